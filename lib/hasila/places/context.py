"""What the words before a place say against the harm having been done there.

Somebody comes from it, lives, was taken or buried there, left it, or fired from it; something was only planned there; a
body is called by it; or it lies near, or describes another. The module weighs; it chooses no place.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import Word
from hasila.places.offices import BODY, NONE, PlaceOffices

#: What it costs a place that somebody comes from it, and that he or the fire is said to.
COMES_FROM, ORIGIN = 30.0, 50.0
#: What it costs a place that only most of a figure belongs to it.
_SUBSET = 20.0
#: What it costs a place that somebody went to or was held by somebody before or beside the harm.
_WENT, _HELD = 40.0, 45.0
#: So many words before a place say that somebody was taken there.
_FAR = 12
#: So many words before a town say that its hospital took somebody in.
_TREATED = 6
#: The words of a residence, of a plan and of a deed stand within so many words before the place.
_LIVES, _PLAN, _DEED = 4, 9, 6
#: Who is carried to a place is named within so many words after its first.
_CARRIED = 4
#: "Medical" ends the name of a hospital within so many words after its first.
_MEDICAL = 2


class PlaceContext(PlaceOffices):
    """Weighs the words before places."""

    def penalty(self, words: Sequence[Word], first: int, prefix: str) -> float:
        """Return what the words before the place at ``first`` say against it; ``prefix`` is glued to it."""
        before = [w.text for w in words[max(0, first - 4) : first]]
        if self._is_elsewhere(words, first, prefix) or self._is_fired_from(words, first):
            return NONE
        if self._is_of_body(words, first, prefix):
            return BODY
        if self._is_planned(words, first) or self._is_home(words, first):
            return NONE
        if self._is_origin(words, first, prefix):
            return ORIGIN
        if len(before) > 1 and self.grammar.plays("of", before[-2]) and self.grammar.plays("inside", before[-1]):
            return ORIGIN
        if before and self.grammar.plays("of", before[-1]):
            if self._any("subset", before[-2:-1]):
                return NONE  # «غالبيتهم من كذا» says where they come from
            return 0.0 if any(self.grammar.plays("part_of", text) for text in before[:-1]) else COMES_FROM
        if self._any("held", before[-3:]):
            return _HELD
        if self._any("subset", before[-3:]) or self._any("among", before[-1:]):
            return _SUBSET
        return max(self._deed(words, first), self._nearness(before), self._culprit(before))

    def _culprit(self, before: Sequence[str]) -> float:
        """Return what speaks against the place of a deed by which somebody is called («والد منفذ هجوم كذا»)."""
        called = any(self.grammar.plays("culprit", text) for text in before[-3:-1])
        return COMES_FROM if called and self.grammar.prefixed("event", before[-1]) is not None else 0.0

    def _nearness(self, before: Sequence[str]) -> float:
        """Return what speaks against a place that only describes another or lies near."""
        if any(self.grammar.plays("aside", text) for text in before[-2:]):
            return 15.0
        if any(self.grammar.plays("near", text) for text in before[-2:]):
            return 8.0
        return 10.0 if before and self.grammar.plays("away", before[-1]) else 0.0

    def _is_of_body(self, words: Sequence[Word], first: int, prefix: str) -> bool:
        """Say whether a body is called by the place («أنصار بيت كذا», «وكالة كذا»), or it is a club that plays."""
        if self._is_part_of_name(words, first, prefix):
            return True
        if prefix or first == 0:
            return False
        if self.grammar.plays("name_of", words[first - 1].text):
            house = any(self.grammar.plays(part, words[first - 1].text) for part in ("seat", "court"))
            beside = house and first > 1 and self._leads_to(words[first - 2].text)  # «أمام مجلس مدينة كذا»
            beside = beside and not self.grammar.plays("to", words[first - 2].text)
            return not (beside or self._follows_hit(words, first) or self._counts_dead(words, first - 1))
        led = self.grammar.plays("before", words[first - 1].text) or self._follows_hit(words, first)
        return self.grammar.plays("club", words[first].text) and not led

    def _is_part_of_name(self, words: Sequence[Word], first: int, prefix: str) -> bool:
        """Say whether "in" leads to the last word of a body's name («تحالف دعم الشرعية في كذا»)."""
        led = first > 1 and self.grammar.plays("in", words[first - 1].text)
        last = first - 2 if led else first - 1
        if last < 1 or not (led or prefix.endswith("ب")):
            return False
        return self.grammar.plays("body_in", words[last].text) and self.grammar.plays("name_of", words[last - 1].text)

    def _counts_dead(self, words: Sequence[Word], at: int) -> bool:
        """Say whether the dead of a place are counted here («عدد شهداء كذا»), and no body is called by them."""
        counted = at > 0 and self.grammar.plays("counted", words[at - 1].text)
        return counted and self.grammar.plays("among", words[at].text)

    def _is_planned(self, words: Sequence[Word], first: int) -> bool:
        """Say whether what was to happen at the place was only meant («خططوا لشن هجوم على كذا»)."""
        return self._any("planned", [w.text for w in words[max(0, first - _PLAN) : first]])

    def _is_home(self, words: Sequence[Word], first: int) -> bool:
        """Say whether somebody lives, was born or studies at the place («المقيم في كذا», «ولد في كذا»)."""
        if self.grammar.plays("campus", words[first].text):
            return self._is_membership(words, first - self.grammar.plays("in", words[first - 1].text))
        for number in range(first - 1, max(-1, first - 1 - _LIVES), -1):
            text = words[number].text
            if self.grammar.plays("sited", text) or self._is_place(text):
                return False
            if number == first - 1 and self.grammar.plays("undergoes", text):
                return False  # «تعيش مدينة كذا حصارا»
            if self.grammar.plays("resides", text):
                return True
            if words[number].kind != "word" or self.grammar.prefixed("event", text) is not None:
                return False
        return False

    def _deed(self, words: Sequence[Word], first: int) -> float:
        """Return what speaks against a place where somebody went or acted («الذي وصل إلى كذا», «احتج أمام كذا»)."""
        for number in range(first - 1, max(-1, first - 1 - _DEED), -1):
            text = words[number].text
            parts = self.grammar.played[text]
            relative = number > 0 and self.grammar.plays("relative", words[number - 1].text)
            if relative and "arrived" in parts:
                return NONE
            if "went" in parts and self._is_on_the_way(words, number, first):
                return 0.0
            if "went" in parts or "held" in parts:
                return NONE if relative else _WENT
            harm = "clause" in parts or self.grammar.prefixed("event", text) is not None
            if harm or "turn" in parts or self.grammar.prefixed("hit", text) is not None:
                return 0.0
        return 0.0

    def _is_on_the_way(self, words: Sequence[Word], went: int, first: int) -> bool:
        """Say whether who went was met with harm there («داخل مقهى يعمل ليلا في كذا», «عند وصولها إلى كذا»)."""
        if self._is_place(words[went - 1].text) or (went > 0 and self.grammar.plays("during", words[went - 1].text)):
            return True
        return self._is_beyond_goal(words, went, first)

    def _is_beyond_goal(self, words: Sequence[Word], went: int, first: int) -> bool:
        """Say whether it is told before the place from where or whereto somebody went («قدموا من كذا في كذا»)."""
        told = (self.grammar.plays(part, w.text) for w in words[went + 1 : first - 1] for part in ("of", "towards"))
        inside = words[first].text.startswith("ب") or self.grammar.plays("in", words[first - 1].text)
        return inside and any(told)

    def _is_fired_from(self, words: Sequence[Word], first: int) -> bool:
        """Say whether fire came from within the place («قذائف من داخل كذا»)."""
        before = [w.text for w in words[max(0, first - _FAR) : first]]
        within = len(before) > 1 and self.grammar.plays("of", before[-2]) and self.grammar.plays("inside", before[-1])
        return within and self._any("fire", before[:-2])

    def _is_elsewhere(self, words: Sequence[Word], first: int, prefix: str) -> bool:
        """Say whether the harm was done elsewhere: somebody was taken or buried there, left, or fired from there."""
        before = [w.text for w in words[max(0, first - _FAR) : first]]
        if self._is_treated_at(words, first, before) or self._is_goal(words, first, prefix, before):
            return True
        if before and self.grammar.prefixed("event", before[-1]) is not None:
            return False
        if (
            self._any("excluded", before[-8:])
            or self._is_not_covered(before[-8:])
            or self._is_left(before)
            or self._any("left", before[-3:])
        ):
            return True
        return self._is_funeral(words, first)

    def _is_not_covered(self, before: Sequence[str]) -> bool:
        """Say whether a count leaves the place out («لا تشمل الحصيلة قتلى كذا»), or something else spreads over it."""
        at = next((n for n, text in enumerate(before) if self.grammar.plays("covers", text)), None)
        return at is not None and (at >= len(before) - 3 or (at > 0 and self.grammar.plays("not", before[at - 1])))

    def _is_treated_at(self, words: Sequence[Word], first: int, before: Sequence[str]) -> bool:
        """Say whether a hospital, or one in the place, took in who was hit elsewhere."""
        behind = [w.text for w in words[first + 1 : first + 1 + _CARRIED]]
        hospital = self.grammar.prefixed("hospital", words[first].text) is not None
        hospital = hospital or self._any("medical", behind[:_MEDICAL])  # «مجمع كذا الطبي»
        if hospital and (self._any("treated", [*before, *behind]) or self._any("towards", before[-1:])):
            return True
        in_hospital = any(self.grammar.prefixed("hospital", text) is not None for text in before[-4:])
        return in_hospital and self._any("treated", before[-_TREATED:])

    def _is_goal(self, words: Sequence[Word], first: int, prefix: str, before: Sequence[str]) -> bool:
        """Say whether somebody, alive or dead, was going or taken to the place."""
        towards = self._any("towards", before[-1:])
        if towards and self._is_carried(words, first):
            return True
        if len(before) > 2 and all(map(self.grammar.plays, ("to", "back_to", "in"), before[-3:])):
            return True
        moved = [*before, *(w.text for w in words[first + 1 : first + 1 + _CARRIED])]
        if towards and self._any("arrived", before) and self._any("people_moved", moved):
            return True
        hospital = self.grammar.prefixed("hospital", words[first].text) is not None
        if not (hospital or towards or prefix.endswith("ل")):
            return False
        goal = ("taken_to", "arrived") if hospital else ("taken_to", "going")
        return any(self._any(part, before) for part in goal)

    def _is_left(self, before: Sequence[str]) -> bool:
        """Say whether somebody fled to or past the place, or who fired or flew started from it."""
        if not before:
            return False
        if self.grammar.plays("of", before[-1]):
            return self._any("fired", before) or self._any("flown", before)
        away = self.grammar.plays("towards", before[-1]) or self.grammar.plays("away", before[-1])
        return away and self._any("fled", before)

    def _is_carried(self, words: Sequence[Word], first: int) -> bool:
        """Say whether the dead or wounded are carried to the place, however long the list of them is."""
        before = [w.text for w in words[max(0, first - 2 * _FAR) : first]]
        taken = any(self.grammar.prefixed("taken_to", text) is not None for text in before)
        return taken and self._any("people_moved", before)

    def _is_funeral(self, words: Sequence[Word], first: int) -> bool:
        """Say whether the dead are buried or mourned at the place; a funeral that was attacked is the place."""
        if self.grammar.prefixed("cemetery", words[first].text) is not None and self._any(
            "burial", [w.text for w in words]
        ):
            return True
        if self._is_mourning_told_behind(words, first):
            return True
        for number in range(first - 1, max(-1, first - 1 - _FAR), -1):
            text = words[number].text
            if self.grammar.plays("burial", text) or self._is_prayer(words, number):
                return not self._follows_hit(words, number)
            if self.grammar.plays("killing", text):
                return False  # «عزى بالشهيد الذي قتل في كذا»
        return False

    def _is_prayer(self, words: Sequence[Word], at: int) -> bool:
        """Say whether a prayer for the dead stands here («صلاة الجنازة»), and no other."""
        return self.grammar.prefixed("prayer", words[at].text) is not None and self.grammar.plays(
            "prayed_for", words[at + 1].text
        )

    def _is_mourning_told_behind(self, words: Sequence[Word], first: int) -> bool:
        """Say whether somebody goes to the place for a funeral («إلى بلدة كذا لحضور جنازة»)."""
        behind = words[first + 1 : first + 1 + _CARRIED]
        last = next((n for n, word in enumerate(behind) if self.grammar.plays("to_mourn", word.text)), None)
        return last is not None and self._any("burial", [w.text for w in words[first + 1 + last : first + 5 + last]])

    def _is_origin(self, words: Sequence[Word], first: int, prefix: str) -> bool:
        """Say whether somebody comes from the place («من أبناء بلدة كذا»), or the fire did."""
        if prefix.endswith("ب"):
            return False
        for word in reversed(words[max(0, first - 4) : first]):
            if self.grammar.plays("before", word.text) or word.text == "،":
                break
            if self.grammar.plays("origin", word.text):
                return True
        for word in reversed(words[max(0, first - _FAR) : first]):
            if self.grammar.plays("source", word.text):
                return True
            if self._is_place(word.text):
                break  # «المتمركزة في معسكر كذا» says nothing of the places after the camp
        return self._is_position(words, first)

    def _is_position(self, words: Sequence[Word], first: int) -> bool:
        """Say whether who fired stood in the place («من مواقعها في كذا»)."""
        if first < 3:
            return False
        parts = ("of", "position", "in")
        return all(self.grammar.plays(p, w.text) for p, w in zip(parts, words[first - 3 : first], strict=True))

    def _is_place(self, text: str) -> bool:
        """Say whether the word is the head noun of a place, with a preposition before it or not."""
        return self.grammar.head(text) is not None
