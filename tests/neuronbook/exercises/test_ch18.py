"""What chapter 18 says of files and of refusals, shown on models and servers small enough."""

import json
import math
from typing import Annotated

import keras
import numpy as np
import pytest
import tensorflow as tf
from ai_edge_litert.interpreter import Interpreter
from fastapi import Body, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import FiniteFloat

from neuronbook.exercises import ch18
from neuronbook.serving import ask, serve

WORDS = ["dog", "cat", "a llama that no one has seen"]
NUMBERS = np.array([[10.0], [15.0], [0.0]], dtype="float32")


@pytest.fixture
def prepared():
    """A model that scales a number and encodes a word by itself."""
    keras.utils.set_random_seed(0)
    inputs = {
        "number": keras.Input((1,), name="number"),
        "word": keras.Input((1,), name="word", dtype="string"),
    }
    scaling = keras.layers.Normalization(mean=8.0, variance=9.0)
    lookup = keras.layers.StringLookup(vocabulary=["cat", "dog"], output_mode="one_hot")
    ready = keras.layers.Concatenate()([scaling(inputs["number"]), lookup(inputs["word"])])
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(ready))


def test_exported_and_lite_files_answer_as_the_model_also_for_unknown_words(prepared, tmp_path):
    asked = {"number": tf.constant(NUMBERS), "word": tf.constant([[word] for word in WORDS])}
    expected = prepared(asked).numpy()
    prepared.export(tmp_path / "folder", verbose=False)
    exported = tf.saved_model.load(tmp_path / "folder")
    assert np.abs(exported.serve(asked).numpy() - expected).max() < 1e-6
    prepared.export(tmp_path / "model.tflite", format="litert", verbose=False)
    lite = Interpreter(str(tmp_path / "model.tflite")).get_signature_runner()
    answers = lite(**{name: each.numpy() for name, each in asked.items()})["output_0"]
    assert np.abs(answers - expected).max() < 1e-6


def build_sum():
    app = FastAPI()

    @app.post("/sum")
    def add(values: Annotated[list[FiniteFloat], Body()]) -> dict[str, float]:
        return {"sum": sum(values)}

    return app


@pytest.mark.parametrize("value", ["NaN", "1e999"])
def test_refusal_that_repeats_the_input_fails_and_the_repaired_one_does_not(value):
    naive, mended = build_sum(), build_sum()
    repaired = ch18.refusal.solve()

    @mended.exception_handler(RequestValidationError)
    async def refuse(request, error):
        return JSONResponse(repaired(error.errors()), 422)

    with serve(naive) as address:
        assert ask(address, "/sum", f"[{value}]").status == 500
        assert ask(address, "/sum", "[1, 2]").body == {"sum": 3}
    with serve(mended) as address:
        answer = ask(address, "/sum", f"[{value}]")
    assert answer.status == 422
    assert "finite" in json.dumps(answer.body)


def test_numbers_of_the_exercises_follow_from_their_definitions():
    latencies = np.sort([2.0] * 197 + [100.0] * 3)
    mean, p99, share = ch18.tail.solve()
    assert mean == pytest.approx(latencies.mean())
    assert p99 == latencies[math.ceil(0.99 * 200) - 1]
    fast_pages = math.comb(20, 0) * 0.99**20
    assert share == pytest.approx(1 - fast_pages)
    layer = keras.layers.Dense(200)
    layer.build((None, 300))
    assert ch18.layer_bytes.solve()[0] == sum(w.numpy().nbytes for w in layer.weights)
