"""Show the book while it is being written: every save prints it again."""

from __future__ import annotations

import socket
import subprocess
import sys

from livereload import Server

from bookpress.project import BookError, Project


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

    print_book()
    server = Server()
    for name in ("book", "src", "_config.yml", "_toc.yml"):
        server.watch(str(project.root / name), print_book, ignore=is_made)
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


def is_made(path: str) -> bool:
    """Say whether a file is made by a build rather than written by an author."""
    return "__pycache__" in path or path.endswith((".mo", ".pyc"))
