"""Claims of one who took his own life: أقدم شاب على الانتحار، أقدمت فتاة في إربد على وضع حد لحياتها.

Who did stands between «set about» and the deed. Who was only led to it, or tried, makes no claim.
"""

from __future__ import annotations

from hasila.claims.clause import Clause

#: Words from «set about» to the deed, who it was and when and where between.
_SET_REACH = 16


def took_own_life(clause: Clause) -> None:
    """Claim one person between «set about» and his own death: أقدم عامل في ورشته على شنق نفسه."""
    for index in clause.where("own_death"):
        about = [place for place in clause.where("sets_about") if 0 < index - place <= _SET_REACH]
        about = [place for place in about if not place or clause.text(place - 1) != "من"]  # من أقدم المدن
        if not about:
            continue
        between = range(about[-1] + 1, index)
        numbers = [clause.group_at[place] for place in between if place in clause.group_at]
        one = next((n for n in numbers if clause.groups[n].kind in ("single", "named")), None)
        apart = any(place in clause.governed or "complement" in clause.roles(place) for place in between)
        if one is not None and not apart and not clause.groups[one].joined:
            clause.claim(one, "killed", "verb-object", (index, clause.tagged.tags[index].marker_end), "neutral")
