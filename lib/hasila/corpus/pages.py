"""Saved web pages: the article's text, title, outlet, address and date, without menus, scripts and advertisements.

trafilatura finds the text, htmldate reads the dates. Of dates only those count that the page's own markup states as
its publication (meta, JSON-LD, ``time``); a date somewhere in the text or in a list of other articles is not taken for
it, and a date of change never is. No page is ever fetched, and nothing in it is run.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import trafilatura
from htmldate import find_date
from lxml import etree, html
from trafilatura.settings import use_config

from hasila.corpus.articles import Article
from hasila.corpus.decoding import decode
from hasila.corpus.fields import make_article
from hasila.corpus.publication import parse_date

# What these two have to say of a page is no business of a person who runs a report; ours goes to ``problems``.
for _library in ("trafilatura", "htmldate", "readability"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{3,20})", re.IGNORECASE)
#: Markup that states when a page was first published, and words that mean another date.
_STATES_DATE = re.compile(r"publi|date|creat|issued|pubdate", re.IGNORECASE)
_OTHER_DATE = re.compile(r"modif|updat|copyright|expir|revis|valid", re.IGNORECASE)
#: The dates htmldate may return; fixed, since its own default is the day of the run.
_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"


class NoArticleError(ValueError):
    """The page cannot be parsed, or holds no words at all."""


def read_page(source_file: str, data: bytes, stated: Mapping[str, Any]) -> Article:
    """Return the article of a saved page; what ``stated`` (metadata) says of a field goes before what the page says.

    Raises :class:`NoArticleError` where the page has no words, NotTextError where the bytes are no text.
    """
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    try:
        tree = html.document_fromstring(_without_declaration(decoded.text))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NoArticleError(f"the page cannot be parsed: {error}") from None
    text, notes = _text(decoded.text, tree)
    fields = {
        "title": _meta(tree, "og:title") or _first(tree, "//h1") or _first(tree, "//title"),
        "outlet": _meta(tree, "og:site_name"),
        "url": _link(tree, "canonical") or _meta(tree, "og:url"),
    }
    return make_article(source_file, text, fields | dict(stated), (*decoded.notes, *notes), _stated_date(tree))


@lru_cache(maxsize=1)
def _settings() -> Any:
    """Return trafilatura's settings, but for short news: below its own 250 characters it runs paragraphs together."""
    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "40")
    return settings


def _without_declaration(page: str) -> str:
    """Drop the XML declaration: lxml refuses text that still names an encoding."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", page)


def _text(page: str, tree: Any) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    """Return the article's text; where none stands out, all words of the page, with a note."""
    text = trafilatura.extract(page, include_comments=False, config=_settings())
    if text and text.strip():
        return text, ()
    bare = copy.deepcopy(tree)
    etree.strip_elements(bare, "script", "style", "noscript", "template", with_tail=False)
    lines = [line for piece in bare.itertext() if (line := " ".join(piece.split()))]
    if not lines:
        raise NoArticleError("the page holds no words")
    return "\n".join(lines), (("no main text", "no article stands out in the page; all its words are taken"),)


def _stated_date(tree: Any) -> date | None:
    """Return the publication date the markup states, or None."""
    stated = html.Element("html")
    head, body = etree.SubElement(stated, "head"), etree.SubElement(stated, "body")
    for meta in tree.xpath("//meta[@content]"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if _STATES_DATE.search(key) and not _OTHER_DATE.search(key):
            head.append(copy.deepcopy(meta))
    for script in tree.xpath("//script[@type='application/ld+json']"):
        head.append(copy.deepcopy(script))
    body.extend(copy.deepcopy(time) for time in _times(tree))
    if not len(head) and not len(body):
        return None
    page = etree.tostring(stated, encoding="unicode", method="html")
    return parse_date(find_date(page, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST))


def _times(tree: Any) -> list[Any]:
    """Return the one ``time`` element that dates the article: the first inside it, or the only one of the page."""
    inside = tree.xpath("(//article//time[@datetime] | //main//time[@datetime])[1]")
    everywhere = tree.xpath("//time[@datetime]")
    return list(inside) or (everywhere if len(everywhere) == 1 else [])


def _meta(tree: Any, name: str) -> str | None:
    found = tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    return str(found[0]) if found else None


def _link(tree: Any, kind: str) -> str | None:
    found = tree.xpath("//link[@rel=$kind]/@href", kind=kind)
    return str(found[0]) if found else None


def _first(tree: Any, path: str) -> str | None:
    texts = (" ".join(element.text_content().split()) for element in tree.xpath(path))
    return next((text for text in texts if text), None)
