"""Persons that only their speaking shows: names of words that no list has, between a verb of speech and what is said.

«وقال آذري جهرمي إن …»: a verb of speech in the singular, one to three words that are no words of the news, and then
«إن», «أن», a colon, a quotation, or a word that goes on with the speaker or the speaking (وهو، عضو، للصحفيين). One
word alone must be a given name, or be followed by «إن», a colon or a quotation and look like no other kind of noun (a
plural, a feminine). After an office the name of two or three such words stands right before «إن» (وقالت المتحدثة باسم
الحرس كاتلا برندسن إن). Names with a listed given name are found by :mod:`hasila.actors.persons`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hasila.actors.agency import finite_speech
from hasila.actors.name_words import NameWords
from hasila.actors.patterns import Hit
from hasila.actors.view import View
from hasila.lexicons import Lexicons

_LONGEST = 3
#: Letters that a name of one word has at least.
_LEAST = 4
#: An office before a name has at most so many words.
_OFFICE = 9
#: What opens the words said, one space after the name.
_OPENERS = frozenset({"ان", "بان", "انه", "انها", "بانه", "بانها"})
#: Ends of plurals, duals and feminines, which names of foreigners in the news seldom have.
_NOUN_ENDS = ("ون", "ين", "ات", "ان", "ه", "يا", "ا")


def speech_forms(lexicons: Lexicons) -> Iterator[str]:
    """Yield the normalised verbs of speech in the third person singular, past and present."""
    yield from (form for form in finite_speech(lexicons) if not form.endswith(("وا", "ون", "ان", "تا")))


class SpeakerFinder:
    """Finds the spans of speakers' names after verbs of speech."""

    def __init__(self, words: NameWords) -> None:
        self._words = words

    def find(self, view: View, verbs: Iterable[Hit]) -> Iterator[tuple[int, int]]:
        """Yield the span of the name after each verb (``verbs``: hits of verbs of speech) that has one."""
        for hit in verbs:
            span = self._name(view, hit.end) or self._after_office(view, hit.end)
            if span is not None:
                yield span

    def _name(self, view: View, end: int) -> tuple[int, int] | None:
        first = view.word_after(end)
        if first is None:
            return None
        end, words = self._run(view, first)
        if not words or not view.plain(first[0] - 1, first[0]):
            return None
        span = view.word_after(end)
        following = view.text[span[0] : span[1]] if span else ""
        said = following in _OPENERS or view.text.startswith((": ", ":"), end) or self._is_quoted(view, end, span)
        name = view.text[first[0] : end]
        if words > 1:
            goes_on = said or view.text[end : end + 1] in ("،", ",") or following in self._words.saying
            return (first[0], end) if goes_on else None
        if self._words.is_land(name) or self._words.is_ambiguous(name):
            return None
        if self._words.given.get(name) == "strong":
            goes_on = said or view.text[end : end + 1] == "،" or following in self._words.saying
            return (first[0], end) if goes_on else None
        return (first[0], end) if said and self._stands_alone(name) else None

    def _run(self, view: View, first: tuple[int, int]) -> tuple[int, int]:
        """Return where the run of unknown words that begins at ``first`` ends, and how many words it has."""
        span: tuple[int, int] | None = first
        end, words = first[0], 0
        while span is not None and words < _LONGEST and self._is_unknown(view, span, words):
            end, words = span[1], words + 1
            span = view.word_after(end)
            if span is not None and view.is_set_off(end, span[0]):
                break
        return end, words

    @staticmethod
    def _is_quoted(view: View, end: int, following: tuple[int, int] | None) -> bool:
        """Tell whether a quotation opens after the name, with or without a colon."""
        return following is not None and any(mark in view.gap(end, following[0]) for mark in '«"“')

    def _after_office(self, view: View, end: int) -> tuple[int, int] | None:
        """Return the name of two or three unknown words that stands between an office and «إن»."""
        spans: list[tuple[int, int]] = []
        span = view.word_after(end)
        if span is None or not self._words.opens_office(view.text[span[0] : span[1]]):
            return None
        while span is not None and len(spans) < _OFFICE:
            if view.text[span[0] : span[1]] in _OPENERS:
                return self._last_name(view, spans)
            spans.append(span)
            span = view.word_after(span[1])
        return None

    def _last_name(self, view: View, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
        run = 0
        while run < min(_LONGEST, len(spans)) and self._is_told(view, spans[-1 - run]):
            run += 1
        if run < 2 or run == len(spans):
            return None
        before = spans[-1 - run]
        if self._words.is_seat(view.text[before[0] : before[1]]):
            return None
        return spans[-run][0], spans[-1][1]

    def _is_told(self, view: View, span: tuple[int, int]) -> bool:
        """Tell whether a word is unknown and no medium that is told («لفرانس برس»)."""
        word = view.text[span[0] : span[1]]
        return self._is_unknown(view, span, 0) and (word[0] != "ل" or word in self._words.given)

    def _is_unknown(self, view: View, span: tuple[int, int], position: int) -> bool:
        word = view.text[span[0] : span[1]]
        if word.endswith(("ون", "ات")) or self._words.is_platform(word):
            return False
        if position == 0 and word[:1] in "وبلف" and self._words.is_common(word[1:]):
            return False
        return self._words.is_name_word(word, position) and not (position == 0 and word.startswith("ال"))

    @staticmethod
    def _stands_alone(name: str) -> bool:
        return len(name) >= _LEAST and not name.endswith(_NOUN_ENDS) and name[0] not in "وي"
