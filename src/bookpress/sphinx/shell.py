"""The shell of a page: one style sheet, one script, icons drawn in place, and the ways about.

Pages share their files: both languages load them from the site's own `_static`, each with a mark
of its contents, so that a reader's browser keeps it until it changes.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from pygments.formatters import HtmlFormatter
from pygments.styles import get_style_by_name
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform

from bookpress.sphinx.formulas import font_face
from bookpress.sphinx.svg import palette_css

SHARED = "_shared"
"""Where a printed language keeps what it shares with the other; the site has it as `_static`."""

STYLES = ("a11y-high-contrast-light", "a11y-high-contrast-dark")
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
INNER = re.compile(r"<ul>.*?(<ul>.*</ul>)", re.DOTALL)


def style_sheet(layers: list[Path]) -> str:
    """Return all that styles a page: the book's layers upon its font and its colours."""
    font = layers[0].with_name("math.woff2")  # under the address at which pages ask for it early
    texts = [
        font_face(f"{font.name}?v={_mark(font)}"),
        palette_css(),
        code_css(),
        *(_read(layer) for layer in layers),
    ]
    return re.sub(r"\n\s*", "\n", COMMENT.sub("", "\n".join(texts)))


def one_script(scripts: Iterable[Path]) -> str:
    """Return the book's scripts as one, each in a block of its own."""
    return "\n".join(f"{{\n{_read(script)}}}" for script in scripts)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def code_css() -> str:
    """Return the colours of code, each in both themes.

    >>> ".highlight .k{color:light-dark(#" in code_css()
    True
    """
    light, dark = (_token_colours(style) for style in STYLES)
    rules = []
    for name, colour in light.items():
        if name in dark:
            rules.append(f".highlight .{name}{{color:light-dark({colour},{dark[name]})}}")
    return "\n".join(rules) + "\n"


def _token_colours(style: str) -> dict[str, str]:
    formatter = HtmlFormatter(style=get_style_by_name(style))
    found = re.findall(r"^\.(\w+) \{.*?\bcolor: (#\w+)", formatter.get_style_defs(), re.MULTILINE)
    return dict(found)


def own_files(config: Config) -> dict[str, Path]:
    """Return the book's own files by the names under which pages load them, and no extension's.

    The layers are not among them: pages load what is joined out of these.
    """
    found: dict[str, Path] = {}
    for path in map(Path, config.bookpress_static):
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found |= {each.name: each for each in inside if each.is_file()}
    return {name: path for name, path in found.items() if str(path) not in config.bookpress_layers}


def add_shell(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Tell the templates where shared files lie, and what the page's own contents are."""
    own = own_files(app.config)
    up = "../" * (pagename.count("/") + 1)

    def shared(name: str) -> str:
        name = name.removeprefix("_static/")
        return f"{up}_static/{name}?v={_mark(own[name])}"

    context["shared"] = shared
    context["is_own"] = lambda file: str(file.filename or "").removeprefix("_static/") in own
    inner = INNER.search(context.get("toc") or "")
    context["page_contents"] = inner[1] if inner else ""


@cache
def _mark(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def share_files(app: Sphinx, error: Exception | None) -> None:
    """Put the files that pages load where `press` finds them."""
    folder = Path(app.outdir) / SHARED
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, path in own_files(app.config).items():
        shutil.copyfile(path, folder / name)


class FinishTables(SphinxPostTransform):
    """Let a wide table scroll by itself, and a first column without a head be that of the rows."""

    default_priority = 210
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for table in list(self.document.findall(nodes.table)):
            table["classes"].append("table")
            if not next(table.findall(nodes.entry)).astext():
                next(table.findall(nodes.colspec))["stub"] = 1  # its cells are heads, too
            box = nodes.container(classes=["nb-scroll"])
            table.replace_self(box)
            box += table


def setup_shell(app: Sphinx) -> None:
    """Add what every page has around its text."""
    app.add_config_value("bookpress_layers", [], "", list)
    app.add_config_value("bookpress_static", [], "", list)
    app.add_post_transform(FinishTables)
    app.connect("html-page-context", add_shell, priority=400)
    app.connect("build-finished", share_files)
