"""The HTML page of an executed notebook: text, tables and charts, no code, nothing from the network, nothing that runs.

What a notebook shows is escaped where it is made; here it passes an allow-list of harmless markup all the same, and the
page carries a Content-Security-Policy under which only the report's own script runs. A chart is a picture that the
script makes interactive, by an interpreter, so that the policy needs no ``eval``. This module computes no result.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import fontpkg_amiri
import nbformat
import vl_convert
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor
from nbconvert.preprocessors.sanitize import SanitizeHTML

from hasila import tables
from hasila.runs.notebooks import SHARED, assigned_values, tags

TEMPLATES = Path(str(files("hasila") / "runs" / "templates"))
ASSETS = "assets"
#: Only what lies beside the page loads; only the report's own script runs; nothing leaves. Styles stand on elements.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
VEGALITE = re.compile(r"application/vnd\.vegalite\.v\d+[+.]json\Z")

_TAGS = re.findall(
    r"\S+",
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption "
    "figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub "
    "summary sup table tbody td tfoot th thead time tr u ul var wbr",
)
_ATTRIBUTES = {
    "class", "colspan", "datetime", "dir", "headers", "id", "lang", "open", "role", "rowspan", "scope", "span", "start",
    "style", "tabindex", "title",
}  # fmt: skip
_STYLES = re.findall(
    r"\S+",
    "background-color border border-bottom border-collapse border-color border-inline-end border-inline-start "
    "border-left border-radius border-right border-spacing border-style border-top border-width box-sizing "
    "caption-side color column-gap columns direction display flex flex-direction flex-grow flex-wrap font-family "
    "font-size font-style font-variant font-variant-numeric font-weight gap grid-gap grid-template-columns height "
    "inline-size justify-content align-items letter-spacing line-height list-style list-style-type margin "
    "margin-bottom margin-inline margin-inline-end margin-inline-start margin-left margin-right margin-top max-height "
    "max-width min-width opacity outline overflow overflow-wrap overflow-x overflow-y padding padding-bottom "
    "padding-inline padding-inline-end padding-inline-start padding-left padding-right padding-top row-gap "
    "table-layout text-align text-decoration text-decoration-line text-indent text-overflow text-transform "
    "unicode-bidi vertical-align white-space width word-break word-spacing",
)
_LINK = re.compile(r"(#|https?://|mailto:|(?![a-z][a-z0-9+.-]*:)[^\\/])", re.IGNORECASE)
#: Whole elements whose text is not for reading; what is left of them would otherwise be shown as text.
_UNREAD = re.compile(r"<(style|script|template|noscript)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Page:
    """What the index tells of a notebook's page."""

    name: str
    title: str
    question: str
    findings: tuple[str, ...]
    charts: int


# ---------------------------------------------------------------- harmless markup
def _attribute_allowed(tag: str, name: str, value: str) -> bool:
    if tag == "a" and name == "href":
        return _LINK.match(value.strip()) is not None
    return name in _ATTRIBUTES or name.startswith("aria-")


@lru_cache(maxsize=1)
def _sanitizer() -> SanitizeHTML:
    return SanitizeHTML(tags=_TAGS, attributes=_attribute_allowed, styles=_STYLES, strip=True)


def harmless(markup: str) -> str:
    """Return HTML with only the tags, attributes and styles that show text: no script, no load, no form."""
    cleaned: str = _sanitizer().sanitize_html_tags(_UNREAD.sub("", markup))
    return cleaned


def prose(source: str) -> str:
    """Return Markdown as harmless HTML."""
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    return harmless(MarkdownWithMath(renderer=renderer).render(source))


def embedded_json(value: Any) -> str:
    """Return a value as JSON that can stand inside ``<script>``: no text in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found.group()):04x}", text)


# ---------------------------------------------------------------- outputs
def shown(output: Mapping[str, Any]) -> str:
    """Return one output of a cell as harmless HTML; nothing for what a page cannot show."""
    if output["output_type"] == "stream":
        return f'<pre class="stream" dir="auto">{html.escape(output["text"])}</pre>'
    if output["output_type"] == "error":
        return f'<pre class="error">{html.escape(output["ename"])}: {html.escape(output["evalue"])}</pre>'
    data = output["data"]
    spec = next((value for kind, value in data.items() if VEGALITE.match(kind)), None)
    if "image/png" in data:
        return _chart(data, spec, output.get("metadata", {}))
    if "text/html" in data:
        return f'<div class="shown">{_scrolling(harmless(data["text/html"]))}</div>'
    if "text/markdown" in data:
        return f'<div class="shown">{prose(data["text/markdown"])}</div>'
    return f'<pre class="plain" dir="auto">{html.escape(data.get("text/plain", ""))}</pre>'


def _scrolling(markup: str) -> str:
    """Let each wide table scroll by itself, from its own first column: a right-to-left one from the right."""

    def opened(found: re.Match[str]) -> str:
        direction = "rtl" if 'dir="rtl"' in found.group() else "ltr"
        return f'<div class="scroll" dir="{direction}">{found.group()}'

    return re.sub(r"<table\b[^>]*>", opened, markup).replace("</table>", "</table></div>")


def _chart(data: Mapping[str, Any], spec: Any, metadata: Mapping[str, Any]) -> str:
    """Return a chart: a picture with its description, and the specification that the report's script draws over it."""
    alt = metadata.get("image/png", {}).get("alt") or data.get("text/plain", "A chart")
    source = re.sub(r"[^A-Za-z0-9+/=]", "", data["image/png"])
    picture = f'<img alt="{html.escape(str(alt))}" src="data:image/png;base64,{source}">'
    if not isinstance(spec, dict):
        return f'<figure class="picture">{picture}</figure>'
    drawn = {key: value for key, value in spec.items() if key not in ("usermeta", "$schema")}
    return f'<figure class="chart">{picture}<script type="application/json">{embedded_json(drawn)}</script></figure>'


