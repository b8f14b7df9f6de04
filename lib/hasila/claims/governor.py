"""An outcome word in force over some words of a sentence: what the rules govern by."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.claims.lexicon import Trigger


@dataclass(frozen=True, slots=True)
class Governor:
    """An outcome word in force, over the words ``first`` to ``end``; ``joined`` has و before it."""

    first: int
    end: int
    outcome: str
    trigger: Trigger
    joined: bool = False
    #: The words that carry the claim, for the trigger span.
    last: int = 0
    #: False where the harm is attempted, feared, planned, judged or denied: it governs nothing, but ends the reach
    #: of others.
    real: bool = True

    @property
    def is_verb(self) -> bool:
        """The outcome word is a verb, with a subject."""
        return self.trigger.kind != "masdar"
