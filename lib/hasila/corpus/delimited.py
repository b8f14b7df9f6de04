"""Comma-, semicolon- or tab-separated text to rows, with what is wrong with them reported.

Knows nothing of what the columns mean.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from hasila.corpus.articles import Problem

_SEPARATORS = (",", ";", "\t")
Rows = Iterator[tuple[int, dict[str, str]]]


def read_rows(text: str, known: tuple[str, ...], problems: list[Problem], source_file: str) -> Rows:
    """Yield (number from 1, row) of comma-, semicolon- or tab-separated text; what is wrong goes to ``problems``.

    Spreadsheets write semicolons where the comma is the decimal mark, so the separator is the one under which most of
    the ``known`` columns are found. A row that is cut short has its last columns empty.
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
        yield number, dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))


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
