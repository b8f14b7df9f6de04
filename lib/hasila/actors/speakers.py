"""Persons that only their speaking shows: names of words that no list has, between a verb of speech and what is said.

«وقال آذري جهرمي إن …»: a verb of speech in the singular, one to three words that are no words of the news, and then
«إن», «أن», a colon or a mark. One word alone must be followed by «إن» or a colon and must not look like a noun of
another kind (a plural, a feminine). Names with a listed given name are found by :mod:`hasila.actors.persons`.
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
#: What opens the words said, one space after the name.
_OPENERS = frozenset({"ان", "بان"})
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
            span = self._name(view, hit.end)
            if span is not None:
                yield span

    def _name(self, view: View, end: int) -> tuple[int, int] | None:
        first = view.word_after(end)
        span, words = first, 0
        while span is not None and words < _LONGEST and self._is_unknown(view, span, words):
            end, words = span[1], words + 1
            span = view.word_after(end)
            if span is not None and view.is_set_off(end, span[0]):
                break
        if first is None or not words or not view.plain(first[0] - 1, first[0]):
            return None
        opens = span is not None and view.text[span[0] : span[1]] in _OPENERS
        colon = view.text.startswith((": ", ":"), end)
        if words == 1:
            return (first[0], end) if (opens or colon) and self._stands_alone(view.text[first[0] : end]) else None
        return (first[0], end) if opens or colon or view.text[end : end + 1] in ("،", ",") else None

    def _is_unknown(self, view: View, span: tuple[int, int], position: int) -> bool:
        word = view.text[span[0] : span[1]]
        if word.endswith(("ون", "ات")) or self._words.is_platform(word):
            return False
        if position == 0 and word[:1] in "وبلف" and self._words.is_common(word[1:]):
            return False
        return self._words.is_name_word(word, position) and not (position == 0 and word.startswith("ال"))

    @staticmethod
    def _stands_alone(name: str) -> bool:
        return len(name) >= _LEAST and not name.endswith(_NOUN_ENDS)
