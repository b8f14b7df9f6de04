"""Where the word that is «on» when normalised is the name Ali: مقتل علي الحمود، كل من علي وسامر."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from hasila.arabic import Sentence, normalise

if TYPE_CHECKING:
    from hasila.claims.tagging import Tag

_RAW_ON = "على"
#: The name as written, vowel signs and lengthening between its letters.
_ALI = re.compile("ع[\u064b-\u0652\u0640]*ل[\u064b-\u0652\u0640]*ي")
_ON = normalise(_RAW_ON)
#: «Each of», in two words.
_EACH = ("كل", "من")


def spelled_ali(sentence: Sentence, tags: list[Tag], common: AbstractSet[str]) -> list[int]:
    """Return the words that are the name Ali: with ya where the article spells «on» without, or who was killed.

    ``common`` are the words that are seldom names.
    """
    found: list[int] = []
    if _ALI.search(sentence.text.raw, sentence.start, sentence.end) is None:
        return found  # most sentences: looked at as a whole, since every one comes here
    spelled = _RAW_ON in sentence.text.raw
    for index, tag in enumerate(tags):
        if tag.word.text != _ON or sentence.text.raw[tag.word.end - 1] != "ي":
            continue
        near = [*tags[max(0, index - 1) : index], *tags[index + 1 : index + 2]]
        named = any(other.form.begins_name or other.form.begins_weak_name for other in near)
        if (named and spelled) or _is_harmed(tags, index, common, spelled):
            found.append(index)
    return found


def _is_harmed(tags: list[Tag], index: int, common: AbstractSet[str], spelled: bool) -> bool:
    """Tell whether a killing or arrest, or «each of», stands right before, another part of a name right behind."""
    if not index or index + 1 >= len(tags):
        return False
    before, after = tags[index - 1], tags[index + 1]
    deeds = [t for t in before.form.triggers if t.outcome in ("killed", "captured") and not t.needs]
    each = index > 1 and (tags[index - 2].word.text, before.word.text) == _EACH
    nominal = bool(deeds) and all(t.kind == "masdar" for t in deeds)  # قتل علي الطريق: on the road
    if not each and not nominal and not (deeds and spelled):
        return False
    if after.form.begins_name or after.form.begins_weak_name:
        return True
    known = after.roles or after.person or after.form.triggers or after.form.unit or after.form.is_place
    return after.word.kind == "word" and not known and after.word.text not in common
