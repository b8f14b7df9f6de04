"""The report of speech: a verb or particle with its speaker, its relay, and which words it covers."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.attribution.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Report:
    """One report of speech. ``first``/``last``: its words (verb to end of speaker); ``verb``: the words of the cue."""

    first: int
    last: int
    verb: tuple[int, int]
    stance: str
    frame: str
    speaker: Phrase | None = None
    relay: Phrase | None = None
    continues: bool = False
    forward: bool = True
    backward: bool = False
    #: The sentence only says where the words before it come from («جاء ذلك في بيان»).
    looks_back: bool = False
    #: It begins with a particle («بحسب», «وفق ما ذكر»), not with a verb.
    by_particle: bool = False
