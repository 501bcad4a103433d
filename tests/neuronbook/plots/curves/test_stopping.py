import numpy as np
import pytest

from neuronbook.plots import plot_stopping


def test_mark_is_at_the_epoch_that_was_kept_and_the_area_waits_until_the_end():
    ax = plot_stopping([4.0, 3.0, 2.0, 1.0], [4.0, 2.5, 3.0, 3.5], kept=2)
    mark = ax.lines[-1]
    assert (mark.get_xdata(), mark.get_ydata()) == ([2], [2.5])
    (area,) = ax.patches
    assert (area.get_x(), area.get_x() + area.get_width()) == (2, 4)
    words = [text.get_text() for text in ax.get_legend().get_texts()]
    assert words == ["training", "validation", "weights kept: 2.5 at epoch 2"]


def test_curves_are_those_of_the_run():
    ax = plot_stopping([4.0, 3.0], [4.0, 2.5], kept=2, y_label="loss (MAE)")
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), [4.0, 3.0])
    np.testing.assert_array_equal(ax.lines[1].get_ydata(), [4.0, 2.5])
    assert ax.get_ylabel() == "loss (MAE)"


@pytest.mark.parametrize("kept", [0, 3])
def test_epoch_outside_the_run_is_refused(kept):
    with pytest.raises(ValueError, match=f"Received: kept={kept}"):
        plot_stopping([4.0, 3.0], [4.0, 2.5], kept=kept)
