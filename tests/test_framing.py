"""Framing is shown as words and counts with their bases."""

import datetime as dt
from typing import Any

import polars as pl

from hasila import framing
from hasila.arabic import normalise
from hasila.attribution import dictionary_forms
from hasila.lexicons import Lexicons
from test_compare import frame, row

DOCUMENTS = pl.DataFrame({"doc_id": ["a", "b"], "outlet": ["الصحيفة", "الموقع"]})


def claims(*rows: dict[str, Any]) -> pl.DataFrame:
    text = ["source_text", "reporting_verb", "stance", "victim_class", "victim_actor_id", "death_wording"]
    columns = ["claim_id", "doc_id", *text]
    return pl.DataFrame([dict.fromkeys(columns) | each for each in rows], schema=dict.fromkeys(columns, pl.String))


def test_a_verb_is_counted_against_all_verbs_the_outlet_gives_that_speaker() -> None:
    spoken = claims(
        {"claim_id": "1", "doc_id": "a", "source_text": "التحالف", "reporting_verb": "زعم", "stance": "doubting"},
        {"claim_id": "2", "doc_id": "a", "source_text": "التحالف", "reporting_verb": "قال", "stance": "neutral"},
        {"claim_id": "3", "doc_id": "b", "source_text": "التحالف", "reporting_verb": "قال", "stance": "neutral"},
        {"claim_id": "4", "doc_id": "b"},
    )
    found = framing.verbs(DOCUMENTS, spoken, Lexicons()).select(
        "outlet", "reporting_verb", "n_claims", "base", "share", "claim_ids"
    )
    assert set(found.rows()) == {
        ("الصحيفة", "زعم", 1, 2, 0.5, "1"),
        ("الصحيفة", "قال", 1, 2, 0.5, "2"),
        ("الموقع", "قال", 1, 1, 1.0, "3"),
    }


def test_the_forms_of_one_verb_are_counted_together_and_a_word_no_lexicon_has_as_written() -> None:
    forms = ["أكد", "وأكدت", "مؤكداً", "أكّد", "وفقاً", "ماذكرت", "همس", ":"]
    spoken = claims(*({"claim_id": form, "doc_id": "a", "reporting_verb": form, "stance": "neutral"} for form in forms))
    found = framing.verbs(DOCUMENTS, spoken, Lexicons()).select("reporting_verb", "written", "n_claims", "base").rows()
    assert set(found) == {
        ("أكد", "أكد; أكّد; مؤكداً; وأكدت", 4, 8),
        ("وفقا", "وفقاً", 1, 8),
        ("ذكر", "ماذكرت", 1, 8),
        ("همس", "همس", 1, 8),
        (":", ":", 1, 8),
    }


def test_every_form_of_a_verb_of_the_lexicon_is_counted_by_that_verb() -> None:
    forms = dictionary_forms(Lexicons())
    for entry in Lexicons().rows("reporting_verbs"):
        found = {normalise(forms[normalise(form)]) for form in entry["forms"].split()}
        assert found == {normalise(entry["verb"])}, entry["verb"]


def test_death_wording_is_counted_by_outlet_and_victim() -> None:
    worded = claims(
        {"claim_id": "1", "doc_id": "a", "victim_class": "combatant", "death_wording": "martyr"},
        {"claim_id": "2", "doc_id": "a", "victim_class": "combatant", "death_wording": "neutral"},
        {"claim_id": "3", "doc_id": "b", "victim_class": "combatant", "death_wording": "hostile"},
    )
    found = framing.death_wording(DOCUMENTS, worded).select("outlet", "death_wording", "n_claims", "base").rows()
    assert found == [("الصحيفة", "martyr", 1, 2), ("الصحيفة", "neutral", 1, 2), ("الموقع", "hostile", 1, 1)]


def test_an_outlets_share_of_a_loaded_name_is_of_its_own_mentions_of_that_actor() -> None:
    mentions = pl.DataFrame(
        [("a", "isis", "تنظيم الدولة", "ISIS", "loaded", "داعش")] * 3
        + [
            ("a", "isis", "تنظيم الدولة", "ISIS", "neutral", "التنظيم"),
            ("b", "isis", "تنظيم الدولة", "ISIS", "loaded", "داعش"),
        ],
        schema=["doc_id", "actor_id", "name_ar", "name_en", "wording", "text"],
        orient="row",
    )
    found = framing.names(DOCUMENTS, mentions).select("outlet", "text", "n_mentions", "share_of_outlet").rows()
    assert found == [("الصحيفة", "داعش", 3, 0.75), ("الصحيفة", "التنظيم", 1, 0.25), ("الموقع", "داعش", 1, 1.0)]


def test_a_figure_is_left_out_only_by_outlets_that_cover_the_event() -> None:
    rows = frame(
        row("1", 62, 62, outlet="الصحيفة", origin_id="army", published=dt.date(2016, 9, 18)),
        row("2", 80, None, outlet="الموقع", origin_id="observers"),
        row("3", 5, 5, outlet="ثالثة", event_id="ev-2"),
    )
    found = framing.omissions(rows).select("outlet", "claim_ids", "printed_by").rows()
    assert found == [("الصحيفة", "2", "الموقع"), ("الموقع", "1", "الصحيفة")]
