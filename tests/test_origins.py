"""Who stands behind a figure: speaker, description, relay, reprinted text, or the outlet itself, in that order."""

from typing import Any

import polars as pl

from hasila import origins, tables

DOCUMENTS = pl.DataFrame({"doc_id": ["a", "b", "c"], "outlet": ["الوكالة", "الصحيفة", None]})
NO_REUSE = tables.table("reuse")


def claims(*rows: dict[str, Any]) -> pl.DataFrame:
    schema = {
        "claim_id": pl.String, "doc_id": pl.String, "start": pl.Int64, "source_text": pl.String,
        "source_actor_id": pl.String, "via_text": pl.String,
    }  # fmt: skip
    return pl.DataFrame([dict.fromkeys(schema) | {"start": 5} | row for row in rows], schema=schema)


def origin_ids(rows: pl.DataFrame, reuse: pl.DataFrame = NO_REUSE) -> list[str]:
    return origins.claim_origins(DOCUMENTS, rows, reuse)["origin_id"].to_list()


def test_one_speaker_under_two_wordings_and_outlets_is_one_origin() -> None:
    rows = claims(
        {"claim_id": "1", "doc_id": "a", "source_text": "المرصد", "source_actor_id": "sohr"},
        {"claim_id": "2", "doc_id": "b", "source_text": "مدير المرصد", "source_actor_id": "sohr", "via_text": "وكالة"},
    )
    assert origin_ids(rows) == ["speaker:sohr"] * 2


def test_unnamed_speakers_described_alike_are_counted_once_whatever_the_spelling() -> None:
    rows = claims(
        {"claim_id": "1", "doc_id": "a", "source_text": "مسؤول أميركي"},
        {"claim_id": "2", "doc_id": "b", "source_text": "مسؤول  اميركي"},
    )
    assert len(set(origin_ids(rows))) == 1


def test_a_reprinted_paragraph_in_the_outlets_own_voice_leads_to_the_first_of_the_chain() -> None:
    reuse = tables.table(
        "reuse",
        [
            {"doc_id": "b", "start": 0, "end": 50, "origin_doc_id": "a", "origin_start": 10, "origin_end": 60,
             "containment": 0.8},
            {"doc_id": "c", "start": 0, "end": 50, "origin_doc_id": "b", "origin_start": 0, "origin_end": 50,
             "containment": 0.8},
        ],
    )  # fmt: skip
    rows = claims({"claim_id": "1", "doc_id": "c"}, {"claim_id": "2", "doc_id": "c", "start": 99})
    assert origin_ids(rows, reuse) == ["outlet:الوكالة", "document:c"]


def test_without_speaker_or_reprint_the_relay_and_then_the_outlet_is_the_origin() -> None:
    rows = claims({"claim_id": "1", "doc_id": "b", "via_text": "وكالة الأنباء"}, {"claim_id": "2", "doc_id": "b"})
    found = origins.claim_origins(DOCUMENTS, rows, NO_REUSE)
    assert found["basis"].to_list() == ["relay", "outlet"]
    assert found["origin_label"].to_list() == ["وكالة الأنباء", "الصحيفة"]
