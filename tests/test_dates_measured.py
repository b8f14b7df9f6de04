"""Time expressions of annotated articles stay as right as they are; skipped where the articles are absent."""

import pytest

from benchmarks.gold import GOLD

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the annotated articles are not beside the checkout")


def test_the_values_of_annotated_articles_are_right_and_hardly_any_is_wrong():
    from benchmarks.time_errors import measure

    scores, _ = measure()
    assert scores["times value F1"] >= 0.90
    assert scores["times relaxed F1"] >= 0.95
    assert scores["times strict F1"] >= 0.85
    assert scores["share of wrong values"] <= 0.03
