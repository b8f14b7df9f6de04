"""Borders come before distance: two governorates are two places, and a village lies in its own."""

import pytest

from hasila.lexicons import Lexicons
from hasila.nearness import Nearness, is_located, kilometres

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


def test_a_town_without_a_point_is_not_located_and_an_area_is() -> None:
    located = {name: NEARNESS.resolve(name) for name in ("خشام", "تلمنس", "ماريلاند")}
    assert {name: place and is_located(place) for name, place in located.items()} == {
        "خشام": True,
        "تلمنس": False,
        "ماريلاند": True,
    }


def test_distances_are_those_of_the_globe() -> None:
    damascus, baghdad = NEARNESS.resolve("دمشق"), NEARNESS.resolve("بغداد")
    assert damascus is not None and baghdad is not None
    assert kilometres(damascus, baghdad) == pytest.approx(750, abs=25)
    syria = NEARNESS.resolve("سوريا")
    assert syria is not None and kilometres(damascus, syria) is None
