from neuronbook.plots import plot_powers


def test_each_label_has_its_line_on_scales_of_powers():
    ax = plot_powers(
        [10, 1000],
        {"backpropagation": [0.1, 0.2], "forward pass": [0.01, 0.05]},
        x_label="number of weights",
        y_label="time (seconds)",
    )
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    assert [line.get_xydata().tolist() for line in ax.lines] == [
        [[10, 0.1], [1000, 0.2]],
        [[10, 0.01], [1000, 0.05]],
    ]
