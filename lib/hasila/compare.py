"""Rival claims side by side: intervals, figures, pairs, ranges, agreement.

Everything is compared within one event, one outcome and one class of victims, and every row carries the ids of its
claims. There is no mean, no sum and no "true" figure of rival claims here, and no function that would make one.
An open end (at least, more than) is null and stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import polars as pl

Interval = tuple[int, int | None]

#: What may be compared with what.
SAME_KIND = ("event_id", "outcome", "victim_class")

RELATIONS = ("same", "refines", "overlaps", "contradicts")

INTERVALS = {
    "claim_id": pl.String,
    "doc_id": pl.String,
    "event_id": pl.String,
    "event_label": pl.String,
    "outcome": pl.String,
    "victim_class": pl.String,
    "victim_text": pl.String,
    "low": pl.Int64,
    "high": pl.Int64,
    "open_high": pl.Boolean,
    "is_point": pl.Boolean,
    "figure_label": pl.String,
    "quantity_text": pl.String,
    "qualifier": pl.String,
    "imputed": pl.Boolean,
    "modality": pl.String,
    "is_cumulative": pl.Boolean,
    "speaker_label": pl.String,
    "relay_label": pl.String,
    "outlet": pl.String,
    "published": pl.Date,
    "event_date": pl.String,
    "origin_id": pl.String,
    "position": pl.String,
}


# ---------------------------------------------------------------- choosing
def select(
    claims: pl.DataFrame,
    *,
    outcome: str | None = None,
    event: str | None = None,
    victim_class: str | None = None,
    modality: str | None = None,
    qualifier: str | None = None,
) -> pl.DataFrame:
    """Return the claims that fit every given choice; whole articles are chosen in :mod:`hasila.selection`."""
    wanted = {
        "outcome": outcome,
        "event_id": event,
        "victim_class": victim_class,
        "modality": modality,
        "qualifier": qualifier,
    }
    return claims.filter(*(pl.col(column) == value for column, value in wanted.items() if value is not None))


# ---------------------------------------------------------------- one row a claim
def intervals(
    documents: pl.DataFrame, claims: pl.DataFrame, events: pl.DataFrame, origin: pl.DataFrame
) -> pl.DataFrame:
    """Return one row a claim with its interval and labels, by event, outcome, low, high, speaker and claim id.

    ``speaker_label`` is the original speaker as written, else "the outlet" in words of :func:`own_voice`.
    """
    labels = events.select("event_id", event_label=event_label())
    frame = (
        claims.join(documents.select("doc_id", "outlet", "published"), on="doc_id", how="left")
        .join(labels, on="event_id", how="left")
        .join(origin.select("claim_id", "origin_id"), on="claim_id", how="left")
        .with_columns(
            open_high=pl.col("low").is_not_null() & pl.col("high").is_null(),
            is_point=pl.col("low").eq_missing(pl.col("high")) & pl.col("low").is_not_null(),
            figure_label=figure_label(),
            speaker_label=pl.col("source_text").fill_null(own_voice()),
            relay_label=pl.col("via_text"),
        )
    )
    order = ["event_id", "outcome", "low", "high", "speaker_label", "outlet", "claim_id"]
    return frame.select(list(INTERVALS)).cast(INTERVALS).sort(order, nulls_last=True)  # type: ignore[arg-type]


def event_label() -> pl.Expr:
    """Return the label of an event: place, then its first day (and its last, where that is another)."""
    first, last = pl.col("date_start").dt.to_string("%Y-%m-%d"), pl.col("date_end").dt.to_string("%Y-%m-%d")
    days = pl.when(pl.col("date_start") == pl.col("date_end")).then(first).otherwise(first + "/" + last)
    return pl.concat_str(pl.col("place").fill_null("?"), days, separator=" · ", ignore_nulls=True)


def own_voice() -> pl.Expr:
    """Return the label of a claim that names no speaker: the outlet in brackets, for it speaks in its own voice."""
    return pl.format("[{}]", pl.col("outlet").fill_null("?"))


def figure_label() -> pl.Expr:
    """Return the figure as numbers: 62, ≥62, >100, ≤30, ~500, 20–30, or 0."""
    low, high = pl.col("low").cast(pl.String), pl.col("high").cast(pl.String)
    return (
        pl.when(pl.col("low").is_null())
        .then(pl.lit("?"))
        .when(pl.col("qualifier") == "more_than")
        .then(">" + low)
        .when(pl.col("high").is_null())
        .then("≥" + low)
        .when(pl.col("qualifier") == "at_most")
        .then("≤" + high)
        .when(pl.col("qualifier") == "about")
        .then("~" + low)
        .when(pl.col("low") == pl.col("high"))
        .then(low)
        .otherwise(low + "–" + high)
    )


def comparable(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the intervals that may be held against each other: linked, asserted, with a figure, no running total."""
    return rows.filter(
        pl.col("event_id").is_not_null()
        & pl.col("low").is_not_null()
        & (pl.col("modality") == "asserted")
        & ~pl.col("is_cumulative")
    )


