"""Casualty claims of an article: every statement of how many people were killed, injured, taken, missing or displaced.

Takes the sentences of :mod:`hasila.claims.opening`, tags them, lets the rules of :mod:`hasila.claims.rules` draft, and
gives each draft its victims, class, span and rule. Does not read who says it, whether it is denied, when or where.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.arabic import Sentence, Text, is_item
from hasila.claims.clause import Clause, Draft
from hasila.claims.describing import describe
from hasila.claims.echoes import (
    echoed,
    may_be_of_period,
    possible_echoes,
    told_by_dead,
    with_class_before,
    with_total_before,
)
from hasila.claims.groups import find_groups
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.names.surnames import surnames_in
from hasila.claims.opening import SentenceOpener
from hasila.claims.parts import LEAST_WHOLE, adding_up, as_share, bare_rows
from hasila.claims.periods import reports_period
from hasila.claims.refused import ECHO_REFUSALS, REFUSALS
from hasila.claims.rules import RULE_IDS, apply_rules
from hasila.claims.shortening import Shortener
from hasila.claims.tagging import Tagged, Tagger
from hasila.claims.tallies import rows_behind
from hasila.claims.topics import TopicFinder, Topics
from hasila.claims.triggers import find_governors
from hasila.claims.victims.cues import class_in
from hasila.claims.victims.titles import class_by_title, name_of
from hasila.claims.zeros import Zero, find_zeros, victims_of_zero
from hasila.lexicons import Lexicons
from hasila.quantities import QuantityFinder
from hasila.records import Claim

#: Rows of a tally behind a colon.
_ROWS = 9
#: Roles of words that tell of one day or one event.
_OF_A_DAY = frozenset({"this_day", "weekday", "single_event"})


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
        self._shortener = Shortener(lexicons)
        self._topics = TopicFinder(self._lexicon)
        self._opener = SentenceOpener(self._lexicon, self._tagger.form, self._quantities.numerals)

    def find(self, text: Text) -> list[Claim]:
        """Return the claims of ``text``, sorted by start."""
        claims: list[Claim] = []
        sentences, repeating = self._opener.open(text)
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
        if claims and not any(claim.is_cumulative for claim in claims) and self._opens_report(text):
            claims = [self._of_report(claim, text) for claim in claims]
        claims = [self._titled(claim, text) if claim.victim_class == "unknown" else claim for claim in claims]
        return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.outcome))

    def _opens_report(self, text: Text) -> bool:
        """Tell whether the first sentence of the body says that a report of a period is told of."""
        first = next((sentence for sentence in text.sentences if not sentence.is_headline), None)
        return first is not None and reports_period(Clause(self._tagger.tag(first, []), [], []))

    def _of_report(self, claim: Claim, text: Text) -> Claim:
        """Return a figure of an article on a report of a period as a total, unless its sentence tells of one day."""
        if not may_be_of_period(claim):
            return claim
        roles = [self._tagger.form(word.text).roles for word in text.sentences[claim.sentence_id].words]
        return claim if any(_OF_A_DAY & of for of in roles) else replace(claim, is_cumulative=True)

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

    def _tagged(self, sentence: Sentence) -> Tagged:
        """Return a sentence with its tags, read past what parts a word of harm from its people."""
        tagged = self._tagger.tag(sentence, self._quantities.find(sentence.words))
        shorter = self._shortener.shorten(tagged)
        if shorter is sentence:
            return tagged
        return self._tagger.tag(shorter, self._quantities.find(shorter.words))

    def _clause(self, sentence: Sentence) -> Clause:
        """Return a sentence as the rules look at it, without its outcome words."""
        tagged = self._tagged(sentence)
        return Clause(tagged, find_groups(tagged, self._quantities, self._lexicon), [])

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
        tagged = self._tagged(sentence)
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
