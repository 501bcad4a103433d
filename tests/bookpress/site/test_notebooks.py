import json
import os
import re
import tomllib
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from packaging.specifiers import SpecifierSet
from pybtex.database import parse_string

from bookpress.chapter.references import read_source
from bookpress.chapter.syntax import BACK_MATTER
from bookpress.project import BookError
from bookpress.site import notebooks
from bookpress.site.notebooks import (
    BOXES,
    ROLES,
    Context,
    plain_markdown,
    plain_notebook,
    write_notebooks,
)
from bookpress.words import WORDS
from neuronbook.i18n import get_language, set_language

ROOT = Path(__file__).parents[3]

BIBLIOGRAPHY = """
@article{one, author={Ada One}, title={First}, journal={J}, year={2001}}
@article{two, author={Bob Two}, title={Second}, journal={J}, year={2002}}
"""


@pytest.fixture
def context():
    return new_context("en")


def new_context(language, name="book/en/page.md"):
    values = {"w": "2.5", "n": "1107", "share": "0.25", "unit": "'g'"}
    bibliography = parse_string(BIBLIOGRAPHY, "bibtex")
    return Context(name, language, values, bibliography, "https://example.org/en/")


@pytest.mark.parametrize(
    ("myst", "plain"),
    [
        ("{glue:text}`w:.2f`", "2.50"),
        ("{glue:text}`w`", "2.5"),
        ("{glue:text}`n:,`", "1,107"),
        ("{glue:text}`share:.0%`", "25%"),
        ("5 {glue:text}`unit`", "5 g"),
        ("see {ref}`the beginning <ch-one>`", "see the beginning"),
        ("b{footcite:p}`two` a{footcite:p}`one` both{footcite}`two,one`", "b[1] a[2] both[1, 2]"),
        ("[next](next.md) and [part](a/next.md#ch-x)",
         "[next](https://example.org/en/next.html) and [part](https://example.org/en/a/next.html#ch-x)"),
        ("[web](https://x.org/a.md) [here](#top)", "[web](https://x.org/a.md) [here](#top)"),
        ("(ch-x)=\n# Title", "# Title"),
        ("a $w$ b", "a $w$ b"),
        ("```python\n1 + 1\n```", "```python\n1 + 1\n```"),
        ("```{note}\nMind.\n\nThis.\n```", "> **Note**\n> \n> Mind.\n> \n> This."),
        ("```{admonition} Predict\n:class: tip\nWhat?\n```", "> **Predict**\n> \n> What?"),
        (":::{tip}\nTry {glue:text}`w`.\n:::", "> Try 2.5."),
        ("```{dropdown} Answer\nYes.\n```",
         "<details><summary>Answer</summary>\n\nYes.\n\n</details>"),
        ("```{answers} ch01.weights\n```",
         "Stuck? Run `ch01.weights.hint()` for a hint, "
         "or `ch01.weights.solution()` for the solution."),
        ("```{source} neuronbook.datasets.splits._require\n```",
         f"```python\n{read_source('neuronbook.datasets.splits._require')}\n```"),
    ],
)  # fmt: skip
def test_everything_that_is_mysts_becomes_plain_markdown(context, myst, plain):
    assert plain_markdown(myst, context) == plain


def test_labelled_equations_are_numbered_and_referred_to_by_number(context):
    text = (
        "```{math}\n:label: a\nx\n```\n\n```{math}\ny\n```\n\n$$\nz\n$$ (b)\n\n"
        "By {eq}`a` and {eq}`b`."
    )
    assert plain_markdown(text, context) == (
        "$$\nx \\tag{1}\n$$\n\n$$\ny\n$$\n\n$$\nz \\tag{2}\n$$\n\nBy (1) and (2)."
    )


def test_exercises_are_numbered_in_the_readers_language():
    exercise = "```{exercise} T\n:label: a\nDo.\n```"
    assert plain_markdown(f"{exercise}\n\n{exercise}", new_context("zh")) == (
        "**练习 1: T**\n\nDo.\n\n**练习 2: T**\n\nDo."
    )


def test_bibliography_lists_what_was_cited_in_the_order_of_its_numbers(context):
    text = plain_markdown(
        "{footcite:p}`two` {footcite:p}`one`\n\n```{footbibliography}\n```", context
    )
    assert text.startswith("[1] [2]\n\n1. Bob Two")
    assert "\n2. Ada One" in text


@pytest.mark.parametrize(
    ("myst", "complaint"),
    [
        ("```{plot} x\n```", "the directive {plot} has no plain form"),
        ("````{note}\n```{plot} x\n```\n````", "the directive {plot} has no plain form"),
        (
            "- item\n\n  ```{note}\n  Mind.\n  ```",
            "the directive {note} stands in a list or quotation",
        ),
        ("> :::{note}\n> Mind.\n> :::", "the directive {note} stands in a list or quotation"),
        ("{numref}`fig-a`", "the role {numref} has no plain form"),
        ("{glue:text}`lost:.2f`", "the prose glues 'lost', which no cell keeps"),
        ("{ref}`ch-one`", "{ref}`ch-one` has no words of its own"),
        ("{eq}`later`", "{eq}`later` refers to no equation before it"),
    ],
)
def test_what_has_no_plain_form_is_an_error_that_names_the_file(context, myst, complaint):
    with pytest.raises(BookError) as error:
        plain_markdown(myst, context)
    assert str(error.value).startswith(f"book/en/page.md: {complaint}")


