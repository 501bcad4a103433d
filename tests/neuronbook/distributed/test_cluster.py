import json
import socket
import threading
import time

import pytest

from neuronbook.distributed.cluster import Cluster, ClusterError, meet, read_cluster


def config(cluster, **task):
    return json.dumps({"cluster": cluster, "task": task})


def test_chief_comes_before_the_workers():
    cluster = {"chief": ["a:1"], "worker": ["b:1", "c:1"]}
    assert read_cluster(config(cluster, type="chief", index=0)).index == 0
    assert read_cluster(config(cluster, type="worker", index=1)) == Cluster(
        ("a:1", "b:1", "c:1"), 2
    )


TWO = {"worker": ["a:1", "b:1"]}


@pytest.mark.parametrize(
    ("tf_config", "rule"),
    [
        ("{", "TF_CONFIG must be JSON"),
        ("[]", "TF_CONFIG must have a cluster and a task"),
        (json.dumps({"cluster": TWO}), "TF_CONFIG must have a cluster and a task"),
        (json.dumps({"cluster": TWO, "task": 1}), "TF_CONFIG must have a cluster and a task"),
        (config({**TWO, "ps": ["c:1"]}, type="worker", index=0), "a chief and workers only"),
        (config(TWO, type="chief", index=0), "type 'chief' must be one of the cluster's"),
        (config({"worker": "a:1"}, type="worker", index=0), "must list addresses"),
        (config({"worker": ["a"]}, type="worker", index=0), "must list addresses"),
        (config({"worker": ["a:1", "a:1"]}, type="worker", index=0), "an address of its own"),
        (config(TWO, type="worker", index="0"), "index must be a whole number"),
        (config(TWO, type="worker"), "index must be a whole number"),
        (config(TWO, type="worker", index=2), "index must be from 0 to 1"),
        (config({"worker": []}, type="worker", index=0), "index must be from 0 to"),
    ],
)
def test_malformed_tf_config_says_what_is_wrong_and_how_to_write_it(tf_config, rule):
    with pytest.raises(
        ValueError, match=r"\. Received: TF_CONFIG=.*\. Write \{\"cluster\""
    ) as info:
        read_cluster(tf_config)
    assert rule in str(info.value)


def test_missing_worker_is_named_within_seconds(free_ports):
    addresses = tuple(f"127.0.0.1:{port}" for port in free_ports(2))
    started = time.monotonic()  # TensorFlow would wait for an hour
    with pytest.raises(ClusterError, match=rf"no answer from {addresses[1]}\. Start them all"):
        meet(Cluster(addresses, 0), seconds=0.3)
    assert time.monotonic() - started < 60


def test_workers_that_start_one_after_the_other_meet(free_ports):
    addresses = tuple(f"127.0.0.1:{port}" for port in free_ports(2))
    both = threading.Barrier(2, timeout=60)

    def come(index):
        meet(Cluster(addresses, index), seconds=60)
        port = int(addresses[index].split(":")[1])
        with socket.create_server(("127.0.0.1", port)):  # as TensorFlow does then
            both.wait()

    late = threading.Timer(0.3, come, [1])
    late.start()
    come(0)
    late.join()
    assert not both.broken


def test_address_in_use_is_told_at_once():
    with socket.create_server(("", 0)) as used:
        address = f"127.0.0.1:{used.getsockname()[1]}"
        with pytest.raises(ClusterError, match=rf"listen at {address}.*choose another port"):
            meet(Cluster((address, "127.0.0.1:1"), 0), seconds=10)
