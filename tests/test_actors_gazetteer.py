"""The gazetteer is whole: every form has its actor, no form has two, labels are legal, and the counts hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from hasila.actors.agency import Verbs
from hasila.actors.gazetteer import USES, WORDINGS, load_gazetteer, spelled, transliterations
from hasila.actors.name_words import NameWords
from hasila.actors.repeats import load_short_forms
from hasila.arabic import normalise
from hasila.lexicons import LexiconError, Lexicons
from hasila.tables import ACTOR_TYPES

LEXICONS = Lexicons()
ACTORS = LEXICONS.rows("actors")
FORMS = LEXICONS.rows("actor_forms")
GAZETTEER = load_gazetteer(LEXICONS)
ACTOR_FILES = (
    "actors", "actor_forms", "actor_states", "actor_bodies", "actor_body_forms", "actor_short_forms", "actor_cues",
    "actor_verbs", "actor_spellings", "titles", "given_names", "organisation_heads", "name_words", "not_names",
    "not_actors", "place_heads", "common_words",
)  # fmt: skip


def test_at_least_six_hundred_actors_and_two_and_a_half_thousand_forms_are_written_by_hand() -> None:
    assert len(ACTORS) >= 600
    assert len(FORMS) >= 2500


def test_actor_ids_are_unique_short_english_keys() -> None:
    ids = [row["actor_id"] for row in ACTORS]
    assert max(Counter(ids).values()) == 1
    assert [one for one in ids if not one.isascii() or not one.replace("_", "").isalnum() or len(one) > 32] == []


def test_every_actor_has_a_legal_type_and_both_names() -> None:
    assert [row["actor_id"] for row in ACTORS if row["type"] not in ACTOR_TYPES] == []
    assert [row["actor_id"] for row in ACTORS if not row["name_ar"] or not row["name_en"]] == []


def test_wikidata_ids_look_like_wikidata_ids_and_stand_once() -> None:
    given = [row["wikidata"] for row in ACTORS if row["wikidata"]]
    assert all(one[0] == "Q" and one[1:].isdigit() for one in given)
    assert len(set(given)) == len(given)


def test_no_form_stands_for_two_actors() -> None:
    actors: dict[str, set[str]] = {}
    for row in FORMS:
        actors.setdefault(spelled(row["form"]), set()).add(row["actor_id"])
    assert {form: ids for form, ids in actors.items() if len(ids) > 1} == {}


def test_labels_and_uses_are_legal_and_a_loaded_form_says_whose_word_it_is() -> None:
    assert {row["wording"] for row in FORMS} <= set(WORDINGS)
    assert {row["use"] for row in FORMS} <= set(USES)
    assert [row["form"] for row in FORMS if (row["wording"] == "loaded") != bool(row["whose"])] == []


def test_canonical_names_are_neutral_forms() -> None:
    loaded = {spelled(row["form"]) for row in FORMS if row["wording"] == "loaded"}
    assert [row["actor_id"] for row in ACTORS if spelled(row["name_ar"]) in loaded] == []


@pytest.mark.parametrize("name", ACTOR_FILES)
def test_every_row_of_the_actor_lexicons_has_a_comment(name: str) -> None:
    assert [row for row in LEXICONS.rows(name) if not row["comment"]] == []


def test_bodies_of_states_are_made_for_every_state() -> None:
    assert len(GAZETTEER.states) >= 150
    for code in ("SY", "KE", "NO"):
        army = GAZETTEER.body_actor(code, "army")
        assert army.actor_type == "state_body" and army.name_ar.startswith("الجيش")


def test_country_names_of_every_arab_locale_are_known() -> None:
    for name in ("سوريا", "موريتانيا", "الولايات المتحدة", "المملكة المتحدة", "الامارات العربيه المتحده"):
        assert spelled(name) in GAZETTEER.names


def test_short_forms_lead_to_actors_that_exist() -> None:
    assert load_short_forms(LEXICONS, GAZETTEER)


def test_latin_g_of_a_persons_name_is_spelled_both_ways() -> None:
    form = GAZETTEER.forms[spelled("غيراسيموف")]
    assert spelled("جيراسيموف") in set(transliterations(form)) | set(GAZETTEER.forms)


def test_a_form_of_an_unknown_actor_is_refused_by_name(tmp_path: Path) -> None:
    header = "form\tactor_id\twording\twhose\tuse\tcomment\n"
    (tmp_path / "actor_forms.tsv").write_text(
        header + "الفرقة الجديدة\tnobody\tneutral\t\tanywhere\tx\n", encoding="utf-8"
    )
    with pytest.raises(LexiconError, match="nobody"):
        load_gazetteer(Lexicons(tmp_path))


def test_a_form_that_already_means_somebody_else_is_refused(tmp_path: Path) -> None:
    header = "form\tactor_id\twording\twhose\tuse\tcomment\n"
    (tmp_path / "actor_forms.tsv").write_text(header + "قسـد\thts\tneutral\t\tanywhere\tx\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="sdf"):
        load_gazetteer(Lexicons(tmp_path))


def test_a_common_word_of_ones_own_may_be_written_in_ordinary_spelling(tmp_path: Path) -> None:
    (tmp_path / "common_words.tsv").write_text("word\tcomment\nأدغيلة\tmine\n", encoding="utf-8")
    own = Lexicons(tmp_path)
    words = NameWords(own, load_gazetteer(own), Verbs(own))
    assert words.is_common(normalise("أدغيلة")) and not words.is_common(normalise("أدغولة"))
