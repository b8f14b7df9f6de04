"""Clauses about a noun that is no event, the times in which date nothing told («القرية التي دخلوها الأربعاء»)."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import Word
from hasila.circumstances.since import WITHIN
from hasila.circumstances.words import DateWords

#: Words of the longest clause about a noun, and of that noun with its adjectives.
_CLAUSE, _NOUN = 10, 3


def clause_of_another_noun(known: DateWords, words: Sequence[Word], where: int) -> int | None:
    """Return where the clause begins about a noun that is no event, in which the time at ``where`` stands."""
    last = where - 1 if words[where - 1].text in "،," else where
    for at in range(last - 1, max(0, where - _CLAUSE), -1):
        if words[at].kind == "mark" and words[at].text not in WITHIN:
            return None
        if known.is_of_harm(words[at].text) or known.plays("begins", words[at].text):
            return None
        if known.plays("relative", words[at].text):
            return None if _is_about_harm(known, words[max(0, at - _NOUN) : at]) else at
    return None


def _is_about_harm(known: DateWords, noun: Sequence[Word]) -> bool:
    """Say whether the last noun of some words is an event's; a preposition before it parts it from the rest."""
    for word in reversed(noun):
        if known.is_of_harm(word.text) or known.is_operation(word.text):
            return True
        if word.text[:1] in ("ل", "ب") or known.plays("within", word.text):
            return False
    return False
