"""Numbers that count no people: dates, years, parts of names, shares, and what belongs to the thing before it.

Each question is asked of a numeral expression and the words right beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import NUMBERED
from hasila.claims.tagging import DASHES, SOFT_MARKS, Tag, Tagged
from hasila.quantities import NumberPhrase

#: The least number that is a year behind a month, and the most that spelled behind a time counts it (يومين اثنين).
_LEAST_YEAR, _FEW = 1000, 2
#: Digits that are a year where nothing says that they count.
YEARS = range(1900, 2101)
#: Words that multiply the number before them.
SCALES = (1_000, 1_000_000, 1_000_000_000)


def is_rest(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the number is cut off by a quotation mark from the figure that it belongs to («23» مليونا)."""
    mark = number.first - 1
    quoted = mark > 0 and tagged.tags[mark].word.text in SOFT_MARKS - DASHES and number.value in SCALES
    return quoted and any(other.last == mark and other.digits for other in tagged.numbers)


def is_date(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the digits are a day, a year, or a part of a name (عام 2016, #3, F-35)."""
    before = tagged.tags[number.first - 1] if number.first else None
    if before is None or not number.digits or number.core != number.first:
        return False
    if before.form.unit in ("time", "month") and not number.cut:
        return True
    return before.word.text in ("/", "\\", "#", "$", "%") or is_part_of_name(tagged, number.first)


def is_year(tagged: Tagged, number: NumberPhrase, head: int | None) -> bool:
    """Tell whether the digits are the year of a date, whatever stands behind them (21 جوان 2016)."""
    if head is not None and _is_year_of_deed(tagged, number, head):
        return True
    if number.low in YEARS and number.high in YEARS and number.low != number.high and head is None and number.digits:
        return True  # قتلوا بين 1994 و1996
    before = tagged.tags[number.first - 1] if number.first else None
    return before is not None and number.value in YEARS and number.digits and before.form.unit in ("time", "month")


def _is_year_of_deed(tagged: Tagged, number: NumberPhrase, head: int) -> bool:
    """Tell whether digits behind «in» are a year, what stands behind them no noun they count (في 2019 رفات 21 شخصا)."""
    if not number.digits or number.value not in YEARS or not number.first or number.cut:
        return False
    before, noun = tagged.tags[number.first - 1], tagged.tags[head].person
    bodies = noun is not None and (noun.counts == "body" or noun.number == "many")
    return bodies and (before.word.text == "في" or "since" in before.roles)


def is_labelled(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the digits say how many the dead or wounded right before them are (مجموع الشهداء 1980)."""
    before = tagged.tags[number.first - 1] if number.first else None
    if before is None or before.person is None or before.person.outcome is None or number.cut:
        return False
    counted = tagged.tags[number.first - 2].roles if number.first > 1 else frozenset()
    return before.form.definite and before.person.number != "one" and "count" in counted


def is_line_number(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the digits number a line or item, a mark and one known person behind them: 2 - العريف فلان."""
    first, behind = number.first, tagged.tags[number.last : number.last + 2]
    opens = not first or tagged.tags[first - 1].is_mark
    if not (number.digits and opens and len(behind) > 1) or number.cut or behind[0].word.text not in NUMBERED:
        return False
    person = behind[1].person if behind[1].form.definite else None
    return person is not None and person.number == "one" and person.outcome is None


def is_part_of_name(tagged: Tagged, first: int) -> bool:
    """Tell whether a dash or letters stand right before digits, whose name they end (إيل -20، F-35)."""
    before = tagged.tags[first - 1]
    if first < 2 or tagged.tags[first].word.spaced or not before.is_mark:
        return False
    if before.word.text == "-" and before.word.spaced:
        return True  # إيل -20
    return not before.word.spaced and tagged.tags[first - 2].word.text.isascii()


def is_share(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the number is the hundred of a percentage (82 في المائة، 82 بالمئة)."""
    if not number.definite or not number.first or number.value not in (100, 1000):
        return False
    attached = tagged.tags[number.first].word.text.startswith("ب")
    return tagged.tags[number.first - 1].word.text == "في" or (
        attached and any(other.last == number.first for other in tagged.numbers)
    )


def belongs_to_noun(tagged: Tagged, number: NumberPhrase, noun: str) -> bool:
    """Tell whether the number is of the thing before it (الكنائس الثلاث، مكتبا واحدا من أصل خمسة)."""
    return _is_adjective(tagged, number) or (noun == "none" and _follows_a_thing(tagged, number))


def _is_adjective(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether «one» says that a thing is single (محرك واحد): a noun that counts no people stands before it."""
    if not number.first or number.digits or number.value != 1 or number.definite or number.cut:
        return False
    before = tagged.tags[number.first - 1]
    known = before.roles or before.form.triggers or before.person or before.form.conjunction
    return before.word.kind == "word" and (not known or (before.form.unit == "time" and not before.person))


def is_one_of_time(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether «one» says that a span of time is single (بعد عام واحد من وفاة أخيه)."""
    if not number.first or number.digits or number.value != 1 or number.definite or number.cut:
        return False
    before = tagged.tags[number.first - 1]
    return before.form.unit == "time" and before.person is None and not before.has_preposition


def is_named_by_number(tagged: Tagged, number: NumberPhrase, head: int | None) -> bool:
    """Tell whether digits behind a definite thing are its name, the man behind them definite too (الفرقة 30 العقيد).

    «The one» behind the servant of is a name as well (عبد الواحد).
    """
    if number.definite and number.value == 1 and number.first and tagged.tags[number.first - 1].form.begins_name:
        return True
    if number.first and number.digits and "model" in tagged.tags[number.first - 1].roles:
        return True  # مقاتلة أف 16 إسرائيلية
    if not number.first or not number.digits or head is None or not tagged.tags[head].form.definite:
        return False
    before, person = tagged.tags[number.first - 1], tagged.tags[head].person
    thing = before.form.unit is not None and before.word.text.startswith("ال")
    return thing and person is not None and person.number == "one"


def _follows_a_thing(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the number belongs to the noun before it (الكنائس الثلاث، الفوج 46)."""
    if number.last < len(tagged.tags) and "case" in tagged.tags[number.last].roles:
        return False  # سجلت المنظمة 318 حالة
    postposed = (
        number.definite or number.digits or (number.vague and number.low == 3 and number.last - number.first == 1)
    )
    if not number.first or not postposed:
        return False
    before = tagged.tags[number.first - 1]
    several = number.last - number.first > 1 and not number.vague  # المدينة 45 ألفا
    return before.form.unit is not None and number.core == number.first and not number.cut and not several


def is_of_time(tags: Sequence[Tag], number: NumberPhrase) -> bool:
    """Tell whether a number counts or names a time: 3 مايو، عام 2014، يوم واحد، الساعات الـ24، الأشهر الأربعة."""
    before, after = tags[max(0, number.first - 1) : number.first], tags[number.last : number.last + 1]
    if any(tag.form.unit in ("month", "time") for tag in after):
        return number.digits or after[0].form.unit == "time"
    if any(tag.form.unit == "month" for tag in before):
        return number.digits and (number.value or 0) >= _LEAST_YEAR
    if any("weekday" in tag.roles for tag in tags[number.first : number.last]):
        return True  # مساء الاثنين
    day = any({"this_day", "weekday"} & tag.roles for tag in before)
    timed = day or any(tag.form.unit == "time" for tag in before)
    return timed and (not day or number.definite or (not number.digits and (number.value or 0) <= _FEW))
