"""Time expressions: a table of sentences with their values, laws that hold for all of them, and what is no date."""

import csv
import re
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hasila.arabic import Text
from hasila.dates import TimeFinder, hijri, period, written_in_hijri
from hasila.dates.anchors import (
    CALENDARS_CONTRADICT,
    PUBLICATION_CONTRADICTS,
    WEEKDAY_CONTRADICTS_DATE,
)
from hasila.dates.calendars import add_months, iso, month_names
from hasila.dates.vocabulary import LETTERS
from hasila.lexicons import Lexicons
from hasila.records import TimeExpression

HERE = Path(__file__).parent
FINDER = TimeFinder(Lexicons())
PUBLISHED = date(2018, 2, 8)


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


EXPRESSIONS = rows("dates_expressions.tsv")


def find(raw: str, published: date | None = PUBLISHED, title: str | None = None) -> list[TimeExpression]:
    return FINDER.find(Text(raw, title), published)


def values(raw: str, published: date | None = PUBLISHED) -> dict[str, str]:
    return {raw[spotted.start : spotted.end]: spotted.value for spotted in find(raw, published)}


# ---------------------------------------------------------------- the table
def test_the_table_holds_more_than_a_hundred_expressions():
    assert len(EXPRESSIONS) > 150


@pytest.mark.parametrize("row", EXPRESSIONS, ids=lambda row: f"{row['expression']}={row['value']}")
def test_an_expression_of_the_table_has_its_span_and_value(row):
    published = date.fromisoformat(row["published"]) if row["published"] else None
    found = values(row["sentence"], published)
    assert found.get(row["expression"]) == row["value"], (found, row["comment"])


@pytest.mark.parametrize("row", rows("dates_not.tsv"), ids=lambda row: row["comment"])
def test_what_is_no_date_is_not_found(row):
    assert values(row["sentence"]) == {}


# ---------------------------------------------------------------- laws
RELATIVE = [
    ("أمس", "day"), ("اليوم", "day"), ("غدا", "day"), ("أول من أمس", "day"), ("قبل يومين", "day"),
    ("الليلة الماضية", "day"), ("منذ ثلاثة أيام", "day"), ("اليومين الماضيين", "day"),
    ("الأيام الثلاثة الماضية", "day"),
    ("الأسبوع الماضي", "week"), ("هذا الأسبوع", "week"), ("الخميس الماضي", "week"), ("الأحد المقبل", "week"),
    ("الثلاثاء", "week"), ("قبل أسبوعين", "week"),
]  # fmt: skip
ANCHORS = st.dates(date(1950, 1, 1), date(2050, 12, 31))


def days_of(raw: str, published: date) -> tuple[date, date]:
    (spotted,) = find(raw, published)
    days = period(spotted.value)
    assert days is not None
    return days


@pytest.mark.parametrize(("expression", "unit"), RELATIVE)
@given(published=ANCHORS, shift=st.integers(-40, 40))
@settings(max_examples=25)
def test_shifting_the_anchor_shifts_a_relative_value_alike(expression, unit, published, shift):
    by = timedelta(days=shift if unit == "day" else 7 * shift)
    sentence = f"قُتل خمسة {expression} في القصف"
    first, last = days_of(sentence, published)
    assert days_of(sentence, published + by) == (first + by, last + by)


@given(published=ANCHORS, months=st.integers(-30, 30))
@settings(max_examples=40)
def test_shifting_the_anchor_by_months_shifts_last_month_alike(published, months):
    first, _ = days_of("قُتل خمسة الشهر الماضي", published)
    moved, _ = days_of("قُتل خمسة الشهر الماضي", add_months(published.replace(day=1), months))
    assert moved == add_months(first, months)


