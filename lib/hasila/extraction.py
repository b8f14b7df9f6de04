"""Documents to tables: batches of articles through the finders, in several processes, with progress and resume.

This room lays side by side what the finders return and knows not a single Arabic word. An article on which a finder
fails becomes a row of the ``problems`` table; the others are not lost for it. The same documents and lexicons give the
same tables whatever the number of workers.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from hasila import tables
from hasila.actors import ActorFinder
from hasila.arabic import Text
from hasila.attribution import Attributor
from hasila.circumstances import CircumstanceFinder
from hasila.claims import ClaimFinder
from hasila.dates import TimeFinder
from hasila.lexicons import Lexicons
from hasila.records import ActorMention, Attribution, Circumstance, Claim, TimeExpression

#: The tables that extraction makes, in the order in which they are written.
EXTRACTED = ("sentences", "casualty_claims", "time_expressions", "actor_mentions", "problems")
#: A batch is about this much text (characters): large enough to pay for a process, small enough to show progress.
BATCH_CHARACTERS = 400_000
#: New objects after which the collector of cycles looks: those of some ten articles.
_OBJECTS = 50_000

Progress = Callable[[int, int], None]
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Article:
    """What extraction needs of one row of ``documents``. ``copy`` numbers articles of the same text, from 1."""

    doc_id: str
    outlet: str | None
    published: date | None
    title: str | None
    text: str
    content_hash: str
    source_file: str
    copy: int = 1


class Extractor:
    """The finders, built once from the lexicons, and what they make of one article."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.times = TimeFinder(lexicons)
        self.actors = ActorFinder(lexicons)
        self.claims = ClaimFinder(lexicons)
        self.attributor = Attributor(lexicons)
        self.circumstances = CircumstanceFinder(lexicons)

    def extract(self, article: Article) -> Rows:
        """Return the rows of every table that the article gives, in the order of the text."""
        text = Text(article.text, article.title)
        times = self.times.find(text, article.published)
        actors = self.actors.find(text, article.outlet)
        claims = self.claims.find(text)
        said = self.attributor.attribute(text, claims, actors, article.outlet) if claims else []
        where = self.circumstances.find(text, claims, times, article.published) if claims else []
        return {
            "sentences": [(article.doc_id, s.sentence_id, s.start, s.end, s.is_headline) for s in text.sentences],
            "casualty_claims": [
                _claim_row(article, text, actors, *parts) for parts in zip(claims, said, where, strict=True)
            ],
            "time_expressions": [_time_row(article, time) for time in times],
            "actor_mentions": [_actor_row(article, actor) for actor in actors],
            "problems": [],
        }


def claim_id(article: Article, claim: Claim) -> str:
    """Return an id that only the content, the span and the outcome decide; a reprint's ends in its number."""
    key = f"{article.content_hash}:{claim.start}:{claim.end}:{claim.outcome}"
    base = hashlib.sha256(key.encode()).hexdigest()[:16]
    return base if article.copy == 1 else f"{base}-{article.copy}"


def _claim_row(
    article: Article,
    text: Text,
    actors: Sequence[ActorMention],
    claim: Claim,
    said: Attribution,
    where: Circumstance,
) -> tuple[Any, ...]:
    raw = article.text
    return (
        claim_id(article, claim),
        article.doc_id,
        claim.sentence_id,
        claim.start,
        claim.end,
        raw[claim.start : claim.end],
        claim.outcome,
        claim.low,
        claim.high,
        claim.qualifier,
        claim.imputed,
        _slice(raw, claim.victim_start, claim.victim_end),
        claim.victim_class,
        _actor_in(actors, claim.victim_start, claim.victim_end),
        _slice(raw, said.source_start, said.source_end),
        _actor_in(actors, said.source_start, said.source_end),
        _slice(raw, said.via_start, said.via_end),
        _slice(raw, said.verb_start, said.verb_end),
        said.stance,
        said.modality,
        claim.is_cumulative,
        where.event_date,
        _slice(raw, where.place_start, where.place_end),
        claim.death_wording,
        text.sentences[claim.sentence_id].position,
        claim.rule,
        None,
    )


def _time_row(article: Article, time: TimeExpression) -> tuple[Any, ...]:
    words = article.text[time.start : time.end]
    flags = "; ".join(time.flags) or None
    return (
        article.doc_id, time.sentence_id, time.start, time.end, words, time.value, time.precision, time.anchor, flags,
    )  # fmt: skip


def _actor_row(article: Article, actor: ActorMention) -> tuple[Any, ...]:
    words = article.text[actor.start : actor.end]
    return (
        article.doc_id, actor.sentence_id, actor.start, actor.end, words, actor.actor_id, actor.actor_type,
        actor.name_ar, actor.name_en, actor.wording, actor.method,
    )  # fmt: skip


