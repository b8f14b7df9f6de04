"""The two calendars: month names, Hijri days as Gregorian days, and ISO values as stretches of days.

Gregorian month names come from the Unicode CLDR (babel) for every Arab country, Hijri ones and their conversion from
hijridate (Umm al-Qura, 1343 to 1500 AH); what these lack stands in ``dates_months.tsv``. A Hijri year outside that
range has no value here: it is refused, not estimated.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from babel import Locale, localedata
from hijridate import Gregorian, Hijri

from hasila.arabic import normalise
from hasila.lexicons import Lexicons

GREGORIAN, HIJRI = "gregorian", "hijri"
#: Years a four-digit number can mean in each calendar. 1343-1500 AH is what the Umm al-Qura tables cover.
GREGORIAN_YEARS = range(1600, 2101)
HIJRI_YEARS = range(1343, 1501)

Days = tuple[date, date]


@lru_cache(maxsize=4)
def month_names(lexicons: Lexicons) -> dict[str, tuple[str, int]]:
    """Return normalised month name to (calendar, number 1-12): CLDR, hijridate, then the rows of the lexicon."""
    names = {normalise(name): (GREGORIAN, number) for number, name in _cldr_months()}
    names |= {normalise(Hijri(1440, n, 1).month_name("ar")): (HIJRI, n) for n in range(1, 13)}
    rows = lexicons.rows("dates_months")
    return names | {normalise(row["form"]).lower(): (row["calendar"], int(row["month"])) for row in rows}


def _cldr_months() -> list[tuple[int, str]]:
    locales = [Locale.parse(name) for name in localedata.locale_identifiers() if re.fullmatch(r"ar(_[A-Z]{2})?", name)]
    wide = [locale.months[context]["wide"] for locale in locales for context in ("format", "stand-alone")]
    return sorted({(number, name) for months in wide for number, name in months.items()})


def weekday_names() -> dict[str, int]:
    """Return the normalised Arabic weekday names of the CLDR, with article, to 0 (Monday) to 6."""
    return {normalise(name): number for number, name in Locale.parse("ar").days["format"]["wide"].items()}


# ---------------------------------------------------------------- stretches of days
def period(value: str | None) -> Days | None:
    """Return the first and last day of an ISO day, month, year or A/B interval; None for PRESENT, UNKNOWN and null."""
    if not value or value in ("PRESENT", "UNKNOWN"):
        return None
    if "/" in value:
        first, last = (period(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    parts = [int(part) for part in value.split("-")]
    try:
        return gregorian_days(*parts)
    except ValueError:
        return None


def gregorian_days(year: int, month: int | None = None, day: int | None = None) -> Days:
    """Return the first and last day of a Gregorian year, month or day; ValueError where there is no such day."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return (date(year, month, day),) * 2


def hijri_days(year: int, month: int | None = None, day: int | None = None) -> Days:
    """Return the Gregorian days of a Hijri year, month or day; ValueError outside 1343-1500 AH or if there is none."""
    first = Hijri(year, month or 1, day or 1)
    last_month = month or 12
    last = Hijri(year, last_month, day or Hijri(year, last_month, 1).month_length())
    return first.to_gregorian(), last.to_gregorian()


def days_of(system: str, year: int, month: int | None = None, day: int | None = None) -> Days:
    """Return the days of a year, month or day of either calendar; ValueError where there are none."""
    if system == HIJRI:
        try:
            return hijri_days(year, month, day)
        except OverflowError as error:
            raise ValueError(str(error)) from None
    return gregorian_days(year, month, day)


def iso(first: date, last: date) -> str:
    """Return the shortest ISO value of a stretch of days: a day, a whole month, a whole year, else an interval."""
    if first == last:
        return first.isoformat()
    if (first, last) == gregorian_days(first.year):
        return f"{first.year:04d}"
    if (first, last) == gregorian_days(first.year, first.month):
        return f"{first.year:04d}-{first.month:02d}"
    if first.day == 1 and last == gregorian_days(last.year, last.month)[1]:
        return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def precision_of(value: str) -> str:
    """Return day, month, year, interval, present or unknown for a value."""
    if value in ("PRESENT", "UNKNOWN"):
        return value.lower()
    return "interval" if "/" in value else {4: "year", 7: "month", 10: "day"}[len(value)]


def hijri(day: date) -> tuple[int, int, int]:
    """Return the Hijri year, month and day (Umm al-Qura) of a Gregorian day; ValueError outside 1924-2077."""
    try:
        return Gregorian.fromdate(day).to_hijri().datetuple()
    except OverflowError as error:
        raise ValueError(str(error)) from None


def written_in_hijri(expression: str, lexicons: Lexicons | None = None) -> bool:
    """Tell whether a time expression, as written, names a Hijri month or year, prefixes written onto it or not."""
    return _hijri_words(lexicons or Lexicons()).search(normalise(expression)) is not None


@lru_cache(maxsize=4)
def _hijri_words(lexicons: Lexicons) -> re.Pattern[str]:
    names = sorted(name for name, (system, _) in month_names(lexicons).items() if system == HIJRI)
    years = "|".join(map(str, HIJRI_YEARS))
    return re.compile(rf"(?<![^\W\d_])[وف]?[بلك]?(?:{'|'.join(map(re.escape, names))})(?!\w)|(?<!\d)(?:{years})(?!\d)")


def add_months(day: date, months: int) -> date:
    """Return the day ``months`` later (earlier if negative), at the end of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def week_of(day: date) -> Days:
    """Return Monday and Sunday of the week of a day (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
