"""Get the files of a data set: mirror folder, cache, system package, download; check every byte.

A file is not trusted for its name or its place: if its SHA-256 is not the published one it is
never used, and never quietly replaced by synthetic data either.
"""

from __future__ import annotations

import contextlib
import dataclasses
import gzip
import hashlib
import io
import logging
import zipfile
import zlib
from collections.abc import Callable, Generator, Mapping
from typing import TypeVar
from urllib.parse import quote

import requests

from neuronbook.datasets.files import folders, network
from neuronbook.datasets.records import Dataset, File, Form
from neuronbook.environment import read_variable

logger = logging.getLogger("neuronbook.datasets")


class ChecksumError(ValueError):
    """A file is not the published one."""


@dataclasses.dataclass(frozen=True)
class Found:
    """Where a data set came from, and its verified files by name (none if "synthetic").

    "mirror" is a folder of this machine that holds the published files: the reader's own, or that
    of a package.
    """

    source: str
    contents: Mapping[str, bytes]


@dataclasses.dataclass(frozen=True)
class _Verified:
    """The content of a file, checked, and where it was: "mirror" (folder) or "download"."""

    source: str
    form: Form
    content: bytes


def find(dataset: Dataset) -> Found:
    """Look for every file of `dataset`; the source is "download" if any was ever downloaded."""
    network.is_offline()  # a misspelt NEURONBOOK_OFFLINE is told of even if nothing is missing
    files = []
    for file in dataset.files:
        verified = _get_local(file) or _download(file)
        if verified is None:
            return Found("synthetic", {})
        files.append(verified)
    return _found(files)


def find_local(dataset: Dataset) -> Found | None:
    """Return the verified files if all are here, else None; never ask the network."""
    files = [verified for file in dataset.files if (verified := _get_local(file)) is not None]
    return _found(files) if len(files) == len(dataset.files) else None


def _found(files: list[_Verified]) -> Found:
    sources = {file.source for file in files}
    contents = {file.form.name: file.content for file in files}
    return Found("download" if "download" in sources else "mirror", contents)


def find_checksum(dataset: Dataset) -> str | None:
    """Return the checksum of the files if all are here, else None; never ask the network."""
    if find_local(dataset) is None:
        return None
    digests = [file.sha256 for file in dataset.files]
    digest = digests[0] if len(digests) == 1 else identify_content(" ".join(digests).encode())
    return f"sha256:{digest}"


def _get_local(file: File) -> _Verified | None:
    names = list(dict.fromkeys(form.name for form in file.forms))
    if (path := folders.find_in_mirror(names)) is not None:
        source, raw, fix = "mirror", folders.read_from_mirror(path), REPLACE
    elif (path := folders.find_in_cache(names)) is not None:
        source, raw, fix = "download", folders.read_from_cache(path), CLEAR
    elif file.package and (path := folders.find_in_package(file.package, names)) is not None:
        fix = f"Install {file.package} again, or remove it."
        source, raw = "mirror", folders.read_from_mirror(path)
    else:
        return None
    content = _unpack(raw, file)
    if (form := _form_of(file, content)) is None:
        raise wrong_file(file, f"{path}: {_describe(content)}", fix)
    return _Verified(source, form, content)


def _download(file: File) -> _Verified | None:
    def take(response: requests.Response) -> _Verified:
        body, broken = network.read_body(response, limit=_limit(file), name=file.name)
        content = _unpack(body, file)
        if (form := _form_of(file, content)) is None:
            raise RefusedError(broken or _describe(content))
        folders.write_to_cache(form.name, content)
        return _Verified("download", form, content)

    return download(file, take)


class RefusedError(Exception):
    """What an address sends is not the published file; the message says what it is."""


T = TypeVar("T")


