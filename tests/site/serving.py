"""The built site on a loopback server."""

from __future__ import annotations

import gzip
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKED = {".jpg", ".png", ".webp", ".whl", ".woff2"}


@cache
def sent(path: Path) -> bytes:
    """Return what a server that compresses sends of a file."""
    data = path.read_bytes()
    return data if path.suffix in PACKED else gzip.compress(data, 9)


class QuietHandler(SimpleHTTPRequestHandler):
    """Sends files as they are."""

    def log_message(self, format: str, *args: object) -> None:
        pass


class CompressingHandler(QuietHandler):
    """Sends files compressed and keeps the connection, as servers on the web do."""

    protocol_version = "HTTP/1.1"

    def send_head(self):
        path = Path(self.translate_path(self.path))
        if path.suffix in PACKED or not path.is_file():
            return super().send_head()
        data = sent(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)


@contextmanager
def serving(
    folder: Path, handler: type[QuietHandler] = QuietHandler, *, port: int = 0
) -> Iterator[str]:
    """Serve a folder on loopback while the context lasts; yield its address."""
    bound = partial(handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", port), bound) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
