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
    Offset,
    Present,
    Reading,
    Rolling,
    Unclear,
    Unit,
    Weekday,
)

#: Where an expression points, and by how many units, by the letter of its modifier.
DIRECTIONS = {"P": PAST, "R": PAST, "C": CURRENT, "F": FUTURE, "S": SAME}
SHIFTS = {"P": -1, "R": -1, "C": 0, "F": 1, "Q": -2}

Reader = Callable[[Match], Reading | None]


# ---------------------------------------------------------------- calendar dates
def _month(match: Match, group: str) -> tuple[str, list[int]] | None:
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
    letter = next((c for c in rel if c in "PCFSQsh"), "C")
    if unit is None:
        return {"direction": DIRECTIONS.get(letter, PAST)}
    if unit == "year":
        return {"direction": SAME} if letter in "Ss" else {"year_shift": SHIFTS.get(letter, 0)}
    return {"month_shift": SHIFTS.get(letter, 0)} if unit == "month" else {"week": True}


def _named_date(match: Match, day: int | None) -> Reading | None:
    """Read a month with or without day and year."""
    month = _month(match, "month")
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
    return _named_date(match, day) if day else None


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
    return _named_date(match, None)


def read_month_day_year(match: Match) -> Reading | None:
    """Read «February 2, 2022»."""
    return _named_date(match, match.number("day"))


def read_numeric(match: Match) -> Reading | None:
    """Read «7/2/2018», «2018-02-07»."""
    return _numeric(match.value("numeric"))


def _numeric(value: object) -> CalendarDate | None:
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
        return Weekday(weekday, PAST, week_shift=-1)
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


# ---------------------------------------------------------------- longer periods
def read_year(match: Match) -> Reading | None:
    """Read «عام 2016», «مطلع العام 2015», «1436 هـ»."""
    year = match.number("year")
    system = year_system(year, match["yeare"]) if year is not None else None
    if year is None or system is None:
        return None
    if match["part"] and match.value("part") is None:
        return CalendarDate(year=year, system=system) if "l" in match["part"] else Unclear()
    part = match.value("part")
    return CalendarDate(year=year, system=system, part=part if isinstance(part, tuple) else None)


#: A number is a year without a word for year only from here on.
_BARE_YEARS = 1900


def read_bare_year(match: Match) -> Reading | None:
    """Read a year with no word for year: after a preposition, in brackets, or with its era."""
    year = match.number("year")
    if year is None or year < _BARE_YEARS or year_system(year, "") != GREGORIAN:
        return None
    return CalendarDate(year=year)


def read_unit(match: Match) -> Reading | None:
    """Read «الأسبوع الماضي», «هذا العام», «مطلع الشهر الجاري», «الشهر نفسه», «العام الدراسي المقبل»."""
    unit, modifier = match.value("unit"), match["mod"]
    if not isinstance(unit, str) or unit == "hour":
        return None
    part = match.value("part")
    whole = part if isinstance(part, tuple) else None
    if match["span"].strip("pl m")[:1] in ("s", "I") or modifier in ("S", "A", "a"):
        return Unit(unit, {"A": 1, "a": -1}.get(modifier, 0), whole, from_article=True)
    if unit == "day" or (unit == "week" and not modifier and "h" not in match["span"]):
        return None
    return Unit(unit, SHIFTS.get(modifier, 0), whole)


def read_season(match: Match) -> Reading | None:
    """Read «الصيف الماضي»; winter, which lies in two years, is left open."""
    part = match.value("part")
    return CalendarDate(part=part, direction=DIRECTIONS[match["mod"]]) if isinstance(part, tuple) else Unclear()


def read_same_day(match: Match) -> Reading | None:
    """Read «اليوم نفسه», «نفس اليوم», «اليوم التالي»: counted from the day the article has just named."""
    return Unit("day", {"A": 1, "a": -1}.get(match["mod"], 0), from_article=True)


def read_other_night(match: Match) -> Reading | None:
    """Read «الليلة نفسها»; on which day «الليلة التالية» begins, the words leave open."""
    return Unit("day", 0, from_article=True) if "S" in match["span"] else Unclear()


