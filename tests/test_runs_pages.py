"""A page shows what its notebook showed, and nothing in it runs, loads or breaks out, whatever an article holds."""

import html.parser
import json
import re
import shutil
from pathlib import Path

import nbformat
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from hasila.runs import index, pages
from hasila.runs.execution import execute
from hasila.runs.notebooks import inspect
from hasila.runs.pages import embedded_json, harmless, in_words, prose, shown, write_assets, write_page

FIXTURES = Path(__file__).parent / "fixtures" / "notebooks"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOSTILE = [
    "<script>evil()</script>", "</script><script>evil()</script>", "<img src=x onerror=evil()>",
    "<svg onload=evil()></svg>", "<a href='javascript:evil()'>x</a>", "<a href=' java\tscript:evil()'>x</a>",
    "<a href='data:text/html,<script>evil()</script>'>x</a>", "<iframe src='http://example.org'></iframe>",
    "<form action='http://example.org'><input></form>", "<style>@import url(http://example.org)</style>",
    "<p style='background:url(http://example.org)'>x</p>", "<link rel=stylesheet href='http://example.org'>",
    "<meta http-equiv=refresh content='0;url=http://example.org'>", "<base href='http://example.org/'>",
    "<table background='http://example.org'><tr><td>x</table>", "<math><mtext></p><img src=x onerror=evil()>",
    "<a href='//example.org'>x</a>", "<a href='\\\\example.org'>x</a>", "<object data='http://example.org'></object>",
    "<video src='http://example.org' autoplay></video>", "<noscript><p title='</noscript><img src=x onerror=evil()>'>",
]  # fmt: skip


