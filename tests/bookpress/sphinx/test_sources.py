from bs4 import BeautifulSoup

from bookpress.chapter.references import read_source


def test_page_shows_the_source_in_both_languages(printed_book):
    for language in ("en", "zh"):
        page = (printed_book.project.site / language / "two.html").read_text(encoding="utf-8")
        shown = BeautifulSoup(page, "html.parser").select_one(".nb-source").get_text()
        assert shown.strip() == read_source("neuronbook.models.build_linear")
