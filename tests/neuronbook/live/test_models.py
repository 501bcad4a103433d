import json

import numpy as np
import pytest
import quickjs
from hypothesis import given, settings
from hypothesis import strategies as st

from neuronbook.live.decisions import decide
from neuronbook.live.figure import SCRIPTS
from neuronbook.live.lines import line

MODELS = {model.__name__: model for model in (line, decide)}
TOLERANCE = 1e-6
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
            np.testing.assert_allclose(
                np.array(theirs[name], dtype=float), value, rtol=TOLERANCE, atol=1e-9, err_msg=name
            )

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
