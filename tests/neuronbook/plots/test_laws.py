"""What holds for every figure of the book."""

import inspect
import io
import re
from functools import partial
from itertools import combinations
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

from neuronbook import plots
from neuronbook.descent import fit_line, make_line_data
from neuronbook.plots import DARK, PALETTE
from neuronbook.terms import translate

STEPS = np.linspace(-4, 4, 101)
DRAW = {
    "biological neuron": lambda data: plots.plot_biological_neuron(),
    "linear unit": lambda data: plots.plot_network(
        [1, 1], input_labels=["x"], output_labels=["y"], weight_labels=["w"], show_bias=True
    ),
    "three inputs": lambda data: plots.plot_network(
        [3, 1],
        input_labels=["sugars", "fiber", "protein"],
        output_labels=["calories"],
        weight_labels=["w₀", "w₁", "w₂"],
        show_bias=True,
    ),
    "large network": lambda data: plots.plot_network([11, 512, 512, 512, 1]),
    "lines": lambda data: plots.plot_lines(
        data,
        x="sugars",
        y="calories",
        lines=[("without bias: y = 9 x", 9, 0), ("fitted line: y = 2 x + 93", 2, 93)],
        x_label="sugars (g per serving)",
        y_label="calories (kcal per serving)",
    ),
    "untrained lines": lambda data: plots.plot_untrained_lines([0.83, -1.2, 0.35, 0.42, -0.05]),
    "plane": lambda data: plots.plot_plane(
        data,
        x0="sugars",
        x1="fiber",
        y="calories",
        weights=[2.5, -3],
        bias=90,
        labels=("sugars (g)", "fiber (g)", "calories (kcal)"),
    ),
    "scores": lambda data: plots.plot_scores(
        [[200, 30], [60, 120]],
        [[0.2, -0.5, 0.1, 2.0], [1.5, 1.3, 2.1, 0.0], [0.0, 0.25, 0.2, -0.3]],
        [1.1, 3.2, -1.2],
        class_names=["top", "left", "diagonal"],
    ),
    "curves": lambda data: plots.plot_curves(
        {
            "training": [[0.9, 0.6, 0.5, 0.4], [0.8, 0.5, 0.45, 0.38]],
            "validation": [[0.95, 0.7, 0.6, 0.62], [0.9, 0.65, 0.6, np.nan]],
        },
        y_label="loss (MAE)",
    ),
    "curve panels": lambda data: plots.plot_curve_panels(
        {
            label: {"training": [0.3, 0.2, 0.1], "validation": [0.3, 0.25, 0.27]}
            for label in ("true popularity", "shuffled popularity", "A")
        },
        y_label="loss (MAE, quality points)",
        y_limits=(0.05, 0.4),
        baseline=("always the median", 0.22),
    ),
    "fits": lambda data: plots.plot_fits(
        [(f"after {steps} steps: MSE 0.25 seen, 0.88 new", np.sin(STEPS)) for steps in (5, 2000)],
        x_curve=STEPS,
        signal=np.cos(STEPS),
        seen=([-3, 0, 3], [0.5, 1, -0.5]),
        new=([-3, 0, 3], [0.7, 0.2, -1.5]),
    ),
    "gaps": lambda data: plots.plot_gaps(
        {"linear (9)": ([8.0, 8.2], [8.4, 8.5]), "both (34,305)": ([1.8, 2.0], [4.0, 4.4])},
        x_label="loss (MAE, MPa)",
    ),
    "differences": lambda data: plots.plot_differences(
        {"at random": [0.3, 0.1], "by song": [0.1, -0.02], "by artist": [-0.2, 0.05]},
        x_label="advantage of the network (points of popularity)",
        left="← linear unit better",
        right="network better →",
    ),
    "stopping": lambda data: plots.plot_stopping(
        [0.9, 0.5, 0.4, 0.3], [0.9, 0.5, 0.55, 0.6], kept=2, y_limits=(0.2, 1.0)
    ),
    "silhouettes": lambda data: plots.plot_silhouettes(
        {"small": [3, 4, 1], "wider": [3, 8, 1], "deeper": [3, 4, 4, 4, 1], "both": [3, 8, 8, 1]}
    ),
    "thinned networks": lambda data: plots.plot_thinned_networks(
        [[np.arange(4) != unit, np.arange(4) > unit] for unit in range(5)], num_inputs=3
    ),
    "masked outputs": lambda data: plots.plot_masked_outputs(
        {
            "dropped": np.random.default_rng(0).normal(5, 2, 999),
            "dropped and scaled": np.random.default_rng(1).normal(7, 3, 999),
        },
        reference=7,
        reference_label="nothing dropped",
        x_label="output of the unit",
    ),
    "distributions": lambda data: plots.plot_distributions(
        {
            "measured": np.random.default_rng(0).normal((1, 3, 10, 16, 46), 5, (256, 5)),
            "after the layer": np.random.default_rng(0).normal(0, 1, (256, 5)),
        },
        names=["density", "pH", "alcohol", "free sulfur dioxide", "total sulfur dioxide"],
    )[0],
    "gradients": lambda data: plots.plot_gradients(
        {"raw measurements": [5.0, 0.1, 46.0], "batch normalization first": [0.3, 0.2, 0.5]},
        names=["residual sugar", "chlorides", "total sulfur dioxide"],
    ),
    "moving averages": lambda data: plots.plot_moving_averages(
        {"momentum 0.99": 46 * (1 - 0.99 ** np.arange(501))},
        target=46,
        target_label="mean of the training set",
        y_label="moving mean (mg/L)",
    ),
    "boundaries": lambda data: draw_boundaries(),
    "means": lambda data: plots.plot_means(
        data,
        x="sugars",
        y="calories",
        curves=[("straight line", [0, 15], [90, 130]), ("bent line", [0, 5, 15], [80, 95, 130])],
        x_label="age (days)",
        y_label="compressive strength (MPa)",
    ),
    "functions": lambda data: plots.plot_functions(
        STEPS,
        {
            "no activation": [STEPS, -STEPS / 2],
            "ReLU in between": np.maximum(STEPS, 0),
            "1 unit": np.abs(STEPS),
        },
        target=np.sin(3 * STEPS),
        bends={"1 unit": [0]},
    )[0],
    "activations": lambda data: plots.plot_activations(
        STEPS,
        {
            "ReLU": (np.maximum(STEPS, 0), STEPS > 0),
            "tanh": (np.tanh(STEPS), 1 - np.tanh(STEPS) ** 2),
            "sigmoid": (1 / (1 + np.exp(-STEPS)), np.zeros(101)),
        },
    )[0],
    "softmax": lambda data: plots.plot_softmax(
        {
            "scores": ([0.1, 1.2, 0.5], [0.18, 0.55, 0.27]),
            "scores × 4": ([0.4, 4.8, 2.0], [0.01, 0.93, 0.06]),
        },
        class_names=["top", "left", "diagonal"],
    )[0],
    "losses": lambda data: draw_losses(),
    "batches": lambda data: draw_batches(),
    "descents": lambda data: draw_descents(),
    "paths": lambda data: draw_paths(),
    "steps": lambda data: plots.plot_steps(
        {"η = 0.02": np.array([0.0, 0.5, 1.0]), "η = 0.24": np.array([0.0, 6.0, 1.0])},
        loss=lambda w: (2 * w - 7) ** 2,
        w_range=(-0.5, 7.5),
    )[0],
    "predictions": lambda data: plots.plot_predictions(
        data,
        data["calories"] * 0.5 + 50,
        target="sugars",
        baseline=90,
        x_label="tasters' grade",
        y_label="network's grade",
    ),
    "echoes": lambda data: plots.plot_echoes(make_echoes(data), label="Class")[0],
    "sigmoid": lambda data: plots.plot_sigmoid(),
    "cross-entropy": lambda data: plots.plot_cross_entropy(("bad", "good"))[0],
    "thresholds": lambda data: plots.plot_thresholds(
        make_predictions(data), label="good", probability="p", class_names=("bad", "good")
    )[0],
    "roc": lambda data: plots.plot_roc(
        make_predictions(data), label="good", probability="p", thresholds=(0.2, 0.5, 0.8)
    ),
    "by threshold": lambda data: plots.plot_by_threshold(make_rates(data), mark=0.2),
    "imbalance": lambda data: plots.plot_imbalance(
        true_positive_rate=0.95, true_negative_rate=0.6, share=0.64
    ),
    "seeds": lambda data: plots.plot_seeds(
        [0.64, 0.71, 0.84, 0.84, 0.93], x_label="validation accuracy", baseline=0.64
    ),
    "decays": lambda data: plots.plot_decays(),
    "masses": lambda data: plots.plot_masses(
        as_masses(data),
        label="label",
        particles={
            "m_bb": ("h⁰", 6, "signal"),
            "m_jj": ("W", 9, "both"),
            "m_jjj": ("t", 90, "background"),
        },
    )[0],
    "aucs": lambda data: plots.plot_aucs({"published": as_aucs(data), "here": as_aucs(data)})[0],
    "roc curves": lambda data: plots.plot_roc_curves(
        [0, 0, 1, 1],
        {
            "linear model, all features": [[0.1, 0.7, 0.4, 0.8], [0.3, 0.2, 0.6, 0.5]],
            "deep network, all features": [0.1, 0.2, 0.3, 0.4],
        },
    ),
    "AUC bands": lambda data: plots.plot_auc_bands(
        as_bands(data), x_label="band of the masses' verdict"
    ),
    "pipeline": lambda data: plots.plot_pipeline(),
}
OF_A_TABLE = [
    "lines",
    "plane",
    "means",
    "predictions",
    "echoes",
    "thresholds",
    "roc",
    "by threshold",
    "masses",
    "aucs",
    "AUC bands",
]
OF_MANY_AXES = [
    "plane",
    "curve panels",
    "fits",
    "silhouettes",
    "distributions",
    "boundaries",
    "functions",
    "activations",
    "softmax",
    "losses",
    "batches",
    "descents",
    "paths",
    "steps",
    "echoes",
    "cross-entropy",
    "thresholds",
    "masses",
    "aucs",
]
# kilobytes; a figure of many frames or many descents may be larger than others
LARGE = {"batches": 250, "descents": 80, "paths": 100}
every_figure = pytest.mark.parametrize("name", DRAW)


