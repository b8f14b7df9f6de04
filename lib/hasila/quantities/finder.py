"""Numeral expressions with their qualifiers: which bounds the words set, and which words set them.

Says nothing about what is counted. Bounds are those of docs/codebook.md: an open end is None, a vague word is imputed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hasila.arabic import Sentence, Word
from hasila.lexicons import Lexicons
from hasila.quantities.numerals import Number, NumeralReader, range_mark
from hasila.quantities.phrases import Match, PhraseTable, forms
from hasila.records import Quantity


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A numeral expression over the words ``first`` to ``last`` (exclusive); ``cut`` letters of the first are a prefix.

    ``core`` is the word at which the number itself begins, ``value`` the number before its qualifier set bounds,
    ``rises`` is true where the words say from A to B (من 5 إلى 9).
    """

    first: int
    last: int
    cut: int
    core: int
    low: int | None
    high: int | None
    qualifier: str
    imputed: bool = False
    definite: bool = False
    digits: bool = False
    rises: bool = False
    vague: bool = False
    #: A vague word that does not amount to a count where injuries, not people, are spoken of (بعض).
    weak: bool = False
    value: int | None = None
    #: Letters of a preposition that the lexicon writes with the qualifier (لنحو), beyond ``cut``.
    attached: int = 0


class QuantityFinder:
    """Finds the numeral expressions of a sentence."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.numerals = NumeralReader(lexicons)
        self._vague = PhraseTable(
            (row["phrase"], (int(row["low"]), int(row["high"]) if row["high"] else None, row["takes"] == "weak"))
            for row in lexicons.rows("quantities_vague")
        )
        qualifiers = [(row["phrase"], row["qualifier"], row["place"]) for row in lexicons.rows("quantities_qualifiers")]
        self._before = PhraseTable((phrase, kind) for phrase, kind, place in qualifiers if place == "before")
        self._after = PhraseTable((phrase, kind) for phrase, kind, place in qualifiers if place == "after")
        self._between = PhraseTable((phrase, kind) for phrase, kind, place in qualifiers if place == "between")
        self._middle = PhraseTable((phrase, kind) for phrase, kind, place in qualifiers if place == "middle")
        self._openers = frozenset().union(*(t.first_words for t in (self._before, self._between, self._vague)))
        self._may_begin = lru_cache(maxsize=200_000)(self._begins_number)

    def _begins_number(self, text: str) -> bool:
        """Tell whether a numeral expression can begin with this word."""
        opens = text in _LONE_ARTICLES or not self._openers.isdisjoint([rest for _, rest in forms(text)])
        return opens or self.numerals.numeral(text) is not None

    def find(self, words: Sequence[Word]) -> list[NumberPhrase]:
        """Return the numeral expressions of ``words``, left to right in reading order, none overlapping another."""
        may_begin = self._may_begin
        found: list[NumberPhrase] = []
        reached = 0
        for index in [index for index, word in enumerate(words) if may_begin(word.text)]:
            phrase = self._at(words, index) if index >= reached else None
            if phrase is not None:
                found.append(phrase)
                reached = phrase.last
        return found

    def find_in(self, sentence: Sentence) -> list[Quantity]:
        """Return the numeral expressions of a sentence as quantities with raw spans."""
        words = sentence.words
        return [quantity_of(sentence, words, phrase) for phrase in self.find(words)]

    def after(self, words: Sequence[Word], index: int) -> Match[str] | None:
        """Return the qualifier that stands after a noun at ``index`` (على الأقل), or None."""
        return self._after.at(words, index, whole=True) if index < len(words) else None

    def _at(self, words: Sequence[Word], index: int) -> NumberPhrase | None:
        spread = self._range(words, index)
        if spread is not None:
            return spread
        before = self._before.at(words, index)
        if before is not None:
            return self._qualified(words, index, before)
        phrase = self._bare(words, index)
        return self._with_after(words, phrase) if phrase else None

    def _qualified(self, words: Sequence[Word], index: int, before: Match[str]) -> NumberPhrase | None:
        """Return the number after a qualifier; a second qualifier may stand between (أكثر من نحو 20)."""
        place = _past_marks(words, before.end)
        inner = self._before.at(words, place, whole=True) if place < len(words) else None
        if inner is not None:
            place = _past_marks(words, inner.end)
        phrase = self._bare(words, place) if place < len(words) else None
        if phrase is None or (phrase.cut and phrase.core == place and words[place].text.startswith("و")):
            return None
        attached = self._preposition(words[index].text[before.cut :])
        return replace(bounded(phrase, before.value), first=index, cut=before.cut, attached=attached)

    def _preposition(self, text: str) -> int:
        """Return how many letters of a qualifier are a preposition: one of «لنحو», as «نحو» is a qualifier too."""
        return int(text[0] in "بل" and text[1:] in self._before.first_words)

    def _bare(self, words: Sequence[Word], index: int) -> NumberPhrase | None:
        vague = self._vague.at(words, index)
        if vague is not None and not self._counts_itself(words, vague):
            low, high, weak = vague.value
            return NumberPhrase(
                index, vague.end, vague.cut, index, low, high, "vague", imputed=True, vague=True, weak=weak
            )
        dashed = self._dashed(words, index)
        if dashed is not None:
            return dashed
        number = self._number(words, index)
        if number is None:
            return None
        pair = self._joined_range(words, index, number)
        if pair is not None:
            return pair
        return _exact(index, number)

    def _counts_itself(self, words: Sequence[Word], vague: Match[tuple[int, int | None, bool]]) -> bool:
        """Tell whether a number stands right behind «a group of»: it says how many (مجموعة من 20 مقاتلا)."""
        if vague.end >= len(words) or words[vague.end - 1].text != "من":
            return False
        number = self.numerals.read(words, vague.end)
        return number is not None and not number.cut and not number.definite

    def _number(self, words: Sequence[Word], index: int) -> Number | None:
        """Return the number at ``index``; a lone article before digits (الـ62) belongs to it."""
        if index + 1 < len(words) and words[index].text in _LONE_ARTICLES and words[index + 1].kind == "number":
            number = self.numerals.read(words, index + 1)
            return number._replace(definite=True, cut=len(words[index].text) - 2) if number else None
        return self.numerals.read(words, index)

    def _with_after(self, words: Sequence[Word], phrase: NumberPhrase) -> NumberPhrase:
        after = self.after(words, phrase.last)
        return replace(bounded(phrase, after.value), last=after.end) if after else phrase

    def _range(self, words: Sequence[Word], index: int) -> NumberPhrase | None:
        """Return a range with an opening word: بين 40 و50، من 10 إلى 15."""
        opener = self._between.at(words, index)
        if opener is None or opener.end >= len(words):
            return None
        low = self._number(words, opener.end)
        if low is None or low.cut:
            return None
        high = self._second(words, low.end)
        if high is None or high.value <= low.value:
            return None
        rises = words[opener.end - 1].text == "من"
        return _spread(index, opener.cut, opener.end, low, high, rises)

    def _joined_range(self, words: Sequence[Word], index: int, low: Number) -> NumberPhrase | None:
        """Return a range without an opening word: 20 إلى 30، 4 أو 5."""
        if low.end < len(words) and words[low.end].text.startswith("و"):
            return None
        high = self._second(words, low.end)
        if high is None or high.value <= low.value or (low.definite and not high.definite):
            return None  # منذ الاثنين إلى 62
        return _spread(index, low.cut, index, low, high, False)

    def _dashed(self, words: Sequence[Word], index: int) -> NumberPhrase | None:
        """Return a range of two figures with a dash (30-40); a third figure makes it a date."""
        if index + 2 >= len(words) or words[index].kind != "number" or not range_mark(words, index + 1):
            return None
        low, high = self.numerals.numeral(words[index].text), self.numerals.numeral(words[index + 2].text)
        alone = not range_mark(words, index + 3) and not (index and range_mark(words, index - 1))
        if low is None or high is None or high.kind != "digits" or not alone or low.value >= high.value:
            return None
        second = Number(int(high.value), index + 3, 0, False, True)
        return _spread(index, 0, index, Number(int(low.value), index + 1, 0, False, True), second, False)

    def _second(self, words: Sequence[Word], index: int) -> Number | None:
        """Return the second number of a range, past the word that stands between the two."""
        if index >= len(words):
            return None
        middle = self._middle.at(words, index, whole=True)
        place = middle.end if middle is not None else index
        if place >= len(words):
            return None
        number = self._number(words, place)
        if number is None:
            return None
        joined = number.cut == 1 and words[place].text.startswith("و")
        return number if (middle is not None and not number.cut) or (middle is None and joined) else None


_LONE_ARTICLES = ("ال", "وال", "لل", "بال")


def _past_marks(words: Sequence[Word], index: int) -> int:
    """Skip a lone article or preposition, quotation marks and a bracket round the number that a qualifier is of."""
    while index < len(words) and (words[index].text in ("ل", "ب") or words[index].text in '"«“:'):
        index += 1
    bracketed = index + 2 < len(words) and words[index].text == "(" and words[index + 2].text == ")"
    return index + 1 if bracketed and words[index + 1].kind == "number" else index


def _exact(index: int, number: Number) -> NumberPhrase:
    value = number.value
    return NumberPhrase(
        index, number.end, number.cut, index, value, value, "exact",
        definite=number.definite, digits=number.digits, value=value,
    )  # fmt: skip


def _spread(first: int, cut: int, core: int, low: Number, high: Number, rises: bool) -> NumberPhrase:
    return NumberPhrase(
        first, high.end, cut, core, _same_scale(low.value, high.value), high.value, "range",
        digits=low.digits, rises=rises, value=high.value,
    )  # fmt: skip


def _same_scale(low: int, high: int) -> int:
    """Give the low end of a range the scale that only its high end states: «20 إلى 30 ألفا» begins at 20,000."""
    for scale in (1_000_000, 1_000):
        if high % scale == 0 and low < 1000 and low * scale < high and high // scale < 1000:
            return low * scale
    return low


def bounded(phrase: NumberPhrase, qualifier: str) -> NumberPhrase:
    """Return the phrase with the bounds that a qualifier gives its number; a range keeps its own, and a vague word
    its lower one, open upwards behind «at least» and «more than» (ما لا يقل عن عشرات).
    """
    if phrase.vague and qualifier in ("more_than", "at_least"):
        return replace(phrase, high=None)
    if phrase.vague or phrase.qualifier == "range":
        return phrase
    value = phrase.value
    if qualifier in ("more_than", "at_least"):
        return replace(phrase, low=value, high=None, qualifier=qualifier)
    if qualifier == "at_most":
        return replace(phrase, low=0, high=value, qualifier=qualifier)
    return replace(phrase, qualifier=qualifier)


def quantity_of(sentence: Sentence, words: Sequence[Word], phrase: NumberPhrase) -> Quantity:
    """Return the phrase as a quantity whose span reproduces its raw words."""
    first = words[phrase.first].norm_start + phrase.cut + phrase.attached
    start, end = sentence.text.raw_span(first, words[phrase.last - 1].norm_end)
    return Quantity(start, end, phrase.low, phrase.high, phrase.qualifier, phrase.imputed)


__all__ = ["NumberPhrase", "QuantityFinder", "bounded", "quantity_of", "range_mark"]
