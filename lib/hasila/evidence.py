"""Evidence as pages show it: tables, sentences with their span marked, and concordance lines, right to left.

An article is hostile input, so everything is escaped here, at the source, and nothing is trusted to be cleaned later.
Untrusted notebooks strip style sheets, so styles stand on the elements. This module shows; it computes no figure and
reads no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape as _escape
from typing import Any

import polars as pl

from hasila.charts.direction import ISO_DATE, is_arabic, shorten

#: Embeddings, overrides and isolates, which could turn round what stands beside them; marks that belong to words stay.
_ORDERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
#: Control characters have no place in HTML (a NUL is a parse error); they are shown as a blank box.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "\u2423")
#: A table shows this many rows unless told otherwise; the file beside the notebook holds them all.
SHOWN_ROWS = 40
MISSING = "—"
#: Stands where the name of a private person stood.
WITHHELD = "[…]"

_TABLE = "border-collapse:collapse;margin:8px 0;max-width:100%;font-size:14px;line-height:1.7"
_HEAD = "border-bottom:2px solid #767676;padding:4px 10px;text-align:start;vertical-align:bottom;font-weight:bold"
_CELL = "border-bottom:1px solid #d9d9d9;padding:4px 10px;text-align:{align};vertical-align:top"
_MARK = "background-color:#ffe08a;color:#000000;padding:0 2px;font-weight:bold"
_NOTE = "font-size:13px;margin:4px 0"


class Markup(str):
    """HTML that was escaped where it was made; everything else is escaped when it is put into a page."""

    __slots__ = ()


@dataclass(frozen=True)
class Html:
    """What a notebook cell shows: HTML, and a line of plain text where no HTML can be shown."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def escape(value: object) -> Markup:
    """Return ``value`` as inert HTML text: markup escaped, controls that reorder text taken out."""
    if isinstance(value, Markup):
        return value
    return Markup(_escape(str(value).translate(_ORDERING).translate(_CONTROLS), quote=True))


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """Return ``text`` escaped, with each half-open span of it marked; overlapping spans are marked as one."""
    parts, position = [], 0
    for start, end in _merged(spans, len(text)):
        parts += [escape(text[position:start]), f'<mark style="{_MARK}">{escape(text[start:end])}</mark>']
        position = end
    return Markup("".join([*parts, escape(text[position:])]))


def _merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, a), min(length, b)) for a, b in spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def shown(value: object) -> Markup:
    """Return one value as the content of a cell: numbers with a thousands mark, a dash for what is missing."""
    if value is None:
        return Markup(MISSING)
    if isinstance(value, Markup):
        return value
    if isinstance(value, bool):
        return Markup("yes" if value else "no")
    if isinstance(value, int):
        return Markup(f"{value:,}")
    if isinstance(value, float):
        return Markup(f"{value:,.3g}" if abs(value) < 1 else f"{value:,.1f}")
    if isinstance(value, date):
        return Markup(value.isoformat())
    if isinstance(value, (list, tuple, pl.Series)):
        return Markup(", ".join(shown(part) for part in value) or MISSING)
    return Markup(ISO_DATE.sub(r'<bdi dir="ltr">\g<0></bdi>', escape(value)))


def _cell(value: object) -> str:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    style = _CELL.format(align="end" if number else "start")
    return f'<td dir="auto" style="{style}">{shown(value)}</td>'


def _row(values: Sequence[object]) -> str:
    return "<tr>" + "".join(map(_cell, values)) + "</tr>"


def table(frame: pl.DataFrame, headings: Mapping[str, str] | None = None, rows: int = SHOWN_ROWS) -> Html:
    """Show the first ``rows`` rows of ``frame``; ``headings`` names the columns to show, in order, and their headings.

    The table runs right to left where a cell holds Arabic. Text cells are escaped.
    """
    names = headings or {column: column.replace("_", " ") for column in frame.columns}
    return grid(list(names.values()), frame.select(list(names)).rows(), rows)


def grid(headings: Sequence[str], values: Sequence[Sequence[object]], rows: int = SHOWN_ROWS) -> Html:
    """Show rows of values, which may be :class:`Markup`, under ``headings``."""
    if not values:
        return message("Nothing to show: no row is left.")
    kept = values[:rows]
    arabic = any(isinstance(value, str) and is_arabic(value) for row in kept for value in row)
    head = "".join(f'<th style="{_HEAD}">{escape(heading)}</th>' for heading in headings)
    body = "".join(map(_row, kept))
    note = "" if len(values) <= rows else _note(f"{rows} of {len(values)} rows are shown; the file has all.")
    start = f'<table dir="{"rtl" if arabic else "ltr"}" style="{_TABLE}">'
    return Html(f"{start}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}", _summary(headings, values))


