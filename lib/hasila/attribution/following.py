"""Speakers that follow their verb: who the phrase behind it names, who was told, and whether it is a speaker at all."""

from __future__ import annotations

from dataclasses import replace

from hasila.arabic import QUOTES, without_article
from hasila.attribution.accusations import AccusationReader
from hasila.attribution.grammar import Verb
from hasila.attribution.lookahead import REACH
from hasila.attribution.phrases import COMMAS, Phrase
from hasila.attribution.report import Report

#: Words told of a speaker before his own begin.
_ASIDE = 24
#: Words between where somebody spoke and who he is («في مؤتمر صحفي عقده أمس»).
_SETTING = 5


class FollowingReader(AccusationReader):
    """Reads the speaker behind a verb of speech."""

    def with_speaker(self, at: int, verb: Verb, anybody: bool = False) -> Report | None:
        """Return the report of the verb at ``at``, without a speaker where none follows it; ``anybody``: any phrase is.

        None where an accuser is asked for and only the accused is named.
        """
        told = self.addressee(at + 1, 1)
        first = self._over_setting(self.over_times(told.last if told else at + 1))
        phrase = self.reader.read(self._over_so_called(first))
        if phrase is not None and not (anybody or self._is_speaker_after_verb(phrase)):
            phrase = None
        if phrase is not None and verb.frame == "deny" and not (anybody or self._may_deny(phrase)):
            phrase = None  # «رفضت استلامه»
        speaker = (self.inside_carrier(phrase) or phrase) if phrase else None
        last = phrase.last if phrase else told.last if told else at + 1
        last = (self._past_aside(phrase) or last) if phrase else last
        if verb.frame == "deny" and speaker is not None:
            return self.denial(at, verb, speaker)
        if phrase is not None and speaker is not None and verb.frame in ("accuse", "blame"):
            speaker = self.accuser(speaker)
            if speaker is None:
                return None
        relay = told or self.addressee(last) or self._informed(phrase, last) or self._told_in_statement(last)
        if relay is None and (relay := self._made_public(last)) is not None:
            last = relay.last
        if speaker is not None and verb.frame in ("document", "publish"):
            whose = self._whose_statement(last)
            if whose is not None:
                return Report(at, whose.last, (at, at + 1), verb.stance, "say", whose, speaker)
        return Report(at, last, (at, at + 1), verb.stance, verb.frame, speaker, relay, continues=speaker is None)

    def _made_public(self, at: int) -> Phrase | None:
        """Return the medium that a statement was made known by («في بيان نشرته وكالة كذا»)."""
        at = self.over_pauses(at)
        stops = [self.grammar.stop(word.text) for word in self.words[at : at + 2]]
        if stops != ["in", "setting"] or at + 3 >= len(self.words):
            return None
        at += 2 + self.grammar.plays("told_us", self.words[at + 2].text)
        verb = self.grammar.verb(self.words[at].text)
        public = verb is not None and verb.suffixed and verb.frame in ("publish", "relay", "announce", "document")
        if self.grammar.plays("made_public", self.words[at].text) and at + 1 < len(self.words):
            public, at = True, at + self.grammar.plays("by_way_of", self.words[at + 1].text)
        medium = self.reader.read(self.over_times(at + 1)) if public else None
        known = medium is not None and self.grammar.speaker_kind(self.words[medium.first].text) == "media"
        return medium if known or (medium is not None and medium.first in self.reader.media) else None

    def _whose_statement(self, at: int) -> Phrase | None:
        """Return whose statement somebody passes round: «بيانا صادرا عن كذا», «بيانا لحركة كذا»."""
        at = self.over_times(at)
        if at + 2 >= len(self.words) or self.grammar.speaker_kind(self.words[at].text) != "carrier":
            return None
        at += 1
        if self.grammar.plays("issued", self.words[at].text) or self.grammar.plays("issued", self.words[at].text[:-1]):
            at += 1
            if not self.grammar.plays("about", self.words[at].text):
                return None
            return self.reader.read(at + 1)
        whose = self.reader.read(at) if self.words[at].text.startswith("ل") else None
        if whose is None or not (self.is_known(whose.first) or self.is_object(whose.first)):
            return None
        return replace(whose, cut=0 if self.words[at].text.startswith("لل") else 1)

    def _over_setting(self, at: int) -> int:
        """Return the speaker behind where he spoke («صرح في مؤتمر صحفي وزير كذا بأن»), else the word itself."""
        opened = at + 1 < len(self.words) and (
            self.grammar.stop(self.words[at].text) == "in" or self.grammar.plays("during", self.words[at].text)
        )
        if not opened or self.grammar.stop(without_article(self.words[at + 1].text)) != "setting":
            return at
        for first in range(at + 2, min(at + 2 + _SETTING, len(self.words))):
            stop = self.grammar.stop(self.words[first].text)
            if first in self.reader.barriers or stop in ("that", "outcome", "relative", "in"):
                return at
            if self.words[first].kind != "word" or self.reader.is_addressee(first):
                return at
            kind = self.grammar.speaker_kind(self.words[first].text)
            if kind == "roles" and first == at + 2:
                continue  # مؤتمر صحفي
            if self.is_known(first) and kind != "carrier":
                phrase = self.reader.read(first)
                return first if phrase is not None and self.that_or_speech(phrase.last) else at
        return at

    def _over_so_called(self, at: int) -> int:
        """Return the first word behind «what is called» («ادعى ما يسمى كذا»)."""
        texts = [word.text for word in self.words[at : at + 2]]
        named = len(texts) == 2 and self.grammar.plays("what", texts[0]) and self.grammar.plays("so_called", texts[1])
        if not named:
            return at
        return at + 2 + (at + 3 < len(self.words) and self.words[at + 2].text == "ب")

    def _is_speaker_after_verb(self, phrase: Phrase) -> bool:
        if self.is_object(phrase.first) or self._is_participle(phrase.first):
            return False
        if self.grammar.stop(self.words[phrase.first].text) == "object":
            return False
        if self.is_known(phrase.first):
            return True
        told = self.addressee(phrase.last)
        last = told.last if told else phrase.last
        if any(self.follows(last, kind) for kind in ("that", "outcome", "object")) or self.in_a_statement(last):
            return True
        if self._leads_to_that(last) and self.grammar.speaker_kind(self.words[phrase.first].text) != "rumour":
            return True
        if self._past_aside(phrase) is not None:
            return True
        before = self.words[max(0, phrase.first - 3) : phrase.first]
        if len(before) == 3 and before[0].text in QUOTES and before[1].text in COMMAS:
            return True  # «…»، يقول فلان
        return self.colon(last) or self.quotes_at(last)

    def _may_deny(self, phrase: Phrase) -> bool:
        first = self.words[phrase.first].text
        return self.is_known(phrase.first) or first in self.grammar.given or first in self.grammar.weak_given

    def _past_aside(self, phrase: Phrase) -> int | None:
        """Return where the words of a name begin that is told of before («قال فلان، وهو …، إن»); None where not so."""
        first, at = self.words[phrase.first].text, phrase.last
        named = first in self.grammar.given or first in self.grammar.weak_given or self.is_known(phrase.first)
        if not named or phrase.last - phrase.first < 2 or at + 1 >= len(self.words):
            return None
        comma = self.words[at].text in COMMAS
        opener = self.words[at + comma].text
        told = self.grammar.stop(opener) == "relative" or self.grammar.plays("is_he", opener)
        if not told and not (comma and self.grammar.speaker_kind(opener) in ("role", "roles", "correspondent")):
            return None
        for position in range(at + comma + 1, min(at + _ASIDE, len(self.words))):
            text, before = self.words[position].text, self.words[position - 1].text
            if position in self.reader.barriers or self.grammar.stop(text) == "outcome" or text in (".", ";"):
                return None
            if self.grammar.stop(text) == "that" or text == ":":
                return position
            speaks = self.grammar.verb(text) is not None and position not in self.named
            if speaks and self.grammar.stop(before) != "relative":
                return None
        return None

    def _leads_to_that(self, at: int) -> bool:
        """Say whether a preposition and "that" come next («أشار فلان إلى أن», «شدد فلان على أن»)."""
        at = self.over_pauses(at)
        leads = at < len(self.words) and any(self.grammar.plays(part, self.words[at].text) for part in ("to", "on"))
        return leads and self.follows(at + 1, "that")

    def _told_in_statement(self, at: int) -> Phrase | None:
        """Return the medium that statements were made to («، في تصريحات لوكالة كذا، أن»)."""
        at = self.over_pauses(at)
        stops = [self.grammar.stop(word.text) for word in self.words[at : at + 2]]
        medium = self.addressee(at + 2) if stops == ["in", "setting"] else None
        text = self.words[medium.first].text if medium is not None else ""
        named = text in QUOTES or (not text.startswith("لل") and self.grammar.speaker_kind(text) == "media")
        return medium if named else None

    def _informed(self, phrase: Phrase | None, at: int) -> Phrase | None:
        """Return who was told without a preposition («أفاد ضابط وكالة كذا بأن»), or as an outlet that no list has."""
        if phrase is None or at >= len(self.words):
            return None
        if self.reader.is_told(at, phrase.first):
            medium = self.reader.read(at)
            return replace(medium, cut=0 if self.words[at].text.startswith("لل") else 1) if medium else None
        return self.reader.read(at) if self.reader.is_other_medium(at, phrase.first) else None

    def in_a_statement(self, at: int) -> bool:
        """Say whether «in statements» or «during», and then words reported follow («وأوضح فلان في تصريحات لـ… أن»)."""
        if at + 1 >= len(self.words):
            return False
        stops = [self.grammar.stop(without_article(word.text)) for word in self.words[at : at + 2]]
        stated = stops == ["in", "setting"]
        if not stated and not self.grammar.plays("during", self.words[at].text):
            return False
        opened = range(at + 2, min(at + 2 + 2 * REACH, len(self.words)))
        return any(self.grammar.stop(self.words[n].text) == "that" or self.quotes_at(n) for n in opened)

    def _is_participle(self, at: int) -> bool:
        verb = self.grammar.verb(self.words[at].text)
        return verb is not None and verb.participle and not self.is_spokesman(at)
