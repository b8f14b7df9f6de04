"""Actors: who is named in an article, under which of their names, tied to one actor each."""

from hasila.actors.finder import ActorFinder
from hasila.actors.labels import form_labels
from hasila.actors.unknown import unknown_names

__all__ = ["ActorFinder", "form_labels", "unknown_names"]
