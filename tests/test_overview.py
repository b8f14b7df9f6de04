"""What a corpus holds, and the words that mark an outlet."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
from hasila import overview, tables


def corpus(*texts: tuple[str, str]) -> pl.DataFrame:
    rows = [made.document(f"x{n}", text, outlet, None) for n, (outlet, text) in enumerate(texts)]
    return tables.table("documents", rows)


def test_every_article_is_counted_once_by_outlet_and_by_month():
    documents = made.ledger().documents
    assert overview.by_outlet(documents)["n_documents"].sum() == len(documents)
    assert overview.by_month(documents)["n_documents"].sum() == len(documents)


def test_an_undated_article_has_a_row_without_a_month():
    months = overview.by_month(made.ledger().documents)
    assert months.filter(pl.col("month").is_null())["doc_ids"].to_list() == ["d4"]


def test_an_article_without_an_outlet_is_not_lost():
    documents = tables.table("documents", [made.document("x", "نص قصير هنا", None, None)])
    assert overview.by_outlet(documents)["outlet"].to_list() == [overview.UNKNOWN_OUTLET]


def test_lengths_fall_into_the_bin_that_holds_them():
    bins = overview.length_bins(made.ledger().documents)
    assert bins["n_documents"].sum() == 4
    words = dict(made.ledger().documents.select("doc_id", "n_words").iter_rows())
    for row in bins.iter_rows(named=True):
        assert all(row["words_from"] <= words[name] < row["words_to"] for name in row["doc_ids"].split())


def test_problems_of_files_and_of_articles_stand_in_one_list():
    documents = made.ledger().documents.with_columns(problems=pl.lit("date unclear; encoding guessed"))
    problems = tables.table("problems", [{"source_file": "z.txt", "problem": "duplicate", "detail": "of d1"}])
    found = overview.problem_list(documents, problems)
    assert len(found) == 9
    assert {"date unclear", "encoding guessed", "duplicate"} == set(found["problem"])


def test_articles_without_a_claim_count_in_the_rate():
    made_ledger = made.ledger()
    found = overview.found_by_outlet(
        made_ledger.documents, made_ledger.claims[:1], made_ledger.times, made_ledger.actors
    )
    row = found.row(by_predicate=pl.col("outlet") == "صحيفة الميناء", named=True)
    words = made_ledger.documents.filter(pl.col("outlet") == "صحيفة الميناء")["n_words"].sum()
    assert (row["n_documents"], row["n_with_claim"], row["n_claims"]) == (2, 1, 1)
    assert row["claims_per_1000"] == pytest.approx(1000 / words)


def test_log_likelihood_and_log_ratio_follow_the_published_formulas():
    # Rayson and Garside (2000): a=10 of c=20 words here, b=5 of d=40 words there; E1=5, E2=10.
    here = ("أ", "حصار " * 5 + "مدينة " * 5)
    there = ("ب", "حصار " * 5 + "قرية " * 35)
    key = overview.key_words(corpus(here, here, there), min_documents=2)
    row = key.row(by_predicate=pl.col("word") == overview.normalise("حصار"), named=True)
    assert (row["n"], row["rest"]) == (10, 5)
    assert row["log_likelihood"] == pytest.approx(2 * (10 * 0.6931472 + 5 * -0.6931472))
    assert row["log_ratio"] == pytest.approx(2.0)
    assert not row["significant"]


def test_a_word_of_a_single_article_is_no_habit_of_its_outlet():
    documents = corpus(("أ", "زلزال " * 30 + "كلام"), ("أ", "كلام"), ("ب", "حديث"))
    assert overview.normalise("زلزال") not in overview.key_words(documents, min_documents=2)["word"].to_list()


def test_key_words_are_shown_in_their_usual_spelling():
    documents = corpus(("أ", "مدرسة مدرسة مدرسه"), ("أ", "مدرسة"), ("ب", "حديث"))
    key = overview.key_words(documents)
    assert key.filter(pl.col("word") == overview.normalise("مدرسة"))["written"].to_list() == ["مدرسة"]


def test_one_outlet_alone_has_no_key_words():
    assert overview.key_words(corpus(("أ", "كلام كثير"), ("أ", "كلام"))).is_empty()


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("قالت الفرقة ذلك", "الفرقة"),
        ("قالت والفرقة ذلك", "الفرقة"),
        ("قالت فرقه ذلك", "فرقه"),
        ("شكراً للفرقة اليوم", "للفرقة"),
        ("قالت الفِرْقَةُ ذلك", "الفِرْقَةُ"),
    ],
)
def test_a_concordance_finds_a_word_under_its_prefixes_and_spellings(text, span):
    found = overview.concordance(corpus(("أ", text)), "الفرقة")
    assert found["text"].to_list() == [span]


def test_a_concordance_does_not_find_a_word_inside_another():
    assert overview.concordance(corpus(("أ", "افترقوا وتفرقوا عند المفترق")), "فرق").is_empty()


def test_a_concordance_finds_a_phrase():
    found = overview.concordance(corpus(("أ", "زار وفرقة الإسعاف الأولى البلدة")), "فرقة الإسعاف")
    assert found["text"].to_list() == ["فرقة الإسعاف"]


@given(st.text(alphabet="ابتسل وفةأ\u064e\u0640 .،", max_size=60), st.sampled_from(["سلام", "اب", "تل"]))
def test_every_span_of_a_concordance_is_the_text_at_its_offsets(text, word):
    for row in overview.concordance(corpus(("أ", text)), word).iter_rows(named=True):
        assert text[row["start"] : row["end"]] == row["text"]
        assert overview.normalise(word) in overview.normalise(row["text"])


def test_an_empty_corpus_gives_empty_tables():
    nothing = made.empty()
    for frame in (
        overview.by_outlet(nothing.documents),
        overview.by_month(nothing.documents),
        overview.length_bins(nothing.documents),
        overview.date_bases(nothing.documents),
        overview.problem_list(nothing.documents, nothing.problems),
        overview.found_by_outlet(nothing.documents, nothing.claims, nothing.times, nothing.actors),
        overview.key_words(nothing.documents),
        overview.concordance(nothing.documents, "كلمة"),
    ):
        assert frame.is_empty()
