"""People stopped, caught or made to leave by those who arrest nobody and drive nobody out of a home.

Inspectors catch who breaks a rule, a ministry or a club suspends, members of a body resign, fighters flee a front.
"""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft

#: Words from inspectors to those they caught, and from an office to the word for suspending.
_INSPECTS_REACH, _OFFICE_REACH = 18, 7


def is_inspected(clause: Clause, draft: Draft) -> bool:
    """Tell whether inspectors or a municipality caught who breaks a rule: ضبطت فرق التفتيش 30 عاملا مخالفا."""
    governor = clause.governor_of(draft)
    if draft.outcome != "captured" or governor is None or not governor.trigger.counted_only:
        return False
    if _names_police(clause) or _are_held(clause, draft):
        return False
    near = range(max(0, governor.first - _INSPECTS_REACH), draft.group.first)
    return clause.has("inspects", near)


def _names_police(clause: Clause) -> bool:
    """Tell whether police, an army, gunmen or a court are named, who do arrest."""
    if any(clause.where(role) for role in ("police", "police_named", "court", "force")):
        return True
    return any(tag.person is not None and tag.person.victim_class == "combatant" for tag in clause.tagged.tags)


def _are_held(clause: Clause, draft: Draft) -> bool:
    """Tell whether people caught are said to be held, sent to court or expelled as well."""
    other = any(
        g.outcome == "captured" and g.first != draft.trigger[0] and not g.trigger.counted_only for g in clause.governors
    )
    return other or bool(clause.where("handed_over"))


def is_suspended_by_office(clause: Clause, draft: Draft) -> bool:
    """Tell whether a ministry, club, paper or union stopped one of its own: أعلن النادي إيقاف المدرب."""
    if draft.outcome != "captured" or draft.group.kind == "counted" or draft.rule == "subject-verb":
        return False
    first, group = draft.trigger[0], draft.group
    if "suspends" not in clause.roles(first) or _names_police(clause):
        return False
    near = range(max(0, first - _OFFICE_REACH), max(first, group.first))
    return clause.has("office", near)


def is_no_resident(clause: Clause, draft: Draft) -> bool:
    """Tell whether fighters fled or members had to go, who leave no home: فر عشرات المسلحين."""
    group, person = draft.group, draft.group.person
    if draft.outcome != "displaced" or person is None or group.own_outcome is not None:
        return False
    return person.victim_class == "combatant" or person.kind in ("title", "athlete")


OFFICES = (is_inspected, is_suspended_by_office, is_no_resident)
