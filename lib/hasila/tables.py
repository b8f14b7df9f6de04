"""The tables that pass between the rooms: their columns, their legal values, checked reading and atomic writing.

This module knows what every column means, and nothing of how a table is made. A table is checked against its schema
when it is written and when it is read, so a wrong value stops at the door it came through.

Offsets (``start``, ``end``) are half-open character offsets into ``documents.text`` exactly as stored:
``text[start:end]`` reproduces the span.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

#: Version of docs/codebook.md that the values below follow. Stands in every export.
CODEBOOK_VERSION = "1.3"

OUTCOMES = ("killed", "injured", "casualties", "missing", "captured", "displaced")
QUALIFIERS = ("exact", "at_least", "more_than", "at_most", "about", "range", "vague", "zero")
VICTIM_CLASSES = ("civilian", "combatant", "mixed", "unknown")
MODALITIES = ("asserted", "denied", "unconfirmed")
STANCES = ("neutral", "asserting", "conceding", "doubting")
DEATH_WORDINGS = ("neutral", "martyr", "hostile", "colloquial")
POSITIONS = ("headline", "lead", "body")
PUBLISHED_BASES = ("given", "markup", "page", "address", "inferred", "none")
PRECISIONS = ("day", "month", "year", "interval", "present", "unknown")
ANCHORS = ("absolute", "published", "article", "page", "none")
ACTOR_TYPES = ("person", "armed_group", "state_body", "state", "intl_org", "media", "other_org")
ACTOR_METHODS = ("gazetteer", "title", "pattern", "ner")


def _column(
    dtype: Any, description: str, *, null: bool = False, values: tuple[str, ...] = (), **more: Any
) -> pa.Column:
    checks = [pa.Check.isin(values)] if values else []
    return pa.Column(dtype, checks=checks, nullable=null, description=description, **more)


def _offset(description: str) -> pa.Column:
    return pa.Column(pl.Int64, checks=[pa.Check.ge(0)], description=description)


def _span(of: str) -> dict[str, pa.Column]:
    return {
        "start": _offset(f"first character of {of} in documents.text"),
        "end": _offset(f"one past the last character of {of} in documents.text"),
    }


def _schema(name: str, columns: Mapping[str, pa.Column], *, unique: list[str] | None = None) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(dict(columns), name=name, strict=True, ordered=True, unique=unique)


SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "documents": _schema(
        "documents",
        {
            "doc_id": _column(pl.String, "given id, or one made from the content hash", unique=True),
            "outlet": _column(pl.String, "who published the article; null where unknown", null=True),
            "published": _column(pl.Date, "publication date; null where unknown", null=True),
            "published_basis": _column(pl.String, "how the date is known", values=PUBLISHED_BASES),
            "title": _column(pl.String, "headline as given; null where unknown", null=True),
            "text": _column(pl.String, "the article's text, to which every offset refers"),
            "url": _column(pl.String, "address as given; never opened", null=True),
            "source_file": _column(pl.String, "file (and line or row) the article was read from"),
            "content_hash": _column(pl.String, "SHA-256 of the text, hexadecimal"),
            "n_words": _column(pl.Int64, "number of words of the text"),
            "problems": _column(pl.String, "what was wrong with it, joined by '; '; null where nothing", null=True),
        },
    ),
    "sentences": _schema(
        "sentences",
        {
            "doc_id": _column(pl.String, "document"),
            "sentence_id": _column(pl.Int64, "running number in the document, from 0"),
            **_span("the sentence"),
            "is_headline": _column(pl.Boolean, "the sentence is the article's headline"),
        },
        unique=["doc_id", "sentence_id"],
    ),
    "casualty_claims": _schema(
        "casualty_claims",
        {
            "claim_id": _column(pl.String, "stable id from content hash, span and outcome", unique=True),
            "doc_id": _column(pl.String, "document"),
            "sentence_id": _column(pl.Int64, "sentence"),
            **_span("the quantity"),
            "quantity_text": _column(pl.String, "the quantity as written, with its qualifier"),
            "outcome": _column(pl.String, "what befell the victims", values=OUTCOMES),
            "low": _column(pl.Int64, "lowest number the words allow; persons", null=True),
            "high": _column(pl.Int64, "highest number the words allow; persons; null where open", null=True),
            "qualifier": _column(pl.String, "how the figure is bounded", values=QUALIFIERS),
            "imputed": _column(pl.Boolean, "low and high come from a vague word, not from a number"),
            "victim_text": _column(pl.String, "who the victims are, as written", null=True),
            "victim_class": _column(pl.String, "as described by the speaker", values=VICTIM_CLASSES),
            "victim_actor_id": _column(pl.String, "actor the victims belong to", null=True),
            "source_text": _column(pl.String, "original speaker as written; null in the outlet's own voice", null=True),
            "source_actor_id": _column(pl.String, "actor the speaker is or speaks for", null=True),
            "via_text": _column(pl.String, "relay between the speaker and the outlet, as written", null=True),
            "reporting_verb": _column(pl.String, "the verb or particle of speech, as written", null=True),
            "stance": _column(pl.String, "what the reporting verb makes of the claim", null=True, values=STANCES),
            "modality": _column(pl.String, "asserted, denied or unconfirmed", values=MODALITIES),
            "is_cumulative": _column(pl.Boolean, "a total over a period, not one event"),
            "event_date": _column(
                pl.String, "ISO day, month, year or A/B interval; null if it cannot be told", null=True
            ),
            "place_text": _column(pl.String, "most specific place, as written", null=True),
            "death_wording": _column(pl.String, "how death is worded", null=True, values=DEATH_WORDINGS),
            "position": _column(pl.String, "where in the article the claim stands", values=POSITIONS),
            "rule": _column(pl.String, "id of the rule that found it"),
            "event_id": _column(pl.String, "event it was linked to; null where nothing is sure enough", null=True),
        },
    ),
    "time_expressions": _schema(
        "time_expressions",
        {
            "doc_id": _column(pl.String, "document"),
            "sentence_id": _column(pl.Int64, "sentence"),
            **_span("the expression"),
            "text": _column(pl.String, "the expression as written"),
            "value": _column(pl.String, "ISO day, month, year, A/B interval, PRESENT or UNKNOWN"),
            "precision": _column(pl.String, "how fine the value is", values=PRECISIONS),
            "anchor": _column(pl.String, "what it was resolved against", values=ANCHORS),
            "flags": _column(pl.String, "contradictions, joined by '; '; null where none", null=True),
        },
    ),
    "actor_mentions": _schema(
        "actor_mentions",
        {
            "doc_id": _column(pl.String, "document"),
            "sentence_id": _column(pl.Int64, "sentence"),
            **_span("the mention"),
            "text": _column(pl.String, "the mention as written"),
            "actor_id": _column(pl.String, "the actor; the same for all its mentions"),
            "actor_type": _column(pl.String, "kind of actor", values=ACTOR_TYPES),
            "name_ar": _column(pl.String, "neutral Arabic name"),
            "name_en": _column(pl.String, "neutral English name; null where none is known", null=True),
            "wording": _column(pl.String, "the loaded or neutral form used", null=True),
            "method": _column(pl.String, "how it was found", values=ACTOR_METHODS),
        },
    ),
    "events": _schema(
        "events",
        {
            "event_id": _column(pl.String, "stable id", unique=True),
            "date_start": _column(pl.Date, "first day the event may have happened on", null=True),
            "date_end": _column(pl.Date, "last day the event may have happened on", null=True),
            "place": _column(pl.String, "place as most claims name it", null=True),
            "n_documents": _column(pl.Int64, "documents with a claim about it"),
            "n_claims": _column(pl.Int64, "claims about it"),
            "n_origins": _column(pl.Int64, "independent origins behind those claims"),
        },
    ),
    "reuse": _schema(
        "reuse",
        {
            "doc_id": _column(pl.String, "document that repeats"),
            **_span("the repeated paragraph"),
            "origin_doc_id": _column(pl.String, "document that has it first, as far as can be told"),
            "origin_start": _offset("first character of the paragraph in the origin's text"),
            "origin_end": _offset("one past its last character in the origin's text"),
            "containment": _column(pl.Float64, "share of the paragraph's word trigrams found in the origin, 0 to 1"),
        },
    ),
    "problems": _schema(
        "problems",
        {
            "source_file": _column(pl.String, "file (and line or row) with the problem"),
            "problem": _column(pl.String, "short name of the problem"),
            "detail": _column(pl.String, "what was found, and what to do where something can be done", null=True),
        },
    ),
}


class TableError(ValueError):
    """A table does not follow its schema, or cannot be read."""


def schema_of(name: str) -> pa.DataFrameSchema:
    """Return the schema of table ``name``; TableError names the known ones where there is none."""
    try:
        return SCHEMAS[name]
    except KeyError:
        raise TableError(f"no table is called {name!r}; there are: {', '.join(SCHEMAS)}") from None


def dtypes(name: str) -> dict[str, Any]:
    """Return column name to Polars type of table ``name``, in order."""
    return {column: spec.dtype.type for column, spec in schema_of(name).columns.items()}


def table(name: str, rows: Iterable[Mapping[str, Any]] = ()) -> pl.DataFrame:
    """Make table ``name`` from rows (one mapping a row), checked; no rows give an empty table with its columns."""
    return check(name, pl.DataFrame(list(rows), schema=dtypes(name), orient="row"))


def check(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Return ``frame`` if it follows the schema of ``name``, else raise TableError saying which column and why."""
    try:
        schema_of(name).validate(frame, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases.select("column", "check", "failure_case").head(5).rows()
        reasons = "; ".join(f"column {column}: {rule} fails for {case!r}" for column, rule, case in cases)
        raise TableError(f"table {name} does not follow its schema: {reasons}") from None
    return frame


# ---------------------------------------------------------------- files
#: What tables are written as, and so the endings of their files.
FORMATS = ("parquet", "csv", "jsonl")
#: A cell that begins with one of these, full width too, is a formula to a spreadsheet (OWASP, CSV injection).
#: A cell that begins with apostrophes and a sign gets one more, so that taking one off always gives the text back.
_FORMULA = r"^('*[=+\-@\t\r\n＝＋－＠])"
_GUARDED = r"^'('*[=+\-@\t\r\n＝＋－＠])"


def guard_formulas(frame: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before text cells that a spreadsheet would run as a formula."""
    return frame.with_columns(pl.col(pl.String).str.replace(_FORMULA, "'$1"))


def unguard_formulas(frame: pl.DataFrame) -> pl.DataFrame:
    """Take the apostrophes of :func:`guard_formulas` off again."""
    return frame.with_columns(pl.col(pl.String).str.replace(_GUARDED, "$1"))


def written_name(path: PurePath) -> str:
    """Return a path with forward slashes as a table or record can hold it: bytes that are no UTF-8 become escapes."""
    return path.as_posix().encode("utf-8", errors="surrogateescape").decode("utf-8", errors="backslashreplace")


def write_atomically(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` by a temporary file beside it, so that a reader sees the old file or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def frame_bytes(frame: pl.DataFrame, suffix: str) -> bytes:
    """Return ``frame`` as the bytes of a .parquet, .csv or .jsonl file; the same frame gives the same bytes."""
    if suffix == ".parquet":
        buffer = BytesIO()
        frame.write_parquet(buffer, compression="zstd")
        return buffer.getvalue()
    if suffix == ".csv":
        return b"\xef\xbb\xbf" + guard_formulas(frame).write_csv().encode("utf-8")
    if suffix == ".jsonl":
        return frame.write_ndjson().encode("utf-8")
    raise TableError(f"cannot write {suffix!r}; use .parquet, .csv or .jsonl")


def write_table(name: str, frame: pl.DataFrame, folder: Path, file_format: str = "parquet") -> Path:
    """Check ``frame`` and write ``folder/name.FORMAT`` (parquet, csv or jsonl) atomically; return the path."""
    path = Path(folder) / f"{name}.{file_format}"
    write_atomically(path, frame_bytes(check(name, frame), path.suffix))
    return path


def read_table(name: str, folder: Path) -> pl.DataFrame:
    """Read and check ``folder/name.parquet``, else ``.csv``; TableError says what is missing or wrong."""
    parquet, csv = Path(folder) / f"{name}.parquet", Path(folder) / f"{name}.csv"
    if parquet.exists():
        return check(name, pl.read_parquet(parquet))
    if csv.exists():
        return check(name, unguard_formulas(pl.read_csv(csv, schema_overrides=dtypes(name), try_parse_dates=False)))
    raise TableError(
        f"no {name}.parquet or {name}.csv in {folder}; make them with: hasila extract CORPUS --out {folder}"
    )
