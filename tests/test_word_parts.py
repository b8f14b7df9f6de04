"""What a word is in a lexicon is looked up once, and says the same as looking it up each time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic import PartsOfWords, Prefixed, Text, once_a_word, parts, parts_of_words, readings
from hasila.attribution.spans import speech_spans
from hasila.lexicons import Lexicons
from hasila.places.grammar import compile_places

PARTS = {"in": frozenset({"في", "داخل"}), "towards": frozenset({"الي", "نحو"}), "hit": frozenset({"قصف", "نحو"})}
WORDS = st.one_of(
    st.sampled_from(["في", "وفي", "ففي", "بداخل", "ولداخل", "نحو", "ونحو", "قصف", "بقصف", "و", "", "مدرسة"]),
    st.text("وفبلكاقصنحيد", max_size=6),
)


class Small(PartsOfWords):
    """A lexicon of three parts."""

    def __init__(self) -> None:
        self.parts = PARTS


@given(WORDS, st.sampled_from([*PARTS, "of"]))
def test_a_word_plays_a_part_with_a_conjunction_before_it_or_none(word: str, part: str) -> None:
    words = PARTS.get(part, frozenset())
    small = Small()
    for _ in range(2):  # looked up, then remembered
        assert small.plays(part, word) == (word in words or (word[:1] in ("و", "ف") and word[1:] in words))


@given(st.lists(WORDS, max_size=5), st.sampled_from(list(PARTS)))
def test_one_of_several_words_plays_a_part_where_any_of_them_does(words: list[str], part: str) -> None:
    sentence = Text(" ".join(words)).sentences
    found = sentence[0].words if sentence else ()
    assert Small().any_plays(part, found) == any(Small().plays(part, word.text) for word in found)


@given(WORDS, st.sampled_from(list(PARTS)))
def test_the_fewest_letters_of_prefix_before_a_part_are_given(word: str, part: str) -> None:
    prefixed = Prefixed(parts_of_words(PARTS))
    for _ in range(2):
        expected = next((cut for cut, rest in readings(word, 2) if rest in PARTS[part]), None)
        assert prefixed[word].get(part) == expected


def test_a_word_that_is_in_no_lexicon_leaves_what_other_words_play_alone() -> None:
    prefixed = Prefixed(parts_of_words(PARTS))
    assert (dict(prefixed["مدرسة"]), dict(prefixed["بقصف"]), dict(prefixed["شجرة"])) == ({}, {"hit": 1}, {})


def test_a_method_is_asked_once_of_each_word_and_of_each_lexicon() -> None:
    asked: list[str] = []

    class Lengths:
        def __init__(self, more: int) -> None:
            self.more = more

        @once_a_word
        def length(self, word: str) -> int | None:
            asked.append(word)
            return len(word) + self.more if word else None

    one, other = Lengths(0), Lengths(1)
    assert [one.length("في"), one.length(""), one.length("في"), one.length(""), other.length("في")] == [
        2,
        None,
        2,
        None,
        3,
    ]
    assert asked == ["في", "", "في"]


def test_no_more_than_so_many_words_are_kept_and_all_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_WORDS", 3)
    prefixed, small = Prefixed(parts_of_words(PARTS)), Small()
    for word in ["قصف", "بقصف", "نحو", "شجرة", "وفي", "قصف"] * 2:
        assert prefixed[word].get("hit") == {"قصف": 0, "بقصف": 1, "نحو": 0}.get(word)
        assert small.plays("hit", word) == (word in PARTS["hit"])
        assert max(len(prefixed), len(small.played)) <= 3


def test_the_shipped_grammar_of_places_reads_a_prefix_off_an_event() -> None:
    grammar = compile_places(Lexicons())
    assert (grammar.prefixed("event", "بانفجار"), grammar.prefixed("event", "انفجار")) == (1, 0)


def test_speakers_are_those_of_the_article_though_another_sentence_has_the_same_place() -> None:
    lexicons = Lexicons()
    told, untold = Text("أعلنت الشرطة مقتل رجل في المدينة"), Text("قصفت المدفعية مقر الأمن في القرية")
    assert (told.sentences[0].start, told.sentences[0].norm_start) == (untold.sentences[0].start, 0)
    first = speech_spans(told, told.sentences[0], lexicons)
    second = speech_spans(untold, untold.sentences[0], lexicons)
    assert [told.raw[start:end] for start, end in first[0]] == ["الشرطة"]
    assert second == ((), ())
