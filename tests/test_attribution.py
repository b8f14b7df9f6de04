"""Who is quoted for a claim: each rule of reported speech with a sentence of its own. ⟦…⟧ marks the claim's figure."""

import pytest

from hasila.arabic import Text
from hasila.attribution import Attributor
from hasila.lexicons import Lexicons
from hasila.records import ActorMention, Attribution, Claim

ATTRIBUTOR = Attributor(Lexicons())


def marked(text: str) -> tuple[Text, list[Claim]]:
    """Take the marks out of ``text``; return it with one claim a mark."""
    claims, raw = [], ""
    for number, part in enumerate(text.replace("⟧", "⟦").split("⟦")):
        if number % 2:
            claims.append((len(raw), len(raw) + len(part)))
        raw += part
    article = Text(raw)
    to_norm = article.normalised.norm_index
    return article, [
        Claim(article.sentence_at(to_norm(a)).sentence_id, a, b, "killed", 5, 5, "exact", False, "test", a, b)
        for a, b in claims
    ]


def attribute(text: str, actors: dict[str, str] | None = None, outlet: str | None = None) -> list[Attribution]:
    article, claims = marked(text)
    mentions = [_actor(article, name, kind) for name, kind in (actors or {}).items()]
    return ATTRIBUTOR.attribute(article, claims, mentions, outlet)


def _actor(article: Text, name: str, kind: str) -> ActorMention:
    start = article.raw.index(name)
    sentence = article.sentence_at(article.normalised.norm_index(start)).sentence_id
    return ActorMention(sentence, start, start + len(name), name, kind, name, None, None, "gazetteer")


def said(text: str, actors: dict[str, str] | None = None) -> list[tuple[str | None, str | None]]:
    raw = text.replace("⟦", "").replace("⟧", "")
    return [
        (_slice(raw, a.source_start, a.source_end), _slice(raw, a.via_start, a.via_end))
        for a in attribute(text, actors)
    ]


def _slice(raw: str, start: int | None, end: int | None) -> str | None:
    return None if start is None else raw[start:end]


