import re

import pytest

from bookpress.chapter.contract import check_sources


def test_book_that_keeps_the_contract_has_no_errors(errors):
    assert errors() == []


def test_the_book_itself_keeps_the_contract(real_book):
    assert check_sources(real_book) == []


def test_changed_cell_is_named_by_file_line_and_number_with_the_difference(
    tiny_book, errors, line_of
):
    tiny_book.edit("two", "keep(w=2.5", "keep(w=2.6", languages=("zh",))
    (error,) = errors()
    zh, en = (line_of("```{code-cell}", language=code) for code in ("zh", "en"))
    assert error.startswith(
        f"book/zh/two.md:{zh}: code cell 1 differs from book/en/two.md:{en}; make them the same.\n"
    )
    assert "    -keep(w=2.5, share=0.25)\n    +keep(w=2.6, share=0.25)" in error


def test_cell_that_differs_by_one_space_is_an_error(tiny_book, errors):
    tiny_book.edit("one", "import os\n", "import os \n", languages=("en",))
    assert len(errors()) == 1


def test_different_tags_are_shown(tiny_book, errors):
    tiny_book.edit("two", "tags: [hide-input]", "tags: [hide-output]", languages=("zh",))
    (error,) = errors()
    assert "code cell 1 differs" in error
    assert "tags ['hide-output'] and ['hide-input']" in error


def test_missing_cell_is_an_error(tiny_book, errors):
    path = tiny_book.project.page("zh", "one")
    path.write_text(re.sub(r"```\{code-cell.*?```\n", "", path.read_text(), flags=re.DOTALL))
    assert errors() == [
        "book/zh/one.md:1: 0 code cells, but 1 in book/en/one.md; both files need the same cells."
    ]


def test_caption_and_alternative_text_may_differ_but_not_the_name_of_a_figure(tiny_book, errors):
    tiny_book.edit("two", "name: fig-two", "name: fig-deux", languages=("zh",))
    tiny_book.edit("two", "{caption} fig-two", "{caption} fig-deux", languages=("zh",))
    kinds = {"label 'fig-deux'", "figure 'fig-deux'"}
    assert {kind for kind in kinds for error in errors() if kind in error} == kinds


def test_page_missing_in_one_language_is_named(tiny_book, errors):
    tiny_book.project.page("en", "one").unlink()
    (error,) = errors()
    assert error.startswith("book/en/one.md:1: the page is missing, though _toc.yml lists it")


def test_page_that_the_contents_do_not_list_is_named(tiny_book, errors):
    tiny_book.write("lost", "(lost)=\n# Lost\n", languages=("zh",))
    (error,) = errors()
    assert error.startswith("book/zh/lost.md:1: the page is not in _toc.yml")


def test_missing_front_matter_is_named_and_the_other_pages_are_still_checked(tiny_book, errors):
    tiny_book.project.page("zh", "one").write_text("# 一\n")
    tiny_book.edit("two", "keep(w=2.5", "keep(w=2.6", languages=("zh",))
    first, second = errors()
    assert first.startswith("book/zh/one.md:1: a page must begin with front matter")
    assert second.startswith("book/zh/two.md:")


def test_front_matter_that_is_not_yaml_is_named(tiny_book, errors):
    tiny_book.edit("one", "file_format: mystnb", "file_format: [", languages=("en",))
    (error,) = errors()
    assert error.startswith("book/en/one.md:4: the front matter is not YAML")


def test_cell_head_that_is_not_yaml_is_named(tiny_book, errors, line_of):
    tiny_book.edit("two", "tags: [hide-input]", "tags: [hide-input", languages=("zh",))
    (error,) = errors()
    cell = line_of("```{code-cell}")
    assert error.startswith(f"book/zh/two.md:{cell}: the head of a code cell is not YAML")


@pytest.mark.parametrize(
    "name",
    [".ipynb_checkpoints/one-checkpoint.md", "#one.md#", ".#one.md", "one.md~", ".one.md.swp"],
)
def test_files_of_editors_are_no_pages(tiny_book, errors, name):
    path = tiny_book.project.book / "zh" / name
    path.parent.mkdir(exist_ok=True)
    if name.startswith(".#"):
        path.symlink_to("author@machine.1234")  # as Emacs locks a file
    else:
        path.write_text("# 一\n", encoding="utf-8")
    assert errors() == []


