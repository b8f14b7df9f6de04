"""Verbs of loss and of falling: a force that lost fighters, who lost a son, one who fell by a bullet, or was left dead.

Such a verb is as common of things; only what stands around it says that people died.
"""

from __future__ import annotations

from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.lexicon import Person
from hasila.claims.tagging import Tag
from hasila.claims.voice import is_shooting

#: Words between somebody who fell and what felled him.
_FALL_REACH = 4
#: Words from what led to the fall of somebody to the word for it.
_LED_REACH = 4
#: Words from «left behind» to one dead.
_LEFT_REACH = 6
#: Words from somebody to the noun that says how he fell, his name between.
_NAME_REACH = 5
#: Roles of words that end in «their» without naming a thing of theirs (بينهم، معظمهم).
_NOT_OWNED = frozenset({"subset", "most", "preposition", "of_whole", "with", "being"})


def lost_by_a_force(clause: Clause, governor: Governor, number: int) -> bool:
    """Tell whether a force named behind the verb lost fighters: فقدت القوات ثلاثة من جنودها."""
    group = clause.groups[number]
    if group.person is not None and group.person.owned and group.kind == "counted":
        return True
    of_force = group.person is not None and group.person.victim_class == "combatant"
    apart = group.first > governor.end or clause.text(governor.first).endswith("ت")  # القوة التي فقدت ثلاثة جنود
    return governor.is_verb and apart and group.kind == "counted" and of_force


def is_kin(group: Group) -> bool:
    """Tell whether a group is of somebody's kin: who lost a son mourns him (فقد حفيده في الانفجار)."""
    return group.person is not None and group.person.owned and group.person.kind in ("kin", "kinonly")


def loses_no_fighters(clause: Clause, governor: Governor, number: int, steps: int) -> bool:
    """Tell whether a verb of loss has an agent, but no fighters behind it (خسر التاجر ألف دولار)."""
    if not governor.trigger.loses_fighters or (governor.trigger.near and (steps == 0 or governor.first == 0)):
        return False
    if is_kin(clause.groups[number]) and (governor.trigger.near or steps):
        return False  # خسر التاجر ابنه, not خسر والداه الدعوى
    return not lost_by_a_force(clause, governor, number)


def loses_a_thing(clause: Clause, governor: Governor, number: int) -> bool:
    """Tell whether people lost something of theirs, not themselves (فقد 350 عاملا وظائفهم)."""
    stop = clause.groups[number].stop
    after = clause.tagged.tags[stop : stop + 8]
    event = next((place for place, tag in enumerate(after) if "event_time" in tag.roles), len(after))
    after = after[:event]  # فقد سبعة صيادين بعد غرق قاربهم
    loses = governor.outcome == "missing" or governor.trigger.loses_fighters
    if loses and any("mastery" in tag.roles for tag in after[:4]):
        return True  # فقدان سائقها السيطرة
    if governor.outcome == "missing" and not governor.is_verb and _loses_of_his(clause, clause.groups[number]):
        return True
    lost = any(
        tag.word.text.endswith(("هم", "هن")) and not tag.roles & _NOT_OWNED and tag.person is None for tag in after
    )
    of_theirs = any(tag.word.text.startswith("ل") and tag.word.text.endswith(("هم", "هن")) for tag in after[:3])
    return governor.outcome == "missing" and ((governor.is_verb and governor.trigger.near and lost) or of_theirs)


def _loses_of_his(clause: Clause, group: Group) -> bool:
    """Tell whether what is lost stands right behind one who lost it: فقدان المرء قيمته."""
    after = clause.tagged.tags[group.end] if group.end < len(clause.tagged.tags) else None
    if after is None or group.kind != "single" or not group.definite or after.person is not None or after.roles:
        return False
    text = after.word.text
    own = text.endswith(("ته", "ه", "ها")) and not clause.tagged.raw(group.end).endswith("ة")
    return own and not text.startswith(("ال", "ب", "ل", "و", "ف")) and not after.form.triggers


def falls(clause: Clause, governor: Governor, group: Group, steps: int) -> bool:
    """Tell whether one man «fell» by violence, not from a wall (سقوط فلسطيني برصاص الاحتلال)."""
    if governor.trigger.is_carrier and group.own_outcome is None and noun_of_fallen(clause, group) is not None:
        return True
    if not governor.trigger.is_carrier or steps or group.kind not in ("single", "named"):
        return False
    if governor.is_verb:
        shot = any(is_shooting(clause, place) for place in range(group.end, group.end + _NAME_REACH))
        return shot and group.own_outcome is None
    if group.kind == "named" or group.definite:
        return False
    after = clause.tagged.tags[group.end : group.end + _FALL_REACH]
    if _is_led_to(clause, governor, group):
        return True
    return any({"violence", "by"} & tag.roles for tag in after) and group.own_outcome is None


def _is_led_to(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether something led to the fall of one person, of whom no more is told (أسفر القصف عن سقوط فلسطيني)."""
    led = clause.has("leads", range(max(0, governor.first - _LED_REACH), governor.first))
    after = clause.tagged.tags[group.end] if group.end < len(clause.tagged.tags) else None
    closed = after is None or (after.is_mark and group.end not in clause.group_at) or after.joined
    return led and closed and group.own_outcome is None and "preposition" in clause.roles(governor.first - 1)


def noun_of_fallen(clause: Clause, group: Group) -> Person | None:
    """Return the noun right behind one or two who fell that says how (سقط طفلان قتيلين)."""
    tag = _told_of_fallen(clause, group)
    if tag is None or tag.person is None or tag.form.definite or tag.form.person_cut:
        return None
    told = tag.person.counts == "person" or (tag.person.counts == "state" and tag.person.outcome == "captured")
    hers = tag.word.text.endswith("ه") and group.end > group.first and clause.text(group.first).endswith("ه")
    return tag.person if told and (tag.person.accusative or group.kind == "dual" or hers) else None


def _told_of_fallen(clause: Clause, group: Group) -> Tag | None:
    """Return the outcome noun behind somebody, his name or what he is of between (سقط شاب من البلدة شهيدا)."""
    of = False
    for index in range(group.end, min(len(clause.tagged.tags), group.end + _NAME_REACH)):
        tag = clause.tagged.tags[index]
        of = of or tag.word.text == "من"
        if tag.person is not None and tag.person.kind == "outcome":
            return tag
        if tag.is_mark or (tag.roles and not of) or tag.form.triggers or index in clause.group_at:
            return None
    return None


def is_left_by(clause: Clause, group: Group) -> bool:
    """Tell whether a shelling or a blast alone stands between «left» and one dead (خلف القصف قتيلا وثلاثة جرحى)."""
    near = range(max(0, group.first - _LEFT_REACH), group.first)
    left = next((place for place in near if "leaves" in clause.roles(place)), None)
    if left is None or group.joined or not clause.text(group.first).endswith(("ا", "ه")):
        return False
    between = range(left + 1, group.first)
    return not any(place in clause.group_at or clause.tagged.tags[place].is_mark for place in between)
