import re

import pytest

from bookpress.chapter.contract import check_sources


@pytest.fixture
def errors(tiny_book):
    return lambda: check_sources(tiny_book.project)


def line_of(book, language, docname, text):
    lines = book.project.page(language, docname).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_book_that_keeps_the_contract_has_no_errors(errors):
    assert errors() == []


def test_the_book_itself_keeps_the_contract(real_book):
    assert check_sources(real_book) == []


def test_changed_cell_is_named_by_file_line_and_number_with_the_difference(tiny_book, errors):
    tiny_book.edit("two", "keep(w=2.5", "keep(w=2.6", languages=("zh",))
    (error,) = errors()
    zh, en = (line_of(tiny_book, code, "two", "```{code-cell}") for code in ("zh", "en"))
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
    assert error.startswith("book/en/one.md:1: the front matter is not YAML")


def test_cell_head_that_is_not_yaml_is_named(tiny_book, errors):
    tiny_book.edit("two", "tags: [hide-input]", "tags: [hide-input", languages=("zh",))
    (error,) = errors()
    assert error.startswith("book/zh/two.md:1: the head of a code cell is not YAML")


@pytest.mark.parametrize(
    ("old", "new", "need"),
    [
        ("file_format: mystnb\n", "", "needs `file_format: mystnb`. Received: None."),
        ("name: python3\n", "name: other\n", "needs `kernelspec:"),
        ("description: tiny", "keywords: tiny", "needs myst: html_meta: description"),
    ],
)
def test_front_matter_without_what_every_page_needs_is_an_error(tiny_book, errors, old, new, need):
    tiny_book.edit("one", old, new, languages=("zh",))
    (error,) = errors()
    assert error.startswith("book/zh/one.md:1: the front matter ")
    assert need in error


def test_label_used_twice_is_an_error_that_names_both_places(tiny_book, errors):
    tiny_book.edit("two", "(two-reading)=", "(ch-one)=")
    found = [error for error in errors() if "already used" in error]
    lines = {
        (code, docname): line_of(tiny_book, code, docname, "(ch-one)=")
        for code in ("zh", "en")
        for docname in ("one", "two")
    }
    assert found == [
        f"book/{code}/two.md:{lines[code, 'two']}: the label 'ch-one' is already used at "
        f"book/{code}/one.md:{lines[code, 'one']}; rename one."
        for code in ("zh", "en")
    ]


def test_heading_without_a_label_is_an_error(tiny_book, errors):
    tiny_book.edit("two", "(two-reading)=\n", "")
    line = line_of(tiny_book, "zh", "two", "## ")
    assert f"book/zh/two.md:{line}: a heading needs a label on the line before it" in errors()[0]
    assert len(errors()) == 2  # once in each language


def test_label_may_stand_one_empty_line_above_its_heading(tiny_book, errors):
    tiny_book.edit("two", "(two-reading)=\n", "(two-reading)=\n\n")
    assert errors() == []


def test_headings_of_other_levels_are_an_error(tiny_book, errors):
    tiny_book.edit("two", "## 延伸阅读", "### 延伸阅读", languages=("zh",))
    (error,) = errors()
    line = line_of(tiny_book, "zh", "two", "###")
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
        ("zh", "{ref}`一 <ch-one>`是$w$"),
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


def test_unknown_exercise_is_an_error_that_lists_those_there_are(tiny_book, errors):
    tiny_book.edit("two", "{answers} ch01.input_shape", "{answers} ch01.inputshape")
    first, second = errors()
    line = line_of(tiny_book, "zh", "two", "{answers}")
    assert first.startswith(f"book/zh/two.md:{line}: An exercise must be one of those in")
    assert "input_shape, linear_model, weights. Received: 'ch01.inputshape'" in first
    assert second.startswith("book/en/two.md:")


def test_answers_of_another_exercise_in_one_language_are_an_error(tiny_book, errors):
    tiny_book.edit("two", "{answers} ch01.input_shape", "{answers} ch01.weights", languages=("zh",))
    assert any("exercise 'ch01.weights' stands where" in error for error in errors())
