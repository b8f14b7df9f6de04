"""Names of private persons, who may be victims: whose they are, and text without them.

What is exported or shown beside a figure carries no name of a private victim. Nobody can tell a victim's name from
another's for certain, so every named person is withheld who is neither public nor quoted nor speaking in office.
Withholding rests on finding the name: one that no rule finds stays.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

#: Stands where the name of a private person stood.
WITHHELD = "[…]"
#: Claims whose quantity is a person's name carry a rule id that begins so.
NAMED_RULE = "named"


def private_names(claims: pl.DataFrame, actors: pl.DataFrame) -> dict[str, list[str]]:
    """Return for each document the names of persons neither public (in the gazetteer) nor quoted, longest first.

    A person is quoted when a source or relay in the same document holds the name; a person with a title beside the
    name (method ``title``) speaks or acts in office. Everybody else named may be a victim, and is withheld.
    """
    quoted = _quoted(claims)
    people = actors.filter((pl.col("actor_type") == "person") & pl.col("method").is_in(["pattern", "ner"]))
    named = claims.filter(pl.col("rule").str.starts_with(NAMED_RULE)).select("doc_id", text="quantity_text")
    found: dict[str, set[str]] = {}
    for doc_id, text in [*people.select("doc_id", "text").iter_rows(), *named.iter_rows()]:
        if not any(text in speaker or speaker in text for speaker in quoted.get(doc_id, ())):
            found.setdefault(doc_id, set()).add(text)
    return {doc_id: sorted(texts, key=lambda text: (-len(text), text)) for doc_id, texts in found.items()}


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
