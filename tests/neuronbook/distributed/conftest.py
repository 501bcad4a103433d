"""Small shards, and trainings as processes of their own."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.util
import json
import os
import random
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from neuronbook import distributed

NAMES = ("TF_CONFIG", "TPU_NAME")
WORKER = Path(__file__).with_name("worker.py")


def load_worker():
    spec = importlib.util.spec_from_file_location("worker", WORKER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def worker():
    """The functions of worker.py."""
    return load_worker()


@pytest.fixture(autouse=True, scope="session")
def alone():
    """Take away what the environment says about other workers and TPUs."""
    with pytest.MonkeyPatch.context() as patch:
        for name in NAMES:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def shards(tmp_path_factory, worker):
    """Write 1,000 events in three shards, up to 50 to a record."""
    x, y = worker.planted()
    return distributed.write_shards(
        x,
        y,
        tmp_path_factory.mktemp("shards"),
        features=worker.FEATURES,
        num_shards=3,
        events_per_record=50,
    )


@dataclasses.dataclass
class Process:
    """A training that runs; `finish` waits for it and returns its exit status and messages."""

    process: subprocess.Popen
    result: Path

    def finish(self, seconds=300):
        _, messages = self.process.communicate(timeout=seconds)
        return self.process.returncode, messages

    def load(self):
        status, messages = self.finish()
        assert status == 0, messages
        with np.load(self.result) as file:
            weights = [file[f"weight {i}"] for i in range(len(file.files) - 3)]
            history = json.loads(str(file["history"]))
            return str(file["line"]), history, file["predictions"], weights


@pytest.fixture(scope="session")
def start(tmp_path_factory):
    """Start a training; what is still running at the end of the tests is ended."""
    running = []

    def start(folder, *, tf_config=None, **options):
        result = tmp_path_factory.mktemp("result") / "result.npz"
        options = {"folder": str(folder), "result": str(result), **options}
        environment = {k: v for k, v in os.environ.items() if k not in NAMES}
        if tf_config:
            environment["TF_CONFIG"] = tf_config
        process = subprocess.Popen(
            [sys.executable, str(WORKER), json.dumps(options)],
            env=environment | {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return Process(process, result)

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def start_two(start):
    """Start two workers of one training, kept in a folder, on this machine."""

    def start_two(folder, *, kept, of_second=None):
        addresses = [f"127.0.0.1:{port}" for port in free_ports(2)]
        return [
            start(
                folder,
                tf_config=json.dumps(
                    {
                        "cluster": {"worker": addresses},
                        "task": {"type": "worker", "index": index},
                    }
                ),
                checkpoint=str(kept),
                **((of_second or {}) if index else {}),
            )
            for index in range(2)
        ]

    return start_two


@pytest.fixture(name="free_ports")
def _free_ports():
    return free_ports


def free_ports(number):
    """Find ports below 32768: above, the system may give one to another program meanwhile."""
    ports = set()
    while len(ports) < number:
        port = random.randrange(20_000, 32_768)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            ports.add(port)
    return [*ports]
