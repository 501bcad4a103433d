"""A training as a process of its own: `python worker.py '{"folder": …}'` writes result.npz.

It trains the small network on `planted` data on one device, on two logical CPU devices, or as
one of the workers of TF_CONFIG, and may kill itself in the middle.
"""

import json
import os
import signal
import sys
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from neuronbook import distributed
from neuronbook.models import build_wide_and_deep

FEATURES = ("a", "b", "c", "d", "e")
EPOCHS = 3
BATCH_SIZE = 64


def planted(num_examples=1000, seed=0):
    """Five inputs, and a label that depends on their sum."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(num_examples, len(FEATURES))).astype("float32")
    y = (x.sum(axis=1) + rng.normal(size=num_examples) > 0).astype("float32")
    return x, y


def build(devices, dropout):
    with devices.strategy.scope():
        model = build_wide_and_deep(len(FEATURES), units=16, num_blocks=2, dropout=dropout, seed=0)
        model.compile("adam", "binary_crossentropy", metrics=[keras.metrics.AUC(name="auc")])
    return model


class KillAt(keras.callbacks.Callback):
    """End the process as a power cut would, when a number of steps has been trained."""

    def __init__(self, step):
        super().__init__()
        self._step = step

    def on_train_batch_end(self, batch, logs=None):
        if int(self.model.optimizer.iterations.numpy()) >= self._step:
            os.kill(os.getpid(), signal.SIGKILL)


def train(folder, *, devices, dropout=0.0, kill_at=None, checkpoint=None):
    shards = distributed.open_shards(folder, features=FEATURES)
    model = build(devices, dropout)
    callbacks = [keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)]
    if kill_at:
        callbacks.append(KillAt(kill_at))
    history = distributed.fit(
        model,
        distributed.Pipeline(
            shards, devices.batch_size(BATCH_SIZE // devices.strategy.num_replicas_in_sync)
        ),
        epochs=EPOCHS,
        validation_data=planted(100, seed=1),
        callbacks=callbacks,
        checkpoint=distributed.Checkpoint(checkpoint, every=10) if checkpoint else None,
    )
    return model, history.history


def pick(kind):
    if kind != "two CPUs":
        return distributed.pick_strategy()
    (cpu,) = tf.config.list_physical_devices("CPU")
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
    strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
    return distributed.Devices(strategy, "two CPUs (MirroredStrategy)")


def main():
    options = json.loads(sys.argv[1])
    result = Path(options.pop("result"))
    devices = pick(options.pop("kind", "as found"))
    model, history = train(**options, devices=devices)
    predictions = distributed.predict(
        model, planted(70, seed=2)[0], batch_size=devices.batch_size(16)
    )
    np.savez(
        result,
        line=devices.line,
        history=json.dumps(history),
        predictions=predictions,
        **{f"weight {i}": weight for i, weight in enumerate(model.get_weights())},
    )


if __name__ == "__main__":
    main()
