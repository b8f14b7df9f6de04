"""Narrowing takes whole articles, and says what remains."""

import dataclasses
from datetime import date

import polars as pl
import pytest

import made
from hasila import selection


@dataclasses.dataclass(frozen=True)
class Frames:
    documents: pl.DataFrame
    sentences: pl.DataFrame
    claims: pl.DataFrame
    times: pl.DataFrame
    actors: pl.DataFrame
    events: pl.DataFrame
    links: pl.DataFrame


def frames() -> Frames:
    whole = vars(made.ledger())
    return Frames(**{field.name: whole[field.name] for field in dataclasses.fields(Frames)})


def test_nothing_asked_for_leaves_everything():
    whole = frames()
    assert selection.narrow(whole) is whole


def test_an_outlet_takes_its_articles_with_all_that_was_found_in_them():
    kept = selection.narrow(frames(), ["راديو السفح"])
    assert kept.documents["doc_id"].to_list() == ["d2", "d4"]
    assert kept.claims["claim_id"].to_list() == ["c2", "c4"]
    assert kept.events["event_id"].to_list() == ["ev-1"]


def test_both_ends_of_a_period_are_in_it_and_undated_articles_are_counted_out():
    whole = frames()
    kept = selection.narrow(whole, date_from=date(2020, 5, 4), date_to=date(2020, 6, 1))
    assert kept.documents["doc_id"].to_list() == ["d2", "d3"]
    assert "2 of 4 articles" in selection.remaining(whole, kept)
    assert "1 of the articles left out have no publication date" in selection.remaining(whole, kept)


def test_an_event_without_a_remaining_claim_goes():
    kept = selection.narrow(frames(), ["لا أحد"])
    assert kept.events.is_empty()


def test_an_event_is_chosen_by_id_or_by_a_part_of_its_label():
    rows = made.intervals(made.ledger())
    assert selection.choose_event(rows, "ev-1") == "ev-1"
    assert selection.choose_event(rows, "السرو") == "ev-1"
    assert selection.choose_event(rows) == "ev-1"


def test_an_unknown_event_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"no event is called 'elsewhere'.*ev-1"):
        selection.choose_event(made.intervals(made.ledger()), "elsewhere")


def test_an_empty_corpus_has_no_event_to_choose():
    assert selection.choose_event(made.intervals(made.empty()), "anything") is None


def test_running_totals_are_no_part_of_an_event():
    rows = made.intervals(made.ledger())
    assert selection.of_event(rows, "ev-1")["claim_id"].sort().to_list() == ["c1", "c2", "c3"]
    assert "c4" not in selection.largest_events(rows, 5)["claim_id"].to_list()
