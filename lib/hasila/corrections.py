"""Hand decisions as data: what a researcher changes in the ledger, signed, dated and reasoned, after extraction.

A corrections file is a CSV with the columns of :data:`CORRECTIONS`, one decision a row. Decisions are applied in file
order, each time the tables are made anew; one whose claim or text is gone is reported as stale, one that makes no sense
as refused, and neither stops the others. This module changes no article and forgets no decision.

Actions:

- ``set``: give ``column`` of the claim the ``value`` (empty for null);
- ``drop``: take the claim out of the ledger (it was no claim);
- ``add``: put in a claim that extraction missed: ``doc_id``, ``start``, ``end`` and, as ``value``, its outcome; rows of
  ``set`` after it fill its other columns (its id is told in the results).

``quoted`` is the quantity as it stood when the decision was made; where it no longer stands there, the row is stale.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl

from hasila import tables

CORRECTIONS = {
    "action": pl.String,
    "claim_id": pl.String,
    "doc_id": pl.String,
    "start": pl.Int64,
    "end": pl.Int64,
    "quoted": pl.String,
    "column": pl.String,
    "value": pl.String,
    "author": pl.String,
    "date": pl.String,
    "reason": pl.String,
}
RESULTS = {
    "row": pl.Int64,
    "action": pl.String,
    "claim_id": pl.String,
    "status": pl.String,
    "detail": pl.String,
    "author": pl.String,
    "date": pl.String,
    "reason": pl.String,
}
ACTIONS = ("set", "drop", "add")
STATUSES = ("applied", "stale", "refused")
#: What says where a claim stands and what it is; another span or document is another claim.
_FIXED = ("claim_id", "doc_id", "sentence_id", "start", "end", "quantity_text")
#: What a claim that was put in says until decisions after it say more; its other columns are null.
_ADDED = {
    "qualifier": "exact", "imputed": False, "victim_class": "unknown", "modality": "asserted", "is_cumulative": False,
    "rule": "hand",
}  # fmt: skip

Row = dict[str, Any]


class CorrectionError(ValueError):
    """The corrections file cannot be read as one; the message names the column or the row."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The claims after the hand decisions, and one row of RESULTS for every decision."""

    claims: pl.DataFrame
    results: pl.DataFrame


def read_corrections(path: Path) -> pl.DataFrame:
    """Read a corrections CSV (UTF-8, with or without BOM); CorrectionError names missing columns and unsigned rows."""
    try:
        frame = tables.unguard_formulas(pl.read_csv(BytesIO(Path(path).read_bytes()), infer_schema=False))
    except (OSError, pl.exceptions.PolarsError) as error:
        raise CorrectionError(f"cannot read the corrections file {path}: {error}") from None
    missing = [name for name in CORRECTIONS if name not in frame.columns]
    if missing:
        raise CorrectionError(f"the corrections file {path} lacks the columns {', '.join(missing)}")
    signed = frame.select([pl.col(name).str.strip_chars().replace("", None) for name in CORRECTIONS])
    for number, row in enumerate(signed.iter_rows(named=True), 2):
        _check_signed(number, row)
    return signed.cast(CORRECTIONS)  # type: ignore[arg-type]


def _check_signed(number: int, row: Row) -> None:
    unsigned = [name for name in ("author", "date", "reason") if not row[name]]
    if unsigned:
        raise CorrectionError(f"line {number} of the corrections has no {' and no '.join(unsigned)}")
    try:
        date.fromisoformat(row["date"])
    except ValueError:
        raise CorrectionError(f"line {number} of the corrections: {row['date']!r} is no date (YYYY-MM-DD)") from None


def not_applied(results: pl.DataFrame) -> str | None:
    """Return a sentence on the decisions (``Applied.results``) that were stale or refused; None where none was."""
    left = len(results.filter(pl.col("status") != "applied"))
    return f"Hand corrections not applied: {left} of {len(results)}; the decisions say why." if left else None