@pytest.mark.parametrize("language", ["r", "python", ""])
def test_cell_of_another_language_is_an_error(complaints, line_of, language):
    first, second = complaints(
        "{code-cell} ipython3\nimport", f"{{code-cell}} {language}\nimport", docname="one",
        languages=("zh", "en"),
    )  # fmt: skip
    line = line_of("{code-cell}", docname="one")
    assert first == (
        f"book/zh/one.md:{line}: a code cell is in ipython3. "
        f"Received: {language!r}. Write {{code-cell}} ipython3."
    )
    assert second.startswith("book/en/one.md:")


CELL = "```{code-cell} ipython3\n1 + 1\n```\n"


@pytest.mark.parametrize(
    "block",
    [
        f"````{{note}}\n{CELL}````\n",
        ":::{code-cell} ipython3\n1 + 1\n:::\n",
        "- an item\n\n  ```{code-cell} ipython3\n  1 + 1\n  ```\n",
    ],
)
def test_cell_that_would_never_run_is_an_error(tiny_book, errors, block):
    text = f"(ch-one)=\n# 1\n\n{block}"
    tiny_book.write("one", text)
    found = [error for error in errors() if "a code cell stands by itself" in error]
    assert [error.split(":")[0] for error in found] == ["book/zh/one.md", "book/en/one.md"]


def test_headings_of_other_levels_are_an_error(tiny_book, errors, line_of):
    tiny_book.edit("two", "## 延伸阅读", "### 延伸阅读", languages=("zh",))
    (error,) = errors()
    line = line_of("###")
    assert error.startswith(f"book/zh/two.md:{line}: heading 'h3' stands where book/en/two.md:")
    assert "has 'h2'" in error


def test_labels_in_another_order_are_an_error(tiny_book, errors):
    sections = "\n(a)=\n## A\n\n(b)=\n## B\n", "\n(b)=\n## B\n\n(a)=\n## A\n"
    for language, more in zip(("zh", "en"), sections, strict=True):
        path = tiny_book.project.page(language, "one")
        path.write_text(path.read_text() + more)
    (error,) = errors()
    assert "label 'a' stands where" in error
    assert "has 'b'" in error


def test_different_equation_is_an_error(tiny_book, errors):
    tiny_book.edit("two", "y = w x\n", "y = w x + b\n", languages=("zh",))
    (error,) = errors()
    assert "equation 'y = w x + b' stands where" in error


def test_equation_may_be_broken_into_other_lines(tiny_book, errors):
    tiny_book.edit("two", "y = w x\n", "y\n= w x\n", languages=("zh",))
    assert errors() == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "`w:.2f`",
            "`w:.1f`",
            "role 'glue:text w:.1f' occurs 1 times in book/zh/two.md and 0 times",
        ),
        ("{footcite:p}`tiny`", "", "role 'footcite:p tiny' occurs 0 times in book/zh/two.md and 1"),
        ("$w$", "$v$", "inline math 'v' occurs 1 times"),
    ],
)
def test_different_role_or_formula_is_an_error(tiny_book, errors, old, new, message):
    tiny_book.edit("two", old, new, languages=("zh",))
    assert any(message in error for error in errors())


def test_link_to_another_page_in_one_language_is_an_error(tiny_book, errors):
    tiny_book.edit("index", "(one.md)", "(two.md)", languages=("zh",))
    assert any(
        "link 'two.md' occurs 1 times in book/zh/index.md and 0" in error for error in errors()
    )


def test_roles_may_change_places_and_their_words_may_differ(tiny_book, errors):
    for language, order in (
        ("zh", "{ref}`一 <ch-one>`是 $w$"),
        ("en", "$w$ is {ref}`one <ch-one>`"),
    ):
        tiny_book.edit("index", "(one.md)", f"(one.md) {order}", languages=(language,))
    assert errors() == []


def test_directives_in_another_order_are_an_error(tiny_book, errors):
    tiny_book.edit("two", "```{admonition} 先猜一猜\n:class: tip", "```{note}", languages=("zh",))
    (error,) = errors()
    assert "directive 'note' stands where" in error
    assert "has 'admonition'" in error


def test_missing_directive_is_an_error(tiny_book, errors):
    tiny_book.edit("two", "```{footbibliography}\n```\n", "", languages=("en",))
    (error,) = errors()
    assert "directive 'footbibliography' stands where book/en/two.md:1 has 'nothing'" in error


def test_answers_of_another_exercise_in_one_language_are_an_error(tiny_book, errors):
    tiny_book.edit("two", "{answers} ch01.input_shape", "{answers} ch01.weights", languages=("zh",))
    assert any("exercise 'ch01.weights' stands where" in error for error in errors())
