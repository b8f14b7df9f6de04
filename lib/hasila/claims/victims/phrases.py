"""The phrase that names the victims of a claim: the noun with what it governs, and the name of one victim behind it.

Words are taken into the phrase that the noun governs (:mod:`hasila.claims.victims.noun_phrases`) and that tell whose
the people are (:mod:`hasila.claims.victims.complements`); none of what befell them, where, or by whom. The number is no
part of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hasila.arabic import QUOTES
from hasila.claims.clause import Draft
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.tagging import Tagged
from hasila.claims.victims.complements import Complements
from hasila.claims.victims.cues import cue_of
from hasila.claims.victims.names import VictimNames

#: Nouns that one number may count.
_NOUNS = 3
#: «Of those whom».
_OF_WHOM = "ممن"


class _Phrases(Complements, VictimNames):
    """Reads the whole phrase of the victims."""


@dataclass(frozen=True, slots=True)
class VictimPhrase:
    """Words ``first`` to ``last`` (exclusive); up to ``described`` they tell of what kind the victims are."""

    first: int
    described: int
    last: int


def victim_phrase(tagged: Tagged, draft: Draft, lexicon: ClaimLexicon) -> VictimPhrase | None:
    """Return the words of the victims' noun phrase, without the number; None where no noun is said."""
    tags, group, outcome = tagged.tags, draft.group, draft.outcome
    if group.kind == "named":
        return VictimPhrase(group.first, group.end, group.end)
    start = group.head if group.head is not None else group.stop
    ranks = group.stop < len(tags) and "ranks" in tags[group.stop].roles
    phrases = _Phrases(tagged, lexicon)
    if group.kind != "counted" and group.stop > start + 1 and phrases.plays("one_or_two", start + 1):
        return VictimPhrase(start, start + 1, start + 1)  # مدني واحد
    if group.head is None and group.kind == "counted" and phrases.plays("of_them", start - 1):
        return None  # قتل عدد منهم أمس
    if group.noun == "none" and _are_of_force(phrases, group):
        return VictimPhrase(start, phrases.past_of(start), phrases.past_of(start))
    if group.noun == "none" and not ranks:
        return _of_those_counted(phrases, draft) if draft.rule == "stated-count" else None
    if group.anaphoric and start < group.first:
        return VictimPhrase(start, group.first, group.first)
    first = _of_before(tagged, group, start)
    described = phrases.past_of(start) if group.noun == "none" else _past_nouns(phrases, group, start, outcome)
    last = described
    if group.kind == "single" and group.low == 1:
        last = max(described, phrases.past_name(start, described))
        last = max(last, phrases.past_complement(last, start, outcome)) if last > described else last
    return VictimPhrase(first, described, last) if last > first else None


def _are_of_force(phrases: _Phrases, group: Group) -> bool:
    """Tell whether «a number of» is said of a force («عدد من قوات كذا»)."""
    of = phrases.text(group.stop - 1) == "من"
    return of and cue_of(phrases.text(group.stop), phrases.lexicon) == "combatant"


def _of_those_counted(phrases: _Phrases, draft: Draft) -> VictimPhrase | None:
    """Return the noun that a count is of («ارتفع عدد القتلى إلى تسعة»)."""
    first = draft.group.first
    head = next((index for index in range(*draft.trigger) if phrases.person(index) is not None), first)
    if head >= first:
        return None
    end = phrases.past_noun(head, head + 1)
    end = min(first, phrases.past_complement(end, head, draft.outcome))
    return VictimPhrase(head, end, end)


def _past_nouns(phrases: _Phrases, group: Group, start: int, outcome: str) -> int:
    """Return one past the noun, those joined to it under the same number, and what they are of."""
    if group.person is not None and group.person.kind == "oneof":
        head = start + 1 + phrases.plays("foremost", start + 1)
        one = phrases.person(head)
        if one is None or one.number == "one":
            return max(group.end, start + 1)
        end = phrases.past_noun(head, head + 1)
        return phrases.past_complement(end, head, outcome)
    head, end = start, max(group.end, start + 1)
    if phrases.plays("of_them", start):
        return end
    if phrases.text(head) == _OF_WHOM and phrases.text(head + 2).startswith("ب"):
        return head + 3  # ممن وصفتهم بالمرتزقة
    if phrases.person(head) is None and (group.noun == "of" or phrases.text(head) in QUOTES):
        return max(end, phrases.past_of(head - (phrases.text(head) in QUOTES)))
    for _ in range(_NOUNS):
        end = phrases.past_noun(head, end)
        end = phrases.past_complement(end, head, outcome)
        if group.kind != "counted" or end >= len(phrases.tags) or not phrases.joins(end, head):
            break
        head, end = end, end + 1
    return end


def _of_before(tagged: Tagged, group: Group, start: int) -> int:
    if group.kind == "counted" and start > group.stop and tagged.tags[start - 1].word.text == "من":
        return start - 1
    return start
