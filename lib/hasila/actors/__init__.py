"""Actors: who is named in an article, under which of their names, tied to one actor each."""

from hasila.actors.finder import ActorFinder

__all__ = ["ActorFinder"]
