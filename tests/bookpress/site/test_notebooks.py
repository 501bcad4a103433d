import json
import re
from types import SimpleNamespace

import nbformat
import pytest
from pybtex.database import parse_file

from bookpress.project import notebook_path
from bookpress.site import notebooks, plain
from bookpress.site.notebooks import notebook_head, plain_notebook, write_notebooks
from bookpress.site.plain import Context

PAGE = """\
---
file_format: mystnb
---

(ch-x)=
# Title

```{code-cell} ipython3
---
tags: [hide-input]
mystnb:
  figure:
    name: fig-a
---
plot()
```

```{caption} fig-a
:alt: One.

Weight {glue:text}`w:.1f`.
```

(ch-y)=

```{code-cell} ipython3
answer = ____
```
"""


def test_every_page_of_the_book_becomes_plain(real_book, monkeypatch):
    monkeypatch.setitem(plain.ROLES, "glue:text", lambda content, context: "7")
    monkeypatch.setattr(Context, "number", lambda self, label: "1.1")
    bibliography = parse_file(str(real_book.book / "references.bib"), bib_format="bibtex")
    for language in ("zh", "en"):
        for docname in real_book.docnames():
            path = real_book.page(language, docname)
            context = Context(real_book.relative(path), language, {}, {}, bibliography, "../")
            notebook = plain_notebook(path.read_text(encoding="utf-8"), context, "x.whl", "Head.")
            nbformat.validate(notebook)
            prose = "\n".join(
                cell.source for cell in notebook.cells if cell.cell_type == "markdown"
            )
            prose = re.sub(r"^```.*?^```$|`[^`\n]*`", "", prose, flags=re.DOTALL | re.MULTILINE)
            assert not re.search(r"\{[\w:-]+\}`|^[`:]{3,}\{|^\([\w-]+\)=", prose, re.MULTILINE), (
                path
            )


def test_notebook_has_a_head_installs_the_package_then_has_the_page_in_its_order(context):
    head, first, *rest = plain_notebook(PAGE, context, "https://example.org/x.whl", "Head.").cells
    assert (head.cell_type, head.source) == ("markdown", "Head.")
    assert first.cell_type == "code"
    assert '"https://example.org/x.whl"' in first.source
    assert [(cell.cell_type, cell.source) for cell in rest] == [
        ("markdown", "# Title"),
        ("code", "plot()"),
        ("markdown", "**Figure 3.1** Weight 2.5."),
        ("code", "answer = ____"),
    ]


@pytest.mark.parametrize("line", ["import keras", "from tensorflow import data", "x = 1"])
def test_first_cell_imports_tensorflow_only_where_the_chapter_does(line, context):
    page = f"---\nfile_format: mystnb\n---\n```{{code-cell}} ipython3\n{line}\n```\n"
    first = plain_notebook(page, context, "x.whl", "Head.").cells[1].source
    assert ("import_tensorflow()" in first) == (line != "x = 1")


def test_first_cell_installs_what_the_front_matter_adds(context):
    page = PAGE.replace("---\n", "---\nextra: toys\n", 1)
    assert (
        "neuronbook[toys]"
        in plain_notebook(page, context, "https://x.org/x.whl", "").cells[0].source
    )


@pytest.mark.parametrize(
    ("language", "book", "digits"),
    [("en", "From One Neuron", "in the last digits"), ("zh", "从一个神经元开始", "末几位可能不同")],
)
def test_head_names_the_book_and_its_page_and_says_how_far_the_numbers_go(
    language, book, digits, monkeypatch
):
    monkeypatch.delenv("SITE_URL", raising=False)
    assert book in notebook_head(language, "one")
    assert "](" not in notebook_head(language, "one")
    monkeypatch.setenv("SITE_URL", "https://example.org/book")
    head = notebook_head(language, "one")
    assert f"[{book}](https://example.org/book/{language}/one.html)" in head
    assert digits in head


def test_notebook_is_valid_without_outputs_and_the_same_each_time(new_context):
    first, second = (plain_notebook(PAGE, new_context("en"), "x.whl", "Head.") for _ in range(2))
    nbformat.validate(first)
    assert nbformat.writes(first) == nbformat.writes(second)
    assert [cell.id for cell in first.cells] == [f"cell-{i}" for i in range(len(first.cells))]
    assert all(cell.outputs == [] and cell.execution_count is None
               for cell in first.cells if cell.cell_type == "code")  # fmt: skip


@pytest.fixture
def make(tiny_book, monkeypatch):
    """Return a function that writes page `one` as notebooks, and says which had to be made."""
    made = []

    def plain_notebook(text, context, address, head):
        made.append(context.language)
        return nbformat.v4.new_notebook()

    monkeypatch.setattr(notebooks, "plain_notebook", plain_notebook)
    monkeypatch.setattr(notebooks, "kept_values", lambda path: {})

    def make(outputs="outputs", wheel="x.whl", number="1.1"):
        made.clear()
        numbers = {"one": {"fig-one": number}}
        monkeypatch.setattr(notebooks, "read_numbers", lambda project, language: numbers)
        execution = SimpleNamespace(path="", about={"outputs": outputs})
        write_notebooks(tiny_book.project, {"one": execution}, tiny_book.project.site, wheel)
        return sorted(made)

    return make


def test_notebook_is_made_again_when_what_it_is_made_from_has_changed(tiny_book, make, monkeypatch):
    project, both = tiny_book.project, ["en", "zh"]
    assert [make(), make()] == [both, []]
    tiny_book.edit("one", "plain", "clear", languages=("en",))
    assert [make(), make()] == [["en"], []]
    for path in (project.book / "references.bib", project.package / "models.py"):
        path.write_text(path.read_text() + "\n")
        assert [make(), make()] == [both, []]
    monkeypatch.setenv("SITE_URL", "https://example.org")
    assert [make(), make()] == [both, []]
    assert [make(outputs="others"), make(wheel="y.whl"), make(number="2.1")] == [both, both, both]


def test_notebook_of_a_page_in_a_folder_finds_the_wheel(tiny_book, monkeypatch):
    monkeypatch.setattr(notebooks, "kept_values", lambda path: {})
    monkeypatch.setattr(notebooks, "read_numbers", lambda project, language: {})
    project = tiny_book.project
    for language in ("en", "zh"):
        project.page(language, "api/one").parent.mkdir()
    tiny_book.write("api/one", "(inner)=\n# Inner\n\nWords.\n")
    execution = SimpleNamespace(path="", about={"outputs": "outputs"})
    write_notebooks(project, {"api/one": execution}, project.site, "x.whl")
    notebook = project.site / "en" / "notebooks" / "from-one-neuron-api-one-en.ipynb"
    assert '"../../x.whl"' in nbformat.read(notebook, as_version=4).cells[1].source


def test_printed_notebooks_are_valid_and_say_what_their_pages_say(printed_book):
    site = printed_book.project.site
    assert {path.name for path in (site / "zh" / "notebooks").iterdir()} == {
        "from-one-neuron-one-zh.ipynb",
        "from-one-neuron-two-zh.ipynb",
    }
    (wheel,) = site.glob("*.whl")
    for language, words in (
        ("en", "The weight is 2.50,\nthe share 25%."),
        ("zh", "权重是 2.50，\n占 25%。"),
    ):
        path = site / notebook_path(language, "two")
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        json.loads(path.read_text(encoding="utf-8"))
        assert f'"../../{wheel.name}"' in notebook.cells[1].source
        assert words in notebook.cells[2].source
        page = (site / language / "two.html").read_text(encoding="utf-8")
        assert "2.50" in page
        assert "25%" in page
