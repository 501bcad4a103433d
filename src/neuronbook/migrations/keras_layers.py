"""Keras 2 to Keras 3: layers and their arguments."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import keras
import numpy as np
"""

ROWS = (
    Migration(
        "input-shape",
        old="""
        keras.Sequential([keras.layers.Dense(1, input_shape=(3,))]).output_shape
        """,
        new="""
        keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)]).output_shape
        """,
        gives=(None, 1),
        warns=True,
        why=Text(
            en="The shape of the examples belongs to the model, not to the layer that comes first.",
            zh="样本的形状属于模型，不属于碰巧排在最前面的那一层。",
        ),
    ),
    Migration(
        "modules-of-layers",
        old="""
        from keras.layers.core import Dense

        Dense(1).name
        """,
        new="""
        from keras.layers import Dense

        Dense(1).name
        """,
        gives="dense",
        why=Text(
            en="All layers stand in `keras.layers`; the modules below it are gone.",
            zh="所有的层都在 `keras.layers` 里，它下面的各个模块没有了。",
        ),
        likewise=tuple(
            (f"from keras.layers.{module} import {name}", f"from keras.layers import {name}")
            for module, name in {
                "convolutional": "Conv2D",
                "pooling": "MaxPooling2D",
                "normalization": "BatchNormalization",
                "advanced_activations": "LeakyReLU",
                "recurrent": "LSTM",
                "embeddings": "Embedding",
                "merge": "concatenate",
                "wrappers": "Bidirectional",
            }.items()
        ),
    ),
    Migration(
        "output-dim",
        old='keras.layers.Dense(output_dim=4, init="uniform").units',
        new='keras.layers.Dense(units=4, kernel_initializer="random_uniform").units',
        gives=4,
        why=Text(
            en="These are the names of Keras 1; today's are `units` and `kernel_initializer`.",
            zh="这是 Keras 1 的叫法，今天叫 `units` 和 `kernel_initializer`。",
        ),
    ),
    Migration(
        "border-mode",
        old='keras.layers.Conv2D(4, 3, border_mode="same").compute_output_shape((None, 28, 28, 1))',
        new='keras.layers.Conv2D(4, 3, padding="same").compute_output_shape((None, 28, 28, 1))',
        gives=(None, 28, 28, 4),
        why=Text(
            en="An argument of Keras 1; it is called `padding` today.",
            zh="这是 Keras 1 的参数，今天叫 `padding`。",
        ),
        likewise=(
            ("keras.layers.Conv2D(4, 3, subsample=(2, 2))", "keras.layers.Conv2D(4, 3, strides=2)"),
            (
                'keras.layers.Dense(4, W_regularizer="l2")',
                'keras.layers.Dense(4, kernel_regularizer="l2")',
            ),
            ('keras.layers.Flatten(dim_ordering="tf")', "keras.layers.Flatten()"),
            ("keras.layers.BatchNormalization(fused=True)", "keras.layers.BatchNormalization()"),
        ),
    ),
    Migration(
        "dropout-p",
        old="keras.layers.Dropout(p=0.5).rate",
        new="keras.layers.Dropout(rate=0.5).rate",
        gives=0.5,
        why=Text(
            en="The share that is dropped is called `rate`, in Keras 2 already.",
            zh="丢弃的比例叫 `rate`，从 Keras 2 起就是这样。",
        ),
        likewise=(
            ("keras.layers.GaussianNoise(sigma=0.1)", "keras.layers.GaussianNoise(stddev=0.1)"),
        ),
    ),
    Migration(
        "leaky-relu-alpha",
        given="x = np.array([-1.0, 2.0])",
        old="keras.layers.LeakyReLU(alpha=0.2)(x)",
        new="keras.layers.LeakyReLU(negative_slope=0.2)(x)",
        gives=[-0.2, 2.0],
        warns=True,
        why=Text(
            en="The argument says what it is: the slope on the negative side. "
            "Without it the slope is 0.3, as before.",
            zh="参数名说明了它是什么：负半轴上的斜率。不写时是 0.3，与以前相同。",
        ),
    ),
    Migration(
        "thresholded-relu",
        given="x = np.array([-2.0, 0.5, 3.0])",
        old="keras.layers.ThresholdedReLU(theta=1.0)(x)",
        new="keras.layers.ReLU(threshold=1.0)(x)",
        gives=[0.0, 0.0, 3.0],
        why=Text(
            en="`ReLU` has a threshold of its own.",
            zh="`ReLU` 有阈值参数。",
        ),
    ),
    Migration(
        "embedding-input-length",
        given="words = np.array([[1, 2, 3, 4, 5]])",
        old="keras.layers.Embedding(10, 4, input_length=5)(words).shape",
        new="keras.layers.Embedding(10, 4)(words).shape",
        gives=(1, 5, 4),
        warns=True,
        why=Text(
            en="The layer reads the length off its inputs; give `keras.Input(shape=(5,))` if the "
            "model must know it beforehand.",
            zh="长度从输入上就能看出。如果模型要事先知道，写 `keras.Input(shape=(5,))`。",
        ),
    ),
    Migration(
        "layer-weights",
        given="kernel, bias, x = np.array([[2.0]]), np.array([1.0]), np.array([[3.0]])",
        old="keras.layers.Dense(1, weights=[kernel, bias])(x)",
        new="""
        layer = keras.layers.Dense(1)
        layer.build(x.shape)
        layer.set_weights([kernel, bias])
        layer(x)
        """,
        gives=[[7.0]],
        why=Text(
            en="Weights that are ready are put in once the layer is built, or come in as an "
            "initializer: `kernel_initializer=keras.initializers.Constant(kernel)`.",
            zh="现成的权重等层建好之后再放进去，或者用初始化器传入："
            "`kernel_initializer=keras.initializers.Constant(kernel)`。",
        ),
    ),
    Migration(
        "merge",
        given="a, b = keras.Input(shape=(2,)), keras.Input(shape=(3,))",
        old='keras.layers.merge([a, b], mode="concat").shape',
        new="keras.layers.concatenate([a, b]).shape",
        gives=(None, 5),
        why=Text(
            en="Each way of merging has a function of its own.",
            zh="每种合并方式都有各自的函数。",
        ),
        likewise=(
            ("keras.layers.Merge", "keras.layers.Concatenate"),
            ('keras.layers.merge([a, a], mode="sum")', "keras.layers.add([a, a])"),
            ('keras.layers.merge([a, a], mode="mul")', "keras.layers.multiply([a, a])"),
        ),
    ),
    Migration(
        "cudnn-lstm",
        given="x = np.zeros((2, 5, 3))",
        old="keras.layers.CuDNNLSTM(4)(x).shape",
        new="keras.layers.LSTM(4)(x).shape",
        gives=(2, 4),
        why=Text(
            en="`LSTM` and `GRU` use the fast version of the GPU by themselves, as long as their "
            "activation functions are the usual ones.",
            zh="只要激活函数是默认的，`LSTM` 和 `GRU` 会自己用上 GPU 的快速版本。",
        ),
        likewise=(("keras.layers.CuDNNGRU", "keras.layers.GRU"),),
    ),
    Migration(
        "experimental-preprocessing",
        given="pixels = np.array([0.0, 127.5, 255.0])",
        old="keras.layers.experimental.preprocessing.Rescaling(1 / 255)(pixels)",
        new="keras.layers.Rescaling(1 / 255)(pixels)",
        gives=[0.0, 0.5, 1.0],
        why=Text(
            en="The layers that prepare data are no experiment any more and stand with the others.",
            zh="预处理层早已不是试验品，和其他层放在一起。",
        ),
    ),
    Migration(
        "add-weight",
        given="""
        class Scale(keras.layers.Layer):
            def call(self, x):
                return x * self.scale
        """,
        old="""
        class Old(Scale):
            def build(self, shape):
                self.scale = self.add_weight("scale", shape=(shape[-1],), initializer="ones")

        Old()(np.array([[2.0, 3.0]]))
        """,
        new="""
        class New(Scale):
            def build(self, shape):
                self.scale = self.add_weight(shape=(shape[-1],), initializer="ones", name="scale")

        New()(np.array([[2.0, 3.0]]))
        """,
        gives=[[2.0, 3.0]],
        why=Text(
            en="The shape comes first now. A name, if there is one, is given by its keyword.",
            zh="现在第一个参数是形状；名字要写出关键字。",
        ),
    ),
)
