"""Figures that move: every state of the figure is a group of one SVG, and the page shows one.

In the file all frames but the last are hidden, so whatever only shows the file, a notebook or a
printer, shows the last state. The book's page adds a slider and a button that choose the frame, and
says its label.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

__all__ = ["Frame", "add_frames"]


class Frame(Artist):
    """Artists that are drawn as one group of an SVG file, which says its number and label.

    Parameters
    ----------
    number
        Its place, from 0.
    label
        What it shows, in English, such as ``Batch 3 of 48``; a page takes its Chinese from
        `neuronbook.terms`, as that of every word of a figure.
    artists
        For each artist the axes whose coordinates it is in, and the artist.
    is_last
        Whether this is the frame that a still picture shows.
    """

    def __init__(
        self, number: int, label: str, artists: Sequence[tuple[Axes, Artist]], *, is_last: bool
    ) -> None:
        super().__init__()
        self.data = {"data-frame": str(number), "data-label": label}
        self.is_last = is_last
        self.artists = [artist for _, artist in artists]
        self.set_zorder(5)  # above the axes
        for ax, artist in artists:
            artist.axes = ax
            artist.set_figure(ax.figure)
            if not artist.is_transform_set():
                artist.set_transform(ax.transData)
            if not isinstance(artist, Text):  # words may stand outside
                artist.set_clip_path(ax.patch)

    def draw(self, renderer: Any) -> None:
        """Draw the group in an SVG file; anywhere else, only the last frame."""
        writer = getattr(renderer, "writer", None)  # only the renderer of SVG has one
        if writer is not None:
            hidden = {} if self.is_last else {"display": "none"}
            writer.start("g", attrib=self.data | hidden)
        if writer is not None or self.is_last:
            for artist in self.artists:
                artist.draw(renderer)
        if writer is not None:
            writer.end("g")


def add_frames(figure: Figure, frames: Mapping[str, Sequence[tuple[Axes, Artist]]]) -> None:
    """Put frames into a figure, in order; the last one is its still picture.

    Parameters
    ----------
    figure
        The figure of all the axes.
    frames
        By label: the artists of a frame, made but not yet added to any axes, each with its axes.
    """
    for number, (label, artists) in enumerate(frames.items()):
        figure.add_artist(Frame(number, label, artists, is_last=number == len(frames) - 1))
