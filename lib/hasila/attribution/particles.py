"""Particles of speech: according to, quoting, as he said, that came in; each with its speaker and what it covers."""

from __future__ import annotations

from dataclasses import replace

from hasila.attribution.following import FollowingReader
from hasila.attribution.grammar import Particle, Verb
from hasila.attribution.lookahead import CARRIERS
from hasila.attribution.relays import RelayReader
from hasila.attribution.report import Report

#: Kinds of nouns that something stands in.
_WRITTEN = ("report", *CARRIERS)


class ParticleReader(FollowingReader, RelayReader):
    """Reads the reports that begin with a particle."""

    def particle_at(self, at: int) -> Particle | None:
        """Return the particle that begins at the word, the longest of several."""
        text = self.words[at].text
        options = self.grammar.particles.get(text)
        if options is None and text[:1] in ("و", "ف"):
            options = self.grammar.particles.get(text[1:])
        return next((p for p in options or () if self._matches(p, at)), None)

    def _matches(self, particle: Particle, at: int) -> bool:
        for offset, expected in enumerate(particle.words[1:], 1):
            if at + offset >= len(self.words):
                return False
            found = self.words[at + offset].text
            if not (found == expected or (expected == "ل" and found.startswith("ل"))):
                return False
        return True

    def looking_back(self, first: int, at: int) -> Report | None:
        """Read «جاء ذلك في تصريح لـ…» and «هذا ما أكده …»: whose words stand before."""
        if at >= len(self.words):
            return None
        if self.grammar.stop(self.words[at].text) == "in":
            phrase = self.named_speaker(at + 1, False)
            if phrase is not None and self.grammar.speaker_kind(self.words[phrase.first].text) in ("report", *CARRIERS):
                return None
            if phrase is not None and any(self._issues(word.text) for word in self.words[at + 1 : phrase.first]):
                return None  # «جاء ذلك في البيان الذي أصدره فلان»: as a rule a word of blame, no news of his
            return Report(first, phrase.last, (first, at), "neutral", "say", phrase, backward=True) if phrase else None
        verb = self.grammar.verb(self.words[at].text)
        if verb is None or not verb.suffixed or verb.frame == "deny":
            return None
        report = self.with_speaker(at, verb, anybody=True)
        return replace(report, backward=True) if report and report.speaker else None

    def _issues(self, text: str) -> bool:
        verb = self.grammar.verb(text)
        return verb is not None and verb.frame == "issue"

    def by_particle(self, at: int, particle: Particle) -> Report | None:
        """Read the report of a particle: its speaker, and whether it covers what stands before or behind it."""
        attached = particle.words[-1] == "ل" and self.words[at + len(particle.words) - 1].text != "ل"
        after = at + len(particle.words) - (attached or particle.kind == "tally")
        if particle.kind == "verbal":
            return self.by_verb_after(at, after)
        prefixed = self.words[at].text != particle.words[0]
        behind = at > 0 and not prefixed and not self.opens_clause(at)
        behind = behind and not self.grammar.plays("is_he", self.words[at - 1].text)
        if particle.kind == "continuing":
            return Report(at, after, (at, after), particle.stance, "say", continues=True, backward=True)
        if particle.kind == "none":
            return None
        if particle.kind == "contained":
            return self.contained(at, after)
        if particle.kind == "own":
            return Report(at, after, (at, after), particle.stance, "own")
        glued = self._glued_verb(after)
        if glued:
            return self.by_verb_after(at, after)
        phrase = self.named_speaker(after, attached)
        if phrase is None and any(self.grammar.plays("his_words", w.text) for w in self.words[after : after + 3]):
            return Report(at, after + 1, (at, after), particle.stance, "say", continues=True, backward=behind)
        if phrase is None and particle.kind == "saying" and self._is_speaker(after):
            return Report(at, after + 1, (at, after), particle.stance, "say", continues=True)
        if phrase is None:
            return None
        inside = at > 0 and self.grammar.plays("is_he", self.words[at - 1].text)
        return Report(
            at, phrase.last, (at, after), particle.stance, particle.kind, phrase, forward=not inside, backward=behind
        )

    def contained(self, first: int, after: int) -> Report | None:
        """Read «أصدرت اللجنة تقريرها، وجاء فيه أن»: who issued the report speaks."""
        if not self.follows(after, "that"):
            return None
        for at in range(first - 1, -1, -1):
            verb = self.grammar.verb(self.words[at].text)
            if verb is None or verb.suffixed or verb.frame not in ("issue", "publish"):
                continue
            speaker = self.over_times(at + 1)
            owned = (n for n in range(speaker + 1, first) if self.grammar.owned_kind(self.words[n].text) in _WRITTEN)
            phrase = self.reader.read(speaker, next(owned, first))
            if phrase is None or not self.is_known(phrase.first) or self.is_object(phrase.first):
                return None
            return Report(first, after, (first, after), "neutral", "say", phrase)
        return None

    def _is_speaker(self, at: int) -> bool:
        """Say whether a noun of speakers stands at ``at``, no name with it."""
        return at < len(self.words) and bool(self.grammar.speaker_kind(self.words[at].text))

    def _glued_verb(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].text.startswith("ما") and self._verb_in(at) is not None

    def _verb_in(self, at: int) -> Verb | None:
        text = self.words[at].text
        return self.grammar.verb(text) or (self.grammar.verb(text[2:]) if text.startswith("ما") else None)

    def by_verb_after(self, first: int, at: int) -> Report | None:
        """Read «كما ذكر فلان»: the verb at ``at`` behind the particle at ``first``."""
        verb = self._verb_in(at) if at < len(self.words) else None
        if verb is None:
            return None
        report = self.relayed(at, verb) or self.with_speaker(at, verb, anybody=True)
        if report is None:
            return None
        asserts = self.follows(report.last, "that")
        if report.speaker is None and not asserts and not self.ends(report.last):
            return None
        if report.speaker is None and not asserts:
            return replace(report, first=first, continues=True, backward=True)
        return replace(report, first=first, backward=not asserts and not self.opens_clause(first))