DIGITS = {"arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}


@pytest.mark.parametrize("digits", DIGITS.values(), ids=DIGITS.keys())
@pytest.mark.parametrize("row", [row for row in EXPRESSIONS if re.search(r"\d", row["sentence"])], ids=str)
def test_the_digit_set_does_not_change_values(row, digits):
    published = date.fromisoformat(row["published"]) if row["published"] else None
    plain = [spotted.value for spotted in find(row["sentence"], published)]
    other = row["sentence"].translate({ord(str(n)): digits[n] for n in range(10)})
    assert [spotted.value for spotted in find(other, published)] == plain


@given(day=st.dates(date(1950, 1, 1), date(2049, 12, 31)))
@settings(max_examples=30)
def test_the_month_system_does_not_change_values(day):
    names = [name for name, month in month_names(Lexicons()).items() if month == ("gregorian", day.month)]
    found = set()
    for name in names:
        if name == "اب":  # written with its madda, or it is a father
            continue
        found |= {spotted.value for spotted in find(f"قُتل أربعة في {day.day} {name} {day.year} شرق المدينة")}
    assert found == {day.isoformat()}


@given(day=st.dates(date(1950, 1, 1), date(2049, 12, 31)))
@settings(max_examples=60)
def test_every_way_of_writing_a_full_date_gives_the_same_day(day):
    for written in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%Y}",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%d.%m.%Y}",
    ):
        assert values(f"صدر البيان في {written} عن القيادة", None) == {written: day.isoformat()}


@pytest.mark.parametrize("row", EXPRESSIONS, ids=lambda row: row["expression"])
def test_spans_reproduce_the_text_among_diacritics_and_invisible_marks(row):
    published = date.fromisoformat(row["published"]) if row["published"] else None
    before = find(row["sentence"], published)
    raw = "قَالَ المَصدَرُ\u200f إنّهُ\u0640\u0640 " + row["sentence"]
    after = find(raw, published)
    shift = len(raw) - len(row["sentence"])
    assert [(t.start + shift, t.end + shift) for t in before] == [(t.start, t.end) for t in after]


def test_spans_never_overlap_and_run_in_order():
    raw = "\n".join(row["sentence"] for row in EXPRESSIONS)
    found = find(raw)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_the_same_text_gives_the_same_expressions():
    raw = "\n".join(row["sentence"] for row in EXPRESSIONS)
    assert find(raw) == TimeFinder(Lexicons()).find(Text(raw), PUBLISHED)


@given(raw=st.text(alphabet="امسليوخ 0129/-.:()،شباطعقبث\nنفه", max_size=80))
@settings(max_examples=150)
def test_no_text_breaks_the_finder(raw):
    for spotted in find(raw):
        assert 0 <= spotted.start < spotted.end <= len(raw)
        assert spotted.value in ("PRESENT", "UNKNOWN") or period(spotted.value) is not None


@given(published=st.dates() | st.sampled_from([date.min, date.max, date(1924, 8, 1), date(2077, 11, 16)]))
@settings(max_examples=25)
def test_no_publication_date_breaks_the_finder(published):
    for row in EXPRESSIONS:
        for spotted in find(row["sentence"], published):
            assert spotted.value in ("PRESENT", "UNKNOWN") or period(spotted.value) is not None


def test_a_day_that_no_year_has_is_unknown():
    for words in ("30 شباط", "30 شباط الماضي", "31 نيسان المقبل", "اليوم 30 شباط", "الخميس 30 شباط", "31 شباط الجاري"):
        assert set(values(f"وقع الهجوم في {words} قرب الجسر").values()) == {"UNKNOWN"}, words


