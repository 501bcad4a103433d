"""Each loss by its sheet's own text, and by Keras."""

import keras
import numpy as np
import pytest

from neuronbook.sheets import show_tasks
from neuronbook.sheets.entries import run
from neuronbook.sheets.losses import LOSSES
from neuronbook.sheets.losses.tasks import TASKS
from neuronbook.sheets.reading import items, settings, strings

RNG = np.random.default_rng(0)
OFFERED = {name: item for item in items(LOSSES).values() for name in item.names}

NAMED_BY_THE_COURSE = {
    "MeanSquaredError", "MeanAbsoluteError", "MeanAbsolutePercentageError",
    "MeanSquaredLogarithmicError", "SquaredHinge", "Hinge", "CategoricalHinge", "LogCosh",
    "CategoricalCrossentropy", "SparseCategoricalCrossentropy", "BinaryCrossentropy",
    "KLDivergence", "Poisson", "CosineSimilarity",
}  # fmt: skip


def probabilities(*shape):
    return RNG.dirichlet(np.ones(shape[-1]) * 3, shape[:-1])


def one_hot(num_examples, num_classes):
    return np.eye(num_classes)[RNG.integers(num_classes, size=num_examples)]


POSITIVE = (RNG.uniform(0.2, 5, (7, 3)), RNG.uniform(0.2, 5, (7, 3)))
YES_OR_NO = (RNG.integers(2, size=(7, 3)) * 1.0, RNG.uniform(0.05, 0.95, (7, 3)))
EMBEDDINGS = RNG.normal([4, 0, 0], size=(7, 3))
DATA = {
    "numbers": POSITIVE,
    "two-classes": YES_OR_NO,
    "one-hot": (one_hot(7, 4), probabilities(7, 4)),
    "labels": (RNG.integers(4, size=7), probabilities(7, 4)),
    "margins": (RNG.choice([-1.0, 1.0], (7, 3)), RNG.normal(size=(7, 3)) * 2),
    "CategoricalHinge": (one_hot(7, 4), RNG.normal(size=(7, 4)) * 2),
    "KLDivergence": (probabilities(7, 4), probabilities(7, 4)),
    "CosineSimilarity": (RNG.normal(size=(7, 3)), RNG.normal(size=(7, 3))),
    "Dice": YES_OR_NO,
    "Tversky": YES_OR_NO,
    "Circle": (
        np.array([0, 1, 0, 2, 1, 2, 2]),
        EMBEDDINGS / np.linalg.norm(EMBEDDINGS, axis=1, keepdims=True),
    ),
    "CTC": (np.array([1, 2]), RNG.normal(size=(5, 3))),
}
CASES = [
    pytest.param(entry, DATA.get(entry.name, DATA.get(group.id)), id=entry.name)
    for group in LOSSES.groups
    for entry in group.entries
]


def by_keras(name, y_true, y_pred, **changed):
    loss = getattr(keras.losses, name)(reduction=None, dtype="float64", **changed)
    if name == "CTC":  # of a batch; the sheet's formula is of one example
        return np.asarray(loss(y_true[np.newaxis], y_pred[np.newaxis].astype("float32")))[0]
    return np.asarray(loss(y_true, y_pred))


@pytest.mark.parametrize(("entry", "data"), CASES)
def test_formula_of_the_sheet_computes_what_keras_computes(entry, data):
    y_true, y_pred = data
    value = run(entry.code, y_true=y_true, y_pred=y_pred, **settings(OFFERED[entry.name]))
    np.testing.assert_allclose(value, by_keras(entry.name, *data), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("Huber", {"delta": 0.3}),
        ("BinaryFocalCrossentropy", {"gamma": 3.5}),
        ("CategoricalFocalCrossentropy", {"alpha": 0.7, "gamma": 1.5}),
        ("CategoricalGeneralizedCrossEntropy", {"q": 0.8}),
        ("Tversky", {"alpha": 0.2, "beta": 0.9}),
        ("Circle", {"gamma": 3.0, "margin": 0.2}),
    ],
)
def test_settings_in_a_formula_mean_what_keras_means_by_them(name, changed):
    (case,) = (case for case in CASES if case.id == name)
    entry, (y_true, y_pred) = case.values
    known = settings(OFFERED[name]) | changed
    value = run(entry.code, y_true=y_true, y_pred=y_pred, **known)
    expected = by_keras(name, y_true, y_pred, **changed)
    np.testing.assert_allclose(value, expected, rtol=1e-6, atol=1e-6)
    assert not np.allclose(expected, by_keras(name, y_true, y_pred))


def test_sum_over_a_million_paths_is_not_the_only_test_of_ctc():
    scores = np.log([[0.2, 0.5, 0.3], [0.1, 0.6, 0.3]])
    (entry,) = (entry for entry in LOSSES.entries if entry.name == "CTC")
    # "1" is read from 1 1, from 1 _ and from _ 1
    expected = -np.log(0.5 * 0.6 + 0.5 * 0.1 + 0.2 * 0.6)
    assert run(entry.code, y_true=np.array([1]), y_pred=scores) == pytest.approx(expected)


def test_the_fourteen_losses_of_the_course_are_there():
    assert len(NAMED_BY_THE_COURSE) == 14
    assert {entry.name for entry in LOSSES.entries} >= NAMED_BY_THE_COURSE
    in_tasks = {name for task in TASKS for name in task.others}
    in_tasks |= {type_of(task.loss.strip('"')) for task in TASKS}
    assert in_tasks >= NAMED_BY_THE_COURSE


def type_of(string):
    return next(
        entry.name for entry in LOSSES.entries if string in strings(LOSSES, OFFERED[entry.name])
    )


@pytest.mark.parametrize("entry", LOSSES.entries, ids=lambda entry: entry.name)
def test_keras_takes_every_string_of_a_loss(entry):
    item = OFFERED[entry.name]
    for string in strings(LOSSES, item):
        assert keras.losses.get(string).__name__ in {item.name, *item.names}


def test_a_loss_without_a_string_is_named():
    assert [e.name for e in LOSSES.entries if not strings(LOSSES, OFFERED[e.name])] == [
        "CategoricalGeneralizedCrossEntropy"
    ]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.question.en)
def test_row_of_the_table_of_tasks_is_a_program_that_learns(task):
    from keras import layers

    names = {name: getattr(layers, name) for name in dir(layers) if name[0].isupper()}
    y = np.array(eval(task.targets, {"np": np}))
    x = np.random.default_rng(0).normal(0, 0.3, (len(y), 4, 4, 1)).astype("float32")
    keras.utils.set_random_seed(0)
    if "Conv" in task.last:
        before = [layers.Conv2D(2, 3, padding="same", activation="relu")]
    elif "TimeDistributed" in task.last:
        before = [layers.Reshape((4, 4)), layers.Dense(8, activation="relu")]
    else:
        before = [layers.Flatten(), layers.Dense(3)]
    last = eval(task.last, names)
    for loss in (eval(task.loss), *(getattr(keras.losses, name)() for name in task.others)):
        model = keras.Sequential([keras.Input((4, 4, 1)), *before, last])
        model.compile("adam", loss=loss)
        start = model.train_on_batch(x, y)
        assert np.isfinite(start), loss
        for _ in range(30):
            end = model.train_on_batch(x, y)
        assert end < start, loss


def test_table_of_tasks_is_shown_in_both_languages():
    html = show_tasks()._repr_html_()
    for task in TASKS:
        assert task.question.en in html
        assert task.question.zh in html
    assert "loss=" in repr(show_tasks())
