"""How far a victim's name goes that begins at a word: told by the lexicon, an office, an age or a verb behind it."""

from __future__ import annotations

from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.names.parts import (
    NAME_WORDS,
    follows_outcome,
    goes_on,
    is_behind_agent,
    is_last_part,
    is_titled,
    is_unknown,
    name_cut,
    past_name,
)
from hasila.claims.names.surnames import (
    end_of_known,
    end_of_surname,
    is_known_before_verb,
    is_known_by_surname,
    is_surname_of_text,
    may_be_called_so,
)
from hasila.claims.tagging import CLOSERS, Tag, Tagged, before_marks

_AGE_DIGITS = 2
#: Words of an aside between a name and the verb of harm, at most, and the marks that open one.
_ASIDE_REACH = 16
_ASIDES = frozenset("،(,-–—")
#: Roles of words that a clause opens with, its subject behind them.
_OPENERS = frozenset({"complement", "as_for", "had_been"})
#: Endings of nouns and pronouns, which a foreign name seldom has.
_ENDINGS = ("ه", "ها", "هم", "هما", "هن", "نا", "كم", "اء", "ات")


def is_age(tags: list[Tag], index: int) -> bool:
    """Tell whether an age follows a bracket or comma: (21 عاما)، or two digits alone: (21)."""
    if index + 2 >= len(tags):
        return False
    if tags[index + 1].roles:
        return False  # مر بسلام، بعد أيام
    alone = tags[index + 2].word.text == ")" and len(tags[index + 1].word.text) == _AGE_DIGITS
    return tags[index + 2].form.unit == "time" or (alone and tags[index + 1].word.text.isdigit())


