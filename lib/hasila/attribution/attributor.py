"""The attributor: for each claim the report of speech that covers it, and so its speaker, relay, verb and stance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hasila.arabic import Sentence, Text, normalise, readings, word_at
from hasila.attribution.choosing import Chooser, Said
from hasila.attribution.continuations import Continuations
from hasila.attribution.grammar import SpeechGrammar, compile_grammar
from hasila.attribution.names import SpeakerNames
from hasila.attribution.own import Own, is_outlet
from hasila.attribution.phrases import PhraseReader
from hasila.attribution.report import Report
from hasila.attribution.reports import ReportReader
from hasila.attribution.speech import Speech
from hasila.lexicons import Lexicons
from hasila.modality import ModalityReader
from hasila.records import ActorMention, Attribution, Claim

_TATWEEL = "\u0640"
#: Speakers are looked for this many sentences before and after a claim.
_BACK, _AHEAD = 14, 4


class Attributor:
    """Says who is quoted for each claim of an article."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.grammar: SpeechGrammar = compile_grammar(lexicons)
        self.modality = ModalityReader(lexicons)
        self.chooser = Chooser(self.grammar)

    def attribute(
        self, text: Text, claims: Sequence[Claim], actors: Sequence[ActorMention], outlet: str | None
    ) -> list[Attribution]:
        """Return one attribution a claim, in the order of ``claims``. Speakers that are ``outlet`` itself are null."""
        if not claims:
            return []
        media = [a for a in actors if a.actor_type == "media" and is_outlet(a, outlet)]
        said = self._said(text, claims, actors)
        spoken = [speaker for each in said for u in each.utterances for speaker in (u.source, u.via) if speaker]
        own = Own(outlet, media, spoken)
        beyond = Continuations(self.grammar, text, said)
        return [self._attribution(text, claim, claims, said, beyond, own) for claim in claims]

    # ------------------------------------------------------------ reading the article
    def _said(self, text: Text, claims: Sequence[Claim], actors: Sequence[ActorMention]) -> list[Said]:
        barriers = _by_sentence(claims)
        names = defaultdict(list)
        for actor in actors:
            names[actor.sentence_id].append(actor)
        persons = [a for a in actors if a.actor_type == "person"]
        surnames = _surnames(text, persons)
        speech = Speech(self.grammar, SpeakerNames(self.grammar, persons).span)
        wanted = _around(claims, len(text.sentences))
        inside = frozenset(wanted)
        found: list[Said] = []
        for sentence in text.sentences[: wanted[-1] + 1]:
            if sentence.sentence_id not in inside:
                found.append(Said([], None))
                continue
            around = speech.begin(sentence)
            reports: list[Report] = []
            cues = self.grammar.cues(sentence.words)
            if cues or self.grammar.sets_off(sentence):
                actors_here = names[sentence.sentence_id]
                named = _named(sentence, actors_here, surnames | speech.surnames())
                reports = self._reports(text, sentence, cues, barriers[sentence.sentence_id], named, actors_here)
            utterances = speech.resolve(sentence, reports)
            speech.close(sentence, utterances)
            found.append(Said(utterances, around))
        return found

    def _reports(
        self,
        text: Text,
        sentence: Sentence,
        cues: list[int],
        claims: list[Claim],
        named: frozenset[int],
        actors: Sequence[ActorMention],
    ) -> list[Report]:
        words = sentence.words
        barriers = frozenset(word_at(words, start) for c in claims for start in (c.start, c.trigger_start))
        begins = {a: word_at(words, a.start) for a in actors}
        media = frozenset(n for a, n in begins.items() if a.actor_type == "media" and a.start - words[n].start < 2)
        joined = frozenset(n for a, n in begins.items() if text.raw[a.start - 1 : a.start] == "و")
        reader = PhraseReader(words, self.grammar, barriers, lambda w: text.raw[w.end - 1] != "ي", media, joined, named)
        return ReportReader(reader, self.grammar, named, frozenset(begins.values())).reports(cues)

    # ------------------------------------------------------------ one claim
    def _attribution(
        self,
        text: Text,
        claim: Claim,
        claims: Sequence[Claim],
        said: list[Said],
        beyond: Continuations,
        own: Own,
    ) -> Attribution:
        sentence = text.sentences[claim.sentence_id]
        spoken = said[claim.sentence_id]
        modality = self.modality.read(text, claim)
        chosen = self.chooser.choose(sentence, claim, claims, spoken)
        source, via, main = chosen.source, chosen.via, chosen.main
        if main is None:
            main = beyond.speech_of(claim.sentence_id)
            source, via = (main.source, main.via) if main else (None, None)
        if main is None or source is None or own.is_own(source):
            return Attribution(modality=modality)
        via = None if via is not None and own.is_own(via) else via
        verb = _raw(text.sentences[main.report_sentence], main.report.verb)
        via_start, via_end = (_over_tatweel(text, via.start), via.end) if via else (None, None)
        start, end = _over_tatweel(text, source.start), source.end
        return Attribution(start, end, via_start, via_end, verb[0], verb[1], main.report.stance, modality)


def _over_tatweel(text: Text, start: int) -> int:
    """Return where a span begins whose preposition was stretched («لـCNN»)."""
    while text.raw[start] == _TATWEEL:
        start += 1
    return start


def _surnames(text: Text, persons: Sequence[ActorMention]) -> frozenset[str]:
    """Return the last words of the persons' full names: later they speak by these alone («وفقا لـ…»)."""
    names = (normalise(text.raw[p.start : p.end]).split() for p in persons)
    return frozenset(name[-1] for name in names if len(name) > 1 and name[-1].startswith("ال"))


def _named(sentence: Sentence, actors: list[ActorMention], surnames: frozenset[str]) -> frozenset[int]:
    """Return the numbers of the words that name an actor."""
    words = sentence.words
    spans = [(word_at(words, a.start), word_at(words, a.end)) for a in actors]
    found = {number for first, last in spans for number in range(first, last)}
    if surnames:
        found.update(n for n, w in enumerate(words) if any(rest in surnames for _, rest in readings(w.text, 4)))
    return frozenset(found)


def _around(claims: Sequence[Claim], n_sentences: int) -> list[int]:
    """Return the numbers of the sentences where the speakers of the claims may be named, in order."""
    near = {n for c in claims for n in range(c.sentence_id - _BACK, c.sentence_id + _AHEAD + 1)}
    return sorted(n for n in near if 0 <= n < n_sentences)


def _by_sentence(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    grouped: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[claim.sentence_id].append(claim)
    return grouped


def _raw(sentence: Sentence, verb: tuple[int, int]) -> tuple[int, int]:
    words = sentence.words[verb[0] : verb[1]]
    return words[0].start, words[-1].end
