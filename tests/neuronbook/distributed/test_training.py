import signal

import keras
import numpy as np
import pytest

from neuronbook import distributed
from neuronbook.distributed import BatchSize, Checkpoint, CheckpointError, Pipeline

# Sums of 32-bit numbers in another order differ in the last digits, and training adds that up.
TOLERANCE = 1e-4


@pytest.fixture(scope="module", autouse=True)
def started(shards, start, start_two, tmp_path_factory):
    """Start, before anything else, the processes that several tests wait for."""
    kept, kept_by_two = (tmp_path_factory.mktemp("kept") for _ in range(2))
    # Steps 17 to 32 are the second epoch: step 30 is kept, and the kill comes after 32.
    kill = {"kill_at": 31}
    return {
        "two workers": (start_two(shards.folder, of_second=kill, kept=kept_by_two), kept_by_two),
        "two CPUs": start(shards.folder, kind="two CPUs"),
        "killed": (start(shards.folder, dropout=0.3, checkpoint=str(kept), **kill), kept),
    }


@pytest.fixture(scope="module")
def alone_result(worker, shards):
    """Train on one device without a break."""
    return worker.train(shards.folder, devices=distributed.pick_strategy())


@pytest.fixture(scope="module")
def with_dropout(worker, shards):
    """Train on one device without a break, with dropout."""
    return worker.train(shards.folder, devices=distributed.pick_strategy(), dropout=0.3)


def assert_same_training(received, expected, tolerance):
    (history, weights), (model, expected_history) = received, expected
    assert history.keys() == expected_history.keys()
    for name, values in expected_history.items():
        np.testing.assert_allclose(history[name], values, atol=tolerance, err_msg=name)
    for weight, expected_weight in zip(weights, model.get_weights(), strict=True):
        np.testing.assert_allclose(weight, expected_weight, atol=10 * tolerance)


def test_training_is_that_of_keras_fit(worker, shards):
    devices = distributed.pick_strategy()
    pipeline = Pipeline(shards, BatchSize(50))
    mine, theirs = worker.build(devices, 0.0), worker.build(devices, 0.0)
    history = distributed.fit(mine, pipeline, epochs=2).history
    with pytest.warns(UserWarning, match="shuffle=True"):
        expected = theirs.fit(pipeline.batches(), epochs=2, steps_per_epoch=20, verbose=0).history
    np.testing.assert_allclose(history["loss"], expected["loss"], atol=1e-6)
    np.testing.assert_allclose(history["auc"], expected["auc"], atol=1e-6)
    for weight, expected_weight in zip(mine.get_weights(), theirs.get_weights(), strict=True):
        np.testing.assert_allclose(weight, expected_weight, atol=1e-6)


def test_validation_scores_are_those_of_keras_evaluate(worker, alone_result):
    model, history = alone_result
    x, y = worker.planted(100, seed=1)
    scores = model.evaluate(x, y[:, None], verbose=0, return_dict=True)
    best = int(np.argmin(history["val_loss"]))  # whose weights early stopping brought back
    assert history["val_loss"][best] == pytest.approx(scores["loss"], abs=1e-6)
    assert history["val_auc"][best] == pytest.approx(scores["auc"], abs=1e-6)


