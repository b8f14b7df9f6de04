"""Charts of notebook 01: articles by outlet and month, their lengths, what was found in them, key words."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from hasila.charts.frame import in_order, nothing, titled, whole, with_label
from hasila.charts.matrix import matrix
from hasila.charts.theme import COLOURS, SHAPES, WIDTH

#: More outlets than this make a chart nobody can read; the tables hold all.
MOST_OUTLETS = 30
KINDS = {
    "claims_per_1000": "casualty claims",
    "times_per_1000": "time expressions",
    "mentions_per_1000": "mentions of actors",
}


def articles_by_month(counts: pl.DataFrame) -> Any:
    """Draw hasila.overview.by_month: outlets down, months across, undated articles in a column of their own."""
    title = "Articles by outlet and month of publication"
    if counts.is_empty():
        return nothing(title)
    order = counts.group_by("outlet").agg(pl.col("n_documents").sum()).sort(
        "n_documents", "outlet", descending=[True, False]
    )  # fmt: skip
    shown = counts.join(order.head(MOST_OUTLETS).select("outlet"), on="outlet", how="semi")
    when = pl.col("month").dt.to_string("%Y-%m").fill_null("undated")
    data = with_label(shown.with_columns(month=when), "outlet", "name").select("month", "name", "n_documents")
    months = sorted(in_order(data, "month"))
    drawn = matrix(
        data.sort("name", "month"), x="month", y="name", shade="n_documents", text="n_documents", columns=months,
        rows=with_label(order.head(MOST_OUTLETS), "outlet", "name")["name"].to_list(),
        tooltip=[alt.Tooltip("name:N", title="outlet"), alt.Tooltip("month:N"),
                 alt.Tooltip("n_documents:Q", title="articles")],
    )  # fmt: skip
    return titled(drawn, title, f"{counts['n_documents'].sum():,} articles; the number in a cell is the count")


def lengths(bins: pl.DataFrame) -> Any:
    """Draw hasila.overview.length_bins: for each outlet, circles at the lengths of its articles, larger for more."""
    title = "Length of the articles, in words"
    if bins.is_empty():
        return nothing(title)
    data = with_label(bins, "outlet", "name").select("name", "words_from", "words_to", "n_documents")
    data = data.with_columns(middle=(pl.col("words_from") + pl.col("words_to")) / 2)
    outlets = in_order(data, "name")[:MOST_OUTLETS]
    drawn = alt.Chart(data.filter(pl.col("name").is_in(outlets))).mark_circle(color=COLOURS[0], opacity=0.75).encode(
        x=alt.X("middle:Q", axis=whole("words"), scale=alt.Scale(zero=True)),
        y=alt.Y("name:N", sort=outlets, title=None),
        size=alt.Size("n_documents:Q", scale=alt.Scale(range=[60, 500]), legend=None),
        tooltip=[alt.Tooltip("name:N", title="outlet"), alt.Tooltip("words_from:Q", title="from words"),
                 alt.Tooltip("words_to:Q", title="below words"), alt.Tooltip("n_documents:Q", title="articles")],
    )  # fmt: skip
    drawn = drawn.properties(width=WIDTH, height=30 * len(outlets))
    return titled(drawn, title, "A circle stands for the articles of about that length; larger for more")


def found(counts: pl.DataFrame) -> Any:
    """Draw hasila.overview.found_by_outlet: rates per 1,000 words, one shape a kind of finding."""
    title = "What was found, per 1,000 words"
    if counts.is_empty():
        return nothing(title)
    named = with_label(counts.head(MOST_OUTLETS), "outlet", "name")
    data = named.unpivot(list(KINDS), index=["name", "n_documents"], variable_name="kind", value_name="rate")
    data = data.with_columns(pl.col("kind").replace_strict(KINDS), pl.col("rate").round(3))
    kinds, rows = list(KINDS.values()), in_order(named, "name")
    drawn = alt.Chart(data).mark_point(size=120, filled=True).encode(
        x=alt.X("rate:Q", title="per 1,000 words", scale=alt.Scale(zero=True)),
        y=alt.Y("name:N", sort=rows, title=None),
        color=alt.Color("kind:N", sort=kinds, title=None, scale=alt.Scale(domain=kinds, range=list(COLOURS[:3]))),
        shape=alt.Shape("kind:N", sort=kinds, title=None, scale=alt.Scale(domain=kinds, range=list(SHAPES[:3]))),
        tooltip=[alt.Tooltip("name:N", title="outlet"), "kind:N", alt.Tooltip("rate:Q", title="per 1,000 words"),
                 alt.Tooltip("n_documents:Q", title="articles")],
    )  # fmt: skip
    return titled(drawn.properties(width=WIDTH, height=30 * len(rows)), title)


def key_words(words: pl.DataFrame, top: int = 8, columns: int = 3) -> Any:
    """Draw hasila.overview.key_words: for each outlet its ``top`` words; the bar is the log-likelihood."""
    title = "Words that an outlet uses more often than the others"
    if words.is_empty():
        return nothing(title, "No word passes the thresholds.")
    chosen = words.group_by("outlet", maintain_order=True).head(top)
    data = with_label(with_label(chosen, "outlet", "name"), "written", "term", 24)
    data = data.with_columns(pl.col("log_likelihood", "log_ratio", "per_1000", "rest_per_1000").round(2))
    data = data.select("name", "term", "n", "log_likelihood", "log_ratio", "per_1000", "rest_per_1000", "significant")
    names = in_order(data, "name")[:12]
    bars = alt.Chart(data.filter(pl.col("name").is_in(names))).mark_bar(height={"band": 0.7}).encode(
        x=alt.X("log_likelihood:Q", title="log-likelihood"),
        y=alt.Y("term:N", sort=alt.EncodingSortField("log_likelihood", order="descending"), title=None),
        color=alt.Color("significant:N", title="p < 0.0001", sort=[True, False],
                        scale=alt.Scale(domain=[True, False], range=[COLOURS[0], "#b8c9d6"])),
        tooltip=[alt.Tooltip("term:N", title="word"), alt.Tooltip("n:Q", title="times"), "per_1000:Q",
                 alt.Tooltip("rest_per_1000:Q", title="per 1000 elsewhere"), "log_ratio:Q", "log_likelihood:Q"],
    ).properties(width=200, height=alt.Step(26))  # fmt: skip
    facet = alt.Facet("name:N", title=None, sort=names, header=alt.Header(labelAnchor="middle"))
    drawn = bars.facet(facet, columns=columns).resolve_scale(y="independent")
    return titled(drawn, title, "Against all other outlets; words written in one article alone are left out")
