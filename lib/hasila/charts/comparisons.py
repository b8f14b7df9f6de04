"""Charts of notebook 03 beside the claims themselves: ranges of an event, running totals, agreement of outlets.

A range shows who stands at its two ends; running totals stand apart, since they belong to no event. Nothing here
averages or adds.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from hasila.charts.casualties import MOST_CLAIMS, ROW, UNLINKED, edge_of, persons
from hasila.charts.direction import label, numbered
from hasila.charts.frame import in_order, nothing, titled, with_label
from hasila.charts.matrix import matrix
from hasila.charts.theme import COLOURS, WIDTH
from hasila.evidence import figure


def ranges(found: pl.DataFrame, top: int = 40) -> Any:
    """Draw hasila.compare.ranges: from the lowest to the highest figure reported of each event, outcome and class."""
    title = "Lowest and highest reported figure of each event"
    rival = found.filter(pl.col("n_claims") > 1)
    if rival.is_empty():
        return nothing(title, "No event has two figures that can be compared.")
    kept = rival.head(top)
    edge = edge_of(kept.select(low=pl.max_horizontal("lowest", _number_in("highest_figure")), high="highest"))
    data = _labelled(kept).with_columns(end=pl.col("highest").fill_null(edge), open=pl.col("highest").is_null())
    base = alt.Chart(data.drop("highest")).encode(
        y=alt.Y("row:N", sort=in_order(data, "row"), title=None),
        tooltip=["outcome:N", alt.Tooltip("victim_class:N", title="class"), "lowest:Q", "lowest_speaker:N",
                 alt.Tooltip("highest_figure:N", title="highest"), "highest_speaker:N",
                 alt.Tooltip("n_claims:Q", title="claims"), alt.Tooltip("n_origins:Q", title="origins"),
                 alt.Tooltip("lowest_claim_id:N", title="lowest claim"),
                 alt.Tooltip("highest_claim_id:N", title="highest claim")],
    )  # fmt: skip
    x = persons("lowest", edge)
    opened, closed = base.transform_filter(alt.datum.open), base.transform_filter("!datum.open")
    drawn = alt.layer(
        base.mark_rule(strokeWidth=3, color=COLOURS[0]).encode(x=x, x2="end:Q"),
        base.mark_point(shape="circle", size=90, filled=True, color=COLOURS[0], opacity=1).encode(x=x),
        _mark(opened, "triangle-right", COLOURS[0]),
        _mark(closed, "square", COLOURS[5]),
    ).properties(width=WIDTH, height=alt.Step(ROW))
    return titled(drawn, title, "Circle: lowest; square: highest; arrow: no upper bound. Lone claims are in the table")


def _labelled(ranges: pl.DataFrame) -> pl.DataFrame:
    """Return the ranges with a label a row (event, outcome, class) and their speakers as labels."""
    columns = ["event_label", "outcome", "victim_class"]
    rows = [f"{label(event, 40, UNLINKED)} · {a}, {b}" for event, a, b in ranges.select(columns).iter_rows()]
    said = pl.col("highest_figure").str.replace("≥", "at least ").str.replace(">", "more than ")
    return ranges.select(
        "outcome", "victim_class", "lowest", "highest", said, "n_claims", "n_origins",
        "lowest_claim_id", "highest_claim_id",
    ).with_columns(
        pl.Series("row", numbered(rows)),
        pl.Series("lowest_speaker", [label(name) for name in ranges["lowest_speaker"]]),
        pl.Series("highest_speaker", [label(name) for name in ranges["highest_speaker"]]),
    )  # fmt: skip


def _mark(base: alt.Chart, shape: str, colour: str) -> Any:
    return base.mark_point(shape=shape, size=100, filled=True, opacity=1, color=colour).encode(x="end:Q")


def _number_in(column: str) -> pl.Expr:
    """Return the first number in a figure, for the length of the axis where that figure is open."""
    return pl.col(column).str.extract(r"(\d+)").cast(pl.Int64)


def cumulative(totals: pl.DataFrame) -> Any:
    """Draw hasila.compare.cumulative: running totals by the day they were published. They belong to no event."""
    title = "Running totals reported, apart from the events"
    if totals.is_empty():
        return nothing(title, "No claim is a running total.")
    named = with_label(with_label(totals.head(MOST_CLAIMS), "speaker_label", "speaker"), "outlet", "outlet_name", 30)
    when = pl.col("published").dt.to_string("%Y-%m-%d").fill_null("undated")
    said = [figure(*row) for row in named.select("low", "high", "qualifier").iter_rows()]
    order = named.with_columns(published=when, reported=pl.Series(said, dtype=pl.String))
    data = order.sort("speaker", "published", "low", "claim_id").select(
        "speaker", "outlet_name", "published", "low", "reported", "modality", "outcome", "claim_id",
        row=pl.int_range(pl.len()), told=pl.format("{} {} · {}", "reported", "outcome", "published"),
    )  # fmt: skip
    base = alt.Chart(data).encode(y=alt.Y("row:O", axis=None))
    points = base.mark_point(filled=True, size=110, color=COLOURS[0], opacity=1).encode(
        x=alt.X("low:Q", title="persons, as reported", axis=alt.Axis(format=",d", orient="top")),
        tooltip=["speaker:N", "reported:N", "outcome:N", "modality:N",
                 alt.Tooltip("outlet_name:N", title="outlet"), "published:N", alt.Tooltip("claim_id:N", title="claim")],
    )  # fmt: skip
    who = base.mark_text(align="right", dx=-10).encode(text="speaker:N", x=alt.value(0))
    what = base.mark_text(align="left", dx=12).encode(text="told:N", x=alt.value(WIDTH))
    drawn = alt.layer(points, who, what).properties(width=WIDTH, height=alt.Step(ROW))
    return titled(drawn, title, "Each total as its speaker gave it, by speaker and day of publication")


def agreement(found: pl.DataFrame) -> Any:
    """Draw hasila.compare.agreement: for each two outlets, how many pairs of their claims contradict each other."""
    title = "Pairs of claims that contradict each other, by outlet"
    if found.is_empty():
        return nothing(title, "No two outlets report a figure of the same event, outcome and class.")
    both = pl.concat([found, found.rename({"outlet_a": "outlet_b", "outlet_b": "outlet_a"}).select(found.columns)])
    counts = both.group_by("outlet_a", "outlet_b").agg(
        pairs=pl.col("n_pairs").sum(),
        contradicting=pl.col("n_pairs").filter(pl.col("relation") == "contradicts").sum(),
    )
    named = with_label(with_label(counts.sort("outlet_a", "outlet_b"), "outlet_a", "row", 30), "outlet_b", "column", 30)
    data = named.with_columns(
        share=(pl.col("contradicting") / pl.col("pairs")).round(4), text=pl.format("{} of {}", "contradicting", "pairs")
    ).select("row", "column", "contradicting", "pairs", "share", "text")
    outlets = sorted(set(data["row"].to_list()))
    drawn = matrix(
        data, x="column", y="row", shade="share", text="text", top=1.0, rows=outlets, columns=outlets, cell_width=78,
        tooltip=[alt.Tooltip("row:N", title="outlet"), alt.Tooltip("column:N", title="with"),
                 alt.Tooltip("contradicting:Q"), alt.Tooltip("pairs:Q", title="pairs compared")],
    )  # fmt: skip
    return titled(drawn, title, "Only asserted figures of the same event, outcome and class of victims are compared")
