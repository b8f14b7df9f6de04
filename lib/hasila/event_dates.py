"""The date of a claim's event: a time of its sentence, else of its paragraph, else what the article has established.

The day of an announcement dates the event only where nothing else does. A cumulative total takes its period, from what
follows "since" to the day of publication, and a tally of a month holds for all its figures. A sentence that looks back
(«وكان … قد»), turns to another event or tells of vague earlier days without a time of its own is left without a date.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from hasila.arabic import Sentence, Text
from hasila.event_times import (
    DATED,
    DateWords,
    EventTimes,
    compile_date_words,
    days_before,
    first_day,
    word_at,
)
from hasila.lexicons import Lexicons
from hasila.records import Claim, TimeExpression

#: «وكان فلان قد قال»: the verb of speech stands within this many words of the opening.
_OPENING = 14
#: A time among this many first words opens its sentence.
_OPENS = 4
#: A claim without a day goes on about what so many sentences before it date.
_PRECEDING = 1
#: The day of an announcement gives way to a day that so many sentences after it name.
_FOLLOWING = 2
#: How long before publication lies the day of fresh news; how long before the announcement that of its event.
_FRESH = 3
#: Letters of an ISO day; other lengths are months, years and intervals.
_ISO_DAY = 10


class DateChooser:
    """Knows the words that turn a sentence to another event, and the words of "since"."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.words = compile_date_words(lexicons)

    def for_article(
        self,
        text: Text,
        claims: Sequence[Claim],
        times: Sequence[TimeExpression],
        published: date | None,
        page: frozenset[int],
    ) -> Callable[[Claim], str | None]:
        """Return the function that dates the claims of one article."""
        day = published.isoformat() if published else None
        return ArticleDates(self.words, text, claims, EventTimes(self.words, text, times, day), page).of


