"""Keyword in context, right to left: what precedes a span on its right, what follows on its left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from hasila.charts.direction import shorten
from hasila.evidence.page import MISSING, SHOWN_ROWS, TABLE, Html, Markup, escape, marked, message, note
from hasila.privacy import without_names

#: Words of context on each side of a keyword.
CONTEXT_WORDS = 9


def context(
    text: str, start: int, end: int, n_words: int = CONTEXT_WORDS, names: Sequence[str] = ()
) -> tuple[str, Markup, str]:
    """Return up to ``n_words`` words before ``text[start:end]`` in its line, the span, and as many after.

    What is written onto the span (a prefix, a bracket) is shown with it, outside its mark. ``names`` are left out of
    what stands around the span; the span is what the reader asked for, and stays.
    """
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before, after = text[line_start:start], text[end : line_end if line_end >= 0 else len(text)]
    prefix = "" if not before or before[-1].isspace() else before.split()[-1]
    suffix = "" if not after or after[0].isspace() else after.split(maxsplit=1)[0]
    word = prefix + text[start:end] + suffix
    left = without_names(before[: len(before) - len(prefix)], names).split()[-n_words:]
    right = without_names(after[len(suffix) :], names).split()[:n_words]
    return " ".join(left), marked(word, [(len(prefix), len(prefix) + end - start)]), " ".join(right)


def kwic(
    documents: pl.DataFrame,
    found: pl.DataFrame,
    rows: int = SHOWN_ROWS,
    withheld: Mapping[str, Sequence[str]] | None = None,
) -> Html:
    """Show spans (doc_id, start, end) as keyword in context: what precedes on the right, what follows on the left.

    ``withheld`` (doc_id to names, as of :func:`hasila.privacy.private_names`) are left out around the keyword.
    """
    articles = documents.select("doc_id", "outlet", "published", article="text")
    lines = found.select("doc_id", "start", "end").join(articles, on="doc_id", how="left", maintain_order="left")
    hidden = withheld or {}
    values = [_kwic_line(row, hidden.get(row["doc_id"], ())) for row in lines.head(rows).iter_rows(named=True)]
    if not values:
        return message("Nothing to show: the word stands nowhere in these articles.")
    more = "" if len(found) <= rows else note(f"{rows} of {len(found)} lines are shown; the file has all.")
    return Html(f'<table dir="rtl" style="{TABLE}"><tbody>{"".join(values)}</tbody></table>{more}',
                f"Concordance of {len(found)} lines")  # fmt: skip


def _kwic_line(row: Mapping[str, Any], names: Sequence[str]) -> str:
    before, word, after = context(row["article"], row["start"], row["end"], names=names)
    cell = '<td dir="rtl" style="padding:2px 6px;text-align:{};border-bottom:1px solid #d9d9d9">{}</td>'
    outlet = shorten(row["outlet"] or MISSING, 30)
    when = row["published"].isoformat() if row["published"] else "undated"
    return (
        "<tr>"
        + cell.format("left", escape(before))
        + cell.format("center", word)
        + cell.format("right", escape(after))
        + cell.format("right", escape(outlet))
        + f'<td dir="ltr" style="padding:2px 6px;border-bottom:1px solid #d9d9d9">{escape(when)}</td></tr>'
    )
