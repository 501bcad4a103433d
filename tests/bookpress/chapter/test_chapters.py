import pytest

from bookpress.chapter.chapters import Chapter, read_notebook, split_options
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


def test_marks_inside_directives_are_found_on_their_own_lines(read):
    chapter = read(
        FRONT_MATTER
        + "````{exercise} Title\n:label: ex\n\nBy {ref}`x <there>` and\n![i](a.png), $w$.\n\n"
        + "```{math}\n:label: eq\nw  =\n1\n```\n````\n"
    )
    marks = [(mark.kind, mark.value, mark.line) for mark in chapter.marks if mark.kind != "prose"]
    assert [mark.value for mark in chapter.of_kind("prose")] == ["By ", " and", ", ", "w", "."]
    assert marks == [
        ("directive", "exercise", 4),
        ("label", "ex", 4),
        ("role", "ref there", 7),
        ("image", "a.png", 8),
        ("inline math", "w", 8),
        ("directive", "math", 10),
        ("label", "eq", 10),
        ("equation", "w = 1", 10),
    ]


def test_figure_of_a_cell_is_a_label_and_a_figure(read):
    head = "---\nmystnb:\n  figure:\n    name: fig-a\n---\n"
    chapter = read(FRONT_MATTER + "```{code-cell} ipython3\n" + head + "plot()\n```\n")
    assert [(mark.kind, mark.value) for mark in chapter.marks] == [
        ("label", "fig-a"),
        ("figure", "fig-a"),
    ]


FIGURE = "```{code-cell} ipython3\n---\nmystnb:\n  figure:\n    name: fig-a\n---\nplot()\n```\n"


def test_caption_of_a_figure_goes_to_its_cell_and_leaves_the_line_numbers_alone():
    caption = "\n```{caption} fig-a\n:alt: One line.\n\nA line, drawn.\n```\n\nProse.\n"
    figure, prose = read_notebook(FIGURE + caption).cells
    assert figure.metadata["mystnb"] == {
        "figure": {"name": "fig-a", "caption": "A line, drawn."},
        "image": {"alt": "One line."},
    }
    assert prose.source.strip() == "Prose."
    assert len(prose.source.splitlines()) == len(caption.strip().splitlines())


def test_caption_of_no_figure_is_refused_with_the_figures_there_are():
    with pytest.raises(BookError, match=r"Received: 'fig-b'\. The figures are fig-a"):
        read_notebook(FIGURE + "\n```{caption} fig-b\n:alt: A.\n\nA.\n```\n")


def test_caption_in_the_head_of_a_cell_is_refused(read):
    cell = FIGURE.replace("name: fig-a", "name: fig-a\n    caption: Words.")
    with pytest.raises(BookError, match=r"page\.md:1: the caption .* stand in a \{caption\} block"):
        read(FRONT_MATTER + cell)


def test_plain_code_is_shared_and_its_text_is_not_parsed(read):
    chapter = read(FRONT_MATTER + "```python\n# not a heading\n```\n")
    assert [(mark.kind, mark.value) for mark in chapter.marks] == [("code", "# not a heading\n")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# No front matter\n", "a page must begin with front matter"),
        ("", "a page must begin with front matter"),
        ("---\ntitle: [\n---\n", "the front matter is not YAML"),
        ("---\n- a\n- b\n---\n", "the front matter must be `key: value` lines"),
        (
            FRONT_MATTER + "```{code-cell} ipython3\n---\ntags: [\n---\n1\n```\n",
            "the head of a code cell is not YAML: Code cell 0 at line 4",
        ),
    ],
)
def test_page_that_cannot_be_read_is_named(read, tmp_path, text, complaint):
    with pytest.raises(BookError) as error:
        read(text)
    assert str(error.value).startswith(f"{tmp_path / 'page.md'}:1: {complaint}")


def test_options_end_where_the_body_begins():
    assert split_options(":label: a\n:class: tip\n\nbody\n:not: one\n") == (
        {"label": "a", "class": "tip"},
        "body\n:not: one",
    )
