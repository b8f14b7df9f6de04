"""Parameters of a run: turned into values and checked, the same way by the runner and by a notebook's own check cell.

A value may come as text (a command line) or as itself (a changed cell in JupyterLab); both end as the same value, or
as a :class:`ParameterError` that names the parameter and says what would be right. What a well-known name may hold is
in :data:`KNOWN`; any other name is held to the annotation of the notebook. Nothing is guessed: text that is not plainly
of its kind is refused. This module reads no file and knows no notebook.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from hasila import tables


class ParameterError(ValueError):
    """A parameter is unknown, or its value is not of its kind; the message names both and what would be right."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a parameter may hold: a type (as the notebook annotates it), the values allowed, a lowest number."""

    annotation: str
    choices: tuple[str, ...] = ()
    least: int | None = None
    is_day: bool = False


TEXT, TEXTS, DAY = Kind("str"), Kind("list[str]"), Kind("str", is_day=True)
COUNT = Kind("int", least=1)

#: The parameters whose meaning the package knows. Empty text and an empty list stand for "not given".
KNOWN: dict[str, Kind] = {
    "corpus": TEXT,
    "outputs": TEXT,
    "lexicon": TEXT,
    "corrections": TEXT,
    "outlets": TEXTS,
    "date_from": DAY,
    "date_to": DAY,
    "outcome": Kind("str", choices=tables.OUTCOMES),
    "victim_class": Kind("str", choices=tables.VICTIM_CLASSES),
    "modality": Kind("str", choices=tables.MODALITIES),
    "qualifier": Kind("str", choices=tables.QUALIFIERS),
    "stance": Kind("str", choices=tables.STANCES),
    "event": TEXT,
    "reference": TEXT,
    "ner": Kind("bool"),
    "place": TEXT,
    "actors": TEXTS,
    "word": TEXT,
    "top_n": COUNT,
    "min_count": COUNT,
    "window": COUNT,
    "count_by": Kind("str", choices=("documents", "mentions", "per_1000_words")),
    "granularity": Kind("str", choices=("day", "week", "month", "year")),
}

#: A name that may be written into a notebook cell: letters, digits and underscores of ASCII, no leading digit.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_WHOLE = re.compile(r"[+-]?\d+\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_TRUE, _FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def suggestion(wrong: str, right: Iterable[str]) -> str:
    """Return ``" Did you mean a or b?"`` for the names close to ``wrong``, or nothing."""
    close = difflib.get_close_matches(wrong.lower(), list(right), n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(repr(name) for name in close)}?" if close else ""


def check_name(name: str) -> str:
    """Return ``name`` if it may be written into a cell; ParameterError otherwise."""
    if not _NAME.match(name):
        raise ParameterError(f"{name!r} is not the name of a parameter: use letters, digits and underscores")
    return name


def kind_of(name: str, annotation: str = "") -> Kind:
    """Return what parameter ``name`` may hold: what the package knows of it, else what its annotation says."""
    return KNOWN.get(name) or Kind(annotation.replace(" ", "") or "str")


# ---------------------------------------------------------------- one value
def convert(name: str, value: Any, kind: Kind) -> Any:
    """Return ``value`` as a plain value of ``kind`` (str, int, float, bool or a list of these), or raise."""
    if kind.annotation.lower().startswith("list"):
        items = _items(name, value)
        inner = Kind(_inner(kind.annotation), kind.choices, kind.least, kind.is_day)
        return [_scalar(name, item, inner) for item in items]
    if isinstance(value, (list, tuple)):
        raise ParameterError(f"parameter {name} takes one value, not {len(value)}: {list(value)!r}")
    return _scalar(name, value, kind)


def _inner(annotation: str) -> str:
    found = re.match(r"[Ll]ist\[(\w+)\]\Z", annotation)
    return found.group(1) if found else "str"


