import re
import shutil

import pytest
from bs4 import BeautifulSoup

from bookpress.build import build_site
from bookpress.project import BookError
from bookpress.site import press
from bookpress.site.press import assemble

# Assembling


@pytest.fixture
def half_printed(tiny_book, monkeypatch):
    """A book whose languages are printed, whose wheel is built, and whose site is an older one."""
    project = tiny_book.project
    for code in ("zh", "en"):
        folder = project.build / "press" / code / "html"
        (folder / "_static").mkdir(parents=True)
        (folder / "_shared").mkdir()
        (folder / "_sources").mkdir()
        (folder / "index.html").write_text('<a href="../index.html">')
        (folder / "_static" / "doctools.js").write_text("// of no use to the book")
        (folder / "_shared" / "favicon.svg").write_text("<svg/>")
        (folder / "_sources" / "index.md").write_text("source")
        (folder / ".buildinfo").write_text("")
    wheel = project.build / "neuronbook-0-py3-none-any.whl"
    wheel.write_text("wheel")
    monkeypatch.setattr(press, "build_wheel", lambda project: wheel)
    monkeypatch.setattr(press, "write_notebooks", lambda project, executions, site, wheel: [])
    monkeypatch.setattr(press, "write_results", lambda executions, site: [])
    project.site.mkdir()
    (project.site / "old.html").write_text("the old site")
    return project


def files(folder):
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_new_site_takes_the_place_of_the_old_one(half_printed):
    assemble(half_printed, {})
    assert files(half_printed.site) == [
        ".nojekyll",
        "404.html",
        "_static/favicon.svg",
        "en/index.html",
        "en/searchindex.js",
        "index.html",
        "neuronbook-0-py3-none-any.whl",
        "zh/index.html",
        "zh/searchindex.js",
    ]
    assert {path.name for path in half_printed.build.iterdir() if "html" in path.name} == {"html"}


def test_site_with_an_address_hands_data_on_and_tells_machines_of_its_pages(
    half_printed, monkeypatch
):
    monkeypatch.setenv("SITE_URL", "https://example.org/book")
    assemble(half_printed, {})
    for name in ("data/LICENCES.txt", "sitemap.xml", "robots.txt", "zh/feed.xml", "en/feed.xml"):
        assert (half_printed.site / name).is_file(), name


@pytest.mark.parametrize("step", ["build_wheel", "write_notebooks", "front_door", "check_site"])
def test_whatever_fails_the_old_site_stays_as_it_was(half_printed, monkeypatch, step):
    def fail(*arguments):
        raise BookError(f"{step} failed")

    monkeypatch.setattr(press, step, fail)
    with pytest.raises(BookError, match=step):
        assemble(half_printed, {})
    assert files(half_printed.site) == ["old.html"]


def test_site_with_a_dead_link_does_not_replace_the_old_one(half_printed):
    page = half_printed.build / "press" / "zh" / "html" / "index.html"
    page.write_text('<a href="gone.html">')
    with pytest.raises(BookError, match=r"zh/index\.html:1: the link gone\.html leads to no file"):
        assemble(half_printed, {})
    assert files(half_printed.site) == ["old.html"]


def test_draft_of_a_failed_attempt_leaves_nothing_in_the_next_site(half_printed):
    draft = half_printed.build / "html.draft"
    draft.mkdir()
    (draft / "left.html").write_text("")
    assemble(half_printed, {})
    assert not (half_printed.site / "left.html").exists()


def test_book_with_an_error_in_its_sources_is_neither_executed_nor_printed(tiny_book, monkeypatch):
    tiny_book.edit("one", "import os", "import sys", languages=("zh",))
    monkeypatch.setattr(
        press, "execute", lambda *arguments, **options: pytest.fail("it was executed")
    )
    with pytest.raises(BookError, match="code cell 1 differs"):
        build_site(tiny_book.project)
    assert not tiny_book.project.site.exists()


# The tiny book, printed


@pytest.fixture
def read(printed_book):
    """Return a function that reads a page of the printed book."""

    def read(language, docname):
        path = printed_book.project.site / language / f"{docname}.html"
        return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")

    return read


