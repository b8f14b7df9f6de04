"""What a corpus holds: articles by outlet and month, how their dates are known, what was found, and their words.

Every function takes tables and returns a table; nothing here draws or reads a file. Key words are a comparison of
frequencies, not of meanings: they say that an outlet uses a word more often than the others do, never why.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import polars as pl

from hasila.arabic import Text, normalise, readings, without_article

UNKNOWN_OUTLET = "(outlet unknown)"
#: Log-likelihood above which a difference is called significant: 15.13, p < 0.0001 with one degree of freedom, the
#: threshold that Rayson, Berridge and Francis (2004) advise where expected counts are small.
SIGNIFICANT = 15.13
#: A word as it stands: letters with the marks and tatweel on them.
_WORD = r"[\p{L}\p{M}]{2,}"


def outlet_or_unknown() -> pl.Expr:
    """Return the outlet column with a name for what has none."""
    return pl.col("outlet").fill_null(UNKNOWN_OUTLET)


def by_outlet(documents: pl.DataFrame) -> pl.DataFrame:
    """Count articles and words by outlet: outlet, n_documents, n_words, median_words, first, last, n_undated."""
    return (
        documents.group_by(outlet_or_unknown())
        .agg(
            n_documents=pl.len(),
            n_words=pl.col("n_words").sum(),
            median_words=pl.col("n_words").median(),
            first=pl.col("published").min(),
            last=pl.col("published").max(),
            n_undated=pl.col("published").null_count(),
        )
        .sort("n_documents", "outlet", descending=[True, False])
    )


def by_month(documents: pl.DataFrame) -> pl.DataFrame:
    """Count articles by outlet and month of publication: month (null where undated), outlet, n_documents, doc_ids."""
    return (
        documents.group_by(pl.col("published").dt.truncate("1mo").alias("month"), outlet_or_unknown())
        .agg(n_documents=pl.len(), doc_ids=pl.col("doc_id").sort().str.join(" "))
        .sort("month", "outlet", nulls_last=True)
    )


def length_bins(documents: pl.DataFrame, bins: int = 20) -> pl.DataFrame:
    """Count articles by outlet and length: outlet, words_from, words_to (one past), n_documents, doc_ids.

    At most about ``bins`` lengths, of 10, 20, 50, 100 ... words each. Outlets with most articles come first.
    """
    longest = int(documents["n_words"].max() or 1)  # type: ignore[arg-type]
    width = next(size * 10**power for power in range(1, 9) for size in (1, 2, 5) if size * 10**power * bins >= longest)
    start = pl.col("n_words") // width * width
    order = by_outlet(documents).select("outlet").with_row_index("rank")
    return (
        documents.group_by(outlet_or_unknown(), words_from=start)
        .agg(n_documents=pl.len(), doc_ids=pl.col("doc_id").sort().str.join(" "))
        .join(order, on="outlet")
        .sort("rank", "words_from")
        .select("outlet", "words_from", (pl.col("words_from") + width).alias("words_to"), "n_documents", "doc_ids")
    )


def date_bases(documents: pl.DataFrame) -> pl.DataFrame:
    """Count how the publication dates are known: published_basis, n_documents, share, doc_ids."""
    return (
        documents.group_by("published_basis")
        .agg(n_documents=pl.len(), doc_ids=pl.col("doc_id").sort().str.join(" "))
        .with_columns(share=pl.col("n_documents") / pl.col("n_documents").sum())
        .select("published_basis", "n_documents", "share", "doc_ids")
        .sort("n_documents", "published_basis", descending=[True, False])
    )


def problem_list(documents: pl.DataFrame, problems: pl.DataFrame) -> pl.DataFrame:
    """List what was wrong with files and articles, duplicates among them: source_file, problem, detail."""
    of_articles = (
        documents.filter(pl.col("problems").is_not_null())
        .select("source_file", problem=pl.col("problems").str.split("; "), detail=pl.col("title"))
        .explode("problem")
    )
    return (
        pl.concat([problems, of_articles])
        .unique(["source_file", "problem"], maintain_order=True)
        .sort("source_file", "problem")
    )


def found_by_outlet(
    documents: pl.DataFrame, claims: pl.DataFrame, times: pl.DataFrame, actors: pl.DataFrame
) -> pl.DataFrame:
    """Count what was found by outlet, with rates per 1,000 words.

    Columns: outlet, n_documents, n_with_claim, n_claims, claims_per_1000, n_times, times_per_1000, n_mentions,
    mentions_per_1000.
    """
    counted = documents.select("doc_id", outlet_or_unknown(), "n_words")
    for name, frame in (("n_claims", claims), ("n_times", times), ("n_mentions", actors)):
        number = frame.group_by("doc_id").agg(pl.len().alias(name))
        counted = counted.join(number, on="doc_id", how="left").with_columns(pl.col(name).fill_null(0))
    rates = [
        (pl.col(f"n_{name}") * 1000 / pl.col("n_words")).alias(f"{name}_per_1000")
        for name in ("claims", "times", "mentions")
    ]
    columns = ["n_claims", "claims_per_1000", "n_times", "times_per_1000", "n_mentions", "mentions_per_1000"]
    return (
        counted.group_by("outlet")
        .agg(
            pl.len().alias("n_documents"),
            (pl.col("n_claims") > 0).sum().alias("n_with_claim"),
            pl.col("n_words", "n_claims", "n_times", "n_mentions").sum(),
        )
        .with_columns(rates)
        .select("outlet", "n_documents", "n_with_claim", *columns)
        .sort("n_documents", "outlet", descending=[True, False])
    )


# ---------------------------------------------------------------- words
def words(documents: pl.DataFrame) -> pl.DataFrame:
    """Cut the articles into words: doc_id, outlet, written, word (normalised); one row a word, in order."""
    cut = (
        documents.select("doc_id", outlet_or_unknown(), written=pl.col("text").str.extract_all(_WORD))
        .explode("written")
        .drop_nulls("written")
    )
    written = cut["written"].unique().sort().to_list()
    normal = {word: normalise(word) for word in written}
    return cut.with_columns(word=pl.col("written").replace_strict(normal, default="", return_dtype=pl.String)).filter(
        pl.col("word").str.len_chars() >= 2
    )


def key_words(documents: pl.DataFrame, min_documents: int = 2, top: int = 15) -> pl.DataFrame:
    """Compare each outlet's words with those of all other outlets.

    Columns: outlet, word (normalised), written (its usual spelling), n, n_documents, per_1000, rest, rest_per_1000,
    log_likelihood, log_ratio, significant. Kept are the ``top`` words of each outlet by log-likelihood among those used
    more often than elsewhere and in ``min_documents`` of its articles (one article's topic is not an outlet's habit).
    Log-likelihood after Dunning (1993), Rayson and Garside (2000); log ratio after Hardie (2014), with half a word
    taken for the rest where it never uses the word.
    """
    every = words(documents)
    counts = every.group_by("outlet", "word").agg(n=pl.len(), n_documents=pl.col("doc_id").n_unique())
    sizes = counts.group_by("outlet").agg(size=pl.col("n").sum())
    total = int(sizes["size"].sum())
    everywhere = counts.group_by("word").agg(everywhere=pl.col("n").sum())
    joined = counts.join(sizes, on="outlet").join(everywhere, on="word")
    joined = joined.with_columns(rest=pl.col("everywhere") - pl.col("n"), rest_size=total - pl.col("size"))
    rate, rest_rate = pl.col("n") / pl.col("size"), pl.col("rest") / pl.col("rest_size")
    return (
        joined.filter(pl.col("n_documents") >= min_documents, pl.col("rest_size") > 0, rate > rest_rate)
        .with_columns(
            per_1000=1000 * rate,
            rest_per_1000=1000 * rest_rate,
            log_likelihood=_log_likelihood(),
            log_ratio=(rate / (pl.max_horizontal("rest", pl.lit(0.5)) / pl.col("rest_size"))).log(2),
        )
        .with_columns(significant=pl.col("log_likelihood") >= SIGNIFICANT)
        .sort("outlet", "log_likelihood", "word", descending=[False, True, False])
        .group_by("outlet", maintain_order=True)
        .head(top)
        .join(spellings(every), on="word", how="left", maintain_order="left")
        .select("outlet", "word", "written", "n", "n_documents", "per_1000", "rest", "rest_per_1000", "log_likelihood",
                "log_ratio", "significant")
    )  # fmt: skip


def spellings(every: pl.DataFrame) -> pl.DataFrame:
    """Return the most frequent spelling of each normalised word of :func:`words`: word, written."""
    return (
        every.group_by("word", "written")
        .len()
        .sort("word", "len", "written", descending=[False, True, False])
        .unique("word", keep="first", maintain_order=True)
        .select("word", "written")
    )


def _log_likelihood() -> pl.Expr:
    """Return 2 * sum of observed * ln(observed / expected) over the word in the outlet and in the rest."""
    share = (pl.col("n") + pl.col("rest")) / (pl.col("size") + pl.col("rest_size"))
    return 2 * (_term(pl.col("n"), share * pl.col("size")) + _term(pl.col("rest"), share * pl.col("rest_size")))


def _term(observed: pl.Expr, expected: pl.Expr) -> pl.Expr:
    return pl.when(observed > 0).then(observed * (observed / expected).log(math.e)).otherwise(0.0)


# ---------------------------------------------------------------- concordance
def concordance(documents: pl.DataFrame, word: str) -> pl.DataFrame:
    """Find every place where ``word`` (or a phrase) stands, with or without prefixes and article, in any spelling.

    Columns: doc_id, start, end, text, ordered by publication and place. The span leaves prefixes out where the rest
    still stands as written.
    """
    wanted = [without_article(part) for part in normalise(word).split()]
    order = documents.sort("published", "doc_id", nulls_last=True)
    rows = [
        (doc_id, start, end, raw[start:end])
        for doc_id, raw in order.select("doc_id", "text").iter_rows()
        if wanted
        for start, end in _places(raw, wanted)
    ]
    schema = {"doc_id": pl.String, "start": pl.Int64, "end": pl.Int64, "text": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _places(raw: str, wanted: list[str]) -> Iterator[tuple[int, int]]:
    text = Text(raw)
    if not all(part in text.norm for part in wanted):
        return
    found = [word for word in text.words_between(0, len(text.norm)) if word.kind == "word"]
    for index in range(len(found) - len(wanted) + 1):
        run = found[index : index + len(wanted)]
        cuts = [_cut(word.text, part) for word, part in zip(run, wanted, strict=True)]
        if None not in cuts:
            start, _ = text.raw_span(run[0].norm_start + (cuts[0] or 0), run[0].norm_end)
            yield start, run[-1].end


def _cut(word: str, part: str) -> int | None:
    """Return how many prefixed letters stand before ``part`` in ``word``, or None where it is another word.

    Where the article's alif is not written (للجيش), no substring is the word, and nothing is left out.
    """
    for cut, rest in readings(word):
        if part in (rest, without_article(rest)):
            return cut if word[cut:] == rest else 0
    return None
