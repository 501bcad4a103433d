import nbformat
import pytest

from bookpress.chapter.outputs import (
    LARGEST_FIGURE,
    LONGEST_HTML,
    LONGEST_TEXT,
    TALLEST_FIGURE,
    WIDEST_FIGURE,
    output_problems,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="9pt">{}</svg>'


def shown(**data):
    """Return an output with the given data, `_` standing for what a keyword cannot hold."""
    names = {"html": "text/html", "svg": "image/svg+xml", "plain": "text/plain"}
    names |= {"png": "image/png", "script": "application/javascript"}
    data = {names[name]: value for name, value in data.items()}
    return nbformat.v4.new_output("display_data", data=data)


def printed(text):
    return nbformat.v4.new_output("stream", name="stdout", text=text)


def problems(*outputs):
    cells = [nbformat.v4.new_code_cell(), nbformat.v4.new_code_cell(outputs=list(outputs))]
    found = list(output_problems(cells))
    assert {place for place, _ in found} <= {1}
    return [problem for _, problem in found]


def test_text_tables_and_figures_of_the_usual_kind_are_no_problem():
    kept = nbformat.v4.new_output(
        "display_data", data={"application/papermill.record/text/plain": "2.5"}
    )
    cell = "<td>a &lt; b &amp; c<br>d<img src='x'/><svg><path/></svg></td>"
    table = f"<div><table><tr>{cell}</tr></table></div>"
    assert problems(
        printed("a < b"), kept, shown(html=table, plain="a" * LONGEST_TEXT * 2),
        shown(svg=SVG.format("<g/>"), plain="<Figure>"), shown(plain="2.5"),
    ) == []  # fmt: skip


def test_cell_that_prints_too_much_in_all_is_told():
    half = "x" * (LONGEST_TEXT // 2)
    assert problems(printed(half), shown(plain=half)) == []
    (problem,) = problems(printed(half), shown(plain=half), printed("x"))
    assert "Received: 20,001." in problem


@pytest.mark.parametrize(
    ("html", "received"),
    [
        ("<div>", "<div>"),
        ("<div><p>a</div>", "</div> in <p>"),
        ("a</div>", "</div>"),
        ("<script>let a = 1;", "<script>"),
        ("a <b", "<b"),
        ("<p>a</p", "</p"),
        ('<a href="', '<a href="'),
        ("<textarea>a", "<textarea>"),
        ("<div/>", "<div>"),
    ],
)
def test_html_that_is_not_closed_is_told(html, received):
    (problem,) = problems(shown(html=html, plain=""))
    assert f"Received: {received}. Close it, or take it out." in problem


@pytest.mark.parametrize("html", ["<!-- a", "<p>a <!-- b --></p>"])
def test_html_with_a_comment_is_told(html):
    (problem,) = problems(shown(html=html))
    assert problem.startswith("an output has no comment")


def test_html_that_is_too_long_is_told():
    assert problems(shown(html="x" * LONGEST_HTML)) == []
    (problem,) = problems(shown(html="x" * (LONGEST_HTML + 1)))
    assert "Received: 200,001." in problem


@pytest.mark.parametrize("data", [{"png": "iVBO"}, {"png": "iVBO", "plain": "<Figure>"}])
def test_figure_that_is_a_bitmap_is_told(data):
    (problem,) = problems(shown(**data))
    assert "image/png" in problem
    assert problem.endswith("Call plots.use_book_style() in the first cell.")


def test_output_that_no_page_shows_is_told():
    (problem,) = problems(shown(script="alert(1)"))
    assert "Received: application/javascript." in problem


@pytest.mark.parametrize(
    ("width", "height", "fits"),
    [
        (WIDEST_FIGURE, TALLEST_FIGURE, True),
        (WIDEST_FIGURE + 1, 100, False),
        (100, TALLEST_FIGURE + 1, False),
        (28_800, 100, False),
    ],
)
def test_figure_larger_than_a_page_is_told(width, height, fits):
    svg = f'<svg width="{width * 0.75}pt" height="{height * 0.75}pt"/>'
    found = problems(shown(svg=svg))
    assert found == [] if fits else f"Received: {width:,} × {height:,}." in found[0]


def test_figure_of_too_many_characters_is_told():
    (problem,) = problems(shown(svg=SVG.format("x" * LARGEST_FIGURE)))
    assert "a figure has at most 500,000 characters of SVG." in problem


@pytest.mark.parametrize("svg", ["<svg", '<svg width="100%" height="9pt"/>', "<svg/>"])
def test_figure_that_the_page_could_not_take_in_is_told(svg):
    (problem,) = problems(shown(svg=svg))
    assert problem.startswith("a figure is whole SVG with its width and height in points")


def test_recorded_outputs_of_the_book_are_no_problem(real_book):
    paths = sorted(real_book.recorded.glob("*.ipynb"))
    assert paths
    for path in paths:
        assert list(output_problems(nbformat.read(path, as_version=4).cells)) == []


@pytest.mark.parametrize("text", ["np.float64(0.5)", "(True, np.int64(500))", "[np.bool_(False)]"])
def test_number_printed_as_code_of_numpy_is_named(text):
    (problem,) = problems(shown(plain=text))
    assert "prints numbers, not NumPy's code" in problem


def test_array_and_names_of_functions_are_no_numbers_of_numpy():
    assert problems(shown(plain="array([0.5]) np.floor(2)")) == []
