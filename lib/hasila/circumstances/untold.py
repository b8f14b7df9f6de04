"""Harm of which the words around it say that it was done on a day that is not told.

Anniversaries, crimes before a court, remains, people held or living displaced, and the toll of a whole war. The module
reads no time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hasila.arabic import Sentence, Text, Word, word_at
from hasila.circumstances.words import DateWords
from hasila.records import Claim

#: Words of a court or an anniversary stand so many words before the harm.
_BESIDE = 6
#: What an inquiry led to is told within so many words after who was seized.
_LED_TO = 12
#: The toll of a war is told in thousands, so many words after the war.
_THOUSAND, _WAR = 1000, 14
#: The subject of a headline has so many words before its verb.
_SUBJECT = 6


class Untold:
    """Says which claims are of harm whose day is not told."""

    def __init__(self, words: DateWords, text: Text) -> None:
        self.words = words
        #: Whether the article tells of an execution, and so of a crime of some earlier year.
        self.is_execution = any(form in text.norm for form in sorted(words.parts.get("retribution", ())))

    def is_so(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether words beside the claim say that the harm was done on a day that is not told.

        Anniversaries, crimes that a court or a search is about, remains found, and people who live displaced.
        """
        words = sentence.words
        at = word_at(words, min(claim.start, claim.trigger_start))
        before = words[max(0, at - _BESIDE) : at]
        charged = words[max(1, at - _BESIDE) : at]  # «أقدم شاب على قتل» opens the news of a crime
        last = word_at(words, max(claim.end, claim.victim_end or 0, claim.trigger_end))
        near = words[max(0, at - _BESIDE) : last + 1]
        if self.words.any_plays("anniversary", before):
            return True
        if self.is_execution and claim.outcome == "killed" and self.words.any_plays("charge", words[:at]):
            return True
        if self.words.any_plays("charge", charged) or self._is_blamed(before):
            # the accused are seized on a day of the news, whom they abducted was so on another
            return claim.outcome != "captured" or any(map(self.words.is_event, self._trigger(sentence, claim)))
        if claim.outcome == "captured" and claim.qualifier != "zero" and self._holds(words, near):
            return True
        if claim.outcome == "displaced" and self.words.any_plays("shelter", before):
            return True
        if claim.outcome == "displaced" and self._is_state(sentence, claim):
            return True
        if self.is_called_missing(sentence, claim):
            return True
        return self.words.any_plays("remains", near)

    def is_called_missing(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether the claim only calls somebody missing whose case is known («الصحفي المفقود فلان»)."""
        return claim.outcome == "missing" and self._is_state(sentence, claim)

    def _is_state(self, sentence: Sentence, claim: Claim) -> bool:
        return all(self.words.plays("state", word) for word in self._trigger(sentence, claim))

    def _holds(self, words: Sequence[Word], near: Sequence[Word]) -> bool:
        """Say whether somebody is told to hold people; «قوات كذا تعتقل ثلاثة» is news of a seizure."""
        if not self.words.any_plays("holds", near):
            return False
        verb = next(n for n, word in enumerate(words) if self.words.plays("holds", word.text))
        news = 0 < verb <= _SUBJECT and self.words.plays("seizes", words[verb].text)
        return not (news and all(self._may_be_subject(word) for word in words[:verb])) or self.words.any_plays(
            "since", words
        )

    def _may_be_subject(self, word: Word) -> bool:
        """Say whether the word may stand in a subject before its verb: no relative, no verb of going on."""
        parts = ("relative", "since", "when", "turn", "keeps_on")
        return not any(self.words.plays(part, word.text) for part in parts)

    def _is_blamed(self, before: Sequence[Word]) -> bool:
        """Say whether somebody is told to be to blame for the harm («المسؤول عن مقتل», «له دور في مقتل»)."""
        return any(
            (self.words.plays("charge_of", blamed.text) and self.words.plays("of_charge", joined.text))
            or (self.words.plays("charge_in", blamed.text) and self.words.plays("within", joined.text))
            for blamed, joined in pairwise(before)
        )

    def _trigger(self, sentence: Sentence, claim: Claim) -> list[str]:
        first, last = (word_at(sentence.words, at) for at in (claim.trigger_start, claim.trigger_end))
        return [w.text for w in sentence.words[first : max(last, first + 1)]]

    def is_tried(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether who was seized stands before a court: it was done long before the day of the news."""
        if claim.outcome != "captured":
            return False
        words = sentence.words
        at, last = word_at(words, min(claim.start, claim.trigger_start)), word_at(words, claim.end)
        ordered = self.words.any_plays("court", words[max(0, at - _BESIDE) : at])
        after = [w.text for w in words[last : last + _LED_TO]]
        charged = any(self.words.plays("bringing", a) and self.words.plays("accusation", b) for a, b in pairwise(after))
        return ordered or charged

    def is_of_war(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether the claim is the toll of a war («أدى النزاع إلى مقتل عشرات الآلاف»), and of no day of it."""
        if claim.low is None or claim.low < _THOUSAND:
            return False
        words = sentence.words
        at = word_at(words, claim.start)
        before = words[max(0, at - _WAR) : at]
        wars = [n for n, word in enumerate(before) if self._is_war(before, n)]
        return bool(wars) and self.words.any_plays("costs", before)

    def _is_war(self, words: Sequence[Word], at: int) -> bool:
        """Say whether a word is a war as a whole, not its minister, crimes or remains («جرائم الحرب»)."""
        within = at > 0 and self.words.plays("of_war", words[at - 1].text)
        return self.words.plays("war", words[at].text) and not within
