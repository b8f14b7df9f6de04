"""Names that no gazetteer knows, told by the place that holds them right behind («في كذا بولاية كذا»).

A preposition stands before such a name, and behind it the place it lies in, with «ب» or «في», a direction, or in
brackets. The module looks back from a place already found; it does not look for bare names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hasila.arabic import QUOTES, Word, without_article
from hasila.places.grammar import Found, PlaceGrammar

#: Kinds of places that hold others.
_HOLDERS = frozenset({"town", "district", "governorate", "countryside", "region", "country", "area", "village"})
#: Pronouns and endings that no name of a place has («منزلهم», «عملياتها»).
_SUFFIXED = re.compile(r"\w{3,}(?:هم|هما|هن|ها|نا|كم|كن|ات|تي)|\w{2,}ين")
#: Between a bracket or a comma and the place stand at most so many words («على بعد 60 كم شمال»).
_FAR = 6
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Reader:
    words: Sequence[Word]
    raw: str
    grammar: PlaceGrammar

    def before(self, holder: Found) -> Found | None:
        """Return the unknown place that ``holder`` holds; None where no such name stands before it."""
        if holder.kind not in _HOLDERS:
            return None
        end = self._end(holder)
        if end is None:
            return None
        for length in (3, 2, 1):
            first = end - length
            if first < 0 or not all(self._may_be_name(self.words[n], n == first) for n in range(first, end)):
                continue
            cut = self._led(first)
            if self._near(holder) and not self.grammar.plays("in", self.words[first - 1].text):
                continue  # «بالرصاص بالقرب من كذا»
            if cut is not None and all(self._are_two(n) for n in range(first, end - 1)):
                return Found(first, end, "town", cut, (), first)
        return None

    # ------------------------------------------------------------ behind the name
    def _end(self, holder: Found) -> int | None:
        """Return where the name before ``holder`` would end; None where nothing joins the two."""
        at = holder.first
        text = self.words[at].text
        if text[: holder.cut].endswith("ب"):
            return self._over_marks(at)
        if self._is_direction(at):
            led = at > 1 and holder.cut == 0 and self.grammar.plays("in", self.words[at - 1].text)
            return self._over_marks(self._over_bracket(at - led))
        before = at - 1
        if before < 1:
            return None
        if self.grammar.plays("in", self.words[before].text) and holder.cut == 0:
            return self._over_marks(before)
        near = self._near(holder)
        if near:
            return self._over_marks(near)
        if self._is_direction(before):
            return self._over_marks(self._over_bracket(self._over_directions(before)))
        if self.grammar.prefixed("border", text) is not None and self.grammar.plays("lies", self.words[before].text):
            return self._over_marks(before)  # «في كذا على الحدود مع كذا»
        if self.grammar.plays("of", self.words[before].text) and holder.kind in ("governorate", "district"):
            return self._over_marks(before)
        return None

    def _near(self, holder: Found) -> int:
        """Return the word that says that a place is near ``holder`` («في كذا بالقرب من كذا»); 0 where none does."""
        at = holder.first - 1
        at -= at > 0 and self.grammar.plays("of", self.words[at].text)
        return at if at > 1 and holder.cut == 0 and self.grammar.plays("near", self.words[at].text) else 0

    def _is_direction(self, at: int) -> bool:
        return self.grammar.prefixed("direction", self.words[at].text) is not None

    def _over_directions(self, at: int) -> int:
        while at > 0 and self._is_direction(at - 1):
            at -= 1
        return at

    def _over_bracket(self, at: int) -> int:
        """Step back over a distance in brackets, or told after the name («(60 كم شمال كذا)», «على بعد 7 كلم شرق»)."""
        for number in range(at - 1, max(0, at - _FAR), -1):
            word = self.words[number]
            if word.text == "(":
                return number
            if self.grammar.plays("lies", word.text):
                return self._over_lies(number)
            if word.kind != "number" and not self.grammar.plays("distance", word.text):
                break
        return at

    def _over_lies(self, at: int) -> int:
        return at - 1 if self.words[at - 1].text == "،" else at

    def _over_marks(self, at: int) -> int:
        if at > 0 and self.words[at - 1].text == "،":
            at -= 1
        while at > 0 and self.words[at - 1].text in QUOTES:
            at -= 1
        return at

    # ------------------------------------------------------------ the name
    def _may_be_name(self, word: Word, is_first: bool) -> bool:
        """Say whether the word may be (part of) the name of a place: no common word, no verb, no pronoun in it."""
        text = word.text
        if word.kind != "word" or len(text) < _SHORTEST:
            return False
        if self._has_pronoun(word) and not self.grammar.gazetteer.at([text])[0]:
            return False
        return self._is_rare(text[1:] if is_first and self._is_glued(text) else text)

    def _has_pronoun(self, word: Word) -> bool:
        """Say whether the word ends in a pronoun («صدره»), which normalised looks like the ending of a name."""
        return word.text.endswith("ه") and self.raw[word.end - 1] == "ه"

    def _is_glued(self, text: str) -> bool:
        """Say whether «ب» before a name is a preposition: no common word and no known name begins with it."""
        whole = text in self.grammar.everyday or self.grammar.gazetteer.at([text])[0]
        plain = text.startswith("ب") and len(text) > _SHORTEST + 1 and not text.endswith("يه")
        return plain and not whole and self._is_rare(text[1:])

    def _is_rare(self, text: str) -> bool:
        if self.grammar.head(text) is not None or self.grammar.is_functional(text):
            return False
        if self.grammar.gazetteer.at([text])[0]:
            return True
        bare = without_article(text)
        return not (text in self.grammar.everyday or bare in self.grammar.everyday or _SUFFIXED.fullmatch(bare))

    def _led(self, first: int) -> int | None:
        """Return the letters of the preposition before the name; None where none stands there."""
        if self._is_glued(self.words[first].text):
            return 1
        previous = first - 1
        while previous >= 0 and self.words[previous].text in QUOTES | {"#"}:
            previous -= 1
        if previous < 0:
            return None
        word = self.words[previous]
        before = any(self.grammar.plays(part, word.text) for part in ("before", "people_of", "undergoes"))
        before = before and not self.raw.endswith("علي", word.start, word.end)
        event = self.grammar.prefixed("event", word.text) is not None and self.words[first].text.startswith("ال")
        return 0 if before or event or self._is_direction(previous) else None

    def _are_two(self, first: int) -> bool:
        """Say whether two words make one name: both with the article or both without («غروس مورن»)."""
        one, two = (self.words[n].text for n in (first, first + 1))
        if two.startswith("و"):
            return False
        return self.grammar.plays("compound", one) or one.startswith("ال") == two.startswith("ال")


def contained(words: Sequence[Word], raw: str, holder: Found, grammar: PlaceGrammar) -> Found | None:
    """Return the place of unknown name right before ``holder``, which holds it; None where there is none."""
    return _Reader(words, raw, grammar).before(holder)