def test_validation_loss_has_the_penalties_that_the_training_loss_has(worker, shards):
    regularizers = keras.regularizers
    model = keras.Sequential(
        [
            keras.Input((len(worker.FEATURES),)),
            keras.layers.Dense(
                4,
                kernel_regularizer=regularizers.L2(0.1),
                activity_regularizer=regularizers.L1(0.1),
            ),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer=keras.optimizers.SGD(1e-9), loss="binary_crossentropy")
    x, y = worker.planted()  # the very events of the shards
    history = distributed.fit(
        model, Pipeline(shards, BatchSize(50)), epochs=1, validation_data=(x, y)
    ).history
    scores = model.evaluate(x, y[:, None], batch_size=50, verbose=0)
    plain = keras.losses.BinaryCrossentropy()(y[:, None], model.predict(x, verbose=0))
    assert history["val_loss"][0] == pytest.approx(scores, abs=1e-6)
    assert history["val_loss"][0] == pytest.approx(history["loss"][0], abs=1e-5)
    assert history["val_loss"][0] > float(plain) + 0.1


def test_model_that_is_not_compiled_or_has_other_inputs_is_refused(worker, shards):
    num_features, pipeline = len(worker.FEATURES), Pipeline(shards, BatchSize(50))
    model = keras.Sequential([keras.Input((num_features,)), keras.layers.Dense(1)])
    with pytest.raises(ValueError, match=r"must be compiled.*loss=None.*Call model\.compile"):
        distributed.fit(model, pipeline, epochs=1)
    model.compile(loss="mse", loss_weights=[2.0])
    with pytest.raises(ValueError, match=r"must be compiled.*loss_weights=\[2\.0\]"):
        distributed.fit(model, pipeline, epochs=1)
    narrow = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    narrow.compile(loss="mse")
    with pytest.raises(ValueError, match=r"as many features as pipeline has.*\(None, 1\)"):
        distributed.fit(narrow, pipeline, epochs=1)
    with pytest.raises(ValueError, match=r"as many features as x has"):
        distributed.predict(narrow, np.zeros((4, 2)), batch_size=BatchSize(4))
    with pytest.raises(ValueError, match=r"that of the devices.*num_replicas=2 for 1"):
        distributed.predict(narrow, np.zeros((4, 1)), batch_size=BatchSize(2, 2))


def test_killed_worker_ends_the_other_and_both_go_on_to_what_one_reaches(
    worker, shards, started, start_two, alone_result
):
    (first, second), kept = started["two workers"]
    assert second.finish()[0] == -signal.SIGKILL
    status, messages = first.finish()
    assert status == 1
    assert "ClusterError: All workers must be there until the training ends. Rec" in messages
    expected = alone_result[0].predict(worker.planted(70, seed=2)[0], verbose=0)
    for index, process in enumerate(start_two(shards.folder, kept=kept)):
        line, history, predictions, weights = process.load()
        assert line.startswith("2 workers")
        assert line.endswith(f"this one is {index}")
        assert_same_training((history, weights), alone_result, TOLERANCE)
        np.testing.assert_allclose(predictions, expected, atol=10 * TOLERANCE)


def test_two_devices_reach_what_one_reaches(worker, started, alone_result):
    _, history, predictions, weights = started["two CPUs"].load()
    assert_same_training((history, weights), alone_result, TOLERANCE)
    expected = alone_result[0].predict(worker.planted(70, seed=2)[0], verbose=0)
    np.testing.assert_allclose(predictions, expected, atol=10 * TOLERANCE)


def test_killed_training_goes_on_and_ends_as_if_it_had_not_been(
    worker, shards, started, with_dropout
):
    killed, kept = started["killed"]
    assert killed.finish()[0] == -signal.SIGKILL
    with np.load(kept / "training.npz") as file:
        assert '"step": 30' in str(file["facts"])
    model, history = worker.train(
        shards.folder, devices=distributed.pick_strategy(), dropout=0.3, checkpoint=kept
    )
    assert_same_training((history, model.get_weights()), with_dropout, 1e-6)


def test_finished_training_is_not_trained_again(worker, shards, tmp_path):
    devices = distributed.pick_strategy()
    model, history = worker.train(shards.folder, devices=devices, checkpoint=tmp_path)
    kept = (tmp_path / "training.npz").read_bytes()
    again, same = worker.train(shards.folder, devices=devices, checkpoint=tmp_path)
    assert same == history
    assert (tmp_path / "training.npz").read_bytes() == kept
    for weight, expected in zip(again.get_weights(), model.get_weights(), strict=True):
        np.testing.assert_array_equal(weight, expected)


def test_checkpoint_of_another_training_is_refused(worker, shards, tmp_path):
    devices = distributed.pick_strategy()
    options = {"epochs": 1, "checkpoint": Checkpoint(tmp_path, every=10)}
    distributed.fit(worker.build(devices, 0.0), Pipeline(shards, BatchSize(64)), **options)
    with pytest.raises(CheckpointError, match=r"same training\. Received: .* whose batch size, se"):
        distributed.fit(
            worker.build(devices, 0.0), Pipeline(shards, BatchSize(32), seed=1), **options
        )


def test_early_stopping_stays_stopped_after_an_interruption(worker, shards, tmp_path):
    devices = distributed.pick_strategy()

    def train():
        stop = keras.callbacks.EarlyStopping("loss", mode="max", patience=1)  # so at once
        return distributed.fit(
            worker.build(devices, 0.0),
            Pipeline(shards, BatchSize(64)),
            epochs=9,
            callbacks=[stop],
            checkpoint=Checkpoint(tmp_path, every=100),
        )

    assert train().epoch == [0, 1]
    assert train().epoch == [0, 1]


def test_learning_rate_follows_the_schedule(worker, shards):
    model = worker.build(distributed.pick_strategy(), 0.0)
    schedule = distributed.warm_up_then_cosine(40, learning_rate=0.01, warm_up=0.25)
    model.compile(keras.optimizers.Adam(schedule), "binary_crossentropy")
    history = distributed.fit(model, Pipeline(shards, BatchSize(100)), epochs=4).history
    # After 10 steps the warm-up ends; then a third, two thirds and all of the cosine.
    np.testing.assert_allclose(history["learning_rate"], [0.01, 0.0075, 0.0025, 0.0], atol=1e-8)


def test_metrics_by_name_are_refused_for_validation(worker, shards):
    model = worker.build(distributed.pick_strategy(), 0.0)
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    with pytest.raises(ValueError, match=r"list of objects\. Received: metrics=\['accuracy'\]"):
        distributed.fit(
            model, Pipeline(shards, BatchSize(64)), epochs=1, validation_data=worker.planted(10)
        )


def test_predictions_come_in_the_order_of_the_examples(worker):
    model = worker.build(distributed.pick_strategy(), 0.0)
    x, _ = worker.planted(70)
    predictions = distributed.predict(model, x, batch_size=BatchSize(16))
    np.testing.assert_allclose(predictions, model.predict(x, verbose=0), atol=1e-6)
