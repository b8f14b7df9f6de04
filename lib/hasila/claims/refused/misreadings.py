"""Figures that count nobody, or no harm: vague amounts of things, cases of something else, laws, rates, the most.

Each looks at what stands right beside the figure; a word about which its neighbours say nothing is left to be claimed.
"""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft
from hasila.claims.losses import is_kin
from hasila.claims.tagging import SOFT_MARKS

_AFFLICTION_REACH = 4
#: Words from those counted to «yearly».
_YEARLY_REACH = 3
#: Words from a hearing to those who are heard.
_HEARD_REACH = 4
_EXPECTED_REACH = 8
_LAW_REACH = 30
#: Words of the shortest ancestry before its ruler and «who»: الأمير فلان بن فلان الملك الذي.
_ANCESTRY = 5
#: Words of «between dead, missing and displaced», to what drove emigrants out, to what becomes of one overcome.
_FATES_REACH, _LIVING_REACH, _DISARMED_REACH = 6, 24, 4
#: Words from one man to a bracket that counts his wounds; from «whenever» to whom it may befall, and to how often.
_WOUNDS_REACH, _WHENEVER_REACH, _OFTEN_REACH = 9, 4, 8


def is_of_things(clause: Clause, draft: Draft) -> bool:
    """Tell whether a vague number counts things lost, hidden or reached: فقدان الكثير من موارده، شملت عددا من القرى."""
    group = draft.group
    governor = clause.governor_of(draft)
    if group.kind == "named" and group.end - group.first == 1 and clause.text(group.first).startswith("ال"):
        return governor is not None and governor.trigger.near and not governor.is_verb  # إخفاء العيوب
    if group.weak and governor is not None and not governor.is_verb and draft.outcome == "missing":
        return governor.trigger.near and not clause.where("by_force")  # إخفاء بعض الكتاب
    if group.kind != "counted" or not group.imputed or group.is_people or group.stop >= len(clause.tagged.tags):
        return False
    if governor is None or not (governor.trigger.of_arrests or (governor.trigger.near and draft.outcome == "missing")):
        return False
    after = clause.tagged.tags[group.stop]
    if after.word.text == "من":
        return group.person is None and group.head is None
    return not after.is_mark and not {"preposition", "subset", "of_them", "light"} & (after.roles - {"complement"})


def is_most(clause: Clause, draft: Draft) -> bool:
    """Tell whether «the largest number of» is spoken of, and no amount: أوقع أكبر عدد من الضحايا."""
    group = draft.group
    return group.imputed and group.first > 0 and "superlative" in clause.roles(group.first - 1)


def is_number_of_verb(clause: Clause, draft: Draft) -> bool:
    """Tell whether «the number of» is of those who did something, the number itself behind it: عدد من سقطوا بلغ 40."""
    group = draft.group
    if not group.imputed or group.stop >= len(clause.tagged.tags) or clause.text(group.stop - 1) != "من":
        return False
    return clause.tagged.tags[group.stop].person is None and clause.text(group.stop).endswith("وا")


def is_predicate(clause: Clause, draft: Draft) -> bool:
    """Tell whether «one of» says what somebody was, who died: توفي … ووصفه بأنه واحد من كبار الكتاب."""
    group = draft.group
    one = group.kind == "counted" and group.low == group.high == 1 and group.stop < len(clause.tagged.tags)
    if not one or clause.text(group.stop) != "من":
        return False
    before = group.first - 1
    before -= before > 0 and clause.text(before) in SOFT_MARKS  # وصفه بأنه "واحد من أهم …"
    return before >= 0 and "predicate" in clause.roles(before)


def is_other_case(clause: Clause, draft: Draft) -> bool:
    """Tell whether cases of something else are counted: 3 حالات اغتصاب، 184 حالة مرضية."""
    group, tags = draft.group, clause.tagged.tags
    if group.kind != "counted" or group.stop + 1 >= len(tags) or "case" not in clause.roles(group.stop):
        return False
    return "other_case" in clause.roles(group.stop + 1)


