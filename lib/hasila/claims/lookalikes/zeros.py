"""Denials of harm that are no zero claims: of illness or things, conditions, sayings, aims, blame, denied denials.

Each question is asked of a zero that the grammar of :mod:`hasila.claims.zeros` has found.
"""

from __future__ import annotations

from dataclasses import dataclass

from hasila.claims.tagging import Tagged

_ILLNESS_REACH = 8
_SUBJECT_REACH = 9
_ANY_REACH = 9
_THINGS = frozenset({"weapon", "building", "animal", "thing"})
_SAYING_REACH = 2
#: Words from «no … passes» to «without».
_SELDOM_REACH = 5
#: Words between what prevented a harm and the denial (حال غياب الجنود دون).
_PREVENTED_REACH = 4


@dataclass(frozen=True, slots=True)
class Zero:
    """A statement that nobody suffered ``outcome``, over the words ``first`` to ``end``."""

    first: int
    end: int
    outcome: str
    #: Where the words begin that may say who was not harmed, if not at ``first``: who denies it stands there.
    victims: int | None = None


def _is_of_illness(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether nobody fell ill: an illness is named soon after (لم تسجل أي إصابة بالفيروس)."""
    return any("disease" in tag.roles for tag in tagged.tags[zero.first : zero.end + _ILLNESS_REACH])


def _is_of_sport(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether a player was not hurt (لم يتعرض المهاجم لإصابة قبل المباراة)."""
    roles = frozenset[str]().union(*(tag.roles for tag in tagged.tags))
    return zero.outcome in ("injured", "casualties") and "sport" in roles and "violence" not in roles


def _is_supposed(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether a condition is set: لو لم، إذا لم."""
    return zero.first > 0 and bool({"if_only", "if"} & tagged.tags[zero.first - 1].roles)


def _is_a_saying(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether nothing is told but a rule: لا حرب بدون خسائر, or a precept of religion."""
    near = tagged.tags[max(0, zero.first - _SAYING_REACH) : zero.first]
    return any(tag.word.text in ("لا", "فلا") for tag in near) or any("precept" in tag.roles for tag in tagged.tags)


def _is_of_a_thing(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether a thing was not hurt: the subject behind «that» is one (أن القارب لم يصب بأذى)."""
    for place in range(zero.first - 1, max(-1, zero.first - _SUBJECT_REACH), -1):
        if tagged.tags[place].is_mark:
            return False
        if "that" in tagged.tags[place].roles:
            return zero.outcome == "injured" and tagged.tags[place + 1].form.unit in _THINGS
    return False


def _is_of_something_else(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether «not» belongs to the sentence, the harm is told: ليس مقتل الجنود سبب القرار."""
    return zero.end == zero.first + 2 and tagged.tags[zero.first].word.text.startswith("ليس")


def _is_of_any(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether what may ever come is spoken of: القدرة على التصدي لأي عدوان دون خسائر."""
    near = tagged.tags[max(0, zero.first - _ANY_REACH) : zero.first]
    return any(tag.word.text == "لاي" for tag in near)


def _is_aim(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether the harm is to be kept off, not told of: حتى لا يجرح الأطفال، لعدم وقوع ضحايا, what averted it."""
    first = tagged.tags[zero.first].word.text
    before = tagged.tags[max(0, zero.first - _PREVENTED_REACH) : zero.first]
    lest = first == "لا" and bool(before) and "to" in before[-1].roles
    return lest or first.startswith("لعدم") or any("prevents" in tag.roles for tag in before)


def _is_denied_twice(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether the denial is itself denied: لم تكن العملية بلا خسائر."""
    return any("without" in tag.roles for tag in tagged.tags[zero.first + 1 : zero.end])


def _is_always_so(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether «no season passes» stands before «without»: it does happen (لا يمر موسم دون أن يصاب)."""
    near = tagged.tags[max(0, zero.first - _SELDOM_REACH) : zero.first]
    return any("seldom_without" in tag.roles for tag in near)


def _is_of_blame(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether nobody did something about a harm that was done: لم تعلن جهة مسؤوليتها عن مقتل القيادي."""
    return any("blame" in tag.roles for tag in tagged.tags[zero.first : zero.end])


def _is_habit(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether it says what nobody used to do or suffer: لم يكن أحد يتعرض للأذى."""
    texts = [tag.word.text for tag in tagged.tags[zero.first + 1 : zero.end]]
    if not texts or "was" not in tagged.tags[zero.first + 1].roles:
        return False
    verbs = texts[texts.index("احد") + 1 :] if "احد" in texts else []
    return any(text.startswith(("ي", "ت")) for text in verbs)


def _is_grave_only(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether only grave harm is denied, or that of a thing or limb.

    عدم وجود إصابات خطيرة، لم يصب أحد بجروح بالغة، إصابة أي شيء.
    """
    near = tagged.tags[zero.end : zero.end + 2]
    if not near:
        return False
    grave = near[-1] if "violence" in near[0].roles or near[0].person is not None else near[0]
    return "grave" in grave.roles or any("limb" in tag.roles for tag in near)


def _is_of_giving(tagged: Tagged, zero: Zero) -> bool:
    """Tell whether «no hurt» belongs to a phrase of good deeds: من غير منّ ولا أذى."""
    lone = zero.end == zero.first + 2 and tagged.tags[zero.first].word.text in ("لا", "ولا")
    return lone and any("without" in tag.roles for tag in tagged.tags[max(0, zero.first - 3) : zero.first])


NO_ZEROS = (
    _is_always_so, _is_aim, _is_denied_twice, _is_of_blame, _is_habit, _is_grave_only, _is_of_giving,
    _is_of_any, _is_of_illness, _is_of_sport, _is_supposed, _is_a_saying, _is_of_a_thing, _is_of_something_else,
)  # fmt: skip
