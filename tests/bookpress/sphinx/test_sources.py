import pytest
from bs4 import BeautifulSoup

from bookpress.project import BookError
from bookpress.sphinx.sources import read_source


def test_source_is_the_function_without_its_docstring():
    source = read_source("neuronbook.models.build_deep")
    assert source.startswith("def build_deep(\n    num_features: int,")
    assert source.endswith("    return keras.Sequential(stack)")
    assert '"""' not in source


def test_source_in_a_package_and_a_class_are_found():
    assert read_source("neuronbook.plots.neurons.lines.plot_lines").startswith("def plot_lines(")
    assert read_source("neuronbook.tables.Table").startswith("@dataclass")


@pytest.mark.parametrize(
    "name", ["neuronbook.models.build_nothing", "neuronbook.nothing.f", "keras.Model", "", "f"]
)
def test_unknown_source_is_refused_with_the_form_of_a_name(name):
    with pytest.raises(BookError, match=r"Write it as neuronbook\.models\.build_linear"):
        read_source(name)


def test_page_shows_the_source_in_both_languages(printed_book):
    for language in ("en", "zh"):
        page = (printed_book.project.site / language / "two.html").read_text(encoding="utf-8")
        shown = BeautifulSoup(page, "html.parser").select_one(".nb-source").get_text()
        assert shown.strip() == read_source("neuronbook.models.build_linear")
