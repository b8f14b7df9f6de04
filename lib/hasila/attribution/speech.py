"""Speech over the sentences of an article: who goes on speaking, whom "the source" means, what quotation is open.

Speakers keep the span where they are named, so that «وأضاف المصدر» leads to the words that describe the source.
Where the article gives no such words, the words themselves stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hasila.arabic import Sentence, is_item, without_article
from hasila.attribution.grammar import SpeechGrammar
from hasila.attribution.phrases import Phrase
from hasila.attribution.report import Report

_OPENING, _CLOSING, _STRAIGHT = frozenset("«“„‹"), frozenset("»”›"), frozenset('"')
_QUOTED = re.compile("[" + "".join(sorted(_OPENING | _CLOSING | _STRAIGHT)) + "]")
#: A speaker named more than this many sentences before is not the one that goes on speaking.
_MEMORY = 6


@dataclass(frozen=True, slots=True)
class Speaker:
    """A named or described speaker: raw span, normalised words, kind of its head (see the lexicon of speakers)."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: str | None
    sentence_id: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """A report with its speakers resolved."""

    report: Report
    source: Speaker | None
    via: Speaker | None
    report_sentence: int


@dataclass
class Speech:
    """What has been said so far in an article; fed one sentence after the other."""

    grammar: SpeechGrammar
    #: Gives the raw span of a phrase: a person's name where one stands in it.
    span_of: Callable[[Sentence, Phrase], tuple[int, int]]
    speakers: list[Speaker] = field(default_factory=list)
    #: The utterance whose quotation or colon was still open when the last sentence ended.
    open: Utterance | None = None
    in_quotation: bool = False
    #: The paragraph that what is open does not go beyond, after «speaker..».
    paragraph: int | None = None
    #: The items of a list follow each other under the words that opened it.
    listing: bool = False

    def resolve(self, sentence: Sentence, reports: list[Report]) -> list[Utterance]:
        """Return the sentence's reports with their speakers, and remember them."""
        found: list[Utterance] = []
        for report in reports:
            found.append(self._utterance(sentence, report, found))
        return found

    def surnames(self) -> frozenset[str]:
        """Return the definite words of named speakers so far: a person may speak again by one of them alone."""
        known = self.grammar.speaker_kind
        people = [s for s in self.speakers if s.kind in ("role", None) and len(s.words) > 2]
        return frozenset(w for s in people for w in s.words[1:4] if w.startswith("ال") and len(w) > 4 and not known(w))

    def _utterance(self, sentence: Sentence, report: Report, before: list[Utterance]) -> Utterance:
        via = self._speaker(sentence, report.relay) if report.relay else None
        source = self._main_speaker(before) if report.frame == "goes_on" and report.continues else None
        source = source or self._source(sentence, report)
        if source is not None:
            self.speakers.append(source)
        return Utterance(report, source, via, sentence.sentence_id)

    def _main_speaker(self, before: list[Utterance]) -> Speaker | None:
        """Return who speaks in the sentence itself: «مضيفا» goes on with him, not with those he quotes."""
        main = [u.source for u in before if u.report.frame not in ("quoting", "according")]
        return main[-1] if main else None

    def _source(self, sentence: Sentence, report: Report) -> Speaker | None:
        if report.speaker is None:
            return self._last(sentence.sentence_id) if report.continues else None
        speaker = self._speaker(sentence, report.speaker)
        return self._antecedent(speaker) or speaker

    def _last(self, sentence_id: int) -> Speaker | None:
        if self.speakers and sentence_id - self.speakers[-1].sentence_id <= _MEMORY:
            return replace(self.speakers[-1], sentence_id=sentence_id)
        return None

    def _speaker(self, sentence: Sentence, phrase: Phrase) -> Speaker:
        words = [w.text for w in sentence.words[phrase.first : phrase.last] if w.kind != "mark"]
        if words and phrase.cut:
            words[0] = words[0][phrase.cut :]
        start, end = self.span_of(sentence, phrase)
        kind = self.grammar.speaker_kind(words[0]) if words else None
        return Speaker(start, end, tuple(words), kind, sentence.sentence_id)

    def _antecedent(self, speaker: Speaker) -> Speaker | None:
        """Return the earlier speaker that "the source" or "the sources" means; "the statement" stands for itself."""
        words = [w for w in speaker.words if self.grammar.stop(w) != "filler" and not self.grammar.plays("this", w)]
        words = [("ا" + words[0][1:] if words[0].startswith("لل") else words[0]), *words[1:]] if words else words
        if not 1 <= len(words) <= 2 or not words[0].startswith("ال"):
            return None
        kind = self.grammar.speaker_kind(words[0])
        if len(words) == 1 and speaker.words[0].startswith("لل"):
            named = next((s for s in reversed(self.speakers) if words[0] in s.words and not _heads(s, words[0])), None)
            return replace(named, sentence_id=speaker.sentence_id) if named else None
        if kind not in ("source", "role", "correspondent"):
            return None
        for earlier in reversed(self.speakers):
            if self._same(words, kind, earlier):
                return replace(earlier, sentence_id=speaker.sentence_id)
        return self._nobody_else(speaker) if kind == "source" and len(words) == 1 else None

    def _nobody_else(self, speaker: Speaker) -> Speaker | None:
        """Return who spoke last, whom «المصدر» means where no source was named before."""
        last = next(reversed(self.speakers), None)
        one = not any(word.startswith("المصادر") for word in speaker.words)
        return replace(last, sentence_id=speaker.sentence_id) if last and one and last.kind != "source" else None

    def _same(self, words: list[str], kind: str, earlier: Speaker) -> bool:
        bare = [without_article(word) for word in words]
        others = [without_article(word) for word in earlier.words]
        if kind == "correspondent":
            return earlier.kind == kind
        if kind == "role" and len(words) == 1:
            return earlier.kind in ("role", None) or bare[0] in others
        return bare == others[: len(bare)] if kind == "source" else set(bare) <= set(others)

    def close(self, sentence: Sentence, utterances: list[Utterance]) -> None:
        """Note whether the speech goes on after the sentence: a quotation not closed, or a colon at its end."""
        text, quoted = sentence.norm, self.in_quotation
        last = next((u for u in reversed(utterances) if u.report.forward), None)
        if self.in_quotation:
            if any(mark in text for mark in _CLOSING | _STRAIGHT):
                self.open, self.in_quotation = None, False
            if last is None:
                return
        if last is None and self.open is not None and is_item(sentence.norm):
            self.listing = True
            return
        self.open, self.in_quotation = None, False
        if last is not None:
            after = text[sentence.words[last.report.last - 1].norm_end - sentence.norm_start :]
            self.in_quotation = _left_open(after) and (quoted or _left_open(text))
            trails = last.report.frame == "colon" and last.report.last >= len(sentence.words) - 1
            if self.in_quotation or trails or text.rstrip().endswith(":"):
                self.open, self.paragraph = last, sentence.paragraph if trails else None

    def begin(self, sentence: Sentence) -> Utterance | None:
        """Return the utterance that the sentence begins inside of, if any."""
        if self.paragraph is not None and sentence.paragraph != self.paragraph:
            self.open = self.paragraph = None
        if self.listing and not is_item(sentence.norm):
            self.open, self.listing = None, False
        if self.open is not None and not self.in_quotation:
            self.in_quotation = _left_open(sentence.norm)
        return self.open


def _heads(speaker: Speaker, body: str) -> bool:
    """Say whether the speaker holds an office in a body, and is not the body («مدير المرصد»)."""
    return speaker.kind in ("role", "roles") and speaker.words[1:2] == (body,) and not speaker.words[0].startswith("ال")


def _left_open(text: str) -> bool:
    """Say whether a quotation is opened in ``text`` and not closed."""
    depth, straight = 0, False
    for char in _QUOTED.findall(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        else:
            straight = not straight
    return depth > 0 or straight
