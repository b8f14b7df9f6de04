"""What an expression says, and an anchor, to an ISO value: pure functions, one for each kind of reading.

Where the anchor that a reading needs is missing, or the words leave a choice that nothing in the text decides, the
value is UNKNOWN. Nothing is ever resolved against the day of the run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hasila.dates import calendars
from hasila.dates.calendars import HIJRI, Days
from hasila.dates.readings import (
    CURRENT,
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


#: Days before publication within which a date without a year is the last one of its date: whatever other year the
#: article tells of (fresh); across the turn of the year, even where it recalls an event or the article tells of another
#: year (recent); at all (a date seven months past is as likely one to
#: come).
_FRESH, _RECENT, _LAST_YEAR = 30, 90, 200
_YEAR = 366
#: Days after publication within which a date without a year is the one to come.
_SOON = 7
UNKNOWN = Resolved("UNKNOWN", "none")


def _resolved(days: Days, anchor: str, *flags: str) -> Resolved:
    return Resolved(calendars.iso(*days), anchor, tuple(flag for flag in flags if flag), days)


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
        return _resolved((day, day), "published")
    back = reading.shift <= 0
    day = nearest_weekday(anchor.published, reading.weekday, back=back)
    return _resolved((day, day), "published", PUBLICATION_CONTRADICTS)


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
    return _resolved((day, day), "published")


def _same_weekday(reading: Weekday, anchor: Anchor) -> Resolved:
    if anchor.article and anchor.article[0] == anchor.article[1] and anchor.article[0].weekday() == reading.weekday:
        return _resolved(anchor.article, "article")
    return UNKNOWN


def _weekday_of_week(weekday: int, shift: int, published: date) -> Resolved:
    """Resolve a weekday of another week; Saturday and Sunday are UNKNOWN, since the Arab week may begin with either."""
    if weekday >= 5 or published.weekday() >= 5:
        return UNKNOWN
    monday = calendars.week_of(published)[0] + timedelta(weeks=shift)
    day = monday + timedelta(days=weekday)
    return _resolved((day, day), "published")


# ---------------------------------------------------------------- calendar dates
def _calendar_date(reading: CalendarDate, anchor: Anchor) -> Resolved:
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
    return _resolved(days, basis, *flags)


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
    return _resolved(days, "article" if reading.direction == SAME else "published", flag)


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
        days = min(candidates, key=lambda c: abs((c[0] - said).days))
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
    resolved = _full_date(reading, story.year, "article", anchor)
    if resolved.days is None or resolved.days[1] < story:
        return UNKNOWN
    return UNKNOWN if anchor.published and resolved.days[0] > anchor.published else resolved


def _next(reading: CalendarDate, published: date) -> Days:
    return next(days for days in _candidates(reading, published) if days[1] >= published)


def _with_weekday(candidates: list[Days], reading: CalendarDate, days: Days, published: date) -> Resolved:
    """Resolve a day with its weekday: the last one, or another near publication on which the weekday agrees."""
    if not _contradicts(days, reading.weekday):
        return _flagged(days, reading)
    agreeing = [c for c in candidates if c[0].weekday() == reading.weekday]
    nearest = min(agreeing, key=lambda c: abs((c[0] - published).days), default=days)
    return _flagged(nearest if abs((nearest[0] - published).days) <= _YEAR else days, reading)


def _flagged(days: Days, reading: CalendarDate, *flags: str) -> Resolved:
    contradiction = WEEKDAY_CONTRADICTS_DATE if _contradicts(days, reading.weekday) else ""
    return _resolved(days, "published", contradiction, *flags)


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
    """Choose the year: the next where the words or the verb point ahead, else the last one that has begun."""
    published = anchor.published or date.min
    if reading.direction == FUTURE or (reading.direction is None and anchor.future):
        strictly = reading.direction == FUTURE
        return next(days for days in candidates if (days[0] > published if strictly else days[1] >= published))
    if reading.direction == CURRENT:
        return min(candidates, key=lambda days: abs((days[0] - published).days))
    if reading.direction == PAST:
        return [days for days in candidates if days[1] < published][-1]
    return [days for days in candidates if days[0] <= published][-1]


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
    return _resolved(days, basis)


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
    return _resolved(unit_days(unit, anchor.published, count), "published")


def _rolling(reading: Rolling, anchor: Anchor) -> Resolved:
    """Resolve the last or next units: days are whole days beside today, longer ones run up to the publication date."""
    if anchor.published is None:
        return UNKNOWN
    now, count = anchor.published, reading.count
    if reading.unit == "day":
        days = now + timedelta(days=count), now - timedelta(days=1)
        return _resolved(days if count < 0 else (now + timedelta(days=1), days[0]), "published")
    far = _moved(now, reading.unit, count)
    return _resolved((min(now, far), max(now, far)), "published")


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
    CalendarDate: _calendar_date,
    Day: _day,
    Weekday: _weekday,
    Unit: _unit,
    Offset: _offset,
    Rolling: _rolling,
    Interval: _interval,
    Present: lambda reading, anchor: Resolved("PRESENT", "none"),
    Unclear: lambda reading, anchor: UNKNOWN,
}
