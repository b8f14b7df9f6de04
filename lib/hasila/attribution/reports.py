"""Reports of speech in one sentence: each verb or particle of speech with its speaker, relay, and the words it covers.

A report covers the words after it, those before it, or both; it has no speaker of its own where the text goes on with
the one before («وأضاف أن»). Nothing here looks beyond the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hasila.attribution.grammar import Particle, Verb
from hasila.attribution.lookahead import CARRIERS, REACH, Lookahead
from hasila.attribution.phrases import COMMAS, Phrase

#: What ends a rubric before a headline's speaker («عاجل.. المرصد: كذا»).
_RUBRIC_ENDS = frozenset("=.…؛!")


@dataclass(frozen=True, slots=True)
class Report:
    """One report of speech. ``first``/``last``: its words (verb to end of speaker); ``verb``: the words of the cue."""

    first: int
    last: int
    verb: tuple[int, int]
    stance: str
    frame: str
    speaker: Phrase | None = None
    relay: Phrase | None = None
    continues: bool = False
    forward: bool = True
    backward: bool = False
    #: The sentence only says where the words before it come from («جاء ذلك في بيان»).
    looks_back: bool = False


class ReportReader(Lookahead):
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
        behind = at > 0 and not prefixed and not self._opens_clause(at)
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

    def _opens_clause(self, at: int) -> bool:
        return all(w.kind == "mark" or self.grammar.plays("link", w.text) for w in self.words[:at])

    def _glued_verb(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].text.startswith("ما") and self._verb_in(at) is not None

    def _verb_in(self, at: int) -> Verb | None:
        text = self.words[at].text
        return self.grammar.verb(text) or (self.grammar.verb(text[2:]) if text.startswith("ما") else None)

    def _by_verb_after(self, first: int, at: int) -> Report | None:
        verb = self._verb_in(at) if at < len(self.words) else None
        if verb is None:
            return None
        report = self._relayed(at, verb) or self._with_speaker(at, verb, anybody=True)
        if report is None:
            return None
        asserts = self.follows(report.last, "that")
        if report.speaker is None and not asserts and not self.ends(report.last):
            return None
        if report.speaker is None and not asserts:
            return replace(report, first=first, continues=True, backward=True)
        return replace(report, first=first, backward=not asserts and not self._opens_clause(first))

    # ------------------------------------------------------------ verbs
    def _by_verb(self, at: int, reported: bool) -> Report | None:
        verb = self.grammar.verb(self.words[at].text) if self.words[at].kind == "word" else None
        if verb is None or at in self.named or self._is_negated(at, verb):
            return None
        if verb.suffixed or self._is_about_him(at + 1):
            return self._of_a_tally(at, verb)
        if verb.participle:
            return self._by_participle(at, verb, reported)
        if verb.frame in ("relay", "learn", "regret"):
            return self._relayed(at, verb) if verb.frame == "relay" else self._special(at, verb)
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
        return text.startswith("ي") and verb.frame in ("that", "announce") and self._opens_clause(at)

    def _is_negated(self, at: int, verb: Verb) -> bool:
        """Say whether the words were not said («طلب ألا يذكر اسمه»); what is not confirmed is a report all the same."""
        negated = at > 0 and self.grammar.plays("negation", self.words[at - 1].text)
        return negated and verb.stance != "asserting"

    def _is_about_him(self, at: int) -> bool:
        return at < len(self.words) and self.grammar.plays("about_him", self.words[at].text)

    def _of_a_tally(self, at: int, verb: Verb) -> Report | None:
        """Read «في حصيلة أعلنتها الوزارة»: the tally is of what stands before it, and the phrase after its speaker."""
        if verb.frame == "relay":
            return self._relayed(at, verb)
        after = at + 1 + self._is_about_him(at + 1)
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
        subject = None if reported else self._subject_before(at)
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
        return at > 0 and self.words[at].text in self.grammar.verbs and not self._opens_clause(at)

    def _with_subject_before(self, at: int, verb: Verb) -> Report | None:
        """Read "speaker, verb that": the speaker opens the clause before the verb."""
        if verb.frame not in ("say", "announce", "deny", "document") and not self.that_or_speech(at + 1):
            return None
        if verb.frame == "announce" and not self.object_is_a_report(at + 1):
            return None
        phrase = self._subject_before(at)
        if phrase is not None and self._is_bare_information(phrase):
            return None
        if phrase is not None:
            speaker = self.inside_carrier(phrase) or phrase
            return Report(at, at + 1, (at, at + 1), verb.stance, verb.frame, speaker, self.addressee(at + 1))
        if verb.frame in ("document", "accuse") or not self.takes_object(at + 1):
            return None
        return Report(at, at + 1, (at, at + 1), verb.stance, verb.frame, continues=True)

    def _subject_before(self, at: int) -> Phrase | None:
        for start in self._clause_starts(at):
            if start < at and self.is_known(start):
                phrase = self.reader.read(start, at)
                return phrase if phrase is not None and self._reaches(phrase.last, at) else None
        return None

    def _reaches(self, first: int, at: int) -> bool:
        """Say whether nothing reported and no other verb of speech stands between a subject and its verb."""
        return not any(
            self.grammar.stop(w.text) in ("that", "outcome") or self.grammar.verb(w.text) for w in self.words[first:at]
        )

    def _clause_starts(self, at: int) -> list[int]:
        """Return where a subject may begin before the verb at ``at``, the nearest first."""
        starts = []
        for position in range(at - 1, -1, -1):
            if position == 0 or self._is_boundary(position - 1):
                starts.append(self._over_links(position, at))
            elif self._joins_subject(position, at):
                starts.append(position)
        return starts

    def _joins_subject(self, position: int, at: int) -> bool:
        """Say whether "and (speaker)" ends right before the verb («و«التحالف» يعترف»)."""
        if position - 1 in self.named:
            return False
        joined = self.words[position].text.startswith("و") or self.words[position - 1].text == "و"
        if not joined or not self.is_known(position):
            return False
        phrase = self.reader.read(position, at)
        return phrase is not None and phrase.last == at

    def _is_boundary(self, position: int) -> bool:
        word = self.words[position]
        if word.text in "-–" and not word.spaced:
            return False
        if self.grammar.stop(word.text) == "that":
            however = position > 0 and self.grammar.plays("however", self.words[position - 1].text)
            return however or word.text.startswith("ف")
        return word.text in COMMAS or word.text in ":;؛.-–" or self.grammar.plays("link", word.text)

    def _over_links(self, position: int, at: int) -> int:
        while position < at:
            text = self.words[position].text
            if not self.grammar.plays("link", text) and self.words[position].kind == "word":
                break
            position += 1
        return position

    # ------------------------------------------------------------ relays and the rest
    def _relayed(self, at: int, verb: Verb) -> Report | None:
        """Read "the agency relayed from the speaker": the phrase after "from" is the speaker."""
        if verb.frame != "relay":
            return None
        before = self._from_at(at + 1, at + 2)
        if before is not None and not self.grammar.plays("about", self.words[before].text):
            relay = self.reader.read(before + 1)
            last = relay.last if relay else before + 1
            return Report(at, last, (at, at + 1), verb.stance, "relay", None, relay, continues=True)
        relay = self.reader.read(at + 1) or self._subject_before(at)
        origin = self._from_at(relay.last if relay and relay.first > at else at + 1, at + REACH)
        if origin is None:
            return self._as_medium(at, verb, relay)
        if not self.grammar.plays("about", self.words[origin].text):
            return Report(at, origin + 1, (at, at + 1), verb.stance, "relay", None, relay, continues=True)
        speaker = self.reader.read(origin + 1)
        if speaker is None:
            return None
        inner = self.inside_carrier(speaker)
        return Report(at, speaker.last, (at, at + 1), verb.stance, "relay", inner, relay, continues=inner is None)

    def _from_at(self, first: int, last: int) -> int | None:
        for at in range(first, min(last, len(self.words))):
            text = self.words[at].text
            if self.grammar.plays("about", text) or self.grammar.plays("about_him", text):
                return at
            if self.grammar.stop(self.words[at].text) in ("that", "outcome"):
                return None
        return None

    def _as_medium(self, at: int, verb: Verb, relay: Phrase | None) -> Report | None:
        if relay is None or not self.is_known(relay.first) or not self.that_or_speech(relay.last):
            return None
        return Report(at, max(at + 1, relay.last), (at, at + 1), verb.stance, "say", relay)

    def _special(self, at: int, verb: Verb) -> Report | None:
        if verb.frame == "learn":
            return self._learned(at, verb)
        phrase = self.reader.read(at + 1)
        last = phrase.last if phrase else at + 1
        regrets = any(self.grammar.plays("regret", w.text) for w in self.words[last : last + 4])
        if not regrets and not self.grammar.plays("regret", self.words[at].text):
            return None
        speaker = phrase if phrase else self._subject_before(at)
        return Report(at, last, (at, at + 1), verb.stance, "say", speaker, continues=speaker is None)

    def _learned(self, at: int, verb: Verb) -> Report | None:
        """Read "(the outlet) learnt from sources": the outlet is no speaker, the sources are."""
        for origin in range(at + 1, min(at + 8, len(self.words))):
            if self.words[origin].text == "من":
                speaker = self.reader.read(origin + 1)
                known = speaker is not None and self.is_known(speaker.first)
                return (
                    Report(at, speaker.last, (at, at + 1), verb.stance, "say", speaker) if speaker and known else None
                )
        return None

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
