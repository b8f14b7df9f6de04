"""Rival figures are held side by side within one kind, and never melted into one."""

import ast
import datetime as dt
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila import compare, revisions
from hasila.compare import relation
from hasila.revisions import change

INTERVAL = st.tuples(st.integers(0, 50), st.none() | st.integers(0, 60)).filter(lambda i: i[1] is None or i[0] <= i[1])


def row(claim_id: str, low: int | None, high: int | None, **more: Any) -> dict[str, Any]:
    """Make one interval row; every column that a test does not name has a plain value."""
    plain = {
        "claim_id": claim_id, "doc_id": f"d-{claim_id}", "event_id": "ev-1", "event_label": "خشام · 2018-02-08",
        "outcome": "killed", "victim_class": "unknown", "victim_text": None, "low": low, "high": high,
        "open_high": high is None, "is_point": low == high, "figure_label": str(low), "quantity_text": str(low),
        "qualifier": "exact", "imputed": False, "modality": "asserted", "is_cumulative": False,
        "speaker_label": claim_id, "relay_label": None, "outlet": f"o-{claim_id}", "published": dt.date(2018, 2, 8),
        "event_date": "2018-02-08",
        "origin_id": f"speaker:{claim_id}", "position": "body",
    }  # fmt: skip
    return plain | more


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=compare.INTERVALS, orient="row")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((62, 62), (62, 62), "same"),
        ((62, 62), (80, 80), "contradicts"),
        ((62, None), (80, None), "refines"),
        ((80, 80), (62, None), "refines"),
        ((20, 99), (62, 62), "refines"),
        ((20, 30), (25, 40), "overlaps"),
        ((0, 0), (1, None), "contradicts"),
        ((100, None), (55, 68), "contradicts"),
    ],
)
def test_two_figures_relate_by_their_intervals(a: Any, b: Any, expected: str) -> None:
    assert relation(a, b) == expected


@given(INTERVAL, INTERVAL)
def test_a_relation_does_not_depend_on_who_is_named_first(a: Any, b: Any) -> None:
    assert relation(a, b) == relation(b, a)


@given(INTERVAL, INTERVAL)
def test_only_intervals_without_a_common_number_contradict(a: Any, b: Any) -> None:
    numbers = [set(range(low, 200 if high is None else high + 1)) for low, high in (a, b)]
    assert (relation(a, b) == "contradicts") == (not numbers[0] & numbers[1])


def test_outcomes_and_victim_classes_are_never_compared_with_each_other() -> None:
    rows = frame(row("a", 5, 5), row("b", 7, 7, outcome="injured"), row("c", 9, 9, victim_class="civilian"))
    assert compare.pairs(rows).is_empty()
    assert compare.ranges(rows).height == 3


def test_cumulative_denied_and_unlinked_claims_enter_no_range() -> None:
    rows = frame(
        row("a", 62, 62),
        row("total", 855, 855, is_cumulative=True),
        row("denied", 150, 150, modality="denied"),
        row("loose", 300, 300, event_id=None),
    )
    only = compare.ranges(rows).row(0, named=True)
    assert (only["lowest"], only["highest"], only["n_claims"]) == (62, 62, 1)
    assert compare.cumulative(rows)["claim_id"].to_list() == ["total"]


def test_a_range_names_who_stands_at_each_end_and_stays_open_where_a_claim_is_open() -> None:
    rows = frame(row("army", 62, 62), row("observers", 80, None), row("late", 83, 83))
    only = compare.ranges(rows).row(0, named=True)
    assert (only["lowest"], only["lowest_speaker"]) == (62, "army")
    assert (only["highest"], only["highest_speaker"]) == (None, "observers")


def test_five_reprints_of_one_speaker_are_one_origin() -> None:
    rows = frame(*(row(str(n), 100, 100, origin_id="speaker:official") for n in range(5)))
    only = compare.figures(rows).row(0, named=True)
    assert (only["n_outlets"], only["n_origins"], only["single_origin"]) == (5, 1, True)
    assert only["claim_ids"].split("; ") == list("01234")


def test_a_denied_figure_has_a_row_of_its_own() -> None:
    rows = frame(row("a", 150, 150), row("b", 150, 150, modality="denied"))
    assert compare.figures(rows)["modality"].to_list() == ["asserted", "denied"]


def test_one_speakers_figures_are_followed_over_time() -> None:
    first, second = dt.date(2016, 9, 17), dt.date(2016, 9, 18)
    rows = frame(
        row("a", 80, None, origin_id="speaker:sohr", published=first),
        row("b", 90, None, origin_id="speaker:sohr", published=second),
        row("c", 62, 62, origin_id="speaker:army", published=second),
    )
    only = revisions.changes(rows).row(0, named=True)
    assert (only["previous_claim_id"], only["claim_id"], only["change"]) == ("a", "b", "narrowed")
    assert revisions.changes(rows).height == 1


def test_changes_have_names() -> None:
    assert [change((5, 5), new) for new in [(5, 5), (7, 7), (3, 3), (5, None)]] == [
        "same",
        "raised",
        "lowered",
        "widened",
    ]


def test_agreement_counts_pairs_of_different_outlets_with_their_claims() -> None:
    rows = frame(row("a", 5, 5, outlet="x"), row("b", 5, 5, outlet="y"), row("c", 9, 9, outlet="x"))
    found = compare.agreement(rows).select("outlet_a", "outlet_b", "relation", "n_pairs", "claim_pairs").rows()
    assert found == [("x", "y", "contradicts", 1, "b~c"), ("x", "y", "same", 1, "a~b")]


def test_no_function_of_the_comparison_averages_or_adds_up_figures() -> None:
    forbidden = {"mean", "median", "average", "sum", "cum_sum", "std", "var", "quantile"}
    package = Path(compare.__file__).parent
    modules = [package / f"{name}.py" for name in ("compare", "origins", "exports", "reference")]
    linking = sorted((package / "events").glob("*.py"))
    assert linking
    for module in modules + linking:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not used & forbidden, module


def test_labels_keep_the_bound_that_the_words_gave() -> None:
    rows = pl.DataFrame(
        [(62, 62, "exact"), (62, None, "at_least"), (100, None, "more_than"), (0, 30, "at_most"), (500, 500, "about"),
         (20, 30, "range"), (0, 0, "zero"), (None, None, "vague")],
        schema={"low": pl.Int64, "high": pl.Int64, "qualifier": pl.String}, orient="row",
    )  # fmt: skip
    labels = rows.select(compare.figure_label().alias("label"))["label"].to_list()
    assert labels == ["62", "≥62", ">100", "≤30", "~500", "20–30", "0", "?"]
