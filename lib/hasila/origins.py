"""Independent origins: who stands behind a figure, so that five reprints never look like five confirmations.

The origin of a claim is its original speaker where one is named; a described, unnamed speaker by the description; else
the relay; else the document whose text was reprinted; else the outlet itself. Counting is conservative: two claims
count as one origin whenever they may be one (two "US officials" in reports of one event are one description).
"""

from __future__ import annotations

import polars as pl

from hasila.arabic import normalise

ORIGINS = {"claim_id": pl.String, "origin_id": pl.String, "origin_label": pl.String, "basis": pl.String}
BASES = ("speaker", "description", "relay", "text", "outlet")


def claim_origins(documents: pl.DataFrame, claims: pl.DataFrame, reuse: pl.DataFrame) -> pl.DataFrame:
    """Return claim_id, origin_id, origin_label (as written) and basis (one of BASES) for every claim, by claim_id."""
    outlets = dict(documents.select("doc_id", "outlet").iter_rows())
    roots = paragraph_roots(reuse)
    rows = [_origin(row, outlets, roots) for row in claims.iter_rows(named=True)]
    return pl.DataFrame(rows, schema=ORIGINS, orient="row").sort("claim_id")


#: Document to its shared paragraphs: start, end, and the (document, start) at the far end of the chain of reprints.
Roots = dict[str, list[tuple[int, int, tuple[str, int]]]]


def paragraph_roots(reuse: pl.DataFrame) -> Roots:
    """Return the shared paragraphs of each document, those that others repeat included, with their first printing."""
    parent = {
        (doc_id, start): (origin, origin_start)
        for doc_id, start, origin, origin_start in reuse.select(
            "doc_id", "start", "origin_doc_id", "origin_start"
        ).iter_rows()
    }
    roots: Roots = {}
    for doc_id, start, end in reuse.select("doc_id", "start", "end").iter_rows():
        root = (doc_id, start)
        while root in parent:
            root = parent[root]
        roots.setdefault(doc_id, []).append((start, end, root))
    for doc_id, start, end in (
        reuse.select("origin_doc_id", "origin_start", "origin_end").unique().sort(pl.all()).rows()
    ):
        if (doc_id, start) not in parent:
            roots.setdefault(doc_id, []).append((start, end, (doc_id, start)))
    return roots


def root_of(roots: Roots, doc_id: str, offset: int) -> tuple[str, int] | None:
    """Return the first printing of the shared paragraph that holds the offset, None where it is not shared."""
    return next((root for start, end, root in roots.get(doc_id, ()) if start <= offset < end), None)


def _origin(row: dict[str, object], outlets: dict[str, str | None], roots: Roots) -> tuple[str, str, str, str]:
    claim_id, doc_id = str(row["claim_id"]), str(row["doc_id"])
    if row["source_actor_id"]:
        return claim_id, f"speaker:{row['source_actor_id']}", str(row["source_text"]), "speaker"
    if row["source_text"]:
        return claim_id, f"description:{_folded(row['source_text'])}", str(row["source_text"]), "description"
    if row["via_text"]:
        return claim_id, f"relay:{_folded(row['via_text'])}", str(row["via_text"]), "relay"
    start = int(row["start"])  # type: ignore[call-overload]
    root = root_of(roots, doc_id, start)
    if root is not None and root[0] != doc_id:
        return claim_id, _outlet_id(root[0], outlets), outlets.get(root[0]) or root[0], "text"
    return claim_id, _outlet_id(doc_id, outlets), outlets.get(doc_id) or doc_id, "outlet"


def _outlet_id(doc_id: str, outlets: dict[str, str | None]) -> str:
    outlet = outlets.get(doc_id)
    return f"outlet:{outlet}" if outlet else f"document:{doc_id}"


def _folded(text: object) -> str:
    return " ".join(normalise(str(text)).split())
