"""Stochastic gradient descent in the open: the line of one unit, fitted batch by batch."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from neuronbook.arguments import AtLeast, Count, Positive, Seed, checked, refuse

__all__ = ["Descent", "fit_line", "line_loss", "make_line_data"]

Floats = NDArray[np.floating[Any]]
Points = Annotated[Floats, "(num_examples,)"]


class Descent(NamedTuple):
    """Where a descent has been, batch by batch."""

    path: Floats
    """w and b before the first batch and after each one, shape (num_batches + 1, 2)."""
    batches: NDArray[np.integer[Any]]
    """The examples of each batch by their number, shape (num_batches, batch_size)."""


@checked
def make_line_data(
    num_examples: Count = 256,
    *,
    w: float = 3.0,
    b: float = 2.0,
    noise: Annotated[float, AtLeast(0)] = 0.5,
    seed: Seed = 0,
) -> tuple[Floats, Floats]:
    """Make points around the line ``y = w x + b``.

    Parameters
    ----------
    num_examples
        How many points.
    w, b
        The true slope and intercept.
    noise
        The standard deviation of the points' distance from the line, upwards or downwards.
    seed
        The same seed gives the same points.

    Returns
    -------
    x, y : numpy.ndarray
        Both of shape (num_examples,); x lies between -1 and 1.

    Examples
    --------
    >>> x, y = make_line_data(4, noise=0)
    >>> bool(np.allclose(y, 3 * x + 2))
    True
    """
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1, 1, num_examples)
    return x, w * x + b + rng.normal(0, noise, num_examples)


@checked
def line_loss(w: Floats, b: Floats, *, x: Points, y: Points) -> Floats:
    """Return the mean squared error of the line ``y = w x + b``, or of many lines at once.

    Parameters
    ----------
    w, b
        The weight and the bias of each line, of the same shape.
    x, y
        The points, both of shape (num_examples,).

    Returns
    -------
    numpy.ndarray
        The loss of each line, of the shape of `w`.

    Examples
    --------
    >>> float(line_loss(np.array(1.0), np.array(1.0), x=np.array([2.0]), y=np.array([8.0])))
    25.0
    """
    if np.shape(b) != np.shape(w):
        refuse("b", f"of the shape of w, {np.shape(w)}", b, "Give a bias for each weight.")
    errors = np.multiply.outer(w, x) + np.expand_dims(b, -1) - y  # (..., num_examples)
    loss: Floats = np.mean(errors**2, axis=-1)
    return loss


@checked
def fit_line(
    x: Points,
    y: Points,
    *,
    learning_rate: Positive,
    batch_size: int,
    num_batches: Count = 50,
    start: tuple[float, float] = (0.0, 0.0),
    seed: Seed = 0,
) -> Descent:
    """Fit the line ``y = w x + b`` by stochastic gradient descent on the mean squared error.

    Every epoch shuffles the examples and cuts them into batches; what does not fill a last batch
    is left out.

    Parameters
    ----------
    x, y
        The points, both of shape (num_examples,).
    learning_rate
        How far a step goes along the gradient.
    batch_size
        How many examples a step looks at, at most num_examples.
    num_batches
        How many steps.
    start
        w and b before the first step.
    seed
        Of the shuffling.

    Raises
    ------
    ValueError
        If a batch is empty or larger than the data, or x and y are not flat and of one length.

    Examples
    --------
    >>> descent = fit_line(np.array([2.0]), np.array([8.0]), learning_rate=0.05, batch_size=1,
    ...                    num_batches=1, start=(1.0, 1.0))
    >>> descent.path.tolist()
    [[1.0, 1.0], [2.0, 1.5]]
    """
    _require_batch(batch_size, len(x))
    rng = np.random.default_rng(seed)
    w, b = start
    path, batches, waiting = [(w, b)], [], rng.permutation(len(x))
    for _ in range(num_batches):
        if len(waiting) < batch_size:  # an epoch is over: shuffle again
            waiting = rng.permutation(len(x))
        batch, waiting = waiting[:batch_size], waiting[batch_size:]
        errors = w * x[batch] + b - y[batch]  # (batch_size,)
        w -= learning_rate * float(np.mean(2 * errors * x[batch]))
        b -= learning_rate * float(np.mean(2 * errors))
        path.append((w, b))
        batches.append(batch)
    return Descent(np.array(path), np.array(batches))


def _require_batch(batch_size: int, num_examples: int) -> None:
    if not 1 <= batch_size <= num_examples:
        raise ValueError(
            "A batch has at least one example and at most all of them. "
            f"Received: batch_size={batch_size}. Use 1 to {num_examples}."
        )
