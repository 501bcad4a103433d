"""What chapter 05 builds, and what the feedback on its exercises says."""

import numpy as np
import pytest
from keras import Input, Sequential, layers

from neuronbook.exercises import ch05, exercises_of


def test_networks_have_the_parameters_of_the_course():
    assert ch05.dropout.solve().count_params() == 10_753
    assert ch05.batch_normalization.solve().count_params() == 536_609


def test_demonstration_of_other_courses_has_the_parameters_that_the_page_names():
    model = Sequential([Input((11,))])
    for _ in range(3):
        for layer in (layers.Dense(1024), layers.Dropout(0.3), layers.BatchNormalization()):
            model.add(layer)
    model.add(layers.Dense(1))
    assert model.count_params() == 2_124_801


@pytest.mark.parametrize(
    ("rate", "said"),
    [(0.7, "the share that is left out, not the share that stays"), (0.5, "should be 0.3")],
)
def test_wrong_rate_is_told_why(rate, said):
    model = Sequential([Input((18,))])
    for units in (128, 64):
        model.add(layers.Dense(units, activation="relu"))
        model.add(layers.Dropout(rate))
    model.add(layers.Dense(1))
    assert said in ch05.dropout.check(model).message.en


def test_normalization_between_layer_and_activation_is_told_where_to_go():
    model = Sequential([Input((8,)), layers.BatchNormalization()])
    for _ in range(3):
        model.add(layers.Dense(512))
        model.add(layers.BatchNormalization())
        model.add(layers.ReLU())
    model.add(layers.BatchNormalization())
    model.add(layers.Dense(1))
    said = ch05.batch_normalization.check(model).message.en
    assert "after the ReLU of the layer before" in said


@pytest.mark.parametrize("name", ["repair", "dropout", "batch_normalization"])
def test_checking_a_model_leaves_its_weights_and_averages_alone(name):
    exercise = exercises_of("ch05")[name]
    model = exercise.solve()
    before = model.get_weights()
    assert exercise.check(model)
    for left, right in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(left, right)


def test_exercises_come_in_the_order_of_the_chapter():
    assert list(exercises_of("ch05")) == ["undo", "repair", "dropout", "batch_normalization"]
