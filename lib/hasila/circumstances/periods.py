"""The period that a cumulative total counts: from what follows "since" to the day of publication, or the tally's month.

Totals of one article count the same period unless their own sentence says otherwise. The module dates no single event.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from hasila.arabic import Sentence, Word, word_at
from hasila.circumstances.durations import Duration
from hasila.circumstances.story import Story
from hasila.records import Claim, TimeExpression

#: Letters of an ISO day; other lengths are months, years and intervals.
_ISO_DAY = 10
#: The longest lengths of time that a total is counted over to the day; longer ones are told in round numbers.
_DAY = 24
#: "Lasting" stands so many words before the time since which it has lasted.
_LASTING = 3
#: Words of the clause about an operation before its time.
_CLAUSE = 6
#: The years since which something is told to go on.
_LONGEST_SINCE = 15
#: Units in which "since" tells how long a war has gone on; since some days or weeks, it is the news that does.
_LONG = ("month", "year")
#: Letters of an ISO year.
_YEAR = 4
_LONGEST = {"hour": 96, "day": 60, "week": 12, "month": 24, "year": 3}


class Periods:
    """The periods of the totals of one article. ``established``: the date of its main event, asked only when needed."""

    def __init__(self, story: Story, established: Callable[[], str | None]) -> None:
        self.story = story
        self.times = story.times
        self._established = established

    def of(self, sentence: Sentence, claim: Claim) -> str | None:
        """Return the period of a total; None where the article gives none."""
        until_now = self.until_now(sentence, claim)
        if until_now is not None or self._is_vague(sentence, claim):
            return until_now
        own = self._own(sentence, claim) or self._of_length(sentence) or self._inherited(sentence)
        return own or self._tally(claim) or self._single(sentence, claim)

    def told(self, sentence: Sentence, claim: Claim) -> str | None:
        """Return the period that the total's own sentence tells; None where it tells none."""
        if self._is_vague(sentence, claim):
            return None
        began = [t for t in self.times.dated[sentence.sentence_id] if self.times.begins(sentence.words, t)]
        nearest = min(began, key=lambda t: (self.times.apart(sentence, claim, t), t.start), default=None)
        return self._of_length(sentence) if nearest is None else self.times.until_published(nearest.value)

    def until_now(self, sentence: Sentence, claim: Claim) -> str | None:
        """Return the interval since the first day of the sentence up to now («بعد مظاهرات الجمعة ... وحتى الآن»)."""
        days = [t for t in self.times.dated[sentence.sentence_id] if t.precision == "day" and t.end <= claim.start]
        if not days:
            return None
        pairs = pairwise(sentence.words[: word_at(sentence.words, claim.start)])
        now = next((b for a, b in pairs if self._leads(a.text) and self.times.words.plays("now", b.text)), None)
        before = [t.value for t in days if now and t.end <= now.start and not self.story.is_said(sentence, t)]
        return self.times.until_published(min(before)) if before else None

    def _leads(self, word: str) -> bool:
        return self.times.words.plays("until", word) or self.times.words.plays("up_to", word)

    def _is_vague(self, sentence: Sentence, claim: Claim) -> bool:
        """Say whether the time nearest to the total cannot be resolved («في الأشهر الأخيرة»)."""
        number = sentence.sentence_id
        both = self.times.dated[number] + self.times.unknown[number]
        nearest = min(both, key=lambda t: (self.times.apart(sentence, claim, t), t.start), default=None)
        unknown = nearest is not None and nearest.precision == "unknown"
        return unknown and not self.story.is_of_same_period(sentence)

    def _of_length(self, sentence: Sentence, *, days: bool = False) -> str | None:
        """Return the interval up to publication that a length of time gives («خلال عشرة أشهر»)."""
        published = self.times.published
        for number, word in enumerate(sentence.words):
            since = not days and self.times.words.plays("since", word.text)
            if published is not None and (since or self.times.words.plays("in_all", word.text)):
                length = self._length_at(sentence.words, number + 1, since=since)
                if length is not None and self._is_period(length, days=days, since=since):
                    return self._year_gone(sentence.words, length, published) or length.span(published)
        return None

    def _length_at(self, words: Sequence[Word], at: int, *, since: bool) -> Duration | None:
        """Return the length of time at a word, or behind "since about" («منذ نحو تسع سنوات»)."""
        at += since and at < len(words) and self.times.words.plays("nearly", words[at].text)
        return self.times.words.durations.at(words, at)

    def _year_gone(self, words: Sequence[Word], length: Duration, published: str) -> str | None:
        """Return the year that lies so many years back («منذ أربع سنوات مضت»), which goes not on."""
        gone = self.times.words.any_plays("gone", words[length.end : length.end + 1])
        return length.before(published)[:_YEAR] if gone and length.unit == "year" else None

    def _is_period(self, length: Duration, *, days: bool, since: bool) -> bool:
        """Say whether a length of time makes a period: told by number, of more than a day where ``days`` are asked."""
        within_a_day = (length.unit == "hour" and length.count < _DAY) or (length.unit, length.count) == ("day", 1)
        if since and length.unit not in _LONG:
            return False
        longest = _LONGEST_SINCE if since and length.unit == "year" else _LONGEST.get(length.unit, 0)
        return not length.vague and length.count <= longest and not (days and within_a_day)

    def of_lasting(self, sentence: Sentence) -> str | None:
        """Return the interval that a sentence gives to what lasted («خلال يومين», «المعارك الدائرة منذ يومين»)."""
        words = sentence.words
        for time in self.times.dated[sentence.sentence_id]:
            where = word_at(words, time.start)
            before = [w.text for w in words[max(0, where - _LASTING) : where + 1]]
            lasting = any(self.times.words.plays("lasting", w) or self.times.words.is_event(w) for w in before)
            lasting = lasting and not any(self.times.words.plays("kept", w) for w in before)
            short = self.times.is_short(time) and self.times.is_near(time)
            if lasting and short and self.times.is_since(words, time):
                return self.times.until_published(time.value)
        return self._of_length(sentence, days=True)

    def _own(self, sentence: Sentence, claim: Claim) -> str | None:
        words, times = sentence.words, self.times.dated[sentence.sentence_id]
        times = [t for t in times if self._is_of_count(sentence, t, claim)]
        since = [t for t in times if self.times.begins(words, t) or self.times.since_then(sentence, t, claim)]
        nearest = min(since or times, key=lambda t: (self.times.apart(sentence, claim, t), t.start), default=None)
        if since and nearest is not None:
            return self.times.until_published(nearest.value)
        return nearest.value if nearest is not None and nearest.precision in ("interval", "month", "year") else None

    def _is_of_operation(self, sentence: Sentence, time: TimeExpression, claim: Claim) -> bool:
        """Say whether a clause about an operation dates it and one bulletin of it («التي ينفذها منذ آذار، معلنا»)."""
        words = sentence.words
        where, at = word_at(words, time.start), word_at(words, claim.start)
        speech = self.times.words.speech
        announced = (speech.verb(w.text) for w in words[where:at])
        if not any(verb is not None and verb.participle for verb in announced):
            return False
        return self.times.words.any_plays("relative", words[max(0, where - _CLAUSE) : where])

    def _is_of_count(self, sentence: Sentence, time: TimeExpression, claim: Claim) -> bool:
        """Say whether a time is not the day of the speaking; «وثق منذ كذا مقتل» counts since then."""
        if self._is_of_operation(sentence, time, claim):
            return False
        if time.precision != "day" or self.times.is_since(sentence.words, time):
            return True
        return not self.times.is_of_speech(sentence, time)

    def _tally(self, claim: Claim) -> str | None:
        """Return the month or interval that the totals around this one count, or the article's first claim."""
        established = self._established()
        if established and len(established) != _ISO_DAY:
            return established
        story = self.story
        others = [c for c in story.claims if c.is_cumulative and story.is_prose(c.sentence_id)]
        others.sort(key=lambda c: (c.start >= claim.start, abs(c.start - claim.start)))
        sentences = ((story.text.sentences[c.sentence_id], c) for c in others)
        return next((value for value in (self._own(s, c) for s, c in sentences) if value is not None), None)

    def _single(self, sentence: Sentence, claim: Claim) -> str | None:
        """Return the day on which a deed is said to have happened, which a figure among totals may be of."""

        def happened(time: TimeExpression) -> bool:
            return time.precision == "day" and self.times.happened(sentence, claim, time)

        days = filter(happened, self.times.events(sentence))
        nearest = min(days, key=lambda t: (self.times.apart(sentence, claim, t), t.start), default=None)
        return None if nearest is None else nearest.value

    def _inherited(self, sentence: Sentence) -> str | None:
        number = sentence.sentence_id - 1
        if number < 0 or self.story.text.sentences[number].paragraph != sentence.paragraph:
            return None
        before = self.story.text.sentences[number]
        since = next((t for t in self.times.dated[number] if self.times.begins(before.words, t)), None)
        return self.times.until_published(since.value) if since else None
