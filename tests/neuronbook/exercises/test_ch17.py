"""What chapter 17 computes by hand: it equals what scikit-learn computes."""

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from neuronbook.exercises import ch17
from neuronbook.exercises.pseudo_labels import GUESSED, PARTS, SURE, TRUE


def test_adjusted_rand_index_of_six_garments_is_that_of_scikit_learn():
    by_class, by_cluster = [0, 0, 0, 1, 1, 1], [1, 1, 2, 2, 2, 2]
    expected = adjusted_rand_score(by_class, by_cluster)
    assert ch17.rand_index.solve() == pytest.approx(expected)


def test_centres_are_those_of_scikit_learn_from_the_same_start():
    points = ch17.POINTS[:, np.newaxis]
    fitted = KMeans(2, init=ch17.START[:, np.newaxis], n_init=1).fit(points)
    assert ch17.centres.solve() == pytest.approx(fitted.cluster_centers_[:, 0])


def test_faulty_program_of_the_repair_is_faulty_in_both_ways():
    rows, accuracy = ch17.repaired.solve()
    taken = np.flatnonzero(SURE > 0.9)
    assert {"labelled", "test"} <= set(PARTS[taken])
    assert set(rows) < set(taken)
    assert np.mean(GUESSED[taken] == np.where(SURE > 0.9, GUESSED, TRUE)[taken]) == 1 > accuracy
