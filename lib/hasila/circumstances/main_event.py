"""The date of the event an article is about, which its sentences without a time of their own go on about.

First what the first claim's sentence tells of the event, then what the article states of it in so many words («ووقع
الهجوم أمس»), then the day of the announcement, then the day of publication for fresh news. The module dates no claim.
"""

from __future__ import annotations

from hasila.arabic import Sentence, word_at
from hasila.circumstances.aftermath import Aftermath
from hasila.circumstances.since import FRESH, days_before, first_day
from hasila.circumstances.story import Story
from hasila.records import Claim, TimeExpression

#: The day of an announcement gives way to a day that so many sentences after it name.
_FOLLOWING = 2
#: "Since" and the day it rules.
_SINCE_DAY = 2
#: A tally is told within so many days of its period.
_RECENT = 120
#: The verb of happening and the noun of the event stand within this many words of the time.
_STATED = 8


class MainEvent:
    """Finds the date of the article's main event."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.text = story.text
        self.times = story.times
        self.words = story.words
        #: Whether the date is told of the event itself and not of an announcement or of the news.
        self.is_told = False
        #: Whether the date is the period since a day («قتل خمسة منذ صباح أمس»), which is no tally of many events.
        self.is_since = False
        self._first: Sentence | None = None
        self.date = self._find()

    def is_about(self, sentence: Sentence) -> bool:
        """Say whether the first claim of the article stands in the sentence."""
        return self._first is not None and self._first.sentence_id == sentence.sentence_id

    def is_recent(self) -> bool:
        """Say whether the date ends in the months before publication, as the period of a tally does."""
        published, end = self.times.published, (self.date or "").split("/")[-1]
        return published is not None and end >= days_before(published, _RECENT)[: len(end)]

    def sums_up_before(self, sentence: Sentence) -> bool:
        """Say whether the lead, or the paragraph of the first claim, sums up several events («حصيلة غارات أمس»).

        The sentence must tell one of them: in the next paragraph, or after others that turn to a place as well.
        """
        return any(self._sums_up(summary, sentence) for summary in (self._first, next(iter(self.story.prose()), None)))

    def _sums_up(self, summary: Sentence | None, sentence: Sentence) -> bool:
        if summary is None or sentence.paragraph <= summary.paragraph:
            return False
        if not self.is_told and not self.times.dated[summary.sentence_id]:
            return False
        several = self.words.any_plays("several", summary.words)
        if not several and not self._is_detail_after(summary):
            return False
        between = [s for s in self.text.sentences if summary.paragraph < s.paragraph < sentence.paragraph]
        opening = [s for n, s in enumerate(between) if n == 0 or s.paragraph != between[n - 1].paragraph]
        return all(self.story.only_turns_to_place(s) for s in opening)

    def _is_detail_after(self, first: Sentence) -> bool:
        """Say whether the paragraph after the first claim's opens with its details («ففي كذا قتل»)."""
        after = next((s for s in self.text.sentences if s.paragraph == first.paragraph + 1), None)
        return after is not None and any(w.text in self.words.parts["in_detail"] for w in after.words[:1])

    def told_after(self, sentence: Sentence, said: TimeExpression) -> str | None:
        """Return the day of the event that the sentences after an announcement tell, shortly before it was made."""
        for following in self.story.after(sentence, _FOLLOWING):
            if self.story.turns(following):
                return None
            found = self.times.first(following, ("day", "interval"))
            if (
                found is None
                or not self.times.is_short(found)
                or following.paragraph in self.story.page
                or self.story.opens(following, found)
                or ("/" not in self.times.value(following, found) and self.times.begins(following.words, found))
            ):
                continue
            shortly = days_before(first_day(said.value), FRESH) <= first_day(found.value) <= said.value
            if shortly and not self.times.is_of_speech(following, found) and not self.story.looks_back(following):
                return self.times.value(following, found)
        return None

    def tells(self, sentence: Sentence) -> str | None:
        """Return the only day that a sentence without a claim gives to an event; such a sentence describes it."""
        number = sentence.sentence_id
        claimed = any(claim.sentence_id == number for claim in self.story.claims)
        if claimed or not self.story.is_prose(number) or self.story.looks_back(sentence):
            return None
        if not any(self.words.is_of_harm(w.text) for w in sentence.words):
            return None
        told = [t for t in self.times.events(sentence) if not self.story.is_said(sentence, t)]
        found = [t for t in told if t.precision != "interval" or self.times.is_brief(t)]
        values = {self.times.value(sentence, t) for t in found if t.precision in ("day", "interval")}
        return values.pop() if len(values) == 1 and not self.times.unknown[number] else None

    # ------------------------------------------------------------ the main event
    def _find(self) -> str | None:
        own = [c for c in self.story.claims if not c.is_cumulative and self.story.is_prose(c.sentence_id)]
        if not own:
            return self.times.published
        untold, sentences = self.story.untold, self.text.sentences
        own = [c for c in own if not untold.is_called_missing(sentences[c.sentence_id], c)] or own
        first = self._first = self.text.sentences[own[0].sentence_id]
        if own[0].outcome != "captured" and self.story.untold.is_so(first, own[0]):
            return self._stated()
        nearest = self.times.nearest(first, own[0])
        earlier = Aftermath(self.story).earlier(first, own[0], self.times.published)
        if earlier is not None and earlier.day is not None and (nearest is None or nearest.start < earlier.start):
            return self._told(earlier.day)
        if nearest is not None and nearest.precision == "unknown" and self.story.is_unclear(first):
            return None
        since = self.times.since_after(first, own[0])
        if since is not None and self.times.published and (nearest is None or self.story.is_said(first, nearest)):
            self.is_since = True
            return self._told(self.times.until_published(since.value))
        if nearest is not None and self.times.is_short(nearest) and not self.story.is_said(first, nearest):
            return self._told(self.times.value_for(first, own[0], nearest))
        return self._around(first, own, nearest)

    def _around(self, first: Sentence, own: list[Claim], nearest: TimeExpression | None) -> str | None:
        """Return the date from the sentences before and after that of the first claim."""
        part = own[0].low is not None and own[0].low > 1 and not own[0].imputed
        upto = [
            s for s in self.story.prose() if s.paragraph <= first.paragraph and (part or not self.story.is_total(s))
        ]
        announced: str | None = None
        for sentence in [first, *reversed(upto)]:
            if self.story.is_unclear(sentence):
                return None
            found = self._first_of(sentence) or self._of_tally(sentence)
            if found is not None and sentence is first and self.times.is_of_another_deed(first, own[0], found):
                continue
            if found is not None and not self.story.is_said(sentence, found):
                return self._told(self.times.value(sentence, found))
            if found is not None and announced is None and not self.story.answers.is_lead:
                announced = self._stated() or self._told(self.told_after(sentence, found)) or found.value
        if announced is None and self._is_of_today(first):
            return self._stated() or self._told(self.times.published)
        if self.story.is_of_wounds(first, own[0]):
            return announced or self._fresh(first)  # other days of the article are those of the wounds
        later = None if announced is None and nearest is not None else self._told_later(first, own)
        found_later = later or announced or self._stated() or self._told_next(first)
        found_later = found_later or self._of_headline() or self._only_day(first)
        return found_later or self._fresh(first)

    def _first_of(self, sentence: Sentence) -> TimeExpression | None:
        """Return the first day of a sentence, after those of its speaking where it tells another."""
        days = [t for t in self.times.events(sentence) if t.precision == "day" and not self.story.is_said(sentence, t)]
        return next(iter(days), None) or self.times.first(sentence)

    def _is_of_today(self, first: Sentence) -> bool:
        """Say whether a sentence names a part of the day and no day («أغار الطيران عصرا على»)."""
        return (
            any(w.text in self.words.parts["day_part"] for w in first.words) and not self.times.dated[first.sentence_id]
        )

    def _of_tally(self, sentence: Sentence) -> TimeExpression | None:
        """Return the month or interval of a total, of which what follows it is part."""
        found = self.times.first(sentence, ("month", "interval")) if self.story.is_total(sentence) else None
        return found if found is not None and self.times.is_short(found) else None

    def _told(self, value: str | None) -> str | None:
        self.is_told = self.is_told or value is not None
        return value

    def _stated(self) -> str | None:
        """Return the day on which the article states that the event it speaks of happened («ووقع الانفجار أمس»)."""
        for sentence in self.story.prose():
            for time in self.times.events(sentence):
                stated = self.times.is_short(time) and self._is_statement(sentence, time)
                if stated and not self.story.looks_back(sentence):
                    return self._told(self.times.value(sentence, time))
        return None

    def _is_statement(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Say whether a verb of happening and a definite noun of an event stand just before the time."""
        where = word_at(sentence.words, time.start)
        before = sentence.words[max(0, where - _STATED) : where]
        stated = self.words.any_plays("happened", before)
        deed = time.precision == "day" and any(self.words.is_operation(w.text) for w in before)
        return stated and (deed or any(self.words.is_the_event(w.text) for w in before))

    def _told_next(self, first: Sentence) -> str | None:
        """Return the day that the sentences after the first claim's give its event."""
        told = (self.tells(following) for following in self.story.after(first, _FOLLOWING))
        near = days_before(self.times.published, _RECENT) if self.times.published else ""
        return self._told(next((value for value in told if value is not None and first_day(value) >= near), None))

    def _of_headline(self) -> str | None:
        """Return the day that a headline with a claim gives."""
        for sentence in (s for s in self.text.sentences if s.is_headline):
            found = self.times.first(sentence)
            claimed = any(c.sentence_id == sentence.sentence_id for c in self.story.claims)
            if found is not None and claimed and not self.story.is_said(sentence, found):
                return self._told(self.times.value(sentence, found))
        return None

    def _fresh(self, first: Sentence) -> str | None:
        """Return the day of publication for a report of fresh news, and none for a claim or an answer.

        What somebody boasts of or answers without a day may have happened on any.
        """
        lead = next(iter(self.story.prose()), first)
        if self.story.answers.is_lead:
            return None
        since = next((t for t in self.times.dated[lead.sentence_id] if self._is_fresh_since(lead, t)), None)
        if since is not None:
            return self.times.value(lead, since)
        own = self.story.tells_of_itself(lead) and not self.times.names_publication(lead.sentence_id)
        return None if own else self._first_said(first) or self.times.published

    def _first_said(self, first: Sentence) -> str | None:
        """Return the first fresh day on which something was said of the event: it happened no later."""
        days: list[str] = []
        for sentence in self.story.prose():
            if sentence.sentence_id <= first.sentence_id:
                continue
            if self.story.turns(sentence):
                break
            fresh = [t for t in self.times.dated[sentence.sentence_id] if self.times.is_fresh(t)]
            said = [t.value for t in fresh if self.story.is_said(sentence, t)]
            if said and not self.story.looks_back(sentence) and self._speaks_of_event(sentence):
                days += said
        return min(days, default=None)

    def _speaks_of_event(self, sentence: Sentence) -> bool:
        """Say whether a sentence tells of harm, or repeats what was said before."""
        claimed = any(claim.sentence_id == sentence.sentence_id for claim in self.story.claims)
        return claimed or self.story.repeats(sentence) or any(self.words.is_of_harm(w.text) for w in sentence.words)

    def _is_fresh_since(self, lead: Sentence, time: TimeExpression) -> bool:
        """Say whether what the lead tells of goes on since a day just before publication («منذ مساء الأحد»)."""
        fresh = self.times.is_fresh(time) and self.times.is_since(lead.words, time, _SINCE_DAY)
        return fresh and not self.times.is_of_series(lead.words, time)

    def _only_day(self, first: Sentence) -> str | None:
        """Return the one day shortly before publication that the rest of the article names for an event."""
        if self.times.published is None:
            return None
        later = [s for s in self.story.prose() if s.sentence_id > first.sentence_id]
        rest = [s for s in later if self.times.dated[s.sentence_id] and not self.story.looks_back(s)]
        told = ((s, t) for s in rest for t in self.times.events(s) if t.precision == "day")
        found = {t.value for s, t in told if not self.story.is_said(s, t)}
        fresh = sorted(day for day in found if days_before(self.times.published, FRESH) <= day)
        return self._told(fresh[0]) if len(fresh) == 1 else None

    def _told_later(self, first: Sentence, own: list[Claim]) -> str | None:
        """Return the day that the next sentence with a claim gives, unless it opens with it and so with a new event."""
        later = next((c.sentence_id for c in own if c.sentence_id > first.sentence_id), None)
        if later is None:
            return None
        sentence = self.text.sentences[later]
        found = self.times.first(sentence)
        if found is None or not self.times.is_fresh(found) or self.story.opens(sentence, found):
            return None
        if self.story.is_said(sentence, found):
            return None
        return self._told(self.times.value(sentence, found))
