"""Cheat sheets: what Keras offers, with formula, picture, use, and what not to use it for.

- `entries`: what an entry is, and how its formula is run
- `losses` and the like: the entries, a folder or a module for each kind
- `reading`: what Keras says of itself: names, strings, settings; and where a sheet differs from it
- `comparisons`: curves of several entries, for a figure
- `pictures`, `printing`, `table`: how a sheet is shown
"""

from __future__ import annotations

import importlib

from neuronbook.sheets.comparisons import compare
from neuronbook.sheets.entries import Kind
from neuronbook.sheets.printing import Sheet, make_sheet
from neuronbook.sheets.reading import differences as _differences
from neuronbook.sheets.table import Names, Tasks

__all__ = ["KINDS", "compare", "differences", "kind_of", "show", "show_others", "show_tasks"]

KINDS = (
    "losses",
    "activations",
    "initializers",
    "optimizers",
    "schedules",
    "callbacks",
    "metrics",
    "layers",
)
"""Each has a module of its name, which holds its `Kind` in capitals."""


def kind_of(name: str) -> Kind:
    """Return a kind by its name.

    Raises
    ------
    ValueError
        If there is no sheet of that name.
    """
    if name not in KINDS:
        raise ValueError(
            f"A sheet is one of a kind. Received: kind={name!r}. Choose from {', '.join(KINDS)}."
        )
    kind: Kind = getattr(importlib.import_module(f"neuronbook.sheets.{name}"), name.upper())
    return kind


def show(kind: str, group: str) -> Sheet:
    """Show the cards of one group of a kind.

    Parameters
    ----------
    kind
        One of `KINDS`.
    group
        One of its groups.

    Raises
    ------
    ValueError
        If there is no such kind or group.
    """
    chosen = kind_of(kind)
    groups = {each.id: each for each in chosen.groups}
    if group not in groups:
        raise ValueError(
            f"A sheet has groups. Received: group={group!r}. Choose from {', '.join(groups)}."
        )
    entries = groups[group].entries
    return make_sheet(chosen, [(each, each.picture or groups[group].picture) for each in entries])


def show_tasks() -> Tasks:
    """Show which loss is for which task, with the last layer and the form of the targets."""
    return Tasks()


def show_others(kind: str) -> Names:
    """Show the names of what Keras has of a kind and the sheet does not describe.

    Raises
    ------
    ValueError
        If there is no such kind.
    """
    return Names(kind_of(kind).others)


def differences(kind: str) -> list[str]:
    """Return what Keras offers and the sheet lacks, or the other way round; nothing if they agree.

    Each is one sentence that names the thing and says what to do.
    """
    return _differences(kind_of(kind))
