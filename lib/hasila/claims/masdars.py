"""Whom «to» joins to what was done to them, who did it between: اعتقال السلطات للناشط فلان، قتله لضابط.

The noun of harm takes its doer as genitive or pronoun, so the victim needs a preposition. A word that is a verb as well
takes a state or a force only for its doer.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.claims.outcome_words import Trigger
from hasila.claims.tagging import Tag

#: Words from the noun of harm to its victim.
_DOER_REACH = 6
#: Roles of who arrests and kills.
_DOERS = frozenset({"power", "police", "police_named", "force", "band"})
_PARTS = frozenset({"preposition", "light", "barrier", "subset", "after"})
_HIS = ("ه", "ها", "هم", "هما")


def is_object_of_masdar(tags: Sequence[Tag], index: int) -> bool:
    """Tell whether «to» joins the word to a noun of harm before it, its doer between."""
    if tags[index].word.text[0] != "ل":
        return False
    for place in range(index - 1, max(-1, index - _DOER_REACH), -1):
        tag = tags[place]
        deeds = [one for one in (*tag.form.triggers, *tag.form.resumed) if one.is_deed]
        if any(one.kind == "masdar" for one in deeds):
            his = not tag.form.triggers and tag.word.text.endswith(_HIS)
            return his if place == index - 1 else not his
        if deeds:
            return place < index - 1 and any(map(_may_be_noun, deeds)) and _are_doers(tags[place + 1 : index])
        if tag.is_mark or tag.form.conjunction or tag.roles & _PARTS:
            return False
    return False


def _may_be_noun(trigger: Trigger) -> bool:
    """Tell whether a deed may be a noun as well as a verb (خطف، قتل)."""
    return trigger.kind == "either" and not (trigger.near or trigger.needs or trigger.plural)


def _are_doers(tags: Sequence[Tag]) -> bool:
    """Tell whether words are a state, a force or men known, and their adjectives alone."""
    first, person = tags[0], tags[0].person
    many = person is not None and person.number not in ("one", "two") and first.form.definite
    if first.has_preposition or not (many or first.form.is_place or _DOERS & first.roles):
        return False
    return all(tag.word.text.startswith("ال") or _DOERS & tag.roles for tag in tags[1:])
