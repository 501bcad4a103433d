import pickle

from bs4 import BeautifulSoup

from bookpress.chapter.references import exercise_files, module_path, read_source


def test_page_shows_the_source_in_both_languages(printed_book):
    for language in ("en", "zh"):
        page = (printed_book.project.site / language / "two.html").read_text(encoding="utf-8")
        shown = BeautifulSoup(page, "html.parser").select_one(".nb-source").get_text()
        assert shown.strip() == read_source("neuronbook.models.build_linear")


def test_page_is_read_again_when_a_function_or_a_hint_that_it_shows_changes(printed_book):
    doctrees = printed_book.project.build / "press" / "zh" / "doctrees"
    environment = pickle.loads((doctrees / "environment.pickle").read_bytes())
    shown = [module_path("neuronbook.models.build_linear"), *exercise_files("ch01.input_shape")]
    assert {str(path) for path in shown} <= set(environment.dependencies["two"])
