"""What words open a period that a figure may be of: since a beginning, in so many weeks, between two months.

A period of hours or of a day is none: what happened «since dawn» or «in 24 hours» is one event. Whether the period is
that of the figure, and not of what stands beside it (البلدة المحاصرة منذ أشهر), is for
:mod:`hasila.claims.totals` to say.
"""

from __future__ import annotations

from hasila.claims.clause import Clause
from hasila.claims.tagging import Tag

#: Words from «since» to «past», where it means ago (منذ أربع سنوات مضت).
_AGO_REACH = 6
#: Words between a count and the day since which it has risen.
_SINCE_REACH = 9
#: Words of a number of days behind «in», and the fewest that are a period.
_DAYS_REACH, _FEW_DAYS = 4, 3
#: Words between a superlative and «since» (أفدح حادث طيران منذ سنوات).
_SUPERLATIVE_REACH = 6
#: Words of a length of time behind «during», and behind «in».
_LENGTH_REACH, _IN_REACH = 4, 2
#: Roles one of which a word must play to begin a period, beside «في» and «على».
_PERIODS = frozenset({"cumulative", "since", "during", "year_now", "last_year"})
_IN = ("في", "وفي", "علي")
_BETWEEN = ("بين", "وبين")
_OPENING_WORDS = frozenset((*_IN, *_BETWEEN))
#: Words from a word of time to what says that it is of hours (الحصيلة الإجمالية لغارات يوم أمس).
_HOURS_REACH = 2
#: Words from «between» to the first month or year, and on to the second.
_FIRST_END, _SECOND_END = 2, 6


def opens_period(clause: Clause, index: int) -> bool:
    """Tell whether a period begins at a word."""
    roles = clause.roles(index)
    if roles.isdisjoint(_PERIODS) and clause.text(index) not in _OPENING_WORDS:
        return False
    if _is_year_now(clause, index) or _in_days(clause, index) or _between_months(clause, index):
        return True
    told = "cumulative" in roles and not is_of_hours(clause, index)
    if not told and not is_since(clause, index) and not _in_length(clause, index):
        return False
    behind = range(index + 1, min(len(clause.tagged.tags), index + _AGO_REACH))
    return not clause.has("ago", behind) and not is_ranked(clause, index)


def reports_period(clause: Clause) -> bool:
    """Tell whether a sentence opens a report of a period: كشفت الهيئة عن تقرير منذ بداية العام وحتى آخر الصيف."""
    if not clause.where("period_report"):
        return False
    return any(
        opens_period(clause, index) for role in ("cumulative", "since", "during") for index in clause.where(role)
    )


def is_ranked(clause: Clause, index: int) -> bool:
    """Tell whether a word of rank stands before a period: the deadliest since, the third during."""
    reach = _SUPERLATIVE_REACH if {"since", "during"} & clause.roles(index) else 2
    return clause.has("first_time", range(max(0, index - reach), index))


def is_since(clause: Clause, index: int) -> bool:
    """Tell whether the words say since a year, a month, a deed or so long: منذ 2014، منذ الصيف، منذ فرض الحصار."""
    if "since" not in clause.roles(index):
        return False
    after = clause.tagged.tags[index + 1 : index + 5]
    if not after or after[0].is_mark:
        return False
    first = after[0]
    if first.word.text == "يوم":
        return len(after) > 1 and after[1].word.kind == "number"
    second = after[1] if len(after) > 1 else None
    if "middle" in first.roles:  # of a month, not of the night
        return second is not None and "this_day" not in second.roles
    if {"this_day", "while"} & first.roles:
        return first.word.text == "اليوم" and second is not None and second.word.text == "الاول"
    if "weekday" in first.roles:
        return second is not None and second.word.text == "الماضي"
    return not is_length(clause, index) or not any("this_day" in tag.roles for tag in after)


def is_length(clause: Clause, index: int) -> bool:
    """Tell whether a length of time stands behind «since»: منذ شهرين، منذ نحو عشرة أيام, not منذ بداية العام."""
    behind = clause.tagged.tags[index + 1 : index + 1 + _LENGTH_REACH]
    opens = bool(behind) and ("about" in behind[0].roles or behind[0].word.kind == "number")
    opens = opens or any(number.first == index + 1 for number in clause.tagged.numbers)
    return any(tag.form.unit == "time" for tag in (behind if opens else behind[:1]))


def since_a_day(clause: Clause, index: int) -> bool:
    """Tell whether a count has risen since a day before today: ارتفاع ضحايا الاحتجاجات منذ الاثنين إلى 15."""
    if "since" not in clause.roles(index) or index + 1 >= len(clause.tagged.tags):
        return False
    after = clause.tagged.tags[index + 1]
    rises = clause.has("count", range(max(0, index - _SINCE_REACH), index))
    return rises and "light" in after.roles and "this_day" not in after.roles


