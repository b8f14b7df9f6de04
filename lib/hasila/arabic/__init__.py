"""Arabic text as the extractors need it: normalised with a map back, sentences, words, clitics. Knows no domain."""

from hasila.arabic.clitics import readings, without_article
from hasila.arabic.normalising import Normalised, normalise, normalise_with_map
from hasila.arabic.parts import PartsOfWords, Prefixed, once_a_word, parts_of_words, with_room
from hasila.arabic.text import BULLETS, NUMBERED, QUOTES, Sentence, Text, Word, is_item, word_at

__all__ = [
    "BULLETS",
    "NUMBERED",
    "QUOTES",
    "Normalised",
    "PartsOfWords",
    "Prefixed",
    "Sentence",
    "Text",
    "Word",
    "is_item",
    "normalise",
    "normalise_with_map",
    "once_a_word",
    "parts_of_words",
    "readings",
    "with_room",
    "without_article",
    "word_at",
]
