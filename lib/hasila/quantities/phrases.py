"""Phrases of a lexicon, found in a row of words: the longest that begins at a word, prefixes allowed on the first.

A phrase is matched word by word in normalised spelling. Knows no phrase by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from hasila.arabic import Word, normalise, readings

Value = TypeVar("Value")


class Match(NamedTuple, Generic[Value]):
    """A phrase found: one past its last word, letters cut off its first word, and what the lexicon says of it."""

    end: int
    cut: int
    value: Value


@lru_cache(maxsize=200_000)
def forms(text: str) -> tuple[tuple[int, str], ...]:
    """Return every (letters cut, rest) reading of a normalised word, the whole word first."""
    return tuple(readings(text))


def plain(text: str) -> tuple[str, ...]:
    """Return the normalised words of a lexicon phrase."""
    return tuple(normalise(text).split())


#: The phrases of one word that a word may be, and the longer ones by their second word; (letters cut, phrase, value).
_Options = tuple[tuple[tuple[int, Value], ...], dict[str, list[tuple[int, tuple[str, ...], Value]]]]


class PhraseTable(Generic[Value]):
    """The phrases of a lexicon, looked up by their first word."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            words = plain(phrase)
            self._by_first.setdefault(words[0], []).append((words, value))
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[0]))
        #: The first words of the phrases.
        self.first_words = frozenset(self._by_first)
        self._options = lru_cache(maxsize=100_000)(self._find_options)

    def _find_options(self, text: str) -> _Options[Value]:
        """Return the phrases that a word may begin, by what must follow it, with the letters to cut off it."""
        alone: list[tuple[int, Value]] = []
        longer: dict[str, list[tuple[int, tuple[str, ...], Value]]] = {}
        for cut, rest in forms(text):
            for phrase, value in self._by_first.get(rest, ()):
                if len(phrase) == 1:
                    alone.append((cut, value))
                else:
                    longer.setdefault(phrase[1], []).append((cut, phrase, value))
        return tuple(alone), longer

    def may_begin(self, text: str) -> bool:
        """Tell whether some phrase begins with this word."""
        return any(self._options(text))

    def entries(self) -> list[tuple[str, Value]]:
        """Return all phrases, normalised and sorted, with their values."""
        found = [(" ".join(words), value) for options in self._by_first.values() for words, value in options]
        return sorted(found, key=lambda entry: entry[0])

    def at(self, words: Sequence[Word], index: int, whole: bool = False) -> Match[Value] | None:
        """Return the longest phrase that begins at word ``index``; ``whole`` allows no prefix on its first word."""
        alone, longer = self._options(words[index].text)
        best: Match[Value] | None = None
        if longer and index + 1 < len(words):
            for cut, phrase, value in longer.get(words[index + 1].text, ()):
                if (whole and cut) or (best is not None and index + len(phrase) <= best.end):
                    continue
                if _continues(words, index, phrase):
                    best = Match(index + len(phrase), cut, value)
        if best is None:
            return next((Match(index + 1, cut, value) for cut, value in alone if not (whole and cut)), None)
        return best


def _continues(words: Sequence[Word], index: int, phrase: tuple[str, ...]) -> bool:
    """Tell whether the words from the third of a phrase on stand there too."""
    if index + len(phrase) > len(words):
        return False
    return all(words[index + step].text == phrase[step] for step in range(2, len(phrase)))
