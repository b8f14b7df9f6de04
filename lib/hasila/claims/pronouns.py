"""Claims of victims whom a pronoun takes up: استهدف مجهولون ضابطا ما أدى إلى مقتله، دهموا منزل الشاب واعتقلوه.

The victims stand before the outcome word, in the same sentence. A pronoun that has no group to refer to makes no claim,
and neither does one whose group has an outcome already.
"""

from __future__ import annotations

from hasila.claims.agents import acts_on_him
from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.idioms import tail_of
from hasila.claims.lexicon import Trigger
from hasila.claims.tagging import CLOSERS
from hasila.claims.unreal import is_unreal

_BACK = 20
_LEADS_REACH = 4
#: Words from «set about» to the deed, those who did it between.
_DOES_REACH = 5
#: Letters of a noun of kin that ends in no sign of a woman and may be one (أم).
_SHORT_KIN = 2
#: Words of a name between somebody and what was done to him (الشاب سامر الحسن الذي قتلوه).
_RELATIVE_REACH = 7
_DIED_REACH = 22
#: Words from «who» to the deed done to him (الذي تواترت الأنباء عن مقتله).
_TOLD_BACK = 7


def taken_up(clause: Clause) -> None:
    """Claim whom a pronoun at an outcome word takes up, or the object behind it (مشتبه بقتله أربعة أشخاص)."""
    for index, tag in enumerate(clause.tagged.tags):
        if not tag.form.resumed or index in clause.governed or tag.phrase_end:
            continue
        if clause.group_at.get(index + 1) in clause.drafts:
            continue  # فأرداه قتيلا: the dead man is counted by his own word
        told = next((trigger for trigger in tag.form.resumed if trigger.kind == "masdar"), tag.form.resumed[0])
        if _claim_object(clause, index, told):
            continue
        _claim_companions(clause, index, tag.form.resumed)
        trigger = _in_force(clause, index, tag.form.resumed)
        if trigger is None:
            continue
        if trigger.outcome == "injured" and _has_died(clause, index):
            continue  # استشهد إثر إصابته
        clause.governors.append(Governor(index, index + 1, trigger.outcome, trigger))
        behind = index - 2 if _is_before_that(clause, index) else index  # قبل أن تقتله
        who = relative_of(clause, index) if trigger.kind == "masdar" else None
        behind = who if who is not None else behind
        for number in antecedents(clause, behind, trigger):
            clause.drafts.pop(number, None)
            clause.claim(number, trigger.outcome, "subject-verb", (index, index + 1), trigger.wording)


def _has_died(clause: Clause, index: int) -> bool:
    """Tell whether the one whose wound is told died of it, as the words just before say."""
    near = range(max(0, index - _DIED_REACH), index)
    return any(place in clause.governor_at and _kills(clause, place) for place in near)


def _kills(clause: Clause, place: int) -> bool:
    governor = clause.governors[clause.governor_at[place]]
    return governor.outcome == "killed"


def _in_force(clause: Clause, index: int, readings: tuple[Trigger, ...]) -> Trigger | None:
    """Return the reading that tells of harm done: a verb, or a masdar behind «led to», «after» and the like."""
    word = clause.text(index)
    masdar = next((trigger for trigger in readings if trigger.kind == "masdar"), None)
    verb = next((trigger for trigger in readings if trigger.kind != "masdar"), None)
    told = masdar or verb
    if told is None or clause.tagged.raw(index).endswith("ة"):
        return None
    rest = told.needs[1:]
    if rest and word[0] == "و" and tail_of(clause.tagged, index, rest) is None:
        return None  # صادراتها ووارداتها
    if is_unreal(clause.tagged, Governor(index, index + 1, told.outcome, told)):
        return None
    if masdar is not None and (_is_brought_about(clause, index) or relative_of(clause, index) is not None):
        return masdar
    if verb is not None and verb.present:
        return verb if _is_before_that(clause, index) or _goes_on_now(clause, index) else None
    if verb is not None and (word[0] in "وف" or masdar is None or _is_relative(clause, index)):
        return verb
    return None


