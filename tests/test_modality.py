"""Asserted, denied or unconfirmed: each marker with a sentence of its own. ⟦…⟧ marks the claim's figure."""

import pytest

from hasila.arabic import Text
from hasila.lexicons import Lexicons
from hasila.modality import ModalityReader
from hasila.records import Claim

READER = ModalityReader(Lexicons())


def modality(text: str, qualifier: str = "exact") -> str:
    before, figure, after = text.replace("⟧", "⟦").split("⟦")
    article = Text(before + figure + after)
    start, end = len(before), len(before) + len(figure)
    sentence = article.sentence_at(article.normalised.norm_index(start)).sentence_id
    low = 0 if qualifier == "zero" else 5
    return READER.read(article, Claim(sentence, start, end, "killed", low, low, qualifier, False, "test", start, end))


ASSERTED = [
    "ولم تعلن أي جهة المسؤولية عن مقتل ⟦5⟧ تجار.",
    "ونفت الحكومة أي صلة لها بمقتل ⟦5⟧ متظاهرين.",
    "ويعتقد أن التنظيم يقف وراء مقتل ⟦5⟧ جنود.",
    "قتل ⟦5⟧ أشخاص في القصف.",
    "قتل ⟦5⟧ أشخاص، ونفت الحكومة مسؤوليتها عن القصف.",
    "نفى الجيش مسؤوليته عن مقتل ⟦5⟧ مدنيين.",
    "رفض الجيش الانسحاب بعد مقتل ⟦5⟧ من جنوده.",
    "وزعم التنظيم أنه قتل ⟦5⟧ جنود.",
    "قتل ⟦5⟧ أشخاص وسط أنباء عن انسحاب المسلحين.",
    "واعتقل رجل ربما التقى المتهم بقتل ⟦5⟧ أشخاص.",
    "نفت الوزارة انهيار المبنى، لكنها أكدت مقتل ⟦5⟧ عمال.",
    "قتل ⟦5⟧ جنود، دون أن يتسنى معرفة أسمائهم.",
    "قتل ⟦5⟧ جنود دون ذكر تفاصيل أخرى.",
    "غادر الوفد دون الإشارة إلى الهدنة ثم قتل ⟦5⟧ من حراسه.",
    "نفت الهيئة هذه الرواية، مشيرة إلى أنها اعتقلت ⟦5⟧ أشخاص.",
    "قتل ⟦5⟧ رعاة، وتناقلت صفحات أنباء غير مؤكدة عن أسر القاتل.",
    "ترددت أنباء عن هدنة، فيما قتل ⟦5⟧ أشخاص في القصف.",
]


@pytest.mark.parametrize("text", ASSERTED)
def test_what_somebody_says_is_asserted_whatever_stands_beside_it(text: str) -> None:
    assert modality(text) == "asserted"


DENIED = [
    "أعلنت الجماعة مقتل ⟦5⟧ جنود. ونفى الجيش ذلك.",
    "شائعات عن مقتل ⟦5⟧ جنود تنفيها الوزارة.",
    "نفت الوزارة مقتل ⟦5⟧ من عناصرها.",
    "ونفى المتحدث أن يكون ⟦5⟧ جنود قد قتلوا.",
    "لا أساس لمزاعم مقتل ⟦5⟧ جنود.",
    "وقال المحافظ إن ما نشر عن مصرع ⟦5⟧ عمال مجرد شائعات.",
    "لفقت الأجهزة خبر مقتل ⟦5⟧ ناشطين.",
    "كذبت الشرطة خبر مقتل ⟦5⟧ أشخاص.",
    "رفض الناطق باسم الجيش اتهامات بمقتل ⟦5⟧ مدنيين.",
    "ولا صحة لما نشر عن مقتل ⟦5⟧ طلاب.",
    "وتحدثت صحيفة عن مقتل ⟦5⟧ جنود، لكن الجيش نفى ذلك.",
    "ونشر أن ⟦5⟧ جنود قتلوا وهو خبر عار عن الصحة.",
    "واتهمت القوات الطيران بقتل ⟦5⟧ مدنيين، غير أن الناطق باسم الجيش نفى تنفيذ أي غارة.",
    "وأكد القائد هدوء الجبهة، نافيا الأنباء التي تحدثت عن مقتل ⟦5⟧ من رجاله.",
    "وقال حاكم الإقليم إن ⟦5⟧ جنود قتلوا. لكن المتحدث باسم الجيش نفى تلك الأرقام.",
    "وزعمت الجماعة أنها قتلت ⟦5⟧ جنود. ونفى الجيش صحة هذه الرواية.",
]


