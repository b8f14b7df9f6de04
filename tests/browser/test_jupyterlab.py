"""The notebooks in a real JupyterLab, offline and untrusted, as papermill's outputs always are."""

from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NAMES = [path.name for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]


def charts_of(name: str) -> int:
    cells = nbformat.read(ROOT / "notebooks" / name, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return sum("application/vnd.vegalite.v5+json" in output.get("data", {}) for output in outputs)


def open_notebook(watched, lab: str, name: str) -> None:
    watched.page.goto(lab.format(name))
    watched.page.wait_for_selector(".vega-embed svg", timeout=90_000)
    watched.page.wait_for_function(
        "n => document.querySelectorAll('.vega-embed > svg, .vega-embed > .chart-wrapper svg').length >= n",
        arg=charts_of(name.removeprefix("hostile-")),
        timeout=60_000,
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_chart_is_drawn_offline_in_an_untrusted_notebook(watched, lab, name):
    open_notebook(watched, lab, name)
    marks = watched.page.eval_on_selector_all(
        ".jp-OutputArea-output:has(.vega-embed)",
        "all => all.map(one => one.querySelectorAll('svg g[class*=mark-] path, svg g[class*=mark-] text').length)",
    )
    assert len(marks) == charts_of(name)
    assert all(marks)
    assert watched.page.locator(".vega-embed .error, .jp-RenderedError").count() == 0
    assert watched.left == []


def test_tables_run_right_to_left_and_keep_their_marks_without_a_style_sheet(watched, lab):
    open_notebook(watched, lab, "03_casualty_comparison.ipynb")
    table = watched.page.locator(".jp-RenderedHTMLCommon table[dir=rtl]:has(mark)").first
    cells = table.locator("tbody tr").first.locator("td")
    first, last = cells.first.bounding_box(), cells.last.bounding_box()
    assert first["x"] > last["x"]
    mark = table.locator("mark").first
    assert mark.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 224, 138)"


def test_arabic_labels_of_a_chart_are_drawn_in_order(watched, lab):
    open_notebook(watched, lab, "03_casualty_comparison.ipynb")
    text = watched.page.locator(".vega-embed svg text", has_text="\u2067").first
    # In a right-to-left run the first letter stands to the right of the last one.
    places = text.evaluate(
        """one => {
            const letters = [...one.textContent].map((c, i) => [c, i]).filter(([c]) => /[\u0621-\u064a]/.test(c));
            const at = i => one.getExtentOfChar(i).x;
            return [at(letters[0][1]), at(letters[letters.length - 1][1])];
        }"""
    )
    assert places[0] > places[1]


def test_an_iso_date_beside_arabic_is_drawn_year_first(watched, lab):
    open_notebook(watched, lab, "04_timeline.ipynb")
    places = watched.page.eval_on_selector_all(
        ".vega-embed svg text",
        """all => all.filter(one => /[\u0621-\u064a].*\\d{4}-\\d{2}-\\d{2}/.test(one.textContent)).map(one => {
            const start = one.textContent.search(/\\d{4}-/);
            return [one.getExtentOfChar(start).x, one.getExtentOfChar(start + 9).x];
        })""",
    )
    assert places
    assert all(year < day for year, day in places)


def test_hovering_a_claim_tells_who_said_it_and_a_click_prints_its_sentence(watched, lab):
    open_notebook(watched, lab, "03_casualty_comparison.ipynb")
    chart = watched.page.locator(".jp-OutputArea-output:has(.vega-embed)").first
    point = chart.locator("svg g[class*=mark-symbol] path[aria-label*='claim']").first
    before = chart.locator("svg text").count()
    point.hover()
    watched.page.wait_for_selector("#vg-tooltip-element.visible")
    assert "speaker" in watched.page.locator("#vg-tooltip-element").inner_text()
    point.click()
    watched.page.wait_for_function(
        "([one, n]) => one.querySelectorAll('svg text').length > n", arg=[chart.element_handle(), before]
    )
    assert chart.locator("svg text").count() > before


def test_a_menu_leaves_only_the_claims_of_its_choice(watched, lab):
    open_notebook(watched, lab, "03_casualty_comparison.ipynb")
    chart = watched.page.locator(".jp-OutputArea-output:has(.vega-embed)").first
    points = chart.locator("svg g[class*=mark-symbol] path[aria-label*='claim:']")
    every = points.count()
    menu = chart.locator("select[name=menu_modality]")
    options = menu.locator("option").all_inner_texts()
    menu.select_option("asserted")
    watched.page.wait_for_timeout(500)
    asserted = points.count()
    assert "all" in options
    assert 0 < asserted <= every
    assert chart.locator("svg path[aria-label*='modality: denied']").count() == 0
    assert chart.locator("svg path[aria-label*='modality: unconfirmed']").count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_hostile_article_runs_in_jupyterlab(watched, lab, name):
    watched.page.goto(lab.format(f"hostile-{name}"))
    watched.page.wait_for_selector(".jp-RenderedHTMLCommon table", timeout=90_000)
    watched.page.wait_for_timeout(2000)
    assert watched.dialogs == []
    assert watched.left == []
    assert watched.page.locator(".jp-OutputArea-output img[onerror], a[href^='javascript']").count() == 0
