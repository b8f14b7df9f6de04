"""Charts of the ledger, drawn to show with hover in JupyterLab and as pictures elsewhere. They compute nothing."""

from hasila.charts.renderer import enable

__all__ = ["enable"]
