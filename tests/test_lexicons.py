"""Lexicons are data: every row carries a comment, and a researcher's rows replace, add to or take away shipped ones."""

from pathlib import Path

import pytest

from hasila import lexicons
from hasila.lexicons import LexiconError, Lexicons, read_lexicon, spelled_out


@pytest.mark.parametrize("name", Lexicons().names())
def test_every_shipped_row_has_a_comment_in_the_last_column(name: str) -> None:
    rows = Lexicons().rows(name)
    assert rows, "the lexicon is empty"
    assert list(rows[0])[-1] == "comment"
    assert not [row for row in rows if not row["comment"]]


@pytest.mark.parametrize("name", Lexicons().names())
def test_no_row_says_again_what_another_says_but_for_its_comment(name: str) -> None:
    told = [tuple(row.values())[:-1] for row in Lexicons().rows(name)]
    assert len(set(told)) == len(told), sorted({row for row in told if told.count(row) > 1})


def test_a_cell_with_alternatives_stands_for_every_phrase_of_them() -> None:
    assert spelled_out("قرب|عند نهر") == ["قرب نهر", "عند نهر"]
    assert spelled_out("a|b c|d") == ["a c", "a d", "b c", "b d"]
    assert spelled_out("نهر") == ["نهر"]


def test_no_alternative_of_a_marker_has_a_row_of_its_own() -> None:
    rows = Lexicons().rows("claims_markers")
    told = [(phrase, row["role"]) for row in rows for phrase in spelled_out(row["phrase"])]
    assert len(set(told)) == len(told), sorted({one for one in told if told.count(one) > 1})


def test_own_rows_replace_add_and_take_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir(), own.mkdir()
    (shipped / "x.tsv").write_text("form\tvalue\tcomment\nأ\t1\tc\nب\t2\tc\nج\t3\tc\n", encoding="utf-8")
    (own / "x.tsv").write_text("form\tvalue\tcomment\nب\t9\tmine\n-ج\t\tgone\nد\t4\tmine\n", encoding="utf-8")
    monkeypatch.setattr(lexicons, "SHIPPED", shipped)
    found = {row["form"]: row["value"] for row in Lexicons(own).rows("x")}
    assert found == {"أ": "1", "ب": "9", "د": "4"}
    assert set(Lexicons(own).hashes()) == {"x.tsv", "own/x.tsv"}


def test_a_file_edited_while_the_session_goes_on_is_read_anew(tmp_path: Path) -> None:
    own = tmp_path / "titles.tsv"
    header = "\t".join(Lexicons().rows("titles")[0])
    own.write_text(f"{header}\n", encoding="utf-8")
    before = Lexicons(tmp_path)
    title = before.rows("titles")[0]["title"]
    own.write_text(f"{header}\n" + "\t".join([f"-{title}", *[""] * header.count("\t")]) + "\n", encoding="utf-8")
    after = Lexicons(tmp_path)
    assert title not in {row["title"] for row in after.rows("titles")}
    assert after != before and after.hashes() != before.hashes()
    assert after == Lexicons(tmp_path) and hash(after) == hash(Lexicons(tmp_path))


def test_a_row_with_too_few_columns_is_named_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text("form\tvalue\tcomment\n# a remark\nأ\t1\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"bad.tsv, line 3: 2 columns, the header has 3"):
        read_lexicon(tmp_path / "bad.tsv")


def test_every_shipped_lexicon_is_described() -> None:
    page = (Path(__file__).parents[1] / "docs" / "lexicons.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| ")]
    described = {name.strip() for row in rows for name in row.split(",")}
    assert set(Lexicons().names()) <= described
