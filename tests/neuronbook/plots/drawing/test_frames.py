import io
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import pytest
from matplotlib.lines import Line2D

from neuronbook.plots.drawing.frames import add_frames


@pytest.fixture
def figure():
    figure, ax = plt.subplots()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    lines = {f"at {height}": Line2D([0, 1], [height] * 2) for height in (0.2, 0.5, 0.8)}
    add_frames(figure, {label: [(ax, line)] for label, line in lines.items()})
    return figure


def test_every_frame_is_a_group_and_only_the_last_is_shown(figure):
    file = io.BytesIO()
    figure.savefig(file, format="svg")
    groups = ElementTree.fromstring(file.getvalue()).findall(".//{*}g")
    frames = [group for group in groups if group.get("data-frame")]
    assert [frame.get("data-frame") for frame in frames] == ["0", "1", "2"]
    assert [frame.get("data-label") for frame in frames] == ["at 0.2", "at 0.5", "at 0.8"]
    assert [frame.get("display") for frame in frames] == ["none", "none", None]
    assert all(frame.findall(".//{*}path") for frame in frames)


def test_picture_without_groups_has_the_last_frame_alone(figure, monkeypatch):
    drawn = []
    monkeypatch.setattr(Line2D, "draw", lambda line, renderer: drawn.append(line))
    figure.canvas.draw()
    heights = [line.get_ydata()[0] for line in drawn if len(line.get_ydata()) == 2]
    assert 0.8 in heights
    assert not {0.2, 0.5} & set(heights)


def test_frame_is_cut_off_at_the_axes_and_in_their_coordinates(figure):
    (line,) = figure.artists[0].artists
    ax = figure.axes[0]
    assert line.get_clip_box().bounds == ax.bbox.bounds
    assert line.get_transform() == ax.transData
