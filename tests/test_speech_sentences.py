"""Who is quoted for the figures of short articles (speech_sentences.tsv), with all rooms of extraction at work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hasila.extraction import Article, Extractor
from hasila.lexicons import Lexicons, read_lexicon
from hasila.tables import SCHEMAS

ROWS = read_lexicon(Path(__file__).with_name("speech_sentences.tsv"))
EXTRACTOR = Extractor(Lexicons())


def sources(text: str) -> list[str]:
    """Return the claims of an article as the table writes them: quantity, source and relay."""
    article = Article("a", "موقع", date(2024, 4, 11), None, text, "0" * 64, "a.txt")
    names = list(SCHEMAS["casualty_claims"].columns)
    rows = [dict(zip(names, row, strict=True)) for row in EXTRACTOR.extract(article)["casualty_claims"]]
    return [
        f"{row['quantity_text']} = {row['source_text'] or '-'}" + (f" / {row['via_text']}" if row["via_text"] else "")
        for row in rows
    ]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['phenomenon']}: {row['article'][:40]}" for row in ROWS])
def test_every_figure_has_its_speaker(row: dict[str, str]) -> None:
    assert sources(row["article"].replace("¶", "\n")) == row["claims"].split(" | ")


def test_there_are_at_least_80_articles() -> None:
    assert len(ROWS) >= 80
    assert sum(" = -" in row["claims"] for row in ROWS) >= 15
