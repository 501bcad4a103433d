"""Where everything in the book's checkout is, and in which languages it is printed."""

from __future__ import annotations

import os
import re
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from bookpress.words import PARTS

BYTE_ORDER_MARK = "\ufeff"
DATA_FOLDER = "data"
"""Where the site hands data files on."""

PLAIN_ADDRESS = re.compile(r"https?://[\w.:-]+(/[^\s?#\"'<>\\]*)?", re.IGNORECASE)
GITHUB_FOLDER = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+/blob/[\w.-]+(/[\w.-]+)*/?")


PART_KEYS = {"caption", "chapters", "numbered"}


class BookError(Exception):
    """Something in the book is wrong; the message says where and what to do."""


def read_text(path: Path) -> str:
    """Return the text of a file that an author wrote; it must be UTF-8 without a mark before it."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        byte = error.object[error.start]
        raise BookError(
            f"{path}:{line}: the file must be UTF-8. Received: a byte {byte:#x} that UTF-8 does "
            "not have here, as in GBK. Save it as UTF-8."
        ) from error
    if text.startswith(BYTE_ORDER_MARK):
        raise BookError(
            f"{path}:1: the file must be UTF-8 without a byte order mark. Received: a byte order "
            "mark before the first letter. Save it as plain UTF-8."
        )
    return text


def yaml_problem(error: yaml.YAMLError) -> tuple[int, str]:
    """Return in which line a text is not YAML, and why not."""
    mark = getattr(error, "problem_mark", None)
    return (mark.line + 1 if mark else 1), getattr(error, "problem", None) or str(error)


@dataclass(frozen=True)
class Language:
    """One language the book is printed in.

    Attributes
    ----------
    code : str
        The folder's name, in ``book/`` and in the site: ``"zh"``.
    tag : str
        The BCP 47 tag for ``lang`` and ``hreflang``: ``"zh-CN"``.
    sphinx : str
        What Sphinx calls it: ``"zh_CN"``.
    name : str
        What its readers call it: ``"中文"``.
    title : str
        The book's title in it.
    """

    code: str
    tag: str
    sphinx: str
    name: str
    title: str


LANGUAGES = {
    "zh": Language("zh", "zh-CN", "zh_CN", "中文", "从一个神经元开始"),
    "en": Language("en", "en", "en", "English", "From One Neuron"),
}


@dataclass(frozen=True)
class Project:
    """The book's checkout: every path that the press reads or writes.

    Attributes
    ----------
    root : Path
        The checkout.
    build : Path
        Where everything goes that the press makes; nothing else is written to.
    """

    root: Path
    build: Path

    @classmethod
    def find(cls, start: Path | None = None, *, build: Path | None = None) -> Project:
        """Find the checkout that holds `start` (by default the working directory)."""
        start = (start or Path.cwd()).resolve()
        for folder in (start, *start.parents):
            if (folder / "_toc.yml").is_file() and (folder / "book").is_dir():
                return cls(folder, (build or folder / "_build").resolve())
        raise BookError(
            "The press must run inside the book's checkout, where _toc.yml and book/ are. "
            f"Received: folder={start}. Change into the checkout and run it again."
        )

    @property
    def book(self) -> Path:
        return self.root / "book"

    @property
    def site(self) -> Path:
        return self.build / "html"

    @property
    def executed(self) -> Path:
        """Executed notebooks, one file a fingerprint."""
        return self.build / "executed"

    @property
    def recorded(self) -> Path:
        """Executed notebooks of the chapters that no build runs; they are committed."""
        return self.book / "recorded"

    @property
    def package(self) -> Path:
        """The source of the package that chapters import."""
        return self.root / "src" / "neuronbook"

    def docnames(self, *, part: str = "") -> list[str]:
        """Return the pages in reading order, as `_toc.yml` lists them: all, or those of a part."""
        return read_contents(self.root / "_toc.yml", part=part)

    def page(self, language: str, docname: str) -> Path:
        """Return the source file of a page."""
        return self.book / language / f"{docname}.md"

    def relative(self, path: Path) -> str:
        """Return `path` as a reader of an error message would type it."""
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )


def read_contents(path: Path, *, part: str = "") -> list[str]:
    """Return the pages that a table of contents lists, the home page first, or those of one part.

    Raises
    ------
    BookError
        If it is not YAML, says what the press does not know, or lists a page twice.
    """
    try:
        toc = yaml.compose(read_text(path), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        line, problem = yaml_problem(error)
        raise BookError(f"{path.name}:{line}: this is not YAML: {problem}.") from error
    top = _keys(toc, {"format", "root", "parts", *PART_KEYS}, path.name)
    if not isinstance(top.get("root"), yaml.ScalarNode):
        raise BookError(
            f"{path.name}:1: it must name the home page as `root:`. "
            f"Received: {', '.join(top) or 'nothing'}. Write `root: index`."
        )
    pages, of_part = [top["root"]], []
    for each in _items(top, "parts", path.name) or [toc]:
        about = top if each is toc else _keys(each, PART_KEYS, path.name)
        caption = about.get("caption")
        if caption and caption.value not in PARTS:
            raise BookError(
                f"{_place(caption, path.name)} a part's caption is one of {', '.join(PARTS)}. "
                f"Received: {caption.value!r}. Use one of these, or add it in bookpress/words.py."
            )
        for entry in _items(about, "chapters", path.name):
            listed = _pages(entry, path.name)
            pages += listed
            if caption and caption.value == part:
                of_part += [page.value for page in listed]
    lines: dict[str, int] = {}
    for page in pages:
        if page.value in lines:
            raise BookError(
                f"{_place(page, path.name)} a page is listed once. Received: {page.value!r}, "
                f"which line {lines[page.value]} lists too. Take one of them out."
            )
        lines[page.value] = page.start_mark.line + 1
    return of_part if part else list(lines)


def _pages(entry: Any, file: str) -> list[Any]:
    """Return the nodes of an entry's page and of the pages below it."""
    about = _keys(entry, {"file", "title", "sections"}, file)
    page = about.get("file")
    if not isinstance(page, yaml.ScalarNode):
        raise BookError(
            f"{_place(entry, file)} an entry names its page as `file:`. "
            "Received: none. Write `- file: 01-single-neuron`."
        )
    below = _items(about, "sections", file)
    return [page, *(each for section in below for each in _pages(section, file))]


