"""Show the book while it is being written: every save prints it again."""

from __future__ import annotations

import subprocess
import sys

from livereload import Server

from bookpress.project import Project


def serve(project: Project, *, port: int = 8000) -> None:
    """Print the book, serve it on localhost, and print it again whenever a source changes."""
    command = [sys.executable, "-m", "bookpress", "build", "--into", str(project.build)]

    def print_book() -> None:
        # A process of its own, so that edited modules count. If it fails it says why, and the
        # last good site stays on the screen while the author mends the source.
        subprocess.run(command, cwd=project.root, check=False)

    print_book()
    server = Server()
    for name in ("book", "src", "_config.yml", "_toc.yml"):
        server.watch(str(project.root / name), print_book, ignore=is_made)
    server.serve(root=str(project.site), host="127.0.0.1", port=port)


def is_made(path: str) -> bool:
    """Say whether a file is made by a build rather than written by an author."""
    return "__pycache__" in path or path.endswith((".mo", ".pyc"))
