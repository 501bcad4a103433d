"""What chapter 12 says of preparation inside a model: it equals preparation outside."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from neuronbook.exercises import ch12

WORDS = ["cat", "dog", "lizard"]
NUMBERS = np.array([[10.0, 4.0], [15.0, 2.0], [0.0, 9.0], [7.0, 4.5]], dtype="float32")


def test_folded_unit_answers_as_the_unit_on_scaled_inputs():
    scaling = keras.layers.Normalization(mean=ch12.MEANS, variance=ch12.STDS**2)
    scaled = scaling(NUMBERS).numpy() @ ch12.W + ch12.B
    *weights, bias = ch12.folded.solve()
    assert NUMBERS @ np.array(weights) + bias == pytest.approx(scaled, abs=1e-5)


@pytest.fixture
def prepared():
    """A model that scales two numbers and encodes a word by itself."""
    keras.utils.set_random_seed(0)
    inputs = {
        "numbers": keras.Input((2,), name="numbers"),
        "word": keras.Input((1,), name="word", dtype="string"),
    }
    scaling = keras.layers.Normalization()
    scaling.adapt(NUMBERS)
    lookup = keras.layers.StringLookup(vocabulary=WORDS, output_mode="one_hot")
    ready = [scaling(inputs["numbers"]), lookup(inputs["word"])]
    outputs = keras.layers.Dense(1, activation="sigmoid")(keras.layers.Concatenate()(ready))
    return keras.Model(inputs, outputs)


def asked(words):
    return {"numbers": tf.constant(NUMBERS), "word": tf.constant([[word] for word in words])}


def test_preparation_inside_the_model_equals_preparation_outside(prepared):
    words = ["dog", "cat", "llama", "lizard"]
    places = ["[UNK]", *WORDS]
    codes = [places.index(word) if word in places else 0 for word in words]
    scaled = (NUMBERS - NUMBERS.mean(axis=0)) / NUMBERS.std(axis=0)
    weights, bias = prepared.layers[-1].get_weights()
    scores = np.hstack([scaled, np.eye(4)[codes]]) @ weights + bias
    outside = 1 / (1 + np.exp(-scores))
    assert np.abs(prepared(asked(words)).numpy() - outside).max() < 1e-6


# Keras turns the tensors of a saved vocabulary into arrays as NumPy 1 did
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_saved_model_keeps_its_preparation(prepared, tmp_path):
    prepared.save(tmp_path / "prepared.keras")
    loaded = keras.saving.load_model(tmp_path / "prepared.keras")
    words = ["llama", "cat", "dog", "lizard"]
    difference = loaded(asked(words)) - prepared(asked(words))
    assert np.abs(difference).max() < 1e-6
