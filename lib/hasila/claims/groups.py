"""All groups of people of a sentence: counted, alone, named. A group is only a possible victim."""

from __future__ import annotations

from dataclasses import replace

from hasila.claims.alone import groups_alone, with_one_or_two
from hasila.claims.counted import counted_groups
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.names.groups import named_groups
from hasila.claims.tagging import Tag, Tagged
from hasila.quantities import QuantityFinder


def find_groups(
    tagged: Tagged, quantities: QuantityFinder, lexicon: ClaimLexicon, surnames: frozenset[str] | set[str] = frozenset()
) -> list[Group]:
    """Return the groups of a sentence, in order, none overlapping another; ``surnames`` the article gave before."""
    counted = [_with_qualifier(tagged, group, quantities) for group in counted_groups(tagged, quantities, lexicon)]
    covered = {index for number in tagged.numbers for index in range(number.first, number.last)}
    covered |= {index for group in counted for index in range(group.first, group.end)}
    covered |= {group.head for group in counted if group.head is not None}
    covered |= {index for index, tag in enumerate(tagged.tags) if tag.form.in_name}
    names = list(named_groups(tagged, covered, lexicon, surnames))
    covered |= {index for group in names for index in range(group.first, group.end)}
    alone = [_with_qualifier(tagged, group, quantities) for group in groups_alone(tagged, covered)]
    merged = sorted(counted + alone + names, key=lambda group: group.first)
    return with_one_or_two(tagged, merged)


def _with_qualifier(tagged: Tagged, group: Group, quantities: QuantityFinder) -> Group:
    """Return people with the bounds of what stands behind them, or behind their verb (14 شخصا قتلوا على الأقل)."""
    end = group.end
    if group.kind == "counted":
        if group.qualifier != "exact" or end >= len(tagged.tags) or not _has_several(tagged.tags[end]):
            return group
        end += 1
    if end >= len(tagged.tags) or tagged.tags[end].form.conjunction:
        return group
    after = quantities.after(tagged.sentence.words, end)
    if after is None or after.value not in ("at_least", "more_than"):
        return group
    return replace(group, high=None, qualifier=after.value)


def _has_several(tag: Tag) -> bool:
    """Tell whether a word is a verb of harm in the plural, whose subject stands before it."""
    return any(trigger.plural and trigger.kind in ("passive", "either") for trigger in tag.form.triggers)
