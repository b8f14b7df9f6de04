"""The day of the week on which somebody was harmed is no reason to find other claims.

«الأحد» looks like «أحد» (one of) with the article, «الاثنين» like «the two».
"""

import pytest

from hasila.arabic import Text
from hasila.claims import ClaimFinder
from hasila.lexicons import Lexicons

WEEKDAYS = ("الأحد", "الاثنين", "الإثنين", "الأربعاء", "الخميس", "الجمعة", "السبت")
FINDER = ClaimFinder(Lexicons())


def claims_of(sentence: str) -> list[tuple[str, int | None, int | None, str]]:
    return [(c.outcome, c.low, c.high, sentence[c.start : c.end]) for c in FINDER.find(Text(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "قتل {} الشاب وائل الرفاعي في بلدة العين.",
        "قتل مساء {} الطبيب وائل الرفاعي.",
        "استشهد فجر {} فتى في المخيم.",
        "اعتقلت القوات فجر {} الصحفي وائل الرفاعي.",
        "اعتقلت الشرطة، {}، ثلاثة شبان.",
        "لقي رجل مصرعه {} في انفجار.",
        "قتل ثلاثة جنود {} في كمين وأصيب أربعة.",
        "اغتال مسلحون {} القيادي وائل الرفاعي.",
        "قال مصدر {} إن جنديين قتلا وأصيب ضابط.",
        "سقط {} قتيلان.",
        "ونقل {} جريحان إلى المشفى.",
        "قتلت {} امرأة وطفلها.",
        "وشيع الأهالي اليوم {} جثامين ثلاثة شهداء.",
        "وأحصى المركز مساء {} جرحى بينهم طفلان.",
    ],
)
def test_any_day_of_the_week_gives_the_claims_of_any_other(sentence: str) -> None:
    expected = claims_of(sentence.format("الثلاثاء"))
    assert expected
    assert {day: claims_of(sentence.format(day)) for day in WEEKDAYS} == dict.fromkeys(WEEKDAYS, expected)
