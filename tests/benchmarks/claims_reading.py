"""Draw claims from ordinary news for reading by eye, count the verdicts, and measure what each rule contributes.

    python tests/benchmarks/claims_reading.py --draw [--number 200] [--seed 103] [--file FILE]
    python tests/benchmarks/claims_reading.py --count [--file FILE]
    python tests/benchmarks/claims_reading.py --components

``--draw`` shows each claim in its surroundings on the terminal and writes FILE
(docs/evaluation/claims_bench_reading.csv) with an empty verdict and reason, to be filled in by a reader: right or
wrong. No article text is written. ``--count`` counts the verdicts, and of how many the claim is still made where the
articles are present. ``--components`` prints, for each rule, the scores of the annotated articles when
the rule makes no claims. Skips, saying so, where the articles are absent.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import BENCH, GOLD, SCORER
from hasila.arabic import Text
from hasila.claims import RULE_IDS, ClaimFinder
from hasila.lexicons import Lexicons

READING = Path(__file__).resolve().parents[2] / "docs" / "evaluation" / "claims_bench_reading.csv"
COLUMNS = ["doc_id", "start", "end", "outcome", "low", "high", "verdict", "reason"]


def drawn(number: int, seed: int) -> list[dict[str, Any]]:
    """Return ``number`` claims of all articles, drawn by ``seed``, in the order of the articles."""
    finder = ClaimFinder(Lexicons())
    rows: list[dict[str, Any]] = []
    for article in pl.read_parquet(BENCH).sort("doc_id").iter_rows(named=True):
        for claim in finder.find(Text(article["text"], article["title"])):
            row = {"doc_id": article["doc_id"], "start": claim.start, "end": claim.end, "outcome": claim.outcome}
            rows.append({**row, "low": claim.low, "high": claim.high, "text": article["text"]})
    chosen = pl.DataFrame({"row": range(len(rows))}).sample(number, seed=seed)["row"].sort()
    return [rows[index] for index in chosen]


def show(row: dict[str, Any], number: int) -> str:
    """Return a claim in its surroundings, for the terminal."""
    text, start, end = row["text"], row["start"], row["end"]
    around = f"{text[max(0, start - 95) : start]}⟦{text[start:end]}⟧{text[end : end + 60]}".replace("\n", " ")
    return f"{number:3d} {row['outcome'][:5]} {row['low']}-{row['high']} | {around}"


def draw(number: int, seed: int, file: Path) -> None:
    """Draw, show and write the rows to be read."""
    rows = drawn(number, seed)
    for count, row in enumerate(rows, 1):
        print(show(row, count))  # noqa: T201
    blank = [{**row, "verdict": None, "reason": None} for row in rows]
    schema = {"start": pl.Int64, "end": pl.Int64, "low": pl.Int64, "high": pl.Int64}
    pl.DataFrame(blank, schema_overrides=schema, infer_schema_length=None).select(COLUMNS).write_csv(file)


def count(file: Path) -> None:
    """Print how often each verdict was given, and the reasons of the wrong ones."""
    rows = pl.read_csv(file).to_dicts()
    print(dict(Counter(row["verdict"] for row in rows)))  # noqa: T201
    if BENCH.exists():
        print("still claimed today:", dict(standing(rows)))  # noqa: T201
    for reason, times in Counter(row["reason"] for row in rows if row["verdict"] == "wrong").most_common():
        print(f"{times:3d} {reason}")  # noqa: T201


def standing(rows: list[dict[str, Any]]) -> Counter[str]:
    """Return how many claims of each verdict the rules of today make in the same place, of the same outcome."""
    finder, made = ClaimFinder(Lexicons()), set()
    articles = pl.read_parquet(BENCH).filter(pl.col("doc_id").is_in({row["doc_id"] for row in rows}))
    for article in articles.iter_rows(named=True):
        found = finder.find(Text(article["text"], article["title"]))
        made |= {(article["doc_id"], claim.start, claim.end, claim.outcome) for claim in found}
    return Counter(r["verdict"] for r in rows if (r["doc_id"], r["start"], r["end"], r["outcome"]) in made)


def scores(without: frozenset[str]) -> dict[str, float]:
    """Return the scores of the annotated articles with claims found without some rules."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    finder, counts = ClaimFinder(Lexicons(), without), []
    gold = {one["doc_id"]: one for one in scorer.read_jsonl(GOLD / "gold.jsonl")}
    for article in scorer.read_jsonl(GOLD / "articles.jsonl"):
        found = finder.find(Text(article["text"], article.get("title")))
        claims = [{name: getattr(claim, name) for name in claim.__slots__} for claim in found]
        counts.append(scorer.score_article(article, gold[article["doc_id"]], claims, [], [], []))
    return dict(scorer.summary(counts))


def components() -> None:
    """Print what the claims lose without each rule."""
    print("| without | precision | recall | F1 |\n|---|---|---|---|")  # noqa: T201
    for rule in (None, *RULE_IDS):
        result = scores(frozenset([rule] if rule else []))
        measures = " | ".join(f"{result[f'claims core {part}']:.3f}" for part in ("P", "R", "F1"))
        print(f"| {rule or 'nothing: all rules'} | {measures} |")  # noqa: T201


def main() -> None:
    """Do what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--draw", "--count", "--components"):
        parser.add_argument(name, action="store_true")
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=103)
    parser.add_argument("--file", type=Path, default=READING)
    asked = parser.parse_args()
    if (asked.draw and not BENCH.exists()) or (asked.components and not SCORER.exists()):
        print("the articles are not here (HASILA_SHARED); nothing was measured")  # noqa: T201
        return
    if asked.draw:
        draw(asked.number, asked.seed, asked.file)
    if asked.count:
        count(asked.file)
    if asked.components:
        components()


if __name__ == "__main__":
    main()
