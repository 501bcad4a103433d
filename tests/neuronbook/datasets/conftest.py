"""A tiny data set, a server on this machine, and an environment without the reader's settings."""

from __future__ import annotations

import contextlib
import hashlib
import http.server
import json
import os
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from neuronbook.datasets.files import network
from neuronbook.datasets.records import Column, Dataset, File, Form

CONTENT = b"x,y\n1,2.5\n2,3.5\n3,4.5\n"
REAL_DATA = os.environ.get("NEURONBOOK_DATA")

Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith("NEURONBOOK_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("NEURONBOOK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    monkeypatch.setattr(network, "network", network.Network())
    # However busy the machine is, a server that answers is waited for.
    monkeypatch.setattr(network, "ANSWER_SECONDS", 60.0)
    monkeypatch.setattr(network, "MIRROR_SECONDS", 60.0)


@pytest.fixture
def real_data(monkeypatch):
    if not REAL_DATA:
        pytest.skip("NEURONBOOK_DATA names no folder of real files")
    monkeypatch.setenv("NEURONBOOK_DATA", REAL_DATA)


@pytest.fixture
def listed(real_data):
    """Return what the manifest of the real files says of each."""
    manifest = Path(os.environ["NEURONBOOK_DATA"]) / "MANIFEST.json"
    if not manifest.is_file():
        # A reader's own folder of files needs none, and then there is nothing to compare with;
        # the loaders check its files all the same.
        pytest.skip("the folder that NEURONBOOK_DATA names has no manifest")
    return json.loads(manifest.read_text(encoding="utf-8"))["files"]


@pytest.fixture
def content() -> bytes:
    return CONTENT


@pytest.fixture
def make_dataset() -> Callable[..., Dataset]:
    def make(*addresses: str, content: bytes = CONTENT) -> Dataset:
        digest = hashlib.sha256(content).hexdigest()
        return Dataset(
            id="numbers",
            title={"en": "Numbers", "zh": "数"},
            files=(File((Form("numbers.csv", digest, len(content), addresses),)),),
            columns=(Column("x", "int64"), Column("y", "float64")),
            num_rows=3,
            target="y",
            licence="CC0",
            citation="nobody",
            homepage="https://example.org",
        )

    return make


@pytest.fixture
def serve() -> Iterator[Callable[[bytes | Answer], str]]:
    """Start a server that answers every request with these bytes, or as this function does."""
    with contextlib.ExitStack() as running:

        def start(answer: bytes | Answer) -> str:
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(answer))
            server.daemon_threads = True
            thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
            thread.start()
            running.callback(thread.join)
            running.callback(server.server_close)
            running.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}/numbers.csv"

        yield start


@pytest.fixture
def stall(monkeypatch) -> Iterator[Callable[[bytes, int], Answer]]:
    """Return a function that makes an answer of some bytes and then silence, soon given up."""
    release = threading.Event()
    get = requests.get

    def get_impatiently(address, *, timeout, **options):
        assert timeout == (network.ANSWER_SECONDS, network.STALL_SECONDS)
        response = get(address, timeout=60, **options)
        # Of the body only, whose head has come; requests has no public way to do this.
        response.raw._fp.fp.raw._sock.settimeout(0.05)
        return response

    def make(content: bytes, size: int) -> Answer:
        def answer(handler):
            handler.send_response(200)
            handler.send_header("Content-Length", str(size))
            handler.end_headers()
            handler.wfile.write(content)
            release.wait(60)

        return answer

    monkeypatch.setattr(requests, "get", get_impatiently)
    yield make
    release.set()


def _handler(answer: bytes | Answer) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if callable(answer):
                answer(self)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            with contextlib.suppress(ConnectionError):
                self.wfile.write(answer)

        def log_message(self, *arguments):
            pass

    return Handler


@pytest.fixture
def black_hole() -> Iterator[str]:
    """Give an address that accepts a connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=32) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture
def refused_address() -> Iterator[str]:
    with (
        socket.socket() as deaf
    ):  # holds its port, so that no other test gets it, and never listens
        deaf.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{deaf.getsockname()[1]}/numbers.csv"


@pytest.fixture
def cache(tmp_path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def mirror(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "mirror"
    folder.mkdir()
    monkeypatch.setenv("NEURONBOOK_DATA", str(folder))
    return folder


@pytest.fixture
def small_disk():
    """Return a context in which a folder is a disk of a given size, such as "64k"."""

    @contextlib.contextmanager
    def mount(folder: Path, size: str) -> Iterator[None]:
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
        if os.name != "posix" or subprocess.run(command, capture_output=True).returncode:
            # Only root may mount, and in some containers not even root. The test beside each that
            # asks for this disk makes the write itself fail for want of space, on any machine.
            pytest.skip("this machine does not let us mount a tmpfs")
        try:
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=True)

    return mount
