"""Numeral expressions with their gold bounds (tests/numeral_expressions.tsv), and laws that hold for all numbers."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic import Text
from hasila.lexicons import Lexicons, read_lexicon
from hasila.quantities import QuantityFinder
from hasila.records import Quantity
from hasila.tables import QUALIFIERS

ROWS = read_lexicon(Path(__file__).with_name("numeral_expressions.tsv"))
FINDER = QuantityFinder(Lexicons())
DIGITS = {"latin": "0123456789", "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}


def quantities(text: str) -> list[tuple[str, Quantity]]:
    article = Text(text)
    return [
        (article.raw[found.start : found.end], found)
        for sentence in article.sentences
        for found in FINDER.find_in(sentence)
    ]


@pytest.mark.parametrize("row", ROWS, ids=[row["comment"] for row in ROWS])
def test_the_expression_has_its_bounds(row: dict[str, str]) -> None:
    found = quantities(row["expression"])
    if row["span"] == "-":
        assert found == []
        return
    (span, quantity), *more = found
    bounds = [None if row[end] == "-" else int(row[end]) for end in ("low", "high")]
    assert (span, quantity.low, quantity.high, quantity.qualifier) == (row["span"], *bounds, row["qualifier"])
    assert quantity.imputed == (row["qualifier"] == "vague")
    assert not more


def test_there_are_at_least_60_expressions_and_every_qualifier_of_a_number() -> None:
    assert len(ROWS) >= 60
    assert {row["qualifier"] for row in ROWS} >= set(QUALIFIERS) - {"zero"}


@given(number=st.integers(min_value=0, max_value=999_999), digits=st.sampled_from(sorted(DIGITS)))
def test_a_number_is_read_in_every_digit_set(number: int, digits: str) -> None:
    written = str(number).translate(str.maketrans(DIGITS["latin"], DIGITS[digits]))
    ((span, quantity),) = quantities(f"قتل {written} شخصا")
    assert (span, quantity.low, quantity.high) == (written, number, number)


@given(number=st.integers(min_value=1000, max_value=9_999_999), mark=st.sampled_from(",.٬"))
def test_thousands_marks_do_not_change_a_number(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    ((span, quantity),) = quantities(f"قتل {written} شخصا")
    assert (span, quantity.low) == (written, number)


@given(low=st.integers(min_value=1, max_value=99), more=st.integers(min_value=1, max_value=900))
def test_a_range_never_has_its_low_end_above_its_high(low: int, more: int) -> None:
    ((_, quantity),) = quantities(f"ما بين {low} و{low + more} شخصا")
    assert (quantity.low, quantity.high, quantity.qualifier) == (low, low + more, "range")


@given(st.text(alphabet="ابتثوسعشرةمئ ألفلونين1234567890٠١٢,.-/:", max_size=60))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = [quantity for _, quantity in quantities(text)]
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(q.low is not None and (q.high is None or q.low <= q.high) for q in found)
