"""The small frozen records that pass between the rooms of extraction.

Every ``start``/``end`` is a half-open character offset into the raw text of the article. A record holds what one room
knows; :mod:`hasila.extraction` lays them side by side into the rows of :mod:`hasila.tables`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something, as the words say it: bounds, how they are bounded, and the span with its qualifier."""

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: str
    imputed: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """One (quantity, outcome, victim group) statement, before anybody asks who said it."""

    sentence_id: int
    start: int
    end: int
    outcome: str
    low: int | None
    high: int | None
    qualifier: str
    imputed: bool
    rule: str
    #: The outcome word that carries the claim (for a zero claim the whole negated phrase).
    trigger_start: int
    trigger_end: int
    victim_start: int | None = None
    victim_end: int | None = None
    victim_class: str = "unknown"
    is_cumulative: bool = False
    death_wording: str | None = None
    #: The quantity is a proper name (a named victim): such text stays out of exports.
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is quoted for a claim; all null where the outlet says it in its own voice."""

    source_start: int | None = None
    source_end: int | None = None
    via_start: int | None = None
    via_end: int | None = None
    verb_start: int | None = None
    verb_end: int | None = None
    stance: str | None = None
    modality: str = "asserted"


@dataclass(frozen=True, slots=True)
class Circumstance:
    """When and where the harm of a claim happened."""

    event_date: str | None = None
    place_start: int | None = None
    place_end: int | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression that places something on the calendar, with its ISO value."""

    sentence_id: int
    start: int
    end: int
    value: str
    precision: str
    anchor: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A mention of an actor, with the neutral names of the actor it is."""

    sentence_id: int
    start: int
    end: int
    actor_id: str
    actor_type: str
    name_ar: str
    name_en: str | None
    wording: str | None
    method: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A mention of a place; ``place_id`` and coordinates (degrees) are null where no gazetteer knows it."""

    sentence_id: int
    start: int
    end: int
    #: How specific: site, quarter, village, town, district, governorate, region, country, or null.
    kind: str | None = None
    place_id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
