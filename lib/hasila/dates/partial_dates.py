"""Calendar dates with or without their year, to ISO values.

A year that is not given comes from the words (last, next), from the weekday beside the date, from the story the date
goes on with, or from the publication date; where these leave more than one, the value is UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from hasila.dates import calendars
from hasila.dates.anchors import (
    CALENDARS_CONTRADICT,
    PUBLICATION_CONTRADICTS,
    UNKNOWN,
    WEEKDAY_CONTRADICTS_DATE,
    Anchor,
    Resolved,
    resolved,
)
from hasila.dates.calendars import HIJRI, Days
from hasila.dates.readings import CURRENT, FUTURE, PAST, SAME, CalendarDate

#: Days before publication within which a date without a year is the last one of its date: whatever other year the
#: article tells of (fresh); across the turn of the year, even where it recalls an event or the article tells of another
#: year (recent); at all (a date seven months past is as likely one to come).
_FRESH, _RECENT, _LAST_YEAR = 30, 90, 200
_YEAR = 366
#: Days after publication within which a date without a year is the one to come.
_SOON = 7
#: The sight of the new moon may set a Hijri day this many days off the calendar.
_MOON = 1


def calendar_date(reading: CalendarDate, anchor: Anchor) -> Resolved:
    """Return the value of a calendar date against an anchor; ValueError where there is no such day."""
    if reading.year is not None:
        return _full_date(reading, reading.year, "absolute", anchor)
    if reading.month_shift is not None:
        return _date_of_shifted_month(reading, anchor)
    if reading.year_shift is not None:
        if anchor.published is None:
            return UNKNOWN
        now = calendars.hijri(anchor.published)[0] if reading.system == HIJRI else anchor.published.year
        return _full_date(reading, now + reading.year_shift, "published", anchor)
    return _date_without_year(reading, anchor)


def _full_date(reading: CalendarDate, year: int, basis: str, anchor: Anchor) -> Resolved:
    days = _days(reading, year)
    flags = [WEEKDAY_CONTRADICTS_DATE if _contradicts(days, reading.weekday) else ""]
    if reading.also is not None and reading.also.year is not None:
        other = _days(reading.also, reading.also.year)
        if abs((other[0] - days[0]).days) > 2:
            flags.append(CALENDARS_CONTRADICT)
        days = other if reading.system == HIJRI else days
    if reading.day_shift is not None and anchor.published is not None:
        said = anchor.published + timedelta(days=reading.day_shift)
        flags.append(PUBLICATION_CONTRADICTS if said != days[0] else "")
    return resolved(days, basis, *flags)


def _days(reading: CalendarDate, year: int) -> Days:
    if reading.part is not None and reading.month is None:
        first = calendars.days_of(reading.system, year, reading.part[0])
        return first[0], calendars.days_of(reading.system, year, reading.part[1])[1]
    return calendars.days_of(reading.system, year, reading.month, reading.day)


def _contradicts(days: Days, weekday: int | None) -> bool:
    return weekday is not None and days[0] == days[1] and days[0].weekday() != weekday


def _date_of_shifted_month(reading: CalendarDate, anchor: Anchor) -> Resolved:
    if reading.direction == SAME:
        base = anchor.article[0] if anchor.article and _same_month(anchor.article) else None
    else:
        base = anchor.published
    if base is None or reading.day is None:
        return UNKNOWN
    month = calendars.add_months(base.replace(day=1), reading.month_shift or 0)
    days = calendars.gregorian_days(month.year, month.month, reading.day)
    flag = WEEKDAY_CONTRADICTS_DATE if _contradicts(days, reading.weekday) else ""
    return resolved(days, "article" if reading.direction == SAME else "published", flag)


def _same_month(days: Days) -> bool:
    return (days[0].year, days[0].month) == (days[1].year, days[1].month)


def _date_without_year(reading: CalendarDate, anchor: Anchor) -> Resolved:
    if reading.direction == SAME:
        year = anchor.article[0].year if anchor.article and anchor.article[0].year == anchor.article[1].year else None
        return UNKNOWN if year is None else _full_date(reading, year, "article", anchor)
    if anchor.published is None:
        bare = reading.direction is None and reading.day_shift is None
        return _story_date(reading, anchor.story, anchor) if anchor.story and bare else UNKNOWN
    candidates = _candidates(reading, anchor.published)
    if reading.day_shift is not None:
        said = anchor.published + timedelta(days=reading.day_shift)
        days = _first(sorted(candidates, key=lambda c: abs((c[0] - said).days)))
        if reading.system == HIJRI and abs((days[0] - said).days) <= _MOON:
            days = said, said
        return _flagged(days, reading, PUBLICATION_CONTRADICTS if days[0] != said else "")
    days = _choose(candidates, reading, anchor)
    if reading.direction is not None:
        return _flagged(days, reading)
    if reading.weekday is not None:
        return _with_weekday(candidates, reading, days, anchor.published)
    if anchor.future and (days[0] - anchor.published).days <= _LAST_YEAR:
        return _flagged(days, reading)
    past = _choose(candidates, reading, replace(anchor, future=False))
    return _bare_date(reading, past, anchor, anchor.published)


def _bare_date(reading: CalendarDate, days: Days, anchor: Anchor, published: date) -> Resolved:
    """Resolve a day and month, or a month, with nothing beside it: the nearer to publication, the surer its year."""
    age = (published - days[1]).days
    if anchor.story is not None and age > _FRESH:
        return _story_date(reading, anchor.story, anchor)
    if anchor.year_unclear:
        return UNKNOWN
    doubtful = reading.recalled or anchor.other_year not in (None, days[0].year, published.year)
    if doubtful and age > _RECENT and days[0].year != published.year:
        return UNKNOWN
    if anchor.since or age <= _LAST_YEAR:
        return _flagged(days, reading)
    ahead = _next(reading, published)
    if anchor.until or (ahead[0] - published).days <= _SOON:
        return _flagged(ahead, reading)
    return UNKNOWN


def _story_date(reading: CalendarDate, story: date, anchor: Anchor) -> Resolved:
    """Resolve a date that goes on from one told before: of its year if it comes after that, else UNKNOWN."""
    found = _full_date(reading, story.year, "article", anchor)
    if found.days is None or found.days[1] < story:
        return UNKNOWN
    return UNKNOWN if anchor.published and found.days[0] > anchor.published else found


def _next(reading: CalendarDate, published: date) -> Days:
    return _first(days for days in _candidates(reading, published) if days[1] >= published)


def _with_weekday(candidates: list[Days], reading: CalendarDate, days: Days, published: date) -> Resolved:
    """Resolve a day with its weekday: the last one, or another near publication on which the weekday agrees."""
    if not _contradicts(days, reading.weekday):
        return _flagged(days, reading)
    moved = (timedelta(by) for by in (_MOON, -_MOON)) if reading.system == HIJRI else ()
    shifted = [(days[0] + by, days[1] + by) for by in moved]
    agreeing = [c for c in [*shifted, *candidates] if c[0].weekday() == reading.weekday]
    nearest = min(agreeing, key=lambda c: abs((c[0] - published).days), default=days)
    return _flagged(nearest if abs((nearest[0] - published).days) <= _YEAR else days, reading)


def _flagged(days: Days, reading: CalendarDate, *flags: str) -> Resolved:
    contradiction = WEEKDAY_CONTRADICTS_DATE if _contradicts(days, reading.weekday) else ""
    return resolved(days, "published", contradiction, *flags)


def _candidates(reading: CalendarDate, published: date) -> list[Days]:
    """Return the days of a date without a year in the years around the publication date, in order."""
    now = calendars.hijri(published)[0] if reading.system == HIJRI else published.year
    found = []
    for year in range(now - 4, now + 5):
        try:
            found.append(_days(reading, year))
        except ValueError:  # 29 February in a common year, the 30th of a short Hijri month
            continue
    return found


def _choose(candidates: list[Days], reading: CalendarDate, anchor: Anchor) -> Days:
    """Choose the year: the next where the words or the verb point ahead, else the last one that has begun.

    ValueError where no year near publication has such a date.
    """
    published = anchor.published or date.min
    if reading.direction == FUTURE:
        return _first(days for days in candidates if days[0] > published)
    if reading.direction is None and anchor.future:
        return _first(days for days in candidates if days[1] >= published)
    if reading.direction == CURRENT:
        return _first(sorted(candidates, key=lambda days: abs((days[0] - published).days)))
    if reading.direction == PAST:
        return _first(days for days in reversed(candidates) if days[1] < published)
    return _first(days for days in reversed(candidates) if days[0] <= published)


def _first(found: Iterable[Days]) -> Days:
    for days in found:
        return days
    raise ValueError("no year near publication has such a date")
