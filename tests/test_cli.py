"""The command says what it did, what is wrong and how to mend it, with an exit code that a script can go by."""

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from hasila import tables
from hasila.cli import Line, main
from hasila.lexicons import Lexicons, read_lexicon
from made import ARTICLE

FIXTURES = Path(__file__).parent / "fixtures" / "notebooks"


def hasila(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_the_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "hasila", "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: hasila [OPTIONS]")
    assert all(command in done.stdout for command in ("extract", "run", "check", "actors"))


# ---------------------------------------------------------------- extract
@pytest.mark.parametrize("file_format", ["parquet", "csv", "jsonl"])
def test_extract_writes_every_table_in_the_format_asked_for(file_format: str, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = hasila("extract", corpus, "--out", out, "--format", file_format)
    assert done.exit_code == 0, done.output
    assert {path.name for path in out.glob(f"*.{file_format}")} == {f"{name}.{file_format}" for name in tables.SCHEMAS}
    assert str(out / f"documents.{file_format}") in done.stdout
    if file_format != "jsonl":
        assert all(len(tables.read_table(name, out)) >= 0 for name in tables.SCHEMAS)


def test_extract_gives_the_same_bytes_whatever_the_number_of_workers(corpus: Path, tmp_path: Path) -> None:
    for number in range(6):
        filler = " ".join(f"فصل {number} {line}" for line in range(12_000))  # two batches and more
        (corpus / f"{number}.txt").write_text(f"{ARTICLE}\n{filler}\n", encoding="utf-8")
    for workers in (1, 2):
        assert hasila("extract", corpus, "--out", tmp_path / str(workers), "--workers", workers).exit_code == 0
    for name in tables.SCHEMAS:
        one, two = ((tmp_path / str(workers) / f"{name}.parquet").read_bytes() for workers in (1, 2))
        assert one == two, name


def test_extract_keeps_every_decision_and_says_which_was_not_applied(corpus: Path, tmp_path: Path) -> None:
    decided = tmp_path / "decisions.csv"
    head = "action,claim_id,doc_id,start,end,quoted,column,value,author,date,reason\n"
    decided.write_text(head + "drop,0123456789abcdef,,,,40,,,Salma,2026-11-01,no such claim\n", encoding="utf-8")
    done = hasila("extract", corpus, "--out", tmp_path / "t", "--format", "csv", "--corrections", decided)
    assert done.exit_code == 0
    assert "Hand corrections not applied: 1 of 1" in done.stderr
    kept = pl.read_csv(tmp_path / "t" / "decisions.csv")
    assert kept.select("claim_id", "status").rows() == [("0123456789abcdef", "stale")]


def test_extract_leaves_no_work_behind_when_it_is_done(corpus: Path, tmp_path: Path) -> None:
    hasila("extract", corpus, "--out", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".")] == []


def test_extract_names_a_corpus_that_is_not_there(tmp_path: Path) -> None:
    done = hasila("extract", tmp_path / "nothing", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "there is no corpus" in done.output
    assert not (tmp_path / "out").exists()


def test_extract_of_an_empty_corpus_gives_empty_tables(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = hasila("extract", tmp_path / "empty", "--out", tmp_path / "out")
    assert done.exit_code == 0
    assert "There is no article in empty" in done.output
    assert pl.read_parquet(tmp_path / "out" / "casualty_claims.parquet").is_empty()


# ---------------------------------------------------------------- run
def test_run_ends_by_printing_the_path_of_the_report_alone(corpus: Path, tmp_path: Path) -> None:
    done = hasila("run", "--corpus", corpus, "--outputs", tmp_path / "o", "--notebook", FIXTURES / "other.ipynb")
    assert done.exit_code == 0, done.output
    index = Path(done.stdout.strip())
    assert index.name == "index.html"
    assert index.is_file()
    assert "[1/1] other" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-p", "windw", "3"], "Did you mean 'window'"),
        (["-p", "window", "three"], "parameter window takes a whole number, not 'three'"),
        (["-p", "corpus", "x"], "give corpus by its option: --corpus"),
        (["--notebook", "99"], "no notebook is called '99'"),
        (["--lexicon", "no/such"], "there is no lexicon folder at 'no/such'"),
        (["--corrections", "no/such"], "there is no file of corrections at 'no/such'"),
    ],
)
def test_run_says_what_was_typed_wrong_and_makes_nothing(
    arguments: list[str], message: str, corpus: Path, tmp_path: Path
) -> None:
    outputs = tmp_path / "o"
    done = hasila("run", "--corpus", corpus, "--outputs", outputs, "--notebook", FIXTURES / "other.ipynb", *arguments)
    assert done.exit_code == 2
    assert message in done.output
    assert not outputs.exists()