def as_masses(cereals):
    """Return the cereals as if they were collisions, with sugars, calories and so on as masses."""
    names = {"sugars": "m_bb", "fiber": "m_jj", "calories": "m_jjj"}
    masses = cereals[list(names)].fillna(0).rename(columns=names)
    return masses.assign(label=[row % 2 for row in range(len(masses))])


def as_aucs(cereals):
    methods = ["linear model", "boosted trees", "shallow network", "deep network"]
    rows = [
        (method, features, 0.6 + 0.05 * place + 0.03 * level + 0.01 * run)
        for place, method in enumerate(methods)
        for level, features in enumerate(["low", "high", "all"])
        for run in range(2)
    ]
    table = pd.DataFrame(rows, columns=["method", "features", "auc"]).assign(events=11_000_000)
    table.attrs = dict(cereals.attrs)
    return table


def as_bands(cereals):
    table = pd.DataFrame({"auc": [0.52, 0.61, 0.48], "error": [0.03, 0.04, 0.03]})
    table.attrs = dict(cereals.attrs)
    return table


def draw_boundaries():
    xx, yy = np.meshgrid(np.linspace(-1.3, 1.3, 50), np.linspace(-1.3, 1.3, 50))
    turns = np.linspace(0.5, 6.5, 120)
    labels = np.arange(120) % 2
    x = np.stack([np.cos(turns + np.pi * labels), np.sin(turns + np.pi * labels)], axis=1)
    x *= turns[:, np.newaxis] / 6.5
    spiral = np.cos(np.arctan2(yy, xx) - 6.5 * np.hypot(xx, yy))
    panels = [
        (label, xx, yy, 1 / (1 + np.exp(-score)))
        for label, score in (
            ("1 neuron", 3 * xx + yy),
            ("4 neurons", 4 * np.sin(2 * xx) + 3 * yy),
            ("32 neurons", 5 * spiral),
        )
    ]
    return plots.plot_boundaries(panels, x=x, labels=labels)[0]


