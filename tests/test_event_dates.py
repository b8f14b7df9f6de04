"""When the harm of a claim happened, beyond its own clause. ⟦…⟧ marks the figure, {…=value} a time expression."""

from datetime import date

import pytest

from hasila.arabic import Text
from hasila.claims import ClaimFinder
from hasila.dates import TimeFinder
from hasila.lexicons import Lexicons
from hasila.records import Claim
from test_circumstances import FINDER, PUBLISHED, days, expressions, read

ANNOUNCED = [
    # the hours before the announcement, not before publication
    (
        "قال ناطق {أمس=2020-05-09} إن ⟦5⟧ جنود قتلوا خلال {الساعات الـ24 الماضية=2020-05-09/2020-05-10}.",
        ["2020-05-08/2020-05-09"],
    ),
    # the next sentence tells the day of the deed
    (
        "أعلن الناطق، {الأحد=2020-05-10}، أن ⟦5⟧ مسلحين قتلوا.\n\nوقتل الآخرون، وعددهم ⟦5⟧، {أمس=2020-05-09}.",
        ["2020-05-09", "2020-05-09"],
    ),
    # the fighting began the day before the announcement and lasted until its morning
    (
        "أعلن قائد اللواء {اليوم=2020-05-10} أن ⟦5⟧ مسلحين قتلوا.\n\n"
        "وأوضح أن المعركة بدأت {مساء أمس=2020-05-09} واستمرت حتى {صباح اليوم=2020-05-10}.\n\nوأضاف أن ⟦7⟧ أسروا.",
        ["2020-05-09/2020-05-10"] * 2,
    ),
]


