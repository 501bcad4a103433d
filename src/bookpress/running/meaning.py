"""What code means: equal for two sources that do the same when they run.

Comments, docstrings, blank lines and the way a line is broken do not count. Outputs made by one
source are then right beside the other.
"""

from __future__ import annotations

import ast
import hashlib
import io
import re
import tokenize
from collections.abc import Iterable
from functools import cache

RUNS_OTHERWISE = {"raises-exception", "skip-execution"}
"""Tags by which a cell runs in another way; all others say how the page shows it."""

LOOKS_AT_SOURCE = re.compile(r"\b(getsource\w*|getdoc|__doc__|getcomments|linecache|help)\b")


@cache
def module_meaning(source: str) -> str:
    """Return a hash of what a module does.

    >>> module_meaning("x = 1  # one") == module_meaning("x = (1)")
    True
    >>> module_meaning("x = 1") == module_meaning("x = 2")
    False
    """
    return _digest(_without_docstrings(ast.parse(source)))


def cell_meaning(source: str, tags: Iterable[str] = ()) -> str:
    """Return a hash of what a cell does and shows.

    A semicolon at the end counts, as it hides the result; a cell that is not plain Python, or
    that looks at the source of what it defines, counts as it is written.

    >>> cell_meaning("f(1)  # once") == cell_meaning("f( 1 )")
    True
    >>> cell_meaning("f(1)") == cell_meaning("f(1);")
    False
    """
    try:
        tree = ast.parse(source)
        # In a cell, a string that stands alone at the top may be its result.
        first = ast.dump(tree.body[0]) if tree.body and isinstance(tree.body[0], ast.Expr) else ""
        meaning = first + _without_docstrings(tree)
    except SyntaxError:  # IPython's own: `%time f(1)`, `!ls`
        meaning = source
    if LOOKS_AT_SOURCE.search(source):
        meaning = source
    shown = "quiet" if _ends_in_semicolon(source) else "shown"
    return _digest("\n".join([meaning, shown, *sorted(RUNS_OTHERWISE & set(tags))]))


def _without_docstrings(tree: ast.Module) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            value = first.value if isinstance(first, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                node.body = node.body[1:] or [ast.Pass()]
    return ast.dump(tree)


def _ends_in_semicolon(source: str) -> bool:
    skipped = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER, tokenize.DEDENT}
    last = ""
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type not in skipped:
                last = token.string
    except (tokenize.TokenError, IndentationError):
        return source.rstrip().endswith(";")
    return last == ";"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
