"""Where the pages use each public name: the cells, and the figures that they draw.

Noted while the pages are read, shown while the reference is written: a page of the reference is
written again if, and only if, what its names are used for has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from bookpress.package.cells import assigned_names, imported_names, of_the_package, used_names
from bookpress.sphinx.back_matter.book import Book, paragraph
from bookpress.sphinx.figures import FOLDER
from bookpress.sphinx.hints import details

NAMES = "bookpress_names"
SHOWS = "bookpress_shows_uses"


@dataclass(frozen=True)
class Use:
    """One cell that uses one public name.

    Attributes
    ----------
    name : str
        The whole name, as the cell's imports have it.
    section : str
        The label of the section in which the cell stands.
    cell : str
        The id of the cell.
    figure : str
        The label of the figure that this name draws there; empty if it draws none.
    alt : str
        Its alternative text.
    """

    name: str
    section: str
    cell: str
    figure: str = ""
    alt: str = ""


class name_uses(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """Where a name is used: filled in when the page is written."""


class ShowUses(SphinxPostTransform):
    """Show a figure that a name draws, and the cells that use it."""

    default_priority = 6  # before references are resolved, at 10
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        places = list(self.document.findall(name_uses))
        if not places:
            return
        book = Book(self.app, self.env.docname)
        used: dict[str, dict[str, list[Use]]] = {}
        for page, _ in book.pages():
            for use in uses_of(self.env, page):
                used.setdefault(use.name, {}).setdefault(page, []).append(use)
        for place in places:
            found = {
                page: uses for name in place["of"] for page, uses in used.get(name, {}).items()
            }
            place.replace_self([*_sample(book, found), *_list(book, found)])


def _sample(book: Book, found: dict[str, list[Use]]) -> Iterator[nodes.Node]:
    """Yield the first figure that a page draws with a name; it leads to that page."""
    drawn = ((page, use) for page, uses in found.items() for use in uses if use.figure)
    for page, use in drawn:
        link = book.link(page, "", use.figure)
        up = "../" * book.docname.count("/")
        picture = (
            f'<img src="{up}{FOLDER}/{use.figure}.svg" alt="{escape(use.alt)}" loading="lazy">'
        )
        link += nodes.raw("", picture, format="html")
        yield paragraph(link, classes=["nb-sample"])
        return


def _list(book: Book, found: dict[str, list[Use]]) -> Iterator[nodes.Node]:
    """Yield the pages and sections whose cells use a name, folded; nothing if there are none."""
    if not found:
        return
    labels = book.env.domaindata["std"]["labels"]
    pages = nodes.bullet_list()
    for page, uses in found.items():
        ways: list[str | nodes.Node] = [book.link(page, book.title(page))]
        sections = {use.section: use.cell for use in reversed(uses)}
        for section in dict.fromkeys(use.section for use in uses):
            title = labels[section][2] if section in labels else section
            ways += [" · ", book.link(page, title, sections[section])]
        pages += nodes.list_item("", paragraph(*ways))
    cells = sum(len({use.cell for use in uses}) for uses in found.values())
    summary = book.words["api_cells"].format(pages=len(found), cells=cells)
    yield details("", pages, summary=summary, classes=["nb-fold"])


def uses_of(env: BuildEnvironment, docname: str) -> list[Use]:
    """Return what a page's cells used when it was last read."""
    return [Use(**use) for use in env.metadata[docname].get(NAMES, {}).get("uses", [])]


def short_names(env: BuildEnvironment, docname: str) -> dict[str, str]:
    """Return the names that a page imports and does not give to something of its own."""
    return dict(env.metadata[docname].get(NAMES, {}).get("short", {}))


def note_uses(app: Sphinx, doctree: nodes.document) -> None:
    """Note what the cells of a page use, and which names its prose may shorten."""
    cells = list(_cells(doctree))
    sources = [_source(cell) for cell in cells]
    imported = imported_names(sources)
    ours = of_the_package(imported)
    if not imported:
        return
    found: list[Use] = []
    for cell, source in zip(cells, sources, strict=True):
        names = used_names(source, ours)
        drawing = [name for name in names if name.rpartition(".")[2].startswith("plot_")]
        section = next((each["ids"][0] for each in _above(cell) if each["ids"]), "")
        for name in names:
            drawn = _figure(cell) if drawing == [name] else ("", "")
            found.append(Use(name, section, cell["ids"][-1], *drawn))
    own = assigned_names(sources)
    app.env.metadata[app.env.docname][NAMES] = {
        "uses": [asdict(use) for use in found],
        "short": {short: name for short, name in imported.items() if short not in own},
    }


def _cells(document: nodes.document) -> Iterator[nodes.container]:
    for cell in document.findall(nodes.container):
        if cell.get("nb_element") == "cell_code":
            yield cell


def _source(cell: nodes.container) -> str:
    blocks = [
        block.astext()
        for part in cell.children
        if isinstance(part, nodes.container) and part.get("nb_element") == "cell_code_source"
        for block in part.findall(nodes.literal_block)
    ]
    return "\n".join(blocks)


def _figure(cell: nodes.container) -> tuple[str, str]:
    """Return label and alternative text of the figure that a cell draws, or nothing."""
    for figure in cell.findall(nodes.figure):
        for image in figure.findall(nodes.image):
            if image["uri"].endswith(".svg") and figure["ids"]:
                return figure["ids"][0], image.get("alt", "")
    return "", ""


def _above(node: nodes.Node) -> Iterator[nodes.section]:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.section):
            yield node


def pages_of_uses(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages that show uses, if these have changed."""
    noted = {
        docname: about[NAMES]["uses"] for docname, about in env.metadata.items() if NAMES in about
    }
    digest = hashlib.sha256(repr(sorted(noted.items())).encode()).hexdigest()
    before = env.__dict__.get(NAMES)
    env.__dict__[NAMES] = digest
    if before == digest:
        return []
    return [docname for docname, about in env.metadata.items() if about.get(SHOWS)]


def setup_name_uses(app: Sphinx) -> None:
    """Add the notes of uses, and the node that shows them."""
    app.add_node(name_uses)
    app.add_post_transform(ShowUses)
    app.connect("doctree-read", note_uses, priority=900)  # once cells have their numbers
    app.connect("env-get-updated", pages_of_uses)
