import keras
import numpy as np
import pytest

from neuronbook.models import build_deep, build_linear, build_wide_and_deep


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


def test_wide_and_deep_has_the_classic_size_by_default():
    model = build_wide_and_deep(28)
    dense = 28 * 2048 + 2048 + 4 * (2048 * 2048 + 2048)
    normalization = 5 * 4 * 2048
    assert model.count_params() == (28 + 1) + dense + normalization + (2048 + 1)
    kinds = [type(layer).__name__ for layer in model.layers]
    assert [kinds.count(kind) for kind in ("ReLU", "BatchNormalization", "Dropout")] == [5, 5, 5]


def test_wide_path_adds_to_the_deep_one_before_the_sigmoid():
    model = build_wide_and_deep(2, units=3, num_blocks=1, dropout=0.0)
    wide_kernel, wide_bias = [2.0, -1.0], 0.5
    for layer in model.layers:
        for weight in layer.trainable_weights:
            weight.assign(keras.ops.zeros_like(weight))
    wide = next(layer for layer in model.layers if getattr(layer, "units", 0) == 1)
    wide.set_weights([np.array(wide_kernel)[:, None], np.array([wide_bias])])
    x = np.array([[1.0, 2.0], [3.0, 1.0]], dtype="float32")
    expected = 1 / (1 + np.exp(-(x @ wide_kernel + wide_bias)))
    np.testing.assert_allclose(model(x).numpy().ravel(), expected, rtol=1e-6)


def test_wide_and_deep_without_blocks_is_the_linear_model():
    assert build_wide_and_deep(28, num_blocks=0).count_params() == 29


def test_wide_and_deep_with_a_seed_draws_the_same_weights_and_the_same_dropout():
    def draw(seed):
        model = build_wide_and_deep(3, units=8, num_blocks=2, dropout=0.5, seed=seed)
        return model(np.eye(3, dtype="float32"), training=True).numpy()

    np.testing.assert_array_equal(draw(1), draw(1))
    assert not np.array_equal(draw(1), draw(2))


def test_dropout_acts_in_training_only():
    model = build_wide_and_deep(3, units=8, num_blocks=1, dropout=0.5, seed=0)
    x = np.eye(3, dtype="float32")
    np.testing.assert_array_equal(model(x).numpy(), model(x).numpy())
    thinned = [model(x, training=True).numpy() for _ in range(2)]
    assert not np.array_equal(*thinned)


def test_every_initial_kernel_of_a_seeded_network_is_another():
    kernels = [
        weight.numpy()
        for weight in build_wide_and_deep(4, units=4, num_blocks=3, seed=5).trainable_weights
        if weight.path.endswith("kernel") and weight.shape == (4, 4)
    ]
    assert len(kernels) == 3
    assert not np.array_equal(kernels[0], kernels[1])
    assert not np.array_equal(kernels[1], kernels[2])


def test_dropout_of_every_block_drops_other_units():
    model = build_wide_and_deep(4, units=64, num_blocks=3, dropout=0.5, seed=5)
    layers = [layer for layer in model.layers if isinstance(layer, keras.layers.Dropout)]
    ones = np.ones((1, 64), dtype="float32")
    masks = {tuple(layer(ones, training=True).numpy().ravel()) for layer in layers}
    assert len(masks) == 3
