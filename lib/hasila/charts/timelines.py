"""Charts of notebook 04: what is spoken of when, beside when it was published."""

from __future__ import annotations

from math import ceil, pi, sqrt
from typing import Any

import altair as alt
import polars as pl

from hasila.charts.direction import label, numbered
from hasila.charts.frame import MOST_ROWS, by_outlet, in_order, nothing, periods, titled, whole, with_label
from hasila.charts.matrix import matrix
from hasila.charts.theme import COLOURS, INK, SHAPES, WIDTH

#: Events drawn in one chart; the list has all.
MOST_EVENTS = 60
#: The area of the largest circle of a lag, in square pixels.
_LARGEST = 600


def events(dated: pl.DataFrame, most: int = MOST_EVENTS) -> Any:
    """Draw hasila.timeline.dated_claims: each event's days (bar) and the days its claims were published (circles)."""
    title = "Events on the days reported, and when their claims were published"
    linked = dated.filter(
        pl.col("event_id").is_not_null(), pl.col("date_start").is_not_null(), ~pl.col("is_cumulative")
    )
    if linked.is_empty():
        return nothing(title, "No claim with a date is linked to an event.")
    order = linked.group_by("event_id").agg(
        pl.col("event_label").first(), first=pl.col("date_start").min()
    ).sort("first", "event_id").head(most)  # fmt: skip
    rows = [label(name, 44) for name in order["event_label"]]
    order = order.with_columns(pl.Series("event", numbered(rows)))
    told = _told(linked, order)
    spoken = (
        told.group_by("event", "date_start", "date_end").agg(n_claims=pl.len()).sort("event", "date_start", "date_end")
    )
    shown = told.filter(pl.col("published").is_not_null()).group_by("event", "outlet", "published").agg(
        n_claims=pl.len()
    ).sort("event", "published", "outlet").head(MOST_ROWS)  # fmt: skip
    y = alt.Y("event:N", sort=order["event"].to_list(), title=None)
    size = alt.Size("n_claims:Q", legend=None, scale=alt.Scale(range=[50, 400]))
    outlets = sorted(set(shown["outlet"].to_list()))
    when = alt.Chart(spoken).mark_bar(height=18, color=INK, opacity=0.55, strokeWidth=3, stroke=INK).encode(
        x=alt.X("date_start:T", title="day spoken of (dark bar) and day of publication (marks)",
                scale=alt.Scale(padding=14), axis=periods("month")), x2="date_end:T", y=y,
        tooltip=["event:N", alt.Tooltip("date_start:T", title="from", format="%Y-%m-%d"),
                 alt.Tooltip("date_end:T", title="to", format="%Y-%m-%d"), alt.Tooltip("n_claims:Q", title="claims")],
    )  # fmt: skip
    printed = alt.Chart(shown).mark_point(filled=False, strokeWidth=2, opacity=1).encode(
        x="published:T", y=y, size=size, color=by_outlet(alt.Color, outlets, COLOURS),
        shape=by_outlet(alt.Shape, outlets, SHAPES),
        tooltip=["event:N", "outlet:N", alt.Tooltip("published:T", format="%Y-%m-%d"),
                 alt.Tooltip("n_claims:Q", title="claims")],
    )  # fmt: skip
    drawn = alt.layer(when, printed).properties(width=WIDTH, height=alt.Step(28))
    return titled(
        drawn,
        title,
        "A bar is as wide as the date is uncertain; marks: articles that report it, larger for more claims",
    )


def _told(linked: pl.DataFrame, order: pl.DataFrame) -> pl.DataFrame:
    kept = linked.join(order.select("event_id", "event"), on="event_id")
    return kept.with_columns(outlet=pl.Series([label(name, 30) for name in kept["outlet"]]))


def density(spoken: pl.DataFrame, published: pl.DataFrame, granularity: str) -> Any:
    """Draw hasila.timeline.density above hasila.timeline.published on one axis of time."""
    title = f"What the articles speak of, and when they were published, by {granularity}"
    if spoken.is_empty() and published.is_empty():
        return nothing(title, "No time expression and no article has a date.")
    rows = {
        "time expressions that speak of it": spoken.select("period", n=pl.col("n_mentions")),
        "articles published in it": published.select("period", n=pl.col("n_documents")),
    }
    days = pl.concat([row["period"] for row in rows.values()])
    domain = [str(days.min()), str(days.max())]
    drawn = alt.vconcat(
        *(
            _bars(row.tail(MOST_ROWS), what, domain, colour, granularity)
            for (what, row), colour in zip(rows.items(), COLOURS, strict=False)
            if len(row)
        )
    )
    return titled(drawn, title, "Expressions wider than one period are listed below, not spread over it")


