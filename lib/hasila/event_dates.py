"""The date of a claim's event: a time of its sentence, else of its paragraph, else the article's own date.

A cumulative total takes its period, from what follows "since" to the day of publication. A time after "since" dates no
single event. A sentence that looks back («وكان … قد») without a time of its own is left without a date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from hasila.arabic import Sentence, Text, Word, normalise
from hasila.attribution.grammar import compile_grammar
from hasila.attribution.spans import speech_spans
from hasila.lexicons import Lexicons
from hasila.records import Claim, TimeExpression

_DATED = ("day", "month", "year", "interval")
#: «وكان فلان قد قال»: the verb of speech stands within this many words of the opening.
_OPENING = 14
#: A time among this many first words opens its sentence.
_OPENS = 4
#: "Since" and the time it rules stand at most this many words apart.
_SINCE = 6
_SHARPNESS = {"unknown": 0.0, "day": 0.0, "interval": 4.0, "month": 6.0, "year": 12.0}


class DateChooser:
    """Knows the words that turn a sentence to another event, and the words of "since"."""

    def __init__(self, lexicons: Lexicons) -> None:
        parts: dict[str, set[str]] = defaultdict(set)
        for row in lexicons.rows("event_dates"):
            parts[row["role"]].add(normalise(row["words"]))
        self.since = frozenset(parts["since"])
        self.until = frozenset(parts["until"])
        self.turns = frozenset(parts["turn"])
        self.goes_on = tuple(sorted(parts["goes_on"]))
        self.speech = compile_grammar(lexicons)
        self.lexicons = lexicons
        self.openings = tuple(sorted(parts["look_back"] | parts["other_event"]))

    def for_article(
        self,
        text: Text,
        claims: Sequence[Claim],
        times: Sequence[TimeExpression],
        published: date | None,
        page: frozenset[int],
    ) -> Callable[[Claim], str | None]:
        """Return the function that dates the claims of one article."""
        return _ArticleDates(self, text, claims, times, published, page).of


class _ArticleDates:
    def __init__(
        self,
        chooser: DateChooser,
        text: Text,
        claims: Sequence[Claim],
        times: Sequence[TimeExpression],
        published: date | None,
        page: frozenset[int],
    ) -> None:
        self.chooser = chooser
        self.text = text
        self.page = page
        self.published = published.isoformat() if published else None
        self.times: dict[int, list[TimeExpression]] = defaultdict(list)
        self.unknown: dict[int, list[TimeExpression]] = defaultdict(list)
        for time in times:
            if self.published and time.precision in _DATED and _first_day(time.value) > self.published:
                continue  # what has happened lies before the day of publication
            kept = self.times if time.precision in _DATED else self.unknown
            if time.precision in (*_DATED, "unknown"):
                kept[time.sentence_id].append(time)
        self.claims = claims
        self._speech: dict[int, list[tuple[int, int]]] = {}
        self.established = self._established()

    def of(self, claim: Claim) -> str | None:
        """Return the date of the claim's event as ISO day, month, year or interval; None where it cannot be told."""
        sentence = self.text.sentences[claim.sentence_id]
        if sentence.paragraph in self.page:
            return None
        if claim.is_cumulative:
            return self._period(sentence, claim)
        own = self._nearest(sentence, claim)
        if own is not None:
            return own.value
        if self.unknown[sentence.sentence_id]:
            return None
        if sentence.norm.startswith(self.chooser.goes_on) and sentence.sentence_id:
            before = self._event_time(self.text.sentences[sentence.sentence_id - 1], _DATED)
            if before is not None:
                return before.value
        if self._looks_back(sentence):
            return None
        return self._of_paragraph(sentence) or self._of_same_figure(claim) or self.established

    # ------------------------------------------------------------ the sentence
    def _nearest(self, sentence: Sentence, claim: Claim) -> TimeExpression | None:
        words = sentence.words
        at = _word_at(words, claim.start)
        both = self.times[sentence.sentence_id] + self.unknown[sentence.sentence_id]
        usable = self._of_the_event(sentence, [t for t in both if not self._is_since(words, t)])
        nearest = min(usable, key=lambda t: (self._distance(words, at, t), t.start), default=None)
        return None if nearest is None or nearest.precision == "unknown" else nearest

    def _of_the_event(self, sentence: Sentence, times: list[TimeExpression]) -> list[TimeExpression]:
        """Leave out the times of the speaking where another time stands («قال اليوم إن … ليل الأربعاء»)."""
        if len(times) < 2:
            return times
        speaking = self._speaking(sentence)
        others = [t for t in times if not any(start <= t.start < end for start, end in speaking)]
        return others or times

    def _speaking(self, sentence: Sentence) -> list[tuple[int, int]]:
        if sentence.sentence_id not in self._speech:
            spans = speech_spans(self.text, sentence, self.chooser.lexicons)[1]
            self._speech[sentence.sentence_id] = spans
        return self._speech[sentence.sentence_id]

    def _distance(self, words: Sequence[Word], at: int, time: TimeExpression) -> float:
        where = _word_at(words, time.start)
        first, last = sorted((at, where))
        turns = sum(w.text in self.chooser.turns for w in words[first + 1 : last])
        return (last - first) * 0.5 + turns * 20.0 + _SHARPNESS[time.precision]

    def _is_since(self, words: Sequence[Word], time: TimeExpression) -> bool:
        """Say whether "since" rules the time, at once or over what began then («منذ توقيع الاتفاق في آذار»)."""
        for word in reversed(words[max(0, _word_at(words, time.start) - _SINCE) : _word_at(words, time.start) + 1]):
            if word.text in self.chooser.since:
                return True
            if word.kind == "mark" and word.text not in "/-":
                return False
        return False

    def _looks_back(self, sentence: Sentence) -> bool:
        """Say whether the sentence turns to another event; "had said that" only repeats what was said."""
        if not sentence.norm.startswith(self.chooser.openings):
            return False
        words = sentence.words[:_OPENING]
        perfect = any(self.chooser.speech.plays("had", w.text) for w in words)
        return not (perfect and any(self.chooser.speech.verb(w.text) for w in words))

    # ------------------------------------------------------------ the paragraph and the article
    def _of_paragraph(self, sentence: Sentence) -> str | None:
        number = sentence.sentence_id - 1
        while number >= 0 and self.text.sentences[number].paragraph == sentence.paragraph:
            found = self._event_time(self.text.sentences[number])
            if found is not None:
                return found.value
            number -= 1
        return None

    def _of_same_figure(self, claim: Claim) -> str | None:
        """Return the date that the article gives where it repeats the same figure."""
        if claim.low is None or claim.low < 2:
            return None
        for other in self.claims:
            same = (other.outcome, other.low, other.high) == (claim.outcome, claim.low, claim.high)
            if same and other.sentence_id != claim.sentence_id and not other.is_cumulative:
                sentence = self.text.sentences[other.sentence_id]
                found = None if sentence.paragraph in self.page else self._nearest(sentence, other)
                if found is not None and found.precision == "day":
                    return found.value
        return None

    def _event_time(self, sentence: Sentence, precisions: Sequence[str] = ("day",)) -> TimeExpression | None:
        usable = [t for t in self.times[sentence.sentence_id] if not self._is_since(sentence.words, t)]
        fitting = [t for t in usable if t.precision in precisions]
        return next(iter(self._of_the_event(sentence, fitting)), None)

    def _established(self) -> str | None:
        """Return the day that the article names up to its first claim's paragraph, else the day of publication."""
        own = [c for c in self.claims if not c.is_cumulative and self._is_prose(c.sentence_id)]
        if not own:
            return self.published
        first = self.text.sentences[own[0].sentence_id]
        nearby = [s for s in self.text.sentences if s.paragraph <= first.paragraph and self._is_prose(s.sentence_id)]
        for sentence in [first, *reversed(nearby)]:
            if self.unknown[sentence.sentence_id]:
                return None
            found = self._event_time(sentence)
            if found is not None:
                return found.value
        if self._event_time(first, _DATED) is not None:
            return self.published
        return self._told_later(first, own) or self.published

    def _told_later(self, first: Sentence, own: list[Claim]) -> str | None:
        """Return the day that the next sentence with a claim gives, unless it opens with it and so with a new event."""
        later = next((c.sentence_id for c in own if c.sentence_id > first.sentence_id), None)
        if later is None:
            return None
        sentence = self.text.sentences[later]
        found = self._event_time(sentence)
        if found is None or _word_at(sentence.words, found.start) < _OPENS:
            return None
        return found.value

    def _is_prose(self, number: int) -> bool:
        sentence = self.text.sentences[number]
        return sentence.paragraph not in self.page and not sentence.is_headline

    # ------------------------------------------------------------ totals
    def _period(self, sentence: Sentence, claim: Claim) -> str | None:
        words, times = sentence.words, self.times[sentence.sentence_id]
        since = next((t for t in times if self._reaches_since(words, t)), None)
        if since is not None:
            return self._until_published(since.value)
        nearest = min(times, key=lambda t: (abs(t.start - claim.start), t.start), default=None)
        if nearest is not None and nearest.precision in ("interval", "month", "year"):
            return nearest.value
        return self._inherited_period(sentence)

    def _inherited_period(self, sentence: Sentence) -> str | None:
        number = sentence.sentence_id - 1
        if number < 0 or self.text.sentences[number].paragraph != sentence.paragraph:
            return None
        before = self.text.sentences[number]
        since = next((t for t in self.times[number] if self._reaches_since(before.words, t)), None)
        return self._until_published(since.value) if since else None

    def _reaches_since(self, words: Sequence[Word], time: TimeExpression) -> bool:
        where = _word_at(words, time.start)
        return any(w.text in self.chooser.since for w in words[max(0, where - 9) : where + 1])

    def _until_published(self, value: str) -> str | None:
        start = _first_day(value)
        if "/" in value or self.published is None:
            return value
        return f"{start}/{self.published}" if start <= self.published else value


def _first_day(value: str) -> str:
    """Return the first day of an ISO day, month, year or interval."""
    first = value.split("/")[0]
    return first + {4: "-01-01", 7: "-01"}.get(len(first), "")


def _word_at(words: Sequence[Word], raw_index: int) -> int:
    return bisect_left(words, raw_index + 1, key=lambda word: word.end)
