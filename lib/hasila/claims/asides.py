"""Clauses that stand between a verb of harm and its victims: أصيب في الانفجار الذي وقع أمس ثلاثة أشخاص.

A relative clause or an aside between commas tells more of the attack or of those who made it; the victims stand behind
it. A number right behind the verb of the clause is that verb's own, and no victim.
"""

from __future__ import annotations

from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.tagging import CLOSERS

#: Words of an aside between commas, at most.
_ASIDE_REACH = 18
#: Words from a relative pronoun to a number that its own verb takes (التي يسكنها ألف شخص).
_OWN_REACH = 2


def past_aside(clause: Clause, index: int) -> int | None:
    """Return where the words go on behind an aside that a comma opens at ``index`` (، الذي …، ، وهو …،); or None."""
    if clause.text(index) != "،" or index + 1 >= len(clause.tagged.tags):
        return None
    if not {"relative", "who_is"} & clause.roles(index + 1):
        return None
    for place in range(index + 2, min(len(clause.tagged.tags), index + _ASIDE_REACH)):
        if clause.text(place) in CLOSERS or place in clause.governed:
            return None
        if clause.text(place) == "،":
            return place + 1
    return None


def past_relative(clause: Clause, governor: Governor, index: int) -> int | None:
    """Return where the words go on behind the verb of a relative clause that tells of the attack or agent; or None."""
    if "relative" not in clause.roles(index) or not governor.is_verb or governor.trigger.plural:
        return None
    if index + 1 >= len(clause.tagged.tags) or index + 1 in clause.governed or index + 1 in clause.group_at:
        return None
    return index + 2 if _is_of_attack(clause, governor, index - 1) else None


def _is_of_attack(clause: Clause, governor: Governor, head: int) -> bool:
    """Tell whether the noun before a relative clause is the agent of a deed, an attack or a place, not its victim."""
    tag = clause.tagged.tags[head]
    if head < governor.end or (tag.person is not None and tag.person.number == "one"):
        return False
    if governor.trigger.kind in ("active", "either") and head == governor.end:
        return True
    if tag.form.unit == "event" or {"violence", "single_event"} & tag.roles:
        return True
    return clause.has("preposition", range(max(governor.end, head - 2), head))


def is_behind_relative(clause: Clause, group: Group, opened: int) -> bool:
    """Tell whether people behind a relative clause, opened at ``opened``, are the victims, not the clause's own."""
    happened = "happens" in clause.roles(opened + 1)  # الحريق الذي وقع 11 شخصا
    near = group.first - opened <= _OWN_REACH and not happened
    if group.joined or group.prepositional or near or not group.is_people:
        return False
    resumed = "light" in clause.roles(group.first - 1) and clause.text(group.first - 1).endswith(("ه", "ها", "هم"))
    if group.first - opened == _OWN_REACH + 1 and resumed:
        return False  # الفكرة التي جاء بها خمسة خبراء
    if group.kind == "single":
        return group.person is not None and group.person.accusative
    before = clause.roles(group.first - 1)
    return group.kind in ("counted", "dual") and not {"about", "on", "relative"} & before
