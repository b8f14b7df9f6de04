"""Hand decisions are data: signed, applied at each run, reported when what they speak of is gone."""

import datetime as dt
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hasila import corrections, tables
from hasila.corrections import CorrectionError, apply, difference, read_corrections, write_corrections

TEXT = "قتل ثلاثة جنود في الغارة. وأصيب خمسة آخرون."


def claim(claim_id: str, quantity: str, outcome: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(quantity)
    plain: dict[str, Any] = dict.fromkeys(tables.dtypes("casualty_claims")) | {
        "claim_id": claim_id, "doc_id": "d", "sentence_id": 0, "start": start, "end": start + len(quantity),
        "quantity_text": quantity, "outcome": outcome, "low": 3, "high": 3, "qualifier": "exact", "imputed": False,
        "victim_class": "combatant", "modality": "asserted", "is_cumulative": False, "position": "body", "rule": "verb",
    }  # fmt: skip
    return plain | more


CLAIMS = tables.table("casualty_claims", [claim("a", "ثلاثة", "killed"), claim("b", "خمسة", "injured", low=5, high=5)])
DOCUMENTS = tables.table(
    "documents",
    [{
        "doc_id": "d", "outlet": None, "published": None, "published_basis": "none", "title": None, "text": TEXT,
        "url": None, "source_file": "d.txt", "content_hash": "f00", "n_words": 8, "problems": None,
    }],
)  # fmt: skip
SENTENCES = tables.table(
    "sentences", [{"doc_id": "d", "sentence_id": 0, "start": 0, "end": len(TEXT), "is_headline": False}]
)
SIGNED = {"author": "سلمى", "date": "2026-11-01", "reason": "قرأت النص"}


def decisions(*rows: dict[str, Any]) -> pl.DataFrame:
    blank = dict.fromkeys(corrections.CORRECTIONS)
    return pl.DataFrame([blank | SIGNED | row for row in rows], schema=corrections.CORRECTIONS, orient="row")


def outcome_of(*rows: dict[str, Any]) -> tuple[str, str | None]:
    result = apply(CLAIMS, DOCUMENTS, SENTENCES, decisions(*rows)).results.row(-1, named=True)
    return result["status"], result["detail"]


def test_a_set_value_is_in_the_ledger_and_the_decision_keeps_its_signature() -> None:
    applied = apply(
        CLAIMS, DOCUMENTS, SENTENCES,
        decisions({"action": "set", "claim_id": "a", "quoted": "ثلاثة", "column": "victim_class", "value": "civilian"}),
    )  # fmt: skip
    assert applied.claims.filter(claim_id="a")["victim_class"].item() == "civilian"
    result = applied.results.row(0, named=True)
    assert (result["status"], result["author"], result["reason"]) == ("applied", "سلمى", "قرأت النص")


def test_an_open_end_is_set_by_an_empty_value() -> None:
    applied = apply(CLAIMS, DOCUMENTS, SENTENCES, decisions({"action": "set", "claim_id": "a", "column": "high"}))
    assert applied.claims.filter(claim_id="a")["high"].item() is None


def test_a_dropped_claim_is_gone_and_a_later_decision_on_it_is_stale() -> None:
    drop = {"action": "drop", "claim_id": "a"}
    assert outcome_of(drop) == ("applied", None)
    assert outcome_of(drop, {"action": "set", "claim_id": "a", "column": "low", "value": "4"})[0] == "stale"


def test_a_missed_claim_is_added_and_filled_in() -> None:
    start = TEXT.index("آخرون")
    new_id = corrections.hand_claim_id("f00", start, start + 5, "injured")
    applied = apply(
        CLAIMS, DOCUMENTS, SENTENCES,
        decisions(
            {"action": "add", "doc_id": "d", "start": start, "end": start + 5, "quoted": "آخرون", "value": "injured"},
            {"action": "set", "claim_id": new_id, "column": "low", "value": "1"},
        ),
    )  # fmt: skip
    added = applied.claims.filter(claim_id=new_id).row(0, named=True)
    assert (added["quantity_text"], added["low"], added["rule"]) == ("آخرون", 1, "hand")


@pytest.mark.parametrize(
    ("decision", "status", "reason"),
    [
        ({"action": "set", "claim_id": "gone", "column": "low", "value": "1"}, "stale", "no claim has the id gone"),
        ({"action": "set", "claim_id": "a", "quoted": "عشرة", "column": "low"}, "stale", "now reads"),
        ({"action": "add", "doc_id": "gone", "start": 0, "end": 3, "value": "killed"}, "stale", "no document"),
        ({"action": "add", "doc_id": "d", "start": 0, "end": 3, "quoted": "غير", "value": "killed"}, "stale", "reads"),
        ({"action": "set", "claim_id": "a", "column": "outcome", "value": "annoyed"}, "refused", "outcome"),
        ({"action": "set", "claim_id": "a", "column": "low", "value": "many"}, "refused", "no whole number"),
        ({"action": "set", "claim_id": "a", "column": "is_cumulative", "value": "2"}, "refused", "true or false"),
        ({"action": "set", "claim_id": "a", "column": "start", "value": "2"}, "refused", "cannot be set"),
        ({"action": "add", "doc_id": "d", "start": 5, "end": 9999, "value": "killed"}, "refused", "do not lie"),
        ({"action": "add", "doc_id": "d", "start": 0, "end": 3, "value": "annoyed"}, "refused", "must be the outcome"),
        ({"action": "rename", "claim_id": "a"}, "refused", "no action"),
    ],
)
def test_a_decision_that_cannot_be_carried_out_says_why_and_changes_nothing(
    decision: dict[str, Any], status: str, reason: str
) -> None:
    applied = apply(CLAIMS, DOCUMENTS, SENTENCES, decisions(decision))
    result = applied.results.row(0, named=True)
    assert result["status"] == status
    assert reason in result["detail"]
    assert applied.claims.equals(CLAIMS)


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(["a", "b"]), unique=True),
    st.none() | st.integers(0, 99),
    st.sampled_from(tables.MODALITIES),
    st.booleans(),
    st.none() | st.text(alphabet="=+ابت'\" \n,", min_size=1, max_size=5).filter(lambda t: t == t.strip() and t),
)
def test_what_a_person_changed_round_trips_through_decisions(
    kept: list[str], low: int | None, modality: str, cumulative: bool, place: str | None
) -> None:
    edited = CLAIMS.filter(pl.col("claim_id").is_in(kept)).with_columns(
        low=pl.lit(low, pl.Int64), modality=pl.lit(modality), is_cumulative=pl.lit(cumulative),
        place_text=pl.lit(place, pl.String),
    )  # fmt: skip
    made = difference(CLAIMS, edited, author="س", decided=dt.date(2026, 11, 1), reason="ق")
    assert apply(CLAIMS, DOCUMENTS, SENTENCES, made).claims.equals(edited)


