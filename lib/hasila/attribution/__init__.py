"""Who is quoted for a claim: the original speaker, the relay, the verb of speech and its stance.

The speaker is never guessed: where the article says a figure in its own voice, everything is null.
"""

from hasila.attribution.attributor import Attributor

__all__ = ["Attributor"]
