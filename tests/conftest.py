"""A corpus of one article and a place for outputs, for the tests of the command and of the runs.

Property tests have no deadline: a busy machine is no fault of the code, and ``test_speed`` is what asks for speed.
"""

from pathlib import Path

import pytest
from hypothesis import settings

from made import ARTICLE

settings.register_profile("hasila", deadline=None)
settings.load_profile("hasila")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "metadata.csv").write_text("file,outlet,published\na.txt,صحيفة,2018-02-09\n", encoding="utf-8")
    return folder


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    return tmp_path / "outputs"
