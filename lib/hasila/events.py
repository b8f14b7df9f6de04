"""Events: which claims, across articles, speak of the same killing.

Claims of one article with the same date and place make a *report*. Reports are linked when their dates allow it, their
places allow it, and enough speaks for it; every link carries its reasons, and a claim that stays alone says why. The
method is deterministic agglomeration under constraints (cannot-link: dates apart, places apart), the way record
linkage with abstention is done (Fellegi and Sunter 1969: link, do not link, leave undecided); the weights are set
by hand and stand below. Cumulative totals are never linked. The order of the articles does not matter.

This module does not judge which figure is right and merges no figures.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

import polars as pl

from hasila import origins, reuse, tables
from hasila.arabic import normalise, without_article
from hasila.dates import period
from hasila.gazetteer import KnownPlace
from hasila.lexicons import Lexicons
from hasila.nearness import Nearness, reach

#: What speaks for a link, in points. Two reports are linked from ENOUGH on.
SAME_DAYS, SAME_MONTH = 2.0, 1.0
SAME_PLACE, NEAR_PLACE, WIDER_PLACE = 2.0, 1.5, 1.0
SAME_FIGURE, SAME_LARGE_FIGURE = 0.5, 2.0
SAME_VICTIMS = 0.5
SAME_DOCUMENT, SAME_SENTENCE, NEXT_SENTENCES = 1.5, 2.0, 0.75
SHARED_TEXT = 2.0
ENOUGH = 3.0

#: A date of at most this many days is a day (a night runs over two, an operation over three).
FEW_DAYS = 4
#: Dates this many days apart can still be one event: outlets date a night by either of its days.
SLACK = timedelta(days=1)
#: From this figure on, the same number in two reports is no coincidence of small numbers.
LARGE_FIGURE = 20
#: Sentences this far apart are near each other: what follows a place goes on about it.
NEAR_SENTENCES = 1
#: From this figure on, one that an article gives as a running total is that total wherever it stands.
LARGE_TOTAL = 100
#: Two equally good partners that exclude each other within this many points: undecided, so not linked.
UNDECIDED = 0.5


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


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports that belong together, how strongly (points), and why."""

    points: float
    first: int
    second: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """The claims with their ``event_id``, the ``events`` table, and for each claim why it is linked or is not."""

    claims: pl.DataFrame
    events: pl.DataFrame
    links: pl.DataFrame


LINKS = {"claim_id": pl.String, "event_id": pl.String, "reason": pl.String}


def link(
    documents: pl.DataFrame,
    claims: pl.DataFrame,
    *,
    lexicons: Lexicons | None = None,
    shared: pl.DataFrame | None = None,
) -> Linked:
    """Link the claims of a corpus to events; ``shared`` is the ``reuse`` table where it is there already."""
    lexicons = lexicons or Lexicons()
    nearness = Nearness(lexicons)
    shared = reuse.find_reuse(documents, lexicons) if shared is None else shared
    reports = find_reports(claims, nearness, origins.paragraph_roots(shared))
    found, undecided = decide(reports, possible_links(reports, nearness), nearness)
    groups = agglomerate(reports, found, nearness)
    linked = _name_events(groups, reports)
    rows = _link_rows(claims, reports, groups, linked, found, undecided)
    links = pl.DataFrame(rows, schema=LINKS, orient="row").sort("claim_id")
    by_claim = links.select("claim_id", pl.col("event_id"))
    with_ids = claims.drop("event_id").join(by_claim, on="claim_id", how="left").select(claims.columns)
    origin = origins.claim_origins(documents, with_ids, shared)
    return Linked(
        tables.check("casualty_claims", with_ids),
        _events_table(with_ids, origin, groups, reports, linked),
        links,
    )


# ---------------------------------------------------------------- reports
def totals(claims: pl.DataFrame) -> pl.Series:
    """Return the ids of the running totals: claims worded so, and claims that give the large figure of such a one."""
    figure = ["outcome", "low"]
    worded = claims.filter("is_cumulative")
    large = worded.filter(pl.col("low") >= LARGE_TOTAL).select(figure)
    return pl.concat([worded, claims.join(large, on=figure, how="semi")])["claim_id"].unique().sort()