def write_corrections(corrections: pl.DataFrame, path: Path) -> Path:
    """Write decisions as a CSV that :func:`read_corrections` reads back the same; return the path."""
    tables.write_atomically(Path(path), tables.frame_bytes(corrections.select(list(CORRECTIONS)), ".csv"))
    return Path(path)


# ---------------------------------------------------------------- applying
class _RefusedError(Exception):
    """The decision makes no sense; the message says why."""


class _StaleError(Exception):
    """What the decision speaks of is gone; the message says what."""


def apply(claims: pl.DataFrame, documents: pl.DataFrame, sentences: pl.DataFrame, corrections: pl.DataFrame) -> Applied:
    """Apply hand decisions to the claims; the result follows the schema of ``casualty_claims``, sorted as before."""
    rows: dict[str, Row] = {row["claim_id"]: row for row in claims.iter_rows(named=True)}
    ledger = _Ledger(rows, documents, sentences)
    results = [ledger.decide(number, row) for number, row in enumerate(corrections.iter_rows(named=True), 1)]
    ordered = sorted(rows.values(), key=lambda row: (row["doc_id"], row["start"], row["end"], row["claim_id"]))
    return Applied(tables.table("casualty_claims", ordered), pl.DataFrame(results, schema=RESULTS, orient="row"))


class _Ledger:
    """The claims by id while decisions are applied to them."""

    def __init__(self, rows: dict[str, Row], documents: pl.DataFrame, sentences: pl.DataFrame) -> None:
        self.rows = rows
        self.documents = {row["doc_id"]: row for row in documents.iter_rows(named=True)}
        self.sentences = sentences

    def decide(self, number: int, decision: Row) -> tuple[Any, ...]:
        """Carry out one decision and return its row of RESULTS."""
        claim_id, status, detail = decision["claim_id"], "applied", None
        actions: dict[str, Callable[[Row], str]] = {"set": self._set, "drop": self._drop, "add": self._add}
        try:
            if decision["action"] not in actions:
                raise _RefusedError(f"no action is called {decision['action']!r}; there are: {', '.join(ACTIONS)}")
            claim_id = actions[decision["action"]](decision)
        except _StaleError as error:
            status, detail = "stale", str(error)
        except _RefusedError as error:
            status, detail = "refused", str(error)
        signed = (decision["author"], decision["date"], decision["reason"])
        return number, decision["action"], claim_id, status, detail, *signed

    def _claim(self, decision: Row) -> Row:
        claim = self.rows.get(decision["claim_id"])
        if claim is None:
            raise _StaleError(f"no claim has the id {decision['claim_id']}")
        if decision["quoted"] and decision["quoted"] != claim["quantity_text"]:
            raise _StaleError(f"the claim now reads {claim['quantity_text']!r}, not {decision['quoted']!r}")
        return claim

    def _set(self, decision: Row) -> str:
        claim, column = self._claim(decision), decision["column"]
        if column not in claim or column in _FIXED:
            raise _RefusedError(f"column {column!r} cannot be set")
        changed = claim | {column: _parsed(column, decision["value"])}
        try:
            tables.table("casualty_claims", [changed])
        except tables.TableError as error:
            raise _RefusedError(str(error)) from None
        self.rows[claim["claim_id"]] = changed
        return str(claim["claim_id"])

    def _drop(self, decision: Row) -> str:
        claim = self._claim(decision)
        del self.rows[claim["claim_id"]]
        return str(claim["claim_id"])

    def _add(self, decision: Row) -> str:
        document = self.documents.get(decision["doc_id"])
        if document is None:
            raise _StaleError(f"no document has the id {decision['doc_id']}")
        start, end = decision["start"], decision["end"]
        if start is None or end is None or not 0 <= start < end <= len(document["text"]):
            raise _RefusedError("start and end do not lie in the text")
        if decision["quoted"] and decision["quoted"] != document["text"][start:end]:
            raise _StaleError(f"the text there reads {document['text'][start:end]!r}, not {decision['quoted']!r}")
        if decision["value"] not in tables.OUTCOMES:
            raise _RefusedError(f"value must be the outcome, one of: {', '.join(tables.OUTCOMES)}")
        claim = self._new_claim(document, start, end, decision["value"])
        if claim["claim_id"] in self.rows:
            raise _RefusedError(f"the ledger has this claim already: {claim['claim_id']}")
        self.rows[claim["claim_id"]] = claim
        return str(claim["claim_id"])

    def _new_claim(self, document: Row, start: int, end: int, outcome: str) -> Row:
        inside = self.sentences.filter((pl.col("doc_id") == document["doc_id"]) & (pl.col("start") <= start))
        sentence = inside.sort("start").tail(1).row(0, named=True) if inside.height else None
        blank: Row = dict.fromkeys(tables.dtypes("casualty_claims"))
        return (
            blank
            | _ADDED
            | {
                "claim_id": hand_claim_id(document["content_hash"], start, end, outcome),
                "doc_id": document["doc_id"],
                "sentence_id": sentence["sentence_id"] if sentence else 0,
                "start": start,
                "end": end,
                "quantity_text": document["text"][start:end],
                "outcome": outcome,
                "position": "headline" if sentence and sentence["is_headline"] else "body",
            }
        )


