"""Arabic time expressions: where they stand, what day, month, year or stretch of days they mean, and by which anchor.

Relative expressions are resolved against the publication date, or against what the article named before; where that is
missing the value is UNKNOWN. Nothing here guesses, and nothing looks at the clock.
"""

from hasila.dates.calendars import hijri, period, written_in_hijri
from hasila.dates.finder import TimeFinder

__all__ = ["TimeFinder", "hijri", "period", "written_in_hijri"]
