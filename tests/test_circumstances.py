"""When and where the harm of a claim happened. ⟦…⟧ marks the claim's figure, {…=value} a time expression."""

import re
from datetime import date

import pytest

from hasila.arabic import Text
from hasila.circumstances import CircumstanceFinder
from hasila.furniture import furniture
from hasila.lexicons import Lexicons
from hasila.records import Circumstance, Claim, TimeExpression

FINDER = CircumstanceFinder(Lexicons())
PUBLISHED = date(2020, 5, 10)
_MARK = re.compile(r"⟦(?P<figure>[^⟧]*)⟧|\{(?P<time>[^=}]*)=(?P<value>[^}]*)\}")
_PRECISION = {4: "year", 7: "month", 10: "day"}


def read(marked: str, title: str | None = None) -> tuple[Text, list[tuple[int, int]], list[tuple[int, int, str]]]:
    raw, figures, times, position = "", [], [], 0
    for match in _MARK.finditer(marked):
        raw += marked[position : match.start()]
        words = match["figure"] if match["figure"] is not None else match["time"]
        span = (len(raw), len(raw) + len(words))
        raw += words
        position = match.end()
        if match["figure"] is not None:
            figures.append(span)
        else:
            times.append((*span, match["value"]))
    return Text(raw + marked[position:], title), figures, times


def found(marked: str, *, cumulative: bool = False, published: date | None = PUBLISHED) -> list[Circumstance]:
    text, figures, times = read(marked)

    def sentence(start: int) -> int:
        return text.sentence_at(text.normalised.norm_index(start)).sentence_id

    claims = [
        Claim(sentence(a), a, b, "killed", n, n, "exact", False, "test", a, b, is_cumulative=cumulative)
        for n, (a, b) in enumerate(figures, 5)
    ]
    return FINDER.find(text, claims, expressions(text, times), published)


def expressions(text: Text, times: list[tuple[int, int, str]]) -> list[TimeExpression]:
    def sentence(start: int) -> int:
        return text.sentence_at(text.normalised.norm_index(start)).sentence_id

    return [
        TimeExpression(sentence(a), a, b, value, _PRECISION.get(len(value), "interval"), "published")
        for a, b, value in times
    ]


def days(marked: str, **more: object) -> list[str | None]:
    return [c.event_date for c in found(marked, **more)]  # type: ignore[arg-type]


def where(marked: str) -> list[str | None]:
    raw = read(marked)[0].raw
    return [None if c.place_start is None else raw[c.place_start : c.place_end] for c in found(marked)]


# ---------------------------------------------------------------- when
def test_the_time_of_the_sentence_dates_the_claim() -> None:
    assert days("قتل ⟦5⟧ أشخاص {أمس=2020-05-09} في القصف.") == ["2020-05-09"]


def test_of_two_times_the_one_of_the_claims_clause_counts() -> None:
    text = "قتل ⟦5⟧ أشخاص {أمس=2020-05-09}، فيما قتل ⟦7⟧ آخرون {الخميس=2020-05-07}."
    assert days(text) == ["2020-05-09", "2020-05-07"]


def test_the_day_of_the_speaking_gives_way_to_that_of_the_event() -> None:
    text = "قال ضابط {اليوم=2020-05-10} إن ⟦5⟧ جنود قتلوا في هجوم وقع على موقعهم {ليل الخميس=2020-05-07}."
    assert days(text) == ["2020-05-07"]
    assert days("قال ضابط {اليوم=2020-05-10} إن ⟦5⟧ جنود قتلوا.") == ["2020-05-10"]


def test_a_time_after_publication_dates_nothing() -> None:
    assert days("قتل ⟦5⟧ أشخاص قبل انتخابات {الشهر المقبل=2020-06}.") == ["2020-05-10"]


def test_a_time_that_cannot_be_resolved_is_no_reason_to_guess_another() -> None:
    text, figures, _ = read("قتل ⟦5⟧ أشخاص السبت.")
    (a, b), start = figures[0], text.raw.index("السبت")
    unknown = TimeExpression(0, start, start + 5, "UNKNOWN", "unknown", "none")
    claim = Claim(0, a, b, "killed", 5, 5, "exact", False, "test", a, b)
    assert FINDER.find(text, [claim], [unknown], PUBLISHED)[0].event_date is None


def test_since_dates_no_single_event() -> None:
    assert days("قتل ⟦5⟧ أشخاص في مدينة محاصرة منذ {2018=2018}.") == ["2020-05-10"]


def test_the_paragraph_then_the_lead_give_the_date() -> None:
    assert days("وقع القصف {أمس=2020-05-09}. وقتل فيه ⟦5⟧ أشخاص.") == ["2020-05-09"]
    text = "قصفت طائرات البلدة {أمس=2020-05-09} وقتل ⟦5⟧ أشخاص.\n\nوقال سكان إن ⟦7⟧ أشخاص قتلوا في القصف."
    assert days(text) == ["2020-05-09"] * 2


def test_with_no_time_at_all_the_day_of_publication_stands_or_null_where_it_is_unknown() -> None:
    assert days("قتل ⟦5⟧ أشخاص في القصف.") == ["2020-05-10"]
    assert days("قتل ⟦5⟧ أشخاص في القصف.", published=None) == [None]


def test_a_look_back_without_a_time_of_its_own_has_no_date() -> None:
    text = "قتل ⟦5⟧ أشخاص {اليوم=2020-05-10} في القصف.\n\nوكانت غارة سابقة أودت بحياة ⟦7⟧ أشخاص."
    assert days(text) == ["2020-05-10", None]


