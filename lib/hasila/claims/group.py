"""A group of people that a sentence speaks of: possible victims, with the words and bounds of their number."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.claims.lexicon import Person


@dataclass(frozen=True, slots=True)
class Group:
    """People that may be victims. ``first`` to ``stop`` are the words of the quantity, ``end`` is one past the noun."""

    first: int
    stop: int
    end: int
    low: int | None
    high: int | None
    qualifier: str
    imputed: bool
    kind: str  # counted, single, dual, maybe_dual, named
    #: What stands after the number: person, other (unknown noun), of (من …), none.
    noun: str
    head: int | None
    person: Person | None
    cut: int = 0
    joined: bool = False
    definite: bool = False
    rises: bool = False
    #: A preposition is attached (لثلاثة، بطفل).
    prepositional: bool = False
    #: The number follows its noun (المدنيين الثلاثة).
    anaphoric: bool = False
    #: Counted by a word too weak to open a claim by itself (بعض).
    weak: bool = False

    @property
    def own_outcome(self) -> str | None:
        """Outcome that the noun itself carries (قتلى)."""
        return self.person.outcome if self.person else None

    @property
    def own_wording(self) -> str | None:
        """How the noun itself words death."""
        return self.person.wording if self.person else None

    @property
    def counts_bodies(self) -> bool:
        """The noun is of dead bodies."""
        return self.person is not None and self.person.counts == "body"

    @property
    def is_people(self) -> bool:
        """The words say that people are counted."""
        return self.person is not None or self.kind == "named"
