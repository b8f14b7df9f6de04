"""Reports of speech in one sentence: each verb or particle of speech with its speaker, relay, and the words it covers.

A report covers the words after it, those before it, or both; it has no speaker of its own where the text goes on with
the one before («وأضاف أن»). Nothing here looks beyond the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hasila.arabic import QUOTES
from hasila.attribution.announced import AnnouncedReader
from hasila.attribution.grammar import Particle, Verb
from hasila.attribution.headings import HeadingReader
from hasila.attribution.lookahead import CARRIERS, REACH
from hasila.attribution.lookalikes import LookalikeReader
from hasila.attribution.nominals import NominalReader
from hasila.attribution.particles import ParticleReader
from hasila.attribution.phrases import COMMAS, Phrase
from hasila.attribution.report import Report

#: A tally and «which they announced» stand at most so many words apart.
_TALLY_REACH = 6
#: Words behind a speaker who closes what was said.
_CLOSES = 6
#: «جاء ذلك» and the report that it leads to.
_LOOK_BACK = 3


class ReportReader(ParticleReader, HeadingReader, LookalikeReader, NominalReader, AnnouncedReader):
    """Finds the reports of one sentence. ``named``: word numbers where an actor's name begins or goes on."""

    def reports(self, cues: Sequence[int]) -> list[Report]:
        """Return the reports in the order of the sentence. ``cues``: the words that may begin one."""
        found: list[Report] = []
        past, opened = 0, -1
        for cue in cues:
            if cue < past:
                continue
            at = cue
            particle = self.particle_at(at)
            if particle is not None and particle.kind == "looking_back":
                report = self.looking_back(at, at + len(particle.words))
                leads = report is not None or particle.words[-1] != "ما"
                opened = at if leads and self.opens_clause(at) else -1
                at += len(particle.words) - 1
            elif particle is not None and self._adds(at, particle):
                particle, report = None, self._by_verb(at + 1, bool(found)) if at + 1 < len(self.words) else None
            else:
                report = self.by_particle(at, particle) if particle else self._by_verb(at, bool(found))
            if report is not None:
                back = 0 <= opened >= report.first - _LOOK_BACK
                marked = back or particle is not None
                found.append(replace(report, looks_back=back, by_particle=particle is not None) if marked else report)
            past = max(at + 1, report.last if report else 0)
        headed = self.by_mark() if not any(report.forward or report.backward for report in found) else None
        return [headed] if headed else found

    def _adds(self, at: int, particle: Particle) -> bool:
        """Say whether «كما» adds a sentence to another, and does not say whose words these are."""
        return particle.kind == "verbal" and self.grammar.plays("likewise", particle.words[0]) and self.opens_clause(at)

    # ------------------------------------------------------------ verbs
    def _by_verb(self, at: int, reported: bool) -> Report | None:
        verb = self.grammar.verb(self.words[at].text) if self.words[at].kind == "word" else None
        if verb is None:
            return self.by_noun(at)
        if self.is_governed(at) and not verb.suffixed:
            return self.by_noun(at)
        if self.is_name(at) or self.is_negated(at, verb) or self.is_byline(at):
            return None
        if verb.participle and self.is_spokesman(at):
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
        if self.grammar.plays("informs", self.words[at].text):
            informed = self._by_informant(at, verb)
            if informed is not None:
                return informed
        rumour = self.rumoured(at, at + 2)
        if rumour is not None:
            return rumour
        report = self.with_speaker(at, verb)
        if report is not None and report.relay is not None and report.frame != verb.frame:
            return report  # a statement of somebody else
        if report is not None and self._closes_words(report, verb):
            return replace(report, forward=False, backward=True)
        bare = report is not None and self._is_bare_information(report.speaker)
        if bare and verb.frame != "issue":
            return None
        if report is not None and report.continues and (self.is_impersonal(at, verb) or self.is_what(at)):
            return None
        if report is not None and (self.talks_about(report.last) or self._accuses_in_case(report, verb)):
            return replace(report, forward=False)
        if report is None or bare or not self._complement_fits(report, verb.frame):
            return self._with_subject_before(at, verb) or (None if bare else self._unheard(report, verb))
        return report

    def _by_informant(self, at: int, verb: Verb) -> Report | None:
        """Read "speaker told the agency that": the medium behind the verb is its object."""
        told = self.reader.read(at + 1)
        if told is None or self.grammar.speaker_kind(self.words[told.first].text) not in ("media", "correspondent"):
            return None
        speaker = self.subject_before(at)
        if speaker is None or not self.that_or_speech(told.last):
            return None
        return Report(at, told.last, (at, at + 1), verb.stance, verb.frame, speaker, told)

    def _accuses_in_case(self, report: Report, verb: Verb) -> bool:
        """Say whether people are accused in the case of an old deed («اتهمت المحكمة خمسة في قضية اغتيال فلان»)."""
        case = verb.frame == "accuse" and self.words[report.last : report.last + REACH]
        return bool(case) and any(self.grammar.plays("case", word.text) for word in case or ())

    def _closes_words(self, report: Report, verb: Verb) -> bool:
        """Say whether a verb and its speaker end the words before them («…»، قالت الوزارة في بيان)."""
        at, said = report.first, verb.frame in ("say", "announce") and not self.words[report.first].text.startswith("و")
        if not said or report.speaker is None or not self.is_known(report.speaker.first) or at < 2:
            return False
        set_off = self.words[at - 1].text in COMMAS or self.words[at - 1].text in QUOTES
        rest = self.words[report.last :]
        told = any(self.grammar.stop(word.text) in ("that", "outcome") or word.text in (":", *QUOTES) for word in rest)
        return set_off and len(rest) <= _CLOSES and not told and not self._reports_after(report.last)

    def _reports_after(self, at: int) -> bool:
        return any(barrier >= at for barrier in self.reader.barriers)

    def _unheard(self, report: Report | None, verb: Verb) -> Report | None:
        """Return who speaks of something else («أكد مصدر كذا سيطرة القوات»): no figure is his, but he speaks."""
        if report is None or report.speaker is None or not self.is_known(report.speaker.first):
            return None
        speaks = verb.frame in ("say", "announce", "deny", "show")
        return replace(report, forward=False, backward=False) if speaks else None

    def _made_clear(self, at: int, verb: Verb) -> Report | None:
        """Read «وبين المتحدث أن», «وبين أن»: elsewhere than before a known speaker and «that» it is the preposition."""
        if self.words[at].text.startswith("و") and self._speaks_at(at + 1):
            return Report(at, at + 1, (at, at + 1), verb.stance, "goes_on", continues=True)
        report = self.with_speaker(at, verb) if self.opens_clause(at) else None
        speaker = report.speaker if report else None
        if report is None or speaker is None or not self.is_known(speaker.first):
            return None
        return report if self.follows(report.last, "that") or self._speaks_at(report.last) else None

    def _speaks_at(self, at: int) -> bool:
        """Say whether words reported begin here: «that», a colon, a quotation, or another word of speaking first."""
        if at >= len(self.words):
            return False
        text = self.words[at].text
        if self.grammar.stop(text) == "that" or self.colon(at) or self.quotes_at(at):
            return True
        following = self.grammar.verb(text)
        says = following is not None and following.participle and following.frame == "say"
        return says or self.grammar.plays("speaks_on", text)

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

    def _complement_fits(self, report: Report, frame: str) -> bool:
        if report.continues and self._subject_may_stand_before(report.first):
            return False
        known = report.speaker is not None and self.is_known(report.speaker.first)
        if frame == "issue":
            return known and self.carrier_follows(report.last)
        if frame == "that":
            return self.that_or_speech(report.last) or self.in_a_statement(report.last)
        if frame == "next":
            return self.says_next(report.last) or self.in_a_statement(report.last)
        if frame == "publish":
            return self.that_or_speech(report.last) or (known and self.publishes_harm(report.last))
        if frame == "blame":
            after = self.words[report.speaker.first : report.last + REACH] if report.speaker else ()
            return known and any(self.grammar.plays("responsibility", word.text) for word in after)
        if frame in ("document", "accuse"):
            return known
        if frame == "raise":
            return known and self._raises_toll(report.last)
        last = max(report.relay.last if report.relay else 0, report.last)
        if frame == "announce" and not self.object_is_a_report(last):
            return False
        return known or report.speaker is not None or self.takes_object(report.last)

    def _raises_toll(self, at: int) -> bool:
        """Say whether it is a toll that somebody raises («رفعت الوزارة عدد القتلى إلى …»), and not a flag."""
        return any(self.grammar.plays("toll_word", word.text) for word in self.words[at : at + 3])

    def _is_bare_information(self, phrase: Phrase | None) -> bool:
        """Say whether "information" alone, or «many», is said to speak: that is the outlet's own voice."""
        if phrase is None or phrase.first in self.named:
            return False
        kind = self.grammar.speaker_kind(self.words[phrase.first].text)
        vague = phrase.last - phrase.first == 1 or self.grammar.plays("between", self.words[phrase.first + 1].text)
        return kind in ("tally", "none", "rumour") or (kind == "information" and vague)

    def _subject_may_stand_before(self, at: int) -> bool:
        text = self.words[at].text
        return at > 0 and (text in self.grammar.verbs or text.startswith("ف")) and not self.opens_clause(at)

    def _with_subject_before(self, at: int, verb: Verb) -> Report | None:
        """Read "speaker, verb that": the speaker opens the clause before the verb."""
        tallies = verb.frame == "issue" and self.carrier_follows(at + 1)
        tallies = tallies or (verb.frame == "raise" and self._raises_toll(at + 1))
        heard = verb.frame in ("say", "announce", "deny", "document", "show") or tallies
        said = self.says_next(at + 1) if verb.frame == "next" else heard or self.that_or_speech(at + 1)
        if not said:
            return None
        if verb.frame == "announce" and not self.object_is_a_report(at + 1):
            return None
        phrase = self.subject_before(at)
        stated = verb.frame == "publish" and phrase is not None and self.carries(phrase.first)
        if phrase is not None and (stated or self._is_bare_information(phrase)):
            return None
        if phrase is not None:
            speaker = self.inside_carrier(phrase) or phrase
            return Report(at, at + 1, (at, at + 1), verb.stance, verb.frame, speaker, self.addressee(at + 1))
        if verb.frame in ("document", "accuse", "blame", "issue", "raise") or not self.takes_object(at + 1):
            return None
        return Report(at, at + 1, (at, at + 1), verb.stance, verb.frame, continues=True)