class Reader(html.parser.HTMLParser):
    """Gathers what a browser would act on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def assert_harmless(markup: str) -> None:
    read = Reader(markup)
    assert set(read.tags) <= set(pages._TAGS)
    assert [name for name, _ in read.attributes if name.startswith("on") or name in ("src", "action", "srcdoc")] == []
    links = [value for name, value in read.attributes if name == "href"]
    assert [link for link in links if re.match(r"\s*(javascript|data|vbscript|//|\\)", link, re.IGNORECASE)] == []
    assert "url(" not in "".join(value for name, value in read.attributes if name == "style")


@pytest.mark.parametrize("markup", HOSTILE)
def test_hostile_markup_becomes_harmless(markup: str) -> None:
    assert_harmless(harmless(markup))
    assert_harmless(prose(markup))
    assert "<script" not in shown(new_output("stream", text=markup))


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "<table>", "</table>", "<p>", '"', "'", "<", ">", "قتل", "--><!--"]), max_size=8
    )
)
def test_hostile_markup_in_any_mixture_becomes_harmless(parts: list[str]) -> None:
    assert_harmless(harmless("".join(parts)))


@pytest.mark.parametrize(
    "markup",
    [
        '<table dir="rtl" style="border-collapse:collapse;"><tbody><tr><td colspan="2">قتل</td></tr></tbody></table>',
        '<p dir="auto" style="color:#123456;text-align:right;">قتل <mark>62</mark></p>',
        '<details open><summary>more</summary><bdi lang="ar">نص</bdi></details>',
        '<a href="#claim-1">here</a>', '<a href="tables/a.csv">there</a>', '<a href="https://example.org/a?b=1">far</a>',
        '<h2 id="x">A heading</h2>', '<table><tbody><tr><th scope="row" aria-label="x">y</th></tr></tbody></table>',
    ],
)  # fmt: skip
def test_what_the_notebooks_show_passes_as_it_is(markup: str) -> None:
    assert harmless(markup) == markup


def test_styles_of_two_words_pass_and_no_half_of_one_does() -> None:
    markup = '<p style="margin-bottom: 4px; table-layout: fixed;">x</p>'
    assert harmless(markup) == markup
    assert harmless('<p style="bottom: 0">x</p>') == '<p style="">x</p>'


def test_a_quotation_and_a_comparison_in_markdown_survive() -> None:
    assert prose("> 1 < 2 & *so*").split() == [
        "<blockquote>", "<p>1", "&lt;", "2", "&amp;", "<em>so</em></p>", "</blockquote>",
    ]  # fmt: skip


@given(st.text(max_size=60))
def test_text_in_the_data_of_a_chart_cannot_end_the_script_element(text: str) -> None:
    written = embedded_json({"a": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"a": text}


# ---------------------------------------------------------------- outputs
def chart(**more: object) -> nbformat.NotebookNode:
    data = {"application/vnd.vegalite.v5+json": {"mark": "bar", "usermeta": {"x": 1}}, "image/png": "aGk=\n", **more}
    return new_output("display_data", data, metadata={"image/png": {"alt": 'A "chart"'}})


def test_a_chart_is_a_picture_with_its_description_and_data_that_the_script_draws() -> None:
    markup = shown(chart())
    assert 'alt="A &quot;chart&quot;"' in markup
    assert 'src="data:image/png;base64,aGk="' in markup
    assert '<script type="application/json">{"mark": "bar"}</script>' in markup


def test_a_picture_that_is_no_base64_cannot_break_out() -> None:
    read = Reader(shown(chart(**{"image/png": 'x" onerror="evil()'})))
    assert sorted(name for name, _ in read.attributes) == ["alt", "class", "src", "type"]


def test_a_wide_right_to_left_table_scrolls_from_the_right() -> None:
    table = '<table dir="rtl"><tr><td>x</td></tr></table>'
    assert '<div class="scroll" dir="rtl"><table dir="rtl">' in shown(new_output("display_data", {"text/html": table}))


@pytest.mark.parametrize(
    ("value", "words"), [("", "not given"), ([], "all"), (["أ", "ب"], "أ, ب"), (0, "0"), (False, "False")]
)
def test_a_parameter_is_told_in_words(value: object, words: str) -> None:
    assert in_words(value) == words


# ---------------------------------------------------------------- a page
@pytest.fixture
def written(tmp_path: Path) -> str:
    parameters = new_code_cell('corpus: str = "x"\ntop_n: int = 5  # how many\n', metadata={"tags": ["parameters"]})
    finding = new_code_cell("secret = 1", metadata={"tags": ["finding"]})
    finding.outputs = [
        new_output("execute_result", {"text/html": "<p>Three <b>rival</b> figures</p>"}, execution_count=1)
    ]
    cells = [new_markdown_cell("# A title\n\nA question?\n\nMore."), parameters, finding]
    document = new_notebook(cells=cells, metadata={"papermill": {"parameters": {"top_n": 9}}})
    nbformat.write(document, tmp_path / "02_a.ipynb")
    page = write_page(tmp_path / "02_a.ipynb", ["01_b", "02_a"])
    assert (page.title, page.question, page.charts) == ("A title", "A question?", 0)
    assert page.findings == ('<div class="shown"><p>Three <b>rival</b> figures</p></div>',)
    return (tmp_path / "02_a.html").read_text(encoding="utf-8")


def test_a_page_shows_no_code_and_says_which_parameters_were_in_force(written: str) -> None:
    assert "secret" not in written
    assert "rival" in written
    assert re.search(r'<li class="given"><code>top_n</code> <bdi>9</bdi></li>', written)
    assert "<code>corpus</code>" not in written


def test_a_page_loads_nothing_from_the_network_and_allows_only_its_own_script(written: str) -> None:
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", written) == []
    assert "script-src 'self'" in written and "default-src 'none'" in written and "unsafe-eval" not in written
    assert "MathJax" not in written and "require.js" not in written


def test_a_page_leads_to_the_others_and_back(written: str) -> None:
    links = [value for name, value in Reader(written).attributes if name == "href"]
    assert {"index.html", "01_b.html"} <= set(links)
    assert "02_a.html" not in links


def test_what_pages_share_holds_the_font_and_asks_no_network(tmp_path: Path) -> None:
    write_assets(tmp_path)
    style = (tmp_path / "assets" / "report.css").read_text(encoding="utf-8")
    assert style.count("@font-face") == 2
    assert re.findall(r"url\((?!data:)", style) == []
    assert "figure.chart" in (tmp_path / "assets" / "charts.js").read_text(encoding="utf-8")


def test_error_rates_stand_on_the_index_only_where_some_were_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise FileNotFoundError

    monkeypatch.setattr(index.evaluation, "measured", absent)
    assert index.accuracy() is None


def test_error_rates_stand_before_the_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hasila.runs.opening import open_ledger

    rows = {
        "measure": ["claims core"],
        "value": [0.91],
        "low": [0.88],
        "high": [0.94],
        "precision": [0.9],
        "recall": [0.92],
    }
    monkeypatch.setattr(index.evaluation, "measured", lambda: pl.DataFrame(rows))
    monkeypatch.setattr(index.evaluation, "sentence", lambda: "Of 100 claims listed, 90 are right.")
    (tmp_path / "empty").mkdir()
    opened = open_ledger(tmp_path / "empty", tmp_path / "outputs")
    record = {"parameters": {"given": {}, "in_force": {}}, "warnings": [], "versions": {"python": "3"}}
    text = index.render(tmp_path, [], opened, record)
    assert text.index("Of 100 claims listed, 90 are right.") < text.index("Results</h2>")
    assert re.search(r"claims core</th><td[^>]*>0\.91</td><td[^>]*>0\.88 to 0\.94</td>", text)


# ---------------------------------------------------------------- in a browser
@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: pages were not opened in a browser")
def test_in_a_browser_nothing_of_a_hostile_article_runs_and_no_request_leaves(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    execute(inspect(FIXTURES / "hostile.ipynb"), tmp_path / "hostile.ipynb", {})
    write_assets(tmp_path)
    write_page(tmp_path / "hostile.ipynb")
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: asked.append("dialog"))
        page.goto((tmp_path / "hostile.html").as_uri())
        page.wait_for_selector("figure.is-drawn")
        for link in page.query_selector_all("main a"):
            link.click()
        assert page.title() == "Hostile text · Hasila"
        assert page.evaluate("document.fonts.check('16px Amiri', '\u0627')")
        browser.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
