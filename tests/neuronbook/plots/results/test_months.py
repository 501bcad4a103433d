import numpy as np
import pytest

from neuronbook.plots import plot_by_month

MONTHS = ["2016-07", "2016-08", "2016-09"]


def test_each_line_stands_at_its_months_and_every_second_is_named():
    ax = plot_by_month({"network": [0.5, 0.6, 0.7]}, months=MONTHS, y_label="loss")
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), [0.5, 0.6, 0.7])
    assert [label.get_text() for label in ax.get_xticklabels()] == ["2016-07", "2016-09"]
    assert ax.get_ylabel() == "loss"


def test_band_is_one_standard_error_to_either_side():
    ax = plot_by_month(
        {"network": [1.0, 2.0, 3.0], "constant": [4.0, 4.0, 4.0]},
        months=MONTHS,
        y_label="loss",
        errors={"network": [0.5, 0.5, 0.5]},
    )
    (band,) = ax.collections
    heights = band.get_paths()[0].vertices[:, 1]
    assert (heights.min(), heights.max()) == (0.5, 3.5)


def test_no_line_and_too_many_are_refused():
    for count in (0, 6):
        lines = {str(number): [1.0, 1.0, 1.0] for number in range(count)}
        with pytest.raises(ValueError, match=f"Received: {count} lines"):
            plot_by_month(lines, months=MONTHS, y_label="loss")
