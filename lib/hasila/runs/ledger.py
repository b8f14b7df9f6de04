"""The ledger of a corpus: read, extracted, corrected and linked once, and kept for as long as nothing changes.

What is kept lies under ``OUTPUTS/.ledger/KEY/``, where the key stands for the input files, the lexicons, the hand
corrections and the package's own code; a run of all notebooks hands it over as ``RUN/ledger``. A kept ledger is used
only if its record and the hash of every table agree; anything else is made again. It is written into a folder of its
own and renamed, so two processes may do it at once. This module knows no notebook and no Arabic.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from hasila import tables
from hasila.lexicons import LexiconError, Lexicons
from hasila.runs.locations import found, version_of
from hasila.runs.parameters import suggestion

if TYPE_CHECKING:
    from hasila.corpus import Corpus

#: Tables of a kept ledger and their schemas; ``links`` and ``decisions`` are the reasons given beside them.
KEPT = {
    "documents": "documents",
    "sentences": "sentences",
    "claims": "casualty_claims",
    "times": "time_expressions",
    "actors": "actor_mentions",
    "problems": "problems",
    "events": "events",
    "reuse": "reuse",
    "links": None,
    "decisions": None,
}
RECORD = "ledger.json"
#: This many kept ledgers stay in an outputs folder; the oldest beyond go.
KEPT_LEDGERS = 6
#: Corpora with more text than this (characters) are shared among processes and can be taken up again.
LARGE = 4_000_000

#: Called with what is done, how much of it, and how much there is.
Progress = Callable[[str, int, int], None]


class LedgerError(RuntimeError):
    """A corpus, a lexicon folder or a file of corrections cannot be opened; the message says which and why."""


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """What a ledger was made from. Holds no path and no time: the same inputs give the same facts."""

    corpus_name: str
    n_files: int
    input_hash: str
    lexicon_hash: str
    corrections_hash: str
    code_hash: str
    hasila_version: str
    codebook_version: str

    @property
    def key(self) -> str:
        """Return the name under which a ledger made from these is kept."""
        return digest_of({field.name: getattr(self, field.name) for field in fields(self)})[:24]


@dataclass(frozen=True)
class Ledger:
    """Every table of a corpus, checked against its schema, and the facts they were made from."""

    documents: pl.DataFrame
    sentences: pl.DataFrame
    claims: pl.DataFrame
    times: pl.DataFrame
    actors: pl.DataFrame
    problems: pl.DataFrame
    events: pl.DataFrame
    reuse: pl.DataFrame
    links: pl.DataFrame
    decisions: pl.DataFrame
    facts: LedgerFacts

    def counts(self) -> dict[str, int]:
        """Return table name to number of rows, in order."""
        return {name: len(getattr(self, name)) for name in KEPT}

    def provenance(self) -> Provenance:
        """Return what the last cell of a notebook shows: what the results were made from."""
        return Provenance(self)


@dataclass(frozen=True)
class Provenance:
    """A short table of what a ledger was made from, for people; it shows itself in a notebook."""

    ledger: Ledger

    def rows(self) -> list[tuple[str, str]]:
        """Return label and value pairs."""
        facts, counts = self.ledger.facts, self.ledger.counts()
        return [
            ("Corpus", f"{facts.corpus_name}: {counts['documents']} articles from {facts.n_files} files"),
            ("Found", f"{counts['claims']} claims, {counts['events']} events, {counts['actors']} actor mentions"),
            ("Input (SHA-256)", facts.input_hash),
            ("Lexicons (SHA-256)", facts.lexicon_hash),
            ("Corrections (SHA-256)", facts.corrections_hash or "none"),
            ("Code (SHA-256)", facts.code_hash),
            ("Hasila", f"{facts.hasila_version}, codebook {facts.codebook_version}"),
        ]

    def __repr__(self) -> str:
        return "\n".join(f"{label}: {value}" for label, value in self.rows())

    def _repr_html_(self) -> str:
        cells = "".join(
            f'<tr><th scope="row" style="text-align:left;padding-right:1em">{html.escape(label)}</th>'
            f'<td style="text-align:left;word-break:break-all"><bdi>{html.escape(value)}</bdi></td></tr>'
            for label, value in self.rows()
        )
        return f'<table role="table"><tbody>{cells}</tbody></table>'


# ---------------------------------------------------------------- what it is made from
def digest_of(value: Any) -> str:
    """Return the SHA-256 of a plain value written as JSON with sorted keys."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def input_hashes(corpus: Path) -> dict[str, str]:
    """Return file name (relative to the corpus) to SHA-256 of every file of a corpus, hidden ones left out."""
    if corpus.is_file():
        return {corpus.name: file_hash(corpus)}
    below = ((path, path.relative_to(corpus)) for path in corpus.rglob("*"))
    shown = [(name.as_posix(), path) for path, name in below if not any(part.startswith(".") for part in name.parts)]
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
    if folder and not place.is_dir():
        raise LedgerError(f"the {what} {str(path)!r} is not a folder")
    return place


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
    place = existing(corpus, "corpus")
    if place is None:
        raise LedgerError("no corpus was named; give a folder of articles, or a .jsonl, .csv or .parquet file")
    lexicons = Lexicons(existing(lexicon, "lexicon folder", folder=True))
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
    applied = hand.apply(extracted["casualty_claims"], documents, extracted["sentences"], decided)
    shared = reuse.find_reuse(documents)
    linked = events.link(documents, applied.claims, lexicons=lexicons, shared=shared)
    return Ledger(
        documents=documents,
        sentences=extracted["sentences"],
        claims=linked.claims,
        times=extracted["time_expressions"],
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


# ---------------------------------------------------------------- keeping
def keep(ledger: Ledger, folder: Path) -> None:
    """Keep ``ledger`` as ``folder``; where another process was first, its work stands if it is whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    private = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".making-"))
    try:
        write_tables(ledger, private)
        _take_place(private, folder, ledger.facts)
    finally:
        shutil.rmtree(private, ignore_errors=True)


def _take_place(private: Path, folder: Path, facts: LedgerFacts) -> None:
    try:
        private.rename(folder)
    except OSError:
        if read_kept(folder, facts) is not None:
            return
        broken = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".making-")) / "broken"
        folder.rename(broken)
        shutil.rmtree(broken.parent, ignore_errors=True)
        private.rename(folder)


def write_tables(ledger: Ledger, folder: Path, *, csv: bool = False) -> None:
    """Write every table of ``ledger`` as Parquet into ``folder``, and the record of their hashes last.

    With ``csv`` the tables without article text stand there as CSV too, for people.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for name in KEPT:
        content = tables.frame_bytes(getattr(ledger, name), ".parquet")
        tables.write_atomically(folder / f"{name}.parquet", content)
        if csv and name not in ("documents", "sentences"):
            tables.write_atomically(folder / f"{name}.csv", tables.frame_bytes(getattr(ledger, name), ".csv"))
        written[name] = {"rows": len(getattr(ledger, name)), "sha256": hashlib.sha256(content).hexdigest()}
    facts = {field.name: getattr(ledger.facts, field.name) for field in fields(ledger.facts)}
    record = json.dumps({"key": ledger.facts.key, "facts": facts, "tables": written}, ensure_ascii=False, indent=1)
    tables.write_atomically(folder / RECORD, record.encode() + b"\n")


def read_kept(folder: Path, facts: LedgerFacts) -> Ledger | None:
    """Return the ledger kept in ``folder`` if it was made from ``facts`` and every table is as it was written."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
        if record["key"] != facts.key:
            return None
        frames = {name: _read_table(folder, name, record["tables"][name]["sha256"]) for name in KEPT}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Ledger(**frames, facts=facts)


def _read_table(folder: Path, name: str, sha256: str) -> pl.DataFrame:
    content = (folder / f"{name}.parquet").read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"{name} is not as it was written")
    frame = pl.read_parquet(BytesIO(content))
    schema = KEPT[name]
    return tables.check(schema, frame) if schema else frame


def forget_oldest(home: Path, spare: str, *, kept: int = KEPT_LEDGERS, hours: float = 24) -> None:
    """Remove the oldest kept ledgers beyond ``kept``, and what unfinished work left behind ``hours`` ago."""
    whole = [path for path in home.iterdir() if not path.name.startswith(".") and path.name != spare]
    whole.sort(key=lambda path: (_age(path), path.name))
    unfinished = [path for path in home.iterdir() if path.name.startswith(".") and _age(path) > hours * 3600]
    for path in [*whole[kept - 1 :], *unfinished]:
        shutil.rmtree(path, ignore_errors=True)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
