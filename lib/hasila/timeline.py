"""When: what the articles place on the calendar, beside the day they were published.

Every function takes tables and returns a table; nothing here draws or reads a file. A value is placed only as finely as
it is known: a month never becomes its first day, and what is wider than the period asked for is counted apart. What
cannot be dated, or contradicts itself, is listed, not dropped.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from hasila import compare, dates
from hasila.frequency import period
from hasila.lexicons import Lexicons
from hasila.overview import outlet_or_unknown

#: A date known to at most this many days is a day for the reckoning of lags (a night runs over two, wires add one).
FEW_DAYS = 4


def with_days(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Add date_start and date_end of the ISO values of ``column``; null where a value names no stretch of days."""
    found = {value: dates.period(value) for value in frame[column].drop_nulls().unique().sort().to_list()}
    first = {value: days[0] if days else None for value, days in found.items()}
    last = {value: days[1] if days else None for value, days in found.items()}
    values = pl.col(column)
    return frame.with_columns(
        date_start=values.replace_strict(first, default=None, return_dtype=pl.Date),
        date_end=values.replace_strict(last, default=None, return_dtype=pl.Date),
    )


# ---------------------------------------------------------------- expressions
def by_precision(times: pl.DataFrame) -> pl.DataFrame:
    """Count time expressions by precision and by what they were resolved against, with share and n_flagged."""
    return (
        times.group_by("precision", "anchor")
        .agg(n=pl.len(), n_flagged=pl.col("flags").is_not_null().sum())
        .with_columns(share=pl.col("n") / pl.col("n").sum())
        .sort("n", "precision", "anchor", descending=[True, False, False])
        .select("precision", "anchor", "n", "share", "n_flagged")
    )


def density(documents: pl.DataFrame, times: pl.DataFrame, granularity: str = "day") -> pl.DataFrame:
    """Count time expressions by the day, week, month or year they speak of: period, n_mentions, n_documents, doc_ids.

    Counted is what lies within one period; wider values are in :func:`unplaced`.
    """
    placed = _placed(with_days(times, "value"), granularity).filter(pl.col("period").is_not_null())
    return (
        placed.join(documents.select("doc_id"), on="doc_id", how="semi")
        .group_by("period")
        .agg(
            n_mentions=pl.len(),
            n_documents=pl.col("doc_id").n_unique(),
            doc_ids=pl.col("doc_id").unique().sort().str.join(" "),
        )
        .sort("period")
    )


def _placed(frame: pl.DataFrame, granularity: str) -> pl.DataFrame:
    """Add the period that holds both date_start and date_end; null where the value is wider, or has no days."""
    first, last = period("date_start", granularity), period("date_end", granularity)
    return frame.with_columns(period=pl.when(first == last).then(first))


def published(documents: pl.DataFrame, granularity: str = "day") -> pl.DataFrame:
    """Count articles by the period they were published in: period, n_documents, doc_ids."""
    return (
        documents.filter(pl.col("published").is_not_null())
        .group_by(period=period("published", granularity))
        .agg(n_documents=pl.len(), doc_ids=pl.col("doc_id").sort().str.join(" "))
        .sort("period")
    )


def unplaced(times: pl.DataFrame, granularity: str = "day") -> pl.DataFrame:
    """List the time expressions that stand on no period, or contradict something, each with the reason.

    Columns: those of ``time_expressions``, reason. Reasons: cannot be resolved, means the present, wider than a period,
    contradiction (the flags say which; such a value may be on the timeline as well).
    """
    placed = _placed(with_days(times, "value"), granularity)
    reason = (
        pl.when(pl.col("flags").is_not_null())
        .then(pl.format("contradiction: {}", "flags"))
        .when(pl.col("value") == "UNKNOWN")
        .then(pl.lit("cannot be resolved"))
        .when(pl.col("value") == "PRESENT")
        .then(pl.lit("means the present"))
        .when(pl.col("period").is_null())
        .then(pl.lit(f"wider than a {granularity}"))
    )
    return (
        placed.with_columns(reason=reason)
        .filter(pl.col("reason").is_not_null())
        .sort("reason", "doc_id", "start")
        .select(*times.columns, "reason")
    )


def hijri(times: pl.DataFrame, lexicons: Lexicons | None = None) -> pl.DataFrame:
    """List the dates that an article gives in the Hijri calendar, with both calendars side by side.

    Columns: doc_id, sentence_id, start, end, text, value, hijri_start, hijri_end (ISO-like days of the Umm al-Qura
    calendar; null outside 1343 to 1500 AH). An expression that names a month or a year of that calendar is Hijri.
    """
    known = lexicons or Lexicons()
    named = [dates.written_in_hijri(text, known) for text in times["text"]]
    found = with_days(times.filter(pl.Series(named, dtype=pl.Boolean)), "value")
    return found.with_columns(
        hijri_start=pl.col("date_start").map_elements(hijri_day, return_dtype=pl.String),
        hijri_end=pl.col("date_end").map_elements(hijri_day, return_dtype=pl.String),
    ).select("doc_id", "sentence_id", "start", "end", "text", "value", "hijri_start", "hijri_end")


def hijri_day(day: date) -> str | None:
    """Return a Gregorian day in the Umm al-Qura calendar, as 1439-05-22; None outside 1343 to 1500 AH."""
    try:
        year, month, number = dates.hijri(day)
    except ValueError:
        return None
    return f"{year}-{month:02d}-{number:02d}"


