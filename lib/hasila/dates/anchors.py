"""What an expression is resolved against, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hasila.dates import calendars
from hasila.dates.calendars import Days

WEEKDAY_CONTRADICTS_DATE = "weekday contradicts date"
PUBLICATION_CONTRADICTS = "contradicts publication date"
CALENDARS_CONTRADICT = "Hijri and Gregorian date differ"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression can be resolved against."""

    #: Publication date of the article; null where unknown, or where the words are not the article's own.
    published: date | None = None
    #: Days of the expression that the article named last.
    article: Days | None = None
    #: The last full date of this sentence, or (for an expression that opens a sentence) of the one before: a date
    #: without a year goes on from it.
    story: date | None = None
    #: Year named some sentences before: a date without a year may belong to it or not.
    other_year: int | None = None
    #: A date without a year cannot be given one (it belongs to a story whose year is not told).
    year_unclear: bool = False
    #: The verb before the expression speaks of days to come.
    future: bool = False
    #: The expression closes a stretch (until 12 May), so that it may lie ahead.
    until: bool = False
    #: The expression opens a stretch (since May), so that it lies behind.
    since: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """An ISO value, what it was resolved against, and the contradictions met."""

    value: str
    anchor: str
    flags: tuple[str, ...] = ()
    days: Days | None = None


UNKNOWN = Resolved("UNKNOWN", "none")


def resolved(days: Days, anchor: str, *flags: str) -> Resolved:
    """Return a stretch of days as a value, with the flags that are not empty."""
    return Resolved(calendars.iso(*days), anchor, tuple(flag for flag in flags if flag), days)
