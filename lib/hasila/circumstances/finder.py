"""When and where the harm of a claim happened: from its sentence, its paragraph, then (dates only) the article.

A date that cannot be told stays null: page furniture and looks back without a date of their own have none. Places never
come from another paragraph. The module resolves no date itself (see :mod:`hasila.dates`) and finds no place itself
(see :mod:`hasila.places`); it only chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from hasila.arabic import Text
from hasila.circumstances.dates import DateChooser
from hasila.circumstances.whereabouts import PlaceChooser
from hasila.furniture import furniture
from hasila.lexicons import Lexicons
from hasila.places import PlaceFinder
from hasila.records import Circumstance, Claim, TimeExpression


class CircumstanceFinder:
    """Chooses time and place for each claim of an article."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.places = PlaceFinder(lexicons)
        self.dates = DateChooser(lexicons)
        self.lexicons = lexicons

    def find(
        self, text: Text, claims: Sequence[Claim], times: Sequence[TimeExpression], published: date | None
    ) -> list[Circumstance]:
        """Return one circumstance a claim, in the order of ``claims``."""
        if not claims:
            return []
        page = furniture(text)
        place_chooser = PlaceChooser(text, claims, self.places, self.lexicons)
        date_of = self.dates.for_article(text, claims, times, published, page, place_chooser.opens_with_place)
        place_chooser.date_of = date_of
        place_chooser.words = self.dates.words
        return [self._circumstance(claim, place_chooser, date_of) for claim in claims]

    def _circumstance(self, claim: Claim, places: PlaceChooser, date_of: Callable[[Claim], str | None]) -> Circumstance:
        place = places.choose(claim)
        return Circumstance(date_of(claim), *((place.start, place.end) if place else (None, None)))
