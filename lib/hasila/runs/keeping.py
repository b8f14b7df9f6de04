"""Keeping a ledger on the disk: whole tables, a record of their hashes written last, a folder renamed at once.

A kept ledger is used only if its record and the hash of every table agree; anything else counts as not kept. It is
written into a folder of its own and renamed, so two processes may keep the same one at once.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from dataclasses import fields
from io import BytesIO
from pathlib import Path

import polars as pl

from hasila import tables
from hasila.runs.ledger import KEPT, Ledger, LedgerFacts

RECORD = "ledger.json"
#: This many kept ledgers stay in an outputs folder; the oldest beyond go.
KEPT_LEDGERS = 6


def keep(ledger: Ledger, folder: Path) -> None:
    """Keep ``ledger`` as ``folder``; where another process was first, its work stands if it is whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    private = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".making-"))
    try:
        write_tables(ledger, private)
        _take_place(private, folder, ledger.facts)
    finally:
        shutil.rmtree(private, ignore_errors=True)


def _take_place(private: Path, folder: Path, facts: LedgerFacts) -> None:
    try:
        private.rename(folder)
    except OSError:
        if read_kept(folder, facts) is not None:
            return
        broken = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".making-")) / "broken"
        folder.rename(broken)
        shutil.rmtree(broken.parent, ignore_errors=True)
        private.rename(folder)


def write_tables(ledger: Ledger, folder: Path, *, csv: bool = False) -> None:
    """Write every table of ``ledger`` as Parquet into ``folder``, and the record of their hashes last.

    With ``csv`` the tables without article text stand there as CSV too, for people.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for name in KEPT:
        content = tables.frame_bytes(getattr(ledger, name), ".parquet")
        tables.write_atomically(folder / f"{name}.parquet", content)
        if csv and name not in ("documents", "sentences"):
            tables.write_atomically(folder / f"{name}.csv", tables.frame_bytes(getattr(ledger, name), ".csv"))
        written[name] = {"rows": len(getattr(ledger, name)), "sha256": hashlib.sha256(content).hexdigest()}
    facts = {field.name: getattr(ledger.facts, field.name) for field in fields(ledger.facts)}
    record = json.dumps({"key": ledger.facts.key, "facts": facts, "tables": written}, ensure_ascii=False, indent=1)
    tables.write_atomically(folder / RECORD, record.encode() + b"\n")


def read_kept(folder: Path, facts: LedgerFacts) -> Ledger | None:
    """Return the ledger kept in ``folder`` if it was made from ``facts`` and every table is as it was written."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
        if record["key"] != facts.key:
            return None
        frames = {name: _read_table(folder, name, record["tables"][name]["sha256"]) for name in KEPT}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Ledger(**frames, facts=facts)


def _read_table(folder: Path, name: str, sha256: str) -> pl.DataFrame:
    content = (folder / f"{name}.parquet").read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"{name} is not as it was written")
    frame = pl.read_parquet(BytesIO(content))
    schema = KEPT[name]
    return tables.check(schema, frame) if schema else frame


def forget_oldest(home: Path, spare: str, *, kept: int = KEPT_LEDGERS, hours: float = 24) -> None:
    """Remove the oldest kept ledgers beyond ``kept``, and what unfinished work left behind ``hours`` ago."""
    whole = [path for path in home.iterdir() if not path.name.startswith(".") and path.name != spare]
    whole.sort(key=lambda path: (_age(path), path.name))
    unfinished = [path for path in home.iterdir() if path.name.startswith(".") and _age(path) > hours * 3600]
    for path in [*whole[kept - 1 :], *unfinished]:
        shutil.rmtree(path, ignore_errors=True)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
