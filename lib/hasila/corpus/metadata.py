"""The metadata.csv of a folder: what a person knows of each file (outlet, date, title, address).

A row speaks of a file of the folder and of nothing else: a path that leads out is reported and never followed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath

from hasila.corpus.articles import Problem
from hasila.corpus.delimited import read_rows

METADATA = "metadata.csv"


def read_metadata(text: str, files: set[str], problems: list[Problem]) -> dict[str, dict[str, str]]:
    """Return file name to row of metadata.csv for the ``files`` of the folder; the rest goes to ``problems``."""
    rows: dict[str, dict[str, str]] = {}
    names = {_plain(name): name for name in files}
    known = ("file", "outlet", "published", "title", "url")
    for number, row in read_rows(text, known, problems, METADATA):
        place = f"{METADATA}:{number}"
        if "file" not in row:
            detail = f"metadata.csv needs a column 'file'; it has: {', '.join(row)}"
            problems.append(Problem(METADATA, "missing column", detail[:300]))
            return {}
        problem = _place(place, row["file"], names, rows)
        if problem:
            problems.append(problem)
        else:
            rows[names[_plain(row["file"])]] = row
    return rows


def without_row(files: list[str], rows: Mapping[str, object]) -> list[Problem]:
    """Return a problem for each file that metadata.csv does not speak of."""
    detail = "metadata.csv has no row for it; its outlet and date are unknown unless the file tells"
    return [Problem(name, "file without metadata row", detail) for name in files if name not in rows]


def _plain(name: str) -> str:
    """Return a name as it is compared: composed letters, forward slashes, no leading ``./``."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/").removeprefix("./"))


def _place(place: str, name: str, names: Mapping[str, str], rows: Mapping[str, object]) -> Problem | None:
    plain = _plain(name)
    if ".." in PurePosixPath(plain).parts or plain.startswith("/") or PureWindowsPath(name).drive:
        return Problem(place, "outside the folder", f"{name[:120]!r} leads out of the folder; not followed")
    if plain not in names:
        return Problem(place, "metadata row without file", f"there is no readable file {name[:120]!r}")
    if names[plain] in rows:
        return Problem(place, "second metadata row", f"{name[:120]!r} has a row already; the first one counts")
    return None
