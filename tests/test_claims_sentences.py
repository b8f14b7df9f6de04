"""Every phenomenon of casualty claims, one sentence or more each, in tests/claims_sentences.tsv: what is read, what refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hasila.arabic import Text
from hasila.claims import ClaimFinder
from hasila.lexicons import Lexicons, read_lexicon
from hasila.records import Claim
from hasila.tables import DEATH_WORDINGS, QUALIFIERS, VICTIM_CLASSES

TABLE = Path(__file__).with_name("claims_sentences.tsv")
ROWS = read_lexicon(TABLE)
FINDER = ClaimFinder(Lexicons())


def expected(cell: str) -> list[dict[str, Any]]:
    """Read the claims of a row: ``quantity = outcome low..high, extras``, joined by ``|``; a dash for none."""
    return [] if cell == "-" else [_one(part.strip()) for part in cell.split(" | ")]


def _one(part: str) -> dict[str, Any]:
    quantity, _, rest = part.partition(" = ")
    head, *extras = [piece.strip() for piece in rest.split(",")]
    outcome, figure = head.split()
    low, dots, high = figure.partition("..")
    claim: dict[str, Any] = {"quantity": quantity.strip(), "outcome": outcome, "low": int(low)}
    claim["high"] = (int(high) if high else None) if dots else int(low)
    for extra in extras:
        claim |= _extra(extra)
    return claim


def _extra(extra: str) -> dict[str, Any]:
    if extra in VICTIM_CLASSES:
        return {"victim_class": extra}
    if extra in QUALIFIERS:
        return {"qualifier": extra}
    if extra in DEATH_WORDINGS:
        return {"death_wording": extra}
    if extra == "total":
        return {"is_cumulative": True}
    assert extra.startswith("rule:"), f"unknown extra {extra!r}"
    return {"rule": extra.removeprefix("rule:")}


def found(sentence: str) -> list[tuple[str, Claim]]:
    """Return the quantity text and claim of each claim in a sentence."""
    text = Text(sentence)
    return [(text.raw[claim.start : claim.end], claim) for claim in FINDER.find(text)]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['phenomenon']}: {row['sentence'][:40]}" for row in ROWS])
def test_the_sentence_gives_exactly_its_claims(row: dict[str, str]) -> None:
    want = expected(row["claims"])
    have = found(row["sentence"])
    core = [(quantity, claim.outcome, claim.low, claim.high) for quantity, claim in have]
    assert core == [(w["quantity"], w["outcome"], w["low"], w["high"]) for w in want]
    for (_, claim), wanted in zip(have, want, strict=True):
        fields = {name: getattr(claim, name) for name in wanted if name != "quantity"}
        assert fields == {name: value for name, value in wanted.items() if name != "quantity"}


def test_there_are_at_least_150_sentences() -> None:
    assert len(ROWS) >= 150
    assert sum(row["claims"] == "-" for row in ROWS) >= 30
