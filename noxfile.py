"""The project's commands: `nox -l` lists them."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import nox

ROOT = Path(__file__).parent
SHARED_DATA = ROOT.parent / "shared" / "data"

nox.options.default_venv_backend = "uv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["build", "tests"]


def book_session(function):
    """Make a session of `function` in the one environment that all sessions share."""
    return nox.session(function, venv_location=str(ROOT / ".nox" / "book"))


def prepare(session: nox.Session) -> None:
    """Install exactly what requirements.lock says, unless that was done already."""
    lock = ROOT / "requirements.lock"
    wanted = sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = Path(session.virtualenv.location) / "installed.txt"
    if not stamp.is_file() or stamp.read_text() != wanted:
        stamp.unlink(missing_ok=True)
        session.run_install("uv", "pip", "sync", "--quiet", "--require-hashes", str(lock))
        session.run_install(
            "uv", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", "."
        )
        stamp.write_text(wanted)
    session.env["TF_CPP_MIN_LOG_LEVEL"] = "3"
    # What a build downloads is its own; the reader's cache and settings are left alone.
    session.env["NEURONBOOK_CACHE"] = os.environ.get(
        "NEURONBOOK_CACHE", str(ROOT / "_build" / "data")
    )
    if "NEURONBOOK_DATA" not in os.environ and SHARED_DATA.is_dir():
        session.env["NEURONBOOK_DATA"] = str(SHARED_DATA)


def press(session: nox.Session, *arguments: str) -> None:
    """Run the press."""
    session.run("python", "-m", "bookpress", *arguments, *session.posargs)


@book_session
def build(session: nox.Session) -> None:
    """Print the book in both languages to _build/html."""
    prepare(session)
    press(session, "build")


@book_session
def tests(session: nox.Session) -> None:
    """Test the package and the press, run the docstrings, and look at the built site."""
    prepare(session)
    session.run("python", "-m", "bookpress", "build")
    session.run("pytest", "--doctest-modules", "src", "tests", *session.posargs)


@book_session
def synthetic(session: nox.Session) -> None:
    """Print the book as a reader without the data gets it, and look at that site too."""
    prepare(session)
    session.env |= {"NEURONBOOK_DATA": "", "NEURONBOOK_OFFLINE": "1"}
    session.env["NEURONBOOK_CACHE"] = str(ROOT / "_build" / "synthetic" / "no-data")
    session.run("python", "-m", "bookpress", "build", "--into", "_build/synthetic")
    session.env["BOOK_SITE"] = str(ROOT / "_build" / "synthetic" / "html")
    session.run("pytest", "tests/site", "-m", "not browser", *session.posargs)


@nox.session
def notebooks(session: nox.Session) -> None:
    """Run each reader's notebook in a plain Jupyter that has only the site's wheel."""
    site = ROOT / "_build" / "html"
    written = sorted(site.glob("*/notebooks/*.ipynb"))
    if not written:
        session.error("there are no notebooks yet: run nox -s build first")
    (wheel,) = site.glob("*.whl")
    session.install("--constraint", "requirements.lock", str(wheel), "ipykernel", "nbclient")
    session.env |= {"NEURONBOOK_CACHE": str(ROOT / "_build" / "data"), "TF_CPP_MIN_LOG_LEVEL": "3"}
    if "NEURONBOOK_DATA" not in os.environ and SHARED_DATA.is_dir():
        session.env["NEURONBOOK_DATA"] = str(SHARED_DATA)
    session.run("jupyter", "execute", *(str(path) for path in written))


@book_session
def lint(session: nox.Session) -> None:
    """Check style, types and formatting."""
    prepare(session)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")


@book_session
def check(session: nox.Session) -> None:
    """Compare the languages and follow the links, in seconds, running no cell."""
    prepare(session)
    press(session, "check")


@book_session
def serve(session: nox.Session) -> None:
    """Show the book on localhost and print it again on every save."""
    prepare(session)
    press(session, "serve")


@book_session
def record(session: nox.Session) -> None:
    """Execute a chapter that builds never run, and keep its outputs: nox -s record -- 07."""
    prepare(session)
    press(session, "record")


@book_session
def bench(session: nox.Session) -> None:
    """Time the press beside plain Jupyter Book, in one run."""
    prepare(session)
    session.run("python", "benchmarks/press.py", *session.posargs)
