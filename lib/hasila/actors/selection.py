"""Which of the candidates stand: lists before rules, and no unnamed office beside the name of who holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest

from hasila.actors.gazetteer import Actor
from hasila.actors.mention import Found, longest
from hasila.actors.patterns import Hit
from hasila.actors.view import View

#: Between an office and the name of its holder, the place where it is held has at most so many letters.
_SEAT = 40


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
    """Drop the unnamed holder of an office where the name stands beside it.

    The name follows (وزير الخارجية الفرنسي، جون إيف لودريان), also after where the office is held (السفير الفرنسي في
    مصر، فلان), or goes before and a mark closes the office (فلان، ولي العهد السعودي.).
    """
    persons = [one for one in found if one.actor.actor_type == "person" and not is_office(one.actor)]
    kept = []
    for one, following in zip_longest(found, found[1:]):
        if is_office(one.actor):
            if following is not None and following in persons and _close(view, one.end, following.start):
                continue
            if _held_by(view, one, persons) or _of_the_named(view, one, persons):
                continue
        kept.append(one)
    return kept


def _held_by(view: View, office: Found, persons: list[Found]) -> bool:
    """Tell whether a name between commas follows after a place in which the office is held."""
    for person in persons:
        between = view.text[office.end : person.start]
        if 0 < len(between) <= _SEAT and between.endswith("، ") and between.count("،") == 1:
            return "\n" not in between and "." not in between and len(between.split()) > 1
    return False


def _of_the_named(view: View, office: Found, persons: list[Found]) -> bool:
    """Tell whether the office stands after the name it belongs to, and is closed by a mark."""
    closed = view.text[office.end : office.end + 1] in ("،", ".", "؛", "", "\n", ",")
    return closed and any(view.text[one.end : office.start] in ("، ", ", ") for one in persons)


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
