"""The tables of a corpus alone, without notebooks: what ``hasila extract`` does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from hasila import tables
from hasila.corrections import not_applied
from hasila.runs.ledger import KEPT
from hasila.runs.opening import existing, existing_corpus, facts_of, input_hashes, make_ledger, open_lexicons


def write_corpus_tables(
    corpus: Path,
    out: Path,
    *,
    file_format: str = "parquet",
    workers: int = 1,
    lexicon: Path | None = None,
    corrections: Path | None = None,
    tell: Callable[[str, bool], None] = lambda line, stands: None,
) -> dict[str, int]:
    """Write every table of ``corpus`` that has a schema into ``out`` and return table name to number of rows.

    With ``corrections`` what became of each stands in the table ``decisions``; of those not applied ``tell`` is told.
    A run that is cut off can be started again and goes on from the batches that were done. LedgerError where the
    corpus, the lexicon folder or the corrections are not there.
    """
    place, lexicons = existing_corpus(corpus), open_lexicons(lexicon)
    decided = existing(corrections, "file of corrections")
    facts = facts_of(place, lexicons, decided, input_hashes(place))
    made = make_ledger(
        place,
        lexicons,
        decided,
        facts,
        workers=workers,
        progress=lambda stage, done, total: tell(f"{stage} {place.name}: {done} of {total}", False),
        resume=out / ".batches",
    )
    written = {schema: getattr(made, name) for name, schema in KEPT.items() if schema}
    for schema, frame in written.items():
        tables.write_table(schema, frame, out, file_format)
    counts = {schema: len(frame) for schema, frame in written.items()}
    if decided is not None:
        decisions = out / f"decisions.{file_format}"
        tables.write_atomically(decisions, tables.frame_bytes(made.decisions, decisions.suffix))
        counts["decisions"] = len(made.decisions)
        left = not_applied(made.decisions)
        if left:
            tell(left, True)
    shutil.rmtree(out / ".batches", ignore_errors=True)
    return counts
