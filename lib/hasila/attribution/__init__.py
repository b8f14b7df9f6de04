"""Who is quoted for a claim: the original speaker, the relay, the verb of speech and its stance.

The speaker is never guessed: where the article says a figure in its own voice, everything is null.
"""

from hasila.attribution.attributor import Attributor
from hasila.attribution.verbs import dictionary_form, dictionary_forms

__all__ = ["Attributor", "dictionary_form", "dictionary_forms"]
