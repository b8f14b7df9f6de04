"""The ledger to take away: CSV, Parquet, JSON Lines, and two flat tables in the shapes of UCDP GED and ACLED.

At most one sentence of article text goes with a claim, names of private victims are withheld, and every row carries
the codebook version. The two flat shapes have room for one number where the ledger holds several: they give it only
where no claim disputes it, and the column ``not_carried`` says what the flat form could not hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from hasila import tables
from hasila.lexicons import Lexicons
from hasila.nearness import Nearness
from hasila.privacy import nameless, private_names
from hasila.tables import CODEBOOK_VERSION


# ---------------------------------------------------------------- the ledger
def ledger(
    documents: pl.DataFrame,
    sentences: pl.DataFrame,
    claims: pl.DataFrame,
    actors: pl.DataFrame,
    lexicons: Lexicons | None = None,
) -> pl.DataFrame:
    """Return the claims with outlet, date, file hash and their one sentence, names of private persons withheld.

    ``sentence`` is null where a claim put in by hand stands in an article without sentences (its extraction failed).
    ``lexicons`` tell the given names behind which a victim's name is looked for.
    """
    names = private_names(claims, actors, lexicons)
    about = documents.select("doc_id", "outlet", "published", "published_basis", "source_file", "content_hash", "text")
    spans = sentences.select("doc_id", "sentence_id", first="start", last="end")
    joined = claims.join(about, on="doc_id", how="left").join(spans, on=["doc_id", "sentence_id"], how="left")
    sentence = pl.col("text").str.slice(pl.col("first"), pl.col("last") - pl.col("first"))
    told = joined.with_columns(
        sentence=pl.when(pl.col("first").is_not_null()).then(sentence), codebook_version=pl.lit(CODEBOOK_VERSION)
    )
    return nameless(told.drop("text", "first", "last"), names, ["quantity_text", "victim_text", "sentence"])


# ---------------------------------------------------------------- flat shapes
#: Precision of dates in UCDP GED (Högbladh, GED Codebook): 1 exact day, 2 two to six days, 3 week, 4 month, 5 more.
_GED_DATE_PRECISION = ((0, 1), (5, 2), (7, 3), (31, 4))
#: Time precision of ACLED (ACLED Codebook): 1 the day, 2 the week, 3 the month.
_ACLED_TIME_PRECISION = ((0, 1), (7, 2))


def ucdp_ged(events: pl.DataFrame, rows: pl.DataFrame, lexicons: Lexicons | None = None) -> pl.DataFrame:
    """Return one row an event in the shape of UCDP GED; ``rows`` are the intervals of :mod:`hasila.compare`.

    ``low`` and ``high`` are the ends of what was reported killed; ``best`` and the deaths by side are given only where
    all claims agree on one number, never chosen or computed.
    """
    nearness = Nearness(lexicons or Lexicons())
    return pl.DataFrame([_ged_row(event, about, nearness) for event, about in _events(events, rows)], schema=GED)


GED = {
    "id": pl.String,
    "year": pl.Int64,
    "source_article": pl.String,
    "where_coordinates": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "date_prec": pl.Int64,
    "date_start": pl.Date,
    "date_end": pl.Date,
    "deaths_combatants": pl.Int64,
    "deaths_civilians": pl.Int64,
    "deaths_unknown": pl.Int64,
    "best": pl.Int64,
    "low": pl.Int64,
    "high": pl.Int64,
    "claim_ids": pl.String,
    "not_carried": pl.String,
    "codebook_version": pl.String,
}


def _events(events: pl.DataFrame, rows: pl.DataFrame) -> Iterator[tuple[dict[str, object], pl.DataFrame]]:
    """Yield each event with its rows, running totals left out."""
    about = {event_id: part for (event_id,), part in rows.filter(~pl.col("is_cumulative")).group_by("event_id")}
    for event in events.iter_rows(named=True):
        yield event, about.get(event["event_id"], rows.clear())


def _killed(about: pl.DataFrame) -> pl.DataFrame:
    return about.filter((pl.col("outcome") == "killed") & (pl.col("modality") == "asserted"))


def _undisputed(killed: pl.DataFrame) -> int | None:
    """Return the number that every claim gives exactly, None where there is none or they differ."""
    figures = set(killed.select("low", "high").iter_rows())
    low, high = next(iter(figures)) if len(figures) == 1 else (None, -1)
    return int(low) if low is not None and low == high else None


def _ged_row(event: dict[str, object], about: pl.DataFrame, nearness: Nearness) -> dict[str, object]:
    killed = _killed(about)
    place = nearness.resolve(str(event["place"] or ""))
    sides = {cls: _undisputed(killed.filter(pl.col("victim_class") == cls)) for cls in tables.VICTIM_CLASSES}
    has_open = killed["open_high"].any()
    return {
        "id": event["event_id"],
        "year": getattr(event["date_start"], "year", None),
        "source_article": "; ".join(sorted({str(o) for o in killed["outlet"].drop_nulls()})),
        "where_coordinates": event["place"],
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "date_prec": _precision(event, _GED_DATE_PRECISION, 5),
        "date_start": event["date_start"],
        "date_end": event["date_end"],
        "deaths_combatants": sides["combatant"],
        "deaths_civilians": sides["civilian"],
        "deaths_unknown": sides["unknown"],
        "best": _undisputed(killed),
        "low": killed["low"].min(),
        "high": None if has_open else killed["high"].max(),
        "claim_ids": "; ".join(sorted(killed["claim_id"])),
        "not_carried": _not_carried(about, killed),
        "codebook_version": CODEBOOK_VERSION,
    }


ACLED = {
    "event_id_cnty": pl.String,
    "event_date": pl.Date,
    "year": pl.Int64,
    "time_precision": pl.Int64,
    "location": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "source": pl.String,
    "fatalities": pl.Int64,
    "claim_ids": pl.String,
    "not_carried": pl.String,
    "codebook_version": pl.String,
}


def acled(events: pl.DataFrame, rows: pl.DataFrame, lexicons: Lexicons | None = None) -> pl.DataFrame:
    """Return one row an event in the shape of ACLED; ``fatalities`` only where every claim gives the same number."""
    nearness = Nearness(lexicons or Lexicons())
    return pl.DataFrame([_acled_row(event, about, nearness) for event, about in _events(events, rows)], schema=ACLED)


def _acled_row(event: dict[str, object], about: pl.DataFrame, nearness: Nearness) -> dict[str, object]:
    ged = _ged_row(event, about, nearness)
    return {
        "event_id_cnty": ged["id"],
        "event_date": event["date_start"],
        "year": ged["year"],
        "time_precision": _precision(event, _ACLED_TIME_PRECISION, 3),
        "location": event["place"],
        "latitude": ged["latitude"],
        "longitude": ged["longitude"],
        "source": ged["source_article"],
        "fatalities": ged["best"],
        "claim_ids": ged["claim_ids"],
        "not_carried": ged["not_carried"],
        "codebook_version": CODEBOOK_VERSION,
    }


def _precision(event: dict[str, object], steps: tuple[tuple[int, int], ...], widest: int) -> int | None:
    """Return how precisely the event is dated, null where no claim dates it."""
    if event["date_start"] is None or event["date_end"] is None:
        return None
    days = (event["date_end"] - event["date_start"]).days  # type: ignore[operator]
    return next((code for most, code in steps if days <= most), widest)


def _not_carried(about: pl.DataFrame, killed: pl.DataFrame) -> str:
    """Return in one line what a flat row cannot hold: rival and open figures, other outcomes, denials, vague words."""
    labels = killed["figure_label"].unique().sort().to_list()
    others = sorted(set(about["outcome"]) - {"killed"})
    hedged = about.filter(pl.col("modality") != "asserted")
    parts = [
        f"{len(labels)} rival figures: {', '.join(labels)}" if len(labels) > 1 else "",
        "open upwards" if killed["open_high"].any() else "",
        "bounds imputed from vague words" if killed["imputed"].any() else "",
        f"other outcomes: {', '.join(others)}" if others else "",
        f"{len(hedged)} denied or unconfirmed claims" if len(hedged) else "",
        f"{about['origin_id'].n_unique()} origins behind {about['outlet'].n_unique()} outlets",
    ]
    return "; ".join(part for part in parts if part)


# ---------------------------------------------------------------- writing
def write_exports(
    told: pl.DataFrame, events: pl.DataFrame, rows: pl.DataFrame, folder: Path, lexicons: Lexicons | None = None
) -> list[Path]:
    """Write the ledger in every format, ucdp_ged.csv and acled.csv to ``folder``, each atomically; return the paths.

    ``lexicons`` give the coordinates of places.
    """
    files = [(f"ledger.{suffix}", told) for suffix in tables.FORMATS]
    files += [("ucdp_ged.csv", ucdp_ged(events, rows, lexicons)), ("acled.csv", acled(events, rows, lexicons))]
    paths = []
    for name, frame in files:
        path = Path(folder) / name
        tables.write_atomically(path, tables.frame_bytes(frame, path.suffix))
        paths.append(path)
    return paths
