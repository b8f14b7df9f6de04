"""What people are said to be of or in: «من …», «في صفوف …», «في الجيش …», «التابعين ل…» behind their noun.

What befell them, where, when and by whom is left out.
"""

from __future__ import annotations

from hasila.arabic import QUOTES
from hasila.claims.victims.cues import cue_of
from hasila.claims.victims.noun_phrases import GENITIVE_WORDS, QUOTED, NounPhrases

_COMPLEMENT_WORDS = 9
#: The second word of «from among».
_OUT_OF = "بين"


class Complements(NounPhrases):
    """Reads what stands behind the noun and tells whose they are."""

    def past_complement(self, end: int, head: int, outcome: str) -> int:
        """Return one past «من …», «في صفوف …», «في الجيش …», «التابعين ل…» behind a noun."""
        if end >= len(self.tags):
            return end
        if self.text(end) == "من":
            people = self.person(end + 1) is not None or cue_of(self.text(end + 1), self.lexicon) is not None
            fled = outcome == "displaced" and not people
            town = self._is_place(end + 1) and self.person(head) is not None and not people
            none = fled or town or self.plays("not_of", end + 1) or end + 1 in self.numbers
            return end if none else self.past_of(end)
        if self.text(end) == "بين" and self.person(end + 1) and self.person(end + 2) and self.tags[end + 2].joined:
            return end + 3
        if "ranks" in self.tags[end].roles:
            return self.past_of(end)
        if self.text(end) == "في":
            return self._past_in(end, head)
        if self.plays("in_it", end) and self.plays("located", head):
            return end + 1
        if self.belongs(end):
            owner = self.text(end + 1)
            return self.past_adjectives(end + 2, owner.startswith("لل")) if owner.startswith("ل") else end + 1
        whose = self.person(head)
        if whose is not None and whose.counts == "body" and self.tags[end].has_preposition and self.person(end):
            return self.past_adjectives(end + 1, self.text(end).startswith("لل"))
        force = self.text(end).startswith("ب") and cue_of(self.text(end)[1:], self.lexicon) == "combatant"
        body = self.text(end).startswith("ب") and self.text(end)[1:] in self.lexicon.bodies and self._holds(head)
        return self._past_body(end - 1) if force or body else end

    def _is_place(self, index: int) -> bool:
        return index < len(self.tags) and self.tags[index].form.unit == "building"

    def _holds(self, head: int) -> bool:
        """Tell whether the noun is of those who are members of something, not of anybody."""
        person = self.person(head)
        return person is not None and not self.plays("anybody", head) and not person.outcome

    def past_of(self, start: int) -> int:
        """Return one past the words of «من …», to a mark, verb of harm, preposition, list or another matter."""
        place = start + 1 if "ranks" not in self.tags[start].roles else max(start + 1, self.tags[start].marker_end)
        place += self.text(place) == _OUT_OF  # «خمسة من بين أبرز القادة»
        limit = min(len(self.tags), start + _COMPLEMENT_WORDS)
        while place < limit:
            mark = self.tags[place].is_mark
            if mark and self.text(place) in QUOTES:
                close = next((n for n in range(place + 1, min(limit, place + QUOTED)) if self.text(n) in QUOTES), None)
                if close is None:
                    break
                place = close + 1
                continue
            if mark and self.text(place) in ("#", "_", "(", ")"):
                place += 1
                continue
            if self.text(place) == "من" and place > start + 1 and not self.plays("not_of", place + 1):
                place += 1
                continue
            if not self.is_plain(place) or self._turns(place, start):
                break
            place += 1
        return self.trimmed(start, place)

    def _turns(self, index: int, start: int) -> bool:
        """Tell whether a word behind «of» is of another matter: joined to nobody, or with a preposition."""
        if index == start + 1:
            return False
        if self.is_joined(index):
            force = cue_of(self.text(index), self.lexicon) is not None
            return not (self.person(index) is not None and not self._is_one(index)) and not force
        return self.is_prefixed(index) and not self.belongs(index - 1)

    def _is_one(self, index: int) -> bool:
        person = self.person(index)
        return person is not None and person.number == "one"

    def _past_in(self, at: int, head: int) -> int:
        """Return one past «in» a force or body, or where those who work there are («العاملين في الموقع»)."""
        inside = next((n for n in range(at + 1, min(len(self.tags), at + 3)) if not self.tags[n].is_mark), at)
        force = cue_of(self.text(inside), self.lexicon) == "combatant"
        holds = self._holds(head) and self.is_body(at + 1)
        return self._past_body(at) if force or holds or self.plays("located", head) else at

    def _past_body(self, at: int) -> int:
        """Return one past the name of the body behind the preposition at ``at``, and whose it is."""
        place = at + 1
        while place < min(len(self.tags), at + 1 + GENITIVE_WORDS):
            if self.text(place) in QUOTES or self.text(place) in ("#", "_"):
                place += 1
                continue
            if not self.is_plain(place) or (place > at + 1 and (self.is_joined(place) or self.is_prefixed(place))):
                break
            place += 1
            if self.text(place - 1).startswith(("ال", "بال")):
                place = self.past_adjectives(place, True)
                break
        if self.belongs(place) and self.text(place + 1).startswith("ل"):
            place = self.past_adjectives(place + 2, True)
        return self.trimmed(at, place) if place > at + 1 else at

    def trimmed(self, start: int, end: int) -> int:
        """Return the end without words and marks that no phrase ends with."""
        while end > start:
            tag, text = self.tags[end - 1], self.text(end - 1)
            paired = text in QUOTES and sum(self.text(n) in QUOTES for n in range(start, end)) % 2 == 0
            closed = text == ")" and any(self.text(n) == "(" for n in range(start, end))
            if not (tag.is_mark and not paired and not closed) and text not in ("من", "في", "و", "ممن"):
                break
            end -= 1
        return end
