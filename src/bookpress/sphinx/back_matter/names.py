"""The way from a page to the reference: names of the package in its prose and in its code.

In prose a name is a link where a section says it first; in code cells, and where a function is
shown, it is one everywhere.  A name of another library, such as `keras.Model`, leads to that
library's pages, where a page says it first.  What a short name such as `fit` or `np.mean` means,
the page's own imports say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.ext.intersphinx import InventoryAdapter
from sphinx.transforms.post_transforms import SphinxPostTransform

from bookpress.package.cells import used_names
from bookpress.package.surface import NAME
from bookpress.sphinx.back_matter.name_uses import SHOWS, short_names

SAID = re.compile(r"([A-Za-z_][\w.]*)(\(.*\))?", re.DOTALL)
TELLING = re.compile(r"(build|load|make|plot)_\w+")
"""Names that are clear without an import."""

PLAIN = re.compile(r'<span class="(?:n|o|p|w|m[if])">([^<]*)</span>')
"""Names, marks and numbers in highlighted code: without colours of their own, half as much HTML."""

DOT = '<span class="o">.</span>'


class LinkNames(SphinxPostTransform):
    """Make links of the public names that a page says, and of those of other libraries."""

    default_priority = 210  # after `FoldCells`
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        objects = self.env.domaindata["py"]["objects"]
        self.places = {name: each for name, each in objects.items() if name.startswith(NAME)}
        self.short = short_names(self.env, self.env.docname)
        self.telling = _telling(self.places)
        lists = InventoryAdapter(self.env).named_inventory
        elsewhere = {library: _addresses(names) for library, names in lists.items()}
        self.elsewhere = {name: at for found in elsewhere.values() for name, at in found.items()}
        # Whole names of Python's own library are words such as `code` or `string`.
        self.roots = {
            name.partition(".")[0]
            for library, found in elsewhere.items()
            if library != "python"
            for name in found
        }
        said: set[tuple[str, str]] = set()
        for literal in list(self.document.findall(nodes.literal)):
            section = next(_above(literal, nodes.section), None)
            name = self._name(literal.astext())
            key = (section["ids"][0] if section and section["ids"] else "", name)
            if is_elsewhere := not name:
                name = self._name_elsewhere(literal.astext())
                key = ("", name)
            if not name or key in said or any(_above(literal, nodes.reference, nodes.title)):
                continue
            said.add(key)
            address = self.elsewhere[name] if is_elsewhere else self._address(name)
            link = nodes.reference("", "", literal.deepcopy(), refuri=address)
            link["internal"] = not is_elsewhere
            link["classes"] += ["nb-name"] * is_elsewhere
            literal.replace_self(link)
        shows = self.env.metadata[self.env.docname].get(SHOWS)
        for link in self.document.findall(nodes.reference):
            if "reftitle" in link and (shows or link["reftitle"].startswith(NAME)):
                del link["reftitle"]  # it says what the link itself says
        for block in self.document.findall(nodes.literal_block):
            if links := dict(self._links(block)):
                block["links"] = links

    def _name(self, text: str) -> str:
        """Return the whole name that inline code says, or nothing."""
        if not (match := SAID.fullmatch(text)):
            return ""
        _, dot, _ = match[1].partition(".")
        meant = self._meant(match[1])
        for name in (meant, f"{NAME}.{meant}" if dot else self.telling.get(meant, "")):
            if name in self.places:
                return name
        return ""

    def _name_elsewhere(self, text: str) -> str:
        """Return the whole name of another library that inline code says, or nothing."""
        match = SAID.fullmatch(text)
        first = match[1].partition(".")[0] if match else ""
        if not match or not (first in self.short or first in self.roots):
            return ""
        name = self._meant(match[1])
        return name if "." in name and name in self.elsewhere else ""

    def _meant(self, name: str) -> str:
        """Return a name with its first part as the page's imports have it."""
        first, dot, rest = name.partition(".")
        return f"{self.short.get(first, first)}{dot}{rest}"

    def _links(self, block: nodes.literal_block) -> Iterator[tuple[str, str]]:
        """Yield what is a link in a block of code, and where it leads."""
        if defined := block.get("defines"):
            if defined in self.places:
                yield defined.rpartition(".")[2], self._address(defined)
            return
        if not any("cell_input" in each["classes"] for each in _above(block, nodes.container)):
            return
        code = block.astext()
        whole = {name: short for short, name in self.short.items()}
        for name in used_names(code, self.short):
            for start, short in whole.items():
                if name in self.places and (name == start or name.startswith(f"{start}.")):
                    yield short + name[len(start) :], self._address(name)
        for short, name in self.short.items():
            if name in self.places and re.search(rf"import\b.*\b{short}\b", code, re.DOTALL):
                yield short, self._address(name)

    def _address(self, name: str) -> str:
        place = self.places[name]
        page = self.app.builder.get_relative_uri(self.env.docname, place.docname)
        return f"{page}#{place.node_id}"


def link_code(html: str, links: Mapping[str, str]) -> str:
    """Make links of names in highlighted code.

    Parameters
    ----------
    html : str
        Code as Pygments prints it, each name in a span.
    links : mapping of str to str
        The address behind each name, such as ``"plots.plot_curves"``.

    >>> link_code('<span class="n">keep</span>', {"keep": "r.html#keep"})
    '<a class="nb-name" href="r.html#keep"><span class="n">keep</span></a>'
    """
    dot = re.escape(DOT)
    patterns = [
        dot.join(rf'<span class="n\w*">{part}</span>' for part in name.split("."))
        for name in sorted(links, key=len, reverse=True)
    ]
    any_name = re.compile(f"(?<!{dot})({'|'.join(patterns)})")

    def link(match: re.Match[str]) -> str:
        name = re.sub(r"<[^>]*>", "", match[0])
        return f'<a class="nb-name" href="{escape(links[name])}">{match[0]}</a>'

    return any_name.sub(link, html)


def visit_literal_block(self: Any, node: nodes.literal_block) -> None:
    try:
        type(self).visit_literal_block(self, node)
    except nodes.SkipNode:
        if links := node.get("links"):
            self.body[-1] = link_code(self.body[-1], links)
        if node.get("is_plain"):
            self.body[-1] = PLAIN.sub(r"\1", self.body[-1])
        raise


def depart_literal_block(self: Any, node: nodes.literal_block) -> None:
    type(self).depart_literal_block(self, node)


def _addresses(names: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return where a library documents each of its names."""
    return {
        name: entry[2]
        for kind, entries in names.items()
        if kind.startswith("py:")
        for name, entry in entries.items()
    }


def _telling(places: Mapping[str, Any]) -> dict[str, str]:
    """Return the names that one part alone offers, by their last word."""
    found: dict[str, set[str]] = {}
    for name, place in places.items():
        if not place.aliased and TELLING.fullmatch(short := name.rpartition(".")[2]):
            found.setdefault(short, set()).add(name)
    return {short: min(names) for short, names in found.items() if len(names) == 1}


def _above(node: nodes.Node, *kinds: type[nodes.Element]) -> Iterator[Any]:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kinds):
            yield node


def setup_names(app: Sphinx) -> None:
    """Add the links of names."""
    app.add_post_transform(LinkNames)
    app.add_node(
        nodes.literal_block, override=True, html=(visit_literal_block, depart_literal_block)
    )
