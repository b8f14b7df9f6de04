"""The shipped sample keeps its word: files, encodings, expected tables, and every phenomenon data/README.md promises.

Extraction is not run here; whether Hasila finds what the expected tables hold is tested with the extractors.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hasila import tables

DATA = Path(__file__).resolve().parents[1] / "data"
SAMPLE, EXPECTED, REFERENCE = DATA / "sample", DATA / "expected", DATA / "reference"
DAY = r"\d{4}-\d{2}-\d{2}"
PERIOD = rf"(?:{DAY}|\d{{4}}-\d{{2}}|\d{{4}})"
VALUE = re.compile(rf"{PERIOD}(?:/{PERIOD})?|PRESENT|UNKNOWN")
NO_CLAIM = {"19-wire-no-claim-talks.txt", "21-iraqi-no-claim-compensation.txt", "22-sudan-no-claim-convoy.txt"}
ORIGINAL, COPY, UNDATED = "24-broadcaster-bab.txt", "34-broadcaster-bab-again.txt", "33-iraqi-undated-rutba.txt"
MARKED = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


class Paragraphs(HTMLParser):
    """Collect the headline and the paragraphs of a page, one a line."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = tag in ("h1", "p")
        if self._open:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.lines[-1] += data


def text_of(row: dict[str, str]) -> str:
    text = (SAMPLE / row["file"]).read_bytes().decode(row["encoding"])
    return "\n".join(Paragraphs(text).lines) if row["file"].endswith(".html") else text


METADATA = {row["file"]: row for row in rows(SAMPLE / "metadata.csv")}
TEXTS = {name: text_of(row) for name, row in METADATA.items()}
CLAIMS = rows(EXPECTED / "claims.csv")
TIMES = rows(EXPECTED / "times.csv")
ACTORS = rows(EXPECTED / "actors.csv")
EVENTS = rows(EXPECTED / "events.csv")
KNOWN = rows(REFERENCE / "known_claims.csv")
KNOWN_EVENTS = {row["event_key"]: row for row in rows(REFERENCE / "events.csv")}


def occurrence(text: str, words: str, nth: int) -> int:
    """Return where ``words`` begin for the nth time (1 = first), or -1."""
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            return -1
    return start


def promises() -> list[tuple[str, str, str]]:
    """Return (phenomenon, number of the article, words) of the table «What it shows» in data/README.md."""
    page = (DATA / "README.md").read_text(encoding="utf-8")
    section = page.split("### What it shows")[1].split("\nArticles without")[0]
    found = []
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if len(cells) == 2 and re.match(r"\d\d: ", cells[1]):
            found += [(cells[0], *entry.strip().replace("`", "").split(": ", 1)) for entry in cells[1].split(" · ")]
    return [(what, number, words) for what, number, words in found]


# ---------------------------------------------------------------- files
def test_every_file_has_a_metadata_row_and_every_row_a_file() -> None:
    files = {path.name for path in SAMPLE.iterdir()} - {"metadata.csv", "LICENSE"}
    assert files == set(METADATA)


def test_there_are_about_thirty_articles_of_seven_to_nine_outlets() -> None:
    assert 30 <= len(METADATA) <= 34
    assert 7 <= len({row["outlet"] for row in METADATA.values()}) <= 9


def test_no_outlet_can_be_taken_for_a_real_one() -> None:
    for row in METADATA.values():
        assert row["outlet"].endswith("(عينة)")
        assert re.match(r"https://[a-z]+\.example/", row["url"])


@pytest.mark.parametrize("name", METADATA)
def test_an_article_is_in_the_encoding_that_is_said(name: str) -> None:
    data, encoding = (SAMPLE / name).read_bytes(), METADATA[name]["encoding"]
    assert data.startswith(MARKED.get(encoding, b"")) and "\ufeff" not in TEXTS[name]
    if encoding == "utf-8":
        assert not data.startswith(MARKED["utf-8-sig"])
    if encoding == "windows-1256":
        with pytest.raises(UnicodeDecodeError):
            data.decode("utf-8")


def test_four_encodings_and_a_page_are_among_the_files() -> None:
    assert {row["encoding"] for row in METADATA.values()} == {"utf-8", "utf-8-sig", "utf-16", "windows-1256"}
    assert sum(name.endswith(".html") for name in METADATA) == 1


@pytest.mark.parametrize("name", METADATA)
def test_an_article_has_80_to_250_words_under_its_headline(name: str) -> None:
    assert 80 <= len(TEXTS[name].split()) <= 250
    if not name.endswith(".html"):
        assert TEXTS[name].split("\n")[0] == METADATA[name]["title"]


@pytest.mark.parametrize("name", METADATA)
def test_an_article_holds_only_letters_and_signs_that_belong(name: str) -> None:
    strange = re.sub(r"[\u0620-\u064a\u064b-\u0652\u0660-\u0669\u06f0-\u06f9\s\w.,:;()/*=<>|«»–؟،؛ـ-]", "", TEXTS[name])
    assert not strange


