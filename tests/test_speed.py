"""Extraction keeps its speed: it calls no more functions for a character, and takes no grossly longer time.

The calls are counted, and are the same in every run: their bound lies three hundredths above what is counted. Time is
measured against a fixed work on the same texts (normalising letter by letter and cutting into words, in plain Python),
done in the same run, and the quickest round counts: what else runs on the machine only adds to it (the same code took
107 to 151 times as long in one hour). The speeds themselves are given by tests/benchmarks/speed.py.
"""

from __future__ import annotations

import cProfile
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
#: Extraction may call so many functions for each character of the sample (34.9 on 2026-11-22).
CALLS = 36.0
#: Extraction may take so many times as long as the fixed work.
BOUND = 140.0
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


def calls_for_a_character(extract: Callable[[Article], object], sample: list[Article]) -> float:
    """Return how many functions extraction calls for each character; words already seen in an earlier round."""
    for article in sample:
        extract(article)
    profile = cProfile.Profile()
    profile.enable()
    for article in sample:
        extract(article)
    profile.disable()
    calls = sum(entry.callcount for entry in profile.getstats())
    return calls / sum(len(article.text) for article in sample)


def times_the_fixed_work(extract: Callable[[Article], object], sample: list[Article]) -> float:
    """Return how many times the fixed work's time extraction takes; words already seen in an earlier round.

    The two take turns at every article, as a machine is slow for seconds and quick for seconds; of the rounds the
    quickest counts.
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
    return min(ratios)


def test_extraction_calls_no_more_functions_for_a_character_than_it_did(sample: list[Article]) -> None:
    calls = calls_for_a_character(Extractor(Lexicons()).extract, sample)
    assert calls < CALLS, f"extraction calls {calls:.1f} functions a character, {CALLS:.0f} are allowed"


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
