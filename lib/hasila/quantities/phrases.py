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

    def _find_options(self, text: str) -> tuple[tuple[int, tuple[str, ...], Value], ...]:
        """Return the phrases that a word may begin, with the letters to cut off it."""
        return tuple(
            (cut, phrase, value) for cut, rest in forms(text) for phrase, value in self._by_first.get(rest, ())
        )

    def may_begin(self, text: str) -> bool:
        """Tell whether some phrase begins with this word."""
        return bool(self._options(text))

    def phrases(self) -> list[str]:
        """Return all phrases, normalised, sorted."""
        return sorted(" ".join(words) for options in self._by_first.values() for words, _ in options)

    def at(self, words: Sequence[Word], index: int, whole: bool = False) -> Match[Value] | None:
        """Return the longest phrase that begins at word ``index``; ``whole`` allows no prefix on its first word."""
        options = self._options(words[index].text)
        if not options:
            return None
        following = words[index + 1].text if index + 1 < len(words) else ""
        best: Match[Value] | None = None
        for cut, phrase, value in options:
            if (whole and cut) or (best is not None and index + len(phrase) <= best.end):
                continue
            if len(phrase) == 1 or (phrase[1] == following and _continues(words, index, phrase)):
                best = Match(index + len(phrase), cut, value)
        return best


def _continues(words: Sequence[Word], index: int, phrase: tuple[str, ...]) -> bool:
    """Tell whether the words from the third of a phrase on stand there too."""
    if index + len(phrase) > len(words):
        return False
    return all(words[index + step].text == phrase[step] for step in range(2, len(phrase)))
