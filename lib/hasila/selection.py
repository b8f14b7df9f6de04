"""Narrow a ledger to outlets and publication dates, and say what remains.

Narrowing takes whole articles with everything found in them; it never drops a single claim of an article that stays.
An article without a publication date is in no period: it goes where a period is asked for, and is counted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

import polars as pl

#: A frozen dataclass of frames (hasila.runs.Ledger).
Frames = TypeVar("Frames", bound=Any)


def select_documents(
    documents: pl.DataFrame, outlets: Sequence[str] = (), date_from: date | None = None, date_to: date | None = None
) -> pl.DataFrame:
    """Return the documents of these outlets (all where none is named) published in the period, both ends included."""
    kept = documents.filter(pl.col("outlet").is_in(list(outlets))) if outlets else documents
    if date_from is not None:
        kept = kept.filter(pl.col("published") >= date_from)
    if date_to is not None:
        kept = kept.filter(pl.col("published") <= date_to)
    return kept


def narrow(
    ledger: Frames, outlets: Sequence[str] = (), date_from: date | None = None, date_to: date | None = None
) -> Frames:
    """Return the ledger with only the articles of these outlets and this period, and what was found in them.

    Events keep their numbers over the whole corpus; those that no remaining claim speaks of go.
    """
    if not outlets and date_from is None and date_to is None:
        return ledger
    documents = select_documents(ledger.documents, outlets, date_from, date_to)
    kept = {"documents": documents}
    for name in ("sentences", "claims", "times", "actors"):
        kept[name] = getattr(ledger, name).join(documents.select("doc_id"), on="doc_id", how="semi")
    kept["events"] = ledger.events.join(kept["claims"].select("event_id"), on="event_id", how="semi")
    kept["links"] = ledger.links.join(kept["claims"].select("claim_id"), on="claim_id", how="semi")
    return dataclasses.replace(ledger, **kept)


def choose_event(rows: pl.DataFrame, wanted: str | None = None) -> str | None:
    """Return the id of the event to show first, from intervals (hasila.compare.intervals).

    ``wanted`` is an event's id or a part of its label (place, day); of several the one with most claims. Where nothing
    is wanted, the event that most outlets, then most claims, speak of; None where no claim is linked to an event.
    ValueError where nothing fits what was wanted.
    """
    linked = rows.filter(pl.col("event_id").is_not_null())
    if wanted and not linked.is_empty():
        fits = (pl.col("event_id") == wanted) | pl.col("event_label").str.contains(wanted, literal=True)
        known = linked.select("event_id").unique().sort("event_id")["event_id"].head(20).to_list()
        linked = linked.filter(fits.fill_null(False))
        if linked.is_empty():
            raise ValueError(f"no event is called {wanted!r} or has it in its label; there are: {', '.join(known)}")
    counts = linked.group_by("event_id").agg(outlets=pl.col("outlet").n_unique(), claims=pl.len())
    order = counts.sort("outlets", "claims", "event_id", descending=[True, True, False])
    return None if order.is_empty() else str(order["event_id"][0])


def of_event(rows: pl.DataFrame, event_id: str | None) -> pl.DataFrame:
    """Return the rows of one event, running totals left out; none where there is no event."""
    return rows.filter((pl.col("event_id") == event_id).fill_null(False) & ~pl.col("is_cumulative"))


def largest_events(rows: pl.DataFrame, top: int) -> pl.DataFrame:
    """Return the rows of the ``top`` events with most claims, running totals left out."""
    linked = rows.filter(pl.col("event_id").is_not_null() & ~pl.col("is_cumulative"))
    counts = linked.group_by("event_id").len().sort("len", "event_id", descending=[True, False]).head(top)
    return linked.join(counts.select("event_id"), on="event_id", how="semi", maintain_order="left")


def where(frame: pl.DataFrame, column: str, value: str | None) -> pl.DataFrame:
    """Return the rows of ``frame`` with ``value`` in ``column``; none where the value is None."""
    return frame.filter((pl.col(column) == value).fill_null(False))


def remaining(before: Any, after: Any) -> str:
    """Say in a sentence how many articles, claims, time expressions and mentions of actors remain."""
    parts = [
        f"{len(getattr(after, name)):,} of {len(getattr(before, name)):,} {words}"
        for name, words in (
            ("documents", "articles"),
            ("claims", "casualty claims"),
            ("times", "time expressions"),
            ("actors", "mentions of actors"),
        )
    ]
    undated = before.documents["published"].null_count() - after.documents["published"].null_count()
    note = f" {undated:,} of the articles left out have no publication date." if undated else ""
    return f"In view: {', '.join(parts)}.{note}"
