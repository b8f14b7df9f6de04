"""Whether a claim is asserted, denied or unconfirmed: by the words of doubt and denial that stand over it.

A word of doubt rules what follows it in its clause, or comments on what stands before it («ولم يتأكد الخبر»); each
row of the lexicon says which, and some only turn a zero claim whose words they are («دون الإشارة إلى إصابات»). To
allege («زعم») is a stance of the outlet, not doubt: the claim stays asserted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from hasila.arabic import Sentence, Text, normalise
from hasila.lexicons import Lexicons
from hasila.records import Claim

#: Letters that may be read off before the first word of a pattern.
_PREFIX = r"(?<![^\W_])[وف]?"
_WORD_END = r"(?![^\W_])"
#: In a pattern "*" stands for up to ten words, "a|b" for one word or the other.
_GAP_PATTERN, _OR = r"(?:\s+\S+){0,10}?", "|"

#: So many sentences are remembered.
_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Marker:
    """A word of doubt or denial: its pattern, what it makes of a claim, and whether it rules after or before itself."""

    pattern: re.Pattern[str]
    modality: str
    scope: str


@dataclass(frozen=True)
class ModalityGrammar:
    """The markers by their first word, and the words that end the reach of one."""

    firsts: re.Pattern[str]
    by_first: dict[str, tuple[Marker, ...]]
    turns: re.Pattern[str]

    def _matches(self, norm: str) -> Iterator[tuple[Marker, re.Match[str]]]:
        for first in self.firsts.finditer(norm):
            for marker in self.by_first[first.group(1)]:
                match = marker.pattern.match(norm, first.start())
                if match is not None:
                    yield marker, match

    @cached_property
    def matches(self) -> Callable[[str], tuple[tuple[Marker, re.Match[str]], ...]]:
        """Return the markers in a normalised sentence; remembered, as several claims of a sentence ask one by one."""
        return lru_cache(maxsize=_REMEMBERED)(lambda norm: tuple(self._matches(norm)))


class ModalityReader:
    """Reads the modality of claims."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.grammar = _compiled(lexicons)
        self.turns = self.grammar.turns

    def read(self, text: Text, claim: Claim) -> str:
        """Return asserted, denied or unconfirmed for ``claim``."""
        sentence = text.sentences[claim.sentence_id]
        start, end = _normal_span(text, sentence, claim)
        found = self._in_sentence(sentence.norm, start, end, claim.qualifier == "zero")
        if found is not None:
            return found
        following = claim.sentence_id + 1
        after = self._by_next(text.sentences[following]) if following < len(text.sentences) else None
        return after or "asserted"

    def _in_sentence(self, norm: str, start: int, end: int, is_zero: bool) -> str | None:
        matches = self.grammar.matches(norm)
        ruling = {
            marker.modality
            for marker, match in matches
            if not (marker.scope == "before" and _is_inside(match, matches))
            and marker.scope != "next"
            and self._rules(marker, match, norm, start, end, is_zero)
        }
        return _weightiest(ruling)

    def _rules(self, marker: Marker, match: re.Match[str], norm: str, start: int, end: int, is_zero: bool) -> bool:
        if match.start() < end and match.end() > start:  # the words are part of the claim itself
            return marker.modality == "unconfirmed" and (is_zero or (match.start() < start and marker.scope != "zero"))
        if marker.scope == "after" and match.end() <= start:
            return not self.turns.search(norm, match.end(), start)
        return marker.scope == "before" and match.start() >= end and not self.turns_twice(norm, end, match.start())

    def turns_twice(self, norm: str, start: int, end: int) -> bool:
        """Say whether the text turns away more than once: a comment on the claim may itself begin with "but"."""
        return len(self.turns.findall(norm, start, end)) > 1

    def _by_next(self, sentence: Sentence) -> str | None:
        """Return what the sentence after makes of a claim: a doubt or a denial with which it begins."""
        found = self.grammar.matches(sentence.norm)
        return _weightiest({m.modality for m, match in found if m.scope == "next" and match.start() == 0})


def _weightiest(modalities: set[str]) -> str | None:
    """Return what holds where several markers rule a claim: denial before doubt."""
    return next((modality for modality in ("denied", "unconfirmed") if modality in modalities), None)


def _is_inside(match: re.Match[str], others: Sequence[tuple[Marker, re.Match[str]]]) -> bool:
    """Tell whether the words are the end of a longer marker that rules what follows (أنباء غير مؤكدة عن)."""
    return any(
        marker.scope == "after" and other.start() < match.start() and match.end() <= other.end()
        for marker, other in others
    )


def _normal_span(text: Text, sentence: Sentence, claim: Claim) -> tuple[int, int]:
    """Return the claim's span, quantity and outcome word together where they touch, in the normalised sentence."""
    to_norm = text.normalised.norm_index
    return to_norm(claim.start) - sentence.norm_start, to_norm(claim.end) - sentence.norm_start


def _pattern(words: Sequence[Sequence[str]]) -> re.Pattern[str]:
    """Compile the words of a marker, of each the ways it may be written."""
    parts = [_GAP_PATTERN if ways == ["*"] else rf"\s+(?:{'|'.join(map(re.escape, ways))})" for ways in words]
    return re.compile(_PREFIX + parts[0].removeprefix(r"\s+") + "".join(parts[1:]) + _WORD_END)


@lru_cache(maxsize=4)
def _compiled(lexicons: Lexicons) -> ModalityGrammar:
    rows = lexicons.rows("modality")
    by_first: dict[str, list[Marker]] = defaultdict(list)
    for row in rows:
        if row["modality"] != "turn":
            words = [word.split(_OR) for word in normalise(row["words"]).split()]
            marker = Marker(_pattern(words), row["modality"], row["scope"])
            for first in words[0]:
                by_first[first].append(marker)
    turns = _alternatives(normalise(r["words"]) for r in rows if r["modality"] == "turn")
    return ModalityGrammar(_alternatives(by_first), {w: tuple(m) for w, m in by_first.items()}, turns)


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(_PREFIX + "(" + "|".join(map(re.escape, longest_first)) + ")" + _WORD_END)
