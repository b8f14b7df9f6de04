"""The grammar of time expressions: regular expressions over the letters of atoms, each with what it says.

A rule is a pattern and a function that reads its named groups into a :mod:`hasila.dates.readings` record (None: no date
after all). Every rule is tried everywhere, the longest match wins. The letters are those of
:mod:`hasila.dates.vocabulary`: D yesterday, T today, W weekday, M/H month, U/V/B unit, u/v/b definite unit, P/C/F past,
current, next, 1 a day number, 4 a year, 8 a numeric date, O an ordinal, g part of the day, and so on. Nothing here
knows when the article was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hasila.dates.calendars import GREGORIAN
from hasila.dates.matching import Match
from hasila.dates.period_readers import (
    read_bare_year,
    read_dates_interval,
    read_days_interval,
    read_decade,
    read_numeric_dates,
    read_numeric_interval,
    read_offset,
    read_other_night,
    read_rolling,
    read_same_day,
    read_same_month_of,
    read_season,
    read_unit,
    read_year,
    read_years_interval,
)
from hasila.dates.readers import (
    Reader,
    beside,
    read_day_month,
    read_day_of_month,
    read_feast,
    read_month,
    read_month_day_year,
    read_night,
    read_numeric,
    read_weekday,
    read_word,
)
from hasila.dates.readings import CalendarDate, Present, Reading
from hasila.dates.vocabulary import Atom

_MONTH = r"U?<?(?P<{0}>[MH](?:[/\-]?<?[MH]>?)?)>?"
_YEAR = r"(?:[,mq\-/]*[Uu]?(?P<{0}>4)(?P<{0}e>[eE]?))"
#: From the same year, of last year, of this year; or last, current, next alone.
_RELATIVE = r"(?P<rel>m?[hI]u|m?ux?[PCFSQ]|m?su|[PCFQ])"
_NAMED = _MONTH.format("month") + "(?:[PCFS](?=[mq]*[Uu]?4))?"
_END = _NAMED + _YEAR.format("year") + "?" + _RELATIVE + "?"
_SEP = r"[,<>\-jq]{0,3}"
_LEAD = r"(?:[ogf]m?)*"
_TAIL = r"(?:[,\-]?[Gf]|[,\-]{0,2}u?7)*"
_STAMP = r"(?:7[,\-]{0,2})?" + _LEAD
_COUNT = r"(?P<count>[1c9](?:w[cO])?)"


@dataclass(frozen=True)
class Rule:
    """A pattern over atom letters, the letters of which one must be there, and how to read what it matches."""

    needs: str
    pattern: re.Pattern[str]
    read: Reader


#: Each rule begins with the letters of which a stretch must hold one to be worth trying.
DATES: list[tuple[str, str, Reader]] = [
    ("MH", r"L?(?P<day>[1O])[m\-/]?" + _END, read_day_month),
    ("MH", r"(?P<day>O)[UV]m?" + _END, read_day_month),
    ("6", r"(?P<day>O)Vm?(?P<feast>6)", read_feast),
    ("8", r"(?P<numeric>8)[eE]?", read_numeric),
    ("M", r"(?P<month>M)(?P<day>1),?(?P<year>4)(?P<yeare>)", read_month_day_year),
    ("uPC", r"L?(?P<day>[1O])m?(?P<rel>hu|u[PCFS]|su|C)", read_day_of_month),
]


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
        yield "W", _STAMP + _WDAY_BESIDE + _SEP + "U?" + pattern + _TAIL, beside(read)
        yield "W", _STAMP + r"U?" + pattern + _SEP + _WDAY_BESIDE + _TAIL, beside(read)
        yield "DT", _LEAD + _WORD + _SEP + "U?" + pattern + _TAIL, beside(read)
        yield "DT", _LEAD + _WORD + _SEP + _WDAY_BESIDE + _SEP + "U?" + pattern + _TAIL, beside(read)


_OF_YEAR = r"(?:[Uu]?(?P<year>4)(?P<yeare>)|ux?(?P<mod>[PCFQ]))"
_FIRST_DAY = r"(?P<night>[gf]m?)?Z?U?L?(?P<from>[1O])(?:wL?[1O])*"
_PART_DAY = r"(?:[pgf]m?)?(?:(?P<day1>[1O])m?)?"
_LAST_DAY = r"(?:(?P<day>[1O])m?)?"
_YEARS = r"(?P<year1>4)[eE]?(?:[wt][Uu]?|[/\-])(?P<year>4)"
_AND = r"(?:w|t|[/\-])"
_START = _MONTH.format("month1") + _YEAR.format("year1") + "?"
_PERIODS: list[tuple[str, str, Reader]] = [
    ("MH", r"(?P<part>(?:[pl]|u[OR])m?)?" + _END, read_month),
    ("4", r"(?P<part>[pl]m?)?[Uu]x?(?P<year>4)x?(?P<yeare>[eE]?)", read_year),
    ("4", r"(?P<part>[pl]m?)(?P<year>4)(?P<yeare>[eE]?)", read_year),
    ("4", r"(?P<year>4)(?P<yeare>[eE])", read_year),
    ("u", r"(?P<part>[pl]m?)?(?P<unit>u)x?(?P<mod>[PCFQSAa])", read_unit),
    ("u", r"(?P<part>[pl]m?)?[hs](?P<unit>u)(?P<mod>)", read_unit),
    ("u", r"(?P<part>p)(?P<unit>u)(?P<mod>)(?!x)", read_unit),
    ("3", r"(?P<part>3)(?P<mod>[PCF])", read_season),
    ("u", r"(?P<part>[pl]m?)?u[PQC]<?(?P<year>4)>?(?P<yeare>)", read_year),
    ("T", _LEAD + r"(?:[sI]T|T(?P<mod>[SAa]))", read_same_day),
    ("D", r"D[SAa]", read_other_night),
    ("u", r"I(?P<unit>u)(?P<mod>)", read_unit),
    ("d", r"d(?:mx?)?r", read_decade),
    ("u", r"(?P<part>[pl]m?)?(?:(?P<unit>u)S|s(?P<unit2>u))m?" + _OF_YEAR, read_same_month_of),
    ("8", r"(?P<from>1)[\-t](?P<numeric>8)[eE]?", read_numeric_interval),
    ("8", r"Z?(?P<first>8)[eE]?[tw](?P<numeric>8)[eE]?", read_numeric_dates),
    ("E", r"(?P<year1>4)[eE]?[/\-](?P<year>4)(?P<yeare>E)", read_years_interval),
    ("B", r"(?P<sign>[kz])(?:y|(?P<bound>5))?(?P<dual>(?P<unit>B))(?P<half>wJ)?", read_offset),
    ("UV", r"(?P<sign>[kz])(?:y|(?P<bound>5))?" + _COUNT + r"(?P<unit>[UV])(?P<half>wJ)?", read_offset),
    ("U", r"(?P<sign>[kz])(?:y|(?P<bound>5))?(?P<unit>U)(?P<count>c)?(?P<half>wJ)?", read_offset),
    ("U", r"(?P<sign>[kz])(?:y|(?P<bound>5))?(?P<unit>U)(?=c)", read_offset),
    ("b", r"(?P<dual>(?P<unit>b))(?P<mod>[PRF])", read_rolling),
    ("v", r"(?P<unit>v)L?" + _COUNT + r"(?P<mod>[PRF])", read_rolling),
    ("UV", r"L?" + _COUNT + r"(?P<unit>[UV])(?P<mod>[PRF])", read_rolling),
    ("UV", r"l" + _COUNT + r"(?P<unit>[UV])(?P<mod>)", read_rolling),
    ("B", r"l(?P<dual>(?P<unit>B))(?P<mod>)", read_rolling),
    ("MH", _FIRST_DAY + _AND + r"L?(?P<day>[1O])m?" + _END, read_days_interval),
    ("MH", "Z?" + _PART_DAY + _START + _AND + r"(?:[pgf]m?)?" + _LAST_DAY + _END, read_dates_interval),
    ("4", r"(?:Z[Uub]?|[UuVvb2])x?" + _YEARS + r"(?P<yeare>[eE]?)", read_years_interval),
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


@lru_cache(maxsize=1 << 16)
def _rules_for(before: str, stretch: str) -> tuple[Rule, ...]:
    """Return the rules that match somewhere in a stretch of letters; ``before`` is the letter before it, for those that
    look back at one. The same few stretches stand in most sentences.
    """
    letters, around = set(stretch), before + stretch
    may = (rule for rule in RULES if not letters.isdisjoint(rule.needs))
    return tuple(rule for rule in may if rule.pattern.search(around, len(before)) is not None)


def matches(atoms: Sequence[Atom]) -> list[tuple[Match, Reading]]:
    """Return the matches of a sentence's atoms with what they say, longest first where they overlap, in order."""
    letters = "".join([atom.letter for atom in atoms])
    found: list[tuple[Match, Reading]] = []
    for stretch in _STRETCH.finditer(letters):
        start, end = stretch.span()
        for rule in _rules_for(letters[max(0, start - 1) : start], stretch.group()):
            for regex_match in rule.pattern.finditer(letters, start, end):
                match = Match(regex_match, atoms)
                reading = rule.read(match)
                if reading is not None:
                    found.append((match, reading))
    return _longest(found) if len(found) > 1 else found


def _longest(found: list[tuple[Match, Reading]]) -> list[tuple[Match, Reading]]:
    """Return those that no longer (or, of the same length, earlier) match overlaps, in order."""
    found.sort(key=lambda item: (item[0].first - item[0].stop, item[0].first))
    taken: list[tuple[Match, Reading]] = []
    covered = bytearray(len(found[0][0].match.string))
    for match, reading in found:
        if not any(covered[match.first : match.stop]):
            covered[match.first : match.stop] = b"\1" * (match.stop - match.first)
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
