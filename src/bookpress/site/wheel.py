"""The wheel that readers' notebooks install: the package, as it is printed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from bookpress.project import BookError, Project
from bookpress.snapshot import hash_files

BUILT_FROM = ("pyproject.toml", "README.md", "LICENSE", "src/neuronbook")


def build_wheel(project: Project) -> Path:
    """Return the wheel of the package, built unless that was done already.

    A wheel is named by what it was built from, and used again only if it is whole.

    Raises
    ------
    BookError
        If the wheel cannot be built; what the builder said last.
    """
    folder = project.build / "wheel" / hash_files(project.root, BUILT_FROM)[:32]
    seal = folder / "sha256"
    kept = seal.read_text(encoding="utf-8") if seal.is_file() else ""
    for wheel in folder.glob("*.whl"):
        if hash_files(folder, [wheel]) == kept:
            return wheel
    shutil.rmtree(folder.parent, ignore_errors=True)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    result = subprocess.run(
        command, cwd=project.root, capture_output=True, encoding="utf-8", check=False
    )
    if result.returncode:
        told = (result.stdout + result.stderr).strip().rpartition("\n")[2]
        raise BookError(f"the wheel could not be built from {', '.join(BUILT_FROM)}: {told}")
    (wheel,) = folder.glob("*.whl")
    seal.write_text(hash_files(folder, [wheel]), encoding="utf-8")
    return wheel
