"""Which of the people that an outcome word reaches it takes for its victims: beside it, behind an agent, or none.

An answer is yes, no and go no further, or pass them by; where the words go on is for :mod:`hasila.claims.objects`.
"""

from __future__ import annotations

from hasila.claims.agents import is_behind_killers, is_far_object
from hasila.claims.bare_numbers import has_the, may_be_people
from hasila.claims.clause import Clause
from hasila.claims.duals import dual_cue
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.losses import falls, is_kin
from hasila.claims.names.taking import PASSIVE_REACH, follows_preposition, takes_name
from hasila.claims.settings import is_behind_settings
from hasila.claims.told_of import is_told_of

_SINGLE_REACH = 5
#: Words of a bullet and its adjectives (رصاصة طائشة).
_SHOT_WORDS = 3
#: Words of his name between one man and the verb of which he is the subject.
_SUBJECT_REACH = 7
_WEAK_REACH = 2
#: Words between a masdar and «of» (النزوح القسري الجماعي لمئة أسرة).
_OF_REACH = 2


def takes(clause: Clause, governor: Governor, group: Group, steps: int, light: bool) -> bool | None:
    """Say whether the governor takes this group: yes, no and stop, or (None) pass it by."""
    if governor.trigger.loses_fighters and governor.is_verb and group.kind in ("single", "named", "dual"):
        return is_kin(group) or None  # فقد الحاج سالم حفيده
    if governor.trigger.is_killer:
        return _is_killed_by(clause, governor, group)
    if group.first > governor.end and (_is_agent(clause, group.first) or "cause" in clause.roles(group.first - 1)):
        return None
    if group.kind == "maybe_dual":
        return dual_cue(clause, group) or None
    if _stops_at(clause, governor, group, steps):
        return False
    if _passes_by(clause, governor, group, steps, light):
        return None
    if governor.trigger.of_fate and group.kind != "counted":
        return False  # البحث عن مصير ابنه
    if governor.trigger.people_only and not may_be_people(clause, governor, group, steps):
        return None if governor.is_verb else False
    if group.kind == "counted" or (group.kind == "dual" and group.stop > group.first + 1):  # سوريين اثنين
        return _takes_counted(clause, governor, group, steps, light)
    return _takes_one(clause, governor, group, steps, light)


