"""The networks of the book, ready to be compiled."""

from __future__ import annotations

from collections.abc import Sequence

import keras

__all__ = ["build_deep", "build_linear"]


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


def build_deep(
    num_features: int,
    hidden_units: Sequence[int] = (512, 512, 512),
    *,
    activation: str | None = "relu",
    output_activation: str | None = None,
) -> keras.Sequential:
    """Build a stack of dense layers that ends in one unit.

    Parameters
    ----------
    num_features
        How many inputs one example has.
    hidden_units
        The number of units of each hidden layer, from the inputs to the output.
    activation
        The activation function of the hidden layers; None for none.
    output_activation
        That of the output; without it the output is any number, as regression needs it.

    Returns
    -------
    keras.Sequential
        An uncompiled model: (batch_size, num_features) to (batch_size, 1).

    Examples
    --------
    >>> build_deep(8).count_params()
    530433
    """
    model = keras.Sequential([keras.Input(shape=(num_features,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation=activation))
    model.add(keras.layers.Dense(1, activation=output_activation))
    return model
