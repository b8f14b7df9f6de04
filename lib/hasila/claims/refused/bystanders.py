"""People whom the words of harm beside them do not befall: who spoke, did it, owned the thing or lost it.

A draft joins a person to a verb; these say that another noun is its subject or object, or that it tells of no victim.
"""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft
from hasila.claims.tagging import CLOSERS

#: Words between men and the verb right behind them, adjectives of theirs.
_SUBJECT_REACH = 3
#: Words from who did it to the deed (فأقدم الحارس على قتله).
_DOER_REACH = 4
#: Words from a martyr to the verb of his death.
_DIES_REACH = 12
#: Words from a verb of speech to the end of its speaker's titles.
_SPEAKER_REACH = 12
#: Letters of a verb in the past plural that is told by its ending (صوتوا).
_VERB_LETTERS = 4


def is_circumstance(clause: Clause, draft: Draft) -> bool:
    """Tell whether an accusative behind a verb without object says how something went: اختفى الفائض محققا توازنا."""
    group, person = draft.group, draft.group.person
    if draft.rule != "verb-object" or group.kind != "single" or person is None or not person.accusative:
        return False
    if person.outcome is not None or person.owned or group.first == draft.trigger[1]:
        return False
    governor = clause.governor_of(draft)
    return (
        governor is not None
        and governor.trigger.kind == "passive"
        and not governor.trigger.is_carrier
        and not governor.trigger.loses_fighters
    )


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


