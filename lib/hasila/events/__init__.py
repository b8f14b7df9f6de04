"""Events: which claims, across articles, speak of the same killing.

Claims of one article with the same date and place make a *report*. Reports are linked when their dates allow it, their
places allow it, and enough speaks for it; every link carries its reasons, and a claim that stays alone says why. The
method is deterministic agglomeration under constraints (cannot-link: dates apart, places apart), the way record
linkage with abstention is done (Fellegi and Sunter 1969: link, do not link, leave undecided); the weights are set
by hand and stand in :mod:`hasila.events.points`. Cumulative totals are never linked. The order of the articles does
not matter.

This package does not judge which figure is right and merges no figures.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from hasila import origins, reuse, tables
from hasila.events.grouping import agglomerate, decide, possible_links
from hasila.events.naming import events_table, link_rows, name_events
from hasila.events.points import SLACK
from hasila.events.reports import find_reports
from hasila.events.setting import find_settings
from hasila.lexicons import Lexicons
from hasila.nearness import Nearness

__all__ = ["LINKS", "SLACK", "Linked", "link"]


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
    settings = find_settings(documents, claims["doc_id"], lexicons)
    reports = find_reports(claims, nearness, origins.paragraph_roots(shared), settings)
    found, undecided = decide(reports, possible_links(reports, nearness), nearness)
    groups = agglomerate(reports, found, nearness)
    linked = name_events(groups, reports)
    rows = link_rows(claims, reports, groups, linked, found, undecided)
    links = pl.DataFrame(rows, schema=LINKS, orient="row").sort("claim_id")
    by_claim = links.select("claim_id", pl.col("event_id"))
    with_ids = claims.drop("event_id").join(by_claim, on="claim_id", how="left").select(claims.columns)
    origin = origins.claim_origins(documents, with_ids, shared)
    return Linked(
        tables.check("casualty_claims", with_ids),
        events_table(with_ids, origin, linked),
        links,
    )
