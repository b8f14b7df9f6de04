"""Run the notebooks on a corpus: parameters checked, ledger opened, each executed, pages and index made, record last.

Everything happens in a private folder, which gets the name of the run only when it is whole; a run that is not is set
apart with the reason, and what other runs left is never touched. This module puts the other parts of the package in
order and decides nothing that they decide.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hasila import tables
from hasila.corrections import not_applied
from hasila.runs import folders, keeping, kernel, notebooks, opening, record
from hasila.runs.execution import TIMEOUT, Execution, ExecutionError, execute
from hasila.runs.index import write_index
from hasila.runs.ledger import Ledger
from hasila.runs.locations import found
from hasila.runs.notebooks import SHARED, Notebook
from hasila.runs.pages import write_assets, write_page
from hasila.runs.parameters import ParameterError

#: Called with a line to show and whether it stands (True) or may be written over (False).
Tell = Callable[[str, bool], None]


class RunError(RuntimeError):
    """A run is not whole; the message says why, ``folder`` where what there is of it was set apart."""

    def __init__(self, why: str, folder: Path | None = None) -> None:
        super().__init__(why)
        self.folder = folder


@dataclass(frozen=True)
class Request:
    """What to run, on what, and where to."""

    corpus: str | Path
    outputs: str | Path = "outputs"
    name: str | None = None
    parameters: Sequence[tuple[str, Any]] = ()
    notebooks: Sequence[str] = ()
    lexicon: str | Path | None = None
    corrections: str | Path | None = None
    timeout: float = TIMEOUT
    workers: int | None = None


@dataclass
class _Run:
    """What is known of a run while it goes on."""

    request: Request
    chosen: list[Notebook]
    assigned: Mapping[str, Mapping[str, Any]]
    corpus: Path
    outputs: Path
    tell: Tell
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    clock: float = field(default_factory=time.monotonic)


def run(request: Request, tell: Tell = lambda line, stands: None) -> Path:
    """Run the notebooks and return the path of the report's ``index.html``.

    NotebookError, ParameterError and LedgerError are raised before anything is made; RunError where a notebook did not
    run to its end.
    """
    going = _prepare(request, tell)
    for apart in folders.clear_killed(going.outputs):
        tell(f"a run that was killed is set apart in {apart}", True)
    name = folders.safe_name(request.name) if request.name else folders.default_name(going.corpus, going.started)
    with _terminated_as_interrupt():
        opened = _open(going)
        private = folders.open_private(going.outputs, name)
        try:
            _fill(going, opened, private.path)
            return folders.finish(private) / "index.html"
        except BaseException as error:
            why = _why(error)
            apart = folders.set_apart(private, _in_full(why, error))
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            raise RunError(why, apart) from error


def _prepare(request: Request, tell: Tell) -> _Run:
    chosen = [notebooks.inspect(path) for path in notebooks.select(request.notebooks)]
    for name, _ in request.parameters:
        if name in SHARED:
            raise ParameterError(f"give {name} by its option: --{name}")
    assigned = notebooks.assign(request.parameters, chosen)
    corpus = opening.existing_corpus(request.corpus)
    return _Run(request, chosen, assigned, corpus, found(request.outputs), tell)


def _why(error: BaseException) -> str:
    if isinstance(error, (KeyboardInterrupt, SystemExit)):
        return "The run was interrupted."
    if isinstance(error, ExecutionError):
        return str(error)
    return f"{type(error).__name__}: {error}"


def _in_full(why: str, error: BaseException) -> str:
    """Return the reason, and where nobody foresaw the error the way to it, for whoever will mend it."""
    if isinstance(error, (KeyboardInterrupt, SystemExit, ExecutionError)):
        return why
    return f"{why}\n\n{''.join(traceback.format_exception(error))}"


@contextlib.contextmanager
def _terminated_as_interrupt() -> Iterator[None]:
    """Let a termination signal end the run the way an interrupt does, so that its folder is set apart."""

    def interrupt(number: int, frame: Any) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, interrupt)
    except ValueError:  # not in the main thread: whoever owns it decides
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


# ---------------------------------------------------------------- filling the folder
def _fill(going: _Run, opened: Ledger, folder: Path) -> None:
    keeping.write_tables(opened, folder / "ledger", csv=True)
    executions = [_execute(going, folder, number) for number in range(1, len(going.chosen) + 1)]
    going.tell("making the pages", False)
    _settle_paths(folder, going)
    write_assets(folder)
    names = [notebook.name for notebook in going.chosen]
    pages = [write_page(folder / f"{name}.ipynb", names) for name in names]
    made = _record(going, opened, executions)
    write_index(folder, pages, opened, made)
    record.write(made, folder)
    for warning in made["warnings"]:
        going.tell(warning, True)


def _open(going: _Run) -> Ledger:
    """Open the ledger once for all notebooks; it is kept beside the runs and handed over in the run's folder."""

    def tell(stage: str, done: int, total: int) -> None:
        going.tell(f"{stage} {going.corpus.name}: {done} of {total}", False)

    request = going.request
    opened = opening.open_ledger(
        going.corpus,
        going.outputs,
        lexicon=request.lexicon,
        corrections=request.corrections,
        workers=request.workers,
        progress=tell,
    )
    counts = opened.counts()
    going.tell(f"{going.corpus.name}: {counts['documents']} articles, {counts['claims']} claims, "
               f"{counts['problems']} problems", True)  # fmt: skip
    return opened


