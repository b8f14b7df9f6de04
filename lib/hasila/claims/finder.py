"""Casualty claims of an article: every statement of how many people were killed, injured, taken, missing or displaced.

Finds the sentences that hold a word of harm, tags them, lets the rules of :mod:`hasila.claims.rules` draft, and gives
each draft its victims, class, span and rule. Does not read who says it, whether it is denied, when or where.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from hasila.arabic import Sentence, Text, is_item
from hasila.claims.clause import Clause, Draft
from hasila.claims.describing import describe
from hasila.claims.echoes import echoed, possible_echoes, told_by_dead, with_class_before, with_total_before
from hasila.claims.groups import find_groups
from hasila.claims.lexicon import ClaimLexicon, Trigger
from hasila.claims.names.surnames import surnames_in
from hasila.claims.parts import LEAST_WHOLE, adding_up, as_share, bare_rows
from hasila.claims.refused import ECHO_REFUSALS, REFUSALS
from hasila.claims.rules import RULE_IDS, apply_rules
from hasila.claims.tagging import Tagged, Tagger
from hasila.claims.tallies import rows_behind
from hasila.claims.topics import TopicFinder, Topics
from hasila.claims.triggers import find_governors
from hasila.claims.victims.cues import class_in
from hasila.claims.victims.titles import class_by_title, name_of
from hasila.claims.zeros import Zero, find_zeros, victims_of_zero, zero_roles
from hasila.lexicons import Lexicons
from hasila.quantities import QuantityFinder
from hasila.quantities.phrases import forms
from hasila.records import Claim

#: Rows of a tally behind a colon.
_ROWS = 9


class ClaimFinder:
    """Finds the casualty claims of a text, before anybody asks who said them.

    ``without`` names rules (of :data:`hasila.claims.rules.RULE_IDS`) that are not to make claims, so that what each
    contributes can be measured.
    """

    def __init__(self, lexicons: Lexicons, without: frozenset[str] = frozenset()) -> None:
        unknown = without - set(RULE_IDS)
        if unknown:
            raise ValueError(f"no such rules: {', '.join(sorted(unknown))}; there are: {', '.join(RULE_IDS)}")
        self._without = without
        self._lexicon = ClaimLexicon(lexicons)
        self._quantities = QuantityFinder(lexicons)
        self._tagger = Tagger(self._lexicon)
        self._stems = AhoCorasick(_stems(self._lexicon))
        numerals = sorted(f" ال{form}" for form in self._quantities.numerals.forms("unit", "ten"))
        self._topics = TopicFinder(self._lexicon)
        of_them = sorted(f" {form}" for form, roles in self._lexicon.roles.items() if "of_them" in roles)
        tolls = sorted(
            f" {and_}{form}" for and_ in ("", "و") for form, roles in self._lexicon.roles.items() if "toll" in roles
        )
        self._definite_numbers = AhoCorasick(numerals + of_them + tolls)
        self._phrase_words = _phrase_words(self._lexicon)
        self._arrests = tuple(
            sorted(form for form, roles in self._lexicon.roles.items() if roles & {"arrests", "killings"})
        )
        self._needs_of = lru_cache(maxsize=200_000)(self._needs)

    def find(self, text: Text) -> list[Claim]:
        """Return the claims of ``text``, sorted by start."""
        claims: list[Claim] = []
        sentences, repeating = self._sentences(text)
        topics = Topics(self._topics, text.norm)
        surnames: set[str] = set()
        for sentence in sentences:
            if not claims and sentence.sentence_id in repeating:
                continue  # there is nothing yet that it could repeat
            found, echoes = self._in_sentence(sentence, topics, surnames)
            goes_on = bool(found) and self._goes_on(sentence)
            of_total = bool(found) and self._is_item_of_totals(text, sentence, claims)
            for read in found:
                known = with_class_before(read, claims, text.raw, self._lexicon)
                known = with_total_before(known, claims) if goes_on else known
                known = told_by_dead(known, claims) if known.outcome == "casualties" else known
                claims.append(replace(known, is_cumulative=True) if of_total and known.low else known)
            claims += [claim for echo in echoes if (claim := echoed(echo, claims)) is not None]
            claims += self._shares_behind(text, sentence, claims, sentences)
            claims += self._tally_behind(text, sentence, claims, sentences)
        claims = [self._titled(claim, text) if claim.victim_class == "unknown" else claim for claim in claims]
        return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.outcome))

    def _titled(self, claim: Claim, text: Text) -> Claim:
        """Return who is named with the class of the title that the article gives him elsewhere."""
        name = name_of(claim, text.raw, self._lexicon)
        if name is None:
            return claim
        of_class = class_by_title(name, text, lambda sentence: self._tagger.tag(sentence, []), self._lexicon)
        return replace(claim, victim_class=of_class) if of_class else claim

    def _shares_behind(
        self, text: Text, sentence: Sentence, claims: list[Claim], others: list[Sentence]
    ) -> list[Claim]:
        """Return the rows behind a colon that add up to a figure of the sentence (الجيش: 297)."""
        wholes = [c for c in claims if c.sentence_id == sentence.sentence_id and (c.low or 0) >= LEAST_WHOLE]
        behind = text.sentences[sentence.sentence_id + 1 : sentence.sentence_id + 2 + _ROWS]
        if not wholes or not any(before.raw.rstrip().endswith(":") for before in (sentence, *behind[:1])):
            return []
        taken = {other.sentence_id for other in others}
        rows: list[Claim] = []
        for row in behind:
            if row.sentence_id not in taken or row is behind[0]:
                tagged = self._tagger.tag(row, self._quantities.find(row.words))
                clause = Clause(tagged, find_groups(tagged, self._quantities, self._lexicon), [])
                rows += describe(clause, bare_rows(clause), self._lexicon)
        for whole in wholes:
            chosen = adding_up([row.low or 0 for row in rows], whole.low or 0)
            if chosen:
                return [as_share(rows[place], whole) for place in chosen]
        return []

    def _tally_behind(self, text: Text, sentence: Sentence, claims: list[Claim], others: list[Sentence]) -> list[Claim]:
        """Return the rows behind a heading that says how the dead or wounded divide (توزع الضحايا بحسب الجهة:)."""
        if not sentence.raw.rstrip().endswith(":"):
            return []
        taken = {other.sentence_id for other in others} | {claim.sentence_id for claim in claims}
        rows = text.sentences[sentence.sentence_id + 1 :]
        rows = rows[: next((place for place, row in enumerate(rows) if row.sentence_id in taken), len(rows))]
        found: list[Claim] = []
        for clause, drafts in rows_behind(self._clause(sentence), rows, self._clause):
            found += [told_by_dead(claim, claims) for claim in describe(clause, drafts, self._lexicon)]
        total = bool(claims) and claims[-1].is_cumulative
        return [replace(claim, is_cumulative=True) if total else claim for claim in found]

    def _clause(self, sentence: Sentence) -> Clause:
        """Return a sentence as the rules look at it, without its outcome words."""
        tagged = self._tagger.tag(sentence, self._quantities.find(sentence.words))
        return Clause(tagged, find_groups(tagged, self._quantities, self._lexicon), [])

    def _sentences(self, text: Text) -> tuple[list[Sentence], frozenset[int]]:
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
            echoes = self._definite_numbers.find_matches_as_indexes(norm, overlapping=True)
            whole = [start for _, start, end in echoes if not norm[end : end + 1].isalnum()]
            repeating = {bisect_right(starts, start) - 1 for start in whole} - numbers - {-1}
        return [text.sentences[number] for number in sorted(numbers | repeating)], frozenset(repeating)

    def _needs(self, word: str) -> tuple[str, ...] | None:
        """Return what a sentence must hold one of for a normalised word to mean harm in it; None where it never does.

        The empty string, which every sentence holds, stands for no need: the word alone is an outcome word.
        """
        form = self._tagger.form(word)
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
        return tuple(need.split()[-1] for need in trigger.needs) or ("",)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Tell whether a sentence goes on with a report named before (وأوضح البيان، كما وثق), of no day of its own."""
        roles = [self._tagger.form(word.text).roles for word in sentence.words]
        if any("report" in of for of in roles):
            return True
        opening = self._lexicon.marker_phrases.at(sentence.words, 0)
        of_those = opening is not None and opening.value in ("out_of", "subset")  # ومن بين الموقوفين
        opens = of_those or any("documents" in of for of in roles[:2])
        return opens and not any({"this_day", "single_event"} & of for of in roles)

    def _is_item_of_totals(self, text: Text, sentence: Sentence, claims: list[Claim]) -> bool:
        """Tell whether a line is an item of a list whose heading names a period, or stands behind a total."""
        if not is_item(sentence.norm):
            return False
        heading = sentence.sentence_id
        while heading >= 0 and is_item(text.sentences[heading].norm):
            heading -= 1
        if heading < 0 or not text.sentences[heading].norm.rstrip().endswith(":"):
            return False
        before = [claim for claim in claims if 0 <= heading - claim.sentence_id <= 1]
        if before:
            return all(claim.is_cumulative for claim in before)
        tags = self._tagger.tag(text.sentences[heading], []).tags
        return any("cumulative" in tag.roles for tag in tags)

    def _in_sentence(self, sentence: Sentence, topics: Topics, surnames: set[str]) -> tuple[list[Claim], list[Claim]]:
        """Return the claims of a sentence, and the numbers in it that may repeat a claim made before.

        Adds the family names of the sentence to ``surnames``.
        """
        tagged = self._tagger.tag(sentence, self._quantities.find(sentence.words))
        zeros = find_zeros(tagged, self._lexicon) if "zero" not in self._without and not topics.illness else []
        groups = find_groups(tagged, self._quantities, self._lexicon, surnames)
        surnames.update(surnames_in(tagged, self._lexicon))
        if not groups:
            return [_zero_claim(tagged, zero, self._lexicon) for zero in zeros], []
        clause = Clause(tagged, groups, find_governors(tagged), without=self._without, topics=topics)
        clause.deny({index for zero in zeros for index in range(zero.first, zero.end)})
        drafts = _believed(clause)
        claims = describe(clause, drafts, self._lexicon) + [_zero_claim(tagged, zero, self._lexicon) for zero in zeros]
        echoes = possible_echoes(clause) if "echo" not in self._without else []
        told = [echo for echo in echoes if not any(refuses(clause, echo) for refuses in ECHO_REFUSALS)]
        return claims, describe(clause, told, self._lexicon)