def _parameters(source: str, given: Mapping[str, Any]) -> str:
    """Return the parameters in force, those of the command over the defaults of the cell, as a list without paths."""
    values = {name: given.get(name, default) for name, default in assigned_values(source).items()}
    items = "".join(_parameter(name, value, name in given) for name, value in values.items() if name not in SHARED)
    return f'<ul class="parameters">{items}</ul>' if items else ""


def _parameter(name: str, value: Any, is_given: bool) -> str:
    mark = ' class="given"' if is_given else ""
    return f"<li{mark}><code>{html.escape(name)}</code> <bdi>{html.escape(in_words(value))}</bdi></li>"


def in_words(value: Any) -> str:
    """Return the value of a parameter for people."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "all"
    return "not given" if value in ("", None) else str(value)


def spoken(name: str) -> str:
    """Return a file's name as words."""
    words = name.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]


class _Shown(Preprocessor):
    """Turns every cell into the harmless HTML that the template puts into the page."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        if cell.cell_type == "markdown":
            cell.metadata["shown"] = prose(cell.source)
        elif "parameters" in tags(cell):
            cell.metadata["shown"] = _parameters(cell.source, resources["hasila"]["given"])
        elif cell.cell_type == "code":
            cell.metadata["shown"] = "".join(shown(output) for output in cell.outputs)
        else:
            cell.metadata["shown"] = ""
        return cell, resources


# ---------------------------------------------------------------- a page
def write_page(notebook: Path, names: Sequence[str] = ()) -> Page:
    """Write the page of an executed notebook beside it and return what the index tells of it.

    ``names`` are those of all notebooks of the run, which the page leads to.
    """
    document = nbformat.read(notebook, as_version=4)
    page = describe(notebook.stem, document)
    exporter = HTMLExporter(
        template_name="page",
        extra_template_basedirs=[str(TEMPLATES)],
        preprocessors=[_Shown],
        filters={"spoken": spoken, "address": quote},
    )
    given = {"page": page, "policy": POLICY, "assets": ASSETS, "names": list(names) or [page.name]}
    given["given"] = document.metadata.get("papermill", {}).get("parameters", {})
    body, _ = exporter.from_notebook_node(document, resources={"hasila": given})
    tables.write_atomically(notebook.with_suffix(".html"), body.encode())
    return page


def describe(name: str, document: Any) -> Page:
    """Return title, question and findings of an executed notebook."""
    prose = "\n\n".join(cell.source for cell in document.cells if cell.cell_type == "markdown")
    title = re.search(r"^#\s+(.+)$", prose, re.MULTILINE)
    after = prose[title.end() :] if title else prose
    paragraphs = [text.strip() for text in re.split(r"\n\s*\n", after)]
    outputs = [output for cell in document.cells if cell.cell_type == "code" for output in cell.outputs]
    return Page(
        name=name,
        title=title.group(1).strip() if title else name,
        question=next((text for text in paragraphs if text and not text.startswith("#")), ""),
        findings=tuple(found for cell in document.cells if "finding" in tags(cell) for found in _findings(cell)),
        charts=sum("image/png" in output.get("data", {}) for output in outputs),
    )


def _findings(cell: Any) -> list[str]:
    """Return what a cell tagged ``finding`` says, as harmless HTML."""
    return [shown(output) for output in cell.get("outputs", []) if output.output_type != "stream"]


# ---------------------------------------------------------------- what pages share
def write_assets(folder: Path) -> None:
    """Write the style sheet (with the Arabic font) and the chart script that all pages of a report share."""
    place = folder / ASSETS
    tables.write_atomically(place / "report.css", stylesheet().encode())
    tables.write_atomically(place / "charts.js", chart_script().encode())


def stylesheet() -> str:
    """Return the style sheet of a report, with the package's Arabic font in it."""
    rules = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    return "".join(_font_face(weight, name) for weight, name in ((400, "Regular"), (700, "Bold"))) + rules


def _font_face(weight: int, name: str) -> str:
    font = (fontpkg_amiri.ROOT / "files" / f"Amiri-{name}.ttf").read_bytes()
    data = base64.b64encode(font).decode()
    arabic = "U+0600-06FF, U+0750-077F, U+0870-08FF, U+FB50-FDFF, U+FE70-FEFF"
    return (
        f'@font-face{{font-family:"{fontpkg_amiri.FAMILY}";font-weight:{weight};size-adjust:118%;unicode-range:{arabic};'
        f"src:url(data:font/ttf;base64,{data})}}\n"
    )


def chart_script() -> str:
    """Return the one script of a report: Vega, and what draws the charts of a page with it."""
    script: str = vl_convert.javascript_bundle((TEMPLATES / "charts.js").read_text(encoding="utf-8"))
    return script
