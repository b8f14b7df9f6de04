"""Drafts that are no claim: no harm of conflict or accident, or not of whom the words stand beside.

A draft that one of ``REFUSALS`` knows is no claim; ``ECHO_REFUSALS`` are asked of figures that may go
back to a claim too.
"""

from hasila.claims.refused.bystanders import BYSTANDERS
from hasila.claims.refused.doers import DOERS, is_doer_of_past_deed
from hasila.claims.refused.misreadings import MISREADINGS
from hasila.claims.refused.natural_deaths import NATURAL_DEATHS
from hasila.claims.refused.offices import OFFICES
from hasila.claims.refused.remarks import REMARKS
from hasila.claims.refused.topical import TOPICAL

REFUSALS = (*TOPICAL, *NATURAL_DEATHS, *REMARKS, *MISREADINGS, *BYSTANDERS, *DOERS, *OFFICES)

ECHO_REFUSALS = (*MISREADINGS, is_doer_of_past_deed)

__all__ = ["ECHO_REFUSALS", "REFUSALS"]
