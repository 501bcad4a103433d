"""What a page costs a reader on a phone: Lighthouse's scores, and the first text on a slow line.

The book is printed for an address on loopback into a folder of its own; no cell is run again. So
its pages name their own addresses and those of the other language, as published ones do, which
Lighthouse looks at too. They are served compressed and opened on Lighthouse's phone and line
(simulated), then on a line of 400 kb/s that does hold up the requests; of five runs the median
counts. Lighthouse comes by npm, so Node 18 is needed, and Chromium. Arguments are pages:
``python -m benchmarks.lighthouse zh/index --runs 1``. Takes about half an hour.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from rich.live import Live
from rich.table import Table

from bookpress.browser import NO_CHROMIUM, find_browser
from bookpress.project import LANGUAGES, Project
from tests.site.serving import CompressingHandler, serving

LIGHTHOUSE = "lighthouse@12.8.2"
PORT = 8791  # always the same, for it is printed on the pages
DOCNAMES = (
    "index", "01-single-neuron", "03-stochastic-gradient-descent", "14-what-filters-see",
)  # fmt: skip
SLOW = [
    "--only-audits=first-contentful-paint", "--throttling-method=devtools",
    "--throttling.requestLatencyMs=150", "--throttling.downloadThroughputKbps=400",
    "--throttling.uploadThroughputKbps=400",
]  # fmt: skip


class Column(NamedTuple):
    """Where a report has a number, in which unit it is told, and what it should be."""

    part: str
    key: str
    unit: float
    digits: int
    wanted: str = ""


COLUMNS = {
    "performance": Column("categories", "performance", 0.01, 0, "≥ 97"),
    "LCP, s": Column("audits", "largest-contentful-paint", 1000, 2, "≤ 1.8"),
    "TBT, ms": Column("audits", "total-blocking-time", 1, 0),
    "CLS": Column("audits", "cumulative-layout-shift", 1, 3),
    "KiB": Column("audits", "total-byte-weight", 1024, 0),
    "accessibility": Column("categories", "accessibility", 0.01, 0, "100"),
    "best practices": Column("categories", "best-practices", 0.01, 0, "100"),
    "SEO": Column("categories", "seo", 0.01, 0, "100"),
    "first text at 400 kb/s, s": Column("slow", "first-contentful-paint", 1000, 2, "≤ 3"),
}


def find_tools() -> tuple[str, str]:
    """Return the paths of npx and of Chromium; end the benchmark if one is missing."""
    npx, chromium = shutil.which("npx"), find_browser()
    if npx is None:
        sys.exit("no npx found: install Node 18 or newer with npm, by which Lighthouse comes")
    if chromium is None:
        sys.exit(NO_CHROMIUM)
    return npx, chromium


def print_book(project: Project, address: str) -> Path:
    """Print the book for an address, from what its cells put out before; return the site."""
    if not project.executed.is_dir():
        sys.exit(f"there are no outputs of cells in {project.executed}: run nox -s build first")
    build = project.build / "lighthouse"
    shutil.copytree(project.executed, build / project.executed.name, dirs_exist_ok=True)
    command = [sys.executable, "-m", "bookpress", "build", "--into", str(build)]
    environment = os.environ | {"SITE_URL": address}
    if code := subprocess.run(command, cwd=project.root, env=environment, check=False).returncode:
        sys.exit(f"{' '.join(command)}: returned {code}")
    return build / "html"


def run_lighthouse(tools: tuple[str, str], address: str, *settings: str) -> dict[str, Any]:
    """Open a page once; return Lighthouse's report."""
    npx, chromium = tools
    command = [npx, "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", *settings]
    command += ["--chrome-flags=--headless=new --no-sandbox"]
    environment = os.environ | {"CHROME_PATH": chromium}
    result = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if result.returncode:
        sys.exit(f"{result.stderr[-3000:]}\n{' '.join(command)}: returned {result.returncode}")
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def read(report: dict[str, Any], slow: dict[str, Any]) -> dict[str, float]:
    """Return a run's numbers by column, from the reports of both lines.

    Raises
    ------
    ValueError
        If Lighthouse gave none, as it does where it could not look at something.
    """
    report = report | {"slow": slow["audits"]}
    found = {}
    for name, (part, key, unit, *_) in COLUMNS.items():
        number = report[part][key].get("score" if part == "categories" else "numericValue")
        if number is None:
            raise ValueError(
                f"Lighthouse gives a number for {key}. Received: None. Open its report: "
                f"npx {LIGHTHOUSE} {report['requestedUrl']} --view"
            )
        found[name] = number / unit
    return found


def summarize(name: str, runs: Sequence[dict[str, float]]) -> str:
    """Return the median of a column, and of the performance also the least and the greatest."""
    numbers = [run[name] for run in runs]
    middle = f"{median(numbers):.{COLUMNS[name].digits}f}"
    return f"{middle} ({min(numbers):.0f}–{max(numbers):.0f})" if name == "performance" else middle


def main() -> None:
    """Print the book, open the pages, and write a table."""
    parser = argparse.ArgumentParser(description="What a page costs a reader on a phone.")
    pages = [f"{language}/{docname}" for docname in DOCNAMES for language in LANGUAGES]
    parser.add_argument("pages", nargs="*", default=pages, help="such as zh/index")
    parser.add_argument("--runs", type=int, default=5, help="how often each is opened (5)")
    options = parser.parse_args()
    tools, project = find_tools(), Project.find()
    site = print_book(project, f"http://127.0.0.1:{PORT}/")
    table = Table(LIGHTHOUSE, *COLUMNS)
    with serving(site, CompressingHandler, port=PORT) as address, Live(table):
        for page in options.pages:
            url = f"{address}/{page}.html"
            runs = [
                read(run_lighthouse(tools, url), run_lighthouse(tools, url, *SLOW))
                for _ in range(options.runs)
            ]
            table.add_row(page, *(summarize(name, runs) for name in COLUMNS))
        table.add_section()
        table.add_row("wanted", *(column.wanted for column in COLUMNS.values()))


if __name__ == "__main__":
    main()
