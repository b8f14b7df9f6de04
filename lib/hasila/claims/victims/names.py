"""The titles and the name behind the noun of one victim: «القيادي البارز …», «زميله الجندي أول …», «يدعى …».

A word that no list has is a name only behind a definite noun, a title or a word of calling.
"""

from __future__ import annotations

from hasila.arabic import QUOTES
from hasila.claims.names.parts import ALI, is_unknown, past_name
from hasila.claims.victims.noun_phrases import NounPhrases

#: Titles and ranks between a noun and a name, and words of a name.
_TITLES, _NAME_WORDS = 3, 6
#: What a word that no list has begins with where it is a verb or has a preposition.
_NO_NAME = ("ي", "لا", "لل", "بال", "ست", "است")


class VictimNames(NounPhrases):
    """Reads the name behind the noun."""

    def past_name(self, head: int, end: int) -> int:
        """Return one past the titles and the name behind one victim («القيادي البارز محمد …», «يدعى …», «أبو …»)."""
        place = end + self.plays("rank_part", end)
        for _ in range(_TITLES):
            person = self.person(place)
            if person is None or person.kind not in ("title", "") or person.number != "one" or person.outcome:
                break
            if self.tags[place].joined or not (self.tags[place].form.definite and self.is_plain(place)):
                break
            place = self.past_second_word(place, place + 1)
        called = place < len(self.tags) and "called" in self.tags[place].roles
        place += called
        definite = self.tags[head].form.definite or place > end
        person = self.person(head)
        definite = definite or (person is not None and (person.owned or person.counts == "body"))
        comma = definite and self.text(place) == "،" and self._past_one_name(place + 1, False) > place + 1
        after = self._past_one_name(place + comma, definite or called)
        if after == place:
            return end if called else place
        known_as = after < len(self.tags) and ("called" in self.tags[after].roles or self.plays("alias", after))
        return max(after, self._past_one_name(after + 1, True)) if known_as else after

    def _past_one_name(self, place: int, surely: bool) -> int:
        if place >= len(self.tags):
            return place
        tag = self.tags[place]
        if self.text(place) in QUOTES and surely:
            return self.past_quoted(place)
        if tag.form.triggers or self.plays("closes", place):
            return place
        begins = (tag.form.begins_name and not tag.roles and not self.is_joined(place)) or self._is_ali(place)
        unknown = surely and not tag.roles and is_unknown(tag, place, self.numbers, self.lexicon, False)
        unknown = unknown and not self.text(place).startswith(_NO_NAME)
        weak = surely and not tag.roles and tag.form.begins_weak_name
        return self._past_all_names(place) if begins or unknown or weak else place

    def _past_all_names(self, place: int) -> int:
        """Return one past a name, over «علي» in it, and before words that are no names."""
        end = past_name(self.tagged, place, self.numbers, self.lexicon)
        while end < min(len(self.tags), place + _NAME_WORDS) and self._is_ali(end):
            end = past_name(self.tagged, end, self.numbers, self.lexicon)
        known = self.lexicon.given_names | self.lexicon.weak_names | self.lexicon.joiners
        for index in range(place + 2, end):
            text = self.text(index)
            if text not in known and (
                text.endswith("ات") or (text in self.lexicon.common and not text.startswith("ال"))
            ):
                return index
        return end

    def _is_ali(self, index: int) -> bool:
        """Tell the name Ali from the preposition that normalising makes the same: by its last letter as written."""
        return index < len(self.tags) and self.text(index) == ALI and self.tagged.raw(index).endswith("ي")
