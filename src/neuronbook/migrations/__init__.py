"""Old code, new code: what fails or warns today, and the form that gives what the old one gave.

Read the modules in this order:

- `records`: what a row says: old code, new code, what the old one gave, and why it changed
- `running`: runs both forms of a row and holds it to what it says
- `showing`: the rows of one library as a page shows them
- `keras_models`, `keras_layers`, `keras_data`, `keras_optimizers`, `keras_training`,
  `keras_saving`, `keras_backend`, `scikit_learn_names`, `scikit_learn_arguments`,
  `pandas_selecting`, `pandas_reshaping`, `numpy_arrays`, `matplotlib_figures`,
  `matplotlib_drawing`: the rows

No error message is written down here: each is read off a run of the old code.
"""

from __future__ import annotations

__all__ = ["GROUPS"]

GROUPS = (
    "keras_models",
    "keras_layers",
    "keras_data",
    "keras_optimizers",
    "keras_training",
    "keras_saving",
    "keras_backend",
    "scikit_learn_names",
    "scikit_learn_arguments",
    "pandas_selecting",
    "pandas_reshaping",
    "numpy_arrays",
    "matplotlib_figures",
    "matplotlib_drawing",
)
"""The modules that hold rows, in the order of the page."""
