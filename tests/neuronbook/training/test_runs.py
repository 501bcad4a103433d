import keras
import numpy as np
import pytest

from neuronbook.training import Runs

NAN = np.nan
CURVES = {
    "loss": np.array([[3.0, 2.0, 1.0], [3.0, 4.0, NAN]]),
    "val_loss": np.array([[5.0, 4.0, 6.0], [NAN, NAN, NAN]]),
}


@pytest.fixture
def runs():
    models = []
    for slope in (2.0, 3.0):
        model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
        model.set_weights([np.array([[slope]]), np.array([1.0])])
        models.append(model)
    return Runs((0, 1), CURVES, np.array([3, 2]), models)


def test_best_value_is_that_of_each_seed(runs):
    np.testing.assert_array_equal(runs.best("loss"), [1.0, 3.0])
    np.testing.assert_array_equal(runs.best("loss", mode="max"), [3.0, 4.0])


def test_seed_without_any_number_has_no_best_value(runs):
    np.testing.assert_array_equal(runs.best(), [4.0, NAN])


def test_final_value_is_that_of_the_last_epoch_a_seed_was_trained(runs):
    np.testing.assert_array_equal(runs.final("loss"), [1.0, 4.0])


def test_predictions_of_many_rows_are_those_of_each_seeds_model(runs):
    x = np.arange(20_000)[:, None]
    predictions = runs.predict(x)
    assert predictions.shape == (2, 20_000, 1)
    np.testing.assert_allclose(predictions[1], 3.0 * x + 1.0)


def test_unknown_curve_and_mode_are_refused(runs):
    with pytest.raises(ValueError, match=r"The curves are loss, val_loss\. Received: curve='mae'"):
        runs.best("mae")
    with pytest.raises(ValueError, match="Received: mode='auto'"):
        runs.best(mode="auto")
