"""What stands round every chart: title, what it is counted on, a description for those who cannot see it.

A chart of nothing says so; it is never an empty box.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import polars as pl

from hasila.charts.direction import labels
from hasila.charts.theme import GREY, WIDTH

#: Altair refuses more rows than this in one chart; whoever draws aggregates or cuts first, and says so.
MOST_ROWS = 5000


def titled(chart: Any, title: str, subtitle: str | list[str] = "", description: str = "") -> Any:
    """Return ``chart`` with a title, lines under it, and a description (the title and lines where none is given)."""
    lines = [subtitle] if isinstance(subtitle, str) else subtitle
    told = [line for line in lines if line]
    words = description or " ".join([f"{title}.", *told])
    return chart.properties(title=alt.TitleParams(title, subtitle=told), description=words)


def nothing(title: str, reason: str = "Nothing to show: no row is left.") -> Any:
    """Return a chart that says that there is nothing to draw, and why."""
    chart = alt.Chart(pl.DataFrame({"reason": [reason]})).mark_text(align="left", fontSize=15, color=GREY)
    drawn = chart.encode(text="reason:N", x=alt.value(0)).properties(width=WIDTH, height=40)
    return titled(drawn, title, description=f"{title}. {reason}")


def with_label(
    frame: pl.DataFrame, column: str, name: str, length: int = 40, missing: str = "not stated"
) -> pl.DataFrame:
    """Add column ``name``: the values of ``column`` as chart labels, in order right to left, a different one each."""
    made = labels(frame[column].to_list(), length, missing)
    return frame.with_columns(pl.Series(name, [made[value] for value in frame[column]], dtype=pl.String))


def in_order(frame: pl.DataFrame, column: str) -> list[str]:
    """Return the values of ``column`` in the order in which they first stand."""
    return frame[column].unique(maintain_order=True).to_list()


def by_outlet(channel: Any, outlets: Sequence[str], values: Sequence[str]) -> Any:
    """Return an encoding of the outlet by ``values`` in turn; beyond eight outlets colours repeat with other shapes."""
    step = 1 if channel is alt.Shape else 0
    cycle = [values[(number + step * (number // len(values))) % len(values)] for number in range(len(outlets))]
    return channel("outlet:N", scale=alt.Scale(domain=list(outlets), range=cycle), title="outlet")


def whole(title: str, **more: Any) -> alt.Axis:
    """Return an axis of counts: only whole numbers are written, where the renderer marks halves too."""
    return alt.Axis(title=title, tickMinStep=1, format=",d", labelExpr="datum.value % 1 ? '' : datum.label", **more)


_PERIODS = {"day": "%Y-%m-%d", "week": "%Y-%m-%d", "month": "%b %Y", "year": "%Y"}


def periods(granularity: str, title: str | None = None) -> alt.Axis:
    """Return an axis of days, weeks, months or years, labelled as finely."""
    return alt.Axis(title=title, format=_PERIODS[granularity], labelOverlap=True)
