"""Rows of made tables, for tests that need a small corpus and no extraction."""

from datetime import date
from types import SimpleNamespace

import polars as pl

from hasila import compare, origins, tables

#: An article with two claims and a day, to run things on.
ARTICLE = "قال مصدر طبي إن ثلاثة جنود قتلوا وأصيب خمسة مدنيين في قصف على البلدة يوم الخميس.\n"
TEXTS = {
    "d1": "أعلنت فرقة الإسعاف مقتل 12 شخصاً في بلدة السرو أمس.",
    "d2": "قال مدير المشفى إن 20 شخصاً على الأقل قتلوا في السرو.",
    "d3": "نفى الناطق باسم اللواء سقوط قتلى، ولم تذكر فرقة الإسعاف رقماً.",
    "d4": "بلغت حصيلة العام أكثر من 300 قتيل.",
}
OUTLETS = {"d1": "صحيفة الميناء", "d2": "راديو السفح", "d3": "صحيفة الميناء", "d4": "راديو السفح"}
PUBLISHED = {"d1": date(2020, 5, 3), "d2": date(2020, 5, 4), "d3": date(2020, 6, 1), "d4": None}


def document(doc_id: str, text: str, outlet: str | None, published: date | None) -> dict:
    return {
        "doc_id": doc_id, "outlet": outlet, "published": published,
        "published_basis": "given" if published else "none", "title": None, "text": text, "url": None,
        "source_file": f"{doc_id}.txt", "content_hash": doc_id * 32, "n_words": len(text.split()), "problems": None,
    }  # fmt: skip


def claim(
    claim_id: str, doc_id: str, words: str, low: int | None, high: int | None, qualifier: str, **more: object
) -> dict:
    start = TEXTS[doc_id].index(words) if doc_id in TEXTS else 0
    row = dict.fromkeys(tables.dtypes("casualty_claims"))
    row |= {
        "claim_id": claim_id, "doc_id": doc_id, "sentence_id": 0, "start": start, "end": start + len(words),
        "quantity_text": words, "outcome": "killed", "low": low, "high": high, "qualifier": qualifier,
        "imputed": False, "victim_class": "unknown", "modality": "asserted", "is_cumulative": False,
        "position": "body", "rule": "hand", "event_id": "ev-1", "event_date": "2020-05-02", "place_text": "السرو",
    }  # fmt: skip
    return row | more


CLAIMS = [
    claim("c1", "d1", "12", 12, 12, "exact", source_text="فرقة الإسعاف", source_actor_id="medics"),
    claim("c2", "d2", "20", 20, None, "at_least", source_text="مدير المشفى", via_text="الوكالة"),
    claim("c3", "d3", "سقوط قتلى", 0, 0, "zero", source_text="الناطق", modality="denied", victim_actor_id="brigade"),
    claim("c4", "d4", "أكثر من 300", 300, None, "more_than", is_cumulative=True, event_id=None, event_date="2019"),
]
MENTIONS = [
    ("d1", "فرقة الإسعاف", "medics"), ("d3", "فرقة الإسعاف", "medics"), ("d3", "اللواء", "brigade"),
    ("d2", "مدير المشفى", "director"),
]  # fmt: skip
TIMES = [
    ("d1", "أمس", "2020-05-02", "day", "published", None),
    ("d4", "العام", "UNKNOWN", "unknown", "none", None),
]


def span(doc_id: str, words: str) -> dict:
    start = TEXTS[doc_id].index(words)
    return {"doc_id": doc_id, "sentence_id": 0, "start": start, "end": start + len(words), "text": words}


def ledger() -> SimpleNamespace:
    """Return a ledger of four short articles by two outlets, on one event, with a running total apart."""
    documents = [document(name, TEXTS[name], OUTLETS[name], PUBLISHED[name]) for name in TEXTS]
    sentences = [
        {"doc_id": name, "sentence_id": 0, "start": 0, "end": len(text), "is_headline": False}
        for name, text in TEXTS.items()
    ]
    actors = [
        span(doc_id, words)
        | {"actor_id": actor, "actor_type": "other_org", "name_ar": words, "name_en": None,
           "wording": None, "method": "pattern"}
        for doc_id, words, actor in MENTIONS
    ]  # fmt: skip
    times = [
        span(doc_id, words) | {"value": value, "precision": fine, "anchor": anchor, "flags": flags}
        for doc_id, words, value, fine, anchor, flags in TIMES
    ]
    event = {
        "event_id": "ev-1", "date_start": date(2020, 5, 2), "date_end": date(2020, 5, 2), "place": "السرو",
        "n_documents": 3, "n_claims": 3, "n_origins": 3,
    }  # fmt: skip
    return SimpleNamespace(
        documents=tables.table("documents", documents),
        sentences=tables.table("sentences", sentences),
        claims=tables.table("casualty_claims", CLAIMS),
        actors=tables.table("actor_mentions", actors),
        times=tables.table("time_expressions", times),
        events=tables.table("events", [event]),
        reuse=tables.table("reuse"),
        problems=tables.table("problems"),
        links=pl.DataFrame(schema={"claim_id": pl.String, "event_id": pl.String, "reason": pl.String}),
    )


def empty() -> SimpleNamespace:
    """Return the ledger of an empty corpus."""
    names = {"claims": "casualty_claims", "actors": "actor_mentions", "times": "time_expressions"}
    frames = {name: tables.table(names.get(name, name)) for name in vars(ledger()) if name != "links"}
    return SimpleNamespace(**frames, links=ledger().links)


def intervals(made: SimpleNamespace) -> pl.DataFrame:
    """Return the rows of the claims chart of a ledger."""
    origin = origins.claim_origins(made.documents, made.claims, made.reuse)
    return compare.intervals(made.documents, made.claims, made.events, origin)
