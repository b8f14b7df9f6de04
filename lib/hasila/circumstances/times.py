"""Which of the time expressions of an article tell when something happened, sentence by sentence.

Left aside are times after publication, times ruled by "since", and the day of the speaking where another time stands.
The module resolves nothing; it weighs what :mod:`hasila.dates` found.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hasila.arabic import Sentence, Text, Word, word_at
from hasila.attribution.spans import speech_spans
from hasila.circumstances.clauses import clause_of_another_noun
from hasila.circumstances.distances import Distances
from hasila.circumstances.since import SINCE, WITHIN, SinceTimes, first_day
from hasila.circumstances.words import DateWords
from hasila.records import Claim, TimeExpression

#: "Until" and the time it rules («حتى فجر اليوم»).
_UNTIL = 3
#: Days that "the last hours" cover, where they are told from the day of the speaking.
_HOURS = 2
#: Words of the longest speaker between the word of speech and its day.
_SPEAKER = 12
#: Words from "in" over a statement to its day.
_UTTERANCE = 6
#: A dateline names its day among these first words, and ends within so many after it.
_OPENING_WORDS, _DATELINE = 6, 14
#: The name of who was harmed ends so many words before a clause about him.
_NAMED = 4
#: A day is planned where a word of planning stands so many words before it.
_PLANNED = 4
#: A toll is said to rise so many words before its number.
_RAISED = 6
#: What a comma is worth in words.
_COMMAS, _COMMA = "،,", 12


class EventTimes(SinceTimes):
    """The times of one article that may date its events."""

    def __init__(self, words: DateWords, text: Text, times: Sequence[TimeExpression], published: str | None) -> None:
        super().__init__(words, text, times, published)
        self._distances = Distances(words)
        self._aside: dict[tuple[int, int], bool] = {}
        self._add_vague()

    def _add_vague(self) -> None:
        """Count words of vague earlier days («قبل أيام», «في السنوات الماضية») as times that cannot be resolved."""
        for match in self.words.vague.finditer(self.text.norm):
            sentence = self.text.sentence_at(match.start())
            start, end = self.text.raw_span(*match.span())
            inside = any(t.start < end and start < t.end for t in self.dated[sentence.sentence_id])
            if not inside:
                vague = TimeExpression(sentence.sentence_id, start, end, "UNKNOWN", "unknown", "none")
                self.unknown[sentence.sentence_id].append(vague)

    def nearest(self, sentence: Sentence, claim: Claim) -> TimeExpression | None:
        """Return the time of the claim's clause, else the nearest of the sentence; may be one that is not resolved."""
        words = sentence.words
        at = word_at(words, max(claim.start, claim.trigger_start) if claim.rule == "subject-verb" else claim.start)
        both = self.dated[sentence.sentence_id] + self.unknown[sentence.sentence_id]
        near = [t for t in both if self._may_date(sentence, claim, t) and not self._is_turned_to(words, at, t)]
        near = [t for t in near if not self.is_of_another_deed(sentence, claim, t)]
        near = [t for t in near if not self._is_of_one_more(sentence, claim, t)]
        usable = self._of_the_event(sentence, near)
        return min(usable, key=lambda t: (self._distances.distance(words, at, t), t.start), default=None)

    def names_publication(self, last: int) -> bool:
        """Say whether the article or its page names the day of publication up to sentence ``last``."""
        return any(t.value == self.published for number in range(last + 1) for t in self.dated.get(number, ()))

    def events(self, sentence: Sentence) -> list[TimeExpression]:
        """Return the times of the sentence that tell of events, not of the speaking and not ruled by "since"."""
        usable = [t for t in self.dated[sentence.sentence_id] if not self._dates_no_event(sentence, t)]
        return [t for t in usable if not self.is_of_speech(sentence, t)]

    def _may_date(self, sentence: Sentence, claim: Claim, time: TimeExpression) -> bool:
        """Say whether the time dates events, or stands in a clause that tells the claim («تلك التي قتلت كذا أمس»)."""
        if not self._dates_no_event(sentence, time):
            return True
        where = word_at(sentence.words, time.start)
        clause = clause_of_another_noun(self.words, sentence.words, where)
        if clause is None or self.is_since(sentence.words, time):
            return False
        begins = word_at(sentence.words, max(claim.end, claim.victim_end or 0) - 1) + _NAMED >= clause
        return begins and sentence.words[clause].start <= claim.trigger_start < time.start

    def _dates_no_event(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Say whether the time begins a period, heads the page, or dates something that is no harm."""
        if time.precision == "unknown":
            return self.is_since(sentence.words, time)
        key = (sentence.sentence_id, time.start)
        if key not in self._aside:
            words, where = sentence.words, word_at(sentence.words, time.start)
            aside = self._is_dateline(words, where) or clause_of_another_noun(self.words, words, where) is not None
            if time.precision != "day":
                aside = aside or self._is_of_what_stands(words, where)
            aside = aside or self._is_end(sentence, time, where)
            aside = aside or self._is_of_setting_out(sentence, time, where)
            aside = aside or self.words.any_plays("planned", words[max(0, where - _PLANNED) : where])
            self._aside[key] = aside or self.is_since(words, time)
        return self._aside[key]

    def _is_of_setting_out(self, sentence: Sentence, time: TimeExpression, where: int) -> bool:
        """Say whether what goes on, and is not tallied, set out then, some time ago («الحملة التي انطلقت في آذار»)."""
        words = sentence.words
        if self.published is None or self.is_fresh(time) or not self.began(words, time):
            return False
        if self.tallies(sentence, time):
            return False
        return self.words.any_plays("relative", words[max(0, where - SINCE) : where])

    def _is_end(self, sentence: Sentence, time: TimeExpression, where: int) -> bool:
        """Say whether "until" puts the time at the end of a count («دفن عشرون حتى ظهر الأحد») and no day before it."""
        earlier = any(t.precision == "day" and t.start < time.start for t in self.dated[sentence.sentence_id])
        until = where > 0 and self.words.plays("until", sentence.words[where - 1].text)
        return until and time.precision == "day" and not earlier

    def _is_dateline(self, words: Sequence[Word], where: int) -> bool:
        """Say whether the time stands in the dateline («عمان 3 مايو (وكالة) -»)."""
        after = [w.text for w in words[where : where + _DATELINE]]
        return (
            where < _OPENING_WORDS
            and ")" in after
            and any(m in after[after.index(")") :] for m in ("-", "–", "--", "—"))
        )

    def _is_of_what_stands(self, words: Sequence[Word], where: int) -> bool:
        """Say whether a month or a year dates a war or an agreement («بعد اتفاق آذار», «من مخلفات حرب 2014»)."""
        for at in range(where - 1, max(0, where - SINCE), -1):
            if words[at].kind == "mark" and words[at].text not in WITHIN:
                return False
            if self.words.is_standing(words[at].text):
                return not self.words.plays("within", words[at - 1].text) and words[at].text[:1] != "ب"
            if self.words.is_of_harm(words[at].text):
                return False
        return False

    def first(self, sentence: Sentence, precisions: Sequence[str] = ("day",)) -> TimeExpression | None:
        """Return the first time of the sentence that tells of an event, of one of ``precisions``."""
        usable = [t for t in self.dated[sentence.sentence_id] if not self._dates_no_event(sentence, t)]
        fitting = [t for t in usable if t.precision in precisions]
        return next(iter(self._of_the_event(sentence, fitting)), None)

    def value(self, sentence: Sentence, time: TimeExpression) -> str:
        """Return the date that ``time`` gives: with what "until" adds to it, and told from the day of the speaking."""
        if time.precision == "interval":
            return self._told_from(sentence, time)
        until = next((t for t in self.dated[sentence.sentence_id] if self._ends(sentence.words, time, t)), None)
        return f"{time.value}/{until.value}" if until else time.value

    def value_joined(self, sentence: Sentence, time: TimeExpression) -> str | None:
        """Return the interval of a day and the one that "and" joins to it; None where nothing is joined."""
        for other in self.dated[sentence.sentence_id]:
            if self._are_joined(time, other):
                return f"{time.value}/{other.value}"
            if self._are_joined(other, time):
                return f"{other.value}/{time.value}"
        return None

    def _are_joined(self, first: TimeExpression, last: TimeExpression) -> bool:
        """Say whether only "and" stands between two days («الليلة الماضية وفجر اليوم»)."""
        if first.precision != "day" or last.precision != "day" or not first.value < last.value:
            return False
        between = self.text.raw[first.end : last.start].strip()
        return first.end <= last.start and (between or self.text.raw[last.start : last.start + 1]) == "و"

    def value_for(self, sentence: Sentence, claim: Claim, time: TimeExpression) -> str:
        """Return the date of a claim; the period up to publication where its sentence counts what set out then."""
        counts = self.since_then(sentence, time, claim) or self.tallies(sentence, time)
        if not counts or self.published is None or "/" in time.value or first_day(time.value) >= self.published:
            return self.value(sentence, time)
        return f"{first_day(time.value)}/{self.published}"

    def is_of_speech(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Say whether the time tells when something was said («قال الجيش أمس إن», «وفق بيان صدر عن الجيش أمس»)."""
        spans = (start for start, end in self._speaking(sentence) if start <= time.start < end)
        if any(not self._is_reported(sentence, start, time) for start in spans):
            return True
        return self._ends_speaking(sentence, time)

    def _is_of_utterance(self, words: Sequence[Word]) -> bool:
        """Say whether the words before a time lead from a statement to it («في بيان صدر أمس», «في مؤتمر صحفي أمس»)."""
        for number in range(len(words) - 1, 0, -1):
            if words[number].kind == "mark" or self.words.is_of_harm(words[number].text):
                return False
            if self.words.plays("utterance", words[number].text):
                return self.words.plays("within", words[number - 1].text)
        return False

    def _is_reported(self, sentence: Sentence, start: int, time: TimeExpression) -> bool:
        """Say whether the time stands among the words reported («يشار إلى أن يوم الأربعاء شهد»)."""
        words = sentence.words[word_at(sentence.words, start) : word_at(sentence.words, time.start)]
        return any(self.words.speech.stop(word.text) == "that" for word in words)

    def _ends_speaking(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Say whether only a speaker stands between a word of speech and the time («حسب ما صرح به طبيب اليوم»)."""
        words = sentence.words
        where = word_at(words, time.start)
        if self._is_of_utterance(words[max(0, where - _UTTERANCE) : where]):
            return True
        for word in reversed(words[max(0, where - _SPEAKER) : where]):
            if word.kind == "mark" and word.text not in WITHIN:
                return False
            if self.words.is_of_speech(word.text):
                return True
            if self.words.speech.stop(word.text) in ("that", "outcome") or self.words.is_of_harm(word.text):
                return False
        return False

    def of_death(self, sentence: Sentence, claim: Claim) -> TimeExpression | None:
        """Return the time that a verb of harm gives to those who are buried («شيع الأهالي ثلاثة قضوا أمس»)."""
        words, at = sentence.words, word_at(sentence.words, claim.start)
        if not self.words.any_plays("funeral", words[:at]):
            return None
        for time in self.dated[sentence.sentence_id]:
            between = words[at + 1 : word_at(words, time.start)]
            if any(self.words.is_done(w.text) for w in between) and not self._is_turned_to(words, at, time):
                return time
        return None

    def is_nearer(self, sentence: Sentence, claim: Claim, one: TimeExpression, other: TimeExpression) -> bool:
        """Say whether ``one`` stands nearer to the claim than ``other``."""
        return self.apart(sentence, claim, one) < self.apart(sentence, claim, other)

    def happened(self, sentence: Sentence, claim: Claim, time: TimeExpression) -> bool:
        """Say whether something is said to have happened then («غارة وقعت يوم كذا») in the claim's own clause."""
        where, at = word_at(sentence.words, time.start), word_at(sentence.words, claim.start)
        if self.words.any_plays("turn", sentence.words[min(where, at) : max(where, at)]):
            return False
        return self.words.any_plays("happened", sentence.words[max(0, where - 2) : where])

    def apart(self, sentence: Sentence, claim: Claim, time: TimeExpression) -> int:
        """Return how many words part a time from a claim; each comma between counts for many."""
        first, last = sorted((word_at(sentence.words, claim.start), word_at(sentence.words, time.start)))
        commas = sum(w.text in _COMMAS for w in sentence.words[first:last])
        return last - first + _COMMA * commas

    def _told_from(self, sentence: Sentence, time: TimeExpression) -> str:
        """Count the last hours back from the day of the speaking («قال أمس ... خلال الساعات الماضية»)."""
        start, _, end = time.value.partition("/")
        said = [t for t in self.dated[sentence.sentence_id] if t.precision == "day" and self.is_of_speech(sentence, t)]
        if not said or end != self.published or said[0].value >= end:
            return time.value
        shift = date.fromisoformat(end) - date.fromisoformat(said[0].value)
        if (date.fromisoformat(end) - date.fromisoformat(start)).days >= _HOURS:
            return time.value
        return f"{date.fromisoformat(start) - shift}/{said[0].value}"

    def _ends(self, words: Sequence[Word], first: TimeExpression, last: TimeExpression) -> bool:
        if first.precision != "day" or last.precision != "day" or not first.value < last.value:
            return False
        where = word_at(words, last.start)
        led = self.words.any_plays("until", words[max(0, where - _UNTIL) : where])
        return last.start > first.end and led

    def _of_the_event(self, sentence: Sentence, times: list[TimeExpression]) -> list[TimeExpression]:
        """Leave out the times of the speaking where another time stands («قال اليوم إن … ليل الأربعاء»)."""
        if len(times) < 2:
            return times
        return [t for t in times if not self.is_of_speech(sentence, t)] or times

    def _speaking(self, sentence: Sentence) -> Sequence[tuple[int, int]]:
        return speech_spans(self.text, sentence, self.words.lexicons)[1]

    def _is_turned_to(self, words: Sequence[Word], at: int, time: TimeExpression) -> bool:
        """Say whether the sentence turns to something else after word ``at`` before it names the time."""
        return any(self.words.is_turn(w.text) for w in words[at + 1 : word_at(words, time.start)])

    def is_of_another_deed(self, sentence: Sentence, claim: Claim, time: TimeExpression) -> bool:
        """Say whether the time is that of the deed for which somebody was seized («اعتقال ثلاثة بعد هجوم وقع أمس»)."""
        victim = word_at(sentence.words, max(claim.start, (claim.victim_end or 0) - 1))  # «والد منفذ الهجوم، أمس»
        between = sentence.words[victim + 1 : word_at(sentence.words, time.start)]
        return self.words.lead_to_deed(between, is_seized=claim.outcome == "captured")

    def _is_of_one_more(self, sentence: Sentence, claim: Claim, time: TimeExpression) -> bool:
        """Say whether one more death, of that day, has raised a toll («ارتفع إلى تسعة بعد وفاة جريح اليوم»)."""
        words = sentence.words
        at, where = word_at(words, claim.start), word_at(words, time.start)
        if not self.words.any_plays("count", words[max(0, at - _RAISED) : at]):
            return False
        after = word_at(words, max(claim.end, claim.trigger_end, claim.victim_end or 0) - 1) + 1
        return any(
            self.words.plays("on_account_of", one.text) and self.words.is_death(other.text)
            for one, other in pairwise(words[after:where])
        ) or any(self.words.is_death(w.text[1:]) for w in words[after:where] if w.text.startswith("ب"))
