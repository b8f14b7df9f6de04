"""``index.html``: the front page of a run, which leads to every notebook, page, table, chart and the record.

It shows what the run was asked, what was found and what was wrong, and, beside the results, the error rates that were
measured for this version. Everything in it is escaped by the template; nothing is computed here but sizes and rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import polars as pl
from jinja2 import Environment, FileSystemLoader

from hasila import evaluation, tables
from hasila.runs.ledger import Ledger
from hasila.runs.pages import ASSETS, POLICY, TEMPLATES, Page, harmless, in_words, spoken

#: Rows of the list of problems on the front page; the table has all.
SHOWN_PROBLEMS = 50


@dataclass(frozen=True)
class Leaf:
    """A file of the run, as the index leads to it."""

    path: str
    label: str
    note: str = ""

    @property
    def address(self) -> str:
        """Return the relative address of the file."""
        return quote(self.path)


def write_index(folder: Path, pages: Sequence[Page], ledger: Ledger, record: Mapping[str, Any]) -> Path:
    """Write ``index.html`` into the folder of a run and return its path."""
    path = folder / "index.html"
    tables.write_atomically(path, render(folder, pages, ledger, record).encode())
    return path


def render(folder: Path, pages: Sequence[Page], ledger: Ledger, record: Mapping[str, Any]) -> str:
    """Return the HTML of the front page of a run."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "words": in_words,
        "number": "{:,}".format,
        "share": lambda value: "" if value is None else f"{value:.2f}",
    }
    return environment.get_template("index.html.j2").render(
        policy=POLICY,
        assets=ASSETS,
        record=record,
        facts=ledger.facts,
        counts=ledger.counts(),
        parameters=_parameters(record),
        problems=ledger.problems.head(SHOWN_PROBLEMS).to_dicts(),
        notebooks=[_entry(folder, page) for page in pages],
        ledger_tables=tables_in(folder / "ledger", folder),
        accuracy=accuracy(),
    )


def _parameters(record: Mapping[str, Any]) -> list[tuple[str, Any, str]]:
    """Return parameter, value in force and the notebooks that it holds for, those given first."""
    given = record["parameters"]["given"]
    places: dict[tuple[str, str], list[str]] = {}
    for notebook, values in record["parameters"]["in_force"].items():
        for name, value in values.items():
            places.setdefault((name, json.dumps(value, ensure_ascii=False)), []).append(notebook)
    ordered = sorted(places.items(), key=lambda item: (item[0][0] not in given, item[0]))
    return [(name, json.loads(value), ", ".join(where)) for (name, value), where in ordered]


def _entry(folder: Path, page: Page) -> dict[str, Any]:
    place = folder / page.name
    pictures = sorted((place / "charts").glob("*.png")) if place.is_dir() else []
    return {
        "name": page.name,
        "title": page.title,
        "question": page.question,
        "findings": [harmless(text) for text in page.findings],
        "charts": [_chart(folder, path) for path in pictures],
        "tables": tables_in(place / "tables", folder),
        "exports": exports_in(place / "exports", folder),
    }


def _chart(folder: Path, picture: Path) -> dict[str, Any]:
    drawing = picture.with_suffix(".svg")
    return {
        "png": Leaf(picture.relative_to(folder).as_posix(), spoken(picture.stem)),
        "svg": Leaf(drawing.relative_to(folder).as_posix(), "SVG") if drawing.exists() else None,
    }


def tables_in(place: Path, folder: Path) -> list[dict[str, Any]]:
    """Return the tables (Parquet) of a folder with their rows, columns and the CSV beside them."""
    if not place.is_dir():
        return []
    return [_table(path, folder) for path in sorted(place.glob("*.parquet"))]


def _table(path: Path, folder: Path) -> dict[str, Any]:
    csv = path.with_suffix(".csv")
    frame = pl.scan_parquet(path)
    return {
        "name": spoken(path.stem),
        "rows": frame.select(pl.len()).collect().item(),
        "columns": ", ".join(frame.collect_schema().names()),
        "parquet": Leaf(path.relative_to(folder).as_posix(), "Parquet", size(path)),
        "csv": Leaf(csv.relative_to(folder).as_posix(), "CSV", size(csv)) if csv.exists() else None,
    }


def exports_in(place: Path, folder: Path) -> list[Leaf]:
    """Return the files that a notebook made for other tools."""
    found = sorted(path for path in place.glob("*") if path.is_file()) if place.is_dir() else []
    return [Leaf(path.relative_to(folder).as_posix(), path.name, size(path)) for path in found]


def size(path: Path) -> str:
    """Return the size of a file for people."""
    count = path.stat().st_size
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def accuracy() -> dict[str, Any] | None:
    """Return the error rates measured for this version, as a sentence and rows; None where none came along."""
    try:
        scores, said = evaluation.measured(), evaluation.sentence()
    except (OSError, ValueError, KeyError):
        return None
    if scores.is_empty():
        return None
    return {"sentence": said, "scores": scores.to_dicts()}
