import numpy as np
import pytest

from neuronbook.exercises import ch08, exercises_of


def test_share_is_the_square_of_the_slow_factor_of_the_six_points():
    x = np.arange(-1.0, 5.0)
    curvature = 2 * np.array([[np.mean(x**2), x.mean()], [x.mean(), 1]])
    slow = 1 - 0.01 * np.linalg.eigvalsh(curvature)[0]
    assert slow**2 == pytest.approx(ch08.SHARE, abs=1e-6)


def test_one_step_on_centred_inputs_does_what_the_solution_says():
    x = np.arange(6) - 2.5
    w, b = 3.0, -7.0  # the errors: the true values are 0
    error = w * x + b
    step = 2 * np.array([np.mean(error * x), np.mean(error)])
    assert np.allclose([w, b] - ch08.RATE * step, [ch08.MULTIPLIED_BY * w, 0])


def test_exercises_come_in_the_order_of_the_chapter():
    assert list(exercises_of("ch08")) == ["centred", "share", "repair"]
