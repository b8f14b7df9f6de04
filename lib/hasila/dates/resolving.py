"""What an expression says, and an anchor, to an ISO value: pure functions, one for each kind of reading.

Where the anchor that a reading needs is missing, or the words leave a choice that nothing in the text decides, the
value is UNKNOWN. Nothing is ever resolved against the day of the run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hasila.dates import calendars
from hasila.dates.anchors import PUBLICATION_CONTRADICTS, UNKNOWN, Anchor, Resolved, resolved
from hasila.dates.calendars import Days
from hasila.dates.partial_dates import calendar_date
from hasila.dates.readings import (
    FUTURE,
    PAST,
    SAME,
    CalendarDate,
    Day,
    Interval,
    Offset,
    Present,
    Reading,
    Rolling,
    Unclear,
    Unit,
    Weekday,
)


def resolve(reading: Reading, anchor: Anchor) -> Resolved:
    """Return the value of a reading against an anchor; UNKNOWN where they do not give one."""
    try:
        return _RESOLVERS[type(reading)](reading, anchor)
    except (ValueError, OverflowError):  # no such day (31 شباط), or outside the calendars' range
        return UNKNOWN


# ---------------------------------------------------------------- days
def _day(reading: Day, anchor: Anchor) -> Resolved:
    if anchor.published is None:
        return UNKNOWN
    day = anchor.published + timedelta(days=reading.shift)
    if reading.weekday is None or day.weekday() == reading.weekday:
        return resolved((day, day), "published")
    back = reading.shift <= 0
    day = nearest_weekday(anchor.published, reading.weekday, back=back)
    return resolved((day, day), "published", PUBLICATION_CONTRADICTS)


def nearest_weekday(day: date, weekday: int, *, back: bool, strictly: bool = False) -> date:
    """Return the nearest such weekday up to ``day`` (from it, if not ``back``); ``strictly`` leaves ``day`` out."""
    distance = (day.weekday() - weekday) % 7 if back else (weekday - day.weekday()) % 7
    if strictly and distance == 0:
        distance = 7
    return day + timedelta(days=-distance if back else distance)


def _weekday(reading: Weekday, anchor: Anchor) -> Resolved:
    if reading.direction == SAME:
        return _same_weekday(reading, anchor)
    if anchor.published is None:
        return UNKNOWN
    if reading.week_shift is not None:
        return _weekday_of_week(reading.weekday, reading.week_shift, anchor.published)
    back = reading.direction == PAST or (reading.direction != FUTURE and not anchor.future)
    strictly = reading.direction in (PAST, FUTURE)
    day = nearest_weekday(anchor.published, reading.weekday, back=back, strictly=strictly)
    day -= timedelta(weeks=reading.further)
    return resolved((day, day), "published")


def _same_weekday(reading: Weekday, anchor: Anchor) -> Resolved:
    if anchor.article and anchor.article[0] == anchor.article[1] and anchor.article[0].weekday() == reading.weekday:
        return resolved(anchor.article, "article")
    return UNKNOWN


def _weekday_of_week(weekday: int, shift: int, published: date) -> Resolved:
    """Resolve a weekday of another week; Saturday and Sunday are UNKNOWN, since the Arab week may begin with either."""
    if weekday >= 5 or published.weekday() >= 5:
        return UNKNOWN
    monday = calendars.week_of(published)[0] + timedelta(weeks=shift)
    day = monday + timedelta(days=weekday)
    return resolved((day, day), "published")


# ---------------------------------------------------------------- periods and offsets
def _unit(reading: Unit, anchor: Anchor) -> Resolved:
    base, basis = (anchor.published, "published")
    if reading.from_article:
        base, basis = _article_base(reading.unit, anchor), "article"
    if base is None:
        return UNKNOWN
    if reading.year_shift is not None and anchor.published is None:
        return UNKNOWN
    if reading.year is not None:
        base = base.replace(year=reading.year, day=1)
    elif reading.year_shift is not None and anchor.published is not None:
        base = base.replace(year=anchor.published.year + reading.year_shift, day=1)
    days = unit_days(reading.unit, base, reading.shift)
    if reading.part is not None and reading.unit == "year":
        days = _months(days[0].year, reading.part)
    return resolved(days, basis)


def _months(year: int, part: tuple[int, int]) -> Days:
    return calendars.gregorian_days(year, part[0])[0], calendars.gregorian_days(year, part[1])[1]


def _article_base(unit: str, anchor: Anchor) -> date | None:
    """Return the day the article named last if it is fine enough to tell the unit, else None."""
    if anchor.article is None:
        return None
    first, last = anchor.article
    within = unit_days(unit, first, 0)
    return first if within[0] <= first and last <= within[1] else None


def unit_days(unit: str, day: date, shift: int) -> Days:
    """Return the days of the day, week, month or year ``shift`` units from the one that holds ``day``."""
    if unit == "day":
        return (day + timedelta(days=shift),) * 2
    if unit == "week":
        return calendars.week_of(day + timedelta(weeks=shift))
    if unit == "month":
        month = calendars.add_months(day.replace(day=1), shift)
        return calendars.gregorian_days(month.year, month.month)
    return calendars.gregorian_days(day.year + shift)


def _offset(reading: Offset, anchor: Anchor) -> Resolved:
    if anchor.published is None:
        return UNKNOWN
    unit, count = ("day", reading.count // 24) if reading.unit == "hour" else (reading.unit, reading.count)
    if unit == "week" and not reading.about:
        unit, count = "day", 7 * count
    return resolved(unit_days(unit, anchor.published, count), "published")


def _rolling(reading: Rolling, anchor: Anchor) -> Resolved:
    """Resolve the last or next units: days are whole days beside today, longer ones run up to the publication date."""
    if anchor.published is None:
        return UNKNOWN
    now, count = anchor.published, reading.count
    if reading.unit == "day":
        days = now + timedelta(days=count), now - timedelta(days=1)
        return resolved(days if count < 0 else (now + timedelta(days=1), days[0]), "published")
    far = _moved(now, reading.unit, count)
    return resolved((min(now, far), max(now, far)), "published")


def _moved(day: date, unit: str, count: int) -> date:
    if unit == "hour":
        whole_days = -(-abs(count) // 24)
        return day + timedelta(days=whole_days if count > 0 else -whole_days)
    if unit == "week":
        return day + timedelta(weeks=count)
    return calendars.add_months(day, count * (12 if unit == "year" else 1))


def _interval(reading: Interval, anchor: Anchor) -> Resolved:
    last = resolve(reading.last, anchor)
    first = resolve(reading.first, anchor)
    if first.days is None or last.days is None:
        return UNKNOWN
    if first.days[0] > last.days[0] and isinstance(reading.first, CalendarDate) and reading.first.year is None:
        year = last.days[0].year - 1
        first = resolve(replace(reading.first, year=year), anchor)
    if first.days is None or first.days[0] > last.days[1]:
        return UNKNOWN
    days = first.days[0], last.days[1]
    return Resolved(f"{first.value}/{last.value}", last.anchor, first.flags + last.flags, days)


_RESOLVERS: dict[type, Callable[[Any, Anchor], Resolved]] = {
    CalendarDate: calendar_date,
    Day: _day,
    Weekday: _weekday,
    Unit: _unit,
    Offset: _offset,
    Rolling: _rolling,
    Interval: _interval,
    Present: lambda reading, anchor: Resolved("PRESENT", "none"),
    Unclear: lambda reading, anchor: UNKNOWN,
}
