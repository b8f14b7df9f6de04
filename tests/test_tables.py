"""A table is checked at every door, written whole or not at all, and harmless in a spreadsheet."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila import tables


def document(**changes: object) -> dict[str, object]:
    row: dict[str, object] = {
        "doc_id": "a", "outlet": None, "published": dt.date(2018, 2, 8), "published_basis": "given", "title": None,
        "text": "نص", "url": None, "source_file": "a.txt", "content_hash": "0", "n_words": 1, "problems": None,
    }  # fmt: skip
    return row | changes


@pytest.mark.parametrize("name", tables.SCHEMAS)
@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_an_empty_table_keeps_its_columns_and_types_through_a_file(name: str, suffix: str, tmp_path: Path) -> None:
    empty = tables.table(name)
    tables.write_table(name, empty, tmp_path, suffix)
    assert tables.read_table(name, tmp_path).schema == empty.schema


def test_a_value_outside_the_codebook_is_refused_with_its_column_and_value() -> None:
    with pytest.raises(tables.TableError, match=r"published_basis.*guessed"):
        tables.table("documents", [document(published_basis="guessed")])


def test_two_documents_of_one_id_are_refused() -> None:
    with pytest.raises(tables.TableError, match="doc_id"):
        tables.table("documents", [document(), document()])


def test_reading_refuses_a_file_whose_columns_are_not_those_of_the_table(tmp_path: Path) -> None:
    tables.table("documents", [document()]).drop("outlet").write_parquet(tmp_path / "documents.parquet")
    with pytest.raises(tables.TableError, match="outlet"):
        tables.read_table("documents", tmp_path)


def test_a_missing_table_says_which_command_makes_it(tmp_path: Path) -> None:
    with pytest.raises(tables.TableError, match="hasila extract"):
        tables.read_table("documents", tmp_path)


def test_no_csv_cell_begins_like_a_formula_and_reading_gives_the_text_back(tmp_path: Path) -> None:
    hostile = tables.table(
        "documents",
        [
            document(doc_id=str(n), title=t)
            for n, t in enumerate(
                [
                    "=1+1",
                    "+x",
                    "-x",
                    "@SUM(A1)",
                    "\t=x",
                    "'=x",
                    "''-x",
                    "＝1+1",
                    "＋x",
                    "－x",
                    "＠x",
                    "\n=x",
                    "'plain",
                    "plain",
                ]
            )
        ],
    )
    path = tables.write_table("documents", hostile, tmp_path, "csv")
    cells = pl.read_csv(path)["title"].to_list()
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")) for cell in cells)
    assert tables.read_table("documents", tmp_path)["title"].to_list() == hostile["title"].to_list()


@given(st.lists(st.text(alphabet="=+-@'\t\r ab\n\",؛ن", max_size=6), min_size=1, max_size=5))
def test_the_formula_guard_can_always_be_taken_off_again(cells: list[str]) -> None:
    frame = pl.DataFrame({"x": cells})
    guarded = tables.guard_formulas(frame)
    assert tables.unguard_formulas(guarded).equals(frame)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in guarded["x"])


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    frame = tables.table("documents", [document()])
    for suffix in (".parquet", ".csv", ".jsonl"):
        assert tables.frame_bytes(frame, suffix) == tables.frame_bytes(frame, suffix)


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    tables.write_atomically(path, b"old")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        tables.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["t.csv"]
