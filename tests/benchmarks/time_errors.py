"""Measure time expressions against hand-annotated articles: scores, the share of wrong values, errors by kind, speed.

    python tests/benchmarks/time_errors.py [--errors N] [--speed]

Nothing is written; the articles' text is shown on the terminal only. Skips, saying so, where the articles are absent.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import BENCH, GOLD, SCORER
from hasila.arabic import Text
from hasila.dates import TimeFinder
from hasila.lexicons import Lexicons
from hasila.records import TimeExpression

KINDS = ("missed", "spurious", "span", "unknown", "wrong")


@dataclass(frozen=True)
class Error:
    """One disagreement with the annotation; ``wrong`` is a value that is neither right nor UNKNOWN."""

    kind: str
    doc_id: str
    context: str
    expected: str
    found: str


def scorer() -> Any:
    """Load the scorer that lies beside the annotated articles."""
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(name: str) -> list[dict[str, Any]]:
    """Read one of the annotated files."""
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def compare(article: dict[str, Any], gold: list[dict[str, Any]], found: list[TimeExpression]) -> Iterator[Error]:
    """Yield the disagreements of one article."""
    score, text = scorer(), article["text"]
    wanted = [{**item, "span": score.locate(text, item["text"], item.get("nth", 1))} for item in gold]
    given = [{"span": (t.start, t.end), "value": t.value} for t in found]
    pairs = score.pair(wanted, given, lambda a, b: True)

    def error(kind: str, span: tuple[int, int], expected: str, value: str) -> Error:
        context = f"{text[max(0, span[0] - 40) : span[0]]}[{text[slice(*span)]}]{text[span[1] : span[1] + 40]}"
        return Error(kind, article["doc_id"], context.replace("\n", " "), expected, value)

    for i, j in pairs:
        value, expected = given[j]["value"], wanted[i]["value"]
        if not any(score.same_value(v, value) for v in score.readings(wanted[i], "value")):
            yield error("unknown" if value == "UNKNOWN" else "wrong", wanted[i]["span"], expected, value)
        elif wanted[i]["span"] != given[j]["span"]:
            yield error("span", wanted[i]["span"], expected, text[slice(*given[j]["span"])])
    for i in sorted(set(range(len(wanted))) - {i for i, _ in pairs}):
        if not wanted[i].get("optional"):
            yield error("missed", wanted[i]["span"], wanted[i]["value"], "")
    for j in sorted(set(range(len(given))) - {j for _, j in pairs}):
        yield error("spurious", given[j]["span"], "", given[j]["value"])


def measure() -> tuple[dict[str, float], list[Error]]:
    """Return scores (value, relaxed and strict F1, share of wrong values among those emitted) and the errors."""
    finder, score = TimeFinder(Lexicons()), scorer()
    gold = {row["doc_id"]: row["times"] for row in read("gold.jsonl")}
    counts, errors, emitted = [], [], 0
    for article in read("articles.jsonl"):
        published = date.fromisoformat(article["published"]) if article["published"] else None
        found = finder.find(Text(article["text"], article["title"]), published)
        rows = [{"start": t.start, "end": t.end, "value": t.value} for t in found]
        wanted = {"doc_id": article["doc_id"], "times": gold[article["doc_id"]]}
        counts.append(score.score_article(article, wanted, [], rows, [], []))
        errors += compare(article, gold[article["doc_id"]], found)
        emitted += len(found)
    scores = {name: value for name, value in score.summary(counts).items() if name.startswith("times")}
    wrong = sum(e.kind == "wrong" or (e.kind == "spurious" and e.found not in ("UNKNOWN", "PRESENT")) for e in errors)
    return {**scores, "emitted": emitted, "share of wrong values": wrong / emitted if emitted else 0.0}, errors


def speed(articles: int = 2_000) -> float:
    """Return megabytes of UTF-8 text per second of one core, over news articles; normalising is not counted."""
    import polars as pl

    rows = pl.read_parquet(BENCH).head(articles).select("text", "published").rows()
    texts = [(Text(text), date.fromisoformat(published)) for text, published in rows]
    size = sum(len(text.raw.encode()) + 0 * len(text.sentences) for text, _ in texts)
    finder = TimeFinder(Lexicons())
    start = time.process_time()
    for text, published in texts:
        finder.find(text, published)
    return size / 1e6 / (time.process_time() - start)


def main() -> None:
    """Print scores, the number of errors of each kind, and the first few of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=5, help="show up to N errors of each kind")
    parser.add_argument("--speed", action="store_true", help="measure megabytes a second too")
    given = parser.parse_args()
    if not GOLD.exists():
        sys.exit(f"skipped: no annotated articles in {GOLD}")
    scores, errors = measure()
    counted = Counter(error.kind for error in errors)
    lines = [f"{name:32s} {value:.3f}" for name, value in scores.items()]
    lines += [f"{kind:32s} {counted[kind]}" for kind in KINDS]
    for kind in KINDS:
        shown = [error for error in errors if error.kind == kind][: given.errors]
        lines += [f"  {kind} [{e.doc_id}] {e.context} | {e.expected} -> {e.found}" for e in shown]
    if given.speed:
        lines.append(f"{'megabytes a second':32s} {speed():.1f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