@pytest.mark.parametrize(
    "piece",
    ["7 شباط 2018، ", "2014-", "آذار/", "ليل ", "5 و", "(", "7/", "اقرأ أيضا\nاجتماع الأحد المقبل\n",
     "قُتل ثلاثة في قصف على السوق أمس وأصيب غيرهم.\nاجتماع الأحد المقبل في بيروت\n"],
)  # fmt: skip
def test_a_hostile_page_of_one_thing_over_and_over_is_read_in_time_that_grows_with_its_length(piece):
    raw = piece * (60_000 // len(piece)) + "أمس"
    start = time.process_time()
    find(raw)
    assert time.process_time() - start < 10


# ---------------------------------------------------------------- anchors, precision, flags
def test_without_a_publication_date_every_relative_expression_is_unknown():
    sentence = "قُتل أمس جندي، والسبت الماضي ضابط، وقبل يومين شرطي، وفي آذار الماضي قاض، وفي 5 آذار محام"
    assert set(values(sentence, None).values()) == {"UNKNOWN"}


def test_the_anchor_says_what_an_expression_was_resolved_against():
    raw = "قُتل ستة أمس. وفي 20 آذار 2017 قُتل تسعة. وفي اليوم نفسه أصيب عشرة. وحتى الآن لا حصيلة"
    assert [spotted.anchor for spotted in find(raw)] == ["published", "absolute", "article", "none"]


@pytest.mark.parametrize(
    ("words", "precision"),
    [("أمس", "day"), ("الشهر الماضي", "month"), ("عام 2014", "year"), ("الأسبوع الماضي", "interval"),
     ("حاليا", "present"), ("قبل عام ونصف", "unknown")],
)  # fmt: skip
def test_precision_follows_the_value(words, precision):
    (spotted,) = find(f"قُتل ستة {words} في المدينة")
    assert spotted.precision == precision


@pytest.mark.parametrize(
    ("sentence", "flags"),
    [
        ("أعلن الجيش اليوم الخميس مقتل عنصرين", ()),
        ("أعلن الجيش أمس الثلاثاء مقتل عنصرين", (PUBLICATION_CONTRADICTS,)),
        ("أعلن الجيش اليوم الاثنين مقتل عنصرين", (PUBLICATION_CONTRADICTS,)),
        ("أعلن الجيش اليوم، 7 شباط 2018، مقتل عنصرين", (PUBLICATION_CONTRADICTS,)),
        ("قُتل عنصران الأربعاء 7 شباط 2018", ()),
        ("قُتل عنصران الخميس 7 شباط 2018", (WEEKDAY_CONTRADICTS_DATE,)),
        ("نُفذ الحكم في 12 شوال 1436 الموافق 28 يوليو 2015", ()),
        ("نُفذ الحكم في 12 شوال 1436 الموافق 10 يوليو 2015", (CALENDARS_CONTRADICT,)),
    ],
)
def test_contradictions_are_flagged(sentence, flags):
    (spotted,) = find(sentence)
    assert spotted.flags == flags


def test_a_weekday_beside_a_date_without_year_chooses_the_year_it_agrees_with():
    assert values("وقع الهجوم الأحد 11 شباط في الساحة", date(2019, 1, 5)) == {"الأحد 11 شباط": "2018-02-11"}


def test_a_father_is_not_the_month_of_august():
    assert values("قُتل في آب عشرون", date(2018, 9, 1)) == {"آب": "2018-08"}
    assert values("نُقل إلى اب جريح", date(2018, 9, 1)) == {}


def test_a_leap_day_without_year_is_the_last_one_there_was():
    assert values("وقع الانفجار في 29 شباط الماضي", date(2018, 3, 1)) == {"29 شباط الماضي": "2016-02-29"}


# ---------------------------------------------------------------- page furniture
PAGE = """قُتل ثلاثة أشخاص في قصف استهدف السوق المركزي وسط البلدة صباح اليوم، بحسب الدفاع المدني.
وأضاف المصدر أن الجرحى نقلوا إلى المستشفى القريب من المكان.
اقرأ أيضا
اجتماع طارئ للوزراء الأحد المقبل
أسعار الخبز ترتفع الشهر الماضي
افتتاح المعرض في 3 آذار 2016
"""


def test_relative_expressions_of_other_articles_on_the_page_are_unknown():
    assert values(PAGE) == {
        "صباح اليوم": "2018-02-08", "الأحد المقبل": "UNKNOWN", "الشهر الماضي": "UNKNOWN", "3 آذار 2016": "2016-03-03",
    }  # fmt: skip


def test_a_teaser_that_repeats_the_article_is_its_own():
    page = PAGE + "قُتل ثلاثة أشخاص في قصف استهدف السوق المركزي وسط البلدة صباح اليوم...\n"
    assert [spotted.value for spotted in find(page)][-1] == "2018-02-08"


def test_whole_sentences_of_other_articles_under_a_closing_heading_are_not_the_article():
    page = PAGE + "أعلنت الوزارة توقيف أربعة موظفين في دائرة النفوس صباح اليوم بتهمة التزوير.\n"
    assert [spotted.value for spotted in find(page)][-1] == "UNKNOWN"


def test_prose_goes_on_after_a_read_also_line():
    page = "\n".join([*PAGE.splitlines()[:2], "اقرأ أيضا: وزير المال في بيروت", PAGE.splitlines()[0], "وقُتل جندي أمس."])
    assert values(page)["أمس"] == "2018-02-07"


def test_lines_above_the_headline_are_not_the_article():
    title = "قتلى في قصف على السوق المركزي وسط البلدة"
    page = f"القمة تنعقد الأحد المقبل\n{title}\n" + "\n".join(PAGE.splitlines()[:2])
    found = FINDER.find(Text(page, title), PUBLISHED)
    assert [spotted.value for spotted in found] == ["UNKNOWN", "2018-02-08"]


def test_a_headline_that_asks_is_no_prose():
    page = PAGE + "هل يزور المبعوث الدولي العاصمة وضواحيها القريبة الأسبوع المقبل؟\n"
    assert [spotted.value for spotted in find(page)][-1] == "UNKNOWN"


def test_a_last_line_without_full_stop_is_still_the_article():
    page = "\n".join([*PAGE.splitlines()[:2], "وكانت البلدة تعرضت لقصف مماثل قبل يومين"])
    assert values(page)["قبل يومين"] == "2018-02-06"


# ---------------------------------------------------------------- calendars
@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2018-02-07", (date(2018, 2, 7), date(2018, 2, 7))),
        ("2018-02", (date(2018, 2, 1), date(2018, 2, 28))),
        ("2016", (date(2016, 1, 1), date(2016, 12, 31))),
        ("2014/2017-06", (date(2014, 1, 1), date(2017, 6, 30))),
        ("PRESENT", None), ("UNKNOWN", None), (None, None), ("2018-02-31", None),
    ],
)  # fmt: skip
def test_a_value_is_a_stretch_of_days(value, days):
    assert period(value) == days


