"""Time expressions of an article, with their values: the one place where text, grammar and anchors meet.

Trigger words are looked up over the whole text at once, and only sentences that hold one are read word by word. The
sentences are then gone through in order, since an expression may be resolved against the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import ahocorasick_rs

from hasila.arabic import Sentence, Text, normalise
from hasila.dates import calendars, grammar
from hasila.dates.calendars import Days
from hasila.dates.checks import Checks
from hasila.dates.readings import CalendarDate, Present, Reading
from hasila.dates.resolving import Anchor, Resolved, resolve
from hasila.dates.surroundings import Furniture, Futurity
from hasila.dates.vocabulary import Vocabulary
from hasila.lexicons import Lexicons
from hasila.records import TimeExpression

#: Kinds of words without which no sentence holds a time expression (beside digits that look like a year or a date).
_TRIGGERS = ("day", "today", "weekday", "latin_weekday", "dual", "the_dual", "units", "past", "recent", "current",
             "future", "same", "same_before", "next_after", "present", "since", "before_last")  # fmt: skip
#: Pairs of kinds that are such words only together: a month ago, about a month, this year, that year.
_TRIGGER_PAIRS = (("before", "unit"), ("hedge", "unit"), ("this", "the_unit"), ("that", "the_unit"))
_DIGITS = re.compile(r"(?<![\d.,])(?:1[3-9]|20)\d\d(?!\d)|\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2}")
#: What may stand between a trigger and the start of its word.
_PREFIXES = re.compile(r"(?:^|[\W\d_])(?:[وف]?[بلك]?)\Z")
#: Letters of text read before and after a trigger.
_BEFORE, _AFTER = 60, 80


class TimeFinder:
    """Finds the time expressions of articles; build it once, then ``find`` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._vocabulary = Vocabulary(lexicons)
        self._triggers = _Triggers(lexicons)
        self._furniture = Furniture(lexicons)
        self._futurity = Futurity(lexicons)
        self._checks = Checks(lexicons)

    def find(self, text: Text, published: date | None) -> list[TimeExpression]:
        """Return the time expressions of an article in order.

        Args:
            text: The article.
            published: Its publication date; without one every relative expression is UNKNOWN.
        """
        windows = self._triggers.windows(text)
        furniture = self._furniture.paragraphs(text) if windows else frozenset()
        story = _Story(published)
        found: list[TimeExpression] = []
        for sentence, window in windows:
            story.enter(sentence)
            outside = sentence.paragraph in furniture
            for start, end, until, reading in self._readings(text, sentence, window, published):
                ahead = self._futurity.points_ahead(text.norm, sentence.norm_start, start)
                resolved = story.resolve(reading, future=ahead, until=until, outside=outside)
                found.append(_expression(text, sentence, start, end, resolved))
        return found

    def _readings(
        self, text: Text, sentence: Sentence, window: tuple[int, int], published: date | None
    ) -> Iterator[tuple[int, int, bool, Reading]]:
        """Yield normalised span, whether it closes a stretch (until), and reading of each expression."""
        atoms = self._vocabulary.atoms(text, *window)
        for match, reading in grammar.matches(atoms):
            kept = self._checks.check(text, atoms, match, reading)
            if kept is not None:
                kept = self._checks.recall(text, sentence, match, kept, published)
                until = match.before.endswith("t")
                yield atoms[match.first].start, atoms[match.stop - 1].end, until, kept


def _expression(text: Text, sentence: Sentence, start: int, end: int, resolved: Resolved) -> TimeExpression:
    raw_start, raw_end = text.raw_span(start, end)
    precision = calendars.precision_of(resolved.value)
    return TimeExpression(
        sentence.sentence_id, raw_start, raw_end, resolved.value, precision, resolved.anchor, resolved.flags
    )


