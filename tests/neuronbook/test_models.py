import numpy as np
import pytest

from neuronbook.models import build_deep, build_linear


def test_linear_model_has_a_kernel_and_a_bias_of_zero():
    kernel, bias = build_linear(3, units=2).get_weights()
    assert kernel.shape == (3, 2)
    np.testing.assert_array_equal(bias, [0.0, 0.0])


def test_linear_model_computes_the_weighted_sum_plus_the_bias():
    model = build_linear(2)
    model.set_weights([np.array([[2.0], [3.0]]), np.array([1.0])])
    assert model(np.array([[10.0, 100.0]], dtype="float32")).numpy().item() == 321.0


def test_same_seed_gives_the_same_weights_and_another_seed_others():
    first, again, other = (build_linear(11, seed=seed).get_weights()[0] for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_model_is_not_compiled():
    assert not build_linear(1).compiled


def test_deep_model_has_inputs_times_units_plus_units_parameters_a_layer():
    model = build_deep(2, (4, 3))
    assert model.count_params() == (2 * 4 + 4) + (4 * 3 + 3) + (3 * 1 + 1)
    assert [layer.activation.__name__ for layer in model.layers] == ["relu", "relu", "linear"]


@pytest.mark.parametrize(
    ("num_features", "hidden_units", "parameters"),
    [
        (11, (512, 512, 512), 531_969),  # red wine
        (50, (128, 128, 64), 31_361),  # fuel economy
        (33, (4, 4), 161),  # ionosphere
    ],
)
def test_networks_of_the_course_have_their_classic_size(num_features, hidden_units, parameters):
    assert build_deep(num_features, hidden_units).count_params() == parameters


def test_output_activation_is_that_of_the_last_layer_only():
    model = build_deep(3, (2,), output_activation="sigmoid")
    assert [layer.activation.__name__ for layer in model.layers] == ["relu", "sigmoid"]
