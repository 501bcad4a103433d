from collections import defaultdict
from dataclasses import replace
from types import SimpleNamespace

import nbformat
import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from bookpress.project import BookError
from bookpress.running.plans import plan, write_plan
from bookpress.sphinx.pages import (
    JoinLines,
    KeepMarks,
    SameSectionIds,
    add_page_links,
    keep_language,
    name_parts,
    outdated_pages,
    read_page,
    remember_outputs,
)


def new_page(language):
    document = new_document("page", get_default_settings())
    document.settings.env = SimpleNamespace(
        app=None, config=SimpleNamespace(bookpress_language=language)
    )
    return document


def paragraph(*children):
    """Make a paragraph as MyST does: each line a text, each line's end another."""
    made = nodes.paragraph()
    for child in children:
        made += nodes.Text(child) if isinstance(child, str) else child
    return made


def join(language, *children):
    document = new_page(language)
    document += paragraph(*children)
    JoinLines(document).apply()
    return document[0].astext()


# Lines


def test_chinese_sentences_are_joined_without_a_space():
    assert join("zh", "第一句。", "\n", "第二句。", "\n", "第三句。") == "第一句。第二句。第三句。"


def keep_marks(language, *children):
    document = new_page(language)
    document += paragraph(*children)
    KeepMarks(document).apply()
    return [child.astext() for child in document[0].children]


def test_chinese_mark_after_a_formula_stays_on_its_line():
    formula = nodes.math("", "w")
    document = new_page("zh")
    document += paragraph("权重 ", formula, "，偏置")
    KeepMarks(document).apply()
    before, kept, after = document[0].children
    assert (before, after) == ("权重 ", "偏置")
    assert kept["classes"] == ["nb-kept"]
    assert [child.astext() for child in kept.children] == ["w", "，"]


def test_all_marks_after_a_formula_stay_on_its_line():
    assert keep_marks("zh", nodes.math("", "w"), "。”然后") == ["w。”", "然后"]
    assert keep_marks("en", nodes.math("", "w"), "). So") == ["w).", " So"]


def test_word_after_a_formula_may_begin_a_line():
    assert keep_marks("zh", nodes.math("", "w"), " 是权重") == ["w", " 是权重"]
    assert keep_marks("zh", "权重是 ", nodes.math("", "w")) == ["权重是 ", "w"]
    assert keep_marks("en", nodes.math("", "w"), "-axis, and") == ["w", "-axis, and"]


def test_english_sentences_keep_their_space():
    assert join("en", "One.", "\n", "Two。", "\n", "Three.") == "One.\nTwo。\nThree."


def test_line_that_ends_in_latin_letters_keeps_its_space_and_the_next_is_still_joined():
    assert (
        join("zh", "我们用 Keras", "\n", "搭网络。", "\n", "再训练。")
        == "我们用 Keras\n搭网络。再训练。"
    )


def test_line_that_ends_in_a_formula_or_in_emphasis_goes_by_its_last_letter():
    formula, strong = nodes.math("", "w"), nodes.strong("", "权重")
    assert join("zh", "权重是 ", formula, "\n", strong, "\n", "如此。") == "权重是 w\n权重如此。"


def test_lines_inside_emphasis_are_joined_too():
    strong = nodes.strong()
    strong += [nodes.Text("很"), nodes.Text("\n"), nodes.Text("长")]
    assert join("zh", strong) == "很长"


def test_code_keeps_its_lines():
    document = new_page("zh")
    document += nodes.literal_block("", "第一行\n第二行")
    JoinLines(document).apply()
    assert document.astext() == "第一行\n第二行"


# Ids


def test_section_has_its_label_as_its_only_id():
    document = new_page("zh")
    document += [
        nodes.section(names=["单元", "ch-unit"], ids=["id1", "ch-unit"]),
        nodes.section(names=["ab", "both"], ids=["id2"]),
        nodes.section(names=["没有标签"], ids=["id3"]),
    ]
    document.nametypes |= {"单元": False, "ch-unit": True, "ab": True, "both": True}
    document.nameids |= {"ch-unit": "ch-unit", "ab": "ab", "both": "both"}
    SameSectionIds(document).apply()
    assert [section["ids"] for section in document] == [["ch-unit"], ["ab", "both"], ["id3"]]


# Languages


@pytest.mark.parametrize(
    ("html", "language", "kept"),
    [
        ('<b lang="en">bias</b><b lang="zh" hidden>偏置</b>', "zh", "<b>偏置</b>"),
        ('<b lang="en">bias</b><b lang="zh" hidden>偏置</b>', "en", "<b>bias</b>"),
        ('<p lang="zh" class="x">一<i lang="en">one</i></p>', "zh", '<p class="x">一</p>'),
        ('<p lang="zh">一<i lang="en">one</i></p>', "en", ""),
        ('<p lang="fr">un</p>', "zh", '<p lang="fr">un</p>'),
        ("<p hidden>x</p>", "zh", '<p hidden="">x</p>'),
    ],
)
def test_page_keeps_its_own_language(html, language, kept):
    assert keep_language(html, language) == kept


