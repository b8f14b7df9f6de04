"""Groups that a number counts: what the number is of, and whether it is of people at all.

Numbers of days, weapons, money, places and parts of dates are told apart here and never become groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.tagging import DASHES, SOFT_MARKS, Tag, Tagged
from hasila.quantities import NumberPhrase, QuantityFinder
from hasila.quantities.finder import bounded

#: Endings of a noun that, after a number, almost always means people (sound masculine plural).
_HUMAN_ENDINGS = ("ين", "ون")
_YEARS = range(1900, 2101)
_SCALES = (1_000, 1_000_000, 1_000_000_000)
_QUALIFIER_REACH = 6
#: Kinds of units that, with a preposition, say what befell a bare number (إصابة 5 بهجوم).
_CAUSES = frozenset({"event", "weapon", "animal"})


def counted_groups(tagged: Tagged, quantities: QuantityFinder, lexicon: ClaimLexicon) -> Iterator[Group]:
    """Yield a group for every number of the sentence that may count people."""
    for number in tagged.numbers:
        group = _counted(tagged, number, quantities)
        if group is None:
            continue
        group = _of_a_land(tagged, number, group, lexicon)
        force = group.noun == "other" and group.head is not None and tagged.tags[group.head].word.text in lexicon.cues
        yield replace(group, noun="of") if force else group


def _of_a_land(tagged: Tagged, number: NumberPhrase, group: Group, lexicon: ClaimLexicon) -> Group:
    """Read «سوريا» behind a number that takes the accusative as people: اعتقال 11 سوريا."""
    if group.noun != "other" or group.head is None or not 11 <= (number.value or 0) % 100 <= 99:
        return group
    people = lexicon.lands.get(tagged.tags[group.head].word.text)
    return replace(group, noun="person", person=people) if people is not None else group


def has_and(tagged: Tagged, first: int, cut: int) -> bool:
    """Tell whether و stands before the group, attached or alone."""
    if cut and tagged.tags[first].word.text[0] in "وف":
        return True
    return first > 0 and tagged.tags[first - 1].word.text == "و"


def _counted(tagged: Tagged, number: NumberPhrase, quantities: QuantityFinder) -> Group | None:
    noun, head, end = _noun_after(tagged, number)
    if _is_share(tagged, number) or _is_year(tagged, number, head) or _is_rest(tagged, number):
        return None
    if (noun != "person" and _is_date(tagged, number)) or (number.digits and _is_part_of_name(tagged, number.core)):
        return None
    if _is_monday(tagged, number, head if noun == "person" else None) or _is_named_by_number(tagged, number, head):
        return None
    before = _noun_before(tagged, number)
    if noun == "person" and before is not None and not _has_outcome(tagged, before):
        before = None
    if before is not None:
        noun, head, end = "person", before, number.last
    if noun == "unit" or (noun in ("none", "of") and _belongs_to_noun(tagged, number, noun)):
        return None
    in_years = number.value in _YEARS and number.qualifier == "exact" and not _is_labelled(tagged, number)
    if number.digits and noun != "person" and (in_years or (noun == "none" and _is_an_item(tagged, number))):
        return None
    person = tagged.tags[head].person if head is not None else None
    if number.weak and person is not None and (person.outcome or person.owned):
        return None
    after = _qualifier_after(tagged, quantities, end) if end > number.last or noun == "of" else None
    if after is not None:
        number = bounded(number, after)
    first = tagged.tags[number.first].word.text
    joined = has_and(tagged, number.first, number.cut) or (before is not None and tagged.tags[before].joined)
    return Group(
        number.first, number.last, end, number.low, number.high, number.qualifier, number.imputed,
        "counted", noun, head, person, number.cut + number.attached, joined,
        number.definite, number.rises, _has_preposition(tagged, number.first, first, number.cut), before is not None,
        number.weak,
    )  # fmt: skip


def _is_monday(tagged: Tagged, number: NumberPhrase, head: int | None) -> bool:
    """Tell whether «the two» is the weekday: no people in the plural stand behind it (أمس الاثنين تلميذة)."""
    person = tagged.tags[head].person if head is not None else None
    one = person is None or person.number == "one"
    return one and number.definite and "light" in tagged.tags[number.first].roles


def _is_an_item(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether a lone 1 counts items of a list, no word of harm right before it (مقتل 1 وإصابة 4)."""
    return number.value == 1 and not (number.first and tagged.tags[number.first - 1].form.triggers)


