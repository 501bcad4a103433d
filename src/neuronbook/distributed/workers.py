"""Run a function in several new processes that TensorFlow connects, and end them."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import pickle
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from neuronbook.arguments import Count, Positive, checked
from neuronbook.distributed.cluster import ClusterError

_START = "from neuronbook.distributed.workers import work; work()"
# No accelerator: the first worker on a machine would take the memory of all.
_ENVIRONMENT = {"CUDA_VISIBLE_DEVICES": "-1", "TPU_NAME": ""}


@checked
def run_together(
    function: Callable[..., Any], *, num_workers: Count = 2, seconds: Positive = 300.0
) -> list[Any]:
    """Run a function in new processes on this machine, the workers of one cluster.

    Each gets a TF_CONFIG with the addresses of all on 127.0.0.1, and no accelerator.  When one
    fails, the others are ended, and none outlives this process.  TensorFlow itself listens on
    all of a machine's addresses, whatever TF_CONFIG says.

    Parameters
    ----------
    function
        Without arguments; `functools.partial` gives it some.  It stands in a module, as the
        processes import it; one of a notebook or a lambda will not do.
    seconds
        How long they may take in all, the import of TensorFlow included.

    Returns
    -------
    list
        What the function returned in each, the first worker first.

    Raises
    ------
    ValueError
        If the function cannot be imported.
    ClusterError
        If a worker fails, or takes longer.
    """
    task = _pack(function)
    with tempfile.TemporaryDirectory(prefix="neuronbook-") as folder:
        workers = [Path(folder) / str(index) for index in range(num_workers)]
        with _start(workers, task) as processes:
            _wait(processes, workers, seconds)
        return [pickle.loads(worker.with_suffix(".result").read_bytes()) for worker in workers]


def work() -> None:
    """Do in a worker what `run_together` wants of it."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    task, result = map(Path, sys.argv[1:])
    returned = pickle.loads(task.read_bytes())()
    result.write_bytes(pickle.dumps(returned))


def _end_with_parent() -> None:
    """Wait for the end of standard input, which the parent holds open as long as it lives."""
    os.read(sys.stdin.fileno(), 1)  # without the lock of `sys.stdin`, which an end waits for
    os._exit(1)


def _pack(function: Callable[..., Any]) -> bytes:
    inner: Any = function.func if isinstance(function, functools.partial) else function
    try:
        if getattr(inner, "__module__", None) == "__main__":
            raise AttributeError("it stands in __main__")
        return pickle.dumps(function)
    except (AttributeError, TypeError, pickle.PicklingError) as error:
        raise ValueError(
            "The function must be one that other processes can import. "
            f"Received: function={inner!r}: {error}. Write it into a module; its arguments, in "
            "functools.partial, must be such as pickle takes."
        ) from error


@contextlib.contextmanager
def _start(workers: Sequence[Path], task: bytes) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start the processes, and leave none."""
    addresses = [f"127.0.0.1:{port}" for port in _free_ports(len(workers))]
    processes = []
    try:
        for index, worker in enumerate(workers):
            worker.write_bytes(task)
            part = {"type": "worker", "index": index}
            tf_config = json.dumps({"cluster": {"worker": addresses}, "task": part})
            with worker.with_suffix(".messages").open("wb") as messages:
                process = subprocess.Popen(
                    [sys.executable, "-c", _START, str(worker), str(worker.with_suffix(".result"))],
                    env=os.environ | _ENVIRONMENT | {"TF_CONFIG": tf_config},
                    stdin=subprocess.PIPE,
                    stdout=messages,
                    stderr=messages,
                )
            processes.append(process)
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def _wait(
    processes: Sequence[subprocess.Popen[bytes]], workers: Sequence[Path], seconds: float
) -> None:
    """Wait until all have ended well."""
    until = time.monotonic() + seconds
    while None in (statuses := [process.poll() for process in processes]) or any(statuses):
        if failed := [index for index, status in enumerate(statuses) if status]:
            messages = workers[failed[0]].with_suffix(".messages").read_text(errors="replace")
            last = (messages.strip().splitlines() or ["no message"])[-1]
            raise ClusterError(
                "Every worker must end its work. Received: worker "
                f"{failed[0]} ended with status {statuses[failed[0]]}: {last[:500]}"
            )
        if time.monotonic() > until:
            running = [str(index) for index, status in enumerate(statuses) if status is None]
            raise ClusterError(
                f"All workers must end within {seconds:g} seconds. "
                f"Received: still running: {', '.join(running)}. Wait longer, or give less work."
            )
        time.sleep(0.05)


def _free_ports(number: int) -> set[int]:
    """Find ports below 32768: above, the system may give one to another program meanwhile."""
    ports: set[int] = set()
    while len(ports) < number:
        port = random.SystemRandom().randrange(20_000, 32_768)
        with contextlib.suppress(OSError), socket.create_server(("", port)):
            ports.add(port)
    return ports