def _slice(raw: str, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else raw[start:end]


def _actor_in(actors: Sequence[ActorMention], start: int | None, end: int | None) -> str | None:
    """Return the actor whose mention shares most characters with the span (the first of equals), or None."""
    if start is None or end is None:
        return None
    shared = [(min(end, a.end) - max(start, a.start), -a.start, a.actor_id) for a in actors]
    best = max(shared, default=(0, 0, ""))
    return best[2] if best[0] > 0 else None


# ---------------------------------------------------------------- a corpus
def articles(documents: pl.DataFrame) -> list[Article]:
    """Return the rows of ``documents`` as articles in the order of their ids, copies of one text numbered."""
    ordered = documents.sort("content_hash", "outlet", "doc_id", nulls_last=True)
    numbered = ordered.with_columns(copy=pl.int_range(1, pl.len() + 1).over("content_hash")).sort("doc_id")
    return [Article(**row) for row in numbered.select(Article.__slots__).iter_rows(named=True)]


def batches(found: Iterable[Article], characters: int = BATCH_CHARACTERS) -> Iterator[list[Article]]:
    """Cut a list of articles into runs of about ``characters`` of text, keeping the order."""
    batch: list[Article] = []
    size = 0
    for article in found:
        batch.append(article)
        size += len(article.text)
        if size >= characters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def extract_corpus(
    documents: pl.DataFrame,
    *,
    lexicons: Lexicons | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    resume: Path | None = None,
) -> dict[str, pl.DataFrame]:
    """Extract every table of :data:`EXTRACTED` from ``documents``.

    ``workers`` processes share the batches; ``progress(done, total)`` is called with numbers of articles; with a folder
    ``resume`` each finished batch is kept there, and a run that was cut off goes on from what it finds. Raises
    TableError where ``documents`` does not follow its schema.
    """
    lexicons = lexicons or Lexicons()
    todo = list(batches(articles(tables.check("documents", documents))))
    total, done, parts = len(documents), 0, []
    for batch, part in zip(todo, _parts(todo, lexicons, workers, resume), strict=True):
        parts.append(part)
        done += len(batch)
        if progress:
            progress(done, total)
    return {name: _joined(name, parts) for name in EXTRACTED}


def _joined(name: str, parts: list[dict[str, pl.DataFrame]]) -> pl.DataFrame:
    return tables.check(name, pl.concat([tables.table(name), *(part[name] for part in parts)]))


def _parts(
    todo: list[list[Article]], lexicons: Lexicons, workers: int, resume: Path | None
) -> Iterator[dict[str, pl.DataFrame]]:
    jobs = [(batch, lexicons, resume) for batch in todo]
    if workers <= 1 or len(todo) <= 1:
        yield from map(_extract_batch, jobs)
        return
    context = multiprocessing.get_context("spawn")  # Polars' threads do not survive a fork
    with ProcessPoolExecutor(min(workers, len(todo)), mp_context=context) as pool:
        yield from pool.map(_extract_batch, jobs)


@lru_cache(maxsize=2)
def extractor(lexicons: Lexicons) -> Extractor:
    """Return the extractor of these lexicons, built once a process.

    What is alive by then (the compiled lexicons above all) stays for good, so the collector of cycles is told to leave
    it alone: going through it again and again takes a twentieth of the time of an extraction.
    """
    built = Extractor(lexicons)
    gc.collect()
    gc.freeze()
    return built


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector of cycles look only after many new objects while a batch is read.

    An article's sentences and words point at each other until it is done with, so that looking at every seven hundredth
    object finds nothing to free and takes a tenth of the time. The threshold is put back as it was.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(_OBJECTS, before[0]), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _extract_batch(job: tuple[list[Article], Lexicons, Path | None]) -> dict[str, pl.DataFrame]:
    batch, lexicons, resume = job
    folder = resume / _batch_key(batch, lexicons) if resume else None
    if folder and all((folder / f"{name}.parquet").exists() for name in EXTRACTED):
        return {name: tables.read_table(name, folder) for name in EXTRACTED}
    rows: Rows = {name: [] for name in EXTRACTED}
    with seldom_collected():
        for article in batch:
            for name, found in _rows_or_problem(article, lexicons).items():
                rows[name].extend(found)
    part = {name: pl.DataFrame(rows[name], schema=tables.dtypes(name), orient="row") for name in EXTRACTED}
    if folder:
        for name, frame in part.items():
            tables.write_table(name, frame, folder)
    return part


def _rows_or_problem(article: Article, lexicons: Lexicons) -> Rows:
    try:
        return extractor(lexicons).extract(article)
    except Exception as error:  # one article must not take the corpus with it; it is reported, and its text kept
        place = f"{type(error).__name__}: {error}"
        return {"problems": [(article.source_file, "extraction failed", f"{article.doc_id}: {place}"[:500])]}


def _batch_key(batch: list[Article], lexicons: Lexicons) -> str:
    digest = hashlib.sha256(code_hash().encode())
    digest.update(repr(sorted(lexicons.hashes().items())).encode())
    for article in batch:
        digest.update(repr((article.doc_id, article.outlet, article.published, article.title)).encode())
        digest.update(f"{article.content_hash}{article.copy}".encode())
    return digest.hexdigest()[:24]


@lru_cache(maxsize=1)
def code_hash() -> str:
    """Return a hash over the package's own source: what is kept from a run of other code is not taken over."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
