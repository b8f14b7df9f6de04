"""What parts two words of a sentence: turns to another event, clauses that open, commas. Counted, and not weighed.

Each sentence is read once, however many claims and places stand in it; what a break is worth is told by
:mod:`hasila.circumstances.whereabouts`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hasila.arabic import Word
from hasila.places.grammar import PlaceGrammar


@dataclass(frozen=True, slots=True)
class Counts:
    """How many breaks of each kind stand between two words."""

    turns: int
    #: Words that set what follows aside («بعد»).
    asides: int
    clauses: int
    #: Openings of a clause of another time («قبل أن»).
    untils: int
    commas: int


class Breaks:
    """The breaks of one sentence."""

    def __init__(self, words: Sequence[Word], grammar: PlaceGrammar) -> None:
        self.words = words
        self.grammar = grammar
        self._upto = [
            self._summed(kind)
            for kind in (self.is_turn, self._is_aside, self._opens_clause, self._is_until, self._is_comma)
        ]

    def between(self, first: int, last: int) -> Counts:
        """Return what stands behind word ``first`` and before word ``last``, neither of them counted."""
        if last <= first:
            return Counts(0, 0, 0, 0, 0)
        return Counts(*(upto[last] - upto[first + 1] for upto in self._upto))

    def _summed(self, kind: Callable[[int], bool]) -> list[int]:
        """Return how many words before each are of a kind; the first and the last, which part nothing, are of none."""
        inner = [kind(number) for number in range(1, len(self.words) - 1)]
        return list(accumulate([0, *inner, 0, 0], initial=0))

    def is_turn(self, at: int) -> bool:
        """Say whether the word turns to another event: a small word, «في حين», a full stop with no space after it."""
        word, before = self.words[at].text, self.words[at - 1].text
        parts = self.grammar.played[word]
        if before == "،" and word in self.grammar.parts["anew"]:
            return True
        if "while" in parts:
            return self.grammar.plays("in", before)
        return "turn" in parts or (word == "." and not self.words[at + 1].spaced)

    def _is_aside(self, at: int) -> bool:
        return self.grammar.plays("after", self.words[at].text)

    def _opens_clause(self, at: int) -> bool:
        """Say whether a comma and "and" open a clause of harm («، وأصيب»), or "since" a time gone by."""
        word = self.words[at].text
        if self.grammar.plays("since", word):
            return True
        if not word.startswith("و") or self.words[at - 1].text not in ("،", "؛"):
            return False
        return self.grammar.plays("later", word) or self.grammar.plays("clause", word[1:])  # «، وبعدها بأيام أصيب»

    def _is_until(self, at: int) -> bool:
        """Say whether a clause of another time begins («قبل أن تعلن», «بعد أن أوقعت»)."""
        return self.grammar.plays("until", self.words[at].text) and self.grammar.plays("that", self.words[at + 1].text)

    def _is_comma(self, at: int) -> bool:
        return self.words[at].text == "،"
