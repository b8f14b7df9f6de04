"""Whose name a name is: of the man whom his office, force or trade brings in before it, in words of its own."""

from __future__ import annotations

from hasila.claims.acting import closes_phrase
from hasila.claims.clause import Clause, opens_clause
from hasila.claims.group import Group

#: Words of office between a title and the name of who holds it (القيادي في حركة الفجر سامر الحسن).
_OFFICE_REACH = 8
_APART = frozenset({"barrier", "add", "subset", "complement", "relative", "had", "maybe", "with", "by"})
_NOBODY = frozenset({"pronoun", "nation", "adjective", "other", "group"})


def bearer_of(clause: Clause, number: int) -> int | None:
    """Return the one man with a title whose name the group is, his office between them; None where it is not."""
    if not number or clause.groups[number].kind != "named":
        return None
    name, before = clause.groups[number], clause.groups[number - 1]
    if name.joined or name.prepositional or before.kind != "single" or before.person is None:
        return None
    titled = before.definite or before.person.kind == "title"
    if not titled or before.person.kind in _NOBODY or before.person.owned or before.own_outcome:
        return None
    return number - 1 if _is_office(clause, range(before.end, name.first)) else None


def office_of(clause: Clause, number: int) -> int | None:
    """Return the office of whom the group names by a rank: إن قائد الفرقة اللواء سامر الحسن قتل is one man."""
    group = clause.groups[number]
    if not number or group.kind != "single" or not group.definite or not _is_title(group) or group.joined:
        return None
    before = clause.groups[number - 1]
    if before.kind != "single" or not _is_title(before) or (before.person is not None and before.person.owned):
        return None
    office = _is_office(clause, range(before.end, group.first))
    return number - 1 if office and opens_clause(clause, before) else None


def holder_of(clause: Clause, number: int) -> int | None:
    """Return who opens the clause, his name and a comma before the office told of him.

    إن العقيد ماهر الحسن، قائد الكتيبة الثالثة، أصيب: his title counts him.
    """
    group = clause.groups[number]
    office = group.person is not None and group.person.kind == "title" and group.kind == "single"
    if not office or group.definite or group.joined:
        return None
    comma = clause.text(group.first - 1) == "،"
    for earlier in range(number - 1, -1, -1):
        before = clause.groups[earlier]
        between = range(before.end, group.first - comma)
        if len(between) > _OFFICE_REACH or any(clause.text(i) == "،" or i in clause.governed for i in between):
            return None
        if not comma and not _is_name(clause, before, between):
            return None
        if before.kind in ("single", "named") and (opens_clause(clause, before) or earlier in clause.drafts):
            return earlier
    return None


def _is_name(clause: Clause, before: Group, between: range) -> bool:
    """Tell whether a name is all that parts somebody from his office (العقيد ماهر الحسن قائد الكتيبة)."""
    titled = before.kind == "single" and before.definite and len(between) > 1
    words = all(clause.tagged.tags[i].word.kind == "word" and not clause.roles(i) for i in between)
    return words and (titled or (before.kind == "named" and not between))


def _is_title(group: Group) -> bool:
    return group.person is not None and group.person.kind == "title"


def _is_office(clause: Clause, between: range) -> bool:
    """Tell whether all the words between two that mean one man are of his office: no mark, harm or other clause."""
    if not between or len(between) > _OFFICE_REACH or not _ends_office(clause, between[-1]):
        return False
    return not any(clause.tagged.tags[i].is_mark or i in clause.governed or _APART & clause.roles(i) for i in between)


def _ends_office(clause: Clause, index: int) -> bool:
    """Tell whether the words before a name end there: with the article, or in the name of a place."""
    tag = clause.tagged.tags[index]
    return tag.form.is_place or closes_phrase(clause, index) or tag.word.text.endswith(("يه", "ه"))
