"""A corpus, whatever its form, to the ``documents`` table and the ``problems`` on the way.

Nothing here looks for claims, and nothing that was found is dropped in silence: an article is in ``documents``, or
there is a row in ``problems`` that says why not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from hasila import tables
from hasila.arabic import Text
from hasila.corpus.articles import Article, CorpusError, Problem
from hasila.corpus.duplicates import content_hash, drop_duplicates, with_ids
from hasila.corpus.folders import FolderReading, Progress, read_folder
from hasila.corpus.listings import READERS, read_listing
from hasila.corpus.stamps import date_from_text as stated_in_text

#: Finds the publication date in an article's own text: (text, title) to (date, "page" or "inferred"), or None.
DateFromText = Callable[[str, str | None], tuple[date, str] | None]


@dataclass(frozen=True)
class Corpus:
    """What was read: tables ``documents`` and ``problems``, and the counts and hashes a run record wants."""

    path: Path
    documents: pl.DataFrame
    problems: pl.DataFrame
    #: Files that were opened: articles, metadata.csv, or the one file that is the corpus.
    n_files: int
    #: Articles left out because the same outlet's same text is there already.
    n_duplicates: int
    #: File name to SHA-256 of its bytes, sorted by name.
    input_hashes: dict[str, str]

    @property
    def message(self) -> str | None:
        """What to tell a person whose corpus gave no article; None where it gave some."""
        if len(self.documents):
            return None
        if len(self.problems):
            return f"No article could be read from {self.path.name}: {len(self.problems)} problems tell why."
        return f"There is no article in {self.path.name}: no .txt, .md or .html file, no line or row with a text."


def read_corpus(
    path: Path | str, *, progress: Progress | None = None, date_from_text: DateFromText | None = stated_in_text
) -> Corpus:
    """Read a folder of .txt, .md and .html files, or a .jsonl, .csv or .parquet file.

    ``progress(done, total)`` counts files. ``date_from_text`` is asked where neither metadata nor markup nor address
    tell the date; None asks nobody. Raises CorpusError where ``path`` is not there or is of another kind; everything
    else that is wrong is a row of ``problems``.
    """
    path = Path(path)
    reading = _read(path, progress)
    kept, duplicates = drop_duplicates(reading.articles)
    articles = with_ids([_dated(article, date_from_text) for article in kept])
    problems = [*reading.problems, *(p for article in articles for p in article.problems()), *duplicates]
    return Corpus(
        path=path,
        documents=_documents(articles),
        problems=_problems(problems),
        n_files=len(reading.hashes),
        n_duplicates=len(duplicates),
        input_hashes=dict(sorted(reading.hashes.items())),
    )


def _read(path: Path, progress: Progress | None) -> FolderReading:
    if path.is_dir():
        return read_folder(path, progress)
    if not path.exists():
        raise CorpusError(f"there is no folder or file {path}")
    if path.suffix.lower() not in READERS:
        kinds = ", ".join(sorted(READERS))
        raise CorpusError(f"{path.name} is neither a folder nor one of {kinds}; give the folder of the articles")
    return _read_file(path, progress)


def _read_file(path: Path, progress: Progress | None) -> FolderReading:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path} cannot be read: {error.strerror}") from None
    reading = FolderReading(hashes={path.name: hashlib.sha256(data).hexdigest()})
    for found in read_listing(path.name, path.suffix.lower(), data):
        if isinstance(found, Problem):
            reading.problems.append(found)
        else:
            reading.articles.append(found)
    if progress:
        progress(1, 1)
    return reading


def _dated(article: Article, date_from_text: DateFromText | None) -> Article:
    if article.published is not None or date_from_text is None:
        return article
    found = date_from_text(article.text, article.title)
    return article if found is None else replace(article, published=found[0], published_basis=found[1])


def _documents(articles: list[Article]) -> pl.DataFrame:
    rows = [
        {
            "doc_id": article.doc_id,
            "outlet": article.outlet,
            "published": article.published,
            "published_basis": article.published_basis,
            "title": article.title,
            "text": article.text,
            "url": article.url,
            "source_file": article.source_file,
            "content_hash": content_hash(article.text),
            "n_words": Text(article.text).n_words,
            "problems": "; ".join(dict.fromkeys(problem for problem, _ in article.notes)) or None,
        }
        for article in articles
    ]
    return tables.table("documents", rows)


def _problems(problems: list[Problem]) -> pl.DataFrame:
    """Return the problems as a table, each once, sorted by file."""
    return tables.table("problems", [p._asdict() for p in sorted(set(problems), key=lambda p: tuple(map(str, p)))])
