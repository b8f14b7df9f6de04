"""What the words before a place say against the harm having been done there.

Somebody comes from it, was taken or buried there, left it, or fired from it; or it lies near, or describes another. The
module weighs; it chooses no place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hasila.arabic import Word
from hasila.place_grammar import PlaceGrammar

#: A place against which this much speaks is none.
NONE = 90.0
#: What it costs a place that somebody comes from it, and that he or the fire is said to.
COMES_FROM, ORIGIN = 30.0, 50.0
#: What it costs a place that only most of a figure belongs to it, and that somebody sits, speaks or judges there.
SUBSET, SEAT = 20.0, 60.0
#: So many words before a place say that somebody was taken there.
_FAR = 12
#: So many words before a town say that its hospital took somebody in.
_TREATED = 6
#: The name of an office, and the words of a verdict, stand within so many words before the place.
_OFFICE, _VERDICT = 5, 7


class PlaceContext:
    """Weighs the words before places."""

    def __init__(self, grammar: PlaceGrammar) -> None:
        self.grammar = grammar

    def penalty(self, words: Sequence[Word], first: int, prefix: str) -> float:
        """Return what the words before the place at ``first`` say against it; ``prefix`` is glued to it."""
        before = [w.text for w in words[max(0, first - 4) : first]]
        if self._is_elsewhere(words, first, prefix) or self._is_fired_from(words, first):
            return NONE
        if self._is_origin(words, first, prefix):
            return ORIGIN
        if len(before) > 1 and self.grammar.plays("of", before[-2]) and self.grammar.plays("inside", before[-1]):
            return ORIGIN
        if before and self.grammar.plays("of", before[-1]):
            return 0.0 if any(self.grammar.plays("part_of", text) for text in before[:-1]) else COMES_FROM
        if self._any("held", before[-3:]):
            return 45.0
        if self._any("subset", before[-3:]):
            return SUBSET
        if any(self.grammar.plays("aside", text) for text in before[-2:]):
            return 15.0
        if any(self.grammar.plays("near", text) for text in before[-2:]):
            return 8.0
        return 10.0 if before and self.grammar.plays("away", before[-1]) else 0.0

    def of_seat(self, words: Sequence[Word], first: int, prefix: str, is_harmed: Callable[[Word], bool]) -> float:
        """Return what speaks against a place where an office sits, somebody spoke or a verdict was given.

        An office that is hit, or whose holder is harmed (``is_harmed``), is no speaker: «هجوم على مكتب كذا في كذا».
        """
        led = prefix.endswith("ب") or (first > 0 and self.grammar.plays("in", words[first - 1].text))
        if not led:
            return 0.0
        if self._any("verdict", [w.text for w in words[max(0, first - _VERDICT) : first]]):
            return SEAT
        last = first - (not prefix.endswith("ب"))
        for number in range(last - 1, max(-1, last - 1 - _OFFICE), -1):
            word = words[number]
            head = self.grammar.head(word.text)
            if word.kind != "word" or is_harmed(word) or (head is not None and head[0]):
                return 0.0
            if self.grammar.plays("speech_place", word.text):
                return SEAT
            for part, cost in (("seat", SEAT), ("court", NONE)):
                if self.grammar.plays(part, word.text):
                    return 0.0 if self._is_hit(words, number) else cost
            if self.grammar.plays("stop", word.text) or self.grammar.prefixed("event", word.text) is not None:
                return 0.0
        return 0.0

    def _is_hit(self, words: Sequence[Word], office: int) -> bool:
        """Say whether an office is where something happened («هجوم على مكتب كذا», «استهدف مقر القيادة»)."""
        before = [w.text for w in words[max(0, office - 2) : office]]
        return bool(before) and self.grammar.plays("before", before[-1])

    def _is_fired_from(self, words: Sequence[Word], first: int) -> bool:
        """Say whether fire came from within the place («قذائف من داخل كذا»)."""
        before = [w.text for w in words[max(0, first - _FAR) : first]]
        within = len(before) > 1 and self.grammar.plays("of", before[-2]) and self.grammar.plays("inside", before[-1])
        return within and self._any("fire", before[:-2])

    def _is_elsewhere(self, words: Sequence[Word], first: int, prefix: str) -> bool:
        """Say whether the harm was done elsewhere: somebody was taken or buried there, left, or fired from there."""
        before = [w.text for w in words[max(0, first - _FAR) : first]]
        towards = bool(before) and self.grammar.plays("towards", before[-1])
        hospital = self.grammar.prefixed("hospital", words[first].text) is not None
        in_hospital = any(self.grammar.prefixed("hospital", text) is not None for text in before[-4:])
        if (hospital and self._any("treated", before)) or (in_hospital and self._any("treated", before[-_TREATED:])):
            return True
        led_back = (
            len(before) > 2 and self.grammar.plays("in", before[-1]) and self.grammar.plays("back_to", before[-2])
        )
        if led_back and self.grammar.plays("to", before[-3]):
            return True
        if towards and self._any("arrived", before) and self._any("people_moved", before):
            return True
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
