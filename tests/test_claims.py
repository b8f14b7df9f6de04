"""Laws that hold for the claims of every text: spans, overlaps, spelling, and what each rule contributes."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claim_table import ROWS, expected
from hasila import tables
from hasila.arabic import Text
from hasila.claims import RULE_IDS, ClaimFinder
from hasila.lexicons import Lexicons
from hasila.records import Claim

FINDER = ClaimFinder(Lexicons())
SENTENCES = [row["sentence"] for row in ROWS]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
TATWEEL, FATHA, SHADDA = "\u0640", "\u064e", "\u0651"


def core(text: str) -> list[tuple[str, int | None, int | None, str, str, bool]]:
    """Return what a spelling may not change."""
    return [(c.outcome, c.low, c.high, c.qualifier, c.victim_class, c.is_cumulative) for c in FINDER.find(Text(text))]


# ---------------------------------------------------------------- spelling
VARIANTS = {
    "tatweel inside words": lambda s: re.sub(r"(?<=[بتسشصضطظكلمنهي])(?=[ا-ي])", TATWEEL, s),
    "digits of the other set": lambda s: s.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "final ya with dots and without": lambda s: re.sub(r"(?<=[ء-ي])ي\b", "ى", s),
    "no diacritics": lambda s: "".join(c for c in s if unicodedata.category(c) != "Mn"),
    "vowelled": lambda s: re.sub(r"([بتمن])(?=[ا-ي])(?!ين\b)", r"\1" + FATHA, s),  # before ين it is the dual
    "no-break spaces": lambda s: s.replace(" ", "\u00a0"),
    "ta marbuta as ha": lambda s: re.sub(r"(?<=[ء-ي]{2})ة\b", "ه", s),
}
#: Words that only their hamza tells from others: dropping it takes the knowledge away.
HAMZA = str.maketrans("أإآ", "ااا")


@pytest.mark.parametrize("variant", sorted(VARIANTS))
def test_spelling_variants_do_not_change_the_claims(variant: str) -> None:
    changed = [s for s in SENTENCES if core(VARIANTS[variant](s)) != core(s)]
    assert changed == []


def test_dropping_hamza_does_not_change_the_claims() -> None:
    assert [s for s in SENTENCES if core(s.translate(HAMZA)) != core(s)] == []


# ---------------------------------------------------------------- spans
def claims_of(texts: list[str]) -> list[tuple[Text, list[Claim]]]:
    return [(text := Text(raw), FINDER.find(text)) for raw in texts]


def assert_lawful(text: Text, claims: list[Claim]) -> None:
    assert claims == sorted(claims, key=lambda claim: (claim.start, claim.end, claim.outcome))
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text.raw)
        sentence = text.sentences[claim.sentence_id]
        assert sentence.start <= claim.start < claim.end <= sentence.end
        assert sentence.start <= claim.trigger_start < claim.trigger_end <= sentence.end
        assert not text.raw[claim.start].isspace() and not text.raw[claim.end - 1].isspace()
        assert (claim.victim_start is None) == (claim.victim_end is None)
        assert claim.low is None or claim.high is None or claim.low <= claim.high
    for left, right in pairwise(claims):
        assert left.outcome != right.outcome or left.end <= right.start


def test_spans_lie_in_their_sentence_and_claims_of_one_outcome_do_not_overlap() -> None:
    for text, claims in claims_of([*SENTENCES, "\n".join(SENTENCES), " ".join(SENTENCES)]):
        assert_lawful(text, claims)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_any_row_of_words_gives_lawful_claims(words: list[str]) -> None:
    text = Text(" ".join(words))
    assert_lawful(text, FINDER.find(text))


def test_a_vague_amount_is_imputed_and_a_number_is_not() -> None:
    for _, claims in claims_of(SENTENCES):
        assert all(claim.imputed == (claim.qualifier == "vague") for claim in claims)


def test_values_are_those_of_the_tables() -> None:
    for _, claims in claims_of(SENTENCES):
        for claim in claims:
            assert claim.outcome in tables.OUTCOMES
            assert claim.qualifier in tables.QUALIFIERS
            assert claim.victim_class in tables.VICTIM_CLASSES
            assert claim.death_wording is None or claim.death_wording in tables.DEATH_WORDINGS
            assert claim.rule in RULE_IDS


def test_the_same_text_gives_the_same_claims() -> None:
    text = "\n".join(SENTENCES)
    assert FINDER.find(Text(text)) == ClaimFinder(Lexicons()).find(Text(text))


def test_an_empty_text_and_one_without_a_word_of_harm_have_no_claims() -> None:
    assert FINDER.find(Text("")) == []
    assert FINDER.find(Text("افتتح الوزير ثلاثة مصانع في المدينة، بحضور خمسين عاملا.")) == []


# ---------------------------------------------------------------- names
def test_a_named_victim_is_marked_so_that_exports_can_leave_the_name_out() -> None:
    (claim,) = FINDER.find(Text("مقتل أحمد الخطيب في غارة."))
    assert claim.is_named
    (claim,) = FINDER.find(Text("مقتل جندي في غارة."))
    assert not claim.is_named


def test_the_victims_are_spanned_without_the_number() -> None:
    text = Text("مقتل خمسة جنود أتراك وإصابة 3 من عناصر الشرطة في الهجوم.")
    victims = [text.raw[c.victim_start : c.victim_end] for c in FINDER.find(text)]
    assert victims == ["جنود أتراك", "من عناصر الشرطة"]


CLASSES = [
    ("استقبل المشفى 12 شهيدا من المدنيين و30 جريحا.", ["civilian", "civilian"]),
    ("استقبل المشفى 12 شهيدا و30 جريحا.", ["unknown", "unknown"]),
    ("تقدمت القوات التي خسرت بحسب ضابط أكثر من 40 قتيلا و90 جريحا.", ["combatant", "combatant"]),
    ("ويحتجز المسلحون 200 آخرين بين عسكري ومدني.", ["mixed"]),
]


@pytest.mark.parametrize(("sentence", "classes"), CLASSES)
def test_the_wounded_are_like_the_dead_beside_them_and_losses_of_a_force_are_fighters(
    sentence: str, classes: list[str]
) -> None:
    assert [claim.victim_class for claim in FINDER.find(Text(sentence))] == classes


# ---------------------------------------------------------------- rules
@pytest.mark.parametrize("rule", RULE_IDS)
def test_each_rule_has_a_sentence_that_fails_without_it(rule: str) -> None:
    own = [row for row in ROWS if any(claim.get("rule") == rule for claim in expected(row["claims"]))]
    assert own, f"no sentence names the rule {rule}"
    crippled = ClaimFinder(Lexicons(), without=frozenset({rule}))
    for row in own:
        with_rule = [(c.start, c.outcome) for c in FINDER.find(Text(row["sentence"]))]
        without = [(c.start, c.outcome) for c in crippled.find(Text(row["sentence"]))]
        assert with_rule != without, row["sentence"]


def test_a_rule_that_does_not_exist_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="no such rules: guess"):
        ClaimFinder(Lexicons(), without=frozenset({"guess"}))
