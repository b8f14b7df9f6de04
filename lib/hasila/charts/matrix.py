"""A matrix of counts or shares: darker is more, and each cell prints its number, so that grey print tells the same."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from hasila.charts.frame import in_order
from hasila.charts.theme import INK, SEQUENCE

CELL_HEIGHT = 28


def matrix(
    frame: pl.DataFrame,
    *,
    x: str,
    y: str,
    shade: str,
    text: str,
    tooltip: list[Any],
    x_title: str | None = None,
    columns: list[str] | None = None,
    rows: list[str] | None = None,
    top: float | None = None,
    cell_width: int = 62,
) -> Any:
    """Return a matrix of ``frame``: labels in columns ``x`` and ``y``, shade by ``shade``, printed number ``text``.

    ``top`` is the value of the darkest shade (the largest of ``shade`` where none is given); ``columns`` and ``rows``
    give the order (that of first standing where none is given).
    """
    highest = top or float(frame[shade].max() or 1)  # type: ignore[arg-type]
    columns, rows = columns or in_order(frame, x), rows or in_order(frame, y)
    base = alt.Chart(frame).encode(
        x=alt.X(
            f"{x}:N", sort=columns, title=x_title, axis=alt.Axis(orient="top", labelAngle=-35 if _long(columns) else 0)
        ),
        y=alt.Y(f"{y}:N", sort=rows, title=None),
    )
    scale = alt.Scale(range=list(SEQUENCE), domain=[0, highest], interpolate="lab")
    cells = base.mark_rect(stroke="white").encode(
        color=alt.Color(f"{shade}:Q", scale=scale, legend=None), tooltip=tooltip
    )
    dark = alt.datum[shade] > highest * 0.55
    numbers = base.mark_text(fontSize=13).encode(
        text=f"{text}:N", color=alt.condition(dark, alt.value("white"), alt.value(INK))
    )
    return alt.layer(cells, numbers).properties(
        width=max(cell_width * len(columns), 120), height=CELL_HEIGHT * len(rows)
    )


def _long(names: list[str]) -> bool:
    return max(map(len, names), default=0) > 9
