"""People whom the words of harm beside them do not befall: another noun is the victim, or nobody is.

A draft joins a person to a verb; these say that what stands between or behind belongs to somebody else.
"""

from __future__ import annotations

from hasila.arabic import normalise
from hasila.claims.clause import Clause, Draft
from hasila.claims.tagging import CLOSERS

_ON = normalise("على")
#: Words from «found on» to the second «on».
_UPON_REACH = 6
#: Words between men and the verb right behind them, adjectives of theirs.
_SUBJECT_REACH = 3
#: Words from somebody to the verb that says he was saved or found safe.
_SAVED_REACH = 25
#: Words from a martyr to the verb of his death.
_DIES_REACH = 12
#: Letters of a verb in the past plural that is told by its ending (صوتوا).
_VERB_LETTERS = 4


def is_circumstance(clause: Clause, draft: Draft) -> bool:
    """Tell whether an accusative behind a verb without object says how something went: اختفى الفائض محققا توازنا."""
    group, person = draft.group, draft.group.person
    if draft.rule != "verb-object" or group.kind != "single" or person is None or not person.accusative:
        return False
    if person.outcome is not None or person.owned:
        return False
    if group.first == draft.trigger[1] and not _has_object_of_its_own(clause, group.end):
        return False
    governor = clause.governor_of(draft)
    return (
        governor is not None
        and governor.trigger.kind == "passive"
        and not governor.trigger.is_carrier
        and not governor.trigger.loses_fighters
    )


def _has_object_of_its_own(clause: Clause, index: int) -> bool:
    """Tell whether an accusative of no person stands at ``index`` (محققا توازنا), behind a participle."""
    if index >= len(clause.tagged.tags):
        return False
    tag = clause.tagged.tags[index]
    return tag.word.text.endswith("ا") and tag.person is None and not tag.roles and tag.form.unit is None


def is_of_another_noun(clause: Clause, draft: Draft) -> bool:
    """Tell whether a relative pronoun goes on with a thing between: طبيب في المستشفى الذي، بأن الطائرة، التي اختفت."""
    first = draft.trigger[0]
    if draft.rule != "subject-verb" or draft.group.kind not in ("single", "named") or draft.group.end >= first:
        return False
    if "relative" not in clause.roles(first - 1):
        return False
    place = first - 2 - (clause.text(first - 2) == "،")
    if place <= draft.group.end:
        return False
    thing, before = clause.tagged.tags[place], clause.roles(place - 1)
    inside = bool({"preposition", "complement"} & before)
    return inside and thing.form.unit in ("building", "weapon", "thing", "event") and thing.word.text.startswith("ال")


def is_of_those_between(clause: Clause, draft: Draft) -> bool:
    """Tell whether a verb in the plural has men without a number right before it: أكد وجود قيادات وقعوا أسرى."""
    group, first = draft.group, draft.trigger[0]
    if draft.rule != "subject-verb" or group.kind not in ("single", "named") or group.end >= first:
        return False
    if not any(g.first == first and g.trigger.plural for g in clause.governors):
        return False
    return any(_is_bare_plural(clause, index) for index in range(max(group.end, first - _SUBJECT_REACH), first))


def _is_bare_plural(clause: Clause, index: int) -> bool:
    """Tell whether a noun of people in the plural is nobody's genitive and joined to nothing (وجود قيادات حوثية)."""
    tag, before = clause.tagged.tags[index], clause.roles(index - 1)
    many = (
        tag.person is not None
        and tag.person.number in ("many", "two_or_many")
        and tag.person.kind not in ("nation", "adjective")
    )
    free = not tag.joined and not tag.form.person_cut and not tag.form.definite and "preposition" not in before
    return many and free and not {"subset", "of_them"} & tag.roles


def is_described_part(clause: Clause, draft: Draft) -> bool:
    """Tell whether «one of them» has a predicate of its own: يشتبه أن أحدهم كان يخطط لهجوم."""
    group = draft.group
    if draft.rule != "subset" or group.person is None or group.person.kind != "pronoun":
        return False
    before = clause.roles(group.first - 1) if group.first else frozenset()
    after = clause.roles(group.end) if group.end < len(clause.tagged.tags) else frozenset()
    return "complement" in before or "had" in after


