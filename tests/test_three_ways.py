"""Three ways lead to the same tables: the command, plain papermill, and a changed parameters cell."""

from __future__ import annotations

from pathlib import Path

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


@pytest.mark.slow
def test_the_command_papermill_and_a_changed_cell_give_the_same_tables(tmp_path: Path) -> None:
    ways = [by_command, by_papermill, by_changed_cell]
    command, plain, cell = (way(tmp_path / way.__name__) for way in ways if not (tmp_path / way.__name__).mkdir())
    assert command["claims"].height and set(command["claims"]["outcome"]) == {"killed"}
    assert command.keys() == plain.keys() == cell.keys()
    assert all(command[name].equals(plain[name]) and command[name].equals(cell[name]) for name in command)
