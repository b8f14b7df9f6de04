"""Zero claims: that nobody was harmed. دون وقوع إصابات، لم يصب أحد، لم تقع خسائر بشرية، لا أحد تعرض لأذى.

Finds the negated phrase and its outcome. That it is only unconfirmed (دون أنباء عن إصابات) is for the attribution to
say.
"""

from __future__ import annotations

from functools import lru_cache

from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.lookalikes.zeros import NO_ZEROS, Zero
from hasila.claims.tagging import CLOSERS, Tag, Tagged
from hasila.quantities.phrases import forms

_REACH = 12
#: Words from a denial to the deed denied, the subject between.
_DENIED_REACH = 7
_STRANGERS = 3
#: Words that may stand between «was not exposed» and the harm: لم يتعرض جيرانه الذين كانوا في الدار إلى أذى.
_EXPOSED_STRANGERS = 8
#: Words from an escape to the denial of harm.
_ESCAPE_REACH = 14
#: How far behind a denied belief the nobody may stand, and how far behind the nobody the harm: a relative clause fits.
_BELIEF_REACH, _CLAUSE_REACH = 7, 24


def find_zeros(tagged: Tagged, lexicon: ClaimLexicon) -> list[Zero]:
    """Return the zero claims of a sentence, in order, none overlapping another."""
    found: list[Zero] = []
    reached = 0
    for index in [index for index, tag in enumerate(tagged.tags) if tag.form.negates]:
        zero = _zero_from(tagged, index, lexicon) if index >= reached else None
        if zero is not None:
            reached = zero.end
            if not any(refuses(tagged, zero) for refuses in NO_ZEROS):
                found.append(zero)
    return found


def victims_of_zero(tagged: Tagged, zero: Zero) -> tuple[int, int]:
    """Return the words that may say who was not harmed: the end of the phrase and what follows, to the next mark."""
    end = zero.end
    while end < min(len(tagged.tags), zero.end + 4) and not tagged.tags[end].is_mark:
        end += 1
    return zero.first if zero.victims is None else zero.victims, end


@lru_cache(maxsize=100_000)
def zero_roles(text: str, lexicon: ClaimLexicon) -> frozenset[str]:
    """Return what a word may be in a zero claim, prefixes read off."""
    for _, rest in forms(text):
        roles = lexicon.zero.get(rest)
        if roles is not None:
            return roles
    return frozenset()


