"""Claims of people counted as cases of harm: 40 حالة اختناق، حالتا وفاة، أربع حالات في العناية المركزة."""

from __future__ import annotations

from hasila.claims.clause import Clause, is_released
from hasila.claims.group import Group
from hasila.claims.tagging import CLOSERS

#: Words between people and the care that they lie in.
_CARE_REACH = 5
#: The least that «several» means: several cases of harm are a remark, not a count.
_SOME = 3
#: Words between what averted cases of harm and their number (أنقذت فرق البحث عدد 13 حالة غرق).
_AVERTED_REACH = 5


def cases(clause: Clause) -> None:
    """Claim people counted by what befell them: 40 حالة اختناق، حالتا وفاة، ثماني حالات من المصابين، 10 حالات حرجة."""
    for number, group in enumerate(clause.groups):
        if group.kind == "dual" and "two_cases" in clause.roles(group.first):
            told = _told_by_case(clause, group.end)
            if told is not None:
                clause.claim(number, told[0], "outcome-noun", (group.first, group.end + 1), told[1])
            continue
        if group.kind == "dual" and group.person is None and "two_wounds" in clause.roles(group.first):
            clause.claim(number, "injured", "outcome-noun", (group.first, group.end), None)  # أسفر عن إصابتين
            continue
        if group.kind != "counted" or group.head is not None or group.stop + 2 >= len(clause.tagged.tags):
            continue
        stop = group.stop + (clause.text(group.stop) in ("من", ")"))  # المئات من حالات الاختناق، (81) حالة وفاة
        some = group.low == _SOME and group.high is None and not clause.text(group.first)[0].isdigit()
        if some or "case" not in clause.roles(stop) or is_released(clause, group.first) or _is_averted(clause, group):
            continue
        index = stop + 2 if clause.text(stop + 1) == "من" else stop + 1
        told = _told_by_case(clause, index)
        if told is not None:
            clause.claim(number, told[0], "outcome-noun", (stop, index + 1), told[1])


def in_care(clause: Clause) -> None:
    """Claim people said to lie in care: أربع عشرة حالة ما تزال في العناية المركزة، ستة آخرون في العناية."""
    for index in clause.where("in_care"):
        near = [n for n, group in enumerate(clause.groups) if 0 <= index - group.end <= _CARE_REACH]
        group = clause.groups[near[-1]] if near else None
        if group is None or group.own_outcome is not None or near[-1] in clause.drafts:
            continue
        one = group.kind == "single" and clause.has("still", range(max(0, group.first - _CARE_REACH), group.first))
        if group.kind != "counted" and not (one and _after_violence(clause)):
            continue
        between = range(group.end, index)
        case = group.stop < index and "case" in clause.roles(group.stop)
        apart = any(place in clause.governed or clause.text(place) in CLOSERS for place in between)
        if (case or group.is_people or group.noun == "of") and not apart and not is_released(clause, group.first):
            clause.claim(near[-1], "injured", "counted-among", (index, index + 1), None)


def _after_violence(clause: Clause) -> bool:
    """Tell whether an attack or accident is named in the sentence: who lies in care may be ill otherwise."""
    return bool(clause.where("violence") or clause.where("accident") or clause.where("single_event"))


def _is_averted(clause: Clause, group: Group) -> bool:
    """Tell whether cases were prevented or saved, not suffered: أنقذت الفرق 13 حالة غرق، منع 400 ألف حالة إصابة."""
    near = range(max(0, group.first - _AVERTED_REACH), group.first)
    return clause.has("averted", near)


def _told_by_case(clause: Clause, index: int) -> tuple[str, str | None] | None:
    """Return outcome and wording of the word that says what kind of case was counted."""
    if index >= len(clause.tagged.tags):
        return None
    tag = clause.tagged.tags[index]
    masdar = next((trigger for trigger in tag.form.triggers if trigger.kind == "masdar" or trigger.is_deed), None)
    if masdar is not None and not tag.form.trigger_cut:
        return masdar.outcome, masdar.wording
    if tag.person is not None and tag.person.outcome is not None and not tag.form.person_cut:
        return tag.person.outcome, tag.person.wording
    return ("injured", None) if "critical" in tag.roles else None
