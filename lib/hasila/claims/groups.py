"""Groups of people in a sentence: a number with what it counts, a dual, a singular that means one person, a name.

A group is only a possible victim. Numbers of days, weapons, money, places and parts of dates are told apart here and
never become groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hasila.arabic import normalise
from hasila.claims.lexicon import ClaimLexicon, Person
from hasila.claims.tagging import QUOTES, Tag, Tagged
from hasila.quantities import NumberPhrase, QuantityFinder
from hasila.quantities.finder import bounded

#: Endings of a noun that, after a number, almost always means people (sound masculine plural).
_HUMAN_ENDINGS = ("ين", "ون")
_YEARS = range(1900, 2101)
_NAME_WORDS = 4
_QUALIFIER_REACH = 6


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
    kind: str  # counted, single, dual, maybe_dual, named
    #: What stands after the number: person, other (unknown noun), of (من …), none.
    noun: str
    head: int | None
    person: Person | None
    cut: int = 0
    joined: bool = False
    definite: bool = False
    rises: bool = False
    #: A preposition is attached (لثلاثة، بطفل).
    prepositional: bool = False
    #: The number follows its noun (المدنيين الثلاثة).
    anaphoric: bool = False
    #: Counted by a word too weak to open a claim by itself (بعض).
    weak: bool = False

    @property
    def own_outcome(self) -> str | None:
        """Outcome that the noun itself carries (قتلى)."""
        return self.person.outcome if self.person else None

    @property
    def is_people(self) -> bool:
        """The words say that people are counted."""
        return self.person is not None or self.kind == "named"


def find_groups(tagged: Tagged, quantities: QuantityFinder, lexicon: ClaimLexicon) -> list[Group]:
    """Return the groups of a sentence, in order, none overlapping another."""
    counted = [group for number in tagged.numbers if (group := _counted(tagged, number, quantities))]
    covered = {index for number in tagged.numbers for index in range(number.first, number.last)}
    covered |= {index for group in counted for index in range(group.first, group.end)}
    covered |= {group.head for group in counted if group.head is not None}
    names = list(_named(tagged, covered, lexicon))
    covered |= {index for group in names for index in range(group.first, group.end)}
    alone = list(_alone(tagged, covered))
    merged = sorted(counted + alone + names, key=lambda group: group.first)
    return _with_one_or_two(merged)


# ---------------------------------------------------------------- counted
def _counted(tagged: Tagged, number: NumberPhrase, quantities: QuantityFinder) -> Group | None:
    if _is_date_or_share(tagged, number):
        return None
    noun, head, end = _noun_after(tagged, number)
    if number.definite and noun != "person" and "light" in tagged.tags[number.first].roles:
        return None  # الاثنين is also Monday
    before = _noun_before(tagged, number)
    if noun == "person" and before is not None and not _has_outcome(tagged, before):
        before = None
    if before is not None:
        noun, head, end = "person", before, number.last
    if noun == "unit" or (noun == "none" and _follows_a_thing(tagged, number)):
        return None
    if number.value in _YEARS and number.digits and noun != "person":
        return None
    person = tagged.tags[head].person if head is not None else None
    if number.weak and person is not None and (person.outcome or person.owned):
        return None
    after = _qualifier_after(tagged, quantities, end, noun) if end > number.last or noun == "of" else None
    if after is not None:
        number = bounded(number, after)
    first = tagged.tags[number.first].word.text
    return Group(
        number.first, number.last, end, number.low, number.high, number.qualifier, number.imputed,
        "counted", noun, head, person, number.cut, _has_and(tagged, number.first, number.cut),
        number.definite, number.rises, _has_preposition(tagged, number.first, first, number.cut), before is not None,
        number.weak,
    )  # fmt: skip


def _qualifier_after(tagged: Tagged, quantities: QuantityFinder, end: int, noun: str) -> str | None:
    """Return the qualifier after the noun, or after what goes on with it: 5 من عناصر الشرطة على الأقل."""
    words = [tag.word for tag in tagged.tags]
    for place in range(end, min(len(words), end + _QUALIFIER_REACH)):
        after = quantities.after(words, place)
        if after is not None:
            return after.value
        tag = tagged.tags[place]
        if tag.is_mark or tag.word.kind == "number" or tag.form.triggers or tag.form.conjunction or "preposition" in tag.roles:
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
    return index > 0 and tagged.tags[index - 1].word.text in ("ل", "ب", "لل")


def _noun_after(tagged: Tagged, number: NumberPhrase) -> tuple[str, int | None, int]:
    """Return what the number counts (person, other, of, unit, none), the index of its noun, and one past it."""
    tags, place = tagged.tags, number.last
    while place < len(tags) and tags[place].word.text in QUOTES and place < number.last + 2:
        place += 1
    if place >= len(tags) or tags[place].is_mark:
        unit = place < len(tags) and tags[place].word.text in "%٪"
        return "unit" if unit else "none", None, number.last
    tag = tags[place]
    if tag.word.text == "من" and place + 1 < len(tags):
        return _after_of(tags, place + 1)
    if tag.marker_end and tag.form.unit is None and "share" in tag.roles:
        return "unit", place, place + 1
    if "of_whole" in tag.roles and not tag.form.conjunction:
        return "of", None, place + 1
    return _noun_at(tags, place, number)


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
    if before is None or number.core != number.first:
        return False
    if before.form.unit in ("time", "month") and number.digits and not number.cut:
        return True
    if number.definite and before.word.text == "في" and number.value in (100, 1000):
        return True
    if number.digits and not tags[number.first].word.spaced and before.is_mark and number.first > 1:
        return not before.word.spaced and tags[number.first - 2].word.text.isascii()
    return before.word.text in ("/", "\\", "#", "$", "%") and number.digits


def _follows_a_thing(tagged: Tagged, number: NumberPhrase) -> bool:
    """Tell whether the number belongs to the noun before it (الكنائس الثلاث، الفوج 46)."""
    if not number.first or not (number.definite or number.digits):
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
        if index in covered or person is None or person.kind in ("weak", "group") or person.counts == "event":
            continue
        if index and "unhurt" in tagged.tags[index - 1].roles or (person.kind == "oneof" and (tag.form.definite or not _is_one_of(tagged, index))):
            continue
        if person.number == "many" or tag.has_preposition or _modifies(tagged, index) or _is_body_of(tagged, index):
            continue
        low = 2 if person.number != "one" or _is_dual_construct(tagged, index) else 1
        kind = "maybe_dual" if person.number == "two_or_many" else "single" if low == 1 else "dual"
        yield Group(
            index, index + 1, index + 1, low, low, "exact", False, kind, "person", index, person,
            tag.form.person_cut, tag.joined or _has_and(tagged, index, 0), tag.form.definite,
        )  # fmt: skip


def _modifies(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun of people goes on with the one before it (مواطن عراقي، قائد الشرطة، جنود أتراك)."""
    if index and tagged.tags[index].form.person_cut:
        return _is_joined_adjective(tagged, index)
    if not index:
        return False
    before, here = tagged.tags[index - 1], tagged.tags[index].person
    if before.person is None or before.form.triggers or before.person.counts in ("event", "body"):
        assert here is not None
        return _is_adjective(here) and not _may_be_named_by_adjective(tagged, index)
    if here is not None and (_is_object_form(tagged, index) or (before.form.definite and not tagged.tags[index].form.definite)):
        return False
    counted_apart = before.person.outcome is not None and here is not None and not _is_adjective(here)
    return before.person.kind != "other" and not counted_apart


