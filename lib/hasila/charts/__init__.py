"""Charts of the ledger, drawn to show with hover in JupyterLab and as pictures elsewhere. They compute nothing."""

import sys

# jsonschema, by which Altair checks charts, compiles a grammar of international URLs when it is imported where the
# package rfc3987-syntax is installed (Jupyter asks for it): a second in every notebook, for what no chart holds.
_URLS = "rfc3987_syntax"
if _hidden := _URLS not in sys.modules:
    sys.modules[_URLS] = None  # type: ignore[assignment]
try:
    from hasila.charts.renderer import enable
finally:
    if _hidden:
        del sys.modules[_URLS]

__all__ = ["enable"]
