"""Which names an outcome word takes for its victims: right beside it, behind the agent of a deed, or an arrest's.

Other people are for :mod:`hasila.claims.taking`.
"""

from __future__ import annotations

from hasila.claims.agents import is_named_object
from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.masdars import is_object_of_masdar
from hasila.claims.voice import looks_passive

#: Words of time and place between a passive verb and the one man it befell.
PASSIVE_REACH = 9
#: Words between a sentence carried out and the first of each whom it befell (بحق كل من).
_EACH_REACH = 4
#: Words between «arrest» and «on», with who was arrested behind it.
_ON_REACH = 7


def takes_name(clause: Clause, governor: Governor, group: Group, steps: int, light: bool) -> bool | None:
    """Say whether the governor takes somebody by name: right beside it, or behind the agent of a deed."""
    if group.joined or governor.trigger.is_carrier or governor.outcome == "displaced":
        return False  # تهجير داريا: a town
    if group.first < governor.last <= group.end:
        return False  # نال وسام الشهادة
    if is_named_object(clause, governor, group):
        return True
    if group.prepositional and governor.trigger.is_deed and is_object_of_masdar(clause.tagged.tags, group.first):
        return True  # احتجاز السلطات لسامر خليل
    on = "on" in clause.roles(group.first - 1)
    if on and group.first in (governor.last, governor.end) and steps <= _ON_REACH:
        return True  # قبض على فلان، ألقت القبض مساء أمس على فلان
    gone = governor.outcome == "missing" and governor.trigger.near and not governor.is_verb and steps == 0
    passive = governor.trigger.kind == "passive" or follows_preposition(clause, governor)
    known = not governor.trigger.people_only or clause.tagged.tags[group.first].form.begins_name
    placed = known and light and passive and steps <= PASSIVE_REACH and not _is_named_after(clause, group)
    if governor.trigger.people_only and steps == 0 and _is_arrest_of(clause, governor, group):
        return True
    if governor.trigger.people_only and steps == 0 and _is_full_name_of_harmed(clause, governor, group):
        return True
    near = steps == 0 or (light and steps <= (_EACH_REACH if _is_each(clause, group) else 2))
    if gone or placed or (near and not governor.trigger.people_only):
        return True
    before = clause.tagged.tags[group.first - 1]
    placed = before.form.unit == "building" or "town" in before.roles  # في مدينة عمران قائد اللواء
    owns = governor.is_verb and bool({"force", "band"} & before.roles)  # قتلت قوات سامر العلي ثلاثة
    return None if placed or owns else False


def _is_each(clause: Clause, group: Group) -> bool:
    """Tell whether «each of» stands right before a name, a comma between or none (بحق كل من، سامر خليل)."""
    place = group.first - 1 - (clause.text(group.first - 1) == "،")
    return place > 0 and "each" in clause.roles(place - 1) and clause.text(place) == "من"


def follows_preposition(clause: Clause, governor: Governor) -> bool:
    """Tell whether a time or a preposition stands right behind a verb, which has no agent then (قتل في جنين شاب)."""
    tag = clause.tagged.tags[governor.end] if governor.end < len(clause.tagged.tags) else None
    return tag is not None and bool({"preposition", "light"} & tag.roles) and governor.trigger.kind == "either"


def _is_arrest_of(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether a name stands right behind the noun of an arrest (توقيف سامر خليل، أمر بحبس الخليل 4 أيام).

    A word that is a verb as well takes only a name in full or one set apart by a preposition: حبس الماء is no arrest.
    """
    if governor.outcome != "captured" or group.first != governor.end or governor.trigger.near:
        return False
    tags = clause.tagged.tags
    before = clause.roles(governor.first - 1) if governor.first else frozenset()
    if not governor.trigger.is_deed:
        behind = clause.roles(group.end) if group.end < len(tags) else frozenset()
        return "may_have" in before and bool(
            {"preposition", "light"} & behind
        )  # كان المدعي العام قد أوقف الخليل قبل شهر
    nominal = not governor.is_verb or tags[governor.first].form.trigger_cut > 0
    if "refuses" in before:
        return False  # لرفضه توقيف الخليل
    form = tags[group.first].form
    known = form.begins_name or form.begins_weak_name
    alone = group.end == group.first + 1 and (nominal or bool({"masdar_before", "preposition", "leads"} & before))
    return known or alone  # not إيقاف تفعيل الحساب


def _is_full_name_of_harmed(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether a given name and another stand right behind a noun of harm, or a verb without an object.

    تصفية سامر خليل، قنص سامر خليل برصاصة: such words are said of things too, but no thing is called so.
    """
    if governor.outcome not in ("killed", "injured") or governor.trigger.near or group.first != governor.end:
        return False
    if group.end < group.first + 2 or not clause.tagged.tags[group.first].form.begins_name:
        return False
    return not governor.is_verb or (governor.trigger.kind == "either" and looks_passive(clause, group.end))


def _is_named_after(clause: Clause, group: Group) -> bool:
    """Tell whether a name is that of the place before it (في مدينة جاسم، في شارع عمر)."""
    before = clause.tagged.tags[group.first - 1]
    return before.form.unit is not None or bool({"preposition", "town", "called_after"} & before.roles)
