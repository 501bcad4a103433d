"""Tables as the pages show them: the first rows, and where the data came from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from neuronbook.arguments import checked
from neuronbook.i18n import Text

__all__ = ["Table", "show", "source_line"]

_REAL = Text(en="Real data: {title}, {size}", zh="真实数据：{title}，{size}")
_SYNTHETIC = Text(
    en="Synthetic data standing in for {title}, {size}",
    zh="代替“{title}”的合成数据，{size}",
)


@checked
def source_line(data: pd.DataFrame) -> Text:
    """Say in one line where a table came from and how large it is.

    Parameters
    ----------
    data
        A table. Those of `neuronbook.datasets` say in ``data.attrs`` what they are; of any
        other table the line gives the size only.

    Examples
    --------
    >>> print(source_line(pd.DataFrame({"sugars": [6, 8]})))
    2 rows × 1 column
    """
    num_rows, num_columns = data.shape
    size = Text(
        en=f"{_count(num_rows, 'row')} × {_count(num_columns, 'column')}",
        zh=f"{num_rows:,} 行 × {num_columns} 列",
    )
    source, title = data.attrs.get("source"), data.attrs.get("title")
    if source is None or title is None:
        return size
    line = _SYNTHETIC if source == "synthetic" else _REAL
    return line.format(title=Text(**title), size=size)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@dataclass(frozen=True, repr=False)
class Table:
    """The first rows of a table with the line that says where they came from."""

    rows: pd.DataFrame
    caption: Text
    source: str | None

    def __repr__(self) -> str:
        return f"{self.rows.to_string()}\n{self.caption}"

    def _repr_html_(self) -> str:
        heads = "".join(
            f'<th scope="col"><code>{escape(str(column))}</code></th>'
            for column in self.rows.columns
        )
        body = "".join(
            f'<tr><th scope="row">{escape(str(index))}</th>{self._cells(row)}</tr>'
            for index, row in zip(
                self.rows.index, self.rows.itertuples(index=False, name=None), strict=True
            )
        )
        source = f' data-source="{escape(self.source)}"' if self.source else ""
        # tabindex lets the keyboard scroll a table that is wider than the page
        return (
            f'<div class="nb-table"{source} tabindex="0"><table>'
            f"<caption>{self.caption._repr_html_()}</caption>"
            f"<thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    @staticmethod
    def _cells(row: tuple[object, ...]) -> str:
        return "".join(
            f'<td class="nb-{"word" if isinstance(value, str) else "number"}">'
            f"{escape(_cell_text(value))}</td>"
            for value in row
        )


def _cell_text(value: object) -> str:
    if isinstance(value, float):  # NumPy's double is one too
        return "NaN" if math.isnan(value) else f"{value:.6g}"
    return str(value)


@checked
def show(data: pd.DataFrame, *, num_rows: int = 5, columns: Sequence[str] | None = None) -> Table:
    """Show the first rows of a table with the line that says where it came from.

    Parameters
    ----------
    data
        A table, normally from `neuronbook.datasets`.
    num_rows
        How many rows to show, at least 1.
    columns
        Which columns to show; all if not given. The line below always counts all of them.

    Raises
    ------
    ValueError
        If a column is not in the table or ``num_rows`` is below 1.
    """
    if num_rows < 1:
        raise ValueError(
            f"A table shows at least one row. Received: num_rows={num_rows!r}. Give 1 or more."
        )
    chosen = list(data.columns if columns is None else columns)
    unknown = [column for column in chosen if column not in data.columns]
    if unknown:
        raise ValueError(
            f"Only columns of the table can be shown. Received: columns={unknown!r}. "
            f"Choose from {list(data.columns)!r}."
        )
    return Table(
        rows=data[chosen].head(num_rows),
        caption=source_line(data),
        source=data.attrs.get("source"),
    )
