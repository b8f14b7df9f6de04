"""What reading knows of one article before it becomes a row of ``documents``, and what went wrong on the way.

Nothing here opens a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class CorpusError(ValueError):
    """The corpus as a whole cannot be read: it is not there, or of a kind nobody reads."""


class Problem(NamedTuple):
    """One row of the ``problems`` table: where, what, and what a person can make of it."""

    source_file: str
    problem: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read. ``notes`` are (problem, detail) pairs that belong to it and do not cost it its place."""

    source_file: str
    text: str
    doc_id: str | None = None
    outlet: str | None = None
    published: date | None = None
    published_basis: str = "none"
    title: str | None = None
    url: str | None = None
    notes: tuple[tuple[str, str | None], ...] = field(default=())

    def problems(self) -> list[Problem]:
        """Return the notes as rows of the ``problems`` table."""
        return [Problem(self.source_file, problem, detail) for problem, detail in self.notes]
