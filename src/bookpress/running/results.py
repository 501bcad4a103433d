"""One file of results for each chapter: every number that a cell kept for the prose.

`results/NAME.json` in the site is written from the chapter's execution, so it says what the pages
say, in figures that a program can read, with the data and the versions they came from.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import nbformat

from bookpress.project import write_whole
from bookpress.running.plans import Execution

KEPT = "application/papermill.record/text/plain"


def kept_values(path: str | Path) -> dict[str, str]:
    """Return what an executed notebook kept for its prose, by name, as Python literals."""
    return {scrap["name"]: data[KEPT] for scrap, data in _scraps(nbformat.read(path, as_version=4))}


def chapter_results(execution: Execution) -> dict[str, Any]:
    """Return the results of one chapter with what they depend on.

    A result over several seeds has its text, mean, standard deviation and the value of each seed.
    """
    notebook = nbformat.read(execution.path, as_version=4)
    results: dict[str, Any] = {}
    for scrap, data in _scraps(notebook):
        value = ast.literal_eval(data[KEPT])
        if "values" in scrap:
            value = {"text": value} | {key: scrap[key] for key in ("mean", "std", "values")}
            value["num_seeds"] = len(value["values"])
        results[scrap["name"]] = value
    return {
        "chapter": execution.docname,
        "data": {
            id_: {
                "title": execution.titles[id_]["en"],
                "source": "synthetic" if identity.startswith("synthetic") else "real",
                "identity": identity,
            }
            for id_, identity in execution.data.items()
        },
        "versions": execution.about["made"]["versions"],
        "results": results,
    }


def write_results(executions: dict[str, Execution], site: Path) -> list[Path]:
    """Write the results of every chapter that keeps some, under `site`."""
    written = []
    for docname, execution in executions.items():
        found = chapter_results(execution)
        if found["results"]:
            path = site / "results" / f"{docname}.json"
            write_whole(path, json.dumps(found, indent=2, ensure_ascii=False) + "\n")
            written.append(path)
    return written


def _scraps(notebook: nbformat.NotebookNode) -> list[tuple[Any, Any]]:
    return [
        (output.metadata["scrapbook"], output.data)
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.get("metadata", {}).get("scrapbook", {}).get("name")
    ]
