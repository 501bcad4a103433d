"""A tiny book: every kind of thing a chapter has, in cells that import next to nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bookpress.project import LANGUAGES, Project

ROOT = Path(__file__).parents[2]

TOC = """\
format: jb-book
root: index
parts:
  - caption: start
    chapters:
      - file: one
  - caption: lessons
    numbered: 1
    chapters:
      - file: two
"""

FRONT_MATTER = """\
---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
myst:
  html_meta:
    description: tiny
---
"""

# Each chapter leaves a line in the file TINY_RUNS, so that a test can count the executions.
RUN = 'import os\n\nprint("{}", file=open(os.environ["TINY_RUNS"], "a"))'

ONE_CELL = f"""\
```{{code-cell}} ipython3
{RUN.format("one")}
```
"""

TWO_CELL = f"""\
```{{code-cell}} ipython3
---
tags: [hide-input]
---
{RUN.format("two")}
from neuronbook.i18n import Text
from neuronbook.results import keep, spread

keep(w=2.5, share=0.25)
keep(mae=spread([0.5, 0.52, 0.54], digits=2))
Text(en="said in English", zh="用中文说")
```
"""

FIGURE_CELL = """\
```{code-cell} ipython3
---
tags: [hide-output]
mystnb:
  figure:
    name: fig-two
---
from IPython.display import SVG

SVG('<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="9pt" viewBox="0 0 72 9">'
    '<text style="fill: #1d2733">sugars</text></svg>')
```

```{caption} fig-two
:alt: ALT

CAPTION
```
"""

EQUATION = """\
```{math}
:label: eq-two
y = w x
```
"""

TWO_EN = f"""\
(ch-two)=
# Two

The weight is {{glue:text}}`w:.2f`,
the share {{glue:text}}`share:.0%`.

{TWO_CELL}
{FIGURE_CELL.replace("CAPTION", "A figure.").replace("ALT", "One word.")}
See {{ref}}`the beginning <ch-one>` and {{footcite:p}}`tiny`.

{EQUATION}
Equation {{eq}}`eq-two` has $w$ in it.

```{{admonition}} Predict
:class: tip
What follows?
```

```{{exercise}} Shape
:label: ex-two
:class: code minutes-2
Guess.
```

```{{answers}} ch01.input_shape
```

```{{source}} neuronbook.models.build_linear
```

(two-reading)=
## Reading

```{{footbibliography}}
```
"""

TWO_ZH = f"""\
(ch-two)=
# 二

权重是 {{glue:text}}`w:.2f`，
占 {{glue:text}}`share:.0%`。

{TWO_CELL}
{FIGURE_CELL.replace("CAPTION", "一幅图。").replace("ALT", "一个词。")}
见{{ref}}`开头 <ch-one>`和 {{footcite:p}}`tiny`。

{EQUATION}
式 {{eq}}`eq-two` 里有 $w$。

```{{admonition}} 先猜一猜
:class: tip
接下来是什么？
```

```{{exercise}} 形状
:label: ex-two
:class: code minutes-2
猜一猜。
```

```{{answers}} ch01.input_shape
```

```{{source}} neuronbook.models.build_linear
```

(two-reading)=
## 延伸阅读

```{{footbibliography}}
```
"""

PAGES = {
    "en": {
        "index": "(home)=\n# Home\n\nRead [one](one.md).\n",
        "one": f"(ch-one)=\n# One\n\nA plain word.\n\n{ONE_CELL}",
        "two": TWO_EN,
    },
    "zh": {
        "index": "(home)=\n# 首页\n\n请读[一](one.md)。\n",
        "one": f"(ch-one)=\n# 一\n\n普普通通的词。\n第二句。\n\n{ONE_CELL}",
        "two": TWO_ZH,
    },
}

BIBLIOGRAPHY = """\
@article{tiny,
  author = {Ada Tiny},
  title = {A Tiny Article},
  journal = {Tiny},
  year = {2020},
}
"""


class TinyBook:
    """A checkout of a tiny book, and how a test edits it."""

    def __init__(self, root: Path) -> None:
        self.project = Project.find(root)

    def write(
        self, docname: str, text: str, *, languages: tuple[str, ...] = tuple(LANGUAGES)
    ) -> None:
        """Write a page, with front matter unless it brings its own."""
        for language in languages:
            path = self.project.page(language, docname)
            front_matter = "" if text.startswith("---\n") else FRONT_MATTER
            path.write_text(front_matter + text, encoding="utf-8")

    def edit(
        self, docname: str, old: str, new: str, *, languages: tuple[str, ...] = tuple(LANGUAGES)
    ) -> None:
        """Change `old`, which must be there, to `new`."""
        for language in languages:
            path = self.project.page(language, docname)
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new), encoding="utf-8")

    def chapters(self, **cells: str) -> None:
        """Make these the chapters of the book: each one cell with the given source."""
        for docname, source in cells.items():
            self.write(
                docname,
                f"(ch-{docname})=\n# {docname}\n\n```{{code-cell}} ipython3\n{source}\n```\n",
            )
        chapters = "".join(f"  - file: {docname}\n" for docname in cells)
        (self.project.root / "_toc.yml").write_text(
            f"format: jb-book\nroot: index\nchapters:\n{chapters}"
        )

    def runs(self) -> list[str]:
        """Return what the cells wrote when they were run."""
        path = self.project.root / "runs.txt"
        return path.read_text().split() if path.is_file() else []


def make_tiny_book(root: Path) -> TinyBook:
    (root / "book").mkdir(parents=True)
    (root / "_toc.yml").write_text(TOC)
    book = TinyBook(root)
    for language, pages in PAGES.items():
        (root / "book" / language).mkdir()
        for docname, text in pages.items():
            book.write(docname, text, languages=(language,))
    (root / "book" / "references.bib").write_text(BIBLIOGRAPHY)
    # A copy, so that a test may edit the package; a cell imports the installed one.
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src" / "neuronbook", root / "src" / "neuronbook", ignore=ignore)
    # Another copy, because Sphinx writes its compiled catalogues beside the sources.
    interface = ROOT / "book" / "_interface"
    shutil.copytree(interface, root / "book" / "_interface", ignore=shutil.ignore_patterns("*.mo"))
    for name in ("_config.yml", "pyproject.toml", "README.md", "LICENSE", "book/_static"):
        (root / name).symlink_to(ROOT / name)
    return book


@pytest.fixture(scope="session")
def make_book():
    """Return the function that writes a tiny book into an empty folder."""
    return make_tiny_book


@pytest.fixture
def tiny_book(tmp_path, monkeypatch) -> TinyBook:
    """A book of three pages, two of them with cells, that nothing has been done with yet."""
    monkeypatch.setenv("TINY_RUNS", str(tmp_path / "runs.txt"))
    monkeypatch.delenv("SITE_URL", raising=False)
    return make_tiny_book(tmp_path)


@pytest.fixture(scope="session")
def printed_book(tmp_path_factory) -> TinyBook:
    """The tiny book, printed once for all tests that look at it."""
    from bookpress.build import build_site

    root = tmp_path_factory.mktemp("printed")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("TINY_RUNS", str(root / "runs.txt"))
        monkeypatch.delenv("SITE_URL", raising=False)
        book = make_tiny_book(root)
        build_site(book.project)
        yield book


@pytest.fixture(scope="session")
def real_book() -> Project:
    """The book itself, to be read only."""
    return Project.find(ROOT)
