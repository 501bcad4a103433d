"""A build's own copy of the sources: whatever is edited while it works, it does not see it.

Everything that a build reads of the checkout, it reads in this copy: cells, modules, prose, styles.
So an output always belongs to the cells and modules that are printed beside it. A file is written
again only if its content has changed, and then its time is now: to Sphinx, which looks at times,
a change is a change, whatever time stamp it came with.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bookpress.project import BookError, Project

SOURCES = ("_config.yml", "_toc.yml", "pyproject.toml", "README.md", "LICENSE", "book", "src")

NOT_WRITTEN = re.compile(
    r"__pycache__|.*\.py[co]|.*\.mo|\..*cache|\.ipynb_checkpoints|\.DS_Store|\.#.*|#.*#|.*~|\.?.*\.sw[a-p]"
)
"""Names of what tools and editors leave beside the sources; no author writes them."""


def take_snapshot(project: Project) -> Project:
    """Copy the sources to `_build/sources`; return the project that reads them there.

    Raises
    ------
    BookError
        If a source cannot be read.
    """
    root, sources = project.build / "sources", read_sources(project.root)
    for path in sorted(root.rglob("*"), reverse=True):  # what is in a folder, then the folder
        relative = path.relative_to(root)
        if path.is_dir():
            if relative in sources or not any(path.iterdir()):
                shutil.rmtree(path)
        elif relative not in sources:  # byte code too: two edits within a second would share it
            path.unlink()
    for relative, content in sources.items():
        target = root / relative
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return replace(project, root=root)


def read_sources(root: Path) -> dict[Path, bytes]:
    """Return what authors have written, by path below `root`."""
    sources = {}
    for path in written_files(root):
        try:
            sources[path.relative_to(root)] = path.read_bytes()
        except OSError as error:
            _refuse(error)
    return sources


def written_files(root: Path) -> Iterator[Path]:
    """Yield the files that authors write, without what tools and editors leave beside them."""
    for name in SOURCES:
        if (root / name).is_file():
            yield root / name
        elif (root / name).is_dir():
            for folder, folders, files in os.walk(root / name, onerror=_refuse, followlinks=True):
                folders[:] = [each for each in folders if not NOT_WRITTEN.fullmatch(each)]
                yield from (Path(folder, each) for each in files if not NOT_WRITTEN.fullmatch(each))


def _refuse(error: OSError) -> None:
    """Raise `BookError`, unless the file was deleted just now."""
    path = Path(error.filename)
    if path.exists() or path.is_symlink():
        raise BookError(
            f"The sources must be readable. Received: {error}. Mend its permissions, or delete it."
        ) from error


def hash_files(root: Path, names: Iterable[str | Path], more: str = "") -> str:
    """Return a hash of files, and of all files in folders, with their names and `more`."""
    digest = hashlib.sha256(more.encode())
    for name in names:
        path = root / name
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and not NOT_WRITTEN.fullmatch(file.name):
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                digest.update(f"{file.relative_to(path.parent).as_posix()} {content}\n".encode())
    return digest.hexdigest()
