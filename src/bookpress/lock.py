"""One build at a time in a build folder: the others wait, and say for whom."""

from __future__ import annotations

import datetime
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from bookpress.project import BookError

SHORT_WAIT = 0.2
"""Seconds within which whoever has just taken the lock has said so, or is done already."""

FAULTS_OF_THE_FOLDER = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO,
    errno.EBUSY, errno.EFBIG, errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.ENOTEMPTY,
}  # fmt: skip
"""What the system says of a folder that is read-only or full, or where other things lie."""


@contextmanager
def alone(build: Path) -> Iterator[None]:
    """Hold the build folder; wait until whoever holds it is done, and clear up if it was killed.

    The operating system lets the lock go with the process that holds it, however that ends.

    Raises
    ------
    BookError
        If the folder cannot be used, now or at any time while it is held.
    """
    lock, holder = FileLock(build / "lock"), build / "lock.txt"
    try:
        build.mkdir(parents=True, exist_ok=True)
        _acquire(lock, holder)
        try:
            now = datetime.datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
            draft = build / "lock.draft"  # a reader sees whole words or none
            draft.write_text(f"process {os.getpid()}, since {now}", encoding="utf-8")
            draft.replace(holder)
            clear_up(build)
            yield
        finally:
            with suppress(OSError):
                clear_up(build)
                holder.unlink()
            lock.release()
    except OSError as error:
        if not isinstance(error, shutil.Error) and error.errno not in FAULTS_OF_THE_FOLDER:
            raise
        # `shutil` names every file that it could not copy.
        reason = error.args[0][0][-1] if isinstance(error, shutil.Error) else error
        free = shutil.disk_usage(next(each for each in (build, *build.parents) if each.is_dir()))
        raise BookError(
            f"The build folder must be writable and as builds leave it. Received: {reason} "
            f"({free.free // 1_000_000} MB are free). Make room, mend its permissions, "
            f"delete {build}, or build elsewhere with --into."
        ) from error


def _acquire(lock: FileLock, holder: Path) -> None:
    """Wait for the lock, and say for whom."""
    try:
        lock.acquire(timeout=SHORT_WAIT)
    except Timeout:
        who = "another process"
        with suppress(OSError):  # it may be done by now
            who = holder.read_text(encoding="utf-8", errors="replace")
        print(f"waiting for {who}, which works in {holder.parent}", file=sys.stderr)
        lock.acquire()


def scratch_folder(build: Path) -> Path:
    """Return the folder for what is needed during one build only."""
    return build / "scratch"


def clear_up(build: Path) -> None:
    """Delete what is of no use after a build, and put the site back that was to be replaced."""
    shutil.rmtree(scratch_folder(build), ignore_errors=True)
    shutil.rmtree(build / "html.draft", ignore_errors=True)
    retired, site = build / "html.retired", build / "html"
    if retired.is_dir() and not site.exists():
        retired.rename(site)
    shutil.rmtree(retired, ignore_errors=True)
