"""Which figures are totals over a period, not of one event: «منذ بداية الحرب»، «خلال العام الماضي», or too large."""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft
from hasila.claims.group import Group
from hasila.claims.one_deed import OF_ONE_DEED, has_own_date, is_dated, is_of_one_deed, is_of_other_figure
from hasila.claims.periods import is_length, is_year, opens_period, since_a_day
from hasila.claims.tagging import CLOSERS
from hasila.claims.wars import MANY_DISPLACED, counts_a_war, is_of_a_war

#: An exact figure of the killed or injured from here on is a total of many events.
_MANY = 3000
_PERIOD_REACH = 30
#: An exact figure of people held or missing from here on is no single raid's.
_MANY_HELD = 10_000
#: Rules by which a count that rises is told.
_COUNTS = ("stated-count", "outcome-noun")
#: Words between a noun and «since» where a participle says that it has lasted (المدينة الخاضعة لسيطرة القوات منذ).
_LASTING_REACH = 4
#: Words from the relative pronoun to «since», and from what has lasted back to its noun.
_RELATIVE_REACH, _DEED_REACH = 9, 8
#: From how many on a count that one more raises is of many deeds, and what shows that it is still that of one.
_GROWN, _LATE = 30, ("disaster", "of_death", "finds", "dies_of")
#: Roles of the words that may begin a period.
_OPENINGS = ("cumulative", "year_now", "last_year", "since", "preposition", "two_years")
#: What has cost the lives told of since it began; behind the figure only attacks, in the plural.
_COSTLY, _DEEDS = frozenset({"war", "violence", "revolt", "deeds"}), frozenset({"deeds"})
#: Words of a sentence within which a month that opens it stands (وفي تموز الماضي قتل 50 مدنيا).
_OPENING_END = 3
_YEARS = ("عام", "سنه", "العام", "في")
_IN = ("في", "وفي", "ففي")
#: Words of «since» and its date, behind which another day may be named.
_DAY_REACH = 3
#: Letters of «and» with a particle.
_SHORT = 4


def is_cumulative(clause: Clause, draft: Draft) -> bool:
    """Tell whether the words around a draft say that it is a total over a period."""
    group = draft.group
    if group.low is not None and not group.imputed and _most(group) >= _many(clause, draft.outcome):
        return True
    if group.kind in ("single", "dual", "named") or draft.outcome == "missing":
        return False  # who is missing since a day is so all the time
    near = _around(clause, group.first, group.end)
    if is_of_a_war(clause, draft, near) or counts_a_war(clause, draft, near):
        return True
    if draft.rule in _COUNTS and any(since_a_day(clause, index) for index in near):
        return True
    if draft.rule in _COUNTS and _has_grown_by_one(clause, draft):
        return True
    began = draft.rule == "stated-count" and clause.has("began", near)
    return (
        began
        or any(_counts(clause, draft, index) for index in _openings(clause, near))
        or _is_of_a_month(clause, draft, near)
        or _is_statistic_of_a_year(clause, draft, near)
    )


def _most(group: Group) -> int:
    """Return the figure, or the upper bound where nothing else is told (لم يتجاوز عشرة آلاف)."""
    return group.low or group.high or 0


def _many(clause: Clause, outcome: str) -> float:
    """Return from how many on an exact figure of an outcome is no single event's."""
    if outcome in ("killed", "injured", "casualties"):
        return _MANY
    if outcome in ("captured", "missing"):
        return _MANY_HELD
    disaster = bool(clause.where("disaster"))
    return MANY_DISPLACED if outcome == "displaced" and not disaster else float("inf")


def _is_of_a_month(clause: Clause, draft: Draft, near: list[int]) -> bool:
    """Tell whether the figure is of a whole month («في تموز», «شهد شهر نيسان»), and of no single event in it."""
    months = [index for index in near if _is_month(clause, index)]
    if not months:
        return False
    if clause.has("single_event", near):
        return any("during" in clause.roles(index - 1) for index in months)  # أحصى خلال تموز 29 عملية أدت إلى مقتل 22
    return any(clause.text(index - 1) not in _IN or _is_of_that_month(clause, draft, index) for index in months)


