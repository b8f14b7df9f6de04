"""How far a time stands from a harm of the same sentence, in words weighed by what lies between.

The module looks at no other sentence and chooses no time.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import Word, word_at
from hasila.circumstances.words import DateWords
from hasila.records import TimeExpression

_SHARPNESS = {"unknown": 0.0, "day": 0.0, "interval": 4.0, "month": 6.0, "year": 12.0}
_COMMAS = "،,"
#: "When" joins a time to the harm within so many words, which outweighs other times.
_JOINED, _WHEN = 5, 20.0


class Distances:
    """Weighs the distances of times in one sentence."""

    def __init__(self, words: DateWords) -> None:
        self.words = words

    def distance(self, words: Sequence[Word], at: int, time: TimeExpression) -> float:
        """Return how far a time is from the harm at word ``at``: words, commas and turns between; its sharpness."""
        where = word_at(words, time.start)
        first, last = sorted((at, where))
        turns = sum(self.words.plays("turn", w.text) for w in words[first + 1 : last])
        commas = sum(w.text in _COMMAS for w in words[first + 1 : last])
        relative = 20.0 if where < at and self._is_of_the_head(words, at, where) else 0.0
        relative -= _WHEN if where < at and self._leads_to(words, at, time) else 0.0
        return (last - first) * 0.5 + turns * 20.0 + commas * 3.0 + _SHARPNESS[time.precision] + relative

    def _leads_to(self, words: Sequence[Word], at: int, time: TimeExpression) -> bool:
        """Say whether "when" joins the harm to the time just before it («في آذار 2014 عندما قتل تسعون»)."""
        after = word_at(words, time.end - 1) + 1
        return after < at <= after + _JOINED and self.words.plays("when", words[after].text)

    def _is_of_the_head(self, words: Sequence[Word], at: int, where: int) -> bool:
        """Say whether a clause about a noun begins after the time, of no harm («زار أمس المسجد الذي قتل فيه خمسة»)."""
        opens = self.words.any_plays("relative", words[where + 1 : at])
        return opens and not any(self.words.is_of_harm(w.text) for w in words[:where])
