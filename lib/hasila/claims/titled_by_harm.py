"""Claims of one person whom a word of harm names: الشهيد إبراهيم علاونة، المصاب سامر خليل، أحد الجرحى.

A name must stand behind the word, or «one of» before it; what is called after a martyr is a place: no death is told.
"""

from __future__ import annotations

from hasila.claims.clause import Clause, is_released
from hasila.claims.group import Group
from hasila.claims.tagging import Tag

#: Words of nation and name between somebody and the adjective that says he is missing.
_GONE_REACH = 6
#: Words between who finds somebody and him.
_FOUND_REACH = 5
_WOUNDS = frozenset({"wound", "shot", "violence"})
_NO_NAME = frozenset({"preposition", "barrier", "light", "negation", "had", "still"})


def martyrs(clause: Clause) -> None:
    """Claim a martyr who is named: وصل الشهيد إبراهيم علاونة إلى المستشفى; what is called after one is a place."""
    for number, group in enumerate(clause.groups):
        if group.kind == "single" and group.definite and group.own_outcome == "killed" and _is_named(clause, group):
            clause.claim(number, "killed", "outcome-noun", (group.first, group.end), group.own_wording)


def hurt_by_name(clause: Clause) -> None:
    """Claim one of the hurt who is named: ذكر المصاب سامر خليل، زار الطفل الجريح أحمد."""
    for number, group in enumerate(clause.groups):
        if (
            group.kind != "single"
            or group.person is None
            or group.prepositional
            or group.end >= len(clause.tagged.tags)
        ):
            continue
        told, name = group.person, group.end
        tag = clause.tagged.tags[group.end]
        if told.outcome is None and tag.person is not None and tag.form.definite and not tag.form.person_cut:
            same = tag.person.lemma.endswith("ة") == clause.text(group.end - 1).endswith("ه") or told.kind == "kin"
            told, name = tag.person if same and group.definite else told, group.end + 1
        hurt = told.outcome == "injured" and told.counts == "person" and told.number == "one"
        after = clause.tagged.tags[name] if name < len(clause.tagged.tags) else None
        wounded = told is not group.person and after is not None and _WOUNDS & after.roles
        if hurt and group.definite and after is not None and (after.form.begins_name or wounded):
            clause.claim(number, "injured", "outcome-noun", (name - 1, name), None)
        held = group.definite and told.outcome == "captured" and told.number == "one"
        # القائد الأسير: how a prisoner of many years is called
        held = held and "by_status" not in clause.roles(name - 1)
        known = _begins_name(clause, name) and (told is not group.person or _is_full_name(clause, name))
        known = known or _is_hostage(clause, group)
        if held and known and not is_released(clause, group.first):
            clause.claim(number, "captured", "outcome-noun", (name - 1, name), None)  # الصحفي المختطف سامر خليل


def gone_by_name(clause: Clause) -> None:
    """Claim one known person called missing: الصحفي اليمني المفقود مازن الحداد، الناشط عادل بركات، المختفي منذ أيار."""
    for index in clause.where("gone"):
        near = [n for n, group in enumerate(clause.groups) if 0 <= index - group.end <= _GONE_REACH]
        number = next((n for n in reversed(near) if _is_gone(clause, clause.groups[n], index)), None)
        if number is not None:
            clause.claim(number, "missing", "outcome-noun", (index, index + 1), None)


def _is_gone(clause: Clause, group: Group, index: int) -> bool:
    """Tell whether the adjective at ``index`` is of a known person: his nation or name and a comma between at most."""
    known = group.kind == "named" or (group.kind == "single" and group.definite and group.own_outcome is None)
    relation = group.person is not None and group.person.kind in ("nation", "adjective")
    if not known or relation or clause.has("finds", range(max(0, group.first - _FOUND_REACH), group.first)):
        return False
    she = clause.text(index).endswith("ه")
    if group.person is not None and (group.person.lemma.endswith("ة") != she):
        return False
    between = range(group.end, index)
    if any(i in clause.governed or clause.tagged.tags[i].joined or _NO_NAME & clause.roles(i) for i in between):
        return False
    comma = bool(between) and clause.text(index - 1) == "،"
    if any(clause.tagged.tags[i].is_mark for i in (between[:-1] if comma else between)):
        return False
    named = any(not clause.text(i).startswith("ال") for i in between if not clause.tagged.tags[i].is_mark)
    after = clause.tagged.tags[index + 1] if index + 1 < len(clause.tagged.tags) else None
    placed = after is None or after.is_mark or bool({"preposition", "light"} & after.roles)
    if comma or named or group.kind == "named":
        return placed
    return after is not None and (_may_be_name(after) or bool({"by_force", "preposition", "light"} & after.roles))