ONE_SENTENCE = [
    ("قال مسؤول محلي إن القصف أدى إلى مقتل ⟦5⟧ أشخاص.", "مسؤول محلي"),
    ("وأعلنت وزارة الصحة، مساء أمس، مقتل ⟦5⟧ أشخاص.", "وزارة الصحة"),
    ("قتل ⟦5⟧ أشخاص في القصف، وفقا لما أعلنته وزارة الصحة.", "وزارة الصحة"),
    ("قتل ⟦5⟧ عمال طبقا لما ذكره مصدر طبي.", "مصدر طبي"),
    ("قتل ⟦5⟧ رعاة في القصف، على ما أوردت مصادر طبية.", "مصادر طبية"),
    ("وأفاد خفر السواحل بغرق القارب ومقتل ⟦5⟧ بحارة.", "خفر السواحل"),
    ("وقال فصيل الجبل ويعرف أيضا بالشيوخ إن ⟦5⟧ قتلوا.", "فصيل الجبل"),
    ("أفادت مصادر طبية بمقتل ⟦5⟧ أشخاص وإصابة آخرين.", "مصادر طبية"),
    ("وكشف ناشطون عن اعتقال ⟦5⟧ شبان في البلدة.", "ناشطون"),
    ("تحدث تقرير حقوقي عن مقتل ⟦5⟧ نازحين.", "تقرير حقوقي"),
    ("وأشار المرصد إلى مقتل ⟦5⟧ عمال.", "المرصد"),
    ("وقالت منظمة الإغاثة (فرع الشمال) إن ⟦5⟧ من عمالها قتلوا.", "منظمة الإغاثة (فرع الشمال)"),
    ("وقال سالم الحمداني، المتحدث باسم البلدية، إن ⟦5⟧ عمال قتلوا.", "سالم الحمداني، المتحدث باسم البلدية"),
    ("قال مسؤولون في الشرطة وشهود إن ⟦5⟧ أشخاص قتلوا.", "مسؤولون في الشرطة وشهود"),
    ("وكان قائد الشرطة قد أعلن مقتل ⟦5⟧ من رجاله.", "قائد الشرطة"),
    ("وكانت الإذاعة المحلية، قد ذكرت في وقت سابق، أن ⟦5⟧ أشخاص قتلوا.", "الإذاعة المحلية"),
    ("لكن وكالة محلية تحدثت عن سقوط ⟦5⟧ قتلى.", "وكالة محلية"),
    ("الدفاع المدني أكد في بيان أن ⟦5⟧ أشخاص قتلوا.", "الدفاع المدني"),
    ("قتل ⟦5⟧ أشخاص في القصف، وفق ما أعلن الدفاع المدني.", "الدفاع المدني"),
    ("قتل ⟦5⟧ أشخاص في القصف، بحسب مصدر عسكري.", "مصدر عسكري"),
    ("قتل ⟦5⟧ أشخاص في القصف، وفقا لمصدر عسكري.", "مصدر عسكري"),
    ("قتل ⟦5⟧ أشخاص في القصف، على حد قول شاهد.", "شاهد"),
    ("قتل ⟦5⟧ أشخاص في القصف، حسبما ذكر سكان القرية.", "سكان القرية"),
    ("قتل ⟦5⟧ أشخاص كما أفاد مراسلنا.", "مراسلنا"),
    ("وبحسب الشرطة، قتل ⟦5⟧ أشخاص وفر المهاجم.", "الشرطة"),
    ("ووفق المصدر فإن ⟦5⟧ جنود قتلوا.", "المصدر"),
    ("قتل ⟦5⟧ أشخاص، وفق حصيلة للدفاع المدني.", "للدفاع المدني"),
    ("قتل ⟦5⟧ أشخاص بحسب بيان صادر عن وزارة الداخلية.", "وزارة الداخلية"),
    ("قتل ⟦5⟧ أشخاص، في حصيلة جديدة أعلنتها السلطات.", "السلطات"),
    ("وجاء في بيان لقيادة الشرطة أن ⟦5⟧ أشخاص قتلوا.", "قيادة الشرطة"),
    ("وأكد لـ«الصباح» مدير المستشفى أن ⟦5⟧ جرحى وصلوا.", "مدير المستشفى"),
    ("وثق نشطاء المرصد مقتل ⟦5⟧ مدنيين.", "نشطاء المرصد"),
    ("المرصد: مقتل ⟦5⟧ أشخاص في غارة", "المرصد"),
    ("مصدر أمني: إصابة ⟦5⟧ جنود", "مصدر أمني"),
    ("الشرطة تعلن اعتقال ⟦5⟧ مشتبه بهم", "الشرطة"),
    ("وبحسب معلومات حصلت عليها الصحيفة من مصادر أمنية، قتل ⟦5⟧ أشخاص.", "مصادر أمنية"),
    ("علمت الصحيفة من مصادر أمنية أن ⟦5⟧ أشخاص قتلوا.", "مصادر أمنية"),
    ("وأعربت الحكومة عن أسفها لمقتل ⟦5⟧ مدنيين.", "الحكومة"),
    ("قتل ⟦5⟧ أشخاص، وفق ما قاله لنا لاحقا بائع في السوق.", "بائع في السوق"),
    ("قتل ⟦5⟧ أشخاص، بحسب ما أعلنته فرق إسعاف محلية.", "فرق إسعاف محلية"),
    ("وأعلنت أمس الثلاثاء وزارة الصحة مقتل ⟦5⟧ أشخاص.", "وزارة الصحة"),
    ("قال مسؤول طلب ألا يذكر اسمه إن ⟦5⟧ أشخاص قتلوا.", "مسؤول"),
    ("عاجل.. الدفاع المدني: ⟦5⟧ قتلى في حريق", "الدفاع المدني"),
    ("الوزارة تحذر من السيول و«المرصد» يؤكد مقتل ⟦5⟧ أشخاص", "المرصد"),
    ("وقال النائب العام سامر إن ⟦5⟧ أشخاص قتلوا.", "النائب العام سامر"),
    ("وإذا أضيف هؤلاء فإن المنظمة تحصي ⟦5⟧ قتلى.", "المنظمة"),
    ("اتهم الجيش قوات المعارضة بقتل ⟦5⟧ مدنيين.", "الجيش"),
]


