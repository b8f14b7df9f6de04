"""The parts that words play in a lexicon, with a conjunction or another prefix before them or none.

Rules ask most words of an article for many parts, of which they play none: each word is looked up once and kept. The
module knows no word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, wraps
from typing import TypeVar

from hasila.arabic.clitics import CONJUNCTIONS, readings
from hasila.arabic.text import Word

#: So many words are kept at most; then all are forgotten, as there is no end of words and most come once.
MOST_WORDS = 50_000

Owner = TypeVar("Owner")
Answer = TypeVar("Answer")


def once_a_word(ask: Callable[[Owner, str], Answer]) -> Callable[[Owner, str], Answer]:
    """Remember what a method says of each word: for methods of lexicons, which say the same of a word every time."""
    kept = f"_{ask.__name__}_once"

    @wraps(ask)
    def remembered(owner: Owner, word: str) -> Answer:
        try:
            answer: Answer = owner.__dict__[kept][word]
        except KeyError:
            answer = with_room(owner.__dict__.setdefault(kept, {}))[word] = ask(owner, word)
        return answer

    return remembered


def with_room(known: dict[str, Answer]) -> dict[str, Answer]:
    """Return what is known of words, emptied where it is full."""
    if len(known) >= MOST_WORDS:
        known.clear()
    return known


def parts_of_words(by_part: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Turn normalised words by part round: the parts of each word."""
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for part, words in by_part.items():
        for word in words:
            parts[word].add(part)
    return {word: frozenset(played) for word, played in parts.items()}


#: Of most words; one for all of them, since there is no end of words.
_NO_PART: dict[str, int] = {}


class Played(dict[str, frozenset[str]]):
    """The parts that a word plays, with or without a conjunction before it; words are added as they are met."""

    def __init__(self, of: Mapping[str, frozenset[str]]) -> None:
        self._of = of

    def __missing__(self, word: str) -> frozenset[str]:
        found = self._of.get(word, frozenset())
        if word.startswith(CONJUNCTIONS):
            found |= self._of.get(word[1:], frozenset())
        with_room(self)[word] = found
        return found


class Prefixed(dict[str, dict[str, int]]):
    """The parts that a word plays with the letters of prefix before it, the fewest; words are added as they are met."""

    def __init__(self, of: Mapping[str, frozenset[str]]) -> None:
        self._of = of

    def __missing__(self, word: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for cut, rest in readings(word, 2):
            for part in self._of.get(rest, ()):
                found.setdefault(part, cut)
        with_room(self)[word] = found or _NO_PART
        return self[word]


class PartsOfWords:
    """A lexicon of small words by the part they play: ``parts`` gives the normalised words of each part."""

    parts: dict[str, frozenset[str]]

    @cached_property
    def played(self) -> Played:
        """The parts that each word plays, with or without a conjunction before it."""
        return Played(parts_of_words(self.parts))

    def plays(self, part: str, word: str) -> bool:
        """Say whether ``word`` plays ``part``, with or without a conjunction before it."""
        return part in self.played[word]

    def any_plays(self, part: str, words: Iterable[Word]) -> bool:
        """Say whether one of ``words`` plays ``part``."""
        played = self.played
        for word in words:  # noqa: SIM110 - asked some hundred times an article, for which ``any`` takes twice as long
            if part in played[word.text]:
                return True
        return False
