"""Prefixed particles: the conjunctions, prepositions and article that Arabic writes onto the next word.

The functions take normalised words and say what could be cut off; whether it *is* a prefix, only a lexicon that knows
the rest can tell (والد is a father, not "and Ld").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
ARTICLE = "ال"


@lru_cache(maxsize=200_000)
def readings(word: str, shortest: int = 2) -> tuple[tuple[int, str], ...]:
    """Return (letters cut, rest) for every way to read prefixes off a normalised word, the whole word first.

    Cut are a conjunction, then a preposition; the article stays on the rest (it belongs to the name). ``لل`` before a
    rest gives the rest with its article restored (للجيش: cut 1, rest الجيش). ``shortest`` letters must remain.
    Remembered, as every room asks for the same words.
    """
    return tuple(_readings(word, shortest))


def _readings(word: str, shortest: int) -> Iterator[tuple[int, str]]:
    yield 0, word
    for cut in _prefixes(word):
        rest = word[cut:]
        if len(rest) >= shortest:
            yield cut, rest
        if word[cut - 1] == "ل" and rest.startswith("ل") and len(rest) > shortest:
            yield cut, "ا" + rest


def _prefixes(word: str) -> Iterator[int]:
    after = 1 if word.startswith(CONJUNCTIONS) else 0
    if after:
        yield after
    if word.startswith(PREPOSITIONS, after):
        yield after + 1


def without_article(word: str) -> str:
    """Return the normalised word without the article, where at least two letters remain."""
    return word[2:] if word.startswith(ARTICLE) and len(word) > 3 else word
