"""Get the files of a data set: mirror folder, then cache, then download; check every byte.

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
import os
import zipfile
import zlib
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from urllib.parse import quote

import requests

from neuronbook.datasets.files import folders, network
from neuronbook.datasets.records import Dataset, File, Form

logger = logging.getLogger("neuronbook.datasets")


class ChecksumError(ValueError):
    """A file is not the published one."""


@dataclasses.dataclass(frozen=True)
class Found:
    """Where a data set came from, and its verified files by name (none if "synthetic").

    `digests` are the checksums of the contents.  `stamps` are of the files read, taken before they
    were; a file just downloaded has none.
    """

    source: str
    contents: Mapping[str, bytes]
    digests: Mapping[str, str] = dataclasses.field(default_factory=dict, compare=False)
    stamps: Mapping[Path, folders.Stamp] = dataclasses.field(default_factory=dict, compare=False)


@dataclasses.dataclass(frozen=True)
class _Local:
    """A verified file of the mirror folder ("mirror") or the cache ("download")."""

    place: str
    form: Form
    content: bytes
    path: Path
    stamp: folders.Stamp


def find(dataset: Dataset, *, on_ask: Callable[[], object] = lambda: None) -> Found:
    """Look for every file of `dataset`; the source is "download" if any was ever downloaded.

    `on_ask()` is called each time before the network is asked.
    """
    network.is_offline()  # a misspelt NEURONBOOK_OFFLINE is told of even if nothing is missing
    contents: dict[str, bytes] = {}
    digests: dict[str, str] = {}
    stamps: dict[Path, folders.Stamp] = {}
    source = "mirror"
    for file in dataset.files:
        if (local := _get_local(file)) is not None:
            form, contents[local.form.name] = local.form, local.content
            stamps[local.path] = local.stamp
            source = "download" if local.place == "download" else source
        elif (downloaded := _download(file, on_ask)) is not None:
            form, contents[form.name] = downloaded
            source = "download"
        else:
            return Found("synthetic", {})
        digests[form.name] = form.sha256
    return Found(source, contents, digests, stamps)


def read_local(dataset: Dataset) -> dict[str, bytes] | None:
    """Return the verified files by name if all are here, else None; never asks the network."""
    found = [_get_local(file) for file in dataset.files]
    contents = {local.form.name: local.content for local in found if local is not None}
    return contents if len(contents) == len(dataset.files) else None


def identify_files(dataset: Dataset) -> str | None:
    """Return the checksum of the files if all are here, else None; never asks the network."""
    if read_local(dataset) is None:
        return None
    digests = [file.sha256 for file in dataset.files]
    digest = digests[0] if len(digests) == 1 else _sha256(" ".join(digests).encode())
    return f"sha256:{digest}"


def read_from_mirror(file: File) -> bytes | None:
    """Return the verified content of a file of the mirror folder; None if it has no such file."""
    names = list(dict.fromkeys(form.name for form in file.forms))
    if folders.find_in_mirror(names) is None:
        return None
    local = _get_local(file)
    return local.content if local else None


def _get_local(file: File) -> _Local | None:
    names = list(dict.fromkeys(form.name for form in file.forms))
    if (path := folders.find_in_mirror(names)) is not None:
        stamp = folders.stamp(path)
        content = _unpack(folders.read_from_mirror(path), file)
        fix = "Replace it by the published file, or unset NEURONBOOK_DATA."
        form = _recognize(file, content, where=str(path), fix=fix)
        return _Local("mirror", form, content, path, stamp)
    if (path := folders.find_in_cache(names)) is not None:
        stamp = folders.stamp(path)
        content = _unpack(folders.read_from_cache(path), file)
        fix = "Delete it (`python -m neuronbook.datasets clear`) and load the data set again."
        form = _recognize(file, content, where=str(path), fix=fix)
        return _Local("download", form, content, path, stamp)
    return None


def _download(file: File, on_ask: Callable[[], object]) -> tuple[Form, bytes] | None:
    """Return the first right body, kept in the cache; None if no address can be reached."""
    if network.is_offline():
        return None
    on_ask()
    refused: list[str] = []
    reached = False
    with contextlib.closing(ask(file)) as answers:
        for answer in answers:
            logger.info("%s: %s", answer.address, answer.reason or "answered")
            reached = reached or answer.reached
            if answer.response is None:
                continue
            body, broken = network.read_body(answer.response, limit=_limit(file), name=file.name)
            content = _unpack(body, file)
            form = _form_of(file, content)
            if form is not None:
                folders.write_to_cache(form.name, content)
                return form, content
            if body or broken:
                refused.append(_describe(answer.response, content, broken))
    if refused:
        raise ChecksumError(_checksum_message(file, "; ".join(refused), _DOWNLOAD_FIX))
    network.network.found_offline = not reached
    return None


def _describe(response: requests.Response, content: bytes, broken: str) -> str:
    kind = response.headers.get("content-type", "unknown type")
    outcome = broken or f"sha256={_sha256(content)}"
    return f"{response.url}: {outcome} ({len(content)} bytes, {kind})"


_DOWNLOAD_FIX = (
    "Sign in to the network if it shows a web page instead, try again later, name a mirror of "
    "yours in NEURONBOOK_MIRROR, or set NEURONBOOK_OFFLINE=1 to go on with synthetic data."
)


def ask(
    file: File, *, headers: Mapping[str, str] | None = None
) -> Generator[network.Answer, None, None]:
    """Ask the reader's mirror, with a head start, then every listed address at once."""
    if base := _mirror_address():
        names = dict.fromkeys(form.name for form in file.forms)
        own = [f"{base}/{quote(name)}{ending}" for name in names for ending in ("", ".gz")]
        yield from network.answers(own, seconds=network.MIRROR_SECONDS, headers=headers)
    listed = [address for form in file.forms for address in form.addresses]
    yield from network.answers(listed, seconds=network.ANSWER_SECONDS, headers=headers)


def _mirror_address() -> str:
    base = os.environ.get("NEURONBOOK_MIRROR", "").rstrip("/")
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


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _form_of(file: File, content: bytes) -> Form | None:
    digest = _sha256(content)
    return next((form for form in file.forms if form.sha256 == digest), None)


def _recognize(file: File, content: bytes, *, where: str, fix: str) -> Form:
    form = _form_of(file, content)
    if form is None:
        received = f"{where}: sha256={_sha256(content)} ({len(content)} bytes)"
        raise ChecksumError(_checksum_message(file, received, fix))
    return form


def _checksum_message(file: File, received: str, fix: str) -> str:
    expected = " or ".join(form.sha256 for form in file.forms)
    return f"{file.name} must have sha256={expected}. Received: {received}. {fix}"
