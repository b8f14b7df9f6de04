"""The setting of an article: the one place that its headline, or else its opening, is about.

News names the scene where it begins and rarely again, so a figure further down often has no place beside it. The
setting is weak evidence for linking such a figure to an event; it is never written into a claim, whose place is what
its own sentence or paragraph says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import polars as pl

from hasila.arabic import Sentence, Text
from hasila.gazetteer import KnownPlace
from hasila.lexicons import Lexicons
from hasila.nearness import Nearness, is_located, is_wide, reach
from hasila.places import PlaceFinder

#: The opening: this many sentences from the first on, the headline's repetition in the text among them.
_OPENING = 3


def find_settings(documents: pl.DataFrame, doc_ids: Iterable[str], lexicons: Lexicons) -> dict[str, KnownPlace]:
    """Return the setting of each of the articles ``doc_ids`` that has one."""
    finder, nearness = PlaceFinder(lexicons), Nearness(lexicons)
    wanted = documents.filter(pl.col("doc_id").is_in(sorted(set(doc_ids)))).sort("doc_id")
    found = {}
    for doc_id, title, text in wanted.select("doc_id", "title", "text").iter_rows():
        place = setting(title, text, finder, nearness)
        if place is not None:
            found[doc_id] = place
    return found


def setting(title: str | None, text: str, finder: PlaceFinder, nearness: Nearness) -> KnownPlace | None:
    """Return the one place of the headline; where that names none, of the opening; None where it names several."""
    for part in (Text(title or "").sentences, Text(text).sentences[:_OPENING]):
        places = list(_known(part, finder, nearness))
        if places:
            return _only(places, nearness)
    return None


def _known(sentences: Sequence[Sentence], finder: PlaceFinder, nearness: Nearness) -> Iterator[KnownPlace]:
    places = finder.in_article(sentences)
    for sentence in sentences:
        for mention in places.of(sentence):
            place = nearness.place(mention.place_id)
            if place is not None and is_located(place) and not is_wide(place):
                yield place


def _only(places: list[KnownPlace], nearness: Nearness) -> KnownPlace | None:
    """Return the narrowest of places that lie in or near each other; None where two are apart."""
    if any(nearness.relation(a, b) == "apart" for a, b in combinations(places, 2)):
        return None
    return min(places, key=lambda place: (reach(place), place.place_id))