def is_of_hours(clause: Clause, index: int) -> bool:
    """Tell whether hours or a night stand right behind a word of time: طوال الليل، على مدى ساعات."""
    end = max(index + 1, clause.tagged.tags[index].marker_end)
    return clause.has("this_day", range(index + 1, end + _HOURS_REACH))


def _in_length(clause: Clause, index: int) -> bool:
    """Tell whether the words say during so many months or years: خلال 3 أعوام، خلال عامين، في خمسة أسابيع."""
    during = "during" in clause.roles(index)
    if not during and clause.text(index) not in _IN:
        return False
    first = max(index + 1, clause.tagged.tags[index].marker_end)
    behind = range(first, min(len(clause.tagged.tags), first + _LENGTH_REACH - 1))
    if during and behind and is_year(clause.tagged.tags[first]):
        return True
    length = next((n for n in behind if "length" in clause.roles(n)), None)
    if length is None:
        return bool(behind) and _less_than_one(clause, first)
    if during:
        return not clause.has("single_event", range(first, length))
    if _less_than_one(clause, first):
        return True
    if clause.text(length).startswith("ال"):
        followed = length + 1 < len(clause.tagged.tags) and "relative" in clause.roles(length + 1)
        numbered = clause.has("first_time", range(length + 1, length + 2))
        return length <= index + _IN_REACH and not followed and not numbered  # في الأسابيع التي تلت, في العقد الثاني
    dual = length == index + 1 and clause.text(length).endswith("ين")
    return dual or any((n.first, n.last) == (index + 1, length) for n in clause.tagged.numbers)


def _less_than_one(clause: Clause, index: int) -> bool:
    """Tell whether «less than» (or more than) a week, month or year stands at a word: في أقل من شهر."""
    after = clause.tagged.tags[index : index + 3]
    if len(after) < 3 or "compared" not in after[0].roles or after[1].word.text != "من":
        return False
    return bool({"length", "one_length"} & after[2].roles)


def _between_months(clause: Clause, index: int) -> bool:
    """Tell whether a period between two months or years begins: بين آذار وأيار، بين عامي 2014 و2017."""
    if clause.text(index) not in _BETWEEN:
        return False
    end = len(clause.tagged.tags)
    near = range(index + 1, min(end, index + 1 + _FIRST_END))
    first = next((n for n in near if is_year(clause.tagged.tags[n]) or _is_month_name(clause, n)), end)
    behind = range(first + 1, min(end, first + _SECOND_END))
    return any(_is_joined(clause, n) for n in behind if is_year(clause.tagged.tags[n]) or _is_month_name(clause, n))


def _is_joined(clause: Clause, index: int) -> bool:
    """Tell whether «and» or a dash stands before a month or year: وأيار، و2017، -2017."""
    before = clause.text(index - 1)
    edge = before.startswith("و") and "edge" in clause.roles(index - 1)  # بين 2010 وأواخر 2012
    return edge or before in ("و", "-", "–") or clause.text(index).startswith("و")


def _is_month_name(clause: Clause, index: int) -> bool:
    """Tell whether a word is the name of a month, «and» before it or not."""
    return clause.tagged.tags[index].form.unit == "month"


def is_year(tag: Tag) -> bool:
    """Tell whether a word is the number of a year."""
    word = tag.word
    return word.kind == "number" and len(word.text) == 4 and word.text[:2] in ("19", "20")


def _is_year_now(clause: Clause, index: int) -> bool:
    """Tell whether «this year» is all of it, no day or month of it named before (في نيسان من هذا العام)."""
    if {"year_now", "last_year"}.isdisjoint(clause.roles(index)):
        return False
    if index == 0:
        return True
    before = clause.tagged.tags[index - 1]
    if "edge" in before.roles:
        return False
    return before.word.text not in ("من", "في") or before.form.unit is not None


def _in_days(clause: Clause, index: int) -> bool:
    """Tell whether the words say in so many days: قتلوا في خمسة أيام من القصف، خلال الأيام السبعة الماضية."""
    if not clause.where("days") or ("during" not in clause.roles(index) and clause.text(index) not in _IN):
        return False
    behind = range(index + 1, min(index + 1 + _DAYS_REACH, len(clause.tagged.tags)))
    days = next((place for place in behind if "days" in clause.roles(place)), None)
    if days is None:
        return False
    if any(clause.text(place).startswith("ل") for place in behind if place < days):
        return False  # في حداد لثلاثة أيام
    numbers = [n for n in clause.tagged.numbers if n.last == days or n.first == days + 1]
    return bool(numbers) and (numbers[0].low or 0) >= _FEW_DAYS and not numbers[0].vague