def cumulative(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the running totals, which belong to no event, by speaker, outcome and date of publication."""
    return rows.filter("is_cumulative").sort(
        "speaker_label", "outcome", "published", "low", "claim_id", nulls_last=True
    )


# ---------------------------------------------------------------- figures and who stands behind them
def figures(rows: pl.DataFrame) -> pl.DataFrame:
    """Return each distinct figure of an event with how many outlets print it and how many origins stand behind it.

    Five reprints of one official are five outlets and one origin; ``single_origin`` marks such figures. Denied and
    unconfirmed figures have rows of their own.
    """
    key = [*SAME_KIND, "low", "high", "qualifier", "modality"]
    counted = (
        rows.filter(pl.col("event_id").is_not_null() & ~pl.col("is_cumulative"))
        .group_by(key)
        .agg(
            event_label=pl.col("event_label").first(),
            figure_label=pl.col("figure_label").first(),
            n_claims=pl.len().cast(pl.Int64),
            n_outlets=pl.col("outlet").n_unique().cast(pl.Int64),
            n_origins=pl.col("origin_id").n_unique().cast(pl.Int64),
            single_origin=pl.col("origin_id").n_unique() == 1,
            outlets=_joined("outlet"),
            speakers=_joined("speaker_label"),
            claim_ids=_joined("claim_id"),
        )
    )
    return counted.sort(key, nulls_last=True)


def _joined(column: str) -> pl.Expr:
    return pl.col(column).drop_nulls().unique().sort().str.join("; ")


# ---------------------------------------------------------------- pairs
def relation(a: Interval, b: Interval) -> str:
    """Return how two intervals of persons stand to each other: one of RELATIONS; one that lies in the other refines it.

    A high of None is open: (100, None) is "at least 100".
    """
    if a == b:
        return "same"
    if not (_at_most(a[0], b[1]) and _at_most(b[0], a[1])):
        return "contradicts"
    return "refines" if is_within(a, b) or is_within(b, a) else "overlaps"


def _at_most(low: int, high: int | None) -> bool:
    return high is None or low <= high


def is_within(inner: Interval, outer: Interval) -> bool:
    """Tell whether one interval lies in the other; an open end lies only in an open one."""
    if inner[0] < outer[0]:
        return False
    return outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])


PAIRS = {
    "event_id": pl.String,
    "outcome": pl.String,
    "victim_class": pl.String,
    "claim_a": pl.String,
    "claim_b": pl.String,
    "outlet_a": pl.String,
    "outlet_b": pl.String,
    "relation": pl.String,
    "same_origin": pl.Boolean,
}


def pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """Return every pair of comparable claims of two documents, with their relation and whether one origin made both."""
    found = [_pair(kind, a, b) for kind, members in _kinds(rows) for a, b in combinations(members, 2) if _two(a, b)]
    return pl.DataFrame(found, schema=PAIRS, orient="row")


def _kinds(rows: pl.DataFrame) -> Iterator[tuple[tuple[Any, ...], list[dict[str, Any]]]]:
    ordered = comparable(rows).sort(*SAME_KIND, "claim_id")
    for kind, members in ordered.group_by(SAME_KIND, maintain_order=True):
        yield kind, list(members.iter_rows(named=True))


def _two(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return bool(a["doc_id"] != b["doc_id"])


def _pair(kind: tuple[Any, ...], a: dict[str, Any], b: dict[str, Any]) -> tuple[Any, ...]:
    how = relation((a["low"], a["high"]), (b["low"], b["high"]))
    return (
        *kind, a["claim_id"], b["claim_id"], a["outlet"], b["outlet"], how, a["origin_id"] == b["origin_id"],
    )  # fmt: skip


def agreement(rows: pl.DataFrame) -> pl.DataFrame:
    """Return for each two outlets how many pairs of their claims stand in each relation, with the pairs' claim ids."""
    ordered = pairs(rows).filter(pl.col("outlet_a").is_not_null() & pl.col("outlet_b").is_not_null())
    first, second = pl.min_horizontal("outlet_a", "outlet_b"), pl.max_horizontal("outlet_a", "outlet_b")
    return (
        ordered.filter(pl.col("outlet_a") != pl.col("outlet_b"))
        .with_columns(outlet_a=first, outlet_b=second)
        .group_by("outlet_a", "outlet_b", "relation")
        .agg(
            n_pairs=pl.len().cast(pl.Int64),
            claim_pairs=pl.concat_str("claim_a", "claim_b", separator="~").sort().str.join("; "),
        )
        .sort("outlet_a", "outlet_b", "relation")
    )


# ---------------------------------------------------------------- ranges
def ranges(rows: pl.DataFrame) -> pl.DataFrame:
    """Return, for each event, outcome and class, the lowest and the highest figure reported and who stands at each end.

    ``highest`` is null where some claim is open upwards; its claim is then the open one that begins highest. Imputed
    bounds of vague words count as what they are: the bounds that the codebook gives the word.
    """
    found = [_range(kind, members) for kind, members in _kinds(rows)]
    return pl.DataFrame(found, schema=RANGES, orient="row")


RANGES = {
    "event_id": pl.String,
    "outcome": pl.String,
    "victim_class": pl.String,
    "event_label": pl.String,
    "lowest": pl.Int64,
    "lowest_speaker": pl.String,
    "lowest_outlet": pl.String,
    "lowest_claim_id": pl.String,
    "highest": pl.Int64,
    "highest_figure": pl.String,
    "highest_speaker": pl.String,
    "highest_outlet": pl.String,
    "highest_claim_id": pl.String,
    "n_claims": pl.Int64,
    "n_origins": pl.Int64,
}


def _range(kind: tuple[Any, ...], members: list[dict[str, Any]]) -> tuple[Any, ...]:
    low = min(members, key=lambda row: (row["low"], row["claim_id"]))
    high = min(members, key=lambda row: (row["high"] is not None, -(row["high"] or row["low"]), row["claim_id"]))
    return (
        *kind, low["event_label"],
        low["low"], low["speaker_label"], low["outlet"], low["claim_id"],
        high["high"], high["figure_label"], high["speaker_label"], high["outlet"], high["claim_id"],
        len(members), len({row["origin_id"] for row in members}),
    )  # fmt: skip
