"""A run is whole under its name, or set apart with the reason; what other runs left is never touched."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import nbformat
import papermill
import polars as pl
import pytest

from hasila.runs import report
from hasila.runs.kernel import ThisPython
from hasila.runs.ledger import LedgerError
from hasila.runs.notebooks import NotebookError
from hasila.runs.opening import file_hash
from hasila.runs.parameters import ParameterError
from hasila.runs.report import Request, RunError, run
from made import ARTICLE

FIXTURES = Path(__file__).parent / "fixtures" / "notebooks"


def request(corpus: Path, outputs: Path, *names: str, **more: object) -> Request:
    chosen = tuple(str(FIXTURES / f"{name}.ipynb") for name in names)
    return Request(corpus=corpus, outputs=outputs, notebooks=chosen, **more)  # type: ignore[arg-type]


def visible(outputs: Path) -> list[str]:
    return sorted(path.name for path in outputs.iterdir() if path.name != ".ledger")


def test_a_run_leaves_notebooks_pages_tables_index_and_a_record_of_every_file(corpus: Path, outputs: Path) -> None:
    said: list[str] = []
    given = [("top_n", "٧"), ("strict", "false"), ("window", "9")]
    index = run(
        request(corpus, outputs, "good", "other", name="first", parameters=given),
        lambda line, stands: said.append(line),
    )
    folder = index.parent
    assert folder == outputs / "first"
    assert json.loads((folder / "seen.json").read_text(encoding="utf-8"))["values"][1:3] == [7, False]
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert record["status"] == "complete"
    assert record["counts"]["documents"] == 1
    assert record["corpus"]["files"] == {name: file_hash(corpus / name) for name in ("a.txt", "metadata.csv")}
    assert record["parameters"]["in_force"]["good"]["top_n"] == 7
    assert record["parameters"]["in_force"]["other"] == {"window": 9}
    assert record["lexicons"] and record["versions"]["polars"] and record["code_hash"]
    assert [one["notebook"] for one in record["notebooks"]] == ["good", "other"]
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == {*record["files"], "run.json"}
    assert all(file_hash(folder / name) == sha256 for name, sha256 in record["files"].items())
    assert {"index.html", "good.html", "other.html", "good/tables/words.csv", "ledger/claims.parquet"} <= there
    assert any("[1/2] good: cell" in line for line in said)


def test_no_executed_notebook_names_the_private_folder(corpus: Path, outputs: Path) -> None:
    folder = run(request(corpus, outputs, "good", name="r")).parent
    text = (folder / "good.ipynb").read_text(encoding="utf-8")
    assert ".run-" not in text
    assert f'outputs = \\"{outputs}\\"' in text


@pytest.mark.parametrize("given", [("top_m", "7"), ("top_n", "many"), ("corpus", "x"), ("a b", "1")])
def test_a_wrong_parameter_ends_a_run_before_anything_is_made(
    given: tuple[str, str], corpus: Path, outputs: Path
) -> None:
    with pytest.raises(ParameterError, match=given[0]):
        run(request(corpus, outputs, "good", parameters=[given]))
    assert not outputs.exists()


def test_a_wrong_notebook_ends_a_run_before_anything_is_made(corpus: Path, outputs: Path) -> None:
    with pytest.raises(NotebookError):
        run(request(corpus, outputs, "good", "no-end"))
    assert not outputs.exists()


def test_a_corpus_that_is_not_there_ends_a_run_before_anything_is_made(outputs: Path) -> None:
    with pytest.raises(LedgerError, match="no/such"):
        run(request(Path("no/such"), outputs, "good"))
    assert not outputs.exists()


def test_a_failed_run_is_set_apart_with_what_there_is_and_the_last_good_one_stays(corpus: Path, outputs: Path) -> None:
    good = run(request(corpus, outputs, "other", name="report")).parent
    before = {path: file_hash(path) for path in good.rglob("*") if path.is_file()}
    with pytest.raises(RunError, match="the figures do not add up") as failed:
        run(request(corpus, outputs, "other", "error", name="report"))
    assert failed.value.folder == outputs / "failed-report"
    assert visible(outputs) == ["failed-report", "report"]
    assert "figures do not add up" in (outputs / "failed-report" / "failure.txt").read_text(encoding="utf-8")
    assert (outputs / "failed-report" / "other.ipynb").exists()
    assert not (outputs / "failed-report" / "run.json").exists()
    assert {path: file_hash(path) for path in good.rglob("*") if path.is_file()} == before


def test_a_disk_that_fills_while_pages_are_made_fails_the_run_and_nothing_half_written_has_its_name(
    corpus: Path, outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(report, "write_index", full)
    with pytest.raises(RunError, match="No space left on device"):
        run(request(corpus, outputs, "other", name="report"))
    assert visible(outputs) == ["failed-report"]


def test_the_command_plain_papermill_and_a_changed_cell_give_the_same_tables(corpus: Path, tmp_path: Path) -> None:
    source = FIXTURES / "claims.ipynb"
    run(Request(corpus, tmp_path / "a", "r", [("outcome", "killed"), ("top_n", "٩")], [str(source)]))
    options = {"kernel_manager_class": ThisPython, "progress_bar": False, "cwd": tmp_path}
    given = {"corpus": str(corpus), "outputs": str(tmp_path / "b"), "outcome": "killed", "top_n": "9"}
    papermill.execute_notebook(source, tmp_path / "b.ipynb", given, **options)
    changed = nbformat.read(source, as_version=4)
    changed.cells[1].source = "\n".join(f"{name} = {value!r}" for name, value in (given | {"top_n": 9}).items())
    changed.cells[1].source += f"\nlexicon = corrections = ''\noutputs = {str(tmp_path / 'c')!r}"
    papermill.execute_notebook(changed, None, **options)
    tables = [tmp_path / place / "claims" / "tables" / "claims.parquet" for place in ("a/r", "b", "c")]
    first, *others = (path.read_bytes() for path in tables)
    assert others == [first, first]
    assert pl.read_parquet(tables[0])["outcome"].unique().to_list() == ["killed"]


def test_an_empty_corpus_gives_a_whole_report_that_says_so(outputs: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said: list[tuple[str, bool]] = []
    index = run(request(tmp_path / "empty", outputs, "claims", name="r"), lambda *line: said.append(line))
    assert ("The corpus holds no article that could be read.", True) in said
    assert "The corpus holds no article that could be read." in index.read_text(encoding="utf-8")


def test_nothing_hostile_in_a_name_of_the_corpus_or_a_file_reaches_the_index(outputs: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "<script>evil()<"
    hostile.mkdir()
    (hostile / '"><img src=x onerror=evil()>.txt').write_bytes(b"\x89PNG\x00\x00")
    (hostile / "a.txt").write_text(ARTICLE, encoding="utf-8")
    text = run(request(hostile, outputs, "other", name="r")).read_text(encoding="utf-8")
    assert "<script" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;evil()&lt;" in text


def test_the_index_leads_to_every_file_a_reader_wants_and_only_to_files_that_are_there(
    corpus: Path, outputs: Path
) -> None:
    index = run(request(corpus, outputs, "good", "other", name="r"))
    text = index.read_text(encoding="utf-8")
    links = {unquote(link) for link in re.findall(r'(?:href|src)="([^"#]+)"', text)}
    assert {"good.html", "good.ipynb", "other.html", "run.json", "good/tables/words.csv"} <= links
    assert [link for link in links if not (index.parent / link).is_file()] == []
    assert "default-src &#39;none&#39;" in text


# ---------------------------------------------------------------- more than one process
def start(corpus: Path, outputs: Path, go: Path) -> subprocess.Popen[str]:
    notebook = str(FIXTURES / "waits.ipynb")
    command = [sys.executable, "-m", "hasila", "run", "--corpus", str(corpus), "--outputs", str(outputs)]
    command += ["--name", "same", "--notebook", notebook, "-p", "word", str(go)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def kernel_of(go: Path, process: subprocess.Popen[str]) -> int:
    """Wait until the notebook of a run waits, and return the number of its kernel's process."""
    here = go.with_name(go.name + ".here")
    for _ in range(1200):
        if here.exists() and here.read_text(encoding="utf-8"):
            return int(here.read_text(encoding="utf-8"))
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"the notebook never waited: {process.communicate()[0]}")


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{pid}/stat").exists() or Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"


