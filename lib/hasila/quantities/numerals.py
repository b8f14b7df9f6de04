"""The value of a spelled or written number: خمسة وعشرون ألفا، مئتي، ألف ومئتان، 1,200، 2.5 مليون.

Reads one number from a place in a row of words. Ordinals, dates, scores and clock times are not numbers of anything
and are refused; so is a decimal fraction of a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from hasila.arabic import Word, normalise
from hasila.lexicons import Lexicons
from hasila.quantities.phrases import forms, plain

_THOUSANDS_MARK = re.compile(r"\D")
_DECIMAL_MARKS = (".", ",", "\u066b", "\u060c")
#: Marks that, written without a space, make one date, score or clock time of two numbers.
_JOINING_MARKS = ("/", "-", ":", ".", "\u2013", "\u2212", "\\", ",", "\u066b")
_RANGE_MARKS = ("-", "\u2013", "\u2212", "\u2014", "\u0640")


class Numeral(NamedTuple):
    """What one word contributes to a number: its kind and value, letters cut off, and whether it had the article."""

    kind: str
    value: float
    cut: int
    definite: bool


class Number(NamedTuple):
    """A number read from words: its value, one past its last word, letters cut off the first, and the article."""

    value: int
    end: int
    cut: int
    definite: bool
    digits: bool


@dataclass(slots=True)
class _Sum:
    """A number as far as it is read: what is complete (thousands, millions), what is open, and the last part's size."""

    complete: float = 0.0
    open: float = 0.0
    last: float = 0.0
    kind: str = ""

    @property
    def value(self) -> float:
        return self.complete + self.open


