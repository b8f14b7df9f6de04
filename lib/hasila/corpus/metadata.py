"""The metadata.csv of a folder: what a person knows of each file (outlet, date, title, address).

A row speaks of a file of the folder and of nothing else: a path that leads out is reported and never followed.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath, PureWindowsPath

from hasila.corpus.articles import Problem

METADATA = "metadata.csv"
_SEPARATORS = (",", ";", "\t")
Rows = Iterator[tuple[int, dict[str, str]]]


def read_rows(text: str, known: tuple[str, ...], problems: list[Problem], source_file: str) -> Rows:
    """Yield (number from 1, row) of comma-, semicolon- or tab-separated text; what is wrong goes to ``problems``.

    Spreadsheets write semicolons where the comma is the decimal mark, so the separator is the one under which most of
    the ``known`` columns are found.
    """
    csv.field_size_limit(1 << 30)
    first = text.lstrip("\ufeff").split("\n", 1)[0].strip("\r")
    separator = max(_SEPARATORS, key=lambda mark: len(set(_header(first, mark)) & set(known)))
    _check_quotes(text, separator, problems, source_file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = [name.strip().lower() for name in next(reader, [])]
    for number, cells in enumerate((cells for cells in reader if any(cells)), start=1):
        if len(cells) > len(header):
            detail = f"{len(cells)} cells under {len(header)} columns; those beyond are not read"
            problems.append(Problem(f"{source_file}:{number}", "bad row", detail))
        yield number, dict(zip(header, cells, strict=False))


def _header(line: str, separator: str) -> list[str]:
    return [cell.strip().strip('"').lower() for cell in line.split(separator)]


def _check_quotes(text: str, separator: str, problems: list[Problem], source_file: str) -> None:
    """Report quotes that are never closed: they swallow the rows after them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = -1
    try:
        for _ in reader:
            number += 1
    except csv.Error as error:
        detail = f"after row {max(0, number)}: {error}; rows may have run together from there"
        problems.append(Problem(source_file, "bad quotes", detail))


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