def test_run_says_where_a_failed_run_is(corpus: Path, tmp_path: Path) -> None:
    notebook = FIXTURES / "error.ipynb"
    done = hasila("run", "--corpus", corpus, "--outputs", tmp_path / "o", "--name", "r", "--notebook", notebook)
    assert done.exit_code == 1
    assert "the figures do not add up" in done.output
    assert str(tmp_path / "o" / "failed-r") in done.output
    assert done.stdout == ""


def test_run_says_where_it_cannot_write(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "o").write_text("a file, no folder", encoding="utf-8")
    done = hasila("run", "--corpus", corpus, "--outputs", tmp_path / "o", "--notebook", FIXTURES / "other.ipynb")
    assert done.exit_code == 1
    assert f"nothing can be written to {tmp_path / 'o'}" in done.output


def test_run_lists_the_parameters_of_the_notebooks_with_their_help() -> None:
    done = hasila("run", "--parameters", "--notebook", FIXTURES / "good.ipynb")
    assert done.exit_code == 0
    assert "  top_n: int = 5  how many" in done.output
    assert "killed | injured" in done.output


# ---------------------------------------------------------------- check
def test_check_of_a_sound_corpus_says_what_would_be_read(corpus: Path) -> None:
    done = hasila("check", corpus)
    assert done.exit_code == 0, done.output
    assert "articles: 1, from 2 files" in done.output
    assert "2018-02-09 to 2018-02-09; known by: given 1" in done.output
    assert "problems: none" in done.output


def test_check_tells_every_problem_and_exits_with_1(corpus: Path) -> None:
    (corpus / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    done = hasila("check", corpus)
    assert done.exit_code == 1
    assert "picture.txt" in done.output


def test_check_of_an_empty_corpus_says_so_and_exits_with_1(tmp_path: Path) -> None:
    done = hasila("check", tmp_path)
    assert done.exit_code == 1
    assert "There is no article" in done.output


def test_check_shows_hostile_names_on_one_short_line_each_with_nothing_that_steers_a_terminal(tmp_path: Path) -> None:
    outlets = ["\x1b[2Jred", "\u202eturned", "two\nlines", "x" * 5000]
    rows = [{"text": f"{ARTICLE}{number}", "outlet": outlet} for number, outlet in enumerate(outlets)]
    lines = [json.dumps(row) for row in [*rows, {"text": 7}]]
    (tmp_path / "\u2067news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = hasila("check", tmp_path / "\u2067news.jsonl")
    assert done.exit_code == 1
    told = [r"\x1b[2Jred 1, ", r"\u202eturned 1", r"two\nlines 1, ", "xxxx… 1, "]
    assert [words for words in told if words not in done.output] == []
    assert not set(done.output) & {"\x1b", "\u202e", "\u2067"}
    assert max(map(len, done.output.splitlines())) < 400
    assert r"\u2067news.jsonl:5: field 'text' is no text, but of type int" in done.output


def test_check_of_nothing_exits_with_2(tmp_path: Path) -> None:
    assert hasila("check", tmp_path / "nothing").exit_code == 2


# ---------------------------------------------------------------- actors
def test_actors_prints_unknown_names_as_rows_of_a_lexicon_file_that_can_be_read_back(
    corpus: Path, tmp_path: Path
) -> None:
    named = "قال العقيد رامز الشلبوني إن القتال انتهى. وأكد رامز الشلبوني ذلك. ثم عاد رامز الشلبوني إلى بيته.\n"
    (corpus / "b.txt").write_text(named, encoding="utf-8")
    done = hasila("actors", corpus, "--unknown", "--least", 2)
    assert done.exit_code == 0, done.output
    (tmp_path / "actors.tsv").write_text(done.stdout, encoding="utf-8")
    rows = read_lexicon(tmp_path / "actors.tsv")
    assert list(rows[0]) == list(Lexicons().rows("actors")[0])
    assert "الشلبوني" in rows[0]["name_ar"]


def test_actors_wants_to_be_told_what_to_list(corpus: Path) -> None:
    assert hasila("actors", corpus).exit_code == 2


# ---------------------------------------------------------------- progress
def test_without_a_terminal_only_lines_that_stand_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    line = Line()
    line("cell 1 of 9", False)
    line("[1/4] done", True)
    assert capsys.readouterr().err == "[1/4] done\n"


def test_on_a_terminal_a_shorter_line_leaves_nothing_of_a_longer_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line()
    line.is_terminal = True
    monkeypatch.setattr("hasila.cli.shutil.get_terminal_size", lambda: (40, 20))
    line("a long line about a cell", False)
    line("short", True)
    first, second = capsys.readouterr().err.rstrip("\n").split("\r")[1:]
    assert len(second) >= len(first)
