"""Refuse what only looks like a date, and tell dates that recall an event whose year is not that of the article.

Names made of dates (حركة 14 آذار), months that are other words (مارس, he practised), numbers of four digits that count
things, weekdays that are the number two. The words stand in ``dates_words.tsv``, ``dates_weak.tsv`` and
``dates_known.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hasila.arabic import Sentence, Text, normalise, without_article
from hasila.dates import calendars
from hasila.dates.calendars import GREGORIAN
from hasila.dates.matching import Match
from hasila.dates.readings import CalendarDate, Day, Reading, Unclear, Weekday
from hasila.dates.surroundings import words_of_kind
from hasila.dates.vocabulary import Atom
from hasila.lexicons import Lexicons

_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+\Z")
#: What follows the word for day where it is counted (the third day) or belongs to another date (this day of 1973).
_NUMBERED = re.compile(r"O|m?[Uu]?4|m[MH]")
#: Words for tomorrow and yesterday that count only after a preposition.
_FIGURES = ("غد", "الغد", "الامس")
#: The preposition that makes «اليوم» a rate (a day, daily).
_LAST_WORD_IN = re.compile(r"(?<!\w)في\s+\Z")
_DUAL = re.compile(r"[وفبك]?ال\w{2,}(?:ين|ان)\Z")
#: A repeated weekday: days of Friday, Friday of each week.
_REPEATED = re.compile(r"V(?:W[w,]+)*\Z")


class Checks:
    """The checks of one set of lexicons."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._weak = {normalise(row["form"]).lower(): row for row in lexicons.rows("dates_weak")}
        recurrent = "|".join(map(re.escape, words_of_kind(lexicons, "recurrent")))
        self._recurrent = re.compile(rf"\s*(?:{recurrent})(?!\w)")
        self._known = {_day_month(row["form"], lexicons): row for row in lexicons.rows("dates_known")}
        self._background = tuple(f"{word} " for word in words_of_kind(lexicons, "background"))

    def check(self, text: Text, atoms: Sequence[Atom], match: Match, reading: Reading) -> Reading | None:
        """Return the reading if it is a date, else None."""
        before = match.before.rstrip("<q")
        if before.endswith("n") and _could_be_name(reading):
            return None
        if isinstance(reading, Weekday) and self._is_no_weekday(text, atoms, match):
            return None
        if match["word"] and not _is_day(text, atoms, match):
            return None
        if self._recurrent.match(text.norm, atoms[match.stop - 1].end):
            return None
        if match["span"] == "4" and not match["yeare"] and _counts(text, atoms, match):
            return None
        return reading if self._months_hold(text, atoms, match) else None

    def _months_hold(self, text: Text, atoms: Sequence[Atom], match: Match) -> bool:
        """Tell whether each month that could be another word is held by digits, a unit or a preposition."""
        months = [atom for atom in atoms[match.first : match.stop] if atom.letter in "MHX"]
        held = len(months) > 1 or any(letter in match["span"] for letter in "14OUuPCFp")
        for month in months:
            weak = self._weak.get(text.norm[month.start : month.end].lower())
            if weak is None:
                continue
            if not text.raw[slice(*text.raw_span(month.start, month.end))].startswith(weak["raw"]):
                return False
            if weak["needs"] == "year" and not any(letter in match["span"] for letter in "4mUuPCF"):
                return False
            if month.letter != "X" and not held and not match.before.endswith(("i", "z", "k", "t")):
                return False
        return True

    @staticmethod
    def _is_no_weekday(text: Text, atoms: Sequence[Atom], match: Match) -> bool:
        if _REPEATED.search(match.before) and not match["wmod"]:
            return True
        word = _LAST_WORD.search(text.norm, max(0, atoms[match.first].start - 30), atoms[match.first].start)
        return match.value("wday") == 0 and word is not None and _DUAL.fullmatch(word[1]) is not None

    # ------------------------------------------------------------ dates that recall
    def recall(self, text: Text, sentence: Sentence, match: Match, reading: Reading, published: date | None) -> Reading:
        """Return the reading with the year of a well-known event, or marked as recalled, where its words say so."""
        if not isinstance(reading, CalendarDate) or reading.year is not None or reading.month is None:
            return reading
        if reading.direction or reading.year_shift is not None:
            return reading
        named = match.before.rstrip("<q").endswith("N")
        known = self._known.get((reading.day, reading.month)) if reading.system == GREGORIAN else None
        if known and (named or (known["since"] == "yes" and match.before.endswith(("z", "k", "K")))):
            day = date.fromisoformat(known["value"])
            if published is None or published >= day:
                return replace(reading, year=day.year)
        older = text.norm.startswith(self._background, sentence.norm_start)
        return replace(reading, recalled=named or older)


def _day_month(form: str, lexicons: Lexicons) -> tuple[int | None, int]:
    day, name = normalise(form).split(" ", 1)
    return int(day), calendars.month_names(lexicons)[name][1]


def _could_be_name(reading: Reading) -> bool:
    if isinstance(reading, CalendarDate):
        return reading.year is None and reading.direction is None and reading.year_shift is None
    return (isinstance(reading, Weekday) and reading.direction is None) or isinstance(reading, Day | Unclear)


def _is_day(text: Text, atoms: Sequence[Atom], match: Match) -> bool:
    """Tell whether a lone day word is a day: الغد and الأمس are as often figures of speech, في اليوم is a rate."""
    if match["span"].endswith("T") and _NUMBERED.match(match.after):
        return False
    if len(match["span"]) > 1:
        return True
    word = text.norm[atoms[match.first].start : atoms[match.first].end]
    following = _NEXT_WORD.match(text.norm, atoms[match.stop - 1].end)
    if match.number("word", "D") == 0 and following is not None and _is_definite(following[1]):
        return False  # الليلة الفاصلة، الليلة الثانية: a night told by what follows
    if match["word"] == "T":
        return _LAST_WORD_IN.search(text.norm, max(0, atoms[match.first].start - 8), atoms[match.first].start) is None
    return word not in _FIGURES or match.before.endswith(("i", "q", "z", "t"))


def _is_definite(word: str) -> bool:
    return without_article(word) != word


def _counts(text: Text, atoms: Sequence[Atom], match: Match) -> bool:
    """Tell whether a bare number of four digits counts the noun after it and is no year.

    After «in» and «since» only a round one can (في 2000 منزل); after «to» any that a noun without article follows.
    """
    year = match.number("year") or 0
    word = _NEXT_WORD.match(text.norm, atoms[match.stop - 1].end)
    if word is None or match.after.startswith((",", ">", "<", "w", "m", "i", "t", "k", "K")):
        return False
    bare = not _is_definite(word[1])
    if match.before.endswith(("t", "q")):
        return bare and not word[1].startswith("و")
    return year % 100 == 0 and bare
