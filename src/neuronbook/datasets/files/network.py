"""Ask several addresses for the same file at once, and take them in the order they answer.

A reader in Beijing and one in Berlin reach different servers, and a blocked server often
does not refuse: it says nothing.  So nobody waits for one address before trying the next.
"""

from __future__ import annotations

import dataclasses
import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence

import requests

from neuronbook.datasets.files.progress import Progress, watched_stream
from neuronbook.environment import read_variable

ANSWER_SECONDS = 3.0  # for the addresses a data set lists
MIRROR_SECONDS = 1.5  # head start of the reader's own mirror: both together stay below 5 s
STALL_SECONDS = 30.0  # silence in the middle of a body


@dataclasses.dataclass
class Network:
    """What this process has found out about the network."""

    found_offline: bool = False


network = Network()


def is_offline() -> bool:
    """Tell whether to leave the network alone: the reader said so, or nothing ever answered."""
    return _told_offline() or network.found_offline


def _told_offline() -> bool:
    value = read_variable("NEURONBOOK_OFFLINE").strip().lower()
    if value in ("1", "true"):
        return True
    if value in ("", "0", "false"):
        return False
    raise ValueError(
        "NEURONBOOK_OFFLINE must be 1, 0, true or false. "
        f"Received: NEURONBOOK_OFFLINE={value!r}. "
        "Set it to 1 to stay off the network, or unset it."
    )


@dataclasses.dataclass(frozen=True)
class Answer:
    """What came back from one address: the open response, or why there is no file."""

    address: str
    response: requests.Response | None = None
    reason: str = ""
    reached: bool = True


class _Race:
    """The answers so far; what arrives after the race is closed, not kept."""

    def __init__(self) -> None:
        self.answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._over = False

    def arrive(self, answer: Answer) -> None:
        with self._lock:
            if not self._over:
                self.answers.put(answer)
            elif answer.response is not None:
                answer.response.close()

    def end(self) -> None:
        with self._lock:
            self._over = True
            while not self.answers.empty():
                late = self.answers.get_nowait()
                if late.response is not None:
                    late.response.close()


def answers(
    addresses: Sequence[str], *, seconds: float, headers: Mapping[str, str] | None = None
) -> Iterator[Answer]:
    """Yield what each address answers, first come first served, for at most `seconds`."""
    race = _Race()
    deadline = time.monotonic() + seconds
    for address in addresses:
        # A daemon thread, because looking up a name cannot be given a time limit.
        threading.Thread(target=_ask, args=(address, headers, race), daemon=True).start()
    try:
        for _ in addresses:
            try:
                yield race.answers.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                return
    finally:
        race.end()


def _ask(address: str, headers: Mapping[str, str] | None, race: _Race) -> None:
    try:
        response = requests.get(
            address, headers=headers, stream=True, timeout=(ANSWER_SECONDS, STALL_SECONDS)
        )
    except requests.RequestException as error:
        reason = f"no answer ({type(error).__name__})"
        race.arrive(Answer(address, reason=reason, reached=False))
        return
    if response.ok:
        race.arrive(Answer(address, response))
    else:
        response.close()
        race.arrive(Answer(address, reason=f"HTTP status {response.status_code}"))


def read_body(response: requests.Response, *, limit: int, name: str = "") -> tuple[bytes, str]:
    """Return up to `limit` bytes of the body and "", or why it broke off.

    A reader who waits sees, under this `name`, how much of it is here.
    """
    body = bytearray()
    length = response.headers.get("content-length", "")
    total = int(length) if length.isdigit() else 0
    try:
        with Progress(name, watched_stream()) as progress:
            for chunk in response.iter_content(chunk_size=65_536):
                body += chunk
                progress.show(response.raw.tell(), total)  # as sent: it may be packed
                if len(body) >= limit:
                    break
    except requests.RequestException as error:
        return bytes(body), f"the download broke off: {error}"
    finally:
        response.close()
    return bytes(body), ""
