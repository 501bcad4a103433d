"""The numbers that the printed pages have, for the readers' notebooks."""

from __future__ import annotations

import json
from pathlib import Path

from sphinx.application import Sphinx

from bookpress.project import Project, write_whole

FILE = "numbers.json"


def write_numbers(app: Sphinx, error: Exception | None) -> None:
    """Write down the number of each figure, equation and exercise: "1.2", by page and label."""
    told = {
        docname: {
            label.removeprefix("equation-"): ".".join(map(str, number))
            for labels in kinds.values()
            for label, number in labels.items()
        }
        for docname, kinds in app.env.toc_fignumbers.items()
    }
    write_whole(Path(app.doctreedir, FILE), json.dumps(told))


def read_numbers(project: Project, language: str) -> dict[str, dict[str, str]]:
    """Return the numbers of a language's pages, as they were printed last."""
    path = project.build / "press" / language / "doctrees" / FILE
    numbers: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return numbers


def setup_numbers(app: Sphinx) -> None:
    """Write the numbers down when the pages are printed."""
    app.connect("build-finished", write_numbers)
