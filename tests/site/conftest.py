"""The built site, and a real browser to look at it with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bookpress.browser import QUIET
from bookpress.project import Project

from .serving import serving

PROJECT = Project.find(Path(__file__).parent)
LANGUAGES = ("zh", "en")
DOCNAMES = PROJECT.docnames()
# A colour on its way to another would be judged as it is in between.
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"
PATIENCE = 120_000  # milliseconds; a wait ends when it can, also where the machine is busy


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the site: BOOK_SITE, or where `nox -s build` puts it."""
    folder = Path(os.environ.get("BOOK_SITE") or PROJECT.site)
    if not (folder / "index.html").is_file():
        pytest.fail(f"there is no site in {folder}: run nox -s build first")
    return folder


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site's address on a loopback server."""
    with serving(site) as address:
        yield address


class Visit:
    """A page in a fresh browser context that notes errors and requests to other hosts."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))
        self.page.on("request", self._on_request)

    def _on_console(self, message) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _on_request(self, request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def go(self, path: str) -> Page:
        self.page.goto(f"{self.address}/{path}", wait_until="load")
        self.page.add_style_tag(content=STILL)
        return self.page


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator:
    """Open fresh contexts: visit(width=…, theme=…, locale=…, …) gives a `Visit`."""
    contexts: list[BrowserContext] = []

    def open_context(
        *, width: int = 1280, theme: str = "light", base: str = "", **options
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, **options
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Visit(context, base or address)

    yield open_context
    for context in contexts:
        context.close()
