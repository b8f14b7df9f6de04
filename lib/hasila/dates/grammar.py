"""The grammar of time expressions: regular expressions over the letters of atoms, each with what it says.

A rule is a pattern and a function that reads its named groups into a :mod:`hasila.dates.readings` record (or None: not
a date after all). Every rule is tried everywhere, the longest match wins. The letters are those of
:mod:`hasila.dates.vocabulary`: D yesterday, T today, W weekday, M/H month, U/V/B unit, u/v/b definite unit, P/C/F past,
current, next, 1 a day number, 4 a year, 8 a numeric date, O an ordinal, g part of the day, and so on. Nothing here
knows when the article was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hasila.dates.calendars import GREGORIAN, GREGORIAN_YEARS, HIJRI, HIJRI_YEARS
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
from hasila.dates.vocabulary import Atom

DIRECTIONS = {"P": PAST, "R": PAST, "C": CURRENT, "F": FUTURE, "S": SAME}
SHIFTS = {"P": -1, "R": -1, "C": 0, "F": 1, "Q": -2}

_MONTH = r"U?<?(?P<{0}>[MH](?:[/\-]?<?[MH]>?)?)>?"
_YEAR = r"(?:[,mq]*[Uu]?(?P<{0}>4)(?P<{0}e>[eE]?))"
#: From the same year, of last year, of this year; or last, current, next alone.
_RELATIVE = r"(?P<rel>m?hu|m?ux?[PCFSQ]|m?su|[PCFQ])"
_END = _MONTH.format("month") + _YEAR.format("year") + "?" + _RELATIVE + "?"
_SEP = r"[,<>\-j]{0,3}"
_LEAD = r"(?:[ogf]m?)*"
_TAIL = r"(?:[,\-]?[Gf]|[,\-]{0,2}u?7)*"
_STAMP = r"(?:7[,\-]{0,2})?" + _LEAD
_COUNT = r"(?P<count>[1c9](?:w[cO])?)"


class Match:
    """A matched rule: its groups as atoms, and its span in the normalised text."""

    def __init__(self, match: re.Match[str], atoms: Sequence[Atom]) -> None:
        self.match = match
        self.first, self.stop = _balanced(match.string, *match.span("span"))
        self.atoms = atoms

    def __getitem__(self, group: str) -> str:
        """Return the letters of a group; empty where the pattern has none or it took no part."""
        return (self.match.groupdict().get(group) or "")

    def value(self, group: str, letters: str = "") -> object:
        """Return the value of the first atom of a group whose letter is one of ``letters`` (of any where empty)."""
        return next(iter(self.values(group, letters)), None)

    def values(self, group: str, letters: str = "") -> list[object]:
        """Return the values of the atoms of a group whose letter is one of ``letters``, in order."""
        if not self[group]:
            return []
        atoms = self.atoms[slice(*self.match.span(group))]
        return [atom.value for atom in atoms if not letters or atom.letter in letters]

    def number(self, group: str, letters: str = "") -> int | None:
        """Return the value of a group as a number, None where it is not one."""
        value = self.value(group, letters)
        return value if isinstance(value, int) else None

    @property
    def before(self) -> str:
        """The letters of the sentence before the match."""
        return self.match.string[: self.first]

    @property
    def after(self) -> str:
        """The letters of the sentence after the match."""
        return self.match.string[self.stop :]


def _balanced(letters: str, first: int, stop: int) -> tuple[int, int]:
    """Return the span with a bracket taken in or left out, so that it holds as many opening as closing ones."""
    span = letters[first:stop]
    missing = span.count("<") - span.count(">")
    if missing < 0 and span.endswith(">"):
        return first, stop - 1
    if missing < 0 and letters[first - 1 : first] == "<":
        return first - 1, stop
    if missing > 0 and letters[stop : stop + 1] == ">":
        return first, stop + 1
    return (first + 1, stop) if missing > 0 and span.startswith("<") else (first, stop)


Reader = Callable[[Match], Reading | None]


@dataclass(frozen=True)
class Rule:
    """A pattern over atom letters, the letters of which one must be there, and how to read what it matches."""

    needs: str
    pattern: re.Pattern[str]
    read: Reader


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
    value = match.value("numeric")
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


#: Each rule begins with the letters of which a stretch must hold one to be worth trying.
DATES: list[tuple[str, str, Reader]] = [
    ("MH", r"L?(?P<day>[1O])m?" + _END, read_day_month),
    ("8", r"(?P<numeric>8)[eE]?", read_numeric),
    ("M", r"(?P<month>M)(?P<day>1),?(?P<year>4)(?P<yeare>)", read_month_day_year),
    ("uPC", r"(?P<day>[1O])m?(?P<rel>hu|u[PCFS]|su|[PC])", read_day_of_month),
]


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


def _beside(date: Reader) -> Reader:
    """Make a reader of a date with a weekday or a day word beside it."""

    def read(match: Match) -> Reading | None:
        reading = date(match)
        if not isinstance(reading, CalendarDate):
            return None
        return replace(reading, weekday=match.number("wday"), day_shift=match.number("word", "DT"))

    return read


_WORD = r"U?(?P<word>[DT])"
_WDAY = r"U?(?P<wday>W)(?P<wmod>m?u[PCF]|m?hu|[PCFQS])?"
_WDAY_BESIDE = r"U?(?P<wday>W)[PCF]?"


def _day_rules() -> Iterator[tuple[str, str, Reader]]:
    yield "DT", _LEAD + _WORD + _TAIL, read_word
    yield "DT", _LEAD + _WORD + _SEP + _LEAD + _WDAY_BESIDE + _TAIL, read_word
    yield "DT", _LEAD + _WDAY_BESIDE + _SEP + _WORD + _TAIL, read_word
    yield "W", _LEAD + _WDAY + _TAIL, read_weekday
    yield "W", r"[gf]U?(?P<wday>W)[/\-]?(?P<next>W)", read_night
    for needs, pattern, read in DATES:
        yield needs, _STAMP + r"U?" + pattern + _TAIL, read
        yield "W", _STAMP + _WDAY_BESIDE + _SEP + "U?" + pattern + _TAIL, _beside(read)
        yield "DT", _LEAD + _WORD + _SEP + "U?" + pattern + _TAIL, _beside(read)
        yield "DT", _LEAD + _WORD + _SEP + _WDAY_BESIDE + _SEP + "U?" + pattern + _TAIL, _beside(read)


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
    if match["half"]:
        return Unclear()
    if not count or (unit == "hour" and count % 24):
        return None
    return Offset(unit, -count)


def read_rolling(match: Match) -> Reading | None:
    """Read «اليومين الماضيين», «الأيام الثلاثة الماضية», «الـ24 ساعة الماضية», «آخر 48 ساعة»."""
    count, unit = _count(match), match.value("unit")
    if count is None or not isinstance(unit, str) or not 0 < count < 200:
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


def read_numeric_interval(match: Match) -> Reading | None:
    """Read «19 - 21/10/1436»."""
    last, first = read_numeric(match), match.number("from")
    if not isinstance(last, CalendarDate) or first is None or first >= (last.day or 0):
        return None
    return Interval(replace(last, day=first), last)


_OF_YEAR = r"(?:[Uu]?(?P<year>4)(?P<yeare>)|ux?(?P<mod>[PCFQ]))"
_AND = r"(?:w|t|[/\-])"
_START = _MONTH.format("month1") + _YEAR.format("year1") + "?"
_PERIODS: list[tuple[str, str, Reader]] = [
    ("MH", r"(?P<part>[pl]m?)?" + _END, read_month),
    ("4", r"(?P<part>[pl]m?)?[Uu]x?(?P<year>4)x?(?P<yeare>[eE]?)", read_year),
    ("4", r"(?P<part>[pl]m?)(?P<year>4)(?P<yeare>[eE]?)", read_year),
    ("4", r"(?P<year>4)(?P<yeare>[eE])", read_year),
    ("u", r"(?P<part>[pl]m?)?(?P<unit>u)x?(?P<mod>[PCFQSAa])", read_unit),
    ("u", r"(?P<part>[pl]m?)?[hs](?P<unit>u)(?P<mod>)", read_unit),
    ("u", r"(?P<part>p)(?P<unit>u)(?P<mod>)(?!x)", read_unit),
    ("3", r"(?P<part>3)(?P<mod>[PCF])", read_season),
    ("u", r"(?P<part>[pl]m?)?u[PQC]<?(?P<year>4)>?(?P<yeare>)", read_year),
    ("T", r"(?:[sI]T|T(?P<mod>[SAa]))", read_same_day),
    ("D", r"D[SAa]", read_other_night),
    ("u", r"I(?P<unit>u)(?P<mod>)", read_unit),
    ("d", r"d(?:mx?)?r", read_decade),
    ("u", r"(?P<part>[pl]m?)?(?:(?P<unit>u)S|s(?P<unit2>u))m?" + _OF_YEAR, read_same_month_of),
    ("8", r"(?P<from>1)[\-t](?P<numeric>8)[eE]?", read_numeric_interval),
    ("E", r"(?P<year1>4)[eE]?[/\-](?P<year>4)(?P<yeare>E)", read_years_interval),
    ("B", r"(?P<sign>[kz])y?(?P<dual>(?P<unit>B))(?P<half>wJ)?", read_offset),
    ("UV", r"(?P<sign>[kz])y?" + _COUNT + r"(?P<unit>[UV])(?P<half>wJ)?", read_offset),
    ("U", r"(?P<sign>[kz])y?(?P<unit>U)(?P<count>c)?(?P<half>wJ)?", read_offset),
    ("b", r"(?P<dual>(?P<unit>b))(?P<mod>[PRF])", read_rolling),
    ("v", r"(?P<unit>v)L?" + _COUNT + r"(?P<mod>[PRF])", read_rolling),
    ("UV", r"L?" + _COUNT + r"(?P<unit>[UV])(?P<mod>[PRF])", read_rolling),
    ("UV", r"l" + _COUNT + r"(?P<unit>[UV])(?P<mod>)", read_rolling),
    ("B", r"l(?P<dual>(?P<unit>B))(?P<mod>)", read_rolling),
    ("MH", r"(?P<night>[gf]m?)?Z?U?(?P<from>[1O])" + _AND + r"(?P<day>[1O])m?" + _END, read_days_interval),
    ("MH", r"Z?(?:(?P<day1>[1O])m?)?" + _START + _AND + r"(?:(?P<day>[1O])m?)?" + _END, read_dates_interval),
    ("4", r"(?:Z[Uub]?|[UuVvb2])x?(?P<year1>4)[eE]?(?:[wt][Uu]?|[/\-])(?P<year>4)(?P<yeare>[eE]?)", read_years_interval),
]
_BARE: list[tuple[str, str, Reader]] = [
    ("4", r"(?<=[iztkKqN])(?P<span>(?P<year>4))", read_bare_year),
    ("4", r"(?<=<)(?P<span>(?P<year>4))(?=>)", read_bare_year),
    ("4", r"(?<=[miq])(?P<span>(?P<year1>4)(?:t[Uu]?|[/\-])(?P<year>4))", read_years_interval),
    ("X", r"(?P<span>X)", lambda match: Present()),
]


def _compile() -> tuple[Rule, ...]:
    spanned = [(needs, f"(?P<span>{pattern})", read) for needs, pattern, read in [*_day_rules(), *_PERIODS]]
    return tuple(Rule(needs, re.compile(pattern), read) for needs, pattern, read in [*spanned, *_BARE])


RULES = _compile()
#: Stretches without a word that no expression can hold.
_STRETCH = re.compile(r"[^.!nN]+")


@lru_cache(maxsize=1 << 14)
def _rules_for(stretch: str) -> tuple[Rule, ...]:
    """Return the rules worth trying on a stretch of letters."""
    return tuple(rule for rule in RULES if any(letter in stretch for letter in rule.needs))


def matches(atoms: Sequence[Atom]) -> list[tuple[Match, Reading]]:
    """Return the matches of a sentence's atoms with what they say, longest first where they overlap, in order."""
    letters = "".join([atom.letter for atom in atoms])
    found: list[tuple[Match, Reading]] = []
    for stretch in _STRETCH.finditer(letters):
        for rule in _rules_for(stretch.group()):
            for regex_match in rule.pattern.finditer(letters, *stretch.span()):
                match = Match(regex_match, atoms)
                reading = rule.read(match)
                if reading is not None:
                    found.append((match, reading))
    return _longest(found) if len(found) > 1 else found


