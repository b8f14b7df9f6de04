"""Places that an office, an institution or its holder is called by or sits in, and who was hit in them.

«قالت الشرطة في كذا» tells where the police sit; «هجوم على شرطة كذا» where they were hit. The module weighs the words of
offices before a place; all others are weighed by :mod:`hasila.places.context`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hasila.arabic import Word, without_article
from hasila.places.grammar import PlaceGrammar

#: A place against which this much speaks is none.
NONE = 90.0
#: What it costs a place that somebody sits, speaks or judges there.
SEAT = 60.0
#: What it costs a place that who was harmed has his office there.
VICTIMS = 25.0
#: The words belong to the name of an office or a body: what holds the place they name is no worse for it.
BODY = 95.0
#: The same of the title of who was harmed, whose office may tell the place where nothing else does.
TITLE = 61.0
#: The name of an office, and the words of a verdict, stand within so many words before the place.
_OFFICE, _VERDICT = 6, 7
#: A service goes into action within so many words after the first of the place.
_ACTS = 3
#: What is attacked stands within so many words after the attack.
_HIT = 3


class PlaceOffices:
    """Weighs the words of offices before places."""

    def __init__(self, grammar: PlaceGrammar) -> None:
        self.grammar = grammar

    def of_seat(self, words: Sequence[Word], first: int, prefix: str, is_harmed: Callable[[Word], bool]) -> float:
        """Return what speaks against a place where an office sits, somebody spoke or a verdict was given.

        An office that is hit, or whose holder is harmed (``is_harmed``), is no speaker: «هجوم على مكتب كذا في كذا».
        """
        led = prefix.endswith("ب") or (first > 0 and self.grammar.plays("in", words[first - 1].text))
        if not led or self._acts_there(words, first):
            return 0.0
        if self._any("verdict", [w.text for w in words[max(0, first - _VERDICT) : first]]):
            return SEAT
        last = first - (not prefix.endswith("ب"))
        for number in range(last - 1, max(-1, last - 1 - _OFFICE), -1):
            word = words[number]
            head = self.grammar.head(word.text)
            if word.kind != "word" or (head is not None and head[0]):
                return 0.0
            if self.grammar.plays("speech_place", word.text):
                return NONE
            cost = self._office_cost(words, number)
            if cost:
                told = VICTIMS if is_harmed(word) else cost
                return 0.0 if self._is_hit(words, number) or self._is_sent(words, number, cost) else told
            if is_harmed(word) and not is_harmed(words[number - 1]):
                return 0.0
            if self._ends_office(words, number):
                return 0.0
        return 0.0

    def _office_cost(self, words: Sequence[Word], number: int) -> float:
        """Return what an office told by word ``number`` costs the place where it sits; 0 where the word is none."""
        text = words[number].text
        if self.grammar.plays("seat", text):
            return SEAT
        return NONE if self.grammar.plays("court", text) or self._is_in_court(text) else 0.0

    def _is_sent(self, words: Sequence[Word], number: int, cost: float) -> bool:
        """Say whether a service is told before its name to go into action («باشرت فرق الدفاع المدني بمدينة كذا»)."""
        return cost == SEAT and self._any("on_duty", [w.text for w in words[max(0, number - _ACTS) : number]])

    def of_office(self, words: Sequence[Word], first: int, prefix: str, is_harmed: Callable[[Word], bool]) -> float:
        """Return what speaks against a place that an office is called by («شرطة منطقة كذا», «مدير ميناء كذا»).

        The office that is hit is the place; of a holder who was harmed the place may be told by his title.
        """
        if prefix == "" and self.grammar.plays("ruled", words[first].text) and self.grammar.head(words[first + 1].text):
            return BODY  # «إمارة منطقة كذا»
        if prefix or first == 0 or not self.grammar.plays("office", words[first - 1].text):
            return 0.0
        if self._acts_there(words, first):
            return 0.0
        if self._is_hit(words, first - 1) or self._follows_hit(words, first - 1):
            return 0.0
        if first > 1 and self.grammar.plays("arrests", words[first - 2].text):
            return 0.0  # «اعتقلت شرطة مدينة كذا»
        return TITLE if is_harmed(words[first - 1]) else BODY

    def _acts_there(self, words: Sequence[Word], first: int) -> bool:
        """Say whether the service goes into action where it sits («شرطة مدينة كذا ألقت القبض», «باشرت حادث»)."""
        return self._any("on_duty", [w.text for w in words[first + 1 : first + 1 + _ACTS]])

    def _is_in_court(self, text: str) -> bool:
        return text.startswith("ب") and self.grammar.plays("court", text[1:])

    def _ends_office(self, words: Sequence[Word], number: int) -> bool:
        """Say whether the name of an office cannot go over the word; what it is concerned with is part of the name."""
        text = words[number].text
        concern = number > 0 and any(self.grammar.plays(part, words[number - 1].text) for part in ("seat", "court"))
        stops = self.grammar.plays("stop", text) and not concern
        events = (text, without_article(text))
        harm = self.grammar.plays("clause", text) or any(self.grammar.prefixed("event", e) is not None for e in events)
        return stops or harm

    def _is_hit(self, words: Sequence[Word], office: int) -> bool:
        """Say whether an office is where something happened («هجوم على مكتب كذا», «استهدف مقر القيادة»)."""
        if office > 1 and self._leads_to(words[office - 2].text) and self.grammar.plays("seat", words[office - 1].text):
            return True  # «خارج مكتب حاكم كذا»
        if office == 0 or not self.grammar.plays("before", words[office - 1].text):
            return False
        return not (self.grammar.plays("in", words[office - 1].text) and self._is_membership(words, office - 1))

    def _is_membership(self, words: Sequence[Word], at: int) -> bool:
        """Say whether "in" at ``at`` tells to which body somebody belongs («قيادي بارز في مكتب كذا»)."""
        return self.grammar.any_plays("member", words[max(0, at - 2) : at])

    def _leads_to(self, text: str) -> bool:
        """Say whether the word stands before a place and is not "in", as before an office too."""
        return self.grammar.plays("before", text) and not self.grammar.plays("in", text)

    def _follows_hit(self, words: Sequence[Word], at: int) -> bool:
        """Say whether an attack is told right before word ``at``, which was its aim («تفجير استهدف مجلس عزاء»)."""
        return any(self.grammar.prefixed("hit", w.text) is not None for w in words[max(0, at - _HIT) : at])

    def _any(self, part: str, texts: Sequence[str]) -> bool:
        played = self.grammar.played
        return any(part in played[text] for text in texts)
