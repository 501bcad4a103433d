import pytest

from bookpress.chapter.chapters import Chapter, read_notebook
from bookpress.project import BookError

FRONT_MATTER = "---\nfile_format: mystnb\n---\n"


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "page.md"
        path.write_text(text, encoding="utf-8")
        return Chapter.read(path)

    return read


def test_cells_are_read_with_their_tags_and_lines(read):
    chapter = read(
        FRONT_MATTER
        + "```{code-cell} ipython3\n1 + 1\n```\n\nprose\n\n"
        + "```{code-cell} ipython3\n---\ntags: [hide-input]\n---\nx = 1\n\nx\n```\n"
    )
    read_cells = [(cell.source, cell.tags, cell.line) for cell in chapter.cells]
    assert read_cells == [("1 + 1", (), 4), ("x = 1\n\nx", ("hide-input",), 10)]


FIGURE = "```{code-cell} ipython3\n---\nmystnb:\n  figure:\n    name: fig-a\n---\nplot()\n```\n"


CAPTION = "\n```{caption} fig-a\n:alt: One line.\n\nA line, drawn.\n```\n"


def test_caption_of_a_figure_goes_to_its_cell_and_leaves_the_line_numbers_alone():
    caption = CAPTION + "\nProse.\n"
    figure, prose = read_notebook(FIGURE + caption).cells
    assert figure.metadata["mystnb"] == {
        "figure": {"name": "fig-a", "caption": "A line, drawn."},
        "image": {"alt": "One line."},
    }
    assert prose.source.strip() == "Prose."
    assert len(prose.source.splitlines()) == len(caption.strip().splitlines())


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{caption} fig-a", "{caption} fig-b", "Received: 'fig-b'. The figures are fig-a."),
        ("{caption} fig-a", "{caption}", "Received: ''. The figures are fig-a."),
        ("A line, drawn.", "", "an alternative text and words of its own"),
        (":alt: One line.", "", "an alternative text and words of its own"),
        (":alt: One line.", ":alt:", "an alternative text and words of its own"),
        ("Prose.", CAPTION.strip(), "a figure has one caption. Received: a second for 'fig-a'."),
    ],
)
def test_caption_that_does_not_fit_its_figure_is_an_error_on_its_line(read, old, new, problem):
    text = FRONT_MATTER + FIGURE + CAPTION + "\nProse.\n"
    assert old in text
    text = text.replace(old, new)
    with pytest.raises(BookError) as error:
        read(text)
    line = text[: text.rindex("```{caption}")].count("\n") + 1
    assert str(error.value).split(": ")[0].endswith(f"page.md:{line}")
    assert problem in str(error.value)


def test_figure_without_a_caption_is_an_error_on_the_line_of_its_cell(read):
    with pytest.raises(BookError, match=r"page\.md:6: a figure needs a caption") as error:
        read(FRONT_MATTER + "Prose.\n\n" + FIGURE)
    assert "Write a block {caption} fig-a after its cell." in str(error.value)


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("tags: hide-input", "the tags of a cell are a list. Received: 'hide-input'."),
        ("tags:", "the tags of a cell are a list. Received: None."),
        ("tags: [hide_input]", "is one of hide-cell, hide-input, hide-output. Received: 'hide_in"),
        ("tag: [hide-input]", "says `tags` or `mystnb`. Received: tag."),
        ("mystnb: {figure: {name: a, caption: Words.}}", "stand in a {caption} block after the c"),
        ("mystnb: {image: {alt: Words.}}", "stand in a {caption} block after the cell."),
        ("mystnb: {figure: a}", "gives the name of its figure"),
        ("mystnb: {figure: {name: 7}}", "gives the name of its figure"),
        ("- tags", "head of a code cell"),
    ],
)
def test_head_of_a_cell_that_says_what_it_may_not_is_an_error_on_its_line(read, head, problem):
    cell = f"```{{code-cell}} ipython3\n---\n{head}\n---\n1\n```\n"
    with pytest.raises(BookError) as error:
        read(FRONT_MATTER + "Prose.\n\n" + cell)
    assert "page.md:6: " in str(error.value)
    assert problem in str(error.value)


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("# No front matter\n", 1, "a page must begin with front matter"),
        ("", 1, "a page must begin with front matter"),
        ("---\na: 1\ntitle: [\n---\n", 4, "the front matter is not YAML: expected the node cont"),
        ("---\n- a\n- b\n---\n", 1, "the front matter must be `key: value` lines"),
        (
            FRONT_MATTER + "```{code-cell} ipython3\n---\ntags: [\n---\n1\n```\n",
            4,
            "the head of a code cell is not YAML: Code cell 0 at line 4",
        ),
        (
            FRONT_MATTER + "```{code-cell} ipython3\n---\na: !b 1\n---\n1\n```\n",
            1,
            "the head of a code cell is not YAML: could not determine a constructor",
        ),
    ],
)
def test_page_that_cannot_be_read_is_named(read, tmp_path, text, line, complaint):
    with pytest.raises(BookError) as error:
        read(text)
    assert str(error.value).startswith(f"{tmp_path / 'page.md'}:{line}: {complaint}")
