"""The directive that shows a tested function of the package: ``{source} neuronbook.models.f``."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import neuronbook
from bookpress.project import BookError

PACKAGE = Path(neuronbook.__file__).parent


def module_path(name: str) -> Path:
    """Return the file of the module that defines `name`, such as ``neuronbook.models.f``."""
    parts = name.split(".")[1:-1]
    path = PACKAGE.joinpath(*parts)
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def read_source(name: str) -> str:
    """Return the code of a function or class of the package, without its docstring.

    The file is read, not imported: a page shows a model without waiting for TensorFlow.

    Raises
    ------
    BookError
        If the package defines nothing by that name.
    """
    path = module_path(name)
    target = name.rpartition(".")[2]
    if name.startswith("neuronbook.") and path.is_file():
        text = path.read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == target:
                return _without_docstring(text.splitlines(), node)
    raise BookError(
        "A source is a function or class of neuronbook, named with its module. "
        f"Received: {name!r}. Write it as neuronbook.models.build_linear."
    )


def _without_docstring(lines: list[str], node: ast.FunctionDef | ast.ClassDef) -> str:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)]) - 1
    last = node.end_lineno or len(lines)
    kept = lines[first:last]
    if ast.get_docstring(node) is not None:
        docstring = node.body[0]
        end = docstring.end_lineno or docstring.lineno
        kept = lines[first : docstring.lineno - 1] + lines[end:last]
    return textwrap.dedent("\n".join(kept))


class Source(SphinxDirective):
    """Show the code of one function: the page cannot say other than what the tests run."""

    required_arguments = 1

    def run(self) -> Sequence[nodes.Node]:
        try:
            code = read_source(self.arguments[0])
        except BookError as error:
            raise self.error(str(error)) from error
        self.env.note_dependency(str(module_path(self.arguments[0])))
        return [nodes.literal_block(code, code, language="python", classes=["nb-source"])]


def setup_sources(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("source", Source)
