from __future__ import annotations

import numpy as np
import pytest

from neuronbook import datasets
from tools.twins import scoring


@pytest.fixture
def brief(monkeypatch):
    """Train small networks, and not for long."""
    monkeypatch.setattr(scoring, "NETWORKS", {"fuel_economy": (32,), "hotel_bookings": (8, 8)})
    monkeypatch.setattr(scoring, "MAX_LOOKS", 12)


def test_every_table_has_the_network_of_its_lesson():
    tables = {*datasets.DATASETS} - {"cifar10", "fashion_mnist", "higgs"}
    assert {*scoring.NETWORKS} == tables
    assert {*scoring.REGULARIZED, *scoring.TO_RANGE} <= tables
    assert scoring.describe_network("ionosphere") == "4-4-1"
    assert scoring.describe_network("cereals") == "1"


def test_network_has_the_parameters_counted_by_hand(monkeypatch):
    monkeypatch.setattr(scoring, "MAX_LOOKS", 1)
    network = scoring.LessonNetwork("ionosphere", True)
    network.fit(np.eye(33), np.arange(33) % 2)
    assert network.model.count_params() == (33 * 4 + 4) + (4 * 4 + 4) + (4 + 1)


def test_network_bends_where_a_line_cannot_and_does_so_every_time(brief):
    x = np.random.default_rng(0).normal(size=(400, 2))
    y = np.abs(x[:, 0])
    scores = []
    for _ in range(2):
        network = scoring.LessonNetwork("fuel_economy", False)
        network.fit(x[:300], y[:300])
        scores.append(network.score(x[300:], y[300:]))
    assert scores[0] > 0.9
    assert scores[0] == scores[1]


def test_accuracy_is_the_share_of_right_classes(brief):
    x = np.random.default_rng(0).normal(size=(300, 2))
    y = (x[:, 0] > 0).astype(int)
    network = scoring.LessonNetwork("hotel_bookings", True)
    network.fit(x, y)
    assert {layer.name.split("_")[0] for layer in network.model.layers} == {
        "batch", "dense", "dropout"
    }  # fmt: skip
    right = network.score(x, y)
    assert right > 0.9
    assert network.score(x, 1 - y) == pytest.approx(1 - right)