def draw_losses():
    errors = np.linspace(-3, 3, 61)
    return plots.plot_losses(
        errors,
        {"MAE": abs(errors), "MSE": errors**2},
        x=np.arange(5.0),
        y=np.array([1.0, 2, 3, 0, 5]),
        lines={"MAE": (1, 1), "MSE": (0.6, 1.0)},
        outlier=3,
        labels=("alcohol (% vol)", "grade"),
    )[0]


def draw_batches():
    x, y = make_line_data()
    path, batches = fit_line(
        x, y, learning_rate=0.1, batch_size=32, num_batches=48, start=(-2.0, 0.0)
    )
    return plots.plot_batches(x, y, path=path, batches=batches, true_line=(3, 2))[0]


def draw_descents():
    x, y = make_line_data()
    descents = {
        f"{letter}. ({learning_rate}, 32, 256)": fit_line(
            x, y, learning_rate=learning_rate, batch_size=32, start=(-2.0, 0.0)
        ).path
        for letter, learning_rate in zip("ABCDEFGH", np.linspace(0.1, 0.8, 8).round(1), strict=True)
    }
    return plots.plot_descents(descents, true_line=(3, 2))[0]


def draw_paths():
    turns = np.linspace(0, 9, 41)
    spiral = np.stack([np.cos(turns), np.sin(turns)], axis=1) * (9 - turns)[:, np.newaxis] / 3
    names = ["SGD", "momentum", "Nesterov", "RMSprop", "Adam", "SGD, scaled input"]
    panels = [(name, spiral, lambda w, b: 9 * w**2 + 12 * w * b + 5 * b**2) for name in names]
    return plots.plot_paths(panels, w_range=(-3.2, 3.2), b_range=(-3.2, 3.2))[0]


def make_echoes(data):
    numbers = np.random.default_rng(0).uniform(-1, 1, (8, 34)).round(2)
    echoes = pd.DataFrame(numbers).assign(Class=["good", "bad"] * 4)
    echoes.attrs = data.attrs
    return echoes


