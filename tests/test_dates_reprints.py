"""Relative times of reprinted paragraphs take the date of the article that had the paragraph first."""

from datetime import date

import polars as pl

from hasila import tables
from hasila.arabic import Text
from hasila.dates import TimeFinder
from hasila.dates.reprints import REPRINTED, claims_dated_by_origin, dated_by_origin
from hasila.lexicons import Lexicons

WIRE = "قال قائد المجموعة إن قواته انسحبت الأسبوع الماضي من التلة، ثم عادت الخميس الماضي إليها."
LEXICONS = Lexicons()
OWN = "وأعلنت البلدية أمس فتح الطريق."


def document(doc_id: str, text: str, published: date | None) -> dict:
    return {
        "doc_id": doc_id, "outlet": None, "published": published, "published_basis": "given" if published else "none",
        "title": None, "text": text, "url": None, "source_file": doc_id, "content_hash": doc_id, "n_words": 1,
        "problems": None,
    }  # fmt: skip


def times_of(documents: pl.DataFrame) -> pl.DataFrame:
    finder = TimeFinder(LEXICONS)
    return tables.table("time_expressions", [
        {"doc_id": doc["doc_id"], "sentence_id": t.sentence_id, "start": t.start, "end": t.end,
         "text": doc["text"][t.start : t.end], "value": t.value, "precision": t.precision, "anchor": t.anchor,
         "flags": "; ".join(t.flags) or None}
        for doc in documents.iter_rows(named=True) for t in finder.find(Text(doc["text"]), doc["published"])
    ])  # fmt: skip


def reuse_of(*links: tuple[str, str]) -> pl.DataFrame:
    return tables.table("reuse", [
        {"doc_id": doc, "start": 0, "end": len(WIRE), "origin_doc_id": origin, "origin_start": 0,
         "origin_end": len(WIRE), "containment": 1.0} for doc, origin in links
    ])  # fmt: skip


def values(times: pl.DataFrame, doc_id: str) -> dict[str, str]:
    return dict(times.filter(doc_id=doc_id).select("text", "value").iter_rows())


def documents(wire_date: date | None) -> pl.DataFrame:
    return tables.table("documents", [
        document("paper", f"{WIRE}\n{OWN}", date(2018, 3, 31)), document("wire", WIRE, wire_date),
    ])  # fmt: skip


def test_a_reprinted_paragraph_means_the_last_week_of_its_origin():
    docs = documents(date(2018, 3, 27))
    before = times_of(docs)
    after = dated_by_origin(before, reuse_of(("paper", "wire")), docs, LEXICONS)
    assert values(before, "paper")["الخميس الماضي"] == "2018-03-29"
    assert values(after, "paper") == {
        "الأسبوع الماضي": "2018-03-19/2018-03-25", "الخميس الماضي": "2018-03-22", "أمس": "2018-03-30",
    }  # fmt: skip
    changed = after.filter(pl.col("flags").is_not_null())
    assert changed["flags"].to_list() == [REPRINTED] and changed["anchor"].to_list() == ["article"]
    assert after.drop("value", "anchor", "flags").equals(before.drop("value", "anchor", "flags"))


def test_an_origin_without_a_date_or_printed_later_changes_nothing():
    for wire_date in (None, date(2018, 4, 7)):
        docs = documents(wire_date)
        times = times_of(docs)
        assert dated_by_origin(times, reuse_of(("paper", "wire")), docs, LEXICONS).equals(times)


def test_an_origin_of_weeks_ago_is_no_reprint():
    docs = documents(date(2018, 3, 15))
    times = times_of(docs)
    assert dated_by_origin(times, reuse_of(("paper", "wire")), docs, LEXICONS).equals(times)


def of_two_bulletins(first: str, second: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the times of the second before and after, where the first is taken for its origin."""
    docs = tables.table("documents", [
        document("monday", first, date(2018, 3, 26)), document("tuesday", second, date(2018, 3, 27)),
    ])  # fmt: skip
    link = {"doc_id": "tuesday", "start": 0, "end": len(second), "origin_doc_id": "monday", "origin_start": 0,
            "origin_end": len(first), "containment": 0.6}  # fmt: skip
    times = times_of(docs)
    return times, dated_by_origin(times, tables.table("reuse", [link]), docs, LEXICONS)


BULLETIN = "أعلنت مديرية الطبابة في الإقليم أن مشافيها استقبلت أمس {} جريحا من المدنيين بينهم أطفال."


def test_the_bulletin_of_another_day_with_other_figures_is_no_reprint():
    before, after = of_two_bulletins(BULLETIN.format("تسعة عشر"), BULLETIN.format("أربعة وعشرين"))
    assert after.equals(before)
    assert set(values(after, "tuesday").values()) == {"2018-03-26"}
    _, same = of_two_bulletins(BULLETIN.format("تسعة عشر"), BULLETIN.format("١٩"))
    assert set(values(same, "tuesday").values()) == {"2018-03-25"}


def test_the_formula_of_an_office_about_somebody_else_is_no_reprint():
    formula = "وتنفي البلدية ما نسب إليها، وتؤكد أن القانون فوق الجميع. {}"
    before, after = of_two_bulletins(
        formula.format("وسلمت أمس مفاتيح الحديقة إلى جمعية البستنة."),
        formula.format("واستدعت أمس مالك المسبح إلى مقرها."),
    )
    assert after.equals(before)


def test_without_reuse_the_table_stays_as_it_is():
    docs = documents(date(2018, 3, 27))
    times = times_of(docs)
    assert dated_by_origin(times, tables.table("reuse"), docs, LEXICONS).equals(times)


def test_a_paragraph_with_several_origins_is_dated_by_the_first_published():
    docs = pl.concat([
        documents(date(2018, 3, 27)), tables.table("documents", [document("early", WIRE, date(2018, 3, 19))]),
    ])  # fmt: skip
    times = times_of(docs)
    after = dated_by_origin(times, reuse_of(("paper", "wire"), ("paper", "early")), docs, LEXICONS)
    assert values(after, "paper")["الخميس الماضي"] == "2018-03-15"


def test_a_claim_dated_by_a_reprinted_expression_moves_with_it_and_another_claim_stays():
    docs = documents(date(2018, 3, 27))
    before = times_of(docs)
    after = dated_by_origin(before, reuse_of(("paper", "wire")), docs, LEXICONS)
    blank = dict.fromkeys(tables.dtypes("casualty_claims"))
    plain = {
        "doc_id": "paper", "sentence_id": 0, "start": 0, "end": 3, "quantity_text": "قال", "outcome": "killed",
        "qualifier": "exact", "imputed": False, "victim_class": "unknown", "modality": "asserted",
        "is_cumulative": False, "position": "body", "rule": "x",
    }  # fmt: skip
    claims = tables.table("casualty_claims", [
        blank | plain | {"claim_id": "moved", "event_date": "2018-03-29"},
        blank | plain | {"claim_id": "other", "event_date": "2018-02-08"},
        blank | plain | {"claim_id": "elsewhere", "event_date": "2018-03-29", "sentence_id": 1},
    ])  # fmt: skip
    dates = claims_dated_by_origin(claims, before, after).select("claim_id", "event_date").rows()
    assert dates == [("moved", "2018-03-22"), ("other", "2018-02-08"), ("elsewhere", "2018-03-29")]