def test_the_dates_are_given_but_for_the_page_and_the_undated_article() -> None:
    unstated = {name for name, row in METADATA.items() if not row["published"]}
    assert unstated == {UNDATED, "13-broadcaster-inquiry.html"}
    for name in set(METADATA) - unstated:
        date.fromisoformat(METADATA[name]["published"])
        assert METADATA[name]["published_basis"] == "given"
    page = (SAMPLE / "13-broadcaster-inquiry.html").read_text(encoding="utf-8")
    assert 'property="article:published_time" content="2016-11-30' in page


def test_the_duplicate_is_exact_and_of_the_same_outlet() -> None:
    assert (SAMPLE / ORIGINAL).read_bytes() == (SAMPLE / COPY).read_bytes()
    assert METADATA[ORIGINAL]["outlet"] == METADATA[COPY]["outlet"]
    assert len(set(TEXTS.values())) == len(TEXTS) - 1


def test_every_article_says_whether_its_events_happened() -> None:
    bases = [row["basis"] for row in METADATA.values()]
    assert set(bases) == {"documented", "fictional"}


def test_the_licence_of_the_sample_is_named() -> None:
    assert "CC0-1.0" in (SAMPLE / "LICENSE").read_text(encoding="utf-8")


# ---------------------------------------------------------------- what is promised
def test_the_table_of_phenomena_is_read() -> None:
    assert len(promises()) > 100


@pytest.mark.parametrize(("what", "number", "words"), promises())
def test_a_promised_phenomenon_stands_in_its_article(what: str, number: str, words: str) -> None:
    texts = [text for name, text in TEXTS.items() if name.startswith(number)]
    assert len(texts) == 1 and words in texts[0], what


def test_every_qualifier_outcome_and_modality_occurs() -> None:
    assert {row["qualifier"] for row in CLAIMS} == set(tables.QUALIFIERS)
    assert {row["outcome"] for row in CLAIMS} == set(tables.OUTCOMES)
    assert {row["modality"] for row in CLAIMS} == set(tables.MODALITIES)


def test_the_contradicted_weekday_is_wrong() -> None:
    row = next(row for row in TIMES if row["text"] == "يوم الأحد 17 أيلول 2016")
    assert row["value"] == "2016-09-17" and date(2016, 9, 17).strftime("%A") == "Saturday"


def test_the_wire_report_and_its_reprints_share_paragraphs_but_not_every_word() -> None:
    wire = trigrams("06-wire-mattis.txt")
    for reprint in ("07-official-mattis-reprint.txt", "08-gulf-mattis-reprint.txt", "09-maghreb-mattis-reprint.txt"):
        shared = wire & trigrams(reprint)
        assert 0.3 < len(shared) / len(trigrams(reprint)) < 0.95
    assert len(wire & trigrams("05-broadcaster-khasham.txt")) < 5


def trigrams(name: str) -> set[tuple[str, ...]]:
    """Return the runs of three words of a text, its tanwin left out."""
    words = re.findall(r"\w+", TEXTS[name].replace("ً", ""))
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


# ---------------------------------------------------------------- expected tables
@pytest.mark.parametrize(("table", "column"), [("claims", "quantity_text"), ("times", "text"), ("actors", "text")])
def test_every_expected_span_stands_in_its_text(table: str, column: str) -> None:
    found = rows(EXPECTED / f"{table}.csv")
    lost = [row for row in found if occurrence(TEXTS[row["file"]], row[column], int(row["nth"])) < 0]
    assert found and not lost


def test_the_other_words_of_a_claim_stand_in_its_text() -> None:
    columns = ("victim_text", "source_text", "via_text", "place_text")
    for row in CLAIMS:
        assert all(row[column] in TEXTS[row["file"]] for column in columns), row
        assert row["source_text_alt"] in ("", "null") or row["source_text_alt"] in TEXTS[row["file"]]


def test_expected_values_are_legal() -> None:
    for row in CLAIMS:
        assert row["victim_class"] in tables.VICTIM_CLASSES and row["is_cumulative"] in ("true", "false")
        assert not row["event_date"] or VALUE.fullmatch(row["event_date"])
    assert all(VALUE.fullmatch(row["value"]) for row in TIMES)
    assert all(row["actor_type"] in tables.ACTOR_TYPES for row in ACTORS)


@pytest.mark.parametrize("row", CLAIMS, ids=lambda row: f"{row['file'][:2]}-{row['quantity_text']}")
def test_the_bounds_of_an_expected_claim_follow_its_qualifier(row: dict[str, str]) -> None:
    low, high, qualifier = int(row["low"]), int(row["high"]) if row["high"] else None, row["qualifier"]
    if qualifier in ("exact", "about"):
        assert low == high
    elif qualifier in ("at_least", "more_than"):
        assert high is None
    elif qualifier == "zero":
        assert low == high == 0
    elif qualifier == "at_most":
        assert low == 0 and high
    elif qualifier == "range":
        assert high is not None and low < high
    else:
        assert (low, high) in ((3, None), (20, 99), (200, 999), (2000, 9999))


