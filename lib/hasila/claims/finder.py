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
from hasila.claims.describing import describe
from hasila.claims.rules import Clause, apply_rules
from hasila.claims.tagging import Tagger
from hasila.claims.totals import is_illness, is_sport
from hasila.claims.triggers import find_governors
from hasila.claims.zeros import Zero, find_zeros
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
        zeros = find_zeros(tagged, self._lexicon)
        groups = find_groups(tagged, self._quantities, self._lexicon)
        clause = Clause(tagged, groups, find_governors(tagged))
        clause.deny({index for zero in zeros for index in range(zero.first, zero.end)})
        drafts = [draft for draft in apply_rules(clause) if not is_illness(clause, draft) and not is_sport(clause, draft)]
        claims = describe(clause, drafts, self._lexicon)
        return claims + [_zero_claim(sentence, zero) for zero in zeros]


def _zero_claim(sentence: Sentence, zero: Zero) -> Claim:
    words = sentence.words
    start, end = sentence.text.raw_span(words[zero.first].norm_start, words[zero.end - 1].norm_end)
    return Claim(sentence.sentence_id, start, end, zero.outcome, 0, 0, "zero", False, "zero", start, end)


def _stems(lexicon: ClaimLexicon) -> list[str]:
    """Return the shortest forms such that every outcome word holds one: what a sentence must hold to be read."""
    forms = set(lexicon.triggers) | {form for form, person in lexicon.persons.items() if person.outcome}
    forms |= {form for form, roles in lexicon.zero.items() if any(role.startswith(("harm", "verb")) for role in roles)}
    forms |= {phrase for phrase in lexicon.trigger_phrases.phrases()}
    chosen: list[str] = []
    for form in sorted(forms, key=lambda form: (len(form), form)):
        if not any(stem in form for stem in chosen):
            chosen.append(form)
    return chosen
