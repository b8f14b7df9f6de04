"""Times and places right behind a verb of harm, up to its people or agent: اغتيل مساء أمس في مدينة حلب القيادي فلان.

Nothing that says more than when and where is one: not the attack, nor the period of a total, nor an event with people
of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.lookalikes.numbers import is_of_time
from hasila.claims.outcome_words import split_forms
from hasila.claims.settings import closes
from hasila.claims.tagging import Tag, Tagged
from hasila.claims.triggers import find_governors
from hasila.lexicons import Lexicons

#: Words of all times and places behind one verb, at most.
_WORDS = 12
#: What says more than when and where, which the rules ask for: the attack, the period of a total, a supposition.
_SAYS_MORE = frozenset(
    {
        "cumulative", "violence", "single_event", "since", "until", "by", "with", "add", "subset", "about", "aboard",
        "barrier", "turn", "complement", "relative", "hypothesis", "exception", "in_hospital", "in_custody", "in_care",
        "prison", "war", "campaign", "each", "every", "own_tool", "disaster", "accident",
    }
)  # fmt: skip
_DAYS = frozenset({"this_day", "weekday"})
_FORCES = frozenset({"police", "police_named", "force", "band", "power"})
#: Kinds of nouns of people that may be adjectives of a place (في السوق العراقي).
_ADJECTIVES = ("nation", "adjective", "weak")


class PassedSettings:
    """Finds such times and places; knows the nouns that head the name of a place, compiled."""

    def __init__(self, lexicons: Lexicons) -> None:
        heads = {form for row in lexicons.rows("place_kinds") for form in split_forms(row["forms"])}
        self._heads = frozenset(heads | {f"ب{head}" for head in heads})

    def find(self, tagged: Tagged) -> Iterator[range]:
        """Yield the words of time and place behind each verb of harm that has some."""
        tags = tagged.tags
        if not any(tag.form.triggers and self._opens(tags, index + 1) for index, tag in enumerate(tags)):
            return  # most sentences
        for governor in find_governors(tagged):
            if governor.is_verb and governor.real:
                yield self._behind(tagged, governor)

    def _behind(self, tagged: Tagged, governor: Governor) -> range:
        """Return the words of time and place right behind a verb of harm, which may be none."""
        start = governor.last if governor.last == governor.end + 1 else governor.end
        if not self._opens(tagged.tags, start):
            return range(0)
        clause = Clause(tagged, [], [governor])
        for place in range(start + 1, min(len(tagged.tags), start + _WORDS + 1)):
            if closes(clause, place - 1) and _begins_people(tagged, place):
                return range(0) if start < governor.last <= place else range(start, place)
            if not self._goes_on(tagged, place):
                break
        return range(0)

    def _opens(self, tags: Sequence[Tag], index: int) -> bool:
        """Tell whether a phrase of time or place begins at a word, its preposition attached or before it."""
        if index >= len(tags) or tags[index].form.conjunction:
            return False
        tag = tags[index]
        if "event_time" in tag.roles:
            return index + 1 < len(tags) and _is_time(tags[index + 1])  # بعد ظهر الأحد
        if _SAYS_MORE & tag.roles:
            return False
        attached = tag.word.text[0] == "ب" and (tag.word.text in self._heads or tag.form.unit == "time")
        return "setting" in tag.roles or _is_time(tag) or attached

    def _goes_on(self, tagged: Tagged, index: int) -> bool:
        """Tell whether a word may stand inside a phrase of time or place: known as such, definite, or a name in one."""
        tag, before = tagged.tags[index], tagged.tags[index - 1]
        if self._opens(tagged.tags, index):
            return True
        if tag.is_mark or tag.form.triggers or tag.phrase or _SAYS_MORE & tag.roles or tag.form.conjunction:
            return False
        if any(n.first <= index < n.last and not is_of_time(tagged.tags, n) for n in tagged.numbers):
            return False
        if tag.person is not None and tag.person.kind not in _ADJECTIVES:
            return False
        text = tag.word.text
        if tag.form.is_place or tag.form.unit in ("time", "month") or text in self._heads:
            return True
        named = before.word.text in self._heads or tag.form.begins_weak_name
        return named or text.isdigit() or text.startswith(("ال", "لل")) or text.endswith(("ي", "يه"))


def _is_time(tag: Tag) -> bool:
    """Tell whether a word is a unit of time, a day, a part of one or a month."""
    return "preposition" not in tag.roles and (tag.form.unit in ("time", "month") or bool(_DAYS & tag.roles))


def _begins_people(tagged: Tagged, index: int) -> bool:
    """Tell whether people, counted, named or alone, or a force begin at a word that ends no phrase before it."""
    tag, before = tagged.tags[index], tagged.tags[index - 1]
    if any(n.first == index and not is_of_time(tagged.tags, n) for n in tagged.numbers):
        return True
    if tag.form.conjunction or "preposition" in before.roles:
        return False
    if tag.person is not None and tag.person.kind in _ADJECTIVES:
        return not tag.form.definite and tag.person.kind == "nation" and before.word.text.startswith("ال")
    if tag.person is not None or _FORCES & tag.roles:
        return True
    return tag.form.begins_name or (tag.form.is_title and tag.word.text.startswith("ال"))
