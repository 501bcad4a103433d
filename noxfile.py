"""The project's commands: `nox -l` lists them.

They work in one environment, `.nox/book`, which holds exactly what requirements.lock says.
Two of them also make `.nox/readers`, which holds what a reader has: Jupyter and the wheel.
"""

from __future__ import annotations

import os
import shutil
import sys
from hashlib import sha256
from pathlib import Path

import nox
from uv import find_uv_bin

ROOT = Path(__file__).parent
LOCK = ROOT / "requirements.lock"
PROGRAMS = "Scripts" if os.name == "nt" else "bin"
ENVIRONMENT, READERS = ROOT / ".nox" / "book", ROOT / ".nox" / "readers"
PYTHON, READERS_PYTHON = (str(each / PROGRAMS / "python") for each in (ENVIRONMENT, READERS))
SHARED_DATA = ROOT.parent / "shared" / "data"

nox.options.default_venv_backend = "none"
nox.options.sessions = ["build", "tests"]


def prepare(session: nox.Session) -> None:
    """Install exactly what requirements.lock says, unless that was done already."""
    make(
        session, ENVIRONMENT, [LOCK, ROOT / "pyproject.toml"],
        # Compiled once, here: some machines keep no bytecode, and TensorFlow is large.
        ["sync", "--require-hashes", "--compile-bytecode", str(LOCK)],
        ["install", "--no-deps", "--no-build-isolation", "--editable", "."],
    )  # fmt: skip
    session.env.update({"NEURONBOOK_CACHE": own_cache(), "TF_CPP_MIN_LOG_LEVEL": "3"})
    session.env["TF_ENABLE_ONEDNN_OPTS"] = "1"  # as in the kernels that run the chapters
    # Settings and caches of libraries and of the browser stay in the checkout too.
    home = ROOT / "_build" / "home"
    home.mkdir(parents=True, exist_ok=True)
    for name in (
        "IPYTHONDIR", "KERAS_HOME", "MPLCONFIGDIR", "NPM_CONFIG_CACHE", "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
    ):  # fmt: skip
        session.env[name] = str(home / name.lower())
    if "NEURONBOOK_DATA" not in os.environ and SHARED_DATA.is_dir():
        session.env["NEURONBOOK_DATA"] = str(SHARED_DATA)


def prepare_readers(session: nox.Session) -> None:
    """Install what a reader has, Jupyter and the package's wheel, in the versions of the lock."""
    folder = ROOT / "_build" / "readers"
    shutil.rmtree(folder, ignore_errors=True)
    run(session, "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    (wheel,) = folder.glob("*.whl")
    package = f"{wheel}[pretrained,production]"  # what single chapters add
    packages = [package, "ipykernel", "nbclient", "pip"]
    make(
        session, READERS, [LOCK, wheel],
        ["install", "--compile-bytecode", "--constraint", str(LOCK), *packages],
    )  # fmt: skip


def make(session: nox.Session, environment: Path, files: list[Path], *installs: list[str]) -> None:
    """Make an environment by commands of `uv pip`, unless it was made of these files before."""
    made_of = b"".join(path.read_bytes() for path in files)
    wanted = sha256(made_of + repr(installs).encode() + sys.version.encode()).hexdigest()
    stamp = environment / "installed.txt"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    uv, python = find_uv_bin(), str(environment / PROGRAMS / "python")
    venv = ["venv", "--quiet", "--clear", "--python", sys.executable, str(environment)]
    session.run(uv, *venv, external=True)
    for command, *arguments in installs:
        session.run(uv, "pip", command, "--quiet", "--python", python, *arguments, external=True)
    stamp.write_text(wanted)


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
    """Print the book as a reader gets it who has no data, and look at that site too.

    A plain Jupyter that has only the wheel runs the cells: those of the readers' notebooks.
    """
    prepare(session)
    prepare_readers(session)
    session.env.update({"NEURONBOOK_DATA": "", "NEURONBOOK_OFFLINE": "1"})
    nowhere = str(ROOT / "_build" / "synthetic" / "no-data")
    session.env.update({"NEURONBOOK_CACHE": nowhere, "XDG_DATA_DIRS": nowhere})
    into = ("--into", "_build/synthetic")
    run(session, "bookpress", "build", *into, "--kernel-python", READERS_PYTHON)
    session.env["BOOK_SITE"] = str(ROOT / "_build" / "synthetic" / "html")
    run(session, "pytest", "tests/site", "-m", "not browser", *session.posargs)


@nox.session
def notebooks(session: nox.Session) -> None:
    """Begin each reader's notebook in a plain Jupyter, and run one in each language to its end.

    They are taken to an empty folder, far from the book. The first cell installs the wheel that
    lies beside them; then come the imports. `synthetic` runs all cells, in the same environment.
    """
    prepare(session)
    site, away = ROOT / "_build" / "html", ROOT / "_build" / "away"
    shutil.rmtree(away, ignore_errors=True)
    away.mkdir(parents=True)
    for path in [*site.glob("*/notebooks/*.ipynb"), *site.glob("*.whl")]:
        shutil.copy2(path, away)
    written = sorted(away.glob("*.ipynb"))
    if not written:
        session.error("there are no notebooks yet: run nox -s build first")
    leave_colab_alone(session)
    prepare_readers(session)
    (READERS / "installed.txt").unlink()  # from here on it holds what the site says
    python, jupyter = READERS_PYTHON, str(READERS / PROGRAMS / "jupyter")
    session.run(python, "-m", "pip", "uninstall", "--quiet", "--yes", "neuronbook", external=True)
    session.env["NEURONBOOK_OFFLINE"] = "1"
    session.run(python, "tests/site/begin.py", *(str(path) for path in written), external=True)
    whole = [str(p) for p in written if p.match("*-01-*-en.ipynb") or p.match("*-02-*-zh.ipynb")]
    session.run(jupyter, "execute", *whole, external=True)


def leave_colab_alone(session: nox.Session) -> None:
    """Fail if the package and its extras cannot be installed beside the versions Colab brings."""
    session.run(
        find_uv_bin(), "pip", "compile", "--quiet", "--no-header", "--all-extras",
        "--python-version", "3.12", "--python-platform", "linux",
        "--constraint", str(ROOT / "tests" / "site" / "colab.txt"), str(ROOT / "pyproject.toml"),
        external=True, silent=True,
    )  # fmt: skip


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
def links(session: nox.Session) -> None:
    """Look at every address outside the book, and note the day on which it answered."""
    prepare(session)
    run(session, "tools.links")


@nox.session
def inventories(session: nox.Session) -> None:
    """Renew the lists of other libraries' pages, to which the reference links."""
    prepare(session)
    run(session, "tools.inventories", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time the press, the data, the pipeline and the training of several seeds.

    Two run only by name: `-- book`, which takes an hour, and `-- lighthouse`, which needs npm.
    """
    prepare(session)
    for name in session.posargs or ("press", "data", "pipeline", "training"):
        run(session, f"benchmarks.{name}")
