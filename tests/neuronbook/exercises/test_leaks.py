"""What the checks of splits and leaks say."""

import pytest

from neuronbook.datasets import load_red_wine
from neuronbook.datasets.splits import split_at_random, split_by_group
from neuronbook.exercises import ch04


def split(by, *columns, **settings):
    wines = load_red_wine()
    return by(wines, *columns, shares=(0.7, 0.3), **settings)


def inputs():
    return list(load_red_wine().columns.drop("quality"))


@pytest.mark.parametrize("seed", range(3))
def test_any_split_that_keeps_identical_wines_together_passes(seed):
    assert ch04.repair.check(split(split_by_group, inputs(), seed=seed))


def test_lost_wine_is_counted():
    train, valid = split(split_by_group, inputs())
    feedback = ch04.repair.check((train, valid[:-1]))
    assert f"Received: `{len(load_red_wine()) - 1}`" in feedback.message.en


def test_random_split_is_refused_where_wines_occur_twice():
    wines = load_red_wine()
    twice = len(wines[inputs()].drop_duplicates()) < len(wines)  # the synthetic wines do not
    assert bool(ch04.repair.check(split(split_at_random))) is not twice


@pytest.mark.parametrize("change", [lambda share: 1 - share, lambda share: 100 * share])
def test_strangers_and_percentages_are_told_apart_from_other_numbers(change):
    other = ch04.leak.check(0.5).message.en
    assert ch04.leak.check(change(ch04.leak.solve())).message.en != other
