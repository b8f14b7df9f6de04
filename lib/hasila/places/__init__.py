"""Places in the news: how their names are read off the words, and what speaks against each as the place of a harm.

What is found here is a place that a sentence names; where a claim happened, :mod:`hasila.circumstances` decides.
"""

from hasila.places.finder import PlaceFinder, resolve

__all__ = ["PlaceFinder", "resolve"]
