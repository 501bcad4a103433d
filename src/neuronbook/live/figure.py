"""One description of a live figure: its still, its controls, and the parts that move."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from io import StringIO
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes._base import _AxesBase
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from numpy.typing import NDArray

from neuronbook.i18n import get_language
from neuronbook.live.wording import SCRIPTS, fill, to_json, translate_live

__all__ = ["Choice", "Live", "Slider", "Values", "dots"]

Values = dict[str, Any]
Floats = NDArray[np.floating[Any]]

WORDS = {"controls": "Move the figure", "reset": "Reset", "play": "Play", "pause": "Pause"}
METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)
PART = re.compile(r'id="part-(\w+)"')
DIGITS = 6
"""Significant digits of the data that go into the page."""


@dataclass(frozen=True)
class Slider:
    """A number that the reader sets between two bounds.

    Parameters
    ----------
    name
        The argument of the model.
    label
        What it says, in English; the page takes its Chinese from `neuronbook.terms`.
    value
        Its value in the still.
    low, high, step
        The values that it can take.
    begin
        Where a page begins, if that is not the value in the still.
    plays
        Whether it gets a button that moves it from where it is to its end.
    """

    name: str
    label: str
    value: float
    low: float
    high: float
    step: float
    begin: float | None = None
    plays: bool = False


@dataclass(frozen=True)
class Choice:
    """A number that the reader chooses from a list, by labels."""

    name: str
    label: str
    value: float
    options: Mapping[str, float]


class Live:
    """A figure of which some parts follow its controls; wherever no script runs, the still.

    Parameters
    ----------
    figure
        The figure, drawn but for the parts. It belongs to this object from now on.
    model
        The function that computes the parts, whose twin of the same name stands in ``models.js``.
        It takes the data and, by name, the values of the controls. It returns, by name, numbers
        for the words of the figure, and paths: points of shape (num_points, 2) in the coordinates
        of the part's axes, broken at points of `nan`.
    data
        Its data: numbers and lists of numbers, by name.
    controls
        The sliders and choices, one for each other argument of the model.
    parts
        By name: an artist of the figure. A line or a patch is given the path of that name; the
        words of a text are a template, such as ``MSE = {mse:.0f}``.
    status
        A template of what is said below the controls.
    """

    def __init__(
        self,
        figure: Figure,
        model: Callable[..., Values],
        *,
        data: Mapping[str, Any],
        controls: Sequence[Slider | Choice],
        parts: Mapping[str, Artist],
        status: str,
    ) -> None:
        self.model = model
        self.data = _rounded(data)
        self.controls = tuple(controls)
        self.status = status
        self.values = model(self.data, **{each.name: each.value for each in controls})
        texts = {}
        for name, artist in parts.items():
            artist.set_gid(f"part-{name}")
            if isinstance(artist, Text):
                texts[name] = artist.get_text()
                artist.set_text(fill(texts[name], self.values))
            else:
                _set_path(artist, self.values[name])
        drawn = StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None})
        plt.close(figure)  # or a notebook would show it a second time
        self.description = {
            "model": model.__name__,
            "data": self.data,
            "controls": [asdict(each) for each in self.controls],
            "texts": texts,
            "paths": {
                name: _placement(figure, artist.axes)
                for name, artist in parts.items()
                if name not in texts and artist.axes is not None
            },
            "status": status,
            "words": WORDS,
        }
        self.still = PART.sub(r'data-part="\1"', drawn.getvalue())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({fill(self.status, self.values)!r})"

    @property
    def svg(self) -> str:
        """The still, as a whole SVG file that carries the description."""
        return self._carrying(to_json(self.description))

    def _carrying(self, description: str) -> str:
        text = escape(description, quote=False)
        return METADATA.sub(lambda _: f'<metadata class="nb-live">{text}</metadata>', self.still)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        """Give a page the SVG, and a notebook the same with the scripts that move it."""
        scripts = "".join(
            f"<script>{script.read_text(encoding='utf-8')}</script>" for script in SCRIPTS
        )
        description = to_json(self.description)
        if (language := get_language()) != "en":
            from neuronbook.terms import translate  # words that no figure drawn in English needs

            description = translate_live(description, lambda label: translate(label, language))
        svg = self._carrying(description)
        inline = svg[svg.index("<svg") :]
        html = f'<div style="background: #fff; color: #222">{inline}{scripts}</div>'
        return {"image/svg+xml": self.svg, "text/html": html, "text/plain": repr(self)}


def dots(places: Floats) -> Floats:
    """Return dots as a path: a line from each to itself, of which the round ends are seen.

    >>> dots(np.array([[1.0, 2.0], [3.0, 4.0]])).tolist()
    [[1.0, 2.0], [1.0, 2.0], [nan, nan], [3.0, 4.0], [3.0, 4.0]]
    """
    places = np.asarray(places, dtype=float)
    gaps = np.full_like(places, np.nan)
    return np.stack([places, places, gaps], axis=1).reshape(-1, 2)[:-1]


def _rounded(data: Mapping[str, Any]) -> dict[str, Any]:
    def rounded(value: Any) -> Any:
        if isinstance(value, list):
            return [rounded(each) for each in value]
        return int(value) if value == int(value) else float(f"{value:.{DIGITS}g}")

    return {name: rounded(np.asarray(values).tolist()) for name, values in data.items()}


def _set_path(artist: Artist, points: Any) -> None:
    if isinstance(artist, Line2D):
        artist.set_data(*np.reshape(points, (-1, 2)).T)
    elif isinstance(artist, PathPatch):
        artist.set_path(Outline(points))
    else:
        raise TypeError(
            "A part that moves is a line, a patch or a text. "
            f"Received: {type(artist).__name__}. Draw it with ax.plot or as a PathPatch."
        )


def _placement(figure: Figure, ax: _AxesBase) -> list[float]:
    """Return x₀, dx, y₀, dy, by which data become points of the SVG: x₀ + dx·x, y₀ + dy·y."""
    width, height = 72 * figure.get_size_inches()
    box = ax.get_position()
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    dx = box.width * width / (right - left)
    dy = -box.height * height / (high - low)
    x0, y0 = box.x0 * width - dx * left, (1 - box.y0) * height - dy * low
    return [round(float(each), 5) for each in (x0, dx, y0, dy)]
