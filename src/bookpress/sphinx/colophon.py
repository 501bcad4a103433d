"""What a page says of its own making: its data, when and where its cells ran, its numbers."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from bookpress.running.results import kept_values
from bookpress.sphinx.plan import read_plan
from bookpress.words import WORDS

RUNS = "ch-runs"
"""The label of the page that tells how the book was run."""


def add_data_note(app: Sphinx, doctree: nodes.document) -> None:
    """Say on the page which data it was printed from; loudly if they are synthetic."""
    entry = read_plan(app.config.bookpress_plan).get(app.env.docname)
    sections = list(doctree.findall(nodes.section))
    if not entry or not entry["data"] or not sections:
        return
    words = WORDS[app.config.bookpress_language]
    synthetic = [id_ for id_, identity in entry["data"].items() if identity.startswith("synthetic")]
    real = [id_ for id_ in entry["data"] if id_ not in synthetic]
    titles = {id_: names[app.config.bookpress_language] for id_, names in entry["titles"].items()}
    if synthetic:
        names = words["comma"].join(titles[id_] for id_ in synthetic)
        note = nodes.warning(classes=["nb-synthetic"])
        note += nodes.paragraph("", words["synthetic"].format(names))
        sections[0].insert(1, note)
    if real:
        names = words["comma"].join(titles[id_] for id_ in real)
        sections[0] += nodes.paragraph("", words["real"].format(names), classes=["nb-provenance"])


def add_recording_card(app: Sphinx, doctree: nodes.document) -> None:
    """Say at the head of a recorded page where, when and from what it was recorded."""
    entry = read_plan(app.config.bookpress_plan).get(app.env.docname)
    sections = list(doctree.findall(nodes.section))
    if not entry or not entry["recorded"] or not sections:
        return
    about = entry["about"]
    words = WORDS[app.config.bookpress_language]
    versions = about["made"]["versions"]
    text = words["recorded"].format(
        date=about["date"],
        device=about["device"],
        minutes=max(1, round(about["seconds"] / 60)),
        tensorflow=versions.get("tensorflow", "–"),
        keras=versions.get("keras", "–"),
    )
    card = nodes.note(classes=["nb-recorded"])
    card += nodes.paragraph("", text)
    sections[0].insert(1, card)


def add_results_link(app: Sphinx, doctree: nodes.document) -> None:
    """Link to the file of the numbers that the page's cells kept (see `results`)."""
    entry = read_plan(app.config.bookpress_plan).get(app.env.docname)
    sections = list(doctree.findall(nodes.section))
    if entry and sections and kept_values(entry["path"]):
        address = "../" * (app.env.docname.count("/") + 1) + f"results/{app.env.docname}.json"
        words = WORDS[app.config.bookpress_language]
        link = nodes.reference("", words["results"], refuri=address, internal=False)
        sections[0] += nodes.paragraph("", "", link, classes=["nb-results"])


def add_run_line(app: Sphinx, doctree: nodes.document) -> None:
    """Say at a page's end when its cells ran, for how long, and on what."""
    entry = read_plan(app.config.bookpress_plan).get(app.env.docname)
    sections = list(doctree.findall(nodes.section))
    if not entry or entry["recorded"] or not sections or "date" not in entry["about"]:
        return
    words = WORDS[app.config.bookpress_language]
    line = nodes.paragraph("", run_text(entry["about"], words) + " ", classes=["nb-run"])
    line += way_to_runs(words["how_run"])
    sections[0] += line


def run_text(about: dict[str, Any], words: dict[str, str]) -> str:
    """Return one sentence: when cells ran, for how long, on what, with which versions."""
    versions = about["made"]["versions"]
    libraries = [
        f"{name} {versions[key]}"
        for key, name in (("python", "Python"), ("tensorflow", "TensorFlow"), ("keras", "Keras"))
        if key in versions
    ]
    return words["run"].format(
        date=about["date"],
        seconds=about["seconds"],
        device=about["device"],
        versions=words["comma"].join(libraries),
    )


def way_to_runs(text: str) -> addnodes.pending_xref:
    """Return a link to the page that tells how the book was run; plain words where it is none."""
    return addnodes.pending_xref(
        "", nodes.inline("", text), refdomain="std", reftype="ref", reftarget=RUNS,
        refexplicit=True, optional=True,
    )  # fmt: skip


def leave_words(app: Sphinx, env: Any, node: addnodes.pending_xref, words: Any) -> Any:
    """Leave the words of an optional reference that leads nowhere in this book."""
    return words if node.get("optional") else None


def setup_colophon(app: Sphinx) -> None:
    """Add what a page says of its own making."""
    app.connect("doctree-read", add_data_note)
    app.connect("doctree-read", add_recording_card)
    app.connect("doctree-read", add_results_link)
    app.connect("doctree-read", add_run_line)
    app.connect("missing-reference", leave_words)