def _execute(going: _Run, folder: Path, number: int) -> Execution:
    notebook, total = going.chosen[number - 1], len(going.chosen)
    began = time.monotonic()

    def tell(cell: int, cells: int) -> None:
        seconds = time.monotonic() - began
        going.tell(f"[{number}/{total}] {notebook.name}: cell {cell} of {cells}, {seconds:.0f} s", False)

    done = execute(
        notebook,
        folder / f"{notebook.name}.ipynb",
        _parameters(going, notebook, folder),
        timeout=going.request.timeout,
        progress=tell,
    )
    going.tell(f"[{number}/{total}] {notebook.name}: {done.cells} cells, {done.seconds:.1f} s", True)
    return done


def _parameters(going: _Run, notebook: Notebook, outputs: Path) -> dict[str, Any]:
    """Return what a notebook is given: the shared paths (absolute), then its own."""
    request = going.request
    named = {
        "corpus": str(going.corpus),
        "outputs": str(outputs),
        "lexicon": str(found(request.lexicon)) if request.lexicon else "",
        "corrections": str(found(request.corrections)) if request.corrections else "",
    }
    shared = {name: value for name, value in named.items() if name in notebook.parameters}
    return shared | dict(going.assigned[notebook.name])


def _settle_paths(folder: Path, going: _Run) -> None:
    """Let the executed notebooks name the outputs folder where they named the private one, which is about to go."""
    private, lasting = json.dumps(str(folder))[1:-1], json.dumps(str(going.outputs))[1:-1]
    for notebook in going.chosen:
        path = folder / f"{notebook.name}.ipynb"
        text = path.read_text(encoding="utf-8")
        tables.write_atomically(path, text.replace(private, lasting).encode())
    for made_by_kernels in (kernel.PROFILE, ".ledger"):
        shutil.rmtree(folder / made_by_kernels, ignore_errors=True)
    (folder / kernel.LOG).unlink(missing_ok=True)


def _record(going: _Run, opened: Ledger, executions: Sequence[Execution]) -> dict[str, Any]:
    request = going.request
    in_force = {notebook.name: _own(notebook) | dict(going.assigned[notebook.name]) for notebook in going.chosen}
    return record.record_of(
        opened,
        inputs=opening.input_hashes(going.corpus),
        lexicons=opening.open_lexicons(request.lexicon).hashes(),
        given=dict(request.parameters),
        in_force=in_force,
        executions=executions,
        warnings=_warnings(opened),
        started=going.started.isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - going.clock, 1),
    )


def _own(notebook: Notebook) -> dict[str, Any]:
    """Return name to default of the parameters that are a notebook's own, the shared paths left out."""
    return {name: one.default for name, one in notebook.parameters.items() if name not in SHARED}


def _warnings(opened: Ledger) -> list[str]:
    """Return what a reader of the report should know first, as sentences."""
    articles, problems = len(opened.documents), opened.problems
    failed = int((problems["problem"] == "extraction failed").sum())
    undated = opened.documents["published"].null_count()
    said = {
        "The corpus holds no article that could be read.": not articles,
        f"Articles on which extraction failed: {failed} of {articles}; nothing of theirs is in the results.": failed,
        f"Problems met while reading the corpus: {len(problems) - failed}.": len(problems) - failed,
        f"Articles without a publication date: {undated} of {articles}; their relative dates stay unknown.": undated,
    }
    left = not_applied(opened.decisions)
    return [*(sentence for sentence, holds in said.items() if holds), *([left] if left else [])]