def make_predictions(data):
    generator, good = np.random.default_rng(0), np.arange(105) < 67
    p = np.where(good, generator.beta(8, 1.3, 105), generator.beta(1.2, 1.2, 105))
    predictions = pd.DataFrame({"good": good * 1.0, "p": p})
    predictions.attrs = data.attrs
    return predictions


def make_rates(data):
    thresholds = np.linspace(0, 1, 101)
    rates = {"precision": thresholds, "recall": 1 - thresholds, "accuracy": thresholds**2}
    table = pd.DataFrame(rates, index=thresholds)
    table.attrs = data.attrs
    return table


def svg_of(ax):
    file = io.BytesIO()
    ax.figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue().decode()


def words_in(svg):
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).findall(".//{*}text")]


@every_figure
def test_every_word_has_its_chinese(name, cereals):
    cereals.attrs["source"] = "synthetic"
    words = words_in(svg_of(DRAW[name](cereals)))
    assert words
    for word in words:
        translate(word, "zh")


@every_figure
def test_every_colour_comes_from_the_palette(name, cereals):
    colours = set(re.findall(r"#[0-9a-f]{6}\b", svg_of(DRAW[name](cereals))))
    assert colours <= set(PALETTE.values())


@every_figure
def test_no_mark_fades_away(name, cereals):
    for style in re.findall(r'style="([^"]*)"', svg_of(DRAW[name](cereals))):
        if PALETTE["black_pixel"] not in style:  # white pixels are black ones that faded away
            assert all(float(value) >= 0.25 for value in re.findall(r"opacity: ([\d.]+)", style))


@every_figure
def test_file_is_small(name, cereals):
    assert len(svg_of(DRAW[name](cereals)).encode()) <= LARGE.get(name, 40) * 1024


@every_figure
def test_same_figure_is_the_same_file(name, cereals):
    assert svg_of(DRAW[name](cereals)) == svg_of(DRAW[name](cereals))


@every_figure
def test_no_words_lie_over_one_another_or_leave_the_figure(name, cereals, monkeypatch):
    cereals.attrs["source"] = "synthetic"
    figure = DRAW[name](cereals).figure
    figure.canvas.draw()  # lays the figure out
    boxes = []

    def note_down(text, renderer):
        if text.get_visible() and text.get_text().strip():
            boxes.append((text, Text.get_window_extent(text, renderer)))

    monkeypatch.setattr(Text, "draw", note_down)
    figure.canvas.draw()
    assert boxes
    for text, box in boxes:
        assert figure.bbox.contains(*box.min), text
        assert figure.bbox.contains(*box.max), text
    # the box around slanted words is mostly empty
    upright = [(text, box.padded(-1)) for text, box in boxes if text.get_rotation() % 90 == 0]
    for (text, box), (other, other_box) in combinations(upright, 2):
        assert not box.overlaps(other_box), (text, other)


@pytest.mark.parametrize("name", OF_A_TABLE)
def test_figure_of_a_twin_says_so_and_of_real_data_does_not(name, cereals):
    assert "synthetic data" not in words_in(svg_of(DRAW[name](cereals)))
    plt.close("all")
    cereals.attrs["source"] = "synthetic"
    assert "synthetic data" in words_in(svg_of(DRAW[name](cereals)))


@pytest.mark.parametrize("name", [name for name in DRAW if name not in OF_MANY_AXES])
def test_figure_is_drawn_on_the_axes_that_are_given(name, cereals, monkeypatch):
    figure, ax = plt.subplots()
    for function in [getattr(plots, word) for word in plots.__all__ if word.startswith("plot_")]:
        if "ax" in inspect.signature(function).parameters:
            monkeypatch.setattr(plots, function.__name__, partial(function, ax=ax))
    assert DRAW[name](cereals) is ax
    assert plt.get_fignums() == [figure.number]


def luminance(colour):
    channels = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


def contrast(colour, other):
    darker, lighter = sorted([luminance(colour), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("palette", "page"), [(PALETTE, "#ffffff"), (DARK, "#121212")])
def test_colours_stand_out_from_the_page(palette, page):
    assert palette["paper"] == page
    for name in ("ink", "muted"):
        assert contrast(palette[name], page) >= 4.5, name
    for name in ("blue", "orange", "green", "purple", "red"):
        assert contrast(palette[name], page) >= 4.5, name  # they colour words too
    for name in ("blue", "orange", "green"):
        assert contrast(palette[name], palette[f"pale_{name}"]) >= 3, name
        assert contrast(palette["ink"], palette[f"pale_{name}"]) >= 4.5, name


@pytest.mark.parametrize("palette", [PALETTE, DARK])
def test_no_two_names_share_a_colour(palette):
    assert len(set(palette.values())) == len(palette)


def test_both_themes_name_the_same_colours():
    assert PALETTE.keys() == DARK.keys()
