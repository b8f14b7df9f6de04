"""The date of a claim's event: a time of its sentence, else of its paragraph, else what the article has established.

The day of an announcement dates the event only where nothing else does. A cumulative total takes its period (see
:mod:`hasila.circumstances.periods`), and a tally of a month holds for all its figures. A sentence that looks back
(«وكان … قد»), turns to another event or tells of vague earlier days without a time of its own is left without a date.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from hasila.arabic import Sentence, Text, normalise, without_article, word_at
from hasila.circumstances.aftermath import Aftermath
from hasila.circumstances.main_event import MainEvent
from hasila.circumstances.namesakes import Namesakes
from hasila.circumstances.periods import Periods
from hasila.circumstances.since import DATED, first_day
from hasila.circumstances.story import Story
from hasila.circumstances.surroundings import Surroundings
from hasila.circumstances.times import EventTimes
from hasila.circumstances.words import compile_date_words
from hasila.lexicons import Lexicons
from hasila.records import Claim, TimeExpression

#: A time that stands nearer to a claim than so many words, a comma counting for many, is of its clause.
_CLAUSE = 14
#: A time before the claim is that of the deed within so many words.
_AT_ONCE = 5
#: A figure from here on, told after a total, is more than a single event's.
_MANY = 100
#: A figure from here on, said again, is of the same event.
_TELLING = 3


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
        is_elsewhere: Callable[[Sentence], bool] = lambda _: False,
    ) -> Callable[[Claim], str | None]:
        """Return the function that dates the claims of one article.

        ``is_elsewhere`` says whether a sentence opens with a place, and so turns to what happened there.
        """
        day = published.isoformat() if published else None
        return ArticleDates(Story(text, claims, EventTimes(self.words, text, times, day), page, is_elsewhere)).of


class ArticleDates:
    """Dates the claims of one article."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.words = story.words
        self.text = story.text
        self.times = story.times
        self._known: dict[tuple[int, int, str], str | None] = {}
        self.aftermath = Aftermath(story)
        self.namesakes = Namesakes(story.words, story.text)
        self.main = MainEvent(story)
        self.around = Surroundings(story, self.main)
        self.periods = Periods(story, lambda: self.main.date)

    def of(self, claim: Claim) -> str | None:
        """Return the date of the claim's event as ISO day, month, year or interval; None where it cannot be told."""
        key = claim.start, claim.end, claim.outcome
        if key not in self._known:
            self._known[key] = self._of(claim) or self._of_namesake(claim)
        return self._known[key]

    def _of_namesake(self, claim: Claim) -> str | None:
        """Return the date that another sentence gives the same named victim."""
        if (claim.low, claim.high) != (1, 1) or self.text.sentences[claim.sentence_id].paragraph in self.story.page:
            return None
        for other in self.story.claims:
            if other.sentence_id == claim.sentence_id or not self.namesakes.are_one(claim, other):
                continue
            sentence = self.text.sentences[other.sentence_id]
            own = self.times.nearest(sentence, other)
            if own is not None and own.precision != "unknown" and not self.story.is_said(sentence, own):
                return self._of(other)
        return None

    def _of(self, claim: Claim) -> str | None:
        sentence = self.text.sentences[claim.sentence_id]
        if sentence.paragraph in self.story.page:
            return self._of_list(sentence) or self._of_repeated(claim)
        if claim.is_cumulative:
            return self.periods.of(sentence, claim)
        if self.story.untold.is_of_war(sentence, claim):
            return self.periods.told(sentence, claim)
        own = self.times.of_death(sentence, claim) or self.times.nearest(sentence, claim)
        anniversary = self.aftermath.anniversary(sentence, claim)
        if anniversary is not None or self._is_of_no_day(sentence, claim, own):
            return anniversary
        earlier = self.aftermath.earlier(sentence, claim, None if self.main.is_about(sentence) else self.main.date)
        if earlier and (own is None or own.start < earlier.start or claim.start < earlier.start):
            return earlier.day
        if self._is_of_period(sentence, claim, own):
            total = None if own is not None else self._total_told_before(claim)
            return self.periods.of(sentence, claim) if total is None else self.of(total)
        since = self.periods.until_now(sentence, claim) or self._since(sentence, claim, own)
        if since is not None:
            return since
        if own is not None and own.precision != "unknown":
            return self._own(sentence, claim, own)
        lasted = None if own is not None else self._of_what_lasted(sentence)
        if claim.outcome == "missing" and self._is_of_total(claim):
            return None  # who is missing is so now, and since some day of the period
        unclear = lasted is None and (self.story.is_unclear(sentence) or self.story.untold.is_tried(sentence, claim))
        return None if unclear else lasted or self.around.of(sentence, claim)

    def _is_of_no_day(self, sentence: Sentence, claim: Claim, own: TimeExpression | None) -> bool:
        """Say whether the words around the claim tell that its day is not told, or that a rumour of it is denied."""
        if self.story.untold.is_so(sentence, claim) and not self._is_dated_beside(sentence, claim, own):
            return True
        denied = self.story.rumour_denied(sentence, claim)
        return denied is not None and (own is None or own.start < denied)

    def _since(self, sentence: Sentence, claim: Claim, own: TimeExpression | None) -> str | None:
        """Return the date that a time after "since" gives, where it is nearer than any other."""
        since = self.times.since_before(sentence, claim)
        if since is not None and (own is None or self.times.is_nearer(sentence, claim, since, own)):
            lasted = self.times.lasted(sentence.words, since) or not self.times.is_fresh(since)
            return self._from(sentence, claim, since) if lasted else self.times.value(sentence, since)
        after = self._since_after(sentence, claim, own)
        return None if after is None else self._from(sentence, claim, after)

    def _from(self, sentence: Sentence, claim: Claim, since: TimeExpression) -> str:
        """Return the period up to publication; for who is missing since a day, that day."""
        is_gone = claim.outcome == "missing" and since.precision == "day"
        return self.times.value(sentence, since) if is_gone else self.times.until_published(since.value)

    def _since_after(self, sentence: Sentence, claim: Claim, own: TimeExpression | None) -> TimeExpression | None:
        """Return the time since which the claim counts, told after it and before any total."""
        since = self.times.since_after(sentence, claim)
        if since is None or any(c.is_cumulative and claim.start < c.start < since.start for c in self.story.claims):
            return None
        other = own is not None and not self.story.is_said(sentence, own)
        return None if other and own and self.times.is_nearer(sentence, claim, own, since) else since

    def _of_what_lasted(self, sentence: Sentence) -> str | None:
        """Return the interval of what lasted some days, or the time that stands before a list."""
        lasted = self.periods.of_lasting(sentence)
        near = self.around.of_paragraph(sentence) if lasted else None
        return near if near and "/" in near else lasted or self._of_list(sentence)

    # ------------------------------------------------------------ the sentence
    def _own(self, sentence: Sentence, claim: Claim, own: TimeExpression) -> str | None:
        """Return the day of the claim's own sentence; that of an announcement only where no other is told.

        The day of a visit or a condemnation says nothing of that of the harm.
        """
        if self.story.is_said(sentence, own) and self.story.is_of_wounds(sentence, claim):
            return own.value
        if self.story.is_said(sentence, own):
            told = self.around.of_same_figure(claim) or self.main.told_after(sentence, own)
            told = told or self._goes_on_about_main(sentence, own) or self._repeats_main(claim, own)
            answered = own.start < claim.start and self.story.answers.dates(sentence, own)
            return told or (None if answered else own.value)
        return self.times.value_joined(sentence, own) or self.times.value_for(sentence, claim, own)

    def _goes_on_about_main(self, sentence: Sentence, said: TimeExpression) -> str | None:
        """Return the date of the main event where words said on another day are about it («عن قتلى الهجوم»)."""
        if not self.main.is_told or self.main.date is None or first_day(self.main.date) > first_day(said.value):
            return None
        if self.story.looks_back(sentence):
            return None
        about = self.main.is_about(sentence) or self.story.repeats(sentence) or self.story.names_the_event(sentence)
        about = about or self.words.any_plays("the_harmed", sentence.words)
        return self.main.date if about else None

    def _repeats_main(self, claim: Claim, said: TimeExpression) -> str | None:
        """Return the date of the main event where its first figure is said again on a later day."""
        if claim.low is None or claim.low < _TELLING:
            return None
        again = any(self.main.is_about(self.text.sentences[c.sentence_id]) for c in self.story.same_figures(claim))
        earlier = self.main.date is not None and first_day(self.main.date) < first_day(said.value)
        return self.main.date if again and earlier else None

    def _is_dated_beside(self, sentence: Sentence, claim: Claim, own: TimeExpression | None) -> bool:
        """Say whether a time beside the claim is said to be that of the deed («قتله يوم كذا», «أقدم أمس على قتل»)."""
        if own is None or own.precision == "unknown":
            return False
        if own.start < claim.end:
            words, where = sentence.words, word_at(sentence.words, own.start)
            charged = self.words.any_plays("charge", words[max(0, where - _AT_ONCE) : where])
            return charged and self.times.apart(sentence, claim, own) < _AT_ONCE
        if self.times.happened(sentence, claim, own):
            return True
        return not self.story.is_said(sentence, own) and self.times.apart(sentence, claim, own) < _CLAUSE

    def _is_of_period(self, sentence: Sentence, claim: Claim, own: TimeExpression | None) -> bool:
        """Say whether the claim is part of a total, or of the period told of before («خلال الشهر ذاته»)."""
        if claim.outcome == "missing":
            return False  # who is missing is so now
        if own is None or own.precision == "unknown":
            same = self.story.is_of_same_period(sentence)
            return same or (own is None and self._is_of_total(claim))
        return self._total_before(claim, own.end) is not None

    def _is_of_total(self, claim: Claim) -> bool:
        """Say whether a total stands before the claim in its sentence, or just before it in a paragraph without a day.

        Its parts count the same period.
        """
        before = [c for c in self.story.claims if c.start < claim.start]
        if any(c.is_cumulative and c.sentence_id == claim.sentence_id for c in before):
            return self._total_before(claim) is not None
        return self._total_told_before(claim) is not None

    def _total_told_before(self, claim: Claim) -> Claim | None:
        """Return the total that ends an earlier sentence of the paragraph; no single event's figure goes on with it."""
        before = [c for c in self.story.claims if c.start < claim.start]
        last = max(before, key=lambda c: c.start, default=None)
        if last is None or not last.is_cumulative or last.sentence_id == claim.sentence_id:
            return None
        many = claim.qualifier == "zero" or (claim.low is not None and claim.low >= _MANY)
        if self.main.is_told and not many:
            return None
        same = self.text.sentences[last.sentence_id].paragraph == self.text.sentences[claim.sentence_id].paragraph
        return last if same else None

    def _total_before(self, claim: Claim, after: int = 0) -> Claim | None:
        """Return the first total of the claim's sentence, behind offset ``after``, with no turn before the claim."""
        own = (c for c in self.story.claims if c.sentence_id == claim.sentence_id and c.is_cumulative)
        total = next((c for c in own if after <= c.start < claim.start), None)
        words = self.text.sentences[claim.sentence_id].words
        between = words[word_at(words, total.start) : word_at(words, claim.start)] if total else ()
        return None if any(self.words.is_turn(w.text) for w in between) else total

    # ------------------------------------------------------------ lists and the page
    def _of_list(self, sentence: Sentence) -> str | None:
        """Return the time that the line before a list gives to all its lines («حصيلة الهجمات منذ كذا:»)."""
        sentences, number = self.text.sentences, sentence.sentence_id
        while number and self.story.is_item(sentences[number]):
            number -= 1
        heading = sentences[number]
        if number == sentence.sentence_id or not any(w.text == ":" for w in heading.words[-1:]):
            return None
        since = next((t for t in self.times.dated[number] if self.times.begins(heading.words, t)), None)
        if since is not None:
            return self.times.until_published(since.value)
        found = self.times.first(heading, DATED)
        totals = [c for c in self.story.claims if c.is_cumulative and c.start < heading.end]
        if found is None and totals:
            return self.of(totals[-1])
        return None if found is None else self.times.value(heading, found)

    def _is_called_alike(self, one: Claim, other: Claim) -> bool:
        """Say whether two single victims are called by the same word, one with the article or not."""
        called, again = (without_article(normalise(self.text.raw[c.start : c.end])) for c in (one, other))
        return called == again

    def _is_told_in_lead(self, line: Sentence, in_prose: Sequence[Claim]) -> bool:
        """Say whether the line heads the text and its first sentence tells of the one harmed by another word."""
        lead = next(iter(self.story.prose()), line)
        return line.sentence_id == 0 and any(c.sentence_id == lead.sentence_id for c in in_prose[:1])

    def _of_repeated(self, claim: Claim) -> str | None:
        """Return for a line of the page the date of the prose that it repeats: same figure, same outcome."""
        line = self.text.sentences[claim.sentence_id]
        if self.words.any_plays("own_line", line.words[:1]):
            return self.main.date
        if claim.low is None or claim.low < 1:
            return None
        in_prose = [c for c in self.story.same_figures(claim) if self.story.is_prose(c.sentence_id)]
        if claim.low == 1 and not self._is_told_in_lead(line, in_prose):
            in_prose = [c for c in in_prose if self._is_called_alike(c, claim)]
        return next((self.of(c) for c in in_prose), None)
