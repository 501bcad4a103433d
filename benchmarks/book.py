"""What printing this book costs: the press for both languages, and Jupyter Book once for each.

The checkout is copied to a temporary folder and printed cold, again with nothing changed, and again
after one word of one page's prose. Plain Jupyter Book executes each language's pages by itself; the
chapter that builds never execute is left out of its execution, and what only the press knows
(captions of figures, hints) it drops with a warning. Takes about an hour on two cores.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from bookpress.project import LANGUAGES, Project

PAGE = "01-single-neuron.md"
STEPS = ("cold", "nothing changed", "one page's prose")


def build(command: list[str], root: Path) -> tuple[float, float]:
    """Run a build; return its seconds and the CPU seconds of all its processes."""
    environment = os.environ | {"PYTHONPATH": str(root / "src"), "NO_COLOR": "1"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    result = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    seconds, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode:
        said = f"{result.stdout[-3000:]}{result.stderr[-3000:]}"
        sys.exit(f"{said}\n{' '.join(command)}: returned {result.returncode}")
    return seconds, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def measure(commands: list[list[str]], root: Path, page: Path) -> list[tuple[float, float]]:
    """Build in each of the three states; return the seconds and CPU seconds of each."""
    measured = []
    for step in STEPS:
        if step == STEPS[-1]:
            text = page.read_text(encoding="utf-8")
            changed = re.sub(r"^(# .+\n\n)", r"\1Imagine this. ", text, count=1, flags=re.MULTILINE)
            page.write_text(changed, encoding="utf-8")
        runs = [build(command, root) for command in commands]
        measured.append((sum(run[0] for run in runs), sum(run[1] for run in runs)))
    return measured


def plain_sources(root: Path, language: str) -> None:
    """Lay out one language's pages as plain Jupyter Book wants them."""
    folder = root / language
    shutil.copytree(root / "book" / language, folder)
    shutil.copy(root / "_toc.yml", folder)
    shutil.copy(root / "book" / "references.bib", root)
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    recorded = [
        path.name for path in folder.glob("*.md") if "\nrecorded: true\n" in path.read_text()
    ]
    config["execute"] = {
        "execute_notebooks": "cache", "timeout": -1, "exclude_patterns": recorded,
    }  # fmt: skip
    config["sphinx"] = {
        "extra_extensions": config["sphinx"]["extra_extensions"],
        "config": {"bibtex_bibfiles": ["../references.bib"]},
    }
    config.pop("html", None)
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")


def main() -> None:
    """Print the book by both and write a table."""
    checkout = Project.find().root
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=checkout, capture_output=True, encoding="utf-8", check=True
    ).stdout.split("\0")
    table = Table("seconds (CPU seconds)", "press, zh + en", "Jupyter Book, zh + en", "ratio")
    with tempfile.TemporaryDirectory(prefix="book-bench-") as scratch:
        root = Path(scratch, "book")
        for name in filter(None, tracked):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(checkout / name, root / name)
        ours = measure(
            [[sys.executable, "-m", "bookpress", "build"]], root, root / "book" / "en" / PAGE
        )
        for language in LANGUAGES:
            plain_sources(root, language)
        program = str(Path(sys.executable).with_name("jupyter-book"))
        theirs = measure(
            [[program, "build", language] for language in LANGUAGES], root, root / "en" / PAGE
        )
    for step, (wall, cpu), (other, other_cpu) in zip(STEPS, ours, theirs, strict=True):
        table.add_row(
            step, f"{wall:.0f} ({cpu:.0f})", f"{other:.0f} ({other_cpu:.0f})", f"{wall / other:.2f}"
        )
    Console().print(table)


if __name__ == "__main__":
    main()
