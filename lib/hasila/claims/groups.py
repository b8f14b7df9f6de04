"""All groups of people of a sentence: counted, alone, named. A group is only a possible victim."""

from __future__ import annotations

from hasila.claims.alone import groups_alone, with_one_or_two
from hasila.claims.counted import counted_groups
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.names import named_groups
from hasila.claims.tagging import Tagged
from hasila.quantities import QuantityFinder


def find_groups(
    tagged: Tagged, quantities: QuantityFinder, lexicon: ClaimLexicon, surnames: frozenset[str] | set[str] = frozenset()
) -> list[Group]:
    """Return the groups of a sentence, in order, none overlapping another; ``surnames`` the article gave before."""
    counted = list(counted_groups(tagged, quantities, lexicon))
    covered = {index for number in tagged.numbers for index in range(number.first, number.last)}
    covered |= {index for group in counted for index in range(group.first, group.end)}
    covered |= {group.head for group in counted if group.head is not None}
    names = list(named_groups(tagged, covered, lexicon, surnames))
    covered |= {index for group in names for index in range(group.first, group.end)}
    alone = list(groups_alone(tagged, covered))
    merged = sorted(counted + alone + names, key=lambda group: group.first)
    return with_one_or_two(tagged, merged)
