"""The report on a corpus that attacks, opened as a file."""

import pytest


def pages(report) -> list:
    return sorted(report.rglob("*.html"))


def test_the_report_has_an_index_and_a_page_for_each_notebook(report):
    assert len(pages(report)) >= 5


def test_no_page_runs_what_an_article_says_and_none_asks_the_network(watched, report):
    for path in pages(report):
        watched.page.goto(path.as_uri())
        watched.page.wait_for_timeout(1200)
        for link in watched.page.query_selector_all("a[href^='#'], summary"):
            link.evaluate("one => one.click()")
        assert watched.page.locator("a[href^='javascript'], img[onerror], img[src='x']").count() == 0
    assert watched.dialogs == []
    assert watched.left == []


@pytest.mark.parametrize("number", ["01", "02", "03", "04"])
def test_charts_are_drawn_and_tables_run_right_to_left(watched, report, number):
    path = next(path for path in pages(report) if path.name.startswith(number))
    watched.page.goto(path.as_uri())
    watched.page.wait_for_selector("figure.is-drawn svg", timeout=30_000)
    assert watched.page.locator("table[dir=rtl]").count() > 0
    cells = watched.page.locator("table[dir=rtl] tbody tr").first.locator("td")
    assert cells.first.bounding_box()["x"] > cells.last.bounding_box()["x"]
