"""Names of places in several words, whose words are no people there: في بنت جبيل، قرب أبو غريب، مستشفى شرم الشيخ.

A name that may be a man's as well (صلاح الدين، الشيخ عثمان) is that of a place only behind a word that leads to one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.claims.lexicon import ClaimLexicon

if TYPE_CHECKING:
    from hasila.claims.tagging import Tag

#: Prefixes of the first word behind which it is a place in any case: at.
_AT = "ب"


def in_place_name(tags: list[Tag], index: int, lexicon: ClaimLexicon) -> range:
    """Return the words of the name of a place that begins at a word; none where it begins none."""
    found = lexicon.place_phrases.at([tag.word for tag in tags[index : index + lexicon.place_words]], 0)
    if found is None or found.end < 2:
        return range(0)
    words = range(index, index + found.end)
    prefix = tags[index].word.text[: found.cut]
    if not _may_be_person(tags, words, lexicon):
        return words
    leads = prefix == _AT or (prefix in ("", "و") and _is_led_to(tags, index, lexicon, bool(prefix)))
    return words if leads else range(0)


def _may_be_person(tags: list[Tag], words: range, lexicon: ClaimLexicon) -> bool:
    """Tell whether the name may be somebody's: it begins with a given name, a kunya, a title or a noun of people."""
    form = tags[words[0]].form
    named = form.begins_name or form.begins_weak_name or form.is_title or form.person is not None
    return named or tags[words[0]].word.text in lexicon.kunya


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
