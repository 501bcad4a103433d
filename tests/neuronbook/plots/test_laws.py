"""What holds for every figure of the book."""

import inspect
import io
import re
from functools import cache
from itertools import combinations
from typing import NamedTuple
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
from neuronbook.terms.images import GARMENTS


class Case(NamedTuple):
    """A figure to be drawn: what its function is called with."""

    arguments: tuple
    settings: dict

    def sources(self):
        values = [*self.arguments, *self.settings.values()]
        values += [inner for value in values if isinstance(value, dict) for inner in value.values()]
        return [value for value in values if hasattr(value, "attrs")]


def case(*arguments, **settings):
    return Case(arguments, settings)


def spiral_panels():
    xx, yy = np.meshgrid(np.linspace(-1.3, 1.3, 40), np.linspace(-1.3, 1.3, 40))
    spiral = np.cos(np.arctan2(yy, xx) - 6.5 * np.hypot(xx, yy))
    scores = {
        "1 neuron": 3 * xx + yy,
        "4 neurons": 4 * np.sin(2 * xx) + 3 * yy,
        "32 neurons": 5 * spiral,
    }
    return [(label, xx, yy, 1 / (1 + np.exp(-score))) for label, score in scores.items()]


def spiral_examples():
    turns, labels = np.linspace(0.5, 6.5, 120), np.arange(120) % 2
    angles = turns + np.pi * labels
    x = np.stack([np.cos(angles), np.sin(angles)], axis=1) * turns[:, np.newaxis] / 6.5
    return {"x": x, "labels": labels}


