"""Which of two groups behind a verb acted on the other: قتل مستوطن شابا، خطف ثلاثة ملثمين مديرا، قتل جندي الشاب فلان.

Case endings, definiteness, phrases that close, and who is armed tell.
"""

from __future__ import annotations

from hasila.claims.clause import Clause
from hasila.claims.duals import dual_cue
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.losses import is_kin
from hasila.claims.settings import is_behind_settings, is_called_by_name, is_time, may_be_object
from hasila.claims.tagging import SOFT_MARKS, Tag

#: Words from two men to the one whom they killed, those of a relative clause (يستقلان دراجة).
_RIDE_REACH = 6
#: Words of time and place between masked men and somebody known whom they took.
_KNOWN_REACH = 5
#: Words that describe one man, between him and those counted whom he killed.
_DESCRIBED_REACH = 8
#: Adjectives of an agent between him and his victim.
_ADJECTIVES = 3


def closes_phrase(clause: Clause, index: int) -> bool:
    """Tell whether a word ends the phrase it is in, so that no genitive follows it (مساء أمس، للصوت)."""
    light = "light" in clause.roles(index) and "preposition" not in clause.roles(index)
    return light or clause.text(index).startswith(("ال", "لل", "بال")) or clause.text(index) in ")»"


def _object_of_several(clause: Clause, number: int) -> int:
    """Return the accusative behind a counted agent: خطف ثلاثة ملثمين من أمام المنزل مديرا."""
    group = clause.groups[number]
    if number + 1 >= len(clause.groups) or group.person is None:
        return number
    after = clause.groups[number + 1]
    if _is_known_behind_masked(clause, group, after):
        return number + 1
    gap = range(group.end, after.first)
    if after.kind != "single" or after.joined or after.person is None or not after.person.accusative or len(gap) > 6:
        return number
    return number if _stands_apart(clause, gap) else number + 1


def _stands_apart(clause: Clause, gap: range) -> bool:
    """Tell whether a mark, another clause or another word of harm stands between two groups."""
    apart = any(clause.tagged.tags[i].is_mark or clause.roles(i) & {"subset", "barrier"} for i in gap)
    return apart or any(i in clause.governed for i in gap)


def _is_known_behind_masked(clause: Clause, group: Group, after: Group) -> bool:
    """Tell whether somebody known by name stands behind masked or armed men: خطف خمسة ملثمين مساء أمس المهندس سامر."""
    masked = group.person is not None and "masked" in clause.roles(group.end - 1)
    gap = range(group.end, after.first)
    near = masked and len(gap) <= _KNOWN_REACH and not after.joined and not _stands_apart(clause, gap)
    named = after.kind == "named" or (after.kind == "single" and is_called_by_name(clause, after))
    settled = not gap or is_time(clause.tagged.tags[gap[-1]]) or clause.tagged.tags[gap[-1]].form.is_place
    return near and named and settled


def _are_agent_and_object(group: Group, after: Group) -> bool:
    """Tell whether one man is known and the next, right behind him, is not: قتل الجندي امرأة."""
    known = group.definite and group.person is not None and group.person.kind not in ("title", "nation")
    unknown = after.first == group.end and after.kind == "single" and not after.definite and may_be_object(after)
    return known and unknown and after.person is not None and after.person.kind != "title"


def _belongs(clause: Clause, index: int) -> bool:
    """Tell whether the word says to whom an agent belongs (قناص تابع للجيش)."""
    after = clause.text(index + 1) if index + 1 < len(clause.tagged.tags) else ""
    return "belonging" in clause.roles(index) and after.startswith("ل")


def _are_two_agents(clause: Clause, number: int) -> bool:
    """Tell whether two in the nominative have one known man or a number right behind them: اغتال مسلحان الشيخ فلان."""
    group = clause.groups[number]
    after = clause.groups[number + 1] if number + 1 < len(clause.groups) else None
    if after is None or after.first != group.end or after.joined or not clause.text(group.first).endswith("ان"):
        return False
    if group.definite and after.kind == "named":
        return False  # الشقيقان أحمد ومحمد: their names
    if after.kind == "counted":
        return after.is_people  # قتلت طالبان ستة, the movement or two students
    relation = after.person is not None and after.person.kind in ("nation", "pronoun")
    return after.kind == "named" or (
        after.kind == "single" and not relation and (after.definite or _is_accusative(after))
    )


