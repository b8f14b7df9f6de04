"""Whose name a name is: of the man whom his office, force or trade brings in before it, in words of its own."""

from __future__ import annotations

from hasila.claims.acting import closes_phrase
from hasila.claims.clause import Clause

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
    between = range(before.end, name.first)
    if not between or len(between) > _OFFICE_REACH or not _ends_office(clause, name.first - 1):
        return None
    parted = any(clause.tagged.tags[i].is_mark or i in clause.governed or _APART & clause.roles(i) for i in between)
    return None if parted else number - 1


def _ends_office(clause: Clause, index: int) -> bool:
    """Tell whether the words before a name end there: with the article, or in the name of a place."""
    tag = clause.tagged.tags[index]
    return tag.form.is_place or closes_phrase(clause, index) or tag.word.text.endswith(("يه", "ه"))
