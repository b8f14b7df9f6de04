"""Repeats: «المدنيين الثلاثة» says again what «إصابة ثلاثة مدنيين» said, in an earlier sentence.

A definite number after its noun is a claim where an earlier claim of the article has the same number and the same kind
of victims; it takes that claim's outcome. Nothing else crosses the border of a sentence here.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.claims.clause import Clause, Draft, is_released
from hasila.records import Claim

_SENTENCES_BACK = 8
_REPORT_BACK = 2
#: Names stand so many sentences behind the number of those named.
_NAMES_BACK = 3


def possible_echoes(clause: Clause) -> list[Draft]:
    """Return drafts, without an outcome yet, of the definite numbers of a sentence that no rule has claimed."""
    return [
        Draft(group, "killed", "echo", (group.first, group.stop))
        for number, group in enumerate(clause.groups)
        if group.anaphoric
        and number not in clause.drafts
        and group.own_outcome is None
        and not is_released(clause, group.first)
    ]


def echoed(echo: Claim, earlier: list[Claim]) -> Claim | None:
    """Return the repeat with the outcome of the last claim it repeats, or None where it repeats none."""
    for claim in reversed(earlier):
        near = 0 <= echo.sentence_id - claim.sentence_id <= _SENTENCES_BACK
        if near and _same_figure(echo, claim) and claim.victim_class == echo.victim_class:
            wording = claim.death_wording
            return replace(echo, outcome=claim.outcome, is_cumulative=claim.is_cumulative, death_wording=wording)
    return None


def with_class_before(claim: Claim, earlier: list[Claim]) -> Claim:
    """Return a repeat of a figure («القتلى السبعة») with the class that the earlier claim gave its victims.

    Who is only named is of the kind of those just before, where these suffered the same and are all of one kind.
    """
    if claim.victim_class != "unknown":
        return claim
    if claim.is_named:
        same = [before for before in earlier if before.outcome == claim.outcome and before.qualifier != "zero"]
        near = [before for before in same if claim.sentence_id - before.sentence_id <= _NAMES_BACK]
        kinds = {before.victim_class for before in same}
        return replace(claim, victim_class=kinds.pop()) if near and len(kinds) == 1 else claim
    if claim.rule != "repeated-noun":
        return claim
    for before in reversed(earlier):
        if before.outcome == claim.outcome and _same_figure(claim, before) and before.victim_class != "unknown":
            return replace(claim, victim_class=before.victim_class)
    return claim


def with_total_before(claim: Claim, earlier: list[Claim]) -> Claim:
    """Return a figure of a report that goes on («وأشار البيان إلى …») as a total where those just before it were."""
    if not earlier or claim.qualifier == "zero" or claim.low in (1, 2):
        return claim
    last = earlier[-1].sentence_id
    before = [other for other in earlier if other.sentence_id == last]
    if claim.sentence_id - last > _REPORT_BACK or not all(other.is_cumulative for other in before):
        return claim
    return replace(claim, is_cumulative=True)


def _same_figure(one: Claim, other: Claim) -> bool:
    return one.low == other.low and one.high == other.high and one.low is not None
