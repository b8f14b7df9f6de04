"""A mention while it is being found: its span in the view, who it is, and how it was found."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from camel_tools.utils.dediac import dediac_ar

from hasila.actors.gazetteer import Actor
from hasila.actors.view import View

#: Opening mark to the closing marks that answer it; straight quotes close themselves.
_PAIRS = {"«": "»", "“": '”“"', '"': '"”', "(": ")", "[": "]", "‹": "›", "‘": "’", "„": "“”", "”": "“”″", "'": "'’"}
#: The methods, the surer first.
_SURER = ("gazetteer", "title", "pattern", "ner")
#: Any mark that opens or closes.
_MARK = re.compile("[" + re.escape("".join({*_PAIRS, *"".join(_PAIRS.values()), *"»”)]"})) + "]")
#: What a plain name is written without.
_NO_PART_OF_NAME = re.compile(r"[^\w\s\-./']|_")
#: Acronyms have so many letters.
_ACRONYM = 3
_place = attrgetter("start")


class Found(NamedTuple):
    """A mention in the coordinates of the view; ``wording`` is null for forms that no lexicon has."""

    start: int
    end: int
    actor: Actor
    method: str
    wording: str | None = None

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start


def norm_span(view: View, found: Found) -> tuple[int, int]:
    """Return the span in the normalised text, taking in the mark that closes a quotation opened inside the name."""
    start, end = view.norm_start(found.start), view.norm_end(found.end)
    if _MARK.search(view.norm, start, end) is None:
        return start, end
    opened = ""
    for char in view.norm[start:end]:
        if opened and char in _PAIRS[opened]:
            opened = ""
        elif char in _PAIRS and not opened:
            opened = char
    if opened:
        closing = end
        while closing < len(view.norm) and view.norm[closing] == " ":
            closing += 1
        if closing < len(view.norm) and view.norm[closing] in _PAIRS[opened]:
            return start, closing + 1
    return start, end


def longest(found: list[Found]) -> list[Found]:
    """Return mentions that do not overlap, in order: of two the longer, the surer method, the first."""
    taken: list[Found] = []
    chain: list[tuple[int, Found]] = []
    reached = 0
    for index, one in sorted(enumerate(found), key=lambda numbered: numbered[1].start):
        if chain and one.start >= reached:
            taken += _longest_of(chain)
            chain, reached = [], 0
        chain.append((index, one))
        reached = max(reached, one.end)
    return taken + _longest_of(chain)


def _longest_of(chain: list[tuple[int, Found]]) -> list[Found]:
    """Return which of mentions that overlap one the next (each with its number in the order of finding) stand."""
    if len(chain) < 2:
        return [one for _, one in chain]
    taken: list[Found] = []
    covered: set[int] = set()
    for _, one in sorted(
        chain, key=lambda numbered: (-numbered[1].length, _SURER.index(numbered[1].method), numbered[0])
    ):
        if covered.isdisjoint(range(one.start, one.end)):
            covered.update(range(one.start, one.end))
            taken.append(one)
    return sorted(taken, key=_place)


def crosses_closing(view: View, start: int, end: int) -> bool:
    """Tell whether letters go on after a quotation is closed within the span: («حزب الله» اللبناني)."""
    left, right = view.norm_start(start), view.norm_end(end)
    if _MARK.search(view.norm, left, right) is None:
        return False
    stretch = view.norm[left:right]
    opened = ""
    for index, char in enumerate(stretch):
        if opened and char in _PAIRS[opened]:
            opened = ""
            if any(letter.isalnum() for letter in stretch[index:]):
                return True
        elif char in "»”)]" and not opened:
            return True
        elif char in _PAIRS and not opened:
            if char == '"' and view.norm[: view.norm_start(start)].rstrip().endswith('"'):
                return True
            opened = char
    return False


def same_hamza(form: str, raw: str) -> bool:
    """Tell whether two spellings agree where both write a hamza: above (أ) or below (إ) its seat, or a madda (آ).

    A form of three letters is no word that has a hamza where the form has none (وام, وأم).
    """
    seats = {"أ", "إ", "آ", "ا"} if len(form) <= _ACRONYM else {"أ", "إ", "آ"}
    pairs = zip(form, raw, strict=False)
    return not any(a in seats and b in seats and a != b and b != "ا" for a, b in pairs)


@lru_cache(maxsize=20_000)
def plain_name(raw: str) -> str:
    """Return a name as written, without vowel signs, lengthening, quotation marks and brackets."""
    if raw.isascii() or raw.replace(" ", "").isalpha():
        return dediac_ar(raw.replace("\u0640", "")) if "\u0640" in raw else raw
    letters = _NO_PART_OF_NAME.sub("", raw)
    return " ".join(dediac_ar(letters.replace("\u0640", "")).split())
