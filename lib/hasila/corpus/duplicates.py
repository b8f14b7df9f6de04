"""Exact duplicates, and the ids of the documents that stay.

The same words (white space apart) from the same outlet are one article, kept once; a copy of which no outlet is known
is taken for a copy of one that is known. The same words from another outlet are a reprint: that is a finding, so both
stay. Near duplicates are no business of this module.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from hasila.corpus.articles import Article, Problem


def content_hash(text: str) -> str:
    """Return the SHA-256 of a text, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def drop_duplicates(articles: list[Article]) -> tuple[list[Article], list[Problem]]:
    """Return the articles to keep, in their order, and a problem for each that repeats one of them."""
    words = [content_hash(" ".join(article.text.split())) for article in articles]
    pairs = list(zip(words, articles, strict=True))
    first: dict[tuple[str, str | None], Article] = {}
    for key, article in sorted(pairs, key=lambda pair: pair[1].outlet is None):
        outlet = article.outlet
        original = first.setdefault((key, outlet), article)
        if outlet is not None:
            first.setdefault((key, None), original)  # a copy of which no outlet is known is taken for a copy of this
    kept = [article for key, article in pairs if first[key, article.outlet] is article]
    return kept, [_duplicate(a, first[key, a.outlet]) for key, a in pairs if first[key, a.outlet] is not a]


def _duplicate(article: Article, original: Article) -> Problem:
    detail = f"the same text as {original.source_file}; kept once"
    if article.doc_id is not None and article.doc_id != original.doc_id:
        detail += f" (so there is no document {article.doc_id!r})"
    if None not in (article.published, original.published) and article.published != original.published:
        detail += f"; dated {article.published} here and {original.published} there"
    return Problem(article.source_file, "duplicate", detail)


def made_id(article: Article) -> str:
    """Return an id that only the article's own text and outlet decide; reprints share the part before the hyphen."""
    text = content_hash(article.text)[:16]
    return text if article.outlet is None else f"{text}-{content_hash(article.outlet)[:6]}"


def with_ids(articles: list[Article]) -> list[Article]:
    """Give every article an id of its own: the one given, else a made one; an id given twice is noted."""
    owners: dict[str, Article] = {}
    for article in articles:
        if article.doc_id is not None:
            owners.setdefault(article.doc_id, article)
    return [_with_id(article, owners) for article in articles]


def _with_id(article: Article, owners: dict[str, Article]) -> Article:
    given = article.doc_id
    if given is not None and owners[given] is article:
        return article
    wanted, number = made_id(article), 2
    doc_id = wanted
    while doc_id in owners:
        doc_id, number = f"{wanted}-{number}", number + 1
    owners[doc_id] = article
    notes = article.notes
    if given is not None:
        detail = f"{given[:80]!r} is the id of {owners[given].source_file} already; this one is called {doc_id}"
        notes = (*notes, ("doc_id given twice", detail))
    return replace(article, doc_id=doc_id, notes=notes)
