"""The date an article states itself: a stamp above its prose or "today" with a full date, and nothing less."""

from datetime import date
from pathlib import Path

import pytest

from hasila.corpus import read_corpus
from hasila.corpus.stamps import date_from_text

HEADLINE = "إصابة عاملين في حريق المرفأ"
PROSE = "قالت إدارة المرفأ إن عاملين أصيبا بحروق طفيفة حين اندلعت النار في مستودع للأخشاب قبل أن تخمد."
DAY = date(2021, 3, 10)


@pytest.mark.parametrize(
    "stamp",
    ["الأربعاء، 10 مارس 2021 - 18:42", "نشر في: 10/03/2021", "كتبه مراسلنا | ١٠ آذار ٢٠٢١", "10 مارس 2021"],
)
def test_a_stamp_below_the_headline_dates_the_page(stamp: str) -> None:
    assert date_from_text(f"{HEADLINE}\n{stamp}\n{PROSE}", None) == (DAY, "page")


def test_a_stamp_above_the_headline_counts_where_it_says_more_than_a_date() -> None:
    assert date_from_text(f"نشر يوم الأربعاء 10 مارس 2021\n{HEADLINE}\n{PROSE}", None) == (DAY, "page")


def test_a_date_alone_above_the_headline_may_be_the_calendar_of_the_page() -> None:
    assert date_from_text(f"الأربعاء، 10 مارس 2021\n{HEADLINE}\n{PROSE}", None) is None


def test_two_stamps_that_disagree_are_no_date() -> None:
    assert date_from_text(f"{HEADLINE}\nنشر 10 مارس 2021\nحدث 12 مارس 2021\n{PROSE}", None) is None


def test_today_with_its_full_date_is_an_inferred_date() -> None:
    text = f"{HEADLINE}\nقالت إدارة المرفأ اليوم الأربعاء 10 مارس 2021 إن عاملين أصيبا بحروق طفيفة في حريق صغير."
    assert date_from_text(text, None) == (DAY, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n{PROSE}",
        f"{HEADLINE}\nقالت إدارة المرفأ اليوم الأربعاء إن عاملين أصيبا بحروق طفيفة في حريق صغير وقع هناك.",
        f"{HEADLINE}\nاندلع الحريق في 10 مارس 2021 في مستودع للأخشاب وأصيب عاملان بحروق طفيفة قبل أن يخمد.",
        f"{HEADLINE}\nمارس 2021\n{PROSE}",
        f"{HEADLINE}\n{PROSE}\nنشر 10 مارس 2021",
        "",
    ],
)
def test_nothing_less_dates_an_article(text: str) -> None:
    assert date_from_text(text, None) is None


def test_the_text_dates_a_file_that_nothing_else_dates(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{HEADLINE}\nنشر في: 10/03/2021\n{PROSE}", encoding="utf-8")
    dated, undated = read_corpus(tmp_path), read_corpus(tmp_path, date_from_text=None)
    assert dated.documents.select("published", "published_basis").row(0) == (DAY, "page")
    assert undated.documents.select("published", "published_basis").row(0) == (None, "none")
