"""People who did something themselves: who spoke, did the harm, lost or left what was theirs, or lost an office.

A draft joins a person to a verb; these say that he is its doer, or that the verb tells of what he had.
"""

from __future__ import annotations

from hasila.claims.afterwards import speaks_of_himself
from hasila.claims.clause import Clause, Draft
from hasila.claims.tagging import CLOSERS

#: Words between men and the verb right behind them, adjectives of theirs.
_SUBJECT_REACH = 3
#: Words from who did it to the deed (فأقدم الحارس على قتله).
_DOER_REACH = 4
#: Words from who did it to «who are».
_CULPRIT_REACH = 8
#: Words behind two attackers in which the thing that they burnt stands.
_BURNT_REACH = 8
#: Words from a verb of speech to the end of its speaker's titles.
_SPEAKER_REACH = 12


def is_one_of_culprits(clause: Clause, draft: Draft) -> bool:
    """Tell whether «who are» says who did it: التوصل للمتورطين في الحادثة وهما شخصان."""
    group = draft.group
    if draft.rule != "subset" or draft.outcome == "captured":
        return False
    for index in range(group.first - 1, max(-1, group.first - _CULPRIT_REACH), -1):
        person = clause.tagged.tags[index].person
        if "offender" in clause.roles(index):
            return True
        if index in clause.governed or (person is not None and person.counts == "person"):
            return False
    return False


def is_abandoned(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody left his own: هجرت أبناءها الأربعة."""
    person = draft.group.person
    governor = clause.governor_of(draft)
    if governor is None or governor.trigger.kind != "either" or governor.trigger.plural:
        return False
    return draft.outcome == "displaced" and draft.rule == "verb-object" and person is not None and person.owned


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
    if not introduced and not clause.has("complement", between):
        return False
    governor = clause.governor_of(draft)
    if governor is not None and any(speaks_of_himself(clause, index, governor) for index in between):
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


def is_doer(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody set about the deed himself: فأقدم الحارس على قتله."""
    group, first = draft.group, draft.trigger[0]
    if draft.rule != "subject-verb" or group.kind != "single" or not group.first or group.end > first:
        return False
    near = clause.tagged.tags[group.end : first]
    apart = any(tag.is_mark or tag.form.conjunction for tag in near) or len(near) > _DOER_REACH
    other = bool(clause.tagged.tags[first].form.resumed) and not clause.where("himself")
    return "commits" in clause.roles(group.first - 1) and not apart and other


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


def is_killer_of_all(clause: Clause, draft: Draft) -> bool:
    """Tell whether a name has «all of» behind it, and is who did it: يقتل فلان جميع أفراد الفرقة."""
    group = draft.group
    if group.kind != "named" or group.end >= len(clause.tagged.tags) or draft.trigger[0] > group.first:
        return False
    verb = any(g.first == draft.trigger[0] and g.is_verb and g.trigger.kind != "passive" for g in clause.governors)
    return verb and "all" in clause.roles(group.end)


def is_doer_of_past_deed(clause: Clause, draft: Draft) -> bool:
    """Tell whether people known before do something of their own will: تمكنت النساء الثلاث من جمع المال."""
    group = draft.group
    if draft.rule != "echo" or not (group.anaphoric or group.definite):
        return False
    return clause.has("manages", range(max(0, group.first - _SUBJECT_REACH), group.first))


def is_burner(clause: Clause, draft: Draft) -> bool:
    """Tell whether two in the nominative did it to a thing behind them: أحرق مهاجمان منزلا."""
    group, governor = draft.group, clause.governor_of(draft)
    if governor is None or group.kind != "dual" or governor.trigger.kind != "active" or not governor.is_verb:
        return False
    if draft.rule != "verb-object" or not clause.text(group.first).endswith("ان"):
        return False
    after = clause.tagged.tags[group.end : group.end + _BURNT_REACH]
    return any(tag.form.unit is not None and tag.word.text.endswith("ا") for tag in after)


def is_driven_to_it(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody was driven to do it: أجبر الشرطي على إطلاق الرصاص عليه وقتله."""
    group = draft.group
    if draft.rule != "subject-verb" or not group.first or group.first > draft.trigger[0]:
        return False
    to = clause.text(group.end) in ("الي", "علي") or "الي" in (clause.text(i) for i in range(group.end, group.end + 3))
    return "drives_to" in clause.roles(group.first - 1) and to


DOERS = (
    is_one_of_culprits, is_killer_of_all, is_stopping, is_rival, is_abandoned, is_toppled, is_speaker, is_loser,
    is_doer, is_painter, is_burner, is_driven_to_it,
)  # fmt: skip