def gone(pid: int) -> bool:
    for _ in range(200):
        if not is_alive(pid):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.slow
def test_two_runs_of_the_same_name_at_once_are_both_kept(corpus: Path, outputs: Path, tmp_path: Path) -> None:
    gos = [tmp_path / "go-1", tmp_path / "go-2"]
    both = [start(corpus, outputs, go) for go in gos]
    for go, process in zip(gos, both, strict=True):
        kernel_of(go, process)
    for go in gos:
        go.touch()
    said = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert visible(outputs) == ["same", "same-2"]
    assert all((outputs / name / "run.json").exists() for name in ("same", "same-2"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="this system has no SIGKILL")
def test_a_run_that_is_killed_leaves_no_kernel_and_the_next_run_sets_its_folder_apart(
    corpus: Path, outputs: Path, tmp_path: Path
) -> None:
    process = start(corpus, outputs, tmp_path / "go")
    kernel = kernel_of(tmp_path / "go", process)
    process.kill()
    process.wait()
    assert gone(kernel), "the kernel of a killed run lives on"
    assert [name[:5] for name in visible(outputs)] == [".run-"]
    run(request(corpus, outputs, "other", name="next"))
    assert visible(outputs) == ["failed-same", "next"]
    assert "killed" in (outputs / "failed-same" / "failure.txt").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_stopped_sets_its_folder_apart_and_leaves_no_kernel(
    number: signal.Signals, corpus: Path, outputs: Path, tmp_path: Path
) -> None:
    process = start(corpus, outputs, tmp_path / "go")
    kernel = kernel_of(tmp_path / "go", process)
    process.send_signal(number)
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert gone(kernel), "the kernel of a stopped run lives on"
    assert visible(outputs) == ["failed-same"]
    assert (outputs / "failed-same" / "failure.txt").read_text(encoding="utf-8") == "The run was interrupted.\n"