def is_rate(clause: Clause, draft: Draft) -> bool:
    """Tell whether it is said how often one dies, or how many a year: يقتل شخص كل ثلاثة أيام، بحياة المئات سنويا."""
    group, tags = draft.group, clause.tagged.tags
    before = range(max(0, draft.trigger[0] - 2), draft.trigger[0])  # عواصف كل سنة تودي
    if clause.has("by_year", before) or clause.has("by_year", range(group.end, group.end + _YEARLY_REACH)):
        return True
    if group.low != 1 or group.end + 1 >= len(tags) or "each" not in clause.roles(group.end):
        return False
    numbers = {number.first for number in clause.tagged.numbers}
    return group.end + 1 in numbers or tags[group.end + 1].form.unit == "time"


def is_of_law(clause: Clause, draft: Draft) -> bool:
    """Tell whether a law says what may befall anybody: يعاقب كل من يتعمد قتل شخص، أجاز حبس المخالف مدة لا تزيد."""
    group = draft.group
    if group.kind != "single" or (group.person is not None and group.person.owned):
        return False
    return any(abs(index - group.first) <= _LAW_REACH for index in clause.where("law"))


def is_other_noun(clause: Clause, draft: Draft) -> bool:
    """Tell whether a joined number counts a thing by its noun: خمسون وفاة وستون إعاقة."""
    group = draft.group
    if group.kind != "counted" or group.noun != "other" or group.stop >= len(clause.tagged.tags):
        return False
    behind = draft.rule == "masdar-object" and group.joined  # وفاة، وتسعمئة إعاقة
    joined = draft.rule in ("coordination", "stated-count") and group.head is None
    return (behind or joined) and clause.tagged.raw(group.stop).endswith("ة")


def is_afflicted(clause: Clause, draft: Draft) -> bool:
    """Tell whether a feeling or a fault befell people: الذعر الذي أصاب بعض السكان، حالة غضب أصابت الفنانة."""
    governor = clause.governor_of(draft)
    if governor is None or governor.trigger.kind != "active" or governor.outcome != "injured":
        return False
    near = range(max(0, governor.first - _AFFLICTION_REACH), governor.first)
    return clause.has("affliction", near)


def is_cause_of_death(clause: Clause, draft: Draft) -> bool:
    """Tell whether the wounds that somebody died of are counted: توفي جراء مجموعة من الإصابات."""
    group = draft.group
    event = group.person is not None and group.person.counts == "event"
    return event and group.first > 0 and "cause" in clause.roles(group.first - 1)


def is_of_thing_caught(clause: Clause, draft: Draft) -> bool:
    """Tell whether a thing is what was caught, people named further on: ضبط المخالفات التي قد يرتكبها مساعدوهم."""
    governor = clause.governor_of(draft)
    if (
        governor is None
        or (governor.is_verb and governor.trigger.kind != "either")
        or not governor.trigger.counted_only
    ):
        return False
    if draft.outcome != "captured" or draft.group.first <= governor.end:
        return False
    after = clause.tagged.tags[governor.end]
    relative = clause.has("relative", range(governor.end, draft.group.first))
    return relative and after.form.unit in ("thing", "weapon", "event") and after.word.text.startswith("ال")


def is_recurring(clause: Clause, draft: Draft) -> bool:
    """Tell whether a vague amount is of what happens again and again: عند استقبال عدد كبير من المصابين، بصفة منتظمة."""
    group = draft.group
    start = min(draft.trigger[0], group.first)
    before = range(max(0, start - _WHENEVER_REACH), start)
    if clause.has("usually", before):
        return True  # غالبا ما تعتقل عددا من العمال
    if not group.imputed or draft.rule not in ("outcome-noun", "masdar-object"):
        return False
    behind = range(group.end, min(len(clause.tagged.tags), group.end + _OFTEN_REACH))
    return clause.has("whenever", before) or clause.has("regularly", behind)


