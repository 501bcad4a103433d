"""Below each figure and table, folded: how it was made.

The cell and the earlier ones that had a part, the package's functions with a way to their source,
the data with their checksums, the seeds, and a way to the versions.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import nbformat
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from bookpress.running.origins import Origin, find_origin
from bookpress.sphinx.colophon import way_to_runs
from bookpress.sphinx.hints import details
from bookpress.sphinx.plan import read_plan
from bookpress.words import WORDS

ORIGIN = "bookpress_origin"
DIGITS = 12
"""So many digits of a checksum are shown."""


def note_origins(cells: list[nbformat.NotebookNode], dataset_ids: set[str]) -> None:
    """Note in the metadata of each cell that shows a figure or a table what made it."""
    sources = [cell.source for cell in cells]
    for index, cell in enumerate(cells):
        if any(_is_shown(output.get("data", {})) for output in cell.outputs):
            cell.metadata[ORIGIN] = asdict(find_origin(sources, index, dataset_ids))


def _is_shown(data: dict[str, str]) -> bool:
    return "image/svg+xml" in data or "<table" in data.get("text/html", "")


def add_origins(app: Sphinx, document: nodes.document) -> None:
    """Fold below each figure and table how it was made, and make each cell a place to link to."""
    entry = read_plan(app.config.bookpress_plan).get(app.env.docname)
    cells = [n for n in document.findall(nodes.container) if n.get("nb_element") == "cell_code"]
    for number, cell in enumerate(cells, start=1):
        cell["ids"].append(f"cell-{number}")
        if entry and (noted := cell["cell_metadata"].get(ORIGIN)):
            shown = _show(Origin(**noted), entry, app.config.bookpress_language)
            cell.parent.insert(cell.parent.index(cell) + 1, shown)


def _show(origin: Origin, entry: dict[str, Any], language: str) -> details:
    words = WORDS[language]
    lines: list[tuple[str, list[nodes.Node]]] = [(words["made_cell"], [_way_to_cell(origin.cell)])]
    if origin.earlier:
        lines.append((words["made_cells"], [_way_to_cell(number) for number in origin.earlier]))
    if origin.functions:
        lines.append((words["made_with"], [_way_to_source(name) for name in origin.functions]))
    if origin.data:
        lines.append((words["made_of"], [_data(id_, entry, language) for id_ in origin.data]))
    if origin.seeds:
        lines.append((words["made_seeds"], [nodes.literal("", seed) for seed in origin.seeds]))
    lines.append((words["made_versions"], [way_to_runs(words["how_run"])]))
    made = nodes.definition_list()
    for name, parts in lines:
        body = nodes.paragraph()
        for number, part in enumerate(parts):
            body += [nodes.Text(words["comma"])] * (number > 0) + [part]
        made += nodes.definition_list_item("", nodes.term("", name), nodes.definition("", body))
    return details("", made, summary=words["made"], classes=["nb-made"])


def _way_to_cell(number: int) -> nodes.reference:
    return nodes.reference("", str(number), refid=f"cell-{number}", internal=True)


def _way_to_source(name: str) -> addnodes.pending_xref:
    """Return a link to a function in the reference; its name alone where it is not there."""
    short = name.removeprefix("neuronbook.")
    return addnodes.pending_xref(
        "", nodes.literal("", short, classes=["xref"]), refdomain="py", reftype="obj",
        reftarget=name, optional=True,
    )  # fmt: skip


def _data(id_: str, entry: dict[str, Any], language: str) -> nodes.inline:
    """Return a data set's title, as a link to its card, and the checksum of what was read."""
    kind, _, digest = entry["data"][id_].partition(":")
    title = nodes.inline("", entry["titles"][id_][language])
    way = addnodes.pending_xref(
        "", title, refdomain="std", reftype="ref", reftarget=f"data-{id_.replace('_', '-')}",
        refexplicit=True, optional=True,
    )  # fmt: skip
    return nodes.inline(
        "", "", way, nodes.Text(" "), nodes.literal("", f"{kind}:{digest[:DIGITS]}…")
    )


def setup_origins(app: Sphinx) -> None:
    """Add to each page how its figures and tables were made."""
    app.connect("doctree-read", add_origins)
