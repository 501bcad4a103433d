"""Several models of one architecture as a single model with stacked weights.

The stacked model takes a tensor of shape (num_seeds, batch_size, num_features): the first axis
says which of the models an example is for. A matrix product of stacked matrices works on all of
them in one step; that is where the time is won.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np

from neuronbook.training.layers import (
    StackedActivation,
    StackedBatchNormalization,
    StackedDense,
    StackedDropout,
    stands_alone,
)
from neuronbook.training.settings import ONE_BY_ONE, check_alike, refuse_others

__all__ = ["check_model", "examples_stand_alone", "stack_models"]

Layers = Sequence[keras.Layer]


def _as_it_is(layers: Layers) -> keras.Layer:
    """Return a layer like the first: it treats each number in the same way, on any axes."""
    return type(layers[0]).from_config(layers[0].get_config())


# How each kind of layer is stacked, and which of its settings are computed.
_STACKED: dict[type[keras.Layer], tuple[Callable[[Layers], keras.Layer], set[str]]] = {
    keras.layers.Dense: (
        StackedDense,
        {"units", "activation", "use_bias", "kernel_initializer", "bias_initializer"}
        | {"kernel_regularizer", "bias_regularizer"},
    ),
    keras.layers.BatchNormalization: (
        StackedBatchNormalization,
        {"axis", "momentum", "epsilon", "center", "scale", "gamma_initializer", "beta_initializer"}
        | {"moving_mean_initializer", "moving_variance_initializer"}
        | {"gamma_regularizer", "beta_regularizer", "synchronized"},  # there is one device only
    ),
    keras.layers.Dropout: (StackedDropout, {"rate", "seed"}),
    keras.layers.Activation: (StackedActivation, {"activation"}),
    keras.layers.Concatenate: (lambda layers: keras.layers.Concatenate(axis=-1), {"axis"}),
    keras.layers.Add: (_as_it_is, set()),
    keras.layers.ELU: (_as_it_is, {"alpha"}),
    keras.layers.LeakyReLU: (_as_it_is, {"negative_slope"}),
    keras.layers.ReLU: (_as_it_is, {"max_value", "negative_slope", "threshold"}),
}
_AS_ACTIVATION = (keras.layers.ELU, keras.layers.LeakyReLU, keras.layers.ReLU)
_OF_EVERY_LAYER = {"name", "trainable", "dtype", "autocast"}  # all numbers are float32
_MAY_BE_ITS_OWN = {"get_config", "from_config"}  # of a subclass


def stack_models(models: Sequence[keras.Model]) -> keras.Model:
    """Return one model that computes all of `models`, with their weights stacked.

    Parameters
    ----------
    models
        Built models of one architecture, each from (batch_size, num_features).

    Returns
    -------
    keras.Model
        Maps (num_seeds, batch_size, num_features) to (num_seeds, batch_size, units). Its weights
        are copies, in the order of ``model.weights``, each with the seeds as its first axis.

    Raises
    ------
    ValueError
        If a layer or one of its settings cannot be stacked, or if the models differ.
    """
    first = models[0]
    if len(first.inputs) != 1 or len(first.input_shape) != 2 or len(first.outputs) != 1:
        raise ValueError(
            "Models trained side by side map one table of inputs, of shape (batch_size, "
            f"num_features), to one output. Received: inputs={first.inputs!r}. "
            f"{ONE_BY_ONE.capitalize()}."
        )
    shapes = [[weight.shape for weight in model.weights] for model in models]
    if any(each != shapes[0] for each in shapes) or len({len(m.layers) for m in models}) > 1:
        raise ValueError(
            "Every seed trains the same model. Received: models with other layers. "
            "Return the same model from each call of build_compiled."
        )
    inputs = keras.Input(batch_shape=(len(models), None, first.input_shape[-1]))
    of_each = {first.layers[i]: [m.layers[i] for m in models] for i in range(len(first.layers))}
    if isinstance(first, keras.Sequential):
        outputs = inputs
        for layer in first.layers:
            outputs = _stack_layer(of_each[layer])(outputs)
        stacked = keras.Model(inputs, outputs)
    else:
        _check_operations(first)
        stacked = keras.models.clone_model(
            first,
            input_tensors=[inputs] if isinstance(first.input, list) else inputs,
            clone_function=lambda layer: _stack_layer(of_each[layer]),
        )
    if len(stacked.trainable_weights) != len(first.trainable_weights):
        raise ValueError(
            "A layer trains all of its weights or none. Received: a layer of which some are "
            f"frozen. Set `trainable` of the whole layer, or {ONE_BY_ONE}."
        )
    parts = zip(*(model.get_weights() for model in models), strict=True)
    for variable, arrays in zip(stacked.weights, parts, strict=True):
        variable.assign(np.stack(arrays).reshape(variable.shape))
    return stacked


def check_model(model: keras.Model) -> None:
    """Raise a ValueError unless a model computes and trains as Keras' own models do."""
    of_keras = [kind.__module__.startswith("keras.") for kind in type(model).__mro__]
    for kind in type(model).__mro__[: of_keras.index(True)]:
        for name in vars(kind).keys() - _MAY_BE_ITS_OWN:
            is_public = not name.startswith("__") or name == "__call__"
            if is_public and (hasattr(keras.Model, name) or hasattr(keras.Sequential, name)):
                _refuse_own(model, name)
    if not isinstance(model, keras.Sequential) and not hasattr(model, "operations"):
        _refuse_own(model, "call")
    if model.activity_regularizer is not None:
        _refuse_own(model, "activity_regularizer")


def examples_stand_alone(model: keras.Model) -> bool:
    """Say if each prediction depends on its own example alone, outside training."""
    return all(stands_alone(getattr(each, "activation", keras.activations.linear))
               for each in model.layers)  # fmt: skip


def _refuse_own(model: keras.Model, name: str) -> None:
    raise ValueError(
        "Models trained side by side are Sequential or of inputs and outputs, and train as Keras' "
        f"own do. Received: {type(model).__name__} with its own {name}. "
        f"Leave {name} out, or {ONE_BY_ONE}."
    )


def _check_operations(model: keras.Model) -> None:
    for operation in model.operations:
        if not isinstance(operation, keras.Layer):
            _refuse_layer(operation)


def _stack_layer(layers: Layers) -> keras.Layer:
    first = layers[0]
    if type(first) not in _STACKED:
        _refuse_layer(first)
    stack, computed = _STACKED[type(first)]
    check_alike(layers)
    refuse_others(first, computed | _OF_EVERY_LAYER)
    if first.dtype_policy.name != "float32":
        _refuse_setting(first, "dtype", first.dtype_policy.name, "float32")
    if "axis" in computed and first.axis not in (-1, 1):
        _refuse_setting(first, "axis", first.axis, "-1")
    activation = getattr(first, "activation", None)
    if isinstance(activation, keras.Layer) and type(activation) not in _AS_ACTIVATION:
        _refuse_setting(first, "activation", activation, "a function")
    return stack(layers)


def _refuse_layer(operation: Any) -> None:
    raise ValueError(
        "Models trained side by side are made of Dense, BatchNormalization, Dropout, activation "
        f"layers, Add and Concatenate. Received: layer={operation!r}. {ONE_BY_ONE.capitalize()}."
    )


def _refuse_setting(layer: keras.Layer, name: str, value: Any, instead: str) -> None:
    raise ValueError(
        f"Seeds are trained side by side with {name} {instead} only. Received: {name}={value!r} "
        f"of {type(layer).__name__}. Leave it out, or {ONE_BY_ONE}."
    )
