"""Look at the built pages: every link has a target, and nothing is loaded from another host."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADING = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
}
LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
LOCAL_SCHEMES = {"", "http", "https"}


class Page(HTMLParser):
    """The ids and the references of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.references: list[tuple[str, bool, int]] = []  # (address, is it loaded, line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        for key in ("id", "name"):
            if values.get(key):
                self.ids.add(str(values[key]))
        for key in ("href", "src"):
            value = values.get(key)
            if value is None:
                continue
            loaded = (tag, key) in LOADING or (
                tag == "link" and bool(LOADING_RELS & set(str(values.get("rel")).split()))
            )
            self.references.append((value, loaded, self.getpos()[0]))


def check_site(site: Path) -> list[str]:
    """Return the links of the built `site` that lead nowhere and what it loads from elsewhere."""
    pages: dict[Path, Page] = {}
    for path in sorted(site.rglob("*.html")):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        pages[path.resolve()] = page
    return [error for path, page in pages.items() for error in _check_page(site, path, page, pages)]


def _check_page(site: Path, path: Path, page: Page, pages: dict[Path, Page]) -> Iterator[str]:
    name = path.relative_to(site.resolve()).as_posix()
    for address, loaded, line in page.references:
        parts = urlsplit(address)
        if loaded and (parts.netloc or parts.scheme not in LOCAL_SCHEMES - {"http", "https"}):
            if parts.scheme != "data":
                yield f"{name}:{line}: loads {address} from another host; keep a copy in the book."
            continue
        if parts.scheme or parts.netloc:
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        if target.is_dir():
            target = target / "index.html"
        if not (target.is_file() and target.is_relative_to(site.resolve())):
            yield f"{name}:{line}: the link {address} leads to no file of the site."
        elif (
            parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids
        ):
            yield f"{name}:{line}: the link {address} names no part of its page."
