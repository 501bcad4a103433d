"""The press on the command line: ``python -m bookpress build | execute | check | …``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bookpress.project import BookError, Project


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 if it succeeded, 1 if the book is at fault."""
    parser = argparse.ArgumentParser(
        prog="bookpress", description="Print the book in both languages."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, about in [
        ("build", "execute what changed and print the site to _build/html"),
        ("execute", "run the chapters whose outputs are missing"),
    ]:
        command = commands.add_parser(name, help=about)
        command.add_argument(
            "--jobs", type=int, help="chapters to run at a time (default: all cores)"
        )
        command.add_argument(
            "--kernel-python",
            default=sys.executable,
            help="the Python that runs the cells (default: this one)",
        )
    command = commands.add_parser("record", help="execute a chapter that builds never run")
    command.add_argument("chapter", help="its number, such as 07")
    commands.add_parser(
        "check",
        help="read the sources for mistakes, and follow the links of the site if there is one",
    )
    command = commands.add_parser(
        "serve", help="print again on every save and show the site on localhost"
    )
    command.add_argument("--port", type=int, default=8000, help="where (default: 8000)")
    for command in commands.choices.values():
        command.add_argument("--into", type=Path, help="the folder to build in (default: _build)")
    options = parser.parse_args(arguments)
    try:
        return COMMANDS[options.command](Project.find(build=options.into), options)
    except BookError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ninterrupted: the site is as it was before", file=sys.stderr)
        return 130


def _build(project: Project, options: argparse.Namespace) -> int:
    from bookpress.build import build_site

    build_site(project, jobs=options.jobs, python=options.kernel_python, is_alone=True)
    return 0


def _execute(project: Project, options: argparse.Namespace) -> int:
    from bookpress.lock import alone
    from bookpress.running.executions import execute
    from bookpress.running.plans import plan
    from bookpress.snapshot import take_snapshot

    _refuse_mistakes(project)
    with alone(project.build):
        book, python = take_snapshot(project), options.kernel_python
        execute(book, plan(book, python=python), jobs=options.jobs, python=python)
    return 0


def _refuse_mistakes(project: Project) -> None:
    """Raise `BookError` with every mistake in the sources."""
    from bookpress.chapter.contract import check_sources

    if errors := check_sources(project):
        raise BookError("\n".join(errors))


def _check(project: Project, options: argparse.Namespace) -> int:
    from bookpress.chapter.contract import check_package
    from bookpress.lock import alone
    from bookpress.site.links import check_site

    _refuse_mistakes(project)
    if errors := check_package(project):
        raise BookError("\n".join(errors))
    site = project.relative(project.site)
    print(f"checked {len(project.docnames())} pages in both languages: no mistakes found")
    if not project.site.is_dir():
        print(f"followed no links of the site: {site} is not printed yet")
        return 0
    with alone(project.build):  # a build would put another site in its place meanwhile
        errors = check_site(project.site)
    if errors:
        raise BookError("\n".join(f"{site}/{error} Print the site again." for error in errors))
    print(f"followed the links of {site} as it was last printed: none is dead")
    return 0


def _record(project: Project, options: argparse.Namespace) -> int:
    from bookpress.lock import alone
    from bookpress.running.recordings import record
    from bookpress.snapshot import take_snapshot

    _refuse_mistakes(project)
    with alone(project.build):
        path = record(take_snapshot(project), options.chapter, into=project.recorded)
    print(f"recorded {project.relative(path)}")
    return 0


def _serve(project: Project, options: argparse.Namespace) -> int:
    from bookpress.serve import serve

    serve(project, port=options.port)
    return 0


COMMANDS = {
    "build": _build,
    "check": _check,
    "execute": _execute,
    "record": _record,
    "serve": _serve,
}

if __name__ == "__main__":
    sys.exit(main())
