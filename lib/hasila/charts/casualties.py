"""Charts of notebook 03: every reported figure of an event beside its rivals, never one instead of them.

A claim is an interval from its lowest to its highest number of persons. An open end runs to the edge and ends in an
arrow. A filled mark is asserted, a hollow one denied, a light dashed one unconfirmed; zero stands with the others.
Colour and shape are the outlet. Nothing here averages or adds.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from hasila.charts.direction import isolate, label, labels, lines, plain, shorten
from hasila.charts.frame import by_outlet, in_order, nothing, titled
from hasila.charts.renderer import ANSWER
from hasila.charts.theme import COLOURS, GREY, INK, SHAPES, WIDTH
from hasila.evidence import figure
from hasila.tables import MODALITIES

ROW = 26
ALL = "all"
#: Rows (claims and headings) beyond these are left to the tables: a chart of more cannot be read.
MOST_CLAIMS = 250
#: Characters of a sentence shown when its claim is clicked, and of one line of it.
_SENTENCE, _LINE = 420, 84
TICKS = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 1000000]
UNLINKED = "not linked to an event"
_FILTERS = {"outcome": "outcome", "victim_class": "victims", "modality": "modality", "qualifier": "qualifier"}


def claims(intervals: pl.DataFrame, sentences: pl.DataFrame, title: str, *, by_event: bool = False) -> Any:
    """Draw the claims of ``intervals`` (hasila.compare.intervals), grouped by event and outcome, sorted by speaker.

    ``sentences`` (claim_id, sentence) is what a click on a claim shows. With ``by_event`` a menu chooses the event.
    """
    if intervals.is_empty():
        return nothing(title, "No claim fits this choice.")
    data = _rows(intervals.head(MOST_CLAIMS), sentences)
    edge = edge_of(intervals)
    data = data.with_columns(end=pl.when(pl.col("open_high")).then(edge).otherwise(pl.col("high")).cast(pl.Int64)).drop(
        "high"
    )
    chosen = alt.selection_point(name="claim", fields=["claim_id"], on="click", empty=False, clear="dblclick")
    menus = [_menu(data, column, name) for column, name in _FILTERS.items()]
    menus += [_menu(data, "event", "event")] if by_event else []
    chart = alt.layer(*_layers(data, edge, chosen)).add_params(*menus)
    for column in [*_FILTERS, *(["event"] if by_event else [])]:
        always = "" if column in ("outcome", "event") else "datum.kind == 'heading' || "
        chart = chart.transform_filter(f"{always}menu_{column} == '{ALL}' || datum.{column} == menu_{column}")
    chart = chart.properties(width=WIDTH, height=alt.Step(ROW))
    left = f"; {len(intervals) - MOST_CLAIMS} more are in the table" if len(intervals) > MOST_CLAIMS else ""
    told = [
        f"{len(intervals)} claims, number of persons as reported{left}.",
        "Filled: asserted; hollow: denied; light: unconfirmed. "
        "Arrow: no upper bound given. Dotted: bounds of a vague word.",
    ]
    return titled(alt.vconcat(chart, _reader(data, chosen), spacing=4), title, told)


def _rows(intervals: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of the chart in order: for each event and outcome a heading, then its claims by speaker."""
    told = dict(sentences.select("claim_id", "sentence").iter_rows())
    order = ["event_label", "event_id", "outcome", "speaker_label", "low", "claim_id"]
    rows: list[dict[str, Any]] = []
    grouped = intervals.sort(order, nulls_last=True).group_by("event_label", "outcome", maintain_order=True)
    for (event, outcome), members in grouped:
        name = label(event, 60, UNLINKED)
        rows.append({"kind": "heading", "event": name, "outcome": outcome, "name": f"{outcome} · {name}"})
        rows += [_row(row, name, told.get(row["claim_id"]) or "") for row in members.iter_rows(named=True)]
    outlets = sorted({row["outlet"] for row in rows if row.get("outlet")})
    names = {None: "", **labels(outlets, 30)}
    for number, row in enumerate(rows):
        row |= {"row": number, "outlet": names[row.get("outlet")]}
    return pl.DataFrame(rows, infer_schema_length=None)


def _row(row: dict[str, Any], event: str, sentence: str) -> dict[str, Any]:
    """Return one claim as the chart needs it; nothing of the article but its sentence goes along."""
    name = plain(row["speaker_label"] or "")
    relay = plain(row["relay_label"] or "")
    speaker = f"{shorten(name, 34)} ← {shorten(relay, 22)}" if relay else shorten(name, 44)
    return {
        "kind": "claim", "event": event, "outcome": row["outcome"], "name": isolate(speaker),
        "low": row["low"], "high": row["high"], "open_high": row["open_high"], "imputed": row["imputed"],
        "victim_class": row["victim_class"], "modality": row["modality"], "qualifier": row["qualifier"],
        "outlet": row["outlet"] or "outlet unknown", "relay": label(row["relay_label"], 40, "none"),
        "figure": _reported(row), "published": row["published"].isoformat() if row["published"] else "undated",
        "written": label(row["quantity_text"], 30), "victims": label(row["victim_text"], 40),
        "claim_id": row["claim_id"], "sentence": lines(shorten(plain(sentence), _SENTENCE), _LINE),
    }  # fmt: skip


def _reported(row: dict[str, Any]) -> str:
    said = figure(row["low"], row["high"], row["qualifier"])
    return said if row["modality"] == "asserted" else f"{said}, {row['modality']}"


