"""How the learning rate changes during a training."""

from __future__ import annotations

import keras

from neuronbook.arguments import checked


@checked
def warm_up_then_cosine(
    num_steps: int, *, learning_rate: float, warm_up: float = 0.05
) -> keras.optimizers.schedules.CosineDecay:
    """Return a schedule that rises from 0 to `learning_rate`, then falls to 0 along a cosine.

    Large batches need a large learning rate, which would throw the untrained weights about; so
    the first share `warm_up` of the steps approaches it.  The fall lets the weights settle.  It
    changes at every step, unlike `ReduceLROnPlateau`, which waits for bad epochs and then may
    not go below its `min_lr`: with a `min_lr` as large as the start it never acts.

    Examples
    --------
    >>> schedule = warm_up_then_cosine(100, learning_rate=0.01, warm_up=0.1)
    >>> [round(float(schedule(step)), 4) for step in (0, 5, 10, 55, 100)]
    [0.0, 0.005, 0.01, 0.005, 0.0]
    """
    if num_steps < 1 or not 0 <= warm_up < 1 or learning_rate <= 0:
        raise ValueError(
            "A schedule needs steps, a positive learning rate and a warm-up of 0 to below 1. "
            f"Received: num_steps={num_steps}, learning_rate={learning_rate}, "
            f"warm_up={warm_up}. Take such values."
        )
    warm_up_steps = round(warm_up * num_steps)
    return keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=0.0 if warm_up_steps else learning_rate,
        decay_steps=num_steps - warm_up_steps,
        warmup_target=learning_rate if warm_up_steps else None,
        warmup_steps=warm_up_steps,
    )
