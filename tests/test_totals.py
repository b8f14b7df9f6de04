"""Which figures are totals over a period and which are of one event (totals_sentences.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.arabic import Text
from hasila.claims import ClaimFinder
from hasila.lexicons import Lexicons, read_lexicon

ROWS = read_lexicon(Path(__file__).with_name("totals_sentences.tsv"))
FINDER = ClaimFinder(Lexicons())


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['phenomenon']}: {row['article'][:40]}" for row in ROWS])
def test_a_figure_is_a_total_or_of_an_event(row: dict[str, str]) -> None:
    text = Text(row["article"].replace("¶", "\n"))
    found = [
        f"{text.raw[claim.start : claim.end]} = {'total' if claim.is_cumulative else 'event'}"
        for claim in FINDER.find(text)
    ]
    assert found == row["claims"].split(" | ")


def test_both_are_met_many_times() -> None:
    claims = " ".join(row["claims"] for row in ROWS).split()
    assert claims.count("total") >= 10
    assert claims.count("event") >= 10
