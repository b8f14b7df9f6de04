"""Where the harm of a claim happened: from its sentence, else from its paragraph, else nowhere.

The module finds no place itself (see :mod:`hasila.places`); it weighs those around the claim and chooses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from hasila.arabic import BULLETS, Sentence, Text, Word, word_at
from hasila.circumstances.breaks import Breaks
from hasila.circumstances.other_deeds import OtherDeeds
from hasila.circumstances.words import DateWords
from hasila.lexicons import Lexicons
from hasila.places import PlaceFinder
from hasila.places.candidates import RANKS, Candidate, CandidateReader
from hasila.places.grammar import PlaceGrammar
from hasila.places.offices import NONE
from hasila.records import Claim, PlaceMention

#: Authorities are called by the country or the region they rule.
_OF_AUTHORITIES = frozenset({"country", "region", "governorate"})
#: Who was seized, or is gone, was so where he comes from.
_SEIZED = frozenset({"captured", "displaced", "missing"})
#: What it still costs the place where one who was seized comes from, against that of the seizure.
_HOME = 12.0
#: What it costs a place to stand in a clause after that of the harm, and in one before it.
_NEXT, _BEFORE = 25.0, 12.0
#: A sentence that turns to a place names it among these first words.
_OPENING, _AS_FOR = 2, 6
#: What a step of rank is worth in words of distance.
_STEP = 9.0
#: What it costs the place that opens the sentence to hold another.
_TOPIC = 18.0


class PlaceChooser:
    """Chooses the places of the claims of one article."""

    def __init__(self, text: Text, claims: Sequence[Claim], finder: PlaceFinder, lexicons: Lexicons) -> None:
        self.text = text
        self.grammar: PlaceGrammar = finder.grammar
        self.candidates = CandidateReader(text, claims, finder, lexicons)
        self.other_deeds = OtherDeeds(finder.grammar, self.candidates)
        #: Dates a claim: a sentence about another day hands no place on.
        self.date_of: Callable[[Claim], str | None] = lambda _: None
        #: The words of events: openings that turn to another one, deeds that are told beside the harm.
        self.words: DateWords | None = None
        self._claims = claims
        self._read: dict[int, Breaks] = {}
        self._paragraphs: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in text.sentences:
            self._paragraphs[sentence.paragraph].append(sentence)

    def choose(self, claim: Claim) -> PlaceMention | None:
        """Return the place of ``claim``: of its sentence, else of its paragraph, else None."""
        sentence = self.text.sentences[claim.sentence_id]
        here = [
            c
            for c in self.candidates.of(sentence)
            if self._counts(c)
            and not self._is_home_of_others(claim, c)
            and not self.other_deeds.have(sentence, claim, c, self.words)
        ]
        if claim.is_cumulative:
            return self._of_total(sentence, claim, here)
        if here:
            return self._with_list(sentence, self._nearest(sentence, claim, here))
        return self._in_paragraph(sentence, claim) or self._of_introduction(sentence) or self._of_authorities(sentence)

    def _is_home_of_others(self, claim: Claim, place: Candidate) -> bool:
        """Say whether those come from the place who are counted after the claim («90 شخصا بينهم 20 من كذا»)."""
        if not place.comes_from or place.first < 2:
            return False
        part = self.text.sentences[claim.sentence_id].words[place.first - 2]
        return part.start > claim.start and any(part.start <= c.start < part.end for c in self._claims)

    def _of_total(self, sentence: Sentence, claim: Claim, here: list[Candidate]) -> PlaceMention | None:
        """Return the place that a total's own sentence says it covers, but no later clause; it inherits none."""
        words = sentence.words
        at = word_at(words, claim.start)
        own = [c for c in here if c.first < at or not self._breaks(sentence).between(at, c.first).turns]
        if own:
            return self._with_list(sentence, self._nearest(sentence, claim, own))
        if self._refers_back(words):
            return self._in_paragraph(sentence, claim)
        speakers = [c for c in self.candidates.of(sentence) if c.is_speakers]
        return speakers[0].mention if speakers else None

    def _refers_back(self, words: Sequence[Word]) -> bool:
        """Say whether the sentence speaks of the place named before it («نزحوا من المدينة»)."""
        return any(
            self.grammar.plays("that_place", word.text)
            and (self.grammar.plays("in", before.text) or self.grammar.plays("of", before.text))
            for before, word in pairwise(words)
        )

    def opens_with_place(self, sentence: Sentence) -> bool:
        """Say whether the sentence turns to a place («وفي مدينة كذا قتل», «أما في كذا»)."""
        opening = sentence.words[0].text if sentence.words else ""
        beside = opening.startswith("و") and self.grammar.prefixed("direction", opening) is not None
        reach = _OPENING if beside or self.grammar.plays("in", opening) else 0
        reach = _AS_FOR if self.grammar.plays("as_for", opening) else reach
        first = self.candidates.of(sentence)[:1] if reach else []
        inside = [c for c in first if c.first <= reach and c.penalty < NONE]
        return any(beside or self.grammar.plays("in", sentence.words[c.first - 1].text) for c in inside)

    def _of_authorities(self, sentence: Sentence) -> PlaceMention | None:
        """Return the country or region whose authorities tell of the harm, where nothing else is named."""
        wide = [c for c in self.candidates.of(sentence) if c.is_speakers and c.mention.kind in _OF_AUTHORITIES]
        return wide[0].mention if wide else None

    def _counts(self, place: Candidate) -> bool:
        return place.penalty < NONE and not (place.mention.kind == "country" and place.penalty)

    def _with_list(self, sentence: Sentence, chosen: Candidate) -> PlaceMention:
        """Return the place with those joined to it by "and" («في سوريا والعراق»)."""
        mention = chosen.mention
        for other in self.candidates.of(sentence):
            between = self.text.raw[mention.end : other.mention.start]
            if other.mention.start > mention.start and between.strip() == "و" and other.mention.kind == mention.kind:
                mention = replace(mention, end=other.mention.end, place_id=None, latitude=None, longitude=None)
        return mention

    def _is_of_other_day(self, other: Sentence, claim: Claim) -> bool:
        """Say whether the harm that a sentence tells of was done on another day than the claim's."""
        day = self.date_of(claim)
        days = {self.date_of(c) for c in self._claims if c.sentence_id == other.sentence_id and not c.is_cumulative}
        return day is not None and bool(days) and None not in days and day not in days

    def _tells_of_harm(self, sentence: Sentence) -> bool:
        """Say whether a claim stands in the sentence, whose place the next one may go on with, but none after it."""
        return any(claim.sentence_id == sentence.sentence_id for claim in self._claims)

    def _in_paragraph(self, sentence: Sentence, claim: Claim) -> PlaceMention | None:
        siblings = self._paragraphs[sentence.paragraph]
        before = self._of_same_item(sentence, [s for s in siblings if s.sentence_id < sentence.sentence_id])
        after = [s for s in siblings if s.sentence_id > sentence.sentence_id and not self._is_item(s)]
        if self.words is not None and self.words.other and sentence.norm.startswith(self.words.other):
            before = []
        for other in [*reversed(before), *(s for s in after[:1] if self._goes_on_in(sentence, s))]:
            if self._is_of_other_day(other, claim):
                continue
            usable = [c for c in self.candidates.of(other) if c.penalty < _STEP and c.mention.kind != "country"]
            if usable and other.sentence_id < sentence.sentence_id - 1 and self._tells_of_harm(other):
                return None
            if usable:
                best = max(usable, key=lambda c: RANKS.get(c.mention.kind or "", 1.0) * _STEP - c.penalty)
                return best.mention
        return None

    def _goes_on_in(self, sentence: Sentence, following: Sentence) -> bool:
        """Say whether the next sentence tells more of an event that either names with the article («الهجوم»).

        So does what stands in the same line behind two dots («خطف طفل.. احتجاجات في كذا»).
        """
        if self.text.raw[sentence.start : following.start].rstrip().endswith(".."):
            return True
        words = [*sentence.words, *following.words]
        return self.words is not None and any(self.words.is_the_event(w.text) for w in words)

    def _of_same_item(self, sentence: Sentence, before: list[Sentence]) -> list[Sentence]:
        """Leave out what stands before the item of a list in one paragraph that the sentence is part of."""
        if self._is_item(sentence):
            return []
        opening = next((n for n in range(len(before) - 1, -1, -1) if self._is_item(before[n])), 0)
        return before[opening:]

    def _of_introduction(self, sentence: Sentence) -> PlaceMention | None:
        """Return the place of the sentence with a colon at its end that introduces the list the sentence stands in."""
        number = sentence.sentence_id
        while number > 0 and self._is_item(self.text.sentences[number]):
            number -= 1
        opening = self.text.sentences[number]
        if number == sentence.sentence_id or not opening.words or opening.words[-1].text != ":":
            return None
        usable = [c for c in self.candidates.of(opening) if self._counts(c) and not c.is_speakers]
        best = max(usable, key=lambda c: RANKS.get(c.mention.kind or "", 1.0) * _STEP - c.penalty, default=None)
        return None if best is None else best.mention

    def _is_item(self, sentence: Sentence) -> bool:
        """Say whether the sentence is an item of a list: a bullet or a dash opens it."""
        return bool(sentence.words) and sentence.words[0].text in BULLETS

    def _nearest(self, sentence: Sentence, claim: Claim, candidates: list[Candidate]) -> Candidate:
        breaks = self._breaks(sentence)
        at = word_at(sentence.words, claim.start)
        candidates = self._up_to_next(claim, at, candidates)
        is_seized = claim.outcome in _SEIZED and not self._is_told_where(sentence.words, claim, candidates)
        topic = self._topic(breaks, candidates, is_seized)
        return max(candidates, key=lambda c: (self._worth(breaks, at, c, is_seized) - _TOPIC * (c is topic), -c.first))

    def _is_told_where(self, words: Sequence[Word], claim: Claim, places: list[Candidate]) -> bool:
        """Say whether it is told behind the seizure where it was, and before it where the seized come from."""
        home = any(c.comes_from and c.mention.end <= claim.trigger_start for c in places)
        behind = (c for c in places if c.mention.start >= claim.trigger_end and c.penalty < _STEP)
        return home and any(self.grammar.plays("in", words[c.first - 1].text) for c in behind)

    def _breaks(self, sentence: Sentence) -> Breaks:
        if sentence.sentence_id not in self._read:
            self._read[sentence.sentence_id] = Breaks(sentence.words, self.grammar)
        return self._read[sentence.sentence_id]

    def _topic(self, breaks: Breaks, candidates: list[Candidate], is_seized: bool) -> Candidate | None:
        """Return the place that opens the sentence where it only holds another («وفي كذا استشهد مزارع ببلدة كذا»)."""
        words, first = breaks.words, candidates[0]
        if len(candidates) == 1 or first.first > _OPENING or not self.grammar.plays("opens_in", words[0].text):
            return None
        rank = RANKS.get(first.mention.kind or "", 1.0)
        for other in candidates[1:]:
            home = other.comes_from if is_seized else 0.0
            parted = breaks.between(first.last - 1, other.first)
            as_exact = RANKS.get(other.mention.kind or "", 1.0) >= rank and self._has_head(words, other)
            if as_exact and other.penalty - home < _STEP and not (parted.turns or parted.clauses):
                return first
        return None

    def _has_head(self, words: Sequence[Word], place: Candidate) -> bool:
        """Say whether a head noun tells what the place is («ببلدة كذا»)."""
        return place.last > place.first + 1 and self.grammar.head(words[place.first].text) is not None

    def _up_to_next(self, claim: Claim, at: int, places: list[Candidate]) -> list[Candidate]:
        """Leave out the places after the next claim where one stands before it («قتل جندي في كذا واثنان في كذا»)."""
        later = [c.start for c in self._claims if c.sentence_id == claim.sentence_id and c.start > claim.start]
        if not later or not any(at < c.first and c.mention.end <= min(later) for c in places):
            return places
        return [c for c in places if c.mention.start < min(later)]

    def _worth(self, breaks: Breaks, at: int, place: Candidate, is_seized: bool) -> float:
        """Weigh a place for a claim at word ``at``: specific, near, in the same clause, and not set aside."""
        words = breaks.words
        rank = RANKS.get(place.mention.kind or "", 1.0)
        first, last = sorted((at, place.first))
        joins = at < place.first <= at + 4 and self._only_joins(words, at, place.first)
        own = self._is_of_part(words, at, place)
        beside = 20.0 if joins or own else 0.0
        parted = breaks.between(first, last)
        clauses = parted.clauses + (parted.untils if place.first < at else 0)
        home = 0.0 if own else _HOME
        penalty = place.penalty - (place.comes_from - home if (own or is_seized) and place.comes_from else 0.0)
        far = (
            0.5 * (last - first)
            + 3.0 * parted.commas
            + 40.0 * parted.turns
            + 15.0 * parted.asides
            + clauses * (_NEXT if at < place.first else _BEFORE)
        )
        return rank * _STEP - far - penalty + beside

    def _is_of_part(self, words: Sequence[Word], at: int, place: Candidate) -> bool:
        """Say whether a part of the harmed is told by its place («منهم 5 من كذا»)."""
        return words[at].kind == "number" and place.first == at + 2 and self.grammar.plays("of", words[at + 1].text)

    def _only_joins(self, words: Sequence[Word], at: int, first: int) -> bool:
        """Say whether the place follows the figure at once («رجل في كذا»)."""
        between = words[at + 1 : first]
        joined = sum(self.grammar.plays("before", w.text) for w in between)
        return all(w.kind == "word" for w in between) and joined == 1 and len(between) <= 2
