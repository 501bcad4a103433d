import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuronbook.plots import plot_functions, plot_means


@pytest.fixture
def samples():
    age = [3, 3, 3, 3, 28, 28, np.nan]
    return pd.DataFrame({"age": age, "strength": [10.0, 20.0, 30.0, 40.0, 50.0, 70.0, 99.0]})


def test_dots_are_the_means_of_the_rows_without_missing_values(samples):
    bars, dots = plot_means(samples, x="age", y="strength").collections
    np.testing.assert_array_equal(dots.get_offsets(), [[3, 25], [28, 60]])
    heights = [segment[:, 1].tolist() for segment in bars.get_segments()]
    assert heights == [[17.5, 32.5], [55, 65]]


def test_mean_of_more_rows_is_a_larger_dot(samples):
    _, dots = plot_means(samples, x="age", y="strength").collections
    few, many = dots.get_sizes()[1], dots.get_sizes()[0]
    assert few < many


def test_last_curve_is_solid_and_those_before_it_are_not(samples):
    curves = [("straight line", [3, 28], [20, 60]), ("bent line", [3, 5, 28], [20, 50, 60])]
    first, last = plot_means(samples, x="age", y="strength", curves=curves).lines
    assert last.get_xydata().tolist() == [[3, 20], [5, 50], [28, 60]]
    assert (first.is_dashed(), last.is_dashed()) == (True, False)


def test_each_panel_has_its_functions_and_the_target():
    x = np.array([0.0, 1.0, 2.0])
    axes = plot_functions(x, {"one": x, "two": [x, -x]}, target=[5, 5, 5])
    shown = [
        [line.get_ydata().tolist() for line in ax.lines if len(line.get_ydata())] for ax in axes
    ]
    assert shown == [[[5, 5, 5], [0, 1, 2]], [[5, 5, 5], [0, 1, 2], [0, -1, -2]]]
    assert [ax.get_title() for ax in axes] == ["one", "two"]


def test_bends_lie_on_the_function():
    (ax,) = plot_functions([0, 2, 4], {"one": [0, 2, 8]}, bends={"one": [1, 3]})
    assert ax.lines[-1].get_xydata().tolist() == [[1, 1], [3, 5]]


def test_panels_share_one_scale_and_no_empty_panel_is_left():
    axes = plot_functions([0, 1], {"one": [0, 1], "two": [0, 9], "three": [0, 2]})
    assert len(axes[0].figure.axes) == 3
    assert len({ax.get_ylim() for ax in axes}) == 1


def test_functions_are_drawn_on_the_axes_that_are_given():
    _, (left, right) = plt.subplots(1, 2)
    assert plot_functions([0, 1], {"one": [0, 1], "two": [1, 0]}, axes=[left, right]) == [
        left,
        right,
    ]
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize("panels", [{}, {"one": [0, 1]}, {"one": [0, 1, 2], "two": [[0, 1]]}])
def test_function_that_is_not_known_at_every_place_is_refused(panels):
    with pytest.raises(ValueError, match="Received: panels of shapes"):
        plot_functions([0, 1, 2], panels)


ROWS = st.lists(
    st.tuples(st.integers(0, 4), st.one_of(st.none(), st.floats(-50, 50))), min_size=1, max_size=30
)


@settings(max_examples=15)
@given(ROWS)
def test_dots_are_means_and_bars_the_middle_half_as_numpy_has_them(rows):
    data = pd.DataFrame([(9, 1.0), *rows], columns=["age", "strength"], dtype=float)
    ax = plot_means(data, x="age", y="strength")
    known = data.dropna()
    bars, dots = ax.collections
    for place, segment in zip(dots.get_offsets(), bars.get_segments(), strict=True):
        values = known.loc[known["age"] == place[0], "strength"]
        assert place[1] == pytest.approx(values.mean())
        np.testing.assert_allclose(np.sort(segment[:, 1]), np.quantile(values, [0.25, 0.75]))
    assert len(dots.get_offsets()) == known["age"].nunique()
    plt.close("all")
