"""Show the book while it is being written: every save prints it again."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

from livereload import Server
from livereload.watcher import Watcher

from bookpress.project import BookError, Project
from bookpress.snapshot import written_files


def serve(project: Project, *, port: int = 8000) -> None:
    """Print the book, serve it on localhost, and print it again whenever a source changes.

    Raises
    ------
    BookError
        If the port is not free; nothing is printed then.
    """
    refuse_taken(port)
    command = [sys.executable, "-m", "bookpress", "build", "--into", str(project.build)]

    def print_book() -> None:
        # A process of its own, so that edited modules count. If it fails it says why, and the
        # last good site stays on the screen while the author mends the source.
        subprocess.run(command, cwd=project.root, check=False)

    server = Server(watcher=Watcher())
    seen = list_sources(project.root)  # so that what is saved during the first build is noticed

    def is_changed(path: str, ignore: object) -> bool:
        nonlocal seen
        before, seen = seen, list_sources(project.root)
        if seen != before:
            server.watcher.filepath = path  # by this livereload reloads the page
        return seen != before

    # livereload's own does not notice that a file is gone which it had not seen yet.
    server.watcher.is_changed = is_changed
    server.watch(str(project.root), print_book)
    print_book()
    server.serve(root=str(project.site), host="127.0.0.1", port=port)


def refuse_taken(port: int) -> None:
    """Raise `BookError` unless a server can be started on a port of this machine."""
    try:
        if port not in range(1, 65536):
            raise ValueError("a port is a number from 1 to 65535")
        socket.create_server(("127.0.0.1", port)).close()
    except (OSError, ValueError) as error:
        raise BookError(
            f"The book is shown on a free port. Received: port={port}, and {error}. "
            "Stop what uses it, or choose another: nox -s serve -- --port 8001"
        ) from error


def list_sources(root: Path) -> dict[Path, tuple[int, ...]]:
    """Return the sources, with what changes whenever one is written; none if they are at fault."""
    try:
        states = {path: path.stat() for path in written_files(root)}
    except (OSError, BookError):  # one was just deleted, or the build will say what is wrong
        return {}
    return {path: (state.st_mtime_ns, state.st_size) for path, state in states.items()}
