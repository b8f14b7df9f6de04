"""An article as sentences and words, each with its place in the raw text.

Sentences end at a line break or at a full stop, question or exclamation mark followed by white space; an Arabic comma
never ends one (news sentences run over many commas). Words are runs of letters, numbers (with thousands marks), or
single punctuation marks. Nothing here knows what a word means.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from hasila.arabic.normalising import Normalised, normalise, normalise_with_map

#: A number keeps its thousands marks: 1,200 1.200 1٬٢٠٠ 12'000. Three digits after each mark, or it is two numbers.
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[,.\u066c'\u060c]\d{3})+(?![\d])|\d+)|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s]|_)"
)
_WORD = re.compile(r"[^\W_]+")
#: End of sentence: a stop with its closing quotes, then white space. A single letter before a full stop is an
#: abbreviation (أ. ف. ب).
_STOP = re.compile(r"[.!\u061f?\u2026\u06d4]+[\"'\u201d\u00bb\u2019)\]]*(?=\s|$)")
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_ABBREVIATED = re.compile(r"(?:^|[\s(\"\u00ab\u201c.])[^\W\d_]$")
#: A full stop before the initial that closes a name in brackets («(نور. ط)»).
_INITIAL = re.compile(r"\.\s?[^\W\d_]\.?\)")
#: Quotation marks of every kind, opening and closing: Arabic news closes with what it has.
QUOTES = frozenset("\"“”„«»'‘’‹›")
#: What an item of a list begins with, where it is no figure.
BULLETS = frozenset("-–—•*●▪◾·")
#: What stands behind the number of a line («2- قتل»).
NUMBERED = frozenset("-–—.)")
#: A paragraph of this many words can be a lead; shorter ones are bylines, places, section names.
_LEAD_WORDS = 8
#: A line of at most this many words with no full stop can be a headline where the article gives no title.
_HEADLINE_WORDS = 25


class Word(NamedTuple):
    """A word, number or punctuation mark: normalised text, raw span, and whether white space stands before it.

    A named tuple, since an article has hundreds and they are made three times as fast as frozen dataclasses.
    """

    text: str
    start: int
    end: int
    kind: str  # "word", "number" or "mark"
    spaced: bool
    #: Span in the normalised text of the article (``Text.norm``).
    norm_start: int
    norm_end: int


#: Makes a word of its fields; two thirds of the time of calling Word.
_made = tuple.__new__
#: Where a word ends; asked for some thousand times an article, it is quicker than a function.
_end_of = attrgetter("end")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a :class:`Text`; its words are found when first asked for."""

    text: Text = field(repr=False, compare=False)
    sentence_id: int
    paragraph: int
    start: int
    end: int
    norm_start: int
    norm_end: int

    @property
    def raw(self) -> str:
        """The sentence as it stands in the article."""
        return self.text.raw[self.start : self.end]

    @property
    def norm(self) -> str:
        """The normalised sentence; ``span`` takes offsets in it back to the article."""
        return self.text.norm[self.norm_start : self.norm_end]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span in the article of ``norm[start:end]`` of this sentence."""
        return self.text.raw_span(self.norm_start + start, self.norm_start + end)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, numbers and marks of the sentence, in order."""
        return tuple(self.text.words_between(self.norm_start, self.norm_end))

    def without(self, dropped: Container[int]) -> Sentence:
        """Return the sentence without the words of these numbers; its spans and its text are those of before."""
        shorter = replace(self)
        vars(shorter)["words"] = tuple(word for number, word in enumerate(self.words) if number not in dropped)
        return shorter

    @property
    def is_headline(self) -> bool:
        """The sentence belongs to the article's headline."""
        return self.paragraph in self.text.headline_paragraphs

    @property
    def position(self) -> str:
        """Where the sentence stands: headline, lead or body."""
        if self.is_headline:
            return "headline"
        return "lead" if self.paragraph == self.text.lead_paragraph else "body"