@cache
def cases(source):
    """Return every figure by the name of its function, with a word for what is special about it.

    The tables say that they are from `source`.
    """

    def table(columns, index=None):
        data = pd.DataFrame(columns, index=index)
        data.attrs["source"] = source
        return data

    random = np.random.default_rng(0)
    x, thresholds = np.linspace(-4, 4, 101), np.linspace(0, 1, 101)
    sugars, fiber = random.integers(0, 16, 77) * 1.0, random.integers(0, 8, 77) * 1.0
    calories = 90 + 2.5 * sugars - 3 * fiber + random.normal(0, 12, 77).round()
    cereals = table({"sugars": sugars, "fiber": fiber, "calories": calories})
    good = np.arange(105) < 67
    p = np.where(good, random.beta(8, 1.3, 105), random.beta(1.2, 1.2, 105)).round(2)
    predictions = table({"good": good * 1.0, "p": p})
    aucs = [
        (method, features, 11_000_000, 0.6 + 0.05 * place + 0.03 * level + 0.01 * run)
        for place, method in enumerate(
            ["linear unit", "boosted trees", "shallow network", "deep network"]
        )
        for level, features in enumerate(["low", "high", "all"])
        for run in range(2)
    ]
    aucs = table(pd.DataFrame(aucs, columns=["method", "features", "events", "auc"]))
    growth = [
        (features, 500 * 4**size, 0.55 + 0.1 * level + 0.03 * size + 0.01 * run)
        for level, features in enumerate(["low", "high"])
        for size in range(4)
        for run in range(2)
    ]
    growth = table(pd.DataFrame(growth, columns=["features", "events", "auc"]))
    runs = {"training": [0.3, 0.2, 0.1], "validation": [0.3, 0.25, 0.27]}
    line = make_line_data()
    xx, yy = np.meshgrid(np.linspace(-5, 5, 21), np.linspace(-5, 5, 21))
    start = {"batch_size": 32, "start": (-2.0, 0.0)}
    rates = np.linspace(0.1, 0.8, 8).round(1)
    turns = np.linspace(0, 9, 41)
    spiral = np.stack([np.cos(turns), np.sin(turns)], axis=1) * (9 - turns)[:, np.newaxis] / 3
    optimizers = ["SGD", "momentum", "Nesterov", "RMSprop", "Adam", "SGD, scaled input"]
    return {
        "plot_biological_neuron": case(),
        "plot_network of one unit": case(
            [1, 1], input_labels=["x"], output_labels=["y"], weight_labels=["w"], show_bias=True
        ),
        "plot_network of three inputs": case(
            [3, 1],
            input_labels=["sugars", "fiber", "protein"],
            output_labels=["calories"],
            weight_labels=["w₀", "w₁", "w₂"],
            show_bias=True,
        ),
        "plot_network of many units": case([11, 512, 512, 512, 1]),
        "plot_lines": case(
            cereals,
            x="sugars",
            y="calories",
            lines=[("without bias: y = 9 x", 9, 0), ("fitted line: y = 2 x + 93", 2, 93)],
            x_label="sugars (g per serving)",
            y_label="calories (kcal per serving)",
        ),
        "plot_untrained_lines": case([0.83, -1.2, 0.35, 0.42, -0.05]),
        "plot_plane": case(
            cereals,
            x0="sugars",
            x1="fiber",
            y="calories",
            weights=[2.5, -3],
            bias=90,
            labels=("sugars (g)", "fiber (g)", "calories (kcal)"),
        ),
        "plot_scores": case(
            [[200, 30], [60, 120]],
            [[0.2, -0.5, 0.1, 2.0], [1.5, 1.3, 2.1, 0.0], [0.0, 0.25, 0.2, -0.3]],
            [1.1, 3.2, -1.2],
            class_names=["top", "left", "diagonal"],
        ),
        "plot_image": case(np.eye(4), data=cereals),
        "plot_pictures": case(
            np.arange(10)[:, None, None] * np.eye(28), list(GARMENTS), data=cereals
        ),
        "plot_tiles": case(
            {
                "first layer": np.eye(28)[np.newaxis].repeat(16, axis=0),
                "second layer": np.eye(9)[np.newaxis],
            },
            data=cereals,
        ),
        "plot_guesses": case(
            np.arange(8)[:, None, None] * np.eye(28),
            random.dirichlet(np.full(10, 0.3), 8),
            y_true=np.arange(8),
            class_names=list(GARMENTS),
            data=cereals,
        ),
        "plot_convolution": case(
            np.arange(16).reshape(4, 4), [[1, 0, -1]] * 3, [[-6, -6], [-6, 6]]
        ),
        "plot_filters": case(
            {
                "vertical edges": ([[-1, 0, 1]] * 3, np.eye(26)),
                "horizontal edges": (np.transpose([[-1, 0, 1]] * 3), np.eye(26)),
            },
            data=cereals,
        ),
        "plot_curves": case(
            {
                "training": [[0.9, 0.6, 0.5, 0.4], [0.8, 0.5, 0.45, 0.38]],
                "validation": [[0.95, 0.7, 0.6, 0.62], [0.9, 0.65, 0.6, np.nan]],
            },
            y_label="loss (MAE)",
        ),
        "plot_curve_panels": case(
            dict.fromkeys(("true strength", "shuffled strength", "A"), runs),
            y_label="loss (MAE, quality points)",
            y_limits=(0.05, 0.4),
            baseline=("always the median", 0.22),
        ),
        "plot_stopping": case(
            [0.9, 0.5, 0.4, 0.3], [0.9, 0.5, 0.55, 0.6], kept=2, y_limits=(0.2, 1.0)
        ),
        "plot_fits": case(
            [(f"after {steps} steps: MSE 0.25 seen, 0.88 new", np.sin(x)) for steps in (5, 2000)],
            x_curve=x,
            signal=np.cos(x),
            seen=([-3, 0, 3], [0.5, 1, -0.5]),
            new=([-3, 0, 3], [0.7, 0.2, -1.5]),
        ),
        "plot_silhouettes": case(
            {"small": [3, 4, 1], "wider": [3, 8, 1], "deeper": [3, 4, 4, 1], "both": [3, 8, 8, 1]}
        ),
        "plot_by_month": case(
            {"network": [0.5, 0.52, 0.6], "constant": [0.6, 0.66, 0.7]},
            months=["2016-07", "2016-08", "2016-09"],
            y_label="cross-entropy",
            errors={"network": [0.01, 0.01, 0.02]},
        ),
        "plot_gaps": case(
            {"linear (9)": ([8.0, 8.2], [8.4, 8.5]), "both (34,305)": ([1.8, 2.0], [4.0, 4.4])},
            x_label="loss (MAE, MPa)",
        ),
        "plot_intervals": case(
            {"dropout": (-0.02, 0.003), "label smoothing": (0.001, 0.004)},
            x_label="error rate, minus no remedy",
            left="← remedy better",
            right="no remedy better →",
        ),
        "plot_weights": case(
            {
                "no penalty": random.normal(0, 0.2, 500),
                "L2 penalty": random.normal(0, 0.05, 500),
            },
        ),
        "plot_differences": case(
            {"at random": [0.3, 0.1], "by identical inputs": [-0.2, 0.05]},
            x_label="advantage of the network (quality points)",
            left="← linear unit better",
            right="network better →",
        ),
        "plot_predictions": case(
            cereals,
            calories * 0.5 + 50,
            target="sugars",
            baseline=90,
            x_label="tasters' grade",
            y_label="network's grade",
        ),
        "plot_seeds": case(
            [0.64, 0.71, 0.84, 0.84, 0.93], x_label="validation accuracy", baseline=0.64
        ),
        "plot_thinned_networks": case(
            [[np.arange(4) != unit, np.arange(4) > unit] for unit in range(5)], num_inputs=3
        ),
        "plot_masked_outputs": case(
            {"dropped": random.normal(5, 2, 99), "dropped and scaled": random.normal(7, 3, 99)},
            reference=7,
            reference_label="nothing dropped",
            x_label="output of the unit",
        ),
        "plot_distributions": case(
            {
                "measured": random.normal((1, 3, 10, 16, 46), 5, (99, 5)),
                "after the layer": random.normal(0, 1, (99, 5)),
            },
            names=["density", "pH", "alcohol", "free sulfur dioxide", "total sulfur dioxide"],
        ),
        "plot_gradients": case(
            {"raw measurements": [5.0, 0.1, 46.0], "batch normalization first": [0.3, 0.2, 0.5]},
            names=["residual sugar", "chlorides", "total sulfur dioxide"],
        ),
        "plot_moving_averages": case(
            {"momentum 0.99": 46 * (1 - 0.99 ** np.arange(501))},
            target=46,
            target_label="mean of the training set",
            y_label="moving mean (mg/L)",
        ),
        "plot_boundaries": case(spiral_panels(), **spiral_examples()),
        "plot_creases": case(
            cereals,
            [
                ("1 hidden layer", xx + yy, [np.stack([xx - 2, xx - yy])]),
                ("2 hidden layers", xx * yy, [np.stack([yy - 3]), np.stack([xx])]),
            ],
            xx=xx,
            yy=yy,
            labels=("age (days)", "cement (kg per m³)"),
        ),
        "plot_means": case(
            cereals,
            x="sugars",
            y="calories",
            curves=[
                ("straight line", [0, 15], [90, 130]),
                ("bent line", [0, 5, 15], [80, 95, 130]),
            ],
            x_label="age (days)",
            y_label="compressive strength (MPa)",
        ),
        "plot_functions": case(
            x,
            {
                "no activation": [x, -x / 2],
                "ReLU in between": np.maximum(x, 0),
                "1 unit": np.abs(x),
            },
            target=np.sin(3 * x),
            bends={"1 unit": [0]},
        ),
        "plot_activations": case(
            x,
            {
                "ReLU": (np.maximum(x, 0), x > 0),
                "tanh": (np.tanh(x), 1 - np.tanh(x) ** 2),
                "sigmoid": (1 / (1 + np.exp(-x)), np.zeros(101)),
            },
        ),
        "plot_softmax": case(
            {
                "scores": ([0.1, 1.2, 0.5], [0.18, 0.55, 0.27]),
                "scores × 4": ([0.4, 4.8, 2.0], [0.01, 0.93, 0.06]),
            },
            class_names=["top", "left", "diagonal"],
        ),
        "plot_by_layer of kinds": case(
            {"sigmoid": {"He": [[1e-9, 1.0]], "Glorot": [[1e-19, 0.1]]}, "ReLU": {"He": [[1, 2]]}},
            y_label="norm of the gradient",
        ),
        "plot_by_layer with theory": case(
            {"": {"variance 2/n": [[1.0, 1.2], [0.9, 0.7]]}},
            y_label="variance of the sums",
            theory={"variance 2/n": [1.0, 1.0]},
        ),
        "plot_losses": case(
            np.arange(-3, 4),
            {"MAE": abs(np.arange(-3, 4)), "MSE": np.arange(-3, 4) ** 2},
            x=np.arange(5.0),
            y=np.array([1.0, 2, 3, 0, 5]),
            lines={"MAE": (1, 1), "MSE": (0.6, 1.0)},
            outlier=3,
            labels=("alcohol (% vol)", "grade"),
        ),
        "plot_compared": case(
            {
                "MeanSquaredError": (x, x**2),
                "Huber": (x, abs(x)),
                "LogCosh": (x, x),
            },
            x_label="error ŷ − y",
            y_label="loss",
            y_limits=(0, 4),
        ),
        "plot_batch_sizes": case(
            [1, 24, 720],
            {
                "equal epochs": [[5.0, 5.4], [5.1, 5.2], [9.0, 9.4]],
                "equal epochs, scaled learning rate": [[5.1, 5.2], [5.0, 5.2], [np.nan, 9.0]],
                "equal steps": [[6.3, 6.0], [5.1, 5.2], [5.0, 5.1]],
            },
            baselines={"linear unit": 8.0, "always the median": 13.2},
            y_label="validation MAE (MPa)",
        ),
        "plot_by_examples": case(
            [2, 10, 100],
            {
                "from scratch": [[0.2, 0.3, 0.4], [0.1, 0.3, 0.5]],
                "ImageNet features": [[0.4, 0.6, 0.8], [0.5, 0.7, 0.8]],
            },
            baseline=0.1,
            data=cereals,
        ),
        "plot_powers": case(
            [61, 4801, 68353],
            {
                "finite differences": [1e-3, 0.15, 15],
                "forward mode": [2e-3, 0.4, 40],
                "backpropagation": [7e-5, 1e-4, 7e-4],
                "forward pass": [1e-5, 3e-5, 2e-4],
            },
            x_label="number of weights",
            y_label="time (seconds)",
        ),
        "plot_passes": case(
            [
                {"x₁": (2, -3.5), "x₂": (1, 4.5)},
                {"z₁": (1, -4), "z₂": (-3, -0.5)},
                {"ŷ": (1, -4)},
                {"L": (4, 1)},
            ],
            weights=[[[1, -1], [-1, -1]], [[4], [2]], None],
        ),
        "plot_steps": case(
            {"η = 0.02": np.array([0.0, 0.5, 1.0]), "η = 0.24": np.array([0.0, 6.0, 1.0])},
            loss=lambda w: (2 * w - 7) ** 2,
            w_range=(-0.5, 7.5),
        ),
        "plot_descents": case(
            {
                f"{letter}. ({rate}, 32, 256)": fit_line(*line, learning_rate=rate, **start).path
                for letter, rate in zip("ABCDEFGH", rates, strict=True)
            },
            true_line=(3, 2),
        ),
        "plot_paths": case(
            [(name, spiral, lambda w, b: 9 * w**2 + 12 * w * b + 5 * b**2) for name in optimizers],
            w_range=(-3.2, 3.2),
            b_range=(-3.2, 3.2),
        ),
        "plot_landscape": case(
            lambda x, y: x**4 / 4 - x**2 / 2 + y**2 / 2,
            {
                "without momentum": spiral / 2,
                "with momentum": spiral,
                "from near the ridge": spiral,
            },
            marks={"lowest place": (-1, 0), "local minimum": (1, 0), "saddle point": (0, 0)},
            x_range=(-2, 2),
            y_range=(-1.5, 1.5),
        ),
        "plot_sweep": case(
            [1e-4, 1e-3, 1e-2],
            {"start at zero": [[1.5, 0.9, 0.7]] * 2, "start at the median": [[0.5, 0.6, 0.7]]},
            x_label="learning rate of Adam",
            y_label="MAE (points of the grade)",
            baseline=("always the median", 0.65),
            y_limits=(0.4, 2),
        ),
        "plot_echoes": case(
            table(random.uniform(-1, 1, (8, 34)).round(2)).assign(Class=["good", "bad"] * 4),
            label="Class",
        ),
        "plot_sigmoid": case(),
        "plot_cross_entropy": case(("bad", "good")),
        "plot_thresholds": case(
            predictions, label="good", probability="p", class_names=("bad", "good")
        ),
        "plot_roc": case(predictions, label="good", probability="p", thresholds=(0.2, 0.5, 0.8)),
        "plot_roc_curves": case(
            [0, 0, 1, 1],
            {
                "boosted trees, all features": [[0.1, 0.7, 0.4, 0.8], [0.3, 0.2, 0.6, 0.5]],
                "boosted trees, high-level features": [0.1, 0.2, 0.3, 0.4],
            },
        ),
        "plot_precision_recall": case(
            predictions, label="good", probability="p", shares=(0.64, 0.1, 0.01)
        ),
        "plot_reliability": case(
            [0, 0, 1, 1],
            {"network": [[0.1, 0.7, 0.4, 0.8]], "boosted trees": [0.1, 0.2, 0.3, 0.9]},
        ),
        "plot_by_threshold": case(
            table({"precision": thresholds, "recall": 1 - thresholds}, index=thresholds), mark=0.2
        ),
        "plot_confusion": case(
            random.integers(0, 30, (10, 10)) + 800 * np.eye(10), class_names=list(GARMENTS)
        ),
        "plot_maps": case(
            {"autoencoder": random.normal(size=(60, 2)), "PCA": random.normal(size=(60, 2))},
            labels=np.arange(60) % 10,
            class_names=list(GARMENTS),
            data=cereals,
        ),
        "plot_imbalance": case(true_positive_rate=0.95, true_negative_rate=0.6, share=0.64),
        "plot_decays": case(),
        "plot_masses": case(
            table({"m_bb": sugars, "m_jj": fiber, "m_jjj": calories, "label": good[:77]}),
            label="label",
            particles={
                "m_bb": ("h⁰", 6, "signal"),
                "m_jj": ("W", 9, "both"),
                "m_jjj": ("t", 90, "background"),
            },
        ),
        "plot_aucs": case({"published": aucs, "here": aucs}),
        "plot_auc_growth": case(growth, published=aucs),
        "plot_pipeline": case(),
        "plot_training_loop": case(),
        "plot_feature_maps": case(
            {
                "pixels": random.uniform(0, 1, (2, 8, 8)),
                "edges ↔": random.normal(0, 1, (2, 6, 6)),
                "teeth": np.zeros((2, 5, 5)),
            }
        ),
    }


