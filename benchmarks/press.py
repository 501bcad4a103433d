"""Time the press beside plain Jupyter Book, on the same chapters, in one run.

Three builds are timed: from nothing, again with nothing changed, and after one word of one page's
prose has changed. Plain Jupyter Book is run once per language, with its own cache of executed
notebooks. Both work on a copy in a temporary folder; the checkout is not touched.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from bookpress.project import LANGUAGES, Project

CHANGED = "01-single-neuron"
STEPS = ("cold", "warm", "one page's prose changed")


def timed(command: list[str], folder: Path) -> float:
    """Run `command` in `folder` and return its seconds; a failure ends the benchmark."""
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "NO_COLOR": "1"}
    started = time.perf_counter()
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if result.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{result.stdout[-3000:]}{result.stderr[-3000:]}")
    return time.perf_counter() - started


def copy_book(project: Project, folder: Path) -> Path:
    """Copy what a build reads."""
    folder.mkdir()
    for name in ("_config.yml", "_toc.yml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy2(project.root / name, folder)
    for name in ("book", "src"):
        shutil.copytree(project.root / name, folder / name)
    return folder


def change_prose(page: Path) -> None:
    """Add one word to the first paragraph of a page."""
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"(?m)^(# .+)$", r"\1\n\nWord.", text, count=1), encoding="utf-8")


def time_press(project: Project, folder: Path) -> list[float]:
    """Time the press: one execution, both languages."""
    root = copy_book(project, folder)
    build = [sys.executable, "-m", "bookpress", "build"]
    seconds = [timed(build, root), timed(build, root)]
    change_prose(root / "book" / "zh" / f"{CHANGED}.md")
    return [*seconds, timed(build, root)]


def time_plain(project: Project, folder: Path) -> list[float]:
    """Time `jupyter-book build`, once per language; only one language's page changes."""
    root = copy_book(project, folder)
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    config["execute"] = {"execute_notebooks": "cache", "timeout": 900}
    config["sphinx"]["config"] |= {
        "html_static_path": [],
        "html_css_files": [],
        "html_js_files": [],
    }
    for key in ("html_favicon", "mathjax_path", "templates_path", "nitpicky"):
        config["sphinx"]["config"].pop(key, None)
    build = [str(Path(sys.executable).with_name("jupyter-book")), "build", "."]
    books = []
    for code in LANGUAGES:
        book = root / "book" / code
        shutil.copy2(root / "_toc.yml", book)
        (book / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        for page in book.rglob("*.md"):
            # The directives that plain Jupyter Book does not know.
            unknown = r"(?ms)^```\{(answers|caption)\}.*?^```\n"
            text = re.sub(unknown, "", page.read_text(encoding="utf-8"))
            page.write_text(text, encoding="utf-8")
        books.append(book)
    seconds = [sum(timed(build, book) for book in books) for _ in range(2)]
    change_prose(books[0] / f"{CHANGED}.md")
    return [*seconds, timed(build, books[0])]


def main() -> None:
    """Run both and print the table."""
    project = Project.find()
    with tempfile.TemporaryDirectory(prefix="book-bench-") as scratch:
        ours = time_press(project, Path(scratch) / "press")
        plain = time_plain(project, Path(scratch) / "plain")
    table = Table("build", "press, both languages", "jupyter-book, per language", "ratio")
    for step, mine, theirs in zip(STEPS, ours, plain, strict=True):
        table.add_row(step, f"{mine:.1f} s", f"{theirs:.1f} s", f"{mine / theirs:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
