"""Which times of an article begin a period: those ruled by "since", and those on which what is counted set out.

Also how near a time lies to publication, and how long it is. The module dates no claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from hasila.arabic import Sentence, Text, Word, word_at
from hasila.circumstances.words import DateWords
from hasila.records import Claim, TimeExpression

#: How long before publication lies the day of fresh news.
FRESH = 3
DATED = ("day", "month", "year", "interval")
#: Marks that stand within a name or a date.
WITHIN = '/-#"«»“”'
#: "Since" and the time it rules stand at most this many words apart; in a total what began then is longer.
SINCE, _SINCE_IN_TOTALS = 6, 12
#: What set out does so within so many words before its time.
_BEGAN = 4
#: "Lasting" stands so many words before the time since which it has lasted.
_LASTING = 2
#: Days of the longest month.
_MONTH = 31


class SinceTimes:
    """The times of one article by sentence, and what they begin."""

    def __init__(self, words: DateWords, text: Text, times: Sequence[TimeExpression], published: str | None) -> None:
        self.words = words
        self.text = text
        self.published = published
        self.dated: dict[int, list[TimeExpression]] = defaultdict(list)
        self.unknown: dict[int, list[TimeExpression]] = defaultdict(list)
        for time in times:
            if published and time.precision in DATED and first_day(time.value) > published:
                continue  # what has happened lies before the day of publication
            kept = self.dated if time.precision in DATED else self.unknown
            if time.precision in (*DATED, "unknown"):
                kept[time.sentence_id].append(time)

    def is_fresh(self, time: TimeExpression) -> bool:
        """Say whether the time is a day shortly before publication."""
        fresh = time.precision == "day" and self.published is not None
        return fresh and days_before(str(self.published), FRESH) <= time.value

    def is_near(self, time: TimeExpression) -> bool:
        """Say whether the time lies within a month before publication."""
        return self.published is not None and days_before(self.published, _MONTH) <= first_day(time.value)

    def is_short(self, time: TimeExpression) -> bool:
        """Say whether the time is a day, a month or an interval no longer than one: what a single report tells of."""
        if time.precision != "interval":
            return time.precision in ("day", "month")
        start, _, end = time.value.partition("/")
        return first_day(start) >= days_before(first_day(end), _MONTH)

    def is_brief(self, time: TimeExpression) -> bool:
        """Say whether the time is a day or an interval of a few days."""
        start, _, end = time.value.partition("/")
        return time.precision == "day" or (bool(end) and first_day(start) >= days_before(first_day(end), FRESH))

    def until_published(self, value: str) -> str:
        """Return the interval from the first day of ``value`` to publication."""
        start = first_day(value)
        if "/" in value or self.published is None:
            return value
        return f"{start}/{self.published}" if start < self.published else value

    def is_since(self, words: Sequence[Word], time: TimeExpression, reach: int = SINCE) -> bool:
        """Say whether "since" rules the time, at once or over what began then («منذ توقيع الاتفاق في آذار»)."""
        where = word_at(words, time.start)
        after = word_at(words, time.end - 1) + 1
        if self.words.any_plays("happened_when", words[after : after + 1]):
            return False  # «الأسوأ منذ أبريل حين قتل كذا» tells what happened then
        for number in range(where, max(-1, where - reach - 1), -1):
            word = words[number]
            if self.words.plays("since", word.text):
                return number == where or not self.words.plays("seizing", words[number + 1].text)
            if word.kind == "mark" and word.text not in WITHIN:
                return False
        return False

    def lasted(self, words: Sequence[Word], time: TimeExpression) -> bool:
        """Say whether something is said to have lasted since the time («المعارك المستمرة منذ ثلاثة أيام»)."""
        where = word_at(words, time.start)
        return self.words.any_plays("lasting", words[max(0, where - _LASTING) : where])

    def is_of_series(self, words: Sequence[Word], time: TimeExpression) -> bool:
        """Say whether "since" tells how many of a kind there were («الهجوم الثالث منذ الجمعة»), the last one now."""
        where = word_at(words, time.start)
        since = next(
            (n for n in range(where, max(0, where - SINCE), -1) if self.words.plays("since", words[n].text)), 0
        )
        return since > 0 and self.words.plays("kept", words[since - 1].text)

    def since_before(self, sentence: Sentence, claim: Claim) -> TimeExpression | None:
        """Return the time after "since" that stands before the claim in its clause («منذ كذا قتل خمسة»)."""
        words, at = sentence.words, word_at(sentence.words, claim.start)
        for time in reversed(self.dated[sentence.sentence_id]):
            where = word_at(words, time.start)
            marks = any(w.kind == "mark" and w.text not in WITHIN for w in words[where:at])
            if where < at and not marks and self.is_since(words, time) and not self.is_of_series(words, time):
                return time
        return None

    def since_after(self, sentence: Sentence, claim: Claim) -> TimeExpression | None:
        """Return the time after "since" that stands behind the claim in its clause («نزحت سبعون أسرة منذ كذا»)."""
        words = sentence.words
        at = word_at(words, max(claim.end, claim.trigger_end, claim.victim_end or 0) - 1)
        for time in self.dated[sentence.sentence_id]:
            where = word_at(words, time.start)
            gone = claim.outcome == "missing" and self.words.plays("since", words[min(at + 1, where)].text)
            if where > at and (gone or self.is_near(time)) and self.is_since(words, time):
                since = next(n for n in range(where, at - 1, -1) if n == at or self.words.plays("since", words[n].text))
                return time if since > at and not self._is_parted(words[at + 1 : since]) else None
        return None

    def _is_parted(self, between: Sequence[Word]) -> bool:
        """Say whether "since" is not of the harm before it («المدينة المحاصرة منذ», «أعنف هجوم منذ»)."""
        for number, word in enumerate(between):
            after = between[number + 1 : number + 2]
            if word.kind == "mark" and word.text not in WITHIN:
                return True
            if self.words.is_turn(word.text) or any(self.words.plays(part, word.text) for part in ("kept", "count")):
                return True
            if self.words.plays("relative", word.text) and not any(self.words.is_of_harm(w.text) for w in after):
                return True
        return False

    def since_then(self, sentence: Sentence, time: TimeExpression, claim: Claim) -> bool:
        """Say whether "since that day" stands between a time and the claim."""
        words = sentence.words
        between = words[word_at(words, time.end) : word_at(words, claim.start)]
        return any(self.words.plays("since", a.text) and self.words.plays("that", b.text) for a, b in pairwise(between))

    def tallies(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Say whether the sentence gives the tally of what began at ``time`` («حصيلة العملية التي بدأت في كذا»)."""
        words = sentence.words[: word_at(sentence.words, time.start)]
        return self.begins(sentence.words, time) and self.words.any_plays("tally", words)

    def began(self, words: Sequence[Word], time: TimeExpression) -> bool:
        """Say whether something that goes on set out at the time («الحملة التي انطلقت في كذا»), at once before it."""
        where = word_at(words, time.start)
        return self.words.any_plays("begins", words[max(0, where - _BEGAN) : where])

    def begins(self, words: Sequence[Word], time: TimeExpression) -> bool:
        """Say whether the time begins a period: after "since", or after what set out then («انطلقت في كذا»)."""
        where = word_at(words, time.start)
        before = words[max(0, where - SINCE) : where]
        return self.is_since(words, time, _SINCE_IN_TOTALS) or self.words.any_plays("begins", before)


def first_day(value: str) -> str:
    """Return the first day of an ISO day, month, year or interval."""
    first = value.split("/")[0]
    return first + {4: "-01-01", 7: "-01"}.get(len(first), "")


def days_before(value: str, days: int) -> str:
    """Return the ISO day that lies ``days`` before the ISO day ``value``."""
    return (date.fromisoformat(value) - timedelta(days)).isoformat()
