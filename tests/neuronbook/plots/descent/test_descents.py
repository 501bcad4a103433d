import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from neuronbook.plots import plot_batches, plot_descents, plot_paths, plot_steps
from neuronbook.terms import translate

X, Y = np.array([0.0, 1.0, 2.0, 3.0]), np.array([2.0, 5.0, 8.0, 11.0])
PATH = np.array([[0.0, 0.0], [1.0, 1.0], [3.0, 2.0]])
BATCHES = np.array([[0, 1], [2, 3]])


@pytest.fixture
def frames():
    points, _ = plot_batches(X, Y, path=PATH, batches=BATCHES, true_line=(3, 2))
    return [frame.artists for frame in points.figure.artists]


def lines_of(artists):
    return [artist for artist in artists if isinstance(artist, Line2D)]


def test_one_frame_before_the_first_batch_and_one_after_each_says_its_batch():
    points, _ = plot_batches(X, Y, path=PATH, batches=BATCHES)
    labels = [frame.data["data-label"] for frame in points.figure.artists]
    assert labels == ["Batch 0 of 2", "Batch 1 of 2", "Batch 2 of 2"]
    assert translate(labels[0], "zh") == "第 0 批，共 2 批"


def test_frame_shows_the_batch_and_the_line_after_it(frames):
    dots, line = frames[1][0], lines_of(frames[1])[0]
    np.testing.assert_array_equal(dots.get_path().vertices[::2], [[0, 2], [1, 5]])
    assert line.get_xydata().tolist() == [[0, 1], [3, 4]]  # w = 1, b = 1


def test_frame_shows_the_way_of_the_weights_so_far(frames):
    assert [len(lines_of(artists)[1].get_xdata()) for artists in frames] == [1, 2, 3]


def test_frame_writes_down_the_weights(frames):
    words = [artist.get_text() for artist in frames[2] if isinstance(artist, Text)]
    assert words == ["w = 3.00\nb = 2.00"]


def test_negative_weights_have_a_real_minus_sign():
    path = np.array([[-1.0, 0.0], [-2.0, 1.0]])
    points, _ = plot_batches(X, Y, path=path, batches=BATCHES[:1])
    texts = [a for frame in points.figure.artists for a in frame.artists if isinstance(a, Text)]
    assert texts[1].get_text() == "w = −2.00\nb = 1.00"


def test_all_weights_and_the_true_ones_are_within_the_axes():
    _, weights = plot_batches(X, Y, path=PATH[:2], batches=BATCHES[:1], true_line=(3, 2))
    assert weights.get_xlim()[0] < 0 < 3 < weights.get_xlim()[1]
    assert weights.get_ylim()[0] < 0 < 2 < weights.get_ylim()[1]


def test_weights_are_on_one_scale_and_the_exact_way_lies_within():
    exact = np.array([[0.0, 0.0], [2.0, -9.0]])
    _, weights = plot_batches(X, Y, path=PATH, batches=BATCHES, exact=exact)
    (line,) = weights.lines
    assert line.get_xydata().tolist() == exact.tolist()
    assert weights.get_aspect() == 1
    assert np.ptp(weights.get_xlim()) == pytest.approx(np.ptp(weights.get_ylim()))
    assert weights.get_ylim()[0] < -9


def test_descent_is_a_fan_of_lines_that_ends_in_the_last_one():
    (ax,) = plot_descents({"A": PATH}, true_line=(3, 2))
    fan, last, true = ax.lines
    fan = fan.get_xydata().reshape(2, 3, 2)  # each line is two ends and a gap
    assert fan[:, :2].tolist() == [[[-1, 0], [1, 0]], [[-1, 0], [1, 2]]]
    assert np.isnan(fan[:, 2, 1]).all()
    assert last.get_xydata().tolist() == true.get_xydata().tolist() == [[-1, -1], [1, 5]]
    assert ax.get_title() == "A"


def test_path_is_drawn_over_the_surface_with_a_cross_at_its_lowest_place():
    def surface(w, b):
        return (w - 1) ** 2 + (b + 1) ** 2

    (ax,) = plot_paths([("SGD", PATH, surface)], w_range=(-4, 6), b_range=(-5, 5))
    cross, path = ax.lines
    np.testing.assert_allclose(cross.get_xydata(), [[1, -1]], atol=0.06)
    assert path.get_xydata().tolist() == PATH.tolist()
    assert ax.get_title() == "SGD"


def test_steps_lie_on_the_curve_of_the_loss():
    def loss(w):
        return (w - 1) ** 2

    axes = plot_steps({"a": np.array([3.0, 0.0]), "b": np.array([2.0])}, loss=loss, w_range=(0, 4))
    curve, steps = axes[0].lines
    np.testing.assert_allclose(curve.get_ydata(), loss(curve.get_xdata()))
    assert steps.get_xydata().tolist() == [[3, 4], [0, 1]]
    assert [ax.get_title() for ax in axes] == ["a", "b"]
