"""Corpora that are one file with one article a line or row: .jsonl, .csv and .parquet.

Fields are ``text`` and, where known, doc_id, outlet, published, title, url (and published_basis). The text is taken
as it stands, character for character. A line that cannot be read is a problem of its own and costs no other line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any

import polars as pl

from hasila.corpus.articles import Article, Problem
from hasila.corpus.decoding import NotTextError, decode
from hasila.corpus.delimited import read_rows
from hasila.corpus.fields import make_article

FIELDS = ("doc_id", "outlet", "published", "published_basis", "title", "text", "url")
Found = Article | Problem


def read_jsonl(name: str, data: bytes) -> Iterator[Found]:
    """Yield the article of each line, or the problem with it; ``source_file`` is ``name:LINE``."""
    decoded = decode(data)
    yield from (Problem(name, *note) for note in decoded.notes)
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if line.strip():
            yield _from_line(f"{name}:{number}", line)


def _from_line(place: str, line: str) -> Found:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Problem(place, "bad line", f"not JSON: {error}"[:300])
    if not isinstance(fields, dict):
        return Problem(place, "bad line", f"a JSON {type(fields).__name__}, not an object with a text")
    return _from_fields(place, fields)


def read_csv(name: str, data: bytes) -> Iterator[Found]:
    """Yield the article of each row, or the problem with it; ``source_file`` is ``name:ROW``, counted from 1."""
    decoded = decode(data)
    yield from (Problem(name, *note) for note in decoded.notes)
    problems: list[Problem] = []
    for number, row in read_rows(decoded.text, FIELDS, problems, name):
        if number == 1 and "text" not in row:
            problems.append(_no_text_column(name, list(row)))
            break
        yield _from_fields(f"{name}:{number}", row)
    yield from problems


def read_parquet(name: str, data: bytes) -> Iterator[Found]:
    """Yield the article of each row, or the problem with it; ``source_file`` is ``name:ROW``, from 1."""
    try:
        frame = pl.read_parquet(BytesIO(data))
    except (pl.exceptions.PolarsError, OSError, pl.exceptions.PanicException) as error:
        yield Problem(name, "unreadable file", f"not a Parquet file: {str(error)[:200]}")
        return
    if "text" not in frame.columns:
        yield _no_text_column(name, frame.columns)
        return
    wanted = frame.select([column for column in FIELDS if column in frame.columns])
    for number, row in enumerate(wanted.iter_rows(named=True), start=1):
        yield _from_fields(f"{name}:{number}", row)


def _no_text_column(name: str, columns: list[str]) -> Problem:
    return Problem(name, "missing column", f"a corpus needs a column 'text'; it has: {', '.join(columns)}"[:300])


def _from_fields(place: str, fields: Mapping[str, Any]) -> Found:
    text = fields.get("text")
    if not isinstance(text, str):
        held = "holds nothing" if text is None else f"is no text, but of type {type(text).__name__}"
        return Problem(place, "no text", f"field 'text' {held}; it takes the article")
    if not text.strip():
        return Problem(place, "no text", "field 'text' is empty")
    return make_article(place, text, fields)


READERS: dict[str, Callable[[str, bytes], Iterator[Found]]] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".parquet": read_parquet,
}


def read_listing(name: str, suffix: str, data: bytes) -> Iterator[Found]:
    """Yield what a .jsonl, .csv or .parquet file holds, problems included."""
    try:
        yield from READERS[suffix](name, data)
    except NotTextError as error:
        yield Problem(name, "not text", str(error))
