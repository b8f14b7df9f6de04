"""What a time expression says before anybody knows when it was written.

Small records without any date of today in them: the grammar makes them from words, :mod:`hasila.dates.resolving` turns
each into an ISO value once an anchor is known. Nothing here knows a word of Arabic.
"""

from __future__ import annotations

from dataclasses import dataclass

from hasila.dates.calendars import GREGORIAN

#: Where an expression points: the one just past, the one running, the one to come, the one the article named last.
PAST, CURRENT, FUTURE, SAME = "past", "current", "future", "same"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A year, month or day, or what is given of it; missing parts come from the anchor and ``direction``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    system: str = GREGORIAN
    #: The year as a distance from the anchor's (of last year: -1), where it is worded and not numbered.
    year_shift: int | None = None
    #: The month likewise (the 7th of the current month: 0).
    month_shift: int | None = None
    direction: str | None = None
    weekday: int | None = None
    #: Days from the anchor where the words say today or yesterday beside the date.
    day_shift: int | None = None
    #: First and last month covered of a year (early 2016: 1, 1).
    part: tuple[int, int] | None = None
    #: The words recall an event (the attacks of 11 September, it had been in May): its year may be long past.
    recalled: bool = False
    #: The same day as another calendar beside it gives it; they are compared.
    also: CalendarDate | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day by its distance from the anchor (yesterday: -1), with the weekday beside it."""

    shift: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day by its weekday, 0 (Monday) to 6; of the week ``week_shift`` away where the words say so."""

    weekday: int
    direction: str | None = None
    week_shift: int | None = None
    #: Weeks further back than the last one (the Thursday before last: 1).
    further: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """A whole day, week, month or year by its distance from the anchor's (last month: -1)."""

    unit: str
    shift: int = 0
    part: tuple[int, int] | None = None
    #: Counted from what the article named last, not from the publication date.
    from_article: bool = False
    #: The same unit of another year (the same month of 2016, of last year).
    year: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A count of units before or after the anchor (two days ago: -2)."""

    unit: str
    count: int
    #: The words say about so many.
    about: bool = False


@dataclass(frozen=True, slots=True)
class Rolling:
    """The stretch of the last (or next) units up to the anchor (the past two days: -2)."""

    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another."""

    first: Reading
    last: Reading


@dataclass(frozen=True, slots=True)
class Present:
    """Now, nowadays."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A place on the calendar that the words alone do not give."""


Reading = CalendarDate | Day | Weekday | Unit | Offset | Rolling | Interval | Present | Unclear
