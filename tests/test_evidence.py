"""What a page shows of an article: escaped, right to left, the span marked."""

import re
from datetime import date
from itertools import pairwise

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from hasila import evidence, privacy, reuse, tables

HOSTILE = '</td><script>alert(1)</script><img src=x onerror="alert(2)"><a href="javascript:alert(3)">'


def a_document(text: str, doc_id: str = "d1", outlet: str | None = "صحيفة الميناء") -> dict:
    return {
        "doc_id": doc_id, "outlet": outlet, "published": date(2020, 5, 3), "published_basis": "given", "title": None,
        "text": text, "url": None, "source_file": "a.txt", "content_hash": "0" * 64, "n_words": 5, "problems": None,
    }  # fmt: skip


def a_claim(**changes: object) -> dict:
    row = dict.fromkeys(tables.dtypes("casualty_claims"))
    row |= {
        "claim_id": "c1", "doc_id": "d1", "sentence_id": 0, "start": 0, "end": 1, "quantity_text": "7",
        "outcome": "killed", "low": 7, "high": 7, "qualifier": "exact", "imputed": False, "victim_class": "unknown",
        "modality": "asserted", "is_cumulative": False, "position": "body", "rule": "r",
    }  # fmt: skip
    return row | changes


def of_one_sentence(text: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    sentence = {"doc_id": "d1", "sentence_id": 0, "start": 0, "end": len(text), "is_headline": False}
    return tables.table("documents", [a_document(text)]), tables.table("sentences", [sentence])


def test_hostile_text_is_inert_in_every_kind_of_display():
    documents, sentences = of_one_sentence(HOSTILE)
    claims = tables.table("casualty_claims", [a_claim(source_text=HOSTILE, end=9)])
    pages = [
        evidence.table(pl.DataFrame({"a": [HOSTILE]})),
        evidence.table(pl.DataFrame({"a": [[HOSTILE]]})),
        evidence.message(HOSTILE),
        evidence.findings([HOSTILE]),
        evidence.claims(documents, sentences, claims),
        evidence.kwic(documents, pl.DataFrame({"doc_id": ["d1"], "start": [3], "end": [8]})),
    ]
    for page in pages:
        assert "<script" not in page.html
        assert "<img" not in page.html
        assert "<a href" not in page.html


def test_controls_that_turn_neighbours_round_do_not_reach_the_page():
    assert evidence.escape("a\u202eb\u2067c\u0000") == "abc\u2423"


def test_a_span_is_marked_where_it_stands_and_nothing_else_changes():
    page = evidence.marked("قُتل 12 مدنياً في البلدة", [(5, 7)])
    assert '">12</mark> مدنياً' in page
    assert page.startswith("قُتل <mark")


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_marking_loses_no_character(text, start, end):
    page = evidence.marked(text, [(start, end)])
    without = page.replace("</mark>", "").split("<mark")
    bare = without[0] + "".join(part.split('">', 1)[1] for part in without[1:])
    assert bare == evidence.escape(text)


def test_overlapping_spans_are_one_mark():
    assert evidence.marked("abcdef", [(0, 3), (2, 5)]).count("<mark") == 1


def test_a_table_with_arabic_runs_right_to_left_and_one_without_left_to_right():
    assert '<table dir="rtl"' in evidence.table(pl.DataFrame({"a": ["بلدة"]})).html
    assert '<table dir="ltr"' in evidence.table(pl.DataFrame({"a": ["town"]})).html


def test_styles_stand_on_the_elements():
    html = evidence.table(pl.DataFrame({"a": [1]})).html
    assert "<style" not in html
    assert "border-collapse" in html


def test_a_long_table_says_how_many_rows_it_leaves_out():
    page = evidence.table(pl.DataFrame({"n": range(100)}), rows=10)
    assert page.html.count("<tr>") == 11
    assert "10 of 100 rows" in page.html


def test_an_empty_table_says_so():
    assert "no row is left" in evidence.table(pl.DataFrame({"n": []})).html


def test_figures_are_written_with_their_bounds():
    assert evidence.figure(80, None, "at_least") == "at least 80"
    assert evidence.figure(100, None, "more_than") == "more than 100"
    assert evidence.figure(0, 30, "at_most") == "at most 30"
    assert evidence.figure(20, 99, "vague") == "20 to 99 (vague)"
    assert evidence.figure(3, None, "vague") == "3 or more (vague)"
    assert evidence.figure(0, 0, "zero") == "0"
    assert evidence.figure(1200, 1200, "about") == "about 1,200"


def test_the_claims_table_shows_sentence_span_rule_source_relay_and_stance():
    text = "أعلنت الفرقة أن 14 شخصاً قتلوا."
    documents, sentences = of_one_sentence(text)
    start = text.index("14")
    claim = a_claim(start=start, end=start + 2, quantity_text="14", source_text="الفرقة", via_text="الوكالة",
                    stance="neutral", rule="passive-verb")  # fmt: skip
    html = evidence.claims(documents, sentences, tables.table("casualty_claims", [claim])).html
    for expected in (">14</mark>", "الفرقة", "الوكالة", "neutral", "passive-verb", "c1", "صحيفة الميناء"):
        assert expected in html


def test_a_chart_gets_the_sentence_with_its_figure_pointed_out_and_private_names_withheld():
    text = "قال أحمد إن 14 من 14 قتلوا."
    documents, sentences = of_one_sentence(text)
    second = text.rindex("14")
    claim = tables.table("casualty_claims", [a_claim(start=second, end=second + 2)])
    told = evidence.pointed(documents, sentences, claim, {"d1": ["أحمد"]})
    assert told["sentence"].to_list() == ["قال […] إن 14 من ‹14› قتلوا."]


def test_a_concordance_line_keeps_a_written_on_prefix_outside_the_mark():
    text = "سطر أول\nقالت المصادر وللفرقة دور في البلدة\nسطر"
    start = text.index("للفرقة")
    before, word, after = evidence.context(text, start, start + len("للفرقة"), 2)
    assert (before, after) == ("قالت المصادر", "دور في")
    assert word.startswith("و<mark")


def test_a_concordance_leaves_private_names_out_around_the_word_and_cuts_the_context_afterwards():
    text = "وصل سالم حمود الراوي إلى البلدة أمس"
    start = text.index("البلدة")
    before, _, after = evidence.context(text, start, start + len("البلدة"), 3, names=["سالم حمود الراوي"])
    assert (before, after) == ("وصل […] إلى", "أمس")


def test_the_concordance_and_the_list_of_expressions_withhold_private_names():
    text = "قتل سالم حمود الراوي أمس"
    documents, sentences = of_one_sentence(text)
    start = text.index("أمس")
    found = pl.DataFrame({"doc_id": ["d1"], "sentence_id": [0], "start": [start], "end": [len(text)], "text": ["أمس"]})
    names = {"d1": ["سالم حمود الراوي"]}
    for page in (
        evidence.kwic(documents, found, withheld=names),
        evidence.spans(documents, sentences, found, {"text": "as written"}, withheld=names),
    ):
        assert "الراوي" not in page.html
        assert "[…]" in page.html


def test_the_name_of_a_place_is_not_broken_over_lines_nor_a_figure_of_a_list_but_a_long_text_and_the_list_are():
    row = {"place": ["شرق خان يونس"], "outlets": ["صحيفة الميناء اليومية المسائية"], "killed": ["1; 20–99; 10"]}
    short, long, several = evidence.table(pl.DataFrame(row)).html.split("<td")[1:]
    unbroken = re.compile(r'<span style="white-space:nowrap">([^<]*)</span>')
    assert unbroken.findall(short) == ["شرق خان يونس"]
    assert "nowrap" not in long
    assert unbroken.findall(several) == ["1", "20–99", "10"]
    assert several.count("nowrap") == 3


def test_a_date_is_set_apart_and_the_digits_of_an_id_are_none():
    row = {"event_id": ["ev-20160917-843205"], "days": ["المرفأ · 2016-09-17/2016-09-18"]}
    named, dated = evidence.table(pl.DataFrame(row)).html.split("<td")[1:]
    assert "ev-20160917-843205" in named
    assert re.findall(r"<bdi[^>]*>([^<]*)</bdi>", dated) == ["2016-09-17/2016-09-18"]


def a_reprint() -> tuple[pl.DataFrame, pl.DataFrame]:
    told = "أعلنت البلدية أمس مقتل الشاب {} في حادث على الطريق الساحلي قرب مدخل الميناء"
    texts = {"a": told.format("نادر السهلي"), "b": told.format("نادر") + " ونقل شقيقه نادر السهلي إلى المشفى"}
    documents = tables.table("documents", [a_document(text, doc_id) for doc_id, text in texts.items()])
    nothing = pl.DataFrame(schema={"doc_id": pl.String, "start": pl.Int64, "end": pl.Int64})
    return documents, reuse.differences(documents, reuse.find_reuse(documents), nothing, nothing)


def test_a_reprint_beside_its_origin_shows_no_name_of_a_private_person_though_it_cuts_one():
    documents, changes = a_reprint()
    assert "السهلي" in evidence.differences(documents, changes).html
    page = evidence.differences(documents, changes, withheld={"a": ["نادر السهلي", "نادر"], "b": []}).html
    assert "نادر" not in page
    assert "السهلي" not in page
    assert privacy.WITHHELD in page
    assert "الطريق الساحلي" in page


@given(
    st.lists(st.sampled_from(["سعد", "سعد نور", "نور", " ", "قتل ", "على "]), max_size=9),
    st.lists(st.sampled_from(["سعد", "سعد نور", "نور", "على"]), max_size=3),
    st.lists(st.integers(0, 60), max_size=3),
)
def test_parts_of_a_text_put_together_hold_all_but_the_letters_of_the_names(words, names, cuts):
    text = "".join(words)
    named = {i for name in names for i in range(len(text)) if text.startswith(name, i)}
    hidden = {j for i in named for name in names if text.startswith(name, i) for j in range(i, i + len(name))}
    ends = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    parts = [privacy.part_without_names(text, start, end, names) for start, end in pairwise(ends)]
    assert "".join(parts).replace(privacy.WITHHELD, "") == "".join(t for i, t in enumerate(text) if i not in hidden)
    assert all(
        (privacy.WITHHELD in part) == any(start <= i < end for i in hidden)
        for part, (start, end) in zip(parts, pairwise(ends), strict=True)
    )
