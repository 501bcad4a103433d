from bookpress.chapter.marks import OBJECT, Block, Mark, walk


def marks(text, *, without=("prose",)):
    items = [item for item in walk(text) if isinstance(item, Mark)]
    return [(mark.kind, mark.value, mark.line) for mark in items if mark.kind not in without]


def blocks(text):
    items = [item for item in walk(text) if isinstance(item, Block)]
    return [(block.kind, block.text, block.line) for block in items]


def test_marks_inside_directives_are_found_on_their_own_lines():
    text = (
        "````{exercise} Title\n:label: ex\n\nBy {ref}`x <there>` and\n![i](a.png), $w$.\n\n"
        "```{math}\n:label: eq\nw  =\n1\n```\n````\n"
    )
    assert marks(text) == [
        ("directive", "exercise", 1),
        ("label", "ex", 1),
        ("exercise kind", "", 1),
        ("role", "ref there", 4),
        ("image", "a.png", 5),
        ("inline math", "w", 5),
        ("directive", "math", 7),
        ("label", "eq", 7),
        ("equation", "w = 1", 7),
        ("equation label", "eq", 7),
    ]
    prose = [value for kind, value, _ in marks(text, without=()) if kind == "prose"]
    assert prose == ["Title", "By ", " and", ", ", "w", "."]


def test_figure_of_a_cell_is_a_label_and_a_figure():
    head = "---\nmystnb:\n  figure:\n    name: fig-a\n---\n"
    assert marks("```{code-cell} ipython3\n" + head + "plot()\n```\n") == [
        ("code cell", "ipython3", 1),
        ("label", "fig-a", 1),
        ("figure", "fig-a", 1),
    ]


def test_plain_code_is_shared_and_its_text_is_not_parsed():
    assert marks("```python\n# not a heading\n```\n") == [("code", "# not a heading\n", 1)]


def test_blocks_are_what_is_printed_on_the_lines_of_the_source():
    text = (
        "# A *title*\n\nWords with `code`, $x$ and\n{ref}`a place <there>`.\n\n- **one**\n\n"
        "| a | b |\n|---|---|\n| {glue:text}`w` | [c](d.md) |\n"
    )
    assert blocks(text) == [
        ("heading", "A title", 1),
        ("paragraph", f"Words with {OBJECT}, {OBJECT} and\na place.", 3),
        ("list item", "", 6),
        ("paragraph", "one", 6),
        ("table", "", 8),
        ("row", "| a | b |", 8),
        ("cell", "a", 8),
        ("cell", "b", 8),
        ("row", "| {glue:text}`w` | [c](d.md) |", 10),
        ("cell", OBJECT, 10),
        ("cell", "c", 10),
    ]


def test_titles_captions_and_alternative_texts_are_blocks_too():
    text = (
        "```{admonition} Guess\n:class: tip\nWhat?\n```\n\n"
        "```{caption} a\n:alt: Alt.\n\nWords.\n```\n"
    )
    assert blocks(text) == [
        ("title", "Guess", 1),
        ("paragraph", "What?", 3),
        ("alternative text", "Alt.", 7),
        ("paragraph", "Words.", 9),
    ]


def test_what_follows_a_line_that_is_broken_on_purpose_is_on_its_own_line():
    assert marks("one\\\n{eq}`a`\ntwo\n{eq}`b`\n") == [("role", "eq a", 2), ("role", "eq b", 4)]