def test_a_figure_in_digits_is_the_bound_it_stands_for() -> None:
    for row in CLAIMS:
        digits = [int(number) for number in re.findall(r"\d+", row["quantity_text"].replace(",", ""))]
        bounds = {int(bound) for bound in (row["low"], row["high"]) if bound}
        assert set(digits) <= bounds, row


def test_no_claim_is_expected_twice() -> None:
    keys = [(row["file"], row["quantity_text"], row["nth"], row["outcome"]) for row in CLAIMS]
    assert len(keys) == len(set(keys))


def test_the_articles_without_a_claim_are_full_of_numbers() -> None:
    silent = set(TEXTS) - {row["file"] for row in CLAIMS} - {COPY}
    assert silent == NO_CLAIM
    for name in NO_CLAIM:
        assert len(re.findall(r"\d+|مرتين|بضعة|ثلاث|ثمانية|تسعة", TEXTS[name])) >= 4


def test_relative_dates_of_the_undated_article_are_unknown() -> None:
    values = {row["value"] for row in TIMES if row["file"] == UNDATED}
    assert values == {"UNKNOWN"}
    assert {row["event_date"] for row in CLAIMS if row["file"] == UNDATED} == {""}
    assert all(row["file"] == UNDATED for row in TIMES if row["value"] == "UNKNOWN")


def test_expected_events_speak_of_the_expected_claims() -> None:
    key = ("file", "quantity_text", "nth", "outcome")
    assert [[row[name] for name in key] for row in EVENTS] == [[row[name] for name in key] for row in CLAIMS]


def test_cumulative_totals_belong_to_no_event() -> None:
    for claim, event in zip(CLAIMS, EVENTS, strict=True):
        if claim["is_cumulative"] == "true":
            assert not event["event"]


def test_there_are_at_least_twelve_events_and_near_misses_among_them() -> None:
    events = {row["event"] for row in EVENTS} - {""}
    assert len(events) >= 12
    for near in (
        {"khasham-2018", "khasham-mine-2019", "bab-2018"},
        {"tharda-2016", "sdf-2017"},
        {"taiz-2021-10", "taiz-2021-11", "taiz-2019", "makha-2021"},
        {"khan-younis-2019", "rafah-2019"},
        {"tharda-2016", "sebha-2018"},
    ):
        assert near <= events


def test_one_actor_has_one_type_and_one_name() -> None:
    kinds = {(row["actor_key"], row["actor_type"], row["name_en"]) for row in ACTORS}
    assert len(kinds) == len({key for key, _, _ in kinds})
    assert len({row["file"] for row in ACTORS}) >= 5


# ---------------------------------------------------------------- reference
def test_known_claims_have_legal_values_and_one_name_each() -> None:
    assert len({row["reference_id"] for row in KNOWN}) == len(KNOWN)
    for row in KNOWN:
        assert row["outcome"] in tables.OUTCOMES and row["modality"] in tables.MODALITIES
        assert row["victim_class"] in tables.VICTIM_CLASSES and row["is_cumulative"] in ("true", "false")
        assert row["confidence"] in ("published", "weak")
        assert bool(row["low"]) == bool(row["qualifier"])
        assert row["qualifier"] in (*tables.QUALIFIERS, "")
        assert VALUE.fullmatch(row["claim_date"]) and VALUE.fullmatch(row["event_date"])


def test_a_known_claim_belongs_to_a_known_event_unless_it_is_a_total() -> None:
    for row in KNOWN:
        assert row["event_key"] in KNOWN_EVENTS or not row["event_key"]
        if row["is_cumulative"] == "true":
            assert not row["event_key"]


def test_a_known_event_lasts_as_long_as_its_claims_say() -> None:
    for row in KNOWN:
        if row["event_key"]:
            event = KNOWN_EVENTS[row["event_key"]]
            start, _, end = row["event_date"].partition("/")
            assert (start, end or start) == (event["date_start"], event["date_end"])


def test_the_figures_of_documented_articles_were_published() -> None:
    published = {(row["event_key"], row["outcome"], row["low"]) for row in KNOWN}
    for claim, event in zip(CLAIMS, EVENTS, strict=True):
        if METADATA[claim["file"]]["basis"] == "documented":
            assert (event["event"], claim["outcome"], claim["low"]) in published, claim


def test_fictional_events_are_not_in_the_reference() -> None:
    fictional = {row["event"] for row in EVENTS if METADATA[row["file"]]["basis"] == "fictional"}
    documented = {row["event"] for row in EVENTS if METADATA[row["file"]]["basis"] == "documented"}
    assert documented - {""} == set(KNOWN_EVENTS)
    assert fictional - documented and not (fictional - documented) & set(KNOWN_EVENTS)