def is_abandoned(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody left his own: هجرت أبناءها الأربعة."""
    person = draft.group.person
    governor = clause.governor_of(draft)
    if governor is None or governor.trigger.kind != "either" or governor.trigger.plural:
        return False
    return draft.outcome == "displaced" and draft.rule == "verb-object" and person is not None and person.owned


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
    saved = any("saved" in clause.roles(index) for index in range(max(0, group.first - 2), group.first))
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


def is_toppled(clause: Clause, draft: Draft) -> bool:
    """Tell whether a ruler or an official lost his office: أطاحت الانتفاضة الرئيس, not الإطاحة بثلاثة مهربين."""
    governor = clause.governor_of(draft)
    if governor is None or not governor.trigger.of_the_named:
        return False
    return not draft.group.first < governor.last <= draft.group.end + 1


def is_speaker(clause: Clause, draft: Draft) -> bool:
    """Tell whether the one before «that he» is the one who speaks of somebody else: وأوضح المتحدث أنه تم إيقافه."""
    group, first = draft.group, draft.trigger[0]
    if draft.rule != "subject-verb" or group.kind not in ("single", "named") or not group.end < first:
        return False
    introduced = "predicate" in clause.roles(group.first - 1) if group.first else False  # وأوضحت فلانة، وهي قابلة
    between = range(max(group.end, first - 2), first)
    if not introduced and not any("complement" in clause.roles(index) for index in between):
        return False
    for index in range(group.first - 1, max(-1, group.first - _SPEAKER_REACH), -1):
        if "complement" in clause.roles(index) or clause.text(index) in CLOSERS:
            return False
        if clause.tagged.tags[index].form.is_speech:
            return True
    return False


def is_loser(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody lost a thing of his, and is not lost himself: لا يزال رئيسا إلا أنه فقد غالبيته."""
    if draft.outcome != "missing" or _lose_theirs(clause, draft):
        return draft.outcome == "missing"
    governor = clause.governor_of(draft)
    if governor is None or not governor.trigger.near or not governor.is_verb:
        return False
    if draft.rule != "subject-verb" or governor.trigger.plural or governor.end >= len(clause.tagged.tags):
        return False
    after = clause.tagged.tags[governor.end]
    plain = after.word.kind == "word" and after.person is None and not after.roles and after.form.unit is None
    return plain and (after.word.text.startswith("ال") or after.word.text.endswith(("ه", "ها")))


def _lose_theirs(clause: Clause, draft: Draft) -> bool:
    """Tell whether those counted lost what was theirs: عدد الصحفيين الذين فقدوا أعمالهم."""
    for governor in clause.governors:
        if governor.trigger.near and governor.trigger.plural and governor.first in range(*draft.trigger):
            after = clause.tagged.tags[governor.end : governor.end + 1]
            return any(tag.word.text.endswith(("هم", "هن")) and tag.person is None and not tag.roles for tag in after)
    return False


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


def is_doer(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody set about the deed himself: فأقدم الحارس على قتله."""
    group, first = draft.group, draft.trigger[0]
    if draft.rule != "subject-verb" or group.kind != "single" or not group.first or group.end > first:
        return False
    near = clause.tagged.tags[group.end : first]
    apart = any(tag.is_mark or tag.form.conjunction for tag in near) or len(near) > _DOER_REACH
    other = bool(clause.tagged.tags[first].form.resumed) and not clause.where("himself")
    return "commits" in clause.roles(group.first - 1) and not apart and other


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


def is_painter(clause: Clause, draft: Draft) -> bool:
    """Tell whether a name behind «caught» is that of whose thing it was: ضبط لوحة للرسام فلان."""
    governor = clause.governor_of(draft)
    if governor is None or draft.group.kind != "named" or not governor.trigger.counted_only:
        return False
    between = clause.tagged.tags[governor.end : draft.group.first]
    thing = any(tag.form.unit in ("thing", "weapon", "event") and not tag.word.text.startswith("ال") for tag in between)
    return thing or (
        bool(between) and not any("police" in tag.roles for tag in between) and _is_noun(clause, governor.first)
    )


def _is_noun(clause: Clause, index: int) -> bool:
    """Tell whether a form that is noun or verb stands in the genitive of the noun before it (لجنة ضبط …)."""
    before = clause.tagged.tags[index - 1] if index else None
    return before is not None and before.word.kind == "word" and before.form.unit is not None


def is_of_the_rest(clause: Clause, draft: Draft) -> bool:
    """Tell whether it befell the rest: التحقيقات شملت 1500 شخص، في حين ما زال البقية موقوفين."""
    between = range(draft.group.end, draft.trigger[0])
    return draft.rule in ("counted-among", "subject-verb") and any("rest" in clause.roles(i) for i in between)


def is_stopping(clause: Clause, draft: Draft) -> bool:
    """Tell whether the verb is «stopped», nobody of the police right beside it who arrests: توقف شخصان قرب الشلال."""
    first = draft.trigger[0]
    if draft.outcome != "captured" or "stops" not in clause.roles(first):
        return False
    beside = [*clause.tagged.tags[max(0, first - 1) : first], *clause.tagged.tags[first + 1 : first + 2]]
    return not any(
        "police" in tag.roles or (tag.word.text.startswith("ال") and tag.word.text.endswith(("ه", "ات")))
        for tag in beside
    )


def is_rival(clause: Clause, draft: Draft) -> bool:
    """Tell whether one word behind «eliminated» is no man: القضاء على آيديولوجية التطرف، قضى على منافسه."""
    group = draft.group
    governor = clause.governor_of(draft)
    if governor is None or group.kind != "named" or governor.trigger.wording != "hostile":
        return False
    return group.end - group.first == 1 and not clause.text(group.first).startswith("ال")


def is_of_relative_clause(clause: Clause, draft: Draft) -> bool:
    """Tell whether people stand in a clause about a thing eliminated: القضاء على ظاهرة يعاني منها ألف."""
    governor = clause.governor_of(draft)
    if governor is None or governor.trigger.wording != "hostile" or draft.group.first <= governor.end:
        return False
    return any("relative" in clause.roles(index) for index in range(governor.end, draft.group.first))


def is_party(clause: Clause, draft: Draft) -> bool:
    """Tell whether two are a party to a clash: أصيب شخص في حادث وقع بين رجلين على دراجة وسيارة."""
    group = draft.group
    near = group.first and clause.text(group.first - 1) == "بين"
    return bool(near) and group.kind in ("dual", "maybe_dual") and group.first - 1 > draft.trigger[1]


def is_killer_of_all(clause: Clause, draft: Draft) -> bool:
    """Tell whether a name has «all of» behind it, and is who did it: يقتل فلان جميع أفراد الفرقة."""
    group = draft.group
    if group.kind != "named" or group.end >= len(clause.tagged.tags) or draft.trigger[0] > group.first:
        return False
    verb = any(g.first == draft.trigger[0] and g.is_verb and g.trigger.kind != "passive" for g in clause.governors)
    return verb and "all" in clause.roles(group.end)


BYSTANDERS = (
    is_of_relative_clause, is_party, is_killer_of_all,
    is_stopping, is_rival,
    is_of_the_rest,
    is_circumstance, is_of_another_noun, is_of_those_between, is_described_part, is_joined_otherwise, is_mother_of,
    is_abandoned, is_second_victim, is_toppled, is_speaker, is_of_them_who, is_rescued, is_called_so, is_loser,
    is_of_the_dead_between, is_doer, is_second_office, is_beside_a_pronoun, is_painter,
)  # fmt: skip
