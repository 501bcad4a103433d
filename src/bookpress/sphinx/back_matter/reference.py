"""The directives of the reference: ``{api} models`` shows a part, ``{api-overview}`` all names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from bookpress.package.summaries import CATALOGUE, chinese_summaries
from bookpress.package.surface import (
    NAME,
    Entry,
    about,
    entries_of,
    files_of,
    is_folder,
    room_of,
    summary_of,
)
from bookpress.project import BookError
from bookpress.sphinx.back_matter.entries import Writer
from bookpress.sphinx.back_matter.name_uses import SHOWS
from bookpress.sphinx.back_matter.types import name_reference

SHOWN = re.compile(r"^```\{api\} (.+)$", re.MULTILINE)


class ReferenceDirective(SphinxDirective):
    """What both directives read."""

    def entries(self, argument: str) -> tuple[Entry, ...]:
        """Return the names that a page shows of a part."""
        part, *chosen = argument.split()
        found = entries_of(part, tuple(chosen))
        for path in files_of(part, found):
            self.env.note_dependency(str(path))
        return found

    def writer(self, entries: Sequence[Entry]) -> Writer:
        """Return what makes the nodes of names."""
        catalogue = Path(self.env.srcdir).parent / CATALOGUE
        self.env.note_dependency(str(catalogue))
        return Writer(self, entries, chinese_summaries(catalogue))

    def rooms(self, part: str, entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
        """Return the names by the folders of the part that define them, if it has such folders."""
        groups = groupby(
            entries, lambda entry: f"{part}.{room_of(entry)}" if room_of(entry) else ""
        )
        found: list[tuple[str, list[Entry]]] = []
        for room, group in groups:
            named = room if room and is_folder(room) and about(room) else ""
            if found and found[-1][0] == named:
                found[-1][1].extend(group)
            else:
                found.append((named, list(group)))
        return found

    def room_title(self, room: str, writer: Writer) -> list[nodes.Node]:
        """Return the heading of a folder: the first sentence of its docstring."""
        return writer.summary(summary_of(about(room)), f"{NAME}.{room}")


class Api(ReferenceDirective):
    """Show the public names of one part, or those of them that are named after it."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> Sequence[nodes.Node]:
        try:
            return self._shown()
        except BookError as error:
            raise self.error(str(error)) from error

    def _shown(self) -> list[nodes.Node]:
        part = self.arguments[0].split()[0]
        entries = self.entries(self.arguments[0])
        writer = self.writer(entries)
        self.env.metadata[self.env.docname][SHOWS] = True
        shown = self._place(part, entries)
        rooms = self.rooms(part, entries)
        for room, group in rooms:
            if room and len(rooms) > 1:
                shown += nodes.rubric("", "", *self.room_title(room, writer), classes=["nb-room"])
            shown += [writer.entry(entry) for entry in group]
        return [shown]

    def _place(self, part: str, entries: Sequence[Entry]) -> nodes.container:
        """Return what holds the names; where the first ones are, the part's own name leads to."""
        chosen = self.arguments[0].split()[1:]
        if chosen and is_folder(f"{part}.{chosen[0]}") and entries[0] != entries_of(part)[0]:
            return nodes.container()
        name = f"{NAME}.{part}"
        domain: Any = self.env.get_domain("py")
        domain.note_module(name, name, "", "", False)
        domain.note_object(name, "module", name, location=(self.env.docname, self.lineno))
        return nodes.container(ids=[name])


class Overview(ReferenceDirective):
    """List every public name with its summary, part by part, as the pages of the reference do."""

    def run(self) -> Sequence[nodes.Node]:
        try:
            return [node for part in self._parts().items() for node in self._part(*part)]
        except BookError as error:
            raise self.error(str(error)) from error

    def _parts(self) -> dict[str, list[Entry]]:
        """Return what the pages of the reference show of each part, in the order of the book."""
        parts: dict[str, list[Entry]] = {}
        for page in self.config.external_site_map:
            path = Path(self.env.doc2path(page))
            if path.parent == Path(self.env.doc2path(self.env.docname)).parent:
                self.env.note_dependency(str(path))
                for argument in SHOWN.findall(path.read_text(encoding="utf-8")):
                    parts.setdefault(argument.split()[0], []).extend(self.entries(argument))
        return parts

    def _part(self, part: str, entries: list[Entry]) -> list[nodes.Node]:
        writer = self.writer(entries)
        name = f"{NAME}.{part}"
        head = nodes.rubric("", "", name_reference(name, nodes.literal("", name), self))
        shown: list[nodes.Node] = [head]
        shown.append(nodes.paragraph("", "", *writer.summary(summary_of(about(part)), name)))
        for room, group in self.rooms(part, entries):
            if room and len(group) < len(entries):
                title = self.room_title(room, writer)
                shown.append(nodes.paragraph("", "", *title, classes=["nb-room"]))
            listed = nodes.definition_list(classes=["nb-offers"])
            for entry in group:
                link = name_reference(entry.public, nodes.literal("", entry.name), self)
                words = writer.summary(summary_of(entry.docstring), entry.public)
                body = nodes.definition("", nodes.paragraph("", "", *words))
                listed += nodes.definition_list_item("", nodes.term("", "", link), body)
            shown.append(listed)
        return shown


def setup_reference(app: Sphinx) -> None:
    """Add the directives."""
    app.add_directive("api", Api)
    app.add_directive("api-overview", Overview)
