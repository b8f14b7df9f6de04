"""The four notebooks: one grammar, committed as executed, green when nothing changed and red when a figure did."""

import ast
import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SHARED = ["corpus", "outputs", "lexicon", "corrections", "outlets", "date_from", "date_to"]
NAMES = [path.stem for path in NOTEBOOKS]


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def tags(cell: nbformat.NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)


def test_there_are_the_four_notebooks():
    assert NAMES == ["01_corpus_overview", "02_actor_frequency", "03_casualty_comparison", "04_timeline"]


# ---------------------------------------------------------------- grammar
@every_notebook
def test_a_notebook_opens_with_its_question(path):
    first = read(path).cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# .+\?\n\n\S", first.source)


@every_notebook
def test_parameters_come_first_with_a_type_and_a_help_comment_each(path):
    cell = code_cells(path)[0]
    assert "parameters" in tags(cell)
    assert all(re.match(r"\w+: \S+ = .+  # .+", line) for line in cell.source.splitlines())
    found = papermill.inspect_notebook(str(path))
    assert list(found)[:7] == SHARED
    assert all(each["inferred_type_name"] != "None" and each["help"] for each in found.values())


@every_notebook
def test_imports_checks_and_loading_follow_in_this_order(path):
    imports, check, load = (cell.source for cell in code_cells(path)[1:4])
    assert all(isinstance(node, (ast.Import, ast.ImportFrom, ast.Expr)) for node in ast.parse(imports).body)
    assert check.startswith("given = check_parameters(")
    assert "open_ledger(" in load
    assert "selection.remaining(" in load


@every_notebook
def test_every_parameter_is_checked(path):
    call = next(node for node in ast.walk(ast.parse(code_cells(path)[2].source)) if isinstance(node, ast.Call))
    assert sorted(keyword.arg for keyword in call.keywords) == sorted(papermill.inspect_notebook(str(path)))


@every_notebook
def test_a_notebook_holds_no_logic(path):
    logic = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.Try, ast.With, ast.ListComp,
             ast.DictComp, ast.SetComp, ast.GeneratorExp)  # fmt: skip
    for cell in code_cells(path):
        assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, logic)]
        if "parameters" not in tags(cell):
            assert len(cell.source.splitlines()) <= 10


@every_notebook
def test_findings_limits_and_provenance_end_a_notebook(path):
    headings = [cell.source.splitlines()[0] for cell in read(path).cells if cell.cell_type == "markdown"]
    assert headings[-2:] == ["## Limits", "## Provenance"]
    assert any("finding" in tags(cell) for cell in code_cells(path))
    assert "provenance" in tags(code_cells(path)[-1])
    assert "evaluation.sentence()" in code_cells(path)[-3].source


# ---------------------------------------------------------------- outputs
@every_notebook
def test_a_notebook_is_committed_executed_in_order_and_without_errors_or_noise(path):
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    kinds = {output.output_type for cell in cells for output in cell.outputs}
    assert kinds <= {"execute_result", "display_data"}


@every_notebook
def test_outputs_hold_no_path_and_no_time_of_this_machine(path):
    written = path.read_text(encoding="utf-8")
    assert str(ROOT) not in written
    assert str(Path.home()) + "/" not in written
    assert "iopub" not in written


def test_the_committed_outputs_were_made_by_an_extraction_that_worked():
    written = "".join(path.read_text(encoding="utf-8") for path in NOTEBOOKS)
    assert "extraction failed" not in written
    assert "0 of 0 casualty claims" not in written


@every_notebook
def test_every_chart_has_a_picture_and_every_table_stands_without_a_style_sheet(path):
    for cell in code_cells(path):
        for output in cell.outputs:
            media = output.data
            assert ("application/vnd.vegalite.v5+json" in media) == ("image/png" in media)
            html = media.get("text/html", "")
            assert "<style" not in html
            assert "<script" not in html


