"""A mention while it is being found: its span in the view, who it is, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from camel_tools.utils.dediac import dediac_ar

from hasila.actors.gazetteer import Actor
from hasila.actors.view import View

#: Opening mark to the closing marks that answer it; straight quotes close themselves.
_PAIRS = {"«": "»", "“": '”“"', '"': '"”', "(": ")", "[": "]", "‹": "›", "‘": "’", "„": "“”", "”": "“”″", "'": "'’"}
#: The methods, the surer first.
_SURER = ("gazetteer", "title", "pattern", "ner")


@dataclass(frozen=True, slots=True)
class Found:
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
    ordered = sorted(found, key=_place)
    if all(one.end <= following.start for one, following in pairwise(ordered)):
        return ordered
    ranked = sorted(range(len(found)), key=lambda i: (-found[i].length, _SURER.index(found[i].method), i))
    taken: list[Found] = []
    covered: set[int] = set()
    for index in ranked:
        mention = found[index]
        if covered.isdisjoint(range(mention.start, mention.end)):
            covered.update(range(mention.start, mention.end))
            taken.append(mention)
    return sorted(taken, key=_place)


def _place(mention: Found) -> int:
    return mention.start


def crosses_closing(view: View, start: int, end: int) -> bool:
    """Tell whether letters go on after a quotation is closed within the span: («حزب الله» اللبناني)."""
    stretch = view.norm[view.norm_start(start) : view.norm_end(end)]
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
    """Tell whether two spellings agree where both write a hamza: above (أ) or below (إ) its seat, or a madda (آ)."""
    seats = {"أ", "إ", "آ"}
    pairs = zip(form, raw, strict=False)
    return not any(a in seats and b in seats and a != b for a, b in pairs)


def plain_name(raw: str) -> str:
    """Return a name as written, without vowel signs, lengthening, quotation marks and brackets."""
    if raw.isascii() or raw.replace(" ", "").isalpha():
        return dediac_ar(raw.replace("\u0640", "")) if "\u0640" in raw else raw
    letters = "".join(char for char in raw if char.isalnum() or char in " -./'" or char.isspace())
    return " ".join(dediac_ar(letters.replace("\u0640", "")).split())
