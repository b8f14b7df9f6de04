"""The places of a sentence with what speaks against each: whose seat or origin it is, what it holds, what has no name.

The module weighs each place by the words around it; which of them is a claim's, :mod:`hasila.circumstances` decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hasila.arabic import Sentence, Text, Word, without_article, word_at
from hasila.attribution.grammar import compile_grammar
from hasila.attribution.spans import speech_spans
from hasila.lexicons import Lexicons
from hasila.places.context import COMES_FROM, ORIGIN, PlaceContext
from hasila.places.datelines import dateline_penalty
from hasila.places.finder import PlaceFinder
from hasila.places.offices import BODY, NONE, SEAT, TITLE
from hasila.records import Claim, PlaceMention

#: How specific a place is; a claim takes the most specific of its clause.
RANKS = {
    "site": 7.0, "quarter": 6.5, "village": 6.0, "road": 5.5, "town": 5.0, "area": 4.5, "district": 4.0,
    "countryside": 3.0, "governorate": 2.5, "region": 1.0, "country": 0.5,
}  # fmt: skip
#: A site named by its head noun alone counts only where no other place stands.
_GENERIC = 45.0
#: Who speaks does so in places of these kinds («وفي موسكو قالت», but «وفي محور كذا أعلنت»).
_OF_SPEAKERS = frozenset({"town", "country", "region", "governorate"})
#: The speaker is told within so many words after the verb.
_SPEAKER = 3
#: An outlet is spoken to within so many words after the verb.
_TOLD_TO = 8
#: Names are learnt from the article up to this many sentences after the last claim.
_BEYOND = 4
#: Marks among the words that tell where a place lies, which are at most so many.
_LOCATING = frozenset("،()")
_LOCATION = 12
#: A place is taken up within so many sentences.
_BACK = 6
#: Places of these kinds are towns where no noun tells otherwise.
_CALLED_TOWN = frozenset({"town", "governorate", "district", "village"})
#: Kinds of places that follow what they hold with nothing between.
_APPOSED = frozenset({"town", "district", "countryside", "governorate"})
#: What it costs a place to hold or describe the one before it.
_HELD = 30.0


@dataclass(frozen=True, slots=True)
class Candidate:
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


class CandidateReader:
    """Reads the candidates of each sentence of an article for the places of its claims."""

    def __init__(self, text: Text, claims: Sequence[Claim], finder: PlaceFinder, lexicons: Lexicons) -> None:
        self.text = text
        self.lexicons = lexicons
        self.grammar = finder.grammar
        self.context = PlaceContext(finder.grammar)
        self.speech = compile_grammar(lexicons)
        self._victims = [(claim.start, claim.end) for claim in claims if claim.is_named]
        self._harmed = [(claim.start, max(claim.end, claim.victim_end or 0)) for claim in claims]
        last = max(claim.sentence_id for claim in claims) + _BEYOND
        self._places = finder.in_article(text.sentences[:last])
        self._cache: dict[int, list[Candidate]] = {}

    def of(self, sentence: Sentence) -> list[Candidate]:
        """Return the places of a sentence in order; each sentence is read once."""
        if sentence.sentence_id not in self._cache:
            self._cache[sentence.sentence_id] = self._read(sentence)
        return self._cache[sentence.sentence_id]

    def _read(self, sentence: Sentence) -> list[Candidate]:
        mentions = self._places.of(sentence)
        speakers = speech_spans(self.text, sentence, self.lexicons)[0] if mentions else ()
        found = [self._candidate(sentence, m, speakers) for m in mentions if not self._is_victim(m)]
        taken_up = self._taken_up(sentence, found)
        again = {place.first for place in taken_up}
        read = sorted([*(p for p in found if p.first not in again), *taken_up], key=lambda place: place.first)
        return [self._behind(sentence, read, number) for number in range(len(read))]

    def _taken_up(self, sentence: Sentence, read: Sequence[Candidate]) -> list[Candidate]:
        """Read the place named before that the sentence takes up («هذا الحي», «القرية نفسها», «في المدينة»)."""
        words = sentence.words
        found = []
        for at in range(1, len(words)):
            if self.grammar.prefixed("that_place", words[at].text) is None:
                continue
            alone = next((place for place in read if place.first == at), None)
            if self.grammar.plays("that_place", words[at].text) and self._points_back(words, at):
                named = self._last_named(sentence, words[at].text)
            elif alone is None or alone.last > at + 1 or words[at - 1].text.endswith("ها"):
                named = None  # «أسوأ ما تشهدها المدينة» only describes
            else:
                named = self._named_beside(sentence, at, read)
            if named is not None:
                penalty = 0.0 if alone is None else max(0.0, alone.penalty - _GENERIC)
                found.append(Candidate(named, at, at + 1, penalty))
        return found

    def _named_beside(self, sentence: Sentence, at: int, read: Sequence[Candidate]) -> PlaceMention | None:
        """Return the last place of the sentence before word ``at``, or of its paragraph, that the noun alone means."""
        text = sentence.words[at].text
        noun = without_article(text[self.grammar.prefixed("that_place", text) or 0 :])
        called = [p for p in read if p.first < at and self._may_be_called(sentence, p, noun)]
        for number in range(sentence.sentence_id - 1, max(-1, sentence.sentence_id - 1 - _BACK), -1):
            before = self.text.sentences[number]
            if called or before.paragraph != sentence.paragraph:
                break
            called = [p for p in self.of(before) if self._may_be_called(before, p, noun)]
        return called[-1].mention if called else None

    def _may_be_called(self, sentence: Sentence, place: Candidate, noun: str) -> bool:
        """Say whether a place may be spoken of by the noun alone: it is named with it, or a town named with none."""
        if place.is_generic or place.mention.sentence_id != sentence.sentence_id or place.penalty >= NONE:
            return False
        text = sentence.words[place.first].text
        head = self.grammar.head(text)
        if head is None:
            return self._kind_of(noun) == "town" and place.mention.kind in _CALLED_TOWN
        return text[head[0] :] == noun

    def _points_back(self, words: Sequence[Word], at: int) -> bool:
        same = at + 1 < len(words) and self.grammar.plays("same", words[at + 1].text)
        return same or self.grammar.prefixed("this", words[at - 1].text) is not None

    def _last_named(self, sentence: Sentence, noun: str) -> PlaceMention | None:
        """Return the last place before the sentence that is named with this noun."""
        kind = self._kind_of(without_article(noun))
        for before in reversed(self.text.sentences[max(0, sentence.sentence_id - _BACK) : sentence.sentence_id]):
            for place in reversed(self.of(before)):
                own = place.mention.sentence_id == before.sentence_id and not place.is_generic
                if own and kind is not None and self._kind_of(before.words[place.first].text) == kind:
                    return place.mention
        return None

    def _kind_of(self, noun: str) -> str | None:
        """Return the kind of place that the head noun tells; None where the word is none."""
        head = self.grammar.head(noun)
        return None if head is None else head[1].kind

    def _is_victim(self, mention: PlaceMention) -> bool:
        """Say whether the name is that of somebody harmed («مقتل عمر كذا»)."""
        return any(start < mention.end and mention.start < end for start, end in self._victims)

    def _behind(self, sentence: Sentence, found: list[Candidate], number: int) -> Candidate:
        """Set a place behind the one it holds or describes («حي كذا بمدينة كذا», «ولاية لوغار جنوب كابول»)."""
        place = found[number]
        inner = found[number - 1] if number > 0 else None
        if inner is not None and inner.penalty not in (BODY, TITLE) and self._holds(sentence, inner, place):
            return replace(place, penalty=max(place.penalty, inner.penalty) + _HELD)
        if (
            number + 1 < len(found)
            and place.mention.kind == "road"
            and self._joined(sentence, place, found[number + 1])
        ):
            return replace(place, penalty=place.penalty + _HELD)
        return place

    def _holds(self, sentence: Sentence, inner: Candidate, outer: Candidate) -> bool:
        if self._is_located_by(sentence, inner, outer):
            return True
        if inner.is_generic or inner.mention.kind == "road":
            return False
        if inner.mention.place_id and inner.mention.kind == outer.mention.kind == "town":
            return False  # no known town lies in another
        exact = RANKS.get(inner.mention.kind or "", 1.0) >= RANKS["district"]
        first = sentence.words[outer.first].text
        wide = any(self.grammar.prefixed(part, first) is not None for part in ("direction", "border"))
        return (exact or wide) and self._joined(sentence, inner, outer)

    def _is_located_by(self, sentence: Sentence, inner: Candidate, outer: Candidate) -> bool:
        """Say whether the words between two places only tell where the first lies («كذا (7 كم شمال كذا)»)."""
        between = sentence.words[inner.last : outer.first]
        first = sentence.words[outer.first].text
        directed = self.grammar.prefixed("direction", first) == 0 or self.grammar.plays("between", first)
        if len(between) > _LOCATION or not all(self._locates(word) or _describes(word) for word in between):
            return False
        return directed or any(self._is_telling(word.text) for word in between)

    def _locates(self, word: Word) -> bool:
        """Say whether the word may stand among those that tell where a place lies."""
        if word.kind == "number" or word.text in _LOCATING:
            return True
        return self._is_telling(word.text) or any(self.grammar.plays(p, word.text) for p in ("distance", "link"))

    def _is_telling(self, text: str) -> bool:
        """Say whether the word alone tells that a place lies by another: a direction, "near", "belongs to"."""
        return self.grammar.prefixed("direction", text) is not None or any(
            self.grammar.plays(part, text) for part in ("locating", "belongs")
        )

    def _joined(self, sentence: Sentence, inner: Candidate, outer: Candidate) -> bool:
        """Say whether only "in" stands between two places («حي كذا بمدينة كذا», «حي كذا في مدينة كذا»)."""
        words = sentence.words
        if inner.last == outer.first and outer.mention.kind in _APPOSED and self._kind_of(words[outer.first].text):
            return True  # «وادي كذا بلدة كذا محافظة كذا»
        if words[outer.first].text.startswith("ب") and outer.mention.start > words[outer.first].start:
            return inner.last <= outer.first <= inner.last + 1 and all(map(_describes, words[inner.last : outer.first]))
        led = self.grammar.plays("in", words[outer.first - 1].text)
        if self.grammar.prefixed("border", words[outer.first].text) is not None:
            led = led or self.grammar.plays("lies", words[outer.first - 1].text)
        adjectives = words[inner.last : outer.first - 1]
        return led and inner.last < outer.first <= inner.last + 2 and all(w.text.startswith("ال") for w in adjectives)

    def _candidate(self, sentence: Sentence, mention: PlaceMention, speakers: Sequence[tuple[int, int]]) -> Candidate:
        first, last = word_at(sentence.words, mention.start), word_at(sentence.words, mention.end)
        prefix = sentence.words[first].text[: mention.start - sentence.words[first].start]
        penalty = self.context.penalty(sentence.words, first, prefix)
        comes_from = penalty if penalty in (COMES_FROM, ORIGIN) else 0.0
        if sentence.words[first].text.startswith("ل") and mention.start > sentence.words[first].start:
            penalty += 12.0
        is_generic = self._is_generic(sentence.words, first, last)
        if is_generic:
            penalty += _GENERIC
        if self._is_of_the_speech(sentence, first, last, mention.kind) or self._is_told_to(sentence.words, first):
            penalty += NONE
        seat = self.context.of_seat(sentence.words, first, prefix, self._is_harmed)
        is_speakers = seat == SEAT or any(start <= mention.start < end for start, end in speakers)
        office = self.context.of_office(sentence.words, first, prefix, self._is_harmed)
        penalty, is_speakers = max(penalty, office), is_speakers and not office
        if is_speakers or seat:
            cost = max(seat, SEAT) if is_speakers else seat
            penalty = penalty + cost if penalty >= NONE or cost > SEAT else max(penalty, cost)
            penalty += NONE if self._is_hospital(sentence.words, first, last) else 0.0
        penalty += dateline_penalty(self.grammar, sentence.words, first, last)
        return Candidate(mention, first, last, penalty, is_speakers, is_generic, comes_from)

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
        if self._is_told_of_place(sentence.words, last):
            return False
        if self.grammar.head(sentence.words[first].text) is not None:
            return False  # a province, a front or a village is where it happened («وفي ولاية كذا أعلنت»)
        verb = self.speech.verb(following)
        spoken = verb is not None and verb.frame != "relay" and not following.startswith("و")
        return spoken and kind in _OF_SPEAKERS

    def _is_told_to(self, words: Sequence[Word], first: int) -> bool:
        """Say whether an outlet called by the place is spoken to («قال مصدر لـ جبل كذا»)."""
        if first == 0 or words[first - 1].text != "ل":
            return False
        return any(self.speech.verb(word.text) is not None for word in words[max(0, first - _TOLD_TO) : first - 1])

    def _is_told_of_place(self, words: Sequence[Word], last: int) -> bool:
        """Say whether the sentence turns to the place («أما في كذا فقال»), or its own authorities speak of it."""
        own = self.grammar.any_plays("local", words[last + 1 : last + 1 + _SPEAKER])
        return own or self.grammar.plays("as_for", words[0].text)


def _describes(word: Word) -> bool:
    """Say whether the word is a definite adjective or a relative pronoun («المحاصرة», «التي»)."""
    return word.kind == "word" and word.text.startswith("ال")
