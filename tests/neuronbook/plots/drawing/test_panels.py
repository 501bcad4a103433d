import pytest

from neuronbook.plots.drawing.panels import new_panels


def test_place_that_is_left_over_stays_empty():
    panels = new_panels(3, 2, row_height=1.5, margin=0.5)
    assert panels == panels[0].figure.axes
    assert panels[0].figure.get_size_inches().tolist() == [4.8, 3.5]


def test_nothing_to_draw_is_refused():
    with pytest.raises(ValueError, match="Received: num_panels=0"):
        new_panels(0, 2, row_height=1.5)
