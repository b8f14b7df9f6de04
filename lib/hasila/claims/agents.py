"""Whom a verb befell whose agent stands before them: قتل الجيش … قياديا، اعتقلت الشرطة فلان، قضى برصاص قناص الشاب.

Unvowelled verbs are active or passive. Which of two groups behind a verb acted on the other is told by
:mod:`hasila.claims.acting`.
"""

from __future__ import annotations

from hasila.claims.acting import closes_phrase
from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.names.parts import is_behind_agent
from hasila.claims.settings import is_behind_settings, is_called_by_name, is_time, may_be_object

#: Words between a verb and one man who is its object.
_FAR_REACH = 6
#: Words of the name of a town.
_TOWN_REACH = 2


def _is_behind_a_place(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether a town alone stands between a verb and somebody known (اعتقلت من بلدة قباطية الفتى فلان)."""
    tags = clause.tagged.tags
    start = next((i for i in range(governor.end, group.first) if clause.text(i) == "من"), None)
    if start is None or not group.definite or start - governor.end > 1 or not governor.is_verb:
        return False
    name = group.first - start - 2
    named = not any(clause.roles(i) or tags[i].is_mark for i in range(start + 2, group.first))
    return 1 <= name <= _TOWN_REACH and named and "town" in tags[start + 1].roles


def is_far_object(clause: Clause, governor: Governor, group: Group, steps: int) -> bool:
    """Tell whether a singular far from a verb is its object: the agent stands between, no preposition does."""
    if governor.trigger.kind not in ("active", "either") and not governor.trigger.is_deed:
        return False
    if _is_behind_a_place(clause, governor, group):
        return True
    if is_behind_settings(clause, governor, group):
        return True
    between = range(governor.end, group.first)
    reach = _FAR_REACH + (3 if _is_bare_agent(clause, governor) else 0)
    if steps > reach or any(clause.text(i) == "،" and not _closes_a_time(clause, i) for i in between):
        return False
    if group.person is not None and group.person.accusative and governor.is_verb:
        near = clause.roles(group.first - 1) | clause.roles(group.first - 2)  # في ولاية كارناتاكا رجلا
        placed = clause.has("preposition", between[-3:])
        return not clause.text(group.first - 1).endswith("ا") or bool(near) or placed
    if clause.has("preposition", between):
        return closes_phrase(clause, group.first - 1) and _is_bare_agent(clause, governor) and may_be_object(group)
    if group.person is None or group.person.accusative:
        return group.person is not None
    if any(_is_of_a_charge(clause, i) for i in between):
        return False
    # An indefinite word after an indefinite one is its adjective (تشكيلة عسكرية عاملة), unless that is a name.
    before, here = clause.text(group.first - 1), clause.text(group.first)
    adjective = before.endswith("ه") and here.endswith("ه") and not before.startswith("ال")
    crowd = before.endswith("ون")  # خطف مسلحون ألمانية
    return (crowd or group.person.kind != "nation") and (group.definite or not adjective)


def is_named_object(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether a name is the object of a verb whose agent stands between them: اعتقلت الشرطة فلان الفلاني."""
    trigger = governor.trigger
    if not governor.is_verb or trigger.kind not in ("active", "either") or trigger.near or trigger.needs:
        return False
    if group.first <= governor.end or not is_behind_agent(clause.tagged.tags, group.first):
        return False
    number = clause.group_at.get(group.end)
    after = clause.groups[number] if number is not None else None
    if after is None or after.joined:
        return True  # not قتلت قوات المشير فلان عشرة
    office = after.person is not None and after.person.kind == "title" and not after.person.accusative
    known = after.definite and is_called_by_name(clause, after)  # قتلت قوات فلان الرائد سامر
    return office and after.kind == "single" and not known  # اعتقلت السلطات فلان مدير الشركة، فلان الرئيس السابق


def is_behind_killers(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether «by» and those who did it alone stand between a verb and one known man (قضى برصاص قناص الشاب)."""
    if governor.trigger.kind != "passive" or not group.definite or group.kind != "single" or group.joined:
        return False
    between = range(governor.end + 1, group.first)
    by = governor.end < group.first and "by" in clause.roles(governor.end)
    relation = group.person is not None and group.person.kind in ("nation", "adjective")
    plain = not any({"preposition", "barrier"} & clause.roles(i) or clause.tagged.tags[i].is_mark for i in between)
    return by and plain and not relation and len(between) <= _FAR_REACH


def _is_of_a_charge(clause: Clause, index: int) -> bool:
    """Tell whether a word with ب attached opens a phrase of its own (حبس بتهمة مخالفة القوانين)."""
    text = clause.text(index)
    return (
        len(text) > 4 and text.startswith("ب") and not clause.roles(index) and clause.tagged.tags[index].person is None
    )


def _is_bare_agent(clause: Clause, governor: Governor) -> bool:
    """Tell whether men without a number stand right behind an active verb: خطف عناصر من الجبهة قائد الفرقة."""
    tag = clause.tagged.tags[governor.end] if governor.end < len(clause.tagged.tags) else None
    if tag is not None and governor.is_verb and ({"police", "force"} & tag.roles or tag.form.unit == "weapon"):
        return True  # أوقفت دورية من مخابرات الجيش المواطن
    bare = tag is not None and tag.person is not None and tag.person.number == "many"
    return governor.is_verb and bare and tag is not None and not tag.form.person_cut


def _closes_a_time(clause: Clause, comma: int) -> bool:
    """Tell whether a comma stands behind a time alone (خطف مسلحون مساء الأربعاء، قائد الفرقة)."""
    return is_time(clause.tagged.tags[comma - 1]) and comma + 1 in clause.group_at


def acts_on_him(clause: Clause, group: Group) -> bool:
    """Tell whether a verb that no lexicon knows stands right before, its object a pronoun (بادره أحد أصدقائه برمي)."""
    tag = clause.tagged.tags[group.first - 1] if group.first else None
    if tag is None or tag.word.kind != "word" or tag.roles or tag.person is not None or tag.form.unit is not None:
        return False
    return tag.word.text.endswith(("ه", "ها")) and not tag.word.text.startswith("ال") and not tag.form.triggers
