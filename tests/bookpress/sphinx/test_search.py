from bs4 import BeautifulSoup

from bookpress.sphinx.search import SCRIPTS


def test_search_page_names_other_ways_and_its_language(printed_book):
    html = (printed_book.project.site / "zh" / "search.html").read_text(encoding="utf-8")
    page = BeautifulSoup(html, "html.parser")
    assert "index.html" in [link["href"] for link in page.article.noscript.find_all("a")]
    assert page.h1.get_text() == "搜索本书"


def test_no_page_loads_sphinx_search_and_only_the_search_page_loads_the_books(printed_book):
    site = printed_book.project.site
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not any(name in html for name in SCRIPTS), path
        assert ("searchindex.js" in html) == (path.name == "search.html"), path
    assert not [path for path in site.rglob("*.js") if path.name in SCRIPTS]
