"""When and where the harm of each figure happened, read off whole small articles of 10 May 2020 (event_articles.tsv).

A row lists the figures it is about; others of its article may stand beside them.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic import Text
from hasila.extraction import extractor
from hasila.lexicons import Lexicons, read_lexicon

ROWS = read_lexicon(Path(__file__).with_name("event_articles.tsv"))
PUBLISHED = date(2020, 5, 10)


def read(article: str) -> list[str]:
    finders, text = extractor(Lexicons()), Text(article.replace("¶", "\n\n"))
    claims = finders.claims.find(text)
    found = finders.circumstances.find(text, claims, finders.times.find(text, PUBLISHED), PUBLISHED)
    lines = []
    for claim, where in zip(claims, found, strict=True):
        place = None if where.place_start is None else text.raw[where.place_start : where.place_end]
        lines.append(f"{text.raw[claim.start : claim.end]} = {where.event_date or 'null'} @ {place or 'null'}")
    return lines


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['phenomenon']}: {row['article'][:40]}" for row in ROWS])
def test_a_figure_has_the_day_and_the_place_of_its_event(row: dict[str, str]) -> None:
    found = read(row["article"])
    assert [line for line in row["claims"].split(" | ") if line not in found] == []


SAID_AGO = {1: "السبت", 2: "الجمعة", 3: "الخميس"}


@given(st.lists(st.sampled_from(sorted(SAID_AGO)), min_size=1, max_size=3))
def test_an_event_without_a_day_is_no_later_than_what_was_said_of_it(ago: list[int]) -> None:
    said = (f"¶وقال قائد المسعفين في بيان {SAID_AGO[days]} إن الانفجار سببه تسرب الغاز." for days in ago)
    lines = read("لقي ستة عمال حتفهم في انفجار في مدينة الزهور." + "".join(said))
    assert lines == [f"ستة = {PUBLISHED - timedelta(max(ago))} @ مدينة الزهور"]


def test_both_known_and_unknown_days_are_met_many_times() -> None:
    claims = " | ".join(row["claims"] for row in ROWS).split(" | ")
    unknown = sum(" = null @ " in line for line in claims)
    assert unknown >= 4
    assert len(claims) - unknown >= 30
