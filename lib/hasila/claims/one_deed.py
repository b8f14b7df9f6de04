"""Which figures are of one attack or accident though a period is named beside them: the blast of last year that killed.

«منذ 2011» may stand in the same sentence as one attack and its dead; what the verb of harm has for its subject decides.
Whether there is a period at all is for :mod:`hasila.claims.periods` to say.
"""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft
from hasila.claims.tagging import CLOSERS

#: From how many on not one deed alone is told of.
OF_ONE_DEED = 20
#: Words from an attack to the relative pronoun that goes back to it, and to a verb without one (هجوم أودى بحياة).
_RELATIVE_REACH, _VERB_REACH = 12, 5
#: Words of a sentence within which a year that opens it stands (والعام الماضي قتل 60 مدنيا).
_OPENING_END = 1
#: Words from «since» to the deed that it names.
_SINCE_REACH = 2
#: Words from «where» to the word of harm, and from a period to a date of the figure's own.
_WHERE_REACH, _OWN_DATE = 3, 4
_IN = ("وفي", "ففي")
#: Words between the relative pronoun and the word of harm (التي أدت إلى مقتل).
_CAUSE_REACH = 4


def is_of_other_figure(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether «that» and another figure stand between a figure and a period behind it.

    قتل خمسة أمس، وتقول المنظمة إن 300 قتلوا هذا العام
    """
    that = next((place for place in clause.where("complement") if draft.group.end <= place < index), None)
    return that is not None and any(that < group.first < index for group in clause.groups)


def has_own_date(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether a month of its own stands between a period and a figure: في السنوات الأخيرة …، وفي أيار قتل ستة."""
    first = draft.trigger[0]
    return index < first and any(
        clause.tagged.tags[place].form.unit == "month" and clause.text(place - 1) in _IN
        for place in range(index + _OWN_DATE, min(first, draft.group.first))
    )


def is_of_one_deed(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether one attack or accident did the harm that a period at ``index`` seems to count.

    An offensive lasts: it is one deed only where the period does not begin long before it (منذ الهجوم على الفندق الذي
    أسفر عن مقتل 12, not تشن منذ شباط هجوما أوقع 900 قتيل).
    """
    deed = _deed_before(clause, draft)
    if deed is None:
        return False
    if "since" in clause.roles(index):
        near = index < deed <= index + _SINCE_REACH
        named = near and not clause.has("relative", range(deed, draft.trigger[0]))
        if named:
            return False  # منذ انفجار المرفأ قتل 12
        if "offensive" in clause.roles(deed):
            return near
    return "moment" in clause.roles(deed) or "offensive" in clause.roles(deed)


def _deed_before(clause: Clause, draft: Draft) -> int | None:
    """Return the one deed that is the subject of the word of harm: التفجير الذي أودى بحياة، تفجير أسفر عن مقتل."""
    first = draft.trigger[0]
    stop = max(-1, first - 1 - _CAUSE_REACH)
    relative = next((place for place in range(first - 1, stop, -1) if "relative" in clause.roles(place)), None)
    reach = _VERB_REACH if relative is None else _RELATIVE_REACH
    last = first if relative is None else relative
    groups = {group.first for group in clause.groups}
    for place in range(last - 1, max(-1, last - 1 - reach), -1):
        if clause.text(place) in CLOSERS or place in groups:
            return None
        if not clause.roles(place).isdisjoint(_DEEDS):
            return place if _is_one(clause, place, relative is None) else None
    return None


#: One deed of a moment or of days, and what is of many.
_DEEDS = frozenset({"moment", "offensive", "deeds", "war", "revolt"})
#: What stands before one deed where many are meant (كل هجوم، عمليات إطلاق النار).
_MANY = frozenset({"each", "deeds"})


def _is_one(clause: Clause, place: int, alone: bool) -> bool:
    """Tell whether a deed is one, uncounted, and named for the first time where no relative pronoun goes back to it."""
    before = clause.tagged.tags[place - 1] if place else None
    if before is not None and "truce" in before.roles:
        return False
    counted = before is not None and (before.word.kind == "number" or not _MANY.isdisjoint(before.roles))
    return not counted and not (alone and clause.text(place).startswith("ال"))


def is_dated(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether one deed is only dated by its week, month or year, or another one is.

    قتل خمسة في كمين خلال الأسبوع الماضي; شهدت البلاد هجمات في السنوات الأخيرة كان آخرها مقتل 17.
    """
    group = draft.group
    bare = "last_year" in clause.roles(index)
    if bare and (group.low or 0) < OF_ONE_DEED:
        return True
    if index < group.first:
        told = range(index, group.first)
        where = [place for place in told if clause.text(place) == "حيث"]
        aside = bool(where) and draft.trigger[0] - where[-1] > _WHERE_REACH  # في السنوات الأخيرة حيث أعربت …
        return aside or (bare and index > _OPENING_END) or clause.has("latest", told)
    between = range(group.end, index)
    if bare and clause.has("relative", between):
        return True
    if (group.low or 0) < OF_ONE_DEED and clause.has("single_event", between):
        return True
    return any(clause.text(place) == "حيث" for place in between)
