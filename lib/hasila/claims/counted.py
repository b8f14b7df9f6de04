"""Groups that a number counts: what the number is of, and whether it is of people at all.

Numbers of days, weapons, money, places and parts of dates are told apart here and never become groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.lookalikes.numbers import (
    SCALES,
    YEARS,
    belongs_to_noun,
    is_date,
    is_labelled,
    is_line_number,
    is_named_by_number,
    is_one_of_time,
    is_part_of_name,
    is_rest,
    is_share,
    is_year,
)
from hasila.claims.tagging import CLOSING_MARKS, DASHES, SOFT_MARKS, Tag, Tagged
from hasila.quantities import NumberPhrase, QuantityFinder
from hasila.quantities.finder import bounded

#: Endings of a noun that, after a number, almost always means people (sound masculine plural).
_HUMAN_ENDINGS = ("ين", "ون")
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
    if noun == "person":
        number = _in_construct(tagged, number)
    if _counts_nobody_here(tagged, number, noun, head):
        return None
    before = _noun_before(tagged, number)
    if noun == "person" and before is not None and not _has_outcome(tagged, before):
        before = None
    if before is not None:
        noun, head, end = "person", before, number.last
    if is_one_of_time(tagged, number):
        return None
    if noun == "unit" or (noun in ("none", "of") and belongs_to_noun(tagged, number, noun)):
        return None
    in_years = number.value in YEARS and number.qualifier == "exact" and not is_labelled(tagged, number)
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


def _counts_nobody_here(tagged: Tagged, number: NumberPhrase, noun: str, head: int | None) -> bool:
    """Tell whether the number is a share, year, date, part of a name, or the rest of another."""
    if is_share(tagged, number) or is_year(tagged, number, head) or is_rest(tagged, number):
        return True
    if (noun != "person" and is_date(tagged, number)) or (number.digits and is_part_of_name(tagged, number.core)):
        return True
    if is_line_number(tagged, number):
        return True
    person = head if noun == "person" else None
    return _is_monday(tagged, number, person) or is_named_by_number(tagged, number, head)


def _in_construct(tagged: Tagged, number: NumberPhrase) -> NumberPhrase:
    """Read «ألفا» and «مليونا» right before the singular that they count as two thousand, two million."""
    word = tagged.tags[number.last - 1].word.text
    lone = number.core == number.last - 1 and number.value in SCALES and word.endswith("ا")
    if not lone or number.value is None or number.low is None:
        return number
    high = number.high if number.high is None else 2 * number.high
    return replace(number, low=2 * number.low, high=high, value=2 * number.value)


def _is_monday(tagged: Tagged, number: NumberPhrase, head: int | None) -> bool:
    """Tell whether «the two» is the weekday: no people in the plural stand behind it (أمس الاثنين تلميذة)."""
    person = tagged.tags[head].person if head is not None else None
    one = person is None or person.number != "many"  # سقط الاثنين قتيلان
    dated = number.first > 0 and "this_day" in tagged.tags[number.first - 1].roles  # اليوم الاثنين جثامين
    return (one or dated) and number.definite and "light" in tagged.tags[number.first].roles


def _is_an_item(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether a lone 1 counts items of a list, no word of harm right before it (مقتل 1 وإصابة 4)."""
    return number.value == 1 and not (number.first and tagged.tags[number.first - 1].form.triggers)


def _qualifier_after(tagged: Tagged, quantities: QuantityFinder, end: int) -> str | None:
    """Return the qualifier after the noun, or after what goes on with it: 5 من عناصر الشرطة على الأقل."""
    words = [tag.word for tag in tagged.tags]
    end += end < len(words) and words[end].text in CLOSING_MARKS  # "12 عاملا" على الأقل
    for place in range(end, min(len(words), end + _QUALIFIER_REACH)):
        after = quantities.after(words, place)
        if after is not None:
            return after.value
        tag = tagged.tags[place]
        if place == end and tag.joined and tag.person is not None and tag.person.outcome is not None:
            continue  # مئة قتيل وجريح على الأقل
        if place == end and tag.joined and tag.person is not None and tag.person.accusative:
            continue  # 13 جنديا وشرطيا على الأقل
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
    place = number.first - 1
    if place and tagged.tags[place].word.text in CLOSING_MARKS:
        place -= 1  # «الشهداء» الثلاثة
    before = tagged.tags[place]
    if _ends_construct(tagged, place):
        return place - 1  # ركاب السيارة الستة
    if before.person is None or before.person.number == "one":
        return None
    return place if before.form.definite or before.person.owned else None


