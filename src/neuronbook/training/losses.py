"""The loss of each seed for stacked predictions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from neuronbook.training.settings import ONE_BY_ONE, changed

__all__ = ["build_loss", "check_labels", "of_each_seed"]

Loss = Callable[[tf.Tensor, tf.Tensor], tf.Tensor]

# Of these an example's loss is that of its last axis, so one call serves all seeds, provided that
# nothing but the settings named here is changed.
_ALONE: dict[Any, set[str]] = {
    keras.losses.mean_squared_error: set(),
    keras.losses.mean_absolute_error: set(),
    keras.losses.binary_crossentropy: set(),
    keras.losses.categorical_crossentropy: set(),
    keras.losses.sparse_categorical_crossentropy: set(),
    keras.losses.MeanSquaredError: set(),
    keras.losses.MeanAbsoluteError: set(),
    keras.losses.BinaryCrossentropy: {"from_logits", "label_smoothing"},
    keras.losses.CategoricalCrossentropy: {"from_logits", "label_smoothing"},
}
_OF_EVERY_LOSS = {"name", "dtype", "fn"}  # fn: the function that Keras' classes are made of


def build_loss(models: Sequence[keras.Model]) -> tuple[Loss, bool]:
    """Return a function that gives each seed's mean loss, and if each example has its own loss.

    The function maps targets (num_seeds, batch_size, ...) and predictions (num_seeds,
    batch_size, units) to (num_seeds,). Keras' usual losses are called once. Any other may mix
    the examples of a batch, so Keras itself calls it for each seed with what `fit` would give.
    """
    losses = [model.loss for model in models]
    found = [_resolve(loss) for loss in losses]
    if all(_is_alone(loss, found[0]) for loss in found):
        of_each: Callable[..., Any] = getattr(found[0], "call", found[0])
        return lambda y, y_pred: tf.reduce_mean(of_each(_column(y, y_pred), y_pred), axis=1), True
    judges = []
    for loss in losses:
        judge = keras.Model(name="judge")
        judge.compile(optimizer=None, loss=loss)
        judges.append(judge)
    return lambda y, y_pred: _ask(judges, y, y_pred), False


def of_each_seed(y_pred: tf.Tensor) -> list[tf.Tensor]:
    """Return the predictions of each seed as its own model would: (batch_size, units) each.

    Keras' sigmoid and softmax leave a note of their inputs with what they return, from which
    cross-entropies are computed.
    """
    parts: list[tf.Tensor] = tf.unstack(y_pred)
    if hasattr(y_pred, "_keras_logits"):
        for part, logits in zip(parts, tf.unstack(y_pred._keras_logits), strict=True):
            part._keras_logits = logits
    return parts


def check_labels(model: keras.Model, y: npt.NDArray[Any]) -> None:
    """Raise a ValueError if class labels do not number the outputs of a model."""
    found = _resolve(model.loss)
    is_plain = isinstance(found, keras.losses.SparseCategoricalCrossentropy) and (
        found.ignore_class is None
    )
    if not is_plain and found is not keras.losses.sparse_categorical_crossentropy:
        return
    num_classes = model.output_shape[-1]
    if np.any(y != np.floor(y)) or y.min() < 0 or y.max() >= num_classes:
        raise ValueError(
            f"The labels of {num_classes} classes are the whole numbers from 0 to "
            f"{num_classes - 1}. Received: y from {y.min()} to {y.max()}. "
            "Number the classes so, or give the model an output for each."
        )


def _resolve(loss: Any) -> Any:
    if loss is None or isinstance(loss, list | tuple | dict):
        raise ValueError(
            f"Models trained side by side have one loss. Received: loss={_shown(loss)}. "
            'Name it, for example loss="mae".'
        )
    if loss in ("crossentropy", "ce"):  # Keras chooses one by the shapes of the targets
        return loss
    found = keras.losses.get(loss)
    if getattr(found, "reduction", "mean") in (None, "none"):
        raise ValueError(
            "Models trained side by side have one loss for a batch. "
            f"Received: reduction={found.reduction!r}. Leave `reduction` as it is, or {ONE_BY_ONE}."
        )
    return found


def _shown(loss: Any) -> str:
    return repr(list(loss) if isinstance(loss, list) else loss)  # Keras wraps a list in its own


def _is_alone(loss: Any, first: Any) -> bool:
    if not isinstance(loss, keras.losses.Loss):
        return loss is first and callable(loss) and loss in _ALONE
    return (
        type(loss) is type(first)
        and type(loss) in _ALONE
        and loss.dtype == "float32"
        and changed(loss).keys() <= _ALONE[type(loss)] | _OF_EVERY_LOSS
        and loss.get_config() == first.get_config()
    )


def _column(y: tf.Tensor, y_pred: tf.Tensor) -> tf.Tensor:
    return y[..., None] if y.shape.rank == y_pred.shape.rank - 1 else y


def _ask(judges: Sequence[keras.Model], y: tf.Tensor, y_pred: tf.Tensor) -> tf.Tensor:
    of_each = zip(judges, tf.unstack(y), of_each_seed(y_pred), strict=True)
    losses = [judge.compute_loss(y=own, y_pred=own_pred) for judge, own, own_pred in of_each]
    if losses[0].shape.rank != 0:
        raise ValueError(
            "The loss of a batch is one number. "
            f"Received: a loss of shape {losses[0].shape}. Take the mean of it."
        )
    return tf.stack(losses)