def _is_killed_by(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether one man stands behind «the killer of»: his own kin, or behind a preposition anybody known."""
    if group.first != governor.end or group.kind not in ("single", "named"):
        return False
    if group.person is not None and group.person.owned:
        return True
    cut = clause.tagged.tags[governor.first].form.trigger_cut
    nominal = bool(cut) and clause.text(governor.first)[cut - 1] in "بل"
    nominal = nominal or (governor.first > 0 and "preposition" in clause.roles(governor.first - 1))
    return nominal and (group.definite or group.kind == "named")


def _is_agent(clause: Clause, first: int) -> bool:
    """Tell whether «by» stands right before a group, in one word or two (على يد، من قبل)."""
    if "by" in clause.roles(first - 1):
        return True
    return first >= 2 and "by" in clause.roles(first - 2) and clause.tagged.tags[first - 2].marker_end == first


def _stops_at(clause: Clause, governor: Governor, group: Group, steps: int) -> bool:
    """Tell whether the group shows that the governor has no victim here."""
    trigger, single = governor.trigger, group.kind == "single"
    if single and trigger.present and (trigger.is_natural or _is_relative(clause, governor)):
        return True
    if group.kind == "named" and trigger.present and _is_relative(clause, governor):
        return True  # الشخص الذي يقتل فلانا: whoever may do it
    soldier = group.person is not None and group.person.victim_class == "combatant" and not group.definite
    if (
        single
        and trigger.near
        and (group.definite or governor.is_verb)
        and not (trigger.is_deed and soldier and steps == 0)
        and not (trigger.is_deed and steps == 0 and _is_officer_by_name(clause, group))
        and not (trigger.loses_fighters and is_kin(group))
        and not (trigger.outcome == "missing" and not governor.is_verb and steps == 0 and _may_vanish(group))
        and not (trigger.wording == "hostile" and steps == 0 and _is_fighter(group))
    ):
        return True
    if trigger.near and not governor.is_verb and group.person is not None and group.person.kind == "oneof":
        return not (trigger.wording == "hostile" and steps == 0 and _is_one_of_fighters(clause, group))
    if group.person is not None and group.person.counts == "body" and governor.outcome != "killed":
        return True
    return group.joined and (not governor.is_verb if steps > 0 else governor.trigger.plural)


def _may_vanish(group: Group) -> bool:
    """Tell whether a known person is told by a calling (اختفاء الصحفي), not by what he is to somebody (فقدان الأب)."""
    return group.definite and group.person is not None and group.person.kind in ("", "title")


def _is_officer_by_name(clause: Clause, group: Group) -> bool:
    """Tell whether an officer has his name right behind him (أسر القيادي سامر خليل), who is no plural of families."""
    officer = group.person is not None and group.person.kind == "title" and group.person.victim_class == "combatant"
    tags, end = clause.tagged.tags, group.end
    end += end < len(tags) and tags[end].person is not None and tags[end].form.definite  # القيادي الحوثي سامر
    after = tags[end].form if end < len(tags) else None
    return officer and after is not None and (after.begins_name or after.begins_weak_name)


def _is_fighter(group: Group) -> bool:
    return group.person is not None and group.person.victim_class == "combatant" and group.person.kind != "title"


def _is_one_of_fighters(clause: Clause, group: Group) -> bool:
    """Tell whether «one of» has fighters behind it: القضاء على أحد العناصر المسلحة."""
    behind = clause.tagged.tags[group.end : group.end + 1]
    return any(tag.person is not None and tag.person.victim_class == "combatant" for tag in behind)


def _is_relative(clause: Clause, governor: Governor) -> bool:
    """Tell whether a relative pronoun stands right before the verb: النوبات التي تصيب ابنها."""
    return governor.first > 0 and "relative" in clause.roles(governor.first - 1)


def _stands_apart(clause: Clause, governor: Governor, group: Group, steps: int) -> bool:
    """Tell whether a preposition or a comma keeps people far from the verb: معلومات عن ثمانية، وعلى متنها ثلاثون."""
    before = clause.roles(group.first - 1)
    trigger = governor.trigger
    if governor.is_verb and governor.outcome == "killed" and steps > 1 and "aboard" in before:
        return True
    if trigger.needs_violence and "about" in before and steps:
        return True  # نقلت الوكالة عن زوجته أن الرجل نقل إلى المستشفى
    if trigger.plural and any(clause.text(i) == "،" for i in range(governor.end, group.first)):
        return True
    if (group.weak and steps > _WEAK_REACH) or _is_of_an_event(clause, group, steps):
        return True
    far = group.kind == "counted" and steps > 1 and governor.last != group.first
    return far and "about" in before and not trigger.may_be_spending


def _is_of_an_event(clause: Clause, group: Group, steps: int) -> bool:
    """Tell whether the people did what a noun behind «after» says (قبض عليه إثر رفع اثنين دعوى)."""
    if steps < 2 or group.kind != "counted" or group.joined:
        return False
    noun, before = clause.tagged.tags[group.first - 1], clause.tagged.tags[group.first - 2]
    plain = noun.word.kind == "word" and not noun.roles and noun.form.unit is None and noun.person is None
    return plain and not noun.word.text.startswith("ال") and "event_time" in before.roles


def _goes_with_subject(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether «with» joins the group to one man before the verb (القيادي فلان، قتل مع عدد من مرافقيه)."""
    if not governor.is_verb or group.first != governor.end + 1 or "with" not in clause.roles(governor.end):
        return False
    before = (g for g in clause.groups if g.end <= governor.first and g.kind in ("single", "named"))
    return any(governor.first - g.end <= _SUBJECT_REACH for g in before)


def _passes_by(clause: Clause, governor: Governor, group: Group, steps: int, light: bool) -> bool:
    """Tell whether the group stands in a phrase of its own between the governor and its victims."""
    in_it = clause.text(group.first - 1) == "في" and not governor.trigger.object_after_tail
    if group.kind == "single" and group.definite and in_it:
        return True  # قضى في المعتقل
    if clause.text(group.first - 1) == "لدي" and group.first > governor.end:
        return True  # اعتقل بعد يومين لدى اثنين من أقاربه
    if governor.trigger.behind_on and (group.first == 0 or "on" not in clause.roles(group.first - 1)):
        return not group.joined
    if _goes_with_subject(clause, governor, group) or _is_told_of_behind(clause, group):
        return True
    if governor.trigger.has_mourners and group.first and "led_by" in clause.roles(group.first - 1):
        return True
    if governor.trigger.has_mourners and (group.imputed or (group.person and group.person.kind == "nation")):
        return True
    if group.prepositional and not governor.trigger.is_deed and not _is_of_masdar(clause, governor, group, steps):
        return True
    if _stands_apart(clause, governor, group, steps):
        return True
    return group.joined and steps > 0 and (governor.trigger.plural or not light)


def _is_told_of_behind(clause: Clause, group: Group) -> bool:
    """Tell whether one man stands behind a preposition, whose harm the clause behind him tells (للشاب الذي قتل)."""
    tags = clause.tagged.tags
    return group.kind == "single" and tags[group.first].has_preposition and is_told_of(tags, group.first)


def _is_of_masdar(clause: Clause, governor: Governor, group: Group, steps: int) -> bool:
    """Tell whether «of» joins the victims to a masdar with an adjective (نزوح جماعي لمئات الأسر)."""
    first = clause.text(group.first)
    of = first.startswith("ل") or (group.first > 0 and clause.text(group.first - 1) in ("ل", "لـ"))
    event = governor.outcome == "displaced" or group.kind == "counted"  # نزوح لمئات العائلات، وفاة لثلاثة عمال
    least = 0 if event else 1
    return of and not governor.is_verb and least <= steps <= _OF_REACH and group.is_people


def _takes_one(clause: Clause, governor: Governor, group: Group, steps: int, light: bool) -> bool | None:
    """Say whether the governor takes a single person, a pair or a name: near it, or past the agent of a deed."""
    if _is_told_dead(clause, governor, group.first) or _is_told_dead(clause, governor, group.end):
        return True if group.own_outcome is None else None
    if falls(clause, governor, group, steps) or governor.trigger.behind_on:
        return True
    if _is_relative(clause, governor) and group.own_outcome is not None and group.person and group.person.accusative:
        return None  # الذي ارتقى شهيدا
    if group.kind == "named":
        return takes_name(clause, governor, group, steps, light)
    if governor.trigger.is_carrier or group.first == governor.last - 1:
        return None
    if (
        group.kind != "dual"
        and governor.trigger.counted_only
        and steps > 0
        and not (group.person and group.person.accusative)
        and not any(clause.has(role, range(governor.end, group.first)) for role in ("police", "police_named"))
        and not _is_struck(clause, governor, group)
        and not _is_office_of_named(clause, group)
        and not is_behind_settings(clause, governor, group)
        and not all("light" in clause.roles(place) for place in range(governor.end, group.first))
    ):
        return None
    if group.joined or _goes_with_object(clause, governor, group, steps):
        return False
    if group.person is not None and group.person.kind in ("oneof", "other") and not light:
        return (group.person.kind == "oneof" and _is_taken_by_agent(clause, governor, group)) or None
    passive = governor.trigger.kind == "passive" or (governor.is_verb and follows_preposition(clause, governor))
    if light and steps <= (PASSIVE_REACH if passive else _SINGLE_REACH):
        return True
    return is_far_object(clause, governor, group, steps) or is_behind_killers(clause, governor, group) or None


def _is_office_of_named(clause: Clause, group: Group) -> bool:
    """Tell whether a name stands behind an office, an adjective between or none (الوزير الأسبق سامي الأحمد)."""
    if group.person is None or group.person.kind != "title" or not group.definite:
        return False
    behind = clause.group_at.get(group.end, clause.group_at.get(group.end + 1))
    return behind is not None and clause.groups[behind].kind == "named" and not clause.groups[behind].joined


def _is_struck(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether a bullet or shell and its adjective alone stand between the verb and one it hit (أصابت رصاصة …)."""
    between = clause.tagged.tags[governor.end : group.first]
    shot = bool(between) and len(between) <= _SHOT_WORDS and "shot" in between[0].roles
    rest = between[1:]
    agreeing = all(tag.word.text.endswith(("ه", "ي")) and not tag.roles and tag.person is None for tag in rest)
    return shot and (agreeing or "by" in rest[0].roles) and not group.joined


def _is_taken_by_agent(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether known men or a force alone stand between a deed and «one of» (قتل مسلحون أحد الحراس)."""
    between = clause.tagged.tags[governor.end : group.first]
    if not between or not governor.is_verb or governor.trigger.kind not in ("active", "either"):
        return False
    first = between[0]
    many = first.person is not None and first.person.number == "many" and not first.form.person_cut
    agent = many or bool({"police", "force", "power"} & first.roles)
    return agent and not any(tag.is_mark or {"preposition", "barrier"} & tag.roles for tag in between)


def _is_told_dead(clause: Clause, governor: Governor, first: int) -> bool:
    """Tell whether a verb has an accusative that says how somebody fell, and he stands at ``first``, behind it."""
    number = clause.group_at.get(first)
    if number is None or not governor.is_verb or first != governor.end + 1:
        return False
    person, after = clause.tagged.tags[governor.end].person, clause.groups[number]
    fell = person is not None and person.outcome is not None and person.accusative
    return fell and after.definite and not after.joined and after.kind in ("single", "named")


def _goes_with_object(clause: Clause, governor: Governor, group: Group, steps: int) -> bool:
    """Tell whether an accusative is the adjective of the thing before it, in the same case (أوقفت تجمعا منظما)."""
    if not (governor.trigger.counted_only and steps and group.person is not None and group.person.accusative):
        return False
    before = clause.tagged.tags[group.first - 1]
    return before.word.text.endswith("ا") and not before.roles and before.person is None


def _takes_counted(clause: Clause, governor: Governor, group: Group, steps: int, light: bool) -> bool | None:
    if group.noun in ("person", "of"):
        head = group.first if group.head is None else group.head
        right_behind = 0 <= head - governor.end <= 1  # اغتيال الضباط الثلاثة، قتل جميع ركاب السيارة الستة
        return True if light or right_behind or not group.anaphoric else None
    if light and steps <= 4:
        return True
    if group.noun == "none":
        several = group.imputed and has_the(clause, group)
        return True if steps <= 6 and (governor.outcome != "captured" or several) else None
    return None
