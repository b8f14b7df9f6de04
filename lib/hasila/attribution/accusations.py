"""Accusers and deniers: who accuses whom of what, and whose words a denial rejects."""

from __future__ import annotations

from dataclasses import replace

from hasila.attribution.grammar import Verb
from hasila.attribution.lookahead import REACH, Lookahead
from hasila.attribution.phrases import Phrase
from hasila.attribution.report import Report


class AccusationReader(Lookahead):
    """Reads the speakers of accusations and denials."""

    def denial(self, at: int, verb: Verb, denier: Phrase) -> Report:
        """Read "X rejects the accusations of Y": the figure is Y's, and X relays it by rejecting it."""
        for word in range(denier.last, min(denier.last + REACH, len(self.words) - 1)):
            if self.grammar.plays("denied_words", self.words[word].text) and self.is_known(word + 1):
                owner = self.reader.read(word + 1)
                if owner is not None:
                    return Report(at, owner.last, (at, at + 1), verb.stance, "deny", owner, denier)
        if self._is_of_part_in_it(denier.last):
            return Report(at, denier.last, (at, at + 1), verb.stance, "deny", denier, forward=False)
        if self.is_rumour(denier.last):
            return Report(at, denier.last, (at, at + 1), verb.stance, "deny")
        return Report(at, denier.last, (at, at + 1), verb.stance, "deny", denier, self.addressee(denier.last))

    def _is_of_part_in_it(self, at: int) -> bool:
        """Say whether a part in the deed is denied («نفت الحركة ضلوعها في التفجير الذي قتل …»), and not its harm."""
        at = self.over_pauses(at)
        at += at < len(self.words) and self.grammar.plays("any", self.words[at].text)
        return at < len(self.words) and self.grammar.plays("part_in", self.words[at].text)

    def is_rumour(self, at: int) -> bool:
        """Say whether what is denied has no speaker («نفى الناطق ما راج عن»)."""
        follows = at + 1 < len(self.words) and self.grammar.plays("what", self.words[at].text)
        return follows and self.grammar.plays("rumoured", self.words[at + 1].text)

    def accuser(self, phrase: Phrase) -> Phrase | None:
        """Cut the accused off; None where only one is named before the deed, as of a passive («اتهم الجيش بقتل»)."""
        for at in range(phrase.first + 1, phrase.last):
            closed = self.words[at - 1].text.startswith("ال") and self.grammar.speaker_kind(self.words[at].text)
            if at in self.named and at - 1 in self.named and at not in self.begins:
                continue
            if at in self.named or closed:
                return replace(phrase, last=at)
            if self.is_deed(at):
                return None
        return None if self.is_deed(phrase.last) else phrase

    def is_deed(self, at: int) -> bool:
        """Say whether the word is what somebody is accused of («بقتل»)."""
        text = self.words[at].text if at < len(self.words) else ""
        return text.startswith("ب") and len(text) > 3 and self.grammar.speaker_kind(text) is None