def download(
    file: File, take: Callable[[requests.Response], T], *, headers: Mapping[str, str] | None = None
) -> T | None:
    """Return what `take` makes of the first response that it does not refuse.

    None is returned if no address can be reached, or none of those that can has such a file.

    Raises
    ------
    ChecksumError
        If `take` refused all that came, by a `RefusedError`.
    """
    if network.is_offline():
        return None
    refused: list[str] = []
    reached = False
    with contextlib.closing(_ask(file, headers)) as answers:
        for answer in answers:
            logger.info("%s: %s", answer.address, answer.reason or "answered")
            reached = reached or answer.reached
            if answer.response is None:
                continue
            try:
                return take(answer.response)
            except RefusedError as error:
                kind = answer.response.headers.get("content-type", "unknown type")
                refused.append(f"{answer.response.url}: {error} ({kind})")
            finally:
                answer.response.close()
    if refused:
        raise wrong_file(file, "; ".join(refused), _DOWNLOAD_FIX)
    if any(form.addresses for form in file.forms):  # a reader's own mirror is not the network
        network.network.found_offline = not reached
    return None


def _describe(content: bytes) -> str:
    return f"sha256={identify_content(content)}, {len(content)} bytes"


REPLACE = "Replace it by the published file, or unset NEURONBOOK_DATA."
CLEAR = "Delete it (`python -m neuronbook.datasets clear`) and load the data set again."
_DOWNLOAD_FIX = (
    "Sign in to the network if it shows a web page instead, try again later, name a mirror of "
    "yours in NEURONBOOK_MIRROR, or set NEURONBOOK_OFFLINE=1 to go on with synthetic data."
)


def _ask(file: File, headers: Mapping[str, str] | None) -> Generator[network.Answer, None, None]:
    """Ask the reader's mirror, with a head start, then every listed address at once."""
    if base := _mirror_address():
        names = dict.fromkeys(form.name for form in file.forms)
        own = [f"{base}/{quote(name)}{ending}" for name in names for ending in ("", ".gz")]
        yield from network.answers(own, seconds=network.MIRROR_SECONDS, headers=headers)
    listed = [address for form in file.forms for address in form.addresses]
    yield from network.answers(listed, seconds=network.ANSWER_SECONDS, headers=headers)


def _mirror_address() -> str:
    base = read_variable("NEURONBOOK_MIRROR").rstrip("/")
    if base and not base.startswith(("http://", "https://")):
        raise ValueError(
            "NEURONBOOK_MIRROR must be the address of a folder of files. "
            f"Received: NEURONBOOK_MIRROR={base!r}. "
            "Start it with https:// or http://, or unset it."
        )
    return base


def _unpack(raw: bytes, file: File) -> bytes:
    """Return the content of a file that may be packed; a broken archive comes back as it is."""
    if raw.startswith(b"PK\x03\x04"):
        return _unzip(raw, file)
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as stream:
            return stream.read(_limit(file))
    except (OSError, EOFError, zlib.error):
        return raw


def _unzip(raw: bytes, file: File) -> bytes:
    """Return the member of a zip archive that is a form of the file; names are not trusted.

    Nothing is written anywhere, and a member is read only if it has the size of a form.
    """
    sizes = {form.size for form in file.forms}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for member in archive.infolist():
                if member.file_size in sizes:
                    with archive.open(member) as stream:
                        content = stream.read(_limit(file))
                    if _form_of(file, content) is not None:
                        return content
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, zlib.error):
        return raw  # RuntimeError: the member is encrypted
    return raw


def _limit(file: File) -> int:
    """Return a size that no form of the file reaches, gzipped or not: more need not be read."""
    return max(form.size for form in file.forms) + 1024


def identify_content(content: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(content).hexdigest()


def _form_of(file: File, content: bytes) -> Form | None:
    digest = identify_content(content)
    return next((form for form in file.forms if form.sha256 == digest), None)


def wrong_file(file: File, received: str, fix: str) -> ChecksumError:
    """Return the error for something that is not the published file."""
    expected = " or ".join(form.sha256 for form in file.forms)
    return ChecksumError(f"{file.name} must have sha256={expected}. Received: {received}. {fix}")
