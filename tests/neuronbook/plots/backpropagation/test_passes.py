import pytest
from matplotlib.text import Text

from neuronbook.plots import plot_passes
from neuronbook.plots.drawing.frames import Frame

COLUMNS = [{"x₁": (2, -3.5), "x₂": (1, 4.5)}, {"z": (1, -4)}, {"L": (4, 1)}]
WEIGHTS = [[[5], [-6]], None]


@pytest.fixture
def frames():
    ax = plot_passes(COLUMNS, weights=WEIGHTS)
    return [artist for artist in ax.figure.artists if isinstance(artist, Frame)]


def words(frame):
    return [artist.get_text() for artist in frame.artists if isinstance(artist, Text)]


def test_values_fill_in_forward_and_derivatives_back(frames):
    assert [words(frame) for frame in frames[:3]] == [
        ["2", "1"],
        ["2", "1", "1"],
        ["2", "1", "1", "4"],
    ]
    assert [words(frame)[4:] for frame in frames[3:]] == [
        ["1"],
        ["1", "−4"],
        ["1", "−4", "−3.5", "4.5"],
    ]


def test_frames_say_which_way_and_which_step(frames):
    labels = [frame.data["data-label"] for frame in frames]
    assert labels[0] == "Forward, step 1 of 3"
    assert labels[-1] == "Back, step 3 of 3"


def test_every_line_bears_its_weight():
    ax = plot_passes(COLUMNS, weights=WEIGHTS)
    shown = [text.get_text() for text in ax.texts]
    assert {"5", "−6"} <= set(shown)
    assert len(ax.lines) == 3


@pytest.mark.parametrize("weights", [[], [None], [None, None, None]])
def test_gap_without_an_entry_is_refused(weights):
    with pytest.raises(ValueError, match="weights must be one entry for each gap"):
        plot_passes(COLUMNS, weights=weights)
