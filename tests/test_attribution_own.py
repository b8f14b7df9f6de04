"""When a speaker is the outlet itself: its full name, or the first word of it with the article."""

from __future__ import annotations

import pytest

from hasila.attribution.own import Own
from hasila.attribution.speech import Speaker


def speaker(words: str, kind: str | None = "body") -> Speaker:
    return Speaker(0, len(words), tuple(words.split()), kind, 0)


OWN = [
    ("مرقب الوادي للحقوق", "المرقب", None, True),
    ("مرقب الوادي للحقوق", "مكتب مرقب الوادي للحقوق", "body", True),
    ("ساقيه 9", "مكتب الرصد في ساقيه 9", "body", True),
    ("ساقيه 9", "مراسل ساقيه 9", "correspondent", False),
    ("ساقيه 9", "مدير ساقيه 9", "role", False),
    ("ساقيه 9", "مكتب الرصد في ساقيه 7", "body", False),
    ("مرقب الوادي للحقوق", "الوادي", None, False),
    ("ساقيه", "الساقيه", None, False),
]


@pytest.mark.parametrize(("outlet", "words", "kind", "expected"), OWN)
def test_the_outlet_is_no_speaker_of_its_own_articles(outlet: str, words: str, kind: str, expected: bool) -> None:
    said = speaker(words, kind)
    assert Own(outlet, [], [said]).is_own(said) is expected


def test_a_first_word_that_somebody_else_has_too_is_not_the_outlet() -> None:
    short, other = speaker("الشبكه"), speaker("الشبكه السوريه لحقوق الانسان")
    assert not Own("شبكه الوادي", [], [short, other]).is_own(short)
    assert Own("شبكه الوادي", [], [short]).is_own(short)


def test_without_an_outlet_nobody_is_it() -> None:
    said = speaker("المرقب")
    assert not Own(None, [], [said]).is_own(said)
