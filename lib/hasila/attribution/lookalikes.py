"""Words that have the form of a verb of speech and report nothing: names, bylines, passives, what was not said."""

from __future__ import annotations

from hasila.arabic import readings
from hasila.attribution.grammar import Verb
from hasila.attribution.subjects import SubjectReader


class LookalikeReader(SubjectReader):
    """Tells verbs of speech from words that look like them."""

    def is_name(self, at: int) -> bool:
        """Say whether the word is (part of) a name; a name of one word before a speaker is a verb («رصد نشطاء كذا»).

        Behind the noun of a place it is its name («وادي رفض»), behind that of a statement a noun («بيان نعي»).
        """
        before = self.words[at - 1].text if at else ""
        if any(rest in self.grammar.place_nouns for _, rest in readings(before, 2)):
            return True
        if self._is_noun(at, before):
            return True
        if self.grammar.speaker_kind(before) == "carrier" and not self.reader.is_preposition(self.words[at]):
            return True
        if at not in self.named:
            return False
        alone = at - 1 not in self.named and at + 1 not in self.named
        return not (alone and self.is_known(at + 1))

    def is_governed(self, at: int) -> bool:
        """Say whether a preposition stands before the word, which is then a noun («في كشف الحقيقة», «بعد رفض كذا»)."""
        return at > 0 and self.grammar.plays("governing", self.words[at - 1].text)

    def _is_noun(self, at: int, before: str) -> bool:
        """Say whether a word that is a noun too is what the noun before it governs («أساليب كشف المراقبة»)."""
        after = self.words[at + 1].text if at + 1 < len(self.words) else ""
        if not self.grammar.plays("also_noun", self.words[at].text) or not after.startswith("ال"):
            return False
        bare = before.isalpha() and not before.startswith(("ال", "وال", "بال", "لل")) and self.grammar.is_common(before)
        known = self.grammar.speaker_kind(before) is not None or self.grammar.stop(before) is not None
        return bare and not known and not any(self.grammar.plays(part, before) for part in ("had", "link", "what"))

    def is_byline(self, at: int) -> bool:
        """Say whether the sentence only names its writer («كتب- فلان:»), or a name is told («يدعى فلان»)."""
        word = self.words[at]
        if self.grammar.plays("called", word.text) and self.reader.is_preposition(word):
            return True
        if not self.grammar.plays("byline", word.text) or not self.opens_clause(at):
            return False
        return any(w.text in "-–—:/" for w in self.words[at + 1 : at + 2]) or self.words[-1].text == ":"

    def is_impersonal(self, at: int, verb: Verb) -> bool:
        """Say whether the verb may be a passive without speaker («ويرجح أن», «يذكر أنه») that opens its clause."""
        text = self.words[at].text.lstrip("وف")
        return text.startswith("ي") and verb.frame in ("that", "announce") and self.opens_clause(at)

    def is_what(self, at: int) -> bool:
        """Say whether «what» stands before a verb without speaker: nobody is said to speak («لما زعم أنه»)."""
        before = self.words[at - 1].text if at else ""
        return any(self.grammar.plays("what", rest) for _, rest in readings(before))

    def talks_about(self, at: int) -> bool:
        """Say whether a speaker only talks about somebody («تحدث مسؤول بشأن فلان»): what is told of him is not his."""
        at = self.over_pauses(at)
        told = self.addressee(at, 1)
        at = told.last if told is not None else at
        concerns = at < len(self.words) and self.grammar.plays("concerning", self.words[at].text)
        return concerns and not self.that_follows(at)

    def is_negated(self, at: int, verb: Verb) -> bool:
        """Say whether the words were not said («طلب ألا يذكر اسمه»); what is not confirmed is a report all the same.

        After «عدم» the word is no verb at all («فضل عدم ذكر اسمه»).
        """
        if at > 0 and self.grammar.plays("nominal", self.words[at - 1].text):
            return True
        negated = at > 0 and self.grammar.plays("negation", self.words[at - 1].text)
        return negated and verb.stance != "asserting"
