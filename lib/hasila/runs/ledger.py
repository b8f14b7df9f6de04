"""The ledger of a corpus: every table of it, checked, and the facts it was made from.

This module holds what a ledger is. :mod:`hasila.runs.opening` makes and opens one, :mod:`hasila.runs.keeping` writes
and reads it. It knows no notebook and no Arabic.
"""

from __future__ import annotations

import hashlib
import html
import json
from dataclasses import dataclass, fields
from typing import Any

import polars as pl

#: Tables of a kept ledger and their schemas; ``links`` and ``decisions`` are the reasons given beside them.
KEPT = {
    "documents": "documents",
    "sentences": "sentences",
    "claims": "casualty_claims",
    "times": "time_expressions",
    "actors": "actor_mentions",
    "problems": "problems",
    "events": "events",
    "reuse": "reuse",
    "links": None,
    "decisions": None,
}


class LedgerError(RuntimeError):
    """A corpus, a lexicon folder or a file of corrections cannot be opened; the message says which and why."""


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """What a ledger was made from. Holds no path and no time: the same inputs give the same facts."""

    corpus_name: str
    n_files: int
    input_hash: str
    lexicon_hash: str
    corrections_hash: str
    code_hash: str
    hasila_version: str
    codebook_version: str

    @property
    def key(self) -> str:
        """Return the name under which a ledger made from these is kept."""
        return digest_of({field.name: getattr(self, field.name) for field in fields(self)})[:24]


@dataclass(frozen=True)
class Ledger:
    """Every table of a corpus, checked against its schema, and the facts they were made from."""

    documents: pl.DataFrame
    sentences: pl.DataFrame
    claims: pl.DataFrame
    times: pl.DataFrame
    actors: pl.DataFrame
    problems: pl.DataFrame
    events: pl.DataFrame
    reuse: pl.DataFrame
    links: pl.DataFrame
    decisions: pl.DataFrame
    facts: LedgerFacts

    def counts(self) -> dict[str, int]:
        """Return table name to number of rows, in order."""
        return {name: len(getattr(self, name)) for name in KEPT}

    def provenance(self) -> Provenance:
        """Return what the last cell of a notebook shows: what the results were made from."""
        return Provenance(self)


@dataclass(frozen=True)
class Provenance:
    """A short table of what a ledger was made from, for people; it shows itself in a notebook."""

    ledger: Ledger

    def rows(self) -> list[tuple[str, str]]:
        """Return label and value pairs."""
        facts, counts = self.ledger.facts, self.ledger.counts()
        return [
            ("Corpus", f"{facts.corpus_name}: {counts['documents']} articles from {facts.n_files} files"),
            ("Found", f"{counts['claims']} claims, {counts['events']} events, {counts['actors']} actor mentions"),
            ("Input (SHA-256)", facts.input_hash),
            ("Lexicons (SHA-256)", facts.lexicon_hash),
            ("Corrections (SHA-256)", facts.corrections_hash or "none"),
            ("Code (SHA-256)", facts.code_hash),
            ("Hasila", f"{facts.hasila_version}, codebook {facts.codebook_version}"),
        ]

    def __repr__(self) -> str:
        return "\n".join(f"{label}: {value}" for label, value in self.rows())

    def _repr_html_(self) -> str:
        cells = "".join(
            f'<tr><th scope="row" style="text-align:left;padding-right:1em">{html.escape(label)}</th>'
            f'<td style="text-align:left;word-break:break-all"><bdi>{html.escape(value)}</bdi></td></tr>'
            for label, value in self.rows()
        )
        return f'<table role="table"><tbody>{cells}</tbody></table>'


def digest_of(value: Any) -> str:
    """Return the SHA-256 of a plain value written as JSON with sorted keys."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
