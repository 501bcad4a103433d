"""Time how the data sets load, and what HIGGS costs in memory, in one run.

Each table is loaded through `neuronbook.datasets` and, beside it, by a bare `pandas.read_csv` of
the same file: the first time in a process, when the file is found, checked and parsed, and later,
when it is only looked at. Memory is what Linux says in `/proc`: how much the process's largest
size grew.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from rich.console import Console
from rich.table import Table

from neuronbook import datasets
from neuronbook.datasets.loading import forget_tables
from neuronbook.datasets.records import Dataset

TABLES = [id_ for id_ in datasets.DATASETS if id_ not in {"fashion_mnist", "higgs"}]
NUM_COLLISIONS = 1_000_000
HIGGS_BYTES = NUM_COLLISIONS * 29 * 4


def fastest(*functions: Callable[[], object], times: int = 9) -> list[float]:
    """Return the least seconds of several calls of each function.

    They take turns, so that a busy machine is as busy for all; the first turn is not counted.
    """
    seconds: list[list[float]] = [[] for _ in functions]
    for _ in range(times + 1):
        for function, taken in zip(functions, seconds, strict=True):
            started = time.perf_counter()
            function()
            taken.append(time.perf_counter() - started)
    return [min(taken[1:]) for taken in seconds]


def find_file(mirror: Path, dataset: Dataset) -> Path:
    """Return the file that a table of the mirror folder is made of."""
    forms = [form.name + end for form in dataset.files[0].forms for end in ("", ".gz")]
    return next(path for name in forms for path in sorted(mirror.rglob(name)))


def time_tables(mirror: Path) -> Table:
    """Time each table beside `pandas.read_csv` of its file."""
    table = Table("table", "read_csv", "first load", "ratio", "later loads", "ratio")
    for id_ in TABLES:
        dataset = datasets.DATASETS[id_]
        path, load = find_file(mirror, dataset), getattr(datasets, dataset.loader)
        theirs, *mine = fastest(
            lambda path=path: pd.read_csv(path),
            lambda load=load: (forget_tables(), load()),
            load,
        )
        told = [text for s in mine for text in (f"{s * 1e3:.2f} ms", f"{s / theirs:.2f}")]
        table.add_row(id_, f"{theirs * 1e3:.2f} ms", *told)
    return table


def measure_higgs() -> str:
    """Measure the memory of a million collisions, in a process of their own."""
    program = (
        "import re\n"
        "from pathlib import Path\n"
        "from neuronbook import datasets\n"
        "def peak():\n"
        "    status = Path('/proc/self/status').read_text()\n"
        "    return int(re.search(r'VmHWM:\\s+(\\d+) kB', status)[1]) * 1024\n"
        "datasets.load_higgs(100)\n"
        "before = peak()\n"
        f"data = datasets.load_higgs({NUM_COLLISIONS})\n"
        "print(len(data), data.attrs['source'], peak() - before)\n"
    )
    environment = os.environ | {"NEURONBOOK_OFFLINE": "1", "NEURONBOOK_DATA": ""}
    run = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    rows, source, grown = run.stdout.split()
    ratio = int(grown) / HIGGS_BYTES
    return (
        f"load_higgs: {int(rows):,} rows ({source}) grow memory by {ratio:.2f} × their float32 size"
    )


def main() -> None:
    """Print both."""
    console = Console()
    mirror = os.environ.get("NEURONBOOK_DATA", "")
    if mirror:
        console.print(time_tables(Path(mirror)))
        console.print(
            f"load_fashion_mnist: {fastest(datasets.load_fashion_mnist, times=3)[0]:.2f} s"
        )
    else:
        console.print("NEURONBOOK_DATA names no folder: the real tables are not timed")
    console.print(measure_higgs())


if __name__ == "__main__":
    main()
