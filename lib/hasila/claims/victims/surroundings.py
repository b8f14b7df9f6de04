"""The class that victims of unknown kind take from what is said of them further on: where they were, what they fought.

«ممن كانوا على متنها» makes fighters of those in an army's vehicle and of nobody else, «خلال معارك ضد كذا» of one who is
only named, «ومعظم الضحايا من المدنيين» a mixed number of the dead before it.
"""

from __future__ import annotations

from hasila.arabic import readings
from hasila.claims.clause import Clause, Draft
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.tagging import CLOSERS
from hasila.claims.victims.cues import cue_at

#: Words between victims and «on board», and between a vehicle and the harm to those in it.
_ABOARD, _VEHICLE_REACH = 4, 16
#: Words between a name and the fight he fell in, and of the phrase of a fight.
_FIGHT_REACH, _FIGHT_WORDS = 8, 4
#: Words between one victim and what he did when he fell.
_FOUGHT_REACH = 18
#: Words between the dead and «most of the dead».
_MOST_REACH = 14
#: Words between one victim and his age, and the age from which nobody is a child.
_AGE_REACH, _GROWN = 7, 18


def is_aboard_of_force(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether victims were in a vehicle of war («دبابة», «سيارة عسكرية») that stands before them."""
    end, context = draft.group.end, lexicon.context
    if not any(clause.text(n) in context["aboard"] for n in range(end, min(len(clause.tagged.tags), end + _ABOARD))):
        return False
    for index in range(draft.group.first - 1, max(-1, draft.group.first - 1 - _VEHICLE_REACH), -1):
        called = [rest for _, rest in readings(clause.text(index))]
        described = (f"{rest} {clause.text(index + 1)}" for rest in called)
        if any(name in context["war_vehicle"] for name in (*called, *described)):
            return True
        if any(name in context["vehicle"] for name in called):
            return cue_at(clause.tagged, index + 1, lexicon) == "combatant"
    return False


def fell_in_battle(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether one who is only named fell in a fight against somebody or on duty («خلال معارك ضد كذا»)."""
    tags, end = clause.tagged.tags, draft.group.end
    if draft.group.kind != "named":
        return False
    for index in range(end, min(len(tags), end + _FIGHT_REACH)):
        text = tags[index].word.text
        if text in CLOSERS or (tags[index].form.triggers and index > draft.trigger[1]):
            return False
        if text in lexicon.context["on_duty"]:
            return True
        if text.removeprefix("و") in lexicon.context["battle"]:
            behind = tags[index + 1 : index + 1 + _FIGHT_WORDS]
            return any(tag.word.text in lexicon.context["against"] for tag in behind)
    return False


def fell_fighting(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether one victim fell while he fought («قتل نجل فلان … بينما كان يقاتل في صفوف كذا»)."""
    tags, end, context = clause.tagged.tags, draft.group.end, lexicon.context
    if draft.group.high != 1 or draft.group.low != 1 or not lexicon.fighting.search(clause.tagged.sentence.norm):
        return False
    for index in range(end, min(len(tags), end + _FOUGHT_REACH)):
        text = clause.text(index)
        if text in CLOSERS or (tags[index].form.triggers and index > draft.trigger[1]):
            return False
        if text in context["fights"]:
            return any(clause.text(n) in context["while"] for n in range(max(end, index - 2), index))
    return False


def is_a_child_by_age(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether one victim is said to be under age («شاب يبلغ من العمر 15 عاما», «فلان الفلاني (12 عاما)»)."""
    tags, end = clause.tagged.tags, draft.group.end
    if draft.group.low != 1 or draft.group.high != 1:
        return False
    for index in range(end, min(len(tags) - 1, end + _AGE_REACH)):
        text = clause.text(index)
        if text in CLOSERS or tags[index].form.triggers:
            return False
        if text.isdecimal() and clause.text(index + 1) in lexicon.context["years"]:
            return 0 < int(text) < _GROWN
    return False


def are_mostly_civilians(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether it is said of the dead or wounded further on that most are civilians («ومعظم الضحايا مدنيون»)."""
    tags, end, context = clause.tagged.tags, draft.group.end, lexicon.context
    for index in range(end, min(len(tags) - 2, end + _MOST_REACH)):
        if clause.text(index) in CLOSERS:
            return False
        if clause.text(index).removeprefix("و") not in context["most_of"]:
            continue
        of = tags[index + 1].person
        everybody = clause.text(index + 1) in context["all_harmed"]
        if of is None or not of.outcome or not (everybody or of.outcome == draft.outcome):
            continue
        after = index + 2 + (clause.text(index + 2) == "من")
        person = tags[after].person if after < len(tags) else None
        return person is not None and person.kind == "plain" and person.number in ("many", "two_or_many")
    return False
