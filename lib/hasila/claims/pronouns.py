"""Claims of victims whom a pronoun takes up: استهدف مجهولون ضابطا ما أدى إلى مقتله، دهموا منزل الشاب واعتقلوه.

The victims stand before the outcome word, in the same sentence. A pronoun that has no group to refer to makes no claim,
and neither does one whose group has an outcome already.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.claims.antecedents import antecedents, is_carried_out, is_relative, may_be_sought, pronoun_at_end
from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.idioms import tail_of
from hasila.claims.lexicon import Trigger
from hasila.claims.unreal import is_unreal

_LEADS_REACH = 4
#: Words from the verb of an arrest to it, who made it between, and from a pursuit to the arrest joined to it.
_LAID_REACH, _WORK_REACH = 7, 12
#: Words from a negation to the arrest that it denies.
_DENIED_REACH = 3
_DIED_REACH = 22
#: Words from «who» to the deed done to him (الذي تواترت الأنباء عن مقتله).
_TOLD_BACK = 7


def taken_up(clause: Clause) -> None:
    """Claim whom a pronoun at an outcome word takes up, or the object behind it (مشتبه بقتله أربعة أشخاص)."""
    for index, tag in enumerate(clause.tagged.tags):
        resumed = _phrase_with_pronoun(clause, index)
        if resumed is None:
            if not tag.form.resumed or index in clause.governed or tag.phrase_end:
                continue
            resumed = tag.form.resumed
        if clause.group_at.get(index + 1) in clause.drafts:
            continue  # فأرداه قتيلا: the dead man is counted by his own word
        told = next((trigger for trigger in resumed if trigger.kind == "masdar"), resumed[0])
        if _claim_object(clause, index, told):
            continue
        _claim_companions(clause, index, resumed)
        trigger = _in_force(clause, index, resumed)
        if trigger is None:
            continue
        if trigger.outcome == "injured" and _has_died(clause, index):
            continue  # استشهد إثر إصابته
        clause.governors.append(Governor(index, index + 1, trigger.outcome, trigger))
        behind = index - 2 if _is_before_that(clause, index) else index  # قبل أن تقتله
        who = relative_of(clause, index) if trigger.kind == "masdar" else None
        behind = who if who is not None else behind
        for number in antecedents(clause, behind, trigger):
            if tag.phrase is not None and not may_be_sought(clause, number, index):
                continue
            clause.claim_in_the_end(number, trigger.outcome, (index, index + 1), trigger.wording)


def _phrase_with_pronoun(clause: Clause, index: int) -> tuple[Trigger, ...] | None:
    """Return the outcome word of a phrase that ends in a pronoun for its victims (القبض عليه), the pronoun known."""
    tag = clause.tagged.tags[index]
    if tag.phrase is None or not tag.phrase.takes_pronouns or index not in clause.governor_at:
        return None
    if clause.has("negation", range(max(0, index - _DENIED_REACH), index)):
        return None  # لم يتم القبض عليه، لم تنجح في القبض عليه
    pronoun = pronoun_at_end(clause.text(tag.phrase_end - 1))
    return None if pronoun is None else (replace(tag.phrase, needs=(pronoun,)),)


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
    if rest and (word[0] == "و" or told.kind == "passive") and tail_of(clause.tagged, index, rest) is None:
        return None  # صادراتها ووارداتها
    end = max(clause.tagged.tags[index].phrase_end, index + 1)
    if is_unreal(clause.tagged, Governor(index, end, told.outcome, told)):
        return None
    if masdar is not None and (_is_brought_about(clause, index) or relative_of(clause, index) is not None):
        return masdar
    if verb is not None and verb.present:
        held = verb.outcome == "captured" and index and "had" in clause.roles(index - 1)  # كانت تحتجزهم
        return verb if held or _is_before_that(clause, index) or _goes_on_now(clause, index) else None
    if verb is not None and (word[0] in "وف" or masdar is None or is_relative(clause, index)):
        return verb
    return None


def _is_brought_about(clause: Clause, index: int) -> bool:
    """Tell whether something led to the deed, or another thing happened after it: أسفر عن إصابته، بعد اعتقاله."""
    before = clause.roles(index - 1) if index else frozenset()
    if "after" in before or "masdar_before" in before:
        return True
    near = range(max(0, index - _LEADS_REACH), index)
    if clause.has("leads", near) or (clause.tagged.tags[index].phrase is not None and _is_police_work(clause, index)):
        return True
    return _is_told(clause, index) or is_carried_out(clause, index)


def _is_police_work(clause: Clause, index: int) -> bool:
    """Tell whether an arrest is said to be made: ألقت الشرطة القبض عليه، تمكنت من القبض عليه، تم رصده والقبض عليه."""
    near = range(max(0, index - _LAID_REACH), index)
    if clause.has("lays_hands", near) or clause.has("manages", near[-_LEADS_REACH:]):
        return True
    before = range(max(0, index - _WORK_REACH), index)
    made = clause.has("done", before) or clause.has("manages", before)
    return made and clause.text(index)[0] == "و"


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


def _claim_object(clause: Clause, index: int, trigger: Trigger) -> bool:
    """Claim a number or an accusative right behind the word: its pronoun is the agent (بعد طعنه إسرائيليا)."""
    number = clause.group_at.get(index + 1)
    if number is None:
        return False
    group = clause.groups[number]
    counted = group.kind == "counted" and group.noun in ("person", "of")
    known = _is_known_object(clause, index, group, trigger)
    deed = trigger.kind == "masdar" and trigger.is_deed and clause.text(group.first)[0] == "ل"
    to = counted and group.prepositional and deed  # اعترف بقتله لثلاث نساء
    if group.joined or (group.prepositional and not (known or to)) or not (counted or known) or number in clause.drafts:
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
    if group.prepositional:
        return clause.text(group.first).startswith("ل")  # قتله لضابط
    prefixed = clause.text(index)[0] in "بل" and clause.text(index)[1:] != ""
    after = clause.roles(index - 1) if index else frozenset()
    nominal = prefixed or ("preposition" in after or "after" in after or "masdar_before" in after)
    office = group.person is not None and group.person.kind == "title" and clause.text(group.end).startswith("ال")
    return nominal and (group.definite or office or (group.person is not None and group.person.owned))


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
