"""Asides that part a word of harm from those whom it befell: قتل، بحسب المرصد، خمسة مدنيين.

Between two commas, two dashes or two brackets a clause may name its source, time or place and then go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.arabic import QUOTES
from hasila.claims.governor import Governor
from hasila.claims.lookalikes.numbers import is_of_time
from hasila.claims.settings import is_time
from hasila.claims.tagging import Tag, Tagged, past_marks
from hasila.claims.triggers import find_governors
from hasila.lexicons import Lexicons
from hasila.quantities import PhraseTable

#: Kinds of reporting particles that open a source.
_SOURCES = ("according", "quoting", "verbal")
#: The mark that closes an aside, by the mark that opens it.
_CLOSES = {"،": "،", ",": ",", "(": ")"} | {dash: dash for dash in "-–—"}
_COMMAS = "،,"
#: Words of an aside, at most, and of the clause before and behind it in which its people stand.
_WORDS, _BEFORE, _BEHIND = 12, 8, 4
#: What shows that an aside tells of other people, or that another clause begins behind it.
_OF_PEOPLE = frozenset({"subset", "add", "with", "exception"})
_BEGINS_CLAUSE = frozenset({"barrier", "turn", "complement", "relative", "relative_one", "subset", "who_is"})


class Parentheses:
    """Finds asides; knows the words that open a source, compiled."""

    def __init__(self, lexicons: Lexicons) -> None:
        rows = [row for row in lexicons.rows("reporting_particles") if row["kind"] in _SOURCES]
        #: Of «according to» that carries ل on the speaker only the word before it is asked for.
        self._particles = PhraseTable((row["particle"].removesuffix(" ل"), row["kind"]) for row in rows)

    def find(self, tagged: Tagged) -> Iterator[range]:
        """Yield the words of each aside between a word of harm and its people, the marks around it among them."""
        governors: list[Governor] | None = None
        past = 0
        for first, tag in enumerate(tagged.tags):
            if first < past or not first or not tag.is_mark or tag.word.text not in _CLOSES:
                continue
            last = _closing(tagged.tags, first)
            if last is None or not self._is_aside(tagged, first, last):
                continue
            governors = find_governors(tagged) if governors is None else governors
            if _parts(tagged, governors, first, last):
                past = last + 1
                yield range(first, past)

    def _is_aside(self, tagged: Tagged, first: int, last: int) -> bool:
        """Tell whether a source, a time or a place and nothing else stands between two marks: no harm, no victims."""
        inside = tagged.tags[first + 1 : last]
        if any(tag.form.triggers or tag.phrase or (tag.person and tag.person.outcome) for tag in inside):
            return False
        if self._opens_source(tagged, first + 1):
            return True
        opens = "preposition" in inside[0].roles or is_time(inside[0])
        if not opens or any(_OF_PEOPLE & tag.roles for tag in inside):
            return False
        return not any(first < n.first < last and not is_of_time(tagged.tags, n) for n in tagged.numbers)

    def _opens_source(self, tagged: Tagged, index: int) -> bool:
        """Tell whether words that name a source begin at a word (بحسب، كما قال، تقول الشرطة)."""
        tags, words = tagged.tags, tagged.sentence.words
        found = self._particles.at(words, index, whole=True)
        if found is None:
            return tags[index].form.is_speech
        return found.value != "verbal" or (found.end < len(tags) and tags[found.end].form.is_speech)


def _closing(tags: Sequence[Tag], first: int) -> int | None:
    """Return where the mark stands that closes the aside opened at ``first``, with no other mark between; or None."""
    closing = _CLOSES[tags[first].word.text]
    for index in range(first + 1, min(len(tags) - 1, first + _WORDS + 2)):
        if tags[index].word.text == closing:
            return index if index > first + 1 else None
        if tags[index].is_mark and tags[index].word.text not in QUOTES:
            return None
    return None


def _parts(tagged: Tagged, governors: list[Governor], first: int, last: int) -> bool:
    """Tell whether an aside parts a word of harm from its people: one of the two before it, the other behind."""
    tags = tagged.tags
    behind = past_marks(tags, last + 1)
    if behind >= len(tags) or _BEGINS_CLAUSE & tags[behind].roles or tags[behind].is_mark:
        return False
    if tags[behind].form.conjunction and tags[first].word.text in _COMMAS:
        return False
    for governor in governors:
        if governor.first == behind:
            follows = governor.is_verb and governor.trigger.kind != "active" and not governor.trigger.present
            return follows and _has_people(tagged, range(max(0, first - _BEHIND), first))
        end = max(governor.end, governor.last)
        if end == first:
            return True
        if first - _BEFORE <= end < first and not _is_filled(tagged, range(end, first)):
            return _has_people(tagged, range(behind, min(len(tags), behind + _BEHIND)))
    return False


def _is_filled(tagged: Tagged, between: range) -> bool:
    """Tell whether a mark, or somebody whom the harm may have befallen, stands between a word of harm and an aside."""
    ends = any(tagged.tags[index].is_mark and tagged.tags[index].word.text not in QUOTES for index in between)
    return ends or _has_people(tagged, between)


def _has_people(tagged: Tagged, near: range) -> bool:
    """Tell whether a number, one or two people or a name may stand among words, set apart by no preposition."""
    return any(_may_be_people(tagged, index) for index in near)


def _may_be_people(tagged: Tagged, index: int) -> bool:
    tag = tagged.tags[index]
    if index and "preposition" in tagged.tags[index - 1].roles:
        return False
    if any(n.first <= index < n.last and not is_of_time(tagged.tags, n) for n in tagged.numbers):
        return True
    if tag.form.begins_name or tag.form.begins_weak_name or tag.form.is_title:
        return True
    return tag.person is not None and tag.person.number != "many" and tag.person.kind != "adjective"
