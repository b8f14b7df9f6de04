"""Tables and sentences as HTML: everything from an article escaped, right to left where it holds Arabic.

An article is hostile input, so it is escaped here, at the source, and nothing is trusted to be cleaned later. Untrusted
notebooks strip style sheets, so styles stand on the elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape as _escape

import polars as pl

from hasila.charts.direction import ISO_DATE, is_arabic

#: Embeddings, overrides and isolates, which could turn round what stands beside them; marks that belong to words stay.
_ORDERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
#: Control characters have no place in HTML (a NUL is a parse error); they are shown as a blank box.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "\u2423")
#: A table shows this many rows unless told otherwise; the file beside the notebook holds them all.
SHOWN_ROWS = 40
#: A text of at most so many letters, the name of a place or an outlet, is not broken over lines, nor one in a list.
SHORT_TEXT = 24
_LIST = "; "
MISSING = "—"

TABLE = "border-collapse:collapse;margin:8px 0;max-width:100%;font-size:14px;line-height:1.7"
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
        return Markup(f'<bdi dir="ltr" style="white-space:nowrap">{value.isoformat()}</bdi>')
    if isinstance(value, (list, tuple, pl.Series)):
        return Markup(", ".join(shown(part) for part in value) or MISSING)
    return Markup(ISO_DATE.sub(r'<bdi dir="ltr" style="white-space:nowrap">\g<0></bdi>', escape(value)))


def _text(value: str) -> Markup:
    """Return a text or a list of texts as the content of a cell, the short ones unbroken."""
    return Markup(_LIST.join(map(_unbroken, value.split(_LIST))))


def _unbroken(text: str) -> str:
    return f'<span style="white-space:nowrap">{shown(text)}</span>' if len(text) <= SHORT_TEXT else shown(text)


def _cell(value: object) -> str:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    style = _CELL.format(align="end" if number else "start")
    content = _text(value) if isinstance(value, str) and not isinstance(value, Markup) else shown(value)
    return f'<td dir="auto" style="{style}">{content}</td>'


def _row(values: Sequence[object]) -> str:
    return "<tr>" + "".join(map(_cell, values)) + "</tr>"


#: Headings of columns whose names are not words; of the others the name is the heading.
HEADINGS = {
    "n": "number", "n_documents": "articles", "n_claims": "claims", "n_mentions": "mentions",
    "n_words": "words",
    "n_outlets": "outlets", "n_origins": "origins", "n_pairs": "pairs", "n_times": "time expressions",
    "n_with_claim": "with a claim", "n_undated": "undated", "n_flagged": "with a contradiction",
    "n_before": "dated later",
    "n_actors": "actors",
    "name_ar": "name", "name_en": "in English", "actor_type": "kind", "per_1000_words": "per 1,000 words",
    "claims_per_1000": "claims per 1,000 words", "times_per_1000": "time expressions per 1,000 words",
    "mentions_per_1000": "mentions per 1,000 words", "published_basis": "date known from", "form": "as written",
    "label": "marked as", "whose": "whose word", "outlet_mentions": "of its mentions",
    "name_a": "actor", "name_b": "with",
    "n_a": "articles",
    "n_b": "articles of the other", "n_both": "shared articles", "expected": "by chance", "speaker_label": "speaker",
    "event_label": "event", "figure_label": "reported figure", "base": "of its claims", "quantity_text": "as written",
    "source_text": "speaker", "place_text": "place", "event_date": "day spoken of",
    "victim_actor_id": "victims of",
    "date_start": "from", "date_end": "to", "claim_ids": "claim ids", "corpus_speakers": "speakers in the corpus",
    "published_speakers": "speakers as published", "median": "median days", "n_as_source": "as source",
}  # fmt: skip


def heading(column: str) -> str:
    """Return the heading of a column: its entry in HEADINGS, else its name with spaces."""
    return HEADINGS.get(column, column.replace("_", " "))


def table(frame: pl.DataFrame, headings: Mapping[str, str] | None = None, rows: int = SHOWN_ROWS) -> Html:
    """Show the first ``rows`` rows of ``frame``; ``headings`` names the columns to show, in order, and their headings.

    The table runs right to left where a cell holds Arabic. Text cells are escaped.
    """
    names = headings or {column: heading(column) for column in frame.columns}
    return grid(list(names.values()), frame.select(list(names)).rows(), rows)


def grid(headings: Sequence[str], values: Sequence[Sequence[object]], rows: int = SHOWN_ROWS) -> Html:
    """Show rows of values, which may be :class:`Markup`, under ``headings``."""
    if not values:
        return message("Nothing to show: no row is left.")
    kept = values[:rows]
    arabic = any(isinstance(value, str) and is_arabic(value) for row in kept for value in row)
    head = "".join(f'<th style="{_HEAD}">{escape(heading)}</th>' for heading in headings)
    body = "".join(map(_row, kept))
    more = "" if len(values) <= rows else note(f"{rows} of {len(values)} rows are shown; the file has all.")
    start = f'<table dir="{"rtl" if arabic else "ltr"}" style="{TABLE}">'
    return Html(f"{start}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}", _summary(headings, values))


def _summary(headings: Sequence[str], values: Sequence[Sequence[object]]) -> str:
    return f"Table of {len(values)} rows: {', '.join(headings)}"


def note(text: str) -> str:
    """Return a line under a table."""
    return f'<p style="{_NOTE}">{escape(text)}</p>'


def message(text: str) -> Html:
    """Show one sentence."""
    return Html(f'<p dir="auto" style="margin:6px 0">{escape(text)}</p>', text)


#: Words of the corpus in a sentence of ours stand between these (hasila.findings.quoted).
_QUOTED = re.compile("\u2068([^\u2068\u2069]*)\u2069")


def _with_quotes(sentence: str) -> str:
    """Return a sentence escaped, each quoted part in an element of its own, so that its direction ends with it."""
    parts = _QUOTED.split(sentence)
    return "".join(f"<bdi>{shown(part)}</bdi>" if n % 2 else str(shown(part)) for n, part in enumerate(parts))


def findings(sentences: Sequence[str]) -> Html:
    """Show computed sentences as a list."""
    items = "".join(f'<li style="margin:3px 0">{_with_quotes(sentence)}</li>' for sentence in sentences)
    return Html(f'<ul style="margin:6px 0">{items}</ul>', "\n".join(sentences))
