"""Family names that stand alone: of people whom the article calls by a given name and that name elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.arabic import normalise
from hasila.claims.lexicon import ClaimLexicon, Trigger
from hasila.claims.names.parts import AGENT_REACH, follows_outcome, goes_on, is_unknown, name_cut, past_name
from hasila.claims.tagging import Tag, Tagged, before_marks, past_marks

_SURNAME_LETTERS = 4
_GIVEN_LETTERS = 2
#: So often an article names somebody by a name that no list has.
_OFTEN = 3
#: Endings of nouns with a pronoun, and letters written onto words: neither is a foreign name.
_PRONOUNS = ("ها", "هم", "هما", "هن", "نا", "ات", "ين", "ون")
_RELATION = ("ي", "يه")
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
    if len(text) < _SURNAME_LETTERS or not (unknown or _may_only_look_prefixed(tag)):
        return False
    before = list(_words_before(tagged.sentence.text.norm, text))
    if not unknown:
        named = (word in lexicon.name_parts and word not in lexicon.triggers for word in before)
        return text not in lexicon.common and any(named)  # حنا لحود
    if (
        any(word in lexicon.name_parts and word not in lexicon.triggers for word in before)
        or f"{_SERVANT} {_OF_GOD} {text}" in tagged.sentence.text.norm
    ):
        return True
    foreign = text not in lexicon.common and not text.endswith(_PRONOUNS) and not text.startswith("ال")
    if foreign and len(before) >= _OFTEN:
        return True
    return foreign and any(_may_be_given(word, lexicon) for word in before)


def _may_only_look_prefixed(tag: Tag) -> bool:
    """Tell whether a word that no lexicon knows begins with a letter that may be a preposition (لحود، بزون)."""
    known = tag.roles or tag.form.triggers or tag.form.unit or tag.person or tag.word.kind != "word"
    return tag.word.text[0] in "بلف" and not known


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


def end_of_surname(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> int | None:
    """Return one past a family name right behind a word of killing, which no lexicon need know (مقتل القذافي).

    Behind a verb, which may have its agent there, it is a name of relation, its clause closed.
    """
    tags = tagged.tags
    told = _killing_at(tags, before_marks(tags, index))
    if told is None:
        return None
    if not _may_be_surname(tagged, index, lexicon):
        return None
    if told.outcome == "captured" and tags[index].word.text.endswith(_RELATION) and tags[index].word.text[:2] != "ال":
        return None  # اعتقال تعسفي، حملات اعتقال عقابية
    if told.kind == "masdar" or told.object_after_tail:
        return index + 1
    text = tags[index].word.text
    related = (told.kind == "passive" and not told.present) or (text.startswith("ال") and text.endswith("ي"))
    return index + 1 if related and _closes(tags, index + 1) else None


def _killing_at(tags: list[Tag], verb: int) -> Trigger | None:
    """Return the word of killing at ``verb``, or of which that is the last word (أودى بحياة)."""
    if verb < 0:
        return None
    told = next((t for t in tags[verb].form.triggers if t.takes_surname and not t.needs), None)
    idiom = tags[verb - 1].form.triggers if verb and told is None else ()
    last = tags[verb].word.text.removeprefix("ب")
    return told or next((t for t in idiom if t.takes_surname and t.needs and last.startswith(t.needs)), None)


def end_of_known(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> int | None:
    """Return one past a family name that the news calls somebody killed by; None where none begins at ``index``."""
    words = [tag.word.text for tag in tagged.tags[index : index + 2]]
    if len(words) > 1 and " ".join(words) in lexicon.families:
        return index + 2
    return index + 1 if words[0] in lexicon.families else None


def _closes(tags: list[Tag], end: int) -> bool:
    """Tell whether the phrase of a name ends before ``end``: a mark, a preposition, a time or «and» stands there."""
    if end >= len(tags) or tags[end].is_mark:
        return True
    form, roles = tags[end].form, tags[end].roles
    return form.conjunction or form.unit in ("time", "month") or bool({"preposition", "light", "by"} & roles)


def _may_be_surname(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether a word has no ending of a plural or a pronoun, and no lexicon of the claims knows it."""
    tag = tagged.tags[index]
    text = tag.word.text.removeprefix("ال")
    if len(text) < _SURNAME_LETTERS or not goes_on(tag, index, set(), lexicon, False) or tag.form.is_place:
        return False
    known = tag.word.text in lexicon.common or tag.word.text in lexicon.cues or text in lexicon.common
    foreign = tag.word.text == text and text.endswith("ون")  # no genitive of a plural ends so
    plural = text.endswith(_PRONOUNS) and not foreign
    return not (known or plural or text in lexicon.persons or _has_letter_before(tag.word.text))


def _has_letter_before(text: str) -> bool:
    """Tell whether a conjunction, or a preposition of a noun with a pronoun, is the first letter of a word."""
    return text[0] in "وف" or (text[0] in "بلك" and text.endswith("ه"))


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


def may_be_called_so(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether one word before the verb of somebody's harm may be his family name, that verb's clause closed."""
    if is_surname_of_text(tagged, index, lexicon):
        return True
    if not _may_be_surname(tagged, index, lexicon):
        return False
    tags, text = tagged.tags, tagged.tags[index].word.text
    related = not text.startswith("ال") or text.endswith("ي")
    told = tags[index + 1].form.triggers if index + 1 < len(tags) else ()
    return related and any(t.takes_surname for t in told) and _closes(tags, index + 2)
