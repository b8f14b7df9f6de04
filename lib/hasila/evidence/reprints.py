"""Reused paragraphs beside their origin, with what the reprint changed marked by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from hasila.evidence.page import Html, Markup, escape, grid
from hasila.privacy import part_without_names

_CHANGED = {
    "figure": "#ffe08a", "qualifier": "#ffd0b5", "actor": "#cfe6f7", "verb": "#d9ead3", "other": "#e8e8e8",
}  # fmt: skip


def differences(
    documents: pl.DataFrame,
    changes: pl.DataFrame,
    pairs: int = 12,
    withheld: Mapping[str, Sequence[str]] | None = None,
) -> Html:
    """Show reused paragraphs beside their origin (hasila.reuse.differences), what changed marked by kind.

    Struck out is what the reprint leaves out, underlined what it puts in; pairs with a changed figure, qualifier, name
    or verb come first. ``withheld`` (doc_id to names, as of :func:`hasila.privacy.private_names`) are names not to be
    shown, of either side in both: a reprint may name whom its origin does not.
    """
    outlets = dict(documents.select("doc_id", "outlet").iter_rows())
    texts = dict(documents.select("doc_id", "text").iter_rows())
    shown = [_nameless(rows, texts, withheld or {}) for rows in _pairs(changes)[:pairs]]
    found = [_reprint(rows, outlets) for rows in shown]
    return grid(["changed", "first printed by", "origin", "reprinted by", "reprint"], found, pairs)


def _pairs(changes: pl.DataFrame) -> list[list[dict[str, Any]]]:
    """Return the runs of each pair of paragraphs in order; a pair ends where the documents change or the text jumps."""
    found: list[list[dict[str, Any]]] = []
    for row in changes.iter_rows(named=True):
        last = found[-1][-1] if found else None
        same = last and (last["doc_id"], last["origin_doc_id"]) == (row["doc_id"], row["origin_doc_id"])
        if same and last and row["start"] >= last["end"] and row["origin_start"] >= last["origin_end"]:
            found[-1].append(row)
        else:
            found.append([row])
    changed = [rows for rows in found if any(row["operation"] != "equal" for row in rows)]
    return sorted(changed, key=lambda rows: -sum(row["kind"] != "other" for row in rows))


def _nameless(
    rows: list[dict[str, Any]], texts: Mapping[str, str], withheld: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """Return the runs of a pair without the names of private persons, though a run holds only part of one."""
    names = {name for side in ("doc_id", "origin_doc_id") for name in withheld.get(rows[0][side], ())}
    if not names:
        return rows
    return [
        row
        | {
            "text": part_without_names(texts[row["doc_id"]], row["start"], row["end"], names),
            "origin_text": part_without_names(
                texts[row["origin_doc_id"]], row["origin_start"], row["origin_end"], names
            ),
        }
        for row in rows
    ]


def _reprint(rows: list[dict[str, Any]], outlets: Mapping[str, str | None]) -> tuple[object, ...]:
    kinds = sorted({row["kind"] for row in rows if row["operation"] != "equal"})
    origin = Markup(" ".join(_run(row, row["origin_text"], "line-through") for row in rows))
    reprint = Markup(" ".join(_run(row, row["text"], "underline") for row in rows))
    first, later = outlets.get(rows[0]["origin_doc_id"]), outlets.get(rows[0]["doc_id"])
    return ", ".join(kinds), first, origin, later, reprint


def _run(row: Mapping[str, Any], text: str, decoration: str) -> str:
    if row["operation"] == "equal" or not text:
        return escape(text)
    style = f"background-color:{_CHANGED[row['kind']]};color:#000000;text-decoration:{decoration}"
    return f'<span style="{style}">{escape(text)}</span>'
