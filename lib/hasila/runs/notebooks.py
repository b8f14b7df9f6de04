"""The notebooks of a run: where they are, what parameters they declare, and which value goes to which of them.

Everything that can be wrong with a notebook or a parameter is found here, before a kernel starts: papermill itself
only warns of a misspelt name, pastes names into code unchecked, and runs a notebook without a parameters cell on its
defaults. This module executes nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import papermill

from hasila.runs.locations import checkout
from hasila.runs.parameters import Kind, ParameterError, check_name, check_parameters, convert, kind_of, suggestion

#: Parameters that the command has options for; they are given to every notebook that has them.
SHARED = ("corpus", "outputs", "lexicon", "corrections")


class NotebookError(ValueError):
    """A notebook cannot be run as it is; the message names it and says what is missing."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as its notebook declares it."""

    name: str
    kind: Kind
    default: Any
    help: str


@dataclass(frozen=True)
class Notebook:
    """A notebook that can be run: its file and the parameters it declares."""

    path: Path
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return the notebook's name: that of its file, without the ending."""
        return self.path.stem


# ---------------------------------------------------------------- finding
def notebook_folder() -> Path:
    """Return the folder of the notebooks: ``./notebooks``, else that of the checkout; NotebookError where none is."""
    root = checkout()
    for folder in (Path.cwd() / "notebooks", *([root / "notebooks"] if root else [])):
        if any(folder.glob("*.ipynb")):
            return folder
    raise NotebookError("no folder of notebooks here; run the command in the checkout, or name them with --notebook")


def select(wanted: Sequence[str] = (), folder: Path | None = None) -> list[Path]:
    """Return the notebooks to run, in order: all of the folder, or those named by number, name or path."""
    if not wanted:
        return sorted((folder or notebook_folder()).glob("*.ipynb"))
    chosen = [_named(name, folder) for name in wanted]
    stems = [path.stem for path in chosen]
    twice = sorted({stem for stem in stems if stems.count(stem) > 1})
    if twice:
        raise NotebookError(f"notebook {', '.join(twice)} is named twice; each leaves its results under its own name")
    return chosen


def _named(name: str, folder: Path | None) -> Path:
    if name.endswith(".ipynb") and Path(name).is_file():
        return Path(name).resolve()
    there = sorted((folder or notebook_folder()).glob("*.ipynb"))
    matching = [path for path in there if path.stem == name or path.stem.startswith((f"{name}-", f"{name}_"))]
    if len(matching) == 1:
        return matching[0]
    stems = [path.stem for path in there]
    raise NotebookError(f"no notebook is called {name!r}.{suggestion(name, stems)} There are: {', '.join(stems)}")


# ---------------------------------------------------------------- inspecting
def inspect(path: Path) -> Notebook:
    """Read a notebook and its declared parameters; NotebookError where the runner could not vouch for a run of it."""
    try:
        document = nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises many kinds, and JSON errors of its own
        raise NotebookError(f"{path.name} cannot be read as a notebook ({type(error).__name__}: {error})") from None
    code = [cell for cell in document.cells if cell.cell_type == "code" and cell.source.strip()]
    if not code or "provenance" not in tags(code[-1]):
        raise NotebookError(f"the last code cell of {path.name} lacks the tag 'provenance', which tells a whole run")
    return Notebook(path, _declared(path, [cell for cell in code if "parameters" in tags(cell)]))


def tags(cell: Any) -> list[str]:
    """Return the tags of a cell."""
    return list(cell.metadata.get("tags", []))


def _declared(path: Path, cells: list[Any]) -> dict[str, Parameter]:
    if len(cells) != 1:
        count = "no cell" if not cells else f"{len(cells)} cells"
        raise NotebookError(f"{path.name} has {count} with the tag 'parameters'; exactly one is needed")
    defaults = _defaults(path, cells[0].source)
    seen = papermill.inspect_notebook(papermill_path(path))
    unseen = [name for name in defaults if name not in seen]
    if unseen:
        raise NotebookError(f"papermill cannot read parameter {unseen[0]} of {path.name}; write name: type = value")
    return {name: _parameter(name, seen[name], default) for name, default in defaults.items()}


