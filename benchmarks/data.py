"""Time how the data sets load, and what HIGGS costs in memory, in one run.

Each table is loaded from the cache through `neuronbook.datasets`, which finds, checks and parses
the file, and, beside it, by a bare `pandas.read_csv` of the same file. Memory is what Linux says in
`/proc`: how much the process's largest size grew. Offline, no network answers and no file is
there.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import numpy as np
import pandas as pd
from rich.console import Console
from rich.table import Table

from neuronbook import datasets
from neuronbook.datasets.records import Form
from neuronbook.datasets.twins import make_collisions

TABLES = [id_ for id_ in datasets.DATASETS if id_ not in {"cifar10", "fashion_mnist", "higgs"}]
NUM_COLLISIONS, BLOCK = 1_000_000, 10_000
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


def fill_cache(mirror: Path, cache: Path) -> dict[str, Path]:
    """Put the file of every table of the mirror folder into the cache, as a download would."""
    cached = {}
    for id_ in TABLES:
        form = datasets.DATASETS[id_].files[0].forms[0]
        [path] = [p for end in ("", ".gz") for p in mirror.rglob(form.name + end)]
        content = path.read_bytes()
        cached[id_] = cache / form.name
        cached[id_].write_bytes(gzip.decompress(content) if path.suffix == ".gz" else content)
    return cached


def time_tables(cached: dict[str, Path]) -> Table:
    """Time each table beside `pandas.read_csv` of its file."""
    table = Table("table", "read_csv", "load", "ratio")
    for id_, path in cached.items():
        load = getattr(datasets, datasets.DATASETS[id_].loader)
        assert load().attrs["source"] == "download"
        theirs, mine = fastest(
            lambda path=path: pd.read_csv(path),
            load,
            times=9 if path.stat().st_size > 2**20 else 200,
        )
        table.add_row(id_, f"{theirs * 1e3:.2f} ms", f"{mine * 1e3:.2f} ms", f"{mine / theirs:.2f}")
    return table


def write_collisions(folder: Path) -> str:
    """Write a file of a million collisions as the published one is; return what takes it for that.

    It is one block of 10,000 rows again and again, as the members of one gzip file.
    """
    rows = make_collisions(BLOCK)
    text = io.StringIO()
    np.savetxt(text, rows, fmt="%.18e", delimiter=",")
    content = gzip.compress(text.getvalue().encode(), compresslevel=1) * (NUM_COLLISIONS // BLOCK)
    (folder / "HIGGS.csv.gz").write_bytes(content)
    form = Form("HIGGS.csv.gz", hashlib.sha256(content).hexdigest(), len(content))
    first = hashlib.sha256(rows[:5].astype("<f4").tobytes()).hexdigest()
    return f"file=File(({form!r},)), num_rows={NUM_COLLISIONS}, first_rows_sha256={first!r}"


def measure_higgs() -> str:
    """Measure the memory of a million collisions read from a file, in a process of their own."""
    with tempfile.TemporaryDirectory() as folder:
        description = write_collisions(Path(folder))
        program = (
            "import dataclasses, re\n"
            "from pathlib import Path\n"
            "from neuronbook import datasets\n"
            "from neuronbook.datasets.catalogue import higgs\n"
            "from neuronbook.datasets.records import File, Form\n"
            "def peak():\n"
            "    status = Path('/proc/self/status').read_text()\n"
            "    return int(re.search(r'VmHWM:\\s+(\\d+) kB', status)[1]) * 1024\n"
            f"higgs.PUBLISHED = dataclasses.replace(higgs.PUBLISHED, {description})\n"
            "datasets.load_higgs(100)\n"
            "before = peak()\n"
            f"data = datasets.load_higgs({NUM_COLLISIONS})\n"
            "print(len(data), data.attrs['source'], peak() - before)\n"
        )
        environment = {"NEURONBOOK_OFFLINE": "1", "NEURONBOOK_DATA": folder}
        rows, source, grown = run(program, environment).split()
    ratio = int(grown) / HIGGS_BYTES
    return f"load_higgs: {int(rows):,} rows ({source}) grow memory by {ratio:.2f} × their size"


def time_silence() -> Table:
    """Time the first and the second load, with no file and a network that never answers."""
    table = Table("offline", "first load", "second")
    for id_, dataset in datasets.DATASETS.items():
        arguments = "20_000" if id_ == "higgs" else ""
        program = (
            "import time\n"
            "import requests\n"
            "from neuronbook import datasets\n"
            "requests.get = lambda *_, **__: time.sleep(60)\n"
            "for _ in range(2):\n"
            "    started = time.perf_counter()\n"
            f"    data = datasets.{dataset.loader}({arguments})\n"
            "    assert data.attrs['source'] == 'synthetic'\n"
            "    print(time.perf_counter() - started)\n"
        )
        with tempfile.TemporaryDirectory() as empty:
            printed = run(program, {"NEURONBOOK_DATA": "", "NEURONBOOK_CACHE": empty})
        table.add_row(id_, *(f"{float(seconds):.2f} s" for seconds in printed.split()))
    return table


def run(program: str, environment: dict[str, str]) -> str:
    """Return what a Python program prints, run in a process of its own."""
    command = [sys.executable, "-c", program]
    told = os.environ | environment
    return subprocess.run(
        command, env=told, capture_output=True, encoding="utf-8", check=True
    ).stdout


def main() -> None:
    """Print all of it."""
    console = Console()
    mirror = os.environ.get("NEURONBOOK_DATA", "")
    if mirror:
        with tempfile.TemporaryDirectory() as cache:
            cached = fill_cache(Path(mirror), Path(cache))
            with mock.patch.dict(os.environ, NEURONBOOK_DATA="", NEURONBOOK_CACHE=cache):
                console.print(time_tables(cached))
        console.print(
            f"load_fashion_mnist: {fastest(datasets.load_fashion_mnist, times=3)[0]:.2f} s"
        )
    else:
        console.print("NEURONBOOK_DATA names no folder: the real tables are not timed")
    console.print(measure_higgs())
    console.print(time_silence())


if __name__ == "__main__":
    main()