def test_every_directive_and_role_of_the_book_has_a_plain_form(real_book):
    known = {
        "code-cell",
        "math",
        "answers",
        "caption",
        "footbibliography",
        "exercise",
        "dropdown",
        "admonition",
        "source",
    } | BACK_MATTER
    for path in sorted(real_book.book.glob("*/*.md")):
        text = re.sub(
            r"^```\{code-cell\}.*?^```$", "", path.read_text(), flags=re.DOTALL | re.MULTILINE
        )
        directives = set(re.findall(r"^[`:]{3,}\{([\w:-]+)\}", text, re.MULTILINE))
        assert directives <= known | BOXES, path
        assert set(re.findall(r"\{([\w:-]+)\}`", text)) <= set(ROLES), path


def test_every_page_of_the_book_becomes_plain(real_book, monkeypatch):
    from pybtex.database import parse_file

    monkeypatch.setitem(notebooks.ROLES, "glue:text", lambda content, context: "7")
    bibliography = parse_file(str(real_book.book / "references.bib"), bib_format="bibtex")
    for language in ("zh", "en"):
        for docname in real_book.docnames():
            path = real_book.page(language, docname)
            context = Context(real_book.relative(path), language, {}, bibliography, "../")
            notebook = plain_notebook(path.read_text(encoding="utf-8"), context, "../x.whl")
            nbformat.validate(notebook)
            prose = "\n".join(
                cell.source for cell in notebook.cells if cell.cell_type == "markdown"
            )
            prose = re.sub(r"^```.*?^```$|`[^`\n]*`", "", prose, flags=re.DOTALL | re.MULTILINE)
            assert not re.search(r"\{[\w:-]+\}`|^[`:]{3,}\{|^\([\w-]+\)=", prose, re.MULTILINE), (
                path
            )


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


def test_notebook_installs_the_package_then_has_the_page_in_its_order(context):
    notebook = plain_notebook(PAGE, context, "https://example.org/x.whl")
    assert [(cell.cell_type, cell.source) for cell in notebook.cells[1:]] == [
        ("markdown", "# Title"),
        ("code", "plot()"),
        ("markdown", "*Weight 2.5.*"),
        ("code", "answer = ____"),
    ]


ADDRESSES = ["../../x.whl", "https://example.org/x.whl"]


@pytest.fixture
def begin(monkeypatch, tmp_path):
    """Return a function that runs a first cell in an empty folder, and returns what pip was told.

    `installs` says whether pip succeeds; without it the package is there from the beginning.
    """

    def begin(language, address, *, installs=None, page=PAGE):
        told = []
        there = [installs is None]

        def run_line_magic(name, line, **_):
            told.append((name, line))
            there[0] = installs

        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("importlib.util.find_spec", lambda name: there[0] or None)
        first = plain_notebook(page, new_context(language), address).cells[0]
        assert first.cell_type == "code"
        source = TransformerManager().transform_cell(first.source)
        exec(source, {"get_ipython": lambda: SimpleNamespace(run_line_magic=run_line_magic)})
        assert get_language() == language
        return told

    before = get_language()
    yield begin
    set_language(before)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_first_cell_installs_nothing_if_the_package_is_there_and_sets_the_language(
    language, address, begin, capsys
):
    assert begin(language, address) == []
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_first_cell_says_how_much_it_installs_before_it_does(
    language, address, begin, capsys, tmp_path
):
    address = address.replace("../../", f"{tmp_path}/")
    (tmp_path / "x.whl").touch()
    assert begin(language, address, installs=True) == [("pip", 'install --quiet "{wheel}"')]
    assert capsys.readouterr().out.strip() == WORDS[language]["installing"]


@pytest.mark.parametrize(
    ("address", "package"),
    [("x.whl", "{wheel}[toys]"), ("https://example.org/x.whl", "neuronbook[toys] @ {wheel}")],
)
def test_first_cell_installs_what_the_chapter_adds_to_the_package(
    address, package, begin, tmp_path
):
    (tmp_path / "x.whl").touch()
    page = PAGE.replace("---\n", "---\nextra: toys\n", 1)
    assert page != PAGE
    told = begin("en", address, installs=True, page=page)
    assert told == [("pip", f'install --quiet "{package}"')]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_first_cell_far_from_the_book_says_which_file_it_misses_and_what_to_do(
    language, begin, tmp_path
):
    with pytest.raises(FileNotFoundError) as error:
        begin(language, "../../x.whl", installs=True)
    looked_for = tmp_path.parents[1] / "x.whl"
    assert str(error.value) == WORDS[language]["wheel_missing"].format(looked_for)
    assert f"html/{language}/notebooks" in str(error.value)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_first_cell_whose_pip_fails_says_so_in_the_language_of_the_page(language, begin):
    with pytest.raises(ModuleNotFoundError) as error:
        begin(language, "https://example.org/x.whl", installs=False)
    assert str(error.value) == WORDS[language]["not_installed"]


