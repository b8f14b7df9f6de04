"""Claims that hold the dead and the wounded together, or tell them apart: 40 بين قتيل وجريح، خمس ضحايا و12 جريحا."""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft, between_killed_and_injured
from hasila.claims.tagging import Tag

#: Words from victims to how they ended, and from victims to the wounded counted apart.
_STATE_REACH, _APART_REACH = 5, 9
#: Words from one who was hurt to the end that he met.
_LAST_REACH = 40


def killed_or_injured(clause: Clause) -> None:
    """Make a figure «بين قتيل وجريح» one of killed or injured together, whatever brings it in (وأوقعت عشرات بين …)."""
    for number, group in enumerate(clause.groups):
        place = next((i for i in (group.end, group.end + 1) if between_killed_and_injured(clause, i)), None)
        place = _dead_and_hurt_behind(clause, number) if place is None else place
        if place is None or group.first in clause.spent:
            continue
        clause.drafts.pop(number, None)
        clause.claim(number, "casualties", "killed-or-injured", (place, min(place + 3, len(clause.tagged.tags))), None)


def _dead_and_hurt_behind(clause: Clause, number: int) -> int | None:
    """Return where «dead and wounded» tells how victims ended (راح ضحيتها المئات من الأهالي قتلى وجرحى)."""
    end = clause.groups[number].end
    if number not in clause.drafts or clause.groups[number].kind != "counted":
        return None
    for place in range(end, min(end + _STATE_REACH, len(clause.tagged.tags) - 1)):
        here, after = clause.tagged.tags[place], clause.tagged.tags[place + 1]
        if here.is_mark or here.form.conjunction or place in clause.governed:
            return None
        if _is_state(here, "killed") and _is_state(after, "injured") and after.joined:
            two = after.person is not None and after.person.number == "two"
            return None if two else place  # 3 أطفال قتلى وجريحان
    return None


def _is_state(tag: Tag, outcome: str) -> bool:
    """Tell whether an indefinite plural says that people are dead or wounded (قتلى، وجرحى)."""
    person = tag.person
    plural = person is not None and person.outcome == outcome and person.number != "one"
    return plural and not tag.form.definite and not tag.has_preposition


def victims_beside_the_hurt(clause: Clause) -> None:
    """Say killed of victims beside whom the wounded are counted apart: خمس ضحايا و12 جريحا."""
    hurt = [draft for draft in clause.drafts.values() if draft.outcome == "injured" and draft.rule != "subset"]
    for draft in clause.drafts.values():
        victims = clause.tagged.tags[draft.trigger[1] - 1].person
        if draft.outcome != "casualties" or victims is None or victims.outcome != "casualties":
            continue
        apart = [other for other in hurt if _are_counted_apart(clause, draft, other)]
        if apart and not any(_adds_up(clause, draft, other) for other in apart):
            draft.outcome, draft.wording = "killed", "neutral"


def _adds_up(clause: Clause, whole: Draft, hurt: Draft) -> bool:
    """Tell whether victims are divided behind into the dead and these wounded: 60 شخصا (20 قتيلا و40 جريحا)."""
    dead = [
        d.group.low or 0 for d in clause.drafts.values() if d.outcome == "killed" and d.group.first > whole.group.first
    ]
    return any(low + (hurt.group.low or 0) == whole.group.low for low in dead)


def fallen_beside_the_dead(clause: Clause) -> None:
    """Say killed of people who «fell», or of victims, where only dead are counted: 40 قتيلا فيما سقط 12 مدنيا."""
    told = [draft for draft in clause.drafts.values() if draft.group.kind == "counted"]
    if not told or {draft.outcome for draft in told} - {"killed", "casualties"}:
        return
    dead = [draft for draft in told if draft.outcome == "killed" and draft.rule != "subset"]
    open_ones = [draft for draft in told if draft.outcome == "casualties" and _has_no_fate(clause, draft)]
    for draft in open_ones if dead else ():
        if any(other.group.end <= draft.group.first for other in dead):
            draft.outcome, draft.wording = "killed", "neutral"