@pytest.mark.parametrize(("text", "expected"), ANNOUNCED)
def test_the_day_of_an_announcement_gives_way_to_what_is_told_of_the_event(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_the_last_hours_before_publication_stay_where_nobody_speaks() -> None:
    text = "قتل ⟦5⟧ جنود خلال {الساعات الأربع والعشرين الماضية=2020-05-09/2020-05-10}."
    assert days(text) == ["2020-05-09/2020-05-10"]


def test_the_month_of_a_tally_holds_for_all_its_figures() -> None:
    text = "قالت البعثة إن ⟦50⟧ شخصا قتلوا خلال {أبريل الماضي=2020-04}.\n\nوأوضح بيانها أن بين القتلى ⟦7⟧ نساء."
    assert days(text) == ["2020-04"] * 2


def test_a_total_without_a_period_takes_that_of_the_tally() -> None:
    text = "قالت البعثة إن عدد القتلى بلغ ⟦50⟧ خلال {أبريل الماضي=2020-04}. وبلغ عدد الجرحى ⟦70⟧."
    assert days(text, cumulative=True) == ["2020-04"] * 2
    text = "بدأت الموجة من التظاهرات السلمية في المدينة في {30 آذار=2020-03-30}، ومنذ ذلك التاريخ قتل ⟦5⟧ أشخاص."
    assert days(text, cumulative=True) == ["2020-03-30/2020-05-10"]


PERIODS = [
    ("وبدأت التظاهرات في {30 آذار=2020-03-30}، ومنذ ذلك التاريخ قتل ⟦5⟧ أشخاص.", ["2020-03-30/2020-05-10"]),
    ("وقال المندوب إن القصف منذ {30 آذار=2020-03-30} خلف ⟦5⟧ قتلى.", ["2020-03-30/2020-05-10"]),
    (
        "أعلن الناطق مقتل ⟦5⟧ جنود في حصيلة للحملة التي أطلقها الجيش في {9 نيسان=2020-04-09}.\n\nوأصيب ⟦7⟧ جنود.",
        ["2020-04-09/2020-05-10"] * 2,
    ),
    ("قتل ⟦5⟧ في المواجهات التي اندلعت {أمس=2020-05-09}.", ["2020-05-09"]),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_what_is_counted_since_a_day_takes_the_period(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_of_two_periods_the_one_of_the_figures_clause_counts() -> None:
    text = "نزح ⟦500⟧ من البلدة منذ {آذار=2020-03}، و⟦700⟧ من المخيم منذ {8 نيسان=2020-04-08}."
    assert days(text, cumulative=True) == ["2020-03-01/2020-05-10", "2020-04-08/2020-05-10"]


VAGUE = ["قبل أيام", "مؤخرا", "في السنوات الماضية", "خلال الفترة الماضية"]


@pytest.mark.parametrize("words", VAGUE)
def test_vague_earlier_days_are_no_reason_to_guess(words: str) -> None:
    text = f"قتل ⟦5⟧ أشخاص {{أمس=2020-05-09}} في القصف.\n\nوقتل القصف ⟦7⟧ آخرين {words} في القرية."
    assert days(text) == ["2020-05-09", None]


REPEATED = ["وكانت السلطات أكدت مقتل ⟦7⟧ أشخاص في وقت سابق.", "وكانت حصيلة أولى أشارت إلى ⟦7⟧ قتلى."]


@pytest.mark.parametrize("sentence", REPEATED)
def test_what_was_said_before_is_of_the_same_event(sentence: str) -> None:
    assert days("قتل ⟦9⟧ أشخاص {أمس=2020-05-09} في القصف.\n\n" + sentence) == ["2020-05-09"] * 2


def test_one_more_event_takes_no_date_of_the_first() -> None:
    text = "قتل ⟦5⟧ أشخاص {أمس=2020-05-09} في غارة.\n\nوقال شاهد إن غارة أخرى قتلت ⟦7⟧ رعاة."
    assert days(text) == ["2020-05-09", None]
    assert days("قتل ⟦5⟧ أشخاص {أمس=2020-05-09} في غارة.\n\nوقال شاهد إن الغارة جرحت ⟦7⟧ رعاة.")[1] == "2020-05-09"


def test_a_day_named_later_in_the_article_dates_the_event_if_it_is_the_only_one() -> None:
    text = "انهار جسر على ⟦5⟧ عمال.\n\nوقال طبيب إن ⟦7⟧ جرحوا.\n\nوسقط الجسر ظهر {السبت=2020-05-09} تحت المطر."
    assert days(text) == ["2020-05-09"] * 2


def test_an_announcement_without_a_day_is_not_dated_by_publication_unless_the_page_names_it() -> None:
    assert days("أعلنت الجماعة أنها خطفت ⟦5⟧ عمال.") == [None]
    assert days("{10 أيار=2020-05-10}\n\nأعلنت الجماعة في بيان وزعته أنها خطفت ⟦5⟧ عمال من القرية.") == ["2020-05-10"]


def test_a_line_of_the_page_that_repeats_a_figure_takes_its_date() -> None:
    page = Text(
        "قتل 53 شخصا أمس في حريق بالميناء.\n\nوقال سكان إن النار امتدت سريعا إلى المخازن.\n\n"
        "رابط الخبر: مقتل 53 في حريق\n\nمقتل 61 شخصا في زلزال"
    )
    published = date(2020, 5, 10)
    claims = ClaimFinder(Lexicons()).find(page)
    found = FINDER.find(page, claims, TimeFinder(Lexicons()).find(page, published), published)
    assert [(c.low, f.event_date) for c, f in zip(claims, found, strict=True)] == [
        (53, "2020-05-09"), (53, "2020-05-09"), (61, None)
    ]  # fmt: skip


def test_a_short_sentence_with_its_full_stop_is_no_line_of_the_page() -> None:
    text = "قصفت طائرة الميناء {أمس=2020-05-09} فاحترق رصيف كامل منه.\n\nولم يصب ⟦أحد⟧."
    assert days(text) == ["2020-05-09"]


def test_a_sentence_that_only_describes_the_event_dates_the_claim_after_it() -> None:
    text = (
        "قتل ⟦5⟧ أشخاص {الخميس=2020-05-07} في انفجار.\n\n"
        "وعن تفاصيل الهجوم {ليلة السبت=2020-05-09} تحدث الضابط طويلا.\n\n"
        "ولفت إلى أن الهجوم جرح ⟦7⟧ حراس."
    )
    assert days(text) == ["2020-05-07", "2020-05-09"]


def test_a_question_about_an_event_is_dated_by_the_answer() -> None:
    text = "التقى الموقع ضابطا سئل عن ⟦5⟧ قتلى.\n\nوقال الضابط إن الحادث وقع {الخميس=2020-05-07} عند الجسر."
    assert days(text) == ["2020-05-07"]


def test_a_figure_among_totals_keeps_the_day_of_its_own_deed() -> None:
    text = "رفض الناطق اتهامات بقتل ⟦150⟧ شخصا في غارة وقعت {يوم 20 آذار=2020-03-20} قرب مدرسة."
    assert days(text, cumulative=True) == ["2020-03-20"]


SAID_AFTERWARDS = [
    # the day after the speaker is that of the speaking
    (
        "ارتفع عدد قتلى انفجار المخزن إلى ⟦5⟧، حسب ما صرح به طبيب من المدينة {اليوم=2020-05-10}.\n\n"
        "ووقع الانفجار صبيحة {أمس=2020-05-09} بين بيوت قديمة.",
        ["2020-05-09"],
    ),
    # who spoke days later spoke of the same deed
    (
        "قالت الناطقة {أمس=2020-05-09} إن ⟦5⟧ رعاة قتلوا في اشتباك.\n\n"
        "ونقلت صحيفة أن ⟦7⟧ قتلوا في المواجهة التي دارت في {الأول من أيار=2020-05-01}.\n\n"
        "وكان الناطق قد تحدث {الثلاثاء=2020-05-05} عن ⟦6⟧ قتلى.",
        ["2020-05-01"] * 3,
    ),
    (
        "قالت لجنة {اليوم=2020-05-10} إن ⟦5⟧ سقطوا. وأحصت منظمة {الجمعة=2020-05-08} ⟦7⟧ جرحى.",
        ["2020-05-10", "2020-05-08"],
    ),
    # a dateline is no time of the deed
    ("عمان 9 مايو (وكالة) - قال ضابط {اليوم=2020-05-10} إن ⟦5⟧ سقطوا في قصف {الجمعة=2020-05-08}.", ["2020-05-08"]),
]


@pytest.mark.parametrize(("text", "expected"), SAID_AFTERWARDS)
def test_days_of_speaking_after_the_words_or_days_later_give_way_to_the_event(text: str, expected: list[str]) -> None:
    assert days(text) == expected


ASIDE = [
    "قتل ⟦5⟧ رعاة قرب القرية التي دخلها المسلحون {الأربعاء=2020-05-06}.",
    "قتل ⟦5⟧ رعاة بلغم من مخلفات الحرب الأخيرة على المدينة {صيف العام الماضي=2019-06/2019-08}.",
    "قتل ⟦5⟧ رعاة بعد اتفاق {آذار=2020-03} بين القبيلتين.",
    "قتل ⟦5⟧ رعاة فأجل عرس كان مقررا {الجمعة=2020-05-08}.",
]


@pytest.mark.parametrize("text", ASIDE)
def test_a_time_of_something_else_does_not_date_the_harm(text: str) -> None:
    assert days(text) == ["2020-05-10"]


def test_a_clause_about_the_attack_dates_it() -> None:
    assert days("قتل ⟦5⟧ رعاة في الهجوم الدامي الذي ضرب القرية {الأربعاء=2020-05-06}.") == ["2020-05-06"]
    assert days("قتل ⟦5⟧ رعاة على يد رجال هاجموا القرية {الأربعاء=2020-05-06}.") == ["2020-05-06"]
    assert days("قتل ⟦5⟧ جنود في حرب {2014=2014}.") == ["2014"]


ANSWERS = [
    "استنكر الوزير الهجوم الذي أودى بحياة ⟦5⟧ مصلين.",
    "دانت الجامعة {أمس=2020-05-09} التفجير الذي استهدف المسجد.\n\nوسقط ⟦5⟧ من المصلين في التفجير.",
    "عزى الرئيس أسر الضحايا.\n\nوكان الحريق أودى بحياة ⟦5⟧ عمال.",
]


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_to_an_event_of_which_no_day_is_told_dates_nothing(text: str) -> None:
    assert days(text) == [None]


def test_an_answer_that_names_the_day_of_the_event_dates_it() -> None:
    assert days("دان الوزير التفجير الذي ضرب المسجد {أمس=2020-05-09} وقتل ⟦5⟧ مصلين.") == ["2020-05-09"]


NO_DAY = [
    "سار المئات {اليوم=2020-05-10} في ذكرى مقتل ⟦شاب⟧ برصاص شرطي.",
    "نفذ {اليوم=2020-05-10} حكم في رجل أقدم على قتل ⟦جاره⟧ بعد خلاف.",
    "أصدرت المحكمة {اليوم=2020-05-10} حكما على المتهم بقتل ⟦طفل⟧ في القرية.",
    "عثر عمال {اليوم=2020-05-10} على مقبرة جماعية تضم رفات ⟦5⟧ أشخاص.",
]


@pytest.mark.parametrize("text", NO_DAY)
def test_harm_of_which_an_anniversary_a_court_or_a_find_tells_has_no_day(text: str) -> None:
    assert days(text) == [None]


def test_what_goes_on_since_a_day_before_publication_began_then() -> None:
    assert days("تبحث الشرطة منذ {مساء أمس=2020-05-09} عن رجل قتل ⟦5⟧ أشخاص في مطعم.") == ["2020-05-09"]


def test_another_part_of_a_summed_up_period_keeps_the_period() -> None:
    text = "قتل ⟦5⟧ خلال {الساعات الـ24 الماضية=2020-05-09/2020-05-10}.\n\nمن جهة أخرى غرق ⟦6⟧ في السيول."
    assert days(text) == ["2020-05-09/2020-05-10"] * 2


def test_a_deed_claimed_by_its_doer_is_dated_by_nothing_and_a_report_by_publication() -> None:
    assert days("أعلنت الجماعة أنها قتلت ⟦5⟧ جنود.") == [None]
    assert days("أعلن مسؤول مقتل ⟦5⟧ أشخاص في المدينة.") == ["2020-05-10"]


def test_the_same_figure_dates_its_neighbours_in_the_sentence() -> None:
    text = (
        "قتل ⟦5⟧ أشخاص {أمس=2020-05-09} في السوق. وقال الوالي {هذا الصباح=2020-05-10} إن الأمر خطير.\n\n"
        "وأضاف أن ⟦5⟧ قتلوا و⟦7⟧ جرحوا."
    )
    marked, figures, times = read(text)
    claims = [
        Claim(
            marked.sentence_at(marked.normalised.norm_index(a)).sentence_id,
            a,
            b,
            "killed",
            n,
            n,
            "exact",
            False,
            "t",
            a,
            b,
        )
        for n, (a, b) in zip((5, 5, 7), figures, strict=True)
    ]
    found = FINDER.find(marked, claims, expressions(marked, times), PUBLISHED)
    assert [c.event_date for c in found] == ["2020-05-09"] * 3


EARLIER = [
    (
        "قتل ⟦5⟧ رعاة {أمس=2020-05-09} في سوق.\n\nويأتي الهجوم بعد أسبوعين من هجوم مشابه أودى بحياة ⟦7⟧ رعاة.",
        ["2020-05-09", "2020-04-25"],
    ),
    (
        "قتل ⟦5⟧ رعاة {أمس=2020-05-09} في سوق.\n\nووقع ذلك بعد ثلاث سنوات على حريق التهم السوق وقتل فيه ⟦7⟧ تجار.",
        ["2020-05-09", "2017-05"],
    ),
    (
        "قتل ⟦5⟧ رعاة {أمس=2020-05-09} في سوق.\n\nويأتي ذلك غداة مقتل ⟦7⟧ رعاة في القرية.",
        ["2020-05-09", "2020-05-08"],
    ),
    (
        "قتل ⟦5⟧ رعاة {أمس=2020-05-09} في سوق.\n\nويأتي ذلك بعد أقل من شهرين على مقتل ⟦7⟧ رعاة في القرية.",
        ["2020-05-09", None],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EARLIER)
def test_an_event_that_came_so_long_before_is_counted_back_from_the_main_one(
    text: str, expected: list[str | None]
) -> None:
    assert days(text) == expected


TOTALS = [
    ("قتلت الغارات ⟦50⟧ مسلحا خلال عشرة أشهر.", ["2019-07-10/2020-05-10"]),
    ("قتلت الغارات ⟦50⟧ مسلحا في الأشهر الأخيرة بعد بدء {رمضان=2020-04-24}.", [None]),
    (
        "قتلت الغارات ⟦50⟧ مسلحا في البادية والريف.\n\nوبلغ عدد القتلى ⟦70⟧ منذ {أول آذار=2020-03-01}.",
        ["2020-03-01/2020-05-10"] * 2,
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_a_total_takes_a_length_of_time_or_the_period_of_another_total(text: str, expected: list[str | None]) -> None:
    assert days(text, cumulative=True) == expected


def test_the_line_that_links_the_article_repeats_its_own_headline() -> None:
    text = "قتل ⟦5⟧ رعاة {أمس=2020-05-09} في سوق.\n\nرابط الخبر: مقتل ⟦9⟧ في سوق"
    assert days(text) == ["2020-05-09"] * 2


ELSEWHERE = [
    # what happened at another place has no day of its own
    ("قتل ⟦5⟧ أشخاص {أمس=2020-05-09} في قصف على حمص.\n\nوفي مدينة حماة، أصيب ⟦7⟧ في انفجار.", ["2020-05-09", None]),
    ("قتل ⟦5⟧ أشخاص {أمس=2020-05-09} في قصف على حمص.\n\nأما في بلدة الشعلانة فقتل ⟦7⟧ برصاص.", ["2020-05-09", None]),
    # unless its sentence names one
    (
        "قتل ⟦5⟧ أشخاص {أمس=2020-05-09} في قصف على حمص.\n\nوفي مدينة حماة، أصيب ⟦7⟧ {اليوم=2020-05-10} في انفجار.",
        ["2020-05-09", "2020-05-10"],
    ),
    # the place of the lead is no other
    ("وفي مدينة حماة، أصيب ⟦7⟧ في انفجار.", ["2020-05-10"]),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_a_sentence_that_turns_to_another_place_tells_of_another_event(text: str, expected: list[str | None]) -> None:
    assert days(text) == expected


LASTED = [
    ("نزح ⟦500⟧ شخص من البلدة خلال عشرة أيام.", ["2020-04-30/2020-05-10"]),
    ("قتل ⟦5⟧ جنود في المعارك الدائرة منذ {يومين=2020-05-08}.", ["2020-05-08/2020-05-10"]),
    ("قتل ⟦5⟧ جنود في اشتباكات عنيفة منذ {ثلاثة أيام=2020-05-07}.", ["2020-05-07/2020-05-10"]),
    ("قتل ⟦5⟧ جنود في غارة خلال ساعتين.", ["2020-05-10"]),
]


@pytest.mark.parametrize(("text", "expected"), LASTED)
def test_what_lasted_some_days_takes_them_up_to_publication(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_the_line_before_a_list_dates_its_lines() -> None:
    text = (
        "أصيب ⟦5⟧ أشخاص {أمس=2020-05-09} في قصف.\n\nونشر المركز حصيلة الهجمات منذ {بداية نيسان=2020-04}، وجاء فيها:"
        "\n\n– مقتل ⟦17⟧ شخصا\n– إصابة ⟦30⟧ شخصا"
    )
    assert days(text) == ["2020-05-09", "2020-04-01/2020-05-10", "2020-04-01/2020-05-10"]


def test_a_deed_that_somebody_did_on_a_day_has_it() -> None:
    assert days("أقدم مسلحون {فجر الجمعة=2020-05-08} على قتل ⟦5⟧ رعاة.") == ["2020-05-08"]


def test_the_same_month_is_the_one_of_the_tally() -> None:
    text = "وثق المكتب مقتل ⟦38⟧ شخصا خلال {نيسان=2020-04}.\n\nوأحصى اعتقال ⟦26⟧ شخصا خلال الشهر ذاته."
    assert days(text, cumulative=True) == ["2020-04"] * 2


ASIDE = [
    # until a day counts up to it
    (
        "قتل ⟦5⟧ أشخاص {السبت=2020-05-09} في هجوم.\n\nوقال العمدة إننا دفنا ⟦6⟧ جثث حتى {ظهر الأحد=2020-05-10}.",
        ["2020-05-09"] * 2,
    ),
    # somebody's year of birth
    ("نعت الجماعة ⟦المقاتل⟧ فلانا مواليد {عام 1985=1985} من بلدة الشعلانة.", [None]),
    # a side of another place, a group at another place
    ("قتل ⟦5⟧ أشخاص {أمس=2020-05-09} في هجوم.\n\nوشرق مدينة حماة، أصيب ⟦7⟧ برصاص.", ["2020-05-09", None]),
    ("قتل ⟦5⟧ أشخاص {أمس=2020-05-09} في هجوم.\n\nأما فريق الإنقاذ في حماة فسجل غرق ⟦7⟧.", ["2020-05-09", None]),
]


@pytest.mark.parametrize(("text", "expected"), ASIDE)
def test_the_end_of_a_count_a_birth_and_what_happened_elsewhere_stand_aside(
    text: str, expected: list[str | None]
) -> None:
    assert days(text) == expected


# ---------------------------------------------------------------- since, told after the claim
def dated(raw: str) -> list[tuple[int | None, str | None]]:
    """Return the figures of claims found in plain words, and their dates."""
    text = Text(raw, None)
    claims = ClaimFinder(Lexicons()).find(text)
    found = FINDER.find(text, claims, TimeFinder(Lexicons()).find(text, PUBLISHED), PUBLISHED)
    return [(c.low, f.event_date) for c, f in zip(claims, found, strict=True)]


SINCE_AFTER = [
    ("نزحت ⟦70⟧ أسرة من البلدة منذ {الثامن من أيار=2020-05-08}.", ["2020-05-08/2020-05-10"]),
    ("استقبل المركز ⟦40⟧ جريحا منذ {مساء السبت=2020-05-09}.", ["2020-05-09/2020-05-10"]),
    ("أعدم المسلحون ⟦30⟧ شخصا منذ دخولهم القرية {الجمعة=2020-05-08}.", ["2020-05-08/2020-05-10"]),
    (
        "اعتقل الجنود ⟦34⟧ مواطنا بينهم ⟦3⟧ نساء منذ {فجر السبت=2020-05-09}.",
        ["2020-05-09/2020-05-10", "2020-05-09/2020-05-10"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SINCE_AFTER)
def test_since_after_a_claim_begins_the_period_it_counts(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_since_after_the_noun_of_those_counted_is_of_the_count() -> None:
    raw = "ارتفع إلى 19 عدد القتلى الذين سقطوا في البلدة منذ صباح الجمعة."
    assert dated(raw + "\n\nوقال طبيب إن المشفى تسلم 15 جثة.") == [
        (19, "2020-05-08/2020-05-10"), (15, "2020-05-08/2020-05-10")
    ]  # fmt: skip
    assert dated(raw + "\n\nمن جهة أخرى قتل 4 صيادين.") == [(19, "2020-05-08/2020-05-10"), (4, None)]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ⟦5⟧ أشخاص في البلدة المحاصرة منذ {مطلع أيار=2020-05-01}.",
        "قتل ⟦5⟧ أشخاص في أعنف قصف منذ {مطلع أيار=2020-05-01}.",
        "قتل ⟦5⟧ أشخاص في البلدة التي تسيطر عليها القوات منذ {مطلع أيار=2020-05-01}.",
        "قتل ⟦5⟧ أشخاص في غارة، والطريق مقطوعة منذ {مطلع أيار=2020-05-01}.",
        "قتل ⟦5⟧ أشخاص في المدينة منذ {2018=2018}.",
    ],
)
def test_since_of_a_state_or_a_comparison_begins_no_period_of_the_claim(text: str) -> None:
    assert days(text) == ["2020-05-10"]


# ---------------------------------------------------------------- nights, burials, people held
def test_two_days_that_only_and_joins_make_an_interval_of_their_own_claims() -> None:
    text = "اعتقل الجنود {الليلة الماضية=2020-05-09} و{فجر اليوم=2020-05-10} ⟦22⟧ شابا.\n\nوأصيب ⟦4⟧ شبان في المواجهات."
    assert days(text) == ["2020-05-09/2020-05-10", "2020-05-10"]
    assert days("قتل ⟦5⟧ جنود {أمس=2020-05-09} في غارة، وشيعوا {اليوم=2020-05-10}.") == ["2020-05-09"]


BURIALS = [
    "شيع الأهالي {اليوم=2020-05-10} جثامين ⟦3⟧ شبان قضوا {أمس=2020-05-09} في القصف.",
    "أدى المصلون {عصر اليوم=2020-05-10} صلاة الميت على ⟦الجندي⟧ الذي استشهد {أمس=2020-05-09} في الجبهة.",
    "ودعت البلدة جثماني ⟦الشابين⟧ سالم وخالد، اللذين اغتالتهما قوة خاصة {أمس=2020-05-09}.",
]


@pytest.mark.parametrize("text", BURIALS)
def test_the_day_of_death_goes_before_that_of_the_burial(text: str) -> None:
    assert days(text) == ["2020-05-09"]


def test_those_who_are_buried_or_mourned_in_a_later_paragraph_died_on_no_known_day() -> None:
    lead = "قتل ⟦5⟧ جنود {أمس=2020-05-09} في غارة على الثكنة.\n\n"
    assert days(lead + "ونعت الجماعة ⟦القائد⟧ سالم مواليد عام {1985=1985}.") == ["2020-05-09", None]
    assert days(lead + "وشيعت القرية جثماني ⟦الشقيقين⟧ سالم وخالد.") == ["2020-05-09", None]
    assert days(lead + "ونقلت السيارات جثمان ⟦الجندي⟧ إلى المشفى.") == ["2020-05-09", "2020-05-09"]


HELD = [
    ("وأضاف المصدر أن التنظيم يحتجز 500 آخرين.", 500),
    ("ويؤوي المخيم 800 شخص فروا من قراهم.", 800),
]


@pytest.mark.parametrize(("sentence", "figure"), HELD)
def test_who_is_held_or_sheltered_was_seized_or_fled_on_no_known_day(sentence: str, figure: int) -> None:
    assert dated("قتل مسلحون 7 قرويين أمس. " + sentence) == [(7, "2020-05-09"), (figure, None)]


def test_vague_numbers_of_people_who_fled_in_a_later_paragraph_have_no_day() -> None:
    lead = "قتل مسلحون 7 قرويين أمس.\n\n"
    assert dated(lead + "وأدى تقدم المسلحين إلى نزوح آلاف العائلات.")[1:] == [(2000, None)]
    assert dated(lead + "وأدى تقدم المسلحين إلى نزوح 40 عائلة.")[1:] == [(40, "2020-05-09")]


# ---------------------------------------------------------------- lengths of time
def test_some_days_after_another_strike_is_no_day() -> None:
    text = "قتل ⟦5⟧ جنود {اليوم=2020-05-10} في غارة.\n\nويأتي ذلك بعد أيام من غارات أوقعت ⟦8⟧ مدنيين."
    assert days(text) == ["2020-05-10", None]


def test_a_single_day_is_no_interval() -> None:
    assert days("عالج الأطباء ⟦44⟧ مصابا خلال يوم واحد.") == ["2020-05-10"]
    assert days("عالج الأطباء ⟦44⟧ مصابا خلال يومين.") == ["2020-05-08/2020-05-10"]


# ---------------------------------------------------------------- places, rumours
def test_a_place_right_after_a_lead_that_sums_up_is_of_its_day_and_a_later_one_turns_aside() -> None:
    lead = "قتل 9 أشخاص أمس في غارات على القطاع.\n\n"
    place = "وفي مدينة رفح انتشل المسعفون 6 جثث."
    assert dated(lead + place)[1:] == [(6, "2020-05-09")]
    assert dated(lead + "وقصفت الزوارق الساحل مرات.\n\nوأغلقت المعابر كلها.\n\n" + place)[1:] == [(6, None)]


RUMOURS = [
    ("وأصيب 3 عمال أمس، نافيا ما أشيع عن مقتل 7 مدنيين.", [(3, "2020-05-09"), (7, None)]),
    ("ونفت القيادة صحة منشورات تحدثت عن توقيف 150 مهاجرا.", [(150, None)]),
    ("ونفى المصدر الأنباء عن مقتل 7 مدنيين في الهجوم.", [(7, "2020-05-09")]),
    ("ونفى المصدر الأنباء عن مقتل 7 مدنيين أمس.", [(7, "2020-05-09")]),
]


@pytest.mark.parametrize(("sentence", "expected"), RUMOURS)
def test_a_rumour_denied_has_no_day_but_one_that_is_named(
    sentence: str, expected: list[tuple[int, str | None]]
) -> None:
    assert dated("قتل 9 جنود أمس في هجوم على الثكنة.\n\n" + sentence)[1:] == expected
