"""Does this model compute that? Asked by giving it numbers, not by looking inside.

So every form that Keras accepts is accepted: lists, functional calls, subclasses, mixed
precision, trained or not. The model is tried with other weights than its own, because under some
weights, such as zeros, an activation cannot be seen. Its own weights stay as they are.
"""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, permutations, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.checking.parts import leaves_of, shows_order
from neuronbook.checking.reference import Reference

__all__ = ["burdens_of", "computes", "learns_all", "predict", "takes_training"]

Floats = NDArray[np.floating[Any]]
Layers = list[list[Any]]  # the weights of each layer

_SMALL, _LARGE = 0.6, 2000.0  # the smooth relatives of ReLU differ where numbers are small, and
# those with an upper bound where they are large
_LARGEST_HALF = 100.0  # beyond, the numbers between two layers may not fit
_MOST_ORDERS = 24
_MANY = 8192  # examples whose outputs show how dropout is distributed
_NOISE = 1e-6  # how rarely the same dropout is taken for another one


def computes(model: Any, reference: Reference, *, in_training: bool = True) -> bool:
    """Tell whether a model, whatever its weights, computes what a reference computes.

    Parameters
    ----------
    model
        A built model of rows of a table.
    reference
        What it should compute.
    in_training
        Whether it must do so while it is trained, too: what is dropped must be distributed in
        the same way, and batch normalization must follow the batches.

    Notes
    -----
    Differences of less than 0.03 % of the largest output are not seen, in half precision of 5 %.
    Of dropout the distribution is compared.
    """
    planted = reference.plant()
    questions = []
    for scale in (_SMALL, _LARGEST_HALF if _is_half(model) else _LARGE):
        x = _inputs(model, reference, scale)
        questions.append((x, reference.predict(x, planted)))
    for layers in _pairings(model, reference):
        weights = _assign(layers, planted)
        if all(
            _are_near(predict(model, x, weights, training=training), expected, model)
            for x, expected in questions
            for training in (False, None)  # as `predict` calls a model, and as a reader does
        ):
            return not in_training or _trains_like(model, reference, layers)
    return False


def takes_training(model: Any) -> bool:
    """Tell whether Keras tells a model, and by it its layers, that they are being trained."""
    return "training" in inspect.signature(model.call).parameters


def learns_all(model: Any, reference: Reference) -> bool:
    """Tell whether just the weights are trainable that should be."""
    sizes = [
        sum(int(np.prod(shape)) for shape in shapes[:2])  # not the moving averages
        for shapes in reference.shapes
    ]
    return sum(int(np.prod(weight.shape)) for weight in model.trainable_weights) == sum(sizes)


def burdens_of(model: Any) -> list[str]:
    """Name what acts on the weights of a model besides the loss: regularizers and constraints."""
    burdens = [
        f"{weight.path}: {type(burden).__name__}"
        for weight in model.weights
        for burden in (weight.regularizer, weight.constraint)
        if burden is not None
    ]
    if not burdens:
        x = np.ones((_batch_size(model) or 2, model.weights[0].shape[0]), "float32")
        values = [[each.value for each in part] for part in _variables(model)]
        *_, losses = model.stateless_call(*values, x, return_losses=True)
        burdens = ["activity" for loss in losses if float(loss)]
    return burdens


def predict(
    model: Any, x: Floats, weights: dict[int, Floats], *, training: bool | None = False
) -> Floats:
    """Return what a model makes of ``x`` with these weights, by id, in place of its own."""
    return _call(model, x, weights, training=training)[0]


def _trains_like(model: Any, reference: Reference, layers: Layers) -> bool:
    drops, normalizes = reference.has("Dropout"), reference.has("BatchNormalization")
    planted = reference.plant_paths() if drops else reference.plant()
    x = _inputs(model, reference, _SMALL, num_examples=_MANY if drops else 64)
    if drops and not normalizes:
        x = np.ones_like(x)  # all that varies is what was dropped
    weights = _assign(layers, planted)
    y_pred, moved = _call(model, x, weights, training=True)
    averages = {id(weight) for layer in layers if len(layer) == 4 for weight in layer[2:]}
    if moved != averages:
        return False
    expected = reference.train(x, planted)
    if drops:
        return _have_same_law(y_pred, expected)
    return _are_near(y_pred, expected, model)


