"""Which public names the code of a page uses, found without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

from bookpress.package.surface import NAME


def imported_names(cells: Iterable[str]) -> dict[str, str]:
    """Return the names that a page's cells import from the package, and what they stand for.

    >>> imported_names(["from neuronbook import plots", "from neuronbook.results import keep as k"])
    {'plots': 'neuronbook.plots', 'k': 'neuronbook.results.keep'}
    """
    found: dict[str, str] = {}
    for tree in map(_parse, cells):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and _is_ours(node.module or ""):
                found |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
            elif isinstance(node, ast.Import):
                found |= {a.asname or NAME: a.name if a.asname else NAME for a in node.names
                          if _is_ours(a.name)}  # fmt: skip
    return found


def used_names(cell: str, imported: Mapping[str, str]) -> list[str]:
    """Return what a cell uses of the package, by whole names, in the order in which it says them.

    >>> used_names("plots.plot_curves(runs.curves)", {"plots": "neuronbook.plots"})
    ['neuronbook.plots', 'neuronbook.plots.plot_curves']
    """
    places = [
        (node.lineno, node.col_offset, name)
        for node in ast.walk(_parse(cell))
        if isinstance(node, ast.Name | ast.Attribute) and (name := _dotted(node, imported))
    ]
    return list(dict.fromkeys(name for _, _, name in sorted(places)))


def assigned_names(cells: Iterable[str]) -> set[str]:
    """Return the names that cells give to things of their own."""
    return {
        getattr(node, "id", "") or getattr(node, "name", "")
        for tree in map(_parse, cells)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    }


def _parse(cell: str) -> ast.Module:
    try:
        return ast.parse(cell)
    except SyntaxError:  # IPython's own, such as `%time`
        return ast.Module([], [])


def _dotted(node: ast.expr, imported: Mapping[str, str]) -> str:
    if isinstance(node, ast.Name):
        return imported.get(node.id, "")
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value, imported)
        return f"{before}.{node.attr}" if before else ""
    return ""


def _is_ours(module: str) -> bool:
    return module == NAME or module.startswith(f"{NAME}.")
