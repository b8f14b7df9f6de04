"""Hasila (حصيلة, "toll"): a ledger of casualty claims from a folder of Arabic conflict news.

Start with ``hasila.runs.open_ledger(corpus, outputs)``, which reads, extracts, corrects and links; the modules named
after the analyses (:mod:`hasila.overview`, :mod:`hasila.frequency`, :mod:`hasila.compare`, :mod:`hasila.framing`,
:mod:`hasila.reuse`, :mod:`hasila.timeline`) make tables of it; :mod:`hasila.charts` and :mod:`hasila.evidence` show
them.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("hasila")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0"
