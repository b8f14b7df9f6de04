"""The attributor: for each claim the report of speech that covers it, and so its speaker, relay, verb, stance, modality."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hasila.arabic import Sentence, Text, Word
from hasila.attribution.grammar import SpeechGrammar, compile_grammar
from hasila.attribution.phrases import Phrase, PhraseReader
from hasila.attribution.reports import Report, ReportReader
from hasila.attribution.speech import Speaker, Speech, Utterance
from hasila.lexicons import Lexicons
from hasila.modality import ModalityReader
from hasila.records import ActorMention, Attribution, Claim


@dataclass(frozen=True, slots=True)
class _Said:
    """What one sentence says, resolved: its utterances, and the one it stands inside of."""

    utterances: list[Utterance]
    around: Utterance | None


class Attributor:
    """Says who is quoted for each claim of an article."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.grammar: SpeechGrammar = compile_grammar(lexicons)
        self.modality = ModalityReader(lexicons)

    def attribute(
        self, text: Text, claims: Sequence[Claim], actors: Sequence[ActorMention], outlet: str | None
    ) -> list[Attribution]:
        """Return one attribution a claim, in the order of ``claims``. Speakers that are ``outlet`` itself are null."""
        if not claims:
            return []
        said = self._said(text, claims, actors)
        backing = self._looking_back(text, said)
        return [self._attribution(text, claim, claims, said, backing, outlet) for claim in claims]

    # ------------------------------------------------------------ reading the article
    def _said(self, text: Text, claims: Sequence[Claim], actors: Sequence[ActorMention]) -> list[_Said]:
        barriers = _by_sentence(claims)
        names = defaultdict(list)
        for actor in actors:
            names[actor.sentence_id].append(actor)
        persons = [a for a in actors if a.actor_type == "person"]
        speech = Speech(self.grammar, lambda sentence, phrase: _span(sentence, phrase, persons))
        last = min(max(claim.sentence_id for claim in claims) + 4, len(text.sentences))
        found = []
        for sentence in text.sentences[:last]:
            around = speech.begin(sentence)
            reports = self._reports(text, sentence, barriers[sentence.sentence_id], names[sentence.sentence_id])
            utterances = speech.resolve(sentence, reports)
            speech.close(sentence, utterances)
            found.append(_Said(utterances, around))
        return found

    def _reports(self, text: Text, sentence: Sentence, claims: list[Claim], actors: list[ActorMention]) -> list[Report]:
        words = sentence.words
        barriers = frozenset(_word_at(words, start) for c in claims for start in (c.start, c.trigger_start))
        named = frozenset(n for a in actors for n in range(_word_at(words, a.start), _word_at(words, a.end)))
        reader = PhraseReader(words, self.grammar, barriers, lambda w: text.raw[w.end - 1] != "ي")
        return ReportReader(reader, self.grammar, named).reports()

    def _looking_back(self, text: Text, said: list[_Said]) -> dict[int, Utterance]:
        """Return sentence numbers with the later utterance that says where their words come from."""
        backing: dict[int, Utterance] = {}
        for sentence, spoken in zip(text.sentences, said, strict=False):
            late = next((u for u in spoken.utterances if u.report.looks_back and u.source), None)
            if late is None:
                continue
            for earlier in text.sentences[: sentence.sentence_id]:
                if earlier.paragraph >= sentence.paragraph - 1 and not earlier.is_headline:
                    backing[earlier.sentence_id] = late
        return backing

    # ------------------------------------------------------------ one claim
    def _attribution(
        self,
        text: Text,
        claim: Claim,
        claims: Sequence[Claim],
        said: list[_Said],
        backing: dict[int, Utterance],
        outlet: str | None,
    ) -> Attribution:
        sentence = text.sentences[claim.sentence_id]
        spoken = said[claim.sentence_id]
        modality = self.modality.read(text, claim)
        source, via, main = self._choose(sentence, claim, spoken)
        if main is None:
            main = backing.get(claim.sentence_id)
            source, via = (main.source, main.via) if main else (None, None)
        if main is None or source is None:
            return Attribution(modality=modality)
        verb = _raw(text.sentences[main.report_sentence], main.report.verb)
        return Attribution(
            source.start,
            source.end,
            *((via.start, via.end) if via else (None, None)),
            *verb,
            main.report.stance,
            modality,
        )

    def _choose(
        self, sentence: Sentence, claim: Claim, spoken: _Said
    ) -> tuple[Speaker | None, Speaker | None, Utterance | None]:
        """Return source, relay and the utterance whose verb counts: nearest in sense to the claim."""
        at = _word_at(sentence.words, claim.start)
        end = _word_at(sentence.words, claim.end)
        before = next((u for u in reversed(spoken.utterances) if u.report.forward and u.report.last <= at), None)
        after = next((u for u in spoken.utterances if u.report.backward and u.report.first >= end), None)
        before = before or spoken.around
        if after is None or after.source is None:
            return (before.source, before.via, before) if before else (None, None, None)
        if before is None or before.source is None:
            return after.source, after.via, after
        if self._turned_away(sentence, end, after.report.first):
            return before.source, before.via, before
        if after.source.kind == "media":
            return before.source, before.via or after.source, before
        same = before.source.start == after.source.start
        return after.source, after.via or (None if same else before.source), after

    def _turned_away(self, sentence: Sentence, first: int, last: int) -> bool:
        """Say whether the sentence turns to something else between two words."""
        return any(self.grammar.plays("contrast", w.text) for w in sentence.words[first:last])


def _by_sentence(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    grouped: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[claim.sentence_id].append(claim)
    return grouped


def _word_at(words: Sequence[Word], raw_index: int) -> int:
    """Return the number of the word that holds the raw position or is the first after it."""
    return bisect_left(words, raw_index + 1, key=lambda word: word.end)


def _raw(sentence: Sentence, verb: tuple[int, int]) -> tuple[int, int]:
    words = sentence.words[verb[0] : verb[1]]
    return words[0].start, words[-1].end


def _span(sentence: Sentence, phrase: Phrase, persons: Sequence[ActorMention]) -> tuple[int, int]:
    """Return the raw span of a speaker: the name where a person's name stands in the phrase, else the whole phrase."""
    words = sentence.words[phrase.first : phrase.last]
    start, end = words[0].start, words[-1].end
    name = next((p for p in persons if start <= p.start and p.end <= end), None)
    return (name.start, name.end) if name else (start + phrase.cut, end)