def edge_of(intervals: pl.DataFrame) -> int:
    """Return where the axis ends: the first tick well beyond the largest number, so that an open end has room."""
    largest = max(int(intervals[column].max() or 0) for column in ("low", "high"))  # type: ignore[arg-type]
    return next((tick for tick in TICKS[2:] if tick >= 1.4 * largest), largest * 2)


def _menu(data: pl.DataFrame, column: str, name: str) -> alt.Parameter:
    values = in_order(data.filter(pl.col(column).is_not_null()), column)
    options = [ALL, *(values if column == "event" else sorted(values))]
    return alt.param(f"menu_{column}", value=ALL, bind=alt.binding_select(options=options, name=f"{name} "))


def persons(column: str, edge: int) -> alt.X:
    """Return an axis of persons up to ``edge``: even near zero, by magnitudes further up."""
    scale = alt.Scale(type="symlog", constant=8, domain=[0, edge], nice=False)
    ticks = [tick for tick in TICKS if tick <= edge]
    axis = alt.Axis(
        values=ticks, title="persons, as reported", format=",d", orient="top", labelOverlap="greedy", labelSeparation=4
    )
    return alt.X(f"{column}:Q", scale=scale, axis=axis)


def _layers(data: pl.DataFrame, edge: int, chosen: alt.Parameter) -> list[Any]:
    x = persons("low", edge)
    base = alt.Chart(data).encode(y=alt.Y("row:O", axis=None))
    heading = base.transform_filter(alt.datum.kind == "heading")
    claim = base.transform_filter(alt.datum.kind == "claim")
    marks = claim.encode(color=by_outlet(alt.Color, _outlets(data), COLOURS))
    dashes = alt.StrokeDash("imputed:N", legend=None, scale=alt.Scale(domain=[False, True], range=[[1, 0], [2, 3]]))
    faint = alt.Opacity("modality:N", legend=None, scale=alt.Scale(domain=MODALITIES, range=[0.9, 0.9, 0.4]))
    bars = marks.mark_rule(strokeWidth=3).encode(x=x, x2="end:Q", strokeDash=dashes, opacity=faint)
    arrow = marks.transform_filter(alt.datum.open_high).mark_point(
        shape="triangle-right", size=70, filled=True, opacity=1
    )
    closed = marks.transform_filter("!datum.open_high && datum.end != datum.low")
    return [
        heading.mark_text(align="left", fontWeight="bold", fontSize=15, dy=3).encode(text="name:N", x=alt.value(0)),
        bars,
        arrow.encode(x="end:Q"),
        closed.mark_tick(thickness=3, height=14).encode(x="end:Q"),
        _points(marks, data, x, chosen),
        claim.mark_text(align="right", dx=-10, color=INK).encode(text="name:N", x=alt.value(0)),
        claim.mark_text(align="left", dx=12, color=INK).encode(text="figure:N", x=alt.value(WIDTH)),
    ]


def _points(marks: alt.Chart, data: pl.DataFrame, x: alt.X, chosen: alt.Parameter) -> Any:
    """Return the mark at the low end of each claim: shape by outlet, filled by modality; it answers to a click."""
    filling = alt.FillOpacity(
        "modality:N",
        title="modality",
        scale=alt.Scale(domain=MODALITIES, range=[1, 0, 0.25]),
        legend=alt.Legend(symbolFillColor=INK, symbolStrokeColor=INK),
    )
    outlets = _outlets(data)
    return marks.mark_point(filled=True, strokeWidth=2, opacity=1).encode(
        x=x, stroke=by_outlet(alt.Stroke, outlets, COLOURS), shape=by_outlet(alt.Shape, outlets, SHAPES),
        fillOpacity=filling, size=alt.condition(chosen, alt.value(320), alt.value(130)),
        tooltip=[
            alt.Tooltip("name:N", title="speaker ← relay"), alt.Tooltip("figure:N", title="reported"),
            alt.Tooltip("written:N", title="as written"), alt.Tooltip("qualifier:N"), alt.Tooltip("modality:N"),
            alt.Tooltip("outlet:N"), alt.Tooltip("published:N"), alt.Tooltip("victims:N"),
            alt.Tooltip("victim_class:N", title="class, as described"), alt.Tooltip("claim_id:N", title="claim"),
        ],
    ).add_params(chosen)  # fmt: skip


def _outlets(data: pl.DataFrame) -> list[str]:
    return sorted(name for name in in_order(data, "outlet") if name)


def _reader(data: pl.DataFrame, chosen: alt.Parameter) -> Any:
    """Return the panel under the chart that prints the sentence of the claim that was clicked."""
    base = alt.Chart(data.filter(pl.col("kind") == "claim").select("claim_id", "sentence")).transform_filter(chosen)
    said = base.mark_text(align="right", baseline="top", fontSize=16, lineHeight=25, color=INK)
    which = base.mark_text(align="right", baseline="top", fontSize=13, color=GREY)
    hint = alt.Chart(pl.DataFrame({"hint": ["Click a mark in JupyterLab or on the report page to read its sentence:"]}))
    return alt.layer(
        hint.mark_text(align="left", baseline="top", color=GREY).encode(text="hint:N", x=alt.value(0), y=alt.value(0)),
        which.encode(text="claim_id:N", x=alt.value(WIDTH), y=alt.value(0)),
        said.encode(text="sentence:N", x=alt.value(WIDTH), y=alt.value(22)),
    ).properties(name=ANSWER, width=WIDTH, height=130)
