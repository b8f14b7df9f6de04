"""Laws of the actor finder: offsets reproduce spans, nothing overlaps, and spelling changes no actor."""

from __future__ import annotations

import csv
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hasila.actors import ActorFinder
from hasila.actors.view import View
from hasila.arabic import Text, normalise
from hasila.lexicons import Lexicons

FINDER = ActorFinder(Lexicons())
with Path(__file__).with_name("actors_sentences.tsv").open(encoding="utf-8") as file:
    SENTENCES = [row["sentence"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
PIECES = [
    *SENTENCES,
    "\n",
    " ",
    "«",
    "»",
    '"',
    "(",
    ")",
    "،",
    ". ",
    "و",
    "لل",
    "محمد ",
    "الجيش ",
    "12",
    "ـ",
    "\u200f",
    "\u064e",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)


@settings(max_examples=150)
@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(raw: str) -> None:
    text = Text(raw)
    found = FINDER.find(text, None)
    reached = 0
    for one in found:
        assert reached <= one.start < one.end <= len(raw)
        assert raw[one.start : one.end].strip() == raw[one.start : one.end]
        sentence = text.sentences[one.sentence_id]
        assert sentence.start <= one.start < sentence.end
        reached = one.end


@settings(max_examples=150)
@given(st.text(alphabet='ابتدرسعقلمنهويةىأإآ «»"()_#-.\n،', max_size=80))
def test_no_text_breaks_the_finder(raw: str) -> None:
    for one in FINDER.find(Text(raw), None):
        assert raw[one.start : one.end]


@settings(max_examples=80)
@given(st.sampled_from(SENTENCES), st.integers(0, 60), st.sampled_from(["\u064e", "\u0651", "ـ", "\u200f"]))
def test_marks_without_letters_change_no_actor(raw: str, place: int, mark: str) -> None:
    place = min(place, len(raw) - 1)
    if not raw[place - 1 : place].isalpha():
        return
    marked = raw[:place] + mark + raw[place:]
    assert actors(marked) == actors(raw)


@settings(max_examples=60)
@given(st.sampled_from([s for s in SENTENCES if "على" not in s and "اثر" not in s and "إصابة" not in s]))
def test_dropping_hamzas_changes_no_actor(raw: str) -> None:
    plain = raw.translate(str.maketrans("أإآ", "ااا"))
    assert actors(plain) == actors(raw)


@settings(max_examples=60)
@given(st.sampled_from(SENTENCES))
def test_a_text_gives_the_same_mentions_twice(raw: str) -> None:
    assert FINDER.find(Text(raw), "x") == FINDER.find(Text(raw), "x")


@settings(max_examples=150)
@given(TEXTS)
def test_the_view_leads_back_to_the_letters_it_shows(raw: str) -> None:
    text = Text(raw)
    view = View.of(text)
    assert len(view.text) == len(view.lowered)
    for index, char in enumerate(view.text):
        if char.isalnum():
            assert text.norm[view.norm_start(index)] == char
    assert "  " not in view.text
    assert normalise("") == ""


def actors(raw: str) -> list[str]:
    return [one.actor_id for one in FINDER.find(Text(raw), None)]