def is_wounds_of_one(clause: Clause, draft: Draft) -> bool:
    """Tell whether a bracket behind somebody says how often he was hurt: العريف الأكثر تضررا (ثلاث إصابات)."""
    group = draft.group
    event = group.person is not None and group.person.counts == "event"
    if draft.rule != "outcome-noun" or not event or not group.first or clause.text(group.first - 1) != "(":
        return False
    near = clause.tagged.tags[max(0, group.first - _WOUNDS_REACH) : group.first - 1]
    return any(tag.person is not None and tag.person.number == "one" and tag.form.definite for tag in near)


def is_prison_of_land(clause: Clause, draft: Draft) -> bool:
    """Tell whether an adjective of nation says whose the prison is: سجن برازيلي بلا حراس."""
    governor, group = clause.governor_of(draft), draft.group
    if governor is None or not (governor.trigger.is_sentence and governor.trigger.near) or governor.is_verb:
        return False
    relation = group.person is not None and group.person.lemma.endswith(("ي", "ية"))
    return relation and group.kind == "single" and group.first == governor.end and not group.definite


def is_at_large(clause: Clause, draft: Draft) -> bool:
    """Tell whether those counted last are free: 29 تم إيقافهم و20 في حالة فرار."""
    stop = draft.group.end
    return draft.outcome == "captured" and stop < len(clause.tagged.tags) and "at_large" in clause.roles(stop)


def is_expected(clause: Clause, draft: Draft) -> bool:
    """Tell whether a number is what somebody expects: متوقعة أن يصل العدد إلى مئتي ألف خلال الأيام المقبلة."""
    if draft.rule != "stated-count":
        return False
    group = draft.group
    before = range(max(0, draft.trigger[0] - _EXPECTED_REACH), group.first)
    behind = range(group.end, min(len(clause.tagged.tags), group.end + _EXPECTED_REACH))
    return clause.has("expects", before) or clause.has("to_come", behind)


def is_subject_of_speech(clause: Clause, draft: Draft) -> bool:
    """Tell whether many of the victims are only spoken of: غير أن الكثير من الضحايا لم يعودوا."""
    group = draft.group
    if draft.rule != "outcome-noun" or not group.imputed or group.own_outcome != "casualties" or not group.first:
        return False
    head = clause.tagged.tags[group.head] if group.head is not None else None
    return head is not None and head.form.definite and "complement" in clause.roles(group.first - 1)


def is_last_thing(clause: Clause, draft: Draft) -> bool:
    """Tell whether «another» is «the last» of a thing, no man: أحرقت آخر رسالة، قتلت آخر زهرة في البستان."""
    group, stop = draft.group, draft.group.stop
    other = group.kind == "single" and group.person is not None and group.person.kind == "other"
    if not other or draft.rule != "verb-object" or stop >= len(clause.tagged.tags) or group.first != draft.trigger[1]:
        return False
    after = clause.tagged.tags[stop]
    plain = after.word.kind == "word" and not (after.roles or after.form.triggers or after.has_preposition)
    thing = plain and after.person is None and after.form.unit not in ("time", "month")
    she = clause.text(draft.trigger[0]).endswith("ت") and not group.definite
    return thing and (she or clause.tagged.raw(stop).endswith("ة")) and after.word.text[:2] != "ال"


def is_beside_a_martyr(clause: Clause, draft: Draft) -> bool:
    """Tell whether kin is joined to «the martyr», no death told of both: النار التي أطلقت على الشهيد وابنه."""
    group = draft.group
    if draft.rule != "coordination" or draft.parent is None or group.kind != "single" or group.own_outcome is not None:
        return False
    parent = clause.drafts.get(draft.parent)
    if parent is None or parent.rule != "outcome-noun" or not (is_kin(group) and parent.group.definite):
        return False
    first = parent.group.first
    return parent.group.kind == "single" and first > 0 and "on" in clause.roles(first - 1)


