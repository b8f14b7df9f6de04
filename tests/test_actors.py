"""Actors in sentences written for the case: each line of actors_sentences.tsv names the case it stands for."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest

from hasila.actors import ActorFinder, form_labels, unknown_names
from hasila.arabic import Text
from hasila.lexicons import Lexicons
from hasila.records import ActorMention

LEXICONS = Lexicons()
FINDER = ActorFinder(LEXICONS)
with Path(__file__).with_name("actors_sentences.tsv").open(encoding="utf-8") as file:
    SENTENCES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def find(raw: str, title: str | None = None, outlet: str | None = None) -> list[ActorMention]:
    return FINDER.find(Text(raw, title), outlet)


def spans(raw: str, title: str | None = None, outlet: str | None = None) -> list[tuple[str, str]]:
    return [(raw[one.start : one.end], one.actor_id) for one in find(raw, title, outlet)]


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["comment"])
def test_a_sentence_holds_exactly_its_actors(row: dict[str, str]) -> None:
    expected = [tuple(pair.rsplit("=", 1)) for pair in row["expected"].split("; ") if pair]
    assert spans(row["sentence"]) == expected


def test_wording_keeps_the_form_as_the_lexicon_spells_it() -> None:
    (first, second) = find("اتهمت عصابات الأسد ميليشيا قسد.")[:2]
    assert (first.wording, first.actor_id) == ("عصابات الأسد", "syria_army")
    assert (second.wording, second.actor_id) == ("ميليشيا قسد", "sdf")


def test_every_wording_of_the_list_has_a_label() -> None:
    labels = form_labels(LEXICONS)
    loaded = labels.filter(pl.col("form") == "عصابات الأسد").row(0, named=True)
    assert loaded["label"] == "loaded" and loaded["whose"] == "opponents"
    assert labels.filter(pl.col("form") == "الجيش السوري")["label"].to_list() == ["neutral"]


def test_a_name_found_by_rule_has_no_wording_and_says_how_it_was_found() -> None:
    (mention,) = find("قال العقيد سامر الدخيل إن الطريق آمن.")
    assert (mention.wording, mention.method, mention.name_en) == (None, "title", None)


def test_an_outlet_named_in_the_titles_tail_is_found_where_it_names_itself() -> None:
    raw = "قال مراسل “نبض الفرات” إن الطريق مقطوع.\n\nنبض الفرات – متابعات"
    assert [text for text, _ in spans(raw, "قطع الطريق في الريف - نبض الفرات")] == ["نبض الفرات", "نبض الفرات"]


def test_an_outlet_of_one_common_word_counts_only_where_it_is_set_apart() -> None:
    raw = "قال مراسل الضفاف إن الماء ارتفع على الضفاف كلها.\n\nالضفاف - خاص"
    found = [(one.start, one.actor_type) for one in find(raw, "ارتفاع الماء في النهر | الضفاف")]
    assert found == [(raw.index("الضفاف"), "media"), (raw.rindex("الضفاف"), "media")]


def test_an_outlet_known_by_its_arabic_name_is_found_where_it_names_itself() -> None:
    raw = "ضفة النهر – إدلب\nقال شاهد لـ«ضفة النهر» إن الجسر مغلق."
    assert spans(raw, outlet="ضفة النهر نت") == [("ضفة النهر", "outlet:ضفه_النهر")] * 2


def test_an_outlet_known_by_its_latin_name_and_country_is_found_by_its_one_arabic_word() -> None:
    raw = "قال المختار لـ«الوطن» إن الجسر مغلق وإن الوطن واسع."
    assert spans(raw, outlet="Al-Watan (Saudi)") == [("الوطن", "alwatan_sa")]
    assert spans(raw) == []


@pytest.mark.parametrize("raw", ["قالت سيدة وأم لطفلين إنها نجت.", "وصل الأخوان إلى المشفى."])
def test_a_hamza_that_a_form_has_not_makes_another_word(raw: str) -> None:
    assert spans(raw) == []


def test_no_name_runs_over_a_line_break() -> None:
    assert spans("محمد خالد\nالحسن علي") != [] and all("\n" not in text for text, _ in spans("محمد خالد\nالحسن علي"))


def test_states_of_a_sports_page_are_teams() -> None:
    raw = "فازت مصر في المباراة وسجل لاعب المنتخب هدف التعادل على الملعب وخسرت تونس البطولة."
    assert spans(raw) == []


def test_bare_army_and_police_are_those_of_the_country_the_article_is_about() -> None:
    raw = "في نيروبي ومومباسا بكينيا قالت الشرطة إنها أوقفت رجلا. ورفض الجيش التعليق."
    assert spans(raw) == [("الشرطة", "kenya_police"), ("الجيش", "kenya_army")]


def test_unknown_names_are_rows_for_a_researchers_own_file(tmp_path: Path) -> None:
    raw = 'قال العقيد سامر الدخيل إن الطريق آمن. وتابع الدخيل أن منظمة "يد العون" وصلت مع قسد.'
    documents = pl.DataFrame(
        {"outlet": [None], "title": [None], "text": [raw]}, schema_overrides={"outlet": pl.String, "title": pl.String}
    )
    unknown = unknown_names(documents, LEXICONS, least=1)
    assert unknown["name_ar"].to_list() == ["سامر الدخيل", "منظمة يد العون"]
    (tmp_path / "actors.tsv").write_text(unknown.write_csv(separator="\t"), encoding="utf-8")
    own = ActorFinder(Lexicons(tmp_path))
    assert next(one.method for one in own.find(Text(raw), None)) == "gazetteer"
    assert unknown_names(documents, Lexicons(tmp_path), least=1).is_empty()


def test_a_researchers_own_form_replaces_the_shipped_one(tmp_path: Path) -> None:
    header = "form\tactor_id\twording\twhose\tuse\tcomment\n"
    (tmp_path / "actor_forms.tsv").write_text(header + "-قسد\tsdf\tneutral\t\tanywhere\tnot wanted\n", encoding="utf-8")
    assert ActorFinder(Lexicons(tmp_path)).find(Text("قالت قسد إنها ردت."), None) == []
