"""The written articles (tests/written), their claims, and how many of them extraction finds.

There are two sets: SEEN, whose errors were read while rules were mended, and UNSEEN, whose errors nobody reads.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hasila.corpus import read_corpus
from hasila.dates import period
from hasila.extraction import extract_corpus

SEEN = Path(__file__).parent / "written"
UNSEEN = SEEN / "unseen"
Claim = dict[str, Any]


def lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of one object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def gold(folder: Path) -> dict[str, list[Claim]]:
    """Return the annotated claims of each article, with the ``start`` and ``end`` of their quantity."""
    texts = {article["doc_id"]: article["text"] for article in lines(folder / "articles.jsonl")}
    return {
        row["doc_id"]: [claim | _span(texts[row["doc_id"]], claim) for claim in row["claims"]]
        for row in lines(folder / "gold.jsonl")
    }


def _span(text: str, claim: Claim) -> dict[str, int]:
    start = -1
    for _ in range(claim["nth"]):
        start = text.index(claim["quantity"], start + 1)
    return {"start": start, "end": start + len(claim["quantity"])}


def found(folder: Path) -> dict[str, list[Claim]]:
    """Return the claims that extraction finds in each article."""
    documents = read_corpus(folder / "articles.jsonl").documents
    claims = extract_corpus(documents)["casualty_claims"]
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for row in claims.sort("doc_id", "start").iter_rows(named=True):
        by_article[row["doc_id"]].append(row)
    return by_article


@dataclass(frozen=True, slots=True)
class Agreement:
    """The claims that meet (annotated, found), those missed, and those found that nobody annotated."""

    met: list[tuple[Claim, Claim]]
    missed: list[Claim]
    false: list[Claim]

    def share(self, field: str, named: str | None = None) -> float:
        """Return the share of the claims that met in which ``field`` is the same."""
        same = [ours[field] == theirs[named or field] for ours, theirs in self.met]
        return same.count(True) / len(same)

    def share_of_words(self, field: str) -> float:
        """Return the share of the claims that met whose ``field`` is the same words, or shares half of them."""
        return sum(_alike(ours[field], theirs[f"{field}_text"]) for ours, theirs in self.met) / len(self.met)

    def share_of_days(self, field: str = "event_date") -> float:
        """Return the share of the claims that met whose ``field`` names the same days, or none in both."""
        same = [period(ours[field]) == period(theirs[field]) for ours, theirs in self.met]
        return same.count(True) / len(same)

    @property
    def recall(self) -> float:
        """The share of annotated claims that were found."""
        return len(self.met) / (len(self.met) + len(self.missed))

    @property
    def precision(self) -> float:
        """The share of found claims that were annotated."""
        return len(self.met) / (len(self.met) + len(self.false))


def _alike(ours: str | None, theirs: str | None) -> bool:
    if not ours or not theirs:
        return not ours and not theirs
    mine, others = set(ours.split()), set(theirs.split())
    return ours in theirs or theirs in ours or len(mine & others) * 2 >= min(len(mine), len(others))


def agreement(folder: Path = SEEN) -> Agreement:
    """Hold what is found against what was annotated: spans meet, and outcome, low and high are the same."""
    annotated, extracted = gold(folder), found(folder)
    met, missed, false = [], [], []
    for doc_id, claims in sorted(annotated.items()):
        left = list(extracted.get(doc_id, ()))
        for claim in claims:
            partner = next((other for other in left if _meet(claim, other)), None)
            if partner is None:
                missed += [claim | {"doc_id": doc_id}] if not claim.get("optional") else []
            else:
                left.remove(partner)
                met.append((claim, partner))
        false += left
    return Agreement(met, missed, false)


def _meet(ours: Claim, theirs: Claim) -> bool:
    overlap = min(ours["end"], theirs["end"]) > max(ours["start"], theirs["start"])
    return overlap and all(ours[key] == theirs[key] for key in ("outcome", "low", "high"))


def in_context(claim: Claim, around: int = 60) -> str:
    """Return the claim's figure between the words around it, on one line."""
    articles = lines(SEEN / "articles.jsonl")
    text = next(article["text"] for article in articles if article["doc_id"] == claim["doc_id"])
    before, after = text[max(0, claim["start"] - around) : claim["start"]], text[claim["end"] : claim["end"] + around]
    return f"{before}[{text[claim['start'] : claim['end']]}]{after}".replace("\n", " ")


def counts(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield how many articles and claims there are."""
    yield "articles", len(lines(folder / "articles.jsonl"))
    yield "claims", sum(len(row["claims"]) for row in lines(folder / "gold.jsonl"))
