"""Time expressions of an article, with their values: the one place where text, grammar and anchors meet.

Trigger words are looked up over the whole text at once, and only sentences that hold one are read word by word. The
sentences are then gone through in order, since an expression may be resolved against the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ahocorasick_rs import AhoCorasick

from hasila.arabic import Sentence, Text, normalise
from hasila.dates import calendars, grammar
from hasila.dates.anchors import Anchor, Resolved
from hasila.dates.checks import Checks
from hasila.dates.furniture import Furniture
from hasila.dates.readings import Reading
from hasila.dates.resolving import resolve
from hasila.dates.story import Place, Story
from hasila.dates.surroundings import Futurity
from hasila.dates.vocabulary import Vocabulary
from hasila.lexicons import Lexicons
from hasila.records import TimeExpression

#: Kinds of words without which no sentence holds a time expression (beside digits that look like a year or a date).
_TRIGGERS = ("day", "today", "weekday", "latin_weekday", "dual", "the_dual", "units", "past", "recent", "current",
             "future", "same", "same_before", "next_after", "present", "since", "before_last")  # fmt: skip
#: Pairs of kinds that are such words only together: a month ago, about a month, this year, that year.
_TRIGGER_PAIRS = (("before", "unit"), ("hedge", "unit"), ("bound", "unit"), ("this", "the_unit"), ("that", "the_unit"))
_DIGITS = re.compile(r"\d\d?(?:\d\d(?!\d)|\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2})")
_CENTURIES = ("13", "14", "15", "16", "17", "18", "19", "20")
#: What may stand between a trigger and the start of its word.
_PREFIXES = re.compile(r"(?:^|[\W\d_])(?:[وف]?[بلك]?)\Z")
#: An expression opens its sentence where at most so many letters stand before it.
_OPENING = 12
#: Letters of text read before and after a trigger.
_BEFORE, _AFTER = 50, 70
_LONGEST_WORD = 40


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
        story, aside = Story(published), Anchor()
        found: list[TimeExpression] = []
        for sentence, window in windows:
            for start, end, before, reading in self._readings(text, sentence, window, published):
                if sentence.paragraph in furniture:
                    resolved = resolve(reading, aside)
                else:
                    resolved = story.resolve(reading, self._place(text, sentence, start, before))
                found.append(_expression(text, sentence, start, end, resolved))
        return found

    def _place(self, text: Text, sentence: Sentence, start: int, before: str) -> Place:
        return Place(
            sentence=sentence.sentence_id,
            opening=start - sentence.norm_start <= _OPENING,
            future=self._futurity.points_ahead(text.norm, sentence.norm_start, start),
            until=before.endswith("t"),
            since=before.endswith("z"),
        )

    def _readings(
        self, text: Text, sentence: Sentence, window: tuple[int, int], published: date | None
    ) -> Iterator[tuple[int, int, str, Reading]]:
        """Yield the normalised span, the atom letters before it and the reading of each expression."""
        atoms = self._vocabulary.atoms(text, *window)
        for match, reading in grammar.matches(atoms):
            kept = self._checks.check(text, atoms, match, reading)
            if kept is not None:
                kept = self._checks.recall(text, sentence, match, kept, published)
                yield atoms[match.first].start, atoms[match.stop - 1].end, match.before, kept


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
        forms |= {normalise(row["form"]) for row in rows if row["kind"] == "part" and " " in row["form"]}
        forms |= set(calendars.month_names(lexicons)) | set(calendars.weekday_names())
        # Two letters stand inside countless words: they are looked for behind white space.
        patterns = sorted({form if len(form) > 2 else f" {form}" for form in forms})
        self._automaton = AhoCorasick(patterns)

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
        digits = _DIGITS.finditer(norm)
        hits = {m.start() for m in digits if m.end() - m.start() != 4 or m.group().startswith(_CENTURIES)}
        for _, start, end in self._automaton.find_matches_as_indexes(norm, overlapping=True):
            word = start + (norm[start] == " ")
            if (end == len(norm) or not norm[end].isalpha()) and _PREFIXES.search(norm, max(0, word - 3), word):
                hits.add(word)
        return sorted(hits)


def _space(norm: str, index: int, limit: int, step: int = -1) -> int:
    """Return the nearest position from ``index`` towards ``limit`` that cuts no word (of a length that words have)."""
    for _ in range(_LONGEST_WORD):
        if index == limit or norm[index - 1 if step < 0 else index].isspace():
            break
        index += step
    return index