@given(first=ANCHORS, length=st.integers(0, 800))
def test_the_shortest_value_of_a_stretch_means_that_stretch(first, length):
    last = first + timedelta(days=length)
    assert period(iso(first, last)) == (first, last)


def test_a_gregorian_day_has_its_hijri_day():
    assert hijri(date(2015, 7, 28)) == (1436, 10, 12)
    with pytest.raises(ValueError, match="1800"):
        hijri(date(1800, 1, 1))


@pytest.mark.parametrize(
    ("expression", "is_hijri"),
    [("12 شوال 1436", True), ("12/10/1436هـ", True), ("شهر رمضان الماضي", True), ("عام ١٤٣٦", True),
     ("حتى 9 لشوال", True), ("7 شباط 2018", False), ("أمس", False), ("7/2/2018", False)],
)  # fmt: skip
def test_an_expression_tells_whether_it_was_written_in_the_hijri_calendar(expression, is_hijri):
    assert written_in_hijri(expression) is is_hijri


def test_a_lexicon_of_ones_own_adds_a_month_name(tmp_path):
    (tmp_path / "dates_months.tsv").write_text("form\tcalendar\tmonth\tcomment\nشهر الثلج\tgregorian\t2\tmine\n")
    own = TimeFinder(Lexicons(tmp_path))
    raw = "وصلوا في 7 شهر الثلج 2018 إلى القرية"
    assert [spotted.value for spotted in own.find(Text(raw), None)] == ["2018-02-07"]


# ---------------------------------------------------------------- lexicons
def test_every_row_of_the_words_is_of_a_known_kind_and_says_why_it_is_there():
    others = {"future_word", "not_future", "by", "turn", "background", "continues", "furniture", "recurrent"}
    for row in Lexicons().rows("dates_words"):
        assert row["kind"] in LETTERS.keys() | others, row
        assert row["comment"], row


def test_every_letter_of_the_vocabulary_means_one_thing():
    kinds = [letter for kind, letter in LETTERS.items() if kind != "latin_weekday"]
    assert len(kinds) == len(set(kinds))
    assert not set(kinds) & {"1", "4", "9", "8", "7", "L", "w", "q", "."}