def hand_claim_id(content_hash: str, start: int, end: int, outcome: str) -> str:
    """Return the id of a claim put in by hand: from content, span and outcome, and told apart from found ones."""
    return "h" + hashlib.sha256(f"{content_hash}:{start}:{end}:{outcome}".encode()).hexdigest()[:15]


def _parsed(column: str, value: str | None) -> Any:
    dtype = tables.dtypes("casualty_claims")[column]
    if value is None or dtype == pl.String:
        return value
    try:
        if dtype == pl.Boolean:
            return {"true": True, "false": False}[value.lower()]
        return int(value)
    except (KeyError, ValueError):
        raise _RefusedError(f"{value!r} is no {'true or false' if dtype == pl.Boolean else 'whole number'}") from None


# ---------------------------------------------------------------- the way back
def difference(before: pl.DataFrame, after: pl.DataFrame, *, author: str, decided: date, reason: str) -> pl.DataFrame:
    """Return the decisions that make ``after`` of ``before`` (claims tables edited by hand), as a corrections frame.

    Applied to ``before`` they give ``after`` again. A claim only in ``after`` has the id of :func:`hand_claim_id`.
    """
    old = {row["claim_id"]: row for row in before.iter_rows(named=True)}
    new = {row["claim_id"]: row for row in after.iter_rows(named=True)}
    decisions: list[Row] = [_decision("drop", row) for key, row in sorted(old.items()) if key not in new]
    for key, row in sorted(new.items()):
        base = old.get(key)
        if base is None:
            decisions.append(_decision("add", row, value=row["outcome"]))
            base = _fresh(row)
        decisions.extend(_settings(base, row))
    signed = [row | {"author": author, "date": decided.isoformat(), "reason": reason} for row in decisions]
    return pl.DataFrame(signed, schema=CORRECTIONS, orient="row")


def _fresh(row: Row) -> Row:
    """Return the claim as putting it in makes it; its position, which the sentences tell, is left for a decision."""
    return dict.fromkeys(row) | {name: row[name] for name in (*_FIXED, "outcome")} | _ADDED


def _settings(base: Row, row: Row) -> Iterable[Row]:
    for column in row:
        if column not in _FIXED and row[column] != base[column]:
            value = None if row[column] is None else str(row[column])
            yield _decision("set", row, column=column, value=value)


def _decision(action: str, row: Row, column: str | None = None, value: str | None = None) -> Row:
    where = {"doc_id": row["doc_id"], "start": row["start"], "end": row["end"], "quoted": row["quantity_text"]}
    return {"action": action, "claim_id": row["claim_id"], **where, "column": column, "value": value}
