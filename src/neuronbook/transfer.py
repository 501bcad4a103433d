"""Reuse a trained network: freeze its base, train a new head, then unfreeze the base."""

from __future__ import annotations

from collections.abc import Iterator

import keras
import pandas as pd

__all__ = ["freeze", "trainable_layers", "unfreeze"]


def freeze(base: keras.Model) -> None:
    """Keep every layer of a base as it is; compile the model that contains it afterwards."""
    base.trainable = False


def unfreeze(base: keras.Model) -> None:
    """Let the layers of a base learn again, except batch normalization; compile afterwards.

    A layer of batch normalization that is not trainable keeps its moving averages and uses them
    in training too, as in inference. The order matters: when ``base.trainable`` changes, every
    layer of the base changes with it, those of batch normalization as well.
    """
    base.trainable = True
    for layer in base.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False


def trainable_layers(model: keras.Model) -> pd.Series[bool]:
    """Return for each layer with weights, by its name, whether the optimizer changes it.

    The layers of a base inside the model stand in its place.

    Examples
    --------
    >>> base = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, name="hidden")])
    >>> model = keras.Sequential([base, keras.layers.Dense(1, name="head")])
    >>> freeze(base)
    >>> trainable_layers(model).to_dict()
    {'hidden': False, 'head': True}
    """
    learning = {id(weight) for weight in model.trainable_weights}
    return pd.Series(
        {
            layer.name: any(id(weight) in learning for weight in layer.weights)
            for layer in _flat(model)
            if layer.weights
        }
    )


def _flat(model: keras.Model) -> Iterator[keras.layers.Layer]:
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from _flat(layer)
        else:
            yield layer
