"""Print what `model.summary()` draws with box characters as a table of the page.

Keras draws its table 76 characters wide, in colours of its own: on a phone it would be cut off, and
in one of the two themes it would be too pale to read. As a table of the page it fits both.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

RICH = '<pre style="white-space:pre;overflow-x:auto;'
"""How the library rich, with which Keras prints, begins what it prints in a notebook."""

ROW = re.compile(r"[│┃](.*)[│┃]")


def print_summary(html: str) -> str:
    """Return one part of a model's summary as HTML without colours; other HTML as it is.

    Parameters
    ----------
    html : str
        An output of a cell: the name of the model, the table of its layers, or a line below it.
    """
    if not html.startswith(RICH):
        return html
    text = BeautifulSoup(html, "html.parser").get_text()
    if "┏" not in text:
        return f'<div class="nb-summary">{escape(text.strip())}</div>'
    head, *body = table_rows(text)
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in body
    )
    return (
        f'<div class="nb-summary" tabindex="0"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def table_rows(text: str) -> list[list[str]]:
    """Return the cells of a table drawn with box characters, its head first.

    Words too wide for their cell stand on several lines there, which are joined again.
    """
    rows: list[list[str]] = []
    is_new = True
    for line in text.splitlines():
        match = ROW.fullmatch(line.strip())
        if match is None:  # a line between rows
            is_new = True
            continue
        cells = [cell.strip() for cell in re.split("[│┃]", match[1])]
        if is_new:
            rows.append(cells)
        else:
            rows[-1] = [" ".join(filter(None, pair)) for pair in zip(rows[-1], cells, strict=True)]
        is_new = False
    return rows


class PrintSummaries(SphinxPostTransform):
    """Replace each part of a model's summary by HTML of the page."""

    default_priority = 22
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for raw in list(self.document.findall(nodes.raw)):
            html = raw.astext()
            if "html" in raw.get("format", "") and html.startswith(RICH):
                raw.replace_self(nodes.raw("", print_summary(html), format="html"))


def setup_summaries(app: Sphinx) -> None:
    """Add the transform of summaries."""
    app.add_post_transform(PrintSummaries)
