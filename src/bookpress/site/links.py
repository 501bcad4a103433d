"""Look at the built pages: every link has a target, and nothing is loaded from another host."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
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
NO_TAGS = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"""<([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
ATTRIBUTE = re.compile(r"""(?<![\w:-])(id|name|href|src|rel)\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""")


@dataclass(frozen=True)
class Reference:
    """One address that a page refers to."""

    address: str
    is_loaded: bool
    place: int


@dataclass(frozen=True)
class Page:
    """The ids and the references of one page."""

    html: str
    ids: frozenset[str]
    references: tuple[Reference, ...]

    def line(self, reference: Reference) -> int:
        """Return the line on which a reference stands."""
        return self.html.count("\n", 0, reference.place) + 1


def read_page(html: str) -> Page:
    """Return the ids and references of a page, without those in comments, scripts and styles."""

    def blank(match: re.Match[str]) -> str:
        head = match[1] or ""
        return head + re.sub(r"[^\n]", " ", match[0][len(head) :])

    ids: set[str] = set()
    references = []
    for match in TAG.finditer(NO_TAGS.sub(blank, html)):
        tag, values = match[1].lower(), dict(ATTRIBUTE.findall(match[2]))
        values = {key: unescape(value.strip("\"'")) for key, value in values.items()}
        ids |= {values[key] for key in ("id", "name") if values.get(key)}
        for key in values.keys() & {"href", "src"}:
            loaded = (tag, key) in LOADING or (
                tag == "link" and bool(LOADING_RELS & set(values.get("rel", "").split()))
            )
            references.append(Reference(values[key], loaded, match.start()))
    return Page(html, frozenset(ids), tuple(references))


def check_site(site: Path) -> list[str]:
    """Return the links of the built `site` that lead nowhere and what it loads from elsewhere."""
    files = {
        Path(folder, name).relative_to(site).as_posix()
        for folder, _, names in os.walk(site)
        for name in names
    }
    pages = {
        name: read_page((site / name).read_text(encoding="utf-8"))
        for name in sorted(files)
        if name.endswith(".html")
    }
    # Every page of a folder links to the same others: each link is followed once a folder.
    known: dict[tuple[str, str], str] = {}
    errors = []
    for name, page in pages.items():
        folder = posixpath.dirname(name)
        for reference in page.references:
            address = reference.address
            place = name if address.startswith(("#", "?")) or not address else folder
            key = place, f"{'loaded ' if reference.is_loaded else ''}{address}"
            if key not in known:
                known[key] = next(_faults(name, reference, files, pages), "")
            if known[key]:
                errors.append(f"{name}:{page.line(reference)}: {known[key]}")
    return errors


def _faults(
    name: str, reference: Reference, files: set[str], pages: dict[str, Page]
) -> Iterator[str]:
    address = reference.address
    parts = urlsplit(address)
    if reference.is_loaded and (parts.netloc or parts.scheme):
        if parts.scheme != "data":
            yield f"loads {address} from another host; keep a copy in the book."
        return
    if parts.scheme or parts.netloc:
        return
    target = name
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
    for page in (target, posixpath.normpath(posixpath.join(target, "index.html"))):
        if page in files:
            break
    else:
        yield f"the link {address} leads to no file of the site."
        return
    if parts.fragment and page in pages and unquote(parts.fragment) not in pages[page].ids:
        yield f"the link {address} names no part of its page."
