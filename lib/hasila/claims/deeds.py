"""Claims of the number of those who suffered a deed: بلغ عدد الذين خطفهم التنظيم 300، بلغت حالات الاعتقال 19."""

from __future__ import annotations

from hasila.claims.clause import Clause
from hasila.claims.counts import number_said
from hasila.claims.lexicon import Trigger

#: Words from cases of a deed to their number (بلغت حالات الاعتقال في المدينة وحدها 19).
_CASES_REACH = 8
#: Words from a count to the pronoun of those counted (عدد المهاجرين الذين).
_WHO_REACH = 4


def counted_by_deed(clause: Clause) -> None:
    """Claim the number of those who suffered: بلغ عدد الذين خطفهم التنظيم 300، ارتفع عدد من قتلوا في الغارة إلى 14."""
    for index in clause.where("count"):
        told = _deed_counted(clause, index)
        if told is None:
            continue
        trigger, noun = told
        number = number_said(clause, index, noun, through=True)
        if number is not None and clause.groups[number].noun in ("person", "none"):
            clause.drafts.pop(clause.group_at.get(index, -1), None)
            clause.claim(number, trigger.outcome, "stated-count", (noun, noun + 1), trigger.wording)


def _deed_counted(clause: Clause, index: int) -> tuple[Trigger, int] | None:
    """Return the verb that says what those counted suffered, and its place: عدد الذين خطفهم، عدد من قتلوا."""
    for place in range(index + 1, min(index + _WHO_REACH, len(clause.tagged.tags) - 1)):
        if "relative" not in clause.roles(place) and clause.text(place) not in ("من", "ممن"):
            continue
        done = next((t for t in clause.tagged.tags[place + 1].form.resumed if t.kind != "masdar"), None)
        if done is not None:
            return (done, place + 1) if index not in clause.group_at else None
        number = clause.governor_at.get(place + 1)
        governor = clause.governors[number] if number is not None else None
        if governor is not None and governor.real and governor.is_verb and governor.trigger.kind != "active":
            told = governor.trigger.plural and not governor.trigger.is_carrier
            return (governor.trigger, max(governor.end, governor.last) - 1) if told else None
        return None
    return None


def counted_cases(clause: Clause) -> None:
    """Claim the number of cases of a deed: بلغ عدد حالات الاعتقال 19، ارتفعت حالات الاختناق إلى 12."""
    for governor in clause.real:
        before = range(max(0, governor.first - 2), governor.first)
        said = any({"count", "reaches", "says_count"} & clause.roles(place) for place in before)
        counts = "case" in clause.roles(governor.first) or clause.text(governor.first).startswith("ال")
        if not said or not counts or governor.is_verb or not governor.trigger.follows_victims:
            continue
        places = range(governor.end, min(governor.end + _CASES_REACH, len(clause.tagged.tags)))
        number = next((clause.group_at[place] for place in places if place in clause.group_at), None)
        if number is None or clause.groups[number].kind != "counted" or number in clause.drafts:
            continue
        if clause.groups[number].noun in ("none", "person"):
            clause.claim(
                number, governor.outcome, "stated-count", (governor.first, governor.end), governor.trigger.wording
            )