@pytest.mark.parametrize(("text", "source"), ONE_SENTENCE)
def test_the_speaker_is_found_in_the_sentence(text: str, source: str) -> None:
    [(found, _)] = said(text)
    assert found is not None
    assert source in found
    assert len(found) <= len(source) + 4


OWN_VOICE = [
    "قتل ⟦5⟧ أشخاص في قصف على البلدة.",
    "دمشق - خاص: قتل ⟦5⟧ أشخاص في قصف على البلدة.",
    "إدلب: مقتل ⟦5⟧ أشخاص في غارة",
    "اقرأ أيضا: مقتل ⟦5⟧ أشخاص في غارة",
    "وبحسب الاتفاق، أطلق سراح المحتجزين بعد مقتل ⟦5⟧ منهم.",
    "قتل ⟦5⟧ أشخاص وفق حصيلة غير نهائية.",
    "وأعلنت السلطات الحداد الوطني بعد حادث قتل فيه ⟦5⟧ أشخاص.",
    "يذكر أن المدينة شهدت مقتل ⟦5⟧ أشخاص.",
    "ويرجح أن ⟦5⟧ أشخاص قتلوا.",
    "وكانت الحصيلة السابقة أشارت إلى مقتل ⟦5⟧ أشخاص.",
    "في حين تشير المعلومات إلى مقتل ⟦5⟧ أشخاص.",
    "سجلت المدينة مقتل ⟦5⟧ أشخاص.",
    "وقتل ⟦5⟧ أشخاص في هجوم أعلن التنظيم مسؤوليته عنه.",
    "نقل ⟦5⟧ جرحى إلى المستشفى.",
]


@pytest.mark.parametrize("text", OWN_VOICE)
def test_the_outlets_own_voice_has_no_speaker(text: str) -> None:
    assert said(text) == [(None, None)]


def test_an_agency_that_relays_is_not_the_source() -> None:
    [(source, via)] = said("ونقلت وكالة النهار عن مصدر طبي قوله إن ⟦5⟧ أشخاص قتلوا.")
    assert (source, via) == ("مصدر طبي", "وكالة النهار")


def test_a_speaker_who_talks_to_an_agency_is_relayed_by_it() -> None:
    [(source, via)] = said("قال ضابط لوكالة النهار إن ⟦5⟧ جنود قتلوا.")
    assert (source, via) == ("ضابط", "وكالة النهار")


def test_a_paper_that_quotes_another_speaker_relays_him() -> None:
    [(source, via)] = said("وذكرت صحيفة النهار نقلا عن رئيس البلدية، مقتل ⟦5⟧ أشخاص.")
    assert (source, via) == ("رئيس البلدية", "صحيفة النهار")


def test_what_an_agency_relayed_leads_to_its_speaker() -> None:
    [(source, via)] = said("قتل ⟦5⟧ أشخاص، وفق ما نقلته وكالة النهار عن ضابط في الشرطة.")
    assert (source, via) == ("ضابط في الشرطة", "وكالة النهار")


def test_an_agency_before_the_verb_of_another_relays_him() -> None:
    [(source, via)] = said("وبحسب وكالة النهار أقر الجيش بمقتل ⟦5⟧ مدنيين.")
    assert (source, via) == ("الجيش", "وكالة النهار")


def test_who_rejects_an_accusation_relays_the_accuser() -> None:
    [(source, via)] = said("ورفض ناطق باسم الحلف اتهامات الأمم المتحدة له بقتل ⟦5⟧ مدنيين.")
    assert (source, via) == ("الأمم المتحدة", "ناطق باسم الحلف")