def _has_no_fate(clause: Clause, draft: Draft) -> bool:
    """Tell whether a figure is of those who fell or of a part of them, or of victims counted (عدد ضحاياها)."""
    governor = clause.governor_of(draft)
    if governor is not None:
        return governor.trigger.is_carrier and governor.outcome == "casualties"
    victims = clause.tagged.tags[draft.trigger[1] - 1].person
    return draft.rule == "stated-count" and victims is not None and victims.outcome == "casualties"


def hurt_who_died(clause: Clause) -> None:
    """Say killed of one who was hit and of whom «who died» follows: وأصاب الشاب الذي مات."""
    for draft in clause.drafts.values():
        end = draft.group.end
        if draft.outcome == "injured" and _dies_at_last(clause, draft):
            draft.outcome, draft.wording = "killed", "neutral"
            continue
        if (
            draft.outcome != "injured"
            or draft.group.kind not in ("single", "named")
            or "relative" not in (clause.roles(end) if end < len(clause.tagged.tags) else ())
        ):
            continue
        number = clause.governor_at.get(end + 1)
        governor = clause.governors[number] if number is not None else None
        if governor is None or not governor.real or governor.trigger.kind != "passive":
            continue
        if governor.outcome == "killed":
            draft.outcome, draft.wording = "killed", governor.trigger.wording


def _dies_at_last(clause: Clause, draft: Draft) -> bool:
    """Tell whether «before» and «that» bring in how one or two who were hurt died: قبل أن يفارقا الحياة."""
    if draft.group.kind not in ("single", "named", "dual"):
        return False
    for governor in clause.real:
        first = governor.first
        if governor.outcome != "killed" or governor.trigger.kind != "passive" or first <= max(draft.trigger[1], 2):
            continue
        last = first - draft.group.end <= _LAST_REACH and clause.text(first - 1) == "ان"
        behind = clause.group_at.get(max(governor.end, governor.last))
        if last and "by" in clause.roles(first - 2) and behind is None and governor.trigger.present:
            start = max(draft.trigger[1], draft.group.end)
            return not any(group.first in range(start, first) for group in clause.groups)
    return False


def victims_of_whom_some_died(clause: Clause) -> None:
    """Say casualties of people hit of whom the sentence tells that some died: دهس عددا من المارة ما أدى إلى مقتل."""
    for draft in clause.drafts.values():
        hit = next((g for g in clause.governors if g.first == draft.trigger[0] and g.is_verb), None)
        if draft.outcome != "injured" or draft.rule != "verb-object" or hit is None or hit.trigger.kind == "passive":
            continue
        if draft.group.kind == "counted" and any(_died_of_it(clause, draft, other) for other in clause.drafts.values()):
            draft.outcome, draft.wording = "casualties", None


def _died_of_it(clause: Clause, draft: Draft, other: Draft) -> bool:
    """Tell whether the dead are told behind «which led to», fewer than those hit."""
    first, stop = draft.group.end, other.trigger[0]
    told = other.outcome == "killed" and other.rule == "masdar-object" and first < stop < other.group.first
    fewer = draft.group.imputed or (other.group.low or 0) < (draft.group.low or 0)
    return told and fewer and clause.has("leads", range(first, stop))


def _are_counted_apart(clause: Clause, draft: Draft, other: Draft) -> bool:
    """Tell whether the wounded are counted soon behind the victims, and are none of them (بينهم خمسة جرحى)."""
    noun = other.group.own_outcome == "injured" or other.rule == "stated-count"
    noun = noun or (other.rule == "masdar-object" and clause.tagged.tags[other.trigger[0]].form.conjunction)
    between = range(draft.group.end, min(other.group.stop + 1, len(clause.tagged.tags)))
    part = any({"subset", "of_them"} & clause.roles(place) for place in between)
    return noun and 0 <= other.group.first - draft.group.end <= _APART_REACH and not part