def _ends_construct(tagged: Tagged, place: int) -> bool:
    """Tell whether a definite noun of a thing or a body closes a construct that begins with its people."""
    if not place or not tagged.tags[place].word.text.startswith("ال") or tagged.tags[place].roles:
        return False
    last, people = tagged.tags[place].person, tagged.tags[place - 1]
    thing = last is None or last.kind in ("group", "body")
    if people.person is None or people.form.definite:
        return False
    return thing and people.person.number == "many" and not people.person.owned and not people.person.outcome


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
    one = number.value == 1 and not number.digits
    passed = SOFT_MARKS - DASHES - ({"("} if one else set())  # من عائلة واحدة (رجل وزوجته)
    while place < len(tags) and tags[place].word.text in passed and place < number.last + 2:
        place += 1
    if number.vague and number.last - number.first > 1 and "of_whole" in tags[number.last - 1].roles:
        return "of", None, number.last  # عدد منهم
    if place > number.last and any(other.first == place and other.value in SCALES for other in tagged.numbers):
        return "unit", None, number.last
    if number.vague and tags[number.first].word.text[number.cut :].startswith("ال") and _counts_nobody(tags, place):
        return "none", None, number.last
    if place >= len(tags) or tags[place].is_mark:
        unit = place < len(tags) and tags[place].word.text in "%٪"
        return "unit" if unit else "none", None, number.last
    tag = tags[place]
    if number.vague and tags[place - 1].word.text == "من" and _is_of_several(tags, place):
        return _after_of(tags, place, False)  # عددا كبيرا من هؤلاء المقاتلين، عدد من مليشيات الحوثي
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
    if "band" in tag.roles and (not vague or not _are_bands(tags, place)):
        return "of", None, place  # ستة من عصابات التنظيم، المئات من مليشيا الحوثي
    if vague and tag.form.unit == "building" and _is_left(tags, place):
        return "none", None, place - 1
    if tag.form.unit is not None and (vague or tag.form.unit not in ("event", "building")):
        return "unit", place, place + 1
    return "of", None, place


def _is_of_several(tags: list[Tag], place: int) -> bool:
    """Tell whether «these», or a band with what it is called, stands behind a vague number and its «of»."""
    after = tags[place + 1] if place + 1 < len(tags) else None
    if after is None or after.is_mark:
        return False
    named = after.person is not None or bool(after.roles & {"power", "police_named"})
    return "this" in tags[place].roles or ("band" in tags[place].roles and named)


def _is_left(tags: list[Tag], place: int) -> bool:
    """Tell whether «from» the town is where a definite vague number went away from (فر الآلاف من المدينة)."""
    return place > 1 and tags[place - 2].word.text.startswith("ال") and "left_town" in tags[place].roles


def _are_bands(tags: list[Tag], place: int) -> bool:
    """Tell whether several bands are counted, not their men: a plural, or the last word of its phrase."""
    text = tags[place].word.text
    last = place + 1 >= len(tags) or tags[place + 1].is_mark or bool(tags[place + 1].roles)
    return text.endswith("ات") or last


def _noun_at(tags: list[Tag], place: int, number: NumberPhrase) -> tuple[str, int | None, int]:
    tag = tags[place]
    if tag.person is not None and (tag.person.kind == "pronoun" or _is_apart(tag, number)):
        return "none", None, number.last
    if tag.person is not None and not tag.form.person_cut and not (tag.form.unit and tag.person.kind == "nation"):
        return "person", place, place + 1
    if tag.form.unit is not None and not (tag.form.conjunction and tag.form.unit_cut):  # وسيلة begins with its own و
        attached = tag.form.unit_cut and tag.word.text[tag.form.unit_cut - 1] in "بل"  # مدني واحد بهجوم
        opener = tags[number.first - 1] if number.first else None
        governed = opener is not None and bool(opener.form.triggers or "subset" in opener.roles)
        listed = bool(number.cut) or (opener is not None and opener.word.text in ("،", "و"))  # قتل 18 بقصف، و9 بألغام
        apart = attached and (not number.digits or ((governed or listed) and tag.form.unit in _CAUSES))
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
