"""The attributor: for each claim the report of speech that covers it, and so its speaker, relay, verb and stance."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hasila.arabic import Sentence, Text, Word, normalise, readings
from hasila.attribution.grammar import SpeechGrammar, compile_grammar
from hasila.attribution.phrases import Phrase, PhraseReader
from hasila.attribution.report import Report
from hasila.attribution.reports import ReportReader
from hasila.attribution.speech import Speaker, Speech, Utterance
from hasila.lexicons import Lexicons
from hasila.modality import ModalityReader
from hasila.records import ActorMention, Attribution, Claim

_COMMAS = frozenset("،,")
#: «جاء ذلك» looks back over this many paragraphs, as a rule to the lead.
_LOOK_BACK = 3


#: Speakers are looked for this many sentences before and after a claim.
_BACK, _AHEAD = 14, 4


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
        own = [a for a in actors if a.actor_type == "media" and _is_outlet(a, outlet)]
        said = self._said(text, claims, actors)
        backing = self._looking_back(text, said)
        return [self._attribution(text, claim, claims, said, backing, own) for claim in claims]

    # ------------------------------------------------------------ reading the article
    def _said(self, text: Text, claims: Sequence[Claim], actors: Sequence[ActorMention]) -> list[_Said]:
        barriers = _by_sentence(claims)
        names = defaultdict(list)
        for actor in actors:
            names[actor.sentence_id].append(actor)
        persons = [a for a in actors if a.actor_type == "person"]
        surnames = _surnames(text, persons)
        speech = Speech(self.grammar, lambda sentence, phrase: self._span(sentence, phrase, persons))
        wanted = _around(claims, len(text.sentences))
        inside = frozenset(wanted)
        found: list[_Said] = []
        for sentence in text.sentences[: wanted[-1] + 1]:
            if sentence.sentence_id not in inside:
                found.append(_Said([], None))
                continue
            around = speech.begin(sentence)
            named = _named(sentence, names[sentence.sentence_id], surnames | speech.surnames())
            reports = self._reports(text, sentence, barriers[sentence.sentence_id], named, names[sentence.sentence_id])
            utterances = speech.resolve(sentence, reports)
            speech.close(sentence, utterances)
            found.append(_Said(utterances, around))
        return found

    def _reports(
        self,
        text: Text,
        sentence: Sentence,
        claims: list[Claim],
        named: frozenset[int],
        actors: Sequence[ActorMention],
    ) -> list[Report]:
        words = sentence.words
        barriers = frozenset(_word_at(words, start) for c in claims for start in (c.start, c.trigger_start))
        outlets = frozenset(a.start for a in actors if a.actor_type == "media")
        media = frozenset(n for n, w in enumerate(words) if w.start in outlets or w.start + 1 in outlets)
        joined = frozenset(_word_at(words, a.start) for a in actors if text.raw[a.start - 1 : a.start] == "و")
        reader = PhraseReader(words, self.grammar, barriers, lambda w: text.raw[w.end - 1] != "ي", media, joined)
        return ReportReader(reader, self.grammar, named).reports()

    def _looking_back(self, text: Text, said: list[_Said]) -> dict[int, Utterance]:
        """Return sentence numbers with the later utterance that says where their words come from."""
        backing: dict[int, Utterance] = {}
        for sentence, spoken in zip(text.sentences, said, strict=False):
            late = next((u for u in spoken.utterances if u.report.looks_back and u.source), None)
            if late is None:
                continue
            for earlier in text.sentences[: sentence.sentence_id]:
                if earlier.paragraph >= sentence.paragraph - _LOOK_BACK and not earlier.is_headline:
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
        own: Sequence[ActorMention],
    ) -> Attribution:
        sentence = text.sentences[claim.sentence_id]
        spoken = said[claim.sentence_id]
        modality = self.modality.read(text, claim)
        source, via, main = self._choose(sentence, claim, claims, spoken)
        if main is None and self._goes_on_likewise(text, claim.sentence_id):
            main = next((u for u in reversed(said[claim.sentence_id - 1].utterances) if u.report.forward), None)
            source, via = (main.source, main.via) if main else (None, None)
        if main is None:
            main = backing.get(claim.sentence_id)
            source, via = (main.source, main.via) if main else (None, None)
        if main is None or source is None or _is_own(source, own):
            return Attribution(modality=modality)
        via = None if via is not None and _is_own(via, own) else via
        verb = _raw(text.sentences[main.report_sentence], main.report.verb)
        via_start, via_end = (via.start, via.end) if via else (None, None)
        start, end = source.start, source.end
        return Attribution(start, end, via_start, via_end, verb[0], verb[1], main.report.stance, modality)

    def _goes_on_likewise(self, text: Text, number: int) -> bool:
        """Say whether a sentence adds harm to that of the one before («كما قتل»): the speaker is the same."""
        words = text.sentences[number].words
        if number == 0 or len(words) < 2 or not self.grammar.plays("likewise", words[0].text):
            return False
        return self.grammar.stop(words[1].text) == "outcome"

    def _choose(
        self, sentence: Sentence, claim: Claim, claims: Sequence[Claim], spoken: _Said
    ) -> tuple[Speaker | None, Speaker | None, Utterance | None]:
        """Return source, relay and the utterance whose verb counts: nearest in sense to the claim."""
        at = _word_at(sentence.words, claim.start)
        end = _word_at(sentence.words, claim.end)
        before = next((u for u in reversed(spoken.utterances) if self._covers(sentence, u, at)), None)
        after = next((u for u in spoken.utterances if u.report.backward and u.report.first >= end), None)
        before = before or spoken.around
        if after is None or after.source is None:
            if before is None:
                return None, None, None
            origin = _quoted_before(spoken, before)
            if origin is not None:
                return origin.source, before.source, before
            return before.source, before.via or _relayed_by(spoken, before), before
        if before is None or before.source is None:
            return after.source, after.via, after
        others = [_word_at(sentence.words, c.start) for c in claims if c.sentence_id == sentence.sentence_id]
        if self._turned_away(sentence, end, after.report.first, others):
            return before.source, before.via, before
        if after.source.kind == "information":
            return before.source, before.via, before
        if after.source.kind == "media":
            return before.source, before.via or after.source, before
        same = before.source.start == after.source.start
        return after.source, after.via or (None if same else before.source), after

    def _covers(self, sentence: Sentence, utterance: Utterance, at: int) -> bool:
        """Say whether a report covers words after it: one of words before it ends where the sentence turns."""
        report = utterance.report
        if not report.forward or report.last > at:
            return False
        between = sentence.words[report.last : at]
        return not (report.backward and any(self.grammar.plays("contrast", w.text) for w in between))

    def _span(self, sentence: Sentence, phrase: Phrase, persons: Sequence[ActorMention]) -> tuple[int, int]:
        """Return the raw span of a speaker: the name where a title with a person's name speaks, else the phrase."""
        words = sentence.words[phrase.first : phrase.last]
        start, end = words[0].start + phrase.cut, words[-1].end
        titled = self.grammar.speaker_kind(words[0].text) in ("role", "roles", "correspondent", None)
        name = next((p for p in persons if start <= p.start and p.end <= end), None) if titled else None
        if name is not None and self._is_no_name(sentence, name):
            name = None
        return (name.start, name.end) if name else (start, end)

    def _is_no_name(self, sentence: Sentence, name: ActorMention) -> bool:
        """Refuse a name that begins with the words of a title («باسم», «بشرطة»)."""
        first = sentence.words[_word_at(sentence.words, name.start)].text
        return self.grammar.plays("on_behalf", first) or self.grammar.speaker_kind(first) is not None

    def _turned_away(self, sentence: Sentence, first: int, last: int, others: list[int]) -> bool:
        """Say whether the sentence turns to something else between two words: by its words, or to another's harm."""
        between = sentence.words[first:last]
        if any(self.grammar.plays("contrast", w.text) for w in between):
            return True
        comma = next((n for n in range(first, last) if sentence.words[n].text in _COMMAS), last)
        return any(comma < other < last for other in others) and not self._is_subset(sentence, comma)

    def _is_subset(self, sentence: Sentence, comma: int) -> bool:
        """Say whether the words after the comma go on about the same victims («بينهم», «وإصابة»)."""
        after = sentence.words[comma + 1].text if comma + 1 < len(sentence.words) else ""
        return self.grammar.plays("subset", after) or after.startswith("و")


