import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuronbook import plots

EVENTS = pd.DataFrame({"label": [1, 1, 0, 0, 0], "m_bb": [120.0, 130.0, 10.0, 60.0, 300.0]})


def test_both_histograms_are_shares_of_their_class():
    (ax,) = plots.plot_masses(EVENTS, label="label", particles={"m_bb": ("h⁰", 125, "signal")})
    signal, background = (patch.get_data().values for patch in ax.patches)
    assert signal.sum() == pytest.approx(1)
    assert background.sum() <= 1  # the largest masses are cut off


def test_line_stands_at_the_mass_of_the_particle():
    (ax,) = plots.plot_masses(EVENTS, label="label", particles={"m_bb": ("h⁰", 125, "signal")})
    assert ax.lines[0].get_xdata()[0] == 125
    assert "h⁰" in [text.get_text() for text in ax.texts]


def test_particle_made_nowhere_is_refused():
    with pytest.raises(ValueError, match="Received: made_in='elsewhere'"):
        plots.plot_masses(EVENTS, label="label", particles={"m_bb": ("h⁰", 125, "elsewhere")})


def test_figure_has_a_panel_for_each_mass_and_no_empty_one():
    particles = dict.fromkeys(("a", "b", "c"), ("W", 80, "both"))
    table = EVENTS.assign(a=EVENTS["m_bb"], b=EVENTS["m_bb"], c=EVENTS["m_bb"])
    panels = plots.plot_masses(table, label="label", particles=particles)
    assert len(panels) == 3
    assert [ax.axison for ax in panels[0].figure.axes] == [True, True, True, False]


@settings(max_examples=8)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 50)), min_size=4, max_size=60))
def test_heights_are_the_histogram_of_numpy_by_the_events_of_the_class(rows):
    label, mass = np.array([(1, 0), (0, 50), *rows], dtype=float).T
    data = pd.DataFrame({"label": label, "m": mass})
    [ax] = plots.plot_masses(data, label="label", particles={"m": ("h⁰", 25, "both")})
    for steps, chosen in zip(ax.patches, (mass[label == 1], mass[label == 0]), strict=True):
        heights, edges, _ = steps.get_data()
        np.testing.assert_allclose(heights, np.histogram(chosen, edges)[0] / len(chosen))
    plt.close("all")


def test_column_that_is_missing_or_has_gaps_is_refused():
    for column, words in (("m", "Choose from label, m_bb"), ("m_bb", "must hold numbers")):
        data = EVENTS.assign(m_bb=[np.nan, 1, 2, 3, 4])
        with pytest.raises(ValueError, match=words):
            plots.plot_masses(data, label="label", particles={column: ("h⁰", 125, "signal")})
