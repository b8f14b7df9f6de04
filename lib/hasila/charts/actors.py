"""Charts of notebook 02: who is in the news, where, when, with whom, and by which names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import polars as pl

from hasila.charts.frame import in_order, nothing, periods, titled, with_label
from hasila.charts.matrix import matrix
from hasila.charts.theme import COLOURS, GREY, INK, WIDTH
from hasila.frequency import UNITS

UNIT_TITLES = {"documents": "articles", "mentions": "mentions", "per_1000_words": "mentions per 1,000 words"}
#: Pairs with a smaller corrected chance than this are framed in the matrix.
UNLIKELY = 0.05
_NAME = 34


def frequency(counts: pl.DataFrame, count_by: str, top: int) -> Any:
    """Draw hasila.frequency.by_actor: the ``top`` actors, bars by ``count_by``, the number printed at the end."""
    title = f"Actors by {UNIT_TITLES[count_by]}"
    if counts.is_empty():
        return nothing(title)
    column = UNITS[count_by]
    data = with_label(counts.head(top), "name_ar", "name", _NAME).with_columns(pl.col("per_1000_words").round(3))
    data = data.select(
        "name", "name_en", "actor_type", "n_documents", "n_outlets", "n_mentions", "per_1000_words", "actor_id"
    )
    base = alt.Chart(data).encode(
        x=alt.X(f"{column}:Q", title=UNIT_TITLES[count_by]),
        y=alt.Y("name:N", sort=in_order(data, "name"), title=None),
    )
    bars = base.mark_bar(height={"band": 0.7}).encode(
        tooltip=[alt.Tooltip("name:N", title="actor"), alt.Tooltip("name_en:N", title="in English"),
                 alt.Tooltip("actor_type:N", title="kind"), alt.Tooltip("n_mentions:Q", title="mentions"),
                 alt.Tooltip("n_documents:Q", title="articles"), alt.Tooltip("n_outlets:Q", title="outlets"),
                 alt.Tooltip("per_1000_words:Q", title="per 1,000 words"), alt.Tooltip("actor_id:N", title="id")],
    )  # fmt: skip
    numbers = base.mark_text(align="left", dx=5, color=INK).encode(text=f"{column}:Q")
    drawn = (bars + numbers).properties(width=WIDTH, height=alt.Step(28))
    return titled(drawn, title, "Every name an actor is given counts as that actor")


def by_outlet(counts: pl.DataFrame, count_by: str) -> Any:
    """Draw hasila.frequency.by_outlet: actors down, outlets across."""
    title = f"Actors by outlet: {UNIT_TITLES[count_by] if count_by != 'documents' else 'share of its articles'}"
    if counts.is_empty():
        return nothing(title)
    shade = {"documents": "share_of_documents", "mentions": "n_mentions", "per_1000_words": "per_1000_words"}[count_by]
    text = {
        "documents": pl.format("{}%", (100 * pl.col("share_of_documents")).round(0).cast(pl.Int64)),
        "mentions": pl.col("n_mentions").cast(pl.String),
        "per_1000_words": pl.col("per_1000_words").round(1).cast(pl.String),
    }[count_by]
    order = counts.group_by("name_ar").agg(pl.col(shade).sum()).sort(shade, "name_ar", descending=[True, False])
    named = with_label(with_label(counts, "name_ar", "name", _NAME), "outlet", "outlet_name", 26)
    data = named.with_columns(text=text).with_columns(pl.col(shade).round(4))
    columns = ["name", "outlet_name", "n_mentions", "n_documents", "outlet_documents", shade, "text"]
    data = data.select(list(dict.fromkeys(columns))).sort("name", "outlet_name")
    drawn = matrix(
        data, x="outlet_name", y="name", shade=shade, text="text", rows=_labels_of(order, named),
        tooltip=[alt.Tooltip("name:N", title="actor"), alt.Tooltip("outlet_name:N", title="outlet"),
                 alt.Tooltip("n_mentions:Q", title="mentions"), alt.Tooltip("n_documents:Q", title="articles"),
                 alt.Tooltip("outlet_documents:Q", title="of its articles")],
    )  # fmt: skip
    return titled(drawn, title, "Darker for more; hover for the counts behind a cell")


def _labels_of(order: pl.DataFrame, named: pl.DataFrame) -> list[str]:
    """Return the labels of the actors in the order of ``order``."""
    labels = named.select("name_ar", "name").unique("name_ar", maintain_order=True)
    return order.join(labels, on="name_ar", how="left", maintain_order="left")["name"].to_list()


def over_time(counts: pl.DataFrame, granularity: str) -> Any:
    """Draw hasila.frequency.over_time: actors down, time across, circles larger for more mentions."""
    title = f"Mentions of actors by {granularity} of publication"
    dated = counts.filter(pl.col("period").is_not_null())
    if dated.is_empty():
        return nothing(title, "No article that names them has a publication date.")
    order = dated.group_by("name_ar").agg(pl.col("n_mentions").sum()).sort(
        "n_mentions", "name_ar", descending=[True, False]
    )  # fmt: skip
    named = with_label(dated, "name_ar", "name", _NAME)
    data = named.with_columns(pl.col("per_1000_words").round(2)).select(
        "name", "period", "n_mentions", "n_documents", "period_documents", "per_1000_words"
    )
    rows = _labels_of(order, named)
    drawn = alt.Chart(data).mark_circle(color=COLOURS[0], opacity=0.75, stroke="white").encode(
        x=alt.X("period:T", title=f"published ({granularity})", scale=alt.Scale(padding=18), axis=periods(granularity)),
        y=alt.Y("name:N", sort=rows, title=None),
        size=alt.Size("n_mentions:Q", legend=None, scale=alt.Scale(range=[30, 700])),
        tooltip=[alt.Tooltip("name:N", title="actor"), alt.Tooltip("period:T", format="%Y-%m-%d"),
                 alt.Tooltip("n_mentions:Q", title="mentions"), alt.Tooltip("n_documents:Q", title="articles"),
                 alt.Tooltip("period_documents:Q", title="articles of the period"),
                 alt.Tooltip("per_1000_words:Q", title="per 1,000 words")],
    )  # fmt: skip
    drawn = drawn.properties(width=WIDTH, height=alt.Step(30))
    left = counts.filter(pl.col("period").is_null())["n_mentions"].sum()
    told = f"; {left:,} mentions in undated articles are in the table" if left else ""
    return titled(drawn, title, f"A circle is larger for more mentions{told}")


def together(pairs: pl.DataFrame) -> Any:
    """Draw hasila.frequency.together: shared articles of each two actors; framed where chance hardly explains them."""
    title = "Actors named in the same articles"
    if pairs.is_empty():
        return nothing(title, "No two of these actors share an article.")
    both = pl.concat([pairs, _mirrored(pairs)])
    named = with_label(with_label(both, "name_a", "row", _NAME), "name_b", "column", _NAME)
    data = named.with_columns(pl.col("expected", "ratio").round(2), pl.col("p", "q").round(4)).select(
        "row", "column", "n_both", "expected", "ratio", "p", "q"
    )
    order = both.group_by("name_a").agg(pl.col("n_both").sum()).sort("n_both", "name_a", descending=[True, False])
    labels = dict(named.select("name_a", "row").unique(maintain_order=True).iter_rows())
    rows = [labels[name] for name in order["name_a"]]
    drawn = matrix(
        data.sort("row", "column"), x="column", y="row", shade="n_both", text="n_both", rows=rows, columns=rows,
        cell_width=40,
        tooltip=[alt.Tooltip("row:N", title="actor"), alt.Tooltip("column:N", title="with"),
                 alt.Tooltip("n_both:Q", title="shared articles"), alt.Tooltip("expected:Q", title="by chance"),
                 "ratio:Q", alt.Tooltip("p:Q", title="p (Fisher)"), alt.Tooltip("q:Q", title="q (corrected)")],
    )  # fmt: skip
    frames = alt.Chart(data.filter(pl.col("q") < UNLIKELY).select("row", "column")).mark_rect(
        fillOpacity=0, stroke="#000000", strokeWidth=2
    ).encode(x=alt.X("column:N", sort=rows), y=alt.Y("row:N", sort=rows))  # fmt: skip
    told = f"Number of shared articles; framed where q < {UNLIKELY} (Fisher's exact test, corrected for all pairs)"
    return titled(alt.layer(drawn, frames), title, told)


def _mirrored(pairs: pl.DataFrame) -> pl.DataFrame:
    swapped = {
        "actor_a": "actor_b",
        "actor_b": "actor_a",
        "name_a": "name_b",
        "name_b": "name_a",
        "n_a": "n_b",
        "n_b": "n_a",
    }
    return pairs.rename(swapped).select(pairs.columns)


def wording(forms: pl.DataFrame, actor: str, most_forms: int = 18) -> Any:
    """Draw hasila.wordings.wording for one actor: names down, outlets across, shares of the outlet's mentions."""
    chosen = forms.filter(pl.col("actor_id") == actor)
    name = chosen["name_ar"].first() if len(chosen) else actor
    title = f"By which name: {with_label(pl.DataFrame({'n': [name]}), 'n', 'l', 60)['l'][0]}"
    if chosen.is_empty():
        return nothing(title)
    order = chosen.group_by("form").agg(pl.col("n_mentions").sum()).sort("n_mentions", "form", descending=[True, False])
    kept = chosen.join(order.head(most_forms).select("form"), on="form", how="semi")
    named = with_label(with_label(kept, "form", "name", _NAME), "outlet", "outlet_name", 26)
    data = named.with_columns(
        text=pl.format("{}% ({})", (100 * pl.col("share")).round(0).cast(pl.Int64), "n_mentions"),
        share=pl.col("share").round(4),
        label=pl.col("label").fill_null("not in the lexicon"),
    ).select("name", "outlet_name", "share", "text", "n_mentions", "outlet_mentions", "label")
    labels = dict(named.select("form", "name").unique(maintain_order=True).iter_rows())
    drawn = matrix(
        data.sort("name", "outlet_name"), x="outlet_name", y="name", shade="share", text="text", top=1.0, cell_width=88,
        rows=[labels[form] for form in order.head(most_forms)["form"]],
        tooltip=[alt.Tooltip("name:N", title="as written"), alt.Tooltip("outlet_name:N", title="outlet"),
                 alt.Tooltip("n_mentions:Q", title="mentions"),
                 alt.Tooltip("outlet_mentions:Q", title="of its mentions of the actor"),
                 alt.Tooltip("label:N", title="marked as")],
    )  # fmt: skip
    return titled(drawn, title, "Share of an outlet's mentions of the actor that use the name (number of mentions)")


