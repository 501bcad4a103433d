"""Data cards: what a data set is, column by column, with its synthetic twin beside it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from neuronbook import datasets
from neuronbook.arguments import checked
from neuronbook.datasets.catalogue.cifar10 import CIFAR10
from neuronbook.datasets.catalogue.fashion_mnist import FASHION_MNIST
from neuronbook.datasets.catalogue.higgs import HIGGS
from neuronbook.datasets.records import Column, Dataset
from neuronbook.datasets.twins import make_collisions, make_twin
from neuronbook.i18n import Text
from neuronbook.tables import source_line

__all__ = ["Card", "show_card"]

NUM_BARS = 24
MOST_VALUES = 200
NUM_COLLISIONS = 10_000  # shown of HIGGS' eleven million
WIDTH, HEIGHT = 96, 22  # pixels of one small picture

_HEADS = (
    Text(en="column", zh="列"),
    Text(en="unit", zh="单位"),
    Text(en="meaning", zh="含义"),
    Text(en="smallest, median, largest", zh="最小、中位、最大"),
    Text(en="distribution", zh="分布"),
)
_LICENCE = Text(en="Licence: {licence}", zh="许可：{licence}")
_CITATION = Text(en="Citation: {citation}", zh="引用：{citation}")
_LEGEND = Text(
    en="In the pictures, the bars are the data and the line is the synthetic twin.",
    zh="小图中，条形是数据，折线是合成数据。",
)
_TWIN_ONLY = Text(
    en="The real data could not be reached: bars and line are both synthetic.",
    zh="取不到真实数据：条形和折线都是合成数据。",
)
_VALUES = Text(en="{number} values", zh="{number} 种取值")
_NO_UNIT = Text(en="–", zh="–")


@dataclass(frozen=True, repr=False)
class Card:
    """One data set's card; a notebook and the book's pages show it as a table."""

    dataset: Dataset
    data: pd.DataFrame
    twin: pd.DataFrame

    def __repr__(self) -> str:
        lines = [str(source_line(self.data)), str(self._licence), str(self._citation)]
        lines += [f"{column.name}: {_meaning(column)}" for column in self.dataset.columns]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        source = escape(str(self.data.attrs.get("source", "")))
        heads = "".join(f'<th scope="col">{head._repr_html_()}</th>' for head in _HEADS)
        rows = "".join(self._row(column) for column in self.dataset.columns)
        legend = _TWIN_ONLY if source == "synthetic" else _LEGEND
        notes = "<br>".join(
            note._repr_html_()
            for note in (source_line(self.data), self._licence, self._citation, legend)
        )
        return (
            f'<div class="nb-table nb-card" data-source="{source}" tabindex="0"><table>'
            f"<caption>{notes}</caption><thead><tr>{heads}</tr></thead>"
            f"<tbody>{rows}</tbody></table></div>"
        )

    @property
    def _licence(self) -> Text:
        return _LICENCE.format(licence=self.dataset.licence)

    @property
    def _citation(self) -> Text:
        return _CITATION.format(citation=self.dataset.citation)

    def _row(self, column: Column) -> str:
        real, twin = self.data[column.name], self.twin[column.name]
        unit = Text(en=column.unit, zh=column.unit) if column.unit else _NO_UNIT
        cells = (
            f'<th scope="row"><code>{escape(column.name)}</code></th>',
            f"<td>{unit._repr_html_()}</td>",
            f"<td>{_meaning(column)._repr_html_()}</td>",
            f'<td class="nb-number">{_spread(real)._repr_html_()}</td>',
            f"<td>{_picture(real, twin)}</td>",
        )
        return f"<tr>{''.join(cells)}</tr>"


@checked
def show_card(dataset_id: str) -> Card:
    """Load a table and show its card.

    Parameters
    ----------
    dataset_id
        One of `neuronbook.datasets.DATASETS`.

    Raises
    ------
    ValueError
        If there is no such data set.
    """
    if dataset_id not in datasets.DATASETS:
        raise ValueError(
            f"A card is made of one of the book's data sets. Received: dataset_id={dataset_id!r}. "
            f"Choose from {list(datasets.DATASETS)}."
        )
    dataset = datasets.DATASETS[dataset_id]
    if dataset_id == HIGGS.id:  # a table of any length, and its twin is made by rule
        names = [column.name for column in dataset.columns]
        made = pd.DataFrame(make_collisions(NUM_COLLISIONS), columns=names)
        return Card(dataset, datasets.load_higgs(NUM_COLLISIONS), made)
    if dataset_id in (CIFAR10.id, FASHION_MNIST.id):
        raise ValueError(
            f"A card is made of a table. Received: dataset_id={dataset_id!r}, which are images. "
            "Draw them with neuronbook.plots.plot_image."
        )
    data = getattr(datasets, dataset.loader)()
    return Card(dataset, data, make_twin(dataset))


def _meaning(column: Column) -> Text:
    return Text(en=column.en, zh=column.zh)


def _spread(values: pd.Series) -> Text:
    """Say between which numbers a column lies, or how many values it has."""
    if not pd.api.types.is_numeric_dtype(values):
        return _VALUES.format(number=f"{values.nunique():,}")
    known = values.dropna()
    numbers = (known.min(), known.median(), known.max())
    text = ", ".join(f"{number:.4g}" for number in numbers)
    return Text(en=text, zh=text)


def _picture(real: pd.Series, twin: pd.Series) -> str:
    """Draw the shares of a column's values, the data as bars and the twin as a line.

    The numbers stand in the table beside it, so the picture is hidden from screen readers.
    """
    if not pd.api.types.is_numeric_dtype(real) and real.nunique() > MOST_VALUES:
        return ""  # names and identifiers: each stands once or twice
    bars, line = _shares(real, twin)
    top = max(bars.max(), line.max())
    step = WIDTH / len(bars)
    heights = HEIGHT * bars / top
    area = "".join(
        f"M{i * step:.1f} {HEIGHT}v{-height:.1f}h{step:.1f}v{height:.1f}z"
        for i, height in enumerate(heights)
    )
    points = " ".join(
        f"{(i + 0.5) * step:.1f},{HEIGHT * (1 - share / top):.1f}" for i, share in enumerate(line)
    )
    return (
        f'<svg class="nb-spark" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'aria-hidden="true"><path d="{area}" fill="var(--nb-blue, #1f6fb5)" fill-opacity="0.45"/>'
        f'<polyline points="{points}" fill="none" stroke="var(--nb-orange, #bd530b)" '
        'stroke-width="1.3"/></svg>'
    )


def _shares(real: pd.Series, twin: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Return the share of each bin, or of each frequent value, in the data and in the twin."""
    if pd.api.types.is_numeric_dtype(real):
        known = real.dropna().to_numpy(dtype=float)
        low, high = np.quantile(known, [0.005, 0.995])
        edges = np.linspace(low, high if high > low else low + 1, NUM_BARS + 1)
        counts = [
            np.histogram(values.dropna().to_numpy(dtype=float).clip(edges[0], edges[-1]), edges)[0]
            for values in (real, twin)
        ]
    else:
        frequent = real.value_counts().index[:NUM_BARS]
        counts = [
            values.value_counts().reindex(frequent, fill_value=0).to_numpy()
            for values in (real, twin)
        ]
    return counts[0] / max(counts[0].sum(), 1), counts[1] / max(counts[1].sum(), 1)
