"""A Chromium of this machine: where it is, and what it shows of a page."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bookpress.project import BookError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
NO_CHROMIUM = "no Chromium found: install it, or name its path in NEURONBOOK_CHROMIUM"
PATIENCE = 60
"""Seconds for one page, which takes one or two."""


def find_browser() -> str | None:
    """Return the path of a Chromium on this machine: NEURONBOOK_CHROMIUM, or one on the PATH."""
    found = filter(None, map(shutil.which, NAMES))
    return os.environ.get("NEURONBOOK_CHROMIUM") or next(found, None)


def photograph(browser: str, html: str, *, width: int, height: int, scratch: Path) -> Image.Image:
    """Return what a Chromium shows of a page that loads nothing.

    Parameters
    ----------
    browser : str
        Its path.
    html : str
        The page.
    width, height : int
        In pixels.
    scratch : Path
        Where its profile may lie meanwhile, and what it writes after it has ended.

    Raises
    ------
    BookError
        If it cannot be started, fails, or hangs.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=scratch, ignore_cleanup_errors=True) as own:
        page, picture = Path(own, "page.html"), Path(own, "page.png")
        page.write_text(html, encoding="utf-8")
        options = ["--headless", *QUIET, "--hide-scrollbars", "--force-device-scale-factor=1"]
        # Some versions show less of a page than the window is high.
        options += [f"--window-size={width},{height + 200}", f"--user-data-dir={own}/profile"]
        try:
            subprocess.run(
                [browser, *options, f"--screenshot={picture}", page.as_uri()],
                check=True, capture_output=True, text=True, errors="replace",
                stdin=subprocess.DEVNULL, timeout=PATIENCE,
            )  # fmt: skip
            with Image.open(picture) as shown:
                return shown.convert("RGB").crop((0, 0, width, height))
        except (OSError, subprocess.SubprocessError) as error:
            raise BookError(
                f"{browser} must draw a page, as Chromium does. Received: {_said(error)}. "
                "Mend it, or name another Chromium in NEURONBOOK_CHROMIUM, and build again."
            ) from error


def _said(error: Exception) -> str:
    """Return in a few words what was wrong with a browser."""
    match error:
        case subprocess.TimeoutExpired():
            return f"nothing within {PATIENCE} seconds"
        case subprocess.CalledProcessError():
            return f"status {error.returncode}, and the words {error.stderr.strip()[-300:]!r}"
    return str(error)
