"""Actors counted, compared and put together."""

from itertools import product
from math import comb

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
from hasila import frequency, wordings


def test_the_unit_decides_the_order_and_every_mention_is_counted():
    ledger = made.ledger()
    counts = frequency.by_actor(ledger.documents, ledger.actors, "mentions")
    assert counts["actor_id"].to_list() == ["medics", "brigade", "director"]
    assert counts["n_mentions"].sum() == len(ledger.actors)
    total = ledger.documents["n_words"].sum()
    assert counts["per_1000_words"][0] == pytest.approx(2000 / total)


def test_rare_actors_are_left_out_by_the_smallest_count():
    ledger = made.ledger()
    assert frequency.by_actor(ledger.documents, ledger.actors, min_count=2)["actor_id"].to_list() == ["medics"]


def test_actors_are_chosen_by_id_or_by_name_and_else_the_most_frequent():
    counts = frequency.by_actor(made.ledger().documents, made.ledger().actors)
    assert frequency.choose(counts, ["Brigade"]) == ["brigade"]
    assert frequency.choose(counts, ["فرقة الإسعاف"]) == ["medics"]
    assert frequency.choose(counts, [], 2) == ["medics", "brigade"]
    assert frequency.choose(counts, ["nobody"]) == []


def test_an_outlet_that_never_names_an_actor_has_a_zero():
    ledger = made.ledger()
    counts = frequency.by_outlet(ledger.documents, ledger.actors, ["medics"])
    zero = counts.row(by_predicate=pl.col("outlet") == "راديو السفح", named=True)
    assert (zero["n_mentions"], zero["n_documents"], zero["outlet_documents"]) == (0, 0, 2)


def test_over_time_keeps_mentions_of_undated_articles_apart():
    ledger = made.ledger()
    undated = ledger.documents.with_columns(published=pl.lit(None, pl.Date))
    assert frequency.over_time(undated, ledger.actors, ["medics"])["period"].to_list() == [None]
    months = frequency.over_time(ledger.documents, ledger.actors, ["medics"], "month")
    assert [str(day) for day in months["period"]] == ["2020-05-01", "2020-06-01"]


def test_pairs_share_the_articles_that_name_both():
    ledger = made.ledger()
    pairs = frequency.together(ledger.documents, ledger.actors, ["medics", "brigade", "director"])
    row = pairs.row(0, named=True)
    assert len(pairs) == 1
    assert (row["actor_a"], row["actor_b"], row["n_both"], row["doc_ids"]) == ("brigade", "medics", 1, "d3")
    assert row["expected"] == pytest.approx(1 * 2 / 4)
    assert row["p"] == pytest.approx(0.5)
    assert row["q"] == 1.0


def counted_by_hand(both: int, n_a: int, n_b: int, total: int) -> float:
    """Return the chance by dealing out every possible set."""
    worlds = [sum(world[:n_a]) for world in product((0, 1), repeat=total) if sum(world) == n_b]
    return sum(shared >= both for shared in worlds) / len(worlds)


@given(st.integers(1, 7), st.data())
def test_the_chance_of_a_pair_is_that_of_dealing_at_random(total, data):
    n_a, n_b = data.draw(st.integers(0, total)), data.draw(st.integers(0, total))
    both = data.draw(st.integers(0, min(n_a, n_b)))
    assert frequency.at_least(both, n_a, n_b, total) == pytest.approx(counted_by_hand(both, n_a, n_b, total))


def test_the_chance_of_a_pair_is_quick_and_right_in_a_large_corpus():
    # On either side of what chance gives, 1,000.
    for shared in (1050, 950):
        exactly = sum(comb(4000, k) * comb(16000, 5000 - k) for k in range(shared, 1500)) / comb(20000, 5000)
        assert frequency.at_least(shared, 4000, 5000, 20000) == pytest.approx(exactly, rel=1e-6)
    assert frequency.at_least(3000, 4000, 5000, 20000) < 1e-300


def test_correction_never_makes_a_pair_more_certain():
    ledger = made.ledger()
    pairs = frequency.together(ledger.documents, ledger.actors, ["medics", "brigade", "director"])
    assert (pairs["q"] >= pairs["p"]).all()


def test_shares_of_the_names_an_outlet_uses_sum_to_one():
    ledger = made.ledger()
    forms = wordings.wording(ledger.documents, ledger.actors)
    sums = forms.group_by("actor_id", "outlet").agg(pl.col("share").sum())
    assert sums["share"].to_list() == pytest.approx([1.0] * len(sums))


def test_a_loaded_name_is_counted_as_printed_beside_the_neutral_one():
    ledger = made.ledger()
    loaded = ledger.actors.with_columns(
        wording=pl.when(pl.col("doc_id") == "d3").then(pl.lit("عصابات الإسعاف")).otherwise("wording")
    )
    labels = pl.DataFrame(
        {"form": ["عصابات الإسعاف"], "actor_id": ["medics"], "label": ["loaded"], "whose": ["الخصوم"], "made": [False]}
    )
    forms = wordings.wording(ledger.documents, loaded, labels).filter(pl.col("actor_id") == "medics")
    assert dict(forms.select("form", "label").iter_rows()) == {"فرقة الإسعاف": None, "عصابات الإسعاف": "loaded"}
    assert forms["name_ar"].unique().to_list() == ["فرقة الإسعاف"]


def test_speakers_and_victims_count_claims_and_name_them():
    ledger = made.ledger()
    roles = frequency.speakers_and_victims(ledger.claims, ledger.actors)
    rows = {row["actor_id"]: row for row in roles.iter_rows(named=True)}
    assert (rows["medics"]["n_as_source"], rows["medics"]["source_claim_ids"]) == (1, "c1")
    assert (rows["brigade"]["n_as_victim"], rows["brigade"]["victim_claim_ids"]) == (1, "c3")


def test_no_actor_gives_empty_tables():
    nothing = made.empty()
    assert frequency.by_actor(nothing.documents, nothing.actors).is_empty()
    assert frequency.by_outlet(nothing.documents, nothing.actors, []).is_empty()
    assert frequency.over_time(nothing.documents, nothing.actors, []).is_empty()
    assert frequency.together(nothing.documents, nothing.actors, []).is_empty()
    assert wordings.wording(nothing.documents, nothing.actors).is_empty()
    assert frequency.speakers_and_victims(nothing.claims, nothing.actors).is_empty()


def test_without_the_neural_model_mentions_are_those_of_the_rules():
    ledger = made.ledger()
    assert frequency.recognised(ledger.documents, ledger.actors, False) is ledger.actors
    assert frequency.methods(ledger.actors).row(0, named=True) == {
        "method": "pattern",
        "n_mentions": 4,
        "n_actors": 3,
        "share": 1.0,
    }


def test_asking_for_the_neural_model_adds_its_names(monkeypatch):
    from hasila import ner

    ledger = made.ledger()

    class Model:
        def predict(self, sentences):
            return [["B-PERS" if word == "السرو" else "O" for word in words] for words in sentences]

    monkeypatch.setattr(ner.NeuralNames, "load", classmethod(lambda cls, model=None: cls(Model())))
    more = frequency.recognised(ledger.documents, ledger.actors, True)
    assert len(more) > len(ledger.actors)
    assert "ner" in more["method"].to_list()
