"""Normalised text with a map back to the raw text.

Letters that Arabic prints in several shapes become one (أإآٱ as ا, ى and ی as ي, ة as ه, ک as ك), the three digit sets
become one, and marks that carry no letter (diacritics, tatweel, bidirectional controls) go. CAMeL Tools decides what is
what: its functions are asked once, character by character, for a translation table (``str.translate`` with that table
runs four times as fast as the functions, and tells which characters change the length, which the functions do not).
Articles go through the same table as arrays of code points, in a tenth of that time. Nothing here knows a word.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

TATWEEL = "\u0640"
#: Marks and invisible characters that CAMeL Tools' dediac_ar leaves: maddah and hamza above/below, Koranic marks,
#: zero-width and bidirectional controls, soft hyphen, byte order mark.
_INVISIBLE = "\u0610-\u061a\u0653-\u065f\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff\u061c"
#: Persian and Urdu letters that stand for Arabic ones in copy typed on other keyboards.
_OTHER_KEYBOARDS = {"\u06cc": "ي", "\u06a9": "ك", "\u06c1": "ه", "\u06c0": "ه", "\u06d5": "ه"}
_BLOCKS = (
    range(0x00A0, 0x00AE),
    range(0x0600, 0x0700),
    range(0x2000, 0x2070),
    range(0xFB50, 0xFE00),
    range(0xFE70, 0xFF00),
)


def _normalise_letter(char: str) -> str:
    # Asked for here, as what only shows a ledger normalises nothing and need not wait for the import.
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_teh_marbuta_ar,
    )

    if char == TATWEEL or re.match(f"[{_INVISIBLE}]", char):
        return ""
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    if unicodedata.category(char) == "Zs":
        return " "
    if 0xFB50 <= ord(char) < 0xFF00:  # presentation forms, as PDF extraction leaves them
        char = unicodedata.normalize("NFKC", char)
    char = "".join(_OTHER_KEYBOARDS.get(c, c) for c in char)
    return str(dediac_ar(normalize_alef_ar(normalize_alef_maksura_ar(normalize_teh_marbuta_ar(char)))))


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    letters = {code: _normalise_letter(chr(code)) for block in _BLOCKS for code in block}
    return {code: letter for code, letter in letters.items() if letter != chr(code)}


@lru_cache(maxsize=1)
def _length_changing() -> re.Pattern[str]:
    return re.compile("[" + "".join(re.escape(chr(c)) for c, letter in _table().items() if len(letter) != 1) + "]")


_TRAILING = re.compile(f"[\u064b-\u0652\u0670{TATWEEL}]*")


def normalise(raw: str) -> str:
    """Return ``raw`` normalised, without a map: for lexicon rows and comparisons."""
    return raw.translate(_table())


@dataclass(frozen=True, slots=True)
class Normalised:
    """A raw text, its normalised form, and the way back from an index of the one to an index of the other."""

    raw: str
    norm: str
    #: Raw index of each normalised character; None where the two run in step.
    offsets: array[int] | None

    def raw_start(self, index: int) -> int:
        """Return the raw index of the normalised character ``index`` (its length where it is the end)."""
        if self.offsets is None:
            return index
        return self.offsets[index] if index < len(self.offsets) else len(self.raw)

    def raw_end(self, index: int) -> int:
        """Return one past the raw character before ``index``, with the diacritics and tatweel that hang on it."""
        if self.offsets is None or index == 0:
            return index
        last = self.offsets[index - 1] + 1
        if index < len(self.offsets) and self.offsets[index] == last:
            return last  # nothing was taken out before the next character
        match = _TRAILING.match(self.raw, last)
        return match.end() if match else last

    def norm_index(self, raw_index: int) -> int:
        """Return the normalised index of the first character that stands at or after ``raw_index``."""
        if self.offsets is None:
            return raw_index
        from bisect import bisect_left

        return bisect_left(self.offsets, raw_index)


#: What a code point becomes in an array: nothing, or something that only ``str.translate`` can say.
_GONE, _OTHERWISE = 0xFFFFFFFF, 0xFFFFFFFE


@lru_cache(maxsize=1)
def _codes() -> NDArray[np.uint32]:
    """Return for each code point of the basic plane what it becomes; the last place stands for all beyond."""
    codes = np.arange(0x10001, dtype=np.uint32)
    codes[0x10000] = _OTHERWISE
    for code, letter in _table().items():
        codes[code] = _OTHERWISE if len(letter) > 1 else ord(letter) if letter else _GONE
    return codes


def normalise_with_map(raw: str) -> Normalised:
    """Normalise ``raw`` and keep the map of offsets. Runs in array code unless a character becomes several."""
    codes = _codes().take(np.frombuffer(raw.encode("utf-32-le", "surrogatepass"), dtype=np.uint32), mode="clip")
    changed = codes >= _OTHERWISE
    if not changed.any():
        return Normalised(raw, _decoded(codes), None)
    if (codes[changed] == _OTHERWISE).any():
        return Normalised(raw, normalise(raw), _offsets(raw))
    kept = np.flatnonzero(~changed)
    return Normalised(raw, _decoded(codes.take(kept)), array("q", kept.astype(np.int64).tobytes()))


def _decoded(codes: NDArray[np.uint32]) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _offsets(raw: str) -> array[int] | None:
    table, offsets, position = _table(), array("q"), 0
    for match in _length_changing().finditer(raw):
        index = match.start()
        offsets.extend(range(position, index))
        offsets.extend([index] * len(table[ord(raw[index])]))
        position = index + 1
    offsets.extend(range(position, len(raw)))
    return offsets if position else None
