"""Naming: the id, dates and place of each event, and for every claim why it is linked or is not."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from hasila import tables
from hasila.arabic import normalise
from hasila.events.points import FEW_DAYS, Link
from hasila.events.reports import Report, totals
from hasila.nearness import reach


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it is called: its id, its days where they are known, and its place in an article's words."""

    event_id: str
    days: tuple[date, date] | None
    place: str


def name_events(groups: list[list[int]], reports: Sequence[Report]) -> dict[int, Event]:
    """Return the event of each group (by its first report) that is sure enough; ids come from date and place.

    Sure enough is a place with a date, or a place with several claims where no date is known.
    """
    named: dict[int, Event] = {}
    taken: Counter[str] = Counter()
    for members in groups:
        days, place = _typical_days(members, reports), _typical_place(members, reports)
        if place is None or (days is None and sum(len(reports[n].claim_ids) for n in members) < 2):
            continue
        key = _place_key(place)
        when = f"{days[0]:%Y%m%d}" if days else f"undated-{reports[members[0]].doc_id}"
        base = f"ev-{when}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"
        taken[base] += 1
        event_id = base if taken[base] == 1 else f"{base}-{taken[base]}"
        named[members[0]] = Event(event_id, days, place.place_text or "")
    return named


def _typical_days(members: list[int], reports: Sequence[Report]) -> tuple[date, date] | None:
    """Return the dates that most articles give; of equals the narrowest, then the earliest."""
    given = {(reports[n].doc_id, reports[n].days) for n in members if reports[n].days is not None}
    counts = Counter(days for _, days in given if days is not None and (days[1] - days[0]).days <= 366)
    return min(counts, key=lambda d: (-counts[d] if _narrow(d) else 0, d[1] - d[0], d), default=None)


def _narrow(days: tuple[date, date]) -> bool:
    return (days[1] - days[0]).days < FEW_DAYS


def _typical_place(members: list[int], reports: Sequence[Report]) -> Report | None:
    """Return the report whose place most articles name; of equals the narrowest, then the shortest wording."""
    located = [reports[n] for n in members if reports[n].place_text]
    located = [report for report in located if report.names_a_place] or located  # «the camp» names none
    articles = {(_place_key(r), r.doc_id) for r in located}
    counts = Counter(key for key, _ in articles)
    return min(
        located,
        key=lambda r: (
            -counts[_place_key(r)], reach(r.place) if r.place else 0, len(r.place_text or ""), r.place_text,
        ),
        default=None,
    )  # fmt: skip


def _place_key(report: Report) -> str:
    return report.place.place_id if report.place else normalise(report.place_text or "")


def link_rows(
    claims: pl.DataFrame,
    reports: Sequence[Report],
    groups: list[list[int]],
    named: dict[int, Event],
    links: list[Link],
    undecided: dict[int, str],
) -> list[tuple[str, str | None, str]]:
    """Return a row a claim: its id, its event or None, and the reason in words."""
    why: dict[int, Link] = {}
    for each in links:
        why.setdefault(each.first, each)
        why.setdefault(each.second, each)
    rows: list[tuple[str, str | None, str]] = [(claim_id, None, "cumulative total") for claim_id in totals(claims)]
    for members in groups:
        event = named.get(members[0])
        for number in members:
            report = reports[number]
            reason = _reason(report, event, why.get(number), undecided.get(number))
            rows.extend((claim_id, event.event_id if event else None, reason) for claim_id in report.claim_ids)
    return rows


def _reason(report: Report, event: Event | None, best: Link | None, undecided: str | None) -> str:
    if event is None:
        missing = [name for name, known in (("date", report.days), ("place", report.place_text)) if known is None]
        return f"no {' and no '.join(missing)}" if missing else "no event"
    if undecided:
        return f"alone: {undecided}"
    return "; ".join(best.reasons) if best else "its own date and place"


def events_table(claims: pl.DataFrame, origin: pl.DataFrame, named: dict[int, Event]) -> pl.DataFrame:
    """Return the ``events`` table: the named events with their documents, claims and independent origins counted."""
    counted = (
        claims.join(origin.select("claim_id", "origin_id"), on="claim_id", how="left")
        .filter(pl.col("event_id").is_not_null())
        .group_by("event_id")
        .agg(
            n_documents=pl.col("doc_id").n_unique().cast(pl.Int64),
            n_claims=pl.len().cast(pl.Int64),
            n_origins=pl.col("origin_id").n_unique().cast(pl.Int64),
        )
    )
    rows = [(event.event_id, *(event.days or (None, None)), event.place) for event in named.values()]
    schema = {"event_id": pl.String, "date_start": pl.Date, "date_end": pl.Date, "place": pl.String}
    events = pl.DataFrame(rows, schema=schema, orient="row").join(counted, on="event_id", how="inner")
    return tables.check("events", events.sort("date_start", "event_id", nulls_last=True))
