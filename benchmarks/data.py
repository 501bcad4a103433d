"""Time how the data sets load, and what HIGGS costs in memory, in one run.

Each table is loaded through `neuronbook.datasets` and, beside it, by a bare `pandas.read_csv` of
the same file. Memory is what Linux says in `/proc`: how much the process's largest size grew.
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

TABLES = [id_ for id_ in datasets.DATASETS if id_ not in {"fashion_mnist", "higgs"}]
NUM_COLLISIONS = 1_000_000
HIGGS_BYTES = NUM_COLLISIONS * 29 * 4


def fastest(function: Callable[[], object], times: int = 7) -> float:
    """Return the least seconds of several calls, the first of which is not counted."""
    function()
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        function()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def time_tables(mirror: Path) -> Table:
    """Time each table beside `pandas.read_csv` of its file."""
    table = Table("table", "load", "read_csv", "ratio")
    for id_ in TABLES:
        dataset = datasets.DATASETS[id_]
        names = {form.name for file in dataset.files for form in file.forms}
        files = [path for path in mirror.rglob("*") if path.name.removesuffix(".gz") in names]
        mine = fastest(getattr(datasets, dataset.loader))
        theirs = fastest(lambda path=files[0]: pd.read_csv(path))
        table.add_row(id_, f"{mine * 1e3:.1f} ms", f"{theirs * 1e3:.1f} ms", f"{mine / theirs:.2f}")
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
        console.print(f"load_fashion_mnist: {fastest(datasets.load_fashion_mnist, 3):.2f} s")
    else:
        console.print("NEURONBOOK_DATA names no folder: the real tables are not timed")
    console.print(measure_higgs())


if __name__ == "__main__":
    main()
