"""What the raw spelling of a word tells that its normalised form does not: hamza, ta marbuta, the vowel of a dual."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hasila.arabic import Sentence, Word
from hasila.quantities import NumberPhrase

if TYPE_CHECKING:
    from hasila.claims.tagging import Form

#: The ending -ين with the vowel of the dual written: مهربَين.
_DUAL = re.compile("\u064e\u0651?\u064a\u0652?\u0646[\u064e\u0650]?$")


def is_voweled_dual(sentence: Sentence, word: Word) -> bool:
    """Tell whether a word in -ين has the vowel that only the dual has."""
    return bool(_DUAL.search(sentence.text.raw[word.start : word.end]))


def is_one_of_them(sentence: Sentence, number: NumberPhrase) -> bool:
    """Tell whether the word is «and one of» (وأحد عناصر …), by its hamza, and not the numeral one."""
    word = sentence.words[number.first]
    return (
        number.last == number.first + 1 and number.value == 1 and sentence.text.raw[word.start : word.start + 2] == "وأ"
    )


def spelled_as(sentence: Sentence, word: Word, form: Form) -> bool:
    """Tell whether the raw hamza is that of the lexicon; a bare alef is believed where nothing else claims the word."""
    hamza = form.person.hamza if form.person else ""
    if not hamza or form.definite:
        return True
    first = sentence.text.raw[word.start + form.person_cut : word.start + form.person_cut + 1]
    pronoun = form.person is not None and form.person.kind == "pronoun"
    return first == hamza or (first == "ا" and (pronoun or not form.roles))


def is_his(sentence: Sentence, word: Word) -> bool:
    """Tell whether a word ends in a pronoun, not in ta marbuta: قتله is «his killing», قتلة are killers."""
    return sentence.text.raw[word.end - 1] == "ه"
