"""Claims of people counted among the missing or the dead, or still so: لا يزال 40 في عداد المفقودين."""

from __future__ import annotations

from hasila.claims.clause import Clause
from hasila.claims.group import Group
from hasila.claims.tagging import Tag

#: Words from «whether» to what is asked (ما إذا كان الحارس في عداد القتلى).
_ASKED_REACH = 8
#: Words between people and the dead they are counted among.
_AMONG_COUNTED, _AMONG_ONE = 16, 6
#: Words from an escape to those who made it.
_ESCAPED_REACH = 2
#: Words from «are still» to what they are.
_STILL_REACH = 9


def counted_among(clause: Clause) -> None:
    """Claim people counted among the missing or the dead: لا يزال 40 شخصا في عداد المفقودين."""
    for index in [*clause.where("among"), *_among_victims(clause)]:
        noun = clause.tagged.tags[index].marker_end
        noun = noun - 1 if "subset" in clause.roles(index) else noun
        person = clause.tagged.tags[noun].person if noun < len(clause.tagged.tags) else None
        near = [n for n, g in enumerate(clause.groups) if may_be_among(clause, n, index)]
        near = near or _victims_among(clause, index)
        asked = clause.has("whether", range(max(0, index - _ASKED_REACH), index))
        if person is not None and person.outcome is not None and near and not asked:
            clause.drafts.pop(near[-1], None)
            clause.claim(near[-1], person.outcome, "counted-among", (index, noun + 1), person.wording)


def _victims_among(clause: Clause, index: int) -> list[int]:
    """Return the «victims» said to be still among the missing: العديد من الضحايا لا يزالون في عداد المفقودين."""
    groups = [n for n, group in enumerate(clause.groups) if 0 <= index - group.end <= _AMONG_COUNTED]
    last = groups[-1] if groups and "among" in clause.roles(index) else None
    draft = clause.drafts.get(last) if last is not None else None
    victims = draft is not None and draft.rule in ("outcome-noun", "subset") and draft.outcome == "casualties"
    return [last] if victims and last is not None else []


def still_so(clause: Clause) -> None:
    """Claim people who are still missing or held: إن 40 صيادا من البلدة لا يزالون مفقودين."""
    for index in sorted(clause.where("still") + clause.where("had")):
        end = max(clause.tagged.tags[index].marker_end, index + 1)
        after = clause.tagged.tags[end : end + _STILL_REACH]
        noun = next((n for n, tag in enumerate(after, end) if _is_state(tag)), None)
        person = clause.tagged.tags[noun].person if noun is not None else None
        if noun is None or person is None or person.outcome is None:
            continue
        if "still" not in clause.roles(index) and (person.outcome != "missing" or person.number == "one"):
            continue  # رهائن كانوا محتجزين: who was held may be free
        near = [n for n, group in enumerate(clause.groups) if end <= group.first and group.end <= noun]
        near = near or [n for n, group in enumerate(clause.groups) if may_be_among(clause, n, index)][-1:]
        for number in near[:1]:
            one = person.number == "one" and is_known_one(clause, number)
            several = person.number != "one" and clause.groups[number].kind == "counted"
            people = clause.groups[number].is_people or (several and clause.groups[number].noun == "of")  # خمسة منهم
            if (one or several) and people and number not in clause.drafts:
                clause.claim(number, person.outcome, "counted-among", (noun, noun + 1), person.wording)


def is_known_one(clause: Clause, number: int) -> bool:
    """Tell whether a group is one known man of whom a state can be told (لا يزال الصحفي سامر محتجزا)."""
    group = clause.groups[number]
    return group.kind == "named" or (group.kind == "single" and group.definite and group.own_outcome is None)


def in_a_state(clause: Clause) -> None:
    """Claim people of whom only the state of their wounds is told: تسعة آخرون إصاباتهم طفيفة، اثنان حالتهما خطيرة."""
    for index in clause.where("their_state"):
        end = max(clause.tagged.tags[index].marker_end, index + 1)
        told = clause.has("of_wounds", range(end, min(end + 2, len(clause.tagged.tags))))
        number = next((n for n, group in enumerate(clause.groups) if group.end == index), None)
        if not told or number is None or clause.groups[number].kind not in ("counted", "dual"):
            continue
        if clause.groups[number].own_outcome is None and not clause.groups[number].prepositional:
            clause.claim(number, "injured", "counted-among", (index, end), None)


def _is_state(tag: Tag) -> bool:
    """Tell whether an indefinite plural says that people are missing or held (مفقودين، محتجزين)."""
    person = tag.person
    bare = person is not None and not tag.form.definite and not tag.form.person_cut
    if not bare or person is None or person.outcome not in ("missing", "captured"):
        return False
    return person.number != "one" or (person.accusative and person.outcome == "captured")


def _among_victims(clause: Clause) -> list[int]:
    """Return where «من بين القتلى» closes a clause: who stands before was one of them."""
    tags, found = clause.tagged.tags, []
    for index in clause.where("subset"):
        end = tags[index].marker_end
        if index and "more" in clause.roles(index - 1):
            continue  # المزيد من الضحايا
        if any(group.first <= index < group.end for group in clause.groups):
            continue  # عدد من الضحايا
        named = end > index and tags[end - 1].person is not None and _are_many(clause, end - 1)
        if named and (end == len(tags) or tags[end].is_mark or {"preposition", "light"} & tags[end].roles):
            found.append(index)
    return found


def _are_many(clause: Clause, index: int) -> bool:
    """Tell whether a plural is no group of its own, or one only because two may be written like many (المخطوفين)."""
    number = clause.group_at.get(index)
    return number is None or clause.groups[number].kind == "maybe_dual"


def _escaped(clause: Clause, group: Group) -> bool:
    """Tell whether a word right before a group says that it got away (نجا منهم 12)."""
    return clause.has("escape", range(max(0, group.first - _ESCAPED_REACH), group.first))


def may_be_among(clause: Clause, number: int, index: int) -> bool:
    """Tell whether a group is near enough before the dead of ``index``, in the same clause."""
    group = clause.groups[number]
    distance = index - group.end
    if number in clause.drafts or distance < 0 or clause.has("that", range(group.end, index)):
        return False
    if any(_escaped(clause, other) for other in clause.groups if group.first <= other.first < index):
        return False  # نجا منهم 12 والبقية في عداد المفقودين
    if clause.has("rest", range(group.end, index)):
        return False
    said = group.first > 0 and "that" in clause.roles(group.first - 1)
    far = group.kind == "counted" and group.noun == "person" and (said or "subset" not in clause.roles(index))
    return distance <= (_AMONG_COUNTED if far else _AMONG_ONE)
