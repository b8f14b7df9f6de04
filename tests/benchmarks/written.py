"""Print how many claims of the written articles (tests/written) are found, and which are missed or false.

python tests/benchmarks/written.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import written_articles


def main() -> None:
    """Print the counts, the shares and the differences."""
    result = written_articles.agreement()
    told = [f"{name}: {number}" for name, number in written_articles.counts()]
    told += [f"precision: {result.precision:.3f}", f"recall: {result.recall:.3f}"]
    told += [f"{field}: {result.share(field):.3f}" for field in ("victim_class", "modality")]
    told += [f"cumulative: {result.share('cumulative', 'is_cumulative'):.3f}"]
    for name, claims in (("missed", result.missed), ("false", result.false)):
        told += [f"{name} {c['doc_id']} {c['outcome']}: {written_articles.in_context(c)}" for c in claims]
    sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    main()
