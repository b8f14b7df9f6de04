"""Rows that have a span, shown with their sentence and the span marked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from hasila.evidence.page import MISSING, SHOWN_ROWS, Html, Markup, grid, marked, note, shown
from hasila.privacy import without_names


def with_sentences(documents: pl.DataFrame, sentences: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Add to ``rows`` (with doc_id, sentence_id, start, end) their sentence and the span's place in it.

    Columns added: outlet, published, sentence, span_start, span_end. The order of ``rows`` is kept.
    """
    spans = sentences.select("doc_id", "sentence_id", sentence_start="start", sentence_end="end")
    articles = documents.select("doc_id", "outlet", "published", "text").rename({"text": "article"})
    joined = rows.join(spans, on=["doc_id", "sentence_id"], how="left", maintain_order="left")
    joined = joined.join(articles, on="doc_id", how="left", maintain_order="left", suffix="_of_article")
    cut = pl.col("article").str.slice(pl.col("sentence_start"), pl.col("sentence_end") - pl.col("sentence_start"))
    return joined.with_columns(
        sentence=cut,
        span_start=pl.col("start") - pl.col("sentence_start"),
        span_end=pl.col("end") - pl.col("sentence_start"),
    ).drop("article", "sentence_start", "sentence_end")


def figure(low: int | None, high: int | None, qualifier: str) -> str:
    """Write the bounds of a claim: 62, at least 80, 20 to 30, 20 to 99 (vague)."""
    if qualifier in ("at_least", "more_than"):
        return f"{qualifier.replace('_', ' ')} {_count(low)}"
    if qualifier == "at_most":
        return f"at most {_count(high)}"
    if low == high:
        return f"about {_count(low)}" if qualifier == "about" else _count(low)
    bounds = f"{_count(low)} or more" if high is None else f"{_count(low)} to {_count(high)}"
    return f"{bounds} ({qualifier})" if qualifier in ("vague", "about") else bounds


def _count(number: int | None) -> str:
    return "?" if number is None else f"{number:,}"


def claims(
    documents: pl.DataFrame,
    sentences: pl.DataFrame,
    found: pl.DataFrame,
    rows: int = SHOWN_ROWS,
    withheld: Mapping[str, Sequence[str]] | None = None,
) -> Html:
    """Show claims with their sentence, the figure marked, who said and who printed it, and the rule that found it.

    ``withheld`` (doc_id to names, as of :func:`hasila.privacy.private_names`) are names not to be shown.
    """
    full = with_sentences(documents, sentences, found)
    values = [_claim(row, (withheld or {}).get(row["doc_id"], ())) for row in full.iter_rows(named=True)]
    return grid(["reported", "sentence", "said by", "printed by", "of whom", "rule and claim"], values, rows)


def _claim(row: Mapping[str, Any], names: Sequence[str]) -> tuple[object, ...]:
    """Return the cells of one claim: figure, sentence, speaker with relay and verb, outlet, victims, rule with id."""
    reported = [figure(row["low"], row["high"], row["qualifier"]), row["outcome"]]
    reported += [] if row["modality"] == "asserted" else [row["modality"]]
    reported += ["running total"] if row["is_cumulative"] else []
    speech = [row["reporting_verb"], row["stance"]]
    said = [row["source_text"] or "the outlet itself", row["via_text"] and f"← {row['via_text']}", *speech]
    victims = [row["victim_text"] and without_names(row["victim_text"], names), row["victim_class"]]
    return (
        _lines(reported),
        _sentence(row, names),
        _lines(said),
        _lines([row["outlet"], row["published"] or "undated"]),
        _lines(victims),
        _lines([row["rule"], row["claim_id"]]),
    )


def _lines(parts: Sequence[object]) -> Markup:
    """Return what is there of ``parts``, each on a line of its own and in its own direction."""
    return Markup("<br>".join(f"<bdi>{shown(part)}</bdi>" for part in parts if part) or MISSING)


#: Stand round the figure where a sentence is plain text; mirrored, so that they open on the right.
OPEN, CLOSE = "‹", "›"


def pointed(
    documents: pl.DataFrame,
    sentences: pl.DataFrame,
    found: pl.DataFrame,
    withheld: Mapping[str, Sequence[str]] | None = None,
) -> pl.DataFrame:
    """Return claim_id and sentence, the figure between single guillemets: for a chart, which can show no markup."""
    full = with_sentences(documents, sentences, found)
    rows = []
    for row in full.iter_rows(named=True):
        before, span, after = _parts(row, (withheld or {}).get(row["doc_id"], ()))
        rows.append((row["claim_id"], f"{before}{OPEN}{span}{CLOSE}{after}"))
    return pl.DataFrame(rows, schema={"claim_id": pl.String, "sentence": pl.String}, orient="row")


def _parts(row: Mapping[str, Any], names: Sequence[str]) -> tuple[str, str, str]:
    """Return what stands before the span in its sentence, the span, and what follows; names go out of each part."""
    text, start, end = row["sentence"] or "", row["span_start"] or 0, row["span_end"] or 0
    return without_names(text[:start], names), without_names(text[start:end], names), without_names(text[end:], names)


def _sentence(row: Mapping[str, Any], names: Sequence[str] = ()) -> Markup:
    """Return the sentence of a row with its span marked."""
    before, span, after = _parts(row, names)
    return marked(before + span + after, [(len(before), len(before) + len(span))])


def spans(
    documents: pl.DataFrame,
    sentences: pl.DataFrame,
    found: pl.DataFrame,
    columns: Mapping[str, str],
    rows: int = SHOWN_ROWS,
    withheld: Mapping[str, Sequence[str]] | None = None,
) -> Html:
    """Show rows that have a span (time expressions) with their sentence, the span marked in it, names withheld."""
    full = with_sentences(documents, sentences, found).head(rows)
    values = [
        (_sentence(row, (withheld or {}).get(row["doc_id"], ())), *(row[name] for name in columns))
        for row in full.iter_rows(named=True)
    ]
    shown_rows = grid(["sentence", *columns.values()], values, rows)
    more = "" if len(found) <= rows else note(f"{rows} of {len(found)} rows are shown; the file has all.")
    return Html(shown_rows.html + more, shown_rows.text)
