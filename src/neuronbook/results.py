"""Numbers that a cell computes and the prose repeats."""

from __future__ import annotations

import math
import sys
from numbers import Integral, Real

__all__ = ["keep"]

# How myst-nb recognizes an output that is kept for the prose instead of shown under the cell.
# Written out here so that a reader's notebook does not need myst-nb.
_KEPT = "application/papermill.record/"


def keep(**results: object) -> None:
    """Keep numbers or short strings under a name, for the prose to repeat.

    In a notebook every result becomes an invisible output of the cell; elsewhere nothing
    happens. NumPy numbers are kept as Python numbers.

    Parameters
    ----------
    **results
        Finite numbers or strings by name.

    Raises
    ------
    TypeError
        If a result is neither a number nor a string.
    ValueError
        If a number is infinite or not a number.

    Examples
    --------
    >>> keep(slope=2.5, intercept=90)
    """
    plain = {name: _plain(name, value) for name, value in results.items()}
    ipython = sys.modules.get("IPython")  # not loaded: no notebook to write to
    shell = None if ipython is None else ipython.get_ipython()
    if shell is None:
        return
    for name, value in plain.items():
        shell.display_pub.publish(
            data={f"{_KEPT}text/plain": repr(value)},
            metadata={"scrapbook": {"name": name, "mime_prefix": _KEPT}},
        )


def _plain(name: str, value: object) -> int | float | str:
    if isinstance(value, str):
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
