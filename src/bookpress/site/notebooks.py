"""A clean notebook for each chapter and language: plain Markdown, no outputs, ready to be run."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import nbformat
from pybtex.database import parse_file

from bookpress.chapter.chapters import read_notebook
from bookpress.chapter.front_matter import read_front_matter
from bookpress.project import LANGUAGES, Project, data_address, notebook_path, site_url, write_whole
from bookpress.running.plans import Execution
from bookpress.running.results import kept_values
from bookpress.site.first_cell import first_cell
from bookpress.site.plain import Context, plain_caption, plain_markdown
from bookpress.site.printing import PRESS
from bookpress.snapshot import hash_files
from bookpress.sphinx.numbers import read_numbers
from bookpress.words import WORDS

TENSORFLOW = re.compile(r"^(?:import|from) (?:keras|tensorflow)\b", re.MULTILINE)


def write_notebooks(
    project: Project, executions: dict[str, Execution], site: Path, wheel: str
) -> list[Path]:
    """Write the notebook of every executed page, in both languages, under `site`.

    One whose page, numbers, outputs and everything else that it is made from are as they were is
    taken from the build folder, where each is kept under a hash of all that.
    """
    written = []
    shared = hash_files(project.root, [PRESS, "src", "book/references.bib"], wheel + site_url())
    bibliography = parse_file(str(project.book / "references.bib"), bib_format="bibtex")
    address = (site_url() or "../../") + wheel
    for language in LANGUAGES:
        numbers = read_numbers(project, language)
        for docname, execution in executions.items():
            source = project.page(language, docname)
            ours = numbers.get(docname, {})
            about = f"{shared} {execution.about['outputs']} {json.dumps(ours)}"
            made_from = hash_files(project.root, [source], about)
            kept = project.build / "notebooks" / language / docname / f"{made_from[:32]}.ipynb"
            if not kept.is_file():
                shutil.rmtree(kept.parent, ignore_errors=True)
                context = Context(
                    project.relative(source), language, kept_values(execution.path), ours,
                    bibliography, site_url() + f"{language}/" if site_url() else "../",
                )  # fmt: skip
                head = notebook_head(language, docname)
                notebook = plain_notebook(
                    source.read_text(encoding="utf-8"), context, address, head
                )
                write_whole(kept, nbformat.writes(notebook) + "\n")
            path = site / notebook_path(language, docname)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(kept, path)
            written.append(path)
    return written


def notebook_head(language: str, docname: str) -> str:
    """Return the lines above the first cell: of which book this is, and how far its numbers go."""
    book = LANGUAGES[language].title
    if site_url():
        book = f"[{book}]({site_url()}{language}/{docname}.html)"
    return WORDS[language]["notebook_head"].format(book)


def plain_notebook(text: str, context: Context, wheel: str, head: str) -> nbformat.NotebookNode:
    """Return a page's source as a notebook that any Jupyter can run.

    Parameters
    ----------
    text : str
        The page's source.
    context : Context
        What its plain form needs to know.
    wheel : str
        The address of the package's wheel, or its path from the notebook.
    head : str
        What stands above the first cell.
    """
    page = read_notebook(text).cells
    code = [cell.source for cell in page if cell.cell_type == "code"]
    trains = any(TENSORFLOW.search(source) for source in code)
    extra = read_front_matter(text).get("extra", "")
    first = first_cell(context.language, wheel, data_address(), trains, extra)
    cells = [nbformat.v4.new_markdown_cell(head), nbformat.v4.new_code_cell(first)]
    for cell in page:
        if cell.cell_type == "code":
            cells.append(nbformat.v4.new_code_cell(cell.source))
            figure = cell.metadata.get("mystnb", {}).get("figure", {})
            if not figure:
                continue
            source = plain_caption(figure["name"], figure["caption"], context)
        else:
            source = plain_markdown(cell.source, context)
        cells.append(nbformat.v4.new_markdown_cell(source))
    cells = [cell for cell in cells if cell.source.strip()]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook: nbformat.NotebookNode = nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": kernel}
    )
    return notebook
