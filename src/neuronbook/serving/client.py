"""Requests to a server, one by one and several at once."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

__all__ = ["Answer", "Load", "ask", "ask_at_once"]

SECONDS = 30.0  # how long one answer may take


@dataclass(frozen=True)
class Answer:
    """What a server answered: its status, its JSON or else text, and the seconds it took."""

    status: int
    body: Any
    seconds: float


@dataclass(frozen=True)
class Load:
    """What several clients got who asked at once: the answers in order, and all the time."""

    answers: list[Answer]
    seconds: float

    @property
    def latencies(self) -> npt.NDArray[np.float64]:
        """The seconds of each answer: (num_requests,)."""
        return np.array([answer.seconds for answer in self.answers])


def ask(
    address: str,
    path: str,
    body: Any = None,
    *,
    method: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Send one request to a server and return its answer, whatever its status.

    Parameters
    ----------
    address
        That of the server, such as ``http://127.0.0.1:8501``.
    path
        What is asked for, such as ``/v1/models/hotel``.
    body
        Text and bytes are sent as they are, everything else as JSON.
    method
        GET without a body and POST with one, if not given.
    headers
        Added to ``Content-Type: application/json``, or in place of it.
    """
    with closing(_connect(address)) as connection:
        return _ask(connection, path, body, method, headers)


def ask_at_once(address: str, path: str, bodies: Sequence[Any], *, num_clients: int = 8) -> Load:
    """Send requests from several clients at once; each waits for its answer before the next.

    Parameters
    ----------
    address, path
        Where to, as for `ask`.
    bodies
        One for each request, dealt out to the clients in turn.
    num_clients
        How many clients there are; each keeps one connection open.

    Raises
    ------
    RuntimeError
        If a client lost its connection.
    """
    answers: list[Answer | None] = [None] * len(bodies)

    def run(first: int) -> None:
        connection = _connect(address)
        # The place of an answer that did not come stays empty, which is counted below.
        with suppress(OSError, HTTPException), closing(connection):
            for place in range(first, len(bodies), num_clients):
                answers[place] = _ask(connection, path, bodies[place], None, None)

    clients = [threading.Thread(target=run, args=(first,)) for first in range(num_clients)]
    start = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    seconds = time.perf_counter() - start
    found = [answer for answer in answers if answer is not None]
    if len(found) < len(bodies):
        raise RuntimeError(
            "Every request must be answered. "
            f"Received: {len(found)} answers to {len(bodies)} requests. Look at the server."
        )
    return Load(found, seconds)


def _connect(address: str) -> HTTPConnection:
    parts = urlsplit(address)
    return HTTPConnection(parts.hostname or "", parts.port, timeout=SECONDS)


def _ask(
    connection: HTTPConnection,
    path: str,
    body: Any,
    method: str | None,
    headers: Mapping[str, str] | None,
) -> Answer:
    sent = body if body is None or isinstance(body, str | bytes) else json.dumps(body)
    content = sent.encode() if isinstance(sent, str) else sent
    start = time.perf_counter()
    # A server may refuse before it has read everything; its answer says why.
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.request(
            method or ("GET" if body is None else "POST"),
            path,
            content,
            {"Content-Type": "application/json", **(headers or {})},
        )
    response = connection.getresponse()
    content = response.read()
    seconds = time.perf_counter() - start
    try:
        return Answer(response.status, json.loads(content), seconds)
    except ValueError:
        return Answer(response.status, content.decode(errors="replace"), seconds)
