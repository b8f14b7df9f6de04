"""The publication date that an article's own text states: in a stamp above its lead, or by "today" with a full date.

A last resort, asked only where metadata, markup and address are silent. A date is taken only where it names day, month
and year itself, and where no other such date competes with it. A date that stands alone above the headline is not
taken: it is as often the calendar of the page, showing the day on which somebody saved it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from hasila.arabic import Text
from hasila.dates import TimeFinder
from hasila.dates.furniture import is_prose
from hasila.dates.surroundings import words_of_kind
from hasila.lexicons import Lexicons
from hasila.records import TimeExpression

#: A stamp stands among the first so many paragraphs, and "today" in the first so many characters.
_TOP_PARAGRAPHS = 12
_TOP_CHARACTERS = 4_000
_WORD = re.compile(r"\w+")


def date_from_text(text: str, title: str | None) -> tuple[date, str] | None:
    """Return (date, "page") for a stamp, (date, "inferred") for "today" with its date, or None."""
    article = Text(text[:_TOP_CHARACTERS], title)
    found = [time for time in _finder().find(article, None) if _is_whole(time)]
    for basis, dates in (("page", _stamps(article, found)), ("inferred", _todays(article, found))):
        if len(dates) == 1:
            return date.fromisoformat(dates.pop()), basis
        if dates:
            return None
    return None


def _is_whole(time: TimeExpression) -> bool:
    """Tell whether an expression names day, month and year itself, and its weekday, if it has one, agrees."""
    return time.precision == "day" and time.anchor == "absolute" and not time.flags


@lru_cache(maxsize=1)
def _finder() -> TimeFinder:
    return TimeFinder(Lexicons())


@lru_cache(maxsize=1)
def _today() -> re.Pattern[str]:
    """Return what opens a date of the day on which the article was written."""
    words = sorted(words_of_kind(Lexicons(), "today"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\W")


def _stamps(article: Text, found: list[TimeExpression]) -> set[str]:
    """Return the days named in short lines above the first prose; none where the only one stands alone at the top."""
    lines = [article.norm[start:end] for start, end in article.paragraphs[:_TOP_PARAGRAPHS]]
    prose = next((number for number, line in enumerate(lines) if is_prose(line)), 0)
    above = [time for time in found if article.sentences[time.sentence_id].paragraph < prose]
    if all(_WORD.findall(_norm(article, time)) == _WORD.findall(lines[0]) for time in above):
        return set()
    return {time.value for time in above}


def _todays(article: Text, found: list[TimeExpression]) -> set[str]:
    """Return the days that follow the word for today in the same expression."""
    return {time.value for time in found if _today().match(_norm(article, time))}


def _norm(article: Text, time: TimeExpression) -> str:
    start = article.normalised.norm_index(time.start)
    return article.norm[start : article.normalised.norm_index(time.end)]
