from neuronbook.plots import plot_costs


def test_each_way_has_its_line_on_scales_of_powers():
    ax = plot_costs([10, 1000], {"backpropagation": [0.1, 0.2], "forward pass": [0.01, 0.05]})
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    assert [line.get_xydata().tolist() for line in ax.lines] == [
        [[10, 0.1], [1000, 0.2]],
        [[10, 0.01], [1000, 0.05]],
    ]
