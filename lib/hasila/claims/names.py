"""Victims that have only a name: مقتل أحمد الخطيب. Names come from the lexicon; none is guessed."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.claims.counted import has_and
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.tagging import QUOTES, Tag, Tagged

_NAME_WORDS = 4


def named_groups(tagged: Tagged, covered: set[int], lexicon: ClaimLexicon) -> Iterator[Group]:
    """Yield victims that have only a name: after an outcome word, before a verb, or joined to another name."""
    index = 0
    while index < len(tagged.tags):
        end = _name_end(tagged, index, covered, lexicon) if tagged.tags[index].form.begins_name else None
        if end is None:
            index += 1
            continue
        cut = _name_cut(tagged.tags[index].word.text, lexicon)
        yield Group(
            index, end, end, 1, 1, "exact", False, "named", "person", None, None, cut or 0,
            bool(cut) or has_and(tagged, index, 0), True,
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
