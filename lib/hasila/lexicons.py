"""Lexicons: what the extractors know, read from data files, with a researcher's own files laid over the shipped ones.

A lexicon is a UTF-8 file of tab-separated columns with a header row; the last column is ``comment``. Lines that begin
with ``#`` are skipped. A researcher's folder may hold files of the same names: their rows come after the shipped
ones, and a row whose first column equals that of a shipped row replaces it; with ``-`` before the first column the
shipped row is taken away. This module knows no Arabic and decides nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import product
from pathlib import Path

SHIPPED = Path(str(files("hasila") / "lexicon"))


class LexiconError(ValueError):
    """A lexicon file is missing or malformed; the message names file and line."""


@dataclass(frozen=True)
class Lexicons:
    """The shipped lexicons, with ``folder`` (or nothing) laid over them. Hashable, so compiled grammars cache on it.

    What the folder's files held when this was made is part of it: in a session that goes on while a researcher edits
    them, nothing compiled before is taken for what they hold now.
    """

    folder: Path | None = None
    _held: tuple[tuple[str, str], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        own = sorted(self.folder.glob("*.tsv")) if self.folder else []
        object.__setattr__(self, "_held", tuple((path.name, _sha256(path)) for path in own))

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """Return the rows of lexicon ``name`` as dictionaries of column to text, in file order."""
        return _merged(name, self)

    def names(self) -> tuple[str, ...]:
        """Return the names of all lexicons, sorted."""
        return tuple(sorted(path.stem for path in SHIPPED.glob("*.tsv")))

    def hashes(self) -> dict[str, str]:
        """Return file name to SHA-256 of every lexicon file in force, for the record of a run."""
        shipped = {path.name: _sha256(path) for path in sorted(SHIPPED.glob("*.tsv"))}
        return shipped | {f"own/{name}": sha256 for name, sha256 in self._held}


def spelled_out(phrase: str) -> list[str]:
    """Return every phrase that one cell stands for: ``a|b c|d`` is a c, a d, b c and b d."""
    return [" ".join(words) for words in product(*(word.split("|") for word in phrase.split()))]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@lru_cache(maxsize=512)
def _merged(name: str, lexicons: Lexicons) -> tuple[dict[str, str], ...]:
    shipped, folder = read_lexicon(SHIPPED / f"{name}.tsv"), lexicons.folder
    if folder is None or not (folder / f"{name}.tsv").exists():
        return tuple(shipped)
    return tuple(_overlay(shipped, read_lexicon(folder / f"{name}.tsv")))


def _overlay(shipped: list[dict[str, str]], own: list[dict[str, str]]) -> list[dict[str, str]]:
    if not own:
        return shipped
    key = next(iter(own[0]))
    replaced = {row[key].removeprefix("-") for row in own}
    kept = [row for row in shipped if row[key] not in replaced]
    return kept + [row for row in own if not row[key].startswith("-")]


def read_lexicon(path: Path) -> list[dict[str, str]]:
    """Read one lexicon file; LexiconError names the line whose number of columns is not that of the header."""
    if not path.exists():
        raise LexiconError(f"no lexicon file {path.name}")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise LexiconError(f"{path.name} is empty; it needs a header row")
    header = numbered[0][1].split("\t")
    rows = []
    for number, line in numbered[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LexiconError(f"{path.name}, line {number}: {len(cells)} columns, the header has {len(header)}")
        rows.append(dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    return rows
