"""Where everything in the book's checkout is, and in which languages it is printed."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

PLAIN_ADDRESS = re.compile(r"https?://[\w.:-]+(/[^\s?#\"'<>\\]*)?", re.IGNORECASE)


class BookError(Exception):
    """Something in the book is wrong; the message says where and what to do."""


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

    def docnames(self) -> list[str]:
        """Return the pages in reading order, as `_toc.yml` lists them."""
        path = self.root / "_toc.yml"
        toc = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        if not isinstance(toc, dict) or "root" not in toc:
            raise BookError(f"{path.name} must name the home page as `root:`. Received: {toc!r}.")
        names = [toc["root"]]
        for part in toc.get("parts", [toc]):
            names += [chapter["file"] for chapter in part.get("chapters", [])]
        return names

    def page(self, language: str, docname: str) -> Path:
        """Return the source file of a page."""
        return self.book / language / f"{docname}.md"

    def relative(self, path: Path) -> str:
        """Return `path` as a reader of an error message would type it."""
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )


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
