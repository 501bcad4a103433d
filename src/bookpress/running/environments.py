"""The settings under which cells run: a kernel's environment, and what is installed in it.

A change here makes every chapter run again.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from bookpress.project import BookError, Project
from bookpress.running.observer import STARTUP

KERNEL = "book"
CELL_TIMEOUT = START_TIMEOUT = 900
"""Seconds a single cell may take."""

WHERE = """
import json, platform, sys
print(json.dumps([platform.python_version(), sys.path]))
"""


def write_kernel(scratch: Path, python: str) -> Path:
    """Write the description of the kernel that `python` runs; return the folder of kernels."""
    folder = scratch / "kernels"
    (folder / KERNEL).mkdir(parents=True)
    command = [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    command.append("--HistoryManager.hist_file=:memory:")
    spec = {"argv": command, "display_name": "Python 3", "language": "python"}
    (folder / KERNEL / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return folder


def kernel_environment(scratch: Path, project: Project, python: str) -> dict[str, str]:
    """Return the environment of a kernel that leaves the user's settings and network alone.

    The Python of the press imports the modules of the sources that are printed; another one
    those that are installed for it, as a reader's does.
    """
    profile = scratch / "ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    # TensorFlow's C++ notices stay out of the page; they are shown if the kernel dies.
    (profile / "ipython_kernel_config.py").write_text(
        "c = get_config()\nc.IPKernelApp.capture_fd_output = False\n", encoding="utf-8"
    )
    (profile / "startup" / "observe.py").write_text(STARTUP, encoding="utf-8")
    (scratch / "matplotlib").mkdir()
    (scratch / "matplotlib" / "matplotlibrc").write_text("", encoding="utf-8")
    dropped = re.compile("MPLBACKEND|PYTHONPATH|NEURONBOOK_(?!CACHE$|DATA$).*")
    environment = {k: v for k, v in os.environ.items() if not dropped.fullmatch(k)}
    if python == sys.executable:
        sources = str(project.root / "src")
        environment |= {"PYTHONPATH": sources, "BOOKPRESS_SOURCES": sources}
    return environment | {
        "IPYTHONDIR": str(scratch / "ipython"),
        "JUPYTER_CONFIG_DIR": str(scratch / "jupyter"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "KERAS_BACKEND": "tensorflow",
        "KERAS_HOME": str(scratch / "keras"),
        "MATPLOTLIBRC": str(scratch / "matplotlib" / "matplotlibrc"),
        "MPLCONFIGDIR": str(scratch / "matplotlib"),
        "NEURONBOOK_OFFLINE": "1",
        # Threads that wait for others sleep. Those of two kernels that spin keep each other from
        # working: boosted trees then took up to fifty times as long.
        "OMP_WAIT_POLICY": "PASSIVE",
        # Byte code may not outlive its source: two edits within a second would share it.
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        # TensorFlow sets this by itself on some processors; without it matrix products are slower.
        "TF_ENABLE_ONEDNN_OPTS": "1",
        "TQDM_DISABLE": "1",  # a page has no use for a moving bar
    }


@cache
def installed_versions(python: str) -> dict[str, str]:
    """Return the version of Python and of all that is installed for it, by normalized name.

    Raises
    ------
    BookError
        If `python` is no Python that can be run.
    """
    try:
        found = subprocess.run(
            [python, "-c", WHERE], capture_output=True, check=True, encoding="utf-8"
        ).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise BookError(
            f"The Python that runs the cells must be one. Received: {python!r} ({error}). "
            "Name the program of an environment that has ipykernel."
        ) from error
    version, folders = json.loads(found)
    versions = {"python": version}
    for folder in reversed(folders):  # the first on the path is the one that is imported
        for path in Path(folder or ".").glob("*.dist-info"):
            name, _, number = path.name.removesuffix(".dist-info").partition("-")
            versions[normalized(name)] = number
    return versions


def normalized(name: str) -> str:
    """Return a distribution's name as all its spellings have it.

    >>> normalized("scikit_learn")
    'scikit-learn'
    """
    return re.sub(r"[-_.]+", "-", name).lower()