def _bars(data: pl.DataFrame, what: str, domain: list[str], colour: str, granularity: str) -> Any:
    """Draw ``n`` by ``period`` as bars under a small heading, from the first to the last day of ``domain``."""
    scale = alt.Scale(domain=domain) if domain[0] != domain[1] else alt.Undefined
    heading = alt.TitleParams(what, fontSize=15, fontWeight="normal", offset=4)
    return alt.Chart(data, title=heading).mark_bar(width=5, color=colour).encode(
        x=alt.X("period:T", scale=scale, axis=alt.Axis(title=None, tickCount=10, labelOverlap=True)),
        y=alt.Y("n:Q", axis=whole("")),
        tooltip=[alt.Tooltip("period:T", title=granularity, format="%Y-%m-%d"), alt.Tooltip("n:Q", title="number")],
    ).properties(width=WIDTH, height=110)  # fmt: skip


def activity(found: pl.DataFrame, granularity: str) -> Any:
    """Draw hasila.timeline.activity: claims by the period they speak of, the events named on hover."""
    title = f"Reported claims by the {granularity} they speak of"
    if found.is_empty():
        return nothing(title, f"No claim is dated as finely as a {granularity}.")
    told = [[label(name, 50) for name in names.split("; ") if name] for names in found["events"].tail(MOST_ROWS)]
    data = found.tail(MOST_ROWS).select("period", "n_claims", "n_documents")
    data = data.with_columns(events=pl.Series([" · ".join(names[:6]) for names in told], dtype=pl.String))
    drawn = alt.Chart(data).mark_bar(width=6).encode(
        x=alt.X("period:T", scale=alt.Scale(padding=10), axis=periods(granularity)),
        y=alt.Y("n_claims:Q", axis=whole("claims")),
        tooltip=[alt.Tooltip("period:T", title=granularity, format="%Y-%m-%d"), "events:N",
                 alt.Tooltip("n_claims:Q", title="claims"), alt.Tooltip("n_documents:Q", title="articles")],
    ).properties(width=WIDTH, height=150)  # fmt: skip
    return titled(drawn, title, "Claims are counted, their figures are not; hover for the events")


def _radius(area: int) -> int:
    """Return how far a circle of ``area`` (square pixels) reaches from its middle, in pixels."""
    return ceil(sqrt(area / pi))


def lags(dated: pl.DataFrame) -> Any:
    """Draw the days between harm and publication of each claim by outlet: circles, larger for more claims."""
    title = "Days from the reported day to publication"
    known = dated.filter(pl.col("lag_days").is_not_null())
    if known.is_empty():
        return nothing(title, "No claim has both a day of its own and a publication date.")
    counted = known.group_by("outlet", "lag_days").agg(n_claims=pl.len()).sort("outlet", "lag_days").head(MOST_ROWS)
    data = with_label(counted, "outlet", "name").select("name", "lag_days", "n_claims")
    most = int(data["lag_days"].max() or 1)  # type: ignore[arg-type]
    ticks = [day for day in (-30, -7, -1, 0, 1, 2, 3, 7, 14, 30, 90, 365, 1000, 3650) if day <= 1.5 * most + 1]
    drawn = alt.Chart(data).mark_circle(color=COLOURS[0], opacity=0.75, stroke="white").encode(
        x=alt.X("lag_days:Q", scale=alt.Scale(type="symlog", constant=3, nice=False),
                axis=alt.Axis(values=ticks, title="days (negative: the date lies after publication)", format="d")),
        y=alt.Y("name:N", sort=in_order(data, "name"), title=None, axis=alt.Axis(offset=_radius(_LARGEST))),
        size=alt.Size("n_claims:Q", legend=None, scale=alt.Scale(range=[60, _LARGEST])),
        tooltip=[alt.Tooltip("name:N", title="outlet"), alt.Tooltip("lag_days:Q", title="days"),
                 alt.Tooltip("n_claims:Q", title="claims")],
    ).properties(width=WIDTH, height=alt.Step(30))  # fmt: skip
    return titled(
        drawn,
        title,
        f"{len(known):,} claims with a day of their own (larger for more), {len(dated) - len(known):,} without",
    )


def precision(counts: pl.DataFrame) -> Any:
    """Draw hasila.timeline.by_precision: how fine the dates are, and against what they were resolved."""
    title = "How precisely time expressions could be placed, and by which anchor"
    if counts.is_empty():
        return nothing(title)
    order = ["day", "month", "year", "interval", "present", "unknown"]
    data = counts.select("precision", "anchor", "n", "n_flagged").sort("precision", "anchor")
    drawn = matrix(
        data, x="anchor", y="precision", shade="n", text="n", cell_width=110,
        rows=[name for name in order if name in data["precision"]], columns=sorted(in_order(data, "anchor")),
        tooltip=["precision:N", "anchor:N", alt.Tooltip("n:Q", title="expressions"),
                 alt.Tooltip("n_flagged:Q", title="with a contradiction")],
    )  # fmt: skip
    return titled(drawn, title, f"{counts['n'].sum():,} expressions")
