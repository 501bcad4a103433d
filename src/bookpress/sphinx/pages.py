"""Turn chapters and their kept outputs into pages: one language each, with a way to the other."""

from __future__ import annotations

import posixpath
from typing import Any

import nbformat
from bs4 import BeautifulSoup
from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from bookpress.chapter.chapters import read_notebook
from bookpress.project import LANGUAGES, BookError, notebook_path
from bookpress.running.meaning import cell_meaning
from bookpress.sphinx.hints import details
from bookpress.sphinx.origins import note_origins
from bookpress.sphinx.plan import read_plan
from bookpress.words import WORDS

CLOSING = "，。；：、！？）》」』”’….,;:!?)"
"""Marks that do not begin a line."""


def read_page(text: str, plan: str) -> nbformat.NotebookNode:
    """Read a page's source and put the outputs of its execution into it.

    MyST-NB calls this for every source file (`nb_custom_formats`).

    Parameters
    ----------
    text : str
        The page's source.
    plan : str
        The path of the plan that `plans.write_plan` wrote.
    """
    notebook = read_notebook(text)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if not code:
        return notebook
    meanings = [cell_meaning(cell.source, cell.metadata.get("tags", [])) for cell in code]
    for entry in read_plan(plan).values():
        if entry["cells"] == meanings:
            break
    else:
        raise BookError("the page's cells were never executed: run `python -m bookpress execute`")
    executed = nbformat.read(entry["path"], as_version=4)
    for cell, run in zip(code, executed.cells, strict=True):
        cell.outputs = run.outputs
        cell.execution_count = run.execution_count
    note_origins(code, set(entry["titles"]))
    notebook.metadata["language_info"] = executed.metadata.get("language_info", {})
    return notebook


class SameSectionIds(SphinxTransform):
    """Give each section its label as its only id, so that both languages have the same ids."""

    default_priority = 870  # after labels have been moved onto their sections

    def apply(self, **kwargs: Any) -> None:
        document = self.document
        for section in document.findall(nodes.section):
            labels = [name for name in section["names"] if document.nametypes.get(name)]
            if labels:
                section["ids"] = [document.nameids[name] for name in labels]

        # sphinx-exercise gives the text of every exercise the same id.
        texts = [s for s in document.findall(nodes.section) if s["ids"] == ["exercise-content"]]
        for number, section in enumerate(texts, start=1):
            section["ids"] = [f"exercise-content-{number}"]


class JoinLines(SphinxTransform):
    """Join the lines of Chinese paragraphs without a space; sources have one sentence a line."""

    default_priority = 860

    def apply(self, **kwargs: Any) -> None:
        if self.config.bookpress_language != "zh":
            return
        for text in list(self.document.findall(nodes.Text)):
            if text.astext() != "\n" or not isinstance(text.parent, nodes.TextElement):
                continue
            siblings = text.parent.children
            # Texts of the same letters are equal, so the place is found by identity.
            place = next(i for i, node in enumerate(siblings) if node is text)
            before = "".join(node.astext() for node in siblings[:place])
            if before and not before[-1].isascii():
                text.parent[place] = nodes.Text("")


class KeepMarks(SphinxTransform):
    """Keep marks on the line of the formula before them.

    A browser may break the line between the two, as a formula is no text to it.
    """

    default_priority = 865

    def apply(self, **kwargs: Any) -> None:
        for formula in list(self.document.findall(nodes.math)):
            parent = formula.parent
            place = parent.index(formula)
            after = parent[place + 1 : place + 2]
            text = after[0] if after and isinstance(after[0], nodes.Text) else ""
            rest = text.lstrip(CLOSING)
            if marks := text[: len(text) - len(rest)]:
                kept = nodes.inline("", "", formula, nodes.Text(marks), classes=["nb-kept"])
                parent[place : place + 2] = [kept, nodes.Text(rest)]


class OneLanguage(SphinxPostTransform):
    """Keep, of outputs that carry both languages, the page's own."""

    default_priority = 21
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for raw in list(self.document.findall(nodes.raw)):
            if "html" in raw.get("format", "") and "lang=" in raw.astext():
                text = keep_language(raw.astext(), self.config.bookpress_language)
                raw.replace_self(nodes.raw("", text, format="html"))


class FullWidthTitles(SphinxPostTransform):
    """Set the title of a Chinese exercise in full-width brackets, as Chinese is set."""

    default_priority = 30  # after sphinx-exercise has put its titles together, at 20
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        if self.config.bookpress_language != "zh":
            return
        for title in self.document.findall(nodes.title):
            if title.parent.get("type") == "exercise" or "exercise" in title.parent["classes"]:
                for text in list(title.findall(nodes.Text)):
                    full = text.replace(" (", "（").replace(")", "）")
                    text.parent.replace(text, nodes.Text(full))


