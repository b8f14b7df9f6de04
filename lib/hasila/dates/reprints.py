"""Relative times of reprinted paragraphs, dated by the article that had the paragraph first.

A newspaper that prints «last week» from a wire of some days ago means the wire's last week. Where the table of reuse
names the origin of a paragraph, a relative expression in it takes the value that the same words have there. Two
bulletins of one office share their formulas and not their day: so the expression's own sentence must be the origin's,
with the same numbers. Only values and flags change, never spans; what was changed says so in its flags.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from hasila import tables
from hasila.arabic import Sentence, Text
from hasila.dates.calendars import precision_of
from hasila.lexicons import Lexicons
from hasila.quantities import QuantityFinder

REPRINTED = "dated by the reprinted article"
#: A newspaper reprints what is at most so many days old.
_OLDEST = 14
#: Share of the sentence's word trigrams that stand in the origin's paragraph (measured: reprints from 0.54, formulas of
#: an office to 0.38).
_SAME_SENTENCE = 0.5
_SHINGLE = 3
#: Columns that say which expression of a paragraph is meant: its words, and which occurrence of them it is.
_SAME = ["origin_doc_id", "origin_start", "origin_end", "text", "nth"]


def dated_by_origin(
    times: pl.DataFrame, reuse: pl.DataFrame, documents: pl.DataFrame, lexicons: Lexicons
) -> pl.DataFrame:
    """Return ``time_expressions`` with the relative ones of reprinted paragraphs dated by the paragraph's origin.

    Args:
        times: Table ``time_expressions``.
        reuse: Table ``reuse``; a paragraph with several origins takes the one that was published first.
        documents: Table ``documents``; an origin without date, a later or a much earlier one, dates nothing.
        lexicons: Those of numbers, which must be the same in both.
    """
    links = _earlier_origins(reuse, documents)
    there = _in_paragraphs(times, links, "origin_doc_id", "origin_start", "origin_end").select(
        *_SAME, pl.col("value").alias("origin_value")
    )
    same = SameSentence(documents, QuantityFinder(lexicons))
    here = _in_paragraphs(times, links, "doc_id", "paragraph_start", "paragraph_end")
    changed = (
        here.filter(anchor="published")
        .join(there.unique(subset=_SAME, maintain_order=True), on=_SAME, how="inner")
        .filter((pl.col("origin_value") != pl.col("value")) & (pl.col("origin_value") != "UNKNOWN"))
        .filter(pl.struct("doc_id", "sentence_id", *_SAME[:3]).map_elements(same, return_dtype=pl.Boolean))
        .select("doc_id", "start", "end", "origin_value")
        .unique(subset=["doc_id", "start", "end"], maintain_order=True, keep="first")
    )
    return tables.check("time_expressions", _applied(times, changed))


class SameSentence:
    """Says whether a sentence is that of an origin's paragraph: most of its words in order, and all its numbers."""

    def __init__(self, documents: pl.DataFrame, quantities: QuantityFinder) -> None:
        rows = documents.select("doc_id", "text", "title").iter_rows()
        self._texts = {doc_id: (text, title) for doc_id, text, title in rows}
        self._quantities = quantities

    def __call__(self, row: dict[str, Any]) -> bool:
        """Tell it of a row with doc_id and sentence_id, and origin_doc_id, origin_start and origin_end."""
        here = [Text(*self._texts[row["doc_id"]]).sentences[row["sentence_id"]]]
        raw, _ = self._texts[row["origin_doc_id"]]
        there = Text(raw[row["origin_start"] : row["origin_end"]]).sentences
        shared, own = _trigrams(here) & _trigrams(there), _trigrams(here)
        return len(shared) >= _SAME_SENTENCE * len(own) and self._numbers(here) <= self._numbers(there)

    def _numbers(self, sentences: Sequence[Sentence]) -> set[tuple[int | None, int | None]]:
        return {(found.low, found.high) for s in sentences for found in self._quantities.find(s.words)}


def _trigrams(sentences: Sequence[Sentence]) -> set[tuple[str, ...]]:
    words = [word.text for sentence in sentences for word in sentence.words if word.kind != "mark"]
    return {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}


def _earlier_origins(reuse: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return the links whose origin was published shortly before what repeats it, the first origin first."""
    published = documents.select("doc_id", "published")
    return (
        reuse.rename({"start": "paragraph_start", "end": "paragraph_end"})
        .join(published, on="doc_id")
        .join(published.rename({"doc_id": "origin_doc_id", "published": "origin_published"}), on="origin_doc_id")
        .filter((pl.col("published") - pl.col("origin_published")).dt.total_days().is_between(1, _OLDEST))
        .sort("doc_id", "paragraph_start", "origin_published", "origin_doc_id", "origin_start")
    )


def _in_paragraphs(times: pl.DataFrame, links: pl.DataFrame, doc: str, first: str, last: str) -> pl.DataFrame:
    """Return each expression that lies in a paragraph of ``links``, with the number of its occurrence there."""
    link = [doc, first, last] if doc == "origin_doc_id" else ["doc_id", first, last, *_SAME[:3]]
    paragraphs = links.select(link).unique(maintain_order=True)
    joined = paragraphs.join(times, left_on=doc, right_on="doc_id", how="inner", coalesce=True)
    inside = joined.filter((pl.col("start") >= pl.col(first)) & (pl.col("end") <= pl.col(last)))
    over = [*paragraphs.columns, "text"]
    return inside.sort(*paragraphs.columns, "start").with_columns(nth=pl.int_range(pl.len()).over(over))


def _applied(times: pl.DataFrame, changed: pl.DataFrame) -> pl.DataFrame:
    """Return the table with the changed values in place, in the order it had."""
    joined = times.join(changed, on=["doc_id", "start", "end"], how="left", maintain_order="left")
    is_changed = pl.col("origin_value").is_not_null()
    flagged = pl.concat_str(pl.col("flags"), pl.lit(REPRINTED), separator="; ", ignore_nulls=True)
    return joined.with_columns(
        value=pl.coalesce("origin_value", "value"),
        precision=pl.when(is_changed)
        .then(pl.col("origin_value").map_elements(precision_of, return_dtype=pl.String))
        .otherwise("precision"),
        anchor=pl.when(is_changed).then(pl.lit("article")).otherwise("anchor"),
        flags=pl.when(is_changed).then(flagged).otherwise("flags"),
    ).select(times.columns)


def claims_dated_by_origin(claims: pl.DataFrame, before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Return ``casualty_claims`` whose event dates follow the expressions that :func:`dated_by_origin` changed.

    A claim took its date from such an expression where both stand in one sentence and the claim has the expression's
    former value; it gets the new one. ``before`` and ``after`` are ``time_expressions`` without and with the change.
    """
    where = ["doc_id", "start", "end"]
    new = after.select(*where, new_value="value")
    moved = before.join(new, on=where).filter(pl.col("value") != pl.col("new_value"))
    key = moved.select("doc_id", "sentence_id", pl.col("value").alias("event_date"), "new_value")
    once = key.unique(["doc_id", "sentence_id", "event_date"], keep="first", maintain_order=True)
    joined = claims.join(once, on=["doc_id", "sentence_id", "event_date"], how="left", maintain_order="left")
    redated = joined.with_columns(event_date=pl.coalesce("new_value", "event_date")).select(claims.columns)
    return tables.check("casualty_claims", redated)
