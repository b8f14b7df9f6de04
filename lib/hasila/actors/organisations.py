"""Organisations that no list holds, by their head noun: وكالة، منظمة، حركة، لواء، مجلس، مركز ...

The name runs from the head to the right: a name in quotation marks; definite words after an indefinite head (مجلس
الأمن); definite adjectives after a definite one (المجلس البلدي), with a complement in «لل» (للدراسات). A bare head is
no name; whether «المنظمة» repeats one is for :mod:`hasila.actors.repeats`.
"""

from __future__ import annotations

from hasila.actors.agency import Verbs
from hasila.actors.gazetteer import Gazetteer
from hasila.actors.patterns import Hit
from hasila.actors.persons import PersonFinder
from hasila.actors.view import CLOSING, OPENING, View

_LONGEST = 5
_QUOTED_LETTERS = 45


class OrganisationFinder:
    """Extends head nouns to the names of organisations."""

    def __init__(self, gazetteer: Gazetteer, persons: PersonFinder, verbs: Verbs) -> None:
        self._gazetteer, self._persons, self._verbs = gazetteer, persons, verbs

    def extend(self, view: View, hit: Hit, *, proper: bool) -> tuple[int, int] | None:
        """Return the span of the name that begins with the head of ``hit``; None where no name follows."""
        quoted = self._quoted(view, hit.end)
        if quoted is not None:
            return hit.start, quoted
        if view.text[hit.start : hit.start + 2] == "ال" or hit.prefix == "ل" and view.text[hit.start] == "ل":
            return self._definite(view, hit)
        return self._construct(view, hit, proper)

    def _quoted(self, view: View, end: int) -> int | None:
        following = view.word_after(end)
        if following is None:
            return None
        gap = view.gap(end, following[0]).strip()
        if not gap or gap[0] not in OPENING + "”":
            return None
        begin = view.norm_start(following[0])
        stretch = view.norm[begin : begin + _QUOTED_LETTERS]
        closing = next((i for i, char in enumerate(stretch) if char in CLOSING + "“″"), None)
        if closing is None or "\n" in stretch[:closing] or len(stretch[:closing].split()) > _LONGEST:
            return None
        if any(self._persons.is_common(word) for word in stretch[:closing].split()[:1]):
            return None
        return view.index_of(begin + len(stretch[:closing].rstrip()))

    def _construct(self, view: View, hit: Hit, proper: bool) -> tuple[int, int] | None:
        first = view.word_after(hit.end)
        if first is None or view.is_set_off(hit.end, first[0]):
            return None
        word = view.text[first[0] : first[1]]
        if word.startswith("ال") and self._can_follow(word):
            return hit.start, self._run(view, first[1])
        if proper and (word.isascii() and word.isalpha()):
            return hit.start, self._latin(view, first[1])
        return None

    def _definite(self, view: View, hit: Hit) -> tuple[int, int] | None:
        first = view.word_after(hit.end)
        if first is None or view.is_set_off(hit.end, first[0]):
            return None
        word = view.text[first[0] : first[1]]
        if not (word.startswith("ال") and word.endswith(("ي", "ه")) and self._can_follow(word)):
            return None
        return hit.start, self._run(view, first[1])

    def _can_follow(self, word: str) -> bool:
        return len(word) > 3 and word not in self._verbs and not self._persons.is_vague(word)

    def _run(self, view: View, end: int) -> int:
        for _ in range(_LONGEST - 1):
            span = view.word_after(end)
            if span is None or view.is_set_off(end, span[0]):
                return end
            word = view.text[span[0] : span[1]]
            if not (word.startswith(("ال", "لل", "وال")) and self._can_follow(word)):
                return end
            end = span[1]
        return end

    @staticmethod
    def _latin(view: View, end: int) -> int:
        while (span := view.word_after(end)) and view.text[span[0] : span[1]].isascii():
            end = span[1]
        return end
