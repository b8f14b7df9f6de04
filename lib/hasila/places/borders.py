"""Borders: of whom, with whom, between whom, and on which side («الحدود الشرقية لكذا», «الحدود بين كذا وكذا»).

Reads on from the noun of a border in the words of one sentence. A border of which nothing is told is left to
:mod:`hasila.places.headed`.
"""

from __future__ import annotations

from hasila.places.grammar import Found
from hasila.places.headed import HeadedPlaces

_DASHES = frozenset("-–—")
#: Letters of the article and the ending alone: shorter words are no adjectives.
_SHORT_ADJECTIVE = 5


class BorderPlaces(HeadedPlaces):
    """Reads the borders off the words of one sentence."""

    def _border(self, at: int) -> Found | None:
        """Read a border with whatever tells which one it is."""
        text = self.words[at].text
        cut = self.grammar.prefixed("border", text)
        if cut is None or not (self._led(at, cut) or self._is_near(at)):
            return None
        last = self._past_adjectives(at + 1) if text[cut:].startswith("ال") else at + 1
        end = self._end_of_lands(last, text[cut:].startswith("ال")) or last
        return Found(at, end, "area", cut, (), at) if end > at + 1 else None

    def _is_near(self, at: int) -> bool:
        """Say whether "near" in two words stands before («بالقرب من الحدود»)."""
        return at > 1 and self.grammar.plays("of", self.words[at - 1].text) and self._is_locating(at - 2)

    def _is_locating(self, at: int) -> bool:
        return self.grammar.plays("locating", self.words[at].text)

    def _past_adjectives(self, at: int) -> int:
        """Return the number of the word after the adjectives at ``at`` («الشرقية», «التركية - السورية»)."""
        while at < len(self.words):
            over = at + (self.words[at].text in _DASHES)
            if over >= len(self.words) or not self._is_adjective(over):
                return at
            at = over + 1
        return at

    def _is_adjective(self, at: int) -> bool:
        text = self.words[at].text
        return text.startswith("ال") and text.endswith(("ي", "يه")) and len(text) > _SHORT_ADJECTIVE

    def _end_of_lands(self, at: int, is_definite: bool) -> int | None:
        """Return where the lands end that the border is said to part; None where none are named."""
        if at >= len(self.words):
            return None
        text = self.words[at].text
        if self.grammar.plays("between", text):
            return self._end_of_both(at + 1)
        if self.grammar.plays("with", text):
            return self._end_of_land(at + 1)
        return self._end_of_land(at) if not is_definite or text.startswith("ل") else None

    def _end_of_both(self, at: int) -> int | None:
        first = self._end_of_land(at)
        if first is None or first >= len(self.words) or not self.words[first].text.startswith("و"):
            return first
        return self._end_of_land(first) or first

    def _end_of_land(self, at: int) -> int | None:
        """Return where the name of a land or a town ends that begins at ``at``, with or without its head noun."""
        at += at < len(self.words) and self.words[at].text == "#"
        if at >= len(self.words) or self.words[at].kind != "word":
            return None
        place = self._with_head(at)
        if place is not None:
            return place.last
        length, _ = self._gazetted(at)
        if length:
            return at + length
        return at + 1 if self.grammar.prefixed("that_place", self.words[at].text) is not None else None
