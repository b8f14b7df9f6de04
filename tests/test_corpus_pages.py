"""Saved pages: the article without its furniture, and no date but one the page states or its address tells."""

from datetime import date
from pathlib import Path

import pytest

from hasila.corpus import read_corpus
from hasila.corpus.articles import Article
from hasila.corpus.pages import NoArticleError, read_page

FIRST = "قالت إدارة الدفاع المدني إن ثلاثة من رجالها أصيبوا أثناء إخماد حريق في مستودع للأخشاب."
SECOND = "ولم تعلن أي جهة عن سبب الحريق، وعاد اثنان من المصابين إلى بيتيهما في المساء نفسه."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
PUBLISHED = '<meta property="article:published_time" content="2018-02-08T23:30:00+03:00">'
MODIFIED = '<meta property="article:modified_time" content="2020-01-01T00:00:00Z">'


def page(head: str = "", body: str = BODY, after: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang=ar dir=rtl><head><title>حريق | الموقع</title>{head}</head><body>"
        f"<nav><a href=/>الرئيسية</a></nav><article><h1>حريق في مستودع</h1>{body}</article>{after}"
        "<footer>جميع الحقوق محفوظة 2015-01-01</footer></body></html>"
    )


def read(html: str, encoding: str = "utf-8", **stated: str) -> Article:
    return read_page("a.html", html.encode(encoding), stated)


def test_the_text_is_the_article_without_menus_and_footers_paragraph_by_paragraph() -> None:
    article = read(page(PUBLISHED))
    assert article.text.split("\n") == ["حريق في مستودع", FIRST, SECOND]
    assert article.title == "حريق في مستودع"
    assert article.notes == ()


def test_title_outlet_and_address_come_from_the_markup() -> None:
    head = '<meta property="og:title" content="حريق"><meta property="og:site_name" content="صحيفة الميناء">'
    head += '<link rel="canonical" href="https://port.example/2018/02/09/fire">'
    article = read(page(head))
    assert (article.title, article.outlet, article.url) == (
        "حريق",
        "صحيفة الميناء",
        "https://port.example/2018/02/09/fire",
    )
    assert (article.published, article.published_basis) == (date(2018, 2, 9), "address")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (PUBLISHED + MODIFIED, BODY),
        (MODIFIED + PUBLISHED, BODY),
        ('<meta name="pubdate" content="2018-02-08">', BODY),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2020-01-01",'
            '"datePublished":"2018-02-08T10:00:00Z"}</script>',
            BODY,
        ),
        ("", '<div><time datetime="2018-02-08T05:00">8 شباط</time></div>' + BODY),
    ],
)
def test_the_date_of_publication_is_read_from_the_markup(head: str, body: str) -> None:
    article = read(page(head, body))
    assert (article.published, article.published_basis) == (date(2018, 2, 8), "markup")


@pytest.mark.parametrize(
    ("head", "after"),
    [
        (MODIFIED, ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2018-03-01"}</script>', ""),
        ("", "<aside><time datetime=2015-02-08>أ</time><time datetime=2016-02-08>ب</time></aside>"),
        ('<meta property="article:published_time" content="soon">', ""),
        ('<meta name="copyright" content="2017">', "<p>2017-05-05</p>"),
    ],
)
def test_dates_of_change_of_other_articles_and_of_the_footer_are_not_taken(head: str, after: str) -> None:
    article = read(page(head, after=after))
    assert (article.published, article.published_basis) == (None, "none")


def test_what_metadata_states_goes_before_what_the_page_says() -> None:
    article = read(page(PUBLISHED), published="2017-01-01", title="عنوان", outlet="منبر")
    assert (article.published, article.published_basis) == (date(2017, 1, 1), "given")
    assert (article.title, article.outlet) == ("عنوان", "منبر")


def test_a_bad_date_in_the_metadata_leaves_the_one_in_the_markup() -> None:
    article = read(page(PUBLISHED), published="الخميس")
    assert (article.published, article.published_basis) == (date(2018, 2, 8), "markup")
    assert [problem for problem, _ in article.notes] == ["bad date"]


def test_a_page_in_windows_1256_is_read() -> None:
    assert read(page('<meta charset="windows-1256">'), "cp1256").text.endswith(SECOND)


def test_an_xml_declaration_does_no_harm() -> None:
    assert read('<?xml version="1.0" encoding="utf-8"?>' + page()).text.endswith(SECOND)


def test_scripts_and_styles_never_reach_the_text() -> None:
    hostile = BODY + "<script>alert('حريق')</script><style>p{}</style><img src=x onerror=alert(1)>"
    assert read(page(body=hostile)).text == read(page()).text


def test_escaped_markup_in_a_text_stays_text() -> None:
    body = f"<p>{FIRST}</p><p>وكتب أحدهم &lt;script&gt;alert(2)&lt;/script&gt; في تعليق طويل على الخبر.</p>"
    assert "<script>alert(2)</script>" in read(page(body=body)).text


def test_a_page_without_an_article_gives_all_its_words_and_a_note() -> None:
    article = read("<ul><li><a href=/1>قتل جندي</a></li></ul><script>var x = 1</script>")
    assert article.text == "قتل جندي"
    assert [problem for problem, _ in article.notes] == ["no main text"]


@pytest.mark.parametrize("html", ["<html></html>", "<script>var x</script>", "<!-- -->", "<img src=x>"])
def test_a_page_without_words_is_refused(html: str) -> None:
    with pytest.raises(NoArticleError):
        read(html)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + BODY + "</div>" * 20_000,
        "<html><head><meta content><meta property=date content=''><time datetime></html>" + BODY,
        "<p " + "a=1 " * 50_000 + ">" + FIRST,
        "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><p>&b;" + FIRST,
        '<script type="application/ld+json">{"datePublished": [[[[</script>' + BODY,
        "<table>" * 300 + FIRST,
    ],
)
def test_a_malformed_page_gives_a_document_or_a_problem_and_never_a_crash(tmp_path: Path, html: str) -> None:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    corpus = read_corpus(tmp_path)
    assert len(corpus.documents) + len(corpus.problems.filter(corpus.problems["problem"].is_in(["no text"]))) == 1
