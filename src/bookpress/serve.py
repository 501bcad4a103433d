"""Show the book while it is being written: every save prints it again."""

from __future__ import annotations

import sys

from livereload import Server

from bookpress.project import BookError, Project
from bookpress.site import build_site


def serve(project: Project, *, port: int = 8000) -> None:
    """Print the book, serve it on localhost, and print it again whenever a source changes."""

    def print_book() -> None:
        try:
            build_site(project)
        except BookError as error:
            # The last good site stays on the screen while the author mends the source.
            print(f"\n{error}", file=sys.stderr)

    print_book()
    server = Server()
    for pattern in ("book/**/*.md", "book/*.bib", "book/_static/*", "src/**/*.py", "_*.yml"):
        server.watch(str(project.root / pattern), print_book)
    server.serve(root=str(project.site), host="127.0.0.1", port=port)
