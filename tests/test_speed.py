"""Extraction keeps its speed: it takes no more than so many times the processor time of a fixed work on the same texts.

The fixed work (normalising letter by letter and cutting into words, in plain Python) is measured in the same run, so
that a slow or busy machine slows both. The bound lies a tenth to a fifth above what is measured. The speeds themselves
are given by tests/benchmarks/speed.py.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from hasila.corpus import read_corpus
from hasila.extraction import Article, Extractor, articles
from hasila.lexicons import Lexicons

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
#: Extraction may take so many times as long as the fixed work.
BOUND = 130.0
ROUNDS = 7
#: How often the fixed work is done for each extraction: once would be too short to be timed.
REPEATED = 20
_WORD = re.compile(r"[^\W_]+")


def fixed_work(text: str) -> int:
    """Look at every letter and every word of ``text`` once, in plain Python."""
    letters = [char for char in text if not unicodedata.combining(char)]
    words = [match.group() for match in _WORD.finditer("".join(letters))]
    return len(set(words)) + len(words)


@pytest.fixture(scope="module")
def sample() -> list[Article]:
    return articles(read_corpus(SAMPLE).documents)


def repeated(text: str) -> None:
    """Do the fixed work as often as it takes to be timed."""
    for _ in range(REPEATED):
        fixed_work(text)


def seconds_of(work: Callable[[], object]) -> float:
    """Return the processor time that ``work`` takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def times_the_fixed_work(extract: Callable[[Article], object], sample: list[Article]) -> float:
    """Return how many times the fixed work's time extraction takes; words already seen in an earlier round.

    The two take turns at every article, as a machine is slow for seconds and quick for seconds; of the rounds the one
    in the middle counts.
    """
    for article in sample:
        extract(article)
    ratios = []
    for _ in range(ROUNDS):
        extraction = fixed = 0.0
        for article in sample:
            extraction += seconds_of(partial(extract, article))
            fixed += seconds_of(partial(repeated, article.text))
        ratios.append(extraction / fixed * REPEATED)
    return median(ratios)


def test_extraction_is_not_grossly_slower_than_a_fixed_work_on_the_same_texts(sample: list[Article]) -> None:
    ratio = times_the_fixed_work(Extractor(Lexicons()).extract, sample)
    assert ratio < BOUND, f"extraction takes {ratio:.1f} times the fixed work, {BOUND:.0f} are allowed"


def test_an_extraction_three_times_as_slow_would_be_noticed(sample: list[Article]) -> None:
    finders = Extractor(Lexicons())

    def slowed(article: Article) -> None:
        for _ in range(3):
            finders.extract(article)

    assert times_the_fixed_work(slowed, sample) > BOUND


def one_long_sentence(clauses: int) -> Article:
    """Return an article of one sentence without a full stop, two claims and a place in each clause."""
    told = (f"قتل {3 + n % 90} جنود وأصيب {5 + n % 70} مدنيين في قصف على قرية الزهرة،" for n in range(clauses))
    return Article("long", None, date(2020, 1, 1), None, " ".join(told), "hash", "file")


def test_a_sentence_four_times_as_long_takes_less_than_thirty_times_as_long() -> None:
    extract = Extractor(Lexicons()).extract
    short, long = one_long_sentence(20), one_long_sentence(80)
    extract(long)
    ratios = [seconds_of(partial(extract, long)) / seconds_of(partial(extract, short)) for _ in range(ROUNDS)]
    assert median(ratios) < 30, f"{median(ratios):.1f} times as long"
