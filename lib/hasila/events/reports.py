"""Reports: what one article says with one date and one place, with what linking needs of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from hasila import origins
from hasila.dates import period
from hasila.gazetteer import KnownPlace
from hasila.nearness import Nearness, is_located

#: From this figure on, one that an article gives as a running total is that total wherever it stands.
LARGE_TOTAL = 100


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says with one date and one place: the claims, and what linking needs of them."""

    number: int
    doc_id: str
    days: tuple[date, date] | None
    place_text: str | None
    place: KnownPlace | None
    claim_ids: tuple[str, ...]
    sentences: frozenset[int]
    place_words: frozenset[str]
    figures: frozenset[tuple[str, int]]
    victims: frozenset[str]
    #: First printings of the shared paragraphs that its claims stand in.
    paragraphs: frozenset[tuple[str, int]]
    #: Where its article is set, for a report whose own words name no known place.
    setting: KnownPlace | None = None

    @property
    def names_a_place(self) -> bool:
        """Whether its own words name a place, known or not; «the market» names none."""
        return self.place is not None or bool(self.place_words)


def totals(claims: pl.DataFrame) -> pl.Series:
    """Return the ids of the running totals: claims worded so, and claims that give the large figure of such a one."""
    figure = ["outcome", "low"]
    worded = claims.filter("is_cumulative")
    large = worded.filter(pl.col("low") >= LARGE_TOTAL).select(figure)
    return pl.concat([worded, claims.join(large, on=figure, how="semi")])["claim_id"].unique().sort()


def find_reports(
    claims: pl.DataFrame,
    nearness: Nearness,
    roots: origins.Roots | None = None,
    settings: Mapping[str, KnownPlace] | None = None,
) -> list[Report]:
    """Group the claims that are no running totals by article, date and place."""
    groups: dict[tuple[str, str, str], list[dict[str, object]]] = defaultdict(list)
    single = claims.filter(~pl.col("claim_id").is_in(totals(claims).to_list()))
    for row in single.sort("doc_id", "start", "claim_id").iter_rows(named=True):
        groups[row["doc_id"], row["event_date"] or "", row["place_text"] or ""].append(row)
    ordered = sorted(groups.items())
    found = [_report(number, key, rows, nearness, roots or {}) for number, (key, rows) in enumerate(ordered)]
    return [r if r.place is not None and is_located(r.place) else _set(r, settings or {}) for r in found]


def _set(report: Report, settings: Mapping[str, KnownPlace]) -> Report:
    """Return a report that has no place on the map with the setting of its article."""
    return replace(report, setting=settings.get(report.doc_id))


def _report(
    number: int, key: tuple[str, str, str], rows: list[dict[str, object]], nearness: Nearness, roots: origins.Roots
) -> Report:
    doc_id, value, place_text = key
    days = period(value) if value else None
    return Report(
        number,
        doc_id,
        days,
        place_text or None,
        nearness.resolve(place_text),
        tuple(str(row["claim_id"]) for row in rows),
        frozenset(int(row["sentence_id"]) for row in rows),  # type: ignore[call-overload]
        nearness.proper_words(place_text),
        frozenset((str(row["outcome"]), int(row["low"])) for row in rows if row["low"] and not row["imputed"]),  # type: ignore[call-overload]
        frozenset(str(row["victim_actor_id"]) for row in rows if row["victim_actor_id"]),
        frozenset(filter(None, (origins.root_of(roots, doc_id, int(row["start"])) for row in rows))),  # type: ignore[call-overload]
    )
