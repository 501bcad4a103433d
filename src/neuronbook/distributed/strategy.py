"""Find out on what to train: a TPU, several GPUs, several workers, or one device."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import Any

import tensorflow as tf

from neuronbook.arguments import Positive, check_fields, checked
from neuronbook.distributed.cluster import Cluster, meet, read_cluster

TPU_SECONDS = 30.0
CLUSTER_SECONDS = 120.0


class TPUError(RuntimeError):
    """A TPU that was named cannot be used."""


@dataclasses.dataclass(frozen=True)
class BatchSize:
    """How many examples one step takes: `per_replica` on each of `num_replicas` devices.

    Examples
    --------
    >>> BatchSize(per_replica=256, num_replicas=8).global_size
    2048
    """

    per_replica: int
    num_replicas: int = 1

    def __post_init__(self) -> None:
        check_fields(self)
        if self.per_replica < 1 or self.num_replicas < 1:
            raise ValueError(
                "A batch must have at least one example on each of at least one device. "
                f"Received: per_replica={self.per_replica}, num_replicas={self.num_replicas}. "
                "Take 1 or more for both."
            )

    @property
    def global_size(self) -> int:
        """How many examples one step takes on all devices together: the global batch size."""
        return self.per_replica * self.num_replicas


@dataclasses.dataclass(frozen=True)
class Devices:
    """The strategy to train with, and one line that says what was found and why it was chosen."""

    strategy: tf.distribute.Strategy
    line: str

    def batch_size(self, per_replica: int) -> BatchSize:
        """Return the batch size of a step that takes `per_replica` examples on each device."""
        return BatchSize(per_replica, self.strategy.num_replicas_in_sync)


@dataclasses.dataclass(frozen=True)
class Choice:
    """What to use, before anything is touched: the TPU of this name, these workers, or GPUs."""

    tpu: str | None
    cluster: Cluster | None
    num_gpus: int
    why: str


def choose(environment: Mapping[str, str], *, tpu: str | None, num_gpus: int) -> Choice:
    """Choose between what is named and what is there, without touching it.

    A TPU that is named comes first, then several workers, then several GPUs, then one device.
    Workers come before GPUs because each of them uses all GPUs of its machine anyway, while
    GPUs alone would leave the other workers waiting.

    Examples
    --------
    >>> choose({}, tpu=None, num_gpus=4).why
    'this machine has 4 GPUs'
    >>> choose({"TPU_NAME": "local"}, tpu=None, num_gpus=0).why
    "TPU_NAME is 'local'"
    """
    cluster = read_cluster(environment["TF_CONFIG"]) if environment.get("TF_CONFIG") else None
    if cluster is not None and len(cluster.addresses) == 1:
        cluster = None  # one worker is one machine
    named = tpu or environment.get("TPU_NAME")
    if named and cluster:
        raise ValueError(
            "Either a TPU or the workers of TF_CONFIG can be used. "
            f"Received: tpu={named!r} and TF_CONFIG={environment['TF_CONFIG']!r}. Unset one."
        )
    if named:
        why = f"tpu={tpu!r} was asked for" if tpu else f"TPU_NAME is {named!r}"
        return Choice(named, None, num_gpus, why)
    if cluster:
        why = f"TF_CONFIG names {len(cluster.addresses)} workers, this one is {cluster.index}"
        return Choice(None, cluster, num_gpus, why)
    if num_gpus > 1:
        return Choice(None, None, num_gpus, f"this machine has {num_gpus} GPUs")
    gpus = "one GPU" if num_gpus else "no GPU"
    why = f"no TPU is named, TF_CONFIG names no other worker, and there is {gpus}"
    return Choice(None, None, num_gpus, why)


@checked
def pick_strategy(
    tpu: str | None = None,
    *,
    tpu_seconds: Positive = TPU_SECONDS,
    cluster_seconds: Positive = CLUSTER_SECONDS,
) -> Devices:
    """Pick the `tf.distribute` strategy for the devices that are named or there.

    Call it first, before TensorFlow has computed anything, and build and compile the model
    under `devices.strategy.scope()`.

    Parameters
    ----------
    tpu
        The name or the address of a TPU; "local" if its chips are in this machine, as on Kaggle
        and on a Cloud TPU VM.  If it is not given, the variable TPU_NAME may name one.
    tpu_seconds
        How long the TPU may take to answer.
    cluster_seconds
        How long to wait for the other workers that TF_CONFIG names.

    Raises
    ------
    TPUError
        If the TPU that was named cannot be used: nothing else is taken in its place.
    ClusterError
        If another worker does not answer in time.
    ValueError
        If TF_CONFIG is not what it should be, or names workers beside a TPU.
    """
    gpus = tf.config.list_physical_devices("GPU")
    choice = choose(os.environ, tpu=tpu, num_gpus=len(gpus))
    if choice.tpu is not None:
        strategy = _connect(choice.tpu, seconds=tpu_seconds)
        found = f"TPU with {strategy.num_replicas_in_sync} cores (TPUStrategy)"
    elif choice.cluster is not None:
        meet(choice.cluster, seconds=cluster_seconds)
        strategy = tf.distribute.MultiWorkerMirroredStrategy()
        found = f"{len(choice.cluster.addresses)} workers (MultiWorkerMirroredStrategy)"
    elif choice.num_gpus > 1:
        strategy = tf.distribute.MirroredStrategy()
        found = f"{strategy.num_replicas_in_sync} GPUs (MirroredStrategy)"
    else:
        strategy = tf.distribute.get_strategy()
        found = "one GPU" if choice.num_gpus else "one CPU"
    return Devices(strategy, f"{found}: {choice.why}")


# What hangs in `experimental_connect_to_cluster` may hold Python's lock, so that no thread could
# tell of it; a process of its own can always be ended.
_PROBE = """
import sys
import tensorflow as tf
print("ready", flush=True)
resolver = tf.distribute.cluster_resolver.TPUClusterResolver(tpu=sys.argv[1])
tf.config.experimental_connect_to_cluster(resolver)
"""


def _connect(name: str, *, seconds: float) -> tf.distribute.Strategy:
    """Connect to a TPU and wait no longer than this for each of the things it has to do."""
    try:
        if name != "local":
            _probe(name, seconds=seconds)
        resolver = tf.distribute.cluster_resolver.TPUClusterResolver(tpu=name)
        tf.config.experimental_connect_to_cluster(resolver)
        _initialize(resolver, seconds=seconds)
        return tf.distribute.TPUStrategy(resolver)
    except Exception as error:
        reason = next(iter(str(error).splitlines()), "")
        raise TPUError(
            "A TPU that is named must be there. "
            f"Received: tpu={name!r}: {type(error).__name__}: {reason}. Start this machine with "
            "a TPU and install tensorflow-tpu, correct the name, or unset TPU_NAME to train "
            "without one; then restart Python."
        ) from error


def _probe(name: str, *, seconds: float) -> None:
    """Connect to a TPU on the network in another process, to see whether it answers."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", _PROBE, name], stdout=pipe, stderr=pipe, encoding="utf-8"
    ) as process:
        if process.stdout is not None:
            process.stdout.readline()  # importing TensorFlow takes its time, and cannot hang
        try:
            _, messages = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise TimeoutError(f"no answer in {seconds:g} seconds") from None
    if process.returncode:
        raise ConnectionError(messages.strip().rpartition("\n")[2])


def _initialize(resolver: Any, *, seconds: float) -> None:
    """Start the TPU, in a thread, as one in use elsewhere may keep its next user waiting."""
    errors: list[Exception] = []

    def initialize() -> None:
        try:
            tf.tpu.experimental.initialize_tpu_system(resolver)
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=initialize, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TimeoutError(f"not ready in {seconds:g} seconds")
    if errors:
        raise errors[0]
