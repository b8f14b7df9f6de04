"""Words that have the form of a person in this sentence and are none: طالب بإطلاق سراحهم، مضيفة أن، طائرة بلا طيار.

Only what the words right beside say is read here; a word about which they say nothing is left to the grammar.
"""

from __future__ import annotations

from hasila.claims.tagging import SOFT_MARKS, Tagged
from hasila.quantities.phrases import forms

#: «Son of» and «daughter of» inside a name.
_SON = frozenset({"بن", "بنت"})
_THAT = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم"})


def is_no_person(tagged: Tagged, index: int) -> bool:
    """Tell whether the noun of people at ``index`` is read as a person by its form only."""
    return any(
        says(tagged, index)
        for says in (
            _is_verb_of_demand,
            _fought,
            _is_of_many,
            _is_participle,
            _is_without,
            _is_the_world,
            _is_pains,
            _is_half,
            _is_given_name,
        )
    )


def has_article(text: str) -> bool:
    """Tell whether a normalised word has the article, a prefix before it or not (بالعملية)."""
    return any(rest.startswith("ال") for _, rest in forms(text))


def _after(tagged: Tagged, index: int) -> int | None:
    """Return the next word, a quotation mark passed over."""
    near = range(index + 1, min(index + 3, len(tagged.tags)))
    return next((place for place in near if tagged.tags[place].word.text not in SOFT_MARKS), None)


def _is_verb_of_demand(tagged: Tagged, index: int) -> bool:
    """Tell whether «student» is «he demanded», what he demanded behind it (طالب بإطلاق، طالبت بالإفراج)."""
    after = _after(tagged, index)
    if "demand" not in tagged.tags[index].roles or after is None:
        return False
    tag = tagged.tags[after]
    deed = bool(tag.form.triggers) or "release" in tag.roles or tagged.raw(after).startswith("بإ")
    return deed and tag.word.text.startswith("ب")


def _fought(tagged: Tagged, index: int) -> bool:
    """Tell whether «killer» is «he fought»: with whom or against whom follows (قاتل مع الثوار)."""
    after = tagged.tags[index + 1 : index + 2]
    return "fought" in tagged.tags[index].roles and bool(after) and "beside" in after[0].roles


def _is_of_many(tagged: Tagged, index: int) -> bool:
    """Tell whether a participle in the singular is said of many (المشتبه بهم، المغرر بهم)."""
    after = tagged.tags[index + 1 : index + 2]
    return bool(after) and "of_many" in after[0].roles


def _is_participle(tagged: Tagged, index: int) -> bool:
    """Tell whether «steward» is «adding»: what is added follows (مضيفا أن، مضيفة: …)."""
    after, person = _after(tagged, index), tagged.tags[index].person
    if after is None or person is None or tagged.tags[index].form.definite or not person.lemma.startswith("م"):
        return False
    says = tagged.tags[after].word.text in _THAT or tagged.tags[after].word.text == ":"
    return says and (person.accusative or person.lemma.endswith("ة"))


def _is_without(tagged: Tagged, index: int) -> bool:
    """Tell whether the word says what a thing has not (طائرة بدون طيار)."""
    here = tagged.tags[index]
    return index > 0 and not here.form.definite and "without" in tagged.tags[index - 1].roles


def _is_the_world(tagged: Tagged, index: int) -> bool:
    """Tell whether «the scholar» is the world: nobody's name, field or office stands behind it."""
    tag = tagged.tags[index]
    if "world" not in tag.roles or not tag.form.definite:
        return False
    near = tagged.tags[index + 1 : index + 4]
    return not any(other.form.begins_name or "field" in other.roles for other in near)


def _is_half(tagged: Tagged, index: int) -> bool:
    """Tell whether a word that is a person only with another behind it stands without it (مطلق النار، العقل المدبر)."""
    person, after = tagged.tags[index].person, tagged.tags[index + 1 : index + 2]
    return person is not None and person.kind == "half" and not (after and "fires" in after[0].roles)


def _is_given_name(tagged: Tagged, index: int) -> bool:
    """Tell whether an adjective of a nation is a name, his father's behind it (تركي بن ناصر)."""
    person, after = tagged.tags[index].person, tagged.tags[index + 1 : index + 2]
    nation = person is not None and person.kind == "nation" and not tagged.tags[index].form.definite
    return nation and bool(after) and after[0].word.text in _SON


def _is_pains(tagged: Tagged, index: int) -> bool:
    """Tell whether «the mother» is «pains» (آلام): its alef is long."""
    tag = tagged.tags[index]
    return tag.form.definite and tagged.raw(index)[tag.form.person_cut :].startswith("آ")
