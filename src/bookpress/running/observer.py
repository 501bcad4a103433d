"""What a chapter read while its cells ran, as its kernel saw it.

A kernel starts with `STARTUP`, which notes every file that is opened, and leaves it to the page to
say that data are synthetic; `REPORT` is run as one more
cell after the chapter's own and prints a line of JSON, which `read_report` takes apart.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

STARTUP = """
def _observe():
    import logging
    import sys

    # The head of the page says it of all its cells.
    logging.getLogger("neuronbook.datasets.synthetic").setLevel(logging.ERROR)

    opened = sys._bookpress_opened = set()

    def note(event, arguments):
        if event == "open" and isinstance(arguments[0], str) and "r" in str(arguments[1] or "r"):
            opened.add(arguments[0])

    sys.addaudithook(note)


_observe()
del _observe
"""

REPORT = """
def _report():
    import hashlib
    import importlib.metadata
    import json
    import os
    import sys

    def under(path, folder):
        return path.startswith(folder + os.sep)

    loaded = {name: getattr(module, "__file__", None) for name, module in sys.modules.items()}
    tops = {name.partition(".")[0] for name in loaded}
    package = os.path.dirname(loaded.get("neuronbook") or "") or None
    # The folders that are looked at, each with the one from which its names begin.
    sources = os.environ.get("BOOKPRESS_SOURCES")
    roots = {sources: sources} if sources else {}
    if package and not (sources and under(package, sources)):
        roots[package] = os.path.dirname(package)
    files = {os.path.abspath(path) for path in {*loaded.values(), *sys._bookpress_opened} if path}
    read = {}
    for path in sorted(files):
        start = next((start for folder, start in roots.items() if under(path, folder)), None)
        if start and os.path.isfile(path) and not path.endswith((".pyc", ".pyo")):
            with open(path, "rb") as file:
                digest = hashlib.sha256(file.read()).hexdigest()
            read[os.path.relpath(path, start).replace(os.sep, "/")] = digest
    providers = importlib.metadata.packages_distributions()
    names = {name for top in tops for name in providers.get(top, [])} - {"neuronbook"}
    versions = {name: importlib.metadata.version(name) for name in sorted(names)}
    try:
        import resource
    except ImportError:  # Windows
        memory = 0
    else:
        unit = 1 if sys.platform == "darwin" else 1024
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    tensorflow, devices = sys.modules.get("tensorflow"), []
    if tensorflow:
        details = tensorflow.config.experimental.get_device_details
        for gpu in tensorflow.config.list_physical_devices("GPU"):
            devices.append(details(gpu).get("device_name", "GPU"))
        devices += ["TPU"] * len(tensorflow.config.list_physical_devices("TPU"))
    counted = [f"{devices.count(name)} × {name}" for name in dict.fromkeys(devices)]
    print(json.dumps({
        "read": read, "versions": versions, "python": sys.version.split()[0], "memory": memory,
        "device": ", ".join(counted) or f"{os.cpu_count()} × CPU",
    }))


_report()
"""


@dataclass(frozen=True)
class Report:
    """What one run of a chapter read.

    Attributes
    ----------
    read : dict
        The SHA-256 of each file of the sources, by its path below ``src``: the modules that were
        imported, and the files that they opened.
    versions : dict
        The version of each installed distribution of which a module was loaded.
    python : str
        The version of Python.
    memory : int
        The most memory that the kernel held at a time, in bytes, without processes that its cells
        started; 0 where the system does not tell.
    device : str
        The accelerators that TensorFlow found, or the processor's cores.
    """

    read: dict[str, str]
    versions: dict[str, str]
    python: str
    memory: int
    device: str


def read_report(outputs: list[Any]) -> Report:
    """Return the report that the cell `REPORT` printed."""
    text = "".join(output.text for output in outputs if output.output_type == "stream")
    return Report(**json.loads(text.strip().splitlines()[-1]))
