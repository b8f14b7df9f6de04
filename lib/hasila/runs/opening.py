"""Opening the ledger of a corpus: read, extracted, corrected and linked once, and kept for as long as nothing changes.

What is kept lies under ``OUTPUTS/.ledger/KEY/``, where the key stands for the input files, the lexicons, the hand
corrections and the package's own code; a run of all notebooks hands it over as ``RUN/ledger``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from hasila import tables
from hasila.lexicons import LexiconError, Lexicons
from hasila.runs.keeping import forget_oldest, keep, read_kept
from hasila.runs.ledger import Ledger, LedgerError, LedgerFacts, digest_of
from hasila.runs.locations import found, version_of
from hasila.runs.parameters import suggestion

if TYPE_CHECKING:
    from hasila.corpus import Corpus

#: Corpora with more text than this (characters) are shared among processes and can be taken up again.
LARGE = 4_000_000

#: Called with what is done, how much of it, and how much there is.
Progress = Callable[[str, int, int], None]


# ---------------------------------------------------------------- what it is made from
def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def input_hashes(corpus: Path) -> dict[str, str]:
    """Return file name (relative to the corpus) to SHA-256 of every file of a corpus, hidden ones left out."""
    if corpus.is_file():
        return {tables.written_name(Path(corpus.name)): file_hash(corpus)}
    below = ((path, path.relative_to(corpus)) for path in corpus.rglob("*"))
    shown = [
        (tables.written_name(name), path)
        for path, name in below
        if not any(part.startswith(".") for part in name.parts)
    ]
    # a link out of the folder is not read with the corpus either
    root = corpus.resolve()
    inside = [(name, path) for name, path in sorted(shown) if path.is_file() and path.resolve().is_relative_to(root)]
    return {name: _hash_if_readable(path) for name, path in inside}


def _hash_if_readable(path: Path) -> str:
    try:
        return file_hash(path)
    except OSError as error:  # the corpus reports such a file; here it is enough that the key changes with it
        return f"unreadable: {error.strerror}"


def facts_of(corpus: Path, lexicons: Lexicons, corrections: Path | None, inputs: Mapping[str, str]) -> LedgerFacts:
    """Return the facts of the ledger that these would give."""
    from hasila.extraction import code_hash

    return LedgerFacts(
        corpus_name=corpus.name,
        n_files=len(inputs),
        input_hash=digest_of(dict(inputs)),
        lexicon_hash=digest_of(lexicons.hashes()),
        corrections_hash=file_hash(corrections) if corrections else "",
        code_hash=code_hash(),
        hasila_version=version_of("hasila"),
        codebook_version=tables.CODEBOOK_VERSION,
    )


def existing(path: str | Path | None, what: str, *, folder: bool = False) -> Path | None:
    """Return the absolute path of a file or folder that was named, or None where none was; LedgerError if not there."""
    if not path:
        return None
    place = found(path)
    if not place.exists():
        raise LedgerError(f"there is no {what} at {str(path)!r} (looked in {place.parent})")
    if tables.written_name(place) != place.as_posix():
        raise LedgerError(f"the path of the {what} {tables.written_name(place)} is not UTF-8: rename it")
    if folder and not place.is_dir():
        raise LedgerError(f"the {what} {str(path)!r} is not a folder")
    return place


def existing_corpus(path: str | Path | None) -> Path:
    """Return the absolute path of a corpus; LedgerError where none was named or there is none."""
    place = existing(path, "corpus")
    if place is None:
        raise LedgerError("no corpus was named; give a folder of articles, or a .jsonl, .csv or .parquet file")
    return place


def open_lexicons(folder: str | Path | None = None) -> Lexicons:
    """Return the shipped lexicons with a researcher's ``folder`` laid over them; LedgerError where it is not there."""
    return Lexicons(existing(folder, "lexicon folder", folder=True))