class Text:
    """A raw article, normalised, cut into sentences; ``title`` only tells which paragraphs are the headline."""

    def __init__(self, raw: str, title: str | None = None) -> None:
        self.normalised: Normalised = normalise_with_map(raw)
        self.raw = raw
        self.norm = self.normalised.norm
        self.title = title

    def raw_span(self, norm_start: int, norm_end: int) -> tuple[int, int]:
        """Return the raw span of ``norm[norm_start:norm_end]``."""
        return self.normalised.raw_start(norm_start), self.normalised.raw_end(norm_end)

    def words_between(self, norm_start: int, norm_end: int) -> list[Word]:
        """Return the words of a stretch of the normalised text."""
        norm, offsets, raw_end_of = self.norm, self.normalised.offsets, self.normalised.raw_end
        words, reached = [], -1
        for match in _TOKEN.finditer(norm, norm_start, norm_end):
            start, end = match.span()
            if offsets is None:
                raw_start, raw_end = start, end
            else:
                raw_start, raw_end = offsets[start], offsets[end - 1] + 1
                if end == len(offsets) or offsets[end] != raw_end:
                    raw_end = raw_end_of(end)  # marks that were taken out hang on the last letter
            # Between two tokens stands nothing but white space.
            fields = (match[0], raw_start, raw_end, match.lastgroup or "mark", start != reached, start, end)
            words.append(_made(Word, fields))
            reached = end
        return words

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Normalised spans of the lines that hold anything but white space."""
        return tuple(m.span() for m in _LINE.finditer(self.norm) if not m.group().isspace())

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        found: list[Sentence] = []
        for number, (start, end) in enumerate(self.paragraphs):
            for left, right in _sentence_spans(self.norm, start, end):
                raw_start, raw_end = self.raw_span(left, right)
                found.append(Sentence(self, len(found), number, raw_start, raw_end, left, right))
        return tuple(found)

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """Normalised start of each sentence, for looking one up by position."""
        return tuple(sentence.norm_start for sentence in self.sentences)

    def sentence_at(self, norm_index: int) -> Sentence:
        """Return the sentence that holds the normalised position (or the last one before it)."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, norm_index) - 1)]

    @cached_property
    def n_words(self) -> int:
        """Number of words and numbers."""
        return sum(1 for _ in _WORD.finditer(self.norm))

    @cached_property
    def headline_paragraphs(self) -> frozenset[int]:
        """Numbers of the opening paragraphs that repeat the title (or, with no title, look like a headline)."""
        if not self.paragraphs:
            return frozenset()
        if self.title and self.title.strip():
            return self._titled_paragraphs(_WORD.findall(normalise(self.title)))
        words = self._paragraph_words(0)
        start, end = self.paragraphs[0]
        stopped = self.norm[start:end].rstrip().endswith((".", "\u06d4"))
        alone = len(self.paragraphs) == 1
        return frozenset() if stopped or alone or len(words) > _HEADLINE_WORDS else frozenset({0})

    def _titled_paragraphs(self, title: list[str]) -> frozenset[int]:
        joined = " ".join(title)
        found = set()
        for number in range(min(40, len(self.paragraphs))):
            words = self._paragraph_words(number)
            line = " ".join(words)
            if len(words) >= 3 and (joined.startswith(line) or line == joined):
                found.add(number)
        return frozenset(found)

    @cached_property
    def lead_paragraph(self) -> int | None:
        """Number of the first paragraph after the headline that is long enough to be prose, or None."""
        for number in range(len(self.paragraphs)):
            if number not in self.headline_paragraphs and len(self._paragraph_words(number)) >= _LEAD_WORDS:
                return number
        return None

    def _paragraph_words(self, number: int) -> list[str]:
        return _WORD.findall(self.norm, *self.paragraphs[number])


def _sentence_spans(norm: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut one paragraph at its full stops; return normalised spans without surrounding white space."""
    cuts = [m.end() for m in _STOP.finditer(norm, start, end) if not _is_abbreviation(norm, start, m.start())]
    spans, left = [], start
    for cut in [*cuts, end]:
        span = _stripped(norm, left, cut)
        if span is not None:
            spans.append(span)
        left = cut
    return spans


def _is_abbreviation(norm: str, start: int, stop: int) -> bool:
    return _ABBREVIATED.search(norm, max(start, stop - 2), stop) is not None or _INITIAL.match(norm, stop) is not None


def _stripped(norm: str, left: int, right: int) -> tuple[int, int] | None:
    while left < right and norm[left].isspace():
        left += 1
    while right > left and norm[right - 1].isspace():
        right -= 1
    return (left, right) if left < right else None


def is_item(line: str) -> bool:
    """Tell whether a normalised sentence is an item of a list: it begins with a bullet, a dash or a figure."""
    start = line.lstrip()[:1]
    return start in BULLETS or start.isdigit()


def word_at(words: Sequence[Word], raw_index: int) -> int:
    """Return the number of the word that holds the raw position or is the first after it."""
    return bisect_left(words, raw_index + 1, key=_end_of)
