"""The tables of claim sentences (tests/claims_sentences*.tsv), read: shared by the tests of the claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hasila.lexicons import read_lexicon
from hasila.tables import DEATH_WORDINGS, QUALIFIERS, VICTIM_CLASSES

TABLES = sorted(Path(__file__).parent.glob("claims_sentences*.tsv"))
ROWS = [row for table in TABLES for row in read_lexicon(table)]


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
