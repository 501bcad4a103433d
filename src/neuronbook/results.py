"""Numbers that a cell computes and the prose repeats."""

from __future__ import annotations

import math
import statistics
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Integral, Real

from neuronbook.arguments import Natural, checked

__all__ = ["Spread", "keep", "spread"]

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
        return f"{self.mean:.{self.digits}f} ± {self.std:.{self.digits}f}"


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


def keep(**results: object) -> None:
    """Keep numbers or short strings under a name, for the prose to repeat.

    In a notebook every result becomes an invisible output of the cell; elsewhere nothing
    happens. NumPy numbers are kept as Python numbers.

    Parameters
    ----------
    **results
        Finite numbers, strings or spreads over seeds by name.

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
        shell.display_pub.publish(
            data={f"{_KEPT}text/plain": repr(value)}, metadata={"scrapbook": scrap}
        )


def _plain(name: str, value: object) -> int | float | str:
    if isinstance(value, str | Spread):
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
