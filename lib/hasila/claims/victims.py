"""The phrase that names the victims of a claim: the noun with its adjectives and what it is said to be of or in.

Words are taken into the phrase that the noun governs, and none of what befell the victims, where, or by whom.
"""

from __future__ import annotations

from hasila.claims.cues import cue_of
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.tagging import SOFT_MARKS, Tag, Tagged

_COMPLEMENT_WORDS = 9


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
    of_them = end < len(tags) and group.noun == "of" and "by" not in tags[end].roles
    if end < len(tags) and (tags[end].word.text == "من" or of_them or "ranks" in tags[end].roles):
        end = _past_complement(tagged, end)
    elif end < len(tags) and tags[end].word.text == "في":
        stop = next((n for n in range(end, min(len(tags), end + 3)) if tags[n].is_mark), min(len(tags), end + 3))
        in_force = any(cue_of(tags[n].word.text, lexicon) == "combatant" for n in range(end, stop))
        end = stop if in_force else end
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
            and (not tag.roles - {"dual_noun"} or _is_genitive_cue(tag, lexicon))
            and not tag.form.triggers
            and not tag.form.conjunction
        )
        if not plain_word or not (_agrees(tag.word.text, group) or tag.word.text in lexicon.cues or tag.person):
            break
        end += 1
    return end


def _is_genitive_cue(tag: Tag, lexicon: ClaimLexicon) -> bool:
    """Tell whether a word that plays a part of its own elsewhere may class the noun before it (رجال الأمن)."""
    return tag.word.text in lexicon.cues and not {"by", "barrier", "preposition", "subset", "add"} & tag.roles


def _agrees(text: str, group: Group) -> bool:
    if text.startswith("ال"):
        return group.definite or group.anaphoric or (group.person is not None and group.person.number == "many")
    return text.endswith(("ين", "ون", "ي", "يه", "يا", "ات", "اك")) or text in ("اخر", "اخري")


def _past_complement(tagged: Tagged, end: int) -> int:
    """Return one past «من …» or «في صفوف …»: to the next mark, verb of harm, preposition of place, or list."""
    start, tags = end, tagged.tags
    numbers = {number.first for number in tagged.numbers}
    while end < min(len(tags), start + _COMPLEMENT_WORDS):
        tag = tags[end]
        if end in numbers or (tag.is_mark and tag.word.text not in SOFT_MARKS and tag.word.text != "#"):
            break
        stops = tag.form.triggers or tag.phrase or {"barrier", "subset", "most", "add", "maybe", "by"} & tag.roles
        if end > start and (stops or ("preposition" in tag.roles and tag.word.text != "من")):
            break
        end += 1
    return end
