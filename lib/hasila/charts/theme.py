"""The look of every chart: an Arabic font that comes with the package, colours and shapes that all can tell apart.

Colours are the eight of Okabe and Ito (https://jfly.uni-koeln.de/color/), without yellow, which is too light on white;
whatever is told by colour is told by shape, position or text as well, so that a chart survives a grey printer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import fontpkg_amiri
import vl_convert

#: Drawn by the package's own font in PNG and SVG; a browser without it takes the next Arabic font it has.
FONT = f"{fontpkg_amiri.FAMILY}, Noto Naskh Arabic, Geeza Pro, Traditional Arabic, Segoe UI, Tahoma, sans-serif"
INK, GREY, PALE = "#222222", "#767676", "#d9d9d9"
#: Okabe and Ito, ordered so that neighbours differ in lightness too.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#000000", "#767676")
#: Light to dark for counts and shares.
SEQUENCE = ("#f2f6fa", "#c5dbec", "#86b8da", "#3f8fc2", "#0072B2", "#003f63")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-left", "triangle-right")
WIDTH = 640
NAME = "hasila"


@lru_cache(maxsize=1)
def register_font() -> None:
    """Let the converter to PNG and SVG know the Arabic font of the package."""
    vl_convert.register_font_directory(str(fontpkg_amiri.ROOT))


def config() -> dict[str, Any]:
    """Return the Vega-Lite configuration that all charts share."""
    text = {"font": FONT, "color": INK}
    return {
        "font": FONT,
        "background": "white",
        "view": {"stroke": None, "continuousWidth": WIDTH, "discreteWidth": WIDTH},
        "axis": {
            "labelFont": FONT, "labelFontSize": 14, "labelLimit": 420, "labelColor": INK,
            "titleFont": FONT, "titleFontSize": 14, "titleFontWeight": "normal", "titleColor": GREY,
            "gridColor": "#ececec", "domainColor": PALE, "tickColor": PALE,
        },
        "legend": {
            "labelFont": FONT, "labelFontSize": 14, "labelLimit": 320, "titleFont": FONT, "titleFontSize": 13,
            "titleFontWeight": "normal", "titleColor": GREY, "titleLimit": 320, "symbolSize": 110,
            "rowPadding": 7,  # Arabic letters reach below the line and above it, farther than Latin ones
        },
        "header": {"labelFont": FONT, "labelFontSize": 15, "titleFont": FONT, "labelLimit": 700, "labelColor": INK},
        "title": {
            "font": FONT, "fontSize": 18, "anchor": "start", "color": INK, "subtitleFont": FONT,
            "subtitleFontSize": 14, "subtitleColor": GREY, "subtitlePadding": 6, "offset": 12, "limit": 900,
        },
        "text": {**text, "fontSize": 14},
        "range": {"category": list(COLOURS), "symbol": list(SHAPES), "heatmap": list(SEQUENCE), "ramp": list(SEQUENCE)},
        "bar": {"color": COLOURS[0]}, "rect": {"stroke": "white"}, "point": {"filled": True, "size": 90},
    }  # fmt: skip


def enable() -> None:
    """Make this the theme of every Altair chart of the session."""
    register_font()
    alt.theme.register(NAME, enable=True)(lambda: alt.theme.ThemeConfig(config=config()))  # type: ignore[typeddict-item]
