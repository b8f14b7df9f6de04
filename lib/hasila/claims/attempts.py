"""What was only attempted, and what came of an attempt: حاول دهس شرطيين; نجا من محاولة اغتيال وإصابة حارسه."""

from __future__ import annotations

from hasila.claims.governor import Governor
from hasila.claims.tagging import Tagged

#: Words between a verb of trying and the deed, who tried described between.
_ATTEMPT_REACH = 9
#: Words from an attempt to what came of it at least, and from what foiled it to it.
_ATTEMPTED, _FOILED_REACH = 2, 3


def follows_attempt(tagged: Tagged, governor: Governor, attempt: int) -> bool:
    """Tell whether harm was done in an attempt at something else: نجا من محاولة اغتيال وإصابة حارسه، قتل فيها حارسه.

    What is joined was attempted as well (محاولة خطف وقتل شاب), unless it is a result, or the attempt was foiled, or was
    one at no harm (محاولة تسلل وقتل سبعة).
    """
    tags, first = tagged.tags, governor.first
    if first - attempt < _ATTEMPTED:
        return False
    if governor.end < len(tags) and "in_it" in tags[governor.end].roles:
        return True
    if not tags[first].word.text.startswith("و"):
        return False
    foiled = any("foiled" in tag.roles for tag in tags[max(0, attempt - _FOILED_REACH) : attempt])
    return foiled or "result" in tags[first].roles or not any(tag.form.triggers for tag in tags[attempt + 1 : first])


def is_object_of_attempt(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether a deed is what somebody tried, who is described between: حاول السائق الذي طورد دهس شرطيين."""
    first = governor.first
    if not first or governor.joined or not governor.trigger.people_only or tagged.tags[first].form.trigger_cut:
        return False
    if governor.trigger.kind == "passive" or tagged.tags[first - 1].roles:
        return False
    for place in range(first - 1, max(-1, first - _ATTEMPT_REACH), -1):
        tag = tagged.tags[place]
        if tag.is_mark or tag.form.triggers or {"leads", "turn", "preposition"} & tag.roles or tag.word.text[0] == "ف":
            return False
        if "hypothesis_verb" in tag.roles:
            return True
    return False
