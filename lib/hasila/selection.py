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
