import json
import re
import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from neuronbook import live
from neuronbook.descent import fit_line, make_line_data
from neuronbook.i18n import set_language
from neuronbook.live.wording import SCRIPTS, fill, translate_live
from neuronbook.plots import use_book_style
from neuronbook.terms import translate

SVG = "{http://www.w3.org/2000/svg}"
FAR = 500
LARGEST = 12_000
"""Characters of both scripts together."""


def table():
    rng = np.random.default_rng(0)
    data = pd.DataFrame({"x": rng.random(50), "y": rng.random(50)})
    return data.assign(label=(data["y"] > 0.4).astype(int))


def lines():
    ranges = {"w_range": (-3, 3), "b_range": (-2, 2)}
    return live.try_lines(table(), x="x", y="y", w=0.5, b=0.25, **ranges)


def thresholds():
    names = ("bad", "good")
    return live.try_thresholds(table(), label="label", probability="x", class_names=names)


def bends():
    return live.try_bends(kinks=(-2, 0, 1.5), weights=(1, -1.5, 2))


def descent():
    x, y = make_line_data(32)
    settings = {"learning_rate": 0.1, "start": (-2, 0)}
    batches = fit_line(x, y, batch_size=8, num_batches=6, **settings).batches
    return live.try_descent(x, y, batches=batches, true_line=(3, 2), **settings)


def masks():
    return live.try_masks(np.random.default_rng(4).random((5, 8)), num_inputs=3)


def boundaries():
    ticks = np.linspace(-1, 1, 20)
    xx, yy = np.meshgrid(ticks, ticks)
    scores = {1: xx, 2: xx + yy**2, 4: np.sin(5 * xx) + yy, 8: xx**2 + yy**2 - 0.3}
    data = table()
    return live.try_boundaries(
        {units: 1 / (1 + np.exp(-9 * score)) for units, score in scores.items()},
        ticks,
        x=data[["x", "y"]].to_numpy(),
        labels=data["label"].to_numpy(),
        shares=dict.fromkeys(scores, 0.5),
        units=4,
    )


@pytest.fixture(
    params=[lines, thresholds, bends, descent, masks, boundaries], ids=lambda draw: draw.__name__
)
def figure(request):
    use_book_style()
    return request.param()


def numbers(path):
    return np.array([float(each) for each in re.findall(r"-?[\d.]+", path)]).reshape(-1, 2)


def test_reader_sees_at_first_what_matplotlib_drew(figure):
    root = ET.fromstring(figure.svg)
    for name, (x0, dx, y0, dy) in figure.description["paths"].items():
        (part,) = root.findall(f".//*[@data-part='{name}']")
        drawn = numbers(part.find(f".//{SVG}path").get("d"))
        points = figure.values[name]
        points = points[(np.abs(points) < FAR).all(axis=1)]  # matplotlib cuts lines that go on
        ours = np.stack([x0 + dx * points[:, 0], y0 + dy * points[:, 1]], axis=1)
        away = np.abs(ours[:, np.newaxis] - drawn).max(axis=-1).min(axis=1)
        assert (away < 0.01).all(), name


def test_every_word_of_the_controls_has_its_chinese(figure):
    chinese = translate_live(json.dumps(figure.description), lambda word: translate(word, "zh"))
    described = json.loads(chinese)
    labels = [each["label"] for each in described["controls"]]
    labels += [described["status"], *described["words"].values()]
    assert all(re.search("[\u4e00-\u9fff]|MSE", label) for label in labels)
    assert described["data"] == figure.description["data"]
    assert fill(described["status"], figure.values)


def test_notebook_gets_everything_in_one_piece(figure):
    shown = figure._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<?xml")
    assert shown["text/html"].count("<script>") == len(SCRIPTS)
    assert "src=" not in shown["text/html"]
    assert repr(figure) == shown["text/plain"]


def test_chinese_notebook_has_chinese_controls(figure):
    set_language("zh")
    try:
        assert "复原" in figure._repr_mimebundle_()["text/html"]
    finally:
        set_language("en")


def test_each_control_is_an_argument_of_the_model_and_holds_its_value(figure):
    for control in figure.controls:
        if isinstance(control, live.Slider):
            assert control.low <= control.value <= control.high
        else:
            assert control.value in control.options.values()


def test_part_that_cannot_move_is_refused():
    figure, ax = plt.subplots()
    parts = {"line": ax.scatter([0], [0])}
    with pytest.raises(TypeError, match="Received: PathCollection"):
        live.Live(figure, lambda data: {"line": []}, data={}, controls=[], parts=parts, status="")
    plt.close(figure)


def test_scripts_are_small():
    assert sum(len(script.read_text(encoding="utf-8")) for script in SCRIPTS) < LARGEST
