"""The days of the parts of a local outlet's round-up: fronts, recalled events, tolls and counts since a day.

Articles of 10 May 2020, a Sunday.
"""

from __future__ import annotations

from datetime import date

import pytest

from hasila.arabic import Text
from hasila.extraction import extractor
from hasila.lexicons import Lexicons

PUBLISHED = date(2020, 5, 10)


def dated(article: str) -> dict[str, str | None]:
    finders, text = extractor(Lexicons()), Text(article.replace("¶", "\n\n"))
    claims = finders.claims.find(text)
    found = finders.circumstances.find(text, claims, finders.times.find(text, PUBLISHED), PUBLISHED)
    return {text.raw[c.start : c.end]: where.event_date for c, where in zip(claims, found, strict=True)}


@pytest.mark.parametrize(
    "later",
    [
        "من جانب آخر أعلنت البلدية فتح الطريق.¶واعتقلت الشرطة تسعة مطلوبين بتهم جنائية.",
        "وعلى محور الجرف، تبادل الطرفان القصف.¶وقال قائد ميداني إن رجاله أسروا تسعة مقاتلين.",
        "وفي جبهة الوادي قال ناشطون إن تسعة مقاتلين سقطوا قتلى.",
        "وعن حادث المرفأ قال المتحدث إن تسعة عمال جرحوا.",
        "وفي حادث مشابه جرح تسعة عمال في الميناء الجديد.",
        "على الجانب العسكري، أسرت الفصائل تسعة عناصر.",
        "وللتذكير فقد انهار جسر يوم 2 نيسان.¶كما جرح تسعة أشخاص في حوادث سير.",
    ],
)
def test_a_paragraph_after_a_turn_to_another_event_has_no_day_of_the_first(later: str) -> None:
    found = dated(f"قتل أربعة صيادين بقذيفة سقطت أمس السبت على رصيف الميناء.¶{later}")
    assert found["أربعة"] == "2020-05-09"
    assert found["تسعة"] is None


def test_a_later_paragraph_that_speaks_of_the_attack_goes_back_to_it() -> None:
    found = dated(
        "قتل أربعة صيادين في هجوم وقع أمس السبت على رصيف الميناء.¶من جانب آخر أعلنت البلدية فتح الطريق."
        "¶وقالت الشرطة إن الهجوم أدى أيضا إلى جرح تسعة بحارة."
    )
    assert found["تسعة"] == "2020-05-09"


@pytest.mark.parametrize(
    "recalled",
    ["يشار إلى أن يوم الأربعاء شهد هجوما أودى بحياة سبعة حراس.", "للإشارة فقد أودى كمين يوم الأربعاء بحياة سبعة حراس."],
)
def test_the_same_figure_of_a_recalled_event_dates_nothing_else(recalled: str) -> None:
    found = dated(f"سقط سبعة بحارة قتلى في هجوم على زورق فجر السبت.¶وقال قائد الزورق إن سبعة بحارة قتلوا.¶{recalled}")
    assert found["سبعة"] == "2020-05-06"  # the last one, of the recalled event
    article = f"قتل في هجوم فجر السبت ثمانية بحارة.¶وتحدث ضابط عن سبعة قتلى.¶{recalled}"
    finders, text = extractor(Lexicons()), Text(article.replace("¶", "\n\n"))
    claims = finders.claims.find(text)
    days = finders.circumstances.find(text, claims, finders.times.find(text, PUBLISHED), PUBLISHED)
    assert [where.event_date for where in days] == ["2020-05-09", "2020-05-09", "2020-05-06"]


def test_the_day_of_an_announcement_stands_where_the_article_turns_aside_before_another_day() -> None:
    found = dated(
        "صرح الناطق باسم الجيش اليوم بأن قواته قتلت ستة مهربين.¶وعلى محور الجرف سقطت قذائف."
        "¶وانهار جسر قرب البلدة أول أمس."
    )
    assert found["ستة"] == "2020-05-10"


@pytest.mark.parametrize(
    "clause",
    [
        "العملية التي جدت الجمعة",
        "العملية العسكرية التي نفذت الجمعة",
        "التظاهرة التي خرجت الجمعة",
        "المداهمة التي جرت الجمعة",
    ],
)
def test_a_clause_about_an_operation_dates_its_toll(clause: str) -> None:
    found = dated(f"أصيب شرطي اليوم الأحد بحجر.¶وفي علاقة ب{clause}، أكدت الوزارة وفاة ستة حراس.")
    assert found["ستة"] == "2020-05-08"


@pytest.mark.parametrize("verb", ["وثق", "أحصى", "سجل"])
def test_a_count_that_its_teller_documents_since_a_day_has_the_period(verb: str) -> None:
    found = dated(f"يكون المركز قد {verb} منذ 24 آذار 2019 مقتل ما لا يقل عن 300 من عناصر الشرطة، من بينهم تسعة ضباط.")
    assert found == {"ما لا يقل عن 300": "2019-03-24/2020-05-10", "تسعة": "2019-03-24/2020-05-10"}


