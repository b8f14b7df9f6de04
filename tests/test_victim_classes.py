"""The class of the victims of whole sentences (victim_classes.tsv): their own words, the others, the parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.arabic import Text
from hasila.claims import ClaimFinder
from hasila.lexicons import Lexicons, read_lexicon
from hasila.tables import VICTIM_CLASSES

ROWS = read_lexicon(Path(__file__).with_name("victim_classes.tsv"))
FINDER = ClaimFinder(Lexicons())


def classes(article: str) -> list[str]:
    """Return the claims of an article as the table writes them: quantity and class."""
    text = Text(article)
    return [f"{text.raw[claim.start : claim.end]} = {claim.victim_class}" for claim in FINDER.find(text)]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['phenomenon']}: {row['article'][:40]}" for row in ROWS])
def test_every_figure_has_the_class_of_its_victims(row: dict[str, str]) -> None:
    assert classes(row["article"].replace("¶", "\n")) == row["claims"].split(" | ")


def test_every_class_is_met_many_times() -> None:
    found = " ".join(row["claims"] for row in ROWS).split()
    assert all(found.count(name) >= 6 for name in VICTIM_CLASSES)


def test_who_is_only_named_is_of_the_kind_of_those_counted_just_before() -> None:
    article = "أصيب مدنيان برصاص حرس الحدود. وقال مصدر محلي إن كلا من سامر العطار ورامي الحمد أصيبا قرب القرية."
    assert {item.split(" = ")[1] for item in classes(article)} == {"civilian"}
