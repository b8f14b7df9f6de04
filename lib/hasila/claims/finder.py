"""Casualty claims of an article: every statement of how many people were killed, injured, taken, missing or displaced.

Finds the sentences that hold a word of harm, tags them, lets the rules of :mod:`hasila.claims.rules` draft, and gives
each draft its victims, class, span and rule. Does not read who says it, whether it is denied, when or where.
"""

from __future__ import annotations

from bisect import bisect_right

from ahocorasick_rs import AhoCorasick, MatchKind

from hasila.arabic import Sentence, Text
from hasila.claims.groups import find_groups
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.rules import Clause, Draft, apply_rules
from hasila.claims.tagging import Tagger
from hasila.claims.triggers import find_governors
from hasila.lexicons import Lexicons
from hasila.quantities import QuantityFinder
from hasila.records import Claim


class ClaimFinder:
    """Finds the casualty claims of a text, before anybody asks who said them."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicon = ClaimLexicon(lexicons)
        self._quantities = QuantityFinder(lexicons)
        self._tagger = Tagger(self._lexicon)
        self._stems = AhoCorasick(_stems(self._lexicon), matchkind=MatchKind.Standard)

    def find(self, text: Text) -> list[Claim]:
        """Return the claims of ``text``, sorted by start."""
        claims = [claim for sentence in self._sentences(text) for claim in self._in_sentence(sentence)]
        return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.outcome))

    def _sentences(self, text: Text) -> list[Sentence]:
        """Return the sentences that hold the stem of an outcome word."""
        starts = text.sentence_starts
        numbers = {bisect_right(starts, start) - 1 for _, start, _ in self._stems.find_matches_as_indexes(text.norm)}
        return [text.sentences[number] for number in sorted(numbers) if number >= 0]

    def _in_sentence(self, sentence: Sentence) -> list[Claim]:
        tagged = self._tagger.tag(sentence, self._quantities.find(sentence.words))
        groups = find_groups(tagged, self._quantities)
        clause = Clause(tagged, groups, find_governors(tagged))
        return [_claim(clause, draft) for draft in apply_rules(clause)]


def _claim(clause: Clause, draft: Draft) -> Claim:
    sentence, group = clause.tagged.sentence, draft.group
    words = sentence.words
    raw_span = sentence.text.raw_span
    start, end = raw_span(words[group.first].norm_start + group.cut, words[group.stop - 1].norm_end)
    trigger = raw_span(words[draft.trigger[0]].norm_start, words[draft.trigger[1] - 1].norm_end)
    return Claim(
        sentence.sentence_id, start, end, draft.outcome, group.low, group.high, group.qualifier, group.imputed,
        draft.rule, *trigger, victim_class=group.person.victim_class if group.person else "unknown",
        death_wording=draft.wording,
    )  # fmt: skip


def _stems(lexicon: ClaimLexicon) -> list[str]:
    """Return the shortest forms such that every outcome word holds one: what a sentence must hold to be read."""
    forms = set(lexicon.triggers) | {form for form, person in lexicon.persons.items() if person.outcome}
    forms |= {phrase for phrase in lexicon.trigger_phrases.phrases()}
    chosen: list[str] = []
    for form in sorted(forms, key=lambda form: (len(form), form)):
        if not any(stem in form for stem in chosen):
            chosen.append(form)
    return chosen
