"""Claims of people told to be held, by nobody's act in the sentence: 15 أسيرا في سجون …، صحفي معتقل لدى ….

Who is in prison, in the hands of somebody, or still under arrest was taken. Those set free, handed over or brought back
are not claimed here, nor a prisoner by his name alone.
"""

from __future__ import annotations

from hasila.claims.among import is_known_one, may_be_among
from hasila.claims.clause import Clause, is_released
from hasila.claims.group import Group
from hasila.claims.tagging import Tag

#: Words between people counted and the prison they are in (120 أسيرا فلسطينيا في سجن …).
_PLACE_REACH = 2
#: Words from «there are» or «still» to those counted.
_THERE_REACH = 3
#: Words between «still» and the custody of one man, his name among them.
_STILL_REACH = 8
#: Words of the nation and name of somebody who is held.
_NAME_REACH = 5
#: Prepositions of the place where somebody is held.
_INSIDE = frozenset({"في", "داخل"})


def held(clause: Clause) -> None:
    """Claim people said to be in custody: لا يزال 30 ناشطا رهن الاعتقال، لا يزال الصحفي قيد الاعتقال."""
    for index in clause.where("in_custody"):
        near = [n for n, group in enumerate(clause.groups) if may_be_among(clause, n, index)]
        near = [n for n in near if clause.groups[n].is_people or clause.groups[n].noun == "of"]
        if not near or clause.groups[near[-1]].prepositional:
            continue
        one = is_known_one(clause, near[-1]) and clause.has("still", range(max(0, index - _STILL_REACH), index))
        if clause.groups[near[-1]].kind == "counted" or one:
            clause.claim(near[-1], "captured", "counted-among", (index, clause.tagged.tags[index].marker_end), None)


def in_prison(clause: Clause) -> None:
    """Claim prisoners counted with the prison they are in: 120 أسيرا في سجن نفحة، يوجد في السجون 5000 معتقل."""
    for index in clause.where("prison"):
        if not index or clause.text(index - 1) not in _INSIDE:
            continue
        for number, group in enumerate(clause.groups):
            before = 0 <= index - 1 - group.end <= _PLACE_REACH or _are_still_there(clause, group, index)
            behind = 0 < group.first - index <= _THERE_REACH and _are_there(clause, index - 1)
            if group.kind == "counted" and (before or behind) and _may_be_held(clause, group):
                there = group.own_outcome == "captured" or _are_there(clause, group.first)
                if there and not any(place in clause.governed for place in range(group.end, index)):
                    clause.claim(number, "captured", "counted-among", (index, index + 1), None)


def _may_be_held(clause: Clause, group: Group) -> bool:
    """Tell whether those counted are people who may be in prison, and are not set free."""
    own = group.own_outcome in (None, "captured")
    return own and (group.is_people or group.noun == "of") and not is_released(clause, group.first)


def _are_there(clause: Clause, index: int) -> bool:
    """Tell whether «there are» or «are still» stands right before a word."""
    near = range(max(0, index - _THERE_REACH), index)
    return clause.has("holds", near) or clause.has("still", near)


def _are_still_there(clause: Clause, group: Group, index: int) -> bool:
    """Tell whether «are still» alone parts prisoners from the prison (15 أسيرا لا يزالون في سجون …)."""
    still = group.end < len(clause.tagged.tags) and "still" in clause.roles(group.end)
    return still and max(clause.tagged.tags[group.end].marker_end, group.end + 1) == index - 1


def held_by_somebody(clause: Clause) -> None:
    """Claim prisoners whom somebody is said to have: إن لدى المقاومة عددا من الأسرى."""
    for index in clause.where("held_by"):
        number = clause.group_at.get(index + 2)
        group = clause.groups[number] if number is not None else None
        if group is None or group.kind != "counted" or group.own_outcome != "captured" or group.joined:
            continue
        if clause.text(index + 1).startswith("ال") and not is_released(clause, group.first):
            clause.claim(clause.group_at[group.first], "captured", "outcome-noun", (group.end - 1, group.end), None)


def one_held(clause: Clause) -> None:
    """Claim one person said to be held somewhere or since some time: قس أميركي معتقل في …، الصحفي المختطف لدى …."""
    for index in clause.where("captive"):
        after = clause.tagged.tags[index + 1] if index + 1 < len(clause.tagged.tags) else None
        if after is None or not (after.word.text in _INSIDE or {"held_by", "since"} & after.roles):
            continue
        near = [n for n, group in enumerate(clause.groups) if 0 <= index - group.end <= _NAME_REACH]
        group = clause.groups[near[-1]] if near else None
        if group is None or not _is_held(clause, group, index):
            continue
        if not is_released(clause, group.first) and not _is_of_somebody(clause, group):
            clause.claim(near[-1], "captured", "outcome-noun", (index, index + 1), None)


def _is_held(clause: Clause, group: Group, index: int) -> bool:
    """Tell whether the adjective «held» is of one person, his nation and name alone between."""
    if group.kind not in ("single", "named") or group.own_outcome is not None or group.prepositional:
        return False
    tags = clause.tagged.tags
    return all(_is_of_name(tag, group) for tag in tags[group.end : index]) and _says_held(group, tags[index])


def _is_of_name(tag: Tag, group: Group) -> bool:
    """Tell whether a word may be the nation of somebody, or a part of the name of one who is known."""
    if tag.person is not None:
        return tag.person.kind == "nation" and not tag.form.person_cut
    plain = tag.word.kind == "word" and not (tag.roles or tag.form.triggers or tag.form.unit)
    return plain and group.definite


def _says_held(group: Group, tag: Tag) -> bool:
    """Tell whether a word is the adjective «held» of the one person before it."""
    person = tag.person
    if person is None or person.outcome != "captured" or person.number != "one" or tag.form.person_cut:
        return False
    accusative = group.person is None or group.person.accusative == person.accusative
    return tag.form.definite == group.definite and person.counts == "state" and accusative


def _is_of_somebody(clause: Clause, group: Group) -> bool:
    """Tell whether people of his are spoken of, not he himself (ذوو الصحفي المعتقل)."""
    return group.first > 0 and "heirs" in clause.roles(group.first - 1)
