"""Published claims about known events, laid beside the corpus: what it lacks, and what nobody published.

A reference folder holds ``events.csv`` and ``known_claims.csv`` (columns in data/README.md). A known figure is in the
corpus when a claim of the same event has its outcome and its bounds; who says it is shown beside, for the same
figure in another mouth is a finding. Reference claims are claims too: no side of the comparison is the truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from hasila.events import SLACK
from hasila.lexicons import Lexicons
from hasila.nearness import Nearness

KNOWN_EVENTS = {
    "event_key": pl.String,
    "title_ar": pl.String,
    "title_en": pl.String,
    "date_start": pl.Date,
    "date_end": pl.Date,
    "place": pl.String,
}
KNOWN_CLAIMS = {
    "reference_id": pl.String,
    "event_key": pl.String,
    "claim_date": pl.String,
    "speaker": pl.String,
    "via": pl.String,
    "outcome": pl.String,
    "low": pl.Int64,
    "high": pl.Int64,
    "qualifier": pl.String,
    "victims": pl.String,
    "modality": pl.String,
    "is_cumulative": pl.Boolean,
    "note": pl.String,
    "source": pl.String,
}
COMPARED = {
    "event_key": pl.String,
    "event_id": pl.String,
    "outcome": pl.String,
    "low": pl.Int64,
    "high": pl.Int64,
    "status": pl.String,
    "reference_ids": pl.String,
    "published_speakers": pl.String,
    "corpus_speakers": pl.String,
    "claim_ids": pl.String,
}
#: Known event not in the corpus; known figure in it or not; figure of the corpus that the reference does not have.
STATUSES = ("event not in corpus", "in corpus", "not in corpus", "only in corpus")


class ReferenceFileError(ValueError):
    """A reference file is missing or lacks a column; the message names it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Known events and the claims published about them."""

    events: pl.DataFrame
    claims: pl.DataFrame


def read_reference(folder: Path) -> Reference:
    """Read ``events.csv`` and ``known_claims.csv`` of a reference folder; further columns are fine."""
    return Reference(
        _read(Path(folder) / "events.csv", KNOWN_EVENTS), _read(Path(folder) / "known_claims.csv", KNOWN_CLAIMS)
    )


def _read(path: Path, columns: dict[str, Any]) -> pl.DataFrame:
    if not path.exists():
        raise ReferenceFileError(f"no reference file {path.name} in {path.parent.name}")
    frame = pl.read_csv(path, infer_schema=False)
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise ReferenceFileError(f"{path.name} lacks the columns {', '.join(missing)}")
    chosen = frame.select(pl.col(name).replace("", None) for name in columns)
    return chosen.with_columns(_typed(name, dtype) for name, dtype in columns.items())


def _typed(name: str, dtype: Any) -> pl.Expr:
    column = pl.col(name)
    if dtype == pl.Boolean:
        return column.str.to_lowercase() == "true"
    return column.str.to_date("%Y-%m-%d") if dtype == pl.Date else column.cast(dtype)


def beside(
    folder: str | Path | None, rows: pl.DataFrame, events: pl.DataFrame, lexicons: Lexicons | None = None
) -> pl.DataFrame:
    """Read a reference folder and :func:`compare` it with the corpus; no folder gives no rows."""
    if folder is None:
        return pl.DataFrame(schema=COMPARED)
    return compare(read_reference(Path(folder)), rows, events, lexicons)


# ---------------------------------------------------------------- meeting
def match_events(known: pl.DataFrame, events: pl.DataFrame, lexicons: Lexicons | None = None) -> dict[str, list[str]]:
    """Return event_key to the ids of the corpus's events with meeting dates and places (in order; none: empty list)."""
    nearness = Nearness(lexicons or Lexicons())
    found = list(events.sort("event_id").iter_rows(named=True))
    return {row["event_key"]: [e["event_id"] for e in found if _meet(row, e, nearness)] for row in known.to_dicts()}


def _meet(known: dict[str, Any], event: dict[str, Any], nearness: Nearness) -> bool:
    if known["date_start"] is None or event["date_start"] is None:
        return False
    last: date = known["date_end"] or known["date_start"]
    if event["date_end"] + SLACK < known["date_start"] or last + SLACK < event["date_start"]:
        return False
    here, there = nearness.resolve(known["place"] or ""), nearness.resolve(event["place"] or "")
    if here is None or there is None:
        return bool(known["place"] and event["place"] and known["place"] == event["place"])
    return nearness.relation(here, there) in ("same", "within", "near")


def compare(
    reference: Reference, rows: pl.DataFrame, events: pl.DataFrame, lexicons: Lexicons | None = None
) -> pl.DataFrame:
    """Return one row a distinct figure of each known event: published only, in the corpus, or in the corpus only.

    ``rows`` are the intervals of :func:`hasila.compare.intervals`. Running totals belong to no event
    (``event_key`` null) and meet each other. Sorted by event key, outcome, low, high.
    """
    met = match_events(reference.events, events, lexicons)
    key = {event_id: event_key for event_key, ids in sorted(met.items(), reverse=True) for event_id in ids}
    published = _published(reference.claims)
    printed = _printed(rows, key)
    joined = published.join(
        printed, on=["event_key", "outcome", "low", "high"], how="full", coalesce=True, nulls_equal=True
    )
    here = [event_key for event_key, ids in met.items() if ids]
    known = pl.col("event_key").is_null() | pl.col("event_key").is_in(here)
    status = (
        pl.when(pl.col("reference_ids").is_null())
        .then(pl.lit("only in corpus"))
        .when(pl.col("claim_ids").is_not_null())
        .then(pl.lit("in corpus"))
        .when(known)
        .then(pl.lit("not in corpus"))
        .otherwise(pl.lit("event not in corpus"))
    )
    told = joined.with_columns(status=status).select(list(COMPARED))
    return told.cast(COMPARED).sort("event_key", "outcome", "low", "high", nulls_last=True)  # type: ignore[arg-type]


def _published(claims: pl.DataFrame) -> pl.DataFrame:
    figures = claims.filter(pl.col("low").is_not_null() | pl.col("high").is_not_null())
    return figures.group_by("event_key", "outcome", "low", "high").agg(
        reference_ids=pl.col("reference_id").sort().str.join("; "),
        published_speakers=pl.col("speaker").drop_nulls().unique().sort().str.join("; "),
    )


def _printed(rows: pl.DataFrame, key: dict[str, str]) -> pl.DataFrame:
    """Return the corpus's figures of the known events, and its running totals (which have no event)."""
    chosen = rows.filter(pl.col("is_cumulative") | pl.col("event_id").is_in(sorted(key)))
    known = chosen.with_columns(
        event_key=pl.when(~pl.col("is_cumulative")).then(
            pl.col("event_id").replace_strict(key, return_dtype=pl.String, default=None)
        )
    )
    return known.group_by("event_key", "outcome", "low", "high").agg(
        event_id=pl.col("event_id").drop_nulls().sort().first(),
        corpus_speakers=pl.col("speaker_label").unique().sort().str.join("; "),
        claim_ids=pl.col("claim_id").sort().str.join("; "),
    )