class _Triggers:
    """Finds the sentences that may hold a time expression, without looking at words."""

    def __init__(self, lexicons: Lexicons) -> None:
        rows = lexicons.rows("dates_words")
        forms = {normalise(row["form"]) for row in rows if row["kind"] in _TRIGGERS}
        for first, second in _TRIGGER_PAIRS:
            forms |= {normalise(f"{a['form']} {b['form']}") for a in rows if a["kind"] == first
                      for b in rows if b["kind"] == second}  # fmt: skip
        forms |= {normalise(row["form"]) for row in rows if (row["kind"], row["value"]) == ("unit", "hour")}
        forms |= set(calendars.month_names(lexicons)) | set(calendars.weekday_names())
        # Two letters stand inside countless words: they are looked for behind white space.
        patterns = sorted({form if len(form) > 2 else f" {form}" for form in forms})
        self._automaton = ahocorasick_rs.AhoCorasick(patterns)

    def windows(self, text: Text) -> list[tuple[Sentence, tuple[int, int]]]:
        """Return the stretches of normalised text around triggers, each with its sentence; in order, apart."""
        found: list[tuple[Sentence, tuple[int, int]]] = []
        for hit in self._hits(text.norm):
            sentence = text.sentence_at(hit)
            left = _space(text.norm, max(sentence.norm_start, hit - _BEFORE), sentence.norm_start)
            right = min(sentence.norm_end, hit + _AFTER)
            if found and found[-1][0] is sentence and left <= found[-1][1][1]:
                left = found.pop()[1][0]
            found.append((sentence, (left, _space(text.norm, right, sentence.norm_end, step=1))))
        return found

    def _hits(self, norm: str) -> list[int]:
        hits = {match.start() for match in _DIGITS.finditer(norm)}
        for _, start, end in self._automaton.find_matches_as_indexes(norm, overlapping=True):
            word = start + (norm[start] == " ")
            if (end == len(norm) or not norm[end].isalpha()) and _PREFIXES.search(norm, max(0, word - 3), word):
                hits.add(word)
        return sorted(hits)


def _space(norm: str, index: int, limit: int, step: int = -1) -> int:
    """Return the nearest position from ``index`` towards ``limit`` that does not cut a word."""
    while index != limit and not norm[index - 1 if step < 0 else index].isspace():
        index += step
    return index


#: Sentences after which a year named in the article no longer casts doubt on a date without one.
_MEMORY = 4


@dataclass
class _Story:
    """What the article has established so far: the anchors of the next expression."""

    published: date | None
    article: Days | None = None
    #: Year of the last date with month and year, and of the last date with any year; the sentences they stand in.
    full: tuple[int, int] | None = None
    any: tuple[int, int] | None = None
    unclear_in: int = -1
    sentence: int = -1

    def enter(self, sentence: Sentence) -> None:
        """Go on to a sentence."""
        self.sentence = sentence.sentence_id

    def anchor(self, future: bool, until: bool) -> Anchor:
        """Return what an expression at this place can be resolved against."""
        story = self.full[0] if self.full and self.sentence - self.full[1] <= 1 else None
        other = self.any[0] if self.any and self.sentence - self.any[1] <= _MEMORY else None
        return Anchor(self.published, self.article, story, other, self.unclear_in == self.sentence, future, until)

    def resolve(self, reading: Reading, *, future: bool, until: bool, outside: bool) -> Resolved:
        """Resolve a reading against what is known here, and remember what it establishes."""
        if outside:
            return resolve(reading, Anchor())
        resolved = resolve(reading, self.anchor(future, until))
        if isinstance(reading, Present):
            return resolved
        self.article = resolved.days
        if isinstance(reading, CalendarDate):
            self._remember(reading, resolved.days)
        return resolved

    def _remember(self, reading: CalendarDate, days: Days | None) -> None:
        if days is None:
            self.unclear_in = self.sentence if reading.year is None else self.unclear_in
        elif reading.year is not None or reading.year_shift is not None:
            self.any = (days[0].year, self.sentence)
            self.full = self.any if reading.month is not None else self.full
