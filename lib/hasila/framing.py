"""Framing: in which words outlets tell the same claims. Words and counts with their bases, never a score of bias."""

from __future__ import annotations

import polars as pl

from hasila.attribution import dictionary_form, dictionary_forms
from hasila.lexicons import Lexicons


def _claims_with_outlet(documents: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    return claims.join(documents.select("doc_id", "outlet"), on="doc_id", how="left")


def _counted(frame: pl.DataFrame, key: list[str], base: list[str]) -> pl.DataFrame:
    """Count claims by ``key``, with their ids, their number in ``base`` and the share of it."""
    counted = frame.group_by(key).agg(
        n_claims=pl.len().cast(pl.Int64), claim_ids=pl.col("claim_id").sort().str.join("; ")
    )
    total = pl.col("n_claims").sum().over(base)
    return counted.with_columns(base=total, share=(pl.col("n_claims") / total).round(6)).sort(key, nulls_last=True)


def verbs(documents: pl.DataFrame, claims: pl.DataFrame, lexicons: Lexicons) -> pl.DataFrame:
    """Return which verb an outlet gives which speaker, with stance, written, n_claims, claim_ids, base and share.

    ``reporting_verb`` is the dictionary form that ``lexicons`` give the word of speech («أكد»), ``written`` what stands
    in the articles («أكدت; وأكد»). ``base`` is the number of the outlet's claims of that speaker that have a verb.
    """
    spoken = _claims_with_outlet(documents, claims).filter(pl.col("reporting_verb").is_not_null())
    forms = dictionary_forms(lexicons)
    counted_by = {word: dictionary_form(word, forms) for word in spoken["reporting_verb"].unique().sort()}
    named = spoken.with_columns(
        speaker_label=pl.col("source_text").fill_null("?"),
        written=pl.col("reporting_verb"),
        reporting_verb=pl.col("reporting_verb").replace_strict(counted_by, return_dtype=pl.String),
    )
    key = ["outlet", "speaker_label", "reporting_verb", "stance"]
    written = named.group_by(key).agg(pl.col("written").unique().sort().str.join("; "))
    counted = _counted(named, key, key[:2])
    return counted.join(written, on=key, nulls_equal=True, maintain_order="left").select(
        *key, "written", "n_claims", "claim_ids", "base", "share"
    )


def stances(documents: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """Return the stances of the reporting verbs by outlet: outlet, stance, n_claims, base (with a verb), share."""
    spoken = _claims_with_outlet(documents, claims).filter(pl.col("stance").is_not_null())
    return _counted(spoken, ["outlet", "stance"], ["outlet"])


def death_wording(documents: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """Return how an outlet words the death of whom: outlet, victim_class, victim_actor_id, death_wording, counts."""
    worded = _claims_with_outlet(documents, claims).filter(pl.col("death_wording").is_not_null())
    key = ["outlet", "victim_class", "victim_actor_id", "death_wording"]
    return _counted(worded, key, ["outlet", "victim_class", "victim_actor_id"])


def names(documents: pl.DataFrame, actors: pl.DataFrame) -> pl.DataFrame:
    """Return which outlet calls which actor by which name, loaded forms marked, with its share of the mentions."""
    key = ["outlet", "actor_id", "name_ar", "name_en", "wording", "text"]
    mentions = actors.join(documents.select("doc_id", "outlet"), on="doc_id", how="left")
    counted = mentions.group_by(key).agg(n_mentions=pl.len().cast(pl.Int64))
    total = pl.col("n_mentions").sum().over("outlet", "actor_id")
    shared = counted.with_columns(base=total, share_of_outlet=(pl.col("n_mentions") / total).round(6))
    return shared.sort(key, nulls_last=True)


def omissions(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the figures of an event that an outlet which covers it leaves out: who prints them, whose they are.

    ``rows`` are the intervals of :func:`hasila.compare.intervals`. An outlet covers an event when it has a claim of it.
    """
    linked = rows.filter(pl.col("event_id").is_not_null() & pl.col("outlet").is_not_null() & ~pl.col("is_cumulative"))
    figure = ["event_id", "event_label", "outcome", "figure_label", "origin_id"]
    printed = linked.group_by(figure).agg(
        speaker_label=pl.col("speaker_label").sort().first(),
        printed_by=pl.col("outlet").unique().sort().str.join("; "),
        claim_ids=pl.col("claim_id").sort().str.join("; "),
    )
    covering = linked.select("event_id", "outlet").unique()
    has = linked.select(*figure, "outlet").unique()
    missing = printed.join(covering, on="event_id").join(has, on=[*figure, "outlet"], how="anti", nulls_equal=True)
    columns = [
        "event_id",
        "event_label",
        "outlet",
        "outcome",
        "figure_label",
        "speaker_label",
        "printed_by",
        "claim_ids",
    ]
    return missing.select(columns).sort(columns)
