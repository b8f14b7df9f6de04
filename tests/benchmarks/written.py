"""Print how many claims of the written articles (tests/written) are found; of those seen, which are missed or false.

python tests/benchmarks/written.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import written_articles
from written_articles import SEEN, UNSEEN, Agreement

#: The measures in the order of the columns of docs/evaluation.md.
COLUMNS = ("precision", "recall", "victim class", "source", "modality", "cumulative", "event date", "place")


def measures(result: Agreement) -> list[float]:
    """Return the measures of COLUMNS."""
    return [
        result.precision,
        result.recall,
        result.share("victim_class"),
        result.share_of_words("source"),
        result.share("modality"),
        result.share("cumulative", "is_cumulative"),
        result.share_of_days(),
        result.share_of_words("place"),
    ]


def main() -> None:
    """Print the counts and the shares of both sets, and the differences of the one that may be read."""
    told = [f"| articles | claims | {' | '.join(COLUMNS)} |"]
    for name, folder in (("seen", SEEN), ("unseen", UNSEEN)):
        counted = dict(written_articles.counts(folder))
        result = written_articles.agreement(folder)
        shares = " | ".join(f"{share:.3f}" for share in measures(result))
        told.append(f"| {counted['articles']} {name} | {counted['claims']} | {shares} |")
    seen = written_articles.agreement(SEEN)
    for name, claims in (("missed", seen.missed), ("false", seen.false)):
        told += [f"{name} {c['doc_id']} {c['outcome']}: {written_articles.in_context(c)}" for c in claims]
    sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    main()
