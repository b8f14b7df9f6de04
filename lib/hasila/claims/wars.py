"""Which figures are the cost of a war or a campaign though no period is named: أسفر الصراع عن مقتل الآلاف.

A war costs lives as long as it lasts; an attack, a clash and a day's unrest do not, and are no concern of this module.
"""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft

#: As many as this flee a war, not an attack.
MANY_DISPLACED = 40_000
#: From how many on the dead or wounded of a war named anywhere near are those of all of it.
_OF_A_WAR = 1000
#: From how many on they are where the war itself is what cost them, or whose dead are counted.
_ITS_COST = 20
#: Words from a war to what it cost, and from a count to the war whose dead it counts.
_COST_REACH, _COUNT_REACH = 8, 6
#: What a war that is the subject stands behind.
_OPENS = frozenset({"leads", "leaves", "led", "complement", "barrier"})


def is_of_a_war(clause: Clause, draft: Draft, near: list[int]) -> bool:
    """Tell whether people are told of a whole war before them: أسفر الصراع عن مقتل الآلاف، الحرب قتلت ألف مدني."""
    low = draft.group.low or 0
    displaced = draft.outcome == "displaced"
    if low < (MANY_DISPLACED if displaced else _ITS_COST):
        return False
    wars = [index for index in clause.where("war") if near[0] <= index <= near[-1]]
    if displaced or low >= _OF_A_WAR:
        return any(index < draft.group.first or "preposition" in clause.roles(index - 1) for index in wars)
    return any(_costs(clause, draft, index) for index in wars)


def _costs(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether a war is what cost the lives: أسفرت الحرب عن مقتل 500, not مخلفات الحرب قتلت 30."""
    first = draft.trigger[0]
    if not index < first <= index + _COST_REACH or clause.text(first - 1) == "في":
        return False
    opens = index == 0 or clause.tagged.tags[index - 1].is_mark or not _OPENS.isdisjoint(clause.roles(index - 1))
    led = {"leads", "leaves"} & (clause.roles(index - 1) if index else frozenset())
    return opens and (bool(led) or any({"leads", "leaves"} & clause.roles(n) for n in range(index + 1, first)))


def counts_a_war(clause: Clause, draft: Draft, near: list[int]) -> bool:
    """Tell whether the dead of a war, of protests or of a campaign are counted: بلغ عدد قتلى الحملة 60."""
    if draft.rule != "stated-count" or (draft.group.low or 0) < _ITS_COST:
        return False
    first = draft.group.first
    counts = [index for index in clause.where("count") if max(near[0], first - 2 * _COUNT_REACH) <= index < first]
    if not counts or clause.has("this_day", near) or clause.has("moment", near):
        return False
    told = range(counts[0] + 1, min(first, counts[0] + 1 + _COUNT_REACH))
    return clause.has("war", told) or clause.has("campaign", told)
