"""The table of tasks, and lists of names, as a notebook and the book's pages show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from neuronbook.i18n import Text
from neuronbook.sheets.losses.tasks import TASKS, Task

__all__ = ["Names", "Tasks"]

_TARGET = Text(en="Targets", zh="目标")
_LAST = Text(en="Last layer", zh="最后一层")
_LOSS = Text(en="Loss", zh="损失")
_OTHERS = Text(en="Or", zh="也可以")


@dataclass(frozen=True, repr=False)
class Tasks:
    """One card a task: on a phone under one another, on a wide page side by side."""

    rows: tuple[Task, ...] = TASKS

    def __repr__(self) -> str:
        return "\n".join(f"{row.question}: {row.last}, loss={row.loss}" for row in self.rows)

    def _repr_html_(self) -> str:
        return f'<div class="nb-tasks">{"".join(map(_card, self.rows))}</div>'


def _card(row: Task) -> str:
    others = ", ".join(
        f'<a href="#losses-{name}"><code>{_breakable(name)}</code></a>' for name in row.others
    )
    rows = [
        (_TARGET, f"{row.target._repr_html_()} <code>{escape(row.targets)}</code>"),
        (_LAST, f"<code>{escape(row.last)}</code>"),
        (_LOSS, f"<code>{_breakable(row.loss)}</code>"),
        (_OTHERS, others),
    ]
    listed = "".join(
        f"<dt>{head._repr_html_()}</dt><dd>{value}</dd>" for head, value in rows if value
    )
    return f'<div class="nb-task"><h3>{row.question._repr_html_()}</h3><dl>{listed}</dl></div>'


def _breakable(name: str) -> str:
    """Let a long name break between its words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=_)", "<wbr>", escape(name))


@dataclass(frozen=True, repr=False)
class Names:
    """Names in a line."""

    names: tuple[str, ...]

    def __repr__(self) -> str:
        return ", ".join(self.names)

    def _repr_html_(self) -> str:
        listed = ", ".join(f"<code>{escape(name)}</code>" for name in self.names)
        return f'<p class="nb-names">{listed}</p>'
