"""Chromium, a corpus that attacks, and a JupyterLab that cannot reach the network, for the tests of this folder."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here, and skip it, saying so, where there is no Chromium."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.slow)
        if CHROMIUM is None:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine: nothing was opened in a browser"))


@dataclass
class Watched:
    """A page of the browser with what it asked for and the dialogs that came up."""

    page: object
    asked: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @property
    def left(self) -> list[str]:
        """The requests that would have left the machine."""
        return [url for url in self.asked if not url.startswith(("file:", "data:", "blob:", "http://127.0.0.1"))]


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Return a headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def watched(browser) -> Iterator[Watched]:
    """Return a page that lets nothing off the machine and notes what was tried."""
    context = browser.new_context(viewport={"width": 1500, "height": 9000})
    seen = Watched(context.new_page())
    seen.page.on("request", lambda request: seen.asked.append(request.url))
    seen.page.on("dialog", lambda dialog: (seen.dialogs.append(dialog.message), dialog.dismiss()))
    context.route("**/*", lambda route: _stay(route))
    yield seen
    context.close()


def _stay(route) -> None:
    local = route.request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1"))
    route.continue_() if local else route.abort()


HOSTILE = (
    "أعلن المرصد السوري لحقوق الإنسان </b></script><script>alert('ran')</script> مقتل 14 شخصاً في بلدة السرو أمس. "
    "<img src=x onerror=\"alert('ran')\"> <a href=\"javascript:alert('ran')\">رابط</a> \u202eمقلوب\u2067"
)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> Path:
    """Return a corpus in which title, outlet, address and text of an article attack the page they are shown on."""
    path = tmp_path_factory.mktemp("hostile") / "corpus.jsonl"
    attack = "</script><script>alert('ran')</script>"
    articles = [
        {"outlet": f"صحيفة {attack}", "title": attack, "published": f"2020-05-0{day}", "text": f"{HOSTILE} رقم {day}.",
         "url": "javascript:alert('ran')"}
        for day in (3, 4)
    ]  # fmt: skip
    path.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in articles), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def report(tmp_path_factory, hostile) -> Path:
    """Return the folder of the report on the hostile corpus, made by the command itself."""
    outputs = tmp_path_factory.mktemp("outputs")
    command = [sys.executable, "-m", "hasila", "run", "--corpus", str(hostile), "--outputs", str(outputs)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return next(path.parent for path in sorted(outputs.glob("*/index.html")))


def _free_port() -> int:
    with contextlib.closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="session")
def lab(tmp_path_factory, report) -> Iterator[str]:
    """Serve the committed notebooks and the hostile run's, both untrusted, in a JupyterLab with settings of its own."""
    root, home = tmp_path_factory.mktemp("lab"), tmp_path_factory.mktemp("home")
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        shutil.copy(path, root / path.name)
    for path in sorted(report.rglob("*.ipynb")):
        shutil.copy(path, root / f"hostile-{path.name}")
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "HOME")
    settings = {**os.environ, **{name: str(home / name.lower()) for name in names}}
    for name in names:
        Path(settings[name]).mkdir()
    port = _free_port()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", "--port-retries=0",
               "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token=lab", f"--ServerApp.root_dir={root}",
               "--LabApp.news_url=None"]  # fmt: skip
    server = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/api?token=lab")
        yield f"http://127.0.0.1:{port}/doc/tree/{{}}?token=lab&reset"
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(address: str, seconds: int = 90) -> None:
    for _ in range(seconds * 2):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address)
            return
        time.sleep(0.5)
    raise TimeoutError(f"JupyterLab did not answer in {seconds} seconds")