def _summary(headings: Sequence[str], values: Sequence[Sequence[object]]) -> str:
    return f"Table of {len(values)} rows: {', '.join(headings)}"


def _note(text: str) -> str:
    return f'<p style="{_NOTE}">{escape(text)}</p>'


def message(text: str) -> Html:
    """Show one sentence."""
    return Html(f'<p dir="auto" style="margin:6px 0">{escape(text)}</p>', text)


#: Words of the corpus in a sentence of ours stand between these (hasila.findings.quoted).
_QUOTED = re.compile("\u2068([^\u2068\u2069]*)\u2069")


def _with_quotes(sentence: str) -> str:
    """Return a sentence escaped, each quoted part in an element of its own, so that its direction ends with it."""
    parts = _QUOTED.split(sentence)
    return "".join(f"<bdi>{shown(part)}</bdi>" if n % 2 else str(escape(part)) for n, part in enumerate(parts))


def findings(sentences: Sequence[str]) -> Html:
    """Show computed sentences as a list."""
    items = "".join(f'<li style="margin:3px 0">{_with_quotes(sentence)}</li>' for sentence in sentences)
    return Html(f'<ul style="margin:6px 0">{items}</ul>', "\n".join(sentences))


# ---------------------------------------------------------------- sentences
def with_sentences(documents: pl.DataFrame, sentences: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Add to ``rows`` (with doc_id, sentence_id, start, end) their sentence and the span's place in it.

    Columns added: outlet, published, sentence, span_start, span_end. The order of ``rows`` is kept.
    """
    spans = sentences.select("doc_id", "sentence_id", sentence_start="start", sentence_end="end")
    articles = documents.select("doc_id", "outlet", "published", "text").rename({"text": "article"})
    joined = rows.join(spans, on=["doc_id", "sentence_id"], how="left", maintain_order="left")
    joined = joined.join(articles, on="doc_id", how="left", maintain_order="left", suffix="_of_article")
    cut = pl.col("article").str.slice(pl.col("sentence_start"), pl.col("sentence_end") - pl.col("sentence_start"))
    return joined.with_columns(
        sentence=cut,
        span_start=pl.col("start") - pl.col("sentence_start"),
        span_end=pl.col("end") - pl.col("sentence_start"),
    ).drop("article", "sentence_start", "sentence_end")


def figure(low: int | None, high: int | None, qualifier: str) -> str:
    """Write the bounds of a claim: 62, at least 80, 20 to 30, 20 to 99 (vague)."""
    if qualifier in ("at_least", "more_than"):
        return f"{qualifier.replace('_', ' ')} {_count(low)}"
    if qualifier == "at_most":
        return f"at most {_count(high)}"
    if low == high:
        return f"about {_count(low)}" if qualifier == "about" else _count(low)
    bounds = f"{_count(low)} or more" if high is None else f"{_count(low)} to {_count(high)}"
    return f"{bounds} ({qualifier})" if qualifier in ("vague", "about") else bounds


def _count(number: int | None) -> str:
    return "?" if number is None else f"{number:,}"


#: Heading and column of the evidence table beside the sentence; missing columns are left out.
_EVIDENCE = {
    "outcome": "outcome", "speaker": "speaker", "via_text": "relay", "outlet": "outlet", "published": "published",
    "reporting_verb": "reporting verb", "stance": "stance", "modality": "modality", "victim_text": "victims",
    "victim_class": "class, as described", "rule": "rule", "claim_id": "claim",
}  # fmt: skip


def claims(
    documents: pl.DataFrame,
    sentences: pl.DataFrame,
    found: pl.DataFrame,
    rows: int = SHOWN_ROWS,
    withheld: Mapping[str, Sequence[str]] | None = None,
) -> Html:
    """Show claims with their sentence, the figure marked in it, who said it and by which rule it was found.

    ``withheld`` (doc_id to names, as of hasila.exports.private_names) are names of private persons not to be shown.
    """
    full = with_sentences(documents, sentences, found).with_columns(speaker="source_text")
    values = [
        (
            figure(row["low"], row["high"], row["qualifier"]),
            _sentence(row, (withheld or {}).get(row["doc_id"], ())),
            *(_without(row[name], (withheld or {}).get(row["doc_id"], ())) for name in _EVIDENCE),
        )
        for row in full.iter_rows(named=True)
    ]
    return grid(["reported figure", "sentence", *_EVIDENCE.values()], values, rows)


def _sentence(row: Mapping[str, Any], names: Sequence[str] = ()) -> Markup:
    """Return the sentence of a row with its span marked; names go out of each part, so the span keeps its place."""
    text, start, end = row["sentence"] or "", row["span_start"] or 0, row["span_end"] or 0
    before, span, after = (_without(part, names) for part in (text[:start], text[start:end], text[end:]))
    return marked(before + span + after, [(len(before), len(before) + len(span))])


def _without(value: Any, names: Sequence[str]) -> Any:
    for name in names:
        value = value.replace(name, WITHHELD) if isinstance(value, str) else value
    return value


def spans(
    documents: pl.DataFrame,
    sentences: pl.DataFrame,
    found: pl.DataFrame,
    columns: Mapping[str, str],
    rows: int = SHOWN_ROWS,
) -> Html:
    """Show rows that have a span (mentions, time expressions) with their sentence, the span marked in it."""
    full = with_sentences(documents, sentences, found)
    values = [(_sentence(row), *(row[name] for name in columns)) for row in full.head(rows).iter_rows(named=True)]
    shown_rows = grid(["sentence", *columns.values()], values, rows)
    note = "" if len(found) <= rows else _note(f"{rows} of {len(found)} rows are shown; the file has all.")
    return Html(shown_rows.html + note, shown_rows.text)


# ---------------------------------------------------------------- reprints
_CHANGED = {
    "figure": "#ffe08a", "qualifier": "#ffd0b5", "actor": "#cfe6f7", "verb": "#d9ead3", "other": "#e8e8e8",
}  # fmt: skip


def differences(documents: pl.DataFrame, changes: pl.DataFrame, pairs: int = 12) -> Html:
    """Show reused paragraphs beside their origin (hasila.reuse.differences), what changed marked by kind.

    Struck out is what the reprint leaves out, underlined what it puts in; pairs with a changed figure, qualifier, name
    or verb come first.
    """
    outlets = dict(documents.select("doc_id", "outlet").iter_rows())
    found = [_reprint(rows, outlets) for rows in _pairs(changes)[:pairs]]
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


# ---------------------------------------------------------------- concordance
#: Words of context on each side of a keyword.
CONTEXT_WORDS = 9


def context(text: str, start: int, end: int, n_words: int = CONTEXT_WORDS) -> tuple[str, Markup, str]:
    """Return up to ``n_words`` words before ``text[start:end]`` in its line, the span, and as many after.

    What is written onto the span (a prefix, a bracket) is shown with it, outside its mark.
    """
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before, after = text[line_start:start], text[end : line_end if line_end >= 0 else len(text)]
    prefix = "" if not before or before[-1].isspace() else before.split()[-1]
    suffix = "" if not after or after[0].isspace() else after.split(maxsplit=1)[0]
    word = prefix + text[start:end] + suffix
    left = before[: len(before) - len(prefix)].split()[-n_words:]
    right = after[len(suffix) :].split()[:n_words]
    return " ".join(left), marked(word, [(len(prefix), len(prefix) + end - start)]), " ".join(right)


def kwic(documents: pl.DataFrame, found: pl.DataFrame, rows: int = SHOWN_ROWS) -> Html:
    """Show spans (doc_id, start, end) as keyword in context: what precedes on the right, what follows on the left."""
    articles = documents.select("doc_id", "outlet", "published", article="text")
    lines = found.select("doc_id", "start", "end").join(articles, on="doc_id", how="left", maintain_order="left")
    values = [_kwic_line(row) for row in lines.head(rows).iter_rows(named=True)]
    if not values:
        return message("Nothing to show: the word stands nowhere in these articles.")
    note = "" if len(found) <= rows else _note(f"{rows} of {len(found)} lines are shown; the file has all.")
    return Html(f'<table dir="rtl" style="{_TABLE}"><tbody>{"".join(values)}</tbody></table>{note}',
                f"Concordance of {len(found)} lines")  # fmt: skip


def _kwic_line(row: Mapping[str, Any]) -> str:
    before, word, after = context(row["article"], row["start"], row["end"])
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
