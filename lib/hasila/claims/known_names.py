"""Known names of several words whose words are no people there, nor words of harm: of places, and of forces.

في بنت جبيل، قرب أبو غريب، مستشفى شرم الشيخ; كتائب عبد الله عزام، جبهة تحرير تيغراي، الفرقة 25. A name that may be a
man's as well (صلاح الدين، الشيخ عثمان) is that of a place only behind a word that leads to one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hasila.arabic import Word
from hasila.claims.lexicon import ClaimLexicon

if TYPE_CHECKING:
    from hasila.claims.tagging import Tag

#: Prefix of the first word behind which it is a place in any case: at.
_AT = "ب"
#: Nouns of people that say of whom a force is (الجيش الإسرائيلي), which the rules read themselves.
_RELATIONS = ("nation", "adjective")
#: Letters of an initial, spelled as it is said (بي كي كي).
_INITIAL = 2
#: Roles of words inside the names of forces that say elsewhere that somebody lives (جبهة تحرير، جيش إنقاذ).
_DEEDS = frozenset({"release", "saved"})


def in_place_name(tags: list[Tag], words: Sequence[Word], index: int, lexicon: ClaimLexicon) -> range:
    """Return the words of the name of a place that begins at a word; none where it begins none."""
    found = lexicon.place_phrases.at(words, index)
    if found is None:
        return range(0)
    name = range(index, found.end)
    prefix = tags[index].word.text[: found.cut]
    if not _may_be_person(tags[index], lexicon):
        return name
    leads = prefix == _AT or (prefix in ("", "و") and _is_led_to(tags, index, lexicon, bool(prefix)))
    return name if leads else range(0)


def in_force_name(tags: list[Tag], words: Sequence[Word], index: int, lexicon: ClaimLexicon) -> range:
    """Return the words of the name of a force that begins at a word, if the rules would read a person or harm in it."""
    found = lexicon.force_phrases.at(words, index)
    if found is None or _may_be_person(tags[index], lexicon):
        return range(0)
    name = range(index, found.end)
    return name if any(_misleads(tags[inside], lexicon) for inside in name[1:]) else range(0)


def _misleads(tag: Tag, lexicon: ClaimLexicon) -> bool:
    """Tell whether a word inside the name of a force may be somebody, a name, a word of harm or a number."""
    form = tag.form
    somebody = tag.person is not None and (tag.person.kind not in _RELATIONS or tag.person.accusative)
    named = form.begins_name or form.begins_weak_name or tag.word.text in lexicon.kunya
    harm = bool(form.triggers) or not _DEEDS.isdisjoint(tag.roles)
    return somebody or named or harm or tag.word.kind == "number" or len(tag.word.text) <= _INITIAL


def _may_be_person(tag: Tag, lexicon: ClaimLexicon) -> bool:
    """Tell whether the name may be somebody's: it begins with a given name, a kunya, a title or a noun of people."""
    form = tag.form
    named = form.begins_name or form.begins_weak_name or form.is_title or form.person is not None
    return named or tag.word.text in lexicon.kunya


def _is_led_to(tags: list[Tag], index: int, lexicon: ClaimLexicon, joined: bool) -> bool:
    """Tell whether «in», «near» and the like, a noun of places, or with «and» another place stands right before."""
    if index == 0:
        return False
    before = tags[index - 1]
    if before.form.is_place and (joined or before.is_mark):
        return True
    if joined:
        return False
    return "setting" in before.roles or before.word.text in lexicon.place_heads
