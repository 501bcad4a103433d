"""Numbers that a cell computes and the prose repeats."""

from __future__ import annotations

import math
import statistics
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Integral, Real

import numpy as np
import numpy.typing as npt

from neuronbook.arguments import Natural, checked

__all__ = ["Difference", "Spread", "compare", "keep", "spread"]

# How myst-nb recognizes an output that is kept for the prose instead of shown under the cell.
# Written out here so that a reader's notebook does not need myst-nb.
_KEPT = "application/papermill.record/"


@dataclass(frozen=True)
class Spread:
    """A result of several seeds; as text its mean ± standard deviation."""

    values: tuple[float, ...]
    digits: int

    @property
    def mean(self) -> float:
        """The mean over the seeds."""
        return statistics.fmean(self.values)

    @property
    def std(self) -> float:
        """The sample standard deviation over the seeds (divided by their number less one)."""
        return statistics.stdev(self.values)

    def __str__(self) -> str:
        return f"{self.mean:z.{self.digits}f} ± {self.std:.{self.digits}f}"


@checked
def spread(values: Iterable[float], *, digits: Natural = 3) -> Spread:
    """Sum up one result over several seeds.

    Parameters
    ----------
    values
        A finite number for each seed, at least two.
    digits
        Digits after the point in the text.

    Raises
    ------
    ValueError
        If there are fewer than two values, or one is infinite or not a number.

    Examples
    --------
    >>> print(spread([0.50, 0.52, 0.54], digits=2))
    0.52 ± 0.02
    """
    numbers = tuple(float(value) for value in values)
    if len(numbers) < 2 or not all(map(math.isfinite, numbers)):
        raise ValueError(
            "A spread is that of two finite numbers or more. "
            f"Received: values={numbers!r}. Train with more seeds, or look for a loss that is NaN."
        )
    return Spread(numbers, digits)


@dataclass(frozen=True)
class Difference:
    """By how much one model's errors differ from another's; as text with its standard error."""

    mean: float
    error: float
    digits: int

    @property
    def holds(self) -> bool:
        """Whether the difference is more than two of its standard errors away from zero."""
        return abs(self.mean) > 2 * self.error

    def __str__(self) -> str:
        return f"{self.mean:+z.{self.digits}f} ± {self.error:.{self.digits}f}"


@checked
def compare(
    errors: npt.ArrayLike, other_errors: npt.ArrayLike, *, digits: Natural = 3
) -> Difference:
    """Compare the errors of two models on the same examples, pair by pair.

    Parameters
    ----------
    errors, other_errors
        The error of each example: (num_examples,), or (num_seeds, num_examples). What is compared
        are the means over the seeds, ``errors - other_errors``: below zero, the first is better.
    digits
        Digits after the point in the text.

    Returns
    -------
    Difference
        The mean difference and its standard error, which holds the luck of both: that of the
        examples, and of the seeds of each model that has several.

    Raises
    ------
    ValueError
        If the examples are not as many, or fewer than two.

    Examples
    --------
    >>> print(compare([0.4, 0.6, 0.5], [0.5, 0.6, 0.8]))
    -0.133 ± 0.088
    """
    arrays = [np.atleast_2d(np.asarray(each, "float64")) for each in (errors, other_errors)]
    num_examples = arrays[0].shape[1]
    if num_examples < 2 or arrays[1].shape[1] != num_examples:
        raise ValueError(
            "Two models are compared on the same examples, two or more. "
            f"Received: {num_examples} and {arrays[1].shape[1]} of them. "
            "Give an error for each example, in the same order."
        )
    paired = arrays[0].mean(axis=0) - arrays[1].mean(axis=0)
    variance = paired.var(ddof=1) / num_examples
    variance += sum(each.mean(axis=1).var(ddof=1) / len(each) for each in arrays if len(each) > 1)
    return Difference(float(paired.mean()), math.sqrt(variance), digits)


def keep(**results: object) -> None:
    """Keep numbers or short strings under a name, for the prose to repeat.

    In a notebook every result becomes an invisible output of the cell; elsewhere nothing
    happens. NumPy numbers are kept as Python numbers.

    Parameters
    ----------
    **results
        Finite numbers, strings, spreads over seeds or differences, by name.

    Raises
    ------
    TypeError
        If a result is neither a number nor a string.
    ValueError
        If a number is infinite or not a number.

    Examples
    --------
    >>> keep(slope=2.5, intercept=90, error=spread([0.50, 0.52, 0.54]))
    """
    plain = {name: _plain(name, value) for name, value in results.items()}
    ipython = sys.modules.get("IPython")  # not loaded: no notebook to write to
    shell = None if ipython is None else ipython.get_ipython()
    if shell is None:
        return
    for name, value in plain.items():
        scrap: dict[str, object] = {"name": name, "mime_prefix": _KEPT}
        result = results[name]
        if isinstance(result, Spread):
            scrap |= {"mean": result.mean, "std": result.std, "values": list(result.values)}
        elif isinstance(result, Difference):
            scrap |= {"mean": result.mean, "standard_error": result.error}
        shell.display_pub.publish(
            data={f"{_KEPT}text/plain": repr(value)}, metadata={"scrapbook": scrap}
        )


def _plain(name: str, value: object) -> int | float | str:
    if isinstance(value, str | Spread | Difference):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(
            f"keep() takes numbers and strings. Received: {name}={value!r}. "
            "Take one number out of it, for example with float(...)."
        )
    if not math.isfinite(value):
        raise ValueError(
            f"keep() takes finite numbers. Received: {name}={value!r}. "
            "Look for a division by zero or a missing value before this line."
        )
    return int(value) if isinstance(value, Integral) else float(value)
