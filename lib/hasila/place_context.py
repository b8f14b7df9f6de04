"""What the words before a place say against the harm having been done there.

Somebody comes from it, was taken or buried there, left it, or fired from it; or it lies near, or describes another. The
module weighs; it chooses no place.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import Word
from hasila.place_grammar import PlaceGrammar

#: A place against which this much speaks is none.
NONE = 90.0
#: What it costs a place that somebody comes from it, and that he or the fire is said to.
COMES_FROM, ORIGIN = 30.0, 50.0
#: So many words before a place say that somebody was taken there.
_FAR = 12


class PlaceContext:
    """Weighs the words before places."""

    def __init__(self, grammar: PlaceGrammar) -> None:
        self.grammar = grammar

    def penalty(self, words: Sequence[Word], first: int, prefix: str) -> float:
        """Return what the words before the place at ``first`` say against it; ``prefix`` is glued to it."""
        before = [w.text for w in words[max(0, first - 4) : first]]
        if self._is_elsewhere(words, first, prefix):
            return NONE
        if self._is_origin(words, first, prefix):
            return ORIGIN
        if len(before) > 1 and self.grammar.plays("of", before[-2]) and self.grammar.plays("inside", before[-1]):
            return ORIGIN
        if before and self.grammar.plays("of", before[-1]):
            return 0.0 if any(self.grammar.plays("part_of", text) for text in before[:-1]) else COMES_FROM
        if self._any("held", before[-3:]):
            return 45.0
        if any(self.grammar.plays("aside", text) for text in before[-2:]):
            return 15.0
        if any(self.grammar.plays("near", text) for text in before[-2:]):
            return 8.0
        return 10.0 if before and self.grammar.plays("away", before[-1]) else 0.0

    def _is_elsewhere(self, words: Sequence[Word], first: int, prefix: str) -> bool:
        """Say whether the harm was done elsewhere: somebody was taken or buried there, left, or fired from there."""
        before = [w.text for w in words[max(0, first - _FAR) : first]]
        towards = bool(before) and self.grammar.plays("towards", before[-1])
        hospital = self.grammar.prefixed("hospital", words[first].text) is not None
        if hospital or towards or prefix.endswith("ل"):
            goal = ("taken_to", "arrived") if hospital else ("taken_to", "going")
            if any(self.grammar.plays(part, text) for part in goal for text in before):
                return True
        if before and self.grammar.prefixed("event", before[-1]) is not None:
            return False
        if self._any("excluded", before[-8:]):
            return True
        away = (
            bool(before)
            and (towards or self.grammar.plays("away", before[-1]))
            and not self.grammar.plays("of", before[-1])
        )
        if away and self._any("fled", before):
            return True
        fired = bool(before) and self.grammar.plays("of", before[-1]) and self._any("fired", before)
        return fired or self._any("burial", before) or self._any("left", before[-3:])

    def _any(self, part: str, texts: Sequence[str]) -> bool:
        return any(self.grammar.plays(part, text) for text in texts)

    def _is_origin(self, words: Sequence[Word], first: int, prefix: str) -> bool:
        """Say whether somebody comes from the place («من أبناء بلدة كذا»), or the fire did."""
        if prefix.endswith("ب"):
            return False
        for word in reversed(words[max(0, first - 4) : first]):
            if self.grammar.plays("before", word.text) or word.text == "،":
                break
            if self.grammar.plays("origin", word.text):
                return True
        return self._any("source", [w.text for w in words[max(0, first - _FAR) : first]])