# ---------------------------------------------------------------- claims and events
def dated_claims(documents: pl.DataFrame, claims: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Return the claims on the date they speak of, beside the date they were published.

    Columns: those of ``casualty_claims``, outlet, published, event_label, figure, date_start, date_end, lag_days. A
    claim without a date of its own takes none from its event. ``lag_days`` runs from the last day the harm may have
    happened on to publication; null where the date is wider than a few days. Totals over a period have no lag.
    """
    labels = events.select("event_id", event_label=compare.event_label())
    articles = documents.select("doc_id", outlet_or_unknown(), "published")
    width = (pl.col("date_end") - pl.col("date_start")).dt.total_days()
    lag = (pl.col("published") - pl.col("date_end")).dt.total_days()
    return (
        with_days(claims, "event_date")
        .join(articles, on="doc_id", how="left", maintain_order="left")
        .join(labels, on="event_id", how="left", maintain_order="left")
        .with_columns(
            figure=compare.figure_label(),
            lag_days=pl.when((width < FEW_DAYS) & ~pl.col("is_cumulative")).then(lag),
        )
        .sort("date_start", "date_end", "published", "doc_id", "start", nulls_last=True)
    )


def without_text(dated: pl.DataFrame) -> pl.DataFrame:
    """Return rows of :func:`dated_claims` as a table to keep: ids, dates and figures, no words of the article."""
    return dated.select("claim_id", "doc_id", "outlet", "published", "event_id", "outcome", "low", "high", "qualifier",
                        "modality", "is_cumulative", "event_date", "date_start", "date_end", "lag_days")  # fmt: skip


def event_list(documents: pl.DataFrame, claims: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """List the events in order of their days, each with its figures by outcome and the ids of their claims.

    Columns: event_id, date_start, date_end, place, killed, injured, other (figures as reported, from the lowest, never
    added up), n_documents, n_claims, n_origins, first_published, last_published, outlets, claim_ids.
    """
    told = claims.filter(pl.col("event_id").is_not_null()).join(
        documents.select("doc_id", outlet_or_unknown(), "published"), on="doc_id", how="left"
    )
    figures = told.with_columns(figure=_figure_said()).sort("event_id", "low", "figure", nulls_last=True)
    listed = figures.group_by("event_id", maintain_order=True).agg(
        killed=_figures_of(pl.col("outcome") == "killed"),
        injured=_figures_of(pl.col("outcome") == "injured"),
        other=_figures_of(~pl.col("outcome").is_in(["killed", "injured"])),
        first_published=pl.col("published").min(),
        last_published=pl.col("published").max(),
        outlets=pl.col("outlet").unique().sort().str.join("; "),
        claim_ids=pl.col("claim_id").sort().str.join(" "),
    )
    return (
        events.join(listed, on="event_id")
        .sort("date_start", "event_id", nulls_last=True)
        .select("event_id", "date_start", "date_end", "place", "killed", "injured", "other", "n_documents", "n_claims",
                "n_origins", "first_published", "last_published", "outlets", "claim_ids")
    )  # fmt: skip


def _figure_said() -> pl.Expr:
    """Return the figure, with a word for what is not asserted and for outcomes that share a column."""
    plain = pl.col("outcome").is_in(["killed", "injured"])
    figure = (
        pl.when(plain).then(compare.figure_label()).otherwise(pl.format("{} {}", "outcome", compare.figure_label()))
    )
    said = pl.col("modality") == "asserted"
    return pl.when(said).then(figure).otherwise(pl.format("{} ({})", figure, "modality"))


def _figures_of(which: pl.Expr) -> pl.Expr:
    return pl.col("figure").filter(which).unique(maintain_order=True).str.join("; ")


def lag_by_outlet(dated: pl.DataFrame) -> pl.DataFrame:
    """Return how long after the harm each outlet's claims were published: outlet, n_claims, shortest, median, longest.

    Days; ``dated`` are rows of :func:`dated_claims`. n_undated counts the claims that have no lag, n_before those whose
    date lies after publication, which is a sign of a wrong date.
    """
    return (
        dated.group_by("outlet")
        .agg(
            n_claims=pl.col("lag_days").count(),
            shortest=pl.col("lag_days").min(),
            median=pl.col("lag_days").median(),
            longest=pl.col("lag_days").max(),
            n_before=(pl.col("lag_days") < 0).sum(),
            n_undated=pl.col("lag_days").is_null().sum(),
        )
        .sort("outlet")
    )


def activity(documents: pl.DataFrame, claims: pl.DataFrame, events: pl.DataFrame, granularity: str) -> pl.DataFrame:
    """Count claims and name events by the period they speak of: period, n_claims, n_documents, events, claim_ids.

    Running totals belong to no period. Claims are counted; their figures are not.
    """
    dated = _placed(dated_claims(documents, claims.filter(~pl.col("is_cumulative")), events), granularity)
    return (
        dated.filter(pl.col("period").is_not_null())
        .group_by("period")
        .agg(
            n_claims=pl.len(),
            n_documents=pl.col("doc_id").n_unique(),
            events=pl.col("event_label").drop_nulls().unique().sort().str.join("; "),
            claim_ids=pl.col("claim_id").sort().str.join(" "),
        )
        .sort("period")
    )
