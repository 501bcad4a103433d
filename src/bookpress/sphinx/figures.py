"""Put the figures that cells drew into their pages.

A figure becomes live SVG in its page, so that its text can be selected and found (`svg`). One that
is heavy with pictures stays a file, which is loaded when it comes into view, so that the text of
the page does not wait for it. The page of a live figure alone loads the scripts that move it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from bookpress.sphinx.back_matter.facts import facts_of
from bookpress.sphinx.svg import LIVE, is_heavy, print_svg, shown_later, still
from neuronbook.live.wording import SCRIPTS

FOLDER = "_figures"
"""Where each figure also lies as a file of its own, named by its label."""

logger = logging.getLogger(__name__)


class PrintFigures(SphinxPostTransform):
    """Replace the SVG files that cells drew by elements of the page."""

    default_priority = 20
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        language = self.config.bookpress_language
        for number, image in enumerate(list(self.document.findall(nodes.image))):
            path = Path(self.env.srcdir, image["uri"].lstrip("/"))
            if path.suffix != ".svg" or "jupyter_execute" not in path.parts:
                continue
            alt = image.get("alt", "")
            if not alt:
                self._warn(
                    "a figure needs an alternative text: `:alt:` in the {caption} after its cell"
                )
            if not isinstance(image.parent, nodes.figure):
                self._warn("a figure needs a caption: a {caption} block after its cell")
            svg = print_svg(
                path.read_text(encoding="utf-8"),
                language=language,
                alt=alt,
                prefix=f"fig{number}-",
                problem=self._warn,
            )
            if isinstance(image.parent, nodes.figure) and image.parent["ids"]:
                label = image.parent["ids"][0]
                self._write_still(label, svg)
                if is_heavy(svg):
                    here = self.app.builder.get_target_uri(self.env.docname)
                    svg = shown_later(svg, relative_uri(here, f"{FOLDER}/{label}.svg"))
            image.replace_self(nodes.raw("", svg, format="html"))

    def _write_still(self, label: str, svg: str) -> None:
        path = Path(self.app.outdir, FOLDER, f"{label}.svg")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(still(svg), encoding="utf-8")

    def _warn(self, message: str) -> None:
        logger.warning("%s", message, location=self.env.docname, type="bookpress", subtype="figure")


def add_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Load the scripts of live figures on a page that has one."""
    raws = doctree.findall(nodes.raw) if doctree is not None else ()
    if any(f'class="{LIVE}"' in raw.astext() for raw in raws):
        for script in SCRIPTS:
            app.add_js_file(script.name, loading_method="defer")


def remove_old_stills(app: Sphinx, error: Exception | None) -> None:
    """Remove the files of figures that no page has any more."""
    labels = {
        figure.label for name in app.env.found_docs for figure in facts_of(app.env, name).figures
    }
    for path in Path(app.outdir, FOLDER).glob("*.svg"):
        if path.stem not in labels:
            path.unlink()


def setup_figures(app: Sphinx) -> None:
    """Add the figures' transform."""
    app.add_post_transform(PrintFigures)
    app.connect("html-page-context", add_scripts)
    app.connect("build-finished", remove_old_stills)