def read_same_month_of(match: Match) -> Reading | None:
    """Read «الشهر ذاته من العام 2022», «نفس الشهر من العام الماضي»."""
    if (match.value("unit") or match.value("unit2")) != "month":
        return None
    shift = SHIFTS[match["mod"]] if match["mod"] else None
    return Unit("month", 0, from_article=True, year=match.number("year"), year_shift=shift)


def _count(match: Match) -> int | None:
    if match["dual"]:
        return 2
    if match["count"]:
        return sum(value for value in match.values("count", "1c9O") if isinstance(value, int))
    return 1


#: Letters that make the unit before them part of a date (before Thursday, before the year 2014), not a count of one.
_STARTS_DATE = tuple("WDT814OMHhI")


def read_offset(match: Match) -> Reading | None:
    """Read «قبل يومين», «قبل 3 أيام», «منذ ثلاثة أيام»; of «منذ» only days, since longer ones are durations."""
    count, unit = _count(match), match.value("unit")
    if count is None or not isinstance(unit, str) or match.after.startswith("m"):
        return None
    if match["sign"] == "z" and (unit != "day" or (count == 1 and not match["count"])):
        return None
    if match["span"][-1] == "U" and match.after[:1] in _STARTS_DATE:
        return None
    if match["half"] or match["bound"]:
        return Unclear()
    if not count or (unit == "hour" and count % 24):
        return None
    return Offset(unit, -count, about="y" in match["span"])


def read_rolling(match: Match) -> Reading | None:
    """Read «اليومين الماضيين», «الأيام الثلاثة الماضية», «الـ24 ساعة الماضية», «آخر 48 ساعة»."""
    count, unit = _count(match), match.value("unit")
    if count is None or not isinstance(unit, str) or not 0 < count < 200:
        return None
    if match["mod"] == "R" and match.after.startswith("m"):  # the last three months of the year
        return None
    return Rolling(unit, count if match["mod"] == "F" else -count)


def read_decade(match: Match) -> Reading | None:
    """Read «ثمانينيات القرن الماضي»."""
    first = match.number("span", "d")
    return Interval(CalendarDate(year=first), CalendarDate(year=first + 9)) if first else None


# ---------------------------------------------------------------- intervals
def read_days_interval(match: Match) -> Reading | None:
    """Read «7 و8 شباط 2018», «بين 7 و8 شباط», «7-8 شباط»."""
    last = _named_date(match, match.number("day"))
    first = match.number("from")
    if not isinstance(last, CalendarDate) or first is None or last.day is None or first >= last.day:
        return None
    first_day = replace(last, day=first)
    return first_day if match["night"] else Interval(first_day, last)


def read_dates_interval(match: Match) -> Reading | None:
    """Read «من 3 مارس إلى 5 أبريل 2015», «بين آذار ونيسان 2015»."""
    last = _named_date(match, match.number("day"))
    start = _month(match, "month1")
    if not isinstance(last, CalendarDate) or start is None or start[0] != last.system or len(start[1]) != 1:
        return None
    year1 = match.number("year1")
    first = replace(last, month=start[1][0], day=match.number("day1"), year=year1 or last.year)
    if year1 is None and last.year is not None and start[1][0] > (last.month or 0):
        first = replace(first, year=last.year - 1)
    return Interval(first, last) if (first.day is None) == (last.day is None) else None


def read_years_interval(match: Match) -> Reading | None:
    """Read «ما بين 2014 و2017», «من عام 2011 حتى 2014», «موسم 2015/2016»."""
    first, last = match.number("year1"), match.number("year")
    if first is None or last is None or not first < last or last - first > 200:
        return None
    system = year_system(last, match["yeare"])
    if system is None or year_system(first, match["yeare"]) != system:
        return None
    return Interval(CalendarDate(year=first, system=system), CalendarDate(year=last, system=system))


def read_numeric_dates(match: Match) -> Reading | None:
    """Read «1/1/2018 إلى 31/1/2018»; two dates joined by "and" are an interval only after "between"."""
    first, last = _numeric(match.value("first")), read_numeric(match)
    if first is None or last is None or ("w" in match["span"] and "Z" not in match["span"]):
        return None
    return Interval(first, last)


def read_numeric_interval(match: Match) -> Reading | None:
    """Read «19 - 21/10/1436»."""
    last, first = read_numeric(match), match.number("from")
    if not isinstance(last, CalendarDate) or first is None or first >= (last.day or 0):
        return None
    return Interval(replace(last, day=first), last)
