"""Every phenomenon of casualty claims, a sentence or more each (claims_sentences.tsv): what is read, what refused."""

from __future__ import annotations

import pytest

from claim_table import ROWS, expected
from hasila.arabic import Text
from hasila.claims import ClaimFinder
from hasila.lexicons import Lexicons
from hasila.records import Claim

FINDER = ClaimFinder(Lexicons())


def found(sentence: str) -> list[tuple[str, Claim]]:
    """Return the quantity text and claim of each claim in a sentence."""
    text = Text(sentence)
    return [(text.raw[claim.start : claim.end], claim) for claim in FINDER.find(text)]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['phenomenon']}: {row['sentence'][:40]}" for row in ROWS])
def test_the_sentence_gives_exactly_its_claims(row: dict[str, str]) -> None:
    want = expected(row["claims"])
    have = found(row["sentence"])
    core = [(quantity, claim.outcome, claim.low, claim.high) for quantity, claim in have]
    assert core == [(w["quantity"], w["outcome"], w["low"], w["high"]) for w in want]
    for (_, claim), wanted in zip(have, want, strict=True):
        fields = {name: getattr(claim, name) for name in wanted if name != "quantity"}
        assert fields == {name: value for name, value in wanted.items() if name != "quantity"}


def test_there_are_at_least_150_sentences() -> None:
    assert len(ROWS) >= 150
    assert sum(row["claims"] == "-" for row in ROWS) >= 30


def test_a_verb_in_the_masculine_has_no_mother_before_it_as_subject() -> None:
    """Not in the table: with ها for ta marbuta the mother reads as «his father». Her son, a martyr, is the one."""
    assert [quantity for quantity, _ in found("وبكت والدة الشهيد رامي الذي لقي حتفه في القصف.")] == ["الشهيد"]
    assert [quantity for quantity, _ in found("إن والدة الشهيد لقيت حتفها في القصف.")] == ["والدة"]


def test_pains_are_no_mother() -> None:
    """Not in the table: without the sign over its alef the word is that for the mother."""
    assert found("ألغى حفلته إثر آلام في الظهر أصيب بها في أثناء التمرين.") == []


def test_ali_is_told_from_on_by_the_letters_of_the_article() -> None:
    """Not in the table: where «on» is spelled with ya too, the name is not told from it."""
    quantities = [quantity for quantity, _ in found("قال على الهاتف إن القصف أدى إلى مقتل محمود علي الصباغ.")]
    assert quantities == ["محمود علي الصباغ"]
    assert [quantity for quantity, _ in found("مقتل محمود علي يد مجهولين.")] == ["محمود"]


def test_ali_is_read_behind_a_killing_where_another_part_of_his_name_follows() -> None:
    """Not in the table: with the ya undotted the word is «on»."""
    assert [quantity for quantity, _ in found("مقتل علي البكور في اقتتال شرقي الرقة.")] == ["علي البكور"]
    two = found("اعتقال كل من علي البكور وناصر العبد.")
    assert [quantity for quantity, _ in two] == ["علي البكور", "ناصر العبد"]


def test_an_empty_place_is_nobody_s_two_uncles() -> None:
    """Not in the table: with ha for ta marbuta the adjective reads as «his two uncles»."""
    assert found("بعد جعلها خالية من أهلها الذين هجروا إلى الشمال.") == []


def test_a_pronoun_at_a_verb_is_told_from_a_verbal_noun_by_its_hamza() -> None:
    """Not in the table: without hamza the verb reads as the noun."""
    assert [quantity for quantity, _ in found("طعن شاب جنديا قرب باب المدينة وأصابه بجروح متوسطة.")] == ["جنديا"]
    assert [quantity for quantity, _ in found("قتل في الاشتباك جندي وأحد عناصر الفصيل.")] == ["جندي", "أحد"]


def test_a_written_vowel_tells_two_from_many() -> None:
    """Not in the table: without its vowels the word may be a plural, which counts nobody."""
    two = found("ألقت قواتنا القبض على انتحاريَّين على مدخل البلدة، وأوقفت مهرِّبَين.")
    assert [(claim.low, claim.high, claim.outcome) for _, claim in two] == [(2, 2, "captured")] * 2


@pytest.mark.parametrize(
    "verb",
    ['وذكرت إذاعة محلية أن البرقاوي "قتل خلال المعركة".', "وكان البرقاوي قد قتل في مايو.", "البرقاوي قتل بعد شهر."],
)
def test_a_family_name_given_in_full_before_stands_alone_before_its_verb(verb: str) -> None:
    """Not in the table: the name in full stands in another sentence, in which nobody is harmed."""
    assert [quantity for quantity, _ in found(f"زار سامر البرقاوي البلدة أول من أمس. {verb}")] == ["البرقاوي"]
    assert found(verb) == []