def wordings(forms: pl.DataFrame, actors: Sequence[str]) -> Any:
    """Draw the wording matrices of several actors, one under the other."""
    if not actors:
        return nothing("By which name", "No actor goes by different names in different outlets.")
    drawn = alt.vconcat(*(wording(forms, actor) for actor in actors), spacing=26)
    names = ", ".join(forms.filter(pl.col("actor_id") == actor)["name_ar"][0] for actor in actors)
    return drawn.properties(description=f"By which name each outlet calls {names}")


def speakers_and_victims(counts: pl.DataFrame, top: int = 20) -> Any:
    """Draw hasila.frequency.speakers_and_victims: claims an actor makes to the right, those about its people left."""
    title = "Who speaks and of whose dead and injured: number of reported claims"
    if counts.is_empty():
        return nothing(title, "No claim names an actor as its source or its victims.")
    named = with_label(counts.head(top), "name_ar", "name", _NAME)
    sides = [
        named.select("name", role=pl.lit(role), n=pl.col(column), signed=pl.col(column).cast(pl.Int64) * sign)
        for role, column, sign in (("source", "n_as_source", 1), ("victims", "n_as_victim", -1))
    ]
    data = pl.concat(sides).filter(pl.col("n") > 0)
    most = int(data["n"].max() or 1)  # type: ignore[arg-type]
    base = alt.Chart(data).encode(
        x=alt.X("signed:Q", scale=alt.Scale(domain=[-most, most]),
                axis=alt.Axis(title="← claims about its people as victims   |   claims it is the source of →",
                              labelExpr="abs(datum.value)", tickMinStep=1)),
        y=alt.Y("name:N", sort=in_order(named, "name"), title=None),
    )  # fmt: skip
    bars = base.mark_bar(height={"band": 0.7}).encode(
        color=alt.Color("role:N", title=None,
                        scale=alt.Scale(domain=["source", "victims"], range=list(COLOURS[:2]))),
        tooltip=[alt.Tooltip("name:N", title="actor"), "role:N", alt.Tooltip("n:Q", title="claims")],
    )  # fmt: skip
    zero = alt.Chart(pl.DataFrame({"zero": [0]})).mark_rule(color=GREY).encode(x="zero:Q")
    return titled(
        (bars + zero).properties(width=WIDTH, height=alt.Step(28)), title, "Claims are counted; their figures are not"
    )
