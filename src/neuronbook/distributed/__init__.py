"""Train on one device, on several, on several machines or on a TPU, with the same program.

Read the modules in this order:

- `strategy`, `cluster`: what to train on
- `records`, `manifest`, `pipeline`: the data, from an array to files to batches
- `training`, `checkpoints`, `evaluation`, `schedules`: the training
- `sweeps`, `workers`: processes on this machine, of Dask and of TensorFlow; `tasks`: what they do
"""

from neuronbook.distributed.checkpoints import Checkpoint, CheckpointError
from neuronbook.distributed.cluster import ClusterError
from neuronbook.distributed.evaluation import predict
from neuronbook.distributed.manifest import ShardError, Shards, open_shards
from neuronbook.distributed.pipeline import Pipeline
from neuronbook.distributed.records import write_shards
from neuronbook.distributed.schedules import warm_up_then_cosine
from neuronbook.distributed.strategy import BatchSize, Devices, TPUError, pick_strategy
from neuronbook.distributed.sweeps import collect, start_workers
from neuronbook.distributed.training import fit
from neuronbook.distributed.workers import run_together

__all__ = [
    "BatchSize",
    "Checkpoint",
    "CheckpointError",
    "ClusterError",
    "Devices",
    "Pipeline",
    "ShardError",
    "Shards",
    "TPUError",
    "collect",
    "fit",
    "open_shards",
    "pick_strategy",
    "predict",
    "run_together",
    "start_workers",
    "warm_up_then_cosine",
    "write_shards",
]
