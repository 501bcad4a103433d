import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from neuronbook.distributed import ClusterError, collect, start_workers
from neuronbook.distributed.tasks import try_setting

SETTINGS = [(0.01, 8), (0.1, 4)]


def ports_of(*processes):
    """Return the addresses at which processes listen."""
    connections = [each for process in processes for each in process.net_connections("tcp")]
    return {each.laddr for each in connections if each.status == psutil.CONN_LISTEN}


@pytest.fixture
def nothing_left(tmp_path, monkeypatch):
    """See to it that a test leaves no process, port, file or environment variable."""
    monkeypatch.chdir(tmp_path)
    this = psutil.Process()
    earlier, listening, variables = this.children(), ports_of(this), environment()
    yield
    left = set(this.children(recursive=True)) - set(earlier)
    # Python's own `multiprocessing` keeps one helper as long as the process lives.
    assert not [each for each in left if "resource_tracker" not in " ".join(each.cmdline())]
    assert ports_of(this) <= listening
    assert not list(tmp_path.iterdir())
    assert environment() == variables


def environment():
    """Return the variables, but for pytest's own and one that Dask sets as it is imported."""
    others = {"PYTEST_CURRENT_TEST", "__DASK_PARENT_PID"}
    return {name: value for name, value in os.environ.items() if name not in others}


@pytest.fixture(scope="module")
def tables():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(128, 3)).astype("float32")
    y = x.sum(axis=1)
    halves = {"train": (x[:64], y[:64]), "valid": (x[64:], y[64:])}
    return halves | {"epochs": 3, "seeds": (3, 4)}


def test_sweep_on_two_workers_has_the_numbers_of_one_process(tables, nothing_left):
    alone = [try_setting(setting, **tables) for setting in SETTINGS]
    with start_workers(2) as client:
        shared = collect(client.map(try_setting, SETTINGS, **tables))
    assert len({os.getpid(), *(each.process for each in shared)}) == 3
    for one, two in zip(alone, shared, strict=True):
        np.testing.assert_allclose(two.losses, one.losses, rtol=1e-4)
        assert one.losses[0] != one.losses[1]


def test_weights_do_not_depend_on_who_else_draws_random_numbers(tables):
    expected = try_setting(SETTINGS[0], **tables).losses
    ended = threading.Event()

    def draw():
        while not ended.is_set():
            random.random()

    thread = threading.Thread(target=draw)
    thread.start()
    try:
        losses = try_setting(SETTINGS[0], **tables).losses
    finally:
        ended.set()
        thread.join()
    np.testing.assert_allclose(losses, expected, rtol=1e-4)


def test_everything_listens_on_loopback_only_and_is_ended_by_an_error_too(nothing_left):
    this = psutil.Process()
    earlier, workers, addresses, folders = ports_of(this), [], set(), set()

    def look_and_fail():
        with start_workers(2) as client:
            workers.extend(this.children(recursive=True))
            addresses.update(ports_of(this, *workers) - earlier)
            folders.update(map(Path, client.run(local_directory).values()))
            raise OverflowError

    with pytest.raises(OverflowError):
        look_and_fail()
    assert len(addresses) > 2
    assert {address.ip for address in addresses} == {"127.0.0.1"}
    assert len(folders) == 2
    assert not any(folder.is_relative_to(Path.cwd()) or folder.exists() for folder in folders)


def local_directory(dask_worker):
    return dask_worker.local_directory


def test_error_of_the_function_is_raised_here(nothing_left):
    with start_workers(1) as client, pytest.raises(OverflowError):
        collect(client.map(float, [10**400]))


def test_worker_that_dies_is_an_error_and_does_not_hang(nothing_left):
    message = r"Every worker must be there.*start the sweep again"
    with pytest.raises(ClusterError, match=message), start_workers(2) as client:
        collect(client.map(os._exit, [1]), seconds=60)


def test_work_that_takes_too_long_is_an_error_and_is_ended(nothing_left):
    start = time.monotonic()
    message = r"within 0\.5 seconds\. Received: 0 of 2\. Wait"
    with pytest.raises(ClusterError, match=message), start_workers(1) as client:
        collect(client.map(time.sleep, [300, 301]), seconds=0.5)
    assert time.monotonic() - start < 60


def test_missing_package_is_named_with_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    message = r'no module named \'distributed\'.*pip install "neuronbook\[production\]"'
    with pytest.raises(ModuleNotFoundError, match=message), start_workers():
        pass


def test_script_without_a_guard_is_told_of_it(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from neuronbook.distributed import start_workers\n"
        "with start_workers(1, seconds=100):\n"
        "    print('started')\n"
    )
    command = [sys.executable, str(script)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=200, cwd=tmp_path)
    assert run.returncode == 1
    assert "ClusterError: 1 workers must start" in run.stderr
    assert 'begin below if __name__ == "__main__":' in run.stderr
