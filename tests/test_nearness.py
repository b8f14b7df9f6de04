"""Borders come before distance: two governorates are two places, and a village lies in its own."""

import pytest

from hasila.lexicons import Lexicons
from hasila.nearness import Nearness, kilometres

NEARNESS = Nearness(Lexicons())


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("خشام", "بلدة خوشام", "same"),
        ("خشام", "ريف دير الزور الشرقي", "within"),
        ("خشام", "شرق الفرات", "near"),
        ("خشام", "سوريا", "within"),
        ("جبل الثردة", "مطار دير الزور", "near"),
        ("الباب", "خشام", "apart"),
        ("إدلب", "حلب", "apart"),
        ("مدينة المخا", "مدينة تعز", "apart"),
        ("رفح", "خان يونس", "apart"),
        ("دمشق", "بغداد", "apart"),
    ],
)
def test_two_places_stand_to_each_other_as_on_the_map(first: str, second: str, expected: str) -> None:
    a, b = NEARNESS.resolve(first), NEARNESS.resolve(second)
    assert a is not None and b is not None
    assert NEARNESS.relation(a, b) == NEARNESS.relation(b, a) == expected


def test_a_name_that_no_gazetteer_holds_is_no_known_place() -> None:
    assert NEARNESS.resolve("حارة أم العصافير") is None
    assert NEARNESS.resolve(None) is None


def test_distances_are_those_of_the_globe() -> None:
    damascus, baghdad = NEARNESS.resolve("دمشق"), NEARNESS.resolve("بغداد")
    assert damascus is not None and baghdad is not None
    assert kilometres(damascus, baghdad) == pytest.approx(750, abs=25)
    syria = NEARNESS.resolve("سوريا")
    assert syria is not None and kilometres(damascus, syria) is None
