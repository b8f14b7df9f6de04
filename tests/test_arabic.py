"""Normalising keeps the way back to the raw text; sentences and words keep their places."""

from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic import Text, normalise, readings, without_article

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةءؤئًٌٍَُِّْـ ٠١٢٣456۷۸۹،.؟!«»\n\u200f\ufeffﻻﷲ/(),")


@given(ARABIC)
def test_every_word_is_reproduced_by_its_raw_span(raw: str) -> None:
    text = Text(raw)
    for sentence in text.sentences:
        for word in sentence.words:
            assert normalise(raw[word.start : word.end]).strip() == word.text


@given(ARABIC)
def test_sentences_do_not_overlap_and_leave_out_only_white_space(raw: str) -> None:
    text = Text(raw)
    position, left_out = 0, ""
    for sentence in text.sentences:
        assert text.norm[sentence.norm_start : sentence.norm_end] == sentence.norm
        assert sentence.norm_start >= position
        left_out += text.norm[position : sentence.norm_start]
        position = sentence.norm_end
    assert not (left_out + text.norm[position:]).strip()


@given(ARABIC)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    assert normalise(normalise(raw)) == normalise(raw)


@given(ARABIC)
def test_an_article_is_normalised_like_a_word_and_each_letter_leads_back_to_its_own(raw: str) -> None:
    text = Text(raw)
    assert text.norm == normalise(raw)
    for index, letter in enumerate(text.norm):
        assert letter in normalise(raw[text.normalised.raw_start(index)])


def test_letters_beyond_the_basic_plane_and_ligatures_keep_their_places() -> None:
    text = Text("\u200f😀 قُتِل ﷲ ثلاثة 𐡀")
    assert text.norm == "😀 قتل الله ثلاثه 𐡀"
    assert [text.raw[word.start : word.end] for word in text.sentences[0].words][1:4] == ["قُتِل", "ﷲ", "ثلاثة"]


def test_diacritics_tatweel_and_digit_sets_do_not_change_the_words() -> None:
    plain = [w.text for w in Text("قتل 1200 شخصا في المدينة").sentences[0].words]
    marked = [w.text for w in Text("قُتِلَ ١٢٠٠ شخصاً فـي المديـنة").sentences[0].words]
    persian = [w.text for w in Text("قتل ۱۲۰۰ شخصا فی المدینة").sentences[0].words]
    assert plain == marked == persian


def test_the_span_of_a_marked_word_holds_its_marks_and_leaves_out_direction_controls() -> None:
    raw = "\u200fأُصيبَ \u200fمدنيٌّ\u200f بجروح"
    words = Text(raw).sentences[0].words
    assert [raw[w.start : w.end] for w in words] == ["أُصيبَ", "مدنيٌّ", "بجروح"]


def test_a_number_keeps_its_thousands_marks_and_a_date_falls_apart() -> None:
    words = [w.text for w in Text("1,200 ثم 1.200 ثم ١٬٢٠٠ ثم 07.02.2018").sentences[0].words]
    assert words == ["1,200", "ثم", "1.200", "ثم", "1٬200", "ثم", "07", ".", "02", ".", "2018"]


def test_an_arabic_comma_and_an_abbreviation_end_no_sentence() -> None:
    text = Text("قالت (أ. ف. ب)، ثم سكتت، ولم تزد. وانتهى الأمر.")
    assert [s.raw for s in text.sentences] == ["قالت (أ. ف. ب)، ثم سكتت، ولم تزد.", "وانتهى الأمر."]


def test_the_line_that_repeats_the_title_is_the_headline_and_the_first_prose_the_lead() -> None:
    text = Text(
        "أخبار\n\nقتلى في غارة على البلدة\n\nمراسلون\n\nقتل ثلاثة أشخاص في غارة على البلدة يوم أمس.\n\nانتهى.",
        title="قتلى في غارة على البلدة | وكالة",
    )
    assert [s.position for s in text.sentences] == ["body", "headline", "body", "lead", "body"]


def test_without_a_title_a_short_first_line_is_the_headline_and_a_sentence_is_not() -> None:
    assert Text("قتلى في غارة\nقتل ثلاثة أشخاص في غارة.").sentences[0].is_headline
    assert not Text("قتل ثلاثة أشخاص في غارة.\nثم هدأ القصف.").sentences[0].is_headline


def test_prefixes_are_offered_and_never_decided() -> None:
    assert list(readings("وللجيش")) == [(0, "وللجيش"), (1, "للجيش"), (2, "لجيش"), (2, "الجيش")]
    assert list(readings("والد")) == [(0, "والد"), (1, "الد")]
    assert without_article("الجيش") == "جيش"
    assert without_article("الى") == "الى"
