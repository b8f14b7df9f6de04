"""Findings of the notebooks as sentences a person could quote: computed from the tables, never typed.

Every sentence names what it was counted on. Words that come from the corpus stand in an isolate, so that they keep
their direction. Rival figures stay rival: the lowest and the highest reported are told with their speakers, nothing
between.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from hasila import compare, overview, timeline, wordings
from hasila.charts.direction import plain, shorten
from hasila.evidence import figure

NOTHING = "The corpus holds no article in this view, so there is nothing to find."


def quoted(text: object) -> str:
    """Return words of the corpus in an isolate of their own, on one line, at most 80 characters."""
    return f"\u2068{shorten(plain(str(text)), 80)}\u2069"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 article, 1,200 articles."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


# ---------------------------------------------------------------- 01
def of_overview(ledger: Any) -> list[str]:
    """Return what notebook 01 finds: size, dates, what was found, problems."""
    documents, claims = ledger.documents, ledger.claims
    if documents.is_empty():
        return [NOTHING]
    with_claim = claims["doc_id"].n_unique()
    found = overview.found_by_outlet(documents, claims, ledger.times, ledger.actors)
    densest = found.sort("claims_per_1000", "outlet", descending=[True, False]).row(0, named=True)
    first, last = documents["published"].min(), documents["published"].max()
    undated = documents["published"].null_count()
    return [
        f"The corpus holds {counted(len(documents), 'article')} of {counted(len(found), 'outlet')}, "
        f"{counted(int(documents['n_words'].sum()), 'word')} long"
        + (f", published from {first} to {last}." if first else "; none has a publication date."),
        f"{counted(undated, 'article has', 'articles have')} no publication date; relative dates in them stay unknown.",
        f"{counted(len(claims), 'casualty claim')} were found in {with_claim:,} of them; "
        f"{counted(len(documents) - with_claim, 'article holds', 'articles hold')} none.",
        f"Claims stand densest in {quoted(densest['outlet'])}: {densest['claims_per_1000']:.1f} per 1,000 words "
        f"({densest['n_claims']:,} claims in {counted(densest['n_documents'], 'article')}).",
    ]


# ---------------------------------------------------------------- 02
def of_actors(documents: pl.DataFrame, counts: pl.DataFrame, pairs: pl.DataFrame, forms: pl.DataFrame) -> list[str]:
    """Return what notebook 02 finds, from hasila.frequency.by_actor and together, and hasila.wordings.wording."""
    if counts.is_empty():
        return ["No actor is named in this view."]
    first = counts.row(0, named=True)
    told = [
        f"{counted(len(counts), 'actor is', 'actors are')} named, "
        f"{counted(int(counts['n_mentions'].sum()), 'time')} in all. First is {quoted(first['name_ar'])}: "
        f"{counted(first['n_mentions'], 'mention')} in {first['n_documents']:,} of {len(documents):,} articles "
        f"of {counted(first['n_outlets'], 'outlet')}."
    ]
    return told + _names_used(forms) + _pairs(pairs)


def _names_used(forms: pl.DataFrame) -> list[str]:
    actors = wordings.contested(forms, top=1)
    if not actors:
        return []
    chosen = forms.filter(pl.col("actor_id") == actors[0])
    name = quoted(chosen["name_ar"][0])
    return [
        f"{name} is called by {counted(chosen['form'].n_unique(), 'name')} in "
        f"{counted(chosen['outlet'].n_unique(), 'outlet')}; the table shows who uses which."
    ]


def _pairs(pairs: pl.DataFrame) -> list[str]:
    if pairs.is_empty():
        return []
    best = pairs.row(0, named=True)
    return [
        f"Of the pairs, {quoted(best['name_a'])} and {quoted(best['name_b'])} go together most clearly: "
        f"{counted(best['n_both'], 'shared article')} where chance would give {best['expected']:.1f} "
        f"(q = {best['q']:.2g})."
    ]


# ---------------------------------------------------------------- 03
def of_event(rows: pl.DataFrame, most: int = 4) -> list[str]:
    """Return what notebook 03 finds about one event: for each outcome and class the two ends and who stands there.

    ``rows`` are the event's intervals. Claims of no harm have sentences of their own: they speak of other people.
    """
    if rows.is_empty():
        return ["No claim of an event is in this view."]
    told = [
        f"{counted(len(rows), 'claim')} about {quoted(rows['event_label'][0])} stand in "
        f"{counted(rows['doc_id'].n_unique(), 'article')} of {counted(rows['outlet'].n_unique(), 'outlet')}; at most "
        f"{counted(rows['origin_id'].n_unique(), 'independent origin')} can be told apart behind them."
    ]
    found = compare.ranges(rows.filter(pl.col("qualifier") != "zero"))
    order = found.sort("n_claims", "outcome", "victim_class", descending=[True, False, False])
    told += [_ends(row, rows) for row in order.head(most).iter_rows(named=True)]
    return told + _hedged(rows) + _contradictions(rows)


def _ends(found: dict[str, Any], rows: pl.DataFrame) -> str:
    """Return one sentence: the lowest and the highest asserted figure of an outcome and class, with their speakers."""
    low, high = (
        rows.row(by_predicate=pl.col("claim_id") == found[f"{end}_claim_id"], named=True)
        for end in ("lowest", "highest")
    )
    victims = {"unknown": "victims of no stated class", "mixed": "civilians and combatants"}
    who = victims.get(found["victim_class"], f"{found['victim_class']}s")
    if low["claim_id"] == high["claim_id"] or found["n_claims"] == 1:
        return f"Reported {found['outcome']}, {who}: {_said(low)}."
    return (
        f"Reported {found['outcome']}, {who}: from {_said(low)} to {_said(high)}"
        f"{', which gives no upper bound' if high['high'] is None else ''}; "
        f"{counted(found['n_claims'], 'asserted claim')}, {counted(found['n_origins'], 'origin')}."
    )


def _said(row: dict[str, Any]) -> str:
    said = figure(row["low"], row["high"], row["qualifier"])
    outlet = quoted(row["outlet"] or "an unknown outlet")
    if (row["speaker_label"] or "").startswith("["):
        return f"{said} ({outlet} in its own voice)"
    return f"{said} ({quoted(row['speaker_label'])} in {outlet})"


def _hedged(rows: pl.DataFrame) -> list[str]:
    denied, doubted = (rows.filter(pl.col("modality") == name) for name in ("denied", "unconfirmed"))
    zero = rows.filter(pl.col("qualifier") == "zero")
    if denied.is_empty() and doubted.is_empty() and zero.is_empty():
        return []
    return [
        f"{counted(len(denied), 'claim is', 'claims are')} denied, {len(doubted):,} unconfirmed; "
        f"{counted(len(zero), 'claim says', 'claims say')} that nobody was harmed."
    ]


def _contradictions(rows: pl.DataFrame) -> list[str]:
    pairs = compare.pairs(rows)
    if pairs.is_empty():
        return []
    against = len(pairs.filter(pl.col("relation") == "contradicts"))
    return [
        f"Of {counted(len(pairs), 'pair')} of asserted figures from different articles, of one outcome and one class "
        f"of victims, {counted(against, 'contradicts', 'contradict')} each other."
    ]


# ---------------------------------------------------------------- 04
def of_timeline(ledger: Any, dated: pl.DataFrame) -> list[str]:
    """Return what notebook 04 finds: what is dated, the lag, what could not be placed."""
    if ledger.documents.is_empty():
        return [NOTHING]
    times = ledger.times
    unknown = len(times.filter(pl.col("value") == "UNKNOWN"))
    flagged = len(times.filter(pl.col("flags").is_not_null()))
    placed = len(dated.filter(pl.col("date_start").is_not_null()))
    told = [
        f"{counted(len(times), 'time expression')} were found; {unknown:,} could not be resolved and "
        f"{flagged:,} carry a contradiction. All are listed.",
        f"{placed:,} of {counted(len(dated), 'claim')} say when the harm happened; the others are listed as undated.",
    ]
    return told + _lag(timeline.lag_by_outlet(dated))


def _lag(lags: pl.DataFrame) -> list[str]:
    known = lags.filter(pl.col("n_claims") > 0).sort("median", "outlet")
    if known.is_empty():
        return []
    quick, slow = known.row(0, named=True), known.row(-1, named=True)
    return [
        f"The middle claim of {quoted(quick['outlet'])} was published {_days(quick['median'])} after the day it "
        f"speaks of, that of {quoted(slow['outlet'])} {_days(slow['median'])} after."
    ]


def _days(days: float) -> str:
    return f"{days:g} {'day' if days == 1 else 'days'}"