def _is_aged(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> bool:
    """Tell whether an age in brackets follows a name of two words or more."""
    end = past_name(tagged, index, covered, lexicon)
    tags = tagged.tags
    return index + 1 < end < len(tags) and tags[end].word.text == "(" and is_age(tags, end)


def end_of_name(
    tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon, surnames: frozenset[str] | set[str]
) -> int | None:
    """Return one past the last word of a victim's name that begins at ``index``; None where none does.

    ``covered`` are the words of other groups, ``surnames`` the family names that earlier sentences gave.
    """
    tag = tagged.tags[index]
    if index and tagged.tags[index - 1].word.text in lexicon.kunya:
        return None  # أبو حمزة is one name
    if _is_so_called(tagged.tags, index) and index not in covered:
        return _unknown_end(tagged, index, covered, lexicon) or None
    if tag.form.begins_name and not _is_inside_name(tagged, index, lexicon):
        return _name_end(tagged, index, covered, lexicon)
    if tag.is_mark or index in covered or tag.person or tag.form.triggers or is_titled(tagged.tags, index):
        return None
    known = end_of_known(tagged, index, lexicon) if tag.word.text in lexicon.begins_family else None
    known = index + 1 if known is None and tag.word.text in surnames else known
    if known is not None:
        return None if _is_behind_a_name(tagged, index, lexicon) else known
    if follows_outcome(tagged, index):
        return _end_beside_outcome(tagged, index, covered, lexicon)
    if is_behind_agent(tagged.tags, index):
        return _end_behind_agent(tagged, index, covered, lexicon)
    return None if _is_behind_a_name(tagged, index, lexicon) else _end_set_apart(tagged, index, covered, lexicon)


def _end_set_apart(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    """Return the end of a name that its age, its office or the words before it show, no outcome word near."""
    tag = tagged.tags[index]
    if tag.form.begins_weak_name and _is_aged(tagged, index, covered, lexicon):
        return past_name(tagged, index, covered, lexicon)
    if is_known_by_surname(tagged, index, lexicon) or is_known_before_verb(tagged, index, lexicon):
        return index + 1
    place = before_marks(tagged.tags, index)
    behind = tagged.tags[place].roles if place >= 0 else frozenset()
    said = "complement" in behind
    alone = index + 1 < len(tagged.tags) and tagged.tags[index + 1].word.text == "(" and is_age(tagged.tags, index + 1)
    if alone and tag.form.begins_weak_name and {"complement", "as_for"} & behind:
        return index + 1  # أما هدى (19 عاما) فقد أصيبت
    end = _end_before_office(tagged, index, covered, lexicon, foreign=False, office=said)
    said = bool({"complement", "as_for"} & behind)
    if end is None and tag.form.begins_weak_name and (said or place < 0 or "had_been" in behind):
        end = _weak_name_end(tagged, index, covered, lexicon)  # أما رنا الجابري فقد أصيبت
        end = end if said or end is None or _harm_behind(tagged.tags, end) else None
    return end or _end_before_verb(tagged, index, covered, lexicon)


def _end_beside_outcome(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    """Return the end of a name right behind an outcome word: a family name of the article, or a name in full."""
    if is_surname_of_text(tagged, index, lexicon):
        return index + 1
    if tagged.tags[index].form.begins_weak_name:
        return _weak_name_end(tagged, index, covered, lexicon)
    plain = not tagged.tags[index].roles  # not «بحياة بن …»
    if plain and any(tag.word.text in lexicon.descent for tag in tagged.tags[index + 1 : index + 2]):
        end = past_name(tagged, index, covered, lexicon)
        return end if end > index + 1 else None  # تركي بن ناصر
    return _end_before_office(tagged, index, covered, lexicon) or end_of_surname(tagged, index, lexicon)


def _end_behind_agent(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    """Return the end of a name that is the object of a verb, its agent between: any common word may stand there."""
    unusual = tagged.tags[index].word.text not in lexicon.common
    return _end_beside_outcome(tagged, index, covered, lexicon) if unusual else None


def _name_end(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    tags = tagged.tags
    text = tags[index].word.text
    cut = name_cut(text, lexicon)
    cut = 0 if cut is None and text in lexicon.not_names else cut  # Ali, as the tag says
    if cut and index > 1 and tags[index - 2].form.unit == "building":
        return None  # محافظتي صعدة وعمران
    if cut is None or index in covered or tags[index].person or tags[index].form.triggers or is_titled(tags, index):
        return None
    end = past_name(tagged, index, covered, lexicon)
    return None if end == index + 1 and text[cut:] in lexicon.kunya else end


def _weak_name_end(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    """Return the end of a name that begins with a word of its own (صالح، ناصر): a second part must show the name."""
    end = past_name(tagged, index, covered, lexicon)
    if end == index + 1:
        return None
    second = tagged.tags[index + 1].word.text
    named = second in lexicon.given_names or second in lexicon.weak_names or second in lexicon.joiners
    return end if named or tagged.tags[index].word.text not in lexicon.construct_names else None


def _end_before_office(
    tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon, *, foreign: bool = True, office: bool = True
) -> int | None:
    """Return the end of an unknown name before an office or an age: اعتقال فلان الفلاني قائد …، (27 عاما)."""
    tags, end = tagged.tags, index
    while end < min(len(tags), index + NAME_WORDS) and (
        is_unknown(tags[end], end, covered, lexicon, end > index)
        or (end > index and is_last_part(tagged, end, covered, lexicon))
        or (end == index and tags[end].form.begins_weak_name and index not in covered)
    ):
        end += 1
    if end > index and tags[end - 1].word.text in lexicon.descent:
        end = past_name(tagged, index, covered, lexicon)  # بنت علي, a name that is a preposition too
    if end < index + 2 or end >= len(tags):
        return None
    after = end + 1 if tags[end].word.text in "،,(" else end
    if after >= len(tags):
        return None
    person = tags[after].person
    foreign = foreign and all(_is_foreign(tag) for tag in tags[index:end])
    held = person is not None and person.kind == "title" and not tags[after].form.definite and not tags[after].joined
    aged = tags[end].word.text in "(،" and is_age(tags, end)
    return end if aged or foreign or (office and held) else None


def _is_foreign(tag: Tag) -> bool:
    """Tell whether a word that no lexicon knows has no article, pronoun or ending of a noun."""
    text = tag.word.text
    return len(text) > 2 and not text.startswith("ال") and not text.endswith(_ENDINGS)


def _is_so_called(tags: list[Tag], index: int) -> bool:
    """Tell whether «the so-called», or a slash, stands between an outcome word and the name (قتل / فلان الفلاني)."""
    if index > 1 and tags[index - 1].word.text == "/":
        before = tags[index - 2]
        each = before.word.text == "من" and index > 2 and "each" in tags[index - 3].roles
        return bool(before.form.triggers) or each or "called" in before.roles
    if not index or "called" not in tags[index - 1].roles or not tags[index - 1].word.text.startswith("ال"):
        return False
    if index == 1 or "had_been" in tags[index - 2].roles:
        return True  # المدعو فلان الفلاني قتل أمس
    told = bool(tags[index - 2].form.triggers) or "complement" in tags[index - 2].roles
    told = told or tags[index].form.begins_name or tags[index].form.begins_weak_name
    return told or (index > 2 and tags[index - 3].phrase_end == index - 1)


def _unknown_end(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int:
    """Return the end of a row of words that may be a name, or 0."""
    end = index
    while end < min(len(tagged.tags), index + NAME_WORDS) and goes_on(
        tagged.tags[end], end, covered, lexicon, end == index + 1
    ):
        end += 1
    return end if end > index else 0


def _end_before_verb(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    """Return the end of a name between «that» and the verb of its harm: إن سعد الحجري توفي متأثرا بجروحه."""
    tags = tagged.tags
    if not index or _OPENERS.isdisjoint(tags[index - 1].roles):
        return None
    end = index
    while end < min(len(tags), index + NAME_WORDS) and is_unknown(tags[end], end, covered, lexicon, end > index):
        end += 1
    unusual = tags[index].word.text not in lexicon.common
    if end == index and unusual and may_be_called_so(tagged, index, lexicon):
        end += 1
    if end < index + 2 and not (tags[index].form.begins_weak_name or may_be_called_so(tagged, index, lexicon)):
        return None
    return end if end > index and _is_before_his_harm(tags, end) else None


def _is_before_his_harm(tags: list[Tag], end: int) -> bool:
    """Tell whether the verb of somebody's harm stands behind a name, «who» or «had» between (فلان قد قتل)."""
    while end < len(tags) and {"relative_one", "may_have"} & tags[end].roles:
        end += 1
    if end >= len(tags):
        return False
    if {"relative_one", "tells_who"} & tags[end - 1].roles or _opens_aside(tags, end):
        return _harm_behind(tags, end)
    return _is_harm(tags, end)


def _opens_aside(tags: list[Tag], end: int) -> bool:
    """Tell whether words that tell who somebody is stand right behind his name (من بلدة …، البالغ من العمر، وهو …)."""
    if "tells_who" in tags[end].roles:
        return True
    after = tags[end + 1].roles if end + 1 < len(tags) else frozenset()
    return tags[end].word.text in _ASIDES and bool({"who_is", "relative_one", "tells_who"} & after)


def _harm_behind(tags: list[Tag], end: int) -> bool:
    """Tell whether a verb of somebody's harm stands behind what tells who he is, in the same clause."""
    for place in range(end, min(len(tags), end + _ASIDE_REACH)):
        if tags[place].word.text in CLOSERS or "complement" in tags[place].roles:
            return False
        if _is_harm(tags, place):
            return True
    return False


def _is_harm(tags: list[Tag], end: int) -> bool:
    """Tell whether a word is a verb that may say what befell the one before it."""
    phrase = tags[end].phrase
    told = tags[end].form.triggers if phrase is None else (phrase, *tags[end].form.triggers)
    return any(trigger.kind in ("passive", "either") and not trigger.near for trigger in told)


def _is_inside_name(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether the word goes on with a name whose first part no lexicon knows (السيدة عائدة إبراهيم)."""
    tags, place = tagged.tags, index - 1
    while place >= max(1, index - 2) and is_unknown(tags[place], place, set(), lexicon, True):
        place -= 1
    person = tags[place].person if 0 <= place < index - 1 else None
    return person is not None and person.number == "one" and not tags[place].form.triggers


def _is_behind_a_name(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether the first part of the name stands right before, its bearer told before it (الطفل محمد أبو خضر)."""
    before = tagged.tags[index - 1] if index else None
    if before is None or before.word.kind != "word":
        return False
    known = before.form.begins_name or before.form.begins_weak_name or before.word.text in lexicon.joiners
    return known or is_unknown(before, index - 1, set(), lexicon, True)