def test_each_chapter_was_executed_once_for_both_languages(printed_book):
    assert sorted(printed_book.runs()) == ["one", "two"]


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [("en", "said in English", "用中文说"), ("zh", "用中文说", "said in English")],
)
def test_page_shows_the_outputs_in_its_own_language(read, language, said, unsaid):
    text = "".join(output.get_text() for output in read(language, "two").select(".cell_output"))
    assert said in text
    assert unsaid not in text


@pytest.mark.parametrize(
    ("language", "label", "alt"), [("en", "sugars", "One word."), ("zh", "糖", "一个词。")]
)
def test_figure_is_live_text_in_the_language_of_its_page(read, language, label, alt):
    (figure,) = read(language, "two").find_all("svg", class_="nb-figure")
    assert figure.get_text().strip() == label
    assert figure["aria-label"] == alt


def test_numbers_that_the_prose_glues_are_the_same_in_both_languages(read):
    assert "The weight is 2.50" in read("en", "two").get_text()
    assert "权重是 2.50，占 25%。" in read("zh", "two").get_text()


@pytest.mark.parametrize(
    ("language", "code", "result"),
    [("en", "Show the code", "Show the result"), ("zh", "展开代码", "展开结果")],
)
def test_folds_are_named_in_the_language_of_their_page(read, language, code, result):
    folds = [fold.get_text() for fold in read(language, "two").select(".nb-fold > summary")]
    assert folds == [code, result]


def test_page_has_the_tag_of_its_language_and_leads_to_the_other(read):
    for language, tag, other in (("zh", "zh-CN", "en"), ("en", "en", "zh")):
        page = read(language, "two")
        assert page.html["lang"] in {tag, tag.replace("-", "_")}
        assert page.select_one("a.nb-language-switch")["href"] == f"../{other}/two.html"


def test_contents_are_named_in_the_language_of_their_page(read):
    assert "从这里开始" in read("zh", "index").get_text()
    assert "Getting started" in read("en", "index").get_text()


def test_wheel_of_the_site_has_the_package_and_not_the_press(printed_book):
    from zipfile import ZipFile

    (wheel,) = printed_book.project.site.glob("*.whl")
    with ZipFile(wheel) as archive:
        packages = {name.split("/")[0] for name in archive.namelist()}
    assert "neuronbook" in packages
    assert "bookpress" not in packages


@pytest.fixture
def edited_book(printed_book):
    """The printed book, its sources put back after the test."""
    kept = printed_book.project.root / "kept"
    shutil.copytree(printed_book.project.book, kept, symlinks=True)
    yield printed_book
    shutil.rmtree(printed_book.project.book)
    kept.rename(printed_book.project.book)


def test_one_word_of_prose_prints_its_page_again_and_runs_no_cell(edited_book, read):
    project = edited_book.project
    other = (project.site / "en" / "two.html").read_bytes()
    edited_book.edit("two", "权重是", "它的权重是", languages=("zh",))
    build_site(project)
    assert sorted(edited_book.runs()) == ["one", "two"]
    assert "它的权重是 2.50" in read("zh", "two").get_text()
    assert (project.site / "en" / "two.html").read_bytes() == other


def test_what_only_sphinx_notices_fails_names_its_file_and_line_and_keeps_the_site(edited_book):
    project = edited_book.project
    before = (project.site / "index.html").stat().st_mtime_ns
    edited_book.edit("one", "(ch-one)=", "```{dropdown} 7\n:opne:\n\n7\n```\n\n(ch-one)=")
    for _ in range(2):  # a second attempt warns again
        with pytest.raises(BookError) as error:
            build_site(project)
        message = str(error.value)
        assert re.search(r"^book/zh/one\.md:\d+: WARNING: .*opne", message, re.MULTILINE)
        assert re.search(r"^book/en/one\.md:\d+: WARNING: .*opne", message, re.MULTILINE)
    assert (project.site / "index.html").stat().st_mtime_ns == before
