"""The printed scores are the measured ones, and no change lowers them unnoticed."""

import json

import pytest

from benchmarks import agreement, evaluate
from benchmarks.gold import SCORER
from hasila import evaluation

SAID = """45 articles, 294 claims, 122 time expressions, 629 actor mentions
claims core F1                                   0.910  [0.871, 0.931]  P 0.920  R 0.900
claim source accuracy                            0.870  [0.812, 0.902]
"""


def recorded() -> dict:
    return json.loads(evaluate.RECORD.read_text(encoding="utf-8"))


def test_the_scorers_lines_are_read_whole() -> None:
    record = evaluate.parsed(SAID)
    assert record["basis"] == {"articles": 45, "claims": 294, "times": 122, "actors": 629}
    assert record["scores"][0] == {
        "measure": "claims core", "value": 0.91, "low": 0.871, "high": 0.931, "precision": 0.92, "recall": 0.9,
    }  # fmt: skip
    assert record["scores"][1]["measure"] == "claim source"


def test_a_score_that_fell_is_named() -> None:
    before = evaluate.parsed(SAID)
    after = evaluate.parsed(SAID.replace("0.870  [", "0.850  ["))
    assert evaluate.lower(after, before) == ["claim source: 0.870 -> 0.850"]
    assert evaluate.lower(before, after) == []


def test_the_page_prints_the_recorded_scores() -> None:
    page = evaluate.PAGE.read_text(encoding="utf-8")
    assert evaluate.pages(recorded()) in page


def test_the_sentence_beside_results_names_the_rates_of_articles_nobody_looked_at() -> None:
    unseen = {row["measure"]: row for row in recorded()["others"][evaluation.UNSEEN]["scores"]}
    assert f"{100 * unseen['claims core']['recall']:.0f} (" in evaluation.sentence()
    assert f"{100 * unseen['claim source']['value']:.0f} % have the right speaker" in evaluation.sentence()
    assert evaluation.measured().height == len(recorded()["scores"])


def test_offsets_become_words_and_the_number_of_their_occurrence() -> None:
    claim = {"quantity": [8, 9], "outcome": "killed", "source": None, "victim": [2, 5]}
    gold = {"doc_id": "d", "claims": [claim], "times": [], "actors": [{"text": [0, 1], "id": "a0"}]}
    spelled = evaluate._spelled(gold, "5 abc, .5")
    assert spelled["claims"] == [{"quantity": "5", "nth": 2, "outcome": "killed", "source": None, "victim": "abc"}]
    assert spelled["actors"] == [{"text": "5", "nth": 1, "id": "a0"}]


def test_what_a_second_reader_wrote_otherwise_becomes_words_too() -> None:
    claim = {"quantity": [0, 1], "place": [2, 5], "alt": {"place": [3, 5], "victim_class": "mixed"}, "optional": True}
    spelled = evaluate._spelled({"doc_id": "d", "claims": [claim], "times": [], "actors": []}, "5 abc")["claims"][0]
    assert spelled["alt"] == {"place": "bc", "victim_class": "mixed"}
    assert spelled["optional"]


def test_two_readers_agree_on_what_both_wrote_and_in_the_fields_where_neither_wrote_otherwise() -> None:
    claims = [{}, {"alt": {"source": None}}, {"alt": {"place": None}}, {"optional": True}, {"optional": True}]
    found = agreement.agreement(claims)
    assert found["core"] == pytest.approx(6 / 8)
    assert found["core + class, source, modality"] == pytest.approx(4 / 8)
    assert (found["source"], found["modality"]) == (pytest.approx(2 / 3), 1)


@pytest.mark.skipif(
    not SCORER.exists(), reason="the annotated articles are not here (HASILA_SHARED names their folder)"
)
def test_no_score_is_lower_than_the_recorded_one() -> None:
    assert evaluate.lower(evaluate.measure(), recorded()) == []
