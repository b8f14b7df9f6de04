"""Published claims beside the corpus: what both have, what one lacks, and no side taken for the truth."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from expected import ROOT
from hasila import reference, tables
from test_compare import frame, row

KNOWN = (
    "reference_id,event_key,claim_date,speaker,via,outcome,low,high,qualifier,victims,modality,is_cumulative,note,source\n"
    "r1,clash,2018-02-08,official,,killed,100,,more_than,fighters,asserted,false,,agencies\n"
    "r2,clash,2018-02-13,two others,,killed,200,,more_than,fighters,asserted,false,,agency\n"
    "r3,market,2019-05-01,officials,,killed,9,9,exact,persons,asserted,false,,agency\n"
    "r4,,2018-03-28,coalition,,killed,855,,at_least,civilians,asserted,true,,report\n"
)
KNOWN_EVENTS = (
    "event_key,title_ar,title_en,date_start,date_end,place\n"
    "clash,مواجهة,Clash,2018-02-07,2018-02-08,خشام\n"
    "market,سوق,Market,2019-05-01,2019-05-01,الباب\n"
)
EVENTS = tables.table(
    "events",
    [{
        "event_id": "ev-1", "date_start": dt.date(2018, 2, 8), "date_end": dt.date(2018, 2, 8),
        "place": "ريف دير الزور الشرقي", "n_documents": 2, "n_claims": 3, "n_origins": 3,
    }],
)  # fmt: skip
ROWS = frame(
    row("a", 100, None, speaker_label="مسؤول"),
    row("b", 62, 62, speaker_label="مصدر"),
    row("t", 855, None, event_id=None, is_cumulative=True),
)


@pytest.fixture
def known(tmp_path: Path) -> reference.Reference:
    (tmp_path / "known_claims.csv").write_text(KNOWN, encoding="utf-8")
    (tmp_path / "events.csv").write_text(KNOWN_EVENTS, encoding="utf-8")
    return reference.read_reference(tmp_path)


def test_each_figure_is_in_both_in_the_reference_or_in_the_corpus_only(known: reference.Reference) -> None:
    found = reference.compare(known, ROWS, EVENTS)
    statuses = {(r["event_key"], r["low"]): (r["status"], r["reference_ids"], r["claim_ids"]) for r in found.to_dicts()}
    assert statuses == {
        ("clash", 100): ("in corpus", "r1", "a"),
        ("clash", 200): ("not in corpus", "r2", None),
        ("clash", 62): ("only in corpus", None, "b"),
        ("market", 9): ("event not in corpus", "r3", None),
        (None, 855): ("in corpus", "r4", "t"),
    }


def test_a_known_event_meets_one_of_the_region_around_it_and_of_its_night_only(known: reference.Reference) -> None:
    assert reference.match_events(known.events, EVENTS) == {"clash": ["ev-1"], "market": []}
    year_later = EVENTS.with_columns(pl.col("date_start", "date_end").dt.offset_by("1y"))
    assert reference.match_events(known.events, year_later)["clash"] == []


def test_a_missing_file_or_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(reference.ReferenceFileError, match=r"no reference file events\.csv"):
        reference.read_reference(tmp_path)
    (tmp_path / "events.csv").write_text("event_key\nx\n", encoding="utf-8")
    with pytest.raises(reference.ReferenceFileError, match=r"events\.csv lacks the columns title_ar"):
        reference.read_reference(tmp_path)


def test_the_shipped_reference_can_be_read_and_every_claim_names_its_event_or_none() -> None:
    shipped = reference.read_reference(ROOT / "data" / "reference")
    keys = set(shipped.events["event_key"])
    assert keys
    assert set(shipped.claims["event_key"].drop_nulls()) <= keys
