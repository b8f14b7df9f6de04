"""Sentences a person could quote: computed, with their base, rival figures kept rival."""

import polars as pl

import made
from hasila import evidence, findings, frequency, selection, timeline, wordings


def event() -> pl.DataFrame:
    return selection.of_event(made.intervals(made.ledger()), "ev-1")


def test_the_two_ends_are_told_with_their_speakers_and_outlets():
    told = " ".join(findings.of_event(event()))
    assert "from 12 (\u2068فرقة الإسعاف\u2069 in \u2068صحيفة الميناء\u2069)" in told
    assert "to at least 20 (\u2068مدير المشفى\u2069 in \u2068راديو السفح\u2069), which gives no upper bound" in told


def test_no_number_stands_in_a_finding_that_no_claim_gives():
    told = " ".join(findings.of_event(event()))
    assert "32" not in told  # 12 + 20
    assert "16" not in told  # their mean


def test_denials_and_claims_of_no_harm_are_told_apart_from_the_ends():
    told = " ".join(findings.of_event(event()))
    assert "1 claim is denied, 0 unconfirmed; 1 claim says that nobody was harmed." in told
    assert "from 0" not in told


def test_contradictions_are_counted_on_a_base():
    assert any(
        "Of 1 pair of asserted figures" in line and "1 contradicts" in line for line in findings.of_event(event())
    )


def test_a_claim_in_the_outlets_own_voice_has_no_speaker():
    ledger = made.ledger()
    ledger.claims = ledger.claims.with_columns(
        source_text=pl.lit(None, pl.String), source_actor_id=pl.lit(None, pl.String)
    )
    told = " ".join(findings.of_event(selection.of_event(made.intervals(ledger), "ev-1")))
    assert "(\u2068صحيفة الميناء\u2069 in its own voice)" in told


def test_words_of_the_corpus_stand_in_an_element_of_their_own():
    name = findings.quoted("<b>ناطق</b>\u202e")
    html = evidence.findings([f"Said by {name} twice."]).html
    assert "Said by <bdi>&lt;b&gt;ناطق&lt;/b&gt;</bdi> twice." in html


def test_every_notebook_finds_something_in_a_small_corpus_and_says_so_in_an_empty_one():
    for ledger in (made.ledger(), made.empty()):
        dated = timeline.dated_claims(ledger.documents, ledger.claims, ledger.events)
        counts = frequency.by_actor(ledger.documents, ledger.actors)
        pairs = frequency.together(ledger.documents, ledger.actors, counts["actor_id"].to_list())
        forms = wordings.wording(ledger.documents, ledger.actors)
        assert findings.of_overview(ledger)
        assert findings.of_actors(ledger.documents, counts, pairs, forms)
        assert findings.of_timeline(ledger, dated)
    assert findings.of_event(made.intervals(made.empty())) == ["No claim of an event is in this view."]


def test_a_date_in_a_finding_stays_on_one_line():
    html = evidence.findings(["Between 2021-03-04 and 2021-03-09 two outlets disagree."]).html
    assert html.count('white-space:nowrap">2021-03-0') == 2
