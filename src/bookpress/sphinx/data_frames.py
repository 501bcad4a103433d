"""Print a DataFrame with the names of its rows and columns in the page's language.

A cell runs once, and pandas prints the names that the code gave. As in a figure, a Chinese page
puts their Chinese in (`neuronbook.terms`). A name of code, such as ``m_bb`` or ``EngDispl``, stays
as it is, and so does a word in the body that has no Chinese: it is the data's own.

pandas repeats a style sheet with each table. It is left out, for the book's own says the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from neuronbook.terms import MissingTermError, translate

DATA_FRAME = 'class="dataframe"'
SHEET = re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL)
NAME_OF_CODE = re.compile(
    r"\w*(?:_|[a-z][A-Z]|[A-Za-z]\d)\w*(?: [<>=]+ \d+)?|\w+\(\w*\)(?:\.\w+\(\w*\))*"
)
"""An underscore, a capital or a digit after a letter, or a call: no word of a sentence has them."""

logger = logging.getLogger(__name__)


def print_data_frame(html: str, language: str, problem: Callable[[str], object]) -> str:
    """Return a DataFrame's HTML, without pandas' style sheet, its names in a language.

    Other HTML is returned as it is.

    Parameters
    ----------
    html : str
        An output of a cell.
    language : {"en", "zh"}
        The language of the page.
    problem : callable
        Told of each name of a row or column that has no Chinese.
    """
    if DATA_FRAME not in html:
        return html
    html = SHEET.sub("", html)
    if language == "en":
        return html
    soup = BeautifulSoup(html, "html.parser")
    for cell in soup.select("table.dataframe :is(th, td)"):
        name = cell.get_text()
        if NAME_OF_CODE.fullmatch(name):
            continue
        try:
            translated = translate(name, language)
        except MissingTermError:
            if cell.name == "th":
                problem(f"the name {name!r} in a table has no Chinese: add it to neuronbook/terms")
        else:
            if translated != name:
                cell.string = translated
    return str(soup)


class PrintDataFrames(SphinxPostTransform):
    """Give each DataFrame of a page the page's language."""

    default_priority = 23
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for raw in list(self.document.findall(nodes.raw)):
            html = raw.astext()
            if "html" in raw.get("format", "") and DATA_FRAME in html:
                printed = print_data_frame(html, self.config.bookpress_language, self._warn)
                raw.replace_self(nodes.raw("", printed, format="html"))

    def _warn(self, message: str) -> None:
        logger.warning("%s", message, location=self.env.docname, type="bookpress", subtype="table")


def setup_data_frames(app: Sphinx) -> None:
    """Add the transform of DataFrames."""
    app.add_post_transform(PrintDataFrames)
