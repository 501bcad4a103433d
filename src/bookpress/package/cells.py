"""What the code of a page imports, and which of these names it uses, found without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

from bookpress.package.surface import NAME

OF_THE_NOTEBOOK = ("%", "!")
"""With these begin lines that are IPython's own, such as ``%matplotlib inline``."""


def read_cell(cell: str) -> ast.Module:
    """Return what a cell says, without lines of IPython's own; of no code at all, nothing."""
    lines = [
        "" if line.lstrip().startswith(OF_THE_NOTEBOOK) else line for line in cell.splitlines()
    ]
    try:
        return ast.parse("\n".join(lines))
    except SyntaxError:
        return ast.Module([], [])


def imported_names(cells: Iterable[str]) -> dict[str, str]:
    """Return the names that cells import, and what they stand for.

    >>> imported_names(["import numpy as np", "from neuronbook.results import keep as k"])
    {'np': 'numpy', 'k': 'neuronbook.results.keep'}
    """
    found: dict[str, str] = {}
    for tree in map(read_cell, cells):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                found |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    first = alias.name.partition(".")[0]
                    found[alias.asname or first] = alias.name if alias.asname else first
    return found


def of_the_package(imported: Mapping[str, str]) -> dict[str, str]:
    """Return those of the names that stand for something of the package."""
    return {short: name for short, name in imported.items() if f"{name}.".startswith(f"{NAME}.")}


def used_names(cell: str, imported: Mapping[str, str]) -> list[str]:
    """Return what a cell uses of the imported, by whole names, in the order in which it says them.

    >>> used_names("plots.plot_curves(runs.curves)", {"plots": "neuronbook.plots"})
    ['neuronbook.plots', 'neuronbook.plots.plot_curves']
    """
    places = [
        (node.lineno, node.col_offset, name)
        for node in ast.walk(read_cell(cell))
        if isinstance(node, ast.Name | ast.Attribute) and (name := whole_name(node, imported))
    ]
    return list(dict.fromkeys(name for _, _, name in sorted(places)))


def whole_name(node: ast.expr, imported: Mapping[str, str]) -> str:
    """Return the whole name that an expression is, if it begins with an imported one."""
    if isinstance(node, ast.Name):
        return imported.get(node.id, "")
    if isinstance(node, ast.Attribute):
        before = whole_name(node.value, imported)
        return f"{before}.{node.attr}" if before else ""
    return ""


def assigned_names(cells: Iterable[str]) -> set[str]:
    """Return the names that cells give to things of their own."""
    return {
        getattr(node, "id", "") or getattr(node, "name", "")
        for tree in map(read_cell, cells)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    }
