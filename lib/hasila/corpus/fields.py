"""The fields that come with a text (doc_id, outlet, published, title, url), checked and made into an :class:`Article`.

Whatever a field holds, the article stays: a field that cannot be used is left empty and noted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from hasila.corpus.articles import Article
from hasila.corpus.publication import date_in_address, parse_date
from hasila.tables import PUBLISHED_BASES

ARABIC = re.compile("[\u0621-\u064a]")
Notes = list[tuple[str, str | None]]


def make_article(
    source_file: str,
    text: str,
    fields: Mapping[str, Any],
    notes: tuple[tuple[str, str | None], ...] = (),
    markup_date: date | None = None,
) -> Article:
    """Return the article of ``text`` with what ``fields`` say of it; what they say badly becomes a note.

    The date given counts first, then the one in the page's own markup, then the one in the address.
    """
    found: Notes = list(notes)
    given = {name: _words(name, fields.get(name), found) for name in ("doc_id", "outlet", "title", "url")}
    published, basis = _publication(fields, found)
    if published is None and markup_date is not None:
        published, basis = markup_date, "markup"
    if published is None and (published := date_in_address(given["url"])):
        basis = "address"
    text = clean(text, found)
    if not ARABIC.search(text):
        found.append(("no Arabic", "not one Arabic letter in it: another language, or a wrong encoding"))
    return Article(source_file, text, published=published, published_basis=basis, notes=tuple(found), **given)


def clean(text: str, notes: Notes) -> str:
    """Return ``text`` with lone surrogates, which no file can hold, as U+FFFD (one for one: offsets stay)."""
    try:
        text.encode("utf-8")
        return text
    except UnicodeEncodeError:
        mended = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
        notes.append(("broken characters", "halves of surrogate pairs stand as U+FFFD"))
        return mended


def _words(name: str, value: Any, notes: Notes) -> str | None:
    """Return a field as text; None where it is empty or no single value."""
    if value is None or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        notes.append(("bad field", f"{name} is a {type(value).__name__}, not text; left empty"))
        return None
    text = clean(str(value), notes).replace("\0", "")
    text = text if name == "doc_id" else text.strip()
    return text if text.strip() else None


def _publication(fields: Mapping[str, Any], notes: Notes) -> tuple[date | None, str]:
    """Return the publication date and how it is known, from the given fields alone."""
    raw = fields.get("published")
    if raw is None or raw != raw or not str(raw).strip():
        return None, "none"
    published = parse_date(raw)
    if published is None:
        notes.append(("bad date", f"{str(raw)[:60]!r} is neither YYYY-MM-DD nor DD/MM/YYYY; the date is left empty"))
        return None, "none"
    basis = str(fields.get("published_basis") or "given").strip()
    if basis not in PUBLISHED_BASES or basis == "none":
        notes.append(("bad published_basis", f"{basis[:60]!r} is not one of {', '.join(PUBLISHED_BASES[:-1])}"))
        basis = "given"
    return published, basis
