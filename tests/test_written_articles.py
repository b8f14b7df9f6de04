"""Whole articles by writers who saw no rule: most of their claims are found, and little else."""

from pathlib import Path

import pytest

import written_articles
from hasila.tables import MODALITIES, OUTCOMES, QUALIFIERS, VICTIM_CLASSES
from written_articles import SEEN, UNSEEN


@pytest.fixture(scope="module")
def result() -> written_articles.Agreement:
    return written_articles.agreement()


@pytest.fixture(scope="module")
def unseen() -> written_articles.Agreement:
    return written_articles.agreement(UNSEEN)


@pytest.mark.parametrize("folder", [SEEN, UNSEEN], ids=["seen", "unseen"])
def test_the_annotations_quote_the_articles_and_use_the_values_of_the_codebook(folder: Path) -> None:
    for doc_id, claims in written_articles.gold(folder).items():
        for claim in claims:
            assert claim["outcome"] in OUTCOMES, doc_id
            assert claim["qualifier"] in QUALIFIERS, doc_id
            assert claim["victim_class"] in VICTIM_CLASSES, doc_id
            assert claim["modality"] in MODALITIES, doc_id


def test_most_claims_of_whole_articles_are_found_and_little_else(result: written_articles.Agreement) -> None:
    assert result.precision >= 0.98
    assert result.recall >= 0.92


def test_the_claims_found_carry_the_class_the_modality_and_the_totals_that_a_reader_notes(
    result: written_articles.Agreement,
) -> None:
    assert result.share("victim_class") >= 0.9
    assert result.share("modality") >= 0.97
    assert result.share("cumulative", "is_cumulative") >= 0.95


def test_what_holds_for_articles_whose_errors_were_read_nearly_holds_for_others(
    unseen: written_articles.Agreement,
) -> None:
    assert unseen.precision >= 0.93
    assert unseen.recall >= 0.85
    assert unseen.share("victim_class") >= 0.85
    assert unseen.share_of_words("source") >= 0.83