def _may_be_name(tag: Tag) -> bool:
    """Tell whether a word is a name, or one unknown without the article."""
    plain = tag.word.kind == "word" and not (tag.roles or tag.person or tag.form.triggers or tag.form.unit)
    return tag.form.begins_name or tag.form.begins_weak_name or (plain and not tag.word.text.startswith("ال"))


def _is_full_name(clause: Clause, index: int) -> bool:
    """Tell whether another part of a name stands behind its first (الموقوف سامر خليل, not الموقوف سامر)."""
    after = clause.tagged.tags[index + 1] if index + 1 < len(clause.tagged.tags) else None
    plain = after is not None and after.word.kind == "word" and not (after.roles or after.form.triggers)
    return after is not None and plain and after.person is None and after.form.unit is None


def _is_hostage(clause: Clause, group: Group) -> bool:
    """Tell whether one known hostage has his nation behind him, or what befell him (الرهينة الألماني فلان)."""
    after = clause.tagged.tags[group.end].person
    nation = after is not None and after.kind == "nation" and after.number == "one"
    return "hostage" in clause.roles(group.first) and (nation or "relative_one" in clause.roles(group.end))


def _begins_name(clause: Clause, index: int) -> bool:
    """Tell whether a name begins at a word: one of the lists, or one unknown with a family name behind it."""
    near = clause.tagged.tags[index : index + 2]
    if not near or near[0].form.begins_name or near[0].form.begins_weak_name:
        return bool(near)
    first, unknown = near[0], all(not (tag.roles or tag.person or tag.form.triggers or tag.form.unit) for tag in near)
    plain = first.word.kind == "word" and not first.word.text.startswith(("ال", "لل", "بال"))
    return unknown and plain and len(near) == 2 and near[1].word.text.startswith("ال")


def _is_named(clause: Clause, group: Group) -> bool:
    """Tell whether a name or rank stands behind the martyr, and no street or hospital before."""
    if group.end >= len(clause.tagged.tags):
        return False
    before = clause.tagged.tags[group.first - 1] if group.first else None
    if before is not None and (before.form.unit is not None or "called_after" in before.roles):
        return False
    after = clause.tagged.tags[group.end]
    ranked = after.person is not None and after.person.kind not in ("nation", "adjective") and after.form.definite
    kin = before is None or not before.word.text.startswith("ال")  # لذوي الشهيد سالم العنزي, not الملك الشهيد سعود
    named = after.form.begins_name or (after.form.begins_weak_name and kin)
    return named or (ranked and not after.form.person_cut)


def one_of_the_dead(clause: Clause) -> None:
    """Claim one of several dead: أحد القتلى، إحدى الضحايا."""
    _one_of_several(clause, "killed")


def one_of_the_hurt(clause: Clause) -> None:
    """Claim one of several wounded whom no other word claims: أحد الجرحى خضع لجراحة."""
    _one_of_several(clause, "injured")


def _one_of_several(clause: Clause, outcome: str) -> None:
    for number, group in enumerate(clause.groups):
        if group.person is None or group.person.kind != "oneof" or group.end >= len(clause.tagged.tags):
            continue
        tag = clause.tagged.tags[group.end]
        if tag.person is not None and tag.person.outcome == outcome and tag.form.definite:
            clause.claim(number, outcome, "outcome-noun", (group.end, group.end + 1), tag.person.wording)
