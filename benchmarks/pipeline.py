"""Time how events come from TFRecord files, beside arrays, and how long the network waits.

The events are random: their values change nothing here.  Each way of feeding gives batches of
2,048 events of 28 inputs, shuffled anew every pass, and is timed on passes after the first.
"""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from rich.console import Console
from rich.table import Table

from neuronbook.distributed import BatchSize, Pipeline, write_shards
from neuronbook.models import build_wide_and_deep

NUM_EVENTS = 400_000
NUM_FEATURES = 28
BATCH = 2048
STEPS = NUM_EVENTS // BATCH
FEATURES = [f"x{i}" for i in range(NUM_FEATURES)]


def make_events() -> tuple[np.ndarray, np.ndarray]:
    """Return x of shape (NUM_EVENTS, NUM_FEATURES) and y of shape (NUM_EVENTS,)."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(NUM_EVENTS, NUM_FEATURES)).astype(np.float32)
    return x, (x[:, 0] > 0).astype(np.float32)


def numpy_loop(x: np.ndarray, y: np.ndarray) -> Iterator[Any]:
    """Give shuffled batches of arrays for ever, as a plain loop does."""
    rng = np.random.default_rng(0)
    while True:
        order = rng.permutation(len(x))
        for step in range(STEPS):
            rows = order[step * BATCH : (step + 1) * BATCH]
            yield tf.constant(x[rows]), tf.constant(y[rows])


def keras_arrays(x: np.ndarray, y: np.ndarray) -> Iterator[Any]:
    """Give the batches that `model.fit(x, y)` would feed."""
    from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter

    adapter = ArrayDataAdapter(x, y, batch_size=BATCH, shuffle=True)
    while True:
        yield from adapter.get_tf_dataset()


def time_events(batches: Iterable[Any], passes: int = 2) -> tuple[float, float]:
    """Return the events a second of the first pass and of the fastest later one."""
    iterator = iter(batches)
    rates = []
    for _ in range(passes + 1):
        started = time.perf_counter()
        for _ in itertools.islice(iterator, STEPS):
            pass
        rates.append(STEPS * BATCH / (time.perf_counter() - started))
    return rates[0], max(rates[1:])


def time_steps(model: keras.Model, batches: Iterable[Any], steps: int) -> float:
    """Return the seconds that so many training steps take, after one that compiles."""
    iterator = iter(batches)

    @tf.function
    def run(number: tf.Tensor) -> None:
        for _ in tf.range(number):
            model.train_step(next(iterator))

    run(tf.constant(1))
    started = time.perf_counter()
    run(tf.constant(steps))
    return time.perf_counter() - started


def time_feeding(console: Console, folder: Path) -> Pipeline:
    """Print events a second of each way of feeding."""
    x, y = make_events()
    table = Table("batches from", "first pass", "later passes", title="events a second")
    ways: dict[str, Callable[[], Iterable[Any]]] = {
        "NumPy, a plain loop": lambda: numpy_loop(x, y),
        "Keras' feeding of arrays": lambda: keras_arrays(x, y),
    }
    for size in (1, 256, 2048):
        # One event to a record is the usual way; a tenth of the events is enough to time it.
        part = NUM_EVENTS // 10 if size == 1 else NUM_EVENTS
        started = time.perf_counter()
        shards = write_shards(
            x[:part], y[:part], folder / str(size), features=FEATURES, events_per_record=size
        )
        rate = part / (time.perf_counter() - started)
        for cache in (True, False):
            name = f"TFRecords, {size} to a record, {'cached' if cache else 'read every pass'}"
            ways[name] = Pipeline(shards, BatchSize(BATCH), cache=cache).batches
        console.print(f"written with {size} to a record: {rate:,.0f} events a second")
    for name, way in ways.items():
        first, later = time_events(way())
        table.add_row(name, f"{first:,.0f}", f"{later:,.0f}")
    console.print(table)
    return Pipeline(shards, BatchSize(BATCH))


def time_waiting(console: Console, pipeline: Pipeline) -> None:
    """Print which share of a step each network spends waiting for its batch.

    The same steps are timed with a batch that is always there; what they take longer with the
    pipeline is the waiting, and all else that reading takes from the processor.
    """
    table = Table("network", "batch at hand", "pipeline", "waiting", title="milliseconds a step")
    batch = next(iter(pipeline.batches()))
    at_hand = tf.data.Dataset.from_tensors(batch).repeat()
    for name, units, num_blocks, steps in (
        ("28-256-1", 256, 1, 100),
        ("28-5 × 256-1", 256, 5, 30),
        ("28-5 × 2048-1", 2048, 5, 1),
    ):
        model = build_wide_and_deep(NUM_FEATURES, units=units, num_blocks=num_blocks)
        model.compile("adam", "binary_crossentropy")
        # In turns, and the fastest of each: other programs may need the processor too.
        times = [
            [time_steps(model, batches, steps) / steps for batches in (at_hand, pipeline.batches())]
            for _ in range(2)
        ]
        without, with_pipeline = np.min(times, axis=0)
        share = max(0.0, 1 - without / with_pipeline)
        table.add_row(name, f"{without * 1e3:.1f}", f"{with_pipeline * 1e3:.1f}", f"{share:.1%}")
    console.print(table)


def main() -> None:
    """Print both tables."""
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        time_waiting(console, time_feeding(console, Path(folder)))


if __name__ == "__main__":
    main()
