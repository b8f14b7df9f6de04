"""How two places stand to each other: the same, one in the other, near, or apart.

Places are known places of the gazetteer. Administrative borders decide first (two governorates are two places, whatever
the distance), then the distance against how far a place of its kind reaches. Nothing here knows an event.
"""

from __future__ import annotations

import math
from functools import lru_cache

from hasila.arabic import normalise, without_article
from hasila.gazetteer import KnownPlace, gazetteer
from hasila.lexicons import Lexicons
from hasila.places import resolve
from hasila.places.grammar import compile_places

#: How far from its point a place of each kind reaches, kilometres.
#: Towns reach no farther than villages: two named towns ten kilometres apart are two places.
REACH = {"site": 5, "quarter": 3, "village": 3, "town": 3, "district": 30, "governorate": 90, "region": 120}
_DEFAULT_REACH = 5
_AREAS = ("district", "governorate", "region", "country")
_WIDE = ("region", "country")
_EARTH_KM = 6371.0

RELATIONS = ("same", "within", "near", "apart", "unknown")


class Nearness:
    """The gazetteer of some lexicons, asked about pairs of places."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._grammar = compile_places(lexicons)
        self._gazetteer = gazetteer(lexicons)

    def resolve(self, name: str | None) -> KnownPlace | None:
        """Return the known place that a name means, or None."""
        return _resolve(name, self._lexicons) if name else None

    def place(self, place_id: str | None) -> KnownPlace | None:
        """Return the known place of this id, or None."""
        return self._gazetteer.by_id(place_id) if place_id else None

    def proper_words(self, name: str) -> frozenset[str]:
        """Return the words of a place's name that are no kind of place: none for «السوق», some for «قرية كذا»."""
        words = (without_article(word) for word in normalise(name).split())
        return frozenset(word for word in words if not self._grammar.head(word))

    def relation(self, a: KnownPlace, b: KnownPlace) -> str:
        """Return one of RELATIONS; ``within`` where either lies in the other, ``unknown`` where coordinates lack."""
        if a.place_id == b.place_id:
            return "same"
        above_a, above_b = self._gazetteer.chain(a), self._gazetteer.chain(b)
        if (a.place_id in above_b and _holds(a, b)) or (b.place_id in above_a and _holds(b, a)):
            return "within"
        if self._divided(above_a, above_b):
            return "apart"
        distance = kilometres(a, b)
        if distance is None:
            return "unknown"
        return "near" if distance <= reach(a) + reach(b) else "apart"

    def _divided(self, above_a: tuple[str, ...], above_b: tuple[str, ...]) -> bool:
        """Tell whether two different governorates or countries stand above (or are) the two places."""
        return any(
            self._of_kind(above_a, kind) != self._of_kind(above_b, kind)
            for kind in ("governorate", "country")
            if self._of_kind(above_a, kind) and self._of_kind(above_b, kind)
        )

    def _of_kind(self, chain: tuple[str, ...], kind: str) -> str | None:
        if kind == "country":
            return chain[-1] if self._kind(chain[-1]) in ("country", None) else None
        return next((place_id for place_id in chain if self._kind(place_id) == kind), None)

    def _kind(self, place_id: str) -> str | None:
        place = self._gazetteer.by_id(place_id)
        return place.kind if place else None


@lru_cache(maxsize=20_000)
def _resolve(name: str, lexicons: Lexicons) -> KnownPlace | None:
    return resolve(name, lexicons)


def _holds(outer: KnownPlace, inner: KnownPlace) -> bool:
    """Tell whether a place holds what the gazetteer puts in it: a town of its governorate's name only what is near."""
    if outer.kind in _AREAS:
        return True
    distance = kilometres(outer, inner)
    return distance is not None and distance <= reach(outer) + reach(inner)


def is_located(place: KnownPlace) -> bool:
    """Tell whether it is known where the place lies: its point, or, of an area, what lies in it.

    A town without a point tells no more than a name that no gazetteer has.
    """
    return place.latitude is not None or place.kind in _AREAS


def is_wide(place: KnownPlace) -> bool:
    """Tell whether the place is a country or a region of one: many events of one day happen in it."""
    return place.kind in _WIDE


def reach(place: KnownPlace) -> float:
    """Return how far from its point a place reaches, kilometres, by its kind."""
    return REACH.get(place.kind, _DEFAULT_REACH)


def kilometres(a: KnownPlace, b: KnownPlace) -> float | None:
    """Return the great-circle distance of two places (haversine formula), None where either has no point."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))
