"""Claims of somebody who is said to have died or been hurt, later in his sentence, by a verb without a subject.

«أصيب شرطي بطلق ناري ثم توفي»، «إلا أنها فارقت الحياة»، «كان عائدا عندما أصيب بشظية»، «وتم قتله»: who that is stands
before. A verb that says of no group before it what befell it makes no claim.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.claims.antecedents import antecedents, may_be_sought, pronoun_at_end
from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.settings import is_called_by_name
from hasila.claims.tagging import SOFT_MARKS
from hasila.claims.voice import looks_passive

#: Words behind a verb that may name the wound.
_WOUND_REACH = 4
#: Words of the name of who speaks.
_NAME_REACH = 6
_OF_VIOLENCE = frozenset({"shot", "violence", "wound", "of_wounds"})


def befell_later(clause: Clause) -> None:
    """Claim whom a verb without subject takes up: إلا أنه فارق الحياة، ثم توفي، وتم قتله."""
    claimed = {draft.trigger[0] for draft in clause.drafts.values()}
    for governor in clause.real:
        if governor.first in claimed or (governor.trigger.kind == "masdar" and governor.trigger.takes_pronouns):
            continue  # القبض عليه: hasila.claims.pronouns
        _claim_companions(clause, governor)
        pronoun = _pronoun_of(clause, governor)
        if pronoun is None:
            continue
        trigger = replace(governor.trigger, needs=(pronoun,))
        linked = _takes_up(clause, governor.first)
        told = linked if linked is not None else _tells_when(clause, governor)
        done_to = governor.trigger.follows_victims and bool(governor.trigger.needs)  # اعتدى على نادل وألحق به كدمات
        if done_to and not _is_one_alone(clause, governor):
            continue
        for number in antecedents(clause, told or governor.first, trigger, linked is None and not done_to):
            one = governor.joined and governor.outcome == "captured" and clause.groups[number].kind == "single"
            if one and not may_be_sought(clause, number, governor.first):
                continue
            span = (governor.first, max(governor.end, governor.last))
            clause.claim_in_the_end(number, governor.outcome, span, trigger.wording)


def _claim_companions(clause: Clause, governor: Governor) -> None:
    """Claim who suffered it with him: تم القبض عليه مع زوجته."""
    place = governor.end
    while place < len(clause.tagged.tags) - 1 and clause.text(place) in SOFT_MARKS:
        place += 1  # «تم القبض عليه» مع زوجته
    number = clause.group_at.get(place + 1)
    if not governor.trigger.follows_victims or number is None or "with" not in clause.roles(place):
        return
    if clause.groups[number].is_people and clause.groups[number].kind != "maybe_dual":
        span = (governor.first, governor.end)
        clause.claim(number, governor.outcome, "subject-verb", span, governor.trigger.wording)


def _is_told_now(clause: Clause, governor: Governor) -> bool:
    """Tell whether a headline tells another deed in the present before this one (رجل يقتل زوجته وينتحر)."""
    return any(other.trigger.present and other.end <= governor.first for other in clause.real)


def _takes_up(clause: Clause, first: int) -> int | None:
    """Return where «but he» begins, right before the verb (إلا أنه، لكنها); None where nothing takes up anybody."""
    for place in range(max(0, first - 2), first):
        tag = clause.tagged.tags[place]
        if "takes_up" in tag.roles and max(tag.marker_end, place + 1) == first:
            return place
    return None


def _tells_when(clause: Clause, governor: Governor) -> int | None:
    """Return where «when», «after» or «that he» begins, before a verb without a subject: كان نائما عندما أصيب بشظية."""
    first = governor.first
    while first and {"had", "maybe"} & clause.roles(first - 1):
        first -= 1
    for place in range(max(0, first - 2), first):
        if max(clause.tagged.tags[place].marker_end, place + 1) != first:
            continue
        if "when" in clause.roles(place) or speaks_of_himself(clause, place, governor):
            harm = not governor.trigger.is_ill or _names_wound(clause, governor)
            return place if harm and looks_passive(clause, governor.end) else None
    return None


def _names_wound(clause: Clause, governor: Governor) -> bool:
    """Tell whether the words right behind a verb name a wound, weapon or place (أصيب بكسور), no illness in «by» it."""
    near = range(governor.end, min(governor.end + _WOUND_REACH, len(clause.tagged.tags)))
    if near and clause.tagged.tags[near[0]].form.resumed:
        return True  # أصيب بطعنة
    placed = bool(near) and "preposition" in clause.roles(near[0]) and not clause.text(near[0]).startswith("ب")
    return placed or any(_OF_VIOLENCE & clause.roles(place) for place in near)


def _goes_on_with_wounds(clause: Clause, governor: Governor) -> bool:
    """Tell whether «and» or «so» goes on with the one person spoken of: سقط عامل من السطح وأصيب بكسور."""
    joined = clause.tagged.tags[governor.first].form.trigger_cut and clause.text(governor.first)[0] in "وف"
    if not joined or governor.outcome != "injured" or governor.trigger.present or not _names_wound(clause, governor):
        return False
    return _is_one_alone(clause, governor)


def _dies_so(clause: Clause, governor: Governor) -> bool:
    """Tell whether «so» brings in the death of the one person spoken of: سقط عامل من السقالة فتوفي على الفور."""
    so = clause.tagged.tags[governor.first].form.trigger_cut and clause.text(governor.first)[0] == "ف"
    return bool(so) and governor.outcome == "killed" and _is_one_alone(clause, governor)


def _is_one_alone(clause: Clause, governor: Governor) -> bool:
    """Tell whether the words before a verb speak of one group of people only, which a pronoun can be no other's."""
    people = [group for group in clause.groups if group.end <= governor.first and group.is_people]
    if len(people) != 1 or people[0].joined:
        return False
    before = people[0].first - 1
    if before < 0 or clause.text(before) == "من" or "on" in clause.roles(before):
        return True
    inside = "preposition" in clause.roles(before) or clause.text(before).startswith("ب")
    return not inside  # في مسافر يطا، بقيام المواطن


