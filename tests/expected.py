"""The hand-made expected tables of the sample, as the tables of the package."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from hasila import tables
from hasila.corpus import read_corpus

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample"
EXPECTED = ROOT / "data" / "expected"


def documents() -> pl.DataFrame:
    """Return the documents of the shipped sample."""
    return read_corpus(SAMPLE).documents


def file_of(documents: pl.DataFrame) -> dict[str, str]:
    """Return file name to doc_id."""
    return {Path(source).name: doc_id for source, doc_id in documents.select("source_file", "doc_id").iter_rows()}


def nth_span(text: str, words: str, nth: int) -> tuple[int, int]:
    """Return the span of the nth occurrence of ``words``."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def read(name: str) -> list[dict[str, str | None]]:
    """Return the rows of an expected table; empty cells are None."""
    frame = pl.read_csv(EXPECTED / f"{name}.csv", infer_schema=False)
    return list(frame.with_columns(pl.all().replace("", None)).iter_rows(named=True))


def claims(documents: pl.DataFrame) -> pl.DataFrame:
    """Return the expected claims as a ``casualty_claims`` table; what the annotation does not say is null or plain."""
    ids, texts = file_of(documents), dict(documents.select("doc_id", "text").iter_rows())
    rows = []
    for number, row in enumerate(read("claims")):
        doc_id = ids[str(row["file"])]
        start, end = nth_span(texts[doc_id], str(row["quantity_text"]), int(str(row["nth"])))
        blank = dict.fromkeys(tables.dtypes("casualty_claims"))
        taken = {key: row[key] for key in ("quantity_text", "outcome", "qualifier", "victim_text", "victim_class")}
        taken |= {key: row[key] for key in ("source_text", "via_text", "modality", "event_date", "place_text")}
        rows.append(
            blank
            | taken
            | {
                "claim_id": f"c{number:03d}",
                "doc_id": doc_id,
                "sentence_id": texts[doc_id].count("\n", 0, start),
                "start": start,
                "end": end,
                "low": int(row["low"]) if row["low"] else None,
                "high": int(row["high"]) if row["high"] else None,
                "imputed": row["qualifier"] == "vague",
                "is_cumulative": str(row["is_cumulative"]).lower() == "true",
                "position": "body",
                "rule": "hand",
            }
        )
    return tables.table("casualty_claims", rows)


def event_of(documents: pl.DataFrame, found: pl.DataFrame) -> dict[str, str | None]:
    """Return claim_id to expected event label for claims that overlap an expected quantity of the same outcome."""
    ids, texts = file_of(documents), dict(documents.select("doc_id", "text").iter_rows())
    labels: dict[str, str | None] = {}
    for row in read("events"):
        doc_id = ids[str(row["file"])]
        start, end = nth_span(texts[doc_id], str(row["quantity_text"]), int(str(row["nth"])))
        here = found.filter(
            (pl.col("doc_id") == doc_id)
            & (pl.col("outcome") == row["outcome"])
            & (pl.col("start") < end)
            & (pl.col("end") > start)
        )
        labels.update(dict.fromkeys(here["claim_id"], row["event"]))
    return labels
