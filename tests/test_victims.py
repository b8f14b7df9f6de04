"""The words for the victims of whole sentences (victim_phrases.tsv): what the noun governs, and nothing behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.arabic import Text
from hasila.claims import ClaimFinder
from hasila.lexicons import Lexicons, read_lexicon

ROWS = read_lexicon(Path(__file__).with_name("victim_phrases.tsv"))
FINDER = ClaimFinder(Lexicons())


def phrases(article: str) -> list[str]:
    """Return the claims of an article: quantity and the words for the victims, a dash for none."""
    text = Text(article)
    return [
        f"{text.raw[claim.start : claim.end]} = "
        + ("-" if claim.victim_start is None else text.raw[claim.victim_start : claim.victim_end])
        for claim in FINDER.find(text)
    ]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['phenomenon']}: {row['article'][:40]}" for row in ROWS])
def test_the_words_for_the_victims_are_those_that_their_noun_governs(row: dict[str, str]) -> None:
    assert phrases(row["article"]) == row["phrases"].split(" | ")
