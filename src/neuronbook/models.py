"""The networks of the book, ready to be compiled."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import keras

from neuronbook.arguments import Count, Natural, Seed, Share, checked

__all__ = ["build_deep", "build_linear", "build_wide_and_deep"]


@checked
def build_linear(
    num_features: Count, *, units: Count = 1, seed: Seed | None = None
) -> keras.Sequential:
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


@checked
def build_deep(
    num_features: Count,
    hidden_units: Sequence[Count] = (512, 512, 512),
    *,
    activation: str | None = "relu",
    output_activation: str | None = None,
) -> keras.Sequential:
    """Build a stack of dense layers that ends in one unit.

    The untrained weights are random. ``keras.utils.set_random_seed(0)`` before it makes them the
    same every time; `neuronbook.training.fit_seeds` trains the model from several seeds.

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
    >>> keras.utils.set_random_seed(0)
    >>> build_deep(8).count_params()
    530433
    """
    stack = [keras.Input(shape=(num_features,))]
    for units in hidden_units:
        stack += [keras.layers.Dense(units, activation=activation)]
    stack += [keras.layers.Dense(1, activation=output_activation)]
    return keras.Sequential(stack)


@checked
def build_wide_and_deep(
    num_features: Count,
    *,
    units: Count = 2048,
    num_blocks: Natural = 5,
    dropout: Share = 0.3,
    seed: Seed | None = None,
) -> keras.Model:
    """Build a classifier whose logit is the sum of a linear model's and a deep network's.

    The wide path sees the inputs as they are; the deep path is `num_blocks` times dense layer,
    batch normalization, ReLU and dropout.  The sigmoid of their sum is the probability of
    class 1.  Batch normalization takes mean and variance over all devices of a strategy, so that
    the network computes the same on one as on eight.

    Parameters
    ----------
    num_features
        How many inputs one example has.
    units
        How many units each of the dense layers has.
    num_blocks
        How many dense layers the deep path has before its output; 0 leaves the linear model.
    dropout
        Which share of the units each dropout layer drops while training.
    seed
        Makes untrained weights and dropout the same every time; without it they are random.

    Returns
    -------
    keras.Model
        An uncompiled model from (num_examples, num_features) to (num_examples, 1).

    References
    ----------
    .. [1] H.-T. Cheng et al. (2016). Wide & deep learning for recommender systems.
       arXiv:1606.07792.

    Examples
    --------
    >>> build_wide_and_deep(28, units=4, num_blocks=1, dropout=0.0).count_params()
    166
    """
    seeds = itertools.count(seed) if seed is not None else itertools.repeat(None)

    def dense(size: int) -> keras.layers.Dense:
        initializer = keras.initializers.GlorotUniform(seed=next(seeds))
        return keras.layers.Dense(size, kernel_initializer=initializer)

    inputs = keras.Input(shape=(num_features,))
    logit = dense(1)(inputs)
    x = inputs
    for _ in range(num_blocks):
        x = dense(units)(x)
        x = keras.layers.BatchNormalization(synchronized=True)(x)
        x = keras.layers.ReLU()(x)
        x = keras.layers.Dropout(dropout, seed=next(seeds))(x)
    if num_blocks:
        logit = keras.layers.add([logit, dense(1)(x)])
    return keras.Model(inputs, keras.layers.Activation("sigmoid")(logit))
