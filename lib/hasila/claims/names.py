"""Victims that have only a name: مقتل أحمد الخطيب. Names come from the lexicon, from an office or age that follows an
unknown word (مقتل فلان الفلاني رئيس …), or from an earlier sentence of the article; none is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from hasila.arabic import normalise
from hasila.claims.counted import has_and
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.tagging import SOFT_MARKS, Tag, Tagged

_NAME_WORDS = 4
_SURNAME_LETTERS = 4
#: The second part of names like عبد الله, normalised.
_OF_GOD = normalise("الله")
_NO_SURNAMES: frozenset[str] = frozenset()


def named_groups(
    tagged: Tagged, covered: set[int], lexicon: ClaimLexicon, surnames: frozenset[str] | set[str] = _NO_SURNAMES
) -> Iterator[Group]:
    """Yield victims that have only a name: after an outcome word, before a verb, or joined to another name.

    ``surnames`` are the family names that earlier sentences gave after a given name; they may stand alone.
    """
    index = 0
    while index < len(tagged.tags):
        may = _may_begin(tagged.tags, index, surnames)
        end = _end_of_name(tagged, index, covered, lexicon, surnames) if may else None
        if end is None:
            index += 1
            continue
        cut = _name_cut(tagged.tags[index].word.text, lexicon)
        yield Group(
            index, end, end, 1, 1, "exact", False, "named", "person", None, None, cut or 0,
            bool(cut) or has_and(tagged, index, 0), True,
        )  # fmt: skip
        index = end


def _may_begin(tags: list[Tag], index: int, surnames: frozenset[str] | set[str]) -> bool:
    """Tell cheaply whether a name may begin here: by the word itself, or by anything known of the word before."""
    if tags[index].form.begins_name or tags[index].word.text in surnames:
        return True
    if not index:
        return False
    before = tags[index - 1]
    known = bool(before.roles or before.form.triggers) or before.word.text in SOFT_MARKS
    return known or (index > 1 and tags[index - 2].phrase_end == index)


def surnames_in(tagged: Tagged, lexicon: ClaimLexicon) -> Iterator[str]:
    """Yield the family names of a sentence: the last word of a name that begins with a given name."""
    for index, tag in enumerate(tagged.tags):
        begins = tag.form.begins_name or (tag.form.begins_weak_name and _is_weak_name(tagged, index, lexicon))
        if not begins or _name_cut(tag.word.text, lexicon) is None:
            continue
        end = _past_name(tagged, index, set(), lexicon)
        last = tagged.tags[end - 1].word.text
        known = last in lexicon.given_names or last in lexicon.weak_names or last in lexicon.kunya
        known = known and end < index + 3
        surely = tag.form.begins_name or not last.startswith("ال") or _follows_outcome(tagged, index)
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
    if (index > 0 and tagged.tags[index - 1].person is not None) or _follows_outcome(tagged, index):
        return True
    after = tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
    return after is not None and after.word.kind == "word" and _is_unknown(after, index + 1, set(), lexicon, True)


def _end_of_name(
    tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon, surnames: frozenset[str] | set[str]
) -> int | None:
    tag = tagged.tags[index]
    if index and tagged.tags[index - 1].word.text in lexicon.kunya:
        return None  # أبو حمزة is one name
    if _is_so_called(tagged.tags, index) and index not in covered:
        return _unknown_end(tagged, index, covered, lexicon) or None
    if tag.form.begins_name and not _is_inside_name(tagged, index, lexicon):
        return _name_end(tagged, index, covered, lexicon)
    if tag.is_mark or index in covered or tag.person or tag.form.triggers or _is_titled(tagged.tags, index):
        return None
    if tag.word.text in surnames:
        return None if _is_behind_a_name(tagged, index, lexicon) else index + 1
    if not _follows_outcome(tagged, index):
        return _end_before_verb(tagged, index, covered, lexicon)
    if _is_surname_of_text(tagged, index, lexicon):
        return index + 1
    if tag.form.begins_weak_name:
        return _weak_name_end(tagged, index, covered, lexicon)
    return _end_before_office(tagged, index, covered, lexicon)


def _name_cut(text: str, lexicon: ClaimLexicon) -> int | None:
    """Return the letters before a given name or kunya in the word (0 or the conjunction); None where there is none."""
    for cut in (0, 1) if text[0] == "و" and text not in lexicon.common else (0,):
        if text[cut:] in lexicon.given_names or text[cut:] in lexicon.kunya or text[cut:] in lexicon.weak_names:
            return cut
    return None


def _name_end(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    tags = tagged.tags
    text = tags[index].word.text
    cut = _name_cut(text, lexicon)
    if cut and index > 1 and tags[index - 2].form.unit == "building":
        return None  # محافظتي صعدة وعمران
    if cut is None or index in covered or tags[index].person or tags[index].form.triggers or _is_titled(tags, index):
        return None
    end = _past_name(tagged, index, covered, lexicon)
    return None if end == index + 1 and text[cut:] in lexicon.kunya else end


def _past_name(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int:
    tags, end = tagged.tags, index + 1
    limit = index + _NAME_WORDS + sum(tag.word.text in lexicon.joiners for tag in tags[index : index + _NAME_WORDS])
    while end < min(len(tags), limit) and _goes_on(tags[end], end, covered, lexicon, end == index + 1):
        end += 1
    return end


def _weak_name_end(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    """Return the end of a name that begins with a word of its own (صالح، ناصر): a second part must show the name."""
    end = _past_name(tagged, index, covered, lexicon)
    if end == index + 1:
        return None
    second = tagged.tags[index + 1].word.text
    named = second in lexicon.given_names or second in lexicon.weak_names or second in lexicon.joiners
    return end if named or tagged.tags[index].word.text not in lexicon.construct_names else None


def _end_before_office(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    """Return the end of an unknown name before an office or an age: اعتقال فلان الفلاني قائد …، (27 عاما)."""
    tags, end = tagged.tags, index
    while end < min(len(tags), index + _NAME_WORDS) and _is_unknown(tags[end], end, covered, lexicon, end > index):
        end += 1
    if end < index + 2 or end >= len(tags):
        return None
    after = end + 1 if tags[end].word.text in "،,(" else end
    if after >= len(tags):
        return None
    person = tags[after].person
    office = person is not None and person.kind == "title" and not tags[after].form.definite and not tags[after].joined
    aged = tags[end].word.text in "(،" and after + 1 < len(tags) and tags[after + 1].form.unit == "time"
    return end if office or aged else None


def _is_surname_of_text(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether a word right behind an outcome word is a family name: the article has it behind a given name."""
    tag = tagged.tags[index]
    text = tag.word.text
    unknown = _goes_on(tag, index, set(), lexicon, False) or tag.form.begins_weak_name
    if len(text) < _SURNAME_LETTERS or not unknown:
        return False
    before = _words_before(tagged.sentence.text.norm, text)
    return any(word in lexicon.name_parts or word == _OF_GOD for word in before)


