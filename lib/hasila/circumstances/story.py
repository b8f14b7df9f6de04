"""What each sentence of an article does in telling its events: goes on, repeats what was said, looks back, turns aside.

Shared by those who date claims. The module knows no date of its own and chooses none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from hasila.arabic import BULLETS, NUMBERED, Sentence, Text, word_at
from hasila.circumstances.answers import Answers
from hasila.circumstances.times import EventTimes
from hasila.circumstances.untold import Untold
from hasila.records import Claim, TimeExpression

#: «وكان فلان قد قال»: the verb of speech stands within this many words of the opening.
_OPENING = 14
#: Words of a court or an anniversary stand so many words before the harm.
_BESIDE = 6
#: A denial stands within so many words of the figure it denies.
_DENIAL = 16
#: "Of his wounds" follows who died within so many words.
_OF_WOUNDS = 12
#: A time among this many first words opens its sentence.
_OPENS = 4

#: Outcome and bounds of a claim.
Figure = tuple[str, int | None, int | None]


class Story:
    """The sentences, claims and times of one article, and what each sentence does."""

    def __init__(
        self,
        text: Text,
        claims: Sequence[Claim],
        times: EventTimes,
        page: frozenset[int],
        is_elsewhere: Callable[[Sentence], bool] = lambda _: False,
    ) -> None:
        self._is_elsewhere = is_elsewhere
        self.text = text
        self.claims = claims
        self.times = times
        self.words = times.words
        self.page = page
        #: Openings of what is recalled, by nobody («يذكر أن»), not of what somebody had said («وكان قد قال»).
        recalled = (w for w in self.words.parts["look_back"] if not self.words.plays("repeats", w.strip()))
        self._recalling = tuple(sorted(recalled))
        self._lead = next(iter(self.prose()), None)
        self.answers = Answers(self.words, self._lead)
        self.untold = Untold(self.words, text)

    def is_prose(self, number: int) -> bool:
        """Say whether a sentence is neither a headline nor a line of the page around the article."""
        sentence = self.text.sentences[number]
        return sentence.paragraph not in self.page and not sentence.is_headline

    def prose(self) -> Iterable[Sentence]:
        """Return the sentences of the article proper."""
        return (s for s in self.text.sentences if self.is_prose(s.sentence_id))

    def is_item(self, sentence: Sentence) -> bool:
        """Say whether the sentence opens a line of a list («• قتل», «2- قتل»)."""
        first = sentence.words[0].text if sentence.words else ""
        numbered = first.isdigit() and any(w.text in NUMBERED for w in sentence.words[1:2])
        return first in BULLETS or numbered

    def after(self, sentence: Sentence, count: int) -> Sequence[Sentence]:
        """Return the ``count`` sentences after ``sentence``."""
        return self.text.sentences[sentence.sentence_id + 1 : sentence.sentence_id + 1 + count]

    def opens(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Say whether the time opens its sentence."""
        return word_at(sentence.words, time.start) < _OPENS

    def looks_back(self, sentence: Sentence) -> bool:
        """Say whether the sentence turns to another event; "had said that" only repeats what was said."""
        if self._turns_to_place(sentence):
            return True
        opens = sentence.norm.startswith(self.words.openings)
        return opens and not self._goes_on(sentence) and not self.repeats(sentence)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Say whether a sentence that opens with "was" tells the event on («وكان بين الضحايا», «وكان الحريق اندلع»)."""
        opening = [w.text for w in sentence.words[:2]]
        if len(opening) < 2 or not self.words.plays("repeats", opening[0]):
            return False
        return opening[1] in self.words.parts["same_story"] or self.words.is_the_event(opening[1])

    def turns(self, sentence: Sentence) -> bool:
        """Say whether the sentence opens by turning to another event («من جهة أخرى», «وفي مدينة كذا»)."""
        return sentence.norm.startswith(self.words.other) or self._turns_to_place(sentence)

    def _turns_to_place(self, sentence: Sentence) -> bool:
        after_lead = self._lead is not None and sentence.sentence_id > self._lead.sentence_id
        return after_lead and self._is_elsewhere(sentence)

    def only_turns_to_place(self, sentence: Sentence) -> bool:
        """Say whether a place and no other word turns the sentence aside («وفي بلدة كذا قتل»)."""
        return self._turns_to_place(sentence) and not sentence.norm.startswith(self.words.openings)

    def repeats(self, sentence: Sentence) -> bool:
        """Say whether the sentence repeats what was said before («وكانت السلطات أكدت», «وكان فلان قد قال»)."""
        if not sentence.norm.startswith(self.words.openings):
            return False
        words = [w.text for w in sentence.words[:_OPENING]]
        had = (
            n
            for n, text in enumerate(words)
            if self.words.plays("repeats", text) or self.words.speech.plays("had", text)
        )
        told = words[next(had, len(words)) + 1 :]
        done = (n for n, text in enumerate(told) if self.words.plays("happened", text) or self.words.is_done(text))
        return any(self.words.speech.verb(text) for text in told[: next(done, len(told))])

    def is_unclear(self, sentence: Sentence) -> bool:
        """Say whether the sentence gives a time that cannot be resolved, other than that of earlier speech."""
        unknown = self.times.unknown[sentence.sentence_id]
        told = any(not self.times.began(sentence.words, time) for time in unknown)  # «حملة بدأها الجيش قبل أيام»
        return told and not self.repeats(sentence)

    def is_said(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Say whether a time is that of the speaking, or of the answer that an article is about."""
        if time.precision not in ("day", "month") or sentence.norm.startswith(self._recalling):
            return False
        return self.times.is_of_speech(sentence, time) or self.answers.dates(sentence, time)

    def names_the_event(self, sentence: Sentence) -> bool:
        """Say whether the sentence speaks of a known event («الهجوم», «انفجار المخزن»)."""
        following = [w.text for w in sentence.words[1:]] + [""]
        return any(
            self.words.is_the_event(w.text) or (self.words.is_event(w.text) and after.startswith("ال"))
            for w, after in zip(sentence.words, following, strict=True)
        )

    def is_other(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether the claim's clause tells of one more event («غارة أخرى», «هجوم منفصل»), not «أسير حرب سابق»."""
        words, at = sentence.words, word_at(sentence.words, claim.start)
        for number, (event, another) in enumerate(pairwise(words)):
            if not self.words.plays("another", another.text):
                continue
            agree = self.words.plays("feminine", another.text) or not self.words.plays("feminine", event.text)
            if agree and self.words.is_event(event.text):
                first, last = sorted((number, at))
                return not self.words.any_plays("turn", words[first:last])
        return False

    def tells_of_habit(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether a vague amount is of what goes on and of no single event («وتستمر الغارات ... عشرات»)."""
        first = sentence.words[0].text if sentence.words else ""
        if claim.imputed and claim.outcome == "displaced" and self._lead is not None:
            return sentence.paragraph > self._lead.paragraph
        return claim.imputed and self.words.plays("habit", first)

    def tells_of_itself(self, lead: Sentence) -> bool:
        """Say whether a speaker tells of a deed of his own («أعلنت الجماعة أنها خطفت»)."""
        words = lead.words[:_OPENING]
        spoken = bool(words) and self.words.speech.verb(words[0].text) is not None
        pairs = pairwise(w.text for w in words)
        return spoken and any(self.words.plays("itself", own) and self.words.is_done(deed) for own, deed in pairs)

    def is_of_same_period(self, sentence: Sentence) -> bool:
        """Say whether the sentence speaks of the period told of before («في الفترة ذاتها», «خلال هذه المدة»)."""
        words = [w.text for w in sentence.words]
        if not any(self.words.plays("span", word) for word in words):
            return False
        pairs = [*pairwise(words), *pairwise(reversed(words))]
        return any(self.words.plays("span", one) and self.words.plays("same", other) for one, other in pairs)

    def is_total(self, sentence: Sentence) -> bool:
        """Say whether the claims of a sentence are totals and nothing else."""
        own = [c.is_cumulative for c in self.claims if c.sentence_id == sentence.sentence_id]
        return bool(own) and all(own)

    def rumour_denied(self, sentence: Sentence, claim: Claim) -> int | None:
        """Return where the denial of a rumour about no named event begins («نافيا ما أشيع عن مقتل سبعة»), else None."""
        words, at = sentence.words, word_at(sentence.words, claim.start)
        for number in range(at - 1, max(-1, at - _DENIAL), -1):
            if self.words.plays("denial", words[number].text):
                rumour = self.words.any_plays("rumour", words[number + 1 : at])
                named = any(self.words.is_the_event(w.text) for w in words[number + 1 : at + _BESIDE])
                return words[number].start if rumour and not named else None
        return None

    def is_of_wounds(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether the claim is of a death of wounds, of which an earlier day is told («توفي متأثرا بجراحه»)."""
        at = word_at(sentence.words, claim.start)
        wounds = self.words.any_plays("of_wounds", sentence.words[at : at + _OF_WOUNDS])
        return wounds and claim.outcome == "killed"

    def same_figures(self, claim: Claim) -> list[Claim]:
        """Return the claims of other sentences with the same outcome and bounds."""
        return [c for c in self._by_figure[_figure(claim)] if c.sentence_id != claim.sentence_id]

    @cached_property
    def _by_figure(self) -> dict[Figure, list[Claim]]:
        claims: dict[Figure, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            claims[_figure(claim)].append(claim)
        return claims


def _figure(claim: Claim) -> Figure:
    return claim.outcome, claim.low, claim.high
