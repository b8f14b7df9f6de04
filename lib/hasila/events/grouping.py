"""Grouping: follow the links from the strongest to the weakest, and leave alone what could go two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from hasila.events.points import ENOUGH, SLACK, Link, apart, weigh
from hasila.events.reports import Report
from hasila.nearness import Nearness

#: Two equally good partners that exclude each other within this many points: undecided, so not linked.
UNDECIDED = 0.5


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
        rivals = next((pair for pair in combinations(close, 2) if apart(*pair, nearness)), None)
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
    return any(apart(a, b, nearness) for a, b in pairs)
