"""Sentences as the rules read them, without what only parts a word of harm from those whom it befell.

Who is quoted, when and where are found in the whole sentence, elsewhere; a claim's offsets are those of the article.
"""

from __future__ import annotations

from hasila.arabic import Sentence
from hasila.claims.parentheses import Parentheses
from hasila.claims.passed_settings import PassedSettings
from hasila.claims.scare_quotes import scare_quotes
from hasila.claims.tagging import Tagged
from hasila.lexicons import Lexicons


class Shortener:
    """Drops asides, times and places behind a verb, and quotation marks round it, from sentences."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._parentheses = Parentheses(lexicons)
        self._settings = PassedSettings(lexicons)

    def shorten(self, tagged: Tagged) -> Sentence:
        """Return the sentence without what parts a word of harm from its people; itself where nothing does."""
        dropped = [*self._parentheses.find(tagged), *self._settings.find(tagged), *scare_quotes(tagged)]
        words = {index for part in dropped for index in part}
        return tagged.sentence.without(words) if words else tagged.sentence
