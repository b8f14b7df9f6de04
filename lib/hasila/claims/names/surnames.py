"""Family names that stand alone: of people whom the article calls by a given name and that name elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.arabic import normalise
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.names.parts import AGENT_REACH, follows_outcome, goes_on, is_unknown, name_cut, past_name
from hasila.claims.tagging import Tagged, past_marks

_SURNAME_LETTERS = 4
_GIVEN_LETTERS = 2
#: So often an article names somebody by a name that no list has.
_OFTEN = 3
#: Endings of nouns with a pronoun, and letters written onto words: neither is a foreign name.
_PRONOUNS = ("ها", "هم", "هما", "هن", "نا", "ات", "ين", "ون")
_PREFIXES = ("ال", "و", "ب", "ل", "ف", "ك")
#: The second part of names like عبد الله, normalised.
_SERVANT, _OF_GOD = normalise("عبد"), normalise("الله")


def surnames_in(tagged: Tagged, lexicon: ClaimLexicon) -> Iterator[str]:
    """Yield the family names of a sentence: the last word of a name that begins with a given name."""
    for index, tag in enumerate(tagged.tags):
        begins = tag.form.begins_name or (tag.form.begins_weak_name and _is_weak_name(tagged, index, lexicon))
        if not begins or name_cut(tag.word.text, lexicon) is None:
            continue
        end = past_name(tagged, index, set(), lexicon)
        last = tagged.tags[end - 1].word.text
        known = last in lexicon.given_names or last in lexicon.weak_names or last in lexicon.kunya
        known = known and end < index + 3
        surely = tag.form.begins_name or not last.startswith("ال") or follows_outcome(tagged, index)
        if (
            surely
            and end > index + 1
            and not known
            and len(last) > 3
            and (end > index + 2 or last not in lexicon.common)
        ):
            yield last


def _is_weak_name(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether a word of its own is a given name here: behind a title or an outcome word, or before a surname."""
    if (index > 0 and tagged.tags[index - 1].person is not None) or follows_outcome(tagged, index):
        return True
    after = tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
    return after is not None and after.word.kind == "word" and is_unknown(after, index + 1, set(), lexicon, True)


def is_surname_of_text(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether a word right behind an outcome word is a family name: the article has it behind a given name."""
    tag = tagged.tags[index]
    text = tag.word.text
    unknown = goes_on(tag, index, set(), lexicon, False) or tag.form.begins_weak_name
    if len(text) < _SURNAME_LETTERS or not unknown:
        return False
    before = list(_words_before(tagged.sentence.text.norm, text))
    if (
        any(word in lexicon.name_parts and word not in lexicon.triggers for word in before)
        or f"{_SERVANT} {_OF_GOD} {text}" in tagged.sentence.text.norm
    ):
        return True
    foreign = text not in lexicon.common and not text.endswith(_PRONOUNS) and not text.startswith("ال")
    if foreign and len(before) >= _OFTEN:
        return True
    return foreign and any(_may_be_given(word, lexicon) for word in before)


def _is_given_family_name(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether the article has the word right behind a given name that is nothing else (سامر البرقاوي)."""
    text = tagged.tags[index].word.text
    if len(text) <= _SURNAME_LETTERS or not goes_on(tagged.tags[index], index, set(), lexicon, False):
        return False
    return any(word in lexicon.given_names for word in _words_before(tagged.sentence.text.norm, text))


def _may_be_given(word: str, lexicon: ClaimLexicon) -> bool:
    """Tell whether a word may be a given name that no list has: no lexicon knows it (ديرك)."""
    known = word in lexicon.common or word in lexicon.persons or word in lexicon.roles or word in lexicon.triggers
    return word.isalpha() and len(word) > _GIVEN_LETTERS and not known and not word.startswith(_PREFIXES)


def _words_before(norm: str, word: str) -> Iterator[str]:
    """Yield the words that stand right before a word anywhere in the article."""
    place = norm.find(f" {word}")
    while place >= 0:
        if not norm[place + len(word) + 1 : place + len(word) + 2].isalpha():
            yield norm[norm.rfind(" ", 0, place) + 1 : place]
        place = norm.find(f" {word}", place + 1)


def is_known_by_surname(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether a family name of the article stands behind «had», or «on» of an arrest (القبض أمس على فلان)."""
    before = tagged.tags[index - 1].roles if index else frozenset()
    if tagged.tags[index].word.text in lexicon.common or not {"had", "on"} & before:
        return False
    near = tagged.tags[max(0, index - AGENT_REACH) : index - 1]
    on = any(tagged.tags[index - 1].word.text in trigger.needs for tag in near for trigger in tag.form.triggers)
    return ("had" in before or on) and is_surname_of_text(tagged, index, lexicon)


def is_known_before_verb(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether a family name with the article stands before the verb of its harm (البرقاوي قتل، العلي "اعتقل")."""
    text, tags = tagged.tags[index].word.text, tagged.tags
    if not text.startswith("ال") or text in lexicon.common or not _is_given_family_name(tagged, index, lexicon):
        return False
    verb = past_marks(tags, index + 1)
    verb += verb < len(tags) and "may_have" in tags[verb].roles
    told = tags[verb].form.triggers if verb < len(tags) else ()
    return any(trigger.kind in ("passive", "either") and not (trigger.near or trigger.needs) for trigger in told)
