"""The project's commands: `nox -l` lists them.

They work in `.nox/book`, which holds exactly what requirements.lock says; `.nox/reader` has what a
reader installs, the wheel of the site.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from hashlib import sha256
from pathlib import Path

import nox
from uv import find_uv_bin

ROOT = Path(__file__).parent
ENVIRONMENT = ROOT / ".nox" / "book"
READER_ENVIRONMENT = ROOT / ".nox" / "reader"
IN_ENVIRONMENT = "Scripts/python.exe" if os.name == "nt" else "bin/python"
PYTHON, READER = str(ENVIRONMENT / IN_ENVIRONMENT), str(READER_ENVIRONMENT / IN_ENVIRONMENT)
SITE = ROOT / "_build" / "html"
RUN_WHOLE = {("en", "01"), ("zh", "02")}  # notebooks that are run to their end
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


def run(session: nox.Session, module: str, *arguments: str) -> None:
    """Run a Python module in the book's environment."""
    session.run(PYTHON, "-m", module, *arguments, external=True)


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
    run(session, "pytest", "--doctest-modules", "src", "tests", *session.posargs)


@nox.session
def synthetic(session: nox.Session) -> None:
    """Print the book as a reader gets it who has the site's wheel and no data; look at that too.

    The cells are run by the Python of `notebooks`, which has the wheel and nothing of this
    checkout: so it is seen at the same time that every cell runs in a reader's own Jupyter.
    """
    prepare(session)
    python = prepare_reader(session)
    session.env.update({"NEURONBOOK_DATA": "", "NEURONBOOK_OFFLINE": "1"})
    session.env["NEURONBOOK_CACHE"] = str(ROOT / "_build" / "synthetic" / "no-data")
    run(session, "bookpress", "build", "--into", "_build/synthetic", "--kernel-python", python)
    session.env["BOOK_SITE"] = str(ROOT / "_build" / "synthetic" / "html")
    run(session, "pytest", "tests/site", "-m", "not browser", *session.posargs)


@nox.session
def notebooks(session: nox.Session) -> None:
    """Open each reader's notebook in a plain Jupyter that has only the site's wheel.

    What installs the package and what a chapter imports is run of every notebook, in both
    languages; one chapter in each language is run to its end. `synthetic` runs all their cells.
    """
    prepare(session)
    python = prepare_reader(session)
    folder = ROOT / "_build" / "opened"
    shutil.rmtree(folder, ignore_errors=True)
    opened = []
    for path in sorted(SITE.glob("*/notebooks/*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        if (path.parts[-3], path.stem[:2]) not in RUN_WHOLE:
            code = [n for n, cell in enumerate(notebook["cells"]) if cell["cell_type"] == "code"]
            notebook["cells"] = notebook["cells"][: code[1] + 1]
        copy = folder / path.relative_to(SITE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(json.dumps(notebook), encoding="utf-8")
        opened.append(str(copy))
    session.env["NEURONBOOK_OFFLINE"] = "1"
    session.run(python, "-m", "jupyter", "execute", *opened, external=True)


def prepare_reader(session: nox.Session) -> str:
    """Make the environment of a reader, who installs the site's wheel; return its Python."""
    wheels = list(SITE.glob("*.whl"))
    if not wheels:
        session.error("there is no wheel yet: run nox -s build first")
    into = ["--quiet", "--python", READER]
    stamp = READER_ENVIRONMENT / "installed.txt"
    lock = (ROOT / "requirements.lock").read_bytes()
    wanted = sha256(wheels[0].read_bytes() + lock + sys.version.encode()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != wanted:
        uv = find_uv_bin()
        session.run(
            uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(READER_ENVIRONMENT),
            external=True,
        )  # fmt: skip
        session.run(
            uv, "pip", "install", *into, "--compile-bytecode", "--constraint", "requirements.lock",
            str(wheels[0]), "ipykernel", "nbclient",
            external=True,
        )  # fmt: skip
        stamp.write_text(wanted)
    return READER


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
