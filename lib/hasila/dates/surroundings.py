"""What stands before a time expression: whether the clause speaks of days to come. Words are in ``dates_words.tsv``."""

from __future__ import annotations

import re
from functools import lru_cache

from hasila.arabic import normalise
from hasila.lexicons import Lexicons

#: How many letters before an expression the verb that governs it is looked for.
_REACH = 70
_CLAUSE = re.compile(r"[،,؛;:.!؟?()\"«»“”\n]")


@lru_cache(maxsize=4)
def words_of_kind(lexicons: Lexicons, kind: str) -> tuple[str, ...]:
    """Return the normalised forms of one kind in ``dates_words.tsv``, sorted."""
    rows = lexicons.rows("dates_words")
    return tuple(sorted({normalise(row["form"]) for row in rows if row["kind"] == kind}))


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
