"""Shared text: paragraphs that one document repeats from another, and what was changed in them word by word.

Wire copy is invisible to document-level similarity (a word-trigram Jaccard of 0.05 for an article built on two agency
reports), but its paragraphs keep 0.2 to 0.8 of their word trigrams where unrelated ones share under 0.05. So paragraphs
are compared, by containment of word trigrams (Broder 1997, "On the resemblance and containment of documents"),
through an index of trigrams: the work grows with the corpus, not with its square. This module says what is shared and
which of the documents is likelier the origin; it does not say that anybody copied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

import polars as pl

from hasila import tables
from hasila.arabic import Text, normalise, readings
from hasila.lexicons import Lexicons

#: Words of a shingle. Three: short enough to survive a changed word, long enough not to be a phrase of the trade.
SHINGLE = 3
#: A paragraph shorter than this is a byline or a heading.
SHORTEST_PARAGRAPH = 8
#: Share of the shorter paragraph's trigrams that must stand in the other (measured: reused 0.2-0.8, others under 0.05).
THRESHOLD = 0.2
#: A paragraph that shares fewer trigrams than this shares a phrase, not a text.
FEWEST_SHARED = 5
#: A trigram in more paragraphs than this is page furniture or a formula; it counts for size but finds no partner.
COMMONEST = 40

_WORD = r"[\p{L}\p{N}]+"

DIFFERENCES = {
    "doc_id": pl.String,
    "start": pl.Int64,
    "end": pl.Int64,
    "text": pl.String,
    "origin_doc_id": pl.String,
    "origin_start": pl.Int64,
    "origin_end": pl.Int64,
    "origin_text": pl.String,
    "operation": pl.String,
    "kind": pl.String,
}


def find_reuse(documents: pl.DataFrame, lexicons: Lexicons | None = None) -> pl.DataFrame:
    """Return the ``reuse`` table: for each paragraph that a likelier origin has too, its best match there.

    The likelier origin is the document of an agency (by the outlet's name), then the one published first, then the one
    whose id sorts first; undated documents come last.
    """
    paragraphs = _paragraphs(documents, lexicons or Lexicons())
    matched = _matched(paragraphs, _shingles(paragraphs))
    origin = pl.col("origin_rank"), pl.col("origin_start")
    best = matched.sort("paragraph", -pl.col("containment"), *origin).unique(
        "paragraph", keep="first", maintain_order=True
    )
    return tables.check("reuse", best.select(list(tables.dtypes("reuse"))).sort("doc_id", "start"))


def _paragraphs(documents: pl.DataFrame, lexicons: Lexicons) -> pl.DataFrame:
    """Return one row a paragraph of enough words; ``rank`` orders documents by how likely they are the origin."""
    ranks = {doc_id: rank for rank, doc_id in enumerate(origin_order(documents, lexicons))}
    rows = []
    for doc_id, raw in documents.sort("doc_id").select("doc_id", "text").iter_rows():
        text = Text(raw)
        for start, end in text.paragraphs:
            rows.append((doc_id, ranks[doc_id], *text.raw_span(start, end), text.norm[start:end]))
    schema = {"doc_id": pl.String, "rank": pl.Int64, "start": pl.Int64, "end": pl.Int64, "norm": pl.String}
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_columns(words=pl.col("norm").str.extract_all(_WORD))
    long = frame.filter(pl.col("words").list.len() >= SHORTEST_PARAGRAPH).drop("norm")
    return long.with_row_index("paragraph")


def origin_order(documents: pl.DataFrame, lexicons: Lexicons) -> list[str]:
    """Return doc_ids from the likeliest origin to the least: agencies, then by date, then by id."""
    agencies = [normalise(row["form"]).split() for row in lexicons.rows("agencies")]

    def key(row: dict[str, Any]) -> tuple[bool, date, str]:
        words = normalise(row["outlet"] or "").split()
        is_agency = any(form == words[i : i + len(form)] for form in agencies for i in range(len(words)))
        return not is_agency, row["published"] or date.max, row["doc_id"]

    columns = documents.select("doc_id", "outlet", "published")
    return [row["doc_id"] for row in sorted(columns.iter_rows(named=True), key=key)]


def _shingles(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Return the distinct word trigrams of each paragraph as hashes: paragraph, shingle."""
    words = paragraphs.select("paragraph", word="words").explode("word")
    following = [pl.col("word").shift(-n) for n in range(SHINGLE)]
    whole = pl.col("paragraph") == pl.col("paragraph").shift(1 - SHINGLE)
    trigrams = words.select("paragraph", whole=whole, shingle=pl.concat_str(following, separator=" ").hash())
    return trigrams.filter("whole").select("paragraph", "shingle").unique()


def _matched(paragraphs: pl.DataFrame, shingles: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of a paragraph and a likelier origin that share enough, as rows of ``reuse`` and more."""
    sizes = shingles.group_by("paragraph").agg(size=pl.len())
    about = paragraphs.drop("words").join(sizes, on="paragraph")
    met = shingles.filter(pl.len().over("shingle").is_between(2, COMMONEST)).join(
        about.select("paragraph", "rank"), on="paragraph"
    )
    shared = (
        met.join(met, on="shingle", suffix="_origin")
        .rename({"paragraph_origin": "origin_paragraph"})
        .filter(pl.col("rank_origin") < pl.col("rank"))
        .group_by("paragraph", "origin_paragraph")
        .agg(shared=pl.len())
        .filter(pl.col("shared") >= FEWEST_SHARED)
    )
    origins = about.select(pl.all().name.prefix("origin_"))
    pairs = shared.join(about, on="paragraph").join(origins, on="origin_paragraph")
    containment = pl.col("shared") / pl.min_horizontal("size", "origin_size")
    return pairs.with_columns(containment=containment.round(6)).filter(pl.col("containment") >= THRESHOLD)


# ---------------------------------------------------------------- word by word
def differences(
    documents: pl.DataFrame,
    reuse: pl.DataFrame,
    claims: pl.DataFrame,
    actors: pl.DataFrame,
    lexicons: Lexicons | None = None,
) -> pl.DataFrame:
    """Return what changed between each reused paragraph and its origin, run of words by run of words.

    One row a run: the words here and there with their spans, the ``operation`` that makes the origin's words into these
    (equal, replace, insert, delete) and the ``kind`` of what changed: verb (a reporting verb), qualifier (words of a
    quantity that carry no number), figure (the rest of a quantity), actor (a mention) or other. Equal runs are kept, so
    that a picture can be drawn from the rows.
    """
    texts = dict(documents.select("doc_id", "text").iter_rows())
    meaning = _Meaning(_marks(claims), _marks(actors), lexicons or Lexicons())
    rows = [row for pair in reuse.iter_rows(named=True) for row in _pair_rows(pair, texts, meaning)]
    return pl.DataFrame(rows, schema=DIFFERENCES, orient="row")


Spans = dict[str, list[tuple[int, int]]]


def _marks(found: pl.DataFrame) -> Spans:
    spans: Spans = defaultdict(list)
    for doc_id, start, end in found.select("doc_id", "start", "end").iter_rows():
        spans[doc_id].append((start, end))
    return spans


class _Meaning:
    """What a run of changed words touches: quantities and actors by their spans, verbs and qualifiers by lexicon."""

    def __init__(self, figures: Spans, actors: Spans, lexicons: Lexicons) -> None:
        self.figures, self.actors = figures, actors
        self.verbs = {normalise(form) for row in lexicons.rows("reporting_verbs") for form in row["forms"].split()}
        phrases = [normalise(row["phrase"]) for row in lexicons.rows("quantities_qualifiers")]
        self.qualifiers = {word for phrase in phrases for word in phrase.split()}

    def kind(self, words: list[str], *runs: tuple[str, int, int]) -> str:
        """Return verb, qualifier, figure, actor or other, for the words that stand on either side only."""
        if any(rest in self.verbs for word in words for _, rest in readings(word)):
            return "verb"
        if _touch(self.figures, runs):
            return "qualifier" if words and set(words) <= self.qualifiers else "figure"
        return "actor" if _touch(self.actors, runs) else "other"


def _touch(spans: Spans, runs: tuple[tuple[str, int, int], ...]) -> bool:
    return any(min(end, right) > max(start, left) for doc, start, end in runs for left, right in spans.get(doc, ()))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one paragraph, normalised, with their raw spans in the document."""

    doc_id: str
    raw: str
    end: int
    words: list[str]
    spans: list[tuple[int, int]]

    def run(self, first: int, last: int) -> tuple[int, int]:
        """Return the raw span of words first..last (exclusive); an empty one where no word stands."""
        if first < last:
            return self.spans[first][0], self.spans[last - 1][1]
        at = self.spans[first][0] if first < len(self.spans) else self.end
        return at, at


def _words(doc_id: str, raw: str, start: int, end: int) -> _Words:
    text = Text(raw[start:end])
    found = [word for word in text.words_between(0, len(text.norm)) if word.kind != "mark"]
    spans = [(start + word.start, start + word.end) for word in found]
    return _Words(doc_id, raw, end, [word.text for word in found], spans)


def _pair_rows(pair: dict[str, Any], texts: dict[str, str], meaning: _Meaning) -> Iterator[tuple[object, ...]]:
    doc, origin = pair["doc_id"], pair["origin_doc_id"]
    here = _words(doc, texts[doc], pair["start"], pair["end"])
    there = _words(origin, texts[origin], pair["origin_start"], pair["origin_end"])
    for operation, i1, i2, j1, j2 in SequenceMatcher(None, there.words, here.words, autojunk=False).get_opcodes():
        start, end = here.run(j1, j2)
        first, last = there.run(i1, i2)
        changed = here.words[j1:j2] + there.words[i1:i2]
        kind = "other" if operation == "equal" else meaning.kind(changed, (doc, start, end), (origin, first, last))
        yield doc, start, end, here.raw[start:end], origin, first, last, there.raw[first:last], operation, kind
