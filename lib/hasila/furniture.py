"""Page furniture: the headlines of other articles, teasers and menus that a page carries round its article.

An article's own paragraphs are prose: they end in a full stop or are long. A short line without one that is not the
article's headline belongs to the page; so does a teaser that is cut off with dots after the article. Dates do not
reach there. The module reads layout only, no meaning.
"""

from __future__ import annotations

import re

from hasila.arabic import Text, normalise

_STOPS = (".", "۔", "!", "؟", "?", "»", "”", '"', ":", "؛")
_CUT_OFF = ("...", "…", "[…]", "..")
_WORD = re.compile(r"[^\W_]{2,}")
#: A line that shares this much of its words with the title is another form of it.
_SHARED = 0.6
#: A line with a full stop after this many words is prose, though tags follow it.
_STOP_WITHIN, _SENTENCE_WORDS = re.compile(r"(?<=\w{2})\.\s"), 10
#: A paragraph of this many words is prose even where its full stop is missing.
_PROSE_WORDS = 26


def furniture(text: Text) -> frozenset[int]:
    """Return the numbers of the paragraphs that are page furniture rather than the article."""
    own = frozenset(number for number in range(len(text.paragraphs)) if _is_prose(text, number))
    if not own:
        return frozenset()
    title = " ".join(normalise(text.title or "").split())
    titled = frozenset(_WORD.findall(title))
    first = min(own)
    found = set()
    for number in range(len(text.paragraphs)):
        if number in text.headline_paragraphs or _repeats(text, number, title, titled):
            continue
        is_line = number not in own and number != text.lead_paragraph
        if is_line or (number > first and _is_cut_off(text, number)):
            found.add(number)
    return frozenset(found - {first})


def _line(text: Text, number: int) -> str:
    start, end = text.paragraphs[number]
    return text.norm[start:end].strip()


def _is_prose(text: Text, number: int) -> bool:
    line = _line(text, number)
    words = len(line.split())
    stop = _STOP_WITHIN.search(line)
    if words >= _PROSE_WORDS or (stop is not None and len(line[: stop.start()].split()) >= _SENTENCE_WORDS):
        return True
    return words >= _least(line) and line.endswith(_STOPS) and not line.endswith(_CUT_OFF)


def _least(line: str) -> int:
    """Return how many words make a line prose: a full stop ends a sentence, other marks end headlines too."""
    return 3 if line.endswith(".") else 5


def _is_cut_off(text: Text, number: int) -> bool:
    return _line(text, number).endswith(_CUT_OFF)


def _repeats(text: Text, number: int, title: str, titled: frozenset[str]) -> bool:
    """Say whether the line says again what the title says, in whole or in most of its words (``titled``)."""
    line = " ".join(_line(text, number).split())
    if not title or len(line) <= 12:
        return False
    words = set(_WORD.findall(line))
    return line in title or title in line or len(words & titled) >= _SHARED * len(words)
