"""The date of a claim that has no time of its own: from its paragraph, from the sentences before it, from the article.

The module reads no time of the claim's own sentence; :mod:`hasila.circumstances.dates` does, and asks here where there
is none.
"""

from __future__ import annotations

from hasila.arabic import Sentence, word_at
from hasila.circumstances.main_event import MainEvent
from hasila.circumstances.since import DATED
from hasila.circumstances.story import Story
from hasila.records import Claim, TimeExpression

#: A claim without a day goes on about what so many sentences before it date.
_PRECEDING = 1
#: "Then" stands so many words before the harm.
_THEN = 4
#: A figure from here on, said again, is of the same event; from the second on, so is what stands beside it.
_TELLING, _LARGE = 3, 5
#: Letters of an ISO day; other lengths are months, years and intervals.
_ISO_DAY = 10


class Surroundings:
    """Dates the claims of one article by what stands around them."""

    def __init__(self, story: Story, main: MainEvent) -> None:
        self.story = story
        self.words = story.words
        self.text = story.text
        self.times = story.times
        self.main = main

    def of(self, sentence: Sentence, claim: Claim) -> str | None:
        """Return the date that the words around the sentence, or the article, give a claim with no time of its own."""
        if self._adds_to_recalled(sentence):
            return None
        if self._was_then(sentence, claim):
            return self._then(sentence)
        joined = self._of_joined(sentence)
        if joined is not None:
            return joined.value
        if self.story.tells_of_habit(sentence, claim) or self.story.is_other(sentence, claim):
            return None
        if self._is_of_another_death(sentence, claim):
            return None
        if self.main.sums_up_before(sentence) and self.story.only_turns_to_place(sentence):
            return self._of_same_figures_beside(claim) or self.main.date
        if self.story.looks_back(sentence):
            known = self._is_part_of_tally(sentence) or self._is_known_victim(sentence, claim)
            return self.main.date if known else self._of_same_figures_beside(claim)
        if self._goes_on_about_another(sentence):
            return None
        if self._is_of_another_item(sentence):
            return self.of_paragraph(sentence)
        near = self._of_same_figures_beside(claim) or self.of_paragraph(sentence) or self._told_before(sentence)
        near = near or self._claimed_before(sentence)
        return near or (None if self._has_turned(sentence) else self.main.date)

    def _was_then(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether it happened "then", at an earlier time than the news («وأدى العنف وقتها إلى مقتل كذا»).

        What was said then had happened before («تحدثت حينها عن كذا قتيلا»).
        """
        first, last = (word_at(sentence.words, at) for at in sorted((claim.trigger_start, claim.start)))
        near = range(max(0, first - _THEN), last)
        then = [at for at in near if self.words.plays("then", sentence.words[at].text)]
        return any(not at or not self.words.speech.verb(sentence.words[at - 1].text) for at in then)

    def _then(self, sentence: Sentence) -> str | None:
        """Return the time of the sentence before, of which "then" speaks; None where it tells none."""
        before = self.text.sentences[max(0, sentence.sentence_id - 1)]
        found = self.times.first(before, DATED)
        return None if found is None else self.times.value(before, found)

    def _of_joined(self, sentence: Sentence) -> TimeExpression | None:
        """Return the time of the sentence before that this one only goes on («حيث قتل») or adds to («كما قتل»)."""
        joins = self.words.parts["goes_on"] | self.words.parts["adds"]
        if not sentence.sentence_id or not sentence.norm.startswith(tuple(sorted(joins))):
            return None
        before = self.text.sentences[sentence.sentence_id - 1]
        found = self.times.first(before, DATED)
        return None if found is not None and self.story.answers.dates(before, found) else found

    def _is_of_another_item(self, sentence: Sentence) -> bool:
        """Say whether the first claim stands in one line of a list and the sentence in another, which goes not on."""
        opening = self._opening(sentence)
        first = next((s for s in self.text.sentences if self.main.is_about(s)), opening)
        items = self.story.is_item(opening) and self.story.is_item(self._opening(first))
        return items and first.paragraph != sentence.paragraph

    def _opening(self, sentence: Sentence) -> Sentence:
        """Return the first sentence of the paragraph."""
        number = sentence.sentence_id
        while number and self.text.sentences[number - 1].paragraph == sentence.paragraph:
            number -= 1
        return self.text.sentences[number]

    def _adds_to_recalled(self, sentence: Sentence) -> bool:
        """Say whether the sentence adds to one that recalls an earlier event («وللتذكير ... كما قتل»)."""
        before = self.text.sentences[max(0, sentence.sentence_id - 1)]
        return sentence.norm.startswith(tuple(sorted(self.words.parts["adds"]))) and self._recalls(before)

    def _has_turned(self, sentence: Sentence) -> bool:
        """Say whether an earlier paragraph has turned to another event, and the sentence goes not back to the first."""
        lead = next(iter(self.story.prose()), sentence)
        others = (s for s in self.story.prose() if lead.paragraph < s.paragraph < sentence.paragraph)
        turned = any(self.story.turns(s) and not self._is_part_of_tally(s) for s in others)
        return turned and not self.story.names_the_event(sentence)

    def _is_of_another_death(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether those are buried or mourned of whose death the article tells nowhere else."""
        before = sentence.words[: word_at(sentence.words, claim.start)]
        victim = sentence.words[word_at(sentence.words, claim.start)].text
        if self.main.is_told and self.words.plays("same_story", victim):
            return False  # «شيعوا الشهيد» in news of his death
        mourned = self.words.any_plays("mourning", before)
        return mourned and not self._names_a_day(sentence) and not self.main.is_about(sentence)

    def _is_known_victim(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether the claim is of somebody whom the article has named before («وكان فلان أصيب في الهجوم»)."""
        return claim.is_named and self.text.raw[claim.start : claim.end] in self.text.raw[: sentence.start]

    def _recalls(self, sentence: Sentence) -> bool:
        """Say whether the sentence recalls an earlier event of its own («يشار إلى أن هجوما سابقا أودى بخمسة»)."""
        return self.story.looks_back(sentence) and not self.story.turns(sentence)

    def _names_a_day(self, sentence: Sentence) -> bool:
        return any(
            t.precision == "day" and not self.times.is_since(sentence.words, t)
            for t in self.times.dated[sentence.sentence_id]
        )

    def _goes_on_about_another(self, sentence: Sentence) -> bool:
        """Say whether the paragraph has turned to another event of which it names no day."""
        for number in range(sentence.sentence_id - 1, -1, -1):
            before = self.text.sentences[number]
            if before.paragraph != sentence.paragraph or self.times.dated[number]:
                return False
            if self.story.turns(before):
                return not self._is_part_of_tally(before)
        return False

    def _is_part_of_tally(self, sentence: Sentence) -> bool:
        """Say whether the article sums up a period, of which the sentence turns to another part."""
        told = self.main.is_told and not self.main.is_since
        period = told and self.main.date is not None and len(self.main.date) != _ISO_DAY and self.main.is_recent()
        return period and self.story.turns(sentence)

    def _of_same_figures_beside(self, claim: Claim) -> str | None:
        """Return the date that the article gives where it repeats the figure, or another of the same sentence."""
        beside = [c for c in self.story.claims if c.sentence_id == claim.sentence_id and not c.is_cumulative]
        large = (c for c in beside if c.low is not None and c.low >= _LARGE)
        found = map(self.of_same_figure, (claim, *large))
        return next((value for value in found if value is not None), None)

    def of_paragraph(self, sentence: Sentence) -> str | None:
        """Return the day that the sentences before it in its paragraph give."""
        number = sentence.sentence_id - 1
        while number >= 0 and self.text.sentences[number].paragraph == sentence.paragraph:
            before = self.text.sentences[number]
            found = self.times.first(before)
            if found is not None and self._tells_of_harm(before):
                return (
                    None if self.story.is_said(before, found) and self.main.is_told else self.times.value(before, found)
                )
            number -= 1
        return None

    def _tells_of_harm(self, sentence: Sentence) -> bool:
        """Say whether a sentence holds a claim or tells of an event."""
        claimed = any(claim.sentence_id == sentence.sentence_id for claim in self.story.claims)
        return claimed or any(self.words.is_of_harm(w.text) for w in sentence.words)

    def _claimed_before(self, sentence: Sentence) -> str | None:
        """Return the day that the sentence just before gives its last claim, which this one goes on about."""
        before = self.text.sentences[max(0, sentence.sentence_id - 1)]
        last = max((c for c in self.story.claims if c.sentence_id == before.sentence_id), key=_start, default=None)
        if last is None or not self.story.is_prose(before.sentence_id) or self.story.looks_back(before):
            return None
        if self.main.is_told and self.main.is_about(before):
            return self.main.date
        found = None if before.sentence_id == sentence.sentence_id else self.times.nearest(before, last)
        if found is None or found.precision != "day" or self.story.is_said(before, found):
            return None
        return self.times.value_for(before, last, found)

    def _told_before(self, sentence: Sentence) -> str | None:
        """Return the day of the event that the sentences just before tell: what follows goes on about it."""
        before = self.text.sentences[max(0, sentence.sentence_id - _PRECEDING) : sentence.sentence_id]
        told = (self.main.tells(other) for other in reversed(before))
        return next((value for value in told if value is not None), None)

    def of_same_figure(self, claim: Claim) -> str | None:
        """Return the date that the article gives where it repeats the same figure."""
        if claim.low is None or claim.low < _TELLING:
            return None
        for other in (c for c in self.story.same_figures(claim) if not c.is_cumulative):
            sentence = self.text.sentences[other.sentence_id]
            found = None if sentence.paragraph in self.story.page else self.times.nearest(sentence, other)
            if found is None or found.precision not in ("day", "interval") or self._recalls(sentence):
                continue
            if not self.story.is_said(sentence, found):
                return self.times.value_for(sentence, other, found)
        return None


def _start(claim: Claim) -> int:
    return claim.start
