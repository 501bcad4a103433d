"""The project's commands: `nox -l` lists them.

All but one work in one environment, `.nox/book`, which holds exactly what requirements.lock says.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from itertools import cycle
from pathlib import Path

import nox
from uv import find_uv_bin

ROOT = Path(__file__).parent
ENVIRONMENT = ROOT / ".nox" / "book"
PYTHON = str(ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
SHARED_DATA = ROOT.parent / "shared" / "data"

nox.options.default_venv_backend = "none"
nox.options.sessions = ["build", "tests"]


def prepare(session: nox.Session) -> None:
    """Install exactly what requirements.lock says, unless that was done already."""
    lock = ROOT / "requirements.lock"
    wanted = sha256(
        lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + sys.version.encode()
    ).hexdigest()
    stamp = ENVIRONMENT / "installed.txt"
    if not stamp.is_file() or stamp.read_text() != wanted:
        uv = find_uv_bin()
        into = ["--quiet", "--python", PYTHON]
        session.run(
            uv,
            "venv",
            "--quiet",
            "--clear",
            "--python",
            sys.executable,
            str(ENVIRONMENT),
            external=True,
        )
        # Compiled once, here: some machines keep no bytecode, and TensorFlow is large.
        session.run(
            uv, "pip", "sync", *into, "--require-hashes", "--compile-bytecode", str(lock),
            external=True,
        )  # fmt: skip
        session.run(
            uv, "pip", "install", *into, "--no-deps", "--no-build-isolation", "--editable", ".",
            external=True,
        )  # fmt: skip
        stamp.write_text(wanted)
    session.env.update({"NEURONBOOK_CACHE": own_cache(), "TF_CPP_MIN_LOG_LEVEL": "3"})
    session.env["TF_ENABLE_ONEDNN_OPTS"] = "1"  # as in the kernels that run the chapters
    # Settings and caches of libraries and of the browser stay in the checkout too.
    home = ROOT / "_build" / "home"
    home.mkdir(parents=True, exist_ok=True)
    for name in ("IPYTHONDIR", "KERAS_HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        session.env[name] = str(home / name.lower())
    if "NEURONBOOK_DATA" not in os.environ and SHARED_DATA.is_dir():
        session.env["NEURONBOOK_DATA"] = str(SHARED_DATA)


def own_cache() -> str:
    """Return where a build keeps what it downloads; the reader's own cache is left alone."""
    return os.environ.get("NEURONBOOK_CACHE", str(ROOT / "_build" / "data"))


def run(
    session: nox.Session, module: str, *arguments: str, env: dict[str, str] | None = None
) -> None:
    """Run a Python module in the book's environment."""
    session.run(PYTHON, "-m", module, *arguments, env=env, external=True)


@nox.session
def build(session: nox.Session) -> None:
    """Print the book in both languages to _build/html."""
    prepare(session)
    run(session, "bookpress", "build", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Test the package and the press, run the docstrings, and look at the built site."""
    prepare(session)
    run(session, "bookpress", "build")
    run(
        session, "pytest", "--doctest-modules", "--numprocesses", "logical", "--dist", "worksteal",
        *("src", "tests"), *session.posargs,
        env={"TF_NUM_INTRAOP_THREADS": "1", "OMP_NUM_THREADS": "1"},  # a process on each core
    )  # fmt: skip


@nox.session
def synthetic(session: nox.Session) -> None:
    """Print the book as a reader without the data gets it, and look at that site too."""
    prepare(session)
    session.env.update({"NEURONBOOK_DATA": "", "NEURONBOOK_OFFLINE": "1"})
    session.env["NEURONBOOK_CACHE"] = str(ROOT / "_build" / "synthetic" / "no-data")
    run(session, "bookpress", "build", "--into", "_build/synthetic")
    session.env["BOOK_SITE"] = str(ROOT / "_build" / "synthetic" / "html")
    run(session, "pytest", "tests/site", "-m", "not browser", *session.posargs)


@nox.session(venv_backend="uv", reuse_venv=True)
def notebooks(session: nox.Session) -> None:
    """Run the readers' notebooks in a plain Jupyter that has only the site's wheel.

    The cells are the same in both languages, so each chapter is run in one, by turns; a recorded
    chapter, which trains for long, in neither.
    """
    site = ROOT / "_build" / "html"
    recorded = {path.name for path in (ROOT / "book" / "recorded").glob("*.ipynb")}
    names = sorted({path.name for path in site.glob("*/notebooks/*.ipynb")} - recorded)
    written = [
        site / language / "notebooks" / name
        for name, language in zip(names, cycle(("en", "zh")), strict=False)
    ]
    if not written:
        session.error("there are no notebooks yet: run nox -s build first")
    (wheel,) = site.glob("*.whl")
    session.install("--constraint", "requirements.lock", str(wheel), "ipykernel", "nbclient")
    session.env.update({"NEURONBOOK_CACHE": own_cache(), "NEURONBOOK_OFFLINE": "1"})
    session.run("jupyter", "execute", *(str(path) for path in written))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types and formatting."""
    prepare(session)
    run(session, "ruff", "check", ".")
    run(session, "ruff", "format", "--check", ".")
    run(session, "mypy")


@nox.session
def check(session: nox.Session) -> None:
    """Compare the languages and follow the links, in seconds, running no cell."""
    prepare(session)
    run(session, "bookpress", "check", *session.posargs)


@nox.session
def serve(session: nox.Session) -> None:
    """Show the book on localhost and print it again on every save."""
    prepare(session)
    run(session, "bookpress", "serve", *session.posargs)


@nox.session
def record(session: nox.Session) -> None:
    """Execute a chapter that builds never run, and keep its outputs: nox -s record -- 07."""
    prepare(session)
    run(session, "bookpress", "record", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time the press, the data, the pipeline and the training of several seeds."""
    prepare(session)
    for name in session.posargs or ("press", "data", "pipeline", "training"):
        session.run(PYTHON, f"benchmarks/{name}.py", external=True)
