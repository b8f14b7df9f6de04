"""Page furniture: the lines of a saved page that are not the article's own (teasers, lists of other articles, footers).

What such a line calls today is not the article's today. A line is taken for furniture only where it looks like the
headline or the cut-off opening of another article *and* stands where such lines stand: above the article's headline,
under a heading such as "read also", or below its last paragraph of prose. The phrases are in ``dates_words.tsv``.
"""

from __future__ import annotations

import re
from collections import Counter

from hasila.arabic import Text
from hasila.dates.surroundings import words_of_kind
from hasila.lexicons import Lexicons

#: A line of the article's own prose: at least so many words, closed by a full stop (a headline may end in ؟ or !).
_PROSE_WORDS = 8
#: What may stand behind the full stop or the dots.
_CLOSERS = "\"'”»)]"
_WORD = re.compile(r"\w+")
#: A headline of another article has at most so many words.
_HEADLINE_WORDS = 22
#: A heading stands alone where no more letters follow it; a teaser worth counting has a few words.
_LEFT_OVER, _TEASER_WORDS = 2, 4
#: Words of a line compared with the rest of the page to see whether it repeats the article itself.
_REPEATED_WORDS = 5


def is_prose(line: str) -> bool:
    """Tell whether a normalised line is prose of its own: long enough and closed, not cut off by dots."""
    line = line.strip()
    closed = line.rstrip(_CLOSERS).endswith((".", "۔"))
    return closed and line.count(" ") >= _PROSE_WORDS - 1 and not _is_cut_off(line)


def _is_cut_off(line: str) -> bool:
    """Tell whether a stripped line ends in dots, bracketed or not."""
    return line.rstrip(_CLOSERS).endswith(("..", "…"))


class Furniture:
    """Tells furniture from the article, by the phrases of one set of lexicons."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._heading = _opening(words_of_kind(lexicons, "furniture"))
        self._continues = _opening(words_of_kind(lexicons, "continues"))

    def paragraphs(self, text: Text) -> frozenset[int]:
        """Return the numbers of the paragraphs that are page furniture."""
        lines = [text.norm[start:end].strip() for start, end in text.paragraphs]
        prose = {number for number, line in enumerate(lines) if is_prose(line)}
        if len(lines) < 3 or not prose:
            return frozenset()
        closing = self._closing_list(lines)
        found = set(range(closing, len(lines))) if closing else set()
        found |= self._listed(lines, prose) | self._outside(text, lines, prose)
        found -= text.headline_paragraphs
        openings = _openings(lines) if found else Counter()
        return frozenset(number for number in found if not _repeats(lines[number], openings))

    def _is_teaser(self, line: str) -> bool:
        """Tell whether a line could be the headline, or the cut-off opening, of another article."""
        if _is_cut_off(line):
            return True
        return not is_prose(line) and line.count(" ") < _HEADLINE_WORDS and not self._continues.match(line)

    def _listed(self, lines: list[str], prose: set[int]) -> set[int]:
        """Return the teasers under a heading such as "read also", up to the next prose."""
        found, listed = set(), False
        for number, line in enumerate(lines):
            listed = number not in prose and (listed or self._heading.match(line) is not None)
            if listed and self._is_teaser(line):
                found.add(number)
        return found

    def _outside(self, text: Text, lines: list[str], prose: set[int]) -> set[int]:
        """Return the teasers above the article's headline and below its last prose (one alone may be its own)."""
        first, last = min(text.headline_paragraphs, default=0), max(prose)
        above = range(first) if first < min(prose) else range(0)
        below = range(last + 1, len(lines)) if last < len(lines) - 2 else range(0)
        return {number for number in (*above, *below) if self._is_teaser(lines[number])}

    def _closing_list(self, lines: list[str]) -> int | None:
        """Return the number of the heading after which the page holds nothing but other articles, whole ones too.

        The heading stands alone on its line, a teaser follows it at once, and below it teasers outnumber prose. Read
        from the end, since no line below it may go on with the article.
        """
        teasers, prose, found = 0, 0, None
        for number in range(len(lines) - 1, 0, -1):
            line = lines[number]
            heading = self._heading.match(line)
            alone = heading is not None and len(line) - heading.end() <= _LEFT_OVER
            if alone and teasers >= max(2, prose) and self._is_teaser(lines[number + 1]):
                found = number
            if self._continues.match(line):
                break
            prose += is_prose(line)
            teasers += self._is_teaser(line) and line.count(" ") >= _TEASER_WORDS
        return found


def _opening(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _openings(lines: list[str]) -> Counter[str]:
    """Count the runs of a few words in the page's prose, each line once."""
    counted: Counter[str] = Counter()
    for line in dict.fromkeys(line for line in lines if is_prose(line)):
        words = _WORD.findall(line)
        counted.update({" ".join(words[at : at + _REPEATED_WORDS]) for at in range(len(words) - _REPEATED_WORDS + 1)})
    return counted


def _repeats(line: str, openings: Counter[str]) -> bool:
    """Tell whether the opening words of a line stand in the prose of another."""
    words = _WORD.findall(line)[:_REPEATED_WORDS]
    return len(words) == _REPEATED_WORDS and openings[" ".join(words)] > is_prose(line)
