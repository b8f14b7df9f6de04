"""What may be part of a name: a given name, a word that no lexicon knows, what goes on with either.

Only the words are looked at; whether a name is a victim is not asked here.
"""

from __future__ import annotations

from hasila.arabic import normalise
from hasila.claims.idioms import completes_idiom_of, ends_idiom
from hasila.claims.lexicon import ClaimLexicon, Trigger
from hasila.claims.masdars import is_object_of_masdar
from hasila.claims.tagging import Tag, Tagged, before_marks

#: Words of a name, joiners not counted.
NAME_WORDS = 4
#: The name Ali, normalised as «on» is.
ALI = normalise("علي")
#: Words of a bracket between an agent and a name, with its marks.
_BRACKET_WORDS = 6
#: Letters that a word is left with, at least, where its first one may be a preposition.
_REST_LETTERS = 3
#: Words from a verb to the name of its object, the agent and a time between them.
AGENT_REACH = 8
#: Letters of a plural in -ون, at least (مجهولون): it takes no genitive.
_CROWD_LETTERS = 5
#: Nunation of the accusative, before or after its alef.
_TANWIN = ("\u064b", "\u064b\u0627")


def name_cut(text: str, lexicon: ClaimLexicon) -> int | None:
    """Return the letters before a given name or kunya in the word (0 or the conjunction); None where there is none."""
    for cut in (0, 1) if text[0] == "و" and text not in lexicon.common else (0,):
        if text[cut:] in lexicon.given_names or text[cut:] in lexicon.kunya or text[cut:] in lexicon.weak_names:
            return cut
    to = text[0] == "ل" and text[1:] in lexicon.given_names and text not in lexicon.common
    return 1 if to else None


