"""Reports without a verb: a noun of speaking with its speaker («بعد إعلان الوزارة مقتل …»), tidings from somebody."""

from __future__ import annotations

from hasila.arabic import QUOTES
from hasila.attribution.lookahead import Lookahead
from hasila.attribution.phrases import COMMAS
from hasila.attribution.report import Report

#: Tidings and «from» stand at most so many words apart.
_FROM = 3


class NominalReader(Lookahead):
    """Reads nouns that report words: they count only where harm, or «that», follows their speaker."""

    def by_noun(self, at: int) -> Report | None:
        """Return the report of the noun at ``at``, if it is one."""
        if self.grammar.masdar(self.words[at].text) is not None:
            return self._by_masdar(at)
        return self._by_tidings(at) if self.grammar.plays("tidings", self.words[at].text) else None

    def _by_masdar(self, at: int) -> Report | None:
        verb = self.grammar.masdar(self.words[at].text)
        phrase = self.reader.read(at + 1)
        done = at > 0 and self.grammar.plays("light", self.words[at - 1].text)
        if verb is None or phrase is None or done or self.grammar.plays("not_speaking", self.words[at + 1].text):
            return None
        if not self.is_known(phrase.first) or self.is_object(phrase.first):
            return None
        if not self.tells_harm(phrase.last):
            return None
        return Report(at, phrase.last, (at, at + 1), verb.stance, "masdar", phrase)

    def _by_tidings(self, at: int) -> Report | None:
        """Read «تقارير من فرق الإنقاذ بوقوع …»; what a medium writes of itself («تقارير صحفية») is no such thing."""
        if at > 0 and self.grammar.plays("spreads", self.words[at - 1].text.lstrip("و")):
            return self.rumoured(at - 1, at + 1)
        for origin in range(at + 1, min(at + 1 + _FROM, len(self.words) - 1)):
            if self.grammar.plays("out_of", self.words[origin].text) and self.is_known(origin + 1):
                phrase = self.reader.read(origin + 1)
                if phrase is None or not self.tells_harm(phrase.last):
                    return None
                return Report(at, phrase.last, (at, at + 1), "neutral", "tidings", phrase)
        return None

    def rumoured(self, first: int, last: int) -> Report | None:
        """Return what nobody is named for, in a clause of its own («قال كذا إن، وتفيد أنباء بأن»).

        The speaker before does not say it, unless a quotation of his is still open.
        """
        if last > len(self.words) or self.grammar.speaker_kind(self.words[last - 1].text) != "rumour":
            return None
        text, before = self.words[first].text, self.words[first - 1].text if first else ""
        opens = before in COMMAS and text.startswith("و")
        opens = opens or all(self.grammar.plays(part, before) for part in ("link", "contrast"))
        quoted = sum(word.text in QUOTES for word in self.words[:first]) % 2
        return Report(first, last, (first, first + 1), "neutral", "own") if opens and not quoted else None

    def tells_harm(self, at: int) -> bool:
        """Say whether «that» or words of harm come next, over commas, times and «of»."""
        if at in self.reader.barriers or any(self.follows(at, kind) for kind in ("that", "outcome", "deed")):
            return True
        at = self.over_pauses(at)
        about = at < len(self.words) and self.grammar.plays("about", self.words[at].text)
        return about and (self.follows(at + 1, "outcome") or self.follows(at + 1, "deed"))
