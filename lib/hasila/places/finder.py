"""Places: the names that stand after a place's head noun (town, village, camp) or after a preposition.

A name after a head noun needs no gazetteer: the villages of a war are in none. A bare name does, and a preposition,
a direction or another place before it. The span holds the head noun; coordinates stand only where the gazetteer is
sure which place is meant. The module does not decide where a claim happened (see :mod:`hasila.circumstances`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from hasila.arabic import Sentence, Text
from hasila.gazetteer import KnownPlace
from hasila.lexicons import Lexicons
from hasila.places.grammar import Found, PlaceGrammar, compile_places
from hasila.places.reading import SentencePlaces
from hasila.records import PlaceMention


class PlaceFinder:
    """Finds the mentions of places."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.grammar = compile_places(lexicons)

    def find(self, text: Text) -> list[PlaceMention]:
        """Return the places of the whole article in the order of the text, names without a head noun known or not."""
        return [_mention(s, place) for s in text.sentences for place in SentencePlaces(s, self.grammar).places()]

    def in_article(self, sentences: Sequence[Sentence]) -> ArticlePlaces:
        """Return the places of ``sentences``, which license each other's names, to be asked for one by one."""
        return ArticlePlaces(sentences, self.grammar)


class ArticlePlaces:
    """The places of an article: a name that stands after a head noun anywhere in it needs none elsewhere."""

    def __init__(self, sentences: Sequence[Sentence], grammar: PlaceGrammar) -> None:
        self._sentences = sentences
        self._grammar = grammar
        self._read: dict[int, SentencePlaces] = {}

    def of(self, sentence: Sentence) -> list[PlaceMention]:
        """Return the places of a sentence in the order of the text."""
        reader = self._unlicensed(sentence)
        if reader.holds_any(self._licensed_firsts):
            reader = SentencePlaces(sentence, self._grammar, self.licences)
        return [_mention(sentence, place) for place in reader.places()]

    @cached_property
    def licences(self) -> frozenset[str]:
        """The names that stand after a head noun in the sentences."""
        names = set()
        for sentence in self._sentences:
            reader = self._unlicensed(sentence)
            for place in [*reader.headed(), *reader.contained()]:
                words = [w.text for w in sentence.words[place.name : place.last] if w.kind == "word"]
                names.add(" ".join(words)[place.cut if place.name == place.first else 0 :])
        return frozenset(names - {""})

    @cached_property
    def _licensed_firsts(self) -> frozenset[str]:
        return frozenset(name.split()[0] for name in self.licences)

    def _unlicensed(self, sentence: Sentence) -> SentencePlaces:
        known = self._read.get(sentence.sentence_id)
        if known is None:
            known = self._read[sentence.sentence_id] = SentencePlaces(sentence, self._grammar)
        return known


def resolve(name: str, lexicons: Lexicons | None = None) -> KnownPlace | None:
    """Return the known place that ``name`` means in any spelling, without head noun; None where it is not sure."""
    grammar = compile_places(lexicons or Lexicons())
    sentences = Text(name).sentences
    if not sentences:
        return None
    whole = grammar.gazetteer.called(name)
    if whole:
        return whole[0] if len(whole) == 1 else None
    words = sentences[0].words
    for first in range(len(words)):
        length, places = grammar.gazetteer.at([w.text for w in words[first:]])
        if length == 1 and first + 1 < len(words) and grammar.head(words[first].text):
            continue  # «مدينة» before a name is the noun, not Medina
        if length:
            return places[0] if len(places) == 1 else None
    return None


def _mention(sentence: Sentence, place: Found) -> PlaceMention:
    words = sentence.words[place.first : place.last]
    start, end = words[0].start, words[-1].end
    cut = 0 if words[0].text.startswith("لل") else place.cut
    if len(place.known) != 1:
        return PlaceMention(sentence.sentence_id, start + cut, end, place.kind)
    known = place.known[0]
    return PlaceMention(
        sentence.sentence_id, start + cut, end, place.kind, known.place_id, known.latitude, known.longitude
    )
