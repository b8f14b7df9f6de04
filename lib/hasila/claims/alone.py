"""Groups without a number: a singular that means one person, a dual, a form in -ين that may be either.

An adjective of relation, a word that goes on with the noun before it, and «أحد» of things are no groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hasila.claims.counted import has_and
from hasila.claims.group import Group
from hasila.claims.lexicon import Person
from hasila.claims.lookalikes import has_article, is_no_person
from hasila.claims.tagging import Tagged

#: Roles of words that no adjective follows.
_FUNCTION_ROLES = frozenset(
    {
        "barrier",
        "preposition",
        "light",
        "exception",
        "add",
        "with",
        "says_count",
        "carrier",
        "maybe",
        "relative",
        "leads",
    }
)


def groups_alone(tagged: Tagged, covered: set[int]) -> Iterator[Group]:
    """Yield the groups of words that no number covers."""
    for index, tag in enumerate(tagged.tags):
        person = tag.person
        if index in covered or person is None or person.kind in ("weak", "group") or person.counts == "event":
            continue
        if is_no_person(tagged, index):
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
            or _modifies(tagged, index)
            or _is_body_of(tagged, index)
        ):
            continue
        if person.kind == "construct" and not _is_dual_construct(tagged, index):
            continue
        if person.kind == "nth" and (tag.form.definite or not _follows_trigger(tagged, index)):
            continue
        low = 2 if person.number != "one" or _is_dual_construct(tagged, index) else 1
        kind = "maybe_dual" if person.number == "two_or_many" else "single" if low == 1 else "dual"
        yield Group(
            index, index + 1, index + 1, low, low, "exact", False, kind, "person", index, person,
            tag.form.person_cut, tag.joined or has_and(tagged, index, 0), tag.form.definite,
        )  # fmt: skip


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
    return added or ("executes" in before.roles and text.startswith("ب"))


def _is_named_next(tagged: Tagged, index: int) -> bool:
    """Tell whether the noun behind «one of them» says who that is (أحدهما امرأة) and carries the claim."""
    after = tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
    return after is not None and after.person is not None and not after.form.definite


def _is_described(tagged: Tagged, index: int) -> bool:
    """Tell whether «one of them» only describes those counted before (8 أشخاص أحدهم بحالة خطرة)."""
    before, after = tagged.tags[index - 1 : index], tagged.tags[index + 1 : index + 2]
    if not before or before[0].form.triggers or before[0].phrase_end or not after or "rank" in after[0].roles:
        return False
    counted = before[0].is_mark or before[0].person is not None
    return counted and ("preposition" in after[0].roles or after[0].word.text.startswith("ب"))


def _modifies(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun of people goes on with the one before it (مواطن عراقي، قائد الشرطة، جنود أتراك)."""
    here = tagged.tags[index].person
    if not index or (here is not None and here.kind == "pronoun"):
        return False
    if tagged.tags[index].form.person_cut:
        return _is_joined_adjective(tagged, index)
    before = tagged.tags[index - 1]
    if here is not None and (
        _cannot_be_of(tagged, index, here)
        or _are_two_objects(tagged, index, here)
        or _is_kin_of(tagged, index, here)
        or _disagrees(tagged, index, here)
    ):
        return False
    if _is_of_a_thing(tagged, index) or _is_surname(tagged, index):
        return True
    if before.person is not None and before.person.kind == "pronoun":
        return tagged.tags[index].form.definite
    if before.person is not None and before.person.counts == "body" and tagged.tags[index].form.definite:
        return before.form.definite
    if before.person is None or before.form.triggers or before.person.counts in ("event", "body"):
        return here is not None and _is_adjective(here) and not _may_be_named_by_adjective(tagged, index)
    if here is not None and (
        _is_object_form(tagged, index) or (before.form.definite and not tagged.tags[index].form.definite)
    ):
        return False
    if before.person.counts == "person" and before.form.definite and tagged.tags[index].form.definite:
        return before.person.number == "one"  # الشهيد الرقيب فلان
    counted_apart = before.person.outcome is not None and here is not None and not _is_adjective(here)
    return before.person.kind != "other" and not counted_apart


