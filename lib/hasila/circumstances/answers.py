"""Which sentences and days are of an answer to harm and not of the harm: condemnations, visits, meetings, condolences.

«زار الوزير أمس جرحى الانفجار» tells the day of the visit; that of the explosion is told elsewhere, or nowhere. No claim
is dated here.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import Sentence, Word, word_at
from hasila.circumstances.words import DateWords
from hasila.records import TimeExpression

#: Who receives the wounded is named within so many words after the verb.
_RECEIVER = 3


class Answers:
    """Says what of an article answers the harm. ``lead``: the first sentence of the article proper."""

    def __init__(self, words: DateWords, lead: Sentence | None) -> None:
        self.words = words
        #: Whether the article answers an event of some earlier day: its lead condemns, mourns, meets, visits.
        self.is_lead = lead is not None and self._is_answer(lead)

    def _is_answer(self, lead: Sentence) -> bool:
        """Say whether a lead opens with an answer, or tells of one before any harm («جدد المجلس إدانته للهجوم»)."""
        if self.words.any_plays("reaction", lead.words[:1]):
            return True
        told = next((n for n, word in enumerate(lead.words) if self.words.is_of_harm(word.text)), len(lead.words))
        return self.words.any_plays("condemning", lead.words[:told])

    def dates(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Say whether a time is that of an answer: of a verb or a meeting before it, with no harm told before."""
        before = sentence.words[: word_at(sentence.words, time.start)]
        at = next((n for n in range(len(before)) if self._answers(before, n)), None)
        if at is None:
            return False
        return not any(self.words.is_of_harm(w.text) for n, w in enumerate(before) if n != at)

    def _answers(self, words: Sequence[Word], at: int) -> bool:
        parts = self.words.played[words[at].text]
        if "meeting" in parts:
            return True
        return "reaction" in parts and not self.words.any_plays("hospital", words[at + 1 : at + 1 + _RECEIVER])
