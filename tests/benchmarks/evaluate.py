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

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD, SCORER

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "lib" / "hasila" / "evaluation.json"
PAGE = ROOT / "docs" / "evaluation.md"
BEGIN, END = "<!-- scores: begin -->", "<!-- scores: end -->"
_LINE = re.compile(
    r"^(?P<name>.+?)\s+(?P<value>\d\.\d+)\s+\[(?P<low>\d\.\d+), (?P<high>\d\.\d+)\]"
    r"(?:\s+P (?P<precision>\d\.\d+)\s+R (?P<recall>\d\.\d+))?$"
)
_BASIS = re.compile(r"(\d+) articles, (\d+) claims, (\d+) time expressions, (\d+) actor mentions")


def measure() -> dict[str, Any]:
    """Extract the tables of the annotated articles and return what the scorer says of them."""
    with tempfile.TemporaryDirectory() as folder:
        extract = [sys.executable, "-m", "hasila", "extract", str(GOLD / "articles.jsonl"), "--out", folder]
        subprocess.run(extract, check=True, capture_output=True)
        score = [sys.executable, str(SCORER), str(GOLD), folder]
        told = subprocess.run(score, check=True, capture_output=True, text=True).stdout
    return parsed(told)


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


def write(record: dict[str, Any]) -> None:
    """Write the record and the table of docs/evaluation.md."""
    RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{table(record)}\n{END}{rest.split(END)[1]}", encoding="utf-8")


def main() -> None:
    """Measure, then write or check."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="fail where a score fell; write nothing")
    given = options.parse_args()
    if not SCORER.exists():
        raise SystemExit("the annotated articles are not here; name their folder with HASILA_SHARED")
    record = measure()
    sys.stdout.write(table(record) + "\n")
    if given.check:
        fallen = lower(record, json.loads(RECORD.read_text(encoding="utf-8")))
        raise SystemExit("\n".join(["scores fell:", *fallen]) if fallen else 0)
    write(record)


if __name__ == "__main__":
    main()
