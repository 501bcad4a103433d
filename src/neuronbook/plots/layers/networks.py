"""Diagrams of networks: circles for inputs and units, lines for weights."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from neuronbook.arguments import checked
from neuronbook.plots.drawing.diagrams import draw_arrow, new_drawing
from neuronbook.plots.drawing.palette import PALETTE
from neuronbook.plots.drawing.paths import segments
from neuronbook.plots.drawing.style import SMALL

__all__ = ["plot_network"]

WIDTH = 4.8  # inches, like every length here
MOST_DRAWN = 6  # a layer with more units is drawn as two, dots, two
LETTER = 0.095  # about the width of a letter of the usual size


class _Node(NamedTuple):
    x: float
    y: float
    radius: float
    is_bias: bool = False


@checked
def plot_network(
    layer_sizes: Sequence[int],
    *,
    input_labels: Sequence[str] | None = None,
    output_labels: Sequence[str] | None = None,
    weight_labels: Sequence[str] | None = None,
    show_bias: bool = False,
    bias_label: str = "b",
    ax: Axes | None = None,
) -> Axes:
    """Draw a network of dense layers, from its inputs on the left to its outputs.

    Parameters
    ----------
    layer_sizes
        The number of inputs, then the number of units of each layer. ``[1, 1]`` is the linear
        unit. A large layer is drawn as a few of its units.
    input_labels
        A name for each input: up to two characters stand in the circle, words beside it.
    output_labels
        A name for each unit of the last layer, at the end of an arrow.
    weight_labels
        Names for the lines into the first layer: all lines into its first unit, then all into
        its second, and so on.
    show_bias
        Draw the constant input 1 of every layer. With ``weight_labels`` its line is named too.
    bias_label
        The name of the bias's line.
    ax
        Where to draw; a new figure, as tall as needed, if not given.

    Raises
    ------
    ValueError
        If there are fewer than two sizes, a size is below 1, or there are too few or too many
        labels.
    """
    _check_sizes(layer_sizes)
    _check_labels("input_labels", input_labels, layer_sizes[0])
    _check_labels("output_labels", output_labels, layer_sizes[-1])
    _check_labels("weight_labels", weight_labels, layer_sizes[0] * layer_sizes[1])
    if weight_labels is not None and max(layer_sizes[:2]) > MOST_DRAWN:
        raise ValueError(
            f"Lines can be named in layers of up to {MOST_DRAWN} units. "
            f"Received: layer_sizes={list(layer_sizes)!r}. Leave weight_labels out."
        )

    captions = _captions(layer_sizes)
    num_slots = [
        min(size, MOST_DRAWN - 1 if size > MOST_DRAWN else size) + (show_bias and not is_last)
        for size, is_last in _with_last(layer_sizes)
    ]
    spacing = 0.78 if max(num_slots) <= 4 else 0.56
    height = max(num_slots) * spacing + 0.1 + (0.32 if captions else 0)
    ax = new_drawing(WIDTH, height, ax=ax)

    middle = (height + (0.32 if captions else 0)) / 2
    columns = _columns(len(layer_sizes), input_labels, output_labels)
    layers = [
        _place(size, x, middle, spacing, with_bias=show_bias and not is_last)
        for (size, is_last), x in zip(_with_last(layer_sizes), columns, strict=True)
    ]
    _draw_edges(ax, layers, weight_labels, bias_label, layer_sizes)
    _draw_nodes(ax, layers, layer_sizes)
    _draw_inputs(ax, layers[0], input_labels)
    _draw_outputs(ax, layers[-1], output_labels)
    for caption, x in zip(captions, columns, strict=False):
        ax.text(x, 0.14, caption, ha="center", va="center", fontsize=10, color=PALETTE["muted"])
    return ax


def _check_sizes(layer_sizes: Sequence[int]) -> None:
    if len(layer_sizes) < 2 or min(layer_sizes) < 1:
        raise ValueError(
            "A network has inputs and at least one layer, and none of them is empty. "
            f"Received: layer_sizes={list(layer_sizes)!r}. Give sizes such as [3, 1]."
        )


def _check_labels(name: str, labels: Sequence[str] | None, expected: int) -> None:
    if labels is not None and (isinstance(labels, str) or len(labels) != expected):
        raise ValueError(
            f"There must be one label for each thing drawn. Received: {name}={labels!r}. "
            f"Give a list of {expected} labels."
        )


def _with_last(layer_sizes: Sequence[int]) -> list[tuple[int, bool]]:
    return [(size, index == len(layer_sizes) - 1) for index, size in enumerate(layer_sizes)]


def _captions(layer_sizes: Sequence[int]) -> list[str]:
    """Name the sizes under the columns, unless every circle is there to be counted."""
    if len(layer_sizes) == 2 and max(layer_sizes) <= MOST_DRAWN:
        return []
    words = ["input", *["unit"] * (len(layer_sizes) - 2), "output"]
    return [
        f"{size} {word}{'' if size == 1 else 's'}"
        for size, word in zip(layer_sizes, words, strict=True)
    ]


def _columns(
    num_layers: int, input_labels: Sequence[str] | None, output_labels: Sequence[str] | None
) -> list[float]:
    left = 0.62
    if input_labels and not _fit_inside(input_labels):
        left = 0.45 + LETTER * max(map(len, input_labels))
    right = WIDTH - 0.62
    if output_labels:
        right = WIDTH - 0.95 - LETTER * max(map(len, output_labels))
    if num_layers == 2:  # two columns far apart would be all lines
        slack = max(0.0, right - left - 2.7) / 2
        left, right = left + slack, right - slack
    step = (right - left) / (num_layers - 1)
    return [left + index * step for index in range(num_layers)]


def _fit_inside(labels: Sequence[str]) -> bool:
    return all(len(label) <= 2 for label in labels)


def _place(size: int, x: float, middle: float, spacing: float, *, with_bias: bool) -> list[_Node]:
    """Place a column of nodes; an elided layer leaves its middle slot to the dots."""
    radius = 0.26 if spacing > 0.7 else 0.19
    num_slots = (MOST_DRAWN - 1 if size > MOST_DRAWN else size) + with_bias
    top = middle + (num_slots - 1) * spacing / 2
    nodes = [_Node(x, top - slot * spacing, radius) for slot in range(num_slots)]
    if with_bias:
        nodes[-1] = nodes[-1]._replace(is_bias=True, radius=0.8 * radius)
    if size > MOST_DRAWN:
        del nodes[(MOST_DRAWN - 1) // 2]
    return nodes


def _draw_edges(
    ax: Axes,
    layers: list[list[_Node]],
    weight_labels: Sequence[str] | None,
    bias_label: str,
    layer_sizes: Sequence[int],
) -> None:
    is_elided = max(layer_sizes) > MOST_DRAWN
    width = 1.4 if max(len(layer) for layer in layers) <= 4 and not is_elided else 0.8
    for sources, targets in pairwise(layers):
        units = [node for node in targets if not node.is_bias]
        for is_bias, style in ((False, "solid"), (True, (0, (2.5, 1.8)))):
            edges = [
                (source[:2], unit[:2])
                for unit in units
                for source in sources
                if source.is_bias == is_bias
            ]
            if edges:
                ax.plot(
                    *segments(*zip(*edges, strict=True)),
                    color=PALETTE["muted"],
                    linewidth=width,
                    linestyle=style,
                    zorder=1,
                )
    if weight_labels is None:
        return
    names = iter(weight_labels)
    for target in (node for node in layers[1] if not node.is_bias):
        for source in layers[0]:
            name = bias_label if source.is_bias else next(names)
            _name_edge(ax, source, target, name)


def _name_edge(ax: Axes, source: _Node, target: _Node, name: str) -> None:
    along = 0.46
    ax.text(
        source.x + along * (target.x - source.x),
        source.y + along * (target.y - source.y),
        name,
        ha="center",
        va="center",
        color=PALETTE["green"],
        fontsize=12,
        fontstyle="italic",
        bbox={"boxstyle": "round,pad=0.25", "facecolor": PALETTE["paper"], "edgecolor": "none"},
        zorder=2,
    )


def _draw_nodes(ax: Axes, layers: list[list[_Node]], layer_sizes: Sequence[int]) -> None:
    for depth, (layer, size) in enumerate(zip(layers, layer_sizes, strict=True)):
        name = "blue" if depth == 0 else "orange"
        for node in layer:
            ax.add_patch(
                Circle(
                    (node.x, node.y),
                    node.radius,
                    facecolor=PALETTE["paper" if node.is_bias else f"pale_{name}"],
                    edgecolor=PALETTE["muted" if node.is_bias else name],
                    linewidth=1.6,
                    zorder=3,
                )
            )
            if node.is_bias or (depth == 1 and list(layer_sizes)[1:] == [1]):
                _letter(ax, node, "1" if node.is_bias else "Σ")
        if size > MOST_DRAWN:
            above, below = layer[1], layer[2]
            for part in (0.4, 0.5, 0.6):
                y = above.y + part * (below.y - above.y)
                ax.add_patch(Circle((above.x, y), 0.028, facecolor=PALETTE[name], zorder=3))


def _letter(ax: Axes, node: _Node, letter: str, *, size: float = 12) -> None:
    ax.text(node.x, node.y, letter, ha="center", va="center_baseline", fontsize=size, zorder=4)


def _draw_inputs(ax: Axes, layer: list[_Node], labels: Sequence[str] | None) -> None:
    if labels is None:
        return
    inside = _fit_inside(labels)
    nodes = [node for node in layer if not node.is_bias]
    for node, label in _labelled(nodes, labels):
        if inside:
            _letter(ax, node, label, size=12 if node.radius > 0.2 else SMALL)
        else:
            ax.text(node.x - node.radius - 0.09, node.y, label, ha="right", va="center_baseline")


def _draw_outputs(ax: Axes, layer: list[_Node], labels: Sequence[str] | None) -> None:
    for node, label in _labelled(layer, labels or []):
        start = node.x + node.radius + 0.03
        draw_arrow(ax, (start, node.y), (start + 0.42, node.y))
        ax.text(start + 0.5, node.y, label, ha="left", va="center_baseline")


def _labelled(nodes: list[_Node], labels: Sequence[str]) -> list[tuple[_Node, str]]:
    """Pair the drawn nodes with their labels; of an elided layer, the first and last two."""
    if len(labels) > len(nodes):
        labels = [*labels[:2], *labels[-2:]]
    return list(zip(nodes, labels, strict=False))
