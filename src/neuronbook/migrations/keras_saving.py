"""Keras 2 to Keras 3: saving models and reading them again."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import keras
import numpy as np
"""

MODEL = """
x = np.ones((2, 3))
model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
"""

ROWS = (
    Migration(
        "save-h5",
        given=MODEL,
        old="""
        model.save("model.h5")
        bool(np.array_equal(keras.models.load_model("model.h5")(x), model(x)))
        """,
        new="""
        model.save("model.keras")
        bool(np.array_equal(keras.models.load_model("model.keras")(x), model(x)))
        """,
        gives=True,
        warns=True,
        why=Text(
            en="The format of Keras 3 keeps the network, the weights, the state of the optimizer "
            "and what was compiled in one file.",
            zh="Keras 3 的格式把网络、权重、优化器的状态和编译设置放在同一个文件里。",
        ),
    ),
    Migration(
        "save-folder",
        given=MODEL,
        old="""
        model.save("saved_model")
        keras.models.load_model("saved_model").count_params()
        """,
        new="""
        model.save("model.keras")
        keras.models.load_model("model.keras").count_params()
        """,
        gives=4,
        why=Text(
            en="`save` writes what Keras reads. A folder for TensorFlow Serving or LiteRT is "
            'written by `model.export("folder")`.',
            zh="`save` 写出的文件供 Keras 读取。给 TensorFlow Serving 或 LiteRT 用的文件夹，"
            '用 `model.export("folder")` 写出。',
        ),
        likewise=(('model.save("model.tf")', 'model.save("model.keras")'),),
    ),
    Migration(
        "save-format",
        given=MODEL,
        old="""
        model.save("model", save_format="tf")
        keras.models.load_model("model").count_params()
        """,
        new="""
        model.save("model.keras")
        keras.models.load_model("model.keras").count_params()
        """,
        gives=4,
        why=Text(en="The ending of the name says the format.", zh="格式由文件名的后缀决定。"),
    ),
    Migration(
        "load-saved-model",
        given=MODEL + 'model.export("exported", verbose=False)',
        old="""
        model = keras.models.load_model("exported")
        tuple(model(x).shape)
        """,
        new="""
        layer = keras.layers.TFSMLayer("exported", call_endpoint="serve")
        tuple(layer(x).shape)
        """,
        gives=(2, 1),
        why=Text(
            en="A folder in TensorFlow's format comes in as a layer that computes and cannot be "
            "trained further. Folders that Keras 2 wrote have the endpoint `serving_default`.",
            zh="TensorFlow 格式的文件夹读进来是一个层，能计算，不能继续训练。"
            "Keras 2 写的文件夹，入口名是 `serving_default`。",
        ),
    ),
    Migration(
        "save-weights",
        given=MODEL,
        old="""
        model.save_weights("model.h5")
        model.load_weights("model.h5")
        len(model.weights)
        """,
        new="""
        model.save_weights("model.weights.h5")
        model.load_weights("model.weights.h5")
        len(model.weights)
        """,
        gives=2,
        why=Text(
            en="The name must say that it is weights alone.",
            zh="文件名要说明里面只有权重。",
        ),
        likewise=(
            ('model.save_weights("checkpoint")', 'model.save_weights("checkpoint.weights.h5")'),
        ),
    ),
    Migration(
        "load-weights-by-name",
        given=MODEL + 'model.save_weights("model.weights.h5")',
        old="""
        model.load_weights("model.weights.h5", by_name=True)
        len(model.weights)
        """,
        new="""
        model.load_weights("model.weights.h5", skip_mismatch=True)
        len(model.weights)
        """,
        gives=2,
        why=Text(
            en="Weights are found by their place in the model. `skip_mismatch` leaves out layers "
            "whose shapes differ, such as a new last layer.",
            zh="权重按它在模型中的位置对应。`skip_mismatch` 会跳过形状不同的层，"
            "例如换过的最后一层。",
        ),
    ),
    Migration(
        "checkpoint-weights",
        old="""
        keep = keras.callbacks.ModelCheckpoint("best.hdf5", save_weights_only=True)
        keep.save_weights_only
        """,
        new="""
        keep = keras.callbacks.ModelCheckpoint("best.weights.h5", save_weights_only=True)
        keep.save_weights_only
        """,
        gives=True,
        why=Text(
            en="The callback asks for the same endings as `save` and `save_weights`.",
            zh="回调对后缀的要求与 `save`、`save_weights` 相同。",
        ),
        likewise=(
            (
                'keras.callbacks.ModelCheckpoint("best", save_best_only=True)',
                'keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)',
            ),
        ),
    ),
    Migration(
        "checkpoint-period",
        old='keras.callbacks.ModelCheckpoint("model.keras", period=1).save_freq',
        new='keras.callbacks.ModelCheckpoint("model.keras", save_freq="epoch").save_freq',
        gives="epoch",
        why=Text(
            en="`save_freq` is the word `epoch` or a number of batches. Every fifth epoch is "
            "`5 * steps_per_epoch`.",
            zh="`save_freq` 写 `epoch`，或者写批数。每五轮存一次，就是 `5 * steps_per_epoch`。",
        ),
    ),
    Migration(
        "load-lambda",
        given="""
        inputs = keras.Input(shape=(1,))
        model = keras.Model(inputs, keras.layers.Lambda(lambda x: 2 * x)(inputs))
        model.save("model.keras")
        """,
        old='keras.models.load_model("model.keras")(np.array([[3.0]]))',
        new='keras.models.load_model("model.keras", safe_mode=False)(np.array([[3.0]]))',
        gives=[[6.0]],
        why=Text(
            en="A file with a lambda can run anything. Turn the guard off for files of your own "
            "only; better, write a layer or use `keras.ops`.",
            zh="存有 lambda 的文件可以运行任何代码。只对自己的文件关掉这道保护；"
            "更好的办法是写一个层，或者用 `keras.ops`。",
        ),
    ),
    Migration(
        "custom-layer",
        given="""
        class Scale(keras.layers.Layer):
            def call(self, x):
                return 2 * x

        keras.Sequential([keras.Input(shape=(1,)), Scale()]).save("model.keras")
        """,
        old='keras.models.load_model("model.keras")(np.array([[3.0]]))',
        new="""
        model = keras.models.load_model("model.keras", custom_objects={"Scale": Scale})
        model(np.array([[3.0]]))
        """,
        gives=[[6.0]],
        why=Text(
            en="A file holds the name of a class of yours and not its code. Name it when you load, "
            "or put `@keras.saving.register_keras_serializable()` above the class.",
            zh="文件里只有自定义类的名字，没有代码。读取时把类交给它，"
            "或者在类的上方写 `@keras.saving.register_keras_serializable()`。",
        ),
    ),
)
