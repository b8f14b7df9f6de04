"""A run's folder has its name only when it is whole; nothing is ever written over, and killed runs are told."""

import os
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.runs import folders

needs_locks = pytest.mark.skipif(folders.fcntl is None, reason="this system has no file locks")


def test_a_whole_run_gets_its_name_and_no_private_mark_stays(tmp_path: Path) -> None:
    private = folders.open_private(tmp_path, "report")
    (private.path / "a.txt").write_text("a", encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [private.path.name]
    assert folders.finish(private) == tmp_path / "report"
    assert [path.name for path in (tmp_path / "report").iterdir()] == ["a.txt"]


def test_a_name_that_is_taken_gets_a_number_and_the_first_run_stays_as_it_was(tmp_path: Path) -> None:
    for text in ("first", "second", "third"):
        private = folders.open_private(tmp_path, "report")
        (private.path / "a.txt").write_text(text, encoding="utf-8")
        folders.finish(private)
    assert (tmp_path / "report" / "a.txt").read_text(encoding="utf-8") == "first"
    assert (tmp_path / "report-3" / "a.txt").read_text(encoding="utf-8") == "third"


def test_runs_that_end_at_the_same_moment_are_all_kept(tmp_path: Path) -> None:
    ready = threading.Barrier(8)
    privates = [folders.open_private(tmp_path, "report") for _ in range(8)]

    def end(private: folders.PrivateFolder) -> None:
        (private.path / "mine.txt").write_text(private.path.name, encoding="utf-8")
        ready.wait()
        folders.finish(private)

    threads = [threading.Thread(target=end, args=(private,)) for private in privates]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = {(path / "mine.txt").read_text(encoding="utf-8") for path in tmp_path.glob("report*")}
    assert kept == {private.path.name for private in privates}


def test_a_failed_run_is_set_apart_with_the_reason(tmp_path: Path) -> None:
    private = folders.open_private(tmp_path, "report")
    apart = folders.set_apart(private, "The disk was full.")
    assert apart == tmp_path / "failed-report"
    assert (apart / "failure.txt").read_text(encoding="utf-8") == "The disk was full.\n"


def test_a_failed_run_is_set_apart_even_where_no_reason_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    private = folders.open_private(tmp_path, "report")
    monkeypatch.setattr(folders.tables, "write_atomically", full)
    assert folders.set_apart(private, "why").name == "failed-report"


# ---------------------------------------------------------------- killed runs
@needs_locks
def test_the_folder_of_a_run_whose_owner_died_is_set_apart(tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        folders.open_private(tmp_path, "report")
        os._exit(1)
    os.waitpid(child, 0)
    assert folders.clear_killed(tmp_path) == [tmp_path / "failed-report"]
    assert "killed" in (tmp_path / "failed-report" / "failure.txt").read_text(encoding="utf-8")


@needs_locks
def test_the_folder_of_a_run_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    private = folders.open_private(tmp_path, "report")
    assert folders.clear_killed(tmp_path) == []
    assert private.path.is_dir()
    folders.finish(private)


@needs_locks
def test_a_folder_without_a_lock_is_nobody_elses_to_move(tmp_path: Path) -> None:
    (tmp_path / ".run-of-somebody").mkdir()
    assert folders.clear_killed(tmp_path) == []


# ---------------------------------------------------------------- names
@given(st.text(max_size=120))
def test_any_text_gives_a_plain_folder_name(text: str) -> None:
    name = folders.safe_name(text)
    assert name and name == Path(name).name and not name.startswith((".", "-")) and len(name) <= 80


@pytest.mark.parametrize("text", ["../../etc", "/abs", "..", "a/b", "{word}", "a\x00b", "con<>|:*?"])
def test_a_hostile_name_stays_in_the_outputs_folder(text: str) -> None:
    assert set(folders.safe_name(text)).isdisjoint('/\\{}<>|:*?\0"')


def test_an_arabic_name_is_kept() -> None:
    assert folders.safe_name("تقرير الرقة") == "تقرير-الرقة"


def test_without_a_name_a_run_is_called_after_corpus_and_time(tmp_path: Path) -> None:
    assert (
        folders.default_name(tmp_path / "my news", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
        == "my-news-20260102-030405"
    )
