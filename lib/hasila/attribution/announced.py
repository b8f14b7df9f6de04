"""What is announced: a report of harm, or a deed that the harm is only told of («مسؤوليته عن هجوم أسفر عن …»)."""

from __future__ import annotations

from hasila.attribution.lookahead import REACH, Lookahead
from hasila.attribution.phrases import COMMAS

#: Stops that what is announced may begin with.
_LEADS_ON = frozenset({"that", "outcome", "deed", "object", "clause", "relative", "in"})


class AnnouncedReader(Lookahead):
    """Tells what stands behind a verb of announcing and its speaker."""

    def object_is_a_report(self, at: int) -> bool:
        """Refuse "announced mourning": after the speaker, time and setting stands what is announced."""
        if self.announces_else(at):
            return False
        while at < len(self.words) and at not in self.reader.barriers:
            text = self.words[at].text
            stop = self.grammar.stop(text)
            if stop == "declared":
                return False
            if self.grammar.plays("received", text):
                return self.that_follows(at)
            if stop in _LEADS_ON or self.words[at].kind != "word":
                return True
            if stop not in ("filler", "setting") and not self.is_time(at, ""):
                return self.takes_object(at) or self.grammar.plays("on", text)
            at += 1
        return True

    def announces_else(self, at: int) -> bool:
        """Say whether it is a deed that is announced, and the harm only told of it: «مسؤوليته عن هجوم أسفر عن …»."""
        for position in range(at, min(at + 2 * REACH, len(self.words))):
            text = self.words[position].text
            if (
                position in self.reader.barriers
                or self.grammar.stop(text) in ("that", "outcome", "deed")
                or text == ":"
            ):
                return False
            if self.grammar.plays("responsibility", text):
                return not self._is_for_harm(position)
            told = self.grammar.stop(text) == "relative" and self.words[position - 1].text not in COMMAS
            if told and position > at and self.words[position - 1].kind == "word":
                if self._is_of_office(at, position):
                    return False
                return not self.grammar.speaker_kind(self.words[position - 1].text)
        return False

    def _is_for_harm(self, at: int) -> bool:
        """Say whether the responsibility taken is for harm itself («مسؤوليتها عن مقتل»), not for an attack."""
        after = at + 2
        return after in self.reader.barriers or (
            after < len(self.words) and self.grammar.stop(self.words[after].text) == "outcome"
        )

    def _is_of_office(self, first: int, last: int) -> bool:
        """Say whether a relative clause is of an office set off behind a name («فلان، قائد كذا التي …، أن»)."""
        if self.words[first].text not in COMMAS:
            return False
        ahead = range(last, min(last + REACH, len(self.words)))
        that = next((n for n in ahead if self.grammar.stop(self.words[n].text) == "that"), 0)
        return that > 0 and self.words[that - 1].text in COMMAS
