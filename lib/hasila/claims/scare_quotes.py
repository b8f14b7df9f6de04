"""Quotation marks round one word of harm alone, by which a writer keeps his distance: إن ثلاثة جنود «قتلوا» في كمين."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.arabic import QUOTES
from hasila.claims.tagging import Tagged


def scare_quotes(tagged: Tagged) -> Iterator[range]:
    """Yield each of the two marks round a word of harm that stands in quotation marks alone."""
    tags = tagged.tags
    for index in range(1, len(tags) - 1):
        if tags[index].form.triggers and tags[index - 1].word.text in QUOTES and tags[index + 1].word.text in QUOTES:
            yield range(index - 1, index)
            yield range(index + 1, index + 2)