# ---------------------------------------------------------------- opening
def open_ledger(
    corpus: str | Path,
    outputs: str | Path = "outputs",
    *,
    lexicon: str | Path | None = None,
    corrections: str | Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Ledger:
    """Open the ledger of ``corpus``: the one kept under ``outputs`` if nothing changed since, else a new one.

    ``lexicon`` is a folder of a researcher's own lexicon files, ``corrections`` a file of hand decisions. Relative
    paths are looked for as :func:`hasila.runs.locations.found` says. LedgerError where one of them is not there.
    """
    place, lexicons = existing_corpus(corpus), open_lexicons(lexicon)
    decided = existing(corrections, "file of corrections")
    facts = facts_of(place, lexicons, decided, input_hashes(place))
    home = found(outputs)
    for kept in (home / "ledger", home / ".ledger" / facts.key):
        ledger = read_kept(kept, facts)
        if ledger is not None:
            return ledger
    made = make_ledger(place, lexicons, decided, facts, workers=workers, progress=progress, resume=home / ".ledger")
    keep(made, home / ".ledger" / facts.key)
    forget_oldest(home / ".ledger", spare=facts.key)
    return made


def make_ledger(
    corpus: Path,
    lexicons: Lexicons,
    corrections: Path | None,
    facts: LedgerFacts,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    resume: Path | None = None,
) -> Ledger:
    """Read, extract, correct and link a corpus. Nothing is kept but the finished batches of a large corpus."""
    from hasila import corrections as hand
    from hasila import events, reuse
    from hasila.dates import reprints
    from hasila.extraction import extract_corpus

    tell = progress or (lambda stage, done, total: None)
    check_lexicons(lexicons)
    decided = _decisions(corrections)
    read = _read(corpus, facts, lambda done, total: tell("reading", done, total))
    documents = read.documents
    large = int(documents["text"].str.len_chars().sum() or 0) > LARGE
    extracted = extract_corpus(
        documents,
        lexicons=lexicons,
        workers=workers or ((os.cpu_count() or 1) if large else 1),
        progress=lambda done, total: tell("extracting", done, total),
        resume=resume / f".batches-{facts.key}" if resume and large else None,
    )
    tell("linking", 0, len(extracted["casualty_claims"]))
    shared = reuse.find_reuse(documents, lexicons)
    times = reprints.dated_by_origin(extracted["time_expressions"], shared, documents, lexicons)
    claims = reprints.claims_dated_by_origin(extracted["casualty_claims"], extracted["time_expressions"], times)
    applied = hand.apply(claims, documents, extracted["sentences"], decided)
    linked = events.link(documents, applied.claims, lexicons=lexicons, shared=shared)
    return Ledger(
        documents=documents,
        sentences=extracted["sentences"],
        claims=linked.claims,
        times=times,
        actors=extracted["actor_mentions"],
        problems=tables.check("problems", pl.concat([read.problems, extracted["problems"]])),
        events=linked.events,
        reuse=shared,
        links=linked.links,
        decisions=applied.results,
        facts=facts,
    )


def check_lexicons(lexicons: Lexicons) -> None:
    """Raise LedgerError where a lexicon file cannot be read, or a file in a researcher's folder replaces none."""
    known = lexicons.names()
    own = sorted(path.stem for path in lexicons.folder.glob("*.tsv")) if lexicons.folder else []
    for name in own:
        if name not in known:
            raise LedgerError(
                f"no lexicon is called {name}.tsv.{suggestion(name, known)} There are: {', '.join(known)}"
            )
    try:
        for name in known:
            lexicons.rows(name)
    except (LexiconError, UnicodeDecodeError) as error:
        raise LedgerError(f"the lexicons cannot be read: {error}") from None


def _decisions(corrections: Path | None) -> pl.DataFrame:
    from hasila import corrections as hand

    if corrections is None:
        return pl.DataFrame(schema=hand.CORRECTIONS)
    try:
        return hand.read_corrections(corrections)
    except hand.CorrectionError as error:
        raise LedgerError(str(error)) from None


def _read(corpus: Path, facts: LedgerFacts, progress: Callable[[int, int], None]) -> Corpus:
    from hasila.corpus import CorpusError, read_corpus

    try:
        read = read_corpus(corpus, progress=progress)
    except CorpusError as error:
        raise LedgerError(str(error)) from None
    if digest_of(input_hashes(corpus)) != facts.input_hash:
        raise LedgerError(f"files of {corpus.name} changed while they were read; run it again when they are at rest")
    return read
