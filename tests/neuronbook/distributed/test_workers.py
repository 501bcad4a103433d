import functools
import os
import re
import signal
import socket
import subprocess
import sys
import time

import numpy as np
import psutil
import pytest

from neuronbook.distributed import ClusterError, run_together, workers
from neuronbook.distributed.tasks import train_together

OF_WORKERS = """
import json, os, signal, time
import numpy as np

def index():
    return json.loads(os.environ["TF_CONFIG"])["task"]["index"]

def die():
    if index() == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(300)

def train_with_keras():
    import keras
    from neuronbook.distributed import pick_strategy
    with pick_strategy().strategy.scope():
        model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
        model.compile("sgd", "mse")
    model.fit(np.ones((8, 2)), np.ones((8, 1)), batch_size=4, verbose=0)
"""


@pytest.fixture(scope="module")
def functions(tmp_path_factory):
    """Import a module that the processes can import too."""
    folder = tmp_path_factory.mktemp("functions")
    (folder / "of_workers.py").write_text(OF_WORKERS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *sys.path]))
        patch.syspath_prepend(folder)
        import of_workers

        yield of_workers


@pytest.fixture
def ports(monkeypatch):
    """Note the ports of the workers; when the test is over they must be free."""
    noted, find = set(), workers._free_ports

    def note(number):
        noted.update(found := find(number))
        return found

    monkeypatch.setattr(workers, "_free_ports", note)
    earlier = psutil.Process().children()
    yield noted
    assert noted
    assert set(psutil.Process().children(recursive=True)) <= set(earlier)
    for port in noted:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=1)


def test_two_workers_have_the_losses_of_one_with_the_whole_batch(shards, functions, ports):
    training = functools.partial(train_together, shards.folder, batch_size=50, epochs=2)
    alone = training()
    assert alone.line.startswith("one ")
    both = run_together(training)
    for index, each in enumerate(both):
        assert each.line.endswith(f"TF_CONFIG names 2 workers, this one is {index}")
        np.testing.assert_allclose(each.losses, alone.losses, rtol=1e-4)
    assert both[0].losses == both[1].losses
    assert alone.losses[1] < alone.losses[0]


def test_worker_that_dies_ends_the_others(functions, ports):
    start = time.monotonic()
    message = f"must end its work. Received: worker 1 ended with status {-signal.SIGKILL}"
    with pytest.raises(ClusterError, match=re.escape(message)):
        run_together(functions.die, seconds=280)
    assert time.monotonic() - start < 250


def test_worker_that_takes_too_long_is_ended(ports):
    with pytest.raises(ClusterError, match=r"within 0\.5 seconds.*running: 0, 1\. Wait"):
        run_together(functools.partial(time.sleep, 300), seconds=0.5)


def test_workers_do_not_outlive_the_process_that_started_them(tmp_path):
    program = (
        "import functools, time\n"
        "from neuronbook.distributed import run_together\n"
        "run_together(functools.partial(time.sleep, 300))\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL) as process:
        parent, until = psutil.Process(process.pid), time.monotonic() + 120
        while len(children := parent.children()) < 2:
            assert time.monotonic() < until
            time.sleep(0.1)
        process.kill()
    _, alive = psutil.wait_procs(children, timeout=120)
    assert not alive


@pytest.mark.parametrize("function", [lambda: 0, functools.partial(print, lambda: 0)])
def test_function_that_no_process_could_import_is_refused(function):
    with pytest.raises(ValueError, match=r"other processes can import.*Write it into a module"):
        run_together(function)


def test_function_of_a_notebook_is_refused(monkeypatch):
    def of_a_notebook():
        pass

    monkeypatch.setattr(of_a_notebook, "__module__", "__main__")
    with pytest.raises(ValueError, match="it stands in __main__"):
        run_together(of_a_notebook)


def test_keras_own_fit_still_fails_on_two_workers(functions, ports):
    """When this test fails, Keras has mended issue 20585: then use its `fit`.

    Chapters 7 and 18 say that it does not work, and so does the docstring of `distributed.fit`;
    change them, and see whether `distributed.fit` is still worth having.
    """
    with pytest.raises(ClusterError, match=r"ended with status 1: .*PerReplica"):
        run_together(functions.train_with_keras)