def _keys(node: Any, known: Set[str], file: str) -> dict[str, Any]:
    """Return the nodes of a mapping by key; a key that is not known is an error."""
    if not isinstance(node, yaml.MappingNode):
        received = node.value if isinstance(node, yaml.ScalarNode) else "nothing, or a list"
        raise BookError(
            f"{_place(node, file)} here are `key: value` lines, with the keys "
            f"{', '.join(sorted(known))}. Received: {received}."
        )
    for key, _ in node.value:
        if key.value not in known:
            raise BookError(
                f"{_place(key, file)} a key here is one of {', '.join(sorted(known))}. "
                f"Received: {key.value!r}."
            )
    return {key.value: value for key, value in node.value}


def _items(about: dict[str, Any], key: str, file: str) -> list[Any]:
    """Return the nodes of the list at `key`, none if there is no such key."""
    if key not in about:
        return []
    if not isinstance(about[key], yaml.SequenceNode):
        raise BookError(
            f"{_place(about[key], file)} `{key}:` is a list. "
            f"Received: {about[key].value!r}. Begin each entry with `- `."
        )
    return list(about[key].value)


def _place(node: Any, file: str) -> str:
    return f"{file}:{node.start_mark.line + 1 if node else 1}:"


def site_url() -> str:
    """Return the site's base address from ``SITE_URL``: with a final slash, or empty if unset."""
    value = os.environ.get("SITE_URL", "").strip()
    if not value:
        return ""
    if not PLAIN_ADDRESS.fullmatch(value):
        raise BookError(
            "SITE_URL must be a plain http or https address. "
            f"Received: SITE_URL={value!r}. Set it to, say, https://example.org/book/ or unset it."
        )
    return value.rstrip("/") + "/"


def notebook_path(language: str, docname: str) -> str:
    """Return where in the site the notebook of a page is; its name tells book, page and language.

    >>> notebook_path("en", "01-single-neuron")
    'en/notebooks/from-one-neuron-01-single-neuron-en.ipynb'
    """
    return f"{language}/notebooks/from-one-neuron-{docname.replace('/', '-')}-{language}.ipynb"


def notebooks_url() -> str:
    """Return where on GitHub the site's notebooks lie, from ``NOTEBOOKS_URL``; empty if unset."""
    value = os.environ.get("NOTEBOOKS_URL", "").strip()
    if value and not GITHUB_FOLDER.fullmatch(value):
        raise BookError(
            "NOTEBOOKS_URL must be a folder of a branch on GitHub, from where Colab opens "
            f"notebooks. Received: NOTEBOOKS_URL={value!r}. "
            "Set it to, say, https://github.com/OWNER/REPOSITORY/blob/BRANCH/ or unset it."
        )
    return value.rstrip("/") + "/" if value else ""


def ways_to_open(language: str, docname: str) -> dict[str, str]:
    """Return the addresses at which the notebook of a page opens to be run, by service.

    Colab opens what lies on GitHub, Kaggle what lies at a public address. In both, the notebook
    installs the package from the site; so there are none if that has no public address.
    """
    repository, path = notebooks_url(), notebook_path(language, docname)
    if not site_url().lower().startswith("https:"):
        return {}
    kaggle = f"https://www.kaggle.com/kernels/welcome?src={quote(site_url() + path)}"
    if not repository:
        return {"Kaggle": kaggle}
    on_github = repository.removeprefix("https://github.com/")
    colab = f"https://colab.research.google.com/github/{on_github}{path}"
    return {"Colab": colab, "Kaggle": kaggle}


def data_address() -> str:
    """Return the address of the site's data files, or an empty string if it has no address."""
    return f"{site_url()}{DATA_FOLDER}" if site_url() else ""


def write_whole(path: Path, text: str) -> None:
    """Write a whole file or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
