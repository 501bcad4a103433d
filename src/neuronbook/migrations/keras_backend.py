"""Keras 2 to Keras 3, TensorFlow 1 to 2: functions of the backend, sessions, placeholders."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import keras
import numpy as np
import tensorflow as tf
from keras import backend as K
"""

ROWS = (
    Migration(
        "backend-functions",
        given="y_true, y_pred = np.array([1.0, 2.0]), np.array([1.0, 4.0])",
        old="K.mean(K.square(y_pred - y_true))",
        new="keras.ops.mean(keras.ops.square(y_pred - y_true))",
        gives=2.0,
        why=Text(
            en="The functions of `keras.backend` are those of `keras.ops`, under NumPy's names. "
            "Only a few, such as `K.epsilon()`, are left.",
            zh="`keras.backend` 的函数换成了 `keras.ops` 里的，名字与 NumPy 相同。"
            "留下的不多，例如 `K.epsilon()`。",
        ),
        likewise=tuple(
            (f"K.{old}", f"keras.{new}")
            for old, new in {
                "sum": "ops.sum",
                "abs": "ops.abs",
                "exp": "ops.exp",
                "log": "ops.log",
                "sqrt": "ops.sqrt",
                "pow": "ops.power",
                "dot": "ops.matmul",
                "round": "ops.round",
                "clip": "ops.clip",
                "cast": "ops.cast",
                "max": "ops.max",
                "maximum": "ops.maximum",
                "argmax": "ops.argmax",
                "equal": "ops.equal",
                "shape": "ops.shape",
                "int_shape": "ops.shape",
                "reshape": "ops.reshape",
                "flatten": "ops.ravel",
                "expand_dims": "ops.expand_dims",
                "concatenate": "ops.concatenate",
                "permute_dimensions": "ops.transpose",
                "switch": "ops.where",
                "zeros_like": "ops.zeros_like",
                "ones_like": "ops.ones_like",
                "one_hot": "ops.one_hot",
                "l2_normalize": "ops.normalize",
                "softmax": "ops.softmax",
                "relu": "ops.relu",
                "binary_crossentropy": "ops.binary_crossentropy",
                "categorical_crossentropy": "ops.categorical_crossentropy",
                "variable": "Variable",
                "random_normal": "random.normal",
                "random_uniform": "random.uniform",
            }.items()
        ),
    ),
    Migration(
        "backend-get-value",
        given="optimizer = keras.optimizers.SGD(0.1)",
        old="""
        K.set_value(optimizer.learning_rate, 0.01)
        K.get_value(optimizer.learning_rate)
        """,
        new="""
        optimizer.learning_rate = 0.01
        float(optimizer.learning_rate)
        """,
        gives=0.01,
        why=Text(
            en="A variable gives its value by `float(v)` or `v.numpy()` and takes one by "
            "`v.assign(…)`. Callbacks that change the learning rate need no more.",
            zh="变量的值用 `float(v)` 或 `v.numpy()` 读，用 `v.assign(…)` 写。"
            "在回调里改学习率，这样就够了。",
        ),
        likewise=(("K.eval", "keras.ops.convert_to_numpy"),),
    ),
    Migration(
        "backend-function",
        given="""
        x = np.zeros((2, 3))
        model = keras.Sequential(
            [keras.Input(shape=(3,)), keras.layers.Dense(4), keras.layers.Dense(1)]
        )
        """,
        old="""
        hidden = K.function([model.input], [model.layers[0].output])
        hidden([x])[0].shape
        """,
        new="""
        hidden = keras.Model(model.inputs, model.layers[0].output)
        hidden([x]).shape
        """,
        gives=(2, 4),
        why=Text(
            en="To see what a hidden layer puts out, build a second model that ends at that layer.",
            zh="要看隐藏层的输出，就从同样的输入到那一层再建一个模型。",
        ),
    ),
    Migration(
        "backend-gradients",
        given="x = tf.constant(3.0)",
        old="K.gradients(x**2, [x])[0]",
        new="""
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = x**2
        tape.gradient(y, x)
        """,
        gives=6.0,
        why=Text(
            en="There is no graph any more to be asked afterwards: a tape records while the "
            "numbers are computed. Chapter 10 shows what it does.",
            zh="事后可以查询的计算图没有了，梯度带在计算时就要录下来。第 10 章讲它做了什么。",
        ),
    ),
    Migration(
        "learning-phase",
        given="""
        layer = keras.layers.Dropout(0.5)
        x = np.ones((1, 2))
        """,
        old="""
        K.set_learning_phase(0)
        layer(x)
        """,
        new="layer(x, training=False)",
        gives=[[1.0, 1.0]],
        why=Text(
            en="Whether it trains is said in each call; `fit` and `predict` say it themselves.",
            zh="是不是在训练，每次调用时说明；`fit` 和 `predict` 会自己说明。",
        ),
    ),
    Migration(
        "session",
        given="a = tf.constant(2) * 3",
        old="""
        with tf.Session() as session:
            value = session.run(a)
        int(value)
        """,
        new="int(a)",
        gives=6,
        why=Text(
            en="Since TensorFlow 2 a tensor has its value at once: `a.numpy()`, `int(a)`. "
            "`tf.global_variables_initializer()` goes without a substitute: variables are born "
            "with a value.",
            zh="从 TensorFlow 2 起，张量一算出来就有值：`a.numpy()`、`int(a)`。"
            "`tf.global_variables_initializer()` 不再需要：变量一建好就有值。",
        ),
        likewise=(
            ('tf.get_variable("w", shape=[3])', 'keras.Variable("zeros", shape=[3])'),
            ("tf.ConfigProto", "tf.config"),
        ),
    ),
    Migration(
        "placeholder",
        old="tf.placeholder(tf.float32, shape=(None, 3)).shape",
        new="keras.Input(shape=(3,)).shape",
        gives=(None, 3),
        why=Text(
            en="The inputs of a model are `keras.Input`; those of a function are its arguments.",
            zh="模型的输入写 `keras.Input`，函数的输入就是参数。",
        ),
        likewise=(("K.placeholder(shape=(None, 3))", "keras.Input(shape=(3,))"),),
    ),
    Migration(
        "random-seed",
        old="""
        tf.set_random_seed(7)
        first = keras.random.uniform((3,))
        tf.set_random_seed(7)
        np.array_equal(first, keras.random.uniform((3,)))
        """,
        new="""
        keras.utils.set_random_seed(7)
        first = keras.random.uniform((3,))
        keras.utils.set_random_seed(7)
        np.array_equal(first, keras.random.uniform((3,)))
        """,
        gives=True,
        why=Text(
            en="It sets the seeds of Python, NumPy and the backend. `tf.random.set_seed` alone "
            "leaves the weights of Keras to chance.",
            zh="它同时设定 Python、NumPy 和后端的种子。只用 `tf.random.set_seed`，"
            "Keras 的权重仍然每次不同。",
        ),
    ),
    Migration(
        "tensorflow-names",
        given="x = tf.constant([1.0, 10.0])",
        old="tf.reduce_sum(tf.log(x))",
        new="tf.reduce_sum(tf.math.log(x))",
        gives=2.3025851,
        why=Text(
            en="TensorFlow 2 moved its functions into modules; `keras.ops` has them too.",
            zh="TensorFlow 2 把函数移进了各个模块；`keras.ops` 里也有。",
        ),
        likewise=(
            ("tf.to_float(x)", "tf.cast(x, tf.float32)"),
            ("tf.div(x, 2.0)", "tf.divide(x, 2.0)"),
            ("tf.random_normal([3])", "tf.random.normal([3])"),
            ("tf.truncated_normal([3])", "tf.random.truncated_normal([3])"),
            ("tf.arg_max(x, 0)", "tf.argmax(x, 0)"),
            ("tf.layers.dense", "keras.layers.Dense"),
            ("tf.train.AdamOptimizer", "keras.optimizers.Adam"),
            ("tf.contrib.layers.xavier_initializer", "keras.initializers.GlorotUniform"),
            ("tf.gfile", "tf.io.gfile"),
        ),
    ),
    Migration(
        "keep-dims",
        given="x = tf.constant([[1.0, 3.0]])",
        old="tf.reduce_mean(x, axis=1, keep_dims=True)",
        new="tf.reduce_mean(x, axis=1, keepdims=True)",
        gives=[[2.0]],
        why=Text(
            en="One word, as in NumPy.",
            zh="中间没有下划线，与 NumPy 一致。",
        ),
        likewise=(("tf.reduce_mean(x, reduction_indices=1)", "tf.reduce_mean(x, axis=1)"),),
    ),
    Migration(
        "one-shot-iterator",
        given="dataset = tf.data.Dataset.from_tensor_slices([1, 2, 3])",
        old="""
        iterator = dataset.make_one_shot_iterator()
        iterator.get_next()
        """,
        new="""
        iterator = iter(dataset)
        next(iterator)
        """,
        gives=1,
        why=Text(
            en="A data set is run through like a list: `for batch in dataset`.",
            zh="数据集可以像列表一样逐个取：`for batch in dataset`。",
        ),
    ),
    Migration(
        "mixed-precision",
        old='keras.mixed_precision.experimental.Policy("mixed_float16").compute_dtype',
        new='keras.mixed_precision.Policy("mixed_float16").compute_dtype',
        gives="float16",
        why=Text(
            en="No longer experimental; for all layers at once, write "
            '`keras.mixed_precision.set_global_policy("mixed_float16")`.',
            zh="已经不是试验品。要对所有的层生效，写 "
            '`keras.mixed_precision.set_global_policy("mixed_float16")`。',
        ),
    ),
)