def _is_brought_about(clause: Clause, index: int) -> bool:
    """Tell whether something led to the deed, or another thing happened after it: أسفر عن إصابته، بعد اعتقاله."""
    before = clause.roles(index - 1) if index else frozenset()
    if "after" in before or "masdar_before" in before:
        return True
    near = range(max(0, index - _LEADS_REACH), index)
    if any("leads" in clause.roles(place) for place in near):
        return True
    return _is_told(clause, index) or _is_carried_out(clause, index)


def _goes_on_now(clause: Clause, index: int) -> bool:
    """Tell whether a headline goes on in the present (مسلحون يقتحمون منزل ضابط ويقتلونه)."""
    word = clause.text(index)
    return word[0] == "و" and any(
        clause.text(place)[0] == word[1] and len(clause.text(place)) > len(word) - 3 and not clause.roles(place)
        for place in range(index)
    )


def _is_before_that(clause: Clause, index: int) -> bool:
    """Tell whether «before» and «that» stand before an imperfect, which then tells an event (قبل أن تقتله الشرطة)."""
    return index > 1 and clause.text(index - 1) == "ان" and "by" in clause.roles(index - 2)


def _is_told(clause: Clause, index: int) -> bool:
    """Tell whether the deed is what somebody says happened: أعلنت مقتله، أشار إلى مصرعه، نبأ استشهاده، تأكيد وفاته."""
    place = (
        index - 1
        if clause.text(index).startswith("ب") or index == 0 or "preposition" not in clause.roles(index - 1)
        else index - 2
    )
    return place >= 0 and (clause.tagged.tags[place].form.is_speech or "tells" in clause.roles(place))


def _is_carried_out(clause: Clause, index: int) -> bool:
    """Tell whether somebody is said to have set about the deed: قامت الشرطة بقتله، أقدموا على خطفه."""
    joined = clause.text(index).startswith("ب") or "preposition" in clause.roles(index - 1)
    return joined and any("does" in clause.roles(place) for place in range(max(0, index - _DOES_REACH), index))


def relative_of(clause: Clause, index: int) -> int | None:
    """Return the «who» of a clause that tells what a deed done to him led to, or that it is known; or None.

    الرجل الذي تواترت الأنباء عن مقتله، الشاب الذي أثار اعتقاله غضبا: nobody is told to have wanted it.
    """
    for place in range(index - 1, max(-1, index - _TOLD_BACK), -1):
        tag = clause.tagged.tags[place]
        if "relative_one" in tag.roles:
            between = range(place + 1, index)
            about = clause.text(index - 1) == "عن" or "after" in clause.roles(index - 1)
            roused = len(between) == 1 and not {"preposition", "had", "negation"} & clause.roles(place + 1)
            known = any(clause.tagged.tags[i].form.is_speech or "tells" in clause.roles(i) for i in between)
            return place if (about and (known or "after" in clause.roles(index - 1))) or roused else None
        if tag.is_mark or place in clause.governed or "complement" in tag.roles:
            return None
    return None


def _is_relative(clause: Clause, index: int) -> bool:
    return index > 0 and "relative" in clause.roles(index - 1)


def _claim_object(clause: Clause, index: int, trigger: Trigger) -> bool:
    """Claim a number or an accusative right behind the word: its pronoun is the agent (بعد طعنه إسرائيليا)."""
    number = clause.group_at.get(index + 1)
    if number is None:
        return False
    group = clause.groups[number]
    counted = group.kind == "counted" and group.noun in ("person", "of")
    known = _is_known_object(clause, index, group, trigger)
    if group.joined or group.prepositional or not (counted or known) or number in clause.drafts:
        return False
    if is_unreal(clause.tagged, Governor(index, index + 1, trigger.outcome, trigger)):
        return False
    clause.governors.append(Governor(index, index + 1, trigger.outcome, trigger))
    clause.claim(number, trigger.outcome, "masdar-object", (index, index + 1), trigger.wording)
    return True


