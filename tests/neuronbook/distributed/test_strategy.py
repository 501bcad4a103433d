import json
import os
import socket
import subprocess
import sys

import pytest

from neuronbook.distributed import BatchSize, pick_strategy
from neuronbook.distributed.strategy import choose

TWO_WORKERS = json.dumps(
    {"cluster": {"worker": ["a:1", "b:1"]}, "task": {"type": "worker", "index": 1}}
)
ONE_WORKER = json.dumps({"cluster": {"worker": ["a:1"]}, "task": {"type": "worker", "index": 0}})


def test_tpu_that_is_named_comes_before_gpus():
    choice = choose({"TPU_NAME": "local"}, tpu=None, num_gpus=2)
    assert (choice.tpu, choice.why) == ("local", "TPU_NAME is 'local'")
    assert choose({"TPU_NAME": "local"}, tpu="mine", num_gpus=2).tpu == "mine"


def test_workers_come_before_gpus_as_each_uses_its_gpus():
    choice = choose({"TF_CONFIG": TWO_WORKERS}, tpu=None, num_gpus=2)
    assert choice.cluster.addresses == ("a:1", "b:1")
    assert choice.why == "TF_CONFIG names 2 workers, this one is 1"


@pytest.mark.parametrize("environment", [{}, {"TF_CONFIG": ""}, {"TF_CONFIG": ONE_WORKER}])
def test_one_machine_without_a_tpu_has_several_gpus_or_one_device(environment):
    several = choose(environment, tpu=None, num_gpus=2)
    assert (several.cluster, several.why) == (None, "this machine has 2 GPUs")
    one, none = (choose(environment, tpu=None, num_gpus=number).why for number in (1, 0))
    assert one.endswith("there is one GPU")
    assert none.endswith("there is no GPU")


def test_tpu_and_workers_together_are_refused():
    with pytest.raises(ValueError, match=r"Either a TPU or the workers.*Received: tpu='local'"):
        choose({"TF_CONFIG": TWO_WORKERS, "TPU_NAME": "local"}, tpu=None, num_gpus=0)


def test_malformed_tf_config_is_never_taken_for_none(monkeypatch):
    monkeypatch.setenv("TF_CONFIG", "{}")
    with pytest.raises(ValueError, match="must have a cluster and a task"):
        pick_strategy()


def test_one_device_is_said_with_the_reason():
    devices = pick_strategy()
    assert devices.strategy.num_replicas_in_sync == 1
    assert devices.line.startswith(("one CPU: no TPU is named", "one GPU: no TPU is named"))
    assert devices.batch_size(256) == BatchSize(256, 1)


def test_global_batch_size_is_that_of_all_replicas():
    assert BatchSize(per_replica=128, num_replicas=8).global_size == 1024
    with pytest.raises(ValueError, match=r"Received: per_replica=0, num_replicas=8\. Take"):
        BatchSize(0, 8)


def test_tpu_that_cannot_be_reached_is_an_error_and_does_not_hang():
    # In a process of its own, as other tests need TensorFlow without a cluster.
    program = (
        "import sys\n"
        "from neuronbook.distributed import TPUError, pick_strategy\n"
        "for name, seconds in (('local', 60), (sys.argv[1], 2)):\n"
        "    try:\n"
        "        pick_strategy(name, tpu_seconds=seconds)\n"
        "    except TPUError as error:\n"
        "        print(error)\n"
    )
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes a call and never says a word
        address = f"grpc://127.0.0.1:{silent.getsockname()[1]}"
        run = subprocess.run(
            [sys.executable, "-c", program, address],
            env=os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3"},
            capture_output=True,
            text=True,
            timeout=300,  # TensorFlow is imported twice
        )
    assert run.returncode == 0, run.stderr
    no_chips, hangs = run.stdout.splitlines()
    rule = "A TPU that is named must be there. Received: tpu="
    assert f"{rule}'local': NotFoundError: TPUs not found" in no_chips
    assert f"{rule}'{address}': TimeoutError: no answer in 2 seconds. Start this" in hangs
