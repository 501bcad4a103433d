import numpy as np
import pytest


@pytest.fixture
def in_order(monkeypatch):
    """Let `fit_seeds` take the examples in the order they have, as fit(shuffle=False) does."""

    class Unshuffled:
        def __init__(self, seed):
            pass

        def permutation(self, number):
            return np.arange(number)

    monkeypatch.setattr("neuronbook.training.seeds.np.random.default_rng", Unshuffled)