def _ride(clause: Clause, governor: Governor, number: int) -> bool:
    """Tell whether two in the nominative have a relative clause without a pronoun before the one they killed.

    اغتال مسلحان يستقلان دراجة القيادي فلان: the verb can only be active.
    """
    group = clause.groups[number]
    after = clause.groups[number + 1] if number + 1 < len(clause.groups) else None
    if after is None or after.joined or after.kind not in ("single", "named") or governor.trigger.kind != "active":
        return False
    two = clause.text(group.first).endswith("ان") and clause.text(group.end).endswith("ان")
    gap = range(group.end, after.first)
    apart = any("preposition" in clause.roles(i) or clause.text(i) == "،" or i in clause.governed for i in gap)
    return two and len(gap) <= _RIDE_REACH and not apart and (after.definite or after.kind == "named")


def _are_behind_two(clause: Clause, governor: Governor, number: int) -> bool:
    """Tell whether where and when alone stand between two armed men and their victim (اغتال مسلحان في حلب …)."""
    group = clause.groups[number]
    if number + 1 >= len(clause.groups) or not clause.text(group.first).endswith("ان"):
        return False
    armed = group.person is not None and group.person.victim_class == "combatant"
    return armed and is_behind_settings(clause, governor, clause.groups[number + 1], group.end)


def _is_accusative(group: Group) -> bool:
    return group.person is not None and group.person.accusative


