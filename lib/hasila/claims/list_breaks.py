"""What ends a list of victims between two of its members: another word of harm, another clause, a full stop.

Words that only say how or where those before were hit do not (جراء سقوط قذيفة، في غارة طالت السوق).
"""

from __future__ import annotations

from hasila.claims.clause import Clause
from hasila.claims.tagging import CLOSERS

#: Words from the verb that goes on with an attack to the mark behind it.
_ATTACK_REACH = 16


def breaks_list(clause: Clause, index: int) -> bool:
    """Tell whether word ``index`` ends a list that began before it."""
    if index in clause.spent:
        return False
    tag = clause.tagged.tags[index]
    if index in clause.governed and not _is_of_cases(clause, index) and not _falls_on_them(clause, index):
        return True
    if tag.word.text in CLOSERS:
        return True
    return clause.parts(index) and not _describes_attack(clause, index)


def _describes_attack(clause: Clause, index: int) -> bool:
    """Tell whether a verb goes on with the indefinite attack right before it, nobody its subject (غارة طالت السوق).

    Who stands behind the verb before the next mark may be its subject or object, and ends the list.
    """
    before = clause.tagged.tags[index - 1] if index else None
    if before is None or "single_event" not in before.roles or before.word.text.startswith("ال"):
        return False
    for place in range(index + 1, min(index + _ATTACK_REACH, len(clause.tagged.tags))):
        if clause.tagged.tags[place].is_mark:
            return True
        if place in clause.group_at:
            return False
    return False


def _falls_on_them(clause: Clause, index: int) -> bool:
    """Tell whether it is a shell or rocket that falls, which only says how those before were hit (جراء سقوط قذيفة)."""
    tags = clause.tagged.tags
    if "carrier" not in tags[index].roles or index + 1 >= len(tags):
        return False
    return "shot" in tags[index + 1].roles or tags[index + 1].form.unit == "weapon"


def _is_of_cases(clause: Clause, index: int) -> bool:
    """Tell whether the word only says by which cases those before were hurt (إصابة 35 بحالات اختناق و7 بالرصاص)."""
    return any("case" in clause.roles(place) and clause.text(place)[0] == "ب" for place in (index - 1, index))
