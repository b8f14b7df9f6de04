"""When and where the harm of a claim happened: the times and places of an article weighed for each claim.

No date is resolved here (see :mod:`hasila.dates`) and no place found (see :mod:`hasila.places`).
"""

from hasila.circumstances.finder import CircumstanceFinder

__all__ = ["CircumstanceFinder"]