def test_words_of_the_first_cell_name_the_versions_of_python_that_the_package_allows():
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    allowed = SpecifierSet(about["requires-python"])
    versions = [f"3.{minor}" for minor in range(30) if allowed.contains(f"3.{minor}.9")]
    pages = [ROOT / "book" / language / "how-to-use.md" for language in WORDS]
    said = [WORDS[language]["not_installed"] for language in WORDS]
    for text in said + [path.read_text(encoding="utf-8") for path in pages]:
        assert sorted(set(re.findall(r"\b3\.\d\d?\b", text))) == versions


@pytest.mark.parametrize("line", ["import keras", "from tensorflow import data", "x = 1"])
def test_first_cell_imports_tensorflow_only_where_the_chapter_does(line, context):
    page = f"---\nfile_format: mystnb\n---\n```{{code-cell}} ipython3\n{line}\n```\n"
    first = plain_notebook(page, context, "x.whl").cells[0].source
    assert first.endswith('set_language("en")')
    assert ("import_tensorflow()" in first) == (line != "x = 1")


def test_first_cell_names_the_site_as_a_mirror_of_the_data_if_it_has_an_address(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/book")
    first = plain_notebook(PAGE, new_context("en"), "x.whl").cells[0].source
    assert first.endswith('set_language("en")')
    monkeypatch.delenv("NEURONBOOK_MIRROR", raising=False)
    exec(TransformerManager().transform_cell(first), {})
    assert os.environ["NEURONBOOK_MIRROR"] == "https://example.org/book/data"
    monkeypatch.setenv("NEURONBOOK_MIRROR", "https://example.org/mine")
    exec(TransformerManager().transform_cell(first), {})
    assert os.environ["NEURONBOOK_MIRROR"] == "https://example.org/mine"
    monkeypatch.delenv("SITE_URL")
    assert "MIRROR" not in plain_notebook(PAGE, new_context("en"), "x.whl").cells[0].source


def test_notebook_is_valid_without_outputs_and_the_same_each_time(context):
    first, second = (plain_notebook(PAGE, new_context("en"), "x.whl") for _ in range(2))
    nbformat.validate(first)
    assert nbformat.writes(first) == nbformat.writes(second)
    assert [cell.id for cell in first.cells] == [f"cell-{i}" for i in range(len(first.cells))]
    assert all(cell.outputs == [] and cell.execution_count is None
               for cell in first.cells if cell.cell_type == "code")  # fmt: skip


@pytest.fixture
def make(tiny_book, monkeypatch):
    """Return a function that writes page `one` as notebooks, and says which had to be made."""
    made = []

    def plain_notebook(text, context, address):
        made.append(context.language)
        return nbformat.v4.new_notebook()

    monkeypatch.setattr(notebooks, "plain_notebook", plain_notebook)
    monkeypatch.setattr(notebooks, "kept_values", lambda path: {})

    def make(outputs="outputs", wheel="x.whl"):
        made.clear()
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
    assert [make(outputs="others"), make(wheel="y.whl")] == [both, both]


def test_notebook_of_a_page_in_a_folder_finds_the_wheel(tiny_book, monkeypatch):
    monkeypatch.setattr(notebooks, "kept_values", lambda path: {})
    project = tiny_book.project
    for language in ("en", "zh"):
        project.page(language, "api/one").parent.mkdir()
    tiny_book.write("api/one", "(inner)=\n# Inner\n\nWords.\n")
    execution = SimpleNamespace(path="", about={"outputs": "outputs"})
    write_notebooks(project, {"api/one": execution}, project.site, "x.whl")
    notebook = project.site / "en" / "notebooks" / "api" / "one.ipynb"
    assert '"../../../x.whl"' in nbformat.read(notebook, as_version=4).cells[0].source
    # as many levels up as the wheel is from the notebook
    assert (notebook.parent / "../../../x.whl").resolve() == project.site / "x.whl"


def test_printed_notebooks_are_valid_and_say_what_their_pages_say(printed_book):
    site = printed_book.project.site
    assert {path.name for path in (site / "zh" / "notebooks").iterdir()} == {
        "one.ipynb",
        "two.ipynb",
    }
    (wheel,) = site.glob("*.whl")
    for language, words in (
        ("en", "The weight is 2.50,\nthe share 25%."),
        ("zh", "权重是 2.50，\n占 25%。"),
    ):
        path = site / language / "notebooks" / "two.ipynb"
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        json.loads(path.read_text(encoding="utf-8"))
        assert words in notebook.cells[1].source
        assert f'"../../{wheel.name}"' in notebook.cells[0].source
        page = (site / language / "two.html").read_text(encoding="utf-8")
        assert "2.50" in page
        assert "25%" in page
