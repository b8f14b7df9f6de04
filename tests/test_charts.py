"""Charts: what they hold, how their labels run, and that they are drawn with an Arabic font."""

import datetime as dt
import json
import math
import re
import struct
from itertools import pairwise

import nbformat
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
from hasila import compare, evidence, frequency, overview, selection, timeline, wordings
from hasila.charts import actors, casualties, comparisons, direction, renderer, theme, timelines
from hasila.charts import overview as overviews

renderer.enable()


def charts(ledger) -> dict:
    """Return one chart of every kind."""
    documents, mentions = ledger.documents, ledger.actors
    rows = made.intervals(ledger)
    told = evidence.with_sentences(documents, ledger.sentences, ledger.claims).select("claim_id", "sentence")
    counts = frequency.by_actor(documents, mentions)
    ids = counts["actor_id"].to_list()
    forms = wordings.wording(documents, mentions)
    dated = timeline.dated_claims(documents, ledger.claims, ledger.events)
    found = overview.found_by_outlet(documents, ledger.claims, ledger.times, mentions)
    roles = frequency.speakers_and_victims(ledger.claims, mentions)
    return {
        "months": overviews.articles_by_month(overview.by_month(documents)),
        "lengths": overviews.lengths(overview.length_bins(documents)),
        "found": overviews.found(found),
        "key words": overviews.key_words(overview.key_words(documents, min_documents=1)),
        "frequency": actors.frequency(counts, "mentions", 10),
        "by outlet": actors.by_outlet(frequency.by_outlet(documents, mentions, ids), "documents"),
        "over time": actors.over_time(frequency.over_time(documents, mentions, ids), "month"),
        "together": actors.together(frequency.together(documents, mentions, ids)),
        "wording": actors.wordings(forms, ids[:2]),
        "roles": actors.speakers_and_victims(roles),
        "event": casualties.claims(selection.of_event(rows, "ev-1"), told, "Reported figures"),
        "events": casualties.claims(selection.largest_events(rows, 5), told, "Reported figures", by_event=True),
        "ranges": comparisons.ranges(compare.ranges(rows)),
        "totals": comparisons.cumulative(compare.cumulative(rows)),
        "agreement": comparisons.agreement(compare.agreement(rows)),
        "timeline": timelines.events(dated),
        "density": timelines.density(timeline.density(documents, ledger.times), timeline.published(documents), "day"),
        "activity": timelines.activity(timeline.activity(documents, ledger.claims, ledger.events, "month"), "month"),
        "lags": timelines.lags(dated),
        "precision": timelines.precision(timeline.by_precision(ledger.times)),
    }


KINDS = charts(made.ledger())


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_is_shown_as_specification_picture_and_sentence(kind):
    media, metadata = KINDS[kind]._repr_mimebundle_()
    assert set(media) == {renderer.VEGALITE, "image/png", "text/plain"}
    assert metadata["image/png"]["alt"] == media["text/plain"] != ""
    output = nbformat.v4.new_output("display_data", data=media, metadata=metadata)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("chart", outputs=[output])])
    nbformat.validate(notebook)


@pytest.mark.parametrize("kind", KINDS)
def test_no_chart_asks_the_network_for_anything(kind):
    media, _ = KINDS[kind]._repr_mimebundle_()
    addresses = re.findall(r"https?://[^\"]+", json.dumps(media[renderer.VEGALITE]))
    assert addresses == [renderer.SCHEMA]
    assert '"url"' not in json.dumps(media[renderer.VEGALITE])


@pytest.mark.parametrize("kind", charts(made.empty()))
def test_a_chart_of_nothing_says_so(kind):
    spec = charts(made.empty())[kind].to_dict()
    assert "Nothing to show" in json.dumps(spec) or "No " in json.dumps(spec)
    assert renderer.png(spec).startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"event", "events"}))
def test_the_text_of_articles_does_not_leak_into_a_chart(kind):
    held = json.dumps(KINDS[kind].to_dict(), ensure_ascii=False)
    for text in made.TEXTS.values():
        assert " ".join(text.split()[:5]) not in held


def test_a_claims_chart_holds_one_sentence_a_claim_and_no_other_text():
    held = json.dumps(KINDS["event"].to_dict(), ensure_ascii=False)
    assert "مدير المشفى إن" in held
    assert "حصيلة العام" not in held  # the running total's sentence is no part of the event


def test_the_same_rows_give_the_same_specification_and_picture():
    again = charts(made.ledger())
    assert all(again[kind].to_dict() == KINDS[kind].to_dict() for kind in KINDS)
    spec = KINDS["ranges"].to_dict()
    assert renderer.png(spec) == renderer.png(spec)


def test_one_changed_figure_changes_the_specification():
    ledger = made.ledger()
    ledger.claims = ledger.claims.with_columns(low=pl.when(pl.col("claim_id") == "c1").then(13).otherwise("low"))
    assert charts(ledger)["event"].to_dict() != KINDS["event"].to_dict()


# ---------------------------------------------------------------- the claims chart
def rows_of(chart) -> list[dict]:
    spec = chart.to_dict()
    return [row for rows in spec["datasets"].values() for row in rows if row.get("kind") == "claim"]


def test_denied_zero_and_open_claims_stand_in_one_picture_with_the_others():
    rows = {row["claim_id"]: row for row in rows_of(KINDS["event"])}
    assert rows["c3"]["modality"] == "denied"
    assert (rows["c3"]["low"], rows["c3"]["end"]) == (0, 0)
    assert rows["c2"]["open_high"]
    assert rows["c2"]["end"] > 20
    assert rows["c1"]["figure"] == "12"
    assert rows["c2"]["name"] == "\u2067مدير المشفى ← الوكالة\u2069"


