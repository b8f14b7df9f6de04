"""Relays: who passes on another's words, whom a paper learnt from, who voices regret and so concedes."""

from __future__ import annotations

from hasila.attribution.grammar import Verb
from hasila.attribution.lookahead import REACH
from hasila.attribution.phrases import Phrase
from hasila.attribution.report import Report
from hasila.attribution.subjects import SubjectReader


class RelayReader(SubjectReader):
    """Reads the verbs whose speaker is not their subject."""

    def relayed(self, at: int, verb: Verb) -> Report | None:
        """Read "the agency relayed from the speaker": the phrase after "from" is the speaker."""
        if verb.frame != "relay":
            return None
        before = self.from_at(at + 1, at + 2)
        if before is not None and not self.grammar.plays("about", self.words[before].text):
            relay = self.reader.read(before + 1)
            last = relay.last if relay else before + 1
            return Report(at, last, (at, at + 1), verb.stance, "relay", None, relay, continues=True)
        relay = self.reader.read(at + 1) or self.subject_before(at)
        origin = self.from_at(relay.last if relay and relay.first > at else at + 1, at + REACH)
        if origin is None:
            return self.as_medium(at, verb, relay)
        if not self.grammar.plays("about", self.words[origin].text):
            return Report(at, origin + 1, (at, at + 1), verb.stance, "relay", None, relay, continues=True)
        speaker = self.reader.read(origin + 1)
        if speaker is None or not (self.is_known(speaker.first) or self._is_quoted_there(relay, speaker)):
            return None
        inner = self.inside_carrier(speaker)
        return Report(at, speaker.last, (at, at + 1), verb.stance, "relay", inner, relay, continues=inner is None)

    def _is_quoted_there(self, relay: Phrase | None, speaker: Phrase) -> bool:
        """Say whether somebody unknown is quoted, and nobody only taken somewhere («نقلوا جميعا بجروح ناجمة عن …»)."""
        known = relay is not None and self.is_known(relay.first)
        return known or self.that_or_speech(speaker.last) or self.follows(speaker.last, "clause")

    def from_at(self, first: int, last: int) -> int | None:
        """Return the word "from (him)" between two words, before anything is reported."""
        for at in range(first, min(last, len(self.words))):
            text = self.words[at].text
            if self.grammar.plays("about", text) or self.grammar.plays("about_him", text):
                return at
            abbreviated = self.words[at - 1].text == "." and not self.words[at].spaced
            if not abbreviated and self.grammar.stop(text) in ("that", "outcome"):
                return None
        return None

    def as_medium(self, at: int, verb: Verb, relay: Phrase | None) -> Report | None:
        """Read a medium that passes on words without their speaker as the speaker."""
        if relay is None or not self.is_known(relay.first) or not self.that_or_speech(relay.last):
            return None
        return Report(at, max(at + 1, relay.last), (at, at + 1), verb.stance, "say", relay)

    def special(self, at: int, verb: Verb) -> Report | None:
        """Read verbs of learning and of regret."""
        if verb.frame == "learn":
            return self.learned(at, verb)
        phrase = self.reader.read(at + 1)
        last = phrase.last if phrase else at + 1
        regrets = any(self.grammar.plays("regret", w.text) for w in self.words[last : last + 4])
        if not regrets and not self.grammar.plays("regret", self.words[at].text):
            return None
        speaker = phrase if phrase else self.subject_before(at)
        return Report(at, last, (at, at + 1), verb.stance, "say", speaker, continues=speaker is None)

    def learned(self, at: int, verb: Verb) -> Report | None:
        """Read "(the outlet) learnt from sources": the outlet is no speaker, the sources or its correspondents are."""
        own = self.reader.read(at + 1)
        if own is not None and self.grammar.speaker_kind(self.words[own.first].text) == "correspondent":
            return Report(at, own.last, (at, at + 1), verb.stance, "say", own)
        for origin in range(at + 1, min(at + 8, len(self.words))):
            if self.grammar.plays("out_of", self.words[origin].text):
                speaker = self.reader.read(origin + 1)
                known = speaker is not None and self.is_known(speaker.first)
                return (
                    Report(at, speaker.last, (at, at + 1), verb.stance, "say", speaker) if speaker and known else None
                )
        return None

    def is_about_him(self, at: int) -> bool:
        """Say whether "from him" stands here: the speaker before is meant."""
        return at < len(self.words) and self.grammar.plays("about_him", self.words[at].text)
