"""What an article speaks of again and again: illness, stories, matches, violence.

A sentence of such an article may be of it without saying so. Counts words of the lexicon; reads no sentence.
"""

from __future__ import annotations

from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from hasila.claims.lexicon import ClaimLexicon

#: How many words of it make a topic of an article.
_LEAST = {"disease": 4, "fiction": 8, "sport": 5, "violence": 2, "martyr": 2, "wildlife": 4}
#: How many words of sport stand for each of violence in an article of matches.
_MOSTLY = 5
#: What may be written onto a word.
_PREFIXES = ("", "و", "ب", "ل", "ف")


class TopicFinder:
    """The words of each topic, compiled once."""

    def __init__(self, lexicon: ClaimLexicon) -> None:
        self._words = {topic: _matcher(lexicon, topic) for topic in _LEAST}

    def has(self, norm: str, topic: str) -> bool:
        """Tell whether a normalised text names a topic again and again."""
        return self.count(norm, topic) >= _LEAST[topic]

    def count(self, norm: str, topic: str) -> int:
        """Return how often a normalised text names a topic."""
        return len(self._words[topic].find_matches_as_indexes(norm))


def _matcher(lexicon: ClaimLexicon, topic: str) -> AhoCorasick:
    prefixes = ("",) if topic == "disease" else _PREFIXES
    words = sorted(form for form, roles in lexicon.roles.items() if topic in roles)
    if topic == "martyr":
        words = sorted(form for form, triggers in lexicon.triggers.items() if triggers[0].wording == "martyr")
        words += sorted(
            f"{the}{form}" for form, one in lexicon.persons.items() if one.wording == "martyr" for the in ("", "ال")
        )
    return AhoCorasick(
        [f" {prefix}{word} " for word in words for prefix in prefixes], matchkind=MatchKind.LeftmostLongest
    )


class Topics:
    """The topics of one article, each looked for when somebody asks."""

    def __init__(self, finder: TopicFinder | None = None, norm: str = "") -> None:
        self._finder, self._norm = finder, norm

    def _has(self, topic: str) -> bool:
        return self._finder is not None and self._finder.has(self._norm, topic)

    @cached_property
    def illness(self) -> bool:
        """The article counts the sick."""
        return self._has("disease")

    @cached_property
    def fiction(self) -> bool:
        """The article tells of films, novels or plays."""
        return self._has("fiction")

    @cached_property
    def sport(self) -> bool:
        """The article tells of matches and players."""
        return self._has("sport")

    @cached_property
    def mostly_sport(self) -> bool:
        """The article tells of little else than matches, whatever a player says of fighting."""
        if self._finder is None or not self.sport:
            return False
        sport, violence = (self._finder.count(self._norm, topic) for topic in ("sport", "violence"))
        return sport >= 2 * _LEAST["sport"] and sport >= _MOSTLY * violence

    @cached_property
    def violence(self) -> bool:
        """The article tells of violence or accidents."""
        return self._has("violence")

    @cached_property
    def martyrdom(self) -> bool:
        """The article calls its dead martyrs."""
        return self._has("martyr")

    @cached_property
    def wildlife(self) -> bool:
        """The article tells of animals and their hunters."""
        return self._has("wildlife")
