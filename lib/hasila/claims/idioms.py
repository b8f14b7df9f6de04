"""The words that complete the idiom of an outcome word: لقي … مصرعه، نقل … إلى المستشفى."""

from __future__ import annotations

from functools import lru_cache

from hasila.claims.tagging import CLOSERS, Tagged

_IDIOM_REACH = 24
#: Of a verb that means harm, or something else, without its idiom too (فقد).
_SHORT_REACH = 9
#: Words from «to» to the hospital (إلى أحد المشافي الميدانية).
_TO_REACH = 3
#: Words of the phrase of an outcome before its last one (تعرض للإصابة).
_IDIOM_WORDS = 3
#: What may be written onto the word that completes an idiom.
_BEFORE_NEED = ("", "ال", "ب", "ل", "لل")


def ends_idiom(tagged: Tagged, index: int) -> bool:
    """Tell whether a word completes the idiom of a verb right before it (لقيت مصرعها، تعرض للإصابة)."""
    if index < 1:
        return False
    if any(tag.phrase_end == index + 1 for tag in tagged.tags[max(0, index - _IDIOM_WORDS) : index]):
        return True
    triggers = tagged.tags[index - 1].form.triggers
    if not triggers:
        return False
    text = tagged.tags[index].word.text
    needs = [need for trigger in triggers if trigger.kind == "passive" for need in trigger.needs]
    if needs and text.startswith(tuple(needs)):
        return True
    life = (trigger.needs for trigger in triggers if trigger.object_after_tail)
    return text[0] == "ب" and any(text[1:].startswith(rest) for rest in life)  # أودى بحياة


def completes_idiom_of(tagged: Tagged, index: int, verb: int) -> bool:
    """Tell whether a word completes the idiom of the outcome word at ``verb``: a name ends there (لقي فلان مصرعه)."""
    text = tagged.tags[index].word.text
    needs = (need for trigger in tagged.tags[verb].form.triggers for need in trigger.needs)
    return any(text.startswith(_beginnings((need,))) for need in needs if not need.startswith("ال"))  # وسام الشهادة


def tail_of(tagged: Tagged, index: int, needs: tuple[str, ...]) -> int | None:
    """Return the word that completes the idiom of a verb, within its clause."""
    readings = tagged.tags[index].form.triggers
    short = any(not other.needs for other in readings)
    whole = any(other.object_after_tail and other.needs == needs and other.kind == "active" for other in readings)
    for place in range(index + 1, min(len(tagged.tags), index + (_SHORT_REACH if short else _IDIOM_REACH))):
        text = tagged.tags[place].word.text
        if (text in CLOSERS and not _is_decimal(tagged, place)) or (whole and text == "،"):
            return None
        if text.startswith(_beginnings(needs)) and any(_completes(tagged, place, need) for need in needs):
            return place
    return None


def _is_decimal(tagged: Tagged, place: int) -> bool:
    """Tell whether a point stands inside a number (1.9 مليون)."""
    return any(number.first < place < number.last for number in tagged.numbers)


@lru_cache(maxsize=4_000)
def _beginnings(needs: tuple[str, ...]) -> tuple[str, ...]:
    """Return how a word may begin that completes an idiom."""
    return tuple(prefix + need.split()[-1] for need in needs for prefix in _BEFORE_NEED)


def _completes(tagged: Tagged, place: int, need: str) -> bool:
    """Tell whether a word completes an idiom; a need of two words asks for a «to» before it (نقل إلى … مستشفى)."""
    text, (*to, need) = tagged.tags[place].word.text, need.split()
    if not text.startswith(tuple(prefix + need for prefix in _BEFORE_NEED)):
        return False
    near = [tag.word.text for tag in tagged.tags[max(0, place - _TO_REACH) : place]]
    return not to or text.startswith("ل") or to[0] in near
