"""An article may stop anywhere: a sentence that is cut before or behind any word is read without failing."""

from datetime import date
from pathlib import Path

import pytest

from hasila.extraction import Article, Extractor
from hasila.lexicons import Lexicons, read_lexicon

TESTS = Path(__file__).parent
COLUMNS = ("sentence", "article", "text")
#: Of the words of a sentence every third is cut at; which ones, changes from sentence to sentence.
STEP = 3


def sentences(path: Path) -> list[str]:
    """Return the sentences of a table of the tests."""
    return [row[column] for row in read_lexicon(path) for column in COLUMNS if row.get(column)]


TABLES = [path for path in sorted(TESTS.glob("*.tsv")) if sentences(path)]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Lexicons())


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_a_sentence_cut_off_at_any_word_is_read_without_failing(table: Path, extractor: Extractor) -> None:
    for number, sentence in enumerate(sentences(table)):
        words = sentence.split(" ")
        for cut in range(1 + number % STEP, len(words), STEP):
            for part in (words[:cut], words[cut:]):
                extractor.extract(Article("a", None, date(2020, 6, 20), None, " ".join(part), "hash", "file"))
