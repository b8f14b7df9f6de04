"""Measure extraction against hand-annotated articles and write the numbers down.

    python tests/benchmarks/evaluate.py [--check]

Writes lib/hasila/evaluation.json and the table in docs/evaluation.md between its markers; with ``--check`` writes
nothing and fails where a score is lower than the recorded one.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import BENCH, GOLD, SCORER

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "lib" / "hasila" / "evaluation.json"
READINGS = Path(__file__).resolve().parent / "readings"
#: Further readings, in the order in which they are printed.
OTHERS = (
    *("fifth-unseen", "second-unseen"),
    *("sixth-opened", "third-opened", "third-seen", "second-seen", "dense-seen", "fourth-seen", "fifth-seen"),
)
PAGE = ROOT / "docs" / "evaluation.md"
BEGIN, END = "<!-- scores: begin -->", "<!-- scores: end -->"
_LINE = re.compile(
    r"^(?P<name>.+?)\s+(?P<value>\d\.\d+)\s+\[(?P<low>\d\.\d+), (?P<high>\d\.\d+)\]"
    r"(?:\s+P (?P<precision>\d\.\d+)\s+R (?P<recall>\d\.\d+))?$"
)
_BASIS = re.compile(r"(\d+) articles, (\d+) claims, (\d+) time expressions, (\d+) actor mentions")


def measure(gold: Path = GOLD) -> dict[str, Any]:
    """Extract the tables of the annotated articles in ``gold`` and return what the scorer says of them."""
    with tempfile.TemporaryDirectory() as folder:
        extract = [sys.executable, "-m", "hasila", "extract", str(gold / "articles.jsonl"), "--out", folder]
        subprocess.run(extract, check=True, capture_output=True)
        score = [sys.executable, str(SCORER), str(gold), folder]
        told = subprocess.run(score, check=True, capture_output=True, text=True).stdout
    return parsed(told)


def measure_reading(name: str) -> dict[str, Any]:
    """Measure against one of the further readings, laid over the texts of the bench."""
    with tempfile.TemporaryDirectory() as folder:
        lay_over_texts(READINGS / f"{name}.jsonl", Path(folder))
        record = measure(Path(folder))
    annotated = [row for row in record["scores"] if row["measure"].startswith("claim") or record["basis"]["actors"]]
    return record | {"scores": annotated}


def lay_over_texts(reading: Path, folder: Path) -> None:
    """Write articles.jsonl and gold.jsonl, as the scorer reads them, from offsets and the texts of the bench."""
    gold = [json.loads(line) for line in reading.read_text(encoding="utf-8").splitlines()]
    columns = ["doc_id", "outlet", "published", "title", "text"]
    bench = pl.read_parquet(BENCH, columns=columns).filter(pl.col("doc_id").is_in([g["doc_id"] for g in gold]))
    articles = {row["doc_id"]: row for row in bench.iter_rows(named=True)}
    ordered = [articles[g["doc_id"]] for g in gold]
    spelled = [_spelled(g, articles[g["doc_id"]]["text"]) for g in gold]
    for name, rows in (("articles", ordered), ("gold", spelled)):
        lines = (json.dumps(row, ensure_ascii=False, default=str) for row in rows)
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _spelled(gold: dict[str, Any], text: str) -> dict[str, Any]:
    """Return an annotation with its offsets turned into words and the number of their occurrence."""

    def plain(fields: dict[str, Any]) -> dict[str, Any]:
        """Return fields with spans as words; those of the second reader lie within the first's."""
        return {
            k: plain(v) if k == "alt" else text[v[0] : v[1]] if isinstance(v, list) else v for k, v in fields.items()
        }

    def words(item: dict[str, Any], key: str) -> dict[str, Any]:
        return plain(item) | {"nth": _occurrence(text, *item[key])}

    claims = [words(claim, "quantity") for claim in gold["claims"]]
    others = {kind: [words(item, "text") for item in gold[kind]] for kind in ("times", "actors")}
    return {"doc_id": gold["doc_id"], "claims": claims, **others}


def _occurrence(text: str, start: int, end: int) -> int:
    found, number = -1, 0
    while found < start:
        found = text.index(text[start:end], found + 1)
        number += 1
    return number


def parsed(told: str) -> dict[str, Any]:
    """Return the scorer's lines as a record: basis and scores, in its order."""
    match = _BASIS.search(told)
    if match is None:
        raise SystemExit("the scorer did not say how many articles it read")
    basis = dict(zip(("articles", "claims", "times", "actors"), map(int, match.groups()), strict=True))
    rows = [found.groupdict() for line in told.splitlines() if (found := _LINE.match(line))]
    return {"basis": basis, "scores": [_score(row) for row in rows]}


def _score(row: dict[str, str | None]) -> dict[str, Any]:
    name = re.sub(r" (?:F1|accuracy)$", "", str(row.pop("name")))
    return {"measure": name, **{key: None if value is None else float(value) for key, value in row.items()}}


def table(record: dict[str, Any]) -> str:
    """Return the scores as a Markdown table."""
    lines = ["| measure | F1 or accuracy | 95 % interval | precision | recall |", "|---|---|---|---|---|"]
    for row in record["scores"]:
        both = [f"{row[key]:.3f}" if row[key] is not None else "" for key in ("precision", "recall")]
        lines.append(
            f"| {row['measure']} | {row['value']:.3f} | {row['low']:.3f} to {row['high']:.3f} | {' | '.join(both)} |"
        )
    basis = record["basis"]
    lines.append("")
    lines.append(
        f"{basis['articles']} articles, {basis['claims']} claims, {basis['times']} time expressions, "
        f"{basis['actors']} actor mentions."
    )
    return "\n".join(lines)


def lower(record: dict[str, Any], before: dict[str, Any], tolerance: float = 0.0005) -> list[str]:
    """Return a line for each score that is lower than it was."""
    was = {row["measure"]: row["value"] for row in before["scores"]}
    return [
        f"{row['measure']}: {was[row['measure']]:.3f} -> {row['value']:.3f}"
        for row in record["scores"]
        if row["value"] < was.get(row["measure"], 0.0) - tolerance
    ]


def pages(record: dict[str, Any]) -> str:
    """Return the tables of all sets, each under its heading."""
    parts = ["### The articles in view", "", table(record)]
    for name, other in record["others"].items():
        parts += ["", f"### {name}", "", table(other)]
    return "\n".join(parts)


def write(record: dict[str, Any]) -> None:
    """Write the record and the table of docs/evaluation.md."""
    RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{pages(record)}\n{END}{rest.split(END)[1]}", encoding="utf-8")


def main() -> None:
    """Measure, then write or check."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="fail where a score fell; write nothing")
    given = options.parse_args()
    if not SCORER.exists():
        raise SystemExit("the annotated articles are not here; name their folder with HASILA_SHARED")
    record = measure()
    record["others"] = {name: measure_reading(name) for name in OTHERS}
    sys.stdout.write(pages(record) + "\n")
    if given.check:
        fallen = lower(record, json.loads(RECORD.read_text(encoding="utf-8")))
        raise SystemExit("\n".join(["scores fell:", *fallen]) if fallen else 0)
    write(record)


if __name__ == "__main__":
    main()
