"""Shared paragraphs are found whatever was changed, led back to the likelier origin, and told apart word by word."""

import datetime as dt

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from hasila import reuse, tables

WIRE = (
    "أعلن مسؤول في القيادة أن المقاتلين الروس انتشروا شرق النهر قبل أسبوع ثم تراجعوا بعد اتصال هاتفي بين القادة، "
    "وأن أكثر من 100 مقاتل قتلوا في الضربة التي وقعت في شباط."
)
REWORDED = (
    "زعم مسؤول في القيادة أن المرتزقة الروس انتشروا شرق النهر قبل أسبوع ثم تراجعوا بعد اتصال هاتفي بين القادة، "
    "وأن 100 مقاتل قتلوا في الضربة التي وقعت في شباط."
)
OTHER = (
    "افتتح الوزير معرض الكتاب السنوي في العاصمة بحضور عدد من الناشرين والكتاب العرب والأجانب وتستمر فعالياته عشرة أيام."
)


def documents(*rows: tuple[str, str | None, dt.date | None, str]) -> pl.DataFrame:
    made = [
        {
            "doc_id": doc_id, "outlet": outlet, "published": published, "published_basis": "given", "title": None,
            "text": text, "url": None, "source_file": doc_id, "content_hash": doc_id, "n_words": 1, "problems": None,
        }
        for doc_id, outlet, published, text in rows
    ]  # fmt: skip
    return tables.table("documents", made)


DAY = dt.date(2018, 3, 27)
CORPUS = documents(
    ("paper", "جريدة", DAY, f"عنوان\n{OTHER}\n{REWORDED}"),
    ("wire", "وكالة الخليج للأنباء", DAY + dt.timedelta(days=1), WIRE),
    ("blog", "مدونة", None, OTHER.replace("عشرة أيام", "أسبوعين")),
)


def test_a_reworded_paragraph_is_led_back_to_the_agency_though_it_is_dated_later() -> None:
    found = reuse.find_reuse(CORPUS).filter(doc_id="paper", origin_doc_id="wire").row(0, named=True)
    text = CORPUS.filter(doc_id="paper")["text"].item()
    assert text[found["start"] : found["end"]] == REWORDED
    assert 0.5 < found["containment"] < 1


def test_without_an_agency_the_dated_document_is_the_origin() -> None:
    assert reuse.find_reuse(CORPUS).select("doc_id", "origin_doc_id").rows() == [("blog", "paper"), ("paper", "wire")]


def test_the_order_of_the_documents_does_not_matter() -> None:
    assert reuse.find_reuse(CORPUS).equals(reuse.find_reuse(CORPUS.reverse()))


def test_unrelated_paragraphs_and_short_lines_share_nothing() -> None:
    corpus = documents(("a", None, DAY, f"اقرأ أيضا\n{WIRE}"), ("b", None, DAY, f"اقرأ أيضا\n{OTHER}"))
    assert reuse.find_reuse(corpus).is_empty()


def test_a_name_that_holds_an_agency_by_chance_is_no_agency() -> None:
    corpus = documents(("a", "قناة", DAY, WIRE), ("b", "واسط اليوم", DAY + dt.timedelta(days=1), WIRE))
    assert reuse.find_reuse(corpus)["origin_doc_id"].to_list() == ["a"]


def test_changed_verb_name_and_dropped_qualifier_are_told_with_their_kind() -> None:
    claims = _spans(("paper", "100"), ("wire", "أكثر من 100"))
    actors = _spans(("paper", "المرتزقة الروس"), ("wire", "المقاتلين الروس"))
    shared = reuse.find_reuse(CORPUS).filter(doc_id="paper")
    found = reuse.differences(CORPUS, shared, claims, actors).filter(pl.col("operation") != "equal")
    assert found.select("origin_text", "text", "operation", "kind").rows() == [
        ("أعلن", "زعم", "replace", "verb"),
        ("المقاتلين", "المرتزقة", "replace", "actor"),
        ("أكثر من", "", "delete", "qualifier"),
    ]


def _spans(*places: tuple[str, str]) -> pl.DataFrame:
    texts = dict(CORPUS.select("doc_id", "text").iter_rows())
    rows = [(doc, texts[doc].index(words), texts[doc].index(words) + len(words)) for doc, words in places]
    return pl.DataFrame(rows, schema=["doc_id", "start", "end"], orient="row")


@given(st.lists(st.sampled_from(["قتل", "جنود", "في", "الغارة", "خمسة", "على", "البلدة"]), min_size=8, max_size=14))
def test_the_runs_of_a_comparison_put_together_give_both_paragraphs(words: list[str]) -> None:
    corpus = documents(
        ("a", None, DAY, " ".join(words)), ("b", None, DAY, " ".join(words[:5] + words[6:] + ["أمس"] * 3))
    )
    pair = pl.DataFrame(
        [("b", 0, len(corpus["text"][1]), "a", 0, len(corpus["text"][0]), 1.0)],
        schema=tables.dtypes("reuse"),
        orient="row",
    )
    nothing = pl.DataFrame(schema={"doc_id": pl.String, "start": pl.Int64, "end": pl.Int64})
    runs = reuse.differences(corpus, pair, nothing, nothing)
    assert " ".join(t for t in runs["text"] if t) == corpus["text"][1]
    assert " ".join(t for t in runs["origin_text"] if t) == corpus["text"][0]
