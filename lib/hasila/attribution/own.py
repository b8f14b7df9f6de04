"""Whether a speaker is the outlet itself: by its name in the list of media, in full, or by its first word with article.

Its correspondents, its sources and people with an office are other speakers. A first word alone is refused where the
article names somebody else by it («الشبكة» after «شبكة كذا»).
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import normalise, without_article
from hasila.attribution.speech import Speaker
from hasila.records import ActorMention

#: Kinds of speakers that work for an outlet or talk to it, and are not it.
_OTHERS = ("correspondent", "source", "role", "roles")


class Own:
    """Answers for one article. ``media``: mentions of the outlet; ``spoken``: all speakers of the article."""

    def __init__(self, outlet: str | None, media: Sequence[ActorMention], spoken: Sequence[Speaker]) -> None:
        self.words = tuple(normalise(outlet or "").casefold().split())
        self.media = media
        self.first = without_article(self.words[0]) if len(self.words) > 1 else ""
        self.shared = any(self._is_namesake(speaker) for speaker in spoken)

    def is_own(self, speaker: Speaker) -> bool:
        """Say whether the speaker is the outlet itself."""
        if speaker.kind in ("correspondent", "source"):
            return False
        return self._is_listed(speaker) or (speaker.kind not in _OTHERS and self._is_named(speaker))

    def _is_listed(self, speaker: Speaker) -> bool:
        return any(
            a.start <= speaker.end and speaker.start <= a.end and speaker.end - speaker.start < 2 * (a.end - a.start)
            for a in self.media
        )

    def _is_named(self, speaker: Speaker) -> bool:
        if not self.first:
            return False
        if len(speaker.words) == 1:
            return not self.shared and speaker.words[0] == "ال" + self.first
        return self._holds_name(speaker)

    def _holds_name(self, speaker: Speaker) -> bool:
        size = len(self.words)
        return any(speaker.words[at : at + size] == self.words for at in range(len(speaker.words) - size + 1))

    def _is_namesake(self, speaker: Speaker) -> bool:
        """Say whether somebody else is named by the outlet's first word."""
        heads = [without_article(word) for word in speaker.words]
        return len(heads) > 1 and self.first in heads and heads[:2] != [without_article(w) for w in self.words[:2]]


def is_outlet(actor: ActorMention, outlet: str | None) -> bool:
    """Say whether an actor is the outlet, by either of its names."""
    names = {normalise(name).casefold() for name in (actor.name_ar, actor.name_en) if name}
    return outlet is not None and normalise(outlet).casefold() in names
