"""Reports of speech in one sentence: each verb or particle of speech with its speaker, relay, and the words it covers.

A report covers the words after it, those before it, or both; it has no speaker of its own where the text goes on with
the one before («وأضاف أن»). Nothing here looks beyond the sentence.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.attribution.grammar import Particle, Verb
from hasila.attribution.lookahead import CARRIERS, REACH
from hasila.attribution.phrases import Phrase
from hasila.attribution.relays import RelayReader
from hasila.attribution.report import Report

#: What ends a rubric before a headline's speaker («عاجل.. المرصد: كذا»).
_RUBRIC_ENDS = frozenset("=.…؛!")


class ReportReader(RelayReader):
    """Finds the reports of one sentence. ``named``: word numbers where an actor's name begins or goes on."""

    def reports(self) -> list[Report]:
        """Return the reports in the order of the sentence."""
        found: list[Report] = []
        at, looking_back = 0, False
        while at < len(self.words):
            if not self.grammar.may_cue(self.words[at].text):
                at += 1
                continue
            particle = self._particle_at(at)
            if particle is not None and particle.kind == "looking_back":
                looking_back, at = True, at + len(particle.words)
                continue
            report = self._by_particle(at, particle) if particle else self._by_verb(at, bool(found))
            if report is not None:
                found.append(replace(report, looks_back=looking_back))
            at = max(at + 1, report.last if report else 0)
        colon = self._by_colon() if not found else None
        return [colon] if colon else found

    # ------------------------------------------------------------ particles
    def _particle_at(self, at: int) -> Particle | None:
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

    def _by_particle(self, at: int, particle: Particle) -> Report | None:
        attached = particle.words[-1] == "ل" and self.words[at + len(particle.words) - 1].text != "ل"
        after = at + len(particle.words) - attached
        if particle.kind == "verbal":
            return self._by_verb_after(at, after)
        prefixed = self.words[at].text != particle.words[0]
        behind = at > 0 and not prefixed and not self.opens_clause(at)
        if particle.kind == "continuing":
            return Report(at, after, (at, after), particle.stance, "say", continues=True, backward=True)
        if particle.kind == "none":
            return None
        glued = self._glued_verb(after)
        if glued:
            return self._by_verb_after(at, after)
        phrase = self.named_speaker(after, attached)
        if phrase is None and any(self.grammar.plays("his_words", w.text) for w in self.words[after : after + 3]):
            return Report(at, after + 1, (at, after), particle.stance, "say", continues=True, backward=behind)
        if phrase is None:
            return None
        return Report(at, phrase.last, (at, after), particle.stance, particle.kind, phrase, backward=behind)

    def _glued_verb(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].text.startswith("ما") and self._verb_in(at) is not None

    def _verb_in(self, at: int) -> Verb | None:
        text = self.words[at].text
        return self.grammar.verb(text) or (self.grammar.verb(text[2:]) if text.startswith("ما") else None)

    def _by_verb_after(self, first: int, at: int) -> Report | None:
        verb = self._verb_in(at) if at < len(self.words) else None
        if verb is None:
            return None
        report = self.relayed(at, verb) or self._with_speaker(at, verb, anybody=True)
        if report is None:
            return None
        asserts = self.follows(report.last, "that")
        if report.speaker is None and not asserts and not self.ends(report.last):
            return None
        if report.speaker is None and not asserts:
            return replace(report, first=first, continues=True, backward=True)
        return replace(report, first=first, backward=not asserts and not self.opens_clause(first))

    # ------------------------------------------------------------ verbs
    def _by_verb(self, at: int, reported: bool) -> Report | None:
        verb = self.grammar.verb(self.words[at].text) if self.words[at].kind == "word" else None
        if verb is None or at in self.named or self._is_negated(at, verb):
            return None
        if verb.suffixed or self.is_about_him(at + 1):
            return self._of_a_tally(at, verb)
        if verb.participle:
            return self._by_participle(at, verb, reported)
        if verb.frame in ("relay", "learn", "regret"):
            return self.relayed(at, verb) if verb.frame == "relay" else self.special(at, verb)
        report = self._with_speaker(at, verb)
        if report is not None and self._is_bare_information(report.speaker):
            return None
        if report is not None and report.continues and self._is_impersonal(at, verb):
            return None
        if report is None or not self._complement_fits(report, verb.frame):
            report = self._with_subject_before(at, verb)
        return report

    def _is_impersonal(self, at: int, verb: Verb) -> bool:
        """Say whether the verb may be a passive without speaker («ويرجح أن», «يذكر أنه») that opens its clause."""
        text = self.words[at].text.lstrip("وف")
        return text.startswith("ي") and verb.frame in ("that", "announce") and self.opens_clause(at)

    def _is_negated(self, at: int, verb: Verb) -> bool:
        """Say whether the words were not said («طلب ألا يذكر اسمه»); what is not confirmed is a report all the same."""
        negated = at > 0 and self.grammar.plays("negation", self.words[at - 1].text)
        return negated and verb.stance != "asserting"

    def _of_a_tally(self, at: int, verb: Verb) -> Report | None:
        """Read «في حصيلة أعلنتها الوزارة»: the tally is of what stands before it, and the phrase after its speaker."""
        if verb.frame == "relay":
            return self.relayed(at, verb)
        after = at + 1 + self.is_about_him(at + 1)
        carried = any(self.grammar.speaker_kind(w.text) in CARRIERS for w in self.words[max(0, at - 3) : at])
        phrase = self.reader.read(after) if carried else None
        if phrase is None or not self.is_known(phrase.first):
            return None
        return Report(at, phrase.last, (at, at + 1), verb.stance, "say", phrase, forward=False, backward=True)

    def _by_participle(self, at: int, verb: Verb, reported: bool) -> Report | None:
        """Read «مضيفا أن»: the speaker before goes on, or the clause's subject speaks where none has."""
        if not self.takes_object(at + 1) or self.colon(at + 1):
            return None
        if verb.frame not in ("say", "announce", "deny") and not self.that_or_speech(at + 1):
            return None
        subject = None if reported else self.subject_before(at)
        return Report(at, at + 1, (at, at + 1), verb.stance, "goes_on", subject, continues=subject is None)

    def _with_speaker(self, at: int, verb: Verb, anybody: bool = False) -> Report | None:
        told = self.addressee(at + 1, 1)
        phrase = self.reader.read(self.over_times(told.last if told else at + 1))
        if phrase is not None and not (anybody or self._is_speaker_after_verb(phrase)):
            phrase = None
        speaker = (self.inside_carrier(phrase) or phrase) if phrase else None
        last = phrase.last if phrase else told.last if told else at + 1
        if verb.frame == "deny" and speaker is not None:
            return self._denial(at, verb, speaker)
        if phrase is not None and speaker is not None and verb.frame == "accuse":
            speaker = self._accuser(speaker)
        relay = told or self.addressee(last)
        return Report(at, last, (at, at + 1), verb.stance, verb.frame, speaker, relay, continues=speaker is None)

    def _denial(self, at: int, verb: Verb, denier: Phrase) -> Report:
        """Read "X rejects the accusations of Y": the figure is Y's, and X relays it by rejecting it."""
        for word in range(denier.last, min(denier.last + REACH, len(self.words) - 1)):
            if self.grammar.plays("denied_words", self.words[word].text) and self.is_known(word + 1):
                owner = self.reader.read(word + 1)
                if owner is not None:
                    return Report(at, owner.last, (at, at + 1), verb.stance, "deny", owner, denier)
        return Report(at, denier.last, (at, at + 1), verb.stance, "deny", denier, self.addressee(denier.last))

    def _accuser(self, phrase: Phrase) -> Phrase:
        """Cut the accused off: the accuser ends before the next speaker or the deed («بقتل»)."""
        for at in range(phrase.first + 1, phrase.last):
            text = self.words[at].text
            begins = at in self.named and at - 1 not in self.named
            closed = self.words[at - 1].text.startswith("ال") and not text.startswith("ال")
            begins = begins or (closed and self.is_known(at))
            if begins or (text.startswith("ب") and len(text) > 4 and self.grammar.speaker_kind(text) is None):
                return replace(phrase, last=at)
        return phrase

    def _is_speaker_after_verb(self, phrase: Phrase) -> bool:
        if self.is_object(phrase.first):
            return False
        if self.is_known(phrase.first):
            return True
        return self.follows(phrase.last, "that") or self.follows(phrase.last, "outcome") or self.colon(phrase.last)

    def _complement_fits(self, report: Report, frame: str) -> bool:
        if report.continues and self._subject_may_stand_before(report.first):
            return False
        known = report.speaker is not None and self.is_known(report.speaker.first)
        if frame == "that":
            return self.that_or_speech(report.last)
        if frame in ("document", "accuse"):
            return known
        last = max(report.relay.last if report.relay else 0, report.last)
        if frame == "announce" and not self.object_is_a_report(last):
            return False
        return known or report.speaker is not None or self.takes_object(report.last)

    def _is_bare_information(self, phrase: Phrase | None) -> bool:
        """Say whether "information" alone is said to speak: that is the outlet's own voice."""
        if phrase is None:
            return False
        kind = self.grammar.speaker_kind(self.words[phrase.first].text)
        return kind == "tally" or (kind == "information" and phrase.last - phrase.first == 1)

    def _subject_may_stand_before(self, at: int) -> bool:
        return at > 0 and self.words[at].text in self.grammar.verbs and not self.opens_clause(at)

    def _with_subject_before(self, at: int, verb: Verb) -> Report | None:
        """Read "speaker, verb that": the speaker opens the clause before the verb."""
        if verb.frame not in ("say", "announce", "deny", "document") and not self.that_or_speech(at + 1):
            return None
        if verb.frame == "announce" and not self.object_is_a_report(at + 1):
            return None
        phrase = self.subject_before(at)
        if phrase is not None and self._is_bare_information(phrase):
            return None
        if phrase is not None:
            speaker = self.inside_carrier(phrase) or phrase
            return Report(at, at + 1, (at, at + 1), verb.stance, verb.frame, speaker, self.addressee(at + 1))
        if verb.frame in ("document", "accuse") or not self.takes_object(at + 1):
            return None
        return Report(at, at + 1, (at, at + 1), verb.stance, verb.frame, continues=True)

    # ------------------------------------------------------------ relays and the rest

    def _by_colon(self) -> Report | None:
        """Read a headline's "speaker: words"; a dateline or a rubric before the colon is no speaker."""
        for at in range(1, min(14, len(self.words))):
            if self.words[at].text == ":":
                first = 1 + max((n for n in range(at) if self.words[n].text in _RUBRIC_ENDS), default=-1)
                phrase = self.reader.read(first, at)
                dateline = any(w.text in "-–|/" for w in self.words[first:at])
                if phrase is None or phrase.last != at or not self.is_known(first) or dateline:
                    return None
                return Report(first, at + 1, (at, at + 1), "neutral", "colon", phrase)
        return None
