"""A rule of the grammar matched on the letters of a sentence: its groups as values, its span with balanced brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hasila.dates.vocabulary import Atom

#: Letters before and after a match that a rule may look at.
_AROUND = 60


class Match:
    """A matched rule: its groups as atoms, and its span in the normalised text."""

    def __init__(self, match: re.Match[str], atoms: Sequence[Atom]) -> None:
        self.match = match
        self.first, self.stop = _balanced(match.string, *match.span("span"))
        self.atoms = atoms

    def __getitem__(self, group: str) -> str:
        """Return the letters of a group; empty where the pattern has none or it took no part."""
        return (self.match[group] or "") if group in self.match.re.groupindex else ""

    def value(self, group: str, letters: str = "") -> object:
        """Return the value of the first atom of a group whose letter is one of ``letters`` (of any where empty)."""
        return next(iter(self.values(group, letters)), None)

    def values(self, group: str, letters: str = "") -> list[object]:
        """Return the values of the atoms of a group whose letter is one of ``letters``, in order."""
        if not self[group]:
            return []
        atoms = self.atoms[slice(*self.match.span(group))]
        return [atom.value for atom in atoms if not letters or atom.letter in letters]

    def number(self, group: str, letters: str = "") -> int | None:
        """Return the value of a group as a number, None where it is not one."""
        value = self.value(group, letters)
        return value if isinstance(value, int) else None

    @property
    def before(self) -> str:
        """The letters right before the match."""
        return self.match.string[max(0, self.first - _AROUND) : self.first]

    @property
    def after(self) -> str:
        """The letters right after the match."""
        return self.match.string[self.stop : self.stop + _AROUND]


def _balanced(letters: str, first: int, stop: int) -> tuple[int, int]:
    """Return the span with a bracket taken in or left out, so that it holds as many opening as closing ones."""
    span = letters[first:stop]
    missing = span.count("<") - span.count(">")
    if missing < 0 and span.endswith(">"):
        return first, stop - 1
    if missing < 0 and letters[first - 1 : first] == "<":
        return first - 1, stop
    if missing > 0 and letters[stop : stop + 1] == ">":
        return first, stop + 1
    return (first + 1, stop) if missing > 0 and span.startswith("<") else (first, stop)
