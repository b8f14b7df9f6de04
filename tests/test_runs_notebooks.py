"""What is wrong with a notebook or a parameter is told before a kernel starts."""

from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from hasila.runs import notebooks
from hasila.runs.notebooks import NotebookError, assign, inspect, select
from hasila.runs.parameters import ParameterError

FIXTURES = Path(__file__).parent / "fixtures" / "notebooks"


def fixture(name: str) -> notebooks.Notebook:
    return inspect(FIXTURES / f"{name}.ipynb")


def test_a_notebook_tells_its_parameters_with_types_defaults_and_help() -> None:
    told = {one.name: (one.kind.annotation, one.default, one.help) for one in fixture("good").parameters.values()}
    assert told["strict"] == ("bool", True, "a truth")
    assert told["outlets"] == ("list[str]", [], "names")
    assert list(told)[:2] == ["corpus", "outputs"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no-parameters", "no cell with the tag 'parameters'"),
        ("two-parameters", "2 cells with the tag 'parameters'"),
        ("unreadable-parameter", "papermill cannot read parameter place"),
        ("computed-parameter", "must give plain values"),
        ("no-end", "lacks the tag 'provenance'"),
    ],
)
def test_a_notebook_that_cannot_be_vouched_for_is_refused(name: str, message: str) -> None:
    with pytest.raises(NotebookError, match=message):
        fixture(name)


def test_a_file_that_is_no_notebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.ipynb"
    path.write_text('{"cells": [', encoding="utf-8")
    with pytest.raises(NotebookError, match=r"cut\.ipynb cannot be read as a notebook"):
        inspect(path)


def test_a_folder_with_braces_in_its_name_is_only_a_folder(tmp_path: Path) -> None:
    place = tmp_path / "{word} {0}"
    place.mkdir()
    nbformat.write(nbformat.read(FIXTURES / "good.ipynb", as_version=4), place / "good.ipynb")
    assert "word" in inspect(place / "good.ipynb").parameters


# ---------------------------------------------------------------- which notebooks
def test_notebooks_are_found_by_number_name_and_path(tmp_path: Path) -> None:
    for name in ("01-first", "02-second"):
        nbformat.write(nbformat.read(FIXTURES / "good.ipynb", as_version=4), tmp_path / f"{name}.ipynb")
    assert [path.stem for path in select((), tmp_path)] == ["01-first", "02-second"]
    assert [path.stem for path in select(("02",), tmp_path)] == ["02-second"]
    assert [path.stem for path in select(("01-first",), tmp_path)] == ["01-first"]
    assert select((str(tmp_path / "01-first.ipynb"),), tmp_path) == [tmp_path / "01-first.ipynb"]


def test_a_misspelt_notebook_is_refused_with_what_there_is(tmp_path: Path) -> None:
    nbformat.write(nbformat.read(FIXTURES / "good.ipynb", as_version=4), tmp_path / "01-first.ipynb")
    with pytest.raises(NotebookError, match="Did you mean '01-first'"):
        select(("01-frist",), tmp_path)


def test_a_notebook_named_twice_is_refused_since_its_results_would_be_written_over() -> None:
    with pytest.raises(NotebookError, match="named twice"):
        select((str(FIXTURES / "good.ipynb"),) * 2)


# ---------------------------------------------------------------- which value to which
def given(*pairs: tuple[str, Any]) -> dict[str, dict[str, Any]]:
    return assign(pairs, [fixture("good"), fixture("other")])


def test_a_parameter_goes_to_the_notebooks_that_have_it() -> None:
    assert given(("top_n", "٧"), ("window", "4")) == {"good": {"top_n": 7}, "other": {"window": 4}}


def test_a_misspelt_parameter_is_an_error_with_close_names_and_where_each_name_is_known() -> None:
    with pytest.raises(ParameterError, match="no notebook has a parameter 'top_m'") as error:
        given(("top_m", "7"))
    assert "Did you mean 'top_n'" in str(error.value)
    assert "window (other)" in str(error.value)
    assert "corpus (all)" in str(error.value)


def test_papermill_itself_would_have_run_the_misspelt_parameter_on_its_default(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    papermill.execute_notebook(FIXTURES / "other.ipynb", tmp_path / "o.ipynb", {"windw": 9}, prepare_only=True)
    assert "unknown parameter: windw" in caplog.text  # a warning, no error: the reason for this module


@pytest.mark.parametrize("name", ["x = 1\nimport os", "top_n=5;evil", "", "top n", "__builtins__", "class"])
def test_a_hostile_name_never_reaches_a_cell(name: str) -> None:
    with pytest.raises(ParameterError):
        given((name, "1"))


@pytest.mark.parametrize("value", ['"; import os; os.abort(); "', "{word}", "'''", "\\", "${HOME}", "<script>"])
def test_a_hostile_value_stays_text(value: str) -> None:
    assert given(("word", value))["good"] == {"word": value}


def test_a_value_given_twice_is_an_error_and_a_list_given_twice_is_one_list() -> None:
    assert given(("outlets", "a"), ("outlets", "b, c"))["good"] == {"outlets": ["a", "b", "c"]}
    with pytest.raises(ParameterError, match="top_n is given twice"):
        given(("top_n", "1"), ("top_n", "2"))


def test_days_the_wrong_way_round_are_found_before_a_kernel_starts(tmp_path: Path) -> None:
    document = nbformat.read(FIXTURES / "other.ipynb", as_version=4)
    document.cells[1].source += 'date_from: str = ""  # first day\ndate_to: str = ""  # last day\n'
    nbformat.write(document, tmp_path / "period.ipynb")
    with pytest.raises(ParameterError, match="after date_to"):
        assign([("date_from", "2018-03-01"), ("date_to", "2018-02-01")], [inspect(tmp_path / "period.ipynb")])
