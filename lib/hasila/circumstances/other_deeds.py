"""Deeds told beside a harm: why somebody was seized, what the harm led to, an event called by its place.

Says whether a place of the claim's sentence is that of such a deed; which place the claim takes is chosen in
:mod:`hasila.circumstances.whereabouts`.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import Sentence, Word, without_article, word_at
from hasila.circumstances.words import DateWords
from hasila.places.candidates import Candidate, CandidateReader
from hasila.places.grammar import PlaceGrammar
from hasila.records import Claim

#: What the harm led to is named within so many words after the verb.
_LED_TO = 4
#: The event that a place is named with stands within so many words before it, what leads to the event before that.
_CAUSE, _LEADS = 4, 2


class OtherDeeds:
    """Tells the places of deeds that are told beside the harm of a claim."""

    def __init__(self, grammar: PlaceGrammar, candidates: CandidateReader) -> None:
        self.grammar = grammar
        self.candidates = candidates
        self._led: dict[int, list[int]] = {}

    def have(self, sentence: Sentence, claim: Claim, place: Candidate, events: DateWords | None) -> bool:
        """Say whether the place is that of a deed told beside the harm («اعتقال ثلاثة للاشتباه بتفجير في كذا»)."""
        at = word_at(sentence.words, claim.start)
        between = sentence.words[at + 1 : place.first]
        if self._is_of_charge(sentence.words[at], between) or self._is_of_unrest(sentence, at, place):
            return True
        if self._is_of_cause(sentence.words, place, "since") and not claim.is_cumulative:
            return True  # «منذ هجوم كذا»
        if claim.outcome == "captured" and self._is_of_cause(sentence.words, place, "after"):
            return True  # «اعتقل بعد تفجير كذا»
        if any(self._goes_on(word.text) for word in between) or self._is_beyond_deed(sentence, at, place):
            return False
        return events is not None and any(
            events.lead_to_deed(clause, is_seized=False) for clause in _between_commas(between)
        )

    def _is_beyond_deed(self, sentence: Sentence, at: int, place: Candidate) -> bool:
        """Say whether the deed told beside the harm has a place of its own before this («منفذ هجوم كذا، في كذا»)."""
        own = (c for c in self.candidates.of(sentence) if at < c.first < place.first)
        return any(self.grammar.prefixed("event", sentence.words[c.first - 1].text) is not None for c in own)

    def _is_of_cause(self, words: Sequence[Word], place: Candidate, part: str) -> bool:
        """Say whether an event before the claim's is named with the place, behind "after" or "since" (``part``)."""
        for number in range(place.first - 1, max(-1, place.first - 1 - _CAUSE), -1):
            text = words[number].text
            if self._is_attack(text):
                return self.grammar.any_plays(part, words[max(0, number - _LEADS) : number])
            if words[number].kind != "word" or self.grammar.plays("clause", text):
                return False
        return False

    def _is_attack(self, text: str) -> bool:
        return any(self.grammar.prefixed("attack", noun) is not None for noun in (text, without_article(text)))

    def _goes_on(self, text: str) -> bool:
        """Say whether the word goes on with the harm behind what is told of victims («المشتبه به وجرح سبعة»)."""
        return self.grammar.plays("goes_on", text) or (text.startswith("و") and self.grammar.plays("clause", text[1:]))

    def _is_of_charge(self, victim: Word, between: Sequence[Word]) -> bool:
        """Say whether who was seized is called by what he did elsewhere («المتهم في هجوم كذا»)."""
        if not self.grammar.plays("charged", victim.text):
            return False
        told = [self.grammar.plays("clause", word.text) or word.kind == "mark" for word in between]
        events = [self.grammar.prefixed("event", word.text) is not None for word in between]
        return any(events) and not any(told)

    def _is_of_unrest(self, sentence: Sentence, at: int, place: Candidate) -> bool:
        """Say whether the harm led to unrest, and the place is that of the unrest («أدى مقتله إلى مواجهات في كذا»)."""
        for led in self._leading(sentence):
            if at < led < place.first:
                behind = sentence.words[led + 1 : min(led + 1 + _LED_TO, place.first)]
                if behind and self.grammar.plays("day_word", behind[0].text):
                    continue  # «فجر اليوم خلال مواجهات»
                marks = [n for n, mark in enumerate(behind) if mark.kind == "mark"]  # «فجر اليوم، إثر اندلاع حريق»
                return self.grammar.any_plays("unrest", behind[: marks[0]] if marks else behind)
        return False

    def _leading(self, sentence: Sentence) -> list[int]:
        """Return the numbers of the verbs of leading to something; each sentence is read once."""
        if sentence.sentence_id not in self._led:
            words = enumerate(sentence.words)
            self._led[sentence.sentence_id] = [n for n, word in words if self.grammar.plays("led_to", word.text)]
        return self._led[sentence.sentence_id]


def _between_commas(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words cut at the commas: somebody is suspected («المشتبه بهم، في حملة») of a deed told at once."""
    clauses: list[list[Word]] = [[]]
    for word in words:
        if word.text == "،":
            clauses.append([])
        else:
            clauses[-1].append(word)
    return clauses
