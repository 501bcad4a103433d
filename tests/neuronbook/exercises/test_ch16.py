import keras
import numpy as np

from neuronbook.exercises import exercises_of
from neuronbook.exercises.ch16 import (
    DEPTHWISE,
    FARTHEST,
    LARGEST_PRODUCT,
    LEARNED,
    MIXING,
    NEAREST,
    NEIGHBOURS,
)


def test_parameters_are_those_that_keras_lets_learn():
    layers = [
        keras.Input((8, 8, 40)),
        keras.layers.DepthwiseConv2D(5, use_bias=False),
        keras.layers.BatchNormalization(),
        keras.layers.Conv2D(80, 1, use_bias=False),
        keras.layers.BatchNormalization(),
    ]
    model = keras.Sequential(layers)
    learned = sum(weight.numpy().size for weight in model.trainable_weights)
    assert learned == DEPTHWISE + MIXING + LEARNED


def test_classes_and_what_faults_give_are_those_of_the_numbers_on_the_page():
    z = np.array([[4, 0, 1], [2, 2, 1], [0, 4, 3], [0, 6, 1], [1, 1, 9], [3, 1, 7]])
    kinds = np.array([0, 0, 1, 1, 2, 2])
    z_new = np.array([[1, 3, 1], [1, 2, 3], [2, 5, 5], [3, 0, 4.2], [0, 2, 5.1]])
    middles = np.array([z[kinds == kind].mean(axis=0) for kind in range(3)])
    far = ((z_new[:, None] - middles) ** 2).sum(axis=2)
    assert far.argmin(axis=1).tolist() == NEAREST
    assert far.argmax(axis=1).tolist() == FARTHEST
    assert (z_new @ middles.T).argmax(axis=1).tolist() == LARGEST_PRODUCT
    assert kinds[((z_new[:, None] - z) ** 2).sum(axis=2).argmin(axis=1)].tolist() == NEIGHBOURS


def test_exercises_come_in_the_order_of_the_chapter():
    assert list(exercises_of("ch16")) == ["separable", "repair", "means"]
