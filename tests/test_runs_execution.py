"""A notebook ran to its end, or the run says which cell did not and why; papermill's own word is not taken for it."""

import json
import sys
from pathlib import Path

import nbformat
import papermill
import pytest

from hasila.runs import kernel
from hasila.runs.execution import ExecutionError, check_complete, execute
from hasila.runs.notebooks import inspect

FIXTURES = Path(__file__).parent / "fixtures" / "notebooks"


def run(name: str, folder: Path, *, timeout: float = 60, **parameters: object) -> Path:
    output = folder / f"{name}.ipynb"
    execute(inspect(FIXTURES / f"{name}.ipynb"), output, {"outputs": str(folder)} | parameters, timeout=timeout)
    return output


def test_a_notebook_runs_with_its_parameters_in_the_folder_of_the_run(tmp_path: Path) -> None:
    run("good", tmp_path, word='"; raise SystemExit #', top_n=20, strict=False, outlets=["أ", "ب"])
    seen = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))
    assert seen["values"] == ['"; raise SystemExit #', 20, False, 0.5, ["أ", "ب"], "", ""]
    assert Path(seen["cwd"]) == tmp_path


def test_a_path_with_braces_is_no_format_string(tmp_path: Path) -> None:
    place = tmp_path / "{word}"
    place.mkdir()
    assert run("other", place, window=3) == place / "other.ipynb"
    assert (place / "other.ipynb").is_file()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("error", r"error, cell \[4\]: ValueError: the figures do not add up"),
        ("kernel-death", "kernel-death: the kernel died"),
        ("exit", r"not every cell ran, and in order \(execution counts \[1, 2, 3, None\]\)"),
        ("silent-end", "the last cell, which shows where the results come from, showed nothing"),
    ],
)
def test_a_notebook_that_does_not_reach_its_end_is_told_with_the_reason(
    name: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(ExecutionError, match=message):
        run(name, tmp_path)


def test_a_cell_that_takes_too_long_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ExecutionError, match=r"longer than 1 seconds\. Give it longer with --timeout"):
        run("timeout", tmp_path, timeout=1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_in_a_cell_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExecutionError, match="No space left on device"):
        run("full-disk", tmp_path)


def test_a_full_disk_under_papermill_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(papermill.iorw.LocalHandler, "write", full)
    with pytest.raises(ExecutionError, match="other: the disk is full"):
        run("other", tmp_path)


# ---------------------------------------------------------------- the kernel
def test_the_kernel_is_this_python_whatever_is_installed_and_whatever_starts_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = tmp_path / "jupyter" / "kernels" / "python3"
    foreign.mkdir(parents=True)
    spec = {"argv": ["/bin/false", "{connection_file}"], "display_name": "x", "language": "python"}
    (foreign / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "0.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    place = tmp_path / "run"
    place.mkdir()
    run("other", place)
    assert kernel.OnlyThisPython().get_kernel_spec("python3").argv[0] == sys.executable


def test_a_kernel_says_what_it_says_into_a_file_and_not_between_the_progress(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run("other", tmp_path)
    assert (tmp_path / kernel.LOG).is_file()
    assert capfd.readouterr() == ("", "")


# ---------------------------------------------------------------- completeness
@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run("other", tmp_path_factory.mktemp("executed"))


def changed(executed: Path, folder: Path, change: object) -> Path:
    document = nbformat.read(executed, as_version=4)
    change(document)  # type: ignore[operator]
    nbformat.write(document, folder / "changed.ipynb")
    return folder / "changed.ipynb"


def test_a_whole_notebook_is_complete(executed: Path) -> None:
    assert check_complete(executed) == len(nbformat.read(executed, as_version=4).cells)


@pytest.mark.parametrize("length", [0, 100])
def test_a_file_cut_off_by_a_full_disk_is_not_complete(executed: Path, tmp_path: Path, length: int) -> None:
    cut = tmp_path / "cut.ipynb"
    cut.write_bytes(executed.read_bytes()[:length])
    with pytest.raises(ExecutionError, match="cannot be read again"):
        check_complete(cut)


def test_cells_out_of_order_are_not_complete(executed: Path, tmp_path: Path) -> None:
    def swap(document: nbformat.NotebookNode) -> None:
        document.cells[-1].execution_count, document.cells[-2].execution_count = 2, 3

    with pytest.raises(ExecutionError, match="in order"):
        check_complete(changed(executed, tmp_path, swap))


def test_a_lost_last_cell_is_not_complete(executed: Path, tmp_path: Path) -> None:
    with pytest.raises(ExecutionError, match="the last cell"):
        check_complete(changed(executed, tmp_path, lambda document: document.cells.pop()))


def test_an_error_that_was_allowed_is_still_not_complete(executed: Path, tmp_path: Path) -> None:
    def fail(document: nbformat.NotebookNode) -> None:
        document.cells[-2].outputs = [nbformat.v4.new_output("error", ename="E", evalue="", traceback=[])]

    with pytest.raises(ExecutionError, match="ended in an error"):
        check_complete(changed(executed, tmp_path, fail))


def test_papermill_itself_calls_a_dead_kernel_completed(tmp_path: Path) -> None:
    output = tmp_path / "dead.ipynb"
    with pytest.raises(Exception, match="Kernel died"):
        papermill.execute_notebook(
            FIXTURES / "kernel-death.ipynb", output, progress_bar=False, kernel_manager_class=kernel.ThisPython,
            resources={"metadata": {"path": str(tmp_path)}},
        )  # fmt: skip
    metadata = json.loads(output.read_text(encoding="utf-8"))["metadata"]["papermill"]
    assert metadata["exception"] is None  # the reason why this package reads the cells instead