class NumeralReader:
    """Reads numbers off words, with the numeral words of the lexicon."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._words: dict[str, tuple[str, float]] = {}
        for row in lexicons.rows("quantities_numerals"):
            for form in plain(row["forms"]):
                self._words.setdefault(form, (row["kind"], float(row["value"])))
        self._one_of = frozenset(normalise(word) for word in ("أحد", "إحدى"))
        self.numeral = lru_cache(maxsize=100_000)(self._numeral)

    def forms(self, *kinds: str) -> list[str]:
        """Return the normalised numeral words of some kinds, sorted."""
        return sorted(form for form, (kind, _) in self._words.items() if kind in kinds)

    def _numeral(self, text: str) -> Numeral | None:
        """Return what the normalised word ``text`` contributes to a number, prefixes read off; None if nothing."""
        if not text[0].isalnum():
            return None
        if text[0].isdigit():
            return Numeral("digits", float(_THOUSANDS_MARK.sub("", text)), 0, False)
        for cut, rest in forms(text):
            definite = rest.startswith("ال") and rest not in self._words
            found = self._words.get(rest[2:] if definite else rest)
            if found is not None:
                return Numeral(found[0], found[1], cut, definite)
        return None

    def read(self, words: Sequence[Word], index: int) -> Number | None:
        """Return the number that begins at word ``index``, or None."""
        first = self._first(words, index)
        if first is None or first.kind == "ordinal" or (first.kind == "ten" and self._is_ordinal(words, index - 1)):
            return None
        total, end = _Sum(), index
        whole: tuple[_Sum, int] | None = None
        step: tuple[Numeral, int] | None = (first, index + 1)
        while step is not None:
            again = step[0].kind == "scale" and total.kind not in ("scale", "half_scale")
            if again and whole is not None and step[0].value >= whole[0].last:
                total, end = whole  # 10 آلاف و12 ألفا are two numbers
                break
            if total.kind == "scale" and step[0].kind != "scale":
                whole = replace(total), end
            if not _add(total, step[0]):
                break
            end = step[1]
            step = self._next(words, end, total)
        if total.kind == "fraction" or total.value != int(total.value):
            return None
        if end == index + 1 and first.kind == "construct":
            return None
        if end == index + 1 and words[index].text[first.cut :].removeprefix("ال") in self._one_of:
            return None
        digits = first.kind == "digits"
        if digits and (_joined_left(words, index) or _joined_right(words, end)):
            return None
        return Number(int(total.value), end, first.cut, first.definite, digits)

    def _is_ordinal(self, words: Sequence[Word], index: int) -> bool:
        """Tell whether the word before a ten makes it an ordinal (الثانية عشرة)."""
        before = self.numeral(words[index].text) if index >= 0 else None
        return before is not None and before.kind == "ordinal"

    def _first(self, words: Sequence[Word], index: int) -> Numeral | None:
        word = words[index]
        if word.kind == "mark":
            return None
        decimal = self._decimal(words, index)
        return decimal if decimal is not None else self.numeral(word.text)

    def _decimal(self, words: Sequence[Word], index: int) -> Numeral | None:
        """Return 2.5 of «2.5 مليون» as a fraction that only a scale makes whole; the scale is left to be read."""
        if words[index].kind != "number" or index + 3 >= len(words):
            return None
        mark, rest, scale = words[index + 1 : index + 4]
        after = self.numeral(scale.text) if scale.kind == "word" else None
        if mark.text not in _DECIMAL_MARKS or mark.spaced or rest.kind != "number" or rest.spaced:
            return None
        if after is None or after.kind != "scale" or after.definite:
            return None
        return Numeral("decimal", float(f"{words[index].text}.{rest.text}"), 0, False)

    def _next(self, words: Sequence[Word], end: int, total: _Sum) -> tuple[Numeral, int] | None:
        """Return the part that goes on with the number at ``end``, and one past it."""
        if total.kind == "decimal":
            end += 2
        if end >= len(words) or words[end].kind == "mark":
            return None
        if words[end].text == "و":
            return self._after_lone_and(words, end, total)
        part = self.numeral(words[end].text)
        if part is None or part.kind == "digits":
            return None
        joined = words[end].text.startswith("و") and part.cut == 1
        if part.cut and not joined:
            return None
        return (part, end + 1) if _follows(total, part, joined) else None

    def _after_lone_and(self, words: Sequence[Word], end: int, total: _Sum) -> tuple[Numeral, int] | None:
        if end + 1 >= len(words) or words[end + 1].kind == "mark":
            return None
        part = self.numeral(words[end + 1].text)
        if part is None or part.cut or not _follows(total, part, joined=True):
            return None
        return part, end + 2


def _follows(total: _Sum, part: Numeral, joined: bool) -> bool:
    """Tell whether Arabic lets ``part`` go on with the number: ثلاثة + وعشرين، مئة + وخمسة، ألف + ومئتان."""
    if part.kind == "ordinal":
        return False
    if part.kind == "fraction":
        return joined and total.kind == "scale"
    if part.definite and part.kind != "ten" and not (part.kind == "scale" and total.kind in ("fraction", "half_scale")):
        return False
    return _follows_joined(total, part) if joined else _follows_directly(total, part)


def _follows_joined(total: _Sum, part: Numeral) -> bool:
    if total.kind == "unit":
        return part.kind == "ten" and part.value >= 20
    if total.kind == "hundred":
        return part.value < 100 and part.kind in ("unit", "ten", "digits")
    return total.kind == "scale" and part.kind != "scale" and 0 < part.value < total.last


def _follows_directly(total: _Sum, part: Numeral) -> bool:
    if part.kind == "scale" and total.kind == "half_scale":
        return part.value == total.last
    if part.kind == "scale":
        return total.kind not in ("scale", "") and total.open > 0
    if part.kind == "ten":
        return total.kind == "unit" and part.value == 10
    return part.kind == "hundred" and part.value == 100 and total.kind == "unit" and 3 <= total.last <= 9


def _add(total: _Sum, part: Numeral) -> bool:
    """Add ``part`` to the number; return False where it cannot begin or go on with one."""
    if part.kind == "scale" or part.kind == "dual_scale":
        _add_scale(total, part)
    elif part.kind == "fraction" and total.kind == "scale":
        total.complete += total.last * part.value
        total.kind = "half_scale"
    elif part.kind == "hundred" and total.kind == "unit":
        total.open += total.last * part.value - total.last
        total.last, total.kind = part.value, "hundred"
    else:
        total.open += part.value
        total.last, total.kind = part.value, "unit" if part.kind == "construct" else part.kind
    return True


def _add_scale(total: _Sum, part: Numeral) -> None:
    if total.kind == "half_scale":
        return
    total.complete += (total.open or 1) * part.value
    total.open = 0.0
    total.last = part.value if part.kind == "scale" else part.value / 2
    total.kind = "scale"


def _joined_left(words: Sequence[Word], index: int) -> bool:
    """Tell whether the digits are the tail of a date, score or clock time (11-2021 of 15-11-2021)."""
    if index < 2 or words[index].spaced or words[index - 1].spaced:
        return False
    return words[index - 1].text in _JOINING_MARKS and words[index - 2].kind == "number"


def _joined_right(words: Sequence[Word], end: int) -> bool:
    if end + 1 >= len(words) or words[end].spaced or words[end + 1].spaced:
        return False
    return words[end].text in _JOINING_MARKS and words[end + 1].kind == "number"


def range_mark(words: Sequence[Word], index: int) -> bool:
    """Tell whether word ``index`` is the dash of a range (30-40)."""
    return index < len(words) and words[index].text in _RANGE_MARKS
