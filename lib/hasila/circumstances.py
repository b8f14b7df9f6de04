"""When and where the harm of a claim happened: from its sentence, its paragraph, then (dates only) the article.

A date that cannot be told stays null: page furniture and looks back without a date of their own have none. Places never
come from another paragraph. The module resolves no date itself (see :mod:`hasila.dates`) and finds no place itself
(see :mod:`hasila.places`); it only chooses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from hasila.arabic import Sentence, Text, Word
from hasila.attribution.grammar import compile_grammar
from hasila.attribution.spans import speech_spans
from hasila.event_dates import DateChooser
from hasila.furniture import furniture
from hasila.lexicons import Lexicons
from hasila.place_context import COMES_FROM, NONE, ORIGIN, SEAT, PlaceContext
from hasila.place_grammar import PlaceGrammar
from hasila.places import PlaceFinder
from hasila.records import Circumstance, Claim, PlaceMention, TimeExpression

#: How specific a place is; a claim takes the most specific of its clause.
_RANKS = {
    "site": 7.0, "quarter": 6.5, "village": 6.0, "road": 5.5, "town": 5.0, "area": 4.5, "district": 4.0,
    "countryside": 3.0, "governorate": 2.5, "region": 1.0, "country": 0.5,
}  # fmt: skip
_DATELINE = frozenset("-–/(|:،")
#: An outlet may stand with the place, the dash among so many words («مسقط الآن -»).
_OUTLET = 3
#: A site named by its head noun alone counts only where no other place stands.
_GENERIC = 45.0
#: Authorities are called by the country or the region they rule.
_OF_AUTHORITIES = frozenset({"country", "region", "governorate"})
#: Who speaks does so in places of these kinds («وفي موسكو قالت», but «وفي محور كذا أعلنت»).
_OF_SPEAKERS = frozenset({"town", "country", "region", "governorate"})
#: Names are learnt from the article up to this many sentences after the last claim.
_BEYOND = 4
#: Who was seized, or is gone, was so where he comes from.
_SEIZED = frozenset({"captured", "displaced", "missing"})
#: What it costs a place to hold or describe the one before it.
_HELD = 30.0
#: What it costs a place to stand in a clause after that of the harm, and in one before it.
_NEXT, _BEFORE = 25.0, 12.0
#: A sentence that turns to a place names it among these first words.
_OPENING, _AS_FOR = 2, 6
#: What a step of rank is worth in words of distance.
_STEP = 9.0


class CircumstanceFinder:
    """Chooses time and place for each claim of an article."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.places = PlaceFinder(lexicons)
        self.dates = DateChooser(lexicons)
        self.lexicons = lexicons

    def find(
        self, text: Text, claims: Sequence[Claim], times: Sequence[TimeExpression], published: date | None
    ) -> list[Circumstance]:
        """Return one circumstance a claim, in the order of ``claims``."""
        if not claims:
            return []
        page = furniture(text)
        place_chooser = PlaceChooser(text, claims, self.places, self.lexicons)
        date_of = self.dates.for_article(text, claims, times, published, page, place_chooser.opens_with_place)
        place_chooser.date_of = date_of
        place_chooser.turning = self.dates.words.other
        return [self._circumstance(claim, place_chooser, date_of) for claim in claims]

    def _circumstance(self, claim: Claim, places: PlaceChooser, date_of: Callable[[Claim], str | None]) -> Circumstance:
        place = places.choose(claim)
        return Circumstance(date_of(claim), *((place.start, place.end) if place else (None, None)))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place of a sentence by word numbers, and what speaks against it."""

    mention: PlaceMention
    first: int
    last: int
    penalty: float
    #: It stands in the name of who speaks («السلطات في كذا»).
    is_speakers: bool = False
    #: Its words name a kind of site and not which one.
    is_generic: bool = False
    #: So much of the penalty is for what comes from the place («شابا من بلدة كذا»): who was seized was seized there.
    comes_from: float = 0.0


class PlaceChooser:
    """Chooses the place of claims; reads each sentence once."""

    def __init__(self, text: Text, claims: Sequence[Claim], finder: PlaceFinder, lexicons: Lexicons) -> None:
        self.text = text
        self.finder = finder
        self.lexicons = lexicons
        self.grammar: PlaceGrammar = finder.grammar
        self.context = PlaceContext(finder.grammar)
        self.speech = compile_grammar(lexicons)
        #: Dates a claim: a sentence about another day hands no place on.
        self.date_of: Callable[[Claim], str | None] = lambda _: None
        #: The openings by which a sentence turns to another event, which takes over no place.
        self.turning: tuple[str, ...] = ()
        self._claims = claims
        self._victims = [(claim.start, claim.end) for claim in claims if claim.is_named]
        self._harmed = [(claim.start, max(claim.end, claim.victim_end or 0)) for claim in claims]
        self._last = max(claim.sentence_id for claim in claims) + _BEYOND
        self._licences: frozenset[str] | None = None
        self._cache: dict[int, list[_Candidate]] = {}
        self._paragraphs: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in text.sentences:
            self._paragraphs[sentence.paragraph].append(sentence)

    def choose(self, claim: Claim) -> PlaceMention | None:
        """Return the place of ``claim``: of its sentence, else of its paragraph, else None."""
        sentence = self.text.sentences[claim.sentence_id]
        here = [c for c in self._candidates(sentence) if self._counts(c)]
        if claim.is_cumulative:
            return self._of_total(sentence, claim, here)
        if here:
            return self._with_list(sentence, self._nearest(sentence, claim, here))
        return self._in_paragraph(sentence, claim) or self._of_authorities(sentence)

    def _of_total(self, sentence: Sentence, claim: Claim, here: list[_Candidate]) -> PlaceMention | None:
        """Return the place that a total's own sentence says it covers, but no later clause; it inherits none."""
        words = sentence.words
        at = _word_at(words, claim.start)
        own = [c for c in here if c.first < at or not any(self._turns(words, n) for n in range(at + 1, c.first))]
        if own:
            return self._with_list(sentence, self._nearest(sentence, claim, own))
        return self._in_paragraph(sentence, claim) if self._refers_back(words) else self._of_authorities(sentence)

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
        first = self._candidates(sentence)[:1] if reach else []
        inside = [c for c in first if c.first <= reach and c.penalty < NONE]
        return any(beside or self.grammar.plays("in", sentence.words[c.first - 1].text) for c in inside)

    def _of_authorities(self, sentence: Sentence) -> PlaceMention | None:
        """Return the country or region whose authorities tell of the harm, where nothing else is named."""
        wide = [c for c in self._candidates(sentence) if c.is_speakers and c.mention.kind in _OF_AUTHORITIES]
        return wide[0].mention if wide else None

    def _counts(self, place: _Candidate) -> bool:
        return place.penalty < NONE and not (place.mention.kind == "country" and place.penalty)

    def _with_list(self, sentence: Sentence, chosen: _Candidate) -> PlaceMention:
        """Return the place with those joined to it by "and" («في سوريا والعراق»)."""
        mention = chosen.mention
        for other in self._candidates(sentence):
            between = self.text.raw[mention.end : other.mention.start]
            if other.mention.start > mention.start and between.strip() == "و" and other.mention.kind == mention.kind:
                mention = replace(mention, end=other.mention.end, place_id=None, latitude=None, longitude=None)
        return mention

    def _is_of_other_day(self, other: Sentence, claim: Claim) -> bool:
        """Say whether the harm that a sentence tells of was done on another day than the claim's."""
        day = self.date_of(claim)
        days = {self.date_of(c) for c in self._claims if c.sentence_id == other.sentence_id and not c.is_cumulative}
        return day is not None and bool(days) and None not in days and day not in days

    def _in_paragraph(self, sentence: Sentence, claim: Claim) -> PlaceMention | None:
        siblings = self._paragraphs[sentence.paragraph]
        before = [s for s in siblings if s.sentence_id < sentence.sentence_id]
        after = [s for s in siblings if s.sentence_id > sentence.sentence_id]
        if self.turning and sentence.norm.startswith(self.turning):
            before = []
        for other in [*reversed(before), *after[:1]]:
            if self._is_of_other_day(other, claim):
                continue
            usable = [c for c in self._candidates(other) if c.penalty < _STEP and c.mention.kind != "country"]
            if usable:
                best = max(usable, key=lambda c: _RANKS.get(c.mention.kind or "", 1.0) * _STEP - c.penalty)
                return best.mention
        return None

    def _nearest(self, sentence: Sentence, claim: Claim, candidates: list[_Candidate]) -> _Candidate:
        words = sentence.words
        at = _word_at(words, claim.start)
        is_seized = claim.outcome in _SEIZED
        return max(candidates, key=lambda c: (self._worth(words, at, c, is_seized), -c.first))

    def _worth(self, words: Sequence[Word], at: int, place: _Candidate, is_seized: bool) -> float:
        """Weigh a place for a claim at word ``at``: specific, near, in the same clause, and not set aside."""
        rank = _RANKS.get(place.mention.kind or "", 1.0)
        first, last = sorted((at, place.first))
        beside = 20.0 if at < place.first <= at + 4 and self._only_joins(words, at, place.first) else 0.0
        turns = sum(self._turns(words, number) for number in range(first + 1, last))
        aside = sum(self.grammar.plays("after", w.text) for w in words[first + 1 : last])
        clauses = sum(self._opens_clause(words, number) for number in range(first + 1, last))
        penalty = place.penalty - (place.comes_from if is_seized else 0.0)
        commas = sum(w.text == "،" for w in words[first + 1 : last])
        far = (
            0.5 * (last - first)
            + 3.0 * commas
            + 40.0 * turns
            + 15.0 * aside
            + clauses * (_NEXT if at < place.first else _BEFORE)
        )
        return rank * _STEP - far - penalty + beside

    def _opens_clause(self, words: Sequence[Word], at: int) -> bool:
        """Say whether a comma and "and" open a clause of harm («، وأصيب»), or "since" a time gone by."""
        if self.grammar.plays("since", words[at].text):
            return True
        joined = words[at].text.startswith("و") and words[at - 1].text in ("،", "؛")
        return joined and self.grammar.plays("clause", words[at].text[1:])

    def _turns(self, words: Sequence[Word], at: int) -> bool:
        """Say whether the word turns to another event: a small word, «في حين», a full stop with no space after it."""
        word = words[at]
        if word.text in self.grammar.parts["anew"] and words[at - 1].text == "،":
            return True
        if self.grammar.plays("while", word.text):
            return self.grammar.plays("in", words[at - 1].text)
        return self.grammar.plays("turn", word.text) or (word.text == "." and not words[at + 1].spaced)

    def _only_joins(self, words: Sequence[Word], at: int, first: int) -> bool:
        """Say whether the place follows the figure at once («رجل في كذا»)."""
        between = words[at + 1 : first]
        joined = sum(self.grammar.plays("before", w.text) for w in between)
        return all(w.kind == "word" for w in between) and joined == 1 and len(between) <= 2

    def _candidates(self, sentence: Sentence) -> list[_Candidate]:
        if sentence.sentence_id not in self._cache:
            self._cache[sentence.sentence_id] = self._read(sentence)
        return self._cache[sentence.sentence_id]

    def _read(self, sentence: Sentence) -> list[_Candidate]:
        if self._licences is None:
            self._licences = self.finder.licences(self.text.sentences[: self._last])
        mentions = self.finder.in_sentence(sentence, self._licences)
        speakers = speech_spans(self.text, sentence, self.lexicons)[0] if mentions else []
        found = [self._candidate(sentence, m, speakers) for m in mentions if not self._is_victim(m)]
        return [self._behind(sentence, found, number) for number in range(len(found))]

    def _is_victim(self, mention: PlaceMention) -> bool:
        """Say whether the name is that of somebody harmed («مقتل عمر كذا»)."""
        return any(start < mention.end and mention.start < end for start, end in self._victims)

    def _behind(self, sentence: Sentence, found: list[_Candidate], number: int) -> _Candidate:
        """Set a place behind the one it holds or describes («حي كذا بمدينة كذا», «ولاية لوغار جنوب كابول»)."""
        place = found[number]
        if number > 0 and self._holds(sentence, found[number - 1], place):
            return replace(place, penalty=max(place.penalty, found[number - 1].penalty) + _HELD)
        if (
            number + 1 < len(found)
            and place.mention.kind == "road"
            and self._joined(sentence, place, found[number + 1])
        ):
            return replace(place, penalty=place.penalty + _HELD)
        return place

    def _holds(self, sentence: Sentence, inner: _Candidate, outer: _Candidate) -> bool:
        if self._is_direction(sentence, inner, outer):
            return True
        if inner.is_generic or inner.mention.kind == "road":
            return False
        if inner.mention.place_id and inner.mention.kind == outer.mention.kind == "town":
            return False  # no known town lies in another
        exact = _RANKS.get(inner.mention.kind or "", 1.0) >= _RANKS["district"]
        return exact and self._joined(sentence, inner, outer)

    def _is_direction(self, sentence: Sentence, inner: _Candidate, outer: _Candidate) -> bool:
        """Say whether a direction follows the place it describes, with or without a comma."""
        between = [w.text for w in sentence.words[inner.last : outer.first]]
        directions = [text for text in between if self.grammar.prefixed("direction", text) is not None]
        directed = self.grammar.prefixed("direction", sentence.words[outer.first].text) == 0
        return (directed or bool(directions)) and all(text in directions or text == "،" for text in between)

    def _joined(self, sentence: Sentence, inner: _Candidate, outer: _Candidate) -> bool:
        """Say whether only "in" stands between two places («حي كذا بمدينة كذا», «حي كذا في مدينة كذا»)."""
        words = sentence.words
        if inner.last == outer.first:
            return outer.mention.start > words[outer.first].start and words[outer.first].text.startswith("ب")
        led = self.grammar.plays("in", words[outer.first - 1].text)
        adjectives = words[inner.last : outer.first - 1]
        return led and inner.last < outer.first <= inner.last + 2 and all(w.text.startswith("ال") for w in adjectives)

    def _candidate(self, sentence: Sentence, mention: PlaceMention, speakers: Sequence[tuple[int, int]]) -> _Candidate:
        first, last = _word_at(sentence.words, mention.start), _word_at(sentence.words, mention.end)
        prefix = sentence.words[first].text[: mention.start - sentence.words[first].start]
        penalty = self.context.penalty(sentence.words, first, prefix)
        comes_from = penalty if penalty in (COMES_FROM, ORIGIN) else 0.0
        if sentence.words[first].text.startswith("ل") and mention.start > sentence.words[first].start:
            penalty += 12.0
        is_generic = self._is_generic(sentence.words, first, last)
        if is_generic:
            penalty += _GENERIC
        if self._is_of_the_speech(sentence, first, last, mention.kind):
            penalty += NONE
        seat = self.context.of_seat(sentence.words, first, prefix, self._is_harmed)
        is_speakers = seat == SEAT or any(start <= mention.start < end for start, end in speakers)
        if is_speakers or seat:
            penalty = penalty + max(seat, SEAT) if penalty >= NONE or seat > SEAT else max(penalty, SEAT)
            penalty += NONE if self._is_hospital(sentence.words, first, last) else 0.0
        if sentence.words[last - 1 : last] and self._is_dateline(sentence, first, last):
            penalty += 30.0
        return _Candidate(mention, first, last, penalty, is_speakers, is_generic, comes_from)

    def _is_hospital(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Say whether the words name a hospital, where who speaks received the harmed («مركز كذا الطبي»)."""
        follows = last < len(words) and self.grammar.plays("medical", words[last].text)
        return follows or self.grammar.prefixed("hospital", words[first].text) is not None

    def _is_harmed(self, word: Word) -> bool:
        """Say whether the word is part of who was harmed."""
        return any(start <= word.start < end for start, end in self._harmed)

    def _is_generic(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Say whether the words name a kind of site and not which one («المدرسة», «نقطة تفتيش»)."""
        if last - first == 1:
            return self.grammar.prefixed("alone", words[first].text) is not None
        return self.grammar.plays("generic", words[first + 1].text)

    def _is_of_the_speech(self, sentence: Sentence, first: int, last: int, kind: str | None) -> bool:
        """Say whether the sentence opens with the place of the speaking («وفي موسكو قالت»)."""
        opens = first <= 2 or sentence.words[first].text.startswith("و")
        if not opens or last >= len(sentence.words):
            return False
        following = sentence.words[last].text
        if self.grammar.head(sentence.words[first].text) is not None:
            return False  # a province, a front or a village is where it happened («وفي ولاية كذا أعلنت»)
        verb = self.speech.verb(following)
        spoken = verb is not None and verb.frame != "relay" and not following.startswith("و")
        return spoken and kind in _OF_SPEAKERS

    def _is_dateline(self, sentence: Sentence, first: int, last: int) -> bool:
        """Say whether the sentence opens with the place it was written in («دمشق -», «غزة 3 مايو (وكالة) -»)."""
        after = [w.text for w in sentence.words[last : last + 10]]
        if first != 0 or not after:
            return False
        dated = len(after) > 1 and sentence.words[last].kind == "number"
        long = after if "(" in after or dated else after[:_OUTLET]
        return after[0] in _DATELINE or any(mark in ("-", "–") for mark in long)


def _word_at(words: Sequence[Word], raw_index: int) -> int:
    return bisect_left(words, raw_index + 1, key=lambda word: word.end)
