"""Numbers of people as news prose writes them: digits, spelled numbers, vague amounts, ranges and their qualifiers.

Finds every numeral expression in the words of a sentence and says which bounds it sets. What is counted, and whether it
is people at all, is for :mod:`hasila.claims` to decide.
"""

from hasila.quantities.finder import NumberPhrase, QuantityFinder
from hasila.quantities.numerals import NumeralReader
from hasila.quantities.phrases import PhraseTable, plain

__all__ = ["NumberPhrase", "NumeralReader", "PhraseTable", "QuantityFinder", "plain"]
