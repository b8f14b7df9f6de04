"""Groups of people in a sentence: a number with what it counts, a dual, or a singular that means one person.

A group is only a possible victim. Numbers of days, weapons, money, places and parts of dates are told apart here and
never become groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hasila.claims.lexicon import Person
from hasila.claims.tagging import QUOTES, Tag, Tagged
from hasila.quantities import NumberPhrase, QuantityFinder
from hasila.quantities.finder import bounded

#: Endings of a noun that, after a number, almost always means people (sound masculine plural).
_HUMAN_ENDINGS = ("ين", "ون")
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Group:
    """People that may be victims. ``first`` to ``stop`` are the words of the quantity, ``end`` is one past the noun."""

    first: int
    stop: int
    end: int
    low: int | None
    high: int | None
    qualifier: str
    imputed: bool
    kind: str  # counted, single, dual, named
    #: What stands after the number: person, other (unknown noun), of (من …), none.
    noun: str
    head: int | None
    person: Person | None
    cut: int = 0
    joined: bool = False
    definite: bool = False
    rises: bool = False

    @property
    def own_outcome(self) -> str | None:
        """Outcome that the noun itself carries (قتلى)."""
        return self.person.outcome if self.person else None

    @property
    def is_people(self) -> bool:
        """The words say that people are counted."""
        return self.person is not None or self.kind == "named"


def find_groups(tagged: Tagged, quantities: QuantityFinder) -> list[Group]:
    """Return the groups of a sentence, in order, none overlapping another."""
    counted = [group for number in tagged.numbers if (group := _counted(tagged, number, quantities))]
    covered = {index for number in tagged.numbers for index in range(number.first, number.last)}
    covered |= {index for group in counted for index in range(group.first, group.end)}
    alone = list(_alone(tagged, covered))
    merged = sorted(counted + alone, key=lambda group: group.first)
    return _with_one_or_two(tagged, merged)


# ---------------------------------------------------------------- counted
def _counted(tagged: Tagged, number: NumberPhrase, quantities: QuantityFinder) -> Group | None:
    if _is_date_or_share(tagged, number):
        return None
    noun, head, end = _noun_after(tagged, number)
    if noun == "unit" or (noun == "none" and _follows_a_thing(tagged, number)):
        return None
    if number.value in _YEARS and number.digits and noun != "person":
        return None
    person = tagged.tags[head].person if head is not None else None
    after = quantities.after([tag.word for tag in tagged.tags], end) if end > number.last else None
    if after is not None:
        number = bounded(number, after.value)
    return Group(
        number.first, number.last, end, number.low, number.high, number.qualifier, number.imputed,
        "counted", noun, head, person, number.cut, _has_and(tagged, number.first, number.cut),
        number.definite, number.rises,
    )  # fmt: skip


def _noun_after(tagged: Tagged, number: NumberPhrase) -> tuple[str, int | None, int]:
    """Return what the number counts (person, other, of, unit, none), the index of its noun, and one past it."""
    tags, place = tagged.tags, number.last
    while place < len(tags) and tags[place].word.text in QUOTES and place < number.last + 2:
        place += 1
    if place >= len(tags) or tags[place].is_mark:
        return "none", None, number.last
    tag = tags[place]
    if tag.word.text == "من" and place + 1 < len(tags):
        return _after_of(tags, place + 1)
    if "subset" in tag.roles and tag.word.text in _PRONOUNS_OF_WHOLE:
        return "of", None, place + 1
    return _noun_at(tags, place, number)


_PRONOUNS_OF_WHOLE = ("منهم", "منهن", "منهما", "منها")


def _after_of(tags: list[Tag], place: int) -> tuple[str, int | None, int]:
    while place < len(tags) - 1 and tags[place].is_mark:
        place += 1
    tag = tags[place]
    if tag.person is not None and not tag.form.person_cut:
        return "person", place, place + 1
    if tag.form.unit is not None and tag.form.unit not in ("event", "building"):
        return "unit", place, place + 1
    return "of", None, place


def _noun_at(tags: list[Tag], place: int, number: NumberPhrase) -> tuple[str, int | None, int]:
    tag = tags[place]
    if tag.person is not None and not tag.form.person_cut and not (tag.form.unit and tag.person.kind == "nation"):
        return "person", place, place + 1
    if tag.form.unit is not None and not tag.form.conjunction:
        return "unit", place, place + 1
    stops = tag.form.conjunction or tag.roles or tag.form.triggers or tag.phrase or tag.word.kind == "number"
    if stops or (len(tag.word.text) > 3 and tag.word.text.startswith(("بال", "لل", "في"))):
        return "none", None, number.last
    if tag.word.text.startswith(("ب", "ل")) and not tag.word.text.endswith(_HUMAN_ENDINGS):
        return "none", None, number.last
    return "other", place, place + 1


def _is_date_or_share(tagged: Tagged, number: NumberPhrase) -> bool:
    tags = tagged.tags
    before = tags[number.first - 1] if number.first else None
    if before is not None and before.form.unit in ("time", "month") and number.digits and number.core == number.first:
        return True
    return before is not None and before.word.text in ("/", "\\", "#", "$", "%") and number.digits


def _follows_a_thing(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the number belongs to the noun before it (الكنائس الثلاث، الفوج 46)."""
    if not number.first:
        return False
    before = tagged.tags[number.first - 1]
    return before.form.unit is not None and number.core == number.first and not number.cut


def _has_and(tagged: Tagged, first: int, cut: int) -> bool:
    """Tell whether و stands before the group, attached or alone."""
    if cut and tagged.tags[first].word.text[0] in "وف":
        return True
    return first > 0 and tagged.tags[first - 1].word.text == "و"


# ---------------------------------------------------------------- singular and dual
def _alone(tagged: Tagged, covered: set[int]) -> Iterator[Group]:
    for index, tag in enumerate(tagged.tags):
        person = tag.person
        if index in covered or person is None or person.kind in ("weak", "group") or tag.has_preposition:
            continue
        if person.number == "many" or _modifies(tagged, index):
            continue
        low = 1 if person.number == "one" else 2
        kind = {"one": "single", "two": "dual"}.get(person.number, "maybe_dual")
        yield Group(
            index, index + 1, index + 1, low, low, "exact", False, kind, "person", index, person,
            tag.form.person_cut, tag.joined or _has_and(tagged, index, 0), tag.form.definite,
        )  # fmt: skip


def _modifies(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun of people goes on with the one before it (مواطن عراقي، قائد الشرطة، جنود أتراك)."""
    if not index or tagged.tags[index].form.person_cut:
        return False
    before = tagged.tags[index - 1]
    return before.person is not None and not before.is_mark and before.person.kind != "other"


def _with_one_or_two(tagged: Tagged, groups: list[Group]) -> list[Group]:
    """Join «مدني واحد» and «مدنيين اثنين» into one group each, and drop forms that may be plurals."""
    joined: list[Group] = []
    for group in groups:
        last = joined[-1] if joined else None
        if last and last.end == group.first and _counts_before(last, group):
            joined[-1] = replace(
                last, stop=group.stop, end=group.end, kind="dual" if group.low == 2 else "single",
                low=group.low, high=group.high, qualifier=group.qualifier,
            )  # fmt: skip
            continue
        joined.append(group)
    return joined


def _counts_before(noun: Group, number: Group) -> bool:
    if noun.kind not in ("single", "maybe_dual", "dual") or number.kind != "counted" or number.noun == "person":
        return False
    return not number.joined and number.low == noun.low and number.low in (1, 2)
