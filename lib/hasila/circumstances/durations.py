"""Lengths of time in words, and the dates that lie so far before another.

«بعد أسبوعين من هجوم مشابه» puts a harm two weeks before the event that the sentence speaks of, «خلال عشرة أشهر» a total
into the ten months before publication. The module reads no date (see :mod:`hasila.dates`).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hasila.arabic import Word, normalise
from hasila.lexicons import Lexicons
from hasila.quantities.numerals import NumeralReader

_DAYS = {"day": 1, "week": 7}
_HOURS_OF_DAY = 24
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Duration:
    """A count of units, and the number of the word after it."""

    count: int
    unit: str
    end: int
    #: A bare plural («أيام», «أسابيع») says no number: the count is no more than one of the unit.
    vague: bool = False

    def before(self, day: str) -> str:
        """Return the ISO day (or month, for months and years) that lies so long before the ISO day ``day``."""
        start = date.fromisoformat(day)
        if self.unit in _MONTHS:
            month = start.year * 12 + start.month - 1 - self.count * _MONTHS[self.unit]
            return f"{month // 12:04}-{month % 12 + 1:02}"
        days = -(-self.count // _HOURS_OF_DAY) if self.unit == "hour" else self.count * _DAYS[self.unit]
        return (start - timedelta(days)).isoformat()

    def span(self, day: str) -> str:
        """Return the interval of this length that ends on the ISO day ``day``."""
        first = self.before(day)
        if self.unit in _MONTHS:
            year, month = map(int, first.split("-"))
            first = f"{first}-{min(date.fromisoformat(day).day, monthrange(year, month)[1]):02}"
        return f"{first}/{day}"


class Durations:
    """Reads lengths of time."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._numerals = NumeralReader(lexicons)
        self._units = {
            normalise(row["form"]): (row["value"], 2 if row["kind"] == "dual" else 1, row["kind"] == "units")
            for row in lexicons.rows("dates_words")
            if row["kind"] in ("unit", "units", "dual")
        }

    def at(self, words: Sequence[Word], at: int) -> Duration | None:
        """Return the length of time that begins at word ``at``: «أسبوع», «يومين», «ثلاث سنوات», «24 ساعة»."""
        if at >= len(words):
            return None
        number = self._numerals.read(words, at)
        after = at if number is None else number.end
        unit = self._units.get(words[after].text) if after < len(words) else None
        if unit is None or (number is not None and number.value != int(number.value)):
            return None
        if number is None:
            return Duration(unit[1], unit[0], after + 1, vague=unit[2])
        return Duration(int(number.value), unit[0], after + 1)