@pytest.mark.parametrize(
    "kind", ["هو الثالث منذ الجمعة", "هو الأعنف منذ الجمعة", "هو الثاني من بعد هدوء، والأكبر منذ الجمعة"]
)
def test_since_in_the_number_of_an_attack_does_not_date_it(kind: str) -> None:
    found = dated(f"صد الجيش هجوما {kind} على مواقعه غربي الوادي.¶وتكبد المهاجمون 35 قتيلا.")
    assert found["35"] == "2020-05-10"


def test_the_name_of_a_governorate_is_no_charge() -> None:
    found = dated("قال مركز محور الضالع إن القصف قتل خلال 48 ساعة ثلاثين مقاتلا.")
    assert found["ثلاثين"] == "2020-05-08/2020-05-10"


def test_a_former_prisoner_of_war_makes_no_other_war() -> None:
    found = dated("قتل عشرة أشخاص في تفجير أمس السبت.¶وأضاف المسعف أن بين القتلى أسير حرب سابق، وأن ستين جرحوا.")
    assert found["ستين"] == "2020-05-09"


@pytest.mark.parametrize(
    "death",
    ["بعد وفاة أحد الجرحى فجر اليوم", "عقب استشهاد جريح صباح اليوم", "بوفاة جريحة اليوم", "إثر موت مصاب اليوم"],
)
def test_a_toll_that_one_more_death_has_raised_keeps_the_day_of_the_attack(death: str) -> None:
    found = dated(
        f"قال الطبيب إن عدد قتلى التفجير الذي ضرب أمس السبت سوق الخضار في الحي القديم من المدينة "
        f"ارتفع إلى 24 قتيلا {death}."
    )
    assert found["24"] == "2020-05-09"


@pytest.mark.parametrize("mark", ["{}- ", "{}) ", "• ", "- "])
def test_the_lines_of_a_list_take_what_its_heading_counts_since(mark: str) -> None:
    lines = ["قتل تاجر برصاص مجهولين.", "انفجرت عبوة بحافلة وأدت إلى جرح سبعة ركاب.", "وجدت صباح اليوم ست جثث."]
    listed = "¶".join(mark.format(number) + line for number, line in enumerate(lines, 1))
    found = dated(f"سجلت في المحافظة منذ أول أمس الجمعة ثلاث حوادث:¶{listed}")
    assert (found["سبعة"], found["ست"]) == ("2020-05-08/2020-05-10", "2020-05-10")


def test_a_line_of_a_list_without_a_heading_takes_no_day_of_another_line() -> None:
    found = dated("• قتل سبعة باعة في شجار صباح أمس.¶• هاجم مسلحون صهريجا وقتلوا ثلاثة حراس.")
    assert found == {"سبعة": "2020-05-09", "ثلاثة": None}


@pytest.mark.parametrize("hour", ["الخامسة والربع عصرا", "فجرا", "الساعة التاسعة صباحا"])
def test_a_part_of_the_day_alone_is_of_the_day_of_publication(hour: str) -> None:
    found = dated(
        f"أغار الطيران {hour} على منزل في البلدة، ما أدى إلى مقتل ثلاثة عمال."
        "¶وأصدرت الوزارة حصيلة غارات يوم أمس على الساحل."
    )
    assert found["ثلاثة"] == "2020-05-10"


def test_the_day_of_an_attack_goes_before_that_of_the_answer_in_the_same_sentence() -> None:
    found = dated(
        "نددت الحكومة اليوم بهجوم قتل فيه 21 حارسا نفذه مسلحون على حاجز عند مدخل الوادي فجر أمس السبت."
        "¶وقال شيخ البلدة إن العزاء مفتوح للجميع.¶واستقبل المستشفى سبعة جرحى."
    )
    assert (found["21"], found["سبعة"]) == ("2020-05-09", "2020-05-09")


@pytest.mark.parametrize("turn", ["من جهة ثانية", "من ناحية أخرى", "وفي سياق آخر"])
def test_the_month_of_an_old_crime_is_no_tally_of_which_another_paragraph_is_part(turn: str) -> None:
    found = dated(
        f"أصيب 11 شخصا في استهداف سيارة في تشرين الأول 2015.¶{turn} قررت النيابة حبس 46 شخصا على ذمة التحقيق."
    )
    assert (found["11"], found["46"]) == ("2015-10", None)


def test_the_parts_of_a_total_count_its_period_and_not_that_of_the_clause_before() -> None:
    found = dated(
        "حصدت الأسابيع الثلاثة الأخيرة 9 قتلى في المدينة، ليرتفع العدد منذ بداية 2020 إلى 177، منهم 51 من الريف."
    )
    assert (found["177"], found["51"]) == ("2020-01-01/2020-05-10", "2020-01-01/2020-05-10")


def test_who_is_missing_since_a_time_long_ago_is_so_since_then() -> None:
    found = dated("وثق التقرير مقتل ثمانين مدنيا في نيسان 2020.¶وطالب بالكشف عن مصير خمسين مفقودا منذ آذار 2011.")
    assert found["خمسين"] == "2011-03-01/2020-05-10"