class ArticleDates:
    """Dates the claims of one article."""

    def __init__(
        self, words: DateWords, text: Text, claims: Sequence[Claim], times: EventTimes, page: frozenset[int]
    ) -> None:
        self.words = words
        self.text = text
        self.page = page
        self.times = times
        self.published = times.published
        self.claims = claims
        self.established = self._established()

    def of(self, claim: Claim) -> str | None:
        """Return the date of the claim's event as ISO day, month, year or interval; None where it cannot be told."""
        sentence = self.text.sentences[claim.sentence_id]
        if sentence.paragraph in self.page:
            return self._of_repeated(claim)
        if claim.is_cumulative:
            return self._period(sentence, claim)
        own = self.times.nearest(sentence, claim)
        since = self.times.since_before(sentence, claim)
        if since is not None and (own is None or self.times.is_nearer(sentence, claim, since, own)):
            return self._until_published(since.value)
        if own is not None and own.precision != "unknown":
            return self._own(sentence, claim, own)
        if self._is_unclear(sentence):
            return None
        return self._of_surroundings(sentence, claim)

    def _of_surroundings(self, sentence: Sentence, claim: Claim) -> str | None:
        goes_on = tuple(sorted(self.words.parts["goes_on"]))
        if sentence.norm.startswith(goes_on) and sentence.sentence_id:
            before = self.times.first(self.text.sentences[sentence.sentence_id - 1], DATED)
            if before is not None:
                return before.value
        if self._looks_back(sentence) or self._is_other(sentence, claim):
            return None
        near = self._of_paragraph(sentence) or self._of_same_figure(claim) or self._told_before(sentence)
        return near or self.established

    # ------------------------------------------------------------ the sentence
    def _own(self, sentence: Sentence, claim: Claim, own: TimeExpression) -> str:
        """Return the day of the claim's own sentence; that of an announcement only where no other is told."""
        if self._is_said(sentence, own):
            return self._of_same_figure(claim) or self._told_after(sentence, own) or own.value
        return self._value(sentence, claim, own)

    def _value(self, sentence: Sentence, claim: Claim, own: TimeExpression) -> str:
        """Return the date of a time; the period up to publication where the sentence counts what set out then."""
        counts = self.times.since_then(sentence, own, claim) or self.times.tallies(sentence, own)
        return self._until_published(own.value) if counts else self.times.value(sentence, own)

    def _told_after(self, sentence: Sentence, said: TimeExpression) -> str | None:
        """Return the day of the event that the sentences after an announcement tell, shortly before it was made."""
        for following in self.text.sentences[sentence.sentence_id + 1 : sentence.sentence_id + 1 + _FOLLOWING]:
            found = self.times.first(following)
            if found is None or following.paragraph in self.page or self._opens(following, found):
                continue
            shortly = days_before(said.value, _FRESH) <= found.value <= said.value
            if shortly and not self.times.is_of_speech(following, found) and not self._looks_back(following):
                return self.times.value(following, found)
        return None

    def _opens(self, sentence: Sentence, time: TimeExpression) -> bool:
        return word_at(sentence.words, time.start) < _OPENS

    def _looks_back(self, sentence: Sentence) -> bool:
        """Say whether the sentence turns to another event; "had said that" only repeats what was said."""
        return sentence.norm.startswith(self.words.openings) and not self._repeats(sentence)

    def _repeats(self, sentence: Sentence) -> bool:
        """Say whether the sentence repeats what was said before («وكانت السلطات أكدت», «وكان فلان قد قال»)."""
        if not sentence.norm.startswith(self.words.openings):
            return False
        words = sentence.words[:_OPENING]
        repeats = any(self.words.plays("repeats", w.text) or self.words.speech.plays("had", w.text) for w in words)
        return repeats and any(self.words.speech.verb(w.text) for w in words[1:])

    def _is_unclear(self, sentence: Sentence) -> bool:
        """Say whether the sentence gives a time that cannot be resolved, other than that of earlier speech."""
        return bool(self.times.unknown[sentence.sentence_id]) and not self._repeats(sentence)

    def _is_other(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether the claim's clause tells of one more event («غارة أخرى», «هجوم منفصل»)."""
        words, at = sentence.words, word_at(sentence.words, claim.start)
        for number, (event, another) in enumerate(pairwise(words)):
            if self.words.plays("another", another.text) and self.words.is_event(event.text):
                first, last = sorted((number, at))
                return not any(self.words.plays("turn", w.text) for w in words[first:last])
        return False

    # ------------------------------------------------------------ the paragraph and the article
    def _of_paragraph(self, sentence: Sentence) -> str | None:
        number = sentence.sentence_id - 1
        while number >= 0 and self.text.sentences[number].paragraph == sentence.paragraph:
            before = self.text.sentences[number]
            found = self.times.first(before)
            if found is not None:
                return self.times.value(before, found)
            number -= 1
        return None

    def _told_before(self, sentence: Sentence) -> str | None:
        """Return the day of the event that the sentences just before tell: what follows goes on about it."""
        before = self.text.sentences[max(0, sentence.sentence_id - _PRECEDING) : sentence.sentence_id]
        told = (self._tells(other) for other in reversed(before))
        return next((value for value in told if value is not None), None)

    def _tells(self, sentence: Sentence) -> str | None:
        """Return the only day that a sentence without a claim gives to an event; such a sentence describes it."""
        claimed = any(claim.sentence_id == sentence.sentence_id for claim in self.claims)
        if claimed or not self._is_prose(sentence.sentence_id) or self._looks_back(sentence):
            return None
        found = [t for t in self.times.events(sentence) if t.precision != "interval" or self.times.is_short(t)]
        values = {self.times.value(sentence, t) for t in found if t.precision in ("day", "interval")}
        return values.pop() if len(values) == 1 and not self.times.unknown[sentence.sentence_id] else None

    def _of_same_figure(self, claim: Claim) -> str | None:
        """Return the date that the article gives where it repeats the same figure."""
        if claim.low is None or claim.low < 2:
            return None
        for other in (c for c in self._same_figures(claim) if not c.is_cumulative):
            sentence = self.text.sentences[other.sentence_id]
            found = None if sentence.paragraph in self.page else self.times.nearest(sentence, other)
            if found is None or found.precision not in ("day", "interval"):
                continue
            if not self._is_said(sentence, found):
                return self._value(sentence, other, found)
        return None

    def _same_figures(self, claim: Claim) -> list[Claim]:
        def figure(other: Claim) -> tuple[str, int | None, int | None]:
            return other.outcome, other.low, other.high

        return [c for c in self.claims if c.sentence_id != claim.sentence_id and figure(c) == figure(claim)]

    def _of_repeated(self, claim: Claim) -> str | None:
        """Return for a line of the page the date of the prose that it repeats: same figure, same outcome."""
        if claim.low is None or claim.low < 2:
            return None
        in_prose = (c for c in self._same_figures(claim) if self._is_prose(c.sentence_id))
        return next((self.of(c) for c in in_prose), None)

    def _established(self) -> str | None:
        """Return the date of the article's first claim: as its sentence tells, else those before it, else after it."""
        own = [c for c in self.claims if not c.is_cumulative and self._is_prose(c.sentence_id)]
        if not own:
            return self.published
        first = self.text.sentences[own[0].sentence_id]
        nearest = self.times.nearest(first, own[0])
        if nearest is not None and nearest.precision == "unknown" and self._is_unclear(first):
            return None
        if nearest is not None and self.times.is_short(nearest) and not self._is_said(first, nearest):
            return self._value(first, own[0], nearest)
        before = [s for s in self.text.sentences if s.paragraph <= first.paragraph and self._is_prose(s.sentence_id)]
        announced: str | None = None
        for sentence in [first, *reversed(before)]:
            if self._is_unclear(sentence):
                return None
            found = self.times.first(sentence)
            if found is not None and not self._is_said(sentence, found):
                return self.times.value(sentence, found)
            if found is not None and announced is None:
                announced = self._told_after(sentence, found) or found.value
        later = None if announced is None and nearest is not None else self._told_later(first, own)
        return later or announced or self._told_next(first) or self._only_day(first) or self._fresh(first)

    def _told_next(self, first: Sentence) -> str | None:
        """Return the day that the sentences after the first claim's give its event."""
        following = self.text.sentences[first.sentence_id + 1 : first.sentence_id + 1 + _FOLLOWING]
        return next((value for value in map(self._tells, following) if value is not None), None)

    def _fresh(self, first: Sentence) -> str | None:
        """Return the day of publication for a report that opens with its event, and none for one that opens with words.

        What was announced, claimed or answered without a day may have happened on any.
        """
        lead = next((s for s in self.text.sentences if self._is_prose(s.sentence_id)), first)
        spoken = any(self.words.speech.verb(w.text) for w in lead.words[:1])
        return self.published if self.times.names_publication() or not spoken else None

    def _is_said(self, sentence: Sentence, time: TimeExpression) -> bool:
        return time.precision == "day" and self.times.is_of_speech(sentence, time)

    def _only_day(self, first: Sentence) -> str | None:
        """Return the one day shortly before publication that the rest of the article names for an event."""
        if self.published is None:
            return None
        rest = [s for s in self.text.sentences[first.sentence_id + 1 :] if self._is_prose(s.sentence_id)]
        found = {t.value for s in rest for t in self.times.events(s) if t.precision == "day"}
        fresh = sorted(day for day in found if days_before(self.published, _FRESH) <= day)
        return fresh[0] if len(fresh) == 1 else None

    def _told_later(self, first: Sentence, own: list[Claim]) -> str | None:
        """Return the day that the next sentence with a claim gives, unless it opens with it and so with a new event."""
        later = next((c.sentence_id for c in own if c.sentence_id > first.sentence_id), None)
        if later is None:
            return None
        sentence = self.text.sentences[later]
        found = self.times.first(sentence)
        if found is None or self._opens(sentence, found) or self._is_said(sentence, found):
            return None
        return self.times.value(sentence, found)

    def _is_prose(self, number: int) -> bool:
        sentence = self.text.sentences[number]
        return sentence.paragraph not in self.page and not sentence.is_headline

    # ------------------------------------------------------------ totals
    def _period(self, sentence: Sentence, claim: Claim) -> str | None:
        own = self._own_period(sentence, claim) or self._inherited_period(sentence)
        return own or self._tally(claim) or self._single(sentence, claim)

    def _own_period(self, sentence: Sentence, claim: Claim) -> str | None:
        words, times = sentence.words, self.times.dated[sentence.sentence_id]
        since = [t for t in times if self.times.begins(words, t) or self.times.since_then(sentence, t, claim)]
        nearest = min(since or times, key=lambda t: (self.times.apart(sentence, claim, t), t.start), default=None)
        if since and nearest is not None:
            return self._until_published(nearest.value)
        return nearest.value if nearest is not None and nearest.precision in ("interval", "month", "year") else None

    def _tally(self, claim: Claim) -> str | None:
        """Return the month or interval that the total before this one counts, or the article's first claim."""
        if self.established and len(self.established) != _ISO_DAY:
            return self.established
        before = [c for c in self.claims if c.is_cumulative and c.start < claim.start and self._is_prose(c.sentence_id)]
        periods = (self._own_period(self.text.sentences[c.sentence_id], c) for c in reversed(before))
        return next((value for value in periods if value is not None), None)

    def _single(self, sentence: Sentence, claim: Claim) -> str | None:
        """Return the day on which a deed is said to have happened, which a figure among totals may be of."""
        days = [
            t for t in self.times.events(sentence) if t.precision == "day" and self.times.happened(sentence, claim, t)
        ]
        nearest = min(days, key=lambda t: (self.times.apart(sentence, claim, t), t.start), default=None)
        return None if nearest is None else nearest.value

    def _inherited_period(self, sentence: Sentence) -> str | None:
        number = sentence.sentence_id - 1
        if number < 0 or self.text.sentences[number].paragraph != sentence.paragraph:
            return None
        before = self.text.sentences[number]
        since = next((t for t in self.times.dated[number] if self.times.begins(before.words, t)), None)
        return self._until_published(since.value) if since else None

    def _until_published(self, value: str) -> str:
        start = first_day(value)
        if "/" in value or self.published is None:
            return value
        return f"{start}/{self.published}" if start <= self.published else value
