"""Wordings: by which names outlets call an actor.

A loaded name is counted as the outlet printed it, beside the neutral name; it is never put right and never made into a
score. Every function takes tables and returns a table.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from hasila.frequency import names
from hasila.overview import outlet_or_unknown


def wording(documents: pl.DataFrame, mentions: pl.DataFrame, labels: pl.DataFrame | None = None) -> pl.DataFrame:
    """Count by which name each outlet calls each actor: the wording matrix, in long form.

    Columns: actor_id, name_ar, form (as the lexicon spells it, else as written without quotation marks), label
    (neutral or loaded; null where no lexicon has the form), whose (whose word it is), outlet, n_mentions,
    outlet_mentions (of the actor), share, n_documents, doc_ids. ``labels`` are those of hasila.actors.labels.
    """
    written = pl.col("text").str.replace_all(r"[«»\"“”'\s]+", " ").str.strip_chars()
    counted = (
        mentions.join(documents.select("doc_id", outlet_or_unknown()), on="doc_id")
        .with_columns(form=pl.coalesce("wording", written))
        .group_by("actor_id", "outlet", "form")
        .agg(
            n_mentions=pl.len(),
            n_documents=pl.col("doc_id").n_unique(),
            doc_ids=pl.col("doc_id").unique().sort().str.join(" "),
        )
        .with_columns(outlet_mentions=pl.col("n_mentions").sum().over("actor_id", "outlet"))
        .with_columns(share=pl.col("n_mentions") / pl.col("outlet_mentions"))
        .join(names(mentions).select("actor_id", "name_ar"), on="actor_id")
    )
    return (
        counted.join(_labels(labels), on=["actor_id", "form"], how="left")
        .sort("actor_id", "outlet", "n_mentions", "form", descending=[False, False, True, False])
        .select("actor_id", "name_ar", "form", "label", "whose", "outlet", "n_mentions", "outlet_mentions", "share",
                "n_documents", "doc_ids")
    )  # fmt: skip


def _labels(labels: pl.DataFrame | None) -> pl.DataFrame:
    """Return one label a form and actor: loaded before neutral where the lexicons have both."""
    columns = {"actor_id": pl.String, "form": pl.String, "label": pl.String, "whose": pl.String}
    if labels is None:
        return pl.DataFrame(schema=columns)
    ordered = labels.sort("actor_id", "form", "label", "whose")
    return ordered.unique(["actor_id", "form"], keep="first", maintain_order=True).select(list(columns))


def wording_of(wordings: pl.DataFrame, actors: Sequence[str]) -> pl.DataFrame:
    """Return the rows of :func:`wording` of these actors, in their order, without ids."""
    order = pl.DataFrame({"actor_id": list(actors)}, schema={"actor_id": pl.String})
    return order.join(wordings, on="actor_id", maintain_order="left").drop("actor_id", "doc_ids")


def contested(wordings: pl.DataFrame, top: int = 3) -> list[str]:
    """Return the actors that outlets call by most different names: first those with a form marked as loaded."""
    return (
        wordings.group_by("actor_id")
        .agg(
            loaded=(pl.col("label") == "loaded").fill_null(False).any(),
            forms=pl.col("form").n_unique(),
            outlets=pl.col("outlet").n_unique(),
            mentions=pl.col("n_mentions").sum(),
        )
        .filter(pl.col("forms") > 1, pl.col("outlets") > 1)
        .sort("loaded", "outlets", "forms", "mentions", "actor_id", descending=[True, True, True, True, False])
        .head(top)["actor_id"]
        .to_list()
    )
