"""Extraction lays the finders' records side by side: offsets hold, nothing is lost, workers change nothing."""

from __future__ import annotations

import datetime as dt
import gc
from functools import cache
from pathlib import Path

import polars as pl
import pytest

import expected
from hasila import extraction, tables
from hasila.extraction import EXTRACTED, claim_id, extract_corpus
from hasila.lexicons import Lexicons
from hasila.records import Claim

TEXT = "قتل ثلاثة جنود في غارة على بلدة خشام أمس، بحسب المرصد السوري لحقوق الإنسان.\nوأصيب خمسة مدنيين."


def documents(*texts: str, outlets: list[str] | None = None) -> pl.DataFrame:
    rows = [
        {
            "doc_id": f"d{n}", "outlet": outlets[n] if outlets else "الصحيفة", "published": dt.date(2018, 2, 9),
            "published_basis": "given", "title": None, "text": text, "url": None, "source_file": f"d{n}.txt",
            "content_hash": f"hash of {text}", "n_words": 1, "problems": None,
        }
        for n, text in enumerate(texts)
    ]  # fmt: skip
    return tables.table("documents", rows)


@cache
def sample() -> tuple[pl.DataFrame, dict[str, pl.DataFrame]]:
    found = expected.documents()
    return found, extract_corpus(found)


@pytest.mark.parametrize(
    ("name", "text"), [("casualty_claims", "quantity_text"), ("time_expressions", "text"), ("actor_mentions", "text")]
)
def test_every_span_reproduces_its_words(name: str, text: str) -> None:
    found, made = sample()
    rows = made[name].join(found.select("doc_id", body="text"), on="doc_id")
    assert rows.height
    assert all(row["body"][row["start"] : row["end"]] == row[text] for row in rows.iter_rows(named=True))


def test_every_found_thing_stands_in_its_sentence() -> None:
    _, made = sample()
    spans = made["sentences"].select("doc_id", "sentence_id", first="start", last="end")
    for name in ("casualty_claims", "time_expressions", "actor_mentions"):
        rows = made[name].join(spans, on=["doc_id", "sentence_id"])
        assert rows.height == made[name].height
        assert rows.filter((pl.col("start") < pl.col("first")) | (pl.col("end") > pl.col("last"))).is_empty()


def test_speaker_and_victims_lead_to_their_actors() -> None:
    row = extract_corpus(documents(TEXT))["casualty_claims"].sort("start").row(0, named=True)
    assert (row["low"], row["outcome"], row["event_date"]) == (3, "killed", "2018-02-08")
    actors = extract_corpus(documents(TEXT))["actor_mentions"]
    assert row["source_actor_id"] == actors.filter(pl.col("text").str.starts_with("المرصد"))["actor_id"].item()


def test_two_processes_make_the_tables_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "BATCH_CHARACTERS", 3_000)
    found, once = sample()
    again = extract_corpus(found.reverse(), workers=2)
    assert all(once[name].equals(again[name]) for name in EXTRACTED)


def test_progress_counts_articles_to_the_last() -> None:
    seen: list[tuple[int, int]] = []
    extract_corpus(documents(TEXT, "لا شيء هنا."), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (2, 2)


def test_the_collector_of_cycles_is_left_as_it_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    before, during = gc.get_threshold(), []
    find = extraction.ClaimFinder.find

    def watched(self: object, text: object) -> list[Claim]:
        during.append(gc.get_threshold()[0])
        return find(self, text)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction.ClaimFinder, "find", watched)
    extract_corpus(documents(TEXT))
    assert during[0] > before[0]
    assert gc.get_threshold() == before


def test_an_article_that_breaks_a_finder_is_a_problem_and_the_others_are_extracted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    find = extraction.ClaimFinder.find

    def broken(self: object, text: object) -> list[Claim]:
        if "انفجار" in text.raw:  # type: ignore[attr-defined]
            raise ZeroDivisionError("boom")
        return find(self, text)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction.ClaimFinder, "find", broken)
    made = extract_corpus(documents("انفجار في السوق.", TEXT))
    assert made["problems"].select("source_file", "problem").rows() == [("d0.txt", "extraction failed")]
    assert "ZeroDivisionError: boom" in made["problems"]["detail"].item()
    assert set(made["casualty_claims"]["doc_id"]) == {"d1"}


