"""Events told by what came so long after them: «بعد يومين من هجوم قتل فيه خمسة», «غداة تفجير أودى بحياة خمسة».

The day is counted back from that of the sentence, of the article's main event where the sentence says that it comes
after another («ويأتي بعد أسبوع من هجوم مشابه»), or of publication. Where no number is told the day is not told either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hasila.arabic import Sentence, Word, word_at
from hasila.circumstances.durations import Duration
from hasila.circumstances.story import Story
from hasila.records import Claim

#: "That comes" opens a sentence, so many words on stands "after", and so many words after the length of time "from".
_OPENING, _COMING, _COUNTED = 12, 5, 3
#: The event counted from follows "from" within so many words.
_EVENT = 2
_HOURS_OF_DAY = 24
#: Letters of an ISO day; other lengths are months, years and intervals.
_ISO_DAY = 10


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier event: where its length of time is told, and its date; None where no number is told."""

    start: int
    day: str | None


class Aftermath:
    """Dates the events of one article that are told by what came after them."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.words = story.words
        self.times = story.times

    def earlier(self, sentence: Sentence, claim: Claim, main: str | None) -> Earlier | None:
        """Return the earlier event of which the claim is; ``main`` is the date of the article's main event."""
        words, at = sentence.words, word_at(sentence.words, claim.start)
        reach = len(words) if claim.outcome == "missing" else at  # who is missing is so since what came before
        for number in range(reach):
            length = self._length(words, number)
            if length is None:
                continue
            is_day = main is not None and len(main) == _ISO_DAY
            if number and number < _OPENING and self._comes(words, number):
                day = main if is_day else self.times.published
                return Earlier(words[number].start, self._before(length, day))
            if self._is_told_of(words, number, length, claim) and not self._turns(words, length.end, at):
                day = self._day_before(sentence, words[number]) or (main if is_day else None) or self.times.published
                return Earlier(words[number].start, self._before(length, day))
        return None

    def anniversary(self, sentence: Sentence, claim: Claim) -> str | None:
        """Return the day of the harm whose anniversary is told with its number («تحيي اليوم الذكرى الثالثة لمقتل»)."""
        words = sentence.words
        for number in range(word_at(words, claim.start) - 1):
            if self.words.plays("anniversary", words[number].text):
                years = self._years(words, number + 1)
                days = [t.value for t in self.times.dated[sentence.sentence_id] if t.precision == "day"]
                return _years_before(days[0], years) if years and len(days) == 1 else None
        return None

    def _years(self, words: Sequence[Word], at: int) -> int:
        """Return the number of an anniversary; 0 where none is told, or one of several words."""
        at += self.words.plays("yearly", words[at].text)
        following = words[at + 1].text if at + 1 < len(words) else ""
        compound = self.words.plays("teen", following) or following.startswith("وال")
        return 0 if compound else self.words.ordinals.get(words[at].text, 0)

    def _length(self, words: Sequence[Word], at: int) -> Duration | None:
        """Return the length of time that "after" or "the day after" tells at a word."""
        parts = self.words.played[words[at].text]
        if "next_day" in parts:
            return Duration(1, "day", at + 1)
        return self._counted(words, at + 1) if "after" in parts else None

    def _counted(self, words: Sequence[Word], at: int) -> Duration | None:
        """Return the length of time at a word from which something is counted; vague where it is not told exactly."""
        exact = True
        while at < len(words) and self.words.plays("about", words[at].text):
            exact = exact and not self.words.plays("bound", words[at].text)
            at += 1
        length = self.words.durations.at(words, at)
        if length is None:
            return None
        following = words[length.end : length.end + _COUNTED]
        if not self.words.any_plays("counted_from", following):
            return None
        is_vague = (length.vague and length.unit != "hour") or not (exact or length.unit in ("hour", "day"))
        return Duration(length.count, length.unit, length.end, vague=is_vague)

    def _comes(self, words: Sequence[Word], at: int) -> bool:
        return self.words.any_plays("coming", words[max(0, at - _COMING) : at])

    def _is_told_of(self, words: Sequence[Word], at: int, length: Duration, claim: Claim) -> bool:
        """Say whether the length of time is counted from the event of the claim, which follows at once."""
        after = length.end + (not self.words.plays("next_day", words[at].text))
        trigger = word_at(words, claim.trigger_start)
        event = any(self.words.is_event(w.text) for w in words[after : after + _EVENT])
        return event or after <= trigger < after + _EVENT

    def _turns(self, words: Sequence[Word], first: int, last: int) -> bool:
        return any(self.words.is_turn(w.text) for w in words[first:last])

    def _day_before(self, sentence: Sentence, word: Word) -> str | None:
        """Return the last day that the sentence names before a word."""
        days = [t for t in self.times.dated[sentence.sentence_id] if t.precision == "day" and t.end <= word.start]
        return days[-1].value if days else None

    def _before(self, length: Duration, day: str | None) -> str | None:
        if day is None or length.vague:
            return None
        hours = length.unit == "hour" and length.count < _HOURS_OF_DAY
        return day if hours else length.before(day)


def _years_before(day: str, years: int) -> str:
    """Return the same day so many years before; the 28th for a 29 February that the year has not."""
    found = date.fromisoformat(day)
    leap_day = (found.month, found.day) == (2, 29)
    return found.replace(year=found.year - years, day=28 if leap_day else found.day).isoformat()
