"""Execute one notebook in this environment's Python, and vouch that it ran to its end.

papermill's own metadata says ``completed`` after a kernel's death or a timeout, and its writes are not atomic; so what
it wrote is read again from the disk and checked: every code cell ran, in order, none ended in an error, and the last
one, tagged ``provenance``, showed something. This module decides nothing about folders.
"""

from __future__ import annotations

import errno
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError

from hasila.runs import kernel
from hasila.runs.notebooks import Notebook, papermill_path, tags

#: Seconds that one cell may take, where the caller does not say.
TIMEOUT = 900
_ANSI = re.compile(r"\x1b\[[0-9;]*m")

#: Called with the number of the cell (from 1) and how many there are.
CellProgress = Callable[[int, int], None]


class ExecutionError(RuntimeError):
    """A notebook did not run to its end; the message says which cell, and why, for a person."""


@dataclass(frozen=True, slots=True)
class Execution:
    """What running one notebook took."""

    notebook: str
    cells: int
    seconds: float


def execute(
    notebook: Notebook,
    output: Path,
    parameters: Mapping[str, Any],
    *,
    timeout: float = TIMEOUT,
    progress: CellProgress | None = None,
) -> Execution:
    """Execute ``notebook`` with ``parameters`` into the file ``output``; ExecutionError where it is not complete."""
    began = time.monotonic()
    try:
        _run_papermill(notebook, output, parameters, timeout, progress)
    except Exception as error:  # whatever ends a run ends it with a sentence
        raise ExecutionError(reason(notebook.name, error, timeout)) from error
    return Execution(notebook.name, check_complete(output), round(time.monotonic() - began, 1))


def _run_papermill(
    notebook: Notebook, output: Path, parameters: Mapping[str, Any], timeout: float, progress: CellProgress | None
) -> None:
    total = len(nbformat.read(notebook.path, as_version=4).cells) + bool(parameters)

    def tell(cell: Any, cell_index: int) -> None:
        if progress:
            progress(cell_index + 1, total)

    papermill.execute_notebook(
        papermill_path(notebook.path),
        papermill_path(output),
        parameters=dict(parameters),
        kernel_name=kernel.NAME,
        language="python",
        progress_bar=False,
        execution_timeout=timeout,
        kernel_manager_class=kernel.ThisPython,
        resources={"metadata": {"path": str(output.parent)}},
        on_cell_start=tell,
    )


# ---------------------------------------------------------------- complete?
def check_complete(output: Path) -> int:
    """Return the number of cells of an executed notebook; ExecutionError where it did not run to its end."""
    try:
        document = nbformat.read(output, as_version=4)
        nbformat.validate(document)
    except Exception as error:
        raise ExecutionError(f"{output.name} was written, but cannot be read again ({error})") from None
    code = [cell for cell in document.cells if cell.cell_type == "code" and cell.source.strip()]
    counts = [cell.execution_count for cell in code]
    if counts != list(range(1, len(code) + 1)):
        raise ExecutionError(f"{output.name}: not every cell ran, and in order (execution counts {counts})")
    failed = [cell for cell in code if any(out.output_type == "error" for out in cell.outputs)]
    if failed:
        raise ExecutionError(f"{output.name}: cell [{failed[0].execution_count}] ended in an error")
    if not code or "provenance" not in tags(code[-1]) or not code[-1].outputs:
        raise ExecutionError(f"{output.name}: the last cell, which shows where the results come from, showed nothing")
    return len(document.cells)


# ---------------------------------------------------------------- why not
def reason(name: str, error: BaseException, timeout: float) -> str:
    """Return why notebook ``name`` did not run to its end, as a sentence for a person."""
    if isinstance(error, ExecutionError):
        return str(error)
    if isinstance(error, DeadKernelError):
        return f"{name}: the kernel died (often: out of memory). Try fewer articles, or close other programs."
    if isinstance(error, CellTimeoutError):
        return f"{name}: a cell took longer than {timeout:g} seconds. Give it longer with --timeout."
    if isinstance(error, PapermillExecutionError):
        return f"{name}, cell [{error.exec_count}]: {error.ename}: {_ANSI.sub('', str(error.evalue))}"
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{name}: the disk is full"
    return f"{name}: {type(error).__name__}: {_ANSI.sub('', str(error))[:500]}"
