"""One person parted from the verb of his harm by a clause of his own: إن الشاب الذي كان يعمل في الحقل قتل.

A relative clause right behind him, or an aside between two marks, tells who he is; the verb behind it goes on with him.
The person stands where a clause opens: behind «that», «as for», «was» or at the head of the sentence. Nobody is taken
across another word of harm, another «that» or the end of a clause.
"""

from __future__ import annotations

from hasila.claims.agreement import agrees
from hasila.claims.clause import Clause, opens_clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.tagging import CLOSERS, DASHES

#: Words of the clause between somebody and the verb of his harm, at most, and of a relative clause at least.
_CLAUSE_REACH, _CLAUSE_LEAST = 24, 2
#: Words of his name and calling before the relative pronoun or the mark that opens the aside.
_NAME_REACH = 6
_OPENS = {"،": "،", "(": ")", ",": ","} | {dash: dash for dash in DASHES}


def interrupted_subject(clause: Clause, governor: Governor) -> int | None:
    """Return the one person whom a clause of his own parts from the verb of his harm; or None."""
    if governor.trigger.plural or governor.joined or clause.tagged.tags[governor.first].form.trigger_cut:
        return None
    for number in range(len(clause.groups) - 1, -1, -1):
        group = clause.groups[number]
        if group.end > governor.first or group.kind not in ("single", "named") or number in clause.drafts:
            continue
        if governor.first - group.end > _CLAUSE_REACH:
            return None
        if opens_clause(clause, group) and _is_parted(clause, group, governor):
            return number if agrees(clause, governor, number, 0) else None
    return None


def _is_parted(clause: Clause, group: Group, governor: Governor) -> bool:
    """Tell whether a relative clause, or an aside that a mark opens and closes, fills the words up to the verb."""
    end = governor.first
    while end > group.end and {"had", "maybe"} & clause.roles(end - 1):
        end -= 1
    between = range(_past_brackets(clause, group), end)
    for place in between:
        if place in clause.governed or clause.text(place) in CLOSERS - DASHES or clause.text(place) == ":":
            return False
        if "complement" in clause.roles(place):
            return False
    opens = (place for place in between if "relative_one" in clause.roles(place) or _is_mark(clause, place))
    opening = next(opens, None)
    if opening is None or opening - group.end > _NAME_REACH:
        return False
    if "relative_one" in clause.roles(opening):
        marks = sum(_is_mark(clause, place) for place in between)
        return end - opening > _CLAUSE_LEAST and marks == 0 and not _ends_in_a_name(clause, end)
    closing = _OPENS.get(clause.text(opening))
    return closing is not None and end - opening > 1 and clause.text(end - 1) == closing


def _past_brackets(clause: Clause, group: Group) -> int:
    """Return where the words go on behind a name and the age or town in brackets behind it, a relative next."""
    opened = next(
        (i for i in range(group.end, min(group.end + _NAME_REACH, len(clause.tagged.tags))) if clause.text(i) == "("),
        None,
    )
    if opened is None:
        return group.end
    closed = next(
        (i for i in range(opened, min(opened + _NAME_REACH, len(clause.tagged.tags) - 1)) if clause.text(i) == ")"),
        None,
    )
    behind = closed is not None and "relative_one" in clause.roles(closed + 1)
    return closed + 1 if behind and closed is not None else group.end


def _is_mark(clause: Clause, place: int) -> bool:
    return clause.text(place) in _OPENS or clause.text(place) == ")"


def _ends_in_a_name(clause: Clause, end: int) -> bool:
    """Tell whether somebody stands right before the verb, who may be its subject (الرجل الذي رافقه الحارس قتل)."""
    return any(group.end == end and group.kind in ("single", "named") for group in clause.groups)