def function_of(name):
    return getattr(plots, name.partition(" ")[0])


def draw(name, source="synthetic", **settings):
    """Draw a figure, and return the first of its axes."""
    figure_case = cases(source)[name]
    drawn = function_of(name)(*figure_case.arguments, **figure_case.settings, **settings)
    return drawn[0] if isinstance(drawn, list) else drawn


def svg_of(ax):
    file = io.BytesIO()
    ax.figure.savefig(file, format="svg", metadata={"Date": None})
    plt.close(ax.figure)
    return file.getvalue().decode()


@cache
def svg(name, source="synthetic"):
    return svg_of(draw(name, source))


def words_in(text):
    return ["".join(word.itertext()) for word in ElementTree.fromstring(text).findall(".//{*}text")]


CLIP = re.compile(r"\bp[0-9a-f]{10}\b")
NAMES = list(cases("synthetic"))
SOURCED = [name for name in NAMES if cases("synthetic")[name].sources()]
# but for the plane, whose axes must be in space
ON_ONE_AXES = [
    name
    for name in NAMES
    if "ax" in inspect.signature(function_of(name)).parameters and name != "plot_plane"
]
# kilobytes; a figure of many frames or many descents may be larger than others
LARGE = {"plot_descents": 80, "plot_paths": 100}
every_figure = pytest.mark.parametrize("name", NAMES)


