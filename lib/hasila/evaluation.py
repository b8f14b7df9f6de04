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
    scores = {row["measure"]: row for row in _record()["scores"]}
    if not scores:
        return "The error rates of this version have not been measured."
    claims, count = scores["claims core"], basis()
    return (
        f"Measured on {count['articles']} hand-annotated articles ({count['claims']} claims), which were in view while "
        f"the rules were written: of 100 claims listed, {_percent(claims['precision'])} are in the text with that "
        f"figure and outcome; of 100 claims in the text, {_percent(claims['recall'])} are listed. Of those found, "
        f"{_percent(scores['claim source']['value'])} % have the right speaker, "
        f"{_percent(scores['claim event_date']['value'])} % the right date and "
        f"{_percent(scores['claim place']['value'])} % the right place."
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"
