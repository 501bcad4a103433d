"""A warm build equals a cold one to the last byte, after every kind of edit.

One small book goes through the edits below, one after the other. After each it is built as an
author builds it, upon what is there, and once more from nothing, in a folder of its own.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

EDITS = []


def edit(function):
    EDITS.append(function)
    return function


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} has no {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def executes(*docnames):
    """Say which chapters an edit makes run again; without it, none may."""

    def mark(function):
        function.executed = set(docnames)
        return function

    return mark


def prints(*pages):
    """Say which pages an edit makes Sphinx read again; without it, any number may be."""

    def mark(function):
        function.read = set(pages)
        return function

    return mark


# Prose


@edit
@prints("zh/two")
def a_word_of_prose_in_one_language(book):
    book.edit("two", "权重是", "它的权重是", languages=("zh",))


@edit
@prints("en/two", "zh/two")
def a_figures_caption_and_alternative_text(book):
    book.edit("two", "A figure.", "Another figure.", languages=("en",))
    book.edit("two", ":alt: 一个词。", ":alt: 两个词。", languages=("zh",))


@edit
def a_title_that_the_neighbours_show(book):
    book.edit("two", "# Two", "# The second", languages=("en",))
    book.edit("two", "# 二", "# 第二", languages=("zh",))


@edit
def a_label_that_others_refer_to(book):
    book.edit("one", "(ch-one)=", "(ch-first)=")
    book.edit("two", "<ch-one>", "<ch-first>")


@edit
@prints("en/one")
def an_edit_with_an_old_time_stamp(book):
    page = book.project.page("en", "one")
    book.edit("one", "A plain word.", "A plainer word.", languages=("en",))
    os.utime(page, (1_000_000_000, 1_000_000_000))


@edit
@prints("en/one")
def an_edit_of_the_same_length_at_once(book):
    book.edit("one", "A plainer word.", "A simpler word.", languages=("en",))


@edit
@prints("en/one")
def an_edit_undone(book):
    book.edit("one", "A simpler word.", "A plain word.", languages=("en",))


@edit
def a_reference_to_nothing_that_fails_and_is_mended(book):
    book.edit("one", "A plain word.", "A {ref}`word <ch-nowhere>`.", languages=("en",))
    assert book.build(fails=True)
    book.edit("one", "A {ref}`word <ch-nowhere>`.", "A mended word.", languages=("en",))


@edit
@prints("en/one")
def a_misspelt_role_that_fails_and_is_mended(book):
    book.edit("one", "A mended word.", "A {rolle}`mended` word.", languages=("en",))
    assert book.build(fails=True)
    book.edit("one", "A {rolle}`mended` word.", "A word.", languages=("en",))


# Cells


@edit
@executes("two")
@prints("en/two", "zh/two")
def a_cell(book):
    book.edit("two", "keep(w=2.5", "keep(w=2.6")


@edit
@prints("en/two", "zh/two")
def a_comment_in_a_cell(book):
    book.edit("two", "keep(w=2.6", "# (1,)\nkeep(w=2.6")


@edit
@prints("en/two", "zh/two")
def a_cells_tag(book):
    book.edit("two", "tags: [hide-input]", "tags: [hide-output]")


@edit
@executes("one")
def a_second_cell(book):
    book.edit("one", "A word.", "A word.\n\n```{code-cell} ipython3\n7\n```", languages=("en",))
    book.edit("one", "第二句。", "第二句。\n\n```{code-cell} ipython3\n7\n```", languages=("zh",))


@edit
@prints("en/one", "zh/one")
def a_cell_deleted_whose_earlier_execution_is_kept(book):
    book.edit("one", "\n\n```{code-cell} ipython3\n7\n```", "")


@edit
def outputs_altered_by_hand(book):
    (kept,) = [p for p in book.kept("two") if "2.6" in p.read_text()]
    change(kept, "用中文说", "用中文瞎说")
    book.edit("two", "The weight", "Its weight", languages=("en",))


outputs_altered_by_hand.executed = {"two"}


# Modules


@edit
@executes("one", "two")
def a_module_that_the_cells_import(book):
    change(book.package / "results.py", '_KEPT = "application', '_KEPT = "" + "application')
    book.edit("one", "import os", "import os\nfrom neuronbook import results")


@edit
@prints()
def a_comment_and_a_docstring_of_that_module(book):
    change(book.package / "results.py", '"""Numbers that', '"""The numbers that')
    path = book.package / "results.py"
    path.write_text(path.read_text() + "\n# the end\n")


@edit
@prints()
def a_module_that_no_cell_imports(book):
    change(book.package / "descent.py", "def fit_line(", "extra = 1\n\n\ndef fit_line(")


@edit
@prints("en/two", "zh/two")
def the_source_of_a_function_that_a_page_shows(book):
    change(book.package / "models.py", "def build_linear(", "def build_linear(  # shown\n    ")


@edit
@prints("en/two", "zh/two")
def a_hint(book):
    path = book.package / "exercises" / "ch01.py"
    path.write_text(re.sub(r'en="(?=[A-Z])', 'en="Well. ', path.read_text()))


@edit
@prints()
def a_word_of_the_figures(book):
    change(book.package / "terms" / "tables.py", '"sugars": "糖', '"sugars": "糖分')


@edit
def a_helper_module_of_a_cell_that_is_outside_the_package(book):
    (book.project.root / "src" / "aside.py").write_text("VALUE = 1\n")
    book.edit("one", "from neuronbook import results", "import aside\n\nprint(aside.VALUE)")


a_helper_module_of_a_cell_that_is_outside_the_package.executed = {"one"}


@edit
@executes("one")
def that_helper_module_within_the_same_second(book):
    (book.project.root / "src" / "aside.py").write_text("VALUE = 2\n")


@edit
@executes("one")
def a_data_file_that_a_module_reads(book):
    source = 'from pathlib import Path\n\nVALUE = Path(__file__).with_suffix(".txt").read_text()\n'
    (book.project.root / "src" / "aside.py").write_text(source)
    (book.project.root / "src" / "aside.txt").write_text("three")


@edit
@executes("one")
def that_data_file(book):
    (book.project.root / "src" / "aside.txt").write_text("four")


@edit
@executes("one")
def a_module_imported_by_a_computed_name(book):
    (book.project.root / "src" / "other.py").write_text("VALUE = 5\n")
    source = 'from importlib import import_module\n\nVALUE = import_module("ot" + "her").VALUE\n'
    (book.project.root / "src" / "aside.py").write_text(source)


@edit
@executes("one")
def that_module(book):
    (book.project.root / "src" / "other.py").write_text("VALUE = 6\n")


# What all pages share


@edit
def a_style_sheet(book):
    path = book.own("book/_static/book.css")
    path.write_text(path.read_text() + "\n.nothing { color: inherit; }\n")


@edit
def a_static_file_added(book):
    (book.project.book / "_static" / "extra.txt").write_text("extra")


@edit
def a_static_file_deleted(book):
    (book.project.book / "_static" / "extra.txt").unlink()


@edit
def the_favicon(book):
    path = book.own("book/_static/favicon.svg")
    path.write_text(path.read_text() + "\n<!-- another -->\n")


@edit
def the_bibliography(book):
    change(book.project.book / "references.bib", "A Tiny Article", "A Tinier Article")


@edit
def the_interface_in_chinese(book):
    (path,) = (book.project.book / "_interface").rglob("*.po")
    path.write_text(path.read_text() + '\nmsgid "Nothing at all"\nmsgstr "什么也没有"\n')


@edit
def the_configuration(book):
    change(book.own("_config.yml"), "entries_show_parents: hide", "entries_show_parents: all")


@edit
def the_licence_in_the_wheel(book):
    path = book.own("LICENSE")
    path.write_text(path.read_text() + "\n")


@edit
def the_address_of_the_site(book):
    book.environment["SITE_URL"] = "https://example.org/book/"


@edit
@prints("en/two", "zh/two")
def a_figure_for_links_to_a_page(book):
    book.edit("two", "kernelspec:", "card: fig-two\nkernelspec:")


@edit
def a_title_that_links_show(book):
    book.edit("two", "# The second", "# The second one", languages=("en",))


@edit
def no_address_again(book):
    del book.environment["SITE_URL"]


@edit
@prints("en/index", "en/one", "en/two", "zh/index", "zh/one", "zh/two")
def a_tool_of_another_version(book):
    folder = book.project.root / "tools" / "sphinx_tool-2.0.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: sphinx-tool\nVersion: 2.0\n")
    book.environment["PYTHONPATH"] += os.pathsep + str(folder.parent)


# The order of the pages


@edit
def a_chapter_added(book):
    for language, title in (("en", "Three"), ("zh", "三")):
        page = f"(ch-three)=\n# {title}\n\n```{{code-cell}} ipython3\n3\n```\n"
        book.write("three", page, languages=(language,))
    change(book.project.root / "_toc.yml", "- file: two", "- file: two\n      - file: three")


a_chapter_added.executed = {"three"}


@edit
def chapters_in_another_order(book):
    change(
        book.project.root / "_toc.yml",
        "file: two\n      - file: three",
        "file: three\n      - file: two",
    )


@edit
def a_parts_caption_and_numbers(book):
    change(book.project.root / "_toc.yml", "    numbered: 1\n", "")


@edit
def a_title_in_the_contents(book):
    change(book.project.root / "_toc.yml", "- file: three", "- file: three\n        title: III")


@edit
@executes("four")
def a_chapter_renamed(book):
    for language in ("zh", "en"):
        page = book.project.page(language, "three")
        page.rename(page.with_name("four.md"))
    change(book.project.root / "_toc.yml", "- file: three", "- file: four")


@edit
def a_chapter_without_cells(book):
    book.edit("four", "```{code-cell} ipython3\n3\n```\n", "Words.\n", languages=("en",))
    book.edit("four", "```{code-cell} ipython3\n3\n```\n", "文字。\n", languages=("zh",))


@edit
def a_chapter_deleted(book):
    for language in ("zh", "en"):
        book.project.page(language, "four").unlink()
    change(book.project.root / "_toc.yml", "      - file: four\n        title: III\n", "")


# What lies in the build folder


@edit
def a_page_of_the_site_spoiled(book):
    change(book.project.site / "en" / "one.html", "</html>", "spoiled</html>")


@edit
def the_site_deleted(book):
    shutil.rmtree(book.project.site)


@edit
def the_wheel_cut_short(book):
    (wheel,) = (book.project.build / "wheel").rglob("*.whl")
    wheel.write_bytes(wheel.read_bytes()[:100])
    change(book.project.root / "book" / "en" / "one.md", "A word.", "One word.")


@edit
def an_execution_cut_short(book):
    for path in book.kept("two"):
        path.write_text(path.read_text()[:200])
    change(book.project.root / "book" / "en" / "one.md", "One word.", "A word.")


an_execution_cut_short.executed = {"two"}


@edit
def what_an_editor_leaves(book):
    (book.project.book / "en" / ".ipynb_checkpoints").mkdir()
    (book.project.book / "en" / ".ipynb_checkpoints" / "one.md").write_text("# no page\n")
    (book.project.book / "zh" / "one.md~").write_text("old")
    (book.project.book / "zh" / ".#one.md").symlink_to("nowhere")


class EditedBook:
    """A tiny book that is built in processes of their own, as its authors do."""

    def __init__(self, tiny_book):
        self.tiny = tiny_book
        self.project = tiny_book.project
        self.package = tiny_book.project.package
        self.edit, self.write = tiny_book.edit, tiny_book.write
        self.log = ""
        self.environment = os.environ | {
            "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
            "TINY_RUNS": os.devnull,
            "NEURONBOOK_OFFLINE": "1",
        }

    def own(self, name):
        """Put a copy in place of the tiny book's link to a file of the real one."""
        path = self.project.root / name
        for link in (path.parent, path):
            if link.is_symlink():
                target = link.resolve()
                link.unlink()
                shutil.copytree(target, link) if target.is_dir() else shutil.copy(target, link)
        return path

    def kept(self, docname):
        return list(self.project.executed.glob(f"{docname}.*.ipynb"))

    def build(self, into="_build", *, fails=False):
        """Build the book, remember what it said, and return it."""
        run = subprocess.run(
            [sys.executable, "-m", "bookpress", "build", "--into", into],
            cwd=self.project.root, env=self.environment, capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert run.returncode == (1 if fails else 0), run.stderr
        return run.stderr


def contents(site):
    """Return a digest of every file of a site."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_warm_build_equals_a_cold_one_after_every_kind_of_edit(tiny_book, tmp_path):
    book = EditedBook(tiny_book)
    book.build()
    differing, wrongly_executed, wrongly_read = {}, {}, {}
    for function in EDITS:
        name = function.__name__
        function(book)
        pickles = {path: path.stat().st_mtime_ns for path in doctrees(book)}
        said = book.build()
        executed = set(re.findall(r"^executed (\S+) in", said, re.MULTILINE))
        if executed != getattr(function, "executed", set()):
            wrongly_executed[name] = executed
        read = {
            f"{path.parts[-3]}/{path.stem}"
            for path in doctrees(book)
            if path.stat().st_mtime_ns != pickles.get(path)
        }
        if read != getattr(function, "read", read):
            wrongly_read[name] = read
        cold = book.project.root / "_cold"
        shutil.rmtree(cold, ignore_errors=True)
        # Which chapters had to run was looked at above; to run them all again would say no more.
        shutil.copytree(book.project.executed, cold / "executed")
        book.build("_cold")
        warm, fresh = contents(book.project.site), contents(cold / "html")
        if warm != fresh:
            differing[name] = sorted(
                path for path in warm | fresh if warm.get(path) != fresh.get(path)
            )
    assert not differing
    assert not wrongly_executed
    assert not wrongly_read


def doctrees(book):
    return list(book.project.build.glob("press/*/doctrees/*.doctree"))