# Outputs


@pytest.fixture
def planned(tiny_book, monkeypatch):
    """Return the tiny book, its plan written and chapter `one` executed, with an output."""
    executions = plan(tiny_book.project)
    output = nbformat.v4.new_output("stream", name="stdout", text="42\n")
    cell = nbformat.v4.new_code_cell(execution_count=7, outputs=[output])
    path = tiny_book.project.root / "one.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    executions["one"] = replace(executions["one"], path=str(path))
    return tiny_book, str(write_plan(tiny_book.project, executions))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_pages_get_the_outputs_of_the_one_execution(planned, language):
    book, path = planned
    notebook = read_page(book.project.page(language, "one").read_text(), path)
    (code,) = (cell for cell in notebook.cells if cell.cell_type == "code")
    assert code.execution_count == 7
    assert code.outputs[0].text == "42\n"


def test_page_without_cells_needs_no_outputs(planned):
    book, _ = planned
    notebook = read_page(book.project.page("zh", "index").read_text(), "/no/such/plan.json")
    assert [cell.cell_type for cell in notebook.cells] == ["markdown"]


def test_page_whose_cells_were_never_executed_is_refused(planned):
    book, path = planned
    book.edit("one", "import os", "import sys")
    with pytest.raises(BookError, match="never executed: run `python -m bookpress execute`"):
        read_page(book.project.page("zh", "one").read_text(), path)


def test_page_is_printed_again_when_its_outputs_are_no_longer_those_it_was_read_with(planned):
    book, path = planned
    app = SimpleNamespace(
        config=SimpleNamespace(bookpress_plan=path),
        env=SimpleNamespace(docname="one", metadata=defaultdict(dict)),
    )
    everything = outdated_pages(app, app.env, set(), set(), set())
    for app.env.docname in ("index", "one", "two"):
        remember_outputs(app, None)
    assert everything == ["one", "two"]
    assert outdated_pages(app, app.env, set(), set(), set()) == []
    book.edit("two", "keep(w=2.5", "keep(w=2.6")
    edited = plan(book.project)
    edited["one"] = replace(edited["one"], path=str(book.project.root / "one.ipynb"))
    write_plan(book.project, edited)
    assert outdated_pages(app, app.env, set(), set(), set()) == ["two"]


# Links to the other language


@pytest.fixture
def page_links(planned):
    def page_links(language, pagename):
        context = {}
        config = SimpleNamespace(bookpress_language=language, bookpress_plan=planned[1])
        add_page_links(SimpleNamespace(config=config), pagename, "page.html", context, None)
        return context

    return page_links


def test_page_leads_to_itself_in_the_other_language_and_to_its_notebook(page_links):
    context = page_links("zh", "one")
    assert context["language"] == "zh-CN"
    assert context["other_page"] == "../en/one.html"
    assert context["notebook"] == "../zh/notebooks/from-one-neuron-one-zh.ipynb"


def test_page_in_a_folder_goes_up_one_more(page_links):
    context = page_links("en", "part/page")
    assert context["other_page"] == "../../zh/part/page.html"
    assert "notebook" not in context


def test_parts_of_the_contents_are_named_in_the_pages_language():
    parts = [SimpleNamespace(caption="start"), SimpleNamespace(caption=None)]
    config = SimpleNamespace(
        external_site_map={"index": SimpleNamespace(subtrees=parts)}, bookpress_language="zh"
    )
    name_parts(None, config)
    assert [part.caption for part in parts] == ["从这里开始", None]


def test_every_page_of_the_printed_book_has_the_same_sections_in_both_languages(printed_book):
    for docname in printed_book.project.docnames():
        sections = {}
        for language in ("zh", "en"):
            html = (printed_book.project.site / language / f"{docname}.html").read_text()
            page = BeautifulSoup(html, "html.parser")
            sections[language] = [section["id"] for section in page.find_all("section")]
            ids = [element["id"] for element in page.find_all(id=True)]
            assert len(set(ids)) == len(ids)
        assert sections["zh"] == sections["en"] != []


@pytest.mark.parametrize(
    ("language", "titles"), [("en", ["One", "1. Two"]), ("zh", ["一", "1. 二"])]
)
def test_every_page_lists_all_pages_and_marks_itself(printed_book, language, titles):
    names = ["one", "two"]
    for page in ("index", "search", *names):
        html = (printed_book.project.site / language / f"{page}.html").read_text(encoding="utf-8")
        contents = BeautifulSoup(html, "html.parser").select_one("nav.nb-book")
        assert [link.text for link in contents.select("a")] == titles
        addresses = ["#" if name == page else f"{name}.html" for name in names]
        assert [link["href"] for link in contents.select("a")] == addresses
        assert [link["href"] for link in contents.select("ul.current > li.current > a")] == [
            "#" for name in names if name == page
        ]
