"""One build at a time in a build folder: the others wait, and say for whom."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bookpress.project import BookError


@contextmanager
def alone(build: Path) -> Iterator[None]:
    """Hold the build folder; wait until whoever holds it is done, and clear up if it was killed.

    The operating system lets the lock go with the process that holds it, however that ends.
    """
    try:
        build.mkdir(parents=True, exist_ok=True)
        lock, holder = FileLock(build / "lock"), build / "lock.txt"
        try:
            lock.acquire(timeout=0)
        except Timeout:
            who = holder.read_text(encoding="utf-8") if holder.is_file() else "another process"
            print(f"waiting for {who}, which works in {build}", file=sys.stderr)
            lock.acquire()
    except OSError as error:
        raise BookError(
            f"The build folder must be writable. Received: {error}. "
            "Mend its permissions, or build elsewhere with --into."
        ) from error
    with lock:
        now = datetime.datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
        holder.write_text(f"process {os.getpid()}, since {now}", encoding="utf-8")
        clear_up(build)
        try:
            yield
        finally:
            holder.unlink(missing_ok=True)


def scratch_folder(build: Path) -> Path:
    """Return the folder for what is needed during one build only."""
    return build / "scratch"


def clear_up(build: Path) -> None:
    """Delete what a killed build has left, and put the site back that it was about to replace."""
    shutil.rmtree(scratch_folder(build), ignore_errors=True)
    retired, site = build / "html.retired", build / "html"
    if retired.is_dir() and not site.exists():
        retired.rename(site)
