"""Which sentences of an article are read for claims: those with a word of harm, and those that may go back to one.

Nearly all sentences of the news hold none, so this is asked of the whole text at once, before anything is tagged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from hasila.arabic import Sentence, Text
from hasila.claims.lexicon import ClaimLexicon, Trigger
from hasila.claims.tagging import Form
from hasila.claims.zeros import zero_roles
from hasila.quantities.numerals import NumeralReader
from hasila.quantities.phrases import forms

#: Roles of phrases that say by themselves that people were hurt or taken (في العناية المركزة، قيد التوقيف).
_STATES = frozenset({"in_care", "in_custody"})


class SentenceOpener:
    """Finds the sentences that may hold a claim. ``form`` tells what a normalised word may be."""

    def __init__(self, lexicon: ClaimLexicon, form: Callable[[str], Form], numerals: NumeralReader) -> None:
        self._lexicon = lexicon
        self._form = form
        self._stems = AhoCorasick(_stems(lexicon))
        self._phrase_words = _phrase_words(lexicon)
        self._arrests = _with_role(lexicon, "arrests", "killings")
        tolls = [and_ + form for and_ in ("", "و") for form in _with_role(lexicon, "toll")]
        repeating = [f"ال{form}" for form in numerals.forms("unit", "ten")] + [*_with_role(lexicon, "of_them"), *tolls]
        self._repeating = AhoCorasick([f" {form}" for form in repeating])
        self._needs_of = lru_cache(maxsize=200_000)(self._needs)

    def open(self, text: Text) -> tuple[list[Sentence], frozenset[int]]:
        """Return the sentences with an outcome word (by stem, then by the whole word around it, then by what must stand
        beside it) and, in a text that has one, those with a definite number or «منهم»: they may go back to a figure.

        The numbers of those that may do nothing else stand behind.
        """
        norm, starts = text.norm, text.sentence_starts
        numbers: set[int] = set()
        for _, start, end in self._stems.find_matches_as_indexes(norm):
            number = bisect_right(starts, start) - 1
            if number < 0 or number in numbers:
                continue
            needs = self._needs_of(_word_around(norm, start, end))
            last = starts[number + 1] if number + 1 < len(starts) else len(norm)
            if needs is not None and any(norm.find(need, starts[number], last) >= 0 for need in needs):
                numbers.add(number)
        repeating: set[int] = set()
        if numbers:
            echoes = self._repeating.find_matches_as_indexes(norm, overlapping=True)
            whole = [start for _, start, end in echoes if not norm[end : end + 1].isalnum()]
            repeating = {bisect_right(starts, start) - 1 for start in whole} - numbers - {-1}
        return [text.sentences[number] for number in sorted(numbers | repeating)], frozenset(repeating)

    def _needs(self, word: str) -> tuple[str, ...] | None:
        """Return what a sentence must hold one of for a normalised word to mean harm in it; None where it never does.

        The empty string, which every sentence holds, stands for no need: the word alone is an outcome word.
        """
        form = self._form(word)
        if form.resumed or (form.person and form.person.outcome):
            return ("",)
        if any(role.startswith(("harm", "verb")) for role in zero_roles(word, self._lexicon)):
            return ("",)
        needs = {need for trigger in form.triggers for need in self._needs_of_trigger(trigger)}
        needs |= {need for _, rest in forms(word) for need in self._phrase_words.get(rest, ())}
        return ("",) if "" in needs else tuple(sorted(needs)) or None

    def _needs_of_trigger(self, trigger: Trigger) -> tuple[str, ...]:
        """Return the beginnings of words one of which completes an idiom, or the empty string."""
        if trigger.of_arrests:
            return self._arrests
        return _completing(trigger) or ("",)


def _with_role(lexicon: ClaimLexicon, *roles: str) -> tuple[str, ...]:
    """Return the normalised forms that play one of ``roles``, sorted."""
    return tuple(sorted(form for form, played in lexicon.roles.items() if not played.isdisjoint(roles)))


def _stems(lexicon: ClaimLexicon) -> list[str]:
    """Return the shortest forms such that every outcome word holds one: what a sentence must hold to be read."""
    found = (
        set(lexicon.triggers)
        | set(lexicon.resumed)
        | {form for form, person in lexicon.persons.items() if person.outcome}
    )
    found |= {form for form, roles in lexicon.zero.items() if any(role.startswith(("harm", "verb")) for role in roles)}
    found = {form for form in found if " " not in form} | set(_phrase_words(lexicon))
    chosen: list[str] = []
    for form in sorted(found, key=lambda form: (len(form), form)):
        if not any(stem in form for stem in chosen):
            chosen.append(form)
    return chosen


def _phrase_words(lexicon: ClaimLexicon) -> dict[str, tuple[str, ...]]:
    """Return the longest word of every phrase that means harm, with what must stand in the sentence too.

    That is what completes the phrase where it needs something (سبب له جروحا), else a word of its rest. Function words
    (عليه) are in every sentence, and chosen last.
    """
    phrases = [(phrase, _completing(trigger)) for phrase, trigger in lexicon.trigger_phrases.entries()]
    phrases += [(form, ()) for form in lexicon.zero if " " in form]
    phrases += [(phrase, ()) for phrase, role in lexicon.marker_phrases.entries() if role in _STATES]
    rest: dict[str, set[str]] = defaultdict(set)
    for phrase, completing in phrases:
        words = sorted(phrase.split(), key=lambda word: (word not in lexicon.not_names, len(word)))
        rest[words[-1]].update(completing or [words[-2] if len(words) > 1 else ""])
    return {word: tuple(sorted(others)) for word, others in sorted(rest.items())}


def _completing(trigger: Trigger) -> tuple[str, ...]:
    """Return the beginnings of words one of which completes what an outcome word or phrase needs."""
    return tuple(need.split()[-1] for need in trigger.needs)


def _word_around(norm: str, start: int, end: int) -> str:
    """Return the whole word that a stem was found in."""
    while start > 0 and norm[start - 1].isalpha():
        start -= 1
    while end < len(norm) and norm[end].isalpha():
        end += 1
    return norm[start:end]