def past_name(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> int:
    """Return one past the last word of the name that begins at ``index``."""
    tags, end, words = tagged.tags, index + 1, 1
    verb = _idiom_before(tags, index)
    while end < len(tags):
        joiner = tags[end].word.text in lexicon.joiners
        if not joiner and (words == NAME_WORDS or not _belongs(tagged, end, covered, lexicon, index)):
            break
        if verb is not None and tags[end].word.text != ALI and completes_idiom_of(tagged, end, verb):
            break  # لقي فلان مصرعه
        words += not joiner
        end += 1
    while end > index + 1 and tags[end - 1].word.text in lexicon.descent:
        end -= 1  # a name that stands behind «son of» was not read
    return end


def _idiom_before(tags: list[Tag], index: int) -> int | None:
    """Return the outcome word before a name that more words must complete, adverbs between or none (لقي أمس فلان …)."""
    for place in range(index - 1, max(-1, index - AGENT_REACH), -1):
        if tags[place].form.triggers:
            return place if any(trigger.needs for trigger in tags[place].form.triggers) else None
        if tags[place].is_mark:
            return None
    return None


def _belongs(tagged: Tagged, end: int, covered: set[int], lexicon: ClaimLexicon, first: int) -> bool:
    tags = tagged.tags
    if goes_on(tags[end], end, covered, lexicon, end == first + 1):
        return True
    tag = tags[end]
    plain = not (tag.roles or tag.form.triggers or tag.person or end in covered) and tag.word.kind == "word"
    behind = tags[end - 1].word.text in lexicon.descent and (plain or tag.word.text == ALI)
    return behind or (end > first + 1 and is_last_part(tagged, end, covered, lexicon))


def is_last_part(tagged: Tagged, index: int, covered: set[int], lexicon: ClaimLexicon) -> bool:
    """Tell whether a word that no list has ends a name, an age right behind it, whatever letter it begins with."""
    tags, tag = tagged.tags, tagged.tags[index]
    if tag.word.kind != "word" or index in covered or tag.roles or tag.form.triggers or tag.person or tag.form.unit:
        return False
    aged = index + 3 < len(tags) and tags[index + 1].word.text in "،,(" and tags[index + 3].form.unit == "time"
    aged = aged and not tags[index + 2].roles and tags[index + 2].word.text.isdigit()
    common = tag.word.text in lexicon.common or tag.word.text[1:] in lexicon.common
    return aged and not common and not tag.word.text.startswith(("و", "لل", "بال", "فال"))


def goes_on(tag: Tag, index: int, covered: set[int], lexicon: ClaimLexicon, second: bool) -> bool:
    """Tell whether a word goes on with a name; its second word may be a surname that is a trade too (الخطيب)."""
    if tag.word.text in lexicon.joiners:
        return True
    if tag.word.kind != "word" or index in covered or tag.roles or tag.form.triggers or tag.form.unit:
        return False
    if tag.word.text.startswith(("و", "ب", "ف", "ل")) and not _has_no_prefix(tag.word.text, lexicon):
        return False
    surname = second and tag.word.text.startswith("ال")
    function_word = tag.word.text in lexicon.not_names and not tag.form.begins_name  # علي is a name, on is not
    return (tag.person is None or surname) and not function_word


def _has_no_prefix(text: str, lexicon: ClaimLexicon) -> bool:
    """Tell whether the first letter of a word belongs to a name: what is left without it is no word (برانسون)."""
    rest = text[1:]
    if text in lexicon.given_names or text in lexicon.weak_names:
        return True
    word = rest in lexicon.common or rest in lexicon.persons or rest in lexicon.roles or rest in lexicon.units
    word = word or f"ال{rest}" in lexicon.common
    named = rest in lexicon.given_names or rest.startswith(("ال", "ل")) or text in lexicon.common
    return text[0] != "و" and len(rest) > _REST_LETTERS and not (word or named)


def is_unknown(tag: Tag, index: int, covered: set[int], lexicon: ClaimLexicon, later: bool) -> bool:
    """Tell whether no lexicon of the claims knows the word, as it does not know a name."""
    text = tag.word.text
    if later and text in lexicon.joiners:
        return True
    if not goes_on(tag, index, covered, lexicon, False) or text in lexicon.cues or text in lexicon.common:
        return False
    if later:
        return not text.endswith("ات") and (not text.startswith("ال") or not text.endswith(("ين", "ون")))
    return not text.startswith("ال") and not text.endswith(("ه", "ها", "هم", "ات", "ين", "ون"))


def follows_outcome(tagged: Tagged, index: int) -> bool:
    """Tell whether an outcome word stands right before, a quotation mark between allowed."""
    place = before_marks(tagged.tags, index)
    if place < 0:
        return False
    before = tagged.tags[place]
    return bool(before.form.triggers) or ends_idiom(tagged, place) or "subset" in before.roles


def is_titled(tags: list[Tag], index: int) -> bool:
    """Tell whether a title or noun before the name, past a quotation mark, is the victim's word (المواطن «أحمد»)."""
    if tags[index].word.text[0] == "ل" and is_object_of_masdar(tags, index):
        return False  # اعتقال الشرطة لسامر خليل
    index = before_marks(tags, index) + 1
    if not index or tags[index - 1].is_mark:
        return False
    tag = tags[index - 1]
    if "step" in tag.roles and index > 1 and tags[index - 2].person is not None:
        return True  # الجندي أول فلان
    noun = tag.word.text.startswith("ال") and not tag.roles and not tag.phrase_end and not tag.form.triggers
    noun = noun and not _names_a_place(tags, index - 1)
    if tag.person is None and "called" not in tag.roles and not noun:
        return False
    if tag.person is not None and tag.person.kind == "group" and _is_told_of(tags, index):
        return False  # عائلة سامر خليل الذي قتل
    if tag.form.triggers and tag.person is not None and tag.person.counts == "event":
        return False  # إصابة فلان
    return not is_behind_agent(tags, index)


def _names_a_place(tags: list[Tag], index: int) -> bool:
    """Tell whether a word is the name of a place behind «in» (في حي الزهور، في الموصل): nobody's title."""
    if index < 1 or tags[index].form.is_title or tags[index].roles or tags[index].person is not None:
        return False  # مستشفى الملك خالد
    head = index - 1 if tags[index - 1].form.unit == "building" else index
    return head > 0 and (head < index or tags[index].form.is_place) and "preposition" in tags[head - 1].roles


def _is_told_of(tags: list[Tag], index: int) -> bool:
    """Tell whether «who» goes on with the one man named at ``index``, no mark before it."""
    for tag in tags[index + 1 : index + NAME_WORDS + 2]:
        if "relative_one" in tag.roles:
            return True
        if tag.is_mark:
            return False
    return False


def is_behind_agent(tags: list[Tag], index: int) -> bool:
    """Tell whether a verb of harm and its agent stand right before a name: اعتقلت الشرطة فلان، قتل مسلحون أمس فلان."""
    index = _before_aside(tags, index) if index > 2 and tags[index - 1].word.text in "،)" else index
    each = index > 2 and tags[index - 2].marker_end == index and "light" in tags[index - 2].roles  # كلا من فلان
    if index < 2 or not (each or _closes_agent(tags[index - 1]) or _is_behind_doer(tags, index)):
        return False
    for place in range(index - 1, max(-1, index - AGENT_REACH), -1):
        tag = tags[place]
        if tag.form.triggers or tag.phrase_end:
            return place < index - 1 and any(
                each or _has_agent(trigger) for trigger in (*tag.form.triggers, tag.phrase) if trigger
            )
        if tag.is_mark or tag.form.conjunction or {"barrier", "subset", "add", "relative", "that"} & tag.roles:
            return False
        if tag.marker_end == index - 1 and "light" in tag.roles:
            return False  # أوقفت الشعبة كلا من السوريين فلان وفلان
    return False


def _before_aside(tags: list[Tag], index: int) -> int:
    """Return where a name would stand without the time or bracket before it: اعتقلت الشرطة، فجر الأحد، فلان."""
    place = index - 2
    if tags[index - 1].word.text == ")":
        near = range(place, max(0, index - _BRACKET_WORDS), -1)
        return next((i for i in near if tags[i].word.text == "("), index)  # جهاز الأمن العام (الشاباك) فلان
    while place > 1 and ({"light", "this_day", "weekday"} & tags[place].roles or tags[place].form.unit == "time"):
        place -= 1
    if place == index - 2:
        return index
    return place if tags[place].word.text == "،" else index - 1


def _is_behind_doer(tags: list[Tag], index: int) -> bool:
    """Tell whether a band, a patrol or a shell, its adjective or none, stands between a verb and a given name.

    اقتادت دورية سامر خليل، اغتالت خلية مجهولة سامر خليل: neither is anybody's.
    """
    if not tags[index].form.begins_name or tags[index].form.conjunction:
        return False
    for place in (index - 1, index - 2):
        tag = tags[place]
        if place > 0 and tags[place - 1].form.triggers:
            return _is_doer(tag)
        if tag.roles or tag.person is not None or tag.word.kind != "word":
            return False
    return False


def _is_doer(tag: Tag) -> bool:
    """Tell whether a word names a band, a weapon, or one unknown armed man, who is nobody's (قناص، مسلح)."""
    if {"band", "police", "force"} & tag.roles or tag.form.unit == "weapon":
        return True
    one = tag.person is not None and tag.person.number == "one" and not (tag.person.kind or tag.person.accusative)
    armed = one and tag.person is not None and tag.person.victim_class == "combatant" and tag.person.outcome is None
    return armed and not (tag.form.definite or tag.form.person_cut)


def _has_agent(trigger: Trigger) -> bool:
    return trigger.kind in ("active", "either") and not (trigger.is_carrier or trigger.near or trigger.needs)


def _closes_agent(tag: Tag) -> bool:
    """Tell whether a word ends the phrase of an agent, so that no name goes on with it (الشرطة، مسلحون، أمس)."""
    text, person = tag.word.text, tag.person
    if "power" in tag.roles or ("light" in tag.roles and "preposition" not in tag.roles):
        return True
    if person is None:
        crowd = text.endswith("ون") and len(text) > _CROWD_LETTERS and not (tag.roles or tag.form.triggers)
        return crowd or (text.startswith("ال") and not tag.form.is_title and "preposition" not in tag.roles)
    many = person.number != "one" and not tag.form.person_cut
    return (many and (tag.form.definite or text.endswith(("ون", "ان")))) or (
        person.kind == "nation" and tag.form.definite
    )


def is_accusative(tagged: Tagged, index: int) -> bool:
    """Tell whether the word is written with the ending of an indefinite accusative, which a name seldom has (ساجداً)."""
    return tagged.raw(index).endswith(_TANWIN) and not tagged.tags[index].form.begins_name