@pytest.mark.parametrize("position", tables.POSITIONS)
def test_a_claim_that_a_person_put_in_round_trips_with_its_place_in_the_article(position: str) -> None:
    start = TEXT.index("آخرون")
    claim_id = corrections.hand_claim_id("f00", start, start + len("آخرون"), "injured")
    put_in = claim(claim_id, "آخرون", "injured", position=position, rule="hand")
    edited = tables.table("casualty_claims", [*CLAIMS.to_dicts(), put_in])
    made = difference(CLAIMS, edited, author="س", decided=dt.date(2026, 11, 1), reason="ق")
    assert apply(CLAIMS, DOCUMENTS, SENTENCES, made).claims.equals(edited)


def test_decisions_survive_their_file(tmp_path: Path) -> None:
    made = decisions(
        {"action": "set", "claim_id": "a", "column": "place_text", "value": "=خشام"},
        {"action": "drop", "claim_id": "b"},
    )
    assert read_corrections(write_corrections(made, tmp_path / "c.csv")).equals(made)


@pytest.mark.parametrize("unsigned", ["author", "date", "reason"])
def test_an_unsigned_decision_is_refused_with_its_line(unsigned: str, tmp_path: Path) -> None:
    path = write_corrections(decisions({"action": "drop", "claim_id": "a", unsigned: None}), tmp_path / "c.csv")
    with pytest.raises(CorrectionError, match=f"line 2 .* no {unsigned}"):
        read_corrections(path)


def test_a_file_without_the_columns_is_refused_with_their_names(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("claim_id,value\na,1\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match="lacks the columns action"):
        read_corrections(tmp_path / "c.csv")


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    path = write_corrections(decisions({"action": "drop", "claim_id": "a", "date": "yesterday"}), tmp_path / "c.csv")
    with pytest.raises(CorrectionError, match="'yesterday' is no date"):
        read_corrections(path)