def is_joined_otherwise(clause: Clause, draft: Draft) -> bool:
    """Tell whether a clause of its own says what became of one who is joined: … وأحمد الذي يرقد في المستشفى."""
    group = draft.group
    if draft.rule not in ("coordination", "named-victim") or draft.parent is None:
        return False
    if group.kind not in ("single", "named"):
        return False
    between = range(clause.groups[draft.parent].end, group.first)
    acts = any(clause.text(index).endswith("وا") and index not in clause.governed for index in between)
    if acts and group.kind == "single" and group.definite:
        return True  # مشتبه بهم نفذوا الهجوم إلى جانب الحارس
    after = clause.tagged.tags[group.end : group.end + 2]
    if len(after) < 2 or "relative_one" not in after[0].roles:
        return False
    return not after[1].form.triggers and not after[1].phrase


def is_mother_of(clause: Clause, draft: Draft) -> bool:
    """Tell whether it is told of one woman how many children she has: العثور على امرأة حامل وأم لثلاثة أطفال."""
    group, tags = draft.group, clause.tagged.tags
    if draft.rule != "coordination" or group.kind != "single" or group.definite or group.end >= len(tags):
        return False
    numbers = {number.first for number in clause.tagged.numbers}
    after = group.end + (clause.text(group.end) == "ل")
    return clause.text(group.end).startswith("ل") and after in numbers


def is_of_them_who(clause: Clause, draft: Draft) -> bool:
    """Tell whether some «of them» did something else: عشرات منهم صوتوا ضد القرار."""
    group, place = draft.group, draft.group.stop + 1
    if draft.rule != "subset" or place >= len(clause.tagged.tags) or "of_them" not in clause.roles(group.stop):
        return False
    tag = clause.tagged.tags[place]
    verb = tag.word.text.endswith("وا") and len(tag.word.text) >= _VERB_LETTERS
    return verb and not tag.roles and not tag.form.triggers


def is_rescued(clause: Clause, draft: Draft) -> bool:
    """Tell whether those who were held are saved: إنقاذ 178 شخصا كانوا محتجزين."""
    group, first = draft.group, draft.trigger[0]
    if draft.outcome != "captured" or group.kind != "counted" or group.end > first:
        return False
    if any(clause.text(index) in CLOSERS for index in range(group.end, first)):
        return False
    saved = clause.has("saved", range(max(0, group.first - 2), group.first))
    noun = clause.tagged.tags[first].person
    return saved and noun is not None


def is_called_so(clause: Clause, draft: Draft) -> bool:
    """Tell whether the dead stand in the middle of the words for their own: والد الشهيد، الملك الشهيد فيصل."""
    group = draft.group
    if draft.rule != "outcome-noun" or group.kind != "single" or not group.definite or not group.first:
        return False
    if group.own_outcome != "killed":
        return False
    before = clause.tagged.tags[group.first - 1]
    title = before.person is not None and before.person.kind == "title" and before.form.definite
    counted = any(g.kind == "counted" and g.end < group.first for g in clause.groups)
    listed = counted and any(index < group.first for index in clause.where("being"))
    dies = any(0 < g.first - group.end <= _DIES_REACH and g.outcome == "killed" for g in clause.real)
    return title or listed or ("heirs" in before.roles and not dies)


def is_second_victim(clause: Clause, draft: Draft) -> bool:
    """Tell whether a name stands between a death and people who are its genitive no more: دفع مقتل جهاد بعض الشبان."""
    if draft.rule != "masdar-object" or draft.group.joined or draft.group.kind == "named":
        return False
    if any(g.first == draft.trigger[0] and g.trigger.is_deed for g in clause.governors):
        return False
    between = range(draft.trigger[1], draft.group.first)
    plain = any(not clause.roles(i) and clause.tagged.tags[i].form.unit is None for i in between)
    named = any(group.kind == "named" and group.first in between for group in clause.groups)
    return named or (draft.group.weak and plain)


def is_of_the_dead_between(clause: Clause, draft: Draft) -> bool:
    """Tell whether a relative pronoun goes on with one of the dead, not with his kin: والد القتيلة التي أحرقوها."""
    group, first = draft.group, draft.trigger[0]
    if draft.rule not in ("subject-verb", "named-victim") or not group.end < first - 1:
        return False
    if "relative" not in clause.roles(first - 1):
        return False
    next_one = clause.tagged.tags[group.end].person
    kin = group.person is not None and group.person.kind in ("kin", "kinonly") and not group.person.owned
    if kin and next_one is not None and next_one.kind == "outcome" and next_one.outcome == "killed":
        return True  # قال والد الشهيد فلان الذي استشهد أمس
    before = clause.tagged.tags[first - 2]
    return before.person is not None and before.person.kind == "outcome" and before.form.definite


