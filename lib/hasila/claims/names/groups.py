"""Victims that have only a name: مقتل أحمد الخطيب. Names come from the lexicon, from an office or age that follows an
unknown word (مقتل فلان الفلاني رئيس …), or from an earlier sentence of the article; none is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from hasila.claims.counted import has_and
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.names.ends import end_of_name, is_age
from hasila.claims.names.parts import (
    AGENT_REACH,
    NAME_WORDS,
    is_accusative,
    is_titled,
    is_unknown,
    name_cut,
    past_name,
)
from hasila.claims.tagging import Tag, Tagged, before_marks, past_marks

#: Roles of words that a name may stand right behind.
_BEFORE_NAMES = frozenset({"subset", "complement", "called", "had", "had_been", "on"})
_NO_SURNAMES: frozenset[str] = frozenset()


def named_groups(
    tagged: Tagged, covered: set[int], lexicon: ClaimLexicon, surnames: frozenset[str] | set[str] = _NO_SURNAMES
) -> Iterator[Group]:
    """Yield victims that have only a name: after an outcome word, before a verb, or joined to another name.

    ``surnames`` are the family names that earlier sentences gave after a given name; they may stand alone.
    """
    index, last = 0, -1
    likely = _likely(tagged.tags, lexicon.begins_family | surnames if surnames else lexicon.begins_family)
    while index < len(tagged.tags):
        end = end_of_name(tagged, index, covered, lexicon, surnames) if index in likely else None
        if end is None and 0 <= index - last <= 1:
            end = _next_name_end(tagged, index, last, covered, lexicon)
        if end is None:
            index += 1
            continue
        first = _first_part(tagged, index, covered, lexicon)
        if (first < index and is_titled(tagged.tags, first)) or is_accusative(tagged, index):
            index = last = end  # the noun before the name is the victim
            continue
        index = first
        cut = name_cut(tagged.tags[index].word.text, lexicon)
        to = bool(cut) and tagged.tags[index].word.text.startswith("ل")
        yield Group(
            index, end, end, 1, 1, "exact", False, "named", "person", None, None, cut or 0,
            (bool(cut) and not to) or has_and(tagged, index, 0), True, prepositional=to,
        )  # fmt: skip
        index = last = end


def _first_part(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int:
    """Return where a name begins of which «son of» and a later part were read (تركي بن ناصر)."""
    tags, first = tagged.tags, index
    while first > 1 and tags[first - 1].word.text in lexicon.descent and tags[first - 2].word.kind == "word":
        part = tags[first - 2]
        known = (
            part.form.begins_weak_name or part.form.begins_name or is_unknown(part, first - 2, covered, lexicon, True)
        )
        if not known or part.person is not None or first - 2 in covered:
            break
        first -= 2
    while first and _is_part_before(tagged, first - 1, covered, lexicon):
        first -= 1
    return first


def _is_part_before(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> bool:
    """Tell whether a word that is a name as well as a word stands right before a name (رجاء صابر …)."""
    tag = tagged.tags[index]
    name = tag.form.begins_weak_name and tag.word.text not in lexicon.construct_names
    return name and not (tag.roles or tag.form.triggers or tag.person or tag.joined or index in covered)


def _next_name_end(tagged: Tagged, index: int, last: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    """Return the end of a name that و or a comma joins to one that ended at ``last`` (سامر خليل، وسعاد الحسن)."""
    text = tagged.tags[index].word.text
    joined = text[0] == "و" and (index == last or tagged.tags[last].word.text == "،")
    listed = index > last and tagged.tags[last].word.text == "،" and tagged.tags[index].form.begins_weak_name
    named = text[1:] in lexicon.weak_names or text[1:] in lexicon.given_names
    if not (joined and named) and not listed:
        return None
    end = past_name(tagged, index, covered, lexicon)
    return end if end > index + 1 and index not in covered else None


def _likely(tags: list[Tag], surnames: frozenset[str]) -> set[int]:
    """Return the words at which a name may begin: by itself, or by what stands before or behind it."""
    found: set[int] = {0} if tags and tags[0].form.begins_weak_name else set()
    for index, tag in enumerate(tags):
        form = tag.form
        if form.begins_name or tag.word.text in surnames:
            found.add(index)
        if form.triggers:
            before = before_marks(tags, index)
            if before >= 0 and "may_have" in tags[before].roles:
                before = before_marks(tags, before)
            if before >= 0 and tags[before].word.text.startswith("ال"):
                found.add(before)
            found.add(past_marks(tags, index + 1))
            found.update(range(index + 2, index + AGENT_REACH))
            if any(trigger.needs for trigger in form.triggers):
                found.add(index + 2)  # لقيت مصرعها فلانة
        if tag.phrase_end:
            found.add(past_marks(tags, tag.phrase_end))
        if tag.roles and not tag.roles.isdisjoint(_BEFORE_NAMES):
            found.add(past_marks(tags, index + 1))
        if tag.is_mark:
            found.update(_beside_mark(tags, index))
    return found


def _beside_mark(tags: list[Tag], index: int) -> range:
    """Return the words at which a name may begin by a slash before it or its age in brackets behind it."""
    if tags[index].word.text == "/":
        return range(index + 1, index + 2)  # على قتل / فلان الفلاني - سعودي الجنسية
    aged = tags[index].word.text == "(" and is_age(tags, index)
    return range(max(0, index - NAME_WORDS), index) if aged else range(0)
