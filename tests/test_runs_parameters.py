"""A parameter is the value that was meant, or an error that names it: nothing is guessed or falls back in silence."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.runs.parameters import KNOWN, Kind, ParameterError, check_name, check_parameters, convert, kind_of


@pytest.mark.parametrize(
    ("annotation", "text", "value"),
    [
        ("bool", "false", False), ("bool", "False", False), ("bool", "no", False), ("bool", "٠", False),
        ("bool", "true", True), ("bool", "1", True), ("bool", True, True),
        ("int", "010", 10), ("int", "٢٠٢٤", 2024), ("int", "۲۰", 20), ("int", "-3", -3), ("int", 7, 7),
        ("float", "0.5", 0.5), ("float", "٠٫٥", 0.5), ("float", "3", 3.0),
        ("str", "010", "010"), ("str", "false", "false"), ("str", "قتل", "قتل"), ("str", 2024, "2024"),
        ("list[str]", "a, b", ["a", "b"]), ("list[str]", "أ، ب", ["أ", "ب"]), ("list[str]", '["a, b"]', ["a, b"]),
        ("list[str]", "", []), ("list[str]", "[]", []), ("list[int]", "1,٢", [1, 2]), ("list[str]", ["a"], ["a"]),
    ],
)  # fmt: skip
def test_text_becomes_a_value_of_the_annotated_type(annotation: str, text: Any, value: Any) -> None:
    found = convert("x", text, Kind(annotation))
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("annotation", "text"),
    [
        ("bool", "maybe"), ("bool", ""), ("bool", "2"), ("int", "ten"), ("int", "1.5"), ("int", ""), ("int", True),
        ("int", "0x10"), ("int", "1_000"), ("float", "nan"), ("float", "inf"), ("float", "x"), ("str", True),
        ("str", "two\nlines"), ("str", None), ("str", ["a", "b"]), ("list[str]", "[a"), ("list[str]", '["a", 1'),
        ("list[int]", "a"), ("dict", "{}"), ("list[dict]", "a"),
    ],
)  # fmt: skip
def test_a_value_that_is_not_plainly_of_its_type_is_refused_with_the_name_of_the_parameter(
    annotation: str, text: Any
) -> None:
    with pytest.raises(ParameterError, match="parameter share"):
        convert("share", text, Kind(annotation))


def test_a_choice_outside_the_codebook_is_refused_with_what_was_probably_meant() -> None:
    with pytest.raises(ParameterError, match="Did you mean 'killed'") as error:
        check_parameters(outcome="kiled")
    assert "displaced" in str(error.value)


@pytest.mark.parametrize("name", [name for name, kind in KNOWN.items() if kind.choices and name != "granularity"])
def test_an_empty_choice_means_not_given(name: str) -> None:
    assert getattr(check_parameters(**{name: ""}), name) is None


@pytest.mark.parametrize("text", ["2018-02-30", "7/2/2018", "2018-2-7", "yesterday", "20180207", "2018-02-07T00:00"])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="date_from"):
        check_parameters(date_from=text)


def test_a_day_in_arabic_digits_is_the_same_day() -> None:
    assert check_parameters(date_from="٢٠١٨-٠٢-٠٧").date_from == dt.date(2018, 2, 7)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ParameterError, match="after date_to"):
        check_parameters(date_from="2018-03-01", date_to="2018-02-01")


def test_a_count_below_one_is_refused() -> None:
    with pytest.raises(ParameterError, match="top_n must be at least 1"):
        check_parameters(top_n=0)


def test_checked_parameters_are_ready_for_use() -> None:
    given_values = check_parameters(top_n="١٢", outlets="أ، ب", date_to="", word="قتل", share=0.5, strict=True)
    assert vars(given_values) == {
        "top_n": 12, "outlets": ("أ", "ب"), "date_to": None, "word": "قتل", "share": 0.5, "strict": True,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["a b", "1a", "x=1;import os", "a.b", "", "__import__('os')", "اسم", "a\nb"])
def test_only_plain_names_can_be_written_into_a_cell(name: str) -> None:
    with pytest.raises(ParameterError, match="not the name of a parameter"):
        check_name(name)


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_survives_any_set_of_digits(number: int) -> None:
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert convert("n", arabic, Kind("int")) == convert("n", str(number), Kind("int")) == number


@given(st.text(max_size=30))
def test_any_text_is_taken_as_it_is_or_refused(text: str) -> None:
    try:
        assert convert("word", text, kind_of("word")) == text
    except ParameterError:
        assert any(ord(character) < 32 or ord(character) == 127 for character in text)
