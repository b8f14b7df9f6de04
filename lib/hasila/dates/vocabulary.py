"""Words into atoms: each word of a sentence classed by what it can be in a time expression.

An atom is one letter (its kind) with a value. A sentence becomes a string of such letters, over which the grammar is
written as regular expressions (:mod:`hasila.dates.grammar`). The words stand in ``dates_words.tsv``; this module
decides only how digits, numeric dates and clock times are read, and which prefixes may be cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from hasila.arabic import Text, normalise, readings
from hasila.dates import calendars
from hasila.dates.calendars import GREGORIAN, HIJRI
from hasila.lexicons import Lexicons

#: Kind of a lexicon row to its letter.
LETTERS = {
    "day": "D", "today": "T", "weekday": "W", "latin_weekday": "W", "gregorian": "M", "hijri": "H",
    "unit": "U", "units": "V", "dual": "B", "the_unit": "u", "the_units": "v", "the_dual": "b",
    "past": "P", "recent": "R", "current": "C", "future": "F", "before_last": "Q", "same": "S", "same_before": "s",
    "this": "h", "next_after": "A", "previous": "a", "part": "p", "daytime": "g", "daytime_either": "f",
    "daytime_after": "G", "daytime_of": "o", "present": "X", "of": "m", "in": "i", "since": "z", "before": "k",
    "after": "K", "between": "Z", "until": "t", "equals": "j", "hedge": "y", "vague": "Y", "last_count": "l",
    "era_gregorian": "e", "era_hijri": "E", "year_kind": "x", "ordinal": "O", "cardinal": "c", "blocked": "!",
    "name_head": "n", "event_head": "N", "that": "I", "fraction": "J", "decade": "d", "century": "r",
    "years_of": "2", "season": "3", "bound": "5", "feast": "6",
}  # fmt: skip
#: Letters of what is no word: a day number, a four-digit year, another number, a numeric date, a clock time, a bare
#: article before digits, a cut conjunction, a cut preposition, anything else.
DAY_NUMBER, YEAR_NUMBER, NUMBER, NUMERIC_DATE, CLOCK = "1", "4", "9", "8", "7"
ARTICLE, AND, PREFIX, OTHER = "L", "w", "q", "."
#: Marks, and what Arabic writes onto digits: the conjunction, the article (الـ24), a preposition.
_PLAIN = {",": ",", "،": ",", "/": "/", "\\": "/", "-": "-", "–": "-", "—": "-", "_": "-", "|": "-", "·": "-", "•": "-",
          "(": "<", "[": "<", ")": ">", "]": ">", "و": AND, "وال": AND, "ال": ARTICLE, "لل": ARTICLE,
          "ل": PREFIX, "ب": PREFIX}  # fmt: skip
#: Words, numbers with their thousands marks, single marks. (Text.words_between would also map each word to the raw
#: text, which takes most of its time and is needed here only for the few words of an expression.)
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[,.]\d+)*|[^\w\s]|_")

_SEP = r"\s?(?P<sep>[/.\-])\s?"
_NUMERIC = re.compile(
    rf"(?<![\d/.:\-])(?P<a>\d{{1,4}}){_SEP}(?P<b>\d{{1,2}})\s?(?P=sep)\s?(?P<c>\d{{4}}|\d{{1,2}})"
    r"(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d/]|[.\-:]\d)"
)
_CLOCK = re.compile(r"(?<![\d:])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)(?:\s?(?:[AaPp][Mm]\b|صباحا|مساء|ص\b|م\b))?")
#: Without this a stretch has neither.
_JOINED_DIGITS = re.compile(r"\d(?:\s?[/.\-]\s?|:)\d")
#: What makes a numeric date Hijri, right after it.
_HIJRI_MARK = re.compile(r"\s?(?:ه\b|هجري)")


class Atom(NamedTuple):
    """A word or phrase of one kind, with its value and its span in the normalised text of the article."""

    letter: str
    value: Any
    start: int
    end: int


#: What stands for every word that says nothing about time; its place is never asked for.
_ANYTHING = Atom(OTHER, None, -1, -1)


@dataclass(frozen=True, slots=True)
class _Entry:
    tail: list[str]
    letter: str
    value: Any


#: The ways to read a word as the head of an entry (letters cut, whether they split off).
Ways = tuple[tuple[int, bool, list[_Entry]], ...]


class Vocabulary:
    """The words of the lexicons, ready to class the words of a sentence."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        for form, letter, value in _forms(lexicons):
            first, *tail = form.split()
            self._entries.setdefault(first, []).append(_Entry(tail, letter, value))
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.tail))
        self._head = lru_cache(maxsize=1 << 16)(self._find_head)

    def atoms(self, text: Text, start: int, end: int) -> list[Atom]:
        """Return the atoms of a stretch of the normalised text, in order; a cut prefix is an atom of its own."""
        tokens = list(_TOKEN.finditer(text.norm, start, end))
        words = [token[0] for token in tokens]
        fixed = _numeric(text.norm, start, end)
        found: list[Atom] = []
        reached = 0
        for index, ways in enumerate(map(self._head, words)):
            if index < reached:
                continue
            if ways is None:
                found.append(_ANYTHING)
                continue
            at = tokens[index].start()
            if at in fixed:  # a date or time of day begins with digits, of which no way is None
                found.append(fixed[at])
                reached = index + sum(token.start() < fixed[at].end for token in tokens[index:])
            else:
                reached = self._phrase(tokens, words, index, ways, found)
        return found

    def _phrase(self, tokens: list[re.Match[str]], words: list[str], index: int, ways: Ways, found: list[Atom]) -> int:
        """Add the longest phrase of the lexicon that begins at ``index``, or the word; return the index after it."""
        token, (start, end) = words[index], tokens[index].span()
        for cut, split, entries in ways:
            for entry in entries:
                stop = index + 1 + len(entry.tail)
                if not entry.tail or entry.tail == words[index + 1 : stop]:
                    split_at = start + cut if split else start
                    if cut:
                        found.append(Atom(AND if cut == 1 and token[0] in "وف" else PREFIX, None, start, split_at))
                    found.append(Atom(entry.letter, entry.value, split_at, tokens[stop - 1].end()))
                    return stop
        found.append(_plain(token, start, end))
        return index + 1

    def _find_head(self, text: str) -> Ways | None:
        """Return the ways to read a token as the head of an entry: letters cut, whether they split off, entries.

        None where it is a word that says nothing about time; no ways where it is digits, a mark or a bare prefix.
        """
        lowered = text.lower()
        ways = []
        for cut, rest in readings(lowered):
            if rest in self._entries:
                ways.append((cut, lowered[cut:] == rest, self._entries[rest]))
        return tuple(ways) if ways or text in _PLAIN or text[0].isdigit() else None


