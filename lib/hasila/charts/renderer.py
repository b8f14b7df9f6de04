"""Show Altair charts where notebooks are read: with hover in JupyterLab (offline, untrusted), as a picture elsewhere.

Altair's own renderers put scripts from a content network into the page, or a media type that notebooks refuse. This
one returns the specification under a type that JupyterLab draws by itself, a PNG drawn here, and a sentence of text.
JupyterLab up to 4.6 carries Vega-Lite 5 and knows its specifications as ``vegalite.v5+json``; the charts of this
package keep to what versions 5 and 6 both draw (tests/browser opens each kind in JupyterLab).
"""

from __future__ import annotations

import base64
import json
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import altair as alt
import vl_convert

from hasila.charts import theme

VEGALITE = "application/vnd.vegalite.v5+json"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
#: Name of the panel of a chart that answers to a click.
ANSWER = "answer"
#: Pixels of the PNG per unit of the chart.
SCALE = 1.5
#: The menu may save a picture; opening the chart in an editor on the network would send the data away.
_MENU = {"export": True, "source": False, "compiled": False, "editor": False}


def png(spec: dict[str, Any]) -> bytes:
    """Draw a specification as PNG, with the package's font."""
    return _png(_plain(spec))


@lru_cache(maxsize=32)
def _png(spec: str) -> bytes:
    """Draw once what a notebook both shows and saves; the converter too goes from Vega-Lite to PNG by way of SVG."""
    return compressed(vl_convert.svg_to_png(_svg(spec), scale=SCALE))


def compressed(picture: bytes) -> bytes:
    """Return the same PNG, packed as tightly as its format allows: a quarter of what the converter writes.

    The pixels are not touched. Notebooks hold their pictures, and a repository holds its notebooks.
    """
    chunks = list(_chunks(picture))
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    packed = [(kind, data) for kind, data in chunks if kind not in (b"IDAT", b"IEND")]
    packed += [(b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b"")]
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in packed)


_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and data of each chunk of a PNG (PNG specification, section 5.3)."""
    position = len(_SIGNATURE)
    while position < len(picture):
        (length,) = struct.unpack(">I", picture[position : position + 4])
        yield picture[position + 4 : position + 8], picture[position + 8 : position + 8 + length]
        position += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def svg(spec: dict[str, Any]) -> str:
    """Draw a specification as SVG, with the package's font."""
    return _svg(_plain(spec))


@lru_cache(maxsize=32)
def _svg(spec: str) -> str:
    theme.register_font()
    return vl_convert.vegalite_to_svg(spec)


def _plain(spec: dict[str, Any]) -> str:
    """Return the specification of a still picture as JSON, for the converter's own version of Vega-Lite."""
    return json.dumps(_still(spec), sort_keys=True)


def _still(spec: dict[str, Any]) -> dict[str, Any]:
    """Leave out the panel that only a click fills: nobody can click a picture."""
    still = {key: value for key, value in spec.items() if key != "$schema"}
    panels = [panel for panel in spec.get("vconcat", ()) if panel.get("name") != ANSWER]
    return still | {"vconcat": panels} if panels else still


def bundle(spec: dict[str, Any], **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a chart as the media a notebook stores: specification, PNG and the chart's description."""
    description = described(spec)
    shown = {**spec, "$schema": SCHEMA, "usermeta": {"embedOptions": {"actions": _MENU, "renderer": "svg"}}}
    media = {
        VEGALITE: shown,
        "image/png": base64.b64encode(png(spec)).decode("ascii"),
        "text/plain": description,
    }
    return media, {"image/png": {"alt": description}}


def described(spec: dict[str, Any]) -> str:
    """Return the description of a chart, else its title, else a plain name."""
    title = spec.get("title", "")
    words = title.get("text", "") if isinstance(title, dict) else title
    return str(spec.get("description") or words or "A chart")


def enable() -> None:
    """Make this the renderer, and the package's theme the theme, of every Altair chart of the session."""
    theme.enable()
    alt.renderers.register(theme.NAME, bundle)
    alt.renderers.enable(theme.NAME)
