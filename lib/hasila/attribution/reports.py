"""Reports of speech in one sentence: each verb or particle of speech with its speaker, relay, and the words it covers.

A report covers the words after it, those before it, or both; it has no speaker of its own where the text goes on with
the one before («وأضاف أن»). Nothing here looks beyond the sentence.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.arabic import QUOTES
from hasila.attribution.accusations import AccusationReader
from hasila.attribution.grammar import Particle, Verb
from hasila.attribution.headings import HeadingReader
from hasila.attribution.lookahead import CARRIERS, REACH
from hasila.attribution.lookalikes import LookalikeReader
from hasila.attribution.phrases import COMMAS, Phrase
from hasila.attribution.relays import RelayReader
from hasila.attribution.report import Report

#: A tally and «which they announced» stand at most so many words apart.
_TALLY_REACH = 6
#: «جاء ذلك» and the report that it leads to.
_LOOK_BACK = 3


class ReportReader(RelayReader, HeadingReader, LookalikeReader, AccusationReader):
    """Finds the reports of one sentence. ``named``: word numbers where an actor's name begins or goes on."""

    def reports(self) -> list[Report]:
        """Return the reports in the order of the sentence."""
        found: list[Report] = []
        at, opened = 0, -1
        while at < len(self.words):
            if not self.grammar.may_cue(self.words[at].text):
                at += 1
                continue
            particle = self._particle_at(at)
            if particle is not None and particle.kind == "looking_back":
                report = self._looking_back(at, at + len(particle.words))
                leads = report is not None or particle.words[-1] != "ما"
                opened = at if leads and self.opens_clause(at) else -1
                at += len(particle.words) - 1
            else:
                report = self._by_particle(at, particle) if particle else self._by_verb(at, bool(found))
            if report is not None:
                found.append(replace(report, looks_back=0 <= opened >= report.first - _LOOK_BACK))
            at = max(at + 1, report.last if report else 0)
        headed = self.by_mark() if not any(report.forward or report.backward for report in found) else None
        return [headed] if headed else found

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

    def _looking_back(self, first: int, at: int) -> Report | None:
        """Read «جاء ذلك في تصريح لـ…» and «هذا ما أكده …»: whose words stand before."""
        if at >= len(self.words):
            return None
        if self.grammar.stop(self.words[at].text) == "in":
            phrase = self.named_speaker(at + 1, False)
            if phrase is not None and self.grammar.speaker_kind(self.words[phrase.first].text) in ("report", *CARRIERS):
                return None
            return Report(first, phrase.last, (first, at), "neutral", "say", phrase, backward=True) if phrase else None
        verb = self.grammar.verb(self.words[at].text)
        if verb is None or not verb.suffixed or verb.frame == "deny":
            return None
        report = self._with_speaker(at, verb, anybody=True)
        return replace(report, backward=True) if report and report.speaker else None

    def _by_particle(self, at: int, particle: Particle) -> Report | None:
        attached = particle.words[-1] == "ل" and self.words[at + len(particle.words) - 1].text != "ل"
        after = at + len(particle.words) - (attached or particle.kind == "tally")
        if particle.kind == "verbal":
            return self._by_verb_after(at, after)
        prefixed = self.words[at].text != particle.words[0]
        behind = at > 0 and not prefixed and not self.opens_clause(at)
        behind = behind and not self.grammar.plays("is_he", self.words[at - 1].text)
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
        if phrase is None and particle.kind == "saying" and self.grammar.speaker_kind(self.words[after].text):
            return Report(at, after + 1, (at, after), particle.stance, "say", continues=True)
        if phrase is None:
            return None
        inside = at > 0 and self.grammar.plays("is_he", self.words[at - 1].text)
        return Report(
            at, phrase.last, (at, after), particle.stance, particle.kind, phrase, forward=not inside, backward=behind
        )

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
        if verb is None or self.is_name(at) or self.is_negated(at, verb) or self.is_byline(at):
            return None
        if verb.frame == "clear":
            return self._made_clear(at, verb)
        if verb.suffixed or self.is_about_him(at + 1):
            return self._of_a_tally(at, verb)
        if verb.participle:
            return self._by_participle(at, verb, reported)
        if verb.frame in ("relay", "learn", "regret"):
            return self.relayed(at, verb) if verb.frame == "relay" else self.special(at, verb)
        if at > 0 and self.grammar.plays("had", self.words[at - 1].text) and self.subject_before(at):
            return self._with_subject_before(at, verb)
        return self._by_plain_verb(at, verb)

    def _by_plain_verb(self, at: int, verb: Verb) -> Report | None:
        """Read a verb whose subject, behind or before it, speaks."""
        report = self._with_speaker(at, verb)
        bare = report is not None and self._is_bare_information(report.speaker)
        if bare and verb.frame != "issue":
            return None
        if report is not None and report.continues and self.is_impersonal(at, verb):
            return None
        if report is None or bare or not self._complement_fits(report, verb.frame):
            return self._with_subject_before(at, verb) or (None if bare else self._unheard(report, verb))
        return report

    def _unheard(self, report: Report | None, verb: Verb) -> Report | None:
        """Return who speaks of something else («أكد مصدر كذا سيطرة القوات»): no figure is his, but he speaks."""
        if report is None or report.speaker is None or not self.is_known(report.speaker.first):
            return None
        speaks = verb.frame in ("say", "announce", "deny")
        return replace(report, forward=False, backward=False) if speaks else None

    def _made_clear(self, at: int, verb: Verb) -> Report | None:
        """Read «وبين المتحدث أن»: before anything but a known speaker and «that» the word is the preposition."""
        report = self._with_speaker(at, verb) if self.opens_clause(at) else None
        speaker = report.speaker if report else None
        if report is None or speaker is None or not self.is_known(speaker.first):
            return None
        return report if self.follows(report.last, "that") else None

    def _of_a_tally(self, at: int, verb: Verb) -> Report | None:
        """Read «في حصيلة أعلنتها الوزارة», «بلغت الحصيلة التي أعلنتها»: the phrase after the verb is the speaker.

        The tally is of what stands before it; where nothing does, of what follows.
        """
        if verb.frame == "relay":
            return self.relayed(at, verb)
        after = at + 1 + self.is_about_him(at + 1)
        relative = at > 0 and self.grammar.stop(self.words[at - 1].text) == "relative"
        if at > 0 and self.grammar.plays("what", self.words[at - 1].text):
            phrase = self.reader.read(after)
            known = phrase is not None and (self.is_known(phrase.first) or self.is_known(phrase.first + 1))
            return Report(at, phrase.last, (at, at + 1), verb.stance, "say", phrase) if phrase and known else None
        near = self.words[max(0, at - (_TALLY_REACH if relative else 3)) : at]
        carried = any(self.grammar.speaker_kind(w.text) in CARRIERS for w in near)
        phrase = self.reader.read(self.over_times(after)) if carried else None
        if phrase is None or not self.is_known(phrase.first):
            return None
        tallied = any(self.grammar.speaker_kind(w.text) == "tally" for w in near)
        if not tallied and self.grammar.speaker_kind(self.words[phrase.first].text) == "media":
            return None  # a statement that a medium published is not its own
        behind = any(barrier < at for barrier in self.reader.barriers)
        return Report(at, phrase.last, (at, at + 1), verb.stance, "say", phrase, forward=not behind, backward=behind)

    def _by_participle(self, at: int, verb: Verb, reported: bool) -> Report | None:
        """Read «مضيفا أن»: the speaker before goes on, or the clause's subject speaks where none has."""
        accuses = verb.frame == "accuse" and any(self.is_deed(n) for n in range(at + 2, min(at + 8, len(self.words))))
        if not (accuses or self.takes_object(at + 1)) or self.colon(at + 1):
            return None
        if verb.frame not in ("say", "announce", "deny") and not accuses and not self.that_or_speech(at + 1):
            return None
        subject = None if reported else self.subject_before(at) or self.subject_of_clause(at)
        return Report(at, at + 1, (at, at + 1), verb.stance, "goes_on", subject, continues=subject is None)

    def _with_speaker(self, at: int, verb: Verb, anybody: bool = False) -> Report | None:
        told = self.addressee(at + 1, 1)
        phrase = self.reader.read(self.over_times(told.last if told else at + 1))
        if phrase is not None and not (anybody or self._is_speaker_after_verb(phrase)):
            phrase = None
        speaker = (self.inside_carrier(phrase) or phrase) if phrase else None
        last = phrase.last if phrase else told.last if told else at + 1
        if verb.frame == "deny" and speaker is not None:
            return self.denial(at, verb, speaker)
        if phrase is not None and speaker is not None and verb.frame in ("accuse", "blame"):
            speaker = self.accuser(speaker)
            if speaker is None:
                return None
        relay = told or self.addressee(last)
        return Report(at, last, (at, at + 1), verb.stance, verb.frame, speaker, relay, continues=speaker is None)

    def _is_speaker_after_verb(self, phrase: Phrase) -> bool:
        if self.is_object(phrase.first) or self._is_participle(phrase.first):
            return False
        if self.is_known(phrase.first):
            return True
        told = self.addressee(phrase.last)
        last = told.last if told else phrase.last
        if self.follows(last, "that") or self.follows(last, "outcome") or self._in_a_statement(last):
            return True
        before = self.words[max(0, phrase.first - 3) : phrase.first]
        if len(before) == 3 and before[0].text in QUOTES and before[1].text in COMMAS:
            return True  # «…»، يقول فلان
        return self.colon(phrase.last) or self.quotes_at(phrase.last)

    def _in_a_statement(self, at: int) -> bool:
        """Say whether «in statements» and then «that» follow («وأوضح فلان في تصريحات لـ… أن»)."""
        if at + 1 >= len(self.words) or self.grammar.stop(self.words[at].text) != "in":
            return False
        said = self.words[at + 1 : at + REACH // 2]
        return self.grammar.stop(said[0].text) == "setting" and any(self.grammar.stop(w.text) == "that" for w in said)

    def _is_participle(self, at: int) -> bool:
        verb = self.grammar.verb(self.words[at].text)
        return verb is not None and verb.participle

    def _complement_fits(self, report: Report, frame: str) -> bool:
        if report.continues and self._subject_may_stand_before(report.first):
            return False
        known = report.speaker is not None and self.is_known(report.speaker.first)
        if frame == "issue":
            return known and self.carrier_follows(report.last)
        if frame == "that":
            return self.that_or_speech(report.last)
        if frame == "blame":
            after = self.words[report.speaker.first : report.last + REACH] if report.speaker else ()
            return known and any(self.grammar.plays("responsibility", word.text) for word in after)
        if frame in ("document", "accuse"):
            return known
        last = max(report.relay.last if report.relay else 0, report.last)
        if frame == "announce" and not self.object_is_a_report(last):
            return False
        return known or report.speaker is not None or self.takes_object(report.last)

    def _is_bare_information(self, phrase: Phrase | None) -> bool:
        """Say whether "information" alone, or «many», is said to speak: that is the outlet's own voice."""
        if phrase is None or phrase.first in self.named:
            return False
        kind = self.grammar.speaker_kind(self.words[phrase.first].text)
        return kind in ("tally", "none") or (kind == "information" and phrase.last - phrase.first == 1)

    def _subject_may_stand_before(self, at: int) -> bool:
        text = self.words[at].text
        return at > 0 and (text in self.grammar.verbs or text.startswith("ف")) and not self.opens_clause(at)

    def _with_subject_before(self, at: int, verb: Verb) -> Report | None:
        """Read "speaker, verb that": the speaker opens the clause before the verb."""
        tallies = verb.frame == "issue" and self.carrier_follows(at + 1)
        heard = verb.frame in ("say", "announce", "deny", "document") or tallies
        if not heard and not self.that_or_speech(at + 1):
            return None
        if verb.frame == "announce" and not self.object_is_a_report(at + 1):
            return None
        phrase = self.subject_before(at)
        if phrase is not None and self._is_bare_information(phrase):
            return None
        if phrase is not None:
            speaker = self.inside_carrier(phrase) or phrase
            return Report(at, at + 1, (at, at + 1), verb.stance, verb.frame, speaker, self.addressee(at + 1))
        if verb.frame in ("document", "accuse", "blame", "issue") or not self.takes_object(at + 1):
            return None
        return Report(at, at + 1, (at, at + 1), verb.stance, verb.frame, continues=True)
