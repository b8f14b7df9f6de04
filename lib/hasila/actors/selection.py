"""Which of the candidates stand: lists before rules, and no unnamed office beside the name of who holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest

from hasila.actors.gazetteer import Actor
from hasila.actors.mention import Found, longest
from hasila.actors.patterns import Hit
from hasila.actors.view import View


def prefer_listed(view: View, found: list[Found], kin: Callable[[str], bool]) -> list[Found]:
    """Return the longest mentions; no rule lengthens a listed name, but a person's goes on with «بن» or «آل»."""
    listed = {one.start: one for one in longest([one for one in found if one.method == "gazetteer"])}
    within = [known for known in listed.values() if known.actor.actor_type == "person"]
    kept = []
    for one in found:
        known = listed.get(one.start)
        if one.method != "gazetteer" and any(person.start < one.start < person.end for person in within):
            continue
        if one.method == "gazetteer" or known is None:
            kept.append(one)
        elif known.actor.actor_type == one.actor.actor_type == "person":
            following = view.word_after(known.end)
            if following is not None and kin(view.text[following[0] : following[1]]):
                kept.append(Found(one.start, one.end, known.actor, "gazetteer"))
    return longest(kept)


def without_named_offices(view: View, found: list[Found]) -> list[Found]:
    """Drop the unnamed holder of an office where the name follows (وزير الخارجية الفرنسي، جون إيف لودريان)."""
    kept = []
    for one, following in zip_longest(found, found[1:]):
        names_office = following is not None and following.actor.actor_type == "person" and is_office(one.actor)
        if names_office and following is not None and _close(view, one.end, following.start):
            continue
        kept.append(one)
    return kept


def is_office(actor: Actor) -> bool:
    """Tell whether the actor is whoever holds an office of a state."""
    return actor.actor_type == "person" and actor.state is not None


def _close(view: View, end: int, start: int) -> bool:
    between = view.text[end:start].strip(" ،,:")
    if "\n" in between or any(mark in between for mark in ".؛،"):
        return False
    return len(between.split()) <= 3 and all(word.startswith("ال") for word in between.split())


def longest_hits(hits: list[Hit]) -> Iterator[Hit]:
    """Yield hits in order of place, of overlapping ones the longest."""
    reached = -1
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start >= reached:
            reached = hit.end
            yield hit
