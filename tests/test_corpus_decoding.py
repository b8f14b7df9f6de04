"""Bytes to text: the right encoding, the exact text, and a refusal where there is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.corpus.decoding import NotTextError, decode

TEXT = "أعلنت السلطات في المدينة أن ثلاثة جنود قتلوا أمس في انفجار وقع قرب الجسر القديم، بحسب بيان.\r\nوأصيب اثنان."
VOWELLED = "قُتِلَ جُنْدِيَّانِ فِي الْقَرْيَةِ، وَأُصِيبَ مَدَنِيٌّ."


@pytest.mark.parametrize("text", [TEXT, VOWELLED, "مقتل 3 مدنيين في القرية"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_text_is_read_back_exactly_in_every_encoding_of_the_promise(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_utf16_with_a_mark_of_either_byte_order_is_read() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        decoded = decode(mark + TEXT.encode(encoding))
        assert (decoded.text, decoded.encoding, decoded.notes) == (TEXT, encoding, ())


@pytest.mark.parametrize("encoding", ["iso8859_6", "cp720"])
def test_rarer_arabic_encodings_are_told_from_windows_1256(encoding: str) -> None:
    text = "قتل ثلاثة جنود في الانفجار الذي وقع أمس في المدينة، وأصيب اثنان من المارة."
    if encoding == "cp720":
        text = text.replace("،", ",")
    assert decode(text.encode(encoding)).text == text


def test_a_guessed_encoding_is_noted_and_a_stated_one_is_not() -> None:
    assert [problem for problem, _ in decode(TEXT.encode("cp1256")).notes] == ["encoding guessed"]
    assert decode(TEXT.encode("utf-8")).notes == ()


def test_a_page_may_name_its_arabic_encoding_but_not_any_codec() -> None:
    word = "درعا".encode("iso8859_6")
    assert decode(word, "ISO-8859-6").text == "درعا"
    assert decode(TEXT.encode("utf-8"), "windows-1256").text == TEXT
    assert decode(b"+AGE-", "utf-7").text == "+AGE-"


def test_a_file_cut_in_the_middle_of_a_letter_keeps_the_rest() -> None:
    whole = TEXT.encode("utf-8")[:39]
    decoded = decode(TEXT.encode("utf-8")[:40])
    assert decoded.text == whole.decode() + "\ufffd"
    assert decoded.notes[0][0] == "undecodable bytes"


def test_a_bad_byte_becomes_one_replacement_character() -> None:
    data = TEXT.encode("utf-8").replace(b" ", b"\xff", 1)
    assert decode(data).text == TEXT.replace(" ", "\ufffd", 1)


def test_french_in_latin_1_is_not_taken_for_arabic() -> None:
    decoded = decode("Trois soldats ont été tués près de l'École".encode("latin-1"))
    assert "été tués" in decoded.text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 x",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n",
        b"{\\rtf1 }",
        b"\x01\x02\x03\x04abc",
        b"\0" * 30,
        bytes(range(256)) * 9,
    ],
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


def test_a_stray_nul_is_taken_away_and_noted() -> None:
    decoded = decode((TEXT[:20] + "\0" + TEXT[20:]).encode("utf-8"))
    assert decoded.text == TEXT
    assert decoded.notes == (("NUL characters", "1 taken away"),)


def test_line_ends_and_inner_marks_stay_as_they_are() -> None:
    text = "قتل\r\nثلاثة\rجنود\u2028أمس\ufeff\u200fفي\tالقرية\n"
    assert decode(text.encode("utf-8")).text == text


@given(st.text(st.characters(min_codepoint=0x621, max_codepoint=0x64A), min_size=1))
def test_any_arabic_text_in_utf8_comes_back_as_it_is(text: str) -> None:
    assert decode(text.encode("utf-8")).text == text
    assert decode(text.encode("utf-8-sig")).text == text


@given(st.binary(max_size=400))
def test_no_bytes_whatever_do_more_than_refuse(data: bytes) -> None:
    try:
        text = decode(data).text
    except NotTextError:
        return
    assert "\0" not in text
    text.encode("utf-8")