def _is_statistic_of_a_year(clause: Clause, draft: Draft, near: list[int]) -> bool:
    """Tell whether statistics give the figure of a year, no one event told of: تفيد سجلات بغرق 19 عام 2010."""
    events = [index for index in near if index not in range(*draft.trigger)]  # غرق is what is counted
    if not clause.where("statistics") or clause.has("single_event", events):
        return False
    return any(is_year(clause.tagged.tags[index]) and clause.text(index - 1) in _YEARS for index in near if index)


def _is_of_that_month(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether «in» a month says when many were killed, not when one deed was done that is told of on the way."""
    if draft.rule in _COUNTS or _has_year(clause, index):
        return True
    if (draft.group.low or 0) < OF_ONE_DEED:
        return False
    if index < draft.group.first:
        return index <= _OPENING_END
    between = range(draft.group.end, index)
    return not clause.has("relative", between) and not any(clause.text(place) == "،" for place in between)


def _is_month(clause: Clause, index: int) -> bool:
    """Tell whether a month is named without a day, after «في» or «شهر»."""
    if clause.tagged.tags[index].form.unit != "month" or index == 0:
        return False
    before, first = clause.text(index - 1), clause.text(max(0, index - 2))
    if before == "في" and _has_year(clause, index):
        return bool(clause.where("documents"))  # else an event of long ago, dated: خطف 276 تلميذة في نيسان 2014
    if before in ("شهر", "لشهر"):
        return first not in ("من", "الي", "حتي")
    return (before == "في" or "during" in clause.roles(index - 1)) and clause.text(index) != "شهر"


def _has_year(clause: Clause, index: int) -> bool:
    """Tell whether a year stands behind a month, or behind its second name (في ديسمبر/كانون الأول عام 2016)."""
    near = clause.tagged.tags[index + 1 : index + 6]
    return any(map(is_year, near))


def _around(clause: Clause, first: int, end: int) -> list[int]:
    """Return the words of the group's clause: to the next closing mark either way, within reach."""
    left = first
    while left > 0 and first - left < _PERIOD_REACH and not _turns(clause, left - 1):
        left -= 1
    right = end
    while right < len(clause.tagged.tags) and right - end < _PERIOD_REACH and not _turns(clause, right):
        if "rises" in clause.roles(right):
            break
        right += 1
    return list(range(left, right))


def _turns(clause: Clause, index: int) -> bool:
    """Tell whether another statement begins: at a closing mark, or at «بعدما», «فيما», «بينما»."""
    return clause.text(index) in CLOSERS or "turn" in clause.roles(index)


def _has_grown_by_one(clause: Clause, draft: Draft) -> bool:
    """Tell whether one more dead makes a count of many deeds (باستشهاد الشاب يرتفع العدد إلى 63)."""
    if (draft.group.low or 0) < _GROWN or not clause.where("rises") or clause.where("single_event"):
        return False
    before = [group for group in clause.groups if group.first < draft.group.first]
    if not before or any(group.kind not in ("single", "dual", "named") or group.counts_bodies for group in before):
        return False
    late = any(clause.where(role) for role in _LATE)
    return not late and not any(tag.person and tag.person.outcome == "injured" for tag in clause.tagged.tags)


def _openings(clause: Clause, near: list[int]) -> list[int]:
    """Return the words of ``near`` that may begin a period: a preposition, or a phrase of the lexicon."""
    first, last = near[0], near[-1]
    return [index for role in _OPENINGS for index in clause.where(role) if first <= index <= last]


def _counts(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether a period begins at a word, and the figure is of it."""
    return opens_period(clause, index) and not _is_of_another(clause, draft, index)


def _is_of_another(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether «since» says how long something beside the figure has lasted, or how long ago it happened."""
    if is_of_one_deed(clause, draft, index) or is_of_other_figure(clause, draft, index):
        return True
    if has_own_date(clause, draft, index):
        return True
    if "since" not in clause.roles(index):
        return is_dated(clause, draft, index)
    if is_length(clause, index) and (_is_held_since(clause, draft, index) or _is_ago(clause, draft, index)):
        return True
    lasting = _lasting_before(clause, index)
    if index < draft.group.first:
        if _is_of_that_day(clause, draft, index):
            return True
        counted = draft.rule in _COUNTS  # عدد المحتجزين منذ بدء الحملة
        return lasting is not None and not counted and not _is_deed(clause, lasting, _COSTLY)
    between = range(draft.group.end, index)
    if lasting is not None and lasting in between and not _has_cost(clause, lasting):
        return True
    return clause.has("this_day", range(draft.trigger[1], index)) or _tells_on(clause, between)


def _is_held_since(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether people have been held for so long, not taken one by one in a campaign (حملة منذ أيام طالت 90)."""
    if draft.outcome != "captured":
        return False
    return not (index < draft.group.first and clause.has("campaign", range(max(0, index - 3), draft.group.first)))


def _is_of_that_day(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether a day of its own stands at the word of harm: تشهد البلاد منذ 2014 حربا، وأمس قتل ستة جنود."""
    first = draft.trigger[0]
    near = range(max(index + _DAY_REACH, first - 2), max(first, draft.group.first))
    days = [place for place in clause.where("this_day") if place in near and place > index]
    return any("until" not in clause.roles(place - 1) for place in days)


def _is_ago(clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether so long ago one deed was done, or people were taken who were found later."""
    if clause.has("single_event", range(draft.group.end, index)):
        return True
    before = [governor for governor in clause.real if governor.first < index]
    taken = before[-1] if before else None
    return taken is not None and taken.outcome in ("captured", "missing") and draft.outcome != taken.outcome


def _lasting_before(clause: Clause, index: int) -> int | None:
    """Return what says of a noun that it has lasted since: a participle (المحاصرة) or a relative clause (التي تشهد)."""
    for place in range(index - 1, max(-1, index - 1 - _LASTING_REACH), -1):
        if "lasting" in clause.roles(place):
            return place
        if clause.tagged.tags[place].is_mark:
            break
    for place in range(index - 1, max(-1, index - 1 - _RELATIVE_REACH), -1):
        tag = clause.tagged.tags[place]
        if "relative" in tag.roles:
            return place
        if clause.text(place) in CLOSERS or place in clause.governed:
            break
    return None


def _is_deed(clause: Clause, index: int, kinds: frozenset[str]) -> bool:
    """Tell whether what has lasted is of some kinds that cost lives: a war, a campaign, attacks."""
    before = range(max(0, index - _DEED_REACH), index)
    return any(not clause.roles(place).isdisjoint(kinds) for place in before)


def _has_cost(clause: Clause, index: int) -> bool:
    """Tell whether what has lasted is the cause: attacks in the plural, or a war «owing to» which they died."""
    head = index - 2 if clause.tagged.tags[index - 1].is_mark else index - 1
    if clause.has("broke_out", range(index + 1, index + 2)) and _is_deed(clause, index, _COSTLY):
        return True
    return _is_deed(clause, index, _DEEDS) or (head > 0 and "owing" in clause.roles(head - 1))


def _tells_on(clause: Clause, between: range) -> bool:
    """Tell whether another statement begins behind a comma: قتل 12 شخصا، وتتعرض المنطقة لقصف منذ أشهر."""
    return any(
        clause.text(place) == "،" and _is_joined_verb(clause, place + 1) for place in between if place + 1 in between
    )


def _is_joined_verb(clause: Clause, index: int) -> bool:
    """Tell whether a word looks like «and» with a verb of another matter: وتشهد، ويتعرض، وحظرت."""
    tag, text = clause.tagged.tags[index], clause.text(index)
    told = tag.form.triggers or tag.form.is_speech or tag.person is not None or tag.form.unit or tag.roles
    past = text[0] == "و" and text.endswith("ت") and not text.endswith("ات")
    return not told and len(text) > _SHORT and (past or text[:2] in ("وت", "وي"))
