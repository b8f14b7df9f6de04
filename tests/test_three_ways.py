"""Three ways lead to the same tables: the command, plain papermill, and a changed parameters cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import papermill
import polars as pl
import pytest

from hasila.runs import report

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "notebooks" / "03_casualty_comparison.ipynb"
SAMPLE = str(ROOT / "data" / "sample")


def tables(folder: Path) -> dict[str, pl.DataFrame]:
    found = sorted((folder / NOTEBOOK.stem / "tables").glob("*.parquet"))
    return {path.stem: pl.read_parquet(path) for path in found}


def by_command(outputs: Path) -> dict[str, pl.DataFrame]:
    chosen = [("outcome", "killed"), ("top_n", "3")]
    index = report.run(report.Request(SAMPLE, outputs, "run", chosen, [str(NOTEBOOK)]))
    return tables(index.parent)


def by_papermill(outputs: Path) -> dict[str, pl.DataFrame]:
    given = {"corpus": SAMPLE, "outputs": str(outputs), "outcome": "killed", "top_n": 3}
    papermill.execute_notebook(str(NOTEBOOK), str(outputs / "out.ipynb"), parameters=given, progress_bar=False)
    return tables(outputs)


def by_changed_cell(outputs: Path) -> dict[str, pl.DataFrame]:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    cell = next(c for c in notebook.cells if "parameters" in c.metadata.get("tags", []))
    changes = {"corpus": repr(SAMPLE), "outputs": repr(str(outputs)), "outcome": '"killed"', "top_n": "3"}
    lines = cell.source.splitlines()
    for name, value in changes.items():
        lines = [f"{name} = {value}" if line.startswith(f"{name}:") else line for line in lines]
    cell.source = "\n".join(lines)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    return tables(outputs)


@pytest.fixture(scope="module")
def three_ways(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, pl.DataFrame]]:
    ways = [by_command, by_papermill, by_changed_cell]
    return [way(tmp_path_factory.mktemp(way.__name__)) for way in ways]


@pytest.mark.slow
def test_the_command_papermill_and_a_changed_cell_give_the_same_tables(three_ways: list[dict[str, Any]]) -> None:
    command, plain, cell = three_ways
    assert command["claims"].height and set(command["claims"]["outcome"]) == {"killed"}
    assert command.keys() == plain.keys() == cell.keys()
    assert all(command[name].equals(plain[name]) and command[name].equals(cell[name]) for name in command)


@pytest.mark.slow
def test_no_table_of_claims_holds_the_name_of_a_private_person(tmp_path: Path) -> None:
    article = {
        "doc_id": "a",
        "published": "2021-03-04",
        "text": "قتل الشاب سامر العطار، وأصيب وليد الكردي، بقصف على حلب أمس.",
    }
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    index = report.run(report.Request(str(corpus), tmp_path / "outputs", "run", [], [str(NOTEBOOK)]))
    found = tables(index.parent)
    assert found["claims"]["outcome"].sort().to_list() == ["injured", "killed"]
    held = [text for table in found.values() for text in table.select(pl.col(pl.String)).to_numpy().flat if text]
    assert not [text for text in held if "العطار" in text or "الكردي" in text]
