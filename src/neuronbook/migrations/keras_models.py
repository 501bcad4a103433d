"""Keras 2 to Keras 3: building models and asking them."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import keras
import numpy as np
import tensorflow as tf
"""

ROWS = (
    Migration(
        "predict-classes",
        given="""
        model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Softmax()])
        x = np.array([[1.0, 5.0, 2.0], [7.0, 0.0, 3.0]])
        """,
        old="model.predict_classes(x)",
        new="model.predict(x, verbose=0).argmax(axis=1)",
        gives=[1, 0],
        why=Text(
            en="Take the largest probability yourself. A network with one sigmoid unit has no "
            "largest: there it is `(model.predict(x) > 0.5).astype(int)`.",
            zh="自己取概率最大的那一类。只有一个 sigmoid 单元的网络没有“最大”可取："
            "写 `(model.predict(x) > 0.5).astype(int)`。",
        ),
    ),
    Migration(
        "predict-proba",
        given="""
        model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Activation("sigmoid")])
        x = np.array([[0.0], [1.0]])
        """,
        old="model.predict_proba(x)",
        new="model.predict(x, verbose=0)",
        gives=[[0.5], [0.7310586]],
        why=Text(
            en="`predict` returned probabilities all along, so the second name for it went.",
            zh="`predict` 返回的本来就是概率，多余的名字便去掉了。",
        ),
    ),
    Migration(
        "model-input-output",
        given="""
        inputs = keras.Input(shape=(3,))
        outputs = keras.layers.Dense(1)(inputs)
        """,
        old="keras.Model(input=inputs, output=outputs).output_shape",
        new="keras.Model(inputs=inputs, outputs=outputs).output_shape",
        gives=(None, 1),
        why=Text(
            en="The two arguments are plural since Keras 2, whether there is one input or many.",
            zh="从 Keras 2 起，这两个参数用复数；输入只有一个时也一样。",
        ),
    ),
    Migration(
        "layer-output-shape",
        given="""
        inputs = keras.Input(shape=(3,))
        layer = keras.layers.Dense(4)
        outputs = layer(inputs)
        """,
        old="layer.output_shape",
        new="layer.output.shape",
        gives=(None, 4),
        why=Text(
            en="A layer knows its input and its output, and these know their shapes. "
            "A model still has `output_shape`.",
            zh="层知道自己的输入和输出，形状要问它们。模型仍然有 `output_shape`。",
        ),
        likewise=(
            ("layer.input_shape", "layer.input.shape"),
            ("layer.get_output_at(0)", "layer.output"),
        ),
    ),
    Migration(
        "never-been-called",
        old="""
        model = keras.Sequential([keras.layers.Dense(4), keras.layers.Dense(1)])
        model(np.zeros((1, 3)))
        keras.Model(model.input, model.layers[0].output).output_shape
        """,
        new="""
        model = keras.Sequential(
            [keras.Input(shape=(3,)), keras.layers.Dense(4), keras.layers.Dense(1)]
        )
        keras.Model(model.inputs, model.layers[0].output).output_shape
        """,
        gives=(None, 4),
        why=Text(
            en="A Sequential model has an input and an output once it knows the shape of its "
            "examples. Begin it with `keras.Input`; calling it with data no longer does.",
            zh="Sequential 模型要先知道样本的形状，才有输入和输出。"
            "第一层写 `keras.Input`；光用数据调用一次，现在不够了。",
        ),
    ),
    Migration(
        "keras-tensor-in-tensorflow",
        given="inputs = keras.Input(shape=(3,))",
        old="""
        total = tf.reduce_sum(inputs, axis=1)
        keras.Model(inputs, total).output_shape
        """,
        new="""
        total = keras.ops.sum(inputs, axis=1)
        keras.Model(inputs, total).output_shape
        """,
        gives=(None,),
        why=Text(
            en="Between `keras.Input` and `keras.Model` nothing is computed yet, and TensorFlow's "
            "functions need numbers. `keras.ops` has nearly all of them under NumPy's names.",
            zh="在 `keras.Input` 与 `keras.Model` 之间还没有数可算，TensorFlow 的函数却要数。"
            "`keras.ops` 里几乎都有，名字与 NumPy 相同。",
        ),
        likewise=(
            ("tf.square(inputs)", "keras.ops.square(inputs)"),
            ("tf.concat([inputs, inputs], axis=1)", "keras.ops.concatenate([inputs, inputs], 1)"),
            ("tf.shape(inputs)", "keras.ops.shape(inputs)"),
        ),
    ),
    Migration(
        "shape-as-list",
        given="inputs = keras.Input(shape=(3,))",
        old="inputs.shape.as_list()",
        new="list(inputs.shape)",
        gives=[None, 3],
        why=Text(en="Shapes are plain tuples now.", zh="现在，形状就是普通的元组。"),
        likewise=(("inputs.get_shape()", "inputs.shape"),),
    ),
    Migration(
        "shape-is-a-number",
        old="keras.Input(shape=3).shape",
        new="keras.Input(shape=(3,)).shape",
        gives=(None, 3),
        why=Text(
            en="A shape has one entry for each axis, so even one axis stands in a tuple or a list.",
            zh="形状里，每个轴占一项；只有一个轴，也要放进元组或列表。",
        ),
    ),
    Migration(
        "input-layer-shape",
        old="""
        keras.Sequential(
            [keras.layers.InputLayer(input_shape=(3,)), keras.layers.Dense(1)]
        ).output_shape
        """,
        new="""
        keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)]).output_shape
        """,
        gives=(None, 1),
        warns=True,
        why=Text(
            en="The argument is called `shape` now, and `keras.Input` is the usual way to say it.",
            zh="参数现在叫 `shape`，通常写成 `keras.Input`。",
        ),
    ),
    Migration(
        "model-to-yaml",
        given="model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])",
        old="keras.models.model_from_yaml(model.to_yaml()).count_params()",
        new="keras.models.model_from_json(model.to_json()).count_params()",
        gives=4,
        why=Text(
            en="Reading YAML could run any code that a stranger had put into the file, so JSON is "
            "what is left.",
            zh="读取 YAML 时，可能会运行别人藏在文件里的任何代码，所以只留下了 JSON。",
        ),
    ),
    Migration(
        "linear-model",
        old="""
        from tensorflow.keras.experimental import LinearModel

        model = LinearModel()
        model.build((None, 3))
        model.count_params()
        """,
        new="""
        model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
        model.count_params()
        """,
        gives=4,
        why=Text(
            en="A linear model is one dense layer without an activation function.",
            zh="线性模型就是一个没有激活函数的全连接层。",
        ),
    ),
    Migration(
        "wide-deep-model",
        given="""
        linear = keras.Sequential([keras.layers.Dense(1)])
        deep = keras.Sequential([keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
        """,
        old="""
        model = keras.experimental.WideDeepModel(linear, deep)
        model(np.zeros((2, 3))).shape
        """,
        new="""
        inputs = keras.Input(shape=(3,))
        model = keras.Model(inputs, keras.layers.add([linear(inputs), deep(inputs)]))
        model(np.zeros((2, 3))).shape
        """,
        gives=(2, 1),
        why=Text(
            en="The functional API says what the class did: both parts read the inputs, and their "
            "outputs are added. Chapter 7 builds its wide and deep network so.",
            zh="用函数式 API 把这个类做的事写出来：两部分读同样的输入，输出相加。"
            "第 7 章的宽深网络就是这样搭的。",
        ),
    ),
    Migration(
        "keras-engine",
        old="""
        from keras.engine.topology import Layer

        Layer.__name__
        """,
        new="""
        from keras.layers import Layer

        Layer.__name__
        """,
        gives="Layer",
        why=Text(
            en="The folders inside Keras are no longer in reach. What is public stands in "
            "`keras`, `keras.layers`, `keras.models` and their like.",
            zh="Keras 内部的文件夹不再对外。公开的东西都在 `keras`、`keras.layers`、"
            "`keras.models` 之类的模块里。",
        ),
        likewise=(
            ("from keras.engine import Model", "from keras import Model"),
            ("from keras.utils.vis_utils import plot_model", "from keras.utils import plot_model"),
            ("from keras.utils.data_utils import get_file", "from keras.utils import get_file"),
        ),
    ),
)
