"""What a run leaves for other tools: the ledger with one sentence a claim, and the shapes of UCDP and ACLED."""

from __future__ import annotations

from pathlib import Path

from hasila.runs.ledger import Ledger

FOLDER = "exports"


def write_run_exports(opened: Ledger, folder: Path) -> list[Path]:
    """Write the exports of a ledger into ``folder/exports`` and return the paths. No article's text goes with them."""
    from hasila import compare, exports, origins

    told = exports.ledger(opened.documents, opened.sentences, opened.claims, opened.actors)
    origin = origins.claim_origins(opened.documents, opened.claims, opened.reuse)
    rows = compare.intervals(opened.documents, opened.claims, opened.events, origin)
    return exports.write_exports(told, opened.events, rows, folder / FOLDER)
