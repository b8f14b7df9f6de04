"""How far a noun of people goes: its second word, its genitive, its adjectives, others of the same number.

There is no parser behind this. A word is taken in where its form and the lexicons say that the noun governs it.
"""

from __future__ import annotations

from hasila.arabic import QUOTES, readings
from hasila.claims.lexicon import ClaimLexicon, Person
from hasila.claims.tagging import Tag, Tagged
from hasila.claims.victims.cues import cue_of, pair_at

GENITIVE_WORDS, _ADJECTIVES = 5, 4
#: Words of a name in quotation marks.
QUOTED = 6
#: Roles of words that no noun of people governs.
_STOPS = frozenset(
    ("by", "barrier", "preposition", "subset", "add", "most", "half", "maybe", "light", "relative", "cause", "after",
     "only", "late", "still", "critical", "ranks", "so_called", "called")
)  # fmt: skip
_ADJECTIVE_ENDINGS = ("ين", "ون", "ي", "يه", "يا", "ات", "اك")
#: Endings of adjectives of origin, which no verb has.
_PEOPLE_ENDINGS = ("يون", "يين", "يه")
_THINGS = frozenset({"time", "money", "measure", "share"})


class NounPhrases:
    """Reads the phrases of one sentence."""

    def __init__(self, tagged: Tagged, lexicon: ClaimLexicon) -> None:
        self.tagged, self.tags, self.lexicon = tagged, tagged.tags, lexicon
        self.numbers = {number.first for number in tagged.numbers}

    # ------------------------------------------------------------ words
    def text(self, index: int) -> str:
        """Return the normalised word at ``index``; empty behind the last."""
        return self.tags[index].word.text if index < len(self.tags) else ""

    def person(self, index: int) -> Person | None:
        """Return the noun of people at ``index``."""
        return self.tags[index].person if index < len(self.tags) else None

    def plays(self, role: str, index: int) -> bool:
        """Tell whether a word plays a role of the lexicon of contexts."""
        return self.text(index) in self.lexicon.context[role]

    def is_plain(self, index: int) -> bool:
        """Tell whether a word may go on with a phrase: no harm, number or mark, nor a word with a part of its own."""
        if index >= len(self.tags) or index in self.numbers:
            return False
        tag = self.tags[index]
        known = self.text(index) in self.lexicon.cues and not tag.roles & {"by", "barrier", "preposition", "add"}
        stops = tag.roles & _STOPS and not known
        return tag.word.kind == "word" and not (stops or tag.form.triggers or tag.phrase or self.plays("closes", index))

    def is_joined(self, index: int) -> bool:
        """Tell whether "and" is written onto a word or stands alone; not part of it («وزارة»)."""
        text, tag = self.text(index), self.tags[index]
        if text == "و" or (text.startswith("وال") and not (tag.person and not tag.form.person_cut)):
            return True
        return text.startswith("و") and not self._is_whole(tag)

    def is_prefixed(self, index: int) -> bool:
        """Tell whether a preposition is written onto a word («بغارة»); not part of it («بلدية»)."""
        text, tag = self.text(index), self.tags[index]
        if text[:1] not in ("ب", "ل", "ك") or self._is_whole(tag):
            return False
        return text.startswith(("لل", "بال", "كال")) or any(
            cut == 1 and self._knows(rest) for cut, rest in readings(text)
        )

    def _is_whole(self, tag: Tag) -> bool:
        """Tell whether a lexicon knows the word with its first letter."""
        text, form = tag.word.text, tag.form
        person, unit = tag.person is not None and not form.person_cut, form.unit is not None and not form.unit_cut
        cue = text in self.lexicon.cues or text in self.lexicon.given_names
        return person or unit or cue or (text in self.lexicon.common and not self._knows(text[1:]))

    def _knows(self, rest: str) -> bool:
        lexicon = self.lexicon
        return any(rest in table for table in (lexicon.common, lexicon.persons, lexicon.units, lexicon.roles))

    # ------------------------------------------------------------ the noun
    def past_noun(self, head: int, end: int) -> int:
        """Return one past the noun that begins at ``head``, with its second word, genitive and adjectives."""
        end = self.past_second_word(head, end)
        after = self._past_genitive(head, end)
        definite = self.text(after - 1).startswith("ال") or self.tags[head].form.definite
        person = self.person(head)
        definite = definite or (person is not None and person.owned)
        return self.past_adjectives(after, definite)

    def past_second_word(self, head: int, end: int) -> int:
        """Return one past the second word of «مشتبه به», «ضابط صف», «جندي أول»."""
        if self.plays("suspected", head) and self.plays("of_him", end):
            return end + 1
        if end == head + 1 and pair_at(self.tagged, head, self.lexicon) is not None:
            return end + 1
        person = self.person(head)
        ranked = person is not None and person.victim_class == "combatant"
        return end + 1 if ranked and self.plays("rank_part", end) else end

    def _past_genitive(self, head: int, end: int) -> int:
        person, text = self.person(head), self.text(head)
        if text.startswith(("ال", "وال")) or (person is not None and (person.owned or person.accusative)):
            return end
        construct = self._is_construct(head)
        if not construct and not self._may_govern(head, end):
            return end
        place = end
        if construct and self.text(place) in QUOTES:
            return self.past_quoted(place)
        while place < min(len(self.tags), end + GENITIVE_WORDS) and self.is_plain(place):
            if self.is_joined(place) or self.is_prefixed(place):
                break
            if self.text(place).startswith("ال"):
                return place + 1
            if not (construct and place == end) and not self._chains(place):
                return place + (place > end and self._is_town_of(place))
            place += 1
        return place

    def _is_town_of(self, place: int) -> bool:
        """Tell whether a name closes a genitive that a body left open («عناصر حكومة كذا», «قائد شرطة كذا»)."""
        before = self.text(place - 1)
        opened = before in self.lexicon.cues or self.is_body(place - 1)
        return opened and not self.text(place).endswith(("ا", "ين", "ون"))

    def _is_construct(self, head: int) -> bool:
        """Tell whether the noun's form asks for a genitive («منسوبي», «مقاتلو», «أفراد», but not «قتلى»)."""
        person, text = self.person(head), self.text(head)
        if self.tagged.raw(head).endswith("ى"):
            return False
        sound = text.endswith(("و", "ي")) and person is not None and person.number == "many" and len(text) > 3
        return sound or self.plays("members", head)

    def _may_govern(self, head: int, end: int) -> bool:
        """Tell whether a noun of another form may take the genitive that stands there («سائق شاحنة», «نجل رئيس»)."""
        person, text = self.person(head), self.text(head)
        if person is None or text.endswith(("ون", "ين")):
            return False
        if person.counts == "body" or person.kind == "kin":
            return self.text(end).startswith("ال") or self.person(end) is not None
        if person.outcome is not None:
            return person.number == "many" and cue_of(self.text(end), self.lexicon) is not None  # شهداء الجيش
        trade = person.kind in ("", "title", "own", "trade") and person.number in ("one", "many")
        return trade and not self.plays("anybody", head) and (self._chains(end) or self.text(end).startswith("ال"))

    def _chains(self, index: int) -> bool:
        """Tell whether an indefinite word may stand in a genitive: a body, craft, place or person that is known."""
        if index >= len(self.tags):
            return False
        tag, text = self.tags[index], self.text(index)
        unit = tag.form.unit if tag.form.unit and not tag.form.unit_cut else None
        person = tag.person is not None and not tag.form.person_cut and not tag.person.outcome
        return person or (unit is not None and unit not in _THINGS) or text in self.lexicon.cues or self.is_body(index)

    def is_body(self, index: int) -> bool:
        """Tell whether the word is the head of an organisation («مؤسسة», «السفارة»)."""
        text = self.text(index)
        return any(rest in self.lexicon.bodies for rest in (text, text.removeprefix("ال")))

    def past_adjectives(self, end: int, definite: bool) -> int:
        """Return one past the adjectives that agree with the noun («جنود أتراك», «قوى الأمن الداخلي»)."""
        place = end
        while place < min(len(self.tags), end + _ADJECTIVES):
            if not self.is_plain(place) or self.is_joined(place) or not self._agrees(place, definite):
                break
            place = self.past_second_word(place, place + 1) if self.plays("suspected", place) else place + 1
        return place

    def _agrees(self, index: int, definite: bool) -> bool:
        text, person = self.text(index), self.person(index)
        if (person is not None and (person.outcome or person.owned)) or self.belongs(index):
            return False
        if text.startswith("ال"):
            return definite and not (person is not None and person.kind == "title")
        if definite or self.is_prefixed(index):
            return False
        if person is not None or text in self.lexicon.cues or self.plays("adjective", index):
            return True
        verb = text[0] in "يت" and not text.endswith(_PEOPLE_ENDINGS)
        return text.endswith(_ADJECTIVE_ENDINGS) and not verb

    def belongs(self, index: int) -> bool:
        """Tell whether a word says to whom people belong, whose name stands behind it («التابعين لكذا»)."""
        return index < len(self.tags) and ("belonging" in self.tags[index].roles or self.plays("belonging", index))

    def past_quoted(self, place: int) -> int:
        """Return one past the name in quotation marks that opens at ``place``, or ``place``."""
        inside = range(place + 1, min(len(self.tags), place + QUOTED))
        close = next((n for n in inside if self.text(n) in QUOTES), None)
        return close + 1 if close is not None and close > place + 1 else place

    # ------------------------------------------------------------ others of the same number
    def joins(self, end: int, head: int) -> bool:
        """Tell whether another noun of the same number follows («القتلى والجرحى», «النساء والأطفال»)."""
        person, first = self.person(end), self.person(head)
        if person is None or not self.tags[end].joined or end + 1 in self.numbers or person.owned:
            return False
        outcome = first is not None and first.outcome is not None
        if outcome != (person.outcome is not None):
            return False
        several = person.number in ("many", "two_or_many") or outcome
        closed = any(self.text(place).startswith("ال") for place in (head, end - 1))
        each = first is not None and first.accusative and person.accusative  # 17 مسعفا وصحافيا
        same = self.tags[end].form.definite == closed or self._is_construct(end)
        return (several or each) and same and person.counts != "event"
