"""One or two people counted by a wound or a case: بينهم حالة خطيرة، حالتا وفاة، إصابتان برصاص الجنود.

A wound alone is nobody: where it stands, and what stands behind it, says whether it means who has it.
"""

from __future__ import annotations

from hasila.claims.group import Group
from hasila.claims.tagging import Tagged

#: What one or two of the wounded or dead are counted by.
CASES = frozenset({"grave_case", "two_cases"})
#: What is said to have brought wounds about, or how grave they are.
_BROUGHT = frozenset({"by", "violence", "shot", "owing", "dual"})
#: Words from what brought wounds about to them.
_BRINGS_REACH = 3
#: Words from two wounds to what is told of them.
_STATE_REACH = 4


def counts_cases(tagged: Tagged, index: int) -> bool:
    """Tell whether a word stands for one or two people by what befell them: بينهم حالة خطيرة، حالتا وفاة."""
    return "two_cases" in tagged.tags[index].roles or _is_grave_case(tagged, index)


def _is_grave_case(tagged: Tagged, index: int) -> bool:
    """Tell whether a wound stands for who has it, behind «among them» (بينهم حالة خطيرة، من بينها إصابتان حرجتان)."""
    if _are_two_wounded(tagged, index) or _head_a_line(tagged, index):
        return True
    after = tagged.tags[index + 1].roles if index + 1 < len(tagged.tags) else frozenset()
    near = range(max(0, index - 3), index)
    opens = any("subset" in tagged.tags[i].roles and max(tagged.tags[i].marker_end, i + 1) == index for i in near)
    bare = not tagged.tags[index].word.text.startswith(("ب", "ل", "ك"))  # منهم بحالة حرجة
    return opens and bare and bool({"critical", "of_wounds"} & after)


def _are_two_wounded(tagged: Tagged, index: int) -> bool:
    """Tell whether two wounds are two people, behind what brought them about (أسفر عن إصابتين، وقعت إصابتان).

    Behind «in» only ranks or a village hold people: إصابتين في الركبة is one man's.
    """
    tag = tagged.tags[index]
    if not tag.word.text.endswith(("ان", "ين")) or not index or tag.form.trigger_cut or tag.form.person_cut:
        return False
    near = tagged.tags[max(0, index - _BRINGS_REACH) : index]
    brought = any({"carrier", "happens", "leads", "records"} & before.roles for before in near)
    if not brought or ("preposition" in near[-1].roles and "carrier" not in near[-1].roles):
        return False
    after = tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
    if after is None or after.is_mark or after.form.conjunction:
        return True
    return after.word.text != "في" or "ranks" in after.roles


def _head_a_line(tagged: Tagged, index: int) -> bool:
    """Tell whether two wounds open a line, or go on with the dead of one, what brought them about behind.

    إصابتان برصاص الجنود، شهيد وإصابتان بقصف; not «إصابتان في الركبة», nor those of a player.
    """
    tag = tagged.tags[index]
    before = tagged.tags[index - 1] if index else None
    if not tag.word.text.endswith("ان"):
        return False
    harmed = before is not None and before.person is not None and before.person.outcome in ("killed", "injured")
    opens = harmed if tag.form.conjunction else before is None or before.is_mark
    behind = tagged.tags[index + 1 : index + _STATE_REACH]
    return opens and any(not _BROUGHT.isdisjoint(after.roles) or after.form.unit == "weapon" for after in behind)


def case_group(tagged: Tagged, index: int) -> Group:
    """Return the group of a grave case, of one or two who are hurt, or of two counted by what befell them."""
    two = tagged.tags[index].word.text.endswith("ن") or "two_cases" in tagged.tags[index].roles
    kind, low = ("dual", 2) if two else ("single", 1)
    cut = int(tagged.tags[index].word.text.startswith("و"))
    return Group(index, index + 1, index + 1, low, low, "exact", False, kind, "person", index, None, cut, bool(cut))
