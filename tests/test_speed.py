"""Extraction keeps its speed: it calls no more functions and runs no more lines for a character than it did.

Both are counted, and are the same in every run: their bounds lie two or three hundredths above what is counted. What a
function of a library takes, a regular expression say, is in neither, so time is measured too, against a fixed work done
in turns with it: parsing a module of the standard library and writing it out again, which like extraction runs through
much code and many small objects. A crowded machine still changes the ratio by a quarter and more (0.143 to 0.188 for
the same code within two hours), so time notices only what is gross. The speeds themselves are given by
tests/benchmarks/speed.py.
"""

from __future__ import annotations

import argparse
import ast
import cProfile
import dataclasses
import difflib
import inspect
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from types import FrameType
from typing import Any

import pytest

from hasila.corpus import read_corpus
from hasila.extraction import Article, Extractor, articles
from hasila.lexicons import Lexicons

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
#: Extraction may call so many functions for each character of the sample (35.4 on 2026-11-23).
CALLS = 36.0
#: Extraction may run so many lines for each character of the sample (86.5 on 2026-11-23).
LINES = 89.0
#: Extraction may take so many times as long as the fixed work.
BOUND = 0.22
ROUNDS = 20
_SOURCES = tuple(inspect.getsource(module) for module in (argparse, difflib, dataclasses, tarfile))


def fixed_work(turn: int) -> str:
    """Parse one of four modules of the standard library and write it out again, in plain Python."""
    return ast.unparse(ast.parse(_SOURCES[turn % len(_SOURCES)]))


@pytest.fixture(scope="module")
def sample() -> list[Article]:
    return articles(read_corpus(SAMPLE).documents)


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


def lines_for_a_character(extract: Callable[[Article], object], sample: list[Article]) -> float:
    """Return how many lines of Python extraction runs for each character; words already seen in an earlier round."""
    lines = 0

    def count(_frame: FrameType, event: str, _value: object) -> Callable[..., Any]:
        nonlocal lines
        lines += event == "line"
        return count

    for article in sample:
        extract(article)
    before = sys.gettrace()
    sys.settrace(count)
    try:
        for article in sample:
            extract(article)
    finally:
        sys.settrace(before)
    return lines / sum(len(article.text) for article in sample)


def times_the_fixed_work(extract: Callable[[Article], object], sample: list[Article]) -> Iterator[float]:
    """Give, round after round, how many times the fixed work's time extraction takes; words already seen before.

    The two take turns at every article, as a machine is slow for seconds and quick for seconds.
    """
    for article in sample:
        extract(article)
    while True:
        extraction = fixed = 0.0
        for turn, article in enumerate(sample):
            extraction += seconds_of(partial(extract, article))
            fixed += seconds_of(partial(fixed_work, turn))
        yield extraction / fixed


def quickest(rounds: Iterator[float]) -> float:
    """Return the first round within the bound, or else the quickest of all: noise seldom makes a round quicker."""
    best = float("inf")
    for ratio in islice(rounds, ROUNDS):
        best = min(best, ratio)
        if best < BOUND:
            break
    return best


def test_extraction_calls_no_more_functions_for_a_character_than_it_did(sample: list[Article]) -> None:
    calls = calls_for_a_character(Extractor(Lexicons()).extract, sample)
    assert calls < CALLS, f"extraction calls {calls:.1f} functions a character, {CALLS:.0f} are allowed"


def test_extraction_runs_no_more_lines_for_a_character_than_it_did(sample: list[Article]) -> None:
    lines = lines_for_a_character(Extractor(Lexicons()).extract, sample)
    assert lines < LINES, f"extraction runs {lines:.1f} lines a character, {LINES:.0f} are allowed"


def test_extraction_is_not_grossly_slower_than_a_fixed_work_on_the_same_texts(sample: list[Article]) -> None:
    ratio = quickest(times_the_fixed_work(Extractor(Lexicons()).extract, sample))
    assert ratio < BOUND, f"extraction takes {ratio:.3f} times the fixed work, {BOUND} are allowed"


def test_an_extraction_three_times_as_slow_would_be_noticed(sample: list[Article]) -> None:
    finders = Extractor(Lexicons())

    def slowed(article: Article) -> None:
        for _ in range(3):
            finders.extract(article)

    rounds = times_the_fixed_work(slowed, sample)
    assert min(islice(rounds, 5)) > BOUND


def one_long_sentence(clauses: int) -> Article:
    """Return an article of one sentence without a full stop, two claims and a place in each clause."""
    told = (f"قتل {3 + n % 90} جنود وأصيب {5 + n % 70} مدنيين في قصف على قرية الزهرة،" for n in range(clauses))
    return Article("long", None, date(2020, 1, 1), None, " ".join(told), "hash", "file")


def test_a_sentence_four_times_as_long_takes_less_than_thirty_times_as_long() -> None:
    extract = Extractor(Lexicons()).extract
    short, long = one_long_sentence(20), one_long_sentence(80)
    extract(long)
    ratios = [seconds_of(partial(extract, long)) / seconds_of(partial(extract, short)) for _ in range(7)]
    assert median(ratios) < 30, f"{median(ratios):.1f} times as long"
