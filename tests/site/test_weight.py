"""What a page costs a reader: requests, and bytes as a server sends them, compressed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import DOCNAMES, LANGUAGES
from .serving import sent

HOME, HEAVIEST, LATER, WAITED_FOR = 150 * 1024, 350 * 1024, 200 * 1024, 100 * 1024
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]*?(?:href|src)="([^"#]+)"')
FONT = re.compile(r'href:"([^"]*math\.woff2)')
INSIDE = re.compile(r'data:image/[^"]+')
PICTURE = re.compile(r'<img [^>]*src="([^"#]+)"[^>]*loading="lazy"')


def loaded_files(page: Path) -> set[Path]:
    """The files that a browser asks for as it opens a page, the page itself among them."""
    html = page.read_text(encoding="utf-8")
    found = {page}
    for address in [*LOADED.findall(PICTURE.sub("", html)), *FONT.findall(html)]:
        if not address.startswith("data:"):
            found.add((page.parent / address.split("?")[0]).resolve())
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("docname", DOCNAMES)
def test_page_keeps_to_its_budget(site, language, docname):
    page = site.resolve() / language / f"{docname}.html"
    html = page.read_text(encoding="utf-8")
    assert sum(map(len, INSIDE.findall(html))) <= WAITED_FOR, "the text waits for pictures"
    files = loaded_files(page)
    weights = {path.name: len(sent(path)) for path in files}
    assert sum(weights.values()) <= (HOME if docname == "index" else HEAVIEST), weights
    pictures = [path for path in files if path.parent.name in {"_images", "_figures"}]
    later = {page.parent / address for address in PICTURE.findall(html)}
    assert all(len(sent(path)) <= LATER for path in later)
    # The page, its style sheet, its scripts, the font of its formulas, the icon.
    assert len(files) - len(pictures) <= 8, weights


def test_both_languages_load_the_same_files(site):
    shared = [
        {
            each
            for each in loaded_files(site.resolve() / language / "index.html")
            if each.suffix != ".html" and each.parent.name != "_figures"  # have words
        }
        for language in LANGUAGES
    ]
    assert shared[0] == shared[1]


def test_no_page_but_the_search_loads_an_index(site):
    for page in site.rglob("*.html"):
        if page.name != "search.html":
            assert "searchindex.js" not in page.read_text(encoding="utf-8"), page


@pytest.mark.browser
def test_requests_are_those_that_the_files_say(site, visit):
    visitor = visit()
    asked = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.page.goto(f"{visitor.address}/zh/01-single-neuron.html", wait_until="networkidle")
    named = {
        f"{visitor.address}/{path.relative_to(site.resolve()).as_posix()}"
        for path in loaded_files(site.resolve() / "zh" / "01-single-neuron.html")
    }
    assert {address.split("?")[0] for address in asked} == named
    assert len(asked) == len(named)
