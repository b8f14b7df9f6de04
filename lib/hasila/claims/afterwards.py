"""Claims of somebody who is said to have died or been hurt, later in his sentence, by a verb without a subject.

«أصيب شرطي بطلق ناري ثم توفي»، «إلا أنها فارقت الحياة»، «وتم قتله»: who that is stands before. A verb that says of no
group before it what befell it makes no claim.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.claims.antecedents import antecedents
from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.tagging import SOFT_MARKS

#: Pronouns at the end of a phrase (تم اعتقالهم), the longest first.
_PRONOUNS = ("هما", "هم", "هن", "ها", "ه")


def befell_later(clause: Clause) -> None:
    """Claim whom a verb without subject takes up: إلا أنه فارق الحياة، ثم توفي، وتم قتله."""
    claimed = {draft.trigger[0] for draft in clause.drafts.values()}
    for governor in clause.real:
        if governor.first in claimed:
            continue
        _claim_companions(clause, governor)
        pronoun = _pronoun_of(clause, governor)
        if pronoun is None:
            continue
        trigger = replace(governor.trigger, needs=(pronoun,))
        linked = _takes_up(clause, governor.first)
        for number in antecedents(clause, linked or governor.first, trigger, subject=linked is None):
            clause.drafts.pop(number, None)
            span = (governor.first, max(governor.end, governor.last))
            clause.claim(number, governor.outcome, "subject-verb", span, trigger.wording)


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


def _pronoun_of(clause: Clause, governor: Governor) -> str | None:
    """Return the pronoun that would stand for the subject of the verb; None where it goes on with nothing."""
    if governor.trigger.follows_victims:
        last = clause.text(governor.end - 1)
        return next((pronoun for pronoun in _PRONOUNS if last.endswith(pronoun)), None)
    trigger = governor.trigger
    if trigger.kind != "passive" or trigger.is_carrier or governor.first == 0:
        return None
    linked = _takes_up(clause, governor.first) is not None
    joined = (governor.joined or "then" in clause.roles(governor.first - 1)) and governor.outcome == "killed"
    if not (linked or joined) or (trigger.present and not linked and not _is_told_now(clause, governor)):
        return None
    verb = clause.text(governor.first)
    if trigger.plural:
        return "هم" if verb.endswith("وا") else "هما" if verb.endswith("ا") else None
    return "ها" if verb.endswith("ت") else "ه"
