"""The folders data files are looked for in: the reader's mirror, the cache, a package's."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

import platformdirs

from neuronbook.environment import read_variable


class MirrorFolderError(ValueError):
    """`NEURONBOOK_DATA` names a folder, or holds a file, that cannot be read."""


class CacheFolderError(OSError):
    """The cache folder cannot be read or written."""


def mirror_folder() -> Path | None:
    """Return the folder `NEURONBOOK_DATA` names, or None if it is not set."""
    told = read_variable("NEURONBOOK_DATA")
    if not told:
        return None
    folder = Path(told).expanduser()
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except OSError as error:
        raise MirrorFolderError(
            "NEURONBOOK_DATA must name a folder that can be read. "
            f"Received: NEURONBOOK_DATA={told!r} ({error.strerror}). "
            "Correct it, or unset it to use the cache and the network."
        ) from error
    return folder


def find_in_mirror(names: list[str]) -> Path | None:
    """Return the first file of one of these names, plain or .gz, at any depth of the mirror."""
    folder = mirror_folder()
    if folder is None:
        return None
    wanted = [name + ending for name in names for ending in ("", ".gz")]
    found: dict[str, Path] = {}
    unread = [str(folder)]
    while unread:
        subfolders = []
        with contextlib.suppress(OSError), os.scandir(unread.pop()) as entries:
            for entry in entries:  # three times as quick as os.walk, and every load waits for it
                if entry.is_dir(follow_symlinks=False):
                    subfolders.append(entry.path)
                elif entry.name in wanted:
                    found.setdefault(entry.name, Path(entry.path))
        unread += sorted(subfolders, reverse=True)
    return next((found[name] for name in wanted if name in found), None)


def find_in_package(package: str, names: list[str]) -> Path | None:
    """Return the first file of one of these names, plain or .gz, that a Debian package installed.

    Debian puts the files of `dataset-NAME` into `datasets/NAME`, below a folder of XDG_DATA_DIRS.
    """
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    folder = Path("datasets", package.removeprefix("dataset-"))
    places = [
        Path(root, folder, name + ending)
        for root in shared.split(os.pathsep)
        for name in names
        for ending in ("", ".gz")
    ]
    return next((place for place in places if place.is_file()), None)


def read_from_mirror(path: Path) -> bytes:
    """Return the bytes of a file of the mirror."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise MirrorFolderError(
            "A file of the mirror folder must be readable. "
            f"Received: path={str(path)!r} ({error.strerror}). "
            "Correct its permissions, or unset NEURONBOOK_DATA."
        ) from error


def cache_folder() -> Path:
    """Return the folder downloads go to: `NEURONBOOK_CACHE`, or the user's cache folder."""
    told = read_variable("NEURONBOOK_CACHE")
    folder = Path(told).expanduser() if told else Path(platformdirs.user_cache_dir("neuronbook"))
    if folder.is_file():
        raise _cache_error(folder, "it is a file")
    return folder


def find_in_cache(names: list[str]) -> Path | None:
    """Return the first cached file of one of these names."""
    folder = cache_folder()
    return next((folder / name for name in names if (folder / name).is_file()), None)


def read_from_cache(path: Path) -> bytes:
    """Return the bytes of a cached file."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise _cache_error(path, error.strerror) from error


def write_to_cache(name: str, *contents: bytes | memoryview) -> Path:
    """Write a file beside its place, then move it there: a name never holds half a file."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=f"{name}.", suffix=".part", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                for content in contents:
                    file.write(content)
            Path(part).replace(folder / name)
        finally:
            with contextlib.suppress(FileNotFoundError):
                Path(part).unlink()
    except OSError as error:
        raise _cache_error(folder, error.strerror) from error
    return folder / name


def clear_cache(names: list[str]) -> list[Path]:
    """Delete these files and what broken-off writes left of them; return their paths."""
    folder = cache_folder()
    found = {path for name in names for end in ("", ".*.part") for path in folder.glob(name + end)}
    deleted = sorted(path for path in found if path.is_file())
    for path in deleted:
        path.unlink()
    return deleted


def _cache_error(path: Path, reason: str | None) -> CacheFolderError:
    return CacheFolderError(
        "The cache must be a folder that can be read and written. "
        f"Received: {str(path)!r} ({reason}). "
        "Set NEURONBOOK_CACHE to a folder of yours, or correct the permissions of this one."
    )
