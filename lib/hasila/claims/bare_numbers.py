"""Whether a number that an outcome word reaches is of people: by its noun, by «of», by what stands behind it.

A bare number is nobody's until the words around it say so (أصابت ستة بجروح); of things it never is.
"""

from __future__ import annotations

from hasila.claims.clause import Clause, between_killed_and_injured
from hasila.claims.governor import Governor
from hasila.claims.group import Group


def may_be_people(clause: Clause, governor: Governor, group: Group, steps: int) -> bool:
    """Tell whether a number is of people: by its noun, by «من …», by what follows, or as it stands by the verb."""
    if steps == 0 and group.definite and group.noun == "none":
        return True  # وخطف الثلاثة
    other = governor.trigger.may_be_spending or governor.trigger.counted_only
    if other and group.noun == "of" and clause.text(min(group.stop, len(clause.tagged.tags) - 1)) == "منها":
        return False  # قضى أربعين منها
    if group.noun == "of" and _is_of_things(clause, group):
        return False
    if group.is_people or group.noun == "of" or between_killed_and_injured(clause, group.end):
        return True
    if group.imputed and has_the(clause, group):
        return True
    after = clause.tagged.tags[group.end] if group.end < len(clause.tagged.tags) else None
    closed = after is None or after.is_mark or bool({"preposition", "subset"} & after.roles)
    if after is not None and not closed:
        by_it = after.word.text.startswith("ب") and "violence" in after.roles
        closed = by_it or bool(after.form.conjunction and after.form.triggers)  # وفقدان أربعة وإصابة مئة
    after_harm = governor.joined and bool(clause.drafts) and not group.imputed  # تفجير يقتل ثلاثة ويصيب عشرة
    if steps == 0 and group.noun == "none" and _are_hit(clause, governor, group):
        return True
    fate = after is not None and "unknown_fate" in after.roles  # مصير 588 مجهولا
    if fate and steps == 0 and group.noun == "none":
        return True
    if governor.outcome == "killed" and group.imputed and steps == 0 and group.noun == "none" and closed:
        return True  # موت عشرات الآلاف
    idiom = bool(governor.trigger.needs) and not governor.trigger.counted_only  # وقع خمسة في الأسر
    return (governor.trigger.near or after_harm or idiom) and steps == 0 and group.noun == "none" and closed


def _are_hit(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether wounds or torture stand behind a bare number (وأصابت ستة بجروح، قضى أربعة تحت التعذيب)."""
    after = [tag.roles for tag in clause.tagged.tags[group.end : group.end + 2]]
    wounded = bool(after) and governor.outcome == "injured" and {"light", "violence"} <= after[0]
    died = len(after) > 1 and governor.outcome == "killed" and {"light", "preposition"} <= after[0]
    return wounded or (died and "violence" in after[1])


def _is_of_things(clause: Clause, group: Group) -> bool:
    """Tell whether a number is one of things: أحرق أكثر من 150 من المنازل."""
    near = clause.tagged.tags[group.end : group.end + 2]
    return any(tag.form.unit in ("weapon", "building", "animal", "thing") for tag in near)


def has_the(clause: Clause, group: Group) -> bool:
    """Tell whether a number has the article (العشرات)."""
    return clause.text(group.first)[group.cut :].startswith("ال")
