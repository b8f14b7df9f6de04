"""Whole articles by writers who saw no rule: most of their claims are found, and little else."""

import pytest

import written_articles
from hasila.tables import MODALITIES, OUTCOMES, QUALIFIERS, VICTIM_CLASSES


@pytest.fixture(scope="module")
def result() -> written_articles.Agreement:
    return written_articles.agreement()


def test_the_annotations_quote_the_articles_and_use_the_values_of_the_codebook() -> None:
    for doc_id, claims in written_articles.gold().items():
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
