"""The ledger is made once and opened again only if nothing of what it was made from has changed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from hasila import tables
from hasila.lexicons import Lexicons
from hasila.runs import keeping, opening
from hasila.runs.ledger import KEPT, Ledger, LedgerError
from hasila.runs.opening import input_hashes, open_ledger
from made import ARTICLE


def never(*_: object, **__: object) -> Ledger:
    raise AssertionError("the ledger was made again")


def test_a_ledger_holds_every_table_checked_and_the_facts_it_was_made_from(corpus: Path, outputs: Path) -> None:
    opened = open_ledger(corpus, outputs)
    for name, schema in KEPT.items():
        if schema:
            tables.check(schema, getattr(opened, name))
    assert opened.counts()["documents"] == 1
    assert opened.facts.n_files == 2
    assert opened.facts.corpus_name == "news"


def test_a_ledger_is_made_once(corpus: Path, outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_ledger(corpus, outputs)
    monkeypatch.setattr(opening, "make_ledger", never)
    again = open_ledger(str(corpus), str(outputs))
    assert again.facts == first.facts
    for name in KEPT:
        assert getattr(again, name).equals(getattr(first, name))


def test_two_ledgers_of_the_same_input_are_the_same_byte_for_byte(corpus: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        open_ledger(corpus, tmp_path / name)
    one, two = ((tmp_path / name / ".ledger") for name in ("one", "two"))
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert len(files) == len(KEPT) + 1
    assert [path for path in files if (one / path).read_bytes() != (two / path).read_bytes()] == []


@pytest.mark.parametrize("change", ["article", "metadata", "new file", "lexicon", "corrections", "code"])
def test_whatever_changes_makes_a_new_ledger(
    change: str, corpus: Path, outputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = open_ledger(corpus, outputs).facts.key
    own = tmp_path / "own"
    own.mkdir()
    decided = tmp_path / "corrections.csv"
    decided.write_text(",".join(_correction_columns()) + "\n", encoding="utf-8")
    more: dict[str, Path] = {}
    if change == "article":
        (corpus / "a.txt").write_text(ARTICLE.replace("خمسة", "ستة"), encoding="utf-8")
    elif change == "metadata":
        (corpus / "metadata.csv").write_text("file,outlet,published\na.txt,صحيفة,2018-02-10\n", encoding="utf-8")
    elif change == "new file":
        (corpus / "b.txt").write_text("خبر آخر.", encoding="utf-8")
    elif change == "lexicon":
        name = Lexicons().names()[0]
        (own / f"{name}.tsv").write_text("\t".join(Lexicons().rows(name)[0]) + "\n", encoding="utf-8")
        more = {"lexicon": own}
    elif change == "corrections":
        more = {"corrections": decided}
    else:
        monkeypatch.setattr("hasila.extraction.code_hash", lambda: "of other code")
    assert open_ledger(corpus, outputs, **more).facts.key != before


def _correction_columns() -> list[str]:
    from hasila.corrections import CORRECTIONS

    return list(CORRECTIONS)


@pytest.mark.parametrize("damage", ["cut", "changed", "gone", "no record"])
def test_a_damaged_ledger_is_made_again_and_not_believed(damage: str, corpus: Path, outputs: Path) -> None:
    first = open_ledger(corpus, outputs)
    kept = outputs / ".ledger" / first.facts.key
    table = kept / "documents.parquet"
    if damage == "cut":
        table.write_bytes(table.read_bytes()[:100])
    elif damage == "changed":
        table.write_bytes(tables.frame_bytes(first.documents.with_columns(title=pl.lit("forged")), ".parquet"))
    elif damage == "gone":
        table.unlink()
    else:
        (kept / "ledger.json").write_text("{", encoding="utf-8")
    assert open_ledger(corpus, outputs).documents.equals(first.documents)
    assert keeping.read_kept(kept, first.facts) is not None


def test_a_ledger_handed_over_with_a_run_is_taken(corpus: Path, outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_ledger(corpus, outputs)
    keeping.write_tables(first, outputs / "run" / "ledger", csv=True)
    monkeypatch.setattr(opening, "make_ledger", never)
    assert open_ledger(corpus, outputs / "run").claims.equals(first.claims)
    assert not (outputs / "run" / "ledger" / "documents.csv").exists()
    assert (outputs / "run" / "ledger" / "claims.csv").exists()


def test_a_ledger_handed_over_from_another_corpus_is_not_taken(corpus: Path, outputs: Path) -> None:
    keeping.write_tables(open_ledger(corpus, outputs), outputs / "run" / "ledger")
    (corpus / "b.txt").write_text("خبر آخر.", encoding="utf-8")
    assert open_ledger(corpus, outputs / "run").counts()["documents"] == 2


def test_two_processes_may_make_the_same_ledger_at_once(corpus: Path, outputs: Path) -> None:
    code = "import sys; from hasila.runs import open_ledger; print(open_ledger(*sys.argv[1:]).facts.key)"
    command = [sys.executable, "-c", code, str(corpus), str(outputs)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    keys = {process.communicate(timeout=120)[0].strip() for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert {path.name for path in (outputs / ".ledger").iterdir()} == keys
    assert len(keys) == 1


def test_files_that_change_while_they_are_read_are_told(
    corpus: Path, outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import hasila.corpus

    def read_and_change(path: Path, **options: object) -> object:
        (corpus / "a.txt").write_text("نص آخر تماما.", encoding="utf-8")
        return found(path, **options)

    found = hasila.corpus.read_corpus
    monkeypatch.setattr(hasila.corpus, "read_corpus", read_and_change)
    with pytest.raises(LedgerError, match="changed while they were read"):
        open_ledger(corpus, outputs)
    assert not (outputs / ".ledger").exists()


def test_an_empty_corpus_gives_empty_tables_with_their_columns(tmp_path: Path, outputs: Path) -> None:
    (tmp_path / "empty").mkdir()
    opened = open_ledger(tmp_path / "empty", outputs)
    assert set(opened.counts().values()) == {0}
    assert opened.claims.columns == tables.table("casualty_claims").columns


@pytest.mark.parametrize("option", ["corpus", "lexicon", "corrections"])
def test_what_is_not_there_is_told_by_name(option: str, corpus: Path, outputs: Path) -> None:
    given = {"corpus": corpus, "outputs": outputs, option: "no/such/thing"}
    with pytest.raises(LedgerError, match="no/such/thing"):
        open_ledger(**given)  # type: ignore[arg-type]


def test_a_lexicon_file_that_replaces_nothing_is_told_with_what_was_probably_meant(
    corpus: Path, outputs: Path, tmp_path: Path
) -> None:
    name = Lexicons().names()[0]
    (tmp_path / f"{name}x.tsv").write_text("form\tcomment\n", encoding="utf-8")
    with pytest.raises(LedgerError, match=f"no lexicon is called {name}x.tsv. Did you mean '{name}'"):
        open_ledger(corpus, outputs, lexicon=tmp_path)


def test_a_lexicon_file_that_is_wrong_is_told_before_any_article_is_read(
    corpus: Path, outputs: Path, tmp_path: Path
) -> None:
    (tmp_path / f"{Lexicons().names()[0]}.tsv").write_text("form\tcomment\nx\n", encoding="utf-8")
    with pytest.raises(LedgerError, match="line 2"):
        open_ledger(corpus, outputs, lexicon=tmp_path)


def test_a_file_of_corrections_that_is_none_is_told(corpus: Path, outputs: Path, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(LedgerError, match="lacks the columns"):
        open_ledger(corpus, outputs, corrections=tmp_path / "c.csv")


def test_a_file_of_another_kind_is_told(tmp_path: Path, outputs: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(LedgerError, match=r"a\.pdf"):
        open_ledger(tmp_path / "a.pdf", outputs)


def test_hidden_files_and_links_out_of_the_folder_are_no_input(corpus: Path, tmp_path: Path) -> None:
    before = input_hashes(corpus)
    (corpus / ".hidden").write_text("x", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
    (corpus / "link.txt").symlink_to(tmp_path / "outside.txt")
    assert input_hashes(corpus) == before


def test_a_file_whose_name_is_no_utf8_is_read_and_its_name_written_with_escapes(corpus: Path, outputs: Path) -> None:
    file = _named_in_bytes(corpus, b"\xff\xfe.txt")
    file.write_text(f"{ARTICLE} ثان", encoding="utf-8")
    opened = open_ledger(corpus, outputs)
    assert r"\xff\xfe.txt" in opened.documents["source_file"].to_list()
    assert r"\xff\xfe.txt" in input_hashes(corpus)


def test_a_corpus_whose_path_is_no_utf8_is_told_before_anything_is_made(tmp_path: Path, outputs: Path) -> None:
    folder = _named_in_bytes(tmp_path, b"\xff")
    folder.mkdir()
    with pytest.raises(LedgerError, match="not UTF-8: rename it"):
        open_ledger(folder, outputs)
    assert not outputs.exists()


def _named_in_bytes(folder: Path, name: bytes) -> Path:
    """Return a path in ``folder`` under a name in bytes; skip where the disk takes only names in UTF-8."""
    path = folder / os.fsdecode(name)
    try:
        path.touch()
    except OSError:
        pytest.skip("this disk takes only names in UTF-8")
    path.unlink()
    return path


def test_old_ledgers_go_and_the_newest_stay(corpus: Path, outputs: Path) -> None:
    key = open_ledger(corpus, outputs).facts.key
    home = outputs / ".ledger"
    for number in range(10):
        shutil.copytree(home / key, home / f"older-{number}")
    keeping.forget_oldest(home, spare=key, kept=3)
    assert len(list(home.iterdir())) == 3
    assert (home / key).is_dir()


def test_the_provenance_shows_hashes_and_no_path_and_escapes_the_name_of_the_corpus(
    corpus: Path, outputs: Path
) -> None:
    hostile = corpus.rename(corpus.with_name("<b onclick=x>"))
    shown = open_ledger(hostile, outputs).provenance()._repr_html_()
    assert "&lt;b onclick" in shown
    assert "<b " not in shown
    assert str(corpus.parent) not in shown


def test_the_record_of_a_kept_ledger_can_be_read_by_people(corpus: Path, outputs: Path) -> None:
    key = open_ledger(corpus, outputs).facts.key
    record = json.loads((outputs / ".ledger" / key / "ledger.json").read_text(encoding="utf-8"))
    assert record["facts"]["corpus_name"] == "news"
    assert record["tables"]["documents"]["rows"] == 1