def _disagrees(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether a man stands behind a feminine adjective of nation (القوات التركية الطفل): he is the object."""
    before = tagged.tags[index - 1]
    feminine = before.person is not None and before.person.kind == "nation" and before.person.lemma.endswith("ة")
    return (
        feminine
        and before.form.definite
        and tagged.tags[index].form.definite
        and not here.lemma.endswith("ة")
        and (here.number == "one" and here.kind not in ("nation", "adjective", "title"))
    )


def _is_surname(tagged: Tagged, index: int) -> bool:
    """Tell whether a trade or rank is a name here: محمد الخطيب، المهندس رائد."""
    before, tag = tagged.tags[index - 1], tagged.tags[index]
    if tag.form.definite:
        return before.form.begins_name and before.person is None
    titled = before.person is not None and before.form.definite and before.person.number == "one"
    return titled and (tag.form.begins_name or tag.form.begins_weak_name)


def _is_of_a_thing(tagged: Tagged, index: int) -> bool:
    """Tell whether the word goes on with a thing before it, in the same state (العملية الإرهابية، قاربا فرنسيا)."""
    here, before = tagged.tags[index].person, tagged.tags[index - 1]
    if here is None or here.number != "one" or before.person is not None:
        return False
    if here.accusative:
        return before.form.unit in ("event", "weapon", "building") and before.word.text.endswith("ا")
    if before.word.text.endswith("ه") and not tagged.tags[index].word.text.endswith("ه"):
        return False  # خطفت عصابة رجلا: an adjective would be feminine too
    alike = has_article(before.word.text) == tagged.tags[index].form.definite
    return before.form.unit in ("event", "weapon") and alike


def _cannot_be_of(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether one man stands behind a plural in -ون or -ين: neither its adjective nor its genitive."""
    before = tagged.tags[index - 1]
    if (
        here.number != "one"
        or here.kind in ("nation", "adjective")
        or not (here.accusative or tagged.tags[index].form.definite)
    ):
        return False
    text = before.word.text
    many = before.person is not None and before.person.number != "one"
    plural = many or (before.person is None and text.endswith("ون") and len(text) > 4)
    return plural and text.endswith(("ون", "ين", "ان")) and not before.roles


def _are_two_objects(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether two people stand behind one: they are what he did something to (دهس مستوطن عاملين)."""
    before = tagged.tags[index - 1]
    one = before.person is not None and before.person.number == "one" and before.person.kind not in ("title", "kin")
    oblique = here.number in ("two", "two_or_many") and tagged.tags[index].word.text.endswith("ين")
    return one and oblique and not before.form.definite


def _is_kin_of(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether what befell the son is told behind him: والد الطفل الذي قتل."""
    before = tagged.tags[index - 1].person
    if before is not None and before.kind == "group" and here.counts == "person":
        return True  # أسرة الشهيد فلان
    if before is None or before.kind != "kin" or before.owned or not tagged.tags[index].form.definite:
        return False
    if here.kind in ("nation", "adjective"):
        return False
    return here.number == "one" and any("relative" in tag.roles for tag in tagged.tags[index + 1 : index + 4])


def _is_joined_adjective(tagged: Tagged, index: int) -> bool:
    """Tell whether an adjective joined by و goes on with another (الرئيسين التركي والروسي)."""
    here, before = tagged.tags[index], tagged.tags[index - 1]
    if here.person is None or not here.form.definite or not _is_adjective(here.person):
        return False
    if before.person is None:
        return before.word.text.startswith("ال")
    return before.form.definite and _is_adjective(before.person) and _modifies(tagged, index - 1)


def _is_object_form(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun has the accusative that the noun before it lacks: قتل مستوطن شابا."""
    here, before = tagged.tags[index].person, tagged.tags[index - 1].person
    return (
        here is not None and before is not None and here.accusative and not before.accusative and before.number == "one"
    )


def _is_adjective(person: Person) -> bool:
    """Tell whether the noun is an adjective of relation as well (تركي، عسكري، إرهابية)."""
    return person.kind in ("nation", "adjective") or person.lemma.endswith(("ي", "ية"))


def _may_be_named_by_adjective(tagged: Tagged, index: int) -> bool:
    """Tell whether such a word is a person (مقتل فلسطيني), not an adjective (القصف التركي)."""
    before, here = tagged.tags[index - 1], tagged.tags[index].person
    if before.form.triggers or before.phrase or "subset" in before.roles:
        return True
    if here is not None and (here.accusative or (here.kind != "nation" and before.roles & _FUNCTION_ROLES)):
        return True
    if tagged.tags[index].form.definite:
        return False
    apart = has_article(before.word.text) and not before.roles and before.form.unit is not None
    return before.is_mark or before.person is not None or apart  # قتل في الاشتباك جندي


def _follows_trigger(tagged: Tagged, index: int) -> bool:
    """Tell whether an ordinal stands right behind an outcome word (وأصيب ثالث)."""
    return index > 0 and bool(tagged.tags[index - 1].form.triggers)


def _is_one_of(tagged: Tagged, index: int) -> bool:
    """Tell whether أحد is followed by people (أحد عناصر الشرطة), not by things (إحدى القنوات)."""
    for tag in tagged.tags[index + 1 : index + 3]:
        if tag.person is not None and tag.person.number != "one" and not tag.form.person_cut:
            return True
        if tag.form.unit is not None or tag.is_mark:
            return False
    return False


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
