"""What kind an exercise is of, and how many minutes it takes, as its ``:class:`` says."""

from __future__ import annotations

import re

KINDS = ("derive", "break", "code", "explain")
"""To derive or calculate, to break or repair, to write code, to explain."""

MINUTES = re.compile(r"minutes-(\d+)")


def read_kind(classes: str) -> tuple[str, int]:
    """Return the kind of an exercise and its minutes.

    >>> read_kind("exercise derive minutes-8")
    ('derive', 8)

    Raises
    ------
    ValueError
        If the classes do not name one kind and the minutes.
    """
    names = classes.split()
    kinds = [kind for kind in KINDS if kind in names]
    minutes = [int(match[1]) for name in names if (match := MINUTES.fullmatch(name))]
    if len(kinds) != 1 or len(minutes) != 1:
        raise ValueError(
            f"an exercise says of which kind it is ({', '.join(KINDS)}) and how long it takes. "
            f"Received: {classes!r}. Write `:class: derive minutes-8`."
        )
    return kinds[0], minutes[0]
