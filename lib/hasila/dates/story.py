"""What an article has told so far, as the anchor of its next time expression.

A year is carried on from one date to the next only where the text clearly continues: in the same sentence, or where a
sentence opens with a date after one that gave its year. What was named some sentences before only casts doubt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hasila.dates.anchors import Anchor, Resolved
from hasila.dates.calendars import HIJRI, Days
from hasila.dates.readings import CalendarDate, Present, Reading, Unit
from hasila.dates.resolving import resolve

#: Sentences within which "the same day" points back; within which another year casts doubt on a date without one.
_POINTING, _DOUBT = 2, 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands, as far as that bears on its value."""

    sentence: int
    #: It stands at the opening of its sentence.
    opening: bool
    #: The verb before it speaks of days to come; it closes a stretch (until); it opens one (since).
    future: bool
    until: bool
    since: bool


class Story:
    """The dates of an article, in the order in which it tells them."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        #: Each with the sentence it stands in: days of the last expression, day of the last one with month and year,
        #: year of the last one with a year.
        self._last: tuple[Days, int] | None = None
        self._full: tuple[date, int] | None = None
        self._year: tuple[int, int] | None = None
        self._unclear_in: int | None = None

    def resolve(self, reading: Reading, place: Place) -> Resolved:
        """Resolve the next expression of the article, and remember what it establishes."""
        resolved = resolve(reading, self._anchor(reading, place))
        if not isinstance(reading, Present):
            hijri = isinstance(reading, CalendarDate) and reading.system == HIJRI
            self._last = (resolved.days, place.sentence) if resolved.days and not hijri else None
        if isinstance(reading, CalendarDate):
            self._remember(reading, resolved.days, place.sentence)
        return resolved

    def _anchor(self, reading: Reading, place: Place) -> Anchor:
        return Anchor(
            published=self.published,
            article=self._pointed_at(reading, place),
            story=self._continued(place),
            other_year=self._year[0] if self._year and place.sentence - self._year[1] <= _DOUBT else None,
            year_unclear=self._unclear_in == place.sentence,
            future=place.future,
            until=place.until,
            since=place.since,
        )

    def _pointed_at(self, reading: Reading, place: Place) -> Days | None:
        """Return the days the article named last, if near enough; "the day before" only within its sentence."""
        reach = 0 if isinstance(reading, Unit) and reading.shift < 0 else _POINTING
        return self._last[0] if self._last and place.sentence - self._last[1] <= reach else None

    def _continued(self, place: Place) -> date | None:
        reach = 1 if place.opening else 0
        return self._full[0] if self._full and place.sentence - self._full[1] <= reach else None

    def _remember(self, reading: CalendarDate, days: Days | None, sentence: int) -> None:
        if days is None:
            self._unclear_in = sentence if reading.year is None else self._unclear_in
        elif reading.year is not None or reading.year_shift is not None:
            self._year = (days[0].year, sentence)
            self._full = (days[0], sentence) if reading.month is not None else self._full
