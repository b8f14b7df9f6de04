"""Runs of the notebooks: their parameters, the ledger they share, what they leave, and the record of a run.

What notebooks call is here; the runner itself (:mod:`hasila.runs.report`) is imported by the command alone, since it
brings papermill and nbconvert along. This package knows no Arabic.
"""

from hasila.runs.ledger import Ledger, LedgerError, LedgerFacts
from hasila.runs.opening import open_ledger, open_lexicons
from hasila.runs.parameters import ParameterError, check_parameters
from hasila.runs.results import Results

__all__ = [
    "Ledger",
    "LedgerError",
    "LedgerFacts",
    "ParameterError",
    "Results",
    "check_parameters",
    "open_ledger",
    "open_lexicons",
]