def test_a_running_total_is_in_its_own_chart_only():
    assert "c4" not in {row["claim_id"] for row in rows_of(KINDS["events"])}
    assert "c4" in json.dumps(KINDS["totals"].to_dict())


def test_the_claims_chart_can_be_filtered_by_outcome_class_modality_qualifier_and_event():
    names = {param["name"] for param in KINDS["events"].to_dict()["params"] if "bind" in param}
    assert names == {"menu_outcome", "menu_victim_class", "menu_modality", "menu_qualifier", "menu_event"}


def test_titles_of_figures_say_that_they_are_reported():
    for kind in ("event", "events", "ranges", "totals"):
        assert "reported" in json.dumps(KINDS[kind].to_dict()["title"]).lower()


def test_no_chart_aggregates():
    for kind in KINDS:
        assert not re.search(r'"aggregate"|"op": "(sum|mean|average|median)"', json.dumps(KINDS[kind].to_dict()))


def test_more_claims_than_a_chart_can_show_are_said_to_be_left_out():
    rows = made.intervals(made.ledger())
    many = pl.concat([rows.with_columns(claim_id=pl.format("{}-{}", "claim_id", pl.lit(n))) for n in range(100)])
    told = pl.DataFrame(schema={"claim_id": pl.String, "sentence": pl.String})
    chart = casualties.claims(many, told, "Reported figures")
    assert len(rows_of(chart)) == casualties.MOST_CLAIMS
    assert "150 more are in the table" in json.dumps(chart.to_dict()["title"])


# ---------------------------------------------------------------- labels
def test_a_label_with_arabic_is_isolated_and_controls_in_it_cannot_break_out():
    assert direction.label("SY24: قصف\u2069\u202e") == "\u2067SY24: قصف\u2069"
    assert direction.label("plain") == "plain"
    assert direction.label(None) == "not stated"


def test_an_iso_date_beside_arabic_keeps_its_order():
    assert direction.label("السرو · 2020-05-02") == "\u2067السرو · \u20662020-05-02\u2069\u2069"


def test_labels_that_shortening_makes_alike_stay_apart():
    made_labels = direction.labels(["بلدة طويلة الاسم الأولى", "بلدة طويلة الاسم الثانية"], 12)
    assert len(set(made_labels.values())) == 2


@given(st.text(max_size=80), st.integers(2, 40))
def test_a_label_is_never_longer_than_asked_and_its_isolates_are_closed(text, length):
    shown = direction.label(text, length)
    assert shown.count("\u2067") + shown.count("\u2066") == shown.count("\u2069")
    letters = re.sub("[\u2066\u2067\u2069\u0610-\u061a\u064b-\u065f\u0670]", "", shown)
    assert len(letters) <= max(length, len("not stated"))


@given(st.text(alphabet="ابت ثج", min_size=1, max_size=90))
def test_breaking_into_lines_loses_no_word(text):
    words = " ".join(line.strip("\u2067\u2069") for line in direction.lines(text, 20)).split()
    assert words == text.split()


# ---------------------------------------------------------------- the font and the picture
def test_the_arabic_font_of_the_package_draws_the_labels():
    spec = KINDS["frequency"].to_dict()
    drawn = renderer.svg(spec)
    assert theme.FONT.split(",")[0] in drawn
    without = json.loads(json.dumps(spec).replace("Amiri", "No Such Font"))
    assert renderer.png(spec) != renderer.png(without)


def test_no_circle_of_a_lag_reaches_the_name_of_its_outlet():
    drawn = KINDS["lags"].to_dict()["encoding"]
    largest = drawn["size"]["scale"]["range"][1]
    assert drawn["y"]["axis"]["offset"] >= math.sqrt(largest / math.pi)


def written(spec: dict) -> list[str]:
    """Return the labels of a drawn chart, in order."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", renderer.svg(spec))


def test_a_long_time_is_marked_by_few_years_and_a_small_count_by_whole_numbers():
    spoken = pl.DataFrame({"period": [dt.date(1988, 1, 1), dt.date(2026, 1, 1)], "n_mentions": [1, 2]})
    published = pl.DataFrame({"period": [dt.date(2026, 1, 1)], "n_documents": [2]})
    labels = written(timelines.density(spoken, published, "month").to_dict())
    assert labels.count("2000") == 2
    assert len([label for label in labels if re.fullmatch(r"\d{4}", label)]) <= 2 * 12
    assert [label for label in labels if re.fullmatch(r"\d", label)] == ["0", "1", "2"] * 2


def test_packing_a_picture_keeps_its_pixels():
    import zlib

    import vl_convert

    plain = vl_convert.vegalite_to_png(renderer._still(KINDS["lags"].to_dict()), scale=1)
    packed = renderer.compressed(plain)
    assert len(packed) < len(plain)

    def pixels(picture: bytes) -> bytes:
        return zlib.decompress(b"".join(data for kind, data in renderer._chunks(picture) if kind == b"IDAT"))

    assert pixels(packed) == pixels(plain)
    assert struct.unpack(">II", packed[16:24]) == struct.unpack(">II", plain[16:24])


def test_neighbouring_colours_differ_in_lightness_so_that_grey_print_tells_them_apart():
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    shades = [lightness(colour) for colour in theme.COLOURS[:4]]
    assert all(abs(a - b) > 15 for a, b in pairwise(shades))
    steps = [lightness(colour) for colour in theme.SEQUENCE]
    assert steps == sorted(steps, reverse=True)


def test_a_picture_leaves_out_the_panel_that_waits_for_a_click():
    media, _ = KINDS["event"]._repr_mimebundle_()
    assert "Click a mark" in json.dumps(media[renderer.VEGALITE])
    drawn = renderer.svg(KINDS["event"].to_dict())
    assert "Click a mark" not in drawn
    assert "Reported" in drawn