def is_described_agent(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether a man and his adjectives killed the one definite or named behind them: اغتال شاب متطرف رابين."""
    if group.kind != "single" or group.definite or not governor.is_verb or group.first < governor.end:
        return False
    tags, index = clause.tagged.tags, group.end
    while index < min(len(tags), group.end + _ADJECTIVES) and _is_adjective(clause, index):
        index += 1
    described = index
    while index < min(len(tags), described + _ADJECTIVES) and is_time(tags[index]):
        index += 1
    if described == group.end or index >= len(tags):
        return False
    after = tags[index]
    if governor.trigger.kind == "active" and (after.form.begins_name or after.form.begins_weak_name):
        return True
    if after.person is None or not after.form.definite or after.form.person_cut or after.person.kind == "nation":
        return False
    known = after.person.kind == "title" or index > described  # قتل قناص إسرائيلي أمس الجمعة المسعفة
    return governor.trigger.kind == "active" or (governor.trigger.kind == "either" and known)


def _is_known_behind_doer(clause: Clause, governor: Governor, group: Group, after: Group) -> bool:
    """Tell whether only adjectives and a time stand between one unknown armed man and somebody known.

    قتل جندي الشاب فلان، قتل قناص إسرائيلي أمس الجمعة المسعفة: a definite noun is no adjective of an indefinite one, and
    an armed man seldom has an owner (unlike مرافق القائد).
    """
    armed = group.person is not None and group.person.victim_class == "combatant" and group.person.kind != "title"
    if not armed or group.definite or after.joined or after.prepositional or after.kind not in ("single", "named"):
        return False
    known = after.kind == "named" or (after.definite and may_be_object(after))
    if is_behind_settings(clause, governor, after, group.end):
        return True
    tags, index = clause.tagged.tags, group.end
    while index < after.first and (_is_adjective(clause, index) or is_time(tags[index])):
        index += 1
    return known and index == after.first and not governor.trigger.needs


def _is_adjective(clause: Clause, index: int) -> bool:
    """Tell whether an indefinite word has the form of an adjective said of men (متطرف، يساري، ملثم)."""
    tag = clause.tagged.tags[index]
    if tag.roles - {"fate"} or tag.form.unit is not None or tag.has_preposition:
        return False  # «مجهول» tells of the missing as well
    text = tag.word.text
    return text[0] == "م" or ((text.endswith("ي") and not text.startswith(("ال", "ي", "ت"))) or _is_relation(tag))


def _is_relation(tag: Tag) -> bool:
    """Tell whether a word is an adjective of nation or faith (يهودي)."""
    return tag.person is not None and tag.person.kind in ("nation", "adjective") and not tag.form.definite


def object_not_agent(clause: Clause, governor: Governor, number: int) -> int:
    """Return the object where the group reached is the agent: قتل مستوطن شابا، قتل جندي 3 مدنيين."""
    group = clause.groups[number]
    if governor.trigger.kind not in ("active", "either") or not governor.is_verb:
        return number
    if group.kind == "counted":
        return _object_of_several(clause, number)
    if group.kind == "dual":
        two = _are_two_agents(clause, number) or _ride(clause, governor, number)
        return number + 1 if two or _are_behind_two(clause, governor, number) else number
    if group.kind not in ("single", "named") or number + 1 >= len(clause.groups):
        return number
    after = clause.groups[number + 1]
    if group.kind == "named":
        return number + 1 if _are_counted_behind_name(clause, group, after) else number
    if _is_known_behind_doer(clause, governor, group, after) or _is_object_of_one(clause, group, after):
        return number + 1
    further = _counted_behind_described(clause, group, number)
    return number if further is None else further


def _are_counted_behind_name(clause: Clause, group: Group, after: Group) -> bool:
    """Tell whether a number of people stands right behind a name, or a time between: قتل سامر العلي ستة أشخاص."""
    counted = after.kind == "counted" and after.is_people and after.own_outcome is None
    between = range(group.end, after.first)
    return counted and not after.joined and all(is_time(clause.tagged.tags[index]) for index in between)


def _counted_behind_described(clause: Clause, group: Group, number: int) -> int | None:
    """Return those counted whom one unknown man killed, words that describe him between; or None.

    قتل رجل تابع لتنظيم سري ثلاثة عمال: no preposition or «and» joins them to him, so they are the object.
    """
    for further in range(number + 2, min(number + 4, len(clause.groups))):
        after = clause.groups[further]
        between = clause.groups[number + 1 : further]
        described = all(_describes(clause, one) for one in between)
        counted = after.kind == "counted" or is_kin(after)
        if group.definite or not described or not counted or not after.is_people:
            return None
        gap = range(group.end, after.first)
        apart = {"subset", "barrier", "with", "add"}
        if not _are_counted_apart(clause, after):
            apart.add("preposition")
        stops = any(clause.tagged.tags[i].is_mark or apart & clause.roles(i) or i in clause.governed for i in gap)
        if not stops and len(gap) <= _DESCRIBED_REACH and not (after.joined or after.prepositional):
            return further
    return None


def _describes(clause: Clause, group: Group) -> bool:
    """Tell whether a word for one person only describes him before it, or the group he is of (موال للحزب المنحل)."""
    if group.noun == "none" or (group.person is not None and group.person.kind == "nth"):
        return not group.joined  # في الثلاثين من عمره
    if group.kind != "single" or group.joined:
        return False
    quality = "quality" in clause.roles(group.first)  # موال لداعش المتطرف
    return not group.definite or quality or clause.text(group.first - 1).startswith(("ال", "لل", "بال"))


def _are_counted_apart(clause: Clause, group: Group) -> bool:
    """Tell whether people counted, or one's own, stand behind a phrase that is closed: no preposition governs them.

    قتل رجل في السوق ثلاثة أشخاص، قتل مواطن في الثلاثين من عمره ابنه; «عددا» is an accusative wherever it stands.
    """
    if is_kin(group):
        aged = clause.tagged.tags[group.first - 1].form.unit == "time"  # من عمره
        return aged or "of_his" in clause.roles(group.first - 1) or closes_phrase(clause, group.first - 1)
    if group.kind != "counted" or group.prepositional:
        return False
    return clause.text(group.first) == "عددا" or closes_phrase(clause, group.first - 1)


def _is_object_of_one(clause: Clause, group: Group, after: Group) -> bool:
    """Tell whether one man did it to those behind him: قتل مستوطن شابا، قتل جندي 3 مدنيين."""
    gap = range(group.end, after.first)
    if clause.has("with", gap):
        return False  # قتل قيادي مع مرافقه
    armed = group.person is not None and group.person.victim_class == "combatant" and not group.definite
    if after.person is not None and after.person.kind == "outcome" and after.person.accusative:
        return False  # أردى شرطي المهاجم صريعا
    if (
        after.joined
        or len(gap) > 8
        or any(clause.roles(i) & {"subset", "barrier"} for i in gap if not _belongs(clause, i))
    ):
        return False
    if not armed and clause.has("preposition", gap) and not _are_counted_apart(clause, after):
        return False
    marks = any(clause.tagged.tags[i].is_mark and clause.text(i) not in SOFT_MARKS for i in gap)
    if marks or any(i in clause.governed for i in gap) or not after.is_people:
        return False
    two = after.kind == "dual" or (after.kind == "maybe_dual" and dual_cue(clause, after))
    oblique = two and clause.text(after.first).endswith("ين")
    behind = armed and after.kind == "single" and may_be_object(after) and closes_phrase(clause, after.first - 1)
    is_object = (
        oblique
        or (behind and any("by" in clause.roles(i) or clause.text(i).startswith("بال") for i in gap))
        or after.kind == "counted"
        or _are_agent_and_object(group, after)
        or (after.person is not None and (after.person.accusative or after.person.owned))
    )
    return is_object and not (group.person and group.person.accusative)
