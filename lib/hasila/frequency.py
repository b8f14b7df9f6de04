"""Who is in the news: actors by documents, mentions and rate, by outlet and over time, and together.

Every function takes tables and returns a table; nothing here draws or reads a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, lgamma

import polars as pl

from hasila.overview import outlet_or_unknown

#: What the frequency of actors can be counted by, and the column that holds it.
UNITS = {"documents": "n_documents", "mentions": "n_mentions", "per_1000_words": "per_1000_words"}
_EVERY = {"day": "1d", "week": "1w", "month": "1mo", "year": "1y"}
_NAMES = ("actor_id", "name_ar", "name_en", "actor_type")


def period(column: str, granularity: str) -> pl.Expr:
    """Return the first day of the day, week (from Monday), month or year that ``column`` falls in."""
    return pl.col(column).dt.truncate(_EVERY[granularity])


def recognised(documents: pl.DataFrame, mentions: pl.DataFrame, ner: bool) -> pl.DataFrame:
    """Return the mentions, with those that the neural model adds to them where ``ner`` asks for it.

    NerUnavailableError says what to install and to download where the model or its data are missing.
    """
    if not ner:
        return mentions
    from hasila.ner import NeuralNames, add_names  # heavy, and asked for by few

    return add_names(documents, mentions, NeuralNames.load())


def names(mentions: pl.DataFrame) -> pl.DataFrame:
    """Return one row an actor: actor_id, name_ar, name_en, actor_type (the first of each in sorted order)."""
    return mentions.select(_NAMES).sort(_NAMES, nulls_last=True).unique("actor_id", keep="first", maintain_order=True)


def by_actor(
    documents: pl.DataFrame, mentions: pl.DataFrame, count_by: str = "mentions", min_count: int = 1
) -> pl.DataFrame:
    """Count actors: the names, n_documents, n_outlets, n_mentions, per_1000_words, methods.

    The most frequent by ``count_by`` come first; those with fewer than ``min_count`` mentions are left out.
    """
    total = int(documents["n_words"].sum())
    told = mentions.join(documents.select("doc_id", "outlet"), on="doc_id", how="left")
    counted = told.group_by("actor_id").agg(
        n_documents=pl.col("doc_id").n_unique(),
        n_outlets=outlet_or_unknown().n_unique(),
        n_mentions=pl.len(),
        methods=pl.col("method").unique().sort().str.join(", "),
    )
    rated = counted.with_columns(per_1000_words=pl.col("n_mentions") * 1000.0 / max(total, 1))
    return (
        names(mentions)
        .join(rated, on="actor_id")
        .filter(pl.col("n_mentions") >= min_count)
        .sort(UNITS[count_by], "n_mentions", "actor_id", descending=[True, True, False])
        .select(*_NAMES, "n_documents", "n_outlets", "n_mentions", "per_1000_words", "methods")
    )


def methods(mentions: pl.DataFrame) -> pl.DataFrame:
    """Count mentions by how they were recognised: method, n_mentions, n_actors, share."""
    return (
        mentions.group_by("method")
        .agg(n_mentions=pl.len(), n_actors=pl.col("actor_id").n_unique())
        .with_columns(share=pl.col("n_mentions") / pl.col("n_mentions").sum())
        .sort("n_mentions", "method", descending=[True, False])
    )


def choose(frequency: pl.DataFrame, actors: Sequence[str] = (), top: int = 20) -> list[str]:
    """Return the ids of the actors asked for (by id or by Arabic or English name), else of the ``top`` first."""
    if not actors:
        return frequency["actor_id"].head(top).to_list()
    wanted = [name.strip().casefold() for name in actors]
    found = pl.any_horizontal(
        pl.col(column).str.to_lowercase().is_in(wanted) for column in ("actor_id", "name_ar", "name_en")
    )
    return frequency.filter(found.fill_null(False))["actor_id"].to_list()


def by_outlet(documents: pl.DataFrame, mentions: pl.DataFrame, actors: Sequence[str]) -> pl.DataFrame:
    """Count the actors by outlet, zeros included.

    Columns: actor_id, name_ar, outlet, n_mentions, n_documents, outlet_documents, share_of_documents, per_1000_words.
    """
    outlets = documents.group_by(outlet_or_unknown()).agg(outlet_documents=pl.len(), words=pl.col("n_words").sum())
    told = _told(documents, mentions, actors)
    counted = told.group_by("actor_id", "outlet").agg(n_mentions=pl.len(), n_documents=pl.col("doc_id").n_unique())
    every = names(mentions).filter(pl.col("actor_id").is_in(list(actors))).join(outlets, how="cross")
    return (
        every.join(counted, on=["actor_id", "outlet"], how="left")
        .with_columns(pl.col("n_mentions", "n_documents").fill_null(0))
        .with_columns(
            share_of_documents=pl.col("n_documents") / pl.col("outlet_documents"),
            per_1000_words=pl.col("n_mentions") * 1000 / pl.max_horizontal("words", 1),
        )
        .sort("actor_id", "outlet")
        .select("actor_id", "name_ar", "outlet", "n_mentions", "n_documents", "outlet_documents",
                "share_of_documents", "per_1000_words")
    )  # fmt: skip


def _told(documents: pl.DataFrame, mentions: pl.DataFrame, actors: Sequence[str]) -> pl.DataFrame:
    """Return the mentions of these actors with outlet, publication date and length of their article."""
    articles = documents.select("doc_id", outlet_or_unknown(), "published", "n_words")
    return mentions.filter(pl.col("actor_id").is_in(list(actors))).join(articles, on="doc_id")


def over_time(
    documents: pl.DataFrame, mentions: pl.DataFrame, actors: Sequence[str], granularity: str = "month"
) -> pl.DataFrame:
    """Count the actors by period of publication: actor_id, name_ar, period, n_mentions, n_documents, period_documents,
    per_1000_words (of that period's words). Undated articles have period null.
    """
    dated = documents.with_columns(period=period("published", granularity))
    sizes = dated.group_by("period").agg(period_documents=pl.len(), words=pl.col("n_words").sum())
    told = _told(documents, mentions, actors).with_columns(period=period("published", granularity))
    return (
        told.group_by("actor_id", "period")
        .agg(n_mentions=pl.len(), n_documents=pl.col("doc_id").n_unique())
        .join(sizes, on="period", nulls_equal=True)
        .join(names(mentions).select("actor_id", "name_ar"), on="actor_id")
        .with_columns(per_1000_words=pl.col("n_mentions") * 1000 / pl.max_horizontal("words", 1))
        .sort("actor_id", "period", nulls_last=True)
        .select("actor_id", "name_ar", "period", "n_mentions", "n_documents", "period_documents", "per_1000_words")
    )


# ---------------------------------------------------------------- together
def together(documents: pl.DataFrame, mentions: pl.DataFrame, actors: Sequence[str]) -> pl.DataFrame:
    """Count in how many articles each two of the actors stand together, against chance.

    Columns: actor_a, name_a, actor_b, name_b, n_a, n_b, n_both, expected, ratio, p, q, doc_ids. ``p`` is the chance of
    at least ``n_both`` shared articles if actors were dealt over the articles at random (one-sided Fisher's exact
    test); ``q`` is p corrected for the number of pairs (Benjamini and Hochberg, 1995). Reprints share their actors: a
    small q says that two names travel together, not that the actors do.
    """
    present = mentions.filter(pl.col("actor_id").is_in(list(actors))).select("actor_id", "doc_id").unique()
    sizes = dict(present.group_by("actor_id").len().sort("actor_id").iter_rows())
    both = (
        present.join(present, on="doc_id", suffix="_b")
        .filter(pl.col("actor_id") < pl.col("actor_id_b"))
        .group_by(actor_a="actor_id", actor_b="actor_id_b")
        .agg(n_both=pl.len(), doc_ids=pl.col("doc_id").sort().str.join(" "))
        .sort("actor_a", "actor_b")
    )
    total = len(documents)
    rows = [
        (a, b, sizes[a], sizes[b], n, sizes[a] * sizes[b] / total, at_least(n, sizes[a], sizes[b], total), ids)
        for a, b, n, ids in both.iter_rows()
    ]
    schema = {"actor_a": pl.String, "actor_b": pl.String, "n_a": pl.Int64, "n_b": pl.Int64, "n_both": pl.Int64,
              "expected": pl.Float64, "p": pl.Float64, "doc_ids": pl.String}  # fmt: skip
    pairs = pl.DataFrame(rows, schema=schema, orient="row")
    named = names(mentions).select("actor_id", "name_ar")
    return (
        _corrected(pairs, tests=len(sizes) * (len(sizes) - 1) // 2)
        .with_columns(ratio=pl.col("n_both") / pl.col("expected"))
        .join(named.rename({"actor_id": "actor_a", "name_ar": "name_a"}), on="actor_a")
        .join(named.rename({"actor_id": "actor_b", "name_ar": "name_b"}), on="actor_b")
        .sort("q", "n_both", "actor_a", "actor_b", descending=[False, True, False, False])
        .select("actor_a", "name_a", "actor_b", "name_b", "n_a", "n_b", "n_both", "expected", "ratio",
                "p", "q", "doc_ids")
    )  # fmt: skip


def at_least(both: int, n_a: int, n_b: int, total: int) -> float:
    """Return the chance that random sets of ``n_a`` and ``n_b`` out of ``total`` share at least ``both``.

    The tail of the hypergeometric distribution, added up away from its middle, where its terms only shrink.
    """
    least, most = max(0, n_a + n_b - total), min(n_a, n_b)
    if both <= least:
        return 1.0
    if both > most:
        return 0.0
    if both * total <= n_a * n_b:
        return max(0.0, 1.0 - _tail(range(both - 1, least - 1, -1), n_a, n_b, total))
    return min(1.0, _tail(range(both, most + 1), n_a, n_b, total))


def _tail(shared: range, n_a: int, n_b: int, total: int) -> float:
    """Add up the chances of sharing exactly so many, until further ones no longer change the sum."""
    found = 0.0
    for number in shared:
        term = exp(_log_ways(n_a, number) + _log_ways(total - n_a, n_b - number) - _log_ways(total, n_b))
        found += term
        if term < 1e-17 * found:
            break
    return found


def _log_ways(number: int, chosen: int) -> float:
    return lgamma(number + 1) - lgamma(chosen + 1) - lgamma(number - chosen + 1)


def _corrected(pairs: pl.DataFrame, tests: int) -> pl.DataFrame:
    """Add q: the smallest p * tests / rank over this pair and all with a larger p, at most 1."""
    ranked = pairs.sort("p", "actor_a", "actor_b").with_row_index("rank", offset=1)
    step = (pl.col("p") * tests / pl.col("rank")).reverse().cum_min().reverse()
    return ranked.with_columns(q=pl.min_horizontal(step, pl.lit(1.0))).drop("rank")


# ---------------------------------------------------------------- speakers and victims
def speakers_and_victims(claims: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Count claims that an actor is the source of, and claims about its people as victims.

    Columns: actor_id, name_ar, n_as_source, n_as_victim, source_claim_ids, victim_claim_ids. Claims are counted, the
    dead are not: figures of rival claims are never added up.
    """
    source = _claims_of(claims, "source_actor_id", "n_as_source", "source_claim_ids")
    victim = _claims_of(claims, "victim_actor_id", "n_as_victim", "victim_claim_ids")
    return (
        source.join(victim, on="actor_id", how="full", coalesce=True)
        .with_columns(pl.col("n_as_source", "n_as_victim").fill_null(0))
        .join(names(mentions).select("actor_id", "name_ar"), on="actor_id", how="left")
        .with_columns(pl.col("name_ar").fill_null(pl.col("actor_id")))
        .sort(pl.col("n_as_source") + pl.col("n_as_victim"), "actor_id", descending=[True, False])
        .select("actor_id", "name_ar", "n_as_source", "n_as_victim", "source_claim_ids", "victim_claim_ids")
    )


def _claims_of(claims: pl.DataFrame, column: str, count: str, ids: str) -> pl.DataFrame:
    return (
        claims.filter(pl.col(column).is_not_null())
        .group_by(actor_id=column)
        .agg(pl.len().alias(count), pl.col("claim_id").sort().str.join(" ").alias(ids))
    )


def mentions_of(documents: pl.DataFrame, mentions: pl.DataFrame, actors: Sequence[str]) -> pl.DataFrame:
    """Return the mentions of these actors in the order of publication, for a concordance."""
    when = documents.select("doc_id", "published")
    return (
        mentions.filter(pl.col("actor_id").is_in(list(actors)))
        .join(when, on="doc_id", how="left")
        .sort("actor_id", "published", "doc_id", "start", nulls_last=True)
        .drop("published")
    )
