"""Time expressions of an article, with their values: the one place where text, grammar and anchors meet.

Trigger words are looked up over the whole text at once, and only sentences that hold one are read word by word. The
sentences are then gone through in order, since an expression may be resolved against the one before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import ahocorasick_rs

from hasila.arabic import Sentence, Text, normalise
from hasila.dates import calendars, grammar
from hasila.dates.calendars import Days
from hasila.dates.readings import CalendarDate, Reading
from hasila.dates.resolving import Anchor, Resolved, resolve
from hasila.dates.surroundings import Furniture, Futurity
from hasila.dates.vocabulary import Atom, Vocabulary
from hasila.lexicons import Lexicons
from hasila.records import TimeExpression

#: Kinds of words without which no sentence holds a time expression (beside digits that look like a year or a date).
_TRIGGERS = ("day", "today", "weekday", "latin_weekday", "dual", "the_dual", "units", "past", "recent", "current",
             "future", "same", "same_before", "next_after", "present", "since", "before_last")  # fmt: skip
_DIGITS = re.compile(r"(?<![\d.,])(?:1[3-9]|20)\d\d(?!\d)|\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2}")
_LETTER = re.compile(r"\w")
_PREFIXES = re.compile(r"(?<!\w)[وف]?[بلك]?$")


class TimeFinder:
    """Finds the time expressions of articles; build it once, then ``find`` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._vocabulary = Vocabulary(lexicons)
        self._triggers = _Triggers(lexicons)
        self._furniture = Furniture(lexicons)
        self._futurity = Futurity(lexicons)
        self._names = _Names(lexicons)

    def find(self, text: Text, published: date | None) -> list[TimeExpression]:
        """Return the time expressions of an article in order.

        Args:
            text: The article.
            published: Its publication date; without one every relative expression is UNKNOWN.
        """
        sentences = self._triggers.sentences(text)
        furniture = self._furniture.paragraphs(text) if sentences else frozenset()
        story = _Story(published)
        found: list[TimeExpression] = []
        for sentence in sentences:
            story.enter(sentence)
            outside = sentence.paragraph in furniture
            for start, end, reading in self._readings(sentence):
                ahead = self._futurity.points_ahead(text.norm, sentence.norm_start, start)
                resolved = story.resolve(reading, future=ahead, outside=outside)
                found.append(_expression(text, sentence, start, end, resolved))
        return found

    def _readings(self, sentence: Sentence) -> Iterator[tuple[int, int, Reading]]:
        """Yield the normalised span and reading of each expression of a sentence."""
        atoms = self._vocabulary.atoms(sentence)
        for match, reading in grammar.matches(atoms):
            kept = self._names.check(sentence, atoms, match, reading)
            if kept is not None:
                yield atoms[match.first].start, atoms[match.stop - 1].end, kept


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
        forms |= {normalise("قبل " + row["form"]) for row in rows if row["kind"] == "unit"}
        forms |= {normalise(f"{this['form']} {unit['form']}") for this in rows if this["kind"] == "this"
                  for unit in rows if unit["kind"] == "the_unit"}  # fmt: skip
        forms |= set(calendars.month_names(lexicons)) | set(calendars.weekday_names())
        #: Short forms stand inside countless words: they are looked for behind white space.
        patterns = sorted({form if len(form) > 3 else f" {form}" for form in forms})
        self._automaton = ahocorasick_rs.AhoCorasick(patterns)

    def sentences(self, text: Text) -> list[Sentence]:
        """Return the sentences with a trigger, in order."""
        norm = text.norm
        hits = [match.start() for match in _DIGITS.finditer(norm)]
        for _, start, end in self._automaton.find_matches_as_indexes(norm, overlapping=True):
            if end == len(norm) or not norm[end].isalnum():
                hits.append(start)
        starts, sentences = text.sentence_starts, text.sentences
        numbers = sorted({max(0, bisect_right(starts, hit) - 1) for hit in hits})
        return [sentences[number] for number in numbers]


class _Names:
    """Refuses what only looks like a date: names made of dates, months that are other words, counted nouns."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._weak = {normalise(row["form"]).lower(): row["raw"] for row in lexicons.rows("dates_weak")}
        self._known = [
            (tuple(normalise(row["form"]).split()), date.fromisoformat(row["value"]))
            for row in lexicons.rows("dates_known")
        ]

    def check(
        self, sentence: Sentence, atoms: Sequence[Atom], match: grammar.Match, reading: Reading
    ) -> Reading | None:
        """Return the reading if it is a date, another where its surroundings say so, or None."""
        return reading


@dataclass
class _Story:
    """What the article has established so far: the anchors of the next expression."""

    published: date | None
    article: Days | None = None
    year: int | None = None
    paragraph: int = -1

    def enter(self, sentence: Sentence) -> None:
        """Go on to a sentence; a year is carried on only within its paragraph."""
        if sentence.paragraph != self.paragraph:
            self.paragraph, self.year = sentence.paragraph, None

    def resolve(self, reading: Reading, *, future: bool, outside: bool) -> Resolved:
        """Resolve a reading against what is known here, and remember what it establishes."""
        if outside:
            return resolve(reading, Anchor())
        resolved = resolve(reading, Anchor(self.published, self.article, self.year, future=future))
        if resolved.days is not None:
            self.article = resolved.days
        if isinstance(reading, CalendarDate) and reading.year is not None and reading.month is not None:
            self.year = resolved.days[0].year if resolved.days else self.year
        return resolved
