"""The class that the victims' own words give: their noun, what qualifies it, what is said of them right behind.

A bare «شخص» stays unknown. Which words tell a class is known to :mod:`hasila.claims.victims.cues`, whom members and
officials serve is read in :mod:`hasila.claims.victims.serving`.
"""

from __future__ import annotations

from hasila.arabic import normalise
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon, Person
from hasila.claims.tagging import CLOSERS, SOFT_MARKS, Tagged
from hasila.claims.victims.cues import class_in, end_of_cues, is_woman_hurt, of_civil_body, pair_at
from hasila.claims.victims.serving import holds_office, of_office, of_owner, of_whom_he_serves

#: Words between a name and the title behind it, and between a noun and another that the same number counts.
_APPOSITION_REACH, _JOINED_REACH = 6, 4
#: Kinds of nouns behind which an office in war may stand; behind «his brother» and the like it may too.
_TRADES = ("", "title", "own", "outcome")


def victim_class(
    tagged: Tagged,
    group: Group,
    span: tuple[int, int] | None,
    lexicon: ClaimLexicon,
    others: frozenset[int] = frozenset(),
) -> str:
    """Return the class the group's own words give: its noun first, then what qualifies it.

    ``others``: words where the other victims of the sentence begin, whom this number does not count.
    """
    of_noun = _of_noun(tagged, group, lexicon)
    end = span[1] if span else group.end
    if _is_said_to_fight(tagged, end, lexicon):
        return "combatant"
    if holds_office(group, lexicon) and not (of_noun == "civilian" and _is_told_by_pair(tagged, group, lexicon)):
        held = of_office(tagged, group.end, lexicon)
        return of_noun if held == "unknown" else held
    if of_noun == "civilian" and _is_named_fighter(tagged, group, end, lexicon):
        return "combatant"
    if of_noun != "unknown":
        return _noun_with_joined(tagged, group, of_noun, lexicon, others)
    if span is not None and group.kind != "named":
        of_phrase = class_in(tagged, span, lexicon)
        if of_phrase != "unknown":
            return _noun_with_joined(tagged, group, of_phrase, lexicon, others)
    if group.kind == "named":
        if _is_known_commander(tagged, group, lexicon):
            return "combatant"
        return _of_rank_before(tagged, group.first, lexicon) or of_name(tagged, group.end, lexicon)
    after = _class_after(tagged, end, lexicon)
    if after == "unknown" and _is_titled_name(tagged, group):
        return of_name(tagged, group.end, lexicon, titled=True)
    return after