class FoldCells(SphinxPostTransform):
    """Fold code and results with the book's own node: MyST-NB's says in English what it hides."""

    default_priority = 200  # after MyST-NB has folded, at 199
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        words = WORDS[self.config.bookpress_language]
        for cell in list(self.document.findall(nodes.container)):
            for place, fold in enumerate(cell.children):
                if isinstance(fold, HideCodeCellNode):
                    # `nb_code_prompt_show` is "{type}": the prompt is MyST-NB's word for it.
                    options = {"summary": words[_folded(fold)], "classes": ["nb-fold"]}
                    cell[place] = details("", *fold.children, **options)


def _folded(fold: HideCodeCellNode) -> str:
    """Return the key of the words that say what a fold hides: code, a result, or both."""
    if fold["prompt_show"] == "source":
        return "show_code"
    shown = (nodes.literal_block, nodes.raw, nodes.figure, nodes.table)
    results = [part for part in fold.children if part.get("nb_element") == "cell_code_output"]
    has_result = any(list(part.findall(kind)) for part in results for kind in shown)
    if fold["prompt_show"] == "content":
        return "show_cell" if has_result else "show_code"
    return "show_result"


def keep_language(html: str, language: str) -> str:
    """Drop the elements of `html` that are in another language, and show those in `language`.

    >>> keep_language('<p><b lang="en">bias</b><b lang="zh" hidden>偏置</b></p>', "zh")
    '<p><b>偏置</b></p>'
    """
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(lang=list(LANGUAGES)):
        if element.decomposed:
            continue
        if element["lang"] == language:
            del element["lang"]
            element.attrs.pop("hidden", None)
        else:
            element.decompose()
    return str(soup)


def outdated_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name the pages whose outputs are no longer the ones they were read with."""
    read = {name: metadata.get("bookpress_outputs") for name, metadata in env.metadata.items()}
    return [
        name
        for name, entry in read_plan(app.config.bookpress_plan).items()
        if read.get(name) != entry
    ]


def remember_outputs(app: Sphinx, doctree: nodes.document) -> None:
    """Note with which outputs, from which data, a page was read."""
    if entry := read_plan(app.config.bookpress_plan).get(app.env.docname):
        app.env.metadata[app.env.docname]["bookpress_outputs"] = entry


def add_page_links(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Tell the templates about the page in the other language and its notebook."""
    up = "../" * (pagename.count("/") + 1)
    language = LANGUAGES[app.config.bookpress_language]
    (other,) = (known for known in LANGUAGES.values() if known != language)
    context["language"] = language.tag
    context["other_language"] = other
    context["other_page"] = f"{up}{other.code}/{pagename}.html"
    context["words"] = WORDS[language.code]
    if pagename in read_plan(app.config.bookpress_plan):
        context["notebook"] = up + notebook_path(language.code, pagename)


def add_contents(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Give the templates the list of the book's pages, in which this one is marked.

    But for the mark it is the same on all pages of a folder; making it anew on each of them takes
    longer than all the rest in a long book.
    """
    builder: Any = app.builder
    folder = posixpath.dirname(pagename)
    lists = builder.__dict__.setdefault("bookpress_contents", {})
    if folder not in lists:
        nowhere = posixpath.join(folder, "no page")
        html = builder._get_local_toctree(
            nowhere, collapse=False, includehidden=True, maxdepth=4, titles_only=True
        )
        lists[folder] = html.replace('role="heading"', 'role="heading" aria-level="2"')
    address = builder.get_relative_uri(posixpath.join(folder, "no page"), pagename)
    before, item, after = lists[folder].partition(
        f'<li class="toctree-l1"><a class="reference internal" href="{address}">'
    )
    if item:
        part, _, above = before.rpartition("<ul>")
        before = f'{part}<ul class="current">{above}'
        item = '<li class="toctree-l1 current"><a class="current reference internal" href="#">'
    context["contents"] = before + item + after


def name_parts(app: Sphinx, config: Any) -> None:
    """Name the parts of the table of contents in the page's language; `_toc.yml` has their keys."""
    for document in config.external_site_map.values():
        for part in document.subtrees:
            if part.caption:
                part.caption = WORDS[config.bookpress_language][part.caption]


def setup_pages(app: Sphinx) -> None:
    """Add what makes a page of a chapter."""
    app.add_transform(JoinLines)
    app.add_transform(KeepMarks)
    app.add_transform(SameSectionIds)
    app.add_post_transform(OneLanguage)
    app.add_post_transform(FullWidthTitles)
    app.add_post_transform(FoldCells)
    app.connect("config-inited", name_parts, priority=950)  # sphinx-external-toc reads at 900
    app.connect("doctree-read", remember_outputs)
    app.connect("env-get-outdated", outdated_pages)
    app.connect("html-page-context", add_page_links, priority=400)
    app.connect("html-page-context", add_contents, priority=400)