def _surnames(text: Text, persons: Sequence[ActorMention]) -> frozenset[str]:
    """Return the last words of the persons' full names: later they speak by these alone («وفقا لـ…»)."""
    names = (normalise(text.raw[p.start : p.end]).split() for p in persons)
    return frozenset(name[-1] for name in names if len(name) > 1 and name[-1].startswith("ال"))


def _named(sentence: Sentence, actors: list[ActorMention], surnames: frozenset[str]) -> frozenset[int]:
    """Return the numbers of the words that name an actor."""
    words = sentence.words
    spans = [(_word_at(words, a.start), _word_at(words, a.end)) for a in actors]
    found = {number for first, last in spans for number in range(first, last)}
    if surnames:
        found.update(n for n, w in enumerate(words) if any(rest in surnames for _, rest in readings(w.text, 4)))
    return frozenset(found)


def _is_outlet(actor: ActorMention, outlet: str | None) -> bool:
    names = {normalise(name).casefold() for name in (actor.name_ar, actor.name_en) if name}
    return outlet is not None and normalise(outlet).casefold() in names


def _is_own(speaker: Speaker, own: Sequence[ActorMention]) -> bool:
    """Say whether the speaker is the outlet itself; its correspondent is not."""
    return speaker.kind != "correspondent" and any(
        a.start <= speaker.end and speaker.start <= a.end and speaker.end - speaker.start < 2 * (a.end - a.start)
        for a in own
    )


def _relayed_by(spoken: _Said, main: Utterance) -> Speaker | None:
    """Return who relays, where one report stands in another: «ذكرت الصحيفة نقلا عن», «بحسب وكالة كذا قال فلان»."""
    if main not in spoken.utterances:
        return None
    earlier = spoken.utterances[: spoken.utterances.index(main)]
    before = earlier[-1] if earlier else None
    if before is None or before.source is None or main.source is None or before.source.start == main.source.start:
        return None
    by_medium = before.report.frame == "according" and before.source.kind == "media"
    return before.source if by_medium or main.report.frame == "quoting" else None


def _quoted_before(spoken: _Said, main: Utterance) -> Utterance | None:
    """Return who is quoted where that opens the sentence of who quotes him: «نقلا عن كذا، قالت القناة»."""
    if main not in spoken.utterances or main.report.speaker is None or main.report.frame in ("quoting", "goes_on"):
        return None
    number = spoken.utterances.index(main)
    before = spoken.utterances[number - 1] if number else None
    opens = before is not None and before.report.frame == "quoting" and before.report.first <= 1
    return before if opens and before is not None and before.source is not None else None


def _around(claims: Sequence[Claim], n_sentences: int) -> list[int]:
    """Return the numbers of the sentences where the speakers of the claims may be named, in order."""
    near = {n for c in claims for n in range(c.sentence_id - _BACK, c.sentence_id + _AHEAD + 1)}
    return sorted(n for n in near if 0 <= n < n_sentences)


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