def _qualifier_after(tagged: Tagged, quantities: QuantityFinder, end: int) -> str | None:
    """Return the qualifier after the noun, or after what goes on with it: 5 من عناصر الشرطة على الأقل."""
    words = [tag.word for tag in tagged.tags]
    for place in range(end, min(len(words), end + _QUALIFIER_REACH)):
        after = quantities.after(words, place)
        if after is not None:
            return after.value
        tag = tagged.tags[place]
        if place == end and tag.joined and tag.person is not None and tag.person.outcome is not None:
            continue  # مئة قتيل وجريح على الأقل
        if (
            tag.is_mark
            or tag.word.kind == "number"
            or "subset" in tag.roles
            or tag.form.triggers
            or tag.form.conjunction
            or "preposition" in tag.roles
        ):
            return None
    return None


def _noun_before(tagged: Tagged, number: NumberPhrase) -> int | None:
    """Return the noun of people that a definite number follows: القتلى السبعة، المدنيين الثلاثة."""
    if not number.definite or not number.first or number.cut:
        return None
    before = tagged.tags[number.first - 1]
    if before.person is None or before.person.number == "one":
        return None
    return number.first - 1 if before.form.definite or before.person.owned else None


def _has_outcome(tagged: Tagged, index: int) -> bool:
    person = tagged.tags[index].person
    return person is not None and person.outcome is not None


def _has_preposition(tagged: Tagged, index: int, text: str, cut: int) -> bool:
    if cut and text[cut - 1] in "بلك":
        return True
    return index > 0 and tagged.tags[index - 1].word.text in ("ل", "ب", "لل", "ك")


def _noun_after(tagged: Tagged, number: NumberPhrase) -> tuple[str, int | None, int]:
    """Return what the number counts (person, other, of, unit, none), the index of its noun, and one past it."""
    tags, place = tagged.tags, number.last
    while place < len(tags) and tags[place].word.text in SOFT_MARKS - DASHES and place < number.last + 2:
        place += 1
    if place > number.last and any(other.first == place and other.value in _SCALES for other in tagged.numbers):
        return "unit", None, number.last
    if number.vague and tags[number.first].word.text[number.cut :].startswith("ال") and _counts_nobody(tags, place):
        return "none", None, number.last
    if place >= len(tags) or tags[place].is_mark:
        unit = place < len(tags) and tags[place].word.text in "%٪"
        return "unit" if unit else "none", None, number.last
    tag = tags[place]
    if tag.word.text == "من" and place + 1 < len(tags):
        return _after_of(tags, place + 1, number.vague)
    if tag.marker_end and tag.form.unit is None and "share" in tag.roles:
        return "unit", place, place + 1
    if "of_whole" in tag.roles and not tag.form.conjunction:
        return "of", None, place + 1
    return _noun_at(tags, place, number)


def _counts_nobody(tags: list[Tag], place: int) -> bool:
    """Tell whether a definite number cannot count what follows (شيع المئات جثامين خمسة، إصابة العشرات اليوم)."""
    if place >= len(tags):
        return False
    person = tags[place].person
    return (person is not None and person.counts == "body") or tags[place].form.unit in ("time", "month")


def _after_of(tags: list[Tag], place: int, vague: bool) -> tuple[str, int | None, int]:
    while place < len(tags) - 1 and (tags[place].is_mark or "this" in tags[place].roles):
        place += 1
    tag = tags[place]
    if tag.person is not None and not tag.form.person_cut:
        return "person", place, place + 1
    if tag.form.unit == "thing" and place + 1 < len(tags) and tags[place + 1].word.text.startswith("الامن"):
        return "of", None, place  # من الأجهزة الأمنية
    if "band" in tag.roles and not vague:
        return "of", None, place  # ستة من عصابات التنظيم
    if tag.form.unit is not None and (vague or tag.form.unit not in ("event", "building")):
        return "unit", place, place + 1
    return "of", None, place


def _noun_at(tags: list[Tag], place: int, number: NumberPhrase) -> tuple[str, int | None, int]:
    tag = tags[place]
    if tag.person is not None and (tag.person.kind == "pronoun" or _is_apart(tag, number)):
        return "none", None, number.last
    if tag.person is not None and not tag.form.person_cut and not (tag.form.unit and tag.person.kind == "nation"):
        return "person", place, place + 1
    if tag.form.unit is not None and not tag.form.conjunction:
        attached = tag.form.unit_cut and tag.word.text[tag.form.unit_cut - 1] in "بل"  # مدني واحد بهجوم
        opener = tags[number.first - 1] if number.first else None
        governed = opener is not None and bool(opener.form.triggers or "subset" in opener.roles)
        apart = attached and (not number.digits or (governed and tag.form.unit in _CAUSES))
        return ("none", None, number.last) if apart else ("unit", place, place + 1)
    stops = tag.form.conjunction or tag.roles or tag.form.triggers or tag.phrase or tag.word.kind == "number"
    if stops or (len(tag.word.text) > 3 and tag.word.text.startswith(("بال", "لل", "في"))):
        return "none", None, number.last
    if tag.word.text.startswith(("ب", "ل")) and not tag.word.text.endswith(_HUMAN_ENDINGS):
        return "none", None, number.last
    return "other", place, place + 1


