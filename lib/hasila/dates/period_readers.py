"""What the rules for longer periods say: years, units, offsets, seasons, and intervals of all kinds.

As in :mod:`hasila.dates.readers`, a function returns None where the words turn out to be no date.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.dates.calendars import GREGORIAN
from hasila.dates.matching import Match
from hasila.dates.readers import (
    DIRECTIONS,
    SHIFTS,
    month_of,
    named_date,
    numeric_date_of,
    read_numeric,
    year_system,
)
from hasila.dates.readings import CalendarDate, Interval, Offset, Reading, Rolling, Unclear, Unit


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
    if match["count"] and match["span"].rstrip("wJ").endswith("Uc") and count > 1:
        return None  # «قتل قبل أسبوع ثلاثة»: the number is of those killed
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
    last = named_date(match, match.number("day"))
    first = match.number("from")
    if not isinstance(last, CalendarDate) or first is None or last.day is None or first >= last.day:
        return None
    first_day = replace(last, day=first)
    return first_day if match["night"] else Interval(first_day, last)


def read_dates_interval(match: Match) -> Reading | None:
    """Read «من 3 مارس إلى 5 أبريل 2015», «بين آذار ونيسان 2015»."""
    last = named_date(match, match.number("day"))
    start = month_of(match, "month1")
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
    if "w" in match["span"] and "Z" not in match["span"] and last != first + 1:  # 2014 and 2017, not all between
        return None
    system = year_system(last, match["yeare"])
    if system is None or year_system(first, match["yeare"]) != system:
        return None
    return Interval(CalendarDate(year=first, system=system), CalendarDate(year=last, system=system))


def read_numeric_dates(match: Match) -> Reading | None:
    """Read «1/1/2018 إلى 31/1/2018»; two dates joined by "and" are an interval only after "between"."""
    first, last = numeric_date_of(match.value("first")), read_numeric(match)
    if first is None or last is None or ("w" in match["span"] and "Z" not in match["span"]):
        return None
    return Interval(first, last)


def read_numeric_interval(match: Match) -> Reading | None:
    """Read «19 - 21/10/1436»."""
    last, first = read_numeric(match), match.number("from")
    if not isinstance(last, CalendarDate) or first is None or first >= (last.day or 0):
        return None
    return Interval(replace(last, day=first), last)
