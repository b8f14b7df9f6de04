"""A view of a normalised article in which a name reads the same however it is set off on the page.

Quotation marks, brackets, underscores and hash signs inside and around names, and runs of spaces, become one space, so
that ``تنظيم "داعش"``, ``#هيئة_تحرير_الشام`` and the plain names match the same patterns; line breaks stay. The view
keeps the way back to the normalised text, and can say what stood in a gap. It knows no name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from hasila.arabic import Text

OPENING = '«“("[„‹‘<'
CLOSING = '»”)"]“›’>'
_QUOTES = "«»“”„‟″‹›‘’\"'`´"
#: What is read as a space. Tab and bidirectional remains included; line breaks are not.
_BLANK = " \t_#()[]{}*<>|\u00a0" + _QUOTES
_NEEDS_WORK = re.compile("[" + re.escape(_BLANK.replace(" ", "")) + "]|  ")
_WORD = re.compile(r"[^\W_]+")
#: Marks that stand for one quotation mark; used to see whether a name is set off.
_SET_OFF = re.compile("[" + re.escape(_QUOTES + "()") + "]")


@lru_cache(maxsize=1)
def _blank_table() -> NDArray[np.bool_]:
    """Return for each code point below 0x3000 whether it is read as a space."""
    table = np.zeros(0x3001, dtype=np.bool_)
    table[[ord(char) for char in _BLANK]] = True
    return table


def _lower(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


@dataclass(frozen=True, slots=True)
class View:
    """The view's text, the normalised text, and the index there of each character (None where they run in step)."""

    text: str
    norm: str
    positions: NDArray[np.int64] | None
    source: Text
    #: The view's text with small Latin letters; the same length.
    lowered: str

    @classmethod
    def of(cls, source: Text) -> View:
        """Make the view of a text; runs in array code, not letter by letter."""
        norm = source.norm
        if _NEEDS_WORK.search(norm) is None:
            return cls(norm, norm, None, source, _lower(norm))
        codes = np.frombuffer(norm.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        blank = _blank_table().take(codes, mode="clip")
        keep = ~blank
        keep[1:] |= keep[:-1].copy()
        keep[0] = True
        positions = keep.nonzero()[0]
        kept = codes.take(positions)
        kept[blank.take(positions)] = 32
        text = kept.tobytes().decode("utf-32-le", "surrogatepass")
        return cls(text, norm, positions, source, _lower(text))

    def norm_start(self, index: int) -> int:
        """Return the normalised index of the view's character ``index``."""
        if self.positions is None:
            return index
        return self.positions.item(index) if index < len(self.positions) else len(self.norm)

    def norm_end(self, index: int) -> int:
        """Return one past the normalised index of the view's character before ``index``."""
        return self.norm_start(index - 1) + 1 if index else 0

    def index_of(self, norm_index: int) -> int:
        """Return the view's index of the first character at or after a normalised index."""
        if self.positions is None:
            return norm_index
        return int(np.searchsorted(self.positions, norm_index))

    def raw(self, start: int, end: int) -> str:
        """Return the raw text of a span, where the letters that normalising folds matter (على, علي)."""
        left, right = self.source.raw_span(self.norm_start(start), self.norm_end(end))
        return self.source.raw[left:right]

    def gap(self, start: int, end: int) -> str:
        """Return what the normalised text has between the view's indices ``start`` and ``end`` (both outside words)."""
        return self.norm[self.norm_end(start) : self.norm_start(end)]

    def word_after(self, index: int) -> tuple[int, int] | None:
        """Return the span of the word one space after ``index``; None where a mark or a line break comes first."""
        if index + 1 >= len(self.text) or self.text[index] != " ":
            return None
        match = _WORD.match(self.text, index + 1)
        return match.span() if match else None

    def word_before(self, index: int) -> tuple[int, int] | None:
        """Return the span of the word one space before ``index``; None where a mark or a line break comes first."""
        if index < 2 or self.text[index - 1] != " " or not self.text[index - 2].isalnum():
            return None
        start = self.text.rfind(" ", 0, index - 1) + 1
        return (start, index - 1) if self.text[start : index - 1].isalnum() else (self.word_start(index - 2), index - 1)

    def word_start(self, index: int) -> int:
        """Return where the word that holds ``index`` begins."""
        while index > 0 and self.text[index - 1].isalnum():
            index -= 1
        return index

    def word_end(self, start: int) -> int:
        """Return where the word that begins at ``start`` ends (``start`` itself where none does)."""
        match = _WORD.match(self.text, start)
        return match.end() if match else start

    def word_at(self, start: int) -> tuple[int, int] | None:
        """Return the span of the word that begins at ``start``, or None."""
        end = self.word_end(start)
        return (start, end) if end > start else None

    def next_start(self, index: int) -> int | None:
        """Return where the word one space after ``index`` begins; None where a mark or a line break comes first."""
        span = self.word_after(index)
        return span[0] if span else None

    def line_ends(self, index: int) -> bool:
        """Tell whether the text or its line ends at ``index``, so that «جزائري» is a family name and no adjective."""
        return self.text[index : index + 1].strip() == "" and self.text[index : index + 2] in ("", "\n", "\n\n", " \n")

    def plain(self, left_end: int, right_start: int) -> bool:
        """Tell whether nothing but spaces stood between two neighbouring words."""
        return self.gap(left_end, right_start).strip(" ") == ""

    def is_set_off(self, left_end: int, right_start: int) -> bool:
        """Tell whether a quotation mark or bracket stood between two neighbouring words."""
        gap = self.gap(left_end, right_start)
        return _SET_OFF.search(gap) is not None or (len(gap) > 1 and "_" in gap)

    def line(self, index: int) -> tuple[int, int]:
        """Return the span of the line that holds ``index``."""
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", index)
        return start, len(self.text) if end < 0 else end
