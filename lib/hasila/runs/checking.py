"""What would be read from a corpus, and what is wrong with it, as lines for a person. Extracts nothing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import polars as pl

from hasila.runs.ledger import LedgerError
from hasila.runs.opening import existing_corpus

#: Files told for each kind of problem.
SHOWN = 10
#: Characters told of a name or a detail: what a corpus holds must not fill the screen.
LONGEST = 200
#: Controls, line ends, and the marks that turn the direction of what follows them.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def corpus_report(corpus: Path) -> tuple[list[str], bool]:
    """Return lines about ``corpus`` and whether all of it is sound; LedgerError where there is none."""
    from hasila.corpus import CorpusError, read_corpus

    try:
        read = read_corpus(existing_corpus(corpus))
    except CorpusError as error:
        raise LedgerError(str(error)) from None
    sound = bool(len(read.documents)) and not len(read.problems)
    head = [
        f"articles: {len(read.documents)}, from {read.n_files} files; exact duplicates left out: {read.n_duplicates}"
    ]
    head += [read.message] if read.message else []
    return [*head, *_articles(read.documents), *_problems(read.problems)], sound


def _articles(documents: pl.DataFrame) -> list[str]:
    if documents.is_empty():
        return []
    days = sorted(documents["published"].drop_nulls().to_list())
    span = f"{days[0]} to {days[-1]}" if days else "none"
    words = sorted(documents["n_words"].to_list())
    return [
        f"words: {sum(words):,}, {words[len(words) // 2]:,} in the middle article",
        f"dates: {span}; known by: {_counted(documents['published_basis'])}",
        f"outlets: {_counted(documents['outlet'].fill_null('(unknown)'))}",
    ]


def _counted(values: pl.Series) -> str:
    counts = sorted(Counter(values.to_list()).items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{_plain(value)} {number}" for value, number in counts)


def _plain(text: str) -> str:
    """Return ``text`` on one line of LONGEST characters at most, with what steers a terminal written as escapes."""
    short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return _STEERING.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), short)


def _problems(problems: pl.DataFrame) -> list[str]:
    if problems.is_empty():
        return ["problems: none"]
    lines = [f"problems: {len(problems)}"]
    for (problem,), rows in problems.sort("problem", "source_file").group_by("problem", maintain_order=True):
        lines.append(f"  {problem} ({len(rows)})")
        told = rows.head(SHOWN).select("source_file", "detail").rows()
        lines += [f"    {_plain(name)}: {_plain(detail)}" if detail else f"    {_plain(name)}" for name, detail in told]
        if len(rows) > SHOWN:
            lines.append(f"    and {len(rows) - SHOWN} more")
    return lines
