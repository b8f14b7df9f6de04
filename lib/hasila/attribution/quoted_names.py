"""Names inside the phrase of a speaker: those in quotation marks, and the letters of broadcasters («سي إن إن»)."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import QUOTES, Word
from hasila.attribution.grammar import SpeechGrammar

#: A name in quotes or brackets has at most so many words.
QUOTED_NAME = 6


class QuotedNames:
    """Tells names in quotes from words reported, in one sentence."""

    def __init__(self, words: Sequence[Word], grammar: SpeechGrammar) -> None:
        self.words = words
        self.grammar = grammar

    def over_quoted_name(self, at: int, end: int) -> int | None:
        """Return where the name in quotes that begins at ``at`` ends; None where words reported are quoted."""
        if at + 1 < end and self.grammar.plays("manner", self.words[at + 1].text):
            return None  # نفى مسؤول «بشكل قاطع» كذا
        for close in range(at + 1, min(at + QUOTED_NAME + 1, end)):
            if self.words[close].text in QUOTES:
                return close + 1 if close > at + 1 and self._is_name(at + 1, close) else None
        return None

    def _is_name(self, first: int, last: int) -> bool:
        stops = [self.grammar.stop(self.words[at].text) for at in range(first, last) if not self.is_letter(at)]
        return not any(stop in ("that", "outcome") for stop in stops)

    def is_letter(self, at: int) -> bool:
        """Say whether the word is a letter in the name of a broadcaster («سي إن إن», «تي في»), and not «that»."""
        stop, before = self.grammar.stop(self.words[at].text), self.words[at - 1].text if at else ""
        if stop not in ("in", "that"):
            return False
        if self.grammar.plays("letter", before) and stop == "in":
            return True
        first = at - 1 if before == self.words[at].text else at
        pair = [word.text for word in self.words[first : first + 2]]
        if first < 1 or len(pair) < 2 or pair[0] != pair[1] or self.grammar.stop(pair[0]) != "that":
            return False
        return self.grammar.plays("letter", self.words[first - 1].text.removeprefix("ل"))
