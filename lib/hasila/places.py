"""Places: the names that stand after a place's head noun (town, village, camp) or after a preposition.

A name after a head noun needs no gazetteer: the villages of a war are in none. A bare name does, and a preposition,
a direction or another place before it. The span holds the head noun; coordinates stand only where the gazetteer is
sure which place is meant. The module does not decide where a claim happened (see :mod:`hasila.circumstances`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hasila.arabic import Sentence, Text
from hasila.gazetteer import KnownPlace
from hasila.lexicons import Lexicons
from hasila.place_grammar import Found, compile_places
from hasila.place_reading import SentencePlaces
from hasila.records import PlaceMention


class PlaceFinder:
    """Finds the mentions of places."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.grammar = compile_places(lexicons)

    def find(self, text: Text) -> list[PlaceMention]:
        """Return the places of the whole article in the order of the text."""
        return [mention for sentence in text.sentences for mention in self.in_sentence(sentence)]

    def in_sentence(self, sentence: Sentence, licensed: frozenset[str] = frozenset()) -> list[PlaceMention]:
        """Return the places of one sentence. ``licensed``: names that the article elsewhere gives with a head noun."""
        found = SentencePlaces(sentence, self.grammar, licensed).places()
        return [_mention(sentence, place) for place in found]

    def licences(self, sentences: Sequence[Sentence]) -> frozenset[str]:
        """Return the names that stand after a head noun in ``sentences``: elsewhere they need none."""
        names = set()
        for sentence in sentences:
            reader = SentencePlaces(sentence, self.grammar, frozenset())
            for place in [*reader.headed(), *reader.contained()]:
                words = [w.text for w in sentence.words[place.name : place.last] if w.kind == "word"]
                names.add(" ".join(words)[place.cut if place.name == place.first else 0 :])
        return frozenset(names - {""})


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
    mention = PlaceMention(sentence.sentence_id, start + cut, end, place.kind)
    if len(place.known) != 1:
        return mention
    known = place.known[0]
    return replace(mention, place_id=known.place_id, latitude=known.latitude, longitude=known.longitude)
