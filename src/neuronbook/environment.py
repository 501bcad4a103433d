"""The environment variables by which a reader sets the package.

Their names stand here, and in the table of the page "How to Use This Book". Everything else in the
package reads them here, so that a misspelt one is noticed instead of doing nothing.
"""

from __future__ import annotations

import functools
import logging
import os

__all__ = ["VARIABLES", "read_variable"]

#: The variables that a reader may set; how to use the book says what each does.
VARIABLES = (
    "NEURONBOOK_CACHE",
    "NEURONBOOK_DATA",
    "NEURONBOOK_LANGUAGE",
    "NEURONBOOK_MIRROR",
    "NEURONBOOK_OFFLINE",
)
PREFIX = "NEURONBOOK_"
OF_THE_TESTS = {"NEURONBOOK_CHROMIUM"}  # the press reads it, and the tests of its pages

logger = logging.getLogger("neuronbook.environment")


def read_variable(name: str) -> str:
    """Return the value of one of `VARIABLES`, empty if it is not set.

    The first call warns, on stderr, of variables that begin alike and that nothing reads.
    """
    _warn_of_unknown()
    return os.environ.get(name, "")


@functools.cache
def _warn_of_unknown() -> None:
    known = {*VARIABLES, *OF_THE_TESTS}
    for name, value in sorted(os.environ.items()):
        if name.upper().startswith(PREFIX) and name not in known:
            logger.warning(
                "An environment variable %s… must be one that neuronbook reads. "
                "Received: %s=%r, which does nothing. The names are %s.",
                PREFIX, name, value, ", ".join(VARIABLES),
            )  # fmt: skip
