"""Places that the gazetteer knows, bare, after a direction or after the noun of a capital.

Knows the words of one sentence only; word numbers in, word numbers out. Whether a name stands where a place may stand
is told by :mod:`hasila.places.reading`.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import Word, readings
from hasila.gazetteer import KnownPlace
from hasila.places.grammar import Found, PlaceGrammar

_HAMZA = frozenset("أإآؤئ")


class KnownPlaces:
    """Reads known places off the words of one sentence."""

    def __init__(self, words: Sequence[Word], raw: str, grammar: PlaceGrammar) -> None:
        self.words = words
        self.raw = raw
        self.grammar = grammar

    def _texts(self, at: int) -> list[str]:
        return [w.text for w in self.words[at : at + 6]]

    def _has_hamza(self, at: int) -> bool:
        word = self.words[at]
        return any(letter in _HAMZA for letter in self.raw[word.start : word.end])

    def _gazetteer_knows(self, text: str) -> bool:
        return bool(self.grammar.gazetteer.at([text])[0])

    def _directed(self, at: int) -> Found | None:
        """Read a direction with a place after it: a region («شمال غربي سوريا», «وسط مالي»)."""
        text = self.words[at].text
        cut = self.grammar.prefixed("direction", text)
        if cut is None or text[cut:].startswith("ال"):
            return None
        after = at + 1
        while after < len(self.words) and self._goes_on_with_direction(after):
            after += 1
        after += after < len(self.words) and self.words[after].text == "#"
        if after >= len(self.words) or self.words[after].kind != "word":
            return None
        capital = self._capital(after)
        if capital is not None and capital.cut == 0:
            return Found(at, capital.last, "countryside", cut, capital.known, at)
        length, known = self._gazetted(after)
        if not length or not self._exactly(after, length):
            return None
        wide = known[0].kind in ("country", "region") or self.grammar.plays("the_country", self.words[after].text)
        kind = "region" if wide else "countryside"
        return Found(at, after + length, kind, cut, known, at)

    def _goes_on_with_direction(self, at: int) -> bool:
        """Say whether a further direction stands here («شمال غربي كذا», «شمال وشرق كذا»)."""
        return self.grammar.plays("direction", self.words[at].text)

    def _capital(self, at: int) -> Found | None:
        """Read a capital by its country («العاصمة الفرنسية») or by its name alone («العاصمة صنعاء»)."""
        cut = self.grammar.prefixed("capital", self.words[at].text)
        if cut is None or at + 1 >= len(self.words):
            return None
        nation = self.words[at + 1].text
        if not (nation.startswith("ال") and nation.endswith("يه")):
            return self._capital_by_name(at, cut)
        name = at + 2 + (at + 3 < len(self.words) and self.words[at + 2].text == "،")
        length, known = self.grammar.gazetteer.at(self._texts(name)) if name < len(self.words) else (0, ())
        if length == 0 or (name > at + 2 and all(place.kind != "town" for place in known)):
            alone = self.grammar.gazetteer.at([self.words[at].text[cut:], nation])[1]
            return Found(at, at + 2, "town", cut, alone, at)
        return Found(at, name + length, "town", cut, known, name)

    def _capital_by_name(self, at: int, cut: int) -> Found | None:
        name = at + 1 + (self.words[at + 1].text == "#")
        length, known = self.grammar.gazetteer.at(self._texts(name))
        if length and self.words[at].text[cut:].startswith("ال") and all(place.kind != "country" for place in known):
            return Found(at, name + length, "town", cut, known, name)
        return None

    def _exactly(self, at: int, length: int) -> bool:
        head = self.grammar.head(self.words[at].text)
        return (head is None or length > 1) and bool(
            self.grammar.gazetteer.at([w.text for w in self.words[at : at + length]])[0]
        )

    def _gazetted(self, at: int) -> tuple[int, tuple[KnownPlace, ...]]:
        for _, text in readings(self.words[at].text, 3):
            if not self.grammar.gazetteer.begins(text):
                continue
            length, known = self.grammar.gazetteer.at([text, *(w.text for w in self.words[at + 1 : at + 6])])
            if length:
                return length, known
        return 0, ()

    def _known(self, first: int, last: int) -> tuple[KnownPlace, ...]:
        words = [w.text for w in self.words[first + 1 : last] if w.kind == "word"]
        with_head = [w.text for w in self.words[first:last] if w.kind == "word"]
        length, known = self.grammar.gazetteer.at(with_head)
        return known if length > 1 else self.grammar.gazetteer.at(words)[1] if words else ()
