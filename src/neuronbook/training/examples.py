"""Tables of examples as arrays: inputs and targets of numbers that fit together."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["Examples", "read_examples", "read_pair"]

Examples = tuple[npt.NDArray[Any], npt.NDArray[Any]]


def read_examples(name: str, x: Any, y: Any, num_seeds: int) -> Examples:
    """Return inputs (..., num_examples, num_features) and their targets, as Keras takes them."""
    inputs = _numbers(f"{name} inputs", x).astype("float32", copy=False)
    targets = _numbers(f"{name} targets", y)
    if targets.dtype.kind in "fb":
        targets = targets.astype("float32")
    if isinstance(y, pd.Series):
        targets = targets[:, None]  # as Keras does
    is_table = inputs.ndim == 2 or (inputs.ndim == 3 and len(inputs) == num_seeds)
    num_axes = inputs.ndim - 1
    if not is_table or not inputs.size or inputs.shape[:-1] != targets.shape[:num_axes]:
        raise ValueError(
            f"{name} needs inputs of shape (num_examples, num_features) and as many targets. "
            f"Received: shapes {inputs.shape} and {targets.shape}, for {num_seeds} seeds. "
            "Give a row for each example; only if each seed has its own, the seeds come first."
        )
    if targets.ndim > inputs.ndim or not targets.size:
        raise ValueError(
            f"{name} has one target for each example, or a row of them. "
            f"Received: targets of shape {targets.shape}. Make a table of them."
        )
    return inputs, targets


def read_pair(validation_data: Any, train: Examples, num_seeds: int) -> Examples:
    """Return the inputs and targets to validate on, as wide as those to train on."""
    if not isinstance(validation_data, tuple | list) or len(validation_data) != 2:
        kind = type(validation_data).__name__
        size = f" of {len(validation_data)}" if isinstance(validation_data, tuple | list) else ""
        raise ValueError(
            "validation_data is a pair, inputs and targets, without weights of examples. "
            f"Received: validation_data={kind}{size}. Give (x_valid, y_valid)."
        )
    x, y = validation_data
    pair = read_examples("validation_data", x, y, num_seeds)
    for wanted, given in zip(train, pair, strict=True):
        is_table = given.ndim == pair[0].ndim  # and not one target a row
        if is_table and given.shape[-1] != wanted.shape[-1] and wanted.ndim == train[0].ndim:
            raise ValueError(
                "validation_data has the columns of the training data. "
                f"Received: shapes {given.shape} and {wanted.shape}. "
                "Prepare both tables in the same way."
            )
    return pair


def _numbers(what: str, data: Any) -> npt.NDArray[Any]:
    try:
        array = np.asarray(data)
        if array.dtype.kind == "O":  # as a table has whose columns are of several kinds
            array = array.astype("float32")
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"{what} are numbers, with as many in each row. Received: {error}. "
            "Encode words as numbers, and give each row as many."
        ) from error
    if array.dtype.kind not in "biuf":
        raise ValueError(
            f"{what} are numbers. Received: values of dtype={array.dtype!s}. "
            "Encode words and dates as numbers."
        )
    return array
