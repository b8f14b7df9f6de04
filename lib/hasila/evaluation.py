"""How often extraction is right, as last measured: the numbers that stand beside every result.

The numbers lie in ``evaluation.json`` beside this module; ``tests/benchmarks/evaluate.py`` measures them anew and
writes it and docs/evaluation.md. Nothing is measured here.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl

SCORES = {
    "measure": pl.String,
    "value": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "precision": pl.Float64,
    "recall": pl.Float64,
}
_BOTH = ("precision", "recall")
#: The reading whose rates stand beside results: the larger one that nobody looked at while rules were written.
UNSEEN = "fifth-unseen"


@cache
def _record() -> dict[str, Any]:
    file = files("hasila") / "evaluation.json"
    if not file.is_file():  # a checkout in which nothing has been measured yet
        return {"scores": [], "basis": {}}
    record: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return record


def measured() -> pl.DataFrame:
    """Return the scores: measure, value (F1 or accuracy, 0 to 1) with its 95 % interval, precision and recall.

    Precision and recall are null for accuracies, which are taken on claims found and right in figure and outcome.
    """
    return pl.DataFrame(_record()["scores"], schema=SCORES, orient="row")


def basis() -> dict[str, int]:
    """Return on how much the scores rest: numbers of articles, claims, time expressions and actor mentions."""
    return dict(_record()["basis"])


def sentence() -> str:
    """Return the error rates in one sentence, to stand beside results."""
    record = _record()
    unseen = record["others"][UNSEEN]
    ours, theirs = _by_measure(record), _by_measure(unseen)
    right = {name: _percent(theirs[f"claim {name}"]["value"]) for name in ("source", "event_date", "place")}
    both = {key: (_percent(theirs["claims core"][key]), _percent(ours["claims core"][key])) for key in _BOTH}
    return (
        f"Measured on {unseen['basis']['articles']} hand-annotated pieces of short news that nobody looked at while "
        f"the rules were written, {unseen['basis']['claims']} claims (in brackets: {record['basis']['articles']} "
        f"articles in view, {record['basis']['claims']} claims). Of 100 claims listed, {both['precision'][0]} "
        f"({both['precision'][1]}) are in the text with that figure and outcome; of 100 claims in the text, "
        f"{both['recall'][0]} ({both['recall'][1]}) are listed. Of those found, {right['source']} % have the right "
        f"speaker, {right['event_date']} % the right date and {right['place']} % the right place. Features, opinion "
        "and crime fare worse (docs/evaluation.md)."
    )


def _by_measure(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["measure"]: row for row in record["scores"]}


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"
