"""One build, from the lock to the site; nothing is done if the site is already what it would be."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

import bookpress
from bookpress.browser import find_browser
from bookpress.lock import alone
from bookpress.project import BookError, Project, site_url
from bookpress.snapshot import SOURCES, hash_files, take_snapshot

PRESS = Path(bookpress.__file__).parent
SHAPING = re.compile(r"(NEURONBOOK|KERAS|TF|XLA|SITE|CUDA)_\w+")
"""Names of environment variables by which outputs or pages may change."""

BUILT_UPON = ("press", "notebooks", "wheel", "cards")
"""Folders of what the next build takes over as it is."""


def build_site(
    project: Project,
    *,
    jobs: int | None = None,
    python: str = sys.executable,
    is_alone: bool = False,
) -> Path:
    """Execute what changed, print the book and return the folder of the site.

    Parameters
    ----------
    project : Project
        The book's checkout.
    jobs : int
        How many chapters run at a time; by default as many as there are cores.
    python : str
        The Python that runs the cells.
    is_alone : bool
        Whether this process does nothing else. It then also takes the press itself, and what the
        press imports of the package, from the build's own copy of the sources.

    Raises
    ------
    BookError
        If the book is at fault. The site that was there before stays as it was.
    """
    with alone(project.build):
        started = time.monotonic()
        book = take_snapshot(project)
        stamp, inputs = project.build / "printed.json", hash_inputs(book, python)
        if inputs and _read(stamp) == [inputs, list_files(project.site)]:
            print(f"{_name(project)} is printed already: nothing has changed", file=sys.stderr)
            return project.site
        stamp.unlink(missing_ok=True)
        if is_alone:
            sys.path.insert(0, str(book.root / "src"))
            if project.root / "src" / "bookpress" == PRESS:
                bookpress.__path__[:] = [str(book.root / "src" / "bookpress")]
        from bookpress.site.press import print_site

        kept = {(path.name, path.stat().st_ino) for path in project.executed.glob("*.ipynb")}
        with _as_it_was_left(book):
            executions, is_whole = print_site(book, jobs=jobs, python=python)
        paths = [Path(e.path) for e in executions.values() if not e.recorded]
        executed = [path for path in paths if (path.name, path.stat().st_ino) not in kept]
        data = [identity for e in executions.values() for identity in e.data.values()]
        # Where data are missing, the next build asks the network for them again; so for pictures.
        if is_whole and not any(identity.startswith("synthetic") for identity in data):
            stamp.write_text(json.dumps([inputs, list_files(project.site)]), encoding="utf-8")
        print(
            f"printed {_name(project)} in {time.monotonic() - started:.1f} s "
            f"({len(executed)} pages executed, {len(executions) - len(executed)} kept)",
            file=sys.stderr,
        )
        return project.site


@contextmanager
def _as_it_was_left(book: Project) -> Iterator[None]:
    """Forget what a build would build upon, unless it lies there as the last one has left it.

    So nothing comes of what a build left that was killed, or of a file that was spoiled since.
    """
    folders, listing = [book.build / name for name in BUILT_UPON], book.build / "left.json"
    if _read(listing) != [list_files(folder) for folder in folders]:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
    listing.unlink(missing_ok=True)
    try:
        yield
    except BookError as error:
        told = str(error).replace(f"{book.root}{os.sep}", "")  # authors know the file they wrote
        raise BookError(told) from error
    finally:
        left = [list_files(folder) for folder in folders]
        listing.write_text(json.dumps(left), encoding="utf-8")


def hash_inputs(book: Project, python: str) -> str:
    """Return a hash of all that a site is made from: sources, tools, settings and data files."""
    from bookpress.running.environments import installed_versions

    settings = {name: value for name, value in os.environ.items() if SHAPING.fullmatch(name)}
    data = [os.environ.get("NEURONBOOK_DATA", ""), os.environ.get("NEURONBOOK_CACHE", "")]
    files = [list_files(Path(folder)) for folder in data if folder]
    if not data[1]:
        files.append(list_files(platformdirs.user_cache_path("neuronbook")))
    parts = [sorted(settings.items()), files, python, find_browser() if site_url() else ""]
    parts += [sorted(installed_versions(each).items()) for each in {sys.executable, python}]
    return hash_files(book.root, [*SOURCES, PRESS], json.dumps(parts))


def list_files(folder: Path) -> list[list[str | int]]:
    """Return the files in a folder, with what changes whenever one is written."""
    found: list[list[str | int]] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            state = path.stat()
            changes = [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino]
            found.append([path.relative_to(folder).as_posix(), *changes])
    return found


def _read(stamp: Path) -> object:
    try:
        return json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _name(project: Project) -> str:
    return f"{project.relative(project.site)}/index.html"
