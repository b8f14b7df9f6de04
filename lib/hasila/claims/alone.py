"""Groups without a number: a singular that means one person, a dual, a form in -ين that may be either.

An adjective of relation, a word that goes on with the noun before it, and «أحد» of things are no groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hasila.claims.counted import has_and
from hasila.claims.group import Group
from hasila.claims.lookalikes.people import is_no_person
from hasila.claims.masdars import is_object_of_masdar
from hasila.claims.modifiers import modifies
from hasila.claims.tagging import Tagged
from hasila.claims.told_of import is_told_of
from hasila.claims.wounds import CASES, case_group, counts_cases

#: Words from «one of them» to the state he is in (أحدهم بحالة حرجة).
_STATE_REACH = 4
#: Words from «lost» to him with whom contact was lost.
_CONTACT_REACH = 6
#: Words from an explosion to those whom it hit.
_BLAST_REACH = 7


def groups_alone(tagged: Tagged, covered: set[int]) -> Iterator[Group]:
    """Yield the groups of words that no number covers."""
    for index, tag in enumerate(tagged.tags):
        person = tag.person
        if tag.roles and not CASES.isdisjoint(tag.roles) and index not in covered and counts_cases(tagged, index):
            yield case_group(tagged, index)
            continue
        if index in covered or person is None or person.kind == "group" or person.counts == "event":
            continue
        if (person.kind == "weak" and not _is_killed(tagged, index)) or is_no_person(tagged, index):
            continue
        if (index and "unhurt" in tagged.tags[index - 1].roles) or (
            person.kind == "oneof" and (tag.form.definite or not _is_one_of(tagged, index))
        ):
            continue
        if person.kind == "pronoun" and (_is_named_next(tagged, index) or _is_described(tagged, index)):
            continue
        if _is_called_so(tagged, index) or _is_age(tagged, index) or _is_my_body(tagged, index):
            continue
        if (
            person.number == "many"
            or (tag.has_preposition and not _is_reached(tagged, index))
            or modifies(tagged, index)
            or _is_body_of(tagged, index)
            or _is_of_many(tagged, index)
        ):
            continue
        if (person.kind == "construct" and not _is_dual_construct(tagged, index)) or (
            person.kind == "nth" and (_is_a_date(tagged, index) or not _is_one_more(tagged, index))
        ):
            continue
        low = 2 if person.number != "one" or _is_dual_construct(tagged, index) else 1
        kind = "maybe_dual" if person.number == "two_or_many" else "single" if low == 1 else "dual"
        yield Group(
            index, index + 1, index + 1, low, low, "exact", False, kind, "person", index, person,
            tag.form.person_cut + ("لل" in tag.word.text[: tag.form.person_cut + 1]) * tag.has_preposition,
            tag.joined or has_and(tagged, index, 0), tag.form.definite,
            prepositional=tag.has_preposition and is_object_of_masdar(tagged.tags, index),
        )  # fmt: skip


def _is_of_many(tagged: Tagged, index: int) -> bool:
    """Tell whether what befell somebody is said of several families, by their gender: العائلات النازحة."""
    tag, before = tagged.tags[index], tagged.tags[index - 1] if index else None
    if before is None or tag.person is None or tag.person.outcome is None or not tag.word.text.endswith("ه"):
        return False
    return tag.form.definite and not tag.form.person_cut and "families" in before.roles


def _is_killed(tagged: Tagged, index: int) -> bool:
    """Tell whether a word that is seldom a person stands right behind a killing (قتلت مستوطنة), or is a named rank."""
    tag, before = tagged.tags[index], tagged.tags[index - 1] if index else None
    if "team" in tag.roles:
        after = tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
        named = after is not None and (after.form.begins_name or after.form.begins_weak_name or "step" in after.roles)
        return named and tag.form.definite  # الفريق أول فلان
    if before is None or tag.form.definite or tag.form.person_cut or tag.form.is_place or "no_person" in tag.roles:
        return False
    return any(t.outcome == "killed" and t.takes_surname and not t.needs for t in before.form.triggers)


def _is_called_so(tagged: Tagged, index: int) -> bool:
    """Tell whether the word names a movement or a country, or the rank of somebody before it (ضابطا برتبة نقيب)."""
    before, tag = tagged.tags[index - 1] if index else None, tagged.tags[index]
    if {"country", "called"} & tag.roles or (before is not None and "rank" in before.roles):
        return True
    return "movement" in tag.roles and not (before is not None and before.form.triggers)


def _is_age(tagged: Tagged, index: int) -> bool:
    """Tell whether «ابن» tells an age (ابن العام ونصف العام، ابن 17 ربيعا)."""
    if "birth" not in tagged.tags[index].roles:
        return False
    if index and tagged.tags[index - 1].form.unit == "building":
        return True  # مستشفى ابن سينا
    return any(tag.form.unit == "time" for tag in tagged.tags[index + 1 : index + 3])


def _is_reached(tagged: Tagged, index: int) -> bool:
    """Tell whether the preposition only joins the victim: إضافة لشخصين، حكم القتل قصاصا بالجاني."""
    before = tagged.tags[index - 1] if index else None
    if before is None:
        return False
    text = tagged.tags[index].word.text
    added = "leads" in before.roles and text.startswith("ل")
    after = tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
    if after is not None and after.person is not None and after.person.number == "two" and after.form.definite:
        return after.person.outcome is not None and tagged.tags[index].person is not None  # للجنديين الجريحين
    if not text.startswith("ب"):
        return added or is_object_of_masdar(tagged.tags, index) or is_told_of(tagged.tags, index)
    return (
        added
        or bool({"executes", "costs_life"} & before.roles)
        or _is_blown_up(tagged, index)
        or _is_lost_contact(tagged, index)
        or is_told_of(tagged.tags, index)
    )


def _is_lost_contact(tagged: Tagged, index: int) -> bool:
    """Tell whether contact with somebody is said to be lost: فقدت العائلة الاتصال بالشاب، فقدان الاتصال بصياد."""
    before = tagged.tags[index - 1].word.text
    near = tagged.tags[max(0, index - _CONTACT_REACH) : index - 1]
    if any(tag.phrase_end == index and tag.phrase is not None and tag.phrase.outcome == "missing" for tag in near):
        return True
    needs = {need for tag in near for trigger in tag.form.triggers for need in trigger.needs}
    return before in needs and any(t.outcome == "missing" for tag in near for t in tag.form.triggers)


def _is_blown_up(tagged: Tagged, index: int) -> bool:
    """Tell whether a blast or a jailing stands before those it befell: انفجر لغم أرضي بشاب، زج الأمن بشاب في السجن."""
    for place in range(index - 1, max(-1, index - _BLAST_REACH), -1):
        tag = tagged.tags[place]
        if "befalls" in tag.roles:
            return place < index - 1 or "violence" not in tag.roles  # انفجار بمبنى
        if tag.is_mark or tag.form.conjunction or (tag.person is not None and not tag.form.definite):
            return False
    return False


def _is_named_next(tagged: Tagged, index: int) -> bool:
    """Tell whether the noun behind «one of them» says who that is (أحدهما امرأة) and carries the claim."""
    after = tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
    return after is not None and after.person is not None and not after.form.definite


def _is_described(tagged: Tagged, index: int) -> bool:
    """Tell whether «one of them» only describes those counted before (8 أشخاص أحدهم بحالة خطرة)."""
    before, after = tagged.tags[index - 1 : index], tagged.tags[index + 1 : index + 2]
    if not before or before[0].form.triggers or before[0].phrase_end or not after or "rank" in after[0].roles:
        return False
    if any({"critical", "of_wounds"} & tag.roles for tag in tagged.tags[index + 1 : index + _STATE_REACH]):
        return False  # أصيب ثمانية، أحدهم بحالة حرجة
    counted = before[0].is_mark or before[0].person is not None or any(n.last == index for n in tagged.numbers)
    named = after[0].person is not None and after[0].form.definite  # أحدهما المنفذ
    return counted and not named


def _is_a_date(tagged: Tagged, index: int) -> bool:
    """Tell whether an ordinal with the article is no person: a time or «of» stands behind it (الثاني من الشهر)."""
    after = tagged.tags[index + 1 : index + 2]
    apart = bool(after) and (after[0].is_mark or after[0].form.conjunction or bool(after[0].roles & {"light"}))
    harm = bool(after) and (after[0].form.triggers or (after[0].person is not None and after[0].person.outcome))
    apart = apart or bool(harm)  # إصابة الثالث إصابة بالغة، لا يزال الثالث مفقودا
    return tagged.tags[index].form.definite and bool(after) and not apart


def _is_one_more(tagged: Tagged, index: int) -> bool:
    """Tell whether an ordinal is one more victim: behind a word of harm, or joined to others (وثالث في حماة)."""
    return _follows_trigger(tagged, index) or _is_joined_nth(tagged, index)


def _is_joined_nth(tagged: Tagged, index: int) -> bool:
    """Tell whether و joins an indefinite ordinal behind which a place, a cause or a new clause begins (وثالث برصاص).

    «وثالثا،» counts reasons, and a noun behind an ordinal is what it counts (وثالث أيام العيد).
    """
    tag, after = tagged.tags[index], tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
    if not tag.joined or tag.form.definite or index == 0:
        return False
    if after is None or after.is_mark:
        return not (tag.person is not None and tag.person.accusative)
    by_it = after.word.text.startswith("ب") and bool({"violence", "shot"} & after.roles)  # وثالث برصاصة
    return by_it or bool({"preposition", "light", "by", "cause"} & after.roles) or after.form.conjunction


def _follows_trigger(tagged: Tagged, index: int) -> bool:
    """Tell whether an ordinal stands right behind an outcome word or «is still» (وأصيب ثالث، لا يزال ثالث مفقودا)."""
    still = any("still" in tag.roles and tag.marker_end == index for tag in tagged.tags[max(0, index - 2) : index])
    return still or (index > 0 and bool(tagged.tags[index - 1].form.triggers))


def _is_one_of(tagged: Tagged, index: int) -> bool:
    """Tell whether أحد is followed by people (أحد عناصر الشرطة), not by things (إحدى القنوات)."""
    if _is_one_harmed(tagged, index) or (index + 1 < len(tagged.tags) and "these" in tagged.tags[index + 1].roles):
        return True
    for tag in tagged.tags[index + 1 : index + 3]:
        if tag.person is not None and tag.person.number != "one" and not tag.form.person_cut:
            return True
        if tag.form.unit is not None or tag.is_mark:
            return False
    return False


def _is_one_harmed(tagged: Tagged, index: int) -> bool:
    """Tell whether «one of» stands right behind a killing or arrest, no thing behind it (مقتل أحد مرتبات الدورية)."""
    if not index or index + 1 >= len(tagged.tags):
        return False
    before, after = tagged.tags[index - 1], tagged.tags[index + 1]
    harmed = any(t.outcome in ("killed", "captured") and not (t.people_only or t.needs) for t in before.form.triggers)
    return harmed and after.word.kind == "word" and after.form.unit is None and not after.roles


def _is_body_of(tagged: Tagged, index: int) -> bool:
    """Tell whether the word is the body of somebody named next, who is the victim (جثمان شهيد)."""
    person = tagged.tags[index].person
    if person is None or person.counts != "body" or index + 1 >= len(tagged.tags):
        return False
    after = tagged.tags[index + 1]
    return after.person is not None and not after.form.person_cut and after.person.kind != "other"


def _is_my_body(tagged: Tagged, index: int) -> bool:
    """Tell whether a form in -ي is «my body», not two of them: whose they are does not follow."""
    person, text = tagged.tags[index].person, tagged.tags[index].word.text
    if person is None or person.counts != "body" or person.number != "two" or not text.endswith("ي"):
        return False
    after = tagged.tags[index + 1 : index + 2]
    return not after or after[0].is_mark or after[0].form.conjunction or "preposition" in after[0].roles


def _is_dual_construct(tagged: Tagged, index: int) -> bool:
    """Tell whether a form in -ا is a dual before its genitive (رجلا أمن), not an accusative."""
    person = tagged.tags[index].person
    if index + 1 < len(tagged.tags) and "of_two" in tagged.tags[index + 1].roles:
        return person is not None and person.number == "one"
    if person is None or not (person.accusative or person.kind == "construct") or index + 1 >= len(tagged.tags):
        return False
    return "dual_noun" in tagged.tags[index + 1].roles


def with_one_or_two(tagged: Tagged, groups: list[Group]) -> list[Group]:
    """Join «مدني واحد» and «مدنيين اثنين» into one group each."""
    joined: list[Group] = []
    for group in groups:
        last = joined[-1] if joined else None
        if last and _is_next(tagged, last, group) and _counts_before(last, group):
            joined[-1] = replace(
                last, stop=group.stop, end=max(group.stop, last.end), kind="dual" if last.low == 2 else "single",
                low=group.low, high=group.high, qualifier=group.qualifier,
            )  # fmt: skip
            continue
        joined.append(group)
    return joined


def _is_next(tagged: Tagged, noun: Group, number: Group) -> bool:
    """Tell whether the number stands right behind the noun, or behind its adjective of nation (جندي أفغاني واحد)."""
    if noun.end + 1 != number.first:
        return noun.end == number.first
    tag = tagged.tags[noun.end]
    return tag.person is not None and tag.person.kind == "nation" and not tag.form.person_cut


def _counts_before(noun: Group, number: Group) -> bool:
    if noun.kind not in ("single", "maybe_dual", "dual") or number.kind != "counted" or number.noun == "person":
        return False
    value = number.high if number.qualifier == "at_most" else number.low
    return not number.joined and value == noun.low and value in (1, 2)
