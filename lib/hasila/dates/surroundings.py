"""What stands around a time expression: page furniture, verbs of days to come, names made of dates, counted nouns.

These tell what an expression may be resolved against, or that it is none. Word lists are in ``dates_words.tsv``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hasila.arabic import Text, normalise
from hasila.lexicons import Lexicons

#: A line of the article's own prose: at least so many words, closed by a full stop (not by dots that cut it off).
_PROSE_WORDS = 8
_CLOSED = re.compile(r"[.!؟?:][\"'”»)\]]*$")
_CUT_OFF = re.compile(r"(?:\.\.+|…|\[…\]|\[\.\.\.\])[\"'”»)\]]*$")
_WORD = re.compile(r"\w+")
#: A headline of another article has at most so many words.
_HEADLINE_WORDS = 22
#: Words of a line compared with the rest of the page to see whether it repeats the article itself.
_REPEATED_WORDS = 5
#: How many letters before an expression the verb that governs it is looked for.
_REACH = 70
_CLAUSE = re.compile(r"[،,؛;:.!؟?()\"«»“”\n]")


@lru_cache(maxsize=4)
def words_of_kind(lexicons: Lexicons, kind: str) -> tuple[str, ...]:
    """Return the normalised forms of one kind in ``dates_words.tsv``, sorted."""
    rows = lexicons.rows("dates_words")
    return tuple(sorted({normalise(row["form"]) for row in rows if row["kind"] == kind}))


class Furniture:
    """Tells which paragraphs of a page are not the article's own: teasers, lists of other articles, footers."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = sorted(words_of_kind(lexicons, "furniture"), key=len, reverse=True)
        self._heading = re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))})(?!\w)")

    def paragraphs(self, text: Text) -> frozenset[int]:
        """Return the numbers of the paragraphs that are page furniture."""
        lines = [text.norm[start:end].strip() for start, end in text.paragraphs]
        prose = [number for number, line in enumerate(lines) if is_prose(line)]
        if len(lines) < 3 or not prose:
            return frozenset()
        first, last = prose[0], prose[-1]
        found = set()
        listed = False
        for number, line in enumerate(lines):
            if number in prose or _is_long(line):
                listed = False
                continue
            listed = listed or self._heading.match(line) is not None
            below = number > last and last < len(lines) - 2  # a single line after the article may be its own
            outside = below or (number < first and self._is_list(lines, number, first))
            if (outside or listed) and not self._is_own(text, lines, number):
                found.add(number)
        return frozenset(found)

    @staticmethod
    def _is_list(lines: list[str], number: int, first: int) -> bool:
        """Tell whether a line above the article is one of a list of headlines: several lines of some length follow."""
        return sum(len(_WORD.findall(line)) >= 5 for line in lines[number + 1 : first]) >= 2

    @staticmethod
    def _is_own(text: Text, lines: list[str], number: int) -> bool:
        if number in text.headline_paragraphs:
            return True
        opening = " ".join(_WORD.findall(lines[number])[:_REPEATED_WORDS])
        if opening.count(" ") < _REPEATED_WORDS - 1:
            return False
        others = (line for line in lines if line != lines[number] and is_prose(line))
        return any(opening in " ".join(_WORD.findall(line)) for line in others)


def _is_long(line: str) -> bool:
    """Tell whether an unclosed line is too long for the headline of another article."""
    return line.count(" ") >= _HEADLINE_WORDS and not _CUT_OFF.search(line)


def is_prose(line: str) -> bool:
    """Tell whether a line is prose of its own: long enough and closed, not cut off by dots."""
    line = line.strip()
    return line.count(" ") >= _PROSE_WORDS - 1 and _CLOSED.search(line) is not None and not _CUT_OFF.search(line)


class Futurity:
    """Tells whether the clause before an expression speaks of days to come."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = "|".join(map(re.escape, words_of_kind(lexicons, "future_word")))
        others = "|".join(
            re.escape(word.rstrip("*")) + ("" if word.endswith("*") else r"\b")
            for word in words_of_kind(lexicons, "not_future")
        )
        self._turn = re.compile(rf"(?<!\w)و?(?:{'|'.join(map(re.escape, words_of_kind(lexicons, 'turn')))})(?!\w)")
        self._by = tuple(words_of_kind(lexicons, "by"))
        self._marker = re.compile(rf"(?<!\w)[وفب]?(?:(?:ال)?(?:{words})(?!\w)|(?!{others})س[يتن]\w{{3,}})")

    def points_ahead(self, norm: str, sentence_start: int, start: int) -> bool:
        """Return whether a verb or word of days to come stands in the clause before ``norm[start]``."""
        clause = norm[max(sentence_start, start - _REACH) : start]
        if clause.rstrip().endswith(self._by):
            return True
        cuts = [match.end() for pattern in (_CLAUSE, self._turn) for match in pattern.finditer(clause.rstrip(" (،"))]
        return self._marker.search(clause, max(cuts, default=0)) is not None