def test_the_speaker_at_the_end_of_another_harm_is_not_that_of_the_first() -> None:
    text = "أعلنت وزارة الصحة مقتل ⟦5⟧ عمال، ما أدى أيضا إلى جرح ⟦7⟧ جنود، بحسب الجيش."
    assert [source for source, _ in said(text)] == ["وزارة الصحة", "الجيش"]


def test_the_speaker_at_the_end_is_the_original_one() -> None:
    [(source, via)] = said("وذكر الناطق أن ⟦5⟧ أشخاص قتلوا، نقلا عن أطباء في المستشفى.")
    assert (source, via) == ("أطباء في المستشفى", "الناطق")


def test_a_medium_at_the_end_only_relays() -> None:
    [(source, via)] = said("وقال قائد الشرطة إن ⟦5⟧ أشخاص قتلوا، بحسب صحيفة النهار.")
    assert (source, via) == ("قائد الشرطة", "صحيفة النهار")


def test_speech_goes_on_in_the_next_sentence_without_a_subject() -> None:
    text = "قال مدير المستشفى إن القسم امتلأ. وأضاف أن ⟦5⟧ جرحى في حالة خطرة."
    assert said(text)[0][0] == "مدير المستشفى"


def test_a_participle_goes_on_with_the_main_speaker_not_with_those_he_quotes() -> None:
    text = "وقال الناطق إن بين القتلى طفلين، نقلا عن أطباء، مضيفا أن ⟦5⟧ جرحى في حالة خطرة."
    assert said(text)[0][0] == "الناطق"


def test_the_source_leads_to_the_words_that_describe_him() -> None:
    text = "قال مصدر في البلدية إن القصف توقف. وأكد المصدر أن ⟦5⟧ أشخاص قتلوا. وبحسب المصدر نفسه أصيب ⟦7⟧."
    assert [source for source, _ in said(text)] == ["مصدر في البلدية"] * 2


def test_the_security_sources_lead_to_security_sources_only() -> None:
    text = (
        "قالت مصادر أمنية في الميناء إن النار أخمدت. وقالت مصادر طبية إن الحال هادئ. "
        "وقالت المصادر الأمنية إن ⟦5⟧ قتلوا."
    )
    assert said(text)[0][0] == "مصادر أمنية في الميناء"


def test_the_official_leads_to_the_person_who_spoke() -> None:
    text = "قال رئيس دائرة الإطفاء إن النار أخمدت. وأضاف المسؤول أن ⟦5⟧ أشخاص قتلوا."
    assert said(text)[0][0] == "رئيس دائرة الإطفاء"


def test_without_antecedent_the_words_themselves_are_the_source() -> None:
    assert said("وذكرت المصادر أن ⟦5⟧ أشخاص قتلوا.")[0][0] == "المصادر"


def test_a_sentence_after_the_speech_is_the_outlets_own() -> None:
    assert said("قال ضابط إن الحريق أخمد. وقتل في الحريق ⟦5⟧ أشخاص.")[0][0] is None


def test_an_open_quotation_goes_on_over_sentences() -> None:
    text = "وقال قائد الفرقة: «تقدمنا صباحا. وقتل ⟦5⟧ من رجالنا. ثم عدنا». وقتل ⟦7⟧ في مكان آخر."
    assert [source for source, _ in said(text)] == ["قائد الفرقة", None]


def test_a_colon_at_the_end_of_a_paragraph_leads_into_the_next() -> None:
    text = "ونشرت قيادة الشرطة بيانا على صفحتها جاء فيه:\n\nقتل ⟦5⟧ من رجالنا صباح اليوم."
    assert said(text)[0][0] is not None
    assert "قيادة الشرطة" in str(said(text)[0][0])