# ---------------------------------------------------------------- run again
def with_parameters(path: Path, folder: Path, **values: object) -> Path:
    """Return a copy of a notebook with other defaults in its parameters cell, results left in ``folder``."""
    notebook = read(path)
    cell = next(cell for cell in notebook.cells if "parameters" in tags(cell))
    for name, value in {"outputs": str(folder / "out"), **values}.items():
        cell.source, found = re.subn(
            rf"(?m)^({name}: [^=]+ = ).+?(  #)", lambda m, v=value: f"{m[1]}{v!r}{m[2]}", cell.source
        )
        assert found == 1
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / path.name)
    return folder / path.name


def nbval(*paths: Path, lax: bool = False) -> subprocess.CompletedProcess[str]:
    options = ["--nbval-lax" if lax else "--nbval", "--nbval-current-env", "--nbval-cell-timeout=300"]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--no-header",
        "-c",
        "/dev/null",
        *options,
    ]
    return subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, cwd=paths[0].parent)


@pytest.mark.slow
def test_strict_comparison_turns_red_when_one_figure_of_the_data_changes(tmp_path):
    sample = shutil.copytree(ROOT / "data" / "sample", tmp_path / "sample")
    article = next(path for path in sorted(sample.glob("10-*.txt")))
    text = article.read_text(encoding="utf-8")
    changed = re.sub(r"[6۶٦][2۲٢]", "63", text)
    assert changed != text
    article.write_text(changed, encoding="utf-8")
    path = with_parameters(ROOT / "notebooks" / "03_casualty_comparison.ipynb", tmp_path / "red", corpus=str(sample))
    result = nbval(path)
    assert result.returncode == 1, result.stdout[-2000:]
    assert "application/vnd.vegalite.v5+json" in result.stdout


OTHER = {
    "01_corpus_overview": {"word": "مقتل", "top_n": 3, "date_from": "2018-01-01"},
    "02_actor_frequency": {"count_by": "per_1000_words", "granularity": "year", "top_n": 4, "actors": ["sohr"]},
    "03_casualty_comparison": {"outcome": "injured", "modality": "asserted", "top_n": 2, "reference": ""},
    "04_timeline": {"granularity": "day", "date_to": "2018-12-31"},
}


@pytest.mark.slow
def test_other_parameters_run_without_an_error(tmp_path):
    copies = [with_parameters(path, tmp_path / "other", **OTHER[path.stem]) for path in NOTEBOOKS]
    result = nbval(*copies, lax=True)
    assert result.returncode == 0, result.stdout[-3000:]


@pytest.mark.slow
def test_an_empty_corpus_gives_notebooks_that_run_and_say_that_there_is_nothing(tmp_path):
    (tmp_path / "none").mkdir()
    copies = [with_parameters(path, tmp_path / "empty", corpus=str(tmp_path / "none")) for path in NOTEBOOKS]
    result = nbval(*copies, lax=True)
    assert result.returncode == 0, result.stdout[-3000:]


@pytest.mark.slow
def test_results_are_left_as_tables_and_charts_safe_for_spreadsheets(tmp_path):
    sample = tmp_path / "corpus.jsonl"
    article = {
        "outlet": "=cmd()",
        "published": "2020-05-03",
        "title": "",
        "text": "أعلنت فرقة الإسعاف مقتل 12 شخصاً أمس.",
    }
    sample.write_text(json.dumps(article, ensure_ascii=False) + "\n", encoding="utf-8")
    path = with_parameters(ROOT / "notebooks" / "01_corpus_overview.ipynb", tmp_path / "one", corpus=str(sample))
    result = nbval(path, lax=True)
    assert result.returncode == 0, result.stdout[-3000:]
    left = tmp_path / "one" / "out" / "01_corpus_overview"
    names = {file.name for file in left.rglob("*") if file.is_file()}
    assert {"articles_by_outlet.parquet", "articles_by_outlet.csv", "lengths.png", "lengths.svg"} <= names
    with (left / "tables" / "articles_by_outlet.csv").open(encoding="utf-8-sig") as file:
        assert [row["outlet"] for row in csv.DictReader(file)] == ["'=cmd()"]