def _believed(clause: Clause) -> list[Draft]:
    """Return the drafts that nothing refuses, nor those that go on from a refused one."""
    drafts = list(apply_rules(clause))
    refused = {id(draft.group) for draft in drafts if _is_refused(clause, draft)}
    for draft in drafts:
        if draft.parent is not None and draft.rule == "coordination" and id(clause.groups[draft.parent]) in refused:
            refused.add(id(draft.group))
    return [draft for draft in drafts if id(draft.group) not in refused]


def _is_refused(clause: Clause, draft: Draft) -> bool:
    for refuses in REFUSALS:  # noqa: SIM110 - a hundred of them, for which ``any`` takes twice as long
        if refuses(clause, draft):
            return True
    return False


def _zero_claim(tagged: Tagged, zero: Zero, lexicon: ClaimLexicon) -> Claim:
    sentence, words = tagged.sentence, tagged.sentence.words
    start, end = sentence.text.raw_span(words[zero.first].norm_start, words[zero.end - 1].norm_end)
    start += _conjunction(words[zero.first].text, lexicon)
    of_class = class_in(tagged, victims_of_zero(tagged, zero), lexicon)
    return Claim(
        sentence.sentence_id, start, end, zero.outcome, 0, 0, "zero", False, "zero", start, end, victim_class=of_class
    )


def _conjunction(text: str, lexicon: ClaimLexicon) -> int:
    """Return how many letters of a negation are the conjunction before it (ولم)."""
    return int(text[0] in "وف" and text[1:] in lexicon.zero)


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
    """Return the longest word of every phrase that means harm, with a word of the rest that must stand there too.

    Function words (عليه) are in every sentence, and chosen last.
    """
    phrases = [*lexicon.trigger_phrases.phrases(), *(form for form in lexicon.zero if " " in form)]
    rest: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        words = sorted(phrase.split(), key=lambda word: (word not in lexicon.not_names, len(word)))
        rest[words[-1]].add(words[-2] if len(words) > 1 else "")
    return {word: tuple(sorted(others)) for word, others in sorted(rest.items())}


def _word_around(norm: str, start: int, end: int) -> str:
    """Return the whole word that a stem was found in."""
    while start > 0 and norm[start - 1].isalpha():
        start -= 1
    while end < len(norm) and norm[end].isalpha():
        end += 1
    return norm[start:end]