def find_reports(claims: pl.DataFrame, nearness: Nearness, roots: origins.Roots | None = None) -> list[Report]:
    """Group the claims that are no running totals by article, date and place."""
    groups: dict[tuple[str, str, str], list[dict[str, object]]] = defaultdict(list)
    single = claims.filter(~pl.col("claim_id").is_in(totals(claims).to_list()))
    for row in single.sort("doc_id", "start", "claim_id").iter_rows(named=True):
        groups[row["doc_id"], row["event_date"] or "", row["place_text"] or ""].append(row)
    ordered = sorted(groups.items())
    return [_report(number, key, rows, nearness, roots or {}) for number, (key, rows) in enumerate(ordered)]


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
        _content_words(place_text),
        frozenset((str(row["outcome"]), int(row["low"])) for row in rows if row["low"] and not row["imputed"]),  # type: ignore[call-overload]
        frozenset(str(row["victim_actor_id"]) for row in rows if row["victim_actor_id"]),
        frozenset(filter(None, (origins.root_of(roots, doc_id, int(row["start"])) for row in rows))),  # type: ignore[call-overload]
    )


# ---------------------------------------------------------------- what speaks for and against
def dates_apart(a: Report, b: Report) -> bool:
    """Tell whether the dates exclude each other; an unknown date excludes nothing."""
    if a.days is None or b.days is None:
        return False
    return a.days[1] + SLACK < b.days[0] or b.days[1] + SLACK < a.days[0]


def _date_points(a: Report, b: Report) -> tuple[float, str]:
    if a.days is None or b.days is None:
        return 0.0, ""
    width = max((days[1] - days[0]).days + 1 for days in (a.days, b.days))
    if width <= FEW_DAYS:
        return SAME_DAYS, "same day" if a.days == b.days else "dates meet"
    return (SAME_MONTH, "same month") if width <= 31 else (0.0, "")


def places_apart(a: Report, b: Report, nearness: Nearness) -> bool:
    """Tell whether the places exclude each other; an unknown place excludes nothing."""
    return a.place is not None and b.place is not None and nearness.relation(a.place, b.place) == "apart"


_PLACE_POINTS = {
    "same": (SAME_PLACE, "same place"),
    "near": (NEAR_PLACE, "places near each other"),
    "within": (WIDER_PLACE, "one place in the other"),
}


def _place_points(a: Report, b: Report, nearness: Nearness) -> tuple[float, str]:
    if a.place is not None and b.place is not None:
        return _PLACE_POINTS.get(nearness.relation(a.place, b.place), (0.0, ""))
    shared = a.place_words & b.place_words
    return (SAME_PLACE, f"both name {'، '.join(sorted(shared))}") if shared else (0.0, "")


def _content_words(place_text: str) -> frozenset[str]:
    """Return the words of a place that no lexicon knows, short ones and the article left out."""
    return frozenset(without_article(word) for word in normalise(place_text).split() if len(without_article(word)) > 3)


def _figure_points(a: Report, b: Report) -> tuple[float, str]:
    shared = a.figures & b.figures
    if not shared:
        return 0.0, ""
    largest = max(low for _, low in shared)
    return SAME_LARGE_FIGURE if largest >= LARGE_FIGURE else SAME_FIGURE, f"same figure {largest}"


def _sentence_points(a: Report, b: Report) -> tuple[float, str]:
    apart = min(abs(here - there) for here in a.sentences for there in b.sentences)
    if apart == 0:
        return SAME_SENTENCE, "same sentence"
    return (NEXT_SENTENCES, "sentences near each other") if apart <= NEAR_SENTENCES else (0.0, "")


def weigh(a: Report, b: Report, nearness: Nearness) -> Link | None:
    """Return the link of two reports with all that speaks for it, or None where something excludes it."""
    if dates_apart(a, b) or places_apart(a, b, nearness):
        return None
    parts = [_date_points(a, b), _place_points(a, b, nearness), _figure_points(a, b)]
    if a.victims & b.victims:
        parts.append((SAME_VICTIMS, "same victims"))
    if a.doc_id == b.doc_id:
        parts.append((SAME_DOCUMENT, "same article"))
        parts.append(_sentence_points(a, b))
    if a.doc_id != b.doc_id and a.paragraphs & b.paragraphs:
        parts.append((SHARED_TEXT, "shared text"))
    points = sum(part for part, _ in parts)
    return Link(points, a.number, b.number, tuple(reason for part, reason in parts if part))


# ---------------------------------------------------------------- linking
def possible_links(reports: Sequence[Report], nearness: Nearness) -> list[Link]:
    """Return the links with enough points, best first. Only reports of one article or one day are compared."""
    found = []
    for first, second in sorted(_blocked_pairs(reports)):
        candidate = weigh(reports[first], reports[second], nearness)
        if candidate and candidate.points >= ENOUGH:
            found.append(candidate)
    return sorted(found, key=lambda each: (-each.points, each.first, each.second))


