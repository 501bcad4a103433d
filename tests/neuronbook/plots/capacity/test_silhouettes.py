import pytest

from neuronbook.plots import plot_silhouettes


def test_every_unit_and_every_weight_is_drawn():
    first = plot_silhouettes({"small": [3, 4, 1], "wider": [3, 8, 1]})
    small, wider = first.figure.axes
    assert [ax.get_title() for ax in (small, wider)] == ["small", "wider"]
    assert [len(line.get_xdata()) for line in small.lines] == [3, 4, 1]
    assert [len(line.get_xdata()) for line in wider.lines] == [3, 8, 1]
    assert len(small.collections[0].get_paths()) == 3 * 4 + 4 * 1


def test_networks_are_drawn_whole_and_to_one_scale():
    first = plot_silhouettes({"small": [3, 4, 1], "deeper": [3, 4, 4, 1]})
    small, deeper = first.figure.axes
    assert small.get_xlim() == deeper.get_xlim()
    assert small.get_ylim() == deeper.get_ylim()
    low, high = deeper.get_ylim()
    assert all(low < y < high for line in deeper.lines for y in line.get_ydata())


@pytest.mark.parametrize("networks", [{}, {"small": [3]}])
def test_nothing_to_draw_is_refused(networks):
    with pytest.raises(ValueError, match="Received: networks="):
        plot_silhouettes(networks)
