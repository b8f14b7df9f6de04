"""Draw actor mentions from ordinary news for reading by eye, and count the verdicts.

    python tests/benchmarks/actors_reading.py --draw [--number 200] [--seed 20261122] [--file FILE]
    python tests/benchmarks/actors_reading.py --scores
    python tests/benchmarks/actors_reading.py --count [--file FILE]

``--draw`` shows each mention in its sentence on the terminal and writes FILE (docs/evaluation/actors_bench_reading.csv)
with an empty verdict, to be filled in by a reader: right, wrong, or right? where readers could differ; verdicts that
FILE has of the same mentions are kept. No article text is written, and no name of a person that no list has: a hash
stands for it. ``--scores`` gives the hand-annotated articles' scores by actor type and by method. Skips, saying so,
where the articles are absent.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import BENCH, GOLD, SCORER
from hasila.actors import ActorFinder
from hasila.arabic import Text
from hasila.lexicons import Lexicons

READING = Path(__file__).resolve().parents[2] / "docs" / "evaluation" / "actors_bench_reading.csv"
#: Mentions are drawn from so many articles, drawn first.
ARTICLES = 2_000


def drawn(number: int, seed: int) -> list[dict[str, Any]]:
    """Return ``number`` mentions of ARTICLES articles, both drawn by ``seed``, in the order of the articles.

    Mentions are drawn by a hash of their place, so that a change of the finder changes the draw only where it changes
    mentions.
    """
    articles = pl.read_parquet(BENCH).sort("doc_id").sample(ARTICLES, seed=seed)
    finder = ActorFinder(Lexicons())
    rows: list[dict[str, Any]] = []
    for article in articles.iter_rows(named=True):
        text = Text(article["text"], article["title"])
        for one in finder.find(text, article["outlet"]):
            row = {"doc_id": article["doc_id"], "start": one.start, "end": one.end, "actor_id": one.actor_id}
            rows.append({**row, "method": one.method, "text": article["text"]})

    def lot(row: dict[str, Any]) -> str:
        return hashlib.sha256(f"{seed}:{row['doc_id']}:{row['start']}".encode()).hexdigest()

    chosen = sorted(rows, key=lot)[:number]
    return sorted(chosen, key=lambda row: (row["doc_id"], row["start"]))


def written_id(actor_id: str) -> str:
    """Return the id as it is written to a file: a short hash instead of the name of a person that no list has."""
    if not actor_id.startswith("person:"):
        return actor_id
    return "person:" + hashlib.sha256(actor_id.encode()).hexdigest()[:8]


def verdicts(file: Path) -> dict[tuple[str, int, int], str]:
    """Return the verdicts a file has, by document and span."""
    if not file.exists():
        return {}
    rows = pl.read_csv(file).select("doc_id", "start", "end", "verdict").iter_rows()
    return {(doc_id, start, end): verdict or "" for doc_id, start, end, verdict in rows}


def show(row: dict[str, Any], number: int) -> str:
    """Return a mention in its surroundings, for the terminal."""
    text, start, end = row["text"], row["start"], row["end"]
    around = f"{text[max(0, start - 55) : start]}⟦{text[start:end]}⟧{text[end : end + 35]}".replace("\n", " ")
    return f"{number:3d} {around} | {row['actor_id']} {row['method'][:3]}"


def draw(number: int, seed: int, file: Path) -> None:
    """Draw, show and write the rows to be read."""
    known = verdicts(file)
    rows = []
    for count, row in enumerate(drawn(number, seed), 1):
        verdict = known.get((row["doc_id"], row["start"], row["end"]), "")
        print(show(row, count), verdict or "TO BE READ")  # noqa: T201
        kept = {column: row[column] for column in ("doc_id", "start", "end", "method")}
        rows.append({**kept, "actor_id": written_id(row["actor_id"]), "verdict": verdict})
    frame = pl.DataFrame(rows).select("doc_id", "start", "end", "actor_id", "method", "verdict")
    file.parent.mkdir(parents=True, exist_ok=True)
    frame.write_csv(file)


def count(file: Path) -> None:
    """Print the verdicts by method."""
    print(pl.read_csv(file).group_by("method", "verdict").len().sort("method", "verdict"))  # noqa: T201


def scores() -> None:
    """Print recall by actor type, and precision by method, on the hand-annotated articles."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    articles = {one["doc_id"]: one for one in score.read_jsonl(GOLD / "articles.jsonl")}
    finder = ActorFinder(Lexicons())
    counts: Counter[tuple[str, str, str]] = Counter()
    for annotated in score.read_jsonl(GOLD / "gold.jsonl"):
        article = articles[annotated["doc_id"]]
        text = article["text"]
        gold = [{**one, "span": score.locate(text, one["text"], one["nth"])} for one in annotated["actors"]]
        found = finder.find(Text(text, article["title"]), article["outlet"])
        pairs = score.pair(gold, [{"span": (one.start, one.end)} for one in found], lambda a, b: True)
        optional = {j for i, j in pairs if gold[i].get("optional")}
        counts.update(("type", one["type"], "gold") for one in gold if not one.get("optional"))
        counts.update(("method", one.method, "found") for j, one in enumerate(found) if j not in optional)
        for i, j in pairs:
            if j not in optional:
                counts.update([("type", gold[i]["type"], "hit"), ("method", found[j].method, "hit")])
                exact = gold[i]["span"] == (found[j].start, found[j].end)
                counts["type", gold[i]["type"], "exact"] += exact
                counts["method", found[j].method, "exact"] += exact
    for kind, total, name in (("type", "gold", "recall"), ("method", "found", "precision")):
        for value in sorted({key[1] for key in counts if key[0] == kind}):
            n, hit, exact = (counts[kind, value, what] for what in (total, "hit", "exact"))
            print(f"{kind:7s} {value:14s} {name} {hit / n:.3f}  exact {exact / n:.3f}  of {n}")  # noqa: T201


def main() -> None:
    """Do what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", action="store_true")
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--scores", action="store_true")
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--file", type=Path, default=READING)
    given = parser.parse_args()
    if given.count:
        count(given.file)
    if (given.draw or given.scores) and not (BENCH.exists() and GOLD.exists()):
        print("the articles are not here (HASILA_SHARED); nothing was measured")  # noqa: T201
        return
    if given.draw:
        draw(given.number, given.seed, given.file)
    if given.scores:
        scores()


if __name__ == "__main__":
    main()
