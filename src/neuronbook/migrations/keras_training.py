"""Keras 2 to Keras 3: optimizers, losses, metrics and `fit`."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import keras
import numpy as np
import tensorflow as tf
"""

MODEL = """
x, y = np.zeros((4, 3)), np.zeros((4, 1))
model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.compile("sgd", "mse", metrics=["mae"])
"""

ROWS = (
    Migration(
        "optimizer-lr-argument",
        old="float(keras.optimizers.Adam(lr=0.01).learning_rate)",
        new="float(keras.optimizers.Adam(learning_rate=0.01).learning_rate)",
        gives=0.01,
        why=Text(en="The short name of the learning rate is gone.", zh="学习率的简称取消了。"),
    ),
    Migration(
        "optimizer-lr",
        given="optimizer = keras.optimizers.SGD(0.1)",
        old="""
        optimizer.lr = optimizer.lr * 0.5
        float(optimizer.lr)
        """,
        new="""
        optimizer.learning_rate = optimizer.learning_rate * 0.5
        float(optimizer.learning_rate)
        """,
        gives=0.05,
        why=Text(
            en="The learning rate is read and set under its full name. A callback that only sets "
            "`lr` would change nothing: the name is an ordinary attribute now.",
            zh="读取和修改都用全名。如果只给 `lr` 赋值，什么也不会变：它现在只是个普通属性。",
        ),
    ),
    Migration(
        "optimizer-decay",
        old="""
        optimizer = keras.optimizers.SGD(0.1, decay=0.5)
        optimizer.iterations.assign(2)
        float(optimizer.learning_rate)
        """,
        new="""
        schedule = keras.optimizers.schedules.InverseTimeDecay(0.1, decay_steps=1, decay_rate=0.5)
        optimizer = keras.optimizers.SGD(schedule)
        optimizer.iterations.assign(2)
        float(optimizer.learning_rate)
        """,
        gives=0.1 / (1 + 0.5 * 2),
        warns=True,
        gave_only=True,
        why=Text(
            en="`decay` is ignored, so the learning rate no longer falls. "
            "A schedule says the same: the rate divided by `1 + decay × steps`.",
            zh="`decay` 会被忽略，学习率不再下降。"
            "改用学习率计划，算法相同：学习率除以 `1 + decay × 步数`。",
        ),
    ),
    Migration(
        "optimizer-legacy",
        old="float(keras.optimizers.legacy.Adam(0.01).learning_rate)",
        new="float(keras.optimizers.Adam(0.01).learning_rate)",
        gives=0.01,
        why=Text(
            en="The optimizers of Keras 2.10 and before are gone; the ones of today have the same "
            "names.",
            zh="Keras 2.10 及以前的优化器没有了，今天的优化器名字相同。",
        ),
    ),
    Migration(
        "optimizer-modules",
        old="""
        from keras.optimizers import adam_v2

        float(adam_v2.Adam(0.01).learning_rate)
        """,
        new="""
        from keras.optimizers import Adam

        float(Adam(0.01).learning_rate)
        """,
        gives=0.01,
        why=Text(
            en="Optimizers are classes of `keras.optimizers`, with a capital letter.",
            zh="优化器是 `keras.optimizers` 里的类，首字母大写。",
        ),
        likewise=(
            ("from keras.optimizers import adam", "from keras.optimizers import Adam"),
            ("from keras.optimizers import sgd", "from keras.optimizers import SGD"),
            ("from keras.optimizers import rmsprop", "from keras.optimizers import RMSprop"),
        ),
    ),
    Migration(
        "optimizer-minimize",
        given="""
        w = keras.Variable(3.0)
        optimizer = keras.optimizers.SGD(0.1)
        """,
        old="""
        optimizer.minimize(lambda: w**2, [w])
        w
        """,
        new="""
        with tf.GradientTape() as tape:
            loss = w**2
        optimizer.apply([tape.gradient(loss, w.value)], [w])
        w
        """,
        gives=2.4,
        why=Text(
            en="Optimizers take gradients; computing them is the business of TensorFlow, JAX or "
            "PyTorch. `optimizer.apply_gradients(zip(gradients, weights))` still works too.",
            zh="优化器只接收梯度，求梯度是 TensorFlow、JAX 或 PyTorch 的事。"
            "`optimizer.apply_gradients(zip(gradients, weights))` 也还能用。",
        ),
    ),
    Migration(
        "fit-generator",
        given=f"""{MODEL}
def batches():
    yield x, y
""",
        old='model.fit_generator(batches(), steps_per_epoch=1).history["loss"]',
        new='model.fit(batches(), steps_per_epoch=1, verbose=0).history["loss"]',
        gives=[0.0],
        why=Text(
            en="`fit`, `evaluate` and `predict` take generators themselves.",
            zh="`fit`、`evaluate`、`predict` 本身就接受生成器。",
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
        why=Text(en="Singular now, like `update_state`.", zh="现在用单数，与 `update_state` 一致。"),
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