def _items(name: str, value: Any) -> list[Any]:
    """Return the items of a list given as a list, as JSON, or as text with commas (Latin or Arabic) between them."""
    if isinstance(value, (list, tuple)):
        return list(value)
    text = str(value).strip()
    if not text.startswith("["):
        return [part.strip() for part in re.split("[,\u060c]", text) if part.strip()]
    try:
        return list(json.loads(text))
    except ValueError as error:
        raise ParameterError(f"parameter {name}: {text!r} is not a JSON list ({error})") from None


def _scalar(name: str, value: Any, kind: Kind) -> Any:
    try:
        reader = _READERS[kind.annotation]
    except KeyError:
        known = ", ".join(_READERS)
        raise ParameterError(f"parameter {name} is a {kind.annotation}; only {known} can be given") from None
    found = reader(name, value)
    _check_bounds(name, found, kind)
    return found


def _check_bounds(name: str, found: Any, kind: Kind) -> None:
    if kind.least is not None and found < kind.least:
        raise ParameterError(f"parameter {name} must be at least {kind.least}, not {found}")
    if kind.choices and found and found not in kind.choices:
        near = suggestion(str(found), kind.choices)
        raise ParameterError(f"parameter {name} cannot be {found!r}.{near} It takes: {', '.join(kind.choices)}")
    if kind.is_day and found:
        _check_day(name, found)


def _check_day(name: str, text: str) -> None:
    try:
        if not _DAY.match(text):
            raise ValueError("write it as year-month-day")
        date.fromisoformat(text)
    except ValueError as error:
        raise ParameterError(f"parameter {name}: {text!r} is not a day such as 2018-02-07 ({error})") from None


def western_digits(text: str) -> str:
    """Return ``text`` with the digits of every script (Arabic-Indic, Persian) as 0 to 9."""
    return re.sub(r"\d", lambda found: str(int(found.group())), text)


def _text(name: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float, date)):
        raise ParameterError(f"parameter {name} takes text, not {value!r}")
    text = str(value)
    if any(ord(character) < 32 or ord(character) == 127 or "\ud800" <= character <= "\udfff" for character in text):
        raise ParameterError(f"parameter {name} holds a line break or a character that is no text: {text!r}")
    return western_digits(text) if name.startswith("date_") else text


def _whole(name: str, value: Any) -> int:
    text = western_digits(str(value).strip())
    if isinstance(value, bool) or not _WHOLE.match(text):
        raise ParameterError(f"parameter {name} takes a whole number, not {value!r}")
    return int(text, 10)


def _number(name: str, value: Any) -> float:
    text = western_digits(str(value).strip()).replace("٫", ".")
    try:
        found = float(text)
    except ValueError:
        found = float("nan")
    if isinstance(value, bool) or found != found or found in (float("inf"), float("-inf")):
        raise ParameterError(f"parameter {name} takes a number, not {value!r}")
    return found


def _truth(name: str, value: Any) -> bool:
    text = western_digits(str(value).strip().lower())
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    raise ParameterError(f"parameter {name} takes true or false, not {value!r}")


_READERS: dict[str, Callable[[str, Any], Any]] = {"str": _text, "int": _whole, "float": _number, "bool": _truth}


# ---------------------------------------------------------------- in a notebook
def check_parameters(**given: Any) -> SimpleNamespace:
    """Check a notebook's parameters and return them under their names, ready for use.

    Text that stands for a number or a truth is converted; an empty choice or day becomes None, a day a
    ``datetime.date``, a list a tuple. ParameterError where a value is not of its kind, or the days are the wrong way
    round.
    """
    ready = {name: _ready(name, value) for name, value in given.items()}
    first, last = ready.get("date_from"), ready.get("date_to")
    if first and last and first > last:
        raise ParameterError(f"parameter date_from ({first}) is after date_to ({last})")
    return SimpleNamespace(**ready)


def _ready(name: str, value: Any) -> Any:
    kind = kind_of(name, _annotation(value))
    found = convert(name, value, kind)
    if kind.is_day:
        return date.fromisoformat(found) if found else None
    if isinstance(found, list):
        return tuple(found)
    return None if found == "" else found


def _annotation(value: Any) -> str:
    return "list[str]" if isinstance(value, (list, tuple)) else type(value).__name__