def test_laws_hold_for_every_figure_there_is():
    public = {name for name in plots.__all__ if name.startswith("plot_")}
    assert {name.partition(" ")[0] for name in NAMES} == public


@every_figure
def test_every_word_has_its_chinese(name):
    words = words_in(svg(name))
    assert words
    for word in words:
        translate(word, "zh")


@every_figure
def test_every_colour_comes_from_the_palette(name):
    assert set(re.findall(r"#[0-9a-f]{6}\b", svg(name))) <= set(PALETTE.values())


@every_figure
def test_no_mark_fades_away(name):
    for style in re.findall(r'style="([^"]*)"', svg(name)):
        if PALETTE["black_pixel"] not in style:  # white pixels are black ones that faded away
            assert all(float(value) >= 0.25 for value in re.findall(r"opacity: ([\d.]+)", style))


@every_figure
def test_file_is_small(name):
    assert len(svg(name).encode()) <= LARGE.get(name, 40) * 1024


def numbered(text):
    """Return a file with its ids numbered, as a page has them.

    matplotlib makes the id of a clip from all bits of its place, and the last bit of a place that
    the layout solves for may depend on where in memory its variables lie.
    """
    ids = {name: str(number) for number, name in enumerate(dict.fromkeys(CLIP.findall(text)))}
    return CLIP.sub(lambda match: ids[match[0]], text)


@every_figure
def test_same_figure_is_the_same_file(name):
    assert numbered(svg_of(draw(name))) == numbered(svg(name))


@every_figure
def test_no_words_lie_over_one_another_or_leave_the_figure(name, monkeypatch):
    figure = draw(name).figure
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


@pytest.mark.parametrize("name", SOURCED)
def test_figure_of_a_twin_says_so_and_of_real_data_does_not(name):
    assert "synthetic data" in words_in(svg(name))
    assert "synthetic data" not in words_in(svg(name, "mirror"))


@pytest.mark.parametrize("name", ON_ONE_AXES)
def test_figure_is_drawn_on_the_axes_that_are_given(name):
    figure, ax = plt.subplots()
    assert draw(name, ax=ax) is ax
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
