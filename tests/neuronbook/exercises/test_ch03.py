"""What the feedback of chapter 03 says, and whether its answers are true."""

import numpy as np
import pytest

from neuronbook.descent import fit_line, make_line_data
from neuronbook.exercises import ch03, exercises_of


@pytest.fixture(params=range(5))
def paths(request):
    """By letter: w and b over 50 batches of each setting, shuffled by one seed."""
    found = {}
    for (learning_rate, batch_size, num_points), letter in ch03.SETTINGS.items():
        x, y = make_line_data(num_points, w=3.0, b=2.0)
        found[letter] = fit_line(
            x,
            y,
            learning_rate=learning_rate,
            batch_size=batch_size,
            start=(-2.0, 0.0),
            seed=request.param,
        ).path
    return found


def distance(path):
    return float(np.hypot(*(path[-1] - [3, 2])))


def roughness(path):
    return float(np.abs(np.diff(path, n=2, axis=0)).sum())


def test_answers_are_what_the_descents_do(paths):
    slowest, unsteadiest, _, jumper = ch03.settings.solve()
    assert max("ABCDE", key=lambda letter: distance(paths[letter])) == slowest
    assert max("ABC", key=lambda letter: roughness(paths[letter])) == unsteadiest
    biases = paths[jumper][:11, 1] - 2
    assert (np.sign(biases[1:]) == -np.sign(biases[:-1])).all()
    assert distance(paths[jumper]) < 0.1
    assert distance(paths["H"]) > 0.5


def test_only_the_hopeless_one_never_arrives():
    hopeless = ch03.settings.solve()[2]
    for (learning_rate, batch_size, num_points), letter in ch03.SETTINGS.items():
        x, y = make_line_data(num_points, w=3.0, b=2.0)
        path = fit_line(
            x,
            y,
            learning_rate=learning_rate,
            batch_size=batch_size,
            num_batches=1000,
            start=(-2.0, 0.0),
        ).path
        later = np.hypot(*(path[-200:] - [3, 2]).T).mean()
        assert (later > 1) == (letter == hopeless), (letter, later)


def test_checking_a_model_trains_nothing():
    model = ch03.compiled.solve()
    before = model.get_weights()
    assert ch03.compiled.check(model)
    for left, right in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(left, right)
    assert int(model.optimizer.iterations) == 0


def test_solution_ends_in_the_readers_name_without_repeating_it():
    assert ch03.compiled.solution_source.endswith(
        'fuel_model.compile(optimizer="adam", loss="mae")'
    )


def test_exercises_come_in_the_order_of_the_chapter():
    assert list(exercises_of("ch03")) == ["first_step", "compiled", "fitted", "settings"]
