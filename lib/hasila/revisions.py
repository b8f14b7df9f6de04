"""How one speaker's figure for one event changed from one publication to the next: narrowed, widened, raised, lowered.

Figures of different origins are never taken for a change of one; those are held against each other in
:mod:`hasila.compare`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import polars as pl

from hasila.compare import SAME_KIND, Interval, comparable, is_within

CHANGES = {
    "event_id": pl.String,
    "outcome": pl.String,
    "victim_class": pl.String,
    "speaker_label": pl.String,
    "published": pl.Date,
    "low": pl.Int64,
    "high": pl.Int64,
    "claim_id": pl.String,
    "previous_claim_id": pl.String,
    "change": pl.String,
}


def changes(rows: pl.DataFrame) -> pl.DataFrame:
    """Return how one origin's figure for one event, outcome and class changed from one publication date to the next."""
    dated = comparable(rows).filter(pl.col("published").is_not_null())
    ordered = dated.sort(*SAME_KIND, "origin_id", "published", "claim_id")
    found = []
    for kind, members in ordered.group_by(*SAME_KIND, "origin_id", maintain_order=True):
        firsts = members.unique(["published", "low", "high"], keep="first", maintain_order=True)
        for before, after in pairwise(firsts.iter_rows(named=True)):
            if before["published"] < after["published"]:
                found.append(_change(kind[:3], before, after))
    return pl.DataFrame(found, schema=CHANGES, orient="row")


def _change(kind: tuple[Any, ...], before: dict[str, Any], after: dict[str, Any]) -> tuple[Any, ...]:
    how = change((before["low"], before["high"]), (after["low"], after["high"]))
    return (
        *kind, after["speaker_label"], after["published"], after["low"], after["high"], after["claim_id"],
        before["claim_id"], how,
    )  # fmt: skip


def change(before: Interval, after: Interval) -> str:
    """Name the change of one speaker's figure: same, narrowed, widened, raised or lowered."""
    if before == after:
        return "same"
    if is_within(after, before):
        return "narrowed"
    if is_within(before, after):
        return "widened"
    return "raised" if after[0] > before[0] else "lowered"