def test_words_that_look_back_cover_the_lead() -> None:
    text = "عنوان\n\nقتل ⟦5⟧ أشخاص في غارة على البلدة أمس بعد الظهر.\n\nجاء ذلك بحسب ما أكدته وزارة الصحة في بيان."
    assert said(text)[0][0] == "وزارة الصحة"


def test_each_figure_has_the_speaker_nearest_in_sense() -> None:
    text = "وأشارت التقارير إلى مقتل ⟦10⟧ أشخاص، غير أن رئيس الشرطة قال إن عدد القتلى ⟦7⟧."
    assert [source for source, _ in said(text)] == ["التقارير", "رئيس الشرطة"]


def test_a_speaker_after_a_turn_does_not_reach_back_over_it() -> None:
    text = "قال الوزير إن ⟦5⟧ جنود قتلوا، فيما قتل ⟦7⟧ مدنيين بحسب المرصد."
    assert [source for source, _ in said(text)] == ["الوزير", "المرصد"]


def test_a_title_with_a_name_gives_the_name() -> None:
    text = "وقال وزير الصحة سالم الحمداني إن ⟦5⟧ أشخاص قتلوا."
    assert said(text, {"سالم الحمداني": "person"})[0][0] == "سالم الحمداني"


def test_an_actor_known_by_name_only_may_speak() -> None:
    text = "وقتل ⟦5⟧ أشخاص، بحسب الحمداني."
    assert said(text)[0][0] is None
    assert said(text, {"الحمداني": "person"})[0][0] == "الحمداني"


def test_the_publishing_outlet_itself_is_no_source_but_its_correspondent_is() -> None:
    actors = {"النهار": "media"}
    assert attribute("وذكرت النهار أن ⟦5⟧ أشخاص قتلوا.", actors, "النهار")[0].source_start is None
    assert attribute("وذكرت النهار أن ⟦5⟧ أشخاص قتلوا.", actors, "الصباح")[0].source_start is not None
    assert attribute("وذكر مراسل النهار أن ⟦5⟧ أشخاص قتلوا.", actors, "النهار")[0].source_start is not None


RECORDED_AND_LEARNT = [
    ("ووفق آخر إحصائية للجان فإن عدد القتلى بلغ ⟦5⟧.", "للجان"),
    ("ومنذ مطلع العام سجلت مؤسسات الأسرى ⟦5⟧ حالات اعتقال.", "مؤسسات الأسرى"),
    ("وعلم مراسلونا أن ⟦5⟧ مزارعين أصيبوا.", "مراسلونا"),
    ("أما رئاسة الأركان فادعت في بيانها مقتل ⟦5⟧ مسلحين.", "رئاسة الأركان"),
    ("فيما اكتفى الناطق العسكري بالإقرار بمقتل ⟦5⟧ جنود.", "الناطق العسكري"),
    ("ونفى المتحدث باسم الحركة ما راج عن أسر ⟦5⟧ من قادتها.", None),
    ("وأكد عنصر في لجنة الحراسة الحصيلة، مضيفا أن المهاجمين خطفوا ⟦5⟧ نساء.", "عنصر في لجنة الحراسة"),
    ("وقال الناطق باسم الوزارة إن الوضع هادئ. وأضاف المصدر ذاته أن ⟦5⟧ حراس أصيبوا.", "الناطق باسم الوزارة"),
    ("ونفى الناطق باسم الجيش ما يشاع عن مقتل ⟦5⟧ ضباط.", None),
]


@pytest.mark.parametrize(("text", "expected"), RECORDED_AND_LEARNT)
def test_who_records_or_concedes_speaks_and_a_rumour_has_no_speaker(text: str, expected: str | None) -> None:
    assert said(text)[0][0] == expected


