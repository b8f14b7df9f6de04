"""Who the victims of a claim are: the phrase that names them and the class the words give them.

The class is the speaker's, never a judgement: a word for civilians or for fighters, in the noun or in what qualifies
it; «آخرين» are of the kind of the victims before them; a bare «شخص» stays unknown.
"""

from __future__ import annotations

from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.tagging import QUOTES, Tagged

_COMPLEMENT_WORDS = 9
_CUE_REACH = 5
_BEFORE_REACH = 8


def victim_span(tagged: Tagged, group: Group, lexicon: ClaimLexicon) -> tuple[int, int] | None:
    """Return first and one past the last word of the victims' noun phrase, without the number; or None."""
    tags = tagged.tags
    start = group.head if group.head is not None else group.stop
    if group.kind == "named":
        return group.first, group.end
    if group.noun == "none" and not (group.stop < len(tags) and "ranks" in tags[group.stop].roles):
        return None
    end = start if group.noun == "none" else max(group.end, start + 1)
    end = _past_adjectives(tagged, group, end, lexicon)
    if end < len(tags) and (tags[end].word.text == "من" or group.noun == "of" or "ranks" in tags[end].roles):
        end = _past_complement(tagged, end)
    elif (
        end < len(tags)
        and tags[end].word.text == "في"
        and class_in(tagged, (end, min(len(tags), end + 3)), lexicon) != "unknown"
    ):
        end = min(len(tags), end + 3)
    start = _of_before(tagged, group, start)
    return (start, end) if end > start else None


def _of_before(tagged: Tagged, group: Group, start: int) -> int:
    if group.kind == "counted" and start > group.stop and tagged.tags[start - 1].word.text == "من":
        return start - 1
    return start


def _past_adjectives(tagged: Tagged, group: Group, end: int, lexicon: ClaimLexicon) -> int:
    """Return one past the adjectives that agree with the noun (جنود أتراك) and genitives that class it (رجل شرطة)."""
    if group.noun == "none":
        return end
    stop = min(len(tagged.tags), end + 2)
    while end < stop:
        tag = tagged.tags[end]
        plain_word = (
            tag.word.kind == "word"
            and not tag.roles - {"dual_noun"}
            and not tag.form.triggers
            and not tag.form.conjunction
        )
        if not plain_word or not (_agrees(tag.word.text, group) or tag.word.text in lexicon.cues or tag.person):
            break
        end += 1
    return end


def _agrees(text: str, group: Group) -> bool:
    if text.startswith("ال"):
        return group.definite or group.anaphoric or (group.person is not None and group.person.number == "many")
    return text.endswith(("ين", "ون", "ي", "يه", "يا", "ات", "اك")) or text in ("اخر", "اخري")


def _past_complement(tagged: Tagged, end: int) -> int:
    """Return one past «من …» or «في صفوف …»: to the next mark, verb of harm, preposition of place, or list."""
    start, tags = end, tagged.tags
    while end < min(len(tags), start + _COMPLEMENT_WORDS):
        tag = tags[end]
        if tag.is_mark and tag.word.text not in QUOTES and tag.word.text != "#":
            break
        stops = tag.form.triggers or tag.phrase or {"barrier", "subset", "most", "add", "maybe", "by"} & tag.roles
        if end > start and (stops or ("preposition" in tag.roles and tag.word.text != "من")):
            break
        end += 1
    return end


# ---------------------------------------------------------------- class
def class_in(tagged: Tagged, span: tuple[int, int], lexicon: ClaimLexicon) -> str:
    """Return the class that cue words between two words give: one kind, both (mixed), or none (unknown)."""
    found = {cue for index in range(*span) if (cue := _cue_at(tagged, index, lexicon))}
    if len(found) > 1:
        return "mixed"
    return found.pop() if found else "unknown"


def _cue_at(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> str | None:
    text, person = tagged.tags[index].word.text, tagged.tags[index].person
    if person is not None and person.kind in ("", "plain") and person.victim_class != "unknown":
        return person.victim_class
    if index + 1 < len(tagged.tags):
        pair = lexicon.cues.get(f"{text} {tagged.tags[index + 1].word.text}")
        if pair is not None:
            return pair
    return cue_of(text, lexicon)


def cue_of(text: str, lexicon: ClaimLexicon) -> str | None:
    """Return the class a word points to, its conjunction or preposition read off."""
    for cut in (0, 1, 2):
        cue = lexicon.cues.get(text[cut:])
        if cue is not None and (cut == 0 or text[0] in "وفبل"):
            return cue
    return None


def victim_class(tagged: Tagged, group: Group, span: tuple[int, int] | None, lexicon: ClaimLexicon) -> str:
    """Return the class the group's own words give: its noun first, then what qualifies it."""
    of_noun = group.person.victim_class if group.person else "unknown"
    if of_noun != "unknown":
        return _noun_with_joined(tagged, group, of_noun)
    if span is not None:
        of_phrase = class_in(tagged, span, lexicon)
        if of_phrase != "unknown":
            return of_phrase
    after = _class_after(tagged, span[1] if span else group.end, lexicon)
    if after == "unknown" and group.noun == "of" and group.head is None:
        return class_in(tagged, (max(0, group.first - _BEFORE_REACH), group.first), lexicon)
    return after


def _noun_with_joined(tagged: Tagged, group: Group, own: str) -> str:
    """Return mixed where one number counts two kinds: «العسكريين والمدنيين»."""
    if group.kind != "counted" or group.end >= len(tagged.tags):
        return own
    tag = tagged.tags[group.end]
    if tag.person is None or not tag.joined or tag.person.number == "one":
        return own
    other = tag.person.victim_class
    return "mixed" if {own, other} == {"civilian", "combatant"} else own


def _class_after(tagged: Tagged, end: int, lexicon: ClaimLexicon) -> str:
    """Return the class said of them after the phrase: «معظمهم من الأطفال»، «في صفوف القوات»، «بينهم مدنيون» (mixed)."""
    tags = tagged.tags
    for index in range(end, min(len(tags), end + 4)):
        tag = tags[index]
        if tag.is_mark and tag.word.text not in QUOTES and tag.word.text != "،":
            return "unknown"
        if "subset" in tag.roles:
            return "mixed" if _names_civilians(tagged, max(tag.marker_end, index + 1)) else "unknown"
        if {"most", "ranks"} & tag.roles or (tag.word.text == "من" and index <= end + 2):
            return class_in(tagged, (index + 1, min(len(tags), index + 1 + _CUE_REACH)), lexicon)
    return "unknown"


def _names_civilians(tagged: Tagged, index: int) -> bool:
    """Tell whether the next word is «civilians» without a number: the others are not."""
    if index >= len(tagged.tags):
        return False
    person = tagged.tags[index].person
    return person is not None and person.kind == "plain" and person.number in ("many", "two_or_many")
