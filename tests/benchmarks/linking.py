"""Print how well events found on the sample agree with the expected ones: B-cubed F1 over claims.

    python tests/benchmarks/linking.py

Once with the hand-made claims (linking alone), once with the extracted ones (extraction and linking together; claims
that meet no expected one are left out).
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import expected
from hasila.events import link
from hasila.extraction import extract_corpus
from test_events import b_cubed


def agreement(documents: pl.DataFrame, claims: pl.DataFrame) -> float:
    """Return the B-cubed F1 of the events of ``claims`` against the expected events of the sample."""
    found = dict(link(documents, claims).claims.select("claim_id", "event_id").iter_rows())
    return b_cubed(expected.event_of(documents, claims), found)


def measure() -> dict[str, float]:
    """Return the agreement on hand-made and on extracted claims."""
    documents = expected.documents()
    extracted = extract_corpus(documents)["casualty_claims"]
    return {
        "hand-made claims": agreement(documents, expected.claims(documents)),
        "extracted claims": agreement(documents, extracted),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        sys.stdout.write(f"{name}: {value:.3f}\n")
