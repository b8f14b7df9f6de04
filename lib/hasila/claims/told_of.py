"""Somebody behind «to» or «with» of whom the relative clause tells harm: العزاء للمواطنة فلانة التي قتلت.

A noun with a preposition written onto it is the object of another word, and counts nobody; only what is said of him
next makes him a victim.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.claims.tagging import Tag

#: Words of his nation, name and age before the clause that tells of him.
_NAME_REACH = 9
#: Words from «who» to the custody that he is in (الذي ما زال قيد التوقيف).
_STATE_REACH = 5
_ASIDES = frozenset('،()#_"«»“”')
_APART = frozenset({"preposition", "barrier", "subset", "add", "with"})


def is_told_of(tags: Sequence[Tag], index: int) -> bool:
    """Tell whether «who» and a verb of harm, or «held» and a place, stand behind somebody known and his name."""
    if not tags[index].form.definite:
        return False
    before = tags[index - 1].person if index else None
    if before is not None and before.accusative:
        return False  # كان مرافقا للقيادي الذي قتل: who was with him is told of
    for place in range(index + 1, min(len(tags) - 1, index + _NAME_REACH)):
        tag = tags[place]
        if "relative_one" in tag.roles:
            return _tells_harm(tags, place + 1)
        if "captive" in tag.roles:
            after = tags[place + 1]
            return "beside" in after.roles or bool({"held_by", "since"} & after.roles)
        if tag.form.triggers or tag.form.conjunction or tag.roles & _APART:
            return False
        if tag.is_mark and tag.word.text not in _ASIDES:
            return False
    return False


def _tells_harm(tags: Sequence[Tag], verb: int) -> bool:
    """Tell whether a verb of harm stands at a word, «had» before it or none, or custody near behind it."""
    while verb < len(tags) - 1 and {"had", "may_have"} & tags[verb].roles:
        verb += 1
    if verb >= len(tags):
        return False
    harms = (t for t in tags[verb].form.triggers if not (t.near or t.is_flight or t.outcome == "displaced"))
    told = any(t.kind in ("passive", "either") for t in harms)
    return (
        told or bool(tags[verb].form.resumed) or any("in_custody" in t.roles for t in tags[verb : verb + _STATE_REACH])
    )
