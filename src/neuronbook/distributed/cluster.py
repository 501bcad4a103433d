"""Read from TF_CONFIG which workers train together, and meet them before the training starts."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import re
import socket
import time
from collections.abc import Iterator
from typing import Any

_FIX = (
    'Write {"cluster": {"worker": ["host0:12345", "host1:12345"]}, '
    '"task": {"type": "worker", "index": 0}}, the same on every worker but for the index; '
    "or unset TF_CONFIG to train alone."
)


class ClusterError(RuntimeError):
    """A worker that TF_CONFIG names cannot be reached, or went away."""


@dataclasses.dataclass(frozen=True)
class Cluster:
    """The addresses ("host:port") of all workers, and which of them this process is."""

    addresses: tuple[str, ...]
    index: int


def read_cluster(tf_config: str) -> Cluster:
    """Return the workers that the text of TF_CONFIG names, the chief first if there is one.

    Raises
    ------
    ValueError
        If it is not what TensorFlow expects, with what is wrong and how to write it.

    Examples
    --------
    >>> read_cluster('{"cluster": {"worker": ["a:1", "b:1"]}, "task": {"index": 1}}')
    Cluster(addresses=('a:1', 'b:1'), index=1)
    """
    try:
        config = json.loads(tf_config)
    except json.JSONDecodeError as error:
        raise _wrong(f"TF_CONFIG must be JSON ({error})", tf_config) from None
    cluster, task = (_part(config, name) for name in ("cluster", "task"))
    if cluster is None or task is None:
        raise _wrong("TF_CONFIG must have a cluster and a task, both JSON objects", tf_config)
    if unknown := set(cluster) - {"chief", "worker"}:
        raise _wrong(f"TF_CONFIG may name a chief and workers only, not {unknown}", tf_config)
    kind, index = task.get("type", "worker"), task.get("index")
    if kind not in cluster:
        raise _wrong(f"The task's type {kind!r} must be one of the cluster's", tf_config)
    lists = [cluster.get(name, []) for name in ("chief", "worker")]
    if not all(isinstance(each, list) and all(map(_is_address, each)) for each in lists):
        raise _wrong("The cluster must list addresses such as host0:12345", tf_config)
    addresses = [*lists[0], *lists[1]]
    if len(set(addresses)) < len(addresses):
        raise _wrong("Every worker must have an address of its own", tf_config)
    if isinstance(index, bool) or not isinstance(index, int):
        raise _wrong("The task's index must be a whole number", tf_config)
    if not 0 <= index < len(cluster[kind]):
        message = f"The task's index must be from 0 to {len(cluster[kind]) - 1}"
        raise _wrong(message, tf_config)
    return Cluster(tuple(addresses), index + (len(lists[0]) if kind == "worker" else 0))


def meet(cluster: Cluster, *, seconds: float) -> None:
    """Wait until every other worker can be reached, so that none waits for ever for one.

    Each worker listens at its own address until all the others have answered at theirs; then
    TensorFlow listens there.  TensorFlow itself would wait for an hour.

    Raises
    ------
    ClusterError
        If a worker does not answer within `seconds`, or this one's address cannot be used.
    """
    with _listen(cluster.addresses[cluster.index]):
        until = time.monotonic() + seconds
        waiting = [a for i, a in enumerate(cluster.addresses) if i != cluster.index]
        while waiting := [address for address in waiting if not _answers(address)]:
            if time.monotonic() > until:
                raise ClusterError(
                    f"Every worker must answer within {seconds:g} seconds. "
                    f"Received: no answer from {', '.join(waiting)}. Start them all at about the "
                    "same time, with the same list of workers in TF_CONFIG, and let them through "
                    "the firewall."
                )
            time.sleep(0.05)


def _part(config: Any, name: str) -> dict[str, Any] | None:
    part = config.get(name) if isinstance(config, dict) else None
    return part if isinstance(part, dict) else None


def _is_address(address: Any) -> bool:
    return isinstance(address, str) and re.fullmatch(r"\S+:\d{1,5}", address) is not None


def _wrong(rule: str, received: str) -> ValueError:
    return ValueError(f"{rule}. Received: TF_CONFIG={received!r}. {_FIX}")


@contextlib.contextmanager
def _listen(address: str) -> Iterator[None]:
    port = int(address.rsplit(":", 1)[1])
    try:
        listening = socket.create_server(("", port), backlog=128)
    except OSError as error:
        raise ClusterError(
            f"This worker must be able to listen at {address}, as TF_CONFIG says. "
            f"Received: {error}. End what else listens there, or choose another port."
        ) from error
    with listening:
        yield


def _answers(address: str) -> bool:
    host, port = address.rsplit(":", 1)
    try:
        socket.create_connection((host, int(port)), timeout=1).close()
    except OSError:
        return False
    return True
