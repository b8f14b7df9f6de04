"""Lengths of time in words, and what lies so long before a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic import Text
from hasila.circumstances.durations import Duration, Durations
from hasila.lexicons import Lexicons

DURATIONS = Durations(Lexicons())

LENGTHS = [
    ("أسبوع", 1, "week"),
    ("يومين", 2, "day"),
    ("ثلاث سنوات", 3, "year"),
    ("24 ساعة", 24, "hour"),
    ("عشرة أشهر", 10, "month"),
]


@pytest.mark.parametrize(("raw", "count", "unit"), LENGTHS)
def test_a_length_of_time_is_read(raw: str, count: int, unit: str) -> None:
    words = Text(raw).sentences[0].words
    assert DURATIONS.at(words, 0) == Duration(count, unit, len(words))


@pytest.mark.parametrize("raw", ["خمسة جنود", "مدينة", "ثلاثة"])
def test_what_is_no_length_of_time_is_none(raw: str) -> None:
    assert DURATIONS.at(Text(raw).sentences[0].words, 0) is None


BEFORE = [
    (Duration(24, "hour", 0), "2020-05-09"),
    (Duration(5, "hour", 0), "2020-05-09"),
    (Duration(2, "week", 0), "2020-04-26"),
    (Duration(5, "month", 0), "2019-12"),
    (Duration(3, "year", 0), "2017-05"),
]


@pytest.mark.parametrize(("length", "value"), BEFORE)
def test_months_and_years_before_a_day_are_known_to_the_month(length: Duration, value: str) -> None:
    assert length.before("2020-05-10") == value


def test_a_span_ends_on_its_day() -> None:
    assert Duration(10, "month", 0).span("2020-05-31") == "2019-07-31/2020-05-31"
    assert Duration(1, "week", 0).span("2020-05-10") == "2020-05-03/2020-05-10"


@given(st.integers(1, 60), st.sampled_from(["hour", "day", "week", "month", "year"]))
def test_a_span_is_never_turned_round(count: int, unit: str) -> None:
    first, last = Duration(count, unit, 0).span("2020-05-10").split("/")
    assert first < last


def test_years_end_on_the_same_day_of_the_month_where_the_month_has_it() -> None:
    assert Duration(7, "year", 0).span("2018-06-29") == "2011-06-29/2018-06-29"
    assert Duration(1, "year", 0).span("2020-02-29") == "2019-02-28/2020-02-29"