def _zero_from(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> Zero | None:
    denied = _disbelieved(tagged, index, lexicon) or _deed_denied(tagged, index, lexicon)
    return denied or _zero_at(tagged, index, lexicon)


def _deed_denied(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> Zero | None:
    """Return the zero of a denied deed that reached anybody: نفى مقتل أي مدني، نفت الوزارة إصابة أحد."""
    if "denies" not in zero_roles(tagged.tags[index].word.text, lexicon):
        return None
    for place in range(index + 1, min(len(tagged.tags) - 2, index + _DENIED_REACH)):
        tag = tagged.tags[place]
        if tag.is_mark or "that" in tag.roles or "any" in zero_roles(tag.word.text, lexicon):
            return None
        anybody = zero_roles(tagged.tags[place + 1].word.text, lexicon)
        if "any" not in anybody:
            continue
        harm = _harm(tagged, place + 2, lexicon) if "between" in zero_roles(tag.word.text, lexicon) else None
        if harm is not None:
            return Zero(index, harm[1], "casualties" if harm[0] == "injured" else harm[0], place)
        deeds = () if tag.form.trigger_cut else tag.form.triggers
        deed = next((t for t in deeds if t.kind == "masdar" and not t.needs), None)
        if deed is None:
            continue
        after = tagged.tags[place + 2]
        if "nobody_alone" in anybody:  # مقتل أحد عناصره is of one man
            return Zero(index, place + 2, deed.outcome, place) if after.person is None else None
        people = after.person is not None or after.word.text == "من"
        return Zero(index, place + 2 + (after.person is not None), deed.outcome, place) if people else None
    return None


def _disbelieved(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> Zero | None:
    """Return the zero of a denied belief that anybody was harmed: لا يعتقد أن أحدا من الحراس الذين كانوا هناك أصيب."""
    roles = [zero_roles(tag.word.text, lexicon) for tag in tagged.tags[index : index + _BELIEF_REACH + _CLAUSE_REACH]]
    belief = next((n for n, of in enumerate(roles[:4]) if "belief" in of), None)
    if belief is None or "negation" not in roles[0]:
        return None
    people = {"nobody", "anybody"}
    nobody = next((n for n in range(belief + 1, min(len(roles), _BELIEF_REACH)) if people & roles[n]), None)
    if nobody is None:
        return None
    for place, of in enumerate(roles[nobody + 1 : nobody + _CLAUSE_REACH], index + nobody + 1):
        if "clause" in of:
            return None
        harm = next((role[5:] for role in sorted(of) if role.startswith("verb:")), None)
        if harm is not None:
            return _with_second_verb(tagged, Zero(index, place + 1, harm), lexicon)
    return None


def _zero_at(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> Zero | None:
    roles = zero_roles(tagged.tags[index].word.text, lexicon)
    after_from = index > 0 and tagged.tags[index - 1].word.text in ("من", "ومن")
    if "negation" not in roles or ("behind_from" in roles and not after_from):
        return None
    strangers, verb, state, nobody, exposed = 0, "", "negated", False, False
    verbs: set[str] = set()
    for place in range(index + 1, min(len(tagged.tags), index + _REACH)):
        tag = tagged.tags[place]
        harm = _harm(tagged, place, lexicon)
        if harm is not None:
            outcome = verb if verb and harm[0] == "casualties" else harm[0]
            outcome = "casualties" if outcome == "injured" and _is_any_harm(tagged, place, lexicon) else outcome
            zero = Zero(index, harm[1], outcome)
            return _with_second_harm(tagged, zero, lexicon) if strangers == 0 or state == "verb" else None
        if _ends_zero(tag) or _goes_on_with_so(tagged, place) or (verb and "each" in tag.roles):
            return None
        roles = zero_roles(tag.word.text, lexicon)
        verbs |= {role[5:] for role in roles if role.startswith("verb:")}
        verb = "casualties" if len(verbs) > 1 else next(iter(verbs), "")
        told = _zero_of_verb(tagged, index, place, verb, nobody, lexicon) if verb else None
        if told is not None:
            return told
        nobody = nobody or "anybody" in roles
        if {"opens", "between", "nobody"} & roles or verb:
            state = "verb" if {"opens", "nobody"} & roles or verb else state
            strangers += bool(verb and not roles)
        elif not tag.is_mark:
            strangers += 1
        exposed = exposed or "exposed" in roles
        if strangers > (_EXPOSED_STRANGERS if exposed else _STRANGERS if state == "verb" else 0):
            return None
    return None


def _zero_of_verb(
    tagged: Tagged, index: int, place: int, verb: str, nobody: bool, lexicon: ClaimLexicon
) -> Zero | None:
    """Return the zero that a verb of harm behind a negation makes, the word at ``place`` being it or behind it."""
    roles = zero_roles(tagged.tags[place].word.text, lexicon)
    if _is_nobody(tagged, place, roles) or _is_one_unhurt(tagged, index, place):
        return Zero(index, place + 1, verb)
    if place == index + 1 and index and "anybody" in zero_roles(tagged.tags[index - 1].word.text, lexicon):
        return Zero(index - 1, place + 1, verb)  # أن أحدا لم يقتل
    if _is_of_who_escaped(tagged, index, place):
        return Zero(index, place + 1, verb)
    if nobody or _is_many(tagged.tags[place]):
        return _with_second_verb(tagged, Zero(index, place + 1, verb), lexicon)
    return None


def _is_any_harm(tagged: Tagged, place: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether «any harm» is denied, and no wound of somebody named behind it: لم تسجل أي إصابة."""
    after = tagged.tags[place + 1].person if place + 1 < len(tagged.tags) else None
    event = tagged.tags[place].person
    counted = event is not None and event.counts == "event"
    return counted and after is None and "any" in zero_roles(tagged.tags[place - 1].word.text, lexicon)


def _is_many(tag: Tag) -> bool:
    return tag.person is not None and tag.person.number == "many"


def _with_second_verb(tagged: Tagged, zero: Zero, lexicon: ClaimLexicon) -> Zero:
    """Return the zero claim with a second verb of harm joined to it: لم يقتل جنود أو يصابوا."""
    for place in range(zero.end, min(len(tagged.tags), zero.end + 4)):
        tag = tagged.tags[place]
        verbs = {role[5:] for role in zero_roles(tag.word.text, lexicon) if role.startswith("verb:")}
        verbs |= {trigger.outcome for trigger in tag.form.triggers if trigger.outcome in ("killed", "injured")}
        if verbs - {zero.outcome}:
            return Zero(zero.first, place + 1, "casualties")
    return zero


def _with_second_harm(tagged: Tagged, zero: Zero, lexicon: ClaimLexicon) -> Zero:
    """Return the zero claim with a second noun of harm joined to it: دون سقوط قتلى أو جرحى."""
    if zero.end >= len(tagged.tags):
        return zero
    text = tagged.tags[zero.end].word.text
    lone = text in ("او", "و", "ولا")
    harm = _harm(tagged, zero.end + lone, lexicon) if lone or text.startswith("و") else None
    if harm is None or {harm[0], zero.outcome} - {"killed", "injured", "casualties"}:
        return zero
    return Zero(zero.first, harm[1], zero.outcome if harm[0] == zero.outcome else "casualties")


def _ends_zero(tag: Tag) -> bool:
    """Tell whether a word shows that no zero claim stands here: a number, exception, illness, corpse, or blame."""
    if tag.word.text in CLOSERS or tag.word.kind == "number" or {"exception", "disease", "responsibility"} & tag.roles:
        return True
    return tag.person is not None and tag.person.counts == "body"


def _goes_on_with_so(tagged: Tagged, place: int) -> bool:
    """Tell whether a comma and «so» end what is denied: لم يكن مسلحا، فأرداه قتيلا."""
    after = tagged.tags[place + 1 : place + 2]
    return tagged.tags[place].word.text == "،" and bool(after) and after[0].word.text.startswith("ف")


def _is_one_unhurt(tagged: Tagged, index: int, place: int) -> bool:
    """Tell whether one man spoken of stands right behind the denied verb: لم يصب النائب."""
    tag = tagged.tags[place]
    return place == index + 2 and tag.form.definite and tag.person is not None and tag.person.number == "one"


def _is_of_who_escaped(tagged: Tagged, index: int, place: int) -> bool:
    """Tell whether the denied verb ends its clause, of him who escaped: نجا القائد من الانفجار دون أن يصاب."""
    after = tagged.tags[place + 1 : place + 2]
    before = tagged.tags[max(0, index - _ESCAPE_REACH) : index]
    return not (after and not after[0].is_mark) and any("escape" in tag.roles for tag in before)


def _harm(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> tuple[str, int] | None:
    """Return the outcome of a word (or phrase) of harm at ``index``, and one past it."""
    words = [tag.word.text for tag in tagged.tags[index : index + 3]]
    for _, first in forms(words[0]) if words else ():
        for length in (3, 2, 1):
            phrase = " ".join([first, *words[1:length]])
            role = next((r for r in lexicon.zero.get(phrase, ()) if r.startswith("harm:")), None)
            if role is not None and len(words) >= length and not _of_things(words, length, lexicon):
                return role[5:], index + length
    return None


def _is_nobody(tagged: Tagged, place: int, roles: frozenset[str]) -> bool:
    """Tell whether a word says that nobody was harmed, not no thing (لم تصب أي طائرة، لم يقتل شخص بعينه)."""
    after = tagged.tags[place + 1 : place + 2]
    others = any(tag.form.unit in ("weapon", "building", "animal") or "himself" in tag.roles for tag in after)
    return "nobody" in roles and not others


def _of_things(words: list[str], length: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether the losses are of things (خسائر مادية)."""
    return length < len(words) and "material" in zero_roles(words[length], lexicon)


__all__ = ["Zero", "find_zeros", "victims_of_zero", "zero_roles"]
