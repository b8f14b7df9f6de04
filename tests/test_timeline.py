"""What is placed on the calendar, and what is not."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
from hasila import tables, timeline


def times(*rows: tuple[str, str, str | None]) -> pl.DataFrame:
    made_rows = [
        {"doc_id": "d1", "sentence_id": 0, "start": n, "end": n + 1, "text": text, "value": value, "precision": "day",
         "anchor": "absolute", "flags": flags}
        for n, (text, value, flags) in enumerate(rows)
    ]  # fmt: skip
    return tables.table("time_expressions", made_rows)


def test_a_month_never_becomes_its_first_day():
    found = times(("أيار", "2020-05", None), ("2 أيار", "2020-05-02", None))
    documents = made.ledger().documents
    assert timeline.density(documents, found, "day")["n_mentions"].to_list() == [1]
    assert timeline.density(documents, found, "month")["n_mentions"].to_list() == [2]


VALUES = ["2020", "2020-05", "2020-05-02", "2020-05-01/2020-06-03", "UNKNOWN", "PRESENT"]


@given(st.lists(st.sampled_from(VALUES), max_size=9), st.sampled_from(["day", "week", "month", "year"]))
def test_every_expression_is_either_placed_or_listed(values, granularity):
    found = times(*[("x", value, None) for value in values])
    placed = timeline.density(made.ledger().documents, found, granularity)["n_mentions"].sum()
    assert placed + len(timeline.unplaced(found, granularity)) == len(found)


def test_a_contradiction_is_listed_with_its_flag_though_it_is_placed():
    found = times(("الأحد 2 أيار", "2020-05-02", "weekday contradicts date"))
    assert timeline.unplaced(found)["reason"].to_list() == ["contradiction: weekday contradicts date"]
    assert len(timeline.density(made.ledger().documents, found)) == 1


def test_the_lag_runs_from_the_last_possible_day_to_publication():
    ledger = made.ledger()
    dated = timeline.dated_claims(ledger.documents, ledger.claims, ledger.events)
    assert dict(dated.select("claim_id", "lag_days").iter_rows()) == {"c1": 1, "c2": 2, "c3": 30, "c4": None}


def test_a_wide_date_and_a_running_total_have_no_lag():
    ledger = made.ledger()
    wide = ledger.claims.with_columns(event_date=pl.lit("2020-05"))
    assert timeline.dated_claims(ledger.documents, wide, ledger.events)["lag_days"].null_count() == 4


def test_the_event_list_keeps_rival_figures_apart():
    ledger = made.ledger()
    row = timeline.event_list(ledger.documents, ledger.claims, ledger.events).row(0, named=True)
    assert row["killed"].split("; ") == ["0 (denied)", "12", "≥20"]
    assert row["claim_ids"] == "c1 c2 c3"
    assert (row["first_published"], row["last_published"]) == (date(2020, 5, 3), date(2020, 6, 1))


def test_activity_counts_claims_without_running_totals():
    ledger = made.ledger()
    row = timeline.activity(ledger.documents, ledger.claims, ledger.events, "week").row(0, named=True)
    assert (row["n_claims"], row["claim_ids"], row["period"]) == (3, "c1 c2 c3", date(2020, 4, 27))


def test_a_date_after_publication_is_counted_as_such():
    ledger = made.ledger()
    later = ledger.claims.with_columns(event_date=pl.lit("2021-01-01"))
    lags = timeline.lag_by_outlet(timeline.dated_claims(ledger.documents, later, ledger.events))
    assert lags["n_before"].sum() == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 ربيع الأول 1443", True),
        ("عام ١٤٣٩ هـ", True),
        ("8 تشرين الأول 2021", False),
        ("عام 2014", False),
        ("ساعة الأصفر", False),
        ("رقم 1341", False),
    ],
)
def test_hijri_dates_are_known_by_month_or_year(text, expected):
    assert (len(timeline.hijri(times((text, "2021-10-08", None)))) == 1) is expected


def test_a_hijri_date_stands_beside_its_gregorian_day():
    row = timeline.hijri(times(("2 ربيع الأول 1443", "2021-10-08", None))).row(0, named=True)
    assert (row["value"], row["hijri_start"], row["hijri_end"]) == ("2021-10-08", "1443-03-02", "1443-03-02")


def test_a_day_outside_the_tables_of_the_calendar_has_no_hijri_day():
    assert timeline.hijri_day(date(1700, 1, 1)) is None


def test_nothing_dated_gives_empty_tables():
    nothing = made.empty()
    dated = timeline.dated_claims(nothing.documents, nothing.claims, nothing.events)
    assert dated.is_empty()
    assert timeline.lag_by_outlet(dated).is_empty()
    assert timeline.event_list(nothing.documents, nothing.claims, nothing.events).is_empty()
    assert timeline.density(nothing.documents, nothing.times).is_empty()
    assert timeline.unplaced(nothing.times).is_empty()
    assert timeline.hijri(nothing.times).is_empty()
    assert timeline.by_precision(nothing.times).is_empty()
