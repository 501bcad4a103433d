"""What a build costs as a book grows: the press beside plain Jupyter Book, in CPU seconds.

A book of small pages is written to a temporary folder, built, and built again after each edit: by
the press in both languages, by Jupyter Book in English. Arguments are its numbers of pages:
``python benchmarks/press.py 20 60 200``. What counts is the time of the processors, the children's
included, which other work on the machine changes little. The checkout is not touched.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bookpress.project import LANGUAGES, Project

PAGE = """\
---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
myst:
  html_meta:
    description: %(title)s
---

(ch-%(number)d)=
# %(title)s

%(prose)s

(sum-%(number)d)=
## %(sum)s

```{code-cell} ipython3
from neuronbook.results import keep

total = sum(range(%(number)d))
keep(total=total)
total
```

{glue:text}`total:d` %(link)s

(next-%(number)d)=
## %(next)s

```{admonition} %(box)s
:class: tip
%(question)s
```
"""
WORDS = {
    "en": {
        "title": "Page {}",
        "prose": "A neuron weighs what it reads.\nThen it adds it up.",
        "sum": "The sum",
        "link": "is more than on the [page before](#ch-{}).",
        "next": "What comes next",
        "box": "Predict",
        "question": "What does the next page add up?",
    },
    "zh": {
        "title": "第 {} 页",
        "prose": "神经元给读到的数加权。\n再把它们加起来。",
        "sum": "求和",
        "link": "比[前一页](#ch-{})的大。",
        "next": "接下来",
        "box": "先猜一猜",
        "question": "下一页会加出多少？",
    },
}
CONTENTS = "format: jb-book\nroot: index\nparts:\n  - caption: lessons\n    chapters:\n"
COPIED = ("_config.yml", "pyproject.toml", "README.md", "LICENSE", "src", "book/_static",
          "book/_interface")  # fmt: skip
PLAIN = """\
title: Plain
only_build_toc_files: true
execute: {execute_notebooks: cache}
parse: {myst_enable_extensions: [amsmath, colon_fence, deflist, dollarmath]}
"""

STEPS = {
    "cold": [("page", "", "")],
    "nothing changed": [("page", "", "")],
    "one word of prose, in one language": [("page", "A neuron", "A young neuron")],
    "a misspelt role that fails, then mended": [
        ("page", "{glue:text}", "{gleu:text}"),
        ("page", "{gleu:text}", "{glue:text}"),
    ],
    "a misspelt option that fails, then mended": [
        ("page", ":class:", ":clas:"),
        ("page", ":clas:", ":class:"),
    ],
    "one comment in a module that all cells import": [("module", "", "# A comment.\n")],
    "one edit of the style sheet": [("style", "", ".nothing { color: inherit; }\n")],
}
"""What is changed in which file, once or, if the first build is to fail, twice; then it is built.

The press tells a misspelt role before it starts Sphinx; a misspelt option is told by Sphinx.
"""


@dataclass(frozen=True)
class Book:
    """A book of small pages, how it is built, and which of its files are edited."""

    root: Path
    command: list[str]
    files: dict[str, str]

    def cost(self, edits: list[tuple[str, str, str]]) -> float:
        """Build the book after each edit; return the CPU seconds of all builds."""
        seconds = 0.0
        for place, (name, old, new) in enumerate(edits, start=1):
            path = self.root / self.files[name]
            before = path.read_text(encoding="utf-8")
            path.write_text(before.replace(old, new, 1), encoding="utf-8")
            seconds += self.build(fails=place < len(edits))
        return seconds

    def build(self, *, fails: bool) -> float:
        """Build the book; end the benchmark if that does not go as it should."""
        environment = os.environ | {"PYTHONPATH": str(self.root / "src"), "NO_COLOR": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an author's machine keeps byte code
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = subprocess.run(
            self.command, cwd=self.root, env=environment, capture_output=True, encoding="utf-8",
            check=False,
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if (result.returncode != 0) != fails:
            said = f"{result.stdout[-3000:]}{result.stderr[-3000:]}"
            sys.exit(f"{said}\n{' '.join(self.command)}: returned {result.returncode}")
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def write_pages(folder: Path, contents: Path, language: str, num_pages: int) -> None:
    """Write one language's pages, and the table of contents into the folder `contents`."""
    names = ["index", *(f"page-{number}" for number in range(1, num_pages))]
    folder.mkdir(parents=True)
    for number, name in enumerate(names):
        words = {key: text.format(number) for key, text in WORDS[language].items()}
        words["link"] = WORDS[language]["link"].format((number or num_pages) - 1)
        text = PAGE % {"number": number, **words}
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    listed = "".join(f"      - file: {name}\n" for name in names[1:])
    (contents / "_toc.yml").write_text(CONTENTS + listed, encoding="utf-8")


def press_book(checkout: Path, root: Path, num_pages: int) -> Book:
    """Write a book for the press of a checkout."""
    for name in COPIED:
        copy = shutil.copytree if (checkout / name).is_dir() else shutil.copy
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(checkout / name, root / name)
    for language in LANGUAGES:
        write_pages(root / "book" / language, root, language, num_pages)
    (root / "book" / "references.bib").touch()
    files = {"page": "book/en/page-2.md", "style": "book/_static/book.css"}
    command = [sys.executable, "-m", "bookpress", "build"]
    return Book(root, command, files | {"module": "src/neuronbook/results.py"})


def plain_book(checkout: Path, root: Path, num_pages: int) -> Book:
    """Write a book for plain Jupyter Book, which executes the pages it has no outputs of."""
    write_pages(root / "book", root / "book", "en", num_pages)
    shutil.copytree(checkout / "src", root / "src")
    (root / "book" / "_config.yml").write_text(PLAIN, encoding="utf-8")
    (root / "book" / "_static").mkdir()
    (root / "book" / "_static" / "own.css").touch()
    files = {"page": "book/page-2.md", "style": "book/_static/own.css"}
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "book"]
    command += ["--warningiserror", "--keep-going"]
    return Book(root, command, files | {"module": "src/neuronbook/results.py"})


def main() -> None:
    """Build the books and print a table for each number of pages."""
    parser = argparse.ArgumentParser(description="What a build costs, in CPU seconds.")
    parser.add_argument("pages", nargs="*", type=int, default=[60], help="how many (60)")
    checkout = Project.find().root
    for num_pages in parser.parse_args().pages:
        table = Table(f"{num_pages} pages, CPU seconds", "press, zh + en", "plain, en", "ratio")
        with tempfile.TemporaryDirectory(prefix="book-bench-") as scratch:
            press = press_book(checkout, Path(scratch, "press"), num_pages)
            plain = plain_book(checkout, Path(scratch, "plain"), num_pages)
            for step, edits in STEPS.items():
                ours, theirs = press.cost(edits), plain.cost(edits)
                table.add_row(step, f"{ours:.1f}", f"{theirs:.1f}", f"{ours / theirs:.2f}")
        Console().print(table)


if __name__ == "__main__":
    main()