def is_second_office(clause: Clause, draft: Draft) -> bool:
    """Tell whether it is a further office of one named before: اللواء فلان، رئيس العمليات وقائد الجبهة."""
    number = clause.group_at.get(draft.group.first)
    if draft.rule != "coordination" or draft.group.kind != "single" or not number or number - 1 in clause.drafts:
        return False
    office, before = draft.group, clause.groups[number - 1]
    titles = all(g.person is not None and g.person.kind == "title" and not g.definite for g in (office, before))
    between = range(before.end, office.first)
    apart = any(index in clause.governed or clause.text(index) in CLOSERS for index in between)
    return titles and office.joined and before.kind == "single" and not before.joined and not apart


def is_beside_a_pronoun(clause: Clause, draft: Draft) -> bool:
    """Tell whether a pronoun is who was taken, and a place stands behind it: القبض عليه بمنزل عمه."""
    governor = clause.governor_of(draft)
    if governor is None or draft.rule not in ("masdar-object", "verb-object") or draft.group.kind == "counted":
        return False
    tail = clause.text(governor.last - 1)
    apart = draft.group.first > governor.last and "with" not in clause.roles(draft.group.first - 1)
    return apart and "علي" in governor.trigger.needs and tail.startswith("علي") and tail != "علي"


def is_of_the_rest(clause: Clause, draft: Draft) -> bool:
    """Tell whether it befell the rest: التحقيقات شملت 1500 شخص، في حين ما زال البقية موقوفين."""
    between = range(draft.group.end, draft.trigger[0])
    return draft.rule in ("counted-among", "subject-verb") and clause.has("rest", between)


def is_of_relative_clause(clause: Clause, draft: Draft) -> bool:
    """Tell whether people stand in a clause about a thing eliminated: القضاء على ظاهرة يعاني منها ألف."""
    governor = clause.governor_of(draft)
    if governor is None or governor.trigger.wording != "hostile" or draft.group.first <= governor.end:
        return False
    return clause.has("relative", range(governor.end, draft.group.first))


def is_party(clause: Clause, draft: Draft) -> bool:
    """Tell whether two are a party to a clash: أصيب شخص في حادث وقع بين رجلين على دراجة وسيارة."""
    group = draft.group
    near = group.first and clause.text(group.first - 1) == "بين"
    return bool(near) and group.kind in ("dual", "maybe_dual") and group.first - 1 > draft.trigger[1]


def is_saved(clause: Clause, draft: Draft) -> bool:
    """Tell whether one who drowned or was missing lives: تعرض ابنه للغرق وتم إنقاذه، عثر عليهم سالمين."""
    group = draft.group
    if draft.outcome == "killed" and group.kind in ("single", "named"):
        behind = range(group.end, min(len(clause.tagged.tags), max(group.end, draft.trigger[1]) + _SAVED_REACH))
        own = draft.rule not in ("subset", "coordination")
        return own and any("saved_him" in clause.roles(i) and "done" in clause.roles(i - 1) for i in behind)
    if draft.outcome != "missing":
        return False
    start, stop = sorted((group.end, draft.trigger[0]))
    return clause.has("found_safe", range(start, stop))


def is_where_found(clause: Clause, draft: Draft) -> bool:
    """Tell whether a thing is found upon one of the dead: عثر على بطاقة هوية على إحدى الجثث."""
    group = draft.group
    if group.person is None or group.person.kind != "oneof" or not group.first or clause.text(group.first - 1) != _ON:
        return False
    start = max(0, group.first - 1 - _UPON_REACH)
    found = [index for index in range(start, group.first - 1) if clause.text(index) == _ON]
    return any("finds" in clause.roles(index - 1) for index in found if index)


def is_second_adjective(clause: Clause, draft: Draft) -> bool:
    """Tell whether a nation is joined to that of a thing, and is no woman: غارات أميركية وفرنسية."""
    group = draft.group
    if group.kind != "single" or not group.joined or group.person is None or group.person.kind != "nation":
        return False
    before = next((number for number, other in enumerate(clause.groups) if other.end == group.first), None)
    return clause.text(group.first).endswith("يه") and (before is None or before not in clause.drafts)


BYSTANDERS = (
    is_second_adjective, is_saved, is_where_found, is_of_relative_clause, is_party, is_of_the_rest, is_circumstance,
    is_of_another_noun, is_of_those_between, is_described_part, is_joined_otherwise, is_mother_of, is_second_victim,
    is_of_them_who, is_rescued, is_called_so, is_of_the_dead_between, is_second_office, is_beside_a_pronoun,
)  # fmt: skip
