"""Speakers of headlines: «speaker: words», «speaker.. words», «speaker – words», with the medium that was told between.

A dateline or a rubric before the colon is no speaker («دمشق - خاص: …»).
"""

from __future__ import annotations

from dataclasses import replace

from hasila.arabic import BULLETS, QUOTES
from hasila.attribution.lookahead import Lookahead
from hasila.attribution.report import Report

#: A colon further from the start of a sentence is none of a headline.
_HEAD = 14
#: What ends a rubric before a headline's speaker («عاجل.. المرصد: كذا»).
_RUBRIC_ENDS = frozenset("=.…؛!|:")
_DASHES = frozenset("-–—|/")
_DOTS = frozenset(".…")


class HeadingReader(Lookahead):
    """Reads the report of a sentence that has no verb of speech but sets its speaker off by a mark."""

    def by_mark(self) -> Report | None:
        """Return the report that a colon, a dash or two dots after a known speaker makes."""
        for at in range(1, min(_HEAD, len(self.words))):
            if self.words[at].text == ":" and self.words[at - 1].kind != "number":
                headed = self._headed(self._after_rubric(at), at)
                if headed is not None:
                    return headed
        return self._by_weak_mark()

    def _by_weak_mark(self) -> Report | None:
        """Read a dash as a colon where words of harm follow at once, and dots after which nothing else stands."""
        for at in range(1, min(_HEAD, len(self.words) - 1)):
            if self.words[at].text in _DASHES and self.words[at].spaced:
                opened = at + 1 in self.reader.barriers or self.grammar.stop(self.words[at + 1].text) == "outcome"
                return self._headed(0, at) if opened else None
        last = next((n for n, word in enumerate(self.words) if word.text in _DOTS), 0)
        ends = last and all(word.text in _DOTS for word in self.words[last:])
        trails = ends and (len(self.words) - last > 1 or self.words[last].text == "…")
        return self._headed(0, last) if trails else None

    def _after_rubric(self, at: int) -> int:
        ends = [n for n in range(at) if self.words[n].text in _RUBRIC_ENDS and not self._is_clock(n)]
        return 1 + max(ends, default=-1)

    def _is_clock(self, at: int) -> bool:
        """Say whether the colon is that of a time of day (21:40)."""
        around = self.words[max(0, at - 1)].kind, self.words[min(len(self.words) - 1, at + 1)].kind
        return self.words[at].text == ":" and around == ("number", "number")

    def _headed(self, first: int, at: int) -> Report | None:
        """Return the report whose speaker fills the words from ``first`` to the mark at ``at``."""
        while first < at and self.words[first].kind != "word" and self.words[first].text not in QUOTES:
            first += 1  # «• 21:40 مصدر طبي: …»
        phrase = self.reader.read(first, at)
        if self.grammar.plays("dateline", self.words[first].text) and first not in self.named:
            return None
        if self.grammar.plays("dateline_name", self.words[first].text) and at == first + 1:
            return None
        kinds = {word.kind for word in self.words[at + 1 :]}
        if "number" in kinds and "word" not in kinds:
            return None  # «الجيش: 297»: a row of a table
        if self._is_row_of_list(at):
            return None
        origin = self._relayed_heading(first, at)
        if origin is not None:
            return origin
        if phrase is None or not self.is_known(first) or any(w.text in _DASHES for w in self.words[first:at]):
            return None
        relay = self.addressee(phrase.last, 1) if phrase.last < at else None
        if (relay.last if relay else phrase.last) != at:
            return None
        return Report(first, at + 1, (at, at + 1), "neutral", "colon", phrase, relay)

    def _is_row_of_list(self, at: int) -> bool:
        """Say whether an item counts people by who harmed them («- القوات كذا: 37 مدنيا»): it names no harm itself."""
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        listed = self.words[0].text in BULLETS or self.words[0].kind == "number"
        if not listed or following is None or following.kind != "number":
            return False
        ends = (n for n in range(at + 2, len(self.words)) if self.words[n].kind == "mark")
        counted = range(at + 2, next(ends, len(self.words)))
        return not any(n in self.reader.barriers or self.grammar.stop(self.words[n].text) == "outcome" for n in counted)

    def _relayed_heading(self, first: int, at: int) -> Report | None:
        """Read «medium from speaker: words», also where the speakers are counted («الوكالة عن 3 مسؤولين: …»)."""
        relay = self.reader.read(first, at)
        if relay is None or relay.last + 1 >= at or not self.is_known(first):
            return None
        about = relay.last
        if not self.grammar.plays("about", self.words[about].text):
            return None
        counted = self.words[about + 1].kind == "number"
        origin = self.reader.read(about + 1 + counted, at)
        if origin is None or origin.last != at or not self.is_known(origin.first):
            return None
        origin = replace(origin, first=about + 1)
        return Report(first, at + 1, (at, at + 1), "neutral", "colon", origin, relay)
