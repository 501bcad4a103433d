"""What a model consists of, one part after the other: words for what is wrong with it.

Whether a model is right is never decided here, but by what it computes (`probes`).
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["leaves_of", "parts_of", "shows_order"]

_GRID = np.append(np.linspace(-8, 8, 65), 1000)[:, None].astype("float32")  # one number a row
_KNOWN: dict[str, NDArray[np.float32]] = {
    "": _GRID,
    "relu": np.maximum(_GRID, 0),
    "sigmoid": 1 / (1 + np.exp(-_GRID)),
}


def parts_of(model: Any) -> list[str]:
    """Name the parts of a built Keras model in the order of its layers.

    Models inside the model are opened. A part without weights is named by what it computes, be it
    an argument, a layer or a call; what changes nothing is left out:
    ``["Dense(64)", "relu", "Dropout(0.3)", "Dense(1)"]``. Every other layer is named by its class.
    A subclass of `keras.Model` shows the layers that it was given, not what its ``call`` does.
    """
    return [part for leaf in leaves_of(model) for part in _name(leaf)]


def leaves_of(model: Any) -> Iterator[Any]:
    """Yield the layers of a model, and those of the models in it, but no inputs."""
    import keras  # slow, and hints are read without it

    seen = {id(model)}  # a model may even be a layer of itself
    pending = _steps_of(model)
    while pending:
        step = pending.pop(0)
        if isinstance(step, keras.Model):
            if id(step) not in seen:
                seen.add(id(step))
                pending = _steps_of(step) + pending
        elif not isinstance(step, keras.layers.InputLayer):
            yield step


def shows_order(model: Any) -> bool:
    """Tell whether `parts_of` shows the order of the calls, and those of functions.

    It does not for a class of one's own with a ``call``, nor for a model with one in it.
    """
    import keras

    steps = [model, *(step for step in _steps_of(model) if isinstance(step, keras.Model))]
    return all(type(step).call.__module__.partition(".")[0] == "keras" for step in steps)


def _steps_of(model: Any) -> list[Any]:
    operations = getattr(model, "operations", None)  # of a functional model: calls, too
    return list(model.layers if operations is None else operations)


def _name(layer: Any) -> Iterator[str]:
    import keras

    if getattr(type(layer), "call", None) is keras.layers.Dropout.call:
        if layer.rate:
            yield f"Dropout({layer.rate:g})"
    elif isinstance(layer, keras.layers.Dense):
        yield f"Dense({layer.units})"
        yield from _name_of_function(layer.activation)
    elif isinstance(layer, keras.layers.Layer) and (
        layer.weights or "training" in inspect.signature(layer.call).parameters
    ):
        is_normalization = type(layer).call is keras.layers.BatchNormalization.call
        yield "BatchNormalization" if is_normalization else type(layer).__name__
        yield from _name_of_function(getattr(layer, "activation", None))
    else:
        yield from _name_of_function(layer)


def _name_of_function(function: Any) -> Iterator[str]:
    """Name what maps each number by itself; nothing if it maps each to itself."""
    if function is None:
        return
    try:
        computed = np.asarray(function(_GRID), dtype="float32")
    except Exception:  # it takes something else than one column of numbers
        computed = np.empty(0)
    for name, expected in _KNOWN.items():
        if computed.shape == expected.shape and np.allclose(computed, expected, 1e-2, 1e-2):
            yield from [name] if name else []
            return
    function = getattr(function, "activation", function)  # of a layer `Activation`
    yield getattr(function, "__name__", type(function).__name__)