def _numeric(norm: str, start: int, end: int) -> dict[int, Atom]:
    """Return numeric dates and clock times by their start in the normalised text."""
    if _JOINED_DIGITS.search(norm, start, end) is None:
        return {}
    clocks = [Atom(CLOCK, None, *match.span()) for match in _CLOCK.finditer(norm, start, end)]
    dates = [atom for match in _NUMERIC.finditer(norm, start, end) if (atom := _numeric_atom(match, norm)) is not None]
    return {atom.start: atom for atom in [*clocks, *dates]}


def _forms(lexicons: Lexicons) -> Iterator[tuple[str, str, Any]]:
    for name, (system, month) in calendars.month_names(lexicons).items():
        yield name, LETTERS[system], month
    for name, number in calendars.weekday_names().items():
        yield name, LETTERS["weekday"], number
    for row in lexicons.rows("dates_words"):
        if row["kind"] in LETTERS:
            yield normalise(row["form"]).lower(), LETTERS[row["kind"]], _value(row["kind"], row["value"])


def _value(kind: str, value: str) -> Any:
    if kind in ("part", "season", "feast"):
        first, _, last = value.partition("-")
        return (int(first), int(last)) if last else None
    return int(value) if re.fullmatch(r"-?\d+", value) else value


def _plain(token: str, start: int, end: int) -> Atom:
    """Class a token that is no word of the lexicon: digits, a mark, a bare prefix of digits (الـ24), or another."""
    if token[0].isdigit():
        return _number_atom(token, start, end)
    letter = _PLAIN.get(token)
    return _ANYTHING if letter is None else Atom(letter, None, start, end)


def _number_atom(digits: str, start: int, end: int) -> Atom:
    if not digits.isdecimal() or len(digits) > 4:
        return Atom(NUMBER, None, start, end)
    number = int(digits)
    if len(digits) <= 2 and 1 <= number <= 31:
        letter = DAY_NUMBER
    elif len(digits) == 4 and (number in calendars.GREGORIAN_YEARS or number in calendars.HIJRI_YEARS):
        letter = YEAR_NUMBER
    else:
        letter = NUMBER
    return Atom(letter, number, start, end)


def _numeric_atom(match: re.Match[str], norm: str) -> Atom | None:
    mark = _HIJRI_MARK.match(norm, match.end())
    value = numeric_date(match["a"], match["b"], match["c"], match["sep"], hijri=mark is not None)
    return Atom(NUMERIC_DATE, value, *match.span()) if value else None


def numeric_date(a: str, b: str, c: str, sep: str, *, hijri: bool) -> tuple[str, int, int, int] | None:
    """Read three numbers as (calendar, year, month, day), day first unless that is impossible; None if it is no date.

    A year of two digits is accepted only between slashes or hyphens (with full stops it is a version or a section).
    """
    if len(a) == 4:
        year, month, day = int(a), int(b), int(c)
    elif len(a) <= 2 and (len(c) == 4 or (len(c) == 2 and sep != ".")):
        year, month, day = int(c) if len(c) == 4 else _full_year(int(c)), int(b), int(a)
    else:
        return None
    if month > 12 >= day:
        month, day = day, month
    system = HIJRI if hijri or year in calendars.HIJRI_YEARS else GREGORIAN
    try:
        calendars.days_of(system, year, month, day)
    except ValueError:
        return None
    return (system, year, month, day) if system == HIJRI or 1900 <= year <= 2100 else None


def _full_year(short: int) -> int:
    return short + (1900 if short >= 70 else 2000)