def is_of_other_fates(clause: Clause, draft: Draft) -> bool:
    """Tell whether one figure holds the displaced beside the dead, so that it has no one outcome: بين قتيل ومهجر."""
    tags, end = clause.tagged.tags, draft.group.end
    if draft.outcome == "displaced" or draft.group.kind != "counted":
        return False
    for place in range(end, min(end + 3, len(tags))):
        if tags[place].is_mark:
            return False
        if tags[place].word.text == "بين":
            fates = [tag.person.outcome for tag in tags[place + 1 : place + _FATES_REACH] if tag.person is not None]
            return bool(fates) and fates[0] is not None and "displaced" in fates
    return False


def is_emigrant(clause: Clause, draft: Draft) -> bool:
    """Tell whether people left for a living, or in a century long past: مهاجرون فروا من الفقر، في القرن التاسع عشر."""
    if draft.outcome != "displaced" or clause.where("violence"):
        return False
    return any(abs(index - draft.group.first) <= _LIVING_REACH for index in clause.where("emigration"))


def is_disarmed(clause: Clause, draft: Draft) -> bool:
    """Tell whether one overcome lives: his weapon is taken or he is handed over (تحييد المهاجم وتسليمه إلى الشرطة)."""
    if draft.outcome != "killed" or draft.wording != "hostile" or draft.group.kind not in ("single", "named"):
        return False
    near = range(draft.group.end, min(len(clause.tagged.tags), draft.group.end + _DISARMED_REACH))
    return clause.has("disarms", near)


def is_of_ancestor(clause: Clause, draft: Draft) -> bool:
    """Tell whether who died is a ruler at the end of somebody's ancestry: فلان بن عبد المحسن الملك الذي استشهد."""
    first, group = draft.trigger[0], draft.group
    if (
        draft.rule not in ("subject-verb", "named-victim")
        or group.kind not in ("single", "named")
        or group.first > first
    ):
        return False
    if first < group.first + _ANCESTRY or "relative" not in clause.roles(first - 1):
        return False
    between = range(group.first + 1, first - 2)
    return clause.tagged.tags[first - 2].form.is_title and sum(clause.text(index) == "بن" for index in between) > 1


def is_heard(clause: Clause, draft: Draft) -> bool:
    """Tell whether those counted were heard as witnesses, not harmed: الاستماع إلى 300 ضحية."""
    group = draft.group
    if draft.rule != "outcome-noun" or group.kind != "counted" or draft.outcome != "casualties":
        return False
    return clause.has("hears", range(max(0, group.first - _HEARD_REACH), group.first))


def is_another_wound(clause: Clause, draft: Draft) -> bool:
    """Tell whether «another» is a wound, not a man: هذا جرح آخر, no victim told of before."""
    group = draft.group
    if group.person is None or group.person.kind != "other" or group.kind != "single" or draft.outcome != "injured":
        return False
    if draft.trigger != (group.first - 1, group.first) or clause.tagged.tags[draft.trigger[0]].form.trigger_cut:
        return False
    wound = any(trigger.lemma == "جرح" for trigger in clause.tagged.tags[draft.trigger[0]].form.triggers)
    return wound and not any(other.group.end <= draft.trigger[0] for other in clause.drafts.values())


def is_kept_captive(clause: Clause, draft: Draft) -> bool:
    """Tell whether a captive is only spoken of: حماية الرهينة, مصير الأسير."""
    group = draft.group
    if draft.rule != "outcome-noun" or draft.outcome != "captured" or group.kind != "single" or not group.definite:
        return False
    return bool(group.first) and "fate_of" in clause.roles(group.first - 1)


MISREADINGS = (
    is_of_ancestor, is_heard, is_another_wound, is_kept_captive,
    is_last_thing, is_beside_a_martyr, is_of_other_fates, is_emigrant, is_disarmed,
    is_expected, is_subject_of_speech,
    is_of_things, is_most, is_number_of_verb, is_predicate, is_other_case, is_rate, is_of_law, is_other_noun,
    is_wounds_of_one, is_recurring, is_prison_of_land,
    is_afflicted, is_cause_of_death, is_of_thing_caught, is_at_large,
)  # fmt: skip