def _is_said_to_fight(tagged: Tagged, end: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether the victims are said to fight right behind their phrase («امرأة تقاتل في صفوف القوات»)."""
    for tag in tagged.tags[end : end + 3]:
        if tag.form.triggers or tag.form.conjunction or (tag.is_mark and tag.word.text not in SOFT_MARKS):
            return False
        if tag.word.text in lexicon.context["fights"]:
            return True
    return False


def _is_known_commander(tagged: Tagged, group: Group, lexicon: ClaimLexicon) -> bool:
    """Tell whether the name is that of somebody known to have led an armed group or force («اغتيال نصر الله»)."""
    words = [tag.word.text for tag in tagged.tags[group.first : group.end] if not tag.is_mark]
    name = " ".join([words[0][group.cut :], *words[1:]])
    return name in lexicon.context["commander"]


def _of_rank_before(tagged: Tagged, first: int, lexicon: ClaimLexicon) -> str | None:
    """Return the class of the rank of two words that stands before a name («الجندي أول فلان»)."""
    if first < 2 or tagged.tags[first - 1].word.text not in lexicon.context["rank_part"]:
        return None
    person = tagged.tags[first - 2].person
    return person.victim_class if person is not None and person.number == "one" else None


def _of_noun(tagged: Tagged, group: Group, lexicon: ClaimLexicon) -> str:
    """Return the class of the noun, with the word after it where the two are known together («حارس غابات»)."""
    if group.person is None:
        return "unknown"
    head = group.head if group.head is not None else group.first
    pair = pair_at(tagged, head, lexicon)
    if pair is not None:
        return pair
    if group.kind == "counted" and group.person.number == "two" and tagged.tags[head].word.text in lexicon.cues:
        return lexicon.cues[tagged.tags[head].word.text]  # خمسة من طالبان are no two students
    if of_civil_body(tagged, head, lexicon):
        return "civilian"
    if group.person.kind == "outcome" and group.low == 1 and head + 1 < len(tagged.tags):
        of_duty = tagged.tags[head + 1].word.text in lexicon.context["duty"] and head + 2 < len(tagged.tags)
        behind = tagged.tags[head + 1 + of_duty]
        if behind.person is not None and behind.form.definite and not behind.joined:
            return behind.person.victim_class  # الشهيد الرقيب فلان، شهيد الواجب العريف فلان
    if is_woman_hurt(group.person, lexicon):
        return "civilian"  # a woman, of whom nothing else is said
    if group.person.kind == "oneof":
        place = head + 1 + any(tag.word.text in lexicon.context["foremost"] for tag in tagged.tags[head + 1 : head + 2])
        one = tagged.tags[place].person if place < len(tagged.tags) else None
        return _of_one(tagged, place, one, lexicon) if one else "unknown"
    return of_whom_he_serves(tagged, group, group.person, lexicon) or group.person.victim_class


def _of_one(tagged: Tagged, index: int, one: Person, lexicon: ClaimLexicon) -> str:
    """Return the class of whom «one of» is said: «أحد أفرادها» is of the force, family or body named before."""
    if of_civil_body(tagged, index, lexicon):
        return "civilian"
    if one.owned and normalise(one.lemma) in lexicon.context["member"]:
        return of_owner(tagged, index, lexicon) or "combatant"
    if normalise(one.lemma) in lexicon.context["holder"]:
        return of_office(tagged, index + 1, lexicon)
    of_one = pair_at(tagged, index, lexicon) or one.victim_class
    return of_one if of_one != "unknown" else class_in(tagged, (index + 1, end_of_cues(tagged, index + 1)), lexicon)


def _is_told_by_pair(tagged: Tagged, group: Group, lexicon: ClaimLexicon) -> bool:
    """Tell whether the noun and the next word are known together («زعيم المعارضة»)."""
    return pair_at(tagged, group.head if group.head is not None else group.first, lexicon) is not None


def _is_named_fighter(tagged: Tagged, group: Group, end: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether a trade and a name are those of a fighter («المهندس سامر العطار القيادي في كتائب كذا»).

    ``end``: one past the phrase of the victim, and so past his name where it belongs to it.
    """
    person = group.person
    kinds = (*_TRADES, "kin") if person is not None and person.owned else _TRADES
    by_trade = person is not None and person.kind in kinds
    by_trade = by_trade and person is not None and normalise(person.lemma) not in lexicon.context["by_age"]
    if not by_trade or group.kind != "single" or end >= len(tagged.tags):
        return False
    titled = _is_titled_name(tagged, group) and "relative" not in tagged.tags[group.end].roles
    if titled and of_name(tagged, group.end, lexicon, titled=True) == "combatant":
        return True
    named = end > group.end and tagged.tags[end].person is None
    return named and of_name(tagged, end, lexicon, titled=True) == "combatant"


def _is_titled_name(tagged: Tagged, group: Group) -> bool:
    """Tell whether a definite singular is followed by a name («الشاب سامر العطار»)."""
    owned = group.person is not None and group.person.owned
    return group.kind == "single" and (group.definite or owned) and group.end < len(tagged.tags)


def of_name(tagged: Tagged, end: int, lexicon: ClaimLexicon, titled: bool = False) -> str:
    """Return the class of the title, rank or origin that stands behind a name («سامر العطار القيادي في الفصيل»).

    Behind a title the name begins at ``end``: what looks like a trade right behind one word of it is the family name.
    A number ends the name, but not one with the article («عبد الواحد»).
    """
    tags = tagged.tags
    counted = {number.first for number in tagged.numbers if not tags[number.first].word.text.startswith("ال")}
    for index in range(end, min(len(tags), end + _APPOSITION_REACH)):
        tag = tags[index]
        if tag.form.triggers or tag.phrase or "by" in tag.roles or tag.word.text in CLOSERS or index in counted:
            return "unknown"
        if tag.word.text in lexicon.context["rank_after"]:
            return "combatant"
        if tag.word.text == "من" and index + 1 < len(tags):
            return class_in(tagged, (index + 1, min(len(tags), index + 3)), lexicon)
        person = tag.person
        if _is_in_wing(tagged, index, lexicon):
            return "combatant"
        if titled and person is not None and person.kind in ("kin", "kinonly") and tag.word.text not in lexicon.descent:
            return "unknown"  # whose brother he is
        if person is not None and normalise(person.lemma) in lexicon.context["holder"]:
            return of_office(tagged, index + 1, lexicon)
        surname = titled and index == end + 1 and tag.form.definite and tags[end].person is None
        surname = surname or (not titled and index == end and _is_surname(tagged, index))
        called = person is not None and not tag.has_preposition and not tag.joined and not surname
        if (
            called
            and person is not None
            and person.kind in ("", "plain", "title", "own", "trade")
            and person.victim_class != "unknown"
        ):
            return person.victim_class
        if "preposition" in tag.roles or tag.joined:
            return "unknown"
    return "unknown"


def _is_surname(tagged: Tagged, index: int) -> bool:
    """Tell whether a definite title right behind a name is its last part: his office follows («سامر الوزير نائب …»)."""
    after = next((tag for tag in tagged.tags[index + 1 : index + 2] if not tag.is_mark), None)
    return tagged.tags[index].form.definite and after is not None and after.person is not None and not after.joined


def _is_in_wing(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether «in the armed wing» stands at a word («الرجل الأول في الجناح العسكري»)."""
    after = [tag.word.text for tag in tagged.tags[index + 1 : index + 2]]
    return tagged.tags[index].word.text == "في" and bool(after) and after[0] in lexicon.context["armed_wing"]


def _noun_with_joined(tagged: Tagged, group: Group, own: str, lexicon: ClaimLexicon, others: frozenset[int]) -> str:
    """Return mixed where one number counts two kinds: «العسكريين والمدنيين», «أفراد القوات ومواطنين»."""
    if group.kind != "counted":
        return own
    numbers = {number.first for number in tagged.numbers}
    for index in range(group.end, min(len(tagged.tags), group.end + _JOINED_REACH)):
        tag = tagged.tags[index]
        if (
            index in numbers
            or index in others
            or tag.is_mark
            or tag.form.triggers
            or ({"by", "preposition"} & tag.roles)
        ):
            break
        if tag.person is not None and tag.joined and tag.person.number != "one":
            families = class_in(tagged, (index + 1, min(len(tagged.tags), index + 2)), lexicon)
            other = tag.person.victim_class if tag.person.victim_class != "unknown" else families
            return "mixed" if {own, other} == {"civilian", "combatant"} else own
    return own


def _class_after(tagged: Tagged, end: int, lexicon: ClaimLexicon) -> str:
    """Return the class said of them after the phrase: «معظمهم من الأطفال»، «في صفوف القوات»، «بينهم مدنيون» (mixed)."""
    tags = tagged.tags
    for index in range(end, min(len(tags), end + 4)):
        tag = tags[index]
        if tag.is_mark and tag.word.text not in SOFT_MARKS and tag.word.text != "،":
            return "unknown"
        if (tag.form.triggers and tag.form.conjunction) or "by" in tag.roles:
            return "unknown"
        if tag.word.text == "بين" and class_in(tagged, (index + 1, end_of_cues(tagged, index + 1)), lexicon) == "mixed":
            return "mixed"
        if of := _of_whom_they_are(tagged, index):
            return class_in(tagged, (of, end_of_cues(tagged, of)), lexicon)
        if "subset" in tag.roles:
            return "mixed" if _names_civilians(tagged, max(tag.marker_end, index + 1)) else "unknown"
        if _are_mostly_civilians(tagged, index, lexicon):
            return "mixed"
        called = tag.word.text == "مما" and index + 1 < len(tags) and "so_called" in tags[index + 1].roles
        if {"most", "ranks"} & tag.roles or called or (tag.word.text in ("من", "ممن") and index <= end + 2):
            return class_in(tagged, (index + 1, end_of_cues(tagged, index + 1)), lexicon)
    return "unknown"


def _of_whom_they_are(tagged: Tagged, index: int) -> int | None:
    """Return the word behind «of» in «بين قتيل وجريح من الشرطة» or «هم من الشرطة» from ``index`` on; None elsewhere."""
    words = [tag.word.text for tag in tagged.tags[index : index + 4]]
    if words[:2] == ["هم", "من"]:
        return index + 2
    pair = [tag.person for tag in tagged.tags[index + 1 : index + 3]]
    between = words[:1] == ["بين"] and words[3:] == ["من"] and all(one and one.outcome for one in pair)
    return index + 4 if between else None


def _are_mostly_civilians(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether most or half of the victims are said to be civilians («أغلبهم من المدنيين», «نصفهم مدنيون»)."""
    roles = tagged.tags[index].roles
    if tagged.tags[index].word.text in lexicon.context["all_of_them"]:
        return False
    behind = _past_of(tagged, index + 1) if "most" in roles else index + 1
    return bool({"most", "half"} & roles) and _names_civilians(tagged, behind)


def _past_of(tagged: Tagged, index: int) -> int:
    """Return the word after «من» where it stands at ``index``."""
    return index + 1 if index < len(tagged.tags) and tagged.tags[index].word.text == "من" else index


def _names_civilians(tagged: Tagged, index: int) -> bool:
    """Tell whether the next word is «civilians» without a number: the others are not."""
    if index >= len(tagged.tags):
        return False
    person = tagged.tags[index].person
    return person is not None and person.kind == "plain" and person.number in ("many", "two_or_many")
