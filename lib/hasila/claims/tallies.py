"""Tallies: what says how the dead, wounded or held divide, and the figures behind it, in one sentence or in lines.

A row of a tally has no outcome word of its own («القوات الروسية: 4»); it takes that of the heading. Rows without a
heading that names an outcome and says that it divides are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hasila.arabic import Sentence, is_item
from hasila.claims.clause import Clause, Draft
from hasila.claims.group import Group
from hasila.claims.lists import coordination
from hasila.claims.subsets import subsets
from hasila.claims.tagging import CLOSERS

#: Words between those who divide and what says so, and between that and the colon.
_NOUN_REACH, _COLON_REACH = 12, 4
#: Rows of a tally at most.
_ROWS = 14


def spread(clause: Clause) -> None:
    """Claim the figures of a tally in one sentence: وتوزعت الإصابات كالآتي: 11 في المدينة، 4 في الريف."""
    heading = _heading(clause)
    if heading is None:
        return
    noun, colon = heading
    person = clause.tagged.tags[noun].person
    for number, group in enumerate(clause.groups):
        if person is None or person.outcome is None or group.first <= colon or number in clause.drafts:
            continue
        if any(clause.text(place) in CLOSERS for place in range(colon + 1, group.first)):
            return
        if _is_figure(clause, group):
            clause.claim(number, person.outcome, "subset", (noun, noun + 1), person.wording)


def _heading(clause: Clause) -> tuple[int, int] | None:
    """Return the noun of those who divide and the colon behind «as follows»."""
    for index in clause.where("as_follows"):
        nouns = [n for n in range(max(0, index - _NOUN_REACH), index) if _is_noun_of_harm(clause, n)]
        colons = [c for c in range(index, min(len(clause.tagged.tags), index + _COLON_REACH)) if clause.text(c) == ":"]
        if nouns and colons:
            return nouns[-1], colons[0]
    return None


def _is_noun_of_harm(clause: Clause, index: int) -> bool:
    person = clause.tagged.tags[index].person
    return person is not None and person.outcome is not None and person.number != "one" and index not in clause.heads


def _is_figure(clause: Clause, group: Group) -> bool:
    """Tell whether a group is a figure of a tally: a number, its people, its cases, or how grave they are."""
    if group.kind != "counted" or group.own_outcome is not None or group.prepositional:
        return False
    if group.noun in ("none", "person", "of"):
        return True
    return group.head is not None and bool({"critical", "case"} & clause.roles(group.head))


def rows_behind(
    heading: Clause, rows: Sequence[Sentence], read: Callable[[Sentence], Clause]
) -> list[tuple[Clause, list[Draft]]]:
    """Return the drafts of the rows behind a heading such as «توزع الضحايا بحسب الجهة:», each with its clause.

    ``read`` makes the clause of a sentence. The first row that is no item of a list ends the tally.
    """
    noun = _divided_noun(heading)
    if noun is None:
        return []
    person = heading.tagged.tags[noun].person
    found: list[tuple[Clause, list[Draft]]] = []
    for row in rows[:_ROWS]:
        if not is_item(row.norm):
            break
        clause = read(row)
        first = next((n for n, group in enumerate(clause.groups) if _is_figure(clause, group)), None)
        if first is None or person is None or person.outcome is None:
            continue
        group = clause.groups[first]
        clause.claim(first, person.outcome, "subset", (group.first, group.stop), person.wording)
        coordination(clause)
        subsets(clause)
        found.append((clause, [clause.drafts[number] for number in sorted(clause.drafts)]))
    return found


def _divided_noun(heading: Clause) -> int | None:
    """Return the noun of harm of a sentence that ends in a colon and says that they divide."""
    tags = heading.tagged.tags
    if not tags or tags[-1].word.text != ":" or heading.drafts:
        return None
    if not (heading.where("divides") or heading.where("as_follows")):
        return None
    nouns = [n for n in range(len(tags)) if _is_noun_of_harm(heading, n)]
    return nouns[0] if nouns else None
