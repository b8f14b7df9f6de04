"""Evidence as pages show it: tables, sentences with their span marked, concordance lines, reprints.

This package shows; it computes no figure and reads no file.
"""

from hasila.evidence.concordance import context, kwic
from hasila.evidence.page import Html, Markup, escape, findings, grid, marked, message, shown, table
from hasila.evidence.reprints import differences
from hasila.evidence.sentences import claims, figure, pointed, spans, with_sentences

__all__ = [
    "Html",
    "Markup",
    "claims",
    "context",
    "differences",
    "escape",
    "figure",
    "findings",
    "grid",
    "kwic",
    "marked",
    "message",
    "pointed",
    "shown",
    "spans",
    "table",
    "with_sentences",
]
