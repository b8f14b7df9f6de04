"""Casualty claims: how many were killed, injured, missing, captured or displaced, as the words of a text say it."""

from hasila.claims.finder import ClaimFinder
from hasila.claims.rules import RULE_IDS

__all__ = ["RULE_IDS", "ClaimFinder"]
