"""What an argument must be, as the reference shows it: the signature's own words, with links."""

from __future__ import annotations

from collections.abc import Iterator

import griffe
from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from bookpress.package.surface import NAME, find_object


def name_reference(
    target: str, shown: nodes.Node, directive: SphinxDirective
) -> addnodes.pending_xref:
    """Return a link to where a name is documented, in this book or in another library's pages.

    A name that the package does not offer is documented nowhere, and shown without a link.
    """
    found = find_object(target) if target.startswith(f"{NAME}.") else None
    return addnodes.pending_xref(
        "", shown, refdomain="py", reftype="obj", reftarget=target,
        refdoc=directive.env.docname, refwarn=True, refspecific=False, refexplicit=True,
        optional=found is not None and not found[0],
    )  # fmt: skip


def type_nodes(expression: griffe.Expr | str, directive: SphinxDirective) -> list[nodes.Node]:
    """Return an annotation in which each name links to where it is documented.

    ``Annotated[ArrayLike, "(num_examples, 2)"]`` is shown as ``ArrayLike, (num_examples, 2)``, and
    a name that a module gives to an annotation for its own use as that annotation.
    """
    found: list[nodes.Node] = []
    for text, target in _pieces(expression):
        if target:
            found.append(name_reference(target, nodes.Text(text), directive))
        elif found and isinstance(found[-1], nodes.Text):
            found[-1] = nodes.Text(found[-1].astext() + text)
        else:
            found.append(nodes.Text(text))
    return found


def _pieces(expression: griffe.Expr | str) -> Iterator[tuple[str, str]]:
    """Yield the parts of an annotation: their text, and the name that they stand for."""
    match expression:
        case str():
            yield expression, ""
        case griffe.ExprName() | griffe.ExprAttribute():
            target = expression.canonical_path
            if target.startswith(f"{NAME}.") and (inner := _private(target)) is not None:
                yield from _pieces(inner)
            elif "." not in target:
                yield target, ""  # Python's own, or what a docstring calls a result
            else:
                last = (
                    expression.last if isinstance(expression, griffe.ExprAttribute) else expression
                )
                text = str(expression) if target.startswith("keras.") else str(last)
                yield text, target
        case griffe.ExprSubscript(left=left, slice=griffe.ExprTuple(elements=[first, *rest])) if (
            str(left) == "Annotated"
        ):
            yield from _pieces(first)
            for each in rest:
                yield ", ", ""
                if isinstance(each, str) and each[:1] in "'\"":
                    yield each[1:-1], ""
                else:
                    yield from _pieces(each)
        case griffe.Expr():
            for each in expression.iterate(flat=False):
                yield from _pieces(each)


def _private(target: str) -> griffe.Expr | str | None:
    """Return what a module's own name for an annotation stands for; None if it is public."""
    found = find_object(target)
    if found is None or not isinstance(found[1], griffe.Attribute):
        return None
    return None if found[0] else found[1].value
