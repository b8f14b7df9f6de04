"""Places: after a head noun any name, without one only a known name in a place's position."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic import Text
from hasila.gazetteer import gazetteer
from hasila.lexicons import Lexicons
from hasila.places import PlaceFinder, resolve

FINDER = PlaceFinder(Lexicons())


def places(raw: str) -> list[str]:
    text = Text(raw)
    licensed = FINDER.licences(text.sentences)
    found = [m for s in text.sentences for m in FINDER.in_sentence(s, licensed)]
    return [raw[m.start : m.end] for m in found]


WITH_HEAD = [
    ("سقطت قذيفة على قرية شعلانة في الصباح.", ["قرية شعلانة"]),
    ("سقطت قذيفة على قرية «الشعلانة» في الصباح.", ["قرية «الشعلانة»"]),
    ("سقطت قذيفة على قرية أم التوت في الصباح.", ["قرية أم التوت"]),
    ("سقطت قذيفة على بلدة دير الملح وأصيب اثنان.", ["بلدة دير الملح"]),
    ("قصفت بلدتي الشعلانة وتلبون مساء.", ["بلدتي الشعلانة وتلبون"]),
    ("قصفت قرى شعلانة وتلبون والعنقاء مساء.", ["قرى شعلانة وتلبون والعنقاء"]),
    ("انفجار في حي الورد أمس.", ["حي الورد"]),
    ("انفجار قرب مستشفى الأمل أمس.", ["مستشفى الأمل"]),
    ("نقل إلى مستشفى سالم الحمداني في الليل.", ["مستشفى سالم الحمداني"]),
    ("اشتباك على محور الفوج 90 مساء.", ["محور الفوج 90"]),
    ("غارة بريف حلب الشرقي أمس.", ["ريف حلب الشرقي"]),
    ("غارات على ريفي حلب وإدلب أمس.", ["ريفي حلب وإدلب"]),
    ("وفي محافظة #حلب قتل اثنان.", ["محافظة #حلب"]),
    ("قصف طال مدينة كري سبي/تل أبيض أمس.", ["مدينة كري سبي/تل أبيض"]),
    ("تدافع الناس عند ملعب 5 يوليو ليلا.", ["ملعب 5 يوليو"]),
    ("إطلاق نار في الحي الأرمني ليلا.", ["الحي الأرمني"]),
    ("أطلقت النار على الحدود ليلا.", ["الحدود"]),
    ("هوجمت نقطة تفتيش تديرها الشرطة ليلا.", ["نقطة تفتيش"]),
    ("وقع الحادث في عقبة الصوانة فجرا.", ["عقبة الصوانة"]),
    ("سقطت قذيفة على قرية كفرتنته فجرا.", ["قرية كفرتنته"]),
    ("جرت السيول في وادي الملح فجرا.", ["وادي الملح"]),
    ("اقتحمت القوات مستوطنة شعلان فجرا.", ["مستوطنة شعلان"]),
    ("قذيفة على محلية الصافية فجرا.", ["محلية الصافية"]),
    ("انفجرت سيارة عند كمين الزهور فجرا.", ["كمين الزهور"]),
    ("غارة في المنطقة الصناعية فجرا.", ["المنطقة الصناعية"]),
    ("هجوم في منطقة غرب سيناء فجرا.", ["غرب سيناء"]),
]


@pytest.mark.parametrize(("raw", "expected"), WITH_HEAD)
def test_a_name_after_a_head_noun_is_a_place_known_or_not(raw: str, expected: list[str]) -> None:
    assert places(raw) == expected


WITHOUT_HEAD = [
    ("قتل اثنان في الرقة أمس.", ["الرقة"]),
    ("قتل اثنان بالموصل أمس.", ["الموصل"]),
    ("قصف على الأتارب شمال غربي سوريا.", ["الأتارب", "شمال غربي سوريا"]),
    ("هجوم وسط مالي أمس.", ["وسط مالي"]),
    ("إدلب.. مقتل اثنين في غارة", ["إدلب"]),
    ("قصف استهدف منبج وعفرين أمس.", ["منبج", "عفرين"]),
    ("باشتباكات أبين قتل اثنان.", ["أبين"]),
    ("شهدت العاصمة التركية أنقرة انفجارا.", ["العاصمة التركية أنقرة"]),
    ("وقع انفجار في العاصمة الفرنسية أمس.", ["العاصمة الفرنسية"]),
    ("انفجار في واغادوغو أمس.", ["واغادوغو"]),
    ("إطلاق نار في الولايات المتحدة أمس.", ["الولايات المتحدة"]),
    ("حريق في كولورادو وآخر في داغستان.", ["كولورادو", "داغستان"]),
    ("حريق في شعلاناغو بولاية نيفادا.", ["شعلاناغو", "ولاية نيفادا"]),
    ("حريق في شعلاناغو شمال العراق.", ["شعلاناغو", "شمال العراق"]),
    ("حريق في شعلاناغو بمحافظة حمص. وقتل اثنان في شعلاناغو.", ["شعلاناغو", "محافظة حمص", "شعلاناغو"]),
    ("تنازع القبائل في منتزه الورد فجرا.", ["منتزه الورد"]),
]


@pytest.mark.parametrize(("raw", "expected"), WITHOUT_HEAD)
def test_a_known_name_needs_the_position_of_a_place(raw: str, expected: list[str]) -> None:
    assert places(raw) == expected


NO_PLACE = [
    "قالت روسيا إنها ترد على الهجوم.",
    "فتح الباب وخرج الرجل.",
    "أصيب في سوق شعبي قريب.",
    "سقط على طريق سريع.",
    "وصل إلى مستشفى ميداني.",
    "قصفت مناطق متفرقة ليلا.",
    "وأدى الهجوم إلى حريق.",
    "وقع ذلك بطريق الخطأ.",
    "وأدى تقدم الجنود إلى نزوح السكان.",
    "قتل الجنود في كمين نصبته الجماعة.",
    "وقدم الوفد رسالة إلى الأمم المتحدة.",
    "جرح الصياد، الجمعة، على الشاطئ.",
    "هذه عقبة أمام السلام.",
    "وطلب الحي الأرمني نجدة.",
    "سقطوا بعد حصار طويل وفي حصار جديد.",
    "تتهم بسجن عشرات المعارضين.",
    "انفجار في سوق 3 قتلى فيه.",
    "سقطت القذيفة على منزل المواطن.",
    "وقع الجنود في كمين محكم.",
    "قتل آمر لواء المغاوير.",
    "قصفت بلدة وقرية شرقها.",
    "قال في بيان ببلاغته المعهودة.",
    "وعاشوا في موطنهم بكرامة.",
    "حذر قائد الفرقة 30 من الهجوم.",
]


@pytest.mark.parametrize("raw", NO_PLACE)
def test_actors_common_words_and_descriptions_are_no_places(raw: str) -> None:
    assert places(raw) == []


def test_a_common_word_is_a_place_where_the_article_gives_it_a_head_noun() -> None:
    assert places("قصف استهدف الباب ظهرا. وهرع الناس في مدينة الباب إلى المكان.") == ["الباب", "مدينة الباب"]
    assert places("قصف استهدف شعلانة ظهرا. وتقع قرية شعلانة قرب النهر.")[0] == "شعلانة"


def test_the_head_noun_says_the_kind_and_the_gazetteer_the_coordinates() -> None:
    [village, region] = FINDER.find(Text("غارة على قرية خشام شرقي دير الزور."))
    assert (village.kind, village.place_id) == ("village", "sy-khasham")
    assert village.latitude == pytest.approx(35.3, abs=0.1)
    assert (region.kind, region.place_id) == ("countryside", "sy-deir-ez-zor")


def test_a_name_that_two_places_share_has_no_coordinates() -> None:
    [place] = FINDER.find(Text("قتل اثنان في طرابلس أمس."))
    assert (place.place_id, place.latitude) == (None, None)


@pytest.mark.parametrize("name", ["خشام", "خوشام", "بلدة خشام", "قرية «خشام»", "خشّام"])
def test_spellings_of_one_place_meet(name: str) -> None:
    known = resolve(name)
    assert known is not None
    assert known.place_id == "sy-khasham"


@pytest.mark.parametrize("name", ["ريف دير الزور الشرقي", "شرق الفرات", "شرقي الفرات", "خوشام", "حقل كونيكو"])
def test_what_lies_in_or_near_deir_ez_zor_leads_to_it(name: str) -> None:
    known = resolve(name)
    assert known is not None
    assert "sy-deir-ez-zor" in gazetteer(Lexicons()).chain(known)


@pytest.mark.parametrize("name", ["", "قرية العنقاء البعيدة", "طرابلس"])
def test_an_unknown_or_shared_name_resolves_to_nothing(name: str) -> None:
    assert resolve(name) is None


@given(st.text(alphabet="ابتدرسعقلمنهويةى مدينة في على ،.«»/-١", max_size=60))
def test_spans_lie_inside_the_text_and_do_not_overlap(raw: str) -> None:
    found = FINDER.find(Text(raw))
    assert all(0 <= m.start < m.end <= len(raw) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
