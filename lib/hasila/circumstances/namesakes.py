"""Single victims whom an article names more than once: what dates one of them dates the other.

«في قضية اغتيال فلان» tells no day, and «قتل فلان يوم كذا» elsewhere does. Two victims are one where they share a name
of their own, and not the family's alone.
"""

from __future__ import annotations

from hasila.arabic import Text, word_at
from hasila.circumstances.words import DateWords
from hasila.records import Claim

#: Names stand among so many words from the victim on.
_REACH = 8


class Namesakes:
    """Finds the claims of one article that are of the same named person."""

    def __init__(self, words: DateWords, text: Text) -> None:
        self.words = words
        self.text = text

    def are_one(self, one: Claim, other: Claim) -> bool:
        """Say whether two single victims of the same fate share a name; a name alone may be the first or the last."""
        if one.outcome != other.outcome or (one.low, one.high, other.low, other.high) != (1, 1, 1, 1):
            return False
        first, second = self._names(one), self._names(other)
        shared = [name for name in first if name in second]
        alone = min(len(first), len(second)) == 1
        return len(shared) > 1 or (alone and len(shared) == 1)

    def _names(self, claim: Claim) -> list[str]:
        """Return the words of a victim's name: those that the quantity names, given names, and what follows them."""
        words = self.text.sentences[claim.sentence_id].words
        at = word_at(words, claim.start)
        reach = words[at : at + _REACH]
        marked = next((n for n, word in enumerate(reach) if word.kind == "mark" and n), len(reach))
        names = [word.text for word in reach if claim.is_named and word.start < claim.end]
        given = next((n for n, word in enumerate(reach[:marked]) if word.text in self.words.names), None)
        if given is not None:
            names += [w.text for w in reach[given : min(given + 3, marked)] if w.text not in names]
        return names