def test_a_run_that_was_cut_off_goes_on_from_the_batches_it_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "BATCH_CHARACTERS", 1)
    whole = extract_corpus(documents(TEXT, TEXT + " "), resume=tmp_path)
    monkeypatch.setattr(extraction.Extractor, "extract", lambda *_: pytest.fail("a finished batch was made again"))
    again = extract_corpus(documents(TEXT, TEXT + " "), resume=tmp_path)
    assert all(whole[name].equals(again[name]) for name in EXTRACTED)


def test_another_lexicon_takes_over_nothing_that_was_kept(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shipped = Path(str(extraction.__file__)).parent / "lexicon" / "agencies.tsv"
    (own / "agencies.tsv").write_text(shipped.read_text(encoding="utf-8") + "جديدة\tmine\n", encoding="utf-8")
    extract_corpus(documents(TEXT), resume=tmp_path / "kept")
    extract_corpus(documents(TEXT), resume=tmp_path / "kept", lexicons=Lexicons(own))
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_an_empty_corpus_gives_empty_tables_with_their_columns() -> None:
    made = extract_corpus(documents())
    assert {name: made[name].schema for name in EXTRACTED} == {name: tables.table(name).schema for name in EXTRACTED}


def test_a_claim_keeps_its_id_when_other_articles_come_and_a_reprint_has_its_own() -> None:
    alone = set(extract_corpus(documents(TEXT))["casualty_claims"]["claim_id"])
    more = extract_corpus(documents(TEXT, TEXT, "قتل جنديان في الموصل.", outlets=["أ", "ب", "ج"]))["casualty_claims"]
    assert alone == set(more.filter(doc_id="d0")["claim_id"])
    assert set(more.filter(doc_id="d1")["claim_id"]) == {f"{each}-2" for each in alone}


def test_an_id_depends_on_content_span_and_outcome() -> None:
    article = extraction.Article("d", None, None, None, TEXT, "hash", "f")
    claim = Claim(0, 4, 9, "killed", 3, 3, "exact", False, "r", 0, 3)
    other = [
        Claim(0, 4, 9, "injured", 3, 3, "exact", False, "r", 0, 3),
        Claim(0, 4, 8, "killed", 3, 3, "exact", False, "r", 0, 3),
    ]
    assert claim_id(article, claim) == claim_id(article, claim)
    assert claim_id(article, claim) not in {claim_id(article, each) for each in other}


# ---------------------------------------------------------------- the sample against its hand-made tables
def agreement(name: str, fields: list[str]) -> tuple[float, float]:
    """Return precision and recall of found claims or times against the expected, on overlap and the given fields."""
    found, made = sample()
    ids, texts = expected.file_of(found), dict(found.select("doc_id", "text").iter_rows())
    wanted = []
    for row in expected.read(name):
        doc_id = ids[str(row["file"])]
        words = str(row["quantity_text"] if name == "claims" else row["text"])
        start, end = expected.nth_span(texts[doc_id], words, int(str(row["nth"])))
        wanted.append((doc_id, start, end, *(row[field] for field in fields)))
    table = made["casualty_claims" if name == "claims" else "time_expressions"]
    table = table.filter(pl.col("doc_id").is_in(list({row[0] for row in wanted})))
    rows = table.select("doc_id", "start", "end", *fields).rows()
    hits = sum(any(_same(want, got) for got in rows) for want in wanted)
    right = sum(any(_same(want, got) for want in wanted) for got in rows)
    return right / len(rows), hits / len(wanted)


def _same(want: tuple[object, ...], got: tuple[object, ...]) -> bool:
    overlap = want[0] == got[0] and int(want[1]) < int(got[2]) and int(got[1]) < int(want[2])  # type: ignore[call-overload]
    return overlap and [str(v) if v is not None else None for v in got[3:]] == list(want[3:])


def test_the_samples_claims_are_found_with_their_figure_and_outcome() -> None:
    precision, recall = agreement("claims", ["outcome", "low", "high"])
    assert precision >= 0.9
    assert recall >= 0.85


def test_the_samples_time_expressions_are_found_with_their_value() -> None:
    precision, recall = agreement("times", ["value"])
    assert precision >= 0.95
    assert recall >= 0.95
