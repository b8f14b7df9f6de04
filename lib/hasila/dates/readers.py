"""What each rule of the grammar says: one function a kind of expression, from a match to a record of ``readings``.

A function returns None where the words turn out to be no date after all. Nothing here knows when the article was
written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hasila.dates.calendars import GREGORIAN, GREGORIAN_YEARS, HIJRI, HIJRI_YEARS
from hasila.dates.matching import Match
from hasila.dates.readings import (
    CURRENT,
    FUTURE,
    PAST,
    SAME,
    CalendarDate,
    Day,
    Interval,
    Present,
    Reading,
    Unclear,
    Weekday,
)

#: Where an expression points, and by how many units, by the letter of its modifier.
DIRECTIONS = {"P": PAST, "R": PAST, "C": CURRENT, "F": FUTURE, "S": SAME}
SHIFTS = {"P": -1, "R": -1, "C": 0, "F": 1, "Q": -2}

Reader = Callable[[Match], Reading | None]


# ---------------------------------------------------------------- calendar dates
def month_of(match: Match, group: str) -> tuple[str, list[int]] | None:
    """Return calendar and month numbers of a group: one, or two where a double name names two months."""
    letters = [letter for letter in match[group] if letter in "MH"]
    numbers = [value for value in match.values(group, "MH") if isinstance(value, int)]
    if len(set(letters)) > 1:
        return None
    system = HIJRI if letters[0] == "H" else GREGORIAN
    return system, numbers[:1] if len(set(numbers)) == 1 else numbers


def year_system(year: int, era: str) -> str | None:
    """Return the calendar a year belongs to, by its era mark or its size; None where it is no year."""
    if era == "E" or (not era and year in HIJRI_YEARS):
        return HIJRI if year in HIJRI_YEARS else None
    return GREGORIAN if year in GREGORIAN_YEARS else None


def _relative(match: Match) -> dict[str, object]:
    """Return what «of last year», «last», «the same» beside a month say, as fields of a CalendarDate."""
    rel = match["rel"]
    if not rel:
        return {}
    unit = match.value("rel", "u")
    letter = next((c for c in rel if c in "PCFSQshI"), "C")
    if unit is None:
        return {"direction": DIRECTIONS.get(letter, PAST)}
    if unit == "year":
        return {"direction": SAME} if letter in "SsI" else {"year_shift": SHIFTS.get(letter, 0)}
    return {"month_shift": SHIFTS.get(letter, 0)} if unit == "month" else {"week": True}


def named_date(match: Match, day: int | None) -> Reading | None:
    """Read a month with or without day and year."""
    month = month_of(match, "month")
    if month is None:
        return None
    system, numbers = month
    year = match.number("year")
    relative = _relative(match)
    if relative.get("week") or "month_shift" in relative:
        return Unclear()
    if year is not None and year_system(year, match["yeare"]) != system:
        return None
    part = match.value("part")
    dates = [
        CalendarDate(year=year, month=n, day=day, system=system, part=None, **relative)  # type: ignore[arg-type]
        for n in numbers
    ]
    if len(dates) == 1:
        return dates[0]
    return Interval(dates[0], dates[1]) if part is None and day is None else None


def read_day_month(match: Match) -> Reading | None:
    """Read «7 شباط 2018», «الثامن من آذار», «28 مايو الماضي»."""
    day = match.number("day")
    return named_date(match, day) if day else None


def read_feast(match: Match) -> Reading | None:
    """Read «ثاني أيام عيد الفطر»: a day of the Hijri month in which the feast falls."""
    feast, day = match.value("feast"), match.number("day")
    if not isinstance(feast, tuple) or not day or day > _FEAST_DAYS:
        return None
    return CalendarDate(month=feast[0], day=feast[1] + day - 1, system=HIJRI)


#: Days of a feast that are counted.
_FEAST_DAYS = 5


def read_month(match: Match) -> Reading | None:
    """Read «آذار 2020», «شهر مارس», «أواخر آب الماضي»; a month with nothing beside it needs a preposition before it."""
    alone = not (match["year"] or match["rel"] or match["part"]) and "U" not in match["span"]
    if alone and not (match.before.endswith(("i", "z", "k", "t", "K", "q"))):
        return None
    return named_date(match, None)


def read_month_day_year(match: Match) -> Reading | None:
    """Read «February 2, 2022»."""
    return named_date(match, match.number("day"))


def read_numeric(match: Match) -> Reading | None:
    """Read «7/2/2018», «2018-02-07»."""
    return numeric_date_of(match.value("numeric"))


def numeric_date_of(value: object) -> CalendarDate | None:
    """Return the value of a numeric date as a reading."""
    if not isinstance(value, tuple):
        return None
    system, year, month, day = value
    return CalendarDate(year=year, month=month, day=day, system=system)


def read_day_of_month(match: Match) -> Reading | None:
    """Read «7 من الشهر الجاري», «السابع من الشهر نفسه», «7 الجاري»."""
    unit, letter = match.value("rel", "u"), next((c for c in match["rel"] if c in "PCFSQsh"), "C")
    day = match.number("day")
    if unit not in (None, "month") or day is None or (unit is None and "O" in match["day"]):
        return None
    if letter in "Ss":
        return CalendarDate(day=day, month_shift=0, direction=SAME)
    return CalendarDate(day=day, month_shift=SHIFTS.get(letter, 0))


# ---------------------------------------------------------------- days
def read_word(match: Match) -> Reading:
    """Read «أمس», «صباح اليوم», «اليوم الخميس»; today after «until» is nowadays."""
    weekday = match.number("wday")
    if "T" in match["word"] and weekday is None and match.before.endswith("t"):
        return Present()
    return Day(match.number("word", "DT") or 0, weekday)


def read_weekday(match: Match) -> Reading | None:
    """Read «الخميس», «الخميس الماضي», «الخميس من الأسبوع الماضي»."""
    weekday = match.number("wday")
    if weekday is None:
        return None
    modifier = match["wmod"]
    if "u" in modifier:
        shift = SHIFTS.get(next((c for c in modifier if c in "PCFh"), "C"), 0)
        return Weekday(weekday, week_shift=shift) if match.value("wmod", "u") == "week" else None
    if "Q" in modifier:
        return Weekday(weekday, PAST, further=1)
    return Weekday(weekday, DIRECTIONS.get(modifier[-1:]))


def read_night(match: Match) -> Reading | None:
    """Read «ليل الأربعاء - الخميس»: the day on which the night begins."""
    first, second = match.number("wday"), match.number("next")
    return Weekday(first) if first is not None and second == (first + 1) % 7 else None


def beside(date: Reader) -> Reader:
    """Make a reader of a date with a weekday or a day word beside it."""

    def read(match: Match) -> Reading | None:
        reading = date(match)
        if not isinstance(reading, CalendarDate):
            return None
        numbered = "TL" in match["span"] or "TO" in match["span"]  # اليوم الـ15: the fifteenth day, not today
        shift = None if numbered else match.number("word", "DT")
        return replace(reading, weekday=match.number("wday"), day_shift=shift)

    return read
