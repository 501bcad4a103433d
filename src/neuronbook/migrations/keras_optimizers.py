"""Keras 2 to Keras 3: optimizers and their learning rate."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import keras
import tensorflow as tf
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
            "改用学习率调度，算法相同：学习率除以 `1 + decay × 步数`。",
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
)