STANCES = [
    ("وقال الجيش إن ⟦5⟧ جنود قتلوا.", "وقال", "neutral"),
    ("وأكدت الشرطة مقتل ⟦5⟧ أشخاص.", "وأكدت", "asserting"),
    ("واعترف الجيش بمقتل ⟦5⟧ جنود.", "واعترف", "conceding"),
    ("وأقرت الحكومة بمقتل ⟦5⟧ جنود.", "وأقرت", "conceding"),
    ("وزعم التنظيم أنه قتل ⟦5⟧ جنود.", "وزعم", "doubting"),
    ("وادعت الجماعة مقتل ⟦5⟧ جنود.", "وادعت", "doubting"),
    ("قتل ⟦5⟧ جنود على حد زعم التنظيم.", "على حد زعم", "doubting"),
]


@pytest.mark.parametrize(("text", "verb", "stance"), STANCES)
def test_the_reporting_verb_carries_its_stance(text: str, verb: str, stance: str) -> None:
    raw = text.replace("⟦", "").replace("⟧", "")
    [found] = attribute(text)
    assert (_slice(raw, found.verb_start, found.verb_end), found.stance) == (verb, stance)


def test_one_attribution_a_claim_in_order_and_spans_inside_the_text() -> None:
    article, claims = marked("قال ضابط إن ⟦5⟧ قتلوا وأصيب ⟦7⟧. وقتل ⟦9⟧ في مكان آخر.")
    found = ATTRIBUTOR.attribute(article, claims, [], None)
    assert [a.source_start is None for a in found] == [False, False, True]
    assert ATTRIBUTOR.attribute(article, [], [], None) == []


PRINTED = [
    "أصدرت وزارة العدل أمس بياناً بشأن حكم، وفيما يلي نص البيان:\nأقدم رجل على قتل ⟦جاره⟧.\nوقبض على ⟦الجاني⟧.",
    "أصدرت هيئة القضاء بيانا، هذا نصه:\nتم القبض على ⟦ثلاثة⟧ مطلوبين.\nوأصيب ⟦حارسان⟧ في العملية.",
    "أصدرت قيادة الحرس البيان التالي:\nتعرضت دورية لكمين في الوادي.\nوأصيب ⟦أربعة⟧ أفراد ثم توفي ⟦واحد⟧.",
]


@pytest.mark.parametrize("text", PRINTED)
def test_a_statement_printed_in_full_is_its_issuers_to_the_end(text: str) -> None:
    issuer = {"وزارة العدل", "هيئة القضاء", "قيادة الحرس"} & {name for name, _ in said(text) if name}
    assert len(issuer) == 1
    assert [name for name, _ in said(text)] == [*issuer] * 2


SET_OFF = [
    ("صرح أمس في مؤتمر صحفي المدعي العام بأن ⟦ضابطين⟧ اعتقلا.", "المدعي العام"),
    ("أعلن في تصريحات صحفية وزير الصحة أن ⟦9⟧ قتلوا.", "وزير الصحة"),
    ("نفى مسؤول كبير «بشكل قاطع» تورط حكومته في مقتل ⟦الطبيب⟧.", "مسؤول كبير"),
    ("ولاحظ المحقق أن ⟦ستة⟧ قتلى سقطوا.", "المحقق"),
    ("قال مدير المرصد إن القصف عنيف.\nوقتل ⟦تسعة⟧ مسلحين، بحسب حصيلة للمرصد.", "للمرصد"),
    ("سقط ⟦تسعة⟧ قتلى بحسب المركز الحقوقي، إلا أن العدد قد يرتفع.", "المركز الحقوقي"),
]


@pytest.mark.parametrize(("text", "expected"), SET_OFF)
def test_a_speaker_is_known_over_place_and_manner_and_no_further_than_his_name(text: str, expected: str) -> None:
    assert [name for name, _ in said(text)] == [expected]


def test_harm_to_some_of_those_just_told_of_is_told_by_the_same_speaker() -> None:
    text = "وأضافت الشبكة أن مسلحين هاجموا مخفرا قرب الجسر. وقتل ⟦اثنان⟧ منهم في تبادل للنار. وقتل ⟦حارس⟧ في المساء."
    assert [name for name, _ in said(text)] == ["الشبكة", None]