def _inputs(model: Any, reference: Reference, scale: float, num_examples: int = 64) -> Floats:
    shape = (_batch_size(model) or num_examples, reference.num_inputs)
    return np.asarray(np.random.default_rng(0).normal(scale=scale, size=shape))


def _batch_size(model: Any) -> int | None:
    """Return the number of examples that a model was built for; normally any."""
    input_shape = getattr(model, "input_shape", None)
    return input_shape[0] if isinstance(input_shape, tuple) else None


def _pairings(model: Any, reference: Reference) -> Iterator[Layers]:
    """Put the layers of a model in the order of the reference: in each that the shapes allow.

    The order in which a class of one's own declares its layers says nothing about its calls.
    """
    found = _by_layer(model)
    places: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    wanted: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for place, layer in enumerate(found):
        places[tuple(tuple(weight.shape) for weight in layer)].append(place)
    for place, shapes in enumerate(reference.shapes):
        wanted[shapes].append(place)
    if {shapes: len(at) for shapes, at in places.items()} != {
        shapes: len(at) for shapes, at in wanted.items()
    }:
        return
    orders = product(*(permutations(places[shapes]) for shapes in wanted))
    for order in islice(orders, 1 if shows_order(model) else _MOST_ORDERS):
        layers: Layers = [[] for _ in found]
        for shapes, chosen in zip(wanted, order, strict=True):
            for place, at in zip(wanted[shapes], chosen, strict=True):
                layers[place] = found[at]
        yield layers


def _by_layer(model: Any) -> Layers:
    layers: Layers = []
    last = None
    for weight in model.weights:
        layer, _, _ = weight.path.rpartition("/")
        if layer != last or any(weight.name == other.name for other in layers[-1]):
            layers.append([])
        layers[-1].append(weight)
        last = layer
    return layers


def _assign(layers: Layers, planted: Sequence[Sequence[Floats]]) -> dict[int, Floats]:
    return {
        id(weight): value
        for layer, values in zip(layers, planted, strict=True)
        for weight, value in zip(layer, values, strict=True)
    }


def _variables(model: Any) -> tuple[list[Any], list[Any]]:
    return model.trainable_variables, model.non_trainable_variables


def _call(
    model: Any, x: Floats, weights: dict[int, Floats], *, training: bool | None
) -> tuple[Floats, set[int]]:
    """Return what a model makes of ``x`` with these weights, and which of them it moves."""
    import keras  # slow, and hints are read without it

    variables = _variables(model)
    values = [
        [
            keras.ops.convert_to_tensor(weights[id(each)], dtype=each.dtype)
            if id(each) in weights
            else each.value
            for each in part
        ]
        for part in variables
    ]
    # As Keras' `fit` does: to a `call` that does not take `training`, it does not say it.
    context = {"training": training} if takes_training(model) else {}
    y_pred, after = model.stateless_call(*values, x.astype("float32"), **context)
    moved = {
        id(variable)
        for variable, old, new in zip(variables[1], values[1], after, strict=True)
        if id(variable) in weights and np.any(_array(old) != _array(new))
    }
    return _array(y_pred), moved


def _array(tensor: Any) -> Floats:
    import keras

    return np.asarray(keras.ops.convert_to_numpy(keras.ops.cast(tensor, "float64")))


def _are_near(y_pred: Floats, expected: Floats, model: Any) -> bool:
    if y_pred.shape != expected.shape:
        return False
    difference = np.abs(y_pred - expected)
    if _is_half(model):
        return bool(np.mean(difference**2) <= 0.05**2 * np.mean(expected**2))
    return bool(difference.max() <= 3e-4 * np.abs(expected).max())


def _is_half(model: Any) -> bool:
    layers = [model, *leaves_of(model)]
    return any(str(getattr(layer, "compute_dtype", "")).endswith("float16") for layer in layers)


def _have_same_law(y_pred: Floats, expected: Floats) -> bool:
    """Tell whether two dropouts, which never drop the same, may be alike in distribution."""
    from scipy.stats import ks_2samp

    if y_pred.shape != expected.shape:
        return False
    # Rounding, and the averages of a batch with gaps, move all outputs by a bit: blur them.
    samples = np.stack([y_pred, expected])
    samples += 0.1 * expected.std() * np.random.default_rng(3).normal(size=samples.shape)
    return bool(ks_2samp(samples[0].ravel(), samples[1].ravel()).pvalue > _NOISE)