def _words_before(norm: str, word: str) -> Iterator[str]:
    """Yield the words that stand right before a word anywhere in the article."""
    place = norm.find(f" {word}")
    while place >= 0:
        if not norm[place + len(word) + 1 : place + len(word) + 2].isalpha():
            yield norm[:place].rpartition(" ")[2]
        place = norm.find(f" {word}", place + 1)


def _is_so_called(tags: list[Tag], index: int) -> bool:
    """Tell whether «the so-called» stands between an outcome word and the name (قتل المدعو فلان الفلاني)."""
    if index < 2 or "called" not in tags[index - 1].roles or not tags[index - 1].word.text.startswith("ال"):
        return False
    return bool(tags[index - 2].form.triggers) or (index > 2 and tags[index - 3].phrase_end == index - 1)


def _unknown_end(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int:
    """Return the end of a row of words that may be a name, or 0."""
    end = index
    while end < min(len(tagged.tags), index + _NAME_WORDS) and _goes_on(
        tagged.tags[end], end, covered, lexicon, end == index + 1
    ):
        end += 1
    return end if end > index else 0


def _end_before_verb(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int | None:
    """Return the end of a name between «that» and the verb of its harm: إن سعد الحجري توفي متأثرا بجروحه."""
    tags = tagged.tags
    if not index or "complement" not in tags[index - 1].roles:
        return None
    end = index
    while end < min(len(tags), index + _NAME_WORDS) and _is_unknown(tags[end], end, covered, lexicon, end > index):
        end += 1
    if end < index + 2 and not tags[index].form.begins_weak_name:
        return None
    verb = tags[end].form.triggers if index < end < len(tags) else ()
    return end if any(trigger.kind in ("passive", "either") and not trigger.near for trigger in verb) else None


def _is_inside_name(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether the word goes on with a name whose first part no lexicon knows (السيدة عائدة إبراهيم)."""
    tags, place = tagged.tags, index - 1
    while place >= max(1, index - 2) and _is_unknown(tags[place], place, set(), lexicon, True):
        place -= 1
    person = tags[place].person if 0 <= place < index - 1 else None
    return person is not None and person.number == "one" and not tags[place].form.triggers


def _is_unknown(tag: Tag, index: int, covered: set[int], lexicon: ClaimLexicon, later: bool) -> bool:
    """Tell whether no lexicon of the claims knows the word, as it does not know a name."""
    text = tag.word.text
    if later and text in lexicon.joiners:
        return True
    if not _goes_on(tag, index, covered, lexicon, False) or text in lexicon.cues or text in lexicon.common:
        return False
    if later:
        return not text.endswith(("ات", "ين", "ون"))
    return not text.startswith("ال") and not text.endswith(("ه", "ات", "ين", "ون"))


def _follows_outcome(tagged: Tagged, index: int) -> bool:
    """Tell whether an outcome word stands right before, a quotation mark between allowed."""
    while index > 0 and tagged.tags[index - 1].word.text in SOFT_MARKS:
        index -= 1
    if not index:
        return False
    before = tagged.tags[index - 1]
    ends_phrase = index > 1 and tagged.tags[index - 2].phrase_end == index
    return bool(before.form.triggers) or ends_phrase or "subset" in before.roles


def _is_behind_a_name(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether the first part of the name stands right before, its bearer told before it (الطفل محمد أبو خضر)."""
    before = tagged.tags[index - 1] if index else None
    return before is not None and (before.form.begins_name or before.word.text in lexicon.joiners)


def _is_titled(tags: list[Tag], index: int) -> bool:
    """Tell whether a title or noun before the name, past a quotation mark, is the victim's word (المواطن «أحمد»)."""
    while index > 0 and tags[index - 1].word.text in SOFT_MARKS:
        index -= 1
    if not index or tags[index - 1].is_mark:
        return False
    tag = tags[index - 1]
    if tag.person is not None or "called" in tag.roles:
        return True
    return tag.word.text.startswith("ال") and not tag.roles and not tag.phrase_end and not tag.form.triggers


def _goes_on(tag: Tag, index: int, covered: set[int], lexicon: ClaimLexicon, second: bool) -> bool:
    """Tell whether a word goes on with a name; its second word may be a surname that is a trade too (الخطيب)."""
    if tag.word.text in lexicon.joiners:
        return True
    if tag.word.kind != "word" or index in covered or tag.roles or tag.form.triggers or tag.form.unit:
        return False
    if tag.word.text.startswith(("و", "ب", "ف")) and tag.word.text not in lexicon.given_names:
        return False
    surname = second and tag.word.text.startswith("ال")
    return (tag.person is None or surname) and tag.word.text not in lexicon.not_names
