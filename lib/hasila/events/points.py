"""Points: what speaks for two reports being of one event, and what excludes it. The weights are set by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from hasila.events.reports import Report
from hasila.nearness import Nearness, is_wide

#: What speaks for a link, in points. Two reports are linked from ENOUGH on.
SAME_DAYS, SAME_MONTH = 2.0, 1.0
SAME_PLACE, NEAR_PLACE, WIDER_PLACE = 2.0, 1.5, 1.0
#: A country (or several of them) holds many events of a day.
COUNTRY = 0.5
#: An article is set where the other report's place is: less than a place of the claim's own.
SETTING = 1.25
SAME_FIGURE, SAME_LARGE_FIGURE = 0.5, 2.0
SAME_VICTIMS = 0.5
SAME_DOCUMENT, SAME_SENTENCE, NEXT_SENTENCES = 1.5, 2.0, 0.75
SHARED_TEXT = 2.0
ENOUGH = 3.0

#: A date of at most this many days is a day (a night runs over two, an operation over three).
FEW_DAYS = 4
#: Dates this many days apart can still be one event: outlets date a night by either of its days.
SLACK = timedelta(days=1)
#: Words of this many letters or fewer (أم، تل) stand in the names of many places.
SHORT_WORD = 3
#: From this figure on, the same number in two reports is no coincidence of small numbers.
LARGE_FIGURE = 20
#: Sentences this far apart are near each other: what follows a place goes on about it.
NEAR_SENTENCES = 1


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports that belong together, how strongly (points), and why."""

    points: float
    first: int
    second: int
    reasons: tuple[str, ...]


def dates_apart(a: Report, b: Report) -> bool:
    """Tell whether the dates exclude each other; an unknown date excludes nothing."""
    if a.days is None or b.days is None:
        return False
    return a.days[1] + SLACK < b.days[0] or b.days[1] + SLACK < a.days[0]


def _date_points(a: Report, b: Report) -> tuple[float, str]:
    if a.days is None or b.days is None:
        return 0.0, ""
    width = max((days[1] - days[0]).days + 1 for days in (a.days, b.days))
    if width <= FEW_DAYS:
        return SAME_DAYS, "same day" if a.days == b.days else "dates meet"
    return (SAME_MONTH, "same month") if width <= 31 else (0.0, "")


def places_apart(a: Report, b: Report, nearness: Nearness) -> bool:
    """Tell whether the places exclude each other; an unknown place excludes nothing."""
    return a.place is not None and b.place is not None and nearness.relation(a.place, b.place) == "apart"


_PLACE_POINTS = {
    "same": (SAME_PLACE, "same place"),
    "near": (NEAR_PLACE, "places near each other"),
    "within": (WIDER_PLACE, "one place in the other"),
}


def _place_points(a: Report, b: Report, nearness: Nearness) -> tuple[float, str]:
    relation = nearness.relation(a.place, b.place) if a.place is not None and b.place is not None else "unknown"
    if a.place is not None and b.place is not None and relation != "unknown":
        points, reason = _PLACE_POINTS.get(relation, (0.0, ""))
        return (min(points, COUNTRY), reason) if is_wide(a.place) or is_wide(b.place) else (points, reason)
    shared = {word for word in a.place_words & b.place_words if len(word) > SHORT_WORD}
    if shared:
        return SAME_PLACE, f"both name {'، '.join(sorted(shared))}"
    return (SETTING, "set at the place") if _set_there(a, b, nearness) else (0.0, "")


def _set_there(a: Report, b: Report, nearness: Nearness) -> bool:
    """Tell whether the article of one is set at the place of the other.

    A report that names a place of its own, an unknown village say, is set elsewhere as far as another article knows.
    """
    for placeless, placed in ((a, b), (b, a)):
        if placeless.setting is None or placed.place is None:
            continue
        relation = nearness.relation(placeless.setting, placed.place)
        if relation != "unknown" and (not placeless.names_a_place or placeless.doc_id == placed.doc_id):
            return not is_wide(placed.place) and relation in _PLACE_POINTS
    return False


def _figure_points(a: Report, b: Report) -> tuple[float, str]:
    shared = a.figures & b.figures
    if not shared:
        return 0.0, ""
    largest = max(low for _, low in shared)
    return SAME_LARGE_FIGURE if largest >= LARGE_FIGURE else SAME_FIGURE, f"same figure {largest}"


def _sentence_points(a: Report, b: Report) -> tuple[float, str]:
    apart = min(abs(here - there) for here in a.sentences for there in b.sentences)
    if apart == 0:
        return SAME_SENTENCE, "same sentence"
    return (NEXT_SENTENCES, "sentences near each other") if apart <= NEAR_SENTENCES else (0.0, "")


def _two_scenes(a: Report, b: Report, nearness: Nearness) -> bool:
    """Tell whether two reports name two places that nothing brings together: an article rounds up what it has."""
    if not (a.names_a_place and b.names_a_place) or a.sentences & b.sentences:
        return False
    return _place_points(a, b, nearness)[0] == 0


def weigh(a: Report, b: Report, nearness: Nearness) -> Link | None:
    """Return the link of two reports with all that speaks for it, or None where something excludes it."""
    if apart(a, b, nearness):
        return None
    parts = [_date_points(a, b), _place_points(a, b, nearness), _figure_points(a, b)]
    if a.victims & b.victims:
        parts.append((SAME_VICTIMS, "same victims"))
    if a.doc_id == b.doc_id and not _two_scenes(a, b, nearness):
        parts.append((SAME_DOCUMENT, "same article"))
        parts.append(_sentence_points(a, b))
    if a.doc_id != b.doc_id and a.paragraphs & b.paragraphs:
        parts.append((SHARED_TEXT, "shared text"))
    points = sum(part for part, _ in parts)
    return Link(points, a.number, b.number, tuple(reason for part, reason in parts if part))


def apart(a: Report, b: Report, nearness: Nearness) -> bool:
    """Tell whether two reports cannot be of one event."""
    return dates_apart(a, b) or places_apart(a, b, nearness)
