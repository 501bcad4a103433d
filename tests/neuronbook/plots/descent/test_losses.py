import numpy as np
import pytest

from neuronbook.plots import plot_losses

ERRORS = np.array([-2.0, 0.0, 2.0])


@pytest.fixture
def axes():
    return plot_losses(
        ERRORS,
        {"MAE": abs(ERRORS), "MSE": ERRORS**2},
        x=np.array([0.0, 1.0, 2.0]),
        y=np.array([0.0, 1.0, 9.0]),
        lines={"MAE": (1.0, 0.0), "MSE": (4.5, -1.0)},
        outlier=2,
        labels=("alcohol (% vol)", "grade"),
    )


def test_losses_are_drawn_over_the_error(axes):
    left, _ = axes
    assert [line.get_ydata().tolist() for line in left.lines] == [[2, 0, 2], [4, 0, 4]]


def test_line_of_a_loss_has_its_colour_and_its_dashes(axes):
    left, right = axes
    assert [line.get_xydata().tolist() for line in right.lines[:2]] == [
        [[0, 0], [2, 2]],
        [[0, -1], [2, 8]],
    ]
    for loss, line in zip(left.lines, right.lines, strict=False):
        assert (loss.get_color(), loss.get_linestyle()) == (line.get_color(), line.get_linestyle())


def test_outlier_has_a_ring(axes):
    _, right = axes
    assert right.collections[0].get_offsets().tolist() == [[2, 9]]