def _longest(found: list[tuple[Match, Reading]]) -> list[tuple[Match, Reading]]:
    """Return those that no longer (or, of the same length, earlier) match overlaps, in order."""
    found.sort(key=lambda item: (item[0].first - item[0].stop, item[0].first))
    taken: list[tuple[Match, Reading]] = []
    for match, reading in found:
        if all(match.stop <= other.first or other.stop <= match.first for other, _ in taken):
            taken.append((match, reading))
    return _join_calendars(sorted(taken, key=lambda item: item[0].first))


_BESIDE = re.compile(r"[,<>\-/jeEm]{0,4}")


def _join_calendars(found: list[tuple[Match, Reading]]) -> list[tuple[Match, Reading]]:
    """Make one of a Hijri date and a Gregorian one that stand side by side; the Gregorian one gives the value."""
    joined: list[tuple[Match, Reading]] = []
    for match, reading in found:
        if joined and (both := _joined(*joined[-1], match, reading)):
            joined[-1][0].stop = match.stop
            joined[-1] = joined[-1][0], both
        else:
            joined.append((match, reading))
    return joined


def _joined(left: Match, first: Reading, right: Match, second: Reading) -> Reading | None:
    if not isinstance(first, CalendarDate) or not isinstance(second, CalendarDate):
        return None
    if first.system == second.system or not first.day or not second.day:
        return None
    if not _BESIDE.fullmatch(left.match.string[left.stop : right.first]):
        return None
    ours, other = (first, second) if first.system == GREGORIAN else (second, first)
    return replace(ours, also=other, weekday=ours.weekday if ours.weekday is not None else other.weekday)
