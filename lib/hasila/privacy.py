"""Names of private persons, who may be victims: whose they are, and text without them.

What is exported or shown beside a figure carries no name of a private victim. Nobody can tell a victim's name from
another's for certain, so every named person is withheld who is neither public nor quoted nor speaking in office.
Withholding rests on finding the name: one that no rule finds stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import polars as pl

from hasila.arabic import normalise
from hasila.claims.victims.titles import name_behind
from hasila.lexicons import Lexicons

#: Stands where the name of a private person stood.
WITHHELD = "[…]"
#: Claims whose quantity is a person's name carry a rule id that begins so.
NAMED_RULE = "named"
#: Columns of a claim that hold words of the article about its victims.
_OF_VICTIMS = ("victim_text", "quantity_text")
#: So begins the id of a person who is in no gazetteer; his name follows.
_NAMED_BY_ID = "person:"


def private_names(claims: pl.DataFrame, actors: pl.DataFrame, lexicons: Lexicons | None = None) -> dict[str, list[str]]:
    """Return for each document the names of persons neither public (in the gazetteer) nor quoted, longest first.

    A person is quoted when a source or relay in the same document holds the name; a person with a title beside the
    name (method ``title``) speaks or acts in office, unless he is named for the one victim of a claim. Everybody else
    named may be a victim, and is withheld. ``lexicons`` tell which words are given names.
    """
    given = _given_names(lexicons or Lexicons())
    quoted, victims = _quoted(claims), _single_victims(claims)
    people = actors.filter((pl.col("actor_type") == "person") & pl.col("method").is_in(["pattern", "ner", "title"]))
    persons = [
        (doc_id, text)
        for doc_id, text, method in people.select("doc_id", "text", "method").iter_rows()
        if method != "title" or any(text in victim for victim in victims.get(doc_id, ()))
    ]
    named = claims.filter(pl.col("rule").str.starts_with(NAMED_RULE)).select("doc_id", text="quantity_text")
    behind = [
        (doc_id, name) for doc_id, texts in victims.items() for text in texts if (name := name_behind(text, given))
    ]
    known = {text for text, method in actors.select("text", "method").iter_rows() if method == "gazetteer"}
    found: dict[str, set[str]] = {}
    for doc_id, text in [*persons, *named.iter_rows(), *(pair for pair in behind if pair[1] not in known)]:
        if not any(text in speaker or speaker in text for speaker in quoted.get(doc_id, ())):
            found.setdefault(doc_id, set()).add(text)
    return {doc_id: sorted(texts, key=lambda text: (-len(text), text)) for doc_id, texts in found.items()}


def _single_victims(claims: pl.DataFrame) -> dict[str, list[str]]:
    """Return for each document the phrases for its victims who are one person."""
    single = claims.filter((pl.col("low") == 1) & (pl.col("high") == 1) & pl.col("victim_text").is_not_null())
    found: dict[str, list[str]] = {}
    for doc_id, text in single.select("doc_id", "victim_text").iter_rows():
        found.setdefault(doc_id, []).append(text)
    return found


@lru_cache(maxsize=2)
def _given_names(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(normalise(row["name"]) for row in lexicons.rows("given_names"))


def _quoted(claims: pl.DataFrame) -> dict[str, set[str]]:
    quoted: dict[str, set[str]] = {}
    for doc_id, source, via in claims.select("doc_id", "source_text", "via_text").iter_rows():
        quoted.setdefault(doc_id, set()).update(text for text in (source, via) if text)
    return quoted


def without_names(text: str, names: Iterable[str]) -> str:
    """Return the text with ``WITHHELD`` in the place of each of the names (longest first)."""
    for name in names:
        text = text.replace(name, WITHHELD)
    return text


def part_without_names(text: str, start: int, end: int, names: Iterable[str]) -> str:
    """Return ``text[start:end]`` with ``WITHHELD`` for what it holds of each of the names, also of one that it cuts."""
    inside = [name for name in names if name and name in text]
    found = [match.span() for name in inside for match in re.finditer(re.escape(name), text)]
    shown, at = [], start
    for first, last in sorted(span for span in found if span[0] < end and span[1] > start):
        if last <= at:
            continue  # part of a longer name
        shown += [text[at : max(at, first)], WITHHELD if first >= at or at == start else ""]
        at = min(last, end)
    return "".join([*shown, text[at:end]])


def nameless(claims: pl.DataFrame, names: dict[str, list[str]], columns: Iterable[str] = _OF_VICTIMS) -> pl.DataFrame:
    """Return the claims with the names of their document, as of :func:`private_names`, left out of ``columns``.

    The id of a victim who is in no gazetteer is his name, and goes with it.
    """
    doc_ids = claims["doc_id"].to_list()

    def masked(column: str) -> pl.Series:
        pairs = zip(doc_ids, claims[column], strict=True)
        return pl.Series(column, [text and without_names(text, names.get(d, ())) for d, text in pairs], pl.String)

    private = pl.col("victim_actor_id").str.starts_with(_NAMED_BY_ID)
    known = pl.when(private).then(None).otherwise("victim_actor_id").alias("victim_actor_id")
    return claims.with_columns(known, *(masked(column) for column in columns))