def _is_apart(tag: Tag, number: NumberPhrase) -> bool:
    """Tell whether a definite singular stands behind digits, which count no such noun (الفرقة 30 العقيد فلان)."""
    one = tag.person is not None and tag.person.number == "one"
    return one and tag.form.definite and number.digits and tag.word.text.startswith("ال")


def _is_rest(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the number is cut off by a quotation mark from the figure that it belongs to («23» مليونا)."""
    mark = number.first - 1
    quoted = mark > 0 and tagged.tags[mark].word.text in SOFT_MARKS - DASHES and number.value in _SCALES
    return quoted and any(other.last == mark and other.digits for other in tagged.numbers)


def _is_date(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the digits are a day, a year, or a part of a name (عام 2016, #3, F-35)."""
    before = tagged.tags[number.first - 1] if number.first else None
    if before is None or not number.digits or number.core != number.first:
        return False
    if before.form.unit in ("time", "month") and not number.cut:
        return True
    return before.word.text in ("/", "\\", "#", "$", "%") or _is_part_of_name(tagged, number.first)


def _is_year(tagged: Tagged, number: NumberPhrase, head: int | None) -> bool:
    """Tell whether the digits are the year of a date, whatever stands behind them (21 جوان 2016)."""
    if head is not None and _is_year_of_deed(tagged, number, head):
        return True
    if number.low in _YEARS and number.high in _YEARS and number.low != number.high and head is None and number.digits:
        return True  # قتلوا بين 1994 و1996
    before = tagged.tags[number.first - 1] if number.first else None
    return before is not None and number.value in _YEARS and number.digits and before.form.unit in ("time", "month")


def _is_year_of_deed(tagged: Tagged, number: NumberPhrase, head: int) -> bool:
    """Tell whether digits behind «in» are a year, what stands behind them no noun they count (في 2019 رفات 21 شخصا)."""
    if not number.digits or number.value not in _YEARS or not number.first or number.cut:
        return False
    before, noun = tagged.tags[number.first - 1], tagged.tags[head].person
    bodies = noun is not None and (noun.counts == "body" or noun.number == "many")
    return bodies and (before.word.text == "في" or "since" in before.roles)


def _is_labelled(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the digits say how many the dead or wounded right before them are (مجموع الشهداء 1980)."""
    before = tagged.tags[number.first - 1] if number.first else None
    if before is None or before.person is None or before.person.outcome is None or number.cut:
        return False
    counted = tagged.tags[number.first - 2].roles if number.first > 1 else frozenset()
    return before.form.definite and before.person.number != "one" and "count" in counted


def _is_part_of_name(tagged: Tagged, first: int) -> bool:
    before = tagged.tags[first - 1]
    if first < 2 or tagged.tags[first].word.spaced or not before.is_mark:
        return False
    if before.word.text == "-" and before.word.spaced:
        return True  # إيل -20
    return not before.word.spaced and tagged.tags[first - 2].word.text.isascii()


def _is_share(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the number is the hundred of a percentage (82 في المائة، 82 بالمئة)."""
    if not number.definite or not number.first or number.value not in (100, 1000):
        return False
    attached = tagged.tags[number.first].word.text.startswith("ب")
    return tagged.tags[number.first - 1].word.text == "في" or (
        attached and any(other.last == number.first for other in tagged.numbers)
    )


def _belongs_to_noun(tagged: Tagged, number: NumberPhrase, noun: str) -> bool:
    """Tell whether the number is of the thing before it (الكنائس الثلاث، مكتبا واحدا من أصل خمسة)."""
    return _is_adjective(tagged, number) or (noun == "none" and _follows_a_thing(tagged, number))


def _is_adjective(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether «one» says that a thing is single (محرك واحد): a noun that counts no people stands before it."""
    if not number.first or number.digits or number.value != 1 or number.definite or number.cut:
        return False
    before = tagged.tags[number.first - 1]
    known = before.roles or before.form.triggers or before.person or before.form.conjunction
    return before.word.kind == "word" and (not known or (before.form.unit == "time" and not before.person))


def _is_named_by_number(tagged: Tagged, number: NumberPhrase, head: int | None) -> bool:
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
