"""Whether a form in -ين, which may be of two or of many, is of two: what stands beside it, and elsewhere, tells."""

from __future__ import annotations

import re
from functools import lru_cache

from hasila.claims.clause import Clause
from hasila.claims.group import Group

#: Words from two people to the harm of two (صحافيين فرنسيين من إذاعة كذا تم اغتيالهما).
_TOLD_REACH = 8


def dual_cue(clause: Clause, group: Group) -> bool:
    """Tell whether the sentence says that a form in -ين is two people, not many."""
    around = range(max(0, group.first - 3), min(len(clause.tagged.tags), group.end + 8))
    if clause.has("dual", around) or _has_one_joined(clause, group) or _has_dual_adjective(clause, group):
        return True
    return _harm_of_two(clause, group) or _are_two_elsewhere(clause, group)


def _harm_of_two(clause: Clause, group: Group) -> bool:
    """Tell whether the harm of two is told right behind them (صحافيين فرنسيين تم اغتيالهما، شابين بعد خطفهما)."""
    near = clause.tagged.tags[group.end : group.end + _TOLD_REACH]
    return any(tag.word.text.endswith("هما") and (tag.form.resumed or tag.form.triggers) for tag in near)


def _has_dual_adjective(clause: Clause, group: Group) -> bool:
    """Tell whether the nation right behind has another plural, so that its form in -ين is of two (مواطنين روسيين)."""
    tag = clause.tagged.tags[group.end] if group.end < len(clause.tagged.tags) else None
    if tag is None or tag.person is None or tag.form.person_cut:
        return False
    dual = tag.person.number == "two" and tag.person.kind in ("nation", "adjective")
    return dual and tag.form.definite == group.definite


def _has_one_joined(clause: Clause, group: Group) -> bool:
    """Tell whether one person unknown is joined right behind, as people are counted one by one (طيارين وفني)."""
    number = clause.group_at.get(group.end)
    if number is None or group.definite or not clause.text(group.first).endswith("ين"):
        return False
    one = clause.groups[number]
    return one.joined and one.kind == "single" and not one.definite and one.own_outcome is None


def _are_two_elsewhere(clause: Clause, group: Group) -> bool:
    """Tell whether the article says elsewhere that they are two (مدنيان، مدنيين اثنين)."""
    word = clause.text(group.first)[group.cut :].removeprefix("ال")
    if not word.endswith("ين"):
        return False
    return bool(_two(word).search(clause.tagged.sentence.text.norm))


@lru_cache(maxsize=1_000)
def _two(word: str) -> re.Pattern[str]:
    """Return a pattern of the same noun where it can be two only."""
    return re.compile(rf"(?<![^\W_])[وفل]?(?:ال)?(?:{word[:-2]}ان|{word}\s+اثنين)(?![^\W_])")
