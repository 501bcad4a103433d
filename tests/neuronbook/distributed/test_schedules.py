import numpy as np
import pytest

from neuronbook.distributed import warm_up_then_cosine


def test_rate_rises_to_its_target_and_falls_to_nothing():
    schedule = warm_up_then_cosine(1000, learning_rate=0.1, warm_up=0.2)
    rates = np.array([float(schedule(step)) for step in range(0, 1001, 50)])
    np.testing.assert_allclose(rates[:5], [0.0, 0.025, 0.05, 0.075, 0.1], atol=1e-7)
    cosine = 0.05 * (1 + np.cos(np.pi * np.arange(17) / 16))
    np.testing.assert_allclose(rates[4:], cosine, atol=1e-7)


def test_without_warm_up_it_starts_at_its_target():
    schedule = warm_up_then_cosine(10, learning_rate=0.1, warm_up=0.0)
    assert float(schedule(0)) == pytest.approx(0.1)
    assert float(schedule(5)) == pytest.approx(0.05)


@pytest.mark.parametrize("change", [{"num_steps": 0}, {"warm_up": 1.0}, {"learning_rate": 0.0}])
def test_schedule_that_could_not_act_is_refused(change):
    options = {"num_steps": 10, "learning_rate": 0.1, **change}
    with pytest.raises(ValueError, match=r"Received: num_steps=\d+, learning_rate"):
        warm_up_then_cosine(options.pop("num_steps"), **options)
