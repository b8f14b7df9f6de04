"""On five real articles the ledger holds every claim that carries a figure, and none of the numbers that are no claim.

The articles are their publishers' and lie outside the project; where they are absent these tests skip and say so. What
is expected is facts: figures, outcomes and who said them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from benchmarks.gold import SEEDS
from hasila.corpus import read_corpus
from hasila.events import link
from hasila.extraction import extract_corpus
from hasila.runs import report

pytestmark = pytest.mark.skipif(
    not SEEDS.exists(), reason="the real articles are not here (HASILA_SHARED names their folder)"
)

#: article, outcome, low, high, words of the speaker (None where nobody is named), words of the relay, other columns
CLAIMS: list[tuple[str, str, int, int | None, str | None, str | None, dict[str, Any]]] = [
    ("000", "killed", 855, 855, "التحالف", "سبوتنيك", {"is_cumulative": True}),
    ("000", "killed", 150, 150, "", None, {"modality": "denied", "event_date": "2017-03-20"}),
    ("000", "killed", 100, None, "مسؤول أميركي", None, {"qualifier": "more_than", "death_wording": "martyr"}),
    ("002", "killed", 100, 100, "مسؤول أميركي", None, {}),
    ("002", "casualties", 0, 0, "مسؤولين", None, {"qualifier": "zero"}),
    ("002", "injured", 1, 1, "مسؤول", None, {"victim_class": "combatant"}),
    ("002", "casualties", 0, 0, "مسؤول", None, {"qualifier": "zero", "modality": "unconfirmed"}),
    ("003", "killed", 20, 99, "موسكو", None, {"imputed": True, "victim_class": "combatant"}),
    ("003", "killed", 62, None, "الجيش الروسي", None, {"qualifier": "at_least"}),
    ("003", "killed", 80, None, "المرصد السوري", None, {"qualifier": "at_least"}),
    ("004", "casualties", 20, 99, None, None, {"modality": "unconfirmed"}),
    ("004", "injured", 1, 1, "المسؤول الأمريكي", None, {"victim_class": "combatant"}),
    ("004", "casualties", 0, 0, "المسؤول الأمريكي", None, {"qualifier": "zero"}),
    ("004", "killed", 200, 200, "مصادر صحفية", None, {"qualifier": "about"}),
    ("004", "killed", 200, 200, "مسؤولين أمريكيين وروس", "بلوم بيرغ", {"victim_class": "combatant"}),
]  # fmt: skip


@cache
def ledger() -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Return documents, linked claims with the article's number, and events."""
    documents = read_corpus(SEEDS).documents
    linked = link(documents, extract_corpus(documents)["casualty_claims"])
    number = documents.select("doc_id", article=pl.col("source_file").str.extract(r"(\d{3})_"))
    return documents, linked.claims.join(number, on="doc_id"), linked.events


def rows_of(article: str) -> list[dict[str, Any]]:
    return list(ledger()[1].filter(article=article).sort("start").iter_rows(named=True))


def holds(text: str | None, words: str | None) -> bool:
    return text is None if words is None else words in (text or "")


@pytest.mark.parametrize("expected", CLAIMS, ids=lambda each: f"{each[0]}-{each[1]}-{each[2]}")
def test_the_claim_is_in_the_ledger_with_its_figure_outcome_and_speaker(expected: tuple[Any, ...]) -> None:
    article, outcome, low, high, speaker, relay, columns = expected
    outcomes = {"killed", "injured", "casualties"} if low == 0 else {outcome}
    same = [r for r in rows_of(article) if (r["low"], r["high"]) == (low, high) and r["outcome"] in outcomes]
    assert same, [(r["quantity_text"], r["outcome"], r["low"], r["high"]) for r in rows_of(article)]
    spoken = [r for r in same if holds(r["source_text"], speaker) and (relay is None or holds(r["via_text"], relay))]
    assert spoken, [(r["source_text"], r["via_text"]) for r in same]
    found = [{name: row[name] for name in columns} for row in spoken]
    assert columns in found


def test_force_sizes_distances_countries_rounds_and_years_are_no_claims() -> None:
    found = {(row["article"], row["low"]) for row in ledger()[1].iter_rows(named=True)}
    traps = {("000", 500), ("000", 8), ("001", 60), ("001", 2014), ("002", 500), ("002", 8), ("002", 2014)}
    assert not found & (traps | {("003", 7), ("003", 4), ("004", 20), ("004", 30)} - {("004", 20)})
    assert [row["quantity_text"] for row in rows_of("004") if row["low"] == 20] == ["عشرات"]


def test_the_article_without_a_casualty_claim_yields_none() -> None:
    assert rows_of("001") == []


def test_the_three_reports_of_the_clash_meet_and_the_running_total_stands_alone() -> None:
    events = {
        (row["article"], row["low"], row["outcome"]): row["event_id"] for row in ledger()[1].iter_rows(named=True)
    }
    clash = {events["000", 100, "killed"], events["002", 100, "killed"], events["004", 1, "injured"]}
    assert len(clash) == 1 and None not in clash
    strike, school = events["003", 62, "killed"], events["000", 150, "killed"]
    assert events["003", 80, "killed"] == strike
    assert events["000", 855, "killed"] is None
    assert len({strike, school, *clash}) == 3


@pytest.mark.slow
def test_all_four_notebooks_run_on_the_real_articles_and_the_figures_reach_the_pages(tmp_path: Path) -> None:
    index = report.run(report.Request(SEEDS, outputs=tmp_path, name="real"))
    made = json.loads((index.parent / "run.json").read_text(encoding="utf-8"))
    assert len(list(index.parent.glob("0*.html"))) == 4
    page = (index.parent / "03_casualty_comparison.html").read_text(encoding="utf-8")
    assert all(figure in page for figure in ("855", "62", "80", "150"))
    assert made["counts"]["documents"] == 5