def _blocked_pairs(reports: Sequence[Report]) -> set[tuple[int, int]]:
    """Return the pairs worth comparing: of one article, or with dates that have a day in common, slack allowed."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for report in reports:
        blocks[report.doc_id].append(report.number)
        for day in _days(report.days):
            blocks[day].append(report.number)
    return {pair for members in blocks.values() for pair in combinations(members, 2)}


def _days(days: tuple[date, date] | None) -> Iterable[int]:
    """Return the days of a month or less, with one more at the end: two reports a day apart meet on it."""
    if days is None or (days[1] - days[0]).days > 31:
        return ()
    return range(days[0].toordinal(), (days[1] + SLACK).toordinal() + 1)


def decide(reports: Sequence[Report], links: list[Link], nearness: Nearness) -> tuple[list[Link], dict[int, str]]:
    """Leave out the links of a report whose two best partners exclude each other; return the rest, and who that is."""
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for each in links:
        partners[each.first].append((each.points, each.second))
        partners[each.second].append((each.points, each.first))
    undecided = {}
    for number, options in sorted(partners.items()):
        best = max(points for points, _ in options)
        close = [reports[other] for points, other in options if points > best - UNDECIDED]
        rivals = next((pair for pair in combinations(close, 2) if _apart(*pair, nearness)), None)
        if rivals:
            undecided[number] = f"undecided between {rivals[0].place_text} and {rivals[1].place_text}"
    return [each for each in links if each.first not in undecided and each.second not in undecided], undecided


@dataclass
class _Groups:
    """Union-find over reports that keeps the members of each group, to hold them all against a newcomer."""

    members: dict[int, list[int]] = field(default_factory=dict)
    of: dict[int, int] = field(default_factory=dict)


def agglomerate(reports: Sequence[Report], links: Iterable[Link], nearness: Nearness) -> list[list[int]]:
    """Join reports along the links, best first, wherever no member of the one group excludes one of the other."""
    groups = _Groups({r.number: [r.number] for r in reports}, {r.number: r.number for r in reports})
    for each in links:
        a, b = groups.of[each.first], groups.of[each.second]
        if a == b or _exclude(reports, groups.members[a], groups.members[b], nearness):
            continue
        keep, gone = min(a, b), max(a, b)
        groups.members[keep] = sorted(groups.members[keep] + groups.members.pop(gone))
        for number in groups.members[keep]:
            groups.of[number] = keep
    return [members for _, members in sorted(groups.members.items())]


def _exclude(reports: Sequence[Report], ours: list[int], theirs: list[int], nearness: Nearness) -> bool:
    pairs = ((reports[a], reports[b]) for a in ours for b in theirs)
    return any(_apart(a, b, nearness) for a, b in pairs)


def _apart(a: Report, b: Report, nearness: Nearness) -> bool:
    return dates_apart(a, b) or places_apart(a, b, nearness)


# ---------------------------------------------------------------- naming and telling
@dataclass(frozen=True, slots=True)
class _Event:
    event_id: str
    days: tuple[date, date] | None
    place: str


def _name_events(groups: list[list[int]], reports: Sequence[Report]) -> dict[int, _Event]:
    """Return the event of each group (by its first report) that is sure enough; ids come from date and place.

    Sure enough is a place with a date, or a place with several claims where no date is known.
    """
    named: dict[int, _Event] = {}
    taken: Counter[str] = Counter()
    for members in groups:
        days, place = _typical_days(members, reports), _typical_place(members, reports)
        if place is None or (days is None and sum(len(reports[n].claim_ids) for n in members) < 2):
            continue
        key = place.place.place_id if place.place else normalise(place.place_text or "")
        when = f"{days[0]:%Y%m%d}" if days else f"undated-{reports[members[0]].doc_id}"
        base = f"ev-{when}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"
        taken[base] += 1
        event_id = base if taken[base] == 1 else f"{base}-{taken[base]}"
        named[members[0]] = _Event(event_id, days, place.place_text or "")
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


def _link_rows(
    claims: pl.DataFrame,
    reports: Sequence[Report],
    groups: list[list[int]],
    named: dict[int, _Event],
    links: list[Link],
    undecided: dict[int, str],
) -> list[tuple[str, str | None, str]]:
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


def _reason(report: Report, event: _Event | None, best: Link | None, undecided: str | None) -> str:
    if event is None:
        missing = [name for name, known in (("date", report.days), ("place", report.place_text)) if known is None]
        return f"no {' and no '.join(missing)}" if missing else "no event"
    if undecided:
        return f"alone: {undecided}"
    return "; ".join(best.reasons) if best else "its own date and place"


def _events_table(
    claims: pl.DataFrame,
    origin: pl.DataFrame,
    groups: list[list[int]],
    reports: Sequence[Report],
    named: dict[int, _Event],
) -> pl.DataFrame:
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