@pytest.mark.parametrize("text", DENIED)
def test_a_figure_that_somebody_rejects_is_denied(text: str) -> None:
    assert modality(text) == "denied"


UNCONFIRMED = [
    "ورجحت المصادر أن يكون ⟦5⟧ جنود قد قتلوا.",
    "ولم تتأكد بعد أنباء مقتل ⟦5⟧ جنود.",
    "أعلنت الجماعة مقتل ⟦5⟧ جنود. ولم يصدر تأكيد رسمي.",
    "أعلنت الجماعة مقتل ⟦5⟧ جنود، دون تأكيد من مصدر مستقل.",
    "قتل ⟦5⟧ جنود وفق معلومات غير مؤكدة.",
    "وردت أنباء عن مقتل ⟦5⟧ أشخاص.",
    "وتحدثت معلومات غير مؤكدة عن مقتل ⟦5⟧ أشخاص.",
    "وقال الناطق إنه لا يمكن تأكيد مقتل ⟦5⟧ أجانب.",
    "ولم تؤكد السلطات مقتل ⟦5⟧ أشخاص.",
    "وتردد أن ⟦5⟧ أشخاص قتلوا.",
    "وتحدثت أنباء لم نتمكن من التأكد منها عن سقوط ⟦5⟧ قتلى.",
    "قال ناشطون إن ⟦5⟧ جنود قتلوا. ولم تتمكن الإذاعة من التثبت من هذه الرواية.",
    "لا أثق بما قيل عن أن ⟦5⟧ آلاف قتلوا.",
    "ورجحت مصادر محلية مقتل ⟦5⟧ مسلحين.",
    "يرجح غرق ⟦5⟧ مهاجرين.",
    "ويشتبه بمقتل ⟦5⟧ عمال في الانهيار.",
    "وتناقلت صفحات أخبارا عن مقتل ⟦5⟧ قادة.",
    "معلومات أولية عن إصابة ⟦5⟧ أشخاص في الشجار.",
    "ولم يتضح ما إذا كان عدد الجرحى ⟦5⟧.",
    "وقال اللواء إن قواته قتلت ⟦5⟧ مسلحين دون أن يتسنى التحقق من ذلك.",
    "ويعتقد أن ⟦5⟧ أشخاص قتلوا.",
    "ويخشى سقوط ⟦5⟧ قتلى تحت الأنقاض.",
    "تحدث تقرير عن مقتل ⟦5⟧ أشخاص، ولكن الخبر لم يتأكد.",
    "قال سكان إن ⟦5⟧ أشخاص قتلوا، ولم يتسن للوكالة التحقق من ذلك.",
    "قال سكان إن ⟦5⟧ أشخاص قتلوا. ولم يتسن التأكد من العدد من مصدر مستقل.",
]


@pytest.mark.parametrize("text", UNCONFIRMED)
def test_a_figure_under_doubt_is_unconfirmed(text: str) -> None:
    assert modality(text) == "unconfirmed"


def test_zero_is_asserted_unless_it_is_only_that_no_news_came() -> None:
    assert modality("وقع انفجار في السوق ⟦دون وقوع إصابات⟧.", "zero") == "asserted"
    assert modality("وقع انفجار في السوق ⟦دون أنباء عن إصابات⟧.", "zero") == "unconfirmed"
    assert modality("وقع انفجار، ⟦ولم ترد أنباء عن ضحايا⟧.", "zero") == "unconfirmed"
    assert modality("وفر السكان ⟦دون أن يبلغ عن إصابات⟧.", "zero") == "unconfirmed"
    assert modality("⟦ولم تعلن الوزارة عن وقوع إصابات⟧.", "zero") == "unconfirmed"
    assert modality("⟦لم يصب أحد⟧ في الانفجار.", "zero") == "asserted"
    assert modality("سقطت قذيفة ⟦دون الإشارة إلى وقوع إصابات⟧.", "zero") == "unconfirmed"
    assert modality("⟦ولم تتحدث المصادر عن سقوط ضحايا⟧.", "zero") == "unconfirmed"
    assert modality("⟦ولا توجد معلومات عن ضحايا⟧ حتى الآن.", "zero") == "unconfirmed"
    assert modality("⟦دون ذكر إصابات⟧ في صفوف السكان.", "zero") == "unconfirmed"


def test_doubt_covers_every_figure_of_its_clause() -> None:
    assert modality("وردت أنباء عن مقتل 3 أشخاص وإصابة ⟦5⟧ آخرين.") == "unconfirmed"
    assert modality("قتل ⟦5⟧ أشخاص وردت أنباء عن إصابة 3 آخرين.") == "asserted"
