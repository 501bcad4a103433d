"""The networks of the book, ready to be compiled."""

from __future__ import annotations

import keras

__all__ = ["build_linear"]


def build_linear(num_features: int, *, units: int = 1, seed: int | None = None) -> keras.Sequential:
    """Build a linear model: every output is a weighted sum of the inputs plus a bias.

    Parameters
    ----------
    num_features
        How many inputs one example has.
    units
        How many outputs the model has.
    seed
        Makes the untrained weights the same every time; without it they are random.

    Returns
    -------
    keras.Sequential
        An uncompiled model with a kernel of shape (num_features, units) and a bias of shape
        (units,), which starts at zero.

    Examples
    --------
    >>> build_linear(3).count_params()
    4
    """
    initializer = keras.initializers.GlorotUniform(seed=seed)
    return keras.Sequential(
        [
            keras.Input(shape=(num_features,)),
            keras.layers.Dense(units=units, kernel_initializer=initializer),
        ]
    )
