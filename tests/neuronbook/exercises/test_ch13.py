import keras
import numpy as np

from neuronbook.convolutions import convolve
from neuronbook.exercises import exercises_of
from neuronbook.exercises.ch13 import BY_HAND, BY_HAND_TURNED, FIRST, LAST, SECOND


def test_output_by_hand_is_that_of_the_picture_on_the_page():
    picture = [[2, 0, 1, 3], [1, 1, 0, 2], [0, 3, 1, 0], [2, 1, 1, 2]]
    kernel = np.array([[0, 1, 0], [1, 0, 0], [0, 0, -1]])
    assert np.array_equal(convolve(picture, kernel), BY_HAND)
    assert np.array_equal(convolve(picture, kernel[::-1, ::-1]), BY_HAND_TURNED)


def test_parameters_are_those_that_keras_counts():
    layers = [
        keras.Input(shape=(32, 32, 3)),
        keras.layers.Conv2D(8, 5),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(16, 3),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10),
    ]
    counted = [layer.count_params() for layer in keras.Sequential(layers).layers if layer.weights]
    assert counted == [FIRST, SECOND, LAST]


def test_exercises_come_in_the_order_of_the_chapter():
    assert list(exercises_of("ch13")) == ["by_hand", "parameters", "kernel", "repair"]
