"""Print how far the two readers of the articles that two have annotated agree: the most that extraction can reach.

    python tests/benchmarks/agreement.py

Reads ``tests/benchmarks/readings``. A claim that only one reader made is marked ``optional`` there, and what the second
wrote otherwise in a field stands under ``alt``; the scorer counts neither against extraction.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

READINGS = Path(__file__).resolve().parent / "readings"
#: The articles that two people annotated apart.
TWICE = ("fifth-unseen", "sixth-opened", "third-opened")
FIELDS = ("victim_class", "source", "modality", "cumulative", "event_date", "place")
#: The fields that a claim must have right, beside its figure, to count as wholly right.
WHOLE = frozenset({"victim_class", "source", "modality"})


def claims_of(reading: Path) -> list[dict[str, Any]]:
    """Return the claims of all articles of a reading."""
    return [claim for line in reading.read_text(encoding="utf-8").splitlines() for claim in json.loads(line)["claims"]]


def agreement(claims: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the F1 of one reader against the other, and of each field the share of common claims that agree in it."""
    common = [claim for claim in claims if not claim.get("optional")]
    by_either = 2 * len(common) + (len(claims) - len(common))
    whole = sum(WHOLE.isdisjoint(claim.get("alt", {})) for claim in common)
    shares = {field: sum(field not in claim.get("alt", {}) for claim in common) / len(common) for field in FIELDS}
    return {"core": 2 * len(common) / by_either, "core + class, source, modality": 2 * whole / by_either, **shares}


def main() -> None:
    """Print the table of every reading that two have made."""
    for name in TWICE:
        claims = claims_of(READINGS / f"{name}.jsonl")
        print(f"{name}: {len(claims)} claims of either reader")  # noqa: T201
        for measure, value in agreement(claims).items():
            print(f"  {measure:32s} {value:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
