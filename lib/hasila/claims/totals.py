"""Which figures are totals over a period, not of one event: «منذ بداية الحرب»، «خلال العام الماضي», or too large."""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft
from hasila.claims.tagging import CLOSERS

#: An exact figure of the killed or injured from here on is a total of many events.
_MANY = 3000
#: As many as this flee a war, not an attack.
_MANY_DISPLACED = 40_000
_PERIOD_REACH = 30
#: From how many on the dead or wounded of a war are those of all of it.
_OF_A_WAR = 1000
#: Words from «since» to «past», where it means ago (منذ أربع سنوات مضت).
_AGO_REACH = 6
#: Words between a count and the day since which it has risen.
_SINCE_REACH = 9
#: An exact figure of people held or missing from here on is no single raid's.
_MANY_HELD = 10_000
#: Rules by which a count that rises is told.
_COUNTS = ("stated-count", "outcome-noun")
#: Words of a number of days behind «in», and the fewest that are a period.
_DAYS_REACH, _FEW_DAYS = 4, 3
#: Roles one of which a word must play to begin a period, beside «في» and «على».
_PERIODS = frozenset({"cumulative", "since", "during", "year_now"})
#: Words between a superlative and «since» (أفدح حادث طيران منذ سنوات).
_SUPERLATIVE_REACH = 6


def is_cumulative(clause: Clause, draft: Draft) -> bool:
    """Tell whether the words around a draft say that it is a total over a period."""
    group = draft.group
    if group.low is not None and not group.imputed and group.low >= _many(clause, draft.outcome):
        return True
    if group.kind in ("single", "dual", "named") or draft.outcome == "missing":
        return False  # who is missing since a day is so all the time
    near = _around(clause, group.first, group.end)
    if _is_of_a_war(clause, draft, near):
        return True
    if draft.rule in _COUNTS and any(_since_a_day(clause, index) for index in near):
        return True
    began = draft.rule == "stated-count" and clause.has("began", near)
    return began or any(_is_period(clause, index) for index in near) or _is_of_a_month(clause, near)


def _many(clause: Clause, outcome: str) -> float:
    """Return from how many on an exact figure of an outcome is no single event's."""
    if outcome in ("killed", "injured", "casualties"):
        return _MANY
    if outcome in ("captured", "missing"):
        return _MANY_HELD
    disaster = bool(clause.where("disaster"))
    return _MANY_DISPLACED if outcome == "displaced" and not disaster else float("inf")


def _is_of_a_war(clause: Clause, draft: Draft, near: list[int]) -> bool:
    """Tell whether thousands are told of a whole war before them: أسفر الصراع عن مقتل الآلاف، الحرب قتلت ألف مدني."""
    group = draft.group
    if (group.low or 0) < _OF_A_WAR or draft.outcome == "displaced":
        return False
    return any("war" in clause.roles(index) for index in near if index < group.first)


def _is_of_a_month(clause: Clause, near: list[int]) -> bool:
    """Tell whether the figure is of a whole month («في تموز», «شهد شهر نيسان»), and of no single event in it."""
    months = [index for index in near if _is_month(clause, index)]
    if clause.has("single_event", near):
        return any("during" in clause.roles(index - 1) for index in months)  # أحصى خلال تموز 29 عملية أدت إلى مقتل 22
    return bool(months)


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
    return any(
        tag.word.kind == "number" and len(tag.word.text) == 4 and tag.word.text[:2] in ("19", "20") for tag in near
    )


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


def _is_period(clause: Clause, index: int) -> bool:
    if clause.roles(index).isdisjoint(_PERIODS) and clause.text(index) not in ("في", "علي"):
        return False
    if _is_year_now(clause, index) or _in_days(clause, index):
        return True
    if "cumulative" not in clause.roles(index) and not _since_a_year(clause, index) and not _in_length(clause, index):
        return False
    behind = range(index + 1, min(len(clause.tagged.tags), index + _AGO_REACH))
    if clause.has("ago", behind):
        return False
    reach = _SUPERLATIVE_REACH if "since" in clause.roles(index) else 2
    return not clause.has("first_time", range(max(0, index - reach), index))


def _in_length(clause: Clause, index: int) -> bool:
    """Tell whether the words say during so many months or years: خلال 3 أعوام، خلال عامين، في خمسة أسابيع."""
    if "during" not in clause.roles(index) and clause.text(index) != "في":
        return False
    behind = range(index + 1, min(len(clause.tagged.tags), index + 4))
    length = next((n for n in behind if "length" in clause.roles(n)), None)
    if length is None or "during" in clause.roles(index):
        return length is not None
    dual = length == index + 1 and clause.text(length).endswith("ين")
    return dual or any((n.first, n.last) == (index + 1, length) for n in clause.tagged.numbers)


def _since_a_year(clause: Clause, index: int) -> bool:
    """Tell whether the words say since a year or a day of a month: منذ 2014، منذ أوت 2014، منذ 30 مارس."""
    if "since" not in clause.roles(index):
        return False
    after = clause.tagged.tags[index + 1 : index + 4]
    if len(after) > 1 and after[0].word.kind == "number" and after[1].form.unit == "month":
        return True
    return any(
        tag.word.kind == "number" and len(tag.word.text) == 4 and tag.word.text[:2] in ("19", "20") for tag in after
    )


def _since_a_day(clause: Clause, index: int) -> bool:
    """Tell whether a count has risen since a day before today: ارتفاع ضحايا الاحتجاجات منذ الاثنين إلى 15."""
    if "since" not in clause.roles(index) or index + 1 >= len(clause.tagged.tags):
        return False
    after = clause.tagged.tags[index + 1]
    rises = clause.has("count", range(max(0, index - _SINCE_REACH), index))
    return rises and "light" in after.roles and "this_day" not in after.roles


def _is_year_now(clause: Clause, index: int) -> bool:
    """Tell whether «this year» is all of it, no day or month of it named before (في نيسان من هذا العام)."""
    if "year_now" not in clause.roles(index) or index == 0:
        return False
    before = clause.tagged.tags[index - 1]
    return before.word.text not in ("من", "في") or before.form.unit is not None


def _in_days(clause: Clause, index: int) -> bool:
    """Tell whether the words say in so many days: قتلوا في خمسة أيام من القصف، خلال الأيام السبعة الماضية."""
    if not clause.where("days") or ("during" not in clause.roles(index) and clause.text(index) not in ("في", "علي")):
        return False
    behind = range(index + 1, min(index + 1 + _DAYS_REACH, len(clause.tagged.tags)))
    days = next((place for place in behind if "days" in clause.roles(place)), None)
    if days is None:
        return False
    numbers = [n for n in clause.tagged.numbers if n.last == days or n.first == days + 1]
    return bool(numbers) and (numbers[0].low or 0) >= _FEW_DAYS and not numbers[0].vague
