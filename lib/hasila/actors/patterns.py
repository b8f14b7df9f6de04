"""One automaton over everything that can begin a mention, and the check of what stands around a hit.

Aho-Corasick finds the strings; a hit counts only where it begins at a word (or after a conjunction or preposition
written onto it) and ends with one. Patterns that begin with the article are doubled for «لل».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from hasila.arabic.clitics import CONJUNCTIONS, PREPOSITIONS

#: What a pattern is to the finder.
KINDS = FORM, BODY, STATE, TITLE, GIVEN, HEAD, SHORT, PLACE, BLOCK, TOPIC, SPEECH = range(11)
_PREFIXES = frozenset(["", *CONJUNCTIONS, *PREPOSITIONS, *(c + p for c in CONJUNCTIONS for p in PREPOSITIONS)])
#: Before names of so few letters only these are prefixes (فوات is no «ف» and «وات»).
_SHORT = 4
_COMMON_PREFIXES = frozenset("ولب")


class Hit(NamedTuple):
    """A pattern where it stands as a word or words: kind, value, span in the view, and the prefix left outside."""

    kind: int
    value: Any
    start: int
    end: int
    prefix: str


#: Makes a hit of its fields; two thirds of the time of calling Hit.
_made = tuple.__new__


class Patterns:
    """The compiled patterns; ``hits`` gives what stands in a text, by kind and in order of place."""

    def __init__(self, entries: Iterable[tuple[str, int, Any]]) -> None:
        self.values: list[list[tuple[int, Any]]] = []
        self.fused: list[bool] = []
        numbers: dict[tuple[str, bool], int] = {}
        for pattern, kind, value in entries:
            for text, fused in _doubled(pattern):
                number = numbers.setdefault((text, fused), len(self.values))
                if number == len(self.values):
                    self.values.append([])
                    self.fused.append(fused)
                self.values[number].append((kind, value))
        self._automaton = AhoCorasick([text for text, _ in numbers])

    def hits(self, text: str) -> dict[int, list[Hit]]:
        """Return every hit that keeps word boundaries, by kind; overlapping ones too."""
        found: dict[int, list[Hit]] = {kind: [] for kind in KINDS}
        values, fused = self.values, self.fused
        length = len(text)
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if end < length and text[end].isalnum():
                continue
            if start == 0 or not text[start - 1].isalnum():
                prefix = ""
            else:
                prefix = _prefix(text, start)
                if prefix not in _PREFIXES or (fused[number] and prefix not in CONJUNCTIONS):
                    continue
                if end - start <= _SHORT and prefix not in _COMMON_PREFIXES:
                    continue
            before = "ل" if fused[number] else prefix
            for kind, value in values[number]:
                found[kind].append(_made(Hit, (kind, value, start, end, before)))
        return found


def occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where ``name`` stands as a word or words, with or without a prefix, and with «لل» for its article."""
    for form, fused in _doubled(name):
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if _bounded(text, start, end, fused):
                yield start, end
            start = text.find(form, end)


def _bounded(text: str, start: int, end: int, fused: bool) -> bool:
    if end < len(text) and text[end].isalnum():
        return False
    if start == 0 or not text[start - 1].isalnum():
        return True
    prefix = _prefix(text, start)
    return prefix in CONJUNCTIONS if fused else prefix in _PREFIXES


def _prefix(text: str, start: int) -> str:
    left = max(0, start - 3)
    stretch = text[left:start]
    for cut in range(len(stretch) - 1, -1, -1):
        if not stretch[cut].isalnum():
            return stretch[cut + 1 :]
    return stretch if left == 0 else "-"


def _doubled(pattern: str) -> Iterator[tuple[str, bool]]:
    yield pattern, False
    if pattern.startswith("ال") and len(pattern) > 4:
        yield "لل" + pattern[2:], True
