"""Arabic text as the extractors need it: normalised with a map back, sentences, words, clitics. Knows no domain."""

from hasila.arabic.clitics import readings, without_article
from hasila.arabic.normalising import Normalised, normalise, normalise_with_map
from hasila.arabic.text import BULLETS, NUMBERED, QUOTES, Sentence, Text, Word, is_item, word_at

__all__ = [
    "BULLETS",
    "NUMBERED",
    "QUOTES",
    "Normalised",
    "Sentence",
    "Text",
    "Word",
    "is_item",
    "normalise",
    "normalise_with_map",
    "readings",
    "without_article",
    "word_at",
]
