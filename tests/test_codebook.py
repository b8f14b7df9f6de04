"""The codebook names every value that the tables can hold and every rule that can find a claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila import tables
from hasila.claims import RULE_IDS

CODEBOOK = (Path(__file__).parent.parent / "docs" / "codebook.md").read_text(encoding="utf-8")
VALUES = {
    "outcome": tables.OUTCOMES,
    "qualifier": tables.QUALIFIERS,
    "victim_class": tables.VICTIM_CLASSES,
    "modality": tables.MODALITIES,
    "stance": tables.STANCES,
    "death_wording": tables.DEATH_WORDINGS,
    "position": tables.POSITIONS,
    "rule": RULE_IDS,
}


@pytest.mark.parametrize("field", sorted(VALUES))
def test_every_value_of_the_field_is_explained(field: str) -> None:
    assert [value for value in VALUES[field] if f"`{value}`" not in CODEBOOK] == []


def test_every_column_of_the_claims_is_explained() -> None:
    columns = tables.schema_of("casualty_claims").columns
    assert [column for column in columns if column not in CODEBOOK] == []


def test_the_version_is_that_of_the_tables() -> None:
    assert f"Version {tables.CODEBOOK_VERSION}." in CODEBOOK


def test_the_bounds_of_vague_words_are_those_of_the_lexicon() -> None:
    from hasila.lexicons import Lexicons

    rows = {row["phrase"]: (row["low"], row["high"] or "null") for row in Lexicons().rows("quantities_vague")}
    for phrase in ("عشرات", "مئات", "آلاف", "عشرات الآلاف", "مئات الآلاف"):
        low, high = rows[phrase]
        assert f"| {phrase} | {low} | {high} |" in CODEBOOK


def test_the_codebook_has_room_for_times_and_actors() -> None:
    assert "\n## Times\n" in CODEBOOK
    assert "\n## Actors\n" in CODEBOOK