def _is_known_object(clause: Clause, index: int, group: Group, trigger: Trigger) -> bool:
    """Tell whether one person behind the deed suffered it: an accusative, or anybody known (بعد قتلها الوزير)."""
    if group.person is not None and group.person.accusative:
        return True
    if not (trigger.kind == "masdar" and trigger.is_deed) or group.kind not in ("single", "named"):
        return False
    prefixed = clause.text(index)[0] in "بل" and clause.text(index)[1:] != ""
    after = clause.roles(index - 1) if index else frozenset()
    nominal = prefixed or ("preposition" in after or "after" in after or "masdar_before" in after)
    return nominal and (group.definite or (group.person is not None and group.person.owned))


def _claim_companions(clause: Clause, index: int, readings: tuple[Trigger, ...]) -> None:
    """Claim those who suffered it with him: مؤكدة مقتله مع عدد من عناصره."""
    masdar = next((trigger for trigger in readings if trigger.kind == "masdar"), None)
    if masdar is None and clause.text(index)[0] == "و":
        masdar = readings[0]  # ويقتلونه مع اثنين من أبنائه
    number = clause.group_at.get(index + 2)
    if masdar is None or number is None or "with" not in clause.roles(index + 1):
        return
    group = clause.groups[number]
    if not (group.is_people or group.noun == "of") or group.kind == "maybe_dual":
        return
    if not is_unreal(clause.tagged, Governor(index, index + 1, masdar.outcome, masdar)):
        clause.claim(number, masdar.outcome, "masdar-object", (index, index + 1), masdar.wording)


def antecedents(clause: Clause, index: int, trigger: Trigger, subject: bool = False) -> list[int]:
    """Return the nearest group before the word that the pronoun can stand for; two joined ones for «هما».

    With ``subject`` only who did or suffered what the clause tells, not whom a preposition brings in.
    """
    pronoun = trigger.needs[0]
    start = _start(clause, index)
    before = [n for n, group in enumerate(clause.groups) if start <= group.first and group.end <= index]
    for number in reversed(before):
        group = clause.groups[number]
        if subject and group.first and "preposition" in clause.roles(group.first - 1):
            continue  # أطلق رجل النار على جاره ثم انتحر
        if number and is_predicate(clause, group):
            continue
        if (
            _is_agent(clause, group, index)
            or not _can_be(clause, group, index)
            or "culprit" in clause.roles(group.first)
        ):
            continue
        if _is_relative(clause, index) and index - group.end > _RELATIVE_REACH:
            return []  # who is named right before is unknown: خليفة السلطاني الذي قتلته مجموعة
        if pronoun == "هما" and group.joined and number > 0 and _are_a_pair(clause, number):
            return [number - 1, number] if number - 1 not in clause.drafts and number not in clause.drafts else []
        if _agrees(clause, group, pronoun):
            return [number] if _is_free(clause, number, trigger) else []
    return []


def is_predicate(clause: Clause, group: Group) -> bool:
    """Tell whether the words say what somebody known is or works as (كان فلان يعمل مصورا، فلان هو قائد الفصيل)."""
    if group.person is None or group.kind != "single" or not group.first:
        return False
    before = clause.roles(group.first - 1)
    return "is_he" in before or ("works_as" in before and group.person.accusative)


def _is_free(clause: Clause, number: int, trigger: Trigger) -> bool:
    """Tell whether the group has no outcome yet, or only wounds that are now said to have been deadly."""
    draft = clause.drafts.get(number)
    if draft is None or (draft.outcome == "casualties" and draft.rule == "subset"):
        return True
    return draft.outcome == "injured" and trigger.outcome == "killed" and trigger.kind != "active"