def _is_joined_adjective(tagged: Tagged, index: int) -> bool:
    """Tell whether an adjective joined by و goes on with another (مخططاتهم الإجرامية والإرهابية)."""
    here, before = tagged.tags[index], tagged.tags[index - 1]
    adjective = here.person is not None and here.form.definite and _is_adjective(here.person)
    return adjective and before.person is None and before.word.text.startswith("ال")


def _is_object_form(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun has the accusative that the noun before it lacks: قتل مستوطن شابا."""
    here, before = tagged.tags[index].person, tagged.tags[index - 1].person
    return here is not None and before is not None and here.accusative and not before.accusative and before.number == "one"


def _is_adjective(person: Person) -> bool:
    """Tell whether the noun is an adjective of relation as well (تركي، عسكري، إرهابية)."""
    return person.kind == "nation" or normalise(person.lemma).endswith(("ي", "يه"))


def _may_be_named_by_adjective(tagged: Tagged, index: int) -> bool:
    """Tell whether such a word is a person (مقتل فلسطيني), not an adjective (القصف التركي)."""
    before, here = tagged.tags[index - 1], tagged.tags[index].person
    if before.form.triggers or before.phrase or "subset" in before.roles:
        return True
    if here is not None and (here.accusative or (here.kind != "nation" and before.roles)):
        return True
    return not tagged.tags[index].form.definite and (before.is_mark or before.person is not None)


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
    return after.person is not None and not after.form.person_cut


def _is_dual_construct(tagged: Tagged, index: int) -> bool:
    """Tell whether a form in -ا is a dual before its genitive (رجلا أمن), not an accusative."""
    person = tagged.tags[index].person
    if person is None or not person.accusative or index + 1 >= len(tagged.tags):
        return False
    return "dual_noun" in tagged.tags[index + 1].roles


def _with_one_or_two(groups: list[Group]) -> list[Group]:
    """Join «مدني واحد» and «مدنيين اثنين» into one group each."""
    joined: list[Group] = []
    for group in groups:
        last = joined[-1] if joined else None
        if last and last.end == group.first and _counts_before(last, group):
            joined[-1] = replace(
                last, stop=group.stop, end=max(group.stop, last.end), kind="dual" if group.low == 2 else "single",
                low=group.low, high=group.high, qualifier=group.qualifier,
            )  # fmt: skip
            continue
        joined.append(group)
    return joined


def _counts_before(noun: Group, number: Group) -> bool:
    if noun.kind not in ("single", "maybe_dual", "dual") or number.kind != "counted" or number.noun == "person":
        return False
    return not number.joined and number.low == noun.low and number.low in (1, 2)


# ---------------------------------------------------------------- named
def _named(tagged: Tagged, covered: set[int], lexicon: ClaimLexicon) -> Iterator[Group]:
    """Yield victims that have only a name: after an outcome word, before a verb, or joined to another name."""
    index = 0
    while index < len(tagged.tags):
        end = _name_end(tagged, index, covered, lexicon)
        if end is None:
            index += 1
            continue
        cut = _name_cut(tagged.tags[index].word.text, lexicon)
        yield Group(
            index, end, end, 1, 1, "exact", False, "named", "person", None, None, cut or 0,
            bool(cut) or _has_and(tagged, index, 0), True,
        )  # fmt: skip
        index = end


def _name_cut(text: str, lexicon: ClaimLexicon) -> int | None:
    """Return the letters before a given name or kunya in the word (0 or the conjunction); None where there is none."""
    for cut in (0, 1) if text[0] == "و" else (0,):
        if text[cut:] in lexicon.given_names or text[cut:] in lexicon.kunya:
            return cut
    return None


def _name_end(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    tags = tagged.tags
    text = tags[index].word.text
    cut = _name_cut(text, lexicon)
    if cut is None or index in covered or tags[index].person or tags[index].form.triggers or _is_titled(tags, index):
        return None
    end = index + 1
    while end < min(len(tags), index + _NAME_WORDS) and _goes_on(tags[end], end, covered, lexicon, end == index + 1):
        end += 1
    return None if end == index + 1 and text[cut:] in lexicon.kunya else end


def _is_titled(tags: list[Tag], index: int) -> bool:
    """Tell whether a title or noun before the name, past a quotation mark, is the victim's word (المواطن «أحمد»)."""
    while index > 0 and tags[index - 1].word.text in QUOTES:
        index -= 1
    if not index or tags[index - 1].is_mark:
        return False
    tag = tags[index - 1]
    return tag.person is not None or (tag.word.text.startswith("ال") and not tag.roles and not tag.phrase_end)


def _goes_on(tag: Tag, index: int, covered: set[int], lexicon: ClaimLexicon, second: bool) -> bool:
    """Tell whether a word goes on with a name; its second word may be a surname that is a trade too (الخطيب)."""
    if tag.word.kind != "word" or index in covered or tag.roles or tag.form.triggers or tag.form.unit:
        return False
    if tag.word.text.startswith(("و", "ب", "ف")) and tag.word.text not in lexicon.given_names:
        return False
    surname = second and tag.word.text.startswith("ال")
    return (tag.person is None or surname) and tag.word.text not in lexicon.not_names
