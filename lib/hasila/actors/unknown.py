"""Frequent names of a corpus that no lexicon entry covers, as rows for a lexicon file of one's own.

A name counts as unknown where a rule found it (after a title, by its head noun, as a sequence of names) and no listed
form did. The list proposes; whether two names are one person, a reader decides.
"""

from __future__ import annotations

from collections import Counter

import polars as pl
from camel_tools.utils.charmap import CharMapper

from hasila.actors.finder import ActorFinder
from hasila.arabic import Text
from hasila.lexicons import Lexicons

#: The columns of actors.tsv, in order.
COLUMNS = ("actor_id", "type", "name_ar", "name_en", "wikidata", "note", "comment")


def unknown_names(
    documents: pl.DataFrame, lexicons: Lexicons, *, least: int = 2, top: int | None = None
) -> pl.DataFrame:
    """Return names found by rule in at least ``least`` places, the most frequent first, as rows of actors.tsv.

    ``documents``: a documents table (doc_id, outlet, title, text are read). The ids are made from the letters (safe
    Buckwalter transliteration) and are meant to be changed; the comment counts mentions and documents.
    """
    finder = ActorFinder(lexicons)
    mentions: Counter[tuple[str, str]] = Counter()
    places: Counter[tuple[str, str]] = Counter()
    for row in documents.select("outlet", "title", "text").iter_rows(named=True):
        found = finder.find(Text(row["text"], row["title"]), row["outlet"])
        names = [(one.name_ar, one.actor_type) for one in found if one.method != "gazetteer"]
        mentions.update(names)
        places.update(set(names))
    frequent = [(-count, name) for name, count in mentions.items() if count >= least]
    rows = [_row(*name, -count, places[name]) for count, name in sorted(frequent)]
    return pl.DataFrame(rows[:top], schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def _row(name: str, actor_type: str, n_mentions: int, n_documents: int) -> tuple[str, ...]:
    comment = f"{n_mentions} mentions in {n_documents} documents; found by rule"
    return (key_of(name), actor_type, name, "", "", "", comment)


def key_of(name: str) -> str:
    """Return a key in Latin letters for an Arabic name."""
    letters = CharMapper.builtin_mapper("ar2safebw")(name).lower()
    return "_".join("".join(char if char.isalnum() else " " for char in letters).split())
