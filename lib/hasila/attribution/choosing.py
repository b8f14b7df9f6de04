"""Which of the reports around a claim says it: the one nearest in sense, before or behind the figure, and its relay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hasila.arabic import Sentence, word_at
from hasila.attribution.grammar import SpeechGrammar
from hasila.attribution.phrases import COMMAS
from hasila.attribution.speech import Speaker, Utterance
from hasila.records import Claim

_SETS_OFF = COMMAS | frozenset("-–—")
#: «نقلا عن كذا» stands at most so many words behind the medium that quotes.
_QUOTES_NEAR = 8


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says, resolved: its utterances, and the one it stands inside of."""

    utterances: list[Utterance]
    around: Utterance | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Source, relay and the utterance whose verb counts."""

    source: Speaker | None
    via: Speaker | None
    main: Utterance | None


NOBODY = Chosen(None, None, None)


class Chooser:
    """Chooses among the utterances of a sentence."""

    def __init__(self, grammar: SpeechGrammar) -> None:
        self.grammar = grammar

    def choose(self, sentence: Sentence, claim: Claim, claims: Sequence[Claim], spoken: Said) -> Chosen:
        """Return who says ``claim``: nearest in sense to it."""
        at = word_at(sentence.words, claim.start)
        end = word_at(sentence.words, claim.end)
        before = self._before(sentence, spoken, at)
        after = next((u for u in spoken.utterances if u.report.backward and u.report.first >= end), None)
        if after is None or after.source is None:
            return self._by_report_before(sentence, spoken, before)
        origin = self._quoted_next(sentence, spoken, after)
        source, via = (origin.source, after.source) if origin is not None else (after.source, after.via)
        if before is None or before.source is None or source is None:
            return Chosen(source, via, after)
        others = [word_at(sentence.words, c.start) for c in claims if c.sentence_id == sentence.sentence_id]
        if source.kind == "information" or self._turned_away(sentence, end, after.report.first, others):
            return Chosen(before.source, before.via, before)
        if origin is None and self._passes_on(source, before.source):
            return Chosen(before.source, before.via or source, before)
        same = before.source.start == source.start
        return Chosen(source, via or (None if same else before.source), after)

    def _before(self, sentence: Sentence, spoken: Said, at: int) -> Utterance | None:
        """Return the report before the figure: of who gives it as first information, not of that information."""
        covering = [u for u in reversed(spoken.utterances) if self._covers(sentence, u, at)]
        speaks = (u for u in covering if u.source is not None and u.source.kind != "information")
        if covering and covering[0].source is not None and covering[0].source.kind == "information":
            return next(speaks, spoken.around or covering[0])
        return covering[0] if covering else spoken.around

    def _by_report_before(self, sentence: Sentence, spoken: Said, before: Utterance | None) -> Chosen:
        if before is None:
            return NOBODY
        origin = _quoted_before(spoken, before) or self._set_off(sentence, spoken, before)
        if origin is not None:
            return Chosen(origin.source, before.source, before)
        return Chosen(before.source, before.via or _relayed_by(spoken, before), before)

    def _set_off(self, sentence: Sentence, spoken: Said, aside: Utterance) -> Utterance | None:
        """Return who speaks where the medium that passes it on is set off («وأضاف المصدر - حسب وكالة كذا - أن»)."""
        if aside.report.frame != "according" or aside not in spoken.utterances[1:] or aside.source is None:
            return None
        main = spoken.utterances[spoken.utterances.index(aside) - 1]
        between = sentence.words[main.report.last : aside.report.first]
        follows = [word.text for word in sentence.words[aside.report.last : aside.report.last + 2]]
        leads = len(follows) == 2 and follows[0] in _SETS_OFF and self.grammar.stop(follows[1]) == "that"
        set_off = len(between) == 1 and between[0].text in _SETS_OFF and aside.source.kind == "media"
        return main if leads and set_off and main.source is not None and main.report.forward else None

    def _passes_on(self, late: Speaker, speaker: Speaker) -> bool:
        """Say whether who is named behind the figure only passes on what the speaker before it said."""
        if late.kind == "report":
            return any(self.grammar.plays("of_media", word) for word in late.words)
        return late.kind == "media" or (late.kind == "correspondent" and speaker.kind != "media")

    def _covers(self, sentence: Sentence, utterance: Utterance, at: int) -> bool:
        """Say whether a report covers words after it: one of words before it ends where the sentence turns."""
        report = utterance.report
        if not report.forward or report.last > at:
            return False
        between = sentence.words[report.last : at]
        if report.frame == "show" and utterance.source is not None and utterance.source.kind == "report":
            return not self._shows_no_more(sentence, report.last, at)
        return not (report.backward and any(self.grammar.plays("contrast", w.text) for w in between))

    def _shows_no_more(self, sentence: Sentence, first: int, last: int) -> bool:
        """Say whether the sentence leaves what a video shows: a comma, and another clause («، وتكرر ذلك في …»)."""
        for at in range(first, last - 1):
            after = sentence.words[at + 1].text
            if sentence.words[at].text in COMMAS and after.startswith("و") and self.grammar.stop(after) != "outcome":
                return True
        return False

    def _turned_away(self, sentence: Sentence, first: int, last: int, others: list[int]) -> bool:
        """Say whether the sentence turns to something else between two words: by its words, or to another's harm."""
        between = sentence.words[first:last]
        if any(self.grammar.plays("contrast", w.text) for w in between):
            return True
        comma = next((n for n in range(first, last) if sentence.words[n].text in COMMAS), last)
        return any(comma < other < last for other in others) and not self._is_subset(sentence, comma)

    def _is_subset(self, sentence: Sentence, comma: int) -> bool:
        """Say whether the words after the comma go on about the same victims («بينهم», «وإصابة»)."""
        after = sentence.words[comma + 1].text if comma + 1 < len(sentence.words) else ""
        return self.grammar.plays("subset", after) or after.startswith("و")

    def _quoted_next(self, sentence: Sentence, spoken: Said, after: Utterance) -> Utterance | None:
        """Return who is quoted by the medium named behind a figure: «حسبما أوردت القناة السبت نقلا عن كذا»."""
        number = spoken.utterances.index(after) + 1
        late = spoken.utterances[number] if number < len(spoken.utterances) else None
        if late is None or late.report.frame != "quoting" or late.source is None:
            return None
        between = sentence.words[after.report.last : late.report.first]
        harmed = any(self.grammar.stop(word.text) in ("that", "outcome") for word in between)
        return late if len(between) <= _QUOTES_NEAR and not harmed else None


def _relayed_by(spoken: Said, main: Utterance) -> Speaker | None:
    """Return who relays, where one report stands in another: «ذكرت الصحيفة نقلا عن», «بحسب وكالة كذا قال فلان»."""
    if main not in spoken.utterances:
        return None
    earlier = spoken.utterances[: spoken.utterances.index(main)]
    before = earlier[-1] if earlier else None
    if before is None or before.source is None or main.source is None or before.source.start == main.source.start:
        return None
    if main.report.frame == "masdar":
        return before.source if before.report.forward else None
    by_medium = before.report.frame == "according" and before.source.kind == "media"
    return before.source if by_medium or main.report.frame == "quoting" else None


def _quoted_before(spoken: Said, main: Utterance) -> Utterance | None:
    """Return who is quoted where that opens the sentence of who quotes him: «نقلا عن كذا، قالت القناة»."""
    if main not in spoken.utterances or main.report.speaker is None or main.report.frame in ("quoting", "goes_on"):
        return None
    number = spoken.utterances.index(main)
    before = spoken.utterances[number - 1] if number else None
    opens = before is not None and before.report.frame == "quoting" and before.report.first <= 1
    return before if opens and before is not None and before.source is not None else None