def speaks_of_himself(clause: Clause, place: int, governor: Governor) -> bool:
    """Tell whether who speaks says that he was hurt (قال الصحفي سامر إنه أصيب), no spokesman or kin of his."""
    if governor.outcome != "injured" or not place or "that_he" not in clause.roles(place):
        return False
    if clause.tagged.tags[place - 1].form.is_speech:
        return True  # توجه إلى المشفى وأفاد بأنه أصيب
    near = [group for group in clause.groups if 0 <= place - group.end <= _NAME_REACH]
    group = near[-1] if near else None
    if group is None or not group.first or not clause.tagged.tags[group.first - 1].form.is_speech:
        return False
    plain = group.person is not None and group.person.kind in ("", "own")  # no doctor, no officer: they speak of others
    return group.kind == "named" or (plain and group.kind == "single" and is_called_by_name(clause, group))


def _pronoun_of(clause: Clause, governor: Governor) -> str | None:
    """Return the pronoun that would stand for the subject of the verb; None where it goes on with nothing."""
    if governor.trigger.follows_victims:
        return pronoun_at_end(clause.text(governor.end - 1))
    trigger = governor.trigger
    when = _tells_when(clause, governor) is not None
    linked = when or _takes_up(clause, governor.first) is not None
    how = bool(trigger.needs) and governor.last == governor.end + 1  # وأعدم شنقا
    told = when or how or (linked and not trigger.present and looks_passive(clause, governor.end))
    told = trigger.kind == "passive" or (trigger.kind == "either" and told)
    if not told or trigger.is_carrier or trigger.near or governor.first == 0:
        return None
    joined = (governor.joined or "then" in clause.roles(governor.first - 1)) and governor.outcome == "killed"
    joined = joined or _goes_on_with_wounds(clause, governor) or _dies_so(clause, governor)
    if not (linked or joined) or (trigger.present and not linked and not _is_told_now(clause, governor)):
        return None
    verb = clause.text(governor.first)
    if trigger.plural:
        return "هم" if verb.endswith("وا") else "هما" if verb.endswith("ا") else None
    return "ها" if verb.endswith("ت") else "ه"
