"""What a notebook leaves: its tables as Parquet and CSV, its charts as PNG and SVG, in a folder of its own.

Names of files come from the notebook, never from an article. Every file is written whole or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from hasila import tables
from hasila.runs.locations import found

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,80}\Z")


@dataclass(frozen=True)
class Results:
    """The folder ``outputs/notebook`` of one notebook's tables and charts."""

    outputs: str | Path
    notebook: str

    @property
    def folder(self) -> Path:
        """Return the absolute path of the folder; it is made when something is left in it."""
        return found(self.outputs) / checked_name(self.notebook)

    def table(self, name: str, frame: pl.DataFrame) -> None:
        """Leave ``frame`` as ``tables/name.parquet`` and, safe for spreadsheets, ``tables/name.csv``."""
        for suffix in (".parquet", ".csv"):
            content = tables.frame_bytes(frame if suffix == ".parquet" else flat(frame), suffix)
            tables.write_atomically(self.folder / "tables" / f"{checked_name(name)}{suffix}", content)

    def chart(self, name: str, chart: Any) -> None:
        """Leave an Altair chart as ``charts/name.png`` and ``charts/name.svg``."""
        from hasila.charts import renderer  # altair takes a second to import, and most commands draw nothing

        spec = chart.to_dict()
        place = self.folder / "charts"
        tables.write_atomically(place / f"{checked_name(name)}.png", renderer.png(spec))
        tables.write_atomically(place / f"{checked_name(name)}.svg", renderer.svg(spec).encode())


def checked_name(name: str) -> str:
    """Return ``name`` if it is a plain file name (small letters, digits, - and _); ValueError otherwise."""
    if not _NAME.match(name):
        raise ValueError(f"{name!r} cannot name a result: use small letters, digits, hyphens and underscores")
    return name


def flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Return ``frame`` with list columns as text joined by '; ', since CSV has no lists."""
    lists = [name for name, dtype in frame.schema.items() if isinstance(dtype, pl.List)]
    return frame.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join("; ") for name in lists)
