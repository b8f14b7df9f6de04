"""Claims meet in the event they speak of; near misses stay apart; what cannot be told stays alone and says why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import pytest

import expected
from hasila import tables
from hasila.events import Linked, link
from hasila.extraction import extract_corpus

DAY = "2018-02-08"


def claim(claim_id: str, doc_id: str, **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = dict.fromkeys(tables.dtypes("casualty_claims")) | {
        "claim_id": claim_id, "doc_id": doc_id, "sentence_id": 0, "start": 0, "end": 2, "quantity_text": "10",
        "outcome": "killed", "low": 10, "high": 10, "qualifier": "exact", "imputed": False, "victim_class": "unknown",
        "modality": "asserted", "is_cumulative": False, "position": "body", "rule": "verb",
        "event_date": DAY, "place_text": "بلدة خشام",
    }  # fmt: skip
    return plain | more


def linked(*rows: dict[str, Any], titles: dict[str, str] | None = None, texts: dict[str, str] | None = None) -> Linked:
    doc_ids = sorted({row["doc_id"] for row in rows})
    documents = [
        {
            "doc_id": doc_id, "outlet": f"صحيفة {doc_id}", "published": dt.date(2018, 2, 9), "published_basis": "given",
            "title": (titles or {}).get(doc_id), "text": (texts or {}).get(doc_id, "نص"), "url": None,
            "source_file": doc_id, "content_hash": doc_id, "n_words": 2, "problems": None,
        }
        for doc_id in doc_ids
    ]  # fmt: skip
    return link(tables.table("documents", documents), tables.table("casualty_claims", rows))


def together(found: Linked, *claim_ids: str) -> bool:
    ids = {row["event_id"] for row in found.claims.to_dicts() if row["claim_id"] in claim_ids}
    return len(ids) == 1 and None not in ids


def test_two_spellings_of_a_village_on_one_day_are_one_event() -> None:
    assert together(linked(claim("1", "a"), claim("2", "b", place_text="خوشام", low=62, high=62)), "1", "2")


def test_a_night_dated_by_either_of_its_days_is_one_event() -> None:
    assert together(linked(claim("1", "a"), claim("2", "b", event_date="2018-02-07")), "1", "2")


def test_a_village_and_the_region_it_lies_in_meet() -> None:
    assert together(linked(claim("1", "a"), claim("2", "b", place_text="ريف دير الزور الشرقي")), "1", "2")


@pytest.mark.parametrize(
    "other",
    [
        {"event_date": "2019-02-08"},
        {"place_text": "مدينة الباب"},
        {"event_date": "2017-03-20", "place_text": "المنصورة"},
        {"event_date": "2018-02-12"},
    ],
)
def test_a_year_apart_another_town_or_only_the_figure_in_common_are_two_events(other: dict[str, Any]) -> None:
    found = linked(claim("1", "a", low=100, high=100), claim("2", "b", low=100, high=100, **other))
    assert not together(found, "1", "2")
    assert found.events.height == 2


def test_a_region_cannot_tie_two_villages_together_and_is_left_undecided() -> None:
    found = linked(
        claim("1", "a"),
        claim("2", "b", place_text="الميادين"),
        claim("3", "c", place_text="محافظة دير الزور"),
    )
    assert not together(found, "1", "2")
    reasons = dict(found.links.select("claim_id", "reason").iter_rows())
    assert "undecided between" in reasons["3"]


def test_a_cumulative_total_is_in_no_event_and_says_so() -> None:
    found = linked(claim("1", "a"), claim("2", "b", is_cumulative=True, low=855, high=855))
    reasons = {row["claim_id"]: (row["event_id"], row["reason"]) for row in found.links.to_dicts()}
    assert reasons["2"] == (None, "cumulative total")


def test_the_figure_of_a_running_total_is_that_total_in_a_headline_too() -> None:
    total = claim("1", "a", is_cumulative=True, low=855, high=None, place_text=None, event_date=None)
    found = linked(total, claim("2", "b", low=855, high=855), claim("3", "b", low=62, high=62, start=5, end=7))
    events = dict(found.links.select("claim_id", "event_id").iter_rows())
    assert events["1"] is None and events["2"] is None and events["3"] is not None


def test_a_claim_without_date_and_place_stays_unlinked_and_says_what_it_lacks() -> None:
    found = linked(claim("1", "a"), claim("2", "b", event_date=None, place_text=None))
    reasons = {row["claim_id"]: (row["event_id"], row["reason"]) for row in found.links.to_dicts()}
    assert reasons["2"] == (None, "no date and no place")


def test_claims_of_an_undated_article_meet_at_their_place_without_a_date() -> None:
    undated = {"event_date": None}
    found = linked(claim("1", "a", **undated), claim("2", "a", outcome="injured", start=5, end=7, **undated))
    assert together(found, "1", "2")
    assert found.events.select("date_start", "date_end").row(0) == (None, None)


def test_a_claim_of_the_same_sentence_shares_the_event_of_its_neighbour() -> None:
    found = linked(claim("1", "a"), claim("2", "a", outcome="injured", start=5, end=7, place_text=None))
    assert together(found, "1", "2")


def test_every_link_says_why() -> None:
    found = linked(claim("1", "a", low=62, high=62), claim("2", "b", low=62, high=62))
    assert found.links["reason"].to_list() == ["same day; same place; same figure 62"] * 2


def test_the_order_of_the_claims_changes_nothing() -> None:
    documents = expected.documents()
    claims = expected.claims(documents)
    once, again = link(documents, claims), link(documents.reverse(), claims.reverse())
    assert once.events.equals(again.events)
    assert once.links.equals(again.links)


# ---------------------------------------------------------------- the sample
def b_cubed(labels: dict[str, str | None], found: dict[str, str | None]) -> float:
    """Return the B-cubed F1 of event ids over claims; a claim without an event is a cluster of its own."""
    by_label, by_event = defaultdict(set), defaultdict(set)
    for key in labels:
        by_label[labels[key] or key].add(key)
        by_event[found[key] or key].add(key)
    shared = {key: len(by_label[labels[key] or key] & by_event[found[key] or key]) for key in labels}
    precision = sum(shared[key] / len(by_event[found[key] or key]) for key in labels) / len(labels)
    recall = sum(shared[key] / len(by_label[labels[key] or key]) for key in labels) / len(labels)
    return 2 * precision * recall / (precision + recall)


def test_the_expected_claims_of_the_sample_meet_in_the_expected_events() -> None:
    documents = expected.documents()
    claims = expected.claims(documents)
    found = dict(link(documents, claims).claims.select("claim_id", "event_id").iter_rows())
    labels = expected.event_of(documents, claims)
    assert len({label for label in labels.values() if label}) >= 12
    assert b_cubed(labels, found) >= 0.97


def test_the_claims_found_in_the_sample_meet_in_the_expected_events() -> None:
    documents = expected.documents()
    claims = extract_corpus(documents)["casualty_claims"]
    found = dict(link(documents, claims).claims.select("claim_id", "event_id").iter_rows())
    assert b_cubed(expected.event_of(documents, claims), found) >= 0.9


def test_a_claim_without_a_place_goes_with_the_sentence_beside_it_and_not_with_another_town_of_the_article() -> None:
    near = claim("1", "a", sentence_id=4, low=3, high=3)
    far = claim("2", "a", sentence_id=9, low=7, high=7, start=5, end=7, place_text="مدينة الباب")
    loose = claim("3", "a", sentence_id=5, outcome="injured", start=9, end=11, place_text=None, low=2, high=2)
    found = linked(near, far, loose)
    assert together(found, "1", "3")
    assert not together(found, "2", "3")


def test_a_figure_without_a_place_goes_with_the_place_its_headline_names() -> None:
    rows = claim("1", "a"), claim("2", "b", place_text=None, low=62, high=62)
    assert not together(linked(*rows), "1", "2")
    assert together(linked(*rows, titles={"b": "قتلى روس في ضربة قرب خشام"}), "1", "2")


def test_an_opening_names_the_place_where_the_headline_names_none() -> None:
    rows = claim("1", "a"), claim("2", "b", place_text=None, low=62, high=62)
    texts = {"b": "شهد محيط بلدة خشام مواجهة عنيفة. وقالت الوزارة إن 62 رجلا قتلوا."}
    assert together(linked(*rows, titles={"b": "الوزارة تقر بسقوط قتلى"}, texts=texts), "1", "2")


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("معارك في خشام ومدينة الباب", None),  # two scenes, so no setting
        ("معارك في سوريا", None),  # a country is no scene
        ("ضربة قرب خشام", "قرية أم الحصى"),  # it names a village of its own, that no gazetteer knows
    ],
)
def test_a_headline_ties_nothing_where_it_does_not_tell_the_place(title: str, place: str | None) -> None:
    rows = claim("1", "a"), claim("2", "b", place_text=place, low=62, high=62)
    assert not together(linked(*rows, titles={"b": title}), "1", "2")


def test_a_country_on_the_same_day_is_not_enough_and_a_large_figure_in_common_besides_is() -> None:
    village, country = claim("1", "a"), claim("2", "b", place_text="سوريا", low=62, high=62)
    assert not together(linked(village, country), "1", "2")
    assert together(linked(claim("1", "a", low=62, high=62), country), "1", "2")


@pytest.mark.parametrize("place", ["قرية أم الحصى", "بلدة المراشدة"], ids=["unknown", "known, its point is not"])
def test_a_place_that_is_on_no_map_goes_with_the_scene_of_its_article(place: str) -> None:
    scene = claim("1", "a", event_date=None)
    there = claim("2", "a", place_text=place, event_date=None, sentence_id=1, start=5, end=7)
    assert together(linked(scene, there, titles={"a": "ضربة قرب خشام"}), "1", "2")


def test_the_market_is_the_market_of_the_town_in_the_headline() -> None:
    rows = claim("1", "a"), claim("2", "b", place_text="السوق", low=62, high=62)
    assert together(linked(*rows, titles={"b": "قذيفة على سوق خشام"}), "1", "2")


def test_two_markets_of_a_day_are_not_one_for_being_called_the_market() -> None:
    rows = claim("1", "a", place_text="السوق"), claim("2", "b", place_text="السوق", low=62, high=62)
    assert not together(linked(*rows), "1", "2")


def test_an_article_that_rounds_up_a_day_does_not_make_one_event_of_two_villages_nobody_knows() -> None:
    here = claim("1", "a", place_text="قرية أم الحصى", low=3, high=3)
    there = claim("2", "a", place_text="قرية الفيضة", low=4, high=4, sentence_id=1, start=5, end=7)
    loose = claim("3", "a", place_text=None, low=5, high=5, sentence_id=2, start=9, end=11)
    assert not together(linked(here, there), "1", "2")
    assert together(linked(there, loose), "2", "3")


def test_an_event_is_called_by_the_name_of_its_place_and_not_by_the_camp() -> None:
    named = claim("1", "a", place_text="مخيم الفيضة", low=62, high=62)
    bare = claim("2", "a", place_text="المخيم", outcome="injured", low=30, high=30, start=5, end=7)
    found = linked(named, bare)
    assert together(found, "1", "2")
    assert found.events["place"].to_list() == ["مخيم الفيضة"]
