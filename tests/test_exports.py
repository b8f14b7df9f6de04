"""What leaves the ledger: one sentence a claim, no private names, and no number that somebody disputes."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import polars as pl

from hasila import exports, privacy, tables
from hasila.lexicons import Lexicons
from test_compare import frame, row

TEXT = "قال رامي عبد الرحمن إن الشاب سليم الحلبي قتل قرب المدرسة. ثم انتهى القصف مساء."
NAME = "سليم الحلبي"


def document(text: str = TEXT) -> pl.DataFrame:
    return tables.table(
        "documents",
        [{
            "doc_id": "d", "outlet": "الصحيفة", "published": dt.date(2018, 2, 9), "published_basis": "given",
            "title": None, "text": text, "url": None, "source_file": "d.txt", "content_hash": "f00",
            "n_words": 9, "problems": None,
        }],
    )  # fmt: skip


def sentences(text: str = TEXT) -> pl.DataFrame:
    middle = text.index(".") + 1
    spans = [(0, middle), (middle + 1, len(text))]
    return tables.table(
        "sentences",
        [
            {"doc_id": "d", "sentence_id": n, "start": start, "end": end, "is_headline": False}
            for n, (start, end) in enumerate(spans)
        ],
    )


def claim(quantity: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(quantity)
    blank: dict[str, Any] = dict.fromkeys(tables.dtypes("casualty_claims"))
    return blank | {
        "claim_id": "c", "doc_id": "d", "sentence_id": 0, "start": start, "end": start + len(quantity),
        "quantity_text": quantity, "outcome": "killed", "low": 1, "high": 1, "qualifier": "exact", "imputed": False,
        "victim_class": "unknown", "modality": "asserted", "is_cumulative": False, "position": "body", "rule": "verb",
        "source_text": "رامي عبد الرحمن",
    } | more  # fmt: skip


def mention(text: str, method: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {
        "doc_id": "d", "sentence_id": 0, "start": start, "end": start + len(text), "text": text, "actor_id": text,
        "actor_type": "person", "name_ar": text, "name_en": None, "wording": None, "method": method,
    }  # fmt: skip


def told(claims: list[dict[str, Any]], mentions: list[dict[str, Any]]) -> pl.DataFrame:
    return exports.ledger(
        document(), sentences(), tables.table("casualty_claims", claims), tables.table("actor_mentions", mentions)
    )


def victim(text: str) -> pl.DataFrame:
    return tables.table("casualty_claims", [claim("الشاب", victim_text=text)])


def test_a_name_behind_the_noun_of_one_victim_is_withheld_though_no_rule_of_actors_found_it() -> None:
    names = privacy.private_names(victim(f"الشاب {NAME}"), tables.table("actor_mentions", []))
    assert names == {"d": [NAME]}
    assert privacy.private_names(victim("سائق حافلة"), tables.table("actor_mentions", [])) == {}


def test_a_titled_person_is_withheld_where_he_is_the_victim_and_not_where_he_speaks() -> None:
    titled = tables.table("actor_mentions", [mention(NAME, "title")])
    assert privacy.private_names(victim(f"الشاب {NAME}"), titled) == {"d": [NAME]}
    assert privacy.private_names(victim("الشاب"), titled) == {}


def test_the_name_of_a_private_victim_is_withheld_and_that_of_the_speaker_is_not() -> None:
    people = [mention("رامي عبد الرحمن", "pattern"), mention(NAME, "pattern")]
    only = told([claim("الشاب", victim_text=f"الشاب {NAME}")], people).row(0, named=True)
    assert NAME not in json.dumps(only, default=str, ensure_ascii=False)
    assert only["victim_text"] == f"الشاب {privacy.WITHHELD}"
    assert only["source_text"] == "رامي عبد الرحمن"


def test_a_claim_whose_quantity_is_a_name_leaves_without_it() -> None:
    only = told([claim(NAME, rule="named-victim")], []).row(0, named=True)
    assert NAME not in json.dumps(only, default=str, ensure_ascii=False)


def test_the_id_of_a_victim_who_is_in_no_gazetteer_goes_with_his_name() -> None:
    ids = ["person:سامر_العطار", "houthis"]
    rows = [claim("الشاب", claim_id=actor_id, victim_actor_id=actor_id) for actor_id in ids]
    kept = told(rows, [])["victim_actor_id"].to_list()
    assert kept == [None, "houthis"]


def test_a_public_person_who_is_a_victim_keeps_the_name() -> None:
    only = told([claim(NAME)], [mention(NAME, "gazetteer")]).row(0, named=True)
    assert only["quantity_text"] == NAME


def test_at_most_one_sentence_of_the_article_goes_with_a_claim() -> None:
    only = told([claim("الشاب")], []).row(0, named=True)
    assert only["sentence"] == TEXT[: TEXT.index(".") + 1]
    assert "مساء" not in json.dumps(only, default=str, ensure_ascii=False)
    assert only["codebook_version"] == tables.CODEBOOK_VERSION


def test_a_claim_put_in_where_no_sentence_was_found_takes_none_of_the_text_along() -> None:
    claims = tables.table("casualty_claims", [claim("الشاب", rule="hand")])
    only = exports.ledger(document(), tables.table("sentences"), claims, tables.table("actor_mentions")).row(
        0, named=True
    )
    assert only["sentence"] is None
    assert "القصف" not in json.dumps(only, default=str, ensure_ascii=False)


def own_lexicons(folder: Path, lexicon: str, /, **cells: str) -> Lexicons:
    columns = list(Lexicons().rows(lexicon)[0])
    rows = ["\t".join(columns), "\t".join(cells.get(column, "") for column in columns)]
    (folder / f"{lexicon}.tsv").write_text("\n".join(rows), encoding="utf-8")
    return Lexicons(folder)


def test_a_given_name_of_a_researcher_s_own_lexicon_is_withheld_too(tmp_path: Path) -> None:
    claims, nobody = victim("الشاب دردنخ الحلبي"), tables.table("actor_mentions")
    assert privacy.private_names(claims, nobody) == {}
    own = own_lexicons(tmp_path, "given_names", name="دردنخ", certainty="strong", comment="made up")
    assert privacy.private_names(claims, nobody, own) == {"d": ["دردنخ الحلبي"]}
    only = exports.ledger(document(), sentences(), claims, nobody, own)
    assert only["victim_text"].item() == f"الشاب {privacy.WITHHELD}"


EVENTS = tables.table(
    "events",
    [{
        "event_id": "ev-1", "date_start": dt.date(2018, 2, 7), "date_end": dt.date(2018, 2, 8), "place": "خشام",
        "n_documents": 2, "n_claims": 2, "n_origins": 2,
    }],
)  # fmt: skip


def test_a_flat_row_holds_a_number_only_where_every_claim_gives_it() -> None:
    agreed = frame(row("a", 62, 62), row("b", 62, 62))
    assert exports.ucdp_ged(EVENTS, agreed)["best"].item() == exports.acled(EVENTS, agreed)["fatalities"].item() == 62
    rival = frame(row("a", 62, 62), row("b", 80, None))
    ged = exports.ucdp_ged(EVENTS, rival).row(0, named=True)
    assert (ged["best"], ged["low"], ged["high"]) == (None, 62, None)
    assert "2 rival figures" in ged["not_carried"] and "open upwards" in ged["not_carried"]
    assert exports.acled(EVENTS, rival)["fatalities"].item() is None


def test_a_flat_row_counts_no_denial_no_injury_and_no_total_as_deaths_and_says_so() -> None:
    rows = frame(
        row("a", 62, 62), row("d", 90, 90, modality="denied"), row("i", 100, 100, outcome="injured"),
        row("t", 855, 855, is_cumulative=True),
    )  # fmt: skip
    ged = exports.ucdp_ged(EVENTS, rows).row(0, named=True)
    assert (ged["low"], ged["high"]) == (62, 62)
    assert "other outcomes: injured" in ged["not_carried"]
    assert "1 denied or unconfirmed" in ged["not_carried"]


def test_an_event_dated_to_a_night_has_the_precision_of_both_codebooks() -> None:
    ged = exports.ucdp_ged(EVENTS, frame(row("a", 62, 62))).row(0, named=True)
    assert (ged["year"], ged["date_prec"], round(ged["latitude"])) == (2018, 2, 35)


def test_an_undated_event_goes_with_its_date_left_open() -> None:
    undated = EVENTS.with_columns(date_start=pl.lit(None, pl.Date), date_end=pl.lit(None, pl.Date))
    ged = exports.ucdp_ged(undated, frame(row("a", 62, 62))).row(0, named=True)
    assert (ged["year"], ged["date_prec"], ged["best"]) == (None, None, 62)


def test_a_place_of_a_researcher_s_own_lexicon_has_its_coordinates_in_the_flat_files(tmp_path: Path) -> None:
    own = own_lexicons(
        tmp_path, "places", place_id="own-1", names="دردنخ", kind="village", within="sy", latitude="35.5",
        longitude="40.5", sure="yes", comment="made up",
    )  # fmt: skip
    events, rows = EVENTS.with_columns(place=pl.lit("دردنخ")), frame(row("a", 62, 62))
    exports.write_exports(told([claim("الشاب")], []), events, rows, tmp_path / "exports", own)
    for name in ("ucdp_ged", "acled"):
        assert pl.read_csv(tmp_path / "exports" / f"{name}.csv")["latitude"].item() == 35.5


def test_every_format_is_written_and_reads_back(tmp_path: Path) -> None:
    ledger = told([claim("الشاب", victim_text="=الشاب")], [])
    exports.write_exports(ledger, EVENTS, frame(row("a", 62, 62)), tmp_path)
    names = ["acled.csv", "ledger.csv", "ledger.jsonl", "ledger.parquet", "ucdp_ged.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert pl.read_parquet(tmp_path / "ledger.parquet").equals(ledger)
    assert json.loads((tmp_path / "ledger.jsonl").read_text(encoding="utf-8"))["victim_text"] == "=الشاب"
    assert pl.read_csv(tmp_path / "ledger.csv")["victim_text"].item() == "'=الشاب"
