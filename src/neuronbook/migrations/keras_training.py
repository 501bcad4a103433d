"""Keras 2 to Keras 3: losses, metrics and `fit`."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import keras
import numpy as np
"""

MODEL = """
x, y = np.zeros((4, 3)), np.zeros((4, 1))
model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.compile("sgd", "mse", metrics=["mae"])
"""

ROWS = (
    Migration(
        "fit-generator",
        given=f"""{MODEL}
def batches():
    yield x, y
""",
        old='model.fit_generator(batches(), steps_per_epoch=1).history["loss"]',
        new="""
        model.fit(batches(), steps_per_epoch=1, shuffle=False, verbose=0).history["loss"]
        """,
        gives=[0.0],
        why=Text(
            en="`fit`, `evaluate` and `predict` take generators themselves. They cannot shuffle "
            "them, and `shuffle=False` tells `fit` that you know.",
            zh="`fit`、`evaluate`、`predict` 本身就接受生成器，但不能打乱其中的顺序；"
            "写上 `shuffle=False`，`fit` 便不再提醒。",
        ),
        likewise=(
            (
                "model.evaluate_generator(batches(), steps=1)",
                "model.evaluate(batches(), steps=1, verbose=0)",
            ),
            (
                "model.predict_generator(batches(), steps=1)",
                "model.predict(batches(), steps=1, verbose=0)",
            ),
        ),
    ),
    Migration(
        "nb-epoch",
        given=MODEL,
        old='model.fit(x, y, nb_epoch=2, verbose=0).history["loss"]',
        new='model.fit(x, y, epochs=2, verbose=0).history["loss"]',
        gives=[0.0, 0.0],
        why=Text(en="An argument of Keras 1.", zh="这是 Keras 1 的参数名。"),
    ),
    Migration(
        "lists-of-numbers",
        given=MODEL,
        old='model.fit([[0, 0, 0], [0, 0, 0]], [0, 0], verbose=0).history["loss"]',
        new="""
        x, y = np.array([[0, 0, 0], [0, 0, 0]]), np.array([0, 0])
        model.fit(x, y, verbose=0).history["loss"]
        """,
        gives=[0.0],
        why=Text(
            en="A list means several inputs, each an array. Numbers come in arrays.",
            zh="列表表示多个输入，每个输入是一个数组。数本身要放在数组里。",
        ),
        likewise=(
            ("model.predict([[0, 0, 0]])", "model.predict(np.array([[0, 0, 0]]), verbose=0)"),
        ),
    ),
    Migration(
        "history-acc",
        given=MODEL,
        old="""
        model.compile("sgd", "mse", metrics=["accuracy"])
        len(model.fit(x, y, epochs=2, verbose=0).history["acc"])
        """,
        new="""
        model.compile("sgd", "mse", metrics=["accuracy"])
        len(model.fit(x, y, epochs=2, verbose=0).history["accuracy"])
        """,
        gives=2,
        why=Text(
            en="A metric keeps the name that you gave it; Keras 2.2 and before shortened this one.",
            zh="指标叫什么，记录里就叫什么；Keras 2.2 及以前会把它缩短。",
        ),
    ),
    Migration(
        "monitor-val-acc",
        given=MODEL + 'model.compile("sgd", "mse", metrics=["accuracy"])',
        old="""
        stop = keras.callbacks.EarlyStopping(monitor="val_acc", patience=1)
        len(model.fit(x, y, validation_data=(x, y), callbacks=[stop], verbose=0).epoch)
        """,
        new="""
        stop = keras.callbacks.EarlyStopping(monitor="val_accuracy", patience=1)
        len(model.fit(x, y, validation_data=(x, y), callbacks=[stop], verbose=0).epoch)
        """,
        gives=1,
        why=Text(
            en="The same name as in `history.history`, with `val_` before it.",
            zh="名字与 `history.history` 里的相同，前面加 `val_`。",
        ),
    ),
    Migration(
        "compiled-loss",
        given=MODEL + "y_pred = np.full((4, 1), 3.0)",
        old="model.compiled_loss(y, y_pred)",
        new="model.compute_loss(x, y, y_pred)",
        gives=9.0,
        warns=True,
        why=Text(
            en="In a `train_step` of your own the loss comes from `compute_loss`.",
            zh="自己写 `train_step` 时，损失用 `compute_loss` 求。",
        ),
    ),
    Migration(
        "compiled-metrics",
        given=MODEL + "y_pred = np.full((4, 1), 3.0)",
        old="""
        model.compiled_metrics.update_state(y, y_pred)
        model.get_metrics_result()["mae"]
        """,
        new="""
        model.compute_metrics(x, y, y_pred)["mae"]
        """,
        gives=3.0,
        warns=True,
        why=Text(
            en="In a `train_step` of your own the metrics are updated and returned by "
            "`compute_metrics`.",
            zh="自己写 `train_step` 时，指标用 `compute_metrics` 更新并返回。",
        ),
    ),
    Migration(
        "reset-states",
        given="""
        mean = keras.metrics.Mean()
        mean.update_state([1.0, 3.0])
        """,
        old="""
        mean.reset_states()
        mean.result()
        """,
        new="""
        mean.reset_state()
        mean.result()
        """,
        gives=0.0,
        why=Text(
            en="Singular now, like `update_state`.", zh="现在用单数，与 `update_state` 一致。"
        ),
    ),
    Migration(
        "cosine-proximity",
        given="""
        a, b = np.array([[1.0, 0.0]]), np.array([[3.0, 0.0]])
        """,
        old='keras.losses.get("cosine_proximity")(a, b)',
        new='keras.losses.get("cosine_similarity")(a, b)',
        gives=[-1.0],
        why=Text(
            en="As a loss it is still negative, so that −1 is the best.",
            zh="作为损失仍取负值，−1 最好。",
        ),
        likewise=(("keras.losses.get('cosine')", "keras.losses.get('cosine_similarity')"),),
    ),
    Migration(
        "loss-reduction",
        given="a, b = np.array([[0.0], [0.0]]), np.array([[1.0], [3.0]])",
        old="keras.losses.MeanSquaredError(reduction=keras.losses.Reduction.SUM)(a, b)",
        new='keras.losses.MeanSquaredError(reduction="sum")(a, b)',
        gives=10.0,
        why=Text(
            en='A string says it: `"sum"`, `"none"`, or `"sum_over_batch_size"`, the default, '
            "which is the mean.",
            zh='用字符串写：`"sum"`、`"none"`，或者默认的 `"sum_over_batch_size"`，即平均。',
        ),
    ),
    Migration(
        "keras-classifier",
        given="""
        x, y = np.array([[-1.0], [1.0]] * 4), np.array([0, 1] * 4)

        def build(X, y):
            model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
            model.compile("sgd", "mse")
            return model
        """,
        old="""
        from keras.wrappers.scikit_learn import KerasRegressor

        KerasRegressor(build, epochs=1).fit(x, y).predict(x).shape
        """,
        new="""
        from keras.wrappers import SKLearnRegressor

        SKLearnRegressor(build, fit_kwargs={"verbose": 0}).fit(x, y).predict(x).shape
        """,
        gives=(8,),
        why=Text(
            en="`SKLearnClassifier`, `SKLearnRegressor` and `SKLearnTransformer` took their place. "
            "The function that builds the model is given the data.",
            zh="换成了 `SKLearnClassifier`、`SKLearnRegressor` 和 `SKLearnTransformer`。"
            "建模函数会收到数据。",
        ),
    ),
)
