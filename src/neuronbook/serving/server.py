"""An application on a free port of this machine, as long as a block runs."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import uvicorn

__all__ = ["THREAD_NAME", "serve"]

THREAD_NAME = "neuronbook-server"


@contextmanager
def serve(app: Any, *, seconds: float = 10.0) -> Iterator[str]:
    """Serve an application on this machine while the block runs.

    The server listens on 127.0.0.1 only, so no other machine can reach it, and on a free port.
    It runs in a thread of its own, which has ended when the block is left, also by an error.

    Parameters
    ----------
    app
        An ASGI application, such as FastAPI's.
    seconds
        How long starting and stopping may take each.

    Yields
    ------
    str
        The address, such as ``http://127.0.0.1:40123``.

    Raises
    ------
    ModuleNotFoundError
        If uvicorn is not installed.
    RuntimeError
        If the server does not start or stop in time.
    """
    # asyncio turns off the delay of small packets, 40 ms an answer, only for sockets that say TCP.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        server = _server(app)
        errors: list[BaseException] = []

        def run() -> None:
            try:
                server.run(sockets=[listener])
            except BaseException as error:  # uvicorn leaves by SystemExit if it cannot start
                errors.append(error)

        thread = threading.Thread(target=run, name=THREAD_NAME, daemon=True)
        thread.start()
        try:
            _wait(server, thread, seconds, errors)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            _stop(server, thread, seconds)


def _server(app: Any) -> uvicorn.Server:
    try:
        import uvicorn
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"Serving a model needs uvicorn. Received: {error}. "
            'Run python -m pip install "neuronbook[production]".'
        ) from error
    config = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_config=None,
        log_level="critical",
        access_log=False,
        limit_concurrency=64,
        timeout_graceful_shutdown=3,
    )
    return uvicorn.Server(config)


def _wait(
    server: uvicorn.Server, thread: threading.Thread, seconds: float, errors: list[BaseException]
) -> None:
    end = time.monotonic() + seconds
    while not server.started:
        if not thread.is_alive() or time.monotonic() > end:
            raise RuntimeError(
                f"The server must start within {seconds:g} seconds. "
                f"Received: {errors[0] if errors else 'no answer from it'!r}. "
                "Look at the application: does importing and starting it fail?"
            ) from (errors[0] if errors else None)
        time.sleep(0.005)


def _stop(server: uvicorn.Server, thread: threading.Thread, seconds: float) -> None:
    server.should_exit = True
    thread.join(seconds)
    if thread.is_alive():
        server.force_exit = True
        thread.join(seconds)
    if thread.is_alive():
        raise RuntimeError(
            f"The server must stop within {2 * seconds:g} seconds. Received: it still runs. "
            "Look for a request that never ends."
        )
