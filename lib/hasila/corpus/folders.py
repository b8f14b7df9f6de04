"""A folder of articles: which files it holds, and each of them to an article.

Every file below the folder is either read or reported; only hidden ones, metadata.csv and files called README or
LICENSE are passed over in silence. Links that lead out of the folder are reported, never followed.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hasila import tables
from hasila.corpus.articles import Article, Problem
from hasila.corpus.decoding import NotTextError, decode
from hasila.corpus.fields import make_article
from hasila.corpus.metadata import METADATA, read_metadata, without_row
from hasila.corpus.pages import NoArticleError, read_page

TEXTS = (".txt", ".text", ".md", ".markdown")
PAGES = (".html", ".htm", ".xhtml")
#: No article is this long: such a file is a dump of something else. Bytes.
LARGEST_ARTICLE = 20_000_000
_PASSED_OVER = ("readme", "license", "licence", "thumbs.db", "desktop.ini")
Progress = Callable[[int, int], None]


@dataclass
class FolderReading:
    """What reading a folder gave so far."""

    articles: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)


def read_folder(folder: Path, progress: Progress | None = None) -> FolderReading:
    """Read every article below ``folder``, in the order of the paths; ``progress(done, total)`` counts files."""
    reading = FolderReading()
    paths = dict(_files(folder, reading.problems))
    wanted = [name for name in paths if name.lower().endswith(TEXTS + PAGES)]
    files = set(wanted)
    rows = _metadata(folder, files, reading)
    for done, name in enumerate(wanted, start=1):
        _read_file(name, paths[name], rows.get(name, {}), reading)
        if progress:
            progress(done, len(wanted))
    if METADATA in paths:
        reading.problems += without_row(wanted, rows)
    reading.problems += [_not_read(name) for name in paths if name not in files and name != METADATA]
    return reading


# ---------------------------------------------------------------- which files
def _files(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Yield (name, path) of the regular files below the folder, sorted by name; the name is the path in the folder."""
    root = folder.resolve()
    found: list[tuple[str, Path]] = []
    for where, folders, names in os.walk(root, onerror=lambda error: problems.append(_unreadable(root, error))):
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        for name in sorted(names + links):
            if not _is_passed_over(name):
                path = Path(where) / name
                found.append((_name(path, root), path))
    for name, path in sorted(found):
        problem = _refused(name, path, root)
        if problem:
            problems.append(problem)
        else:
            yield name, path


def _name(path: Path, root: Path) -> str:
    """Return the path in the folder with forward slashes; bytes that are no UTF-8 are written as escapes."""
    return tables.written_name(path.relative_to(root))


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower().split(".")[0] in _PASSED_OVER or name.lower() in _PASSED_OVER


def _refused(name: str, path: Path, root: Path) -> Problem | None:
    """Return why a file must not be opened, or None."""
    try:
        target = path.resolve(strict=True)
        kind = target.stat()
    except (OSError, RuntimeError) as error:
        return Problem(name, "unreadable file", f"{type(error).__name__}: {getattr(error, 'strerror', None) or error}")
    if not target.is_relative_to(root):
        return Problem(name, "outside the folder", "a link that leads out of the folder; not followed")
    if stat.S_ISDIR(kind.st_mode):
        return Problem(name, "link to a folder", "not followed; the folder's own files are read where they stand")
    if not stat.S_ISREG(kind.st_mode):
        return Problem(name, "not a file", "a pipe, socket or device; not opened")
    if kind.st_size > LARGEST_ARTICLE and name.lower().endswith(TEXTS + PAGES):
        return Problem(name, "too large", f"{kind.st_size:,} bytes; an article has at most {LARGEST_ARTICLE:,}")
    return None


def _unreadable(root: Path, error: OSError) -> Problem:
    where = Path(error.filename) if error.filename else root
    name = _name(where, root) if where.is_relative_to(root) else str(where)
    return Problem(name, "unreadable folder", error.strerror)


def _not_read(name: str) -> Problem:
    suffix = Path(name).suffix.lower()
    if suffix in (".jsonl", ".ndjson", ".csv", ".parquet"):
        detail = "a table; to read it as a corpus, give this file instead of the folder"
    else:
        detail = f"of a folder only {', '.join(TEXTS[:1] + TEXTS[2:3] + PAGES[:1])} files are read"
    return Problem(name, "file not read", detail)


# ---------------------------------------------------------------- each file
def _metadata(folder: Path, files: set[str], reading: FolderReading) -> dict[str, dict[str, str]]:
    path = folder / METADATA
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        return {}
    try:
        data = path.read_bytes()
        decoded = decode(data)
    except (OSError, NotTextError) as error:
        reading.problems.append(Problem(METADATA, "unreadable file", str(error)))
        return {}
    reading.hashes[METADATA] = hashlib.sha256(data).hexdigest()
    reading.problems += [Problem(METADATA, *note) for note in decoded.notes]
    return read_metadata(decoded.text, files, reading.problems)


def _read_file(name: str, path: Path, row: dict[str, str], reading: FolderReading) -> None:
    """Read one file into ``reading``: an article, or a problem, whatever the file holds."""
    try:
        data = path.read_bytes()
        reading.hashes[name] = hashlib.sha256(data).hexdigest()
        found = _article(name, data, row)
    except OSError as error:
        found = Problem(name, "unreadable file", error.strerror)
    except NotTextError as error:
        found = Problem(name, "not text", str(error))
    except NoArticleError as error:
        found = Problem(name, "no text", str(error))
    except Exception as error:  # a parser met what it was not written for: this file is reported, the others are read
        found = Problem(name, "unreadable file", f"{type(error).__name__}: {error}"[:300])
    if isinstance(found, Problem):
        reading.problems.append(found)
    else:
        reading.articles.append(found)


def _article(name: str, data: bytes, row: dict[str, str]) -> Article | Problem:
    if not data.strip(b" \t\r\n\0"):
        return Problem(name, "empty file", "nothing in it")
    if name.lower().endswith(PAGES):
        return read_page(name, data, _stated(row))
    decoded = decode(data)
    if not decoded.text.strip():
        return Problem(name, "empty file", "nothing but white space in it")
    title = _heading(decoded.text) if name.lower().endswith(TEXTS[2:]) else None
    return make_article(name, decoded.text, {"title": title} | _stated(row), decoded.notes)


def _stated(row: dict[str, str]) -> dict[str, str]:
    """Return the fields that a metadata row really states."""
    return {column: value for column, value in row.items() if value and value.strip()}


def _heading(text: str) -> str | None:
    """Return the first-level heading that opens a Markdown text, or None."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first.removeprefix("# ").strip() if first.startswith("# ") else None
