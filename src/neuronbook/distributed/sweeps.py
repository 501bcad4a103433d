"""Start Dask workers on this machine, wait for what they compute, and end them."""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from neuronbook.arguments import Count, Positive, checked
from neuronbook.distributed.cluster import ClusterError

_LOOPBACK = "127.0.0.1"
# Set in each worker before it imports TensorFlow.  One thread, as a core has one worker; no
# accelerator, whose memory the first worker would take; the notices as `startup` finds them.
_ENVIRONMENT = {
    "CUDA_VISIBLE_DEVICES": "-1",
    "TF_CPP_MIN_LOG_LEVEL": "",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TQDM_DISABLE": "1",
}
_SETTINGS = {
    "distributed.diagnostics.nvml": False,
    "distributed.scheduler.allowed-failures": 0,  # a try that ends its worker is not repeated
    "distributed.scheduler.http.routes": [],
    "distributed.worker.multiprocessing-method": "spawn",
}


@contextlib.contextmanager
@checked
def start_workers(num_workers: Count = 2, *, seconds: Positive = 120.0) -> Iterator[Any]:
    """Start a Dask cluster of processes on this machine; all of them end with the block.

    Everything listens on 127.0.0.1 only, there is no dashboard, and what Dask writes goes into a
    temporary folder.  A worker has one thread and no accelerator.

    A script must begin the block below ``if __name__ == "__main__":``, as each worker imports
    the script; a notebook need not.

    Parameters
    ----------
    num_workers
        How many processes; more than there are cores gain nothing.
    seconds
        How long they may take to start.

    Returns
    -------
    distributed.Client
        To send them work: `client.map(function, arguments)`, and then `collect`.

    Raises
    ------
    ModuleNotFoundError
        If Dask's package `distributed` is not installed.
    ClusterError
        If the workers do not start in time.
    """
    dask, distributed = _import_dask()
    with (
        tempfile.TemporaryDirectory(prefix="neuronbook-") as folder,
        dask.config.set(_SETTINGS),
        contextlib.ExitStack() as stack,
    ):
        names = {*dask.config.get("distributed.nanny.pre-spawn-environ"), "PYTHONHASHSEED"}
        stack.callback(_restore, {name: os.environ.get(name) for name in names})
        notices = logging.getLogger("distributed")  # silence_logs leaves them to others' handlers
        stack.callback(notices.setLevel, notices.level)
        notices.setLevel(logging.CRITICAL)
        try:
            cluster = distributed.LocalCluster(
                n_workers=num_workers,
                threads_per_worker=1,
                processes=True,
                host=_LOOPBACK,
                dashboard_address=f"{_LOOPBACK}:0",  # of its pages; without it they take port 8787
                scheduler_kwargs={"dashboard": False},
                local_directory=folder,
                memory_limit=0,  # Dask would end a worker that takes more than its share
                death_timeout=seconds,
                silence_logs=logging.CRITICAL,
                env=_ENVIRONMENT,
            )
            stack.enter_context(cluster)
            client = stack.enter_context(distributed.Client(cluster, timeout=seconds))
            client.wait_for_workers(num_workers, timeout=seconds)
        except (TimeoutError, RuntimeError) as error:
            raise ClusterError(
                f"{num_workers} workers must start within {seconds:g} seconds. "
                f"Received: {type(error).__name__}: {error}. In a script, begin below "
                'if __name__ == "__main__":; otherwise start fewer workers, or wait longer.'
            ) from error
        yield client


@checked
def collect(futures: Sequence[object], *, seconds: Positive = 120.0) -> list[Any]:
    """Wait for what workers compute, and return it in the order of `futures`.

    An error that the function raised there is raised here.

    Parameters
    ----------
    futures
        What `client.map` returned.
    seconds
        How long all together may take.

    Raises
    ------
    ClusterError
        If a worker ended meanwhile, or it takes longer.
    """
    _, distributed = _import_dask()
    waited: list[Any] = list(futures)
    try:
        distributed.wait(waited, timeout=seconds)
        return [future.result(timeout=seconds) for future in waited]
    except TimeoutError as error:
        done = sum(future.done() for future in waited)
        raise ClusterError(
            f"All tries must be over within {seconds:g} seconds. "
            f"Received: {done} of {len(waited)}. Wait longer, or make each try shorter."
        ) from error
    except distributed.KilledWorker as error:
        raise ClusterError(
            "Every worker must be there until its tries are over. Received: a worker that ended "
            "in the middle of one. Look for a lack of memory, then start the sweep again."
        ) from error


def _import_dask() -> tuple[Any, Any]:
    try:
        import dask
        import distributed
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "Several worker processes need Dask's package distributed. "
            f"Received: no module named {error.name!r}. "
            'Install it with python -m pip install "neuronbook[production]".'
        ) from error
    return dask, distributed


def _restore(variables: dict[str, str | None]) -> None:
    """Put back the environment variables that Dask sets in this process for its workers'."""
    for name, value in variables.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value
