import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PathCollection

from neuronbook import plots


def test_several_runs_are_drawn_as_their_mean_and_standard_deviation():
    table = pd.DataFrame(
        {"method": "deep network", "features": "low", "events": 10, "auc": [0.6, 0.7, 0.8]}
    )
    (ax,) = plots.plot_aucs({"here": table})
    line, _, bars = ax.containers[0]
    assert line.get_ydata() == pytest.approx([0.7])
    (low, high) = bars[0].get_segments()[0][:, 1]
    assert (low, high) == pytest.approx((0.6, 0.8))
    assert ax.get_xlabel() == "10 events"


def test_method_has_the_same_colour_in_every_panel():
    rows = [("boosted trees", "low", 5, 0.6), ("deep network", "low", 5, 0.7)]
    table = pd.DataFrame(rows, columns=["method", "features", "events", "auc"])
    axes = plots.plot_aucs({"published": table, "here": table[::-1]})
    colours = [{bars.get_label(): bars[0].get_color() for bars in ax.containers} for ax in axes]
    assert colours[0] == colours[1]


def test_auc_grows_from_the_fewest_events_to_the_most():
    runs = pd.DataFrame({"features": "low", "events": [40, 20, 20], "auc": [0.7, 0.5, 0.6]})
    published = pd.DataFrame(
        {"method": ["deep network"], "features": ["low"], "events": [900], "auc": [0.9]}
    )
    ax = plots.plot_auc_growth(runs, published=published)
    line, _, _ = ax.containers[0]
    np.testing.assert_allclose(line.get_xydata(), [[20, 0.55], [40, 0.7]])
    markers = [drawn for drawn in ax.collections if isinstance(drawn, PathCollection)]
    np.testing.assert_allclose(markers[0].get_offsets(), [[900, 0.9]])
