"""The grammar of casualty claims over one sentence: which groups of people suffered which outcome.

Each rule takes what the sentence holds and adds drafts of claims; a draft says which rule made it. The rules run in
the order of :data:`RULES`; a group claimed by one is left alone by the next. Source, modality, time and place are not
read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hasila.claims.afterwards import befell_later
from hasila.claims.among import counted_among, in_a_state, still_so
from hasila.claims.cases import cases, in_care
from hasila.claims.clause import Clause, Draft
from hasila.claims.counts import divided, in_masses, labelled, numbered, reached, stated_counts
from hasila.claims.custody import held, held_by_somebody, in_prison, one_held
from hasila.claims.dead_or_hurt import (
    fallen_beside_the_dead,
    hurt_who_died,
    killed_or_injured,
    victims_beside_the_hurt,
    victims_of_whom_some_died,
)
from hasila.claims.deeds import counted_by_deed, counted_cases
from hasila.claims.lists import coordination
from hasila.claims.nouns import bodies, outcome_nouns
from hasila.claims.objects import governed_right
from hasila.claims.own_deaths import took_own_life
from hasila.claims.parts import apposition, families, glosses, parts_of_them, shares
from hasila.claims.pronouns import taken_up
from hasila.claims.subjects import governed_left
from hasila.claims.subsets import subsets
from hasila.claims.tallies import spread
from hasila.claims.titled_by_harm import gone_by_name, hurt_by_name, martyrs, one_of_the_dead, one_of_the_hurt

#: Ids of all rules: what ``Claim.rule`` may hold. The last two are not of this module (hasila.claims.zeros, .echoes).
RULE_IDS = (
    "bodies", "outcome-noun", "repeated-noun", "masdar-object", "verb-object", "subject-verb", "named-victim",
    "stated-count", "counted-among", "coordination", "subset", "killed-or-injured", "zero", "echo",
)  # fmt: skip

RULES: tuple[Callable[[Clause], None], ...] = (
    bodies,
    one_of_the_dead,
    outcome_nouns,
    cases,
    governed_right,
    took_own_life,
    governed_left,
    martyrs,
    hurt_by_name,
    gone_by_name,
    one_of_the_hurt,
    stated_counts,
    counted_by_deed,
    counted_cases,
    divided,
    spread,
    labelled,
    reached,
    numbered,
    in_masses,
    counted_among,
    held,
    still_so,
    in_prison,
    held_by_somebody,
    one_held,
    in_a_state,
    in_care,
    apposition,
    glosses,
    shares,
    coordination,
    subsets,
    families,
    apposition,
    parts_of_them,
    taken_up,
    parts_of_them,
    befell_later,
    coordination,
    victims_beside_the_hurt,
    victims_of_whom_some_died,
    killed_or_injured,
    fallen_beside_the_dead,
    hurt_who_died,
)


def apply_rules(clause: Clause) -> Iterator[Draft]:
    """Run the rules over a sentence and yield its drafts in order."""
    for rule in RULES:
        rule(clause)
    yield from (clause.drafts[number] for number in sorted(clause.drafts))
    yield from clause.later
