"""Places of a dateline: where the article was written, and outlets that are called by a place.

Says what speaks against such a place as that of the harm. The module finds no place and chooses none.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import QUOTES, Word
from hasila.places.grammar import PlaceGrammar
from hasila.places.offices import NONE

_DATELINE = frozenset("-–/(|:،")
_DASHES = frozenset("-–/")
#: An outlet may stand with the place, the dash among so many words («مسقط الآن -»).
_OUTLET = 3
#: A longer dateline in brackets, or with a date, ends within so many words.
_LONG = 10
#: The dateline stands among so many first words.
_FIRST_WORDS = 8
#: Marks around the name of an outlet in a dateline.
_BEFORE_OUTLET, _AFTER_OUTLET = QUOTES | frozenset("-–—ـ/|("), QUOTES | frozenset("-–—ـ/|):")
#: What it costs a place that the sentence was written there.
_WRITTEN = 30.0


def dateline_penalty(grammar: PlaceGrammar, words: Sequence[Word], first: int, last: int) -> float:
    """Return what speaks against the place at ``first`` up to ``last`` where it belongs to a dateline; 0 elsewhere."""
    if first >= _FIRST_WORDS:
        return 0.0
    written = _WRITTEN if first == 0 and _is_dateline(words, last) else 0.0
    return written + (NONE if _is_outlet(grammar, words, first, last) else 0.0)


def _is_dateline(words: Sequence[Word], last: int) -> bool:
    """Say whether the place that opens a sentence is where it was written («دمشق -», «غزة 3 مايو (وكالة) -»)."""
    after = [w.text for w in words[last : last + _LONG]]
    if not after or last == 0:
        return False
    dated = len(after) > 1 and words[last].kind == "number"
    long = after if "(" in after or dated else after[:_OUTLET]
    return after[0] in _DATELINE or any(mark in _DASHES for mark in long)


def _is_outlet(grammar: PlaceGrammar, words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether an outlet is called by the place («بيروت - "كذا العربي"», «كذا الغد/ خاص»)."""
    if last >= len(words) or not grammar.plays("outlet", words[last].text):
        return False
    opened = first == 0 or words[first - 1].text in _BEFORE_OUTLET
    closed = last + 1 >= len(words) or words[last + 1].text in _AFTER_OUTLET
    return opened and closed