def papermill_path(path: Path) -> str:
    """Return a path as papermill must get it: it takes paths as format strings over the parameters."""
    return str(path).replace("{", "{{").replace("}", "}}")


def assigned_values(source: str) -> dict[str, Any]:
    """Return name to value of every assignment of a cell; SyntaxError or ValueError at anything but plain values."""
    assigned = (_assigned(statement) for statement in ast.parse(source).body)
    return {name: ast.literal_eval(value) for name, value in assigned}


def _defaults(path: Path, source: str) -> dict[str, Any]:
    try:
        defaults = assigned_values(source)
    except (SyntaxError, ValueError) as error:
        raise NotebookError(f"the parameters cell of {path.name} must give plain values to names ({error})") from None
    return defaults


def _assigned(statement: ast.stmt) -> tuple[str, ast.expr]:
    if isinstance(statement, ast.AnnAssign) and statement.value is not None:
        target: ast.expr = statement.target
        value = statement.value
    elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0], statement.value
    else:
        raise ValueError(f"line {statement.lineno} is not an assignment")
    if not isinstance(target, ast.Name):
        raise ValueError(f"line {statement.lineno} gives a value to something that is not a name")
    return target.id, value


def _parameter(name: str, seen: Mapping[str, str], default: Any) -> Parameter:
    annotation = seen["inferred_type_name"]
    inferred = type(default).__name__ if annotation in ("None", "") else annotation
    return Parameter(name, kind_of(name, inferred), default, seen["help"])


# ---------------------------------------------------------------- giving values
def assign(given: Sequence[tuple[str, Any]], notebooks: Sequence[Notebook]) -> dict[str, dict[str, Any]]:
    """Return notebook name to the values it gets, converted and checked; ParameterError names what is wrong.

    A name that no notebook has is an error; one that some have goes to those. A list may be given in several parts,
    anything else once.
    """
    gathered = _gather(given, notebooks)
    assigned = {
        notebook.name: {
            name: convert(name, value, notebook.parameters[name].kind)
            for name, value in gathered.items()
            if name in notebook.parameters
        }
        for notebook in notebooks
    }
    for notebook in notebooks:
        check_parameters(**_in_force(notebook, assigned[notebook.name]))
    return assigned


def _in_force(notebook: Notebook, given: Mapping[str, Any]) -> dict[str, Any]:
    defaults = {name: parameter.default for name, parameter in notebook.parameters.items()}
    return {name: value for name, value in (defaults | dict(given)).items() if value is not None}


def _gather(given: Iterable[tuple[str, Any]], notebooks: Sequence[Notebook]) -> dict[str, Any]:
    gathered: dict[str, Any] = {}
    for name, value in given:
        having = _having(name, notebooks)
        if name not in gathered:
            gathered[name] = value
        elif all(one.parameters[name].kind.annotation.lower().startswith("list") for one in having):
            gathered[name] = [*_parts(gathered[name]), *_parts(value)]
        else:
            raise ParameterError(f"parameter {name} is given twice: {gathered[name]!r} and {value!r}")
    return gathered


def _parts(value: Any) -> list[Any]:
    found: list[Any] = convert("", value, Kind("list[str]"))
    return found


def _having(name: str, notebooks: Sequence[Notebook]) -> list[Notebook]:
    """Return the notebooks that have parameter ``name``; ParameterError with close names where none has."""
    having = [notebook for notebook in notebooks if name in notebook.parameters]
    if having:
        check_name(name)
        return having
    owners: dict[str, list[str]] = {}
    for notebook in notebooks:
        for known in notebook.parameters:
            owners.setdefault(known, []).append(notebook.name)
    listed = "; ".join(f"{known} ({_where(owners[known], notebooks)})" for known in sorted(owners))
    raise ParameterError(f"no notebook has a parameter {name!r}.{suggestion(name, owners)} There are: {listed}")


def _where(names: list[str], notebooks: Sequence[Notebook]) -> str:
    return "all" if len(names) == len(notebooks) else ", ".join(names)