def _start(clause: Clause, index: int) -> int:
    """Return where the words begin that the pronoun can look back on."""
    for place in range(index - 1, max(-1, index - _BACK), -1):
        if clause.text(place) in CLOSERS or "complement" in clause.roles(place):
            return place + 1
    return max(0, index - _BACK)


def _can_be(clause: Clause, group: Group, index: int) -> bool:
    """Tell whether a group may be meant: people, not the killers behind «by»."""
    if not group.is_people or group.kind == "maybe_dual":
        return False
    if group.own_outcome == "killed":
        return False
    if group.kind == "named" and _goes_with_noun(clause, group):
        return False  # مدير بلدية أبي صيدا
    by = group.first > 0 and (_is_by(clause, group, index) or _is_beaten_by(clause, group))
    return not by and not (group.person is not None and group.person.counts in ("body", "event"))


def _is_by(clause: Clause, group: Group, index: int) -> bool:
    """Tell whether «by» names who did the harm, no new deed told of him (على يد رجل قامت الشرطة بقتله)."""
    return "by" in clause.roles(group.first - 1) and not _is_carried_out(clause, index)


def _is_agent(clause: Clause, group: Group, index: int) -> bool:
    """Tell whether «one of them» did the deed, right before the verb or before another: استل أحدهما سكينا وطعنه."""
    if group.person is not None and group.person.kind == "oneof" and acts_on_him(clause, group):
        return True
    pronoun = group.person is not None and group.person.kind == "pronoun"
    if not pronoun:
        return False
    before = clause.text(group.first - 1) if group.first else ""
    joined = before.startswith(("و", "ف")) or clause.text(index)[0] in "وف"
    acts = bool(before) and joined and group.first - 1 not in clause.governed and not clause.roles(group.first - 1)
    return acts or (group.end == index and clause.text(index)[0] not in "وف")


def _is_beaten_by(clause: Clause, group: Group) -> bool:
    """Tell whether «from» brings in who did it, right behind what he did (للضرب من زوجها)."""
    return (
        clause.text(group.first - 1) == "من"
        and group.kind == "single"
        and group.first > 1
        and not clause.roles(group.first - 2)
    )


def _goes_with_noun(clause: Clause, group: Group) -> bool:
    """Tell whether an unknown noun stands right before a name, which is then its genitive."""
    before = clause.tagged.tags[group.first - 1] if group.first else None
    if before is not None and "town" in before.roles:
        return True  # في مدينة جاسم
    if before is None or before.is_mark or group.joined or before.form.unit == "building":
        return False  # اقتحموا منزل فلان واعتقلوه
    return not (before.roles or before.form.triggers or before.person)


def _are_a_pair(clause: Clause, number: int) -> bool:
    one, other = clause.groups[number - 1], clause.groups[number]
    return one.low == one.high == other.low == other.high == 1 and other.first - one.end <= 6


def _agrees(clause: Clause, group: Group, pronoun: str) -> bool:
    """Tell whether pronoun and group agree: one person, two, or many; a woman or a man."""
    if pronoun == "هما":
        return group.low == group.high == 2
    if pronoun in ("هم", "هن"):
        return group.kind == "counted" and group.low != 1
    if not group.low == group.high == 1:
        return False
    if group.person is not None and group.person.owned and group.person.lemma.endswith("ة"):
        return pronoun == "ها"  # برفقة شقيقته قبل ذبحه
    feminine = group.person is not None and group.person.lemma.endswith("ة")
    return group.kind == "named" or _may_be_she(clause, group) or feminine == (pronoun == "ها")


def _may_be_she(clause: Clause, group: Group) -> bool:
    """Tell whether the ending does not show a woman (أخت، أمه), or is read as a pronoun (طفلة as طفله)."""
    person = group.person
    if person is not None and person.owned and clause.text(group.end - 1).endswith("ه"):
        return True
    return person is not None and ((person.owned and len(person.lemma) <= _SHORT_KIN) or person.lemma.endswith("ت"))