def test_what_somebody_had_said_is_no_look_back() -> None:
    assert days("وكانت الشرطة قد أعلنت مقتل ⟦5⟧ أشخاص.") == ["2020-05-10"]


def test_a_sentence_that_goes_on_takes_the_time_before_it() -> None:
    text = "قصفت البلدة في {أبريل=2020-04}.\n\nحيث قتل ⟦5⟧ أشخاص في السوق."
    assert days(text) == ["2020-04"]


PERIODS = [
    ("قتل ⟦5⟧ أشخاص منذ {مطلع العام=2020-01-01}.", "2020-01-01/2020-05-10"),
    ("قتل ⟦5⟧ أشخاص منذ {2014=2014}.", "2014-01-01/2020-05-10"),
    ("منذ توقيع الاتفاق في {آذار 2019=2019-03} قتل ⟦5⟧ أشخاص.", "2019-03-01/2020-05-10"),
    ("قتل ⟦5⟧ أشخاص خلال {الشهر الماضي=2020-04}.", "2020-04"),
    ("قتل ⟦5⟧ أشخاص ما بين {2014 و2017=2014-01-01/2017-12-31}.", "2014-01-01/2017-12-31"),
    ("قتل ⟦5⟧ أشخاص في الحرب.", None),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_a_total_takes_its_period(text: str, period: str | None) -> None:
    assert days(text, cumulative=True) == [period]


# ---------------------------------------------------------------- where
PLACES = [
    ("قتل ⟦5⟧ أشخاص في قصف على قرية شعلانة بريف حلب الغربي.", ["قرية شعلانة"]),
    ("قتل ⟦5⟧ أشخاص في حي الورد بمدينة حمص.", ["حي الورد"]),
    ("قتل ⟦5⟧ في قرية شعلانة، كما قتل ⟦7⟧ في قرية تلبون.", ["قرية شعلانة", "قرية تلبون"]),
    ("قتل ⟦رجل⟧ في حمص و⟦آخر⟧ في ريف حماة.", ["حمص", "ريف حماة"]),
    ("قصفت طائرات قرية شعلانة. وقتل ⟦5⟧ أشخاص.", ["قرية شعلانة"]),
    ("قصفت طائرات قرية شعلانة.\n\nوقتل ⟦5⟧ أشخاص.", [None]),
    ("قتل ⟦5⟧ أشخاص.", [None]),
    ("قال ضابط في شرطة بغداد إن ⟦5⟧ قتلوا في قضاء المقدادية.", ["قضاء المقدادية"]),
    ("قتل ⟦5⟧ من أبناء بلدة تلبون في غارة على مدينة الرقة.", ["مدينة الرقة"]),
    ("أصيب ⟦5⟧ أشخاص في مدينة الباب ونقلوا إلى مستشفى الشفاء.", ["مدينة الباب"]),
    ("دمشق - قتل ⟦5⟧ أشخاص في مدينة حماة.", ["مدينة حماة"]),
    ("قتل ⟦5⟧ جنود في ولاية لوغار جنوب كابول.", ["ولاية لوغار"]),
    ("وفي موسكو قالت الوزارة إن ⟦5⟧ جرحوا قرب بلدة تلبون.", ["بلدة تلبون"]),
    ("وفي موسكو قالت الوزارة إن ⟦5⟧ من الحراس جرحوا.", [None]),
    ("غزة 3 مايو (وكالة) - قال طبيب إن ⟦5⟧ قتلوا شرق خان يونس.", ["شرق خان يونس"]),
    ("وقتلت الغارات ⟦5⟧ مدنيين في سوريا والعراق.", ["سوريا والعراق"]),
    ("قتل ⟦5⟧ أشخاص كانوا في المدرسة.", ["المدرسة"]),
    ("هاجموا نقطة تفتيش على مشارف الأتارب فقتلوا ⟦5⟧ جنود.", ["الأتارب"]),
    ("أعلنت السلطات في غواتيمالا مقتل ⟦5⟧ أشخاص.", ["غواتيمالا"]),
    ("وعاد الفريق إلى اليونان. وانتشل ⟦5⟧ غرقى.", [None]),
    ("غرق ⟦5⟧ أشخاص قبالة بلدة «تلبون» بمدينة «شعلان» غربي البلاد.", ["بلدة «تلبون»"]),
    ("وأحيل ⟦5⟧ جرحى من بلدة تلبون إلى مستشفى الأمل.", ["بلدة تلبون"]),
    ("قتل ⟦5⟧ من عناصر موالية لإيران في البوكمال.", ["البوكمال"]),
    ("قتلت غارة ⟦5⟧ رعاة في منطقة الشعلانية بمديرية تلبون.", ["منطقة الشعلانية"]),
    ("قتلت غارة ⟦5⟧ رعاة في منطقة الشعلانية في مدينة حمص.", ["منطقة الشعلانية"]),
    ("انقلبت حافلة على طريق الورد السريع في بلدة تلبون وجرح ⟦5⟧.", ["بلدة تلبون"]),
    ("قتل ⟦5⟧ في محافظة حلب، شمال سوريا.", ["محافظة حلب"]),
    ("جرح ⟦5⟧ جنود ونقلوا إلى مستشفى الأمل.", [None]),
    ("وصل ⟦5⟧ جرحى مستشفى الأمل.", [None]),
    ("اعتقل الحرس ⟦5⟧ شبان في مدينة الرقة واقتادوهم إلى معسكر الشعلة.", ["مدينة الرقة"]),
    ("شيع الأهالي ⟦5⟧ شهداء في مدينة منبج.", [None]),
    ("شيع الأهالي ⟦5⟧ من قتلى هجوم كركوك في مدينة النجف.", ["كركوك"]),
    ("غادر ⟦5⟧ جرحى مطار عدن.", [None]),
    ("قتل ⟦رجل⟧ هو ابن مختار قرية تلبون على طريق الرقة.", ["طريق الرقة"]),
    ("لقي ⟦5⟧ حتفهم في أنحاء متفرقة من باكستان.", ["باكستان"]),
    ("سقطت الطائرة قرب العاصمة وقتل ⟦5⟧.", ["العاصمة"]),
    ("قتل ⟦رجل⟧ في حي الورد.في حين جرح ⟦آخر⟧ في مدينة منبج.", ["حي الورد", "مدينة منبج"]),
    ("انتشلت ⟦5⟧ جثث قرب سواحل المغرب.", ["سواحل المغرب"]),
    ("سقطت قذيفة على المشفى العسكري في مدينة حمص وقتلت ⟦5⟧.", ["المشفى العسكري"]),
    ("قتل ⟦5⟧ جنود في كمين محكم بريف حمص.", ["ريف حمص"]),
    ("قتل ⟦5⟧ أشخاص في اليمن على أيدي رجال سيطروا على العاصمة صنعاء.", ["اليمن"]),
]


def test_who_was_seized_was_seized_where_he_comes_from() -> None:
    raw = "اعتقل الحرس شابا من بلدة تلبون قرب مدينة نابلس."
    text, start = Text(raw), raw.index("شابا")
    claim = Claim(0, start, start + 4, "captured", 1, 1, "exact", False, "test", start, start + 4)
    [found] = FINDER.find(text, [claim], [], PUBLISHED)
    assert raw[found.place_start : found.place_end] == "بلدة تلبون"


def test_who_was_seized_was_so_where_it_is_said_rather_than_where_he_comes_from() -> None:
    raw = "اعتقل الحرس شابا من مدينة كفرنبل في بلدة تلبون."
    text, start = Text(raw), raw.index("شابا")
    claim = Claim(0, start, start + 4, "captured", 1, 1, "exact", False, "test", start, start + 4)
    [found] = FINDER.find(text, [claim], [], PUBLISHED)
    assert raw[found.place_start : found.place_end] == "بلدة تلبون"


def test_who_is_called_by_what_he_did_was_not_seized_there() -> None:
    raw = "اعتقلت الشرطة المتهم الثامن في هجمات بروكسل."
    text, start = Text(raw), raw.index("المتهم")
    claim = Claim(0, start, start + 6, "captured", 1, 1, "exact", False, "test", start, start + 6)
    assert FINDER.find(text, [claim], [], PUBLISHED)[0].place_start is None


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_the_most_specific_place_of_the_claims_clause_counts(text: str, expected: list[str | None]) -> None:
    assert where(text) == expected


# Where somebody sits, speaks or judges, where fire came from, and where people went.
ELSEWHERE = [
    ("قال مراسل الأفق في صلاح الدين إن ⟦5⟧ قتلوا في بلدة تلبون.", "بلدة تلبون"),
    ("ونفت القيادة العامة في بنغازي توقيف ⟦5⟧ صيادين في درنة.", "درنة"),
    ("فقد ⟦5⟧ رجال من أهالي بلدة تلبون بحسب الحكومة المحلية في الأنبار.", "بلدة تلبون"),
    ("سلم الوفد المحكمة الجنائية في لاهاي ملف مقتل ⟦5⟧ صيادين.", None),
    ("وطالب في كلمة ألقاها في مدينة دهوك بكشف مصير ⟦5⟧ خطفوا في سنجار.", "سنجار"),
    ("قتل ⟦5⟧ في هجوم على مكتب الإغاثة في كابول.", "كابول"),
    ("قتل ⟦قائد⟧ الشرطة في كابول.", "كابول"),
    ("سقطت قذائف من داخل الأراضي اليمنية وجرح ⟦5⟧.", None),
    ("سقط صاروخ من جهة لبنان على بلدة تلبون وجرح ⟦5⟧.", "بلدة تلبون"),
    ("وصل ⟦5⟧ جرحى إلى عمان للعلاج.", None),
    ("وصلت جثث ⟦5⟧ قتلى إلى مدينة حمص.", None),
    ("نقل ⟦5⟧ جرحى إلى مستشفى الأمل في مدينة حمص.", None),
    ("قتل ⟦5⟧ في المحافظة الواقعة جنوب غرب سوريا بعد هجوم على السويداء.", "السويداء"),
    ("قتل ⟦5⟧ عمال من بلدة تلبون جنوب مدينة جنين في حيفا.", "حيفا"),
    ("قتل ⟦5⟧ حراس من مركز الشعلة بقطاع الطوال بمنطقة عسير.", "مركز الشعلة"),
    ("وأوقعت المعارك ⟦5⟧ قتلى في بلدة تلبون، خاصة في حي الورد.", "بلدة تلبون"),
]


ELSEWHERE += [
    ("قصفت طائرات حي الأكواخ وتوفيت ⟦جريحة⟧ في مستشفى الحوادث.", "حي الأكواخ"),
    ("خطف ⟦5⟧ ضباط أثناء عودتهم من مدينة إعزاز إلى مقرهم في قرية تلبون.", "مدينة إعزاز"),
    ("اقتاد الحرس ⟦5⟧ صيادين إلى ميناء أسدود.", None),
    ("باشرت فرق الدفاع المدني بمنطقة الباحة سيولا في محافظة شعلان أودت بحياة ⟦5⟧.", "محافظة شعلان"),
    ("خطف مسلحون ⟦رجلا⟧ هو الأستاذ بكلية الشعلة من أمام منزله في شارع جمال.", "شارع جمال"),
    ("وفي محور الشعلة أعلنت القوات أسر ⟦5⟧ مقاتلين.", "محور الشعلة"),
    ("رام الله 2-3-2023 – قتل ⟦5⟧ في اقتحام بلدة تلبون جنوب جنين.", "بلدة تلبون"),
    ("وترك ⟦5⟧ منازلهم باتجاه مخيم الشعلة.", None),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_who_speaks_fires_flees_or_is_taken_elsewhere_gives_no_place(text: str, expected: str | None) -> None:
    assert where(text) == [expected]


CLAUSES = [
    ("عثر على جثة ⟦شاب⟧ قرب قرية تلبون، وأصيب ⟦5⟧ في انفجار بمحيط بلدة شعلان.", ["قرية تلبون", "بلدة شعلان"]),
    ("قتل ⟦5⟧ في حي الورد، وفي مدينة منبج جرح ⟦7⟧.", ["حي الورد", "مدينة منبج"]),
    ("داهمت القوات قرية تلبون، واعتقلت ⟦5⟧ شبان، وشهد دوار الشعلة توترا.", ["قرية تلبون"]),
    ("قتل ⟦5⟧ في بلدة تلبون، وأعلنت السلطات إغلاق معبر الشعلة.", ["بلدة تلبون"]),
    ("قتل ⟦5⟧ في اليمن منذ أن سيطرت الجماعة على صنعاء.", ["اليمن"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_clause_keeps_its_own_place(text: str, expected: list[str | None]) -> None:
    assert where(text) == expected


NOT_OF_THE_EVENT = [
    ("قال الناطق بشرطة منطقة شعلان إن ⟦5⟧ عمال قتلوا.", None),
    ("كشفت إمارة منطقة الشعلة عن مقتل ⟦5⟧ عمال.", None),
    ("اعتقلت شرطة مدينة شعلان ⟦5⟧ لصوص.", "مدينة شعلان"),
    ("قتل ⟦مدير⟧ ميناء شعلان في كمين قرب بلدة تلبون.", "بلدة تلبون"),
    ("هجوم على شرطة محافظة شعلان أوقع ⟦5⟧ قتلى.", "محافظة شعلان"),
    ("دوى انفجار أمام مكتب حاكم إقليم شعلان وقتل ⟦5⟧.", "إقليم شعلان"),
    ("قتل ⟦5⟧ من جماعة أنصار بيت المقدس في تلبون بشمال سيناء.", "تلبون"),
    ("قتل ⟦5⟧ طلاب بينهم شاب مقيم في السويد.", None),
    ("قتل ⟦رجل⟧ ولد في الشيشان.", None),
    ("قتل ⟦5⟧ في منزل كائن في بلدة تلبون.", "بلدة تلبون"),
    ("قتل ⟦5⟧ كانوا يخططون لشن هجوم على مدينة شعلان.", None),
    ("قتل ⟦5⟧ أطفال، غالبيتهم من القدس.", None),
    ("قتل ⟦شاب⟧ برصاص زوجته التي زارت مدينة شعلان.", None),
    ("نقلت الطائرة جثماني ⟦5⟧ جنود مع أقاربهم ورفاقهم وقادتهم وأصدقائهم جميعا صباحا إلى محافظة شعلان.", None),
    ("تم تحويل ⟦5⟧ جرحى حالتهم خطرة من فرط ما أصابهم في ذلك الحريق إلى مستشفى الشعلة.", None),
    ("غصت مقبرة الشعلة بمن شيعوا ⟦5⟧ شهداء.", None),
    ("تفجير استهدف مجلس عزاء في بلدة تلبون وقتل ⟦5⟧.", "بلدة تلبون"),
    ("قدم الوفد العزاء في ⟦رجل⟧ استشهد في بلدة تلبون.", "بلدة تلبون"),
    ("وصل إلى مطار الخرطوم جثمان ⟦رجل⟧ قتل في حضرموت.", "حضرموت"),
    ("قصفت القوات المتمركزة في معسكر الشعلة قرية تلبون وقتلت ⟦5⟧.", "قرية تلبون"),
    ("استهدفت القوات من حواجزها في بلدة شعلان مزارع تلبون فقتلت ⟦5⟧.", "مزارع تلبون"),
]


@pytest.mark.parametrize(("text", "expected"), NOT_OF_THE_EVENT)
def test_homes_offices_plans_and_funerals_are_no_places_of_the_harm(text: str, expected: str | None) -> None:
    assert where(text) == [expected]


LOCATED = [
    ("قتل ⟦5⟧ في الغوطة الشرقية المحاصرة قرب دمشق.", "الغوطة الشرقية"),
    ("وقع الهجوم في قرية تلبون الواقعة على بعد أكثر من 60 كيلومترا شمال شرق كابول وأدى إلى مقتل ⟦5⟧.", "قرية تلبون"),
    ("زحف الجنود على وادي تلبون، الذي يتبع مديرية الشعلة، وقتلوا ⟦5⟧.", "وادي تلبون"),
    ("وقع الهجوم في ولاية شعلان بوسط البلاد وأدى إلى مقتل ⟦5⟧.", "ولاية شعلان"),
    ("وقعت الغارة في جبال تلبون بين مأرب وصنعاء وأدت إلى مقتل ⟦5⟧.", "جبال تلبون"),
    ("وقع الهجوم في ولاية تلبون على الحدود مع باكستان وأدى إلى مقتل ⟦5⟧.", "ولاية تلبون"),
    ("لقي ⟦قيادي⟧ في مكتب الجماعة بصنعاء مصرعه في غارة على الحديدة.", "الحديدة"),
]


@pytest.mark.parametrize(("text", "expected"), LOCATED)
def test_what_only_tells_where_a_place_lies_is_not_the_place(text: str, expected: str) -> None:
    assert where(text) == [expected]


INHERITED = [
    ("وقع هجوم في بلدة تلبون {أمس=2020-05-09} وقتل ⟦9⟧. وأصيب ⟦5⟧ بجروح.", ["بلدة تلبون"] * 2),
    (
        "قتل ⟦5⟧ {أمس=2020-05-09} في هجوم. وفي {2012=2012} قتل ⟦7⟧ في حمص. وجرح ⟦8⟧ {أمس=2020-05-09}.",
        [None, "حمص", None],
    ),
    ("قتل ⟦5⟧ أشخاص في بلدة تلبون. من جهة أخرى أوقفت الشرطة ⟦7⟧ لصوص.", ["بلدة تلبون", None]),
    ("قتل ⟦5⟧ أشخاص في بلدة تلبون. وفي سياق آخر أوقف ⟦7⟧ لصوص.", ["بلدة تلبون", None]),
    ("استقبل المستشفى الإسلامي في عمان ⟦5⟧ جرحى.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), INHERITED)
def test_a_place_is_taken_over_within_one_event_only(text: str, expected: list[str | None]) -> None:
    assert where(text) == expected


TOTALS = [
    ("قصفت طائرات قرية شعلانة. وقتل ⟦5⟧ أشخاص منذ مطلع العام.", None),
    ("قتل ⟦5⟧ أشخاص في سوريا منذ مطلع العام.", "سوريا"),
    ("قتل ⟦5⟧ أشخاص في عموم البلاد منذ مطلع العام.", "عموم البلاد"),
    ("أعلنت وزارة الصحة في غزة مقتل ⟦5⟧ أشخاص منذ مطلع العام.", "غزة"),
    ("قتل ⟦5⟧ أشخاص منذ مطلع العام، نافيا خطف جنود في قرية شعلانة.", None),
    ("قصفت طائرات مدينة حمص. ونزح ⟦5⟧ أشخاص من المدينة منذ مطلع العام.", "مدينة حمص"),
    ("قصفت طائرات مديرية التحيتا. ونزح ⟦5⟧ أشخاص من المديرية منذ مطلع العام.", "مديرية التحيتا"),
    ("قتل ⟦5⟧ أشخاص منذ مطلع العام، ولا تشمل الحصيلة محافظة الأنبار.", None),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_a_total_covers_the_place_of_its_own_clause_and_inherits_none(text: str, expected: str | None) -> None:
    raw = read(text)[0].raw
    [circumstance] = found(text, cumulative=True)
    place = None if circumstance.place_start is None else raw[circumstance.place_start : circumstance.place_end]
    assert place == expected


# ---------------------------------------------------------------- page furniture
PAGE = (
    "مقتل خمسة في حريق بالميناء\n\nأخبار\n\nقتل ⟦5⟧ أشخاص {أمس=2020-05-09} في حريق بالميناء.\n\n"
    "اعتقال ⟦7⟧ لصوص في العاصمة\n\nوقال سكان إن النار امتدت سريعا إلى المخازن.\n\n"
    "قتل ⟦8⟧ أشخاص في حادث سير على الطريق الساحلي، وقالت...\n"
)


def test_headlines_of_other_articles_and_teasers_have_no_date() -> None:
    assert days(PAGE) == ["2020-05-09", None, None]


def test_the_articles_own_headline_and_what_repeats_it_are_no_furniture() -> None:
    raw = read(PAGE)[0].raw
    title = "مقتل خمسة في حريق بالميناء"
    page = furniture(Text(raw.replace("أخبار", "مقتل 5 في حريق كبير بالميناء"), title))
    assert {0, 1, 2}.isdisjoint(page)
    assert {3, 5} <= page


def test_a_text_without_prose_has_no_furniture() -> None:
    assert furniture(Text("مقتل خمسة\nحريق في الميناء")) == frozenset()


def test_one_circumstance_a_claim_in_order() -> None:
    assert FINDER.find(Text("لا شيء."), [], [], PUBLISHED) == []
    assert len(found("قتل ⟦5⟧ وأصيب ⟦7⟧.")) == 2


BESIDE_ROADS_AND_HOSPITALS = [
    ("استهدفت مسيرة سيارة على طريق شعلانة – تلبون غرب مدينة حماة وقتل ⟦5⟧ عمال.", ["طريق شعلانة – تلبون"]),
    ("رام الله 2-3-2020 – قتل ⟦5⟧ أشخاص خلال اقتحام بلدة الشعلانة.", ["بلدة الشعلانة"]),
    ("ارتفعت حصيلة القصف على حي الورد إلى ⟦5⟧ بعد وفاة جريحة في مستشفى الأمل.", ["حي الورد"]),
    ("وفي محور الشعلانة أعلنت القوات أسر ⟦5⟧ مقاتلين.", ["محور الشعلانة"]),
    ("بغداد/ صوت النهر: قتل ⟦5⟧ أشخاص في منطقة الشعلانة.", ["منطقة الشعلانة"]),
    ("ضبط قارب على متنه ⟦5⟧ أشخاص.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE_ROADS_AND_HOSPITALS)
def test_roads_are_told_by_their_ends_and_hospitals_and_datelines_stand_aside(
    text: str, expected: list[str | None]
) -> None:
    assert where(text) == expected


BY_THE_NOUN_ALONE = [
    ("اندلعت مواجهات في البلدة القديمة وأصيب ⟦5⟧ شبان.", ["البلدة القديمة"]),
    ("وانفجرت عبوة في السوق القديم وقتل ⟦5⟧ باعة.", ["السوق القديم"]),
    ("شهدت المدينة هجوما جديدا قتل فيه ⟦5⟧ أشخاص.", ["المدينة"]),
    ("قتل ⟦5⟧ مسلحين خلال اقتحام المجمع فجرا.", ["المجمع"]),
    ("ويؤوي المخيم ⟦5⟧ آلاف فروا من بيوتهم.", ["المخيم"]),
    ("خطف المهاجمون ⟦5⟧ نساء قبل أن ينسحبوا نحو الحدود.", [None]),
    ("قتل ⟦5⟧ قناصين كانوا فوق برج الماء.", [None]),
    ("وشهدت المحافظة خطف ⟦5⟧ أشخاص خلال الشهر.", ["المحافظة"]),
    ("وقال طبيب في مركز عدن الطبي إن المركز تسلم ⟦5⟧ جثث.", [None]),
    ("وأكد مصدر بالمستشفى الجنوبي استقبال ⟦5⟧ جثامين.", [None]),
    ("وأضاف المصدر أن الحصيلة ⟦5⟧ قتلى، وأن الوضع هادئ.", [None]),
    ("واعتقل الجيش ⟦5⟧ أشخاص، حسب نادي الأسير.", [None]),
    ("أكدت مصادر من داخل مدينة حمص أن المسلحين أعدموا ⟦5⟧ رجال.", ["مدينة حمص"]),
    ("استشهاد ⟦5⟧ أشخاص بقصف على جندريسه.", ["جندريسه"]),
    ("قتل في المعركة ⟦5⟧ من مصوري محطة محلية يدعى أحدهم نعمان في عدن.", ["عدن"]),
]


@pytest.mark.parametrize(("text", "expected"), BY_THE_NOUN_ALONE)
def test_a_place_may_be_called_by_its_noun_and_organisations_and_goals_are_none(
    text: str, expected: list[str | None]
) -> None:
    assert where(text) == expected


BESIDE = [
    ("بلغ العنف محافظات عدة جنوب العراق من بينها النجف حيث سقط ⟦5⟧ جرحى.", "النجف"),
    ("أقيمت صلاة الغائب في جامع الشعلة على أرواح ⟦5⟧ قتلى.", None),
    ("سيتوجه الوفد غدا إلى بلدة تلبون لحضور موكب دفن ⟦رجل⟧ قتل قبل أيام.", None),
    ("أثار مقتل ⟦رجل⟧ حزنا وأدى إلى اندلاع مواجهات في أحياء مدينة شعلان.", None),
    ("أدى انفجار إلى مقتل ⟦5⟧ في مدينة شعلان.", "مدينة شعلان"),
    ("تعزية بمقتل ⟦رجل⟧ كان مديرا بوزارة الزراعة الخاضعة لإدارة الجماعة بصنعاء.", None),
    ("أعلنت وزارة الصحة ارتفاع ضحايا الاحتجاجات في البصرة إلى ⟦5⟧.", "البصرة"),
    ("وفاة ⟦طالب⟧ أجنبي بجامعة شعلان.", None),
    ("قتلت ⟦طالبتان⟧ بجامعة شعلان في غارة على حي الشعلة.", "حي الشعلة"),
    ("اغتيل ⟦خطيب⟧ مسجد الشعلة في مدينة المكلا.", "مدينة المكلا"),
    ("قتل ⟦5⟧ ركاب حافلة كانت تسير بين كراتشي وكويتا بعد سقوطها قرب بلدة تلبون.", "بلدة تلبون"),
    ("أعلن استشهاد ⟦طفل⟧ في مستشفى الشعلة متأثرا بإصابته في بلدة تلبون.", "بلدة تلبون"),
    ("قتلت ⟦5⟧ نساء بمنطقة شعليل ضواحي مراكش.", "منطقة شعليل"),
    ("سقطت صواريخ على المنطقة الصناعية وسط بغداد وقتلت ⟦5⟧.", "المنطقة الصناعية"),
    ("تصادم بالطريق الزراعي في قرية تلبون أودى بحياة ⟦5⟧.", "قرية تلبون"),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_what_is_told_beside_the_harm_keeps_its_place_to_itself(text: str, expected: str | None) -> None:
    assert where(text) == [expected]


TAKEN_UP = [
    ("وصل الجنود إلى حي الشعلة وإلى قصر تلبون. وأوقعت المعارك في هذا الحي ⟦5⟧ قتلى. وجرح ⟦7⟧.", ["حي الشعلة"] * 2),
    ("وقعت غارة على قرية تلبون قرب مدينة شعلان. وفي القرية نفسها قتل ⟦5⟧.", ["قرية تلبون"]),
    ("وقعت غارة على بلدة تلبون. وشهدت البلدة المذكورة مقتل ⟦5⟧.", ["بلدة تلبون"]),
    ("وقعت غارة على بلدة تلبون. وفي المدينة قتل ⟦5⟧.", ["المدينة"]),
    ("سقط صاروخ على مدينة شعلان. وقتل في حي شعبي بالمدينة ⟦5⟧ عمال.", ["مدينة شعلان"]),
    ("سقط صاروخ على بلدة تلبون. وتقول الشرطة إن ⟦5⟧ عمال قتلوا في البلدة.", ["بلدة تلبون"]),
    ("اندلع حريق في بعقوبة، وتفحم ⟦5⟧ عمال في المدينة.", ["بعقوبة"]),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN_UP)
def test_a_place_that_a_sentence_takes_up_is_the_one_named_before(text: str, expected: list[str]) -> None:
    assert where(text) == expected


UNDERGOING = [
    ("تعيش مدينة شعلان على وقع جريمة راح ضحيتها ⟦5⟧ تجار.", "مدينة شعلان"),
    ("وعرفت بعقوبة مسيرات غاضبة بعد أن سقط ⟦5⟧ تجار قتلى.", "بعقوبة"),
    ("استيقظت جنين على خبر مقتل ⟦5⟧ تجار.", "جنين"),
    ("هز دوي قوي بعقوبة، وسقط ⟦5⟧ قتلى.", "بعقوبة"),
    ("ضربت ثلاث قذائف بعقوبة وأوقعت ⟦5⟧ قتلى.", "بعقوبة"),
    ("داهم جنود ملثمون جنين واعتقلوا ⟦5⟧ طلاب.", "جنين"),
    ("يسأل أهالي جنين عن مصير ⟦5⟧ طلاب خطفهم ملثمون.", "جنين"),
    ("ارتفع عدد شهداء جنين إلى ⟦5⟧ منذ مطلع العام.", "جنين"),
    ("أصيب الركاب ال⟦5⟧ لدى وصولهم إلى بلدة تلبون بطلقات قناص.", "بلدة تلبون"),
    ("ألقي القبض على ⟦5⟧ من أصدقاء منفذ هجوم ليون في حي شعبي بجنين.", "جنين"),
    ("نفت الوزارة سقوط قتلى، وقالت لسلطات الإقليم إن ⟦5⟧ طلاب أصيبوا.", None),
    ("يبكي الضاحكون في الضواحي الغربية للعاصمة مقديشو ⟦5⟧ قتلى.", "الضواحي الغربية للعاصمة مقديشو"),
    ("انقلب مركب فيه ⟦5⟧ طلاب بعد وصوله إلى وادي النمل بلدة تلبون محافظة تعز.", "وادي النمل"),
    ("اختفى ⟦5⟧ طلاب فور دخولهم للسفارة التشادية في تونس.", "للسفارة التشادية"),
    ("مات ⟦5⟧ طلاب موقوفين في سجن الشرطة العسكرية بجنين.", "سجن الشرطة العسكرية"),
    ("سقط ⟦5⟧ طلاب من سطح متجر الأناقة في جنين.", "متجر الأناقة"),
    ("عثر الدرك على ⟦5⟧ جثث في بلدية عين السرو بولاية تيارت.", "بلدية عين السرو"),
    ("قالت بلدية عين السرو إن ⟦5⟧ طلاب أصيبوا.", None),
    ("باشرت فرق الإسعاف بمدينة شعلان حادثا. وأفاد ناطق بأن ⟦5⟧ طلاب أصيبوا.", "مدينة شعلان"),
    ("شرطة مدينة شعلان ألقت القبض على ⟦5⟧ طلاب.", "مدينة شعلان"),
    ("سقط ⟦5⟧ طلاب في العاصمة السورية دمشق.", "العاصمة السورية دمشق"),
    ("أصيب ⟦5⟧ طلاب في بلدة تلبون، ردا على هجوم سابق في حي الورد.", "بلدة تلبون"),
    ("سقط صاروخ على بلدة تلبون. - وفاة ⟦5⟧ طلاب غرقا.", None),
    ("يسكن مدينة شعلان مهندس نجا من غرق قضى فيه ⟦5⟧ طلاب.", None),
]


@pytest.mark.parametrize(("text", "expected"), UNDERGOING)
def test_the_place_that_something_happens_to_and_that_of_its_people_is_the_place(text: str, expected: str) -> None:
    assert where(text) == [expected]


OF_ANOTHER = [
    ("أوقف ⟦5⟧ طلاب في بلدة تلبون منذ تفجير جامع النور.", "بلدة تلبون"),
    ("أوقفت الشرطة، بعد تفجير جامع النور، ⟦5⟧ طلاب في بلدة تلبون.", "بلدة تلبون"),
    ("قتل ⟦5⟧ طلاب بعد انفجار في بلدة تلبون.", "بلدة تلبون"),
    ("أغار طيران تحالف دعم الشرعية في اليمن على المتمردين، وسقط ⟦5⟧ قتلى.", None),
    ("قتل ⟦5⟧ في غزة وجرح جندي.", "غزة"),
    ("سقط قتلى الأسبوع، ومنهم ⟦5⟧ من جنين.", "جنين"),
    ("توزع القتلى كالآتي: جنين ⟦5⟧ قتلى.", "جنين"),
    ("في حي الشعلة سقط جرحى، وبعدها بيومين قتل ⟦5⟧ طلاب في بلدة تلبون.", "بلدة تلبون"),
    ("شهد حي الشعلة شجارا قبل أن تعلن الوزارة وفاة ⟦5⟧ طلاب في بلدة تلبون.", "بلدة تلبون"),
    ("شب حريق في بلدة تلبون، ونجم عنه في منزل بالبلدة بالأحساء سقوط ⟦5⟧ قتلى.", "بلدة تلبون"),
]


@pytest.mark.parametrize(("text", "expected"), OF_ANOTHER)
def test_an_event_before_a_name_and_another_clause_keep_their_places(text: str, expected: str) -> None:
    assert where(text) == [expected]


HANDED_BACK = [
    ("سقط ⟦5⟧ طلاب قتلى. ووقع الحادث في بلدة تلبون.", "بلدة تلبون"),
    ("أوقع الانفجار ⟦5⟧ قتلى. وشوهد الدخان فوق بلدة تلبون.", "بلدة تلبون"),
    ("خطف ⟦5⟧ طلاب.. غضب في بلدة تلبون", "بلدة تلبون"),
    ("سقط ⟦5⟧ طلاب قتلى. وزار الوزير ميناء في بلدة تلبون.", None),
    ("أوقف ⟦5⟧ من المشتبه بهم، خلال حملة تفتيش، قرب بلدة تلبون.", "بلدة تلبون"),
    ("أوقف ⟦5⟧ للاشتباه في ضلوعهم بتفجير في بلدة تلبون.", None),
]


@pytest.mark.parametrize(("text", "expected"), HANDED_BACK)
def test_the_next_sentence_gives_the_place_only_of_an_event_that_is_named_as_known(text: str, expected: str) -> None:
    assert where(text) == [expected]


HANDED_ON = [
    ("قتل ⟦5⟧ في بلدة تلبون. ووصف الشهود ما رأوا. وجرح ⟦7⟧ من المارة.", ["بلدة تلبون", None]),
    ("وقع انفجار في بلدة تلبون. ووصف الشهود ما رأوا. وجرح ⟦7⟧ من المارة.", ["بلدة تلبون"]),
    ("قتل ⟦5⟧ في بلدة تلبون. وجرح ⟦7⟧ من المارة.", ["بلدة تلبون"] * 2),
]


@pytest.mark.parametrize(("text", "expected"), HANDED_ON)
def test_a_sentence_of_harm_hands_its_place_to_the_next_alone(text: str, expected: list[str | None]) -> None:
    assert where(text) == expected


SEATS = [
    ("قالت وزارة الصحة في غزة إن ⟦5⟧ جرحى في حالة خطرة.", None),
    ("ونشرت وكالة الأنباء في صنعاء نعيا بعد مقتل ⟦5⟧.", None),
    ("قتل ⟦5⟧ في هجوم على وزارة الصحة في كابول.", "كابول"),
    ("لقي ⟦رجل⟧ قيادي في وزارة الدفاع التابعة للجماعة بصنعاء حتفه في غارة على الحديدة.", "الحديدة"),
    ("أوقف ⟦شاب⟧ بعد شكوى من امرأة وصل معها إلى مدينة شعلان.", "مدينة شعلان"),
    ("أوقف ⟦شاب⟧ بعد شكوى من امرأته التي وصل معها إلى مدينة شعلان.", None),
]


@pytest.mark.parametrize(("text", "expected"), SEATS)
def test_the_seat_of_an_institution_is_no_place_of_the_harm(text: str, expected: str | None) -> None:
    assert where(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ⟦شخصان⟧ أحدهما المنفذ المشتبه به وجرح سبعة في هجوم بالسكاكين في الحي الصيني", "الحي الصيني"),
        ("خطف المسلحون ⟦90⟧ قرويا بتهمة التخابر وذلك خلال عملية دهم لبلدة كفرزيتا", "بلدة كفرزيتا"),
        ("وقع الهجوم داخل مقهى يعمل طوال الليل في جنوب غرب سلقين وقتل ⟦ثلاثة⟧ رواد", "جنوب غرب سلقين"),
        ("انقلبت شاحنة على طريق بين سلمية والسعن وقتلت ⟦خمس⟧ عاملات بالقطاع الزراعي", "بين سلمية والسعن"),
        ("فجر رجل نفسه في سوق مزدحمة بشمال مالي وقتل ⟦تسعة⟧", "شمال مالي"),
    ],
)
def test_what_is_told_of_victims_and_sites_without_a_name_do_not_hide_the_place(text: str, expected: str) -> None:
    assert where(text) == [expected]


def test_the_place_of_the_sentence_that_introduces_a_list_is_that_of_its_items() -> None:
    listed = "سقطت ثلاث قذائف على حي الورد بعد الظهر، والضحايا:\n\n• ⟦2⟧ من الباعة قتلا.\n• ⟦9⟧ جرحى بينهم شرطي."
    assert where(listed) == ["حي الورد"] * 2
    told = "سقطت ثلاث قذائف على حي الورد بعد الظهر.\n\n• ⟦2⟧ من الباعة قتلا."
    assert where(told) == [None]


def test_a_place_whose_own_authorities_speak_or_that_the_sentence_turns_to_is_that_of_the_harm() -> None:
    assert where("وفي الناظور ذكرت السلطات المحلية أن ⟦6⟧ صيادين غرقوا.") == ["الناظور"]
    assert where("أما في الموصل فأعلن ضابط كبير مقتل ⟦6⟧ مسلحين.") == ["الموصل"]
    assert where("وفي موسكو أعلن وزير الدفاع مقتل ⟦6⟧ مسلحين.") == [None]


def test_the_place_of_a_press_conference_and_an_outlet_that_is_spoken_to_are_no_places_of_harm() -> None:
    assert where("أعلن العميد في مؤتمر عقده في نادي المهندسين مقتل ⟦6⟧ مسلحين.") == [None]
    assert where("وأوضح طبيب في حديث لـ جبل الشعلانة أن ⟦6⟧ أشخاص قتلوا.") == [None]


def test_the_victims_of_a_place_tell_the_place_of_their_total() -> None:
    assert where("وبذلك ارتفع عدد ضحايا الموصل هذا العام إلى ⟦60⟧ قتيلا.") == ["الموصل"]
    assert where("بلغ عدد جرحى الفلوجة ⟦60⟧ شخصا.") == ["الفلوجة"]
    assert where("بلغ عدد قتلى روسيا ⟦60⟧ شخصا.") == [None]
