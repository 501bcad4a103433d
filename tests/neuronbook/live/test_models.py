import json

import numpy as np
import pytest
import quickjs
from hypothesis import given, settings
from hypothesis import strategies as st

from neuronbook.descent import fit_line, make_line_data
from neuronbook.live.bends import bend
from neuronbook.live.boundaries import LEVELS, choose
from neuronbook.live.decisions import decide
from neuronbook.live.descents import descend
from neuronbook.live.lines import line
from neuronbook.live.masks import drop
from neuronbook.live.wording import SCRIPTS

MODELS = {model.__name__: model for model in (line, decide, bend, descend, drop, choose)}
TOLERANCE = 1e-6


def make_descent(seed):
    x, y = make_line_data(8, seed=seed)
    order = np.random.default_rng(seed).integers(0, 8, 24)
    data = {"x": x, "y": y, "order": order}
    return {name: values.tolist() for name, values in data.items()} | {"start": [-2, 0], "steps": 9}


def make_masks(seed):
    rng = np.random.default_rng(seed)
    places, chances = rng.random((3, 8, 2)), rng.random((2, 3, 5))
    return {"layers": [2, 3, 2, 1], "places": places.tolist(), "chances": chances.tolist()}


PROBABILITIES = st.lists(st.floats(0, 1), min_size=1, max_size=30)
SOME = st.floats(-100, 100, allow_subnormal=False)
POINTS = st.integers(2, 30).flatmap(
    lambda size: st.fixed_dictionaries(
        {name: st.lists(SOME, min_size=size, max_size=size) for name in ("x", "y")}
    )
)
INPUTS = {
    "line": (POINTS, {"w": SOME, "b": SOME}),
    "decide": (
        st.fixed_dictionaries({"positive": PROBABILITIES, "negative": PROBABILITIES}),
        {"threshold": st.floats(0.01, 0.99), "alarm": st.floats(0.1, 10)},
    ),
    "bend": (
        st.just({"low": -3, "high": 3}),
        {name: st.floats(-3, 3) for name in ("k1", "v1", "k2", "v2", "k3", "v3")},
    ),
    "descend": (
        st.integers(0, 1000).map(make_descent),
        {"step": st.integers(0, 20), "rate": st.floats(0.01, 0.5), "size": st.integers(1, 9)},
    ),
    "drop": (
        st.integers(0, 1000).map(make_masks),
        {"rate": st.floats(0, 0.95), "draw": st.integers(1, 2)},
    ),
    "choose": (
        st.just(
            {"units": [2, 5], "shares": [50, 90]}
            | {f"{name}_2": [] for name in LEVELS}
            | {f"{name}_5": [[0, 1, 0], [2, 3, 0], [4, 5, 1]] for name in LEVELS}
        ),
        {"number": st.sampled_from([2, 5])},
    ),
}


@pytest.fixture(scope="module")
def in_browser():
    context = quickjs.Context()
    context.eval(SCRIPTS[0].read_text(encoding="utf-8"))

    def in_browser(model, data, controls):
        arguments = f"{json.dumps(data)}, {json.dumps(controls)}"
        return json.loads(context.eval(f"JSON.stringify(neuronbook.models.{model}({arguments}))"))

    in_browser.names = json.loads(context.eval("JSON.stringify(Object.keys(neuronbook.models))"))
    return in_browser


def test_every_model_has_its_twin_and_is_tried(in_browser):
    assert in_browser.names == list(MODELS) == list(INPUTS)


@pytest.mark.parametrize("model", MODELS)
def test_reader_sees_the_numbers_that_python_computes(model, in_browser):
    data, controls = INPUTS[model]

    @settings(max_examples=50, deadline=None)
    @given(data, st.fixed_dictionaries(controls))
    def agrees(data, controls):
        ours, theirs = MODELS[model](data, **controls), in_browser(model, data, controls)
        assert list(ours) == list(theirs)
        for name, value in ours.items():
            found = np.array(theirs[name], dtype=float).reshape(np.shape(value))
            np.testing.assert_allclose(found, value, rtol=TOLERANCE, atol=1e-9, err_msg=name)

    agrees()


def test_line_and_its_loss_are_those_worked_out_by_hand():
    values = line({"x": [0, 2], "y": [1, 5]}, w=1, b=2)
    assert values["mse"] == 1
    assert values["mae"] == 1
    assert values["line"].tolist() == [[0, 2], [2, 4]]


def test_threshold_counts_what_it_decides():
    data = {"positive": [0.2, 0.6, 0.9], "negative": [0.1, 0.5]}
    values = decide(data, threshold=0.5, alarm=2)
    assert [values[name] for name in ("tp", "fn", "fp", "tn")] == [2, 1, 1, 1]
    assert values["cost"] == (2 * 1 + 1) / min(2 * 2, 3)


def test_three_hinges_have_the_slopes_of_the_chapter():
    values = bend({"low": -3, "high": 3}, k1=-2, v1=1, k2=0, v2=-1.5, k3=1.5, v3=2)
    assert [values[name] for name in ("s1", "s2", "s3")] == [1, -0.5, 1.5]
    assert values["total"].tolist() == [[-3, 0], [-2, 0], [0, 2], [1.5, 1.25], [3, 3.5]]


def test_descent_is_that_of_the_function_that_the_chapter_shows():
    x, y = make_line_data(16)
    settings = {"learning_rate": 0.1, "num_batches": 12, "start": (-2, 0)}
    shown, exact = (fit_line(x, y, batch_size=size, **settings) for size in (4, 16))
    data = {"x": x, "y": y, "order": shown.batches.ravel(), "start": (-2, 0), "steps": 12}
    values = descend(data, step=12, rate=0.1, size=4)
    np.testing.assert_allclose(values["way"], shown.path)
    np.testing.assert_allclose(values["exact"], exact.path)
