"""The folders of runs: a private one while a run goes on, its own name once it is whole, a failed one otherwise.

    outputs/.run-RANDOM/    a run that goes on; its owner holds the lock on .lock in it
    outputs/NAME/           a run that is whole: everything in it was checked before it got this name
    outputs/failed-NAME/    a run that is not, with failure.txt saying why

A name that is taken gets a number, so nothing is ever written over. Folders of runs that were killed are told by their
lock, which the system gives back when its owner dies.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from hasila import tables

try:
    import fcntl
except ImportError:  # Windows has no such locks: there a killed run's folder stays until it is removed by hand
    fcntl = None  # type: ignore[assignment]

PRIVATE, FAILED, LOCK, OWNER, FAILURE = ".run-", "failed-", ".lock", ".owner.json", "failure.txt"
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass
class PrivateFolder:
    """The folder of a run that goes on, and the lock that says so."""

    path: Path
    name: str
    lock: IO[bytes]

    def release(self) -> None:
        """Give the lock back."""
        self.lock.close()


def safe_name(text: str) -> str:
    """Return ``text`` as a plain folder name: letters of any script, digits, ``. - _``; never hidden, never empty."""
    return _UNSAFE.sub("-", text).strip("-._")[:80].rstrip("-._") or "run"


def default_name(corpus: Path, now: datetime) -> str:
    """Return the name of a run where none is given: the corpus and the time in UTC."""
    stem = corpus.stem if corpus.is_file() else corpus.name
    return f"{safe_name(stem)}-{now.astimezone(UTC):%Y%m%d-%H%M%S}"


def open_private(outputs: Path, name: str) -> PrivateFolder:
    """Make and lock the private folder of a run that will be called ``name``."""
    outputs.mkdir(parents=True, exist_ok=True)
    # Locked before it bears the name by which others look for runs that were killed.
    new = Path(tempfile.mkdtemp(dir=outputs, prefix=".new-run-"))
    new.chmod(0o755)
    lock = (new / LOCK).open("wb")
    if fcntl:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    started = datetime.now(UTC).isoformat(timespec="seconds")
    (new / OWNER).write_text(json.dumps({"name": name, "pid": os.getpid(), "started": started}), encoding="utf-8")
    path = new.rename(new.with_name(PRIVATE + new.name.removeprefix(".new-run-")))
    return PrivateFolder(path, name, lock)


def names(name: str) -> Iterator[str]:
    """Give ``name``, then ``name-2``, ``name-3`` and so on."""
    yield name
    for number in range(2, 10_000):
        yield f"{name}-{number}"


def take_name(folder: Path, name: str) -> Path:
    """Rename ``folder`` to the first free of :func:`names` beside it."""
    for candidate in names(name):
        target = folder.with_name(candidate)
        if target.exists() or target.is_symlink():
            continue
        try:
            return folder.rename(target)
        except OSError:
            if not target.exists():
                raise
    raise FileExistsError(f"every folder from {name} to {name}-9999 is taken")


def finish(private: PrivateFolder) -> Path:
    """Give a whole run its name and return its folder."""
    path = take_name(private.path, private.name)
    _unmark(path)
    private.release()
    return path


def _unmark(path: Path) -> None:
    """Take the marks of a run that goes on out of a folder, after it has another name: before, it would look killed."""
    for mark in (LOCK, OWNER):
        (path / mark).unlink(missing_ok=True)


def set_apart(private: PrivateFolder, why: str) -> Path:
    """Set a run that is not whole apart, with the reason in it, and return its folder. Works on a full disk too."""
    path = _set_apart(private.path, private.name, why)
    private.release()
    return path


def _set_apart(folder: Path, name: str, why: str) -> Path:
    with contextlib.suppress(OSError):  # no space for the reason must not keep the folder from being set apart
        tables.write_atomically(folder / FAILURE, f"{why}\n".encode())
    path = take_name(folder, f"{FAILED}{name}")
    _unmark(path)
    return path


# ---------------------------------------------------------------- runs that were killed
def clear_killed(outputs: Path) -> list[Path]:
    """Set apart every run whose owner is dead and return the folders; runs that go on are left alone."""
    if not fcntl or not outputs.is_dir():
        return []
    apart = []
    for folder in sorted(outputs.glob(f"{PRIVATE}*")):
        with contextlib.suppress(OSError), _dead(folder) as dead:
            if dead:
                name = _owner(folder).get("name") or folder.name.removeprefix(PRIVATE)
                apart.append(_set_apart(folder, safe_name(str(name)), "The run was killed before it was whole."))
    for leftover in sorted(outputs.glob(".new-run-*")):
        if _hours_old(leftover) > 1:
            shutil.rmtree(leftover, ignore_errors=True)
    return apart


@contextlib.contextmanager
def _dead(folder: Path) -> Iterator[bool]:
    """Tell whether nobody holds the lock of a run; while told so, it is held here."""
    with (folder / LOCK).open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield (folder / LOCK).exists()  # another command may have been quicker


def _owner(folder: Path) -> dict[str, Any]:
    try:
        owner = json.loads((folder / OWNER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return owner if isinstance(owner, dict) else {}


def _hours_old(path: Path) -> float:
    try:
        return (datetime.now().timestamp() - path.stat().st_mtime) / 3600
    except OSError:
        return 0.0
