"""When an article was published, from what is given with it: a date in its metadata, or one in its address.

A date is taken only where it can be read in one way: ISO, or day first in figures. Anything else is no date, and a
problem; no order of day and month is guessed, and nothing defaults to today.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

#: Earlier years in metadata are slips of the pen, not news in a folder of web articles.
FIRST_YEAR = 1900
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}\S*(?: ?[+-]\d{2}:?\d{2}| UTC)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
#: /2018/02/08/ and /2018-2-8-title; or eight figures that open a part of the path: /20180208-1
_ADDRESS = re.compile(r"/((?:19|20)\d{2})([/-])(\d{1,2})\2(\d{1,2})(?![0-9])")
_ADDRESS_COMPACT = re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})(?![0-9])")


def parse_date(given: object) -> date | None:
    """Return the date that ``given`` states, or None where it states none that can be read in one way.

    Takes a date, a datetime, ISO text (time and zone are dropped: the day as written) or day-first figures with
    ``-``, ``/`` or ``.``; figures of any script.
    """
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    if not isinstance(given, str):
        return None
    written = "".join(_latin(char) for char in given.strip())
    if match := _ISO.fullmatch(written):
        return _day(match[1], match[3], match[4])
    if match := _DAY_FIRST.fullmatch(written):
        return _day(match[4], match[3], match[1])
    return None


def date_in_address(url: str | None) -> date | None:
    """Return the day that the path of an address names, as in ``/2018/02/08/``, or None."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url or "", flags=re.IGNORECASE).split("?")[0].split("#")[0]
    if match := _ADDRESS.search(path):
        return _day(match[1], match[3], match[4])
    if match := _ADDRESS_COMPACT.search(path):
        return _day(match[1], match[2], match[3])
    return None


def _latin(char: str) -> str:
    return str(unicodedata.digit(char)) if unicodedata.category(char) == "Nd" else char


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= FIRST_YEAR else None
