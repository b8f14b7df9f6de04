"""Right-to-left labels that come out in order on a canvas.

A chart draws each label as one piece of text with no markup, so order has to be carried by the characters themselves.
A label that holds Arabic is shortened here (a chart cuts at the wrong side) and wrapped in an isolate, so that Latin
letters, digits and punctuation in it, or beside it, keep their places. Controls that came with the text are taken out
first: they could break out of the isolate and turn a neighbour round.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE = "\u2066", "\u2067"
POP_ISOLATE = "\u2069"
#: Embeddings, overrides, isolates and marks (UAX 9, section 2). They order text and carry no letter.
BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: Other controls and line ends, which a label cannot show.
_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
#: Marks that hang on the letter before them: a label is not cut between the two.
_HANGING = re.compile("[\u0610-\u061a\u064b-\u065f\u0670]*")
ELLIPSIS = "…"
#: An ISO day, month or interval. After an Arabic letter its parts would be printed in reverse (UAX 9, rules W2 and W4:
#: a hyphen between Arabic numbers is no part of a number), so it gets an isolate of its own.
#: Digits of an id (ev-20160917-843205) are no month.
ISO_DATE = re.compile(r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?:/\d{4}-\d{2}(?:-\d{2})?)?(?!\d)")


def is_arabic(text: str) -> bool:
    """Tell whether ``text`` holds an Arabic letter."""
    return _ARABIC.search(text) is not None


def plain(text: str) -> str:
    """Return ``text`` on one line, without controls."""
    return " ".join(_UNSHOWABLE.sub(" ", BIDI_CONTROLS.sub("", text)).split())


def shorten(text: str, length: int) -> str:
    """Cut ``text`` to at most ``length`` characters (marks that hang on a letter not counted), with an ellipsis."""
    if len(text) <= length:
        return text
    cut = length - 1 + len(_match(text, length - 1))
    return text[:cut].rstrip() + ELLIPSIS


def _match(text: str, position: int) -> str:
    found = _HANGING.match(text, position)
    return found.group() if found else ""


def isolate(text: str) -> str:
    """Wrap ``text`` in a right-to-left isolate where it holds Arabic, ISO dates in it left to right."""
    if not is_arabic(text):
        return text
    dated = ISO_DATE.sub(rf"{LEFT_TO_RIGHT_ISOLATE}\g<0>{POP_ISOLATE}", text)
    return f"{RIGHT_TO_LEFT_ISOLATE}{dated}{POP_ISOLATE}"


def label(text: str | None, length: int = 40, missing: str = "not stated") -> str:
    """Return ``text`` as a chart label: one line, no controls, at most ``length`` characters, isolated if Arabic."""
    return isolate(shorten(plain(text), length)) if text and plain(text) else missing


def labels(values: Iterable[str | None], length: int = 40, missing: str = "not stated") -> dict[str | None, str]:
    """Return value to label, a different label for each: what shortening made alike gets a number."""
    made: dict[str | None, str] = {}
    for value in values:
        if value not in made:
            made[value] = _unlike(label(value, length, missing), set(made.values()))
    return made


def _unlike(wanted: str, taken: set[str]) -> str:
    number, found = 2, wanted
    while found in taken:
        number, found = number + 1, f"{wanted} ({number})"
    return found


def numbered(names: Sequence[str]) -> list[str]:
    """Return the names, with its number on each that stands again: a, b, a (2)."""
    stood: Counter[str] = Counter()
    found = []
    for name in names:
        stood[name] += 1
        found.append(name if stood[name] == 1 else f"{name} ({stood[name]})")
    return found


def lines(text: str, width: int) -> list[str]:
    """Break ``text`` into lines of at most ``width`` characters at spaces, each isolated, for a text mark."""
    broken: list[str] = [""]
    for word in plain(text).split(" "):
        longer = f"{broken[-1]} {word}".strip()
        broken = [*broken[:-1], longer] if len(longer) <= width or not broken[-1] else [*broken, word]
    return [f"{RIGHT_TO_LEFT_ISOLATE}{line}{POP_ISOLATE}" for line in broken] if is_arabic(text) else broken
