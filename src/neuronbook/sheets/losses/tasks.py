"""Which loss for which task: the last layer, the form of the targets, and the loss."""

from __future__ import annotations

from dataclasses import dataclass

from neuronbook.i18n import Text

__all__ = ["TASKS", "Task"]


@dataclass(frozen=True)
class Task:
    """One row of the table.

    Parameters
    ----------
    question
        What is to be predicted.
    target
        What the targets look like.
    targets
        The targets of a few examples, as Python.
    last
        The last layer of the network, as Python.
    loss
        What `compile` is given, as Python.
    others
        Names of losses for the same targets.
    """

    question: Text
    target: Text
    targets: str
    last: str
    loss: str
    others: tuple[str, ...] = ()


TASKS = (
    Task(
        Text(en="A number: a price, a temperature", zh="一个数：价格、温度"),
        Text(en="any number, scaled to about 1", zh="任意数，缩放到 1 上下"),
        targets="[[0.3], [-1.2]]",
        last="Dense(1)",
        loss='"mse"',
        others=("MeanAbsoluteError", "Huber", "LogCosh"),
    ),
    Task(
        Text(en="A number, and some targets may be far off", zh="一个数，个别目标可能离得很远"),
        Text(en="any number", zh="任意数"),
        targets="[[0.3], [90.0]]",
        last="Dense(1)",
        loss='"mae"',
        others=("Huber", "LogCosh"),
    ),
    Task(
        Text(
            en="A number above zero, and errors count in per cent",
            zh="大于零的数，误差按百分比算",
        ),
        Text(en="numbers well above 0", zh="远大于 0 的数"),
        targets="[[120.0], [95.0]]",
        last='Dense(1, activation="softplus")',
        loss='"mape"',
        others=("MeanSquaredLogarithmicError",),
    ),
    Task(
        Text(en="A count: how many calls, how many visitors", zh="计数：多少来电、多少客人"),
        Text(en="0, 1, 2, …", zh="0、1、2……"),
        targets="[[0.0], [3.0]]",
        last='Dense(1, activation="softplus")',
        loss='"poisson"',
    ),
    Task(
        Text(en="Yes or no", zh="是或否"),
        Text(en="0 or 1", zh="0 或 1"),
        targets="[[1.0], [0.0]]",
        last='Dense(1, activation="sigmoid")',
        loss='"binary_crossentropy"',
        others=("BinaryFocalCrossentropy",),
    ),
    Task(
        Text(
            en="Yes or no, and no probability is needed",
            zh="是或否，不需要概率",
        ),
        Text(en="−1 or 1", zh="−1 或 1"),
        targets="[[1.0], [-1.0]]",
        last="Dense(1)",
        loss='"hinge"',
        others=("SquaredHinge",),
    ),
    Task(
        Text(
            en="Several times yes or no: every tag that fits",
            zh="好几个是或否：合适的标签都选",
        ),
        Text(en="a 0 or 1 for each tag", zh="每个标签一个 0 或 1"),
        targets="[[1.0, 0.0, 1.0], [0.0, 0.0, 1.0]]",
        last='Dense(3, activation="sigmoid")',
        loss='"binary_crossentropy"',
        others=("BinaryFocalCrossentropy",),
    ),
    Task(
        Text(en="One of several classes, by number", zh="几个类别选一个，目标是编号"),
        Text(en="0, 1, 2: the number of the class", zh="0、1、2：类别的编号"),
        targets="[2, 0]",
        last='Dense(3, activation="softmax")',
        loss='"sparse_categorical_crossentropy"',
        others=("CategoricalGeneralizedCrossEntropy",),
    ),
    Task(
        Text(en="One of several classes, one-hot", zh="几个类别选一个，目标是独热编码"),
        Text(en="a 1 at the class, 0 elsewhere", zh="该类处是 1，其余是 0"),
        targets="[[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]",
        last='Dense(3, activation="softmax")',
        loss='"categorical_crossentropy"',
        others=("CategoricalFocalCrossentropy",),
    ),
    Task(
        Text(
            en="One of several classes, and no probability is needed",
            zh="几个类别选一个，不需要概率",
        ),
        Text(en="a 1 at the class, 0 elsewhere", zh="该类处是 1，其余是 0"),
        targets="[[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]",
        last="Dense(3)",
        loss='"categorical_hinge"',
    ),
    Task(
        Text(en="A distribution: how probable is each class?", zh="一个分布：每类的概率各是多少"),
        Text(en="probabilities that add up to 1", zh="概率，加起来是 1"),
        targets="[[0.1, 0.2, 0.7], [0.5, 0.4, 0.1]]",
        last='Dense(3, activation="softmax")',
        loss='"kl_divergence"',
        others=("CategoricalCrossentropy",),
    ),
    Task(
        Text(en="A direction that is known for each example", zh="一个方向，每个样本的方向已知"),
        Text(en="vectors of any length but 0", zh="长度不为 0 的向量"),
        targets="[[0.6, 0.8, 0.0], [0.0, 2.0, 0.0]]",
        last="Dense(3)",
        loss='"cosine_similarity"',
    ),
    Task(
        Text(en="Segmentation: which pixels are the object?", zh="分割：哪些像素属于物体"),
        Text(en="a 0 or 1 for each pixel", zh="每个像素一个 0 或 1"),
        targets="np.eye(4)[np.newaxis, :, :, np.newaxis].repeat(2, axis=0)",
        last='Conv2D(1, 1, activation="sigmoid")',
        loss='"dice"',
        others=("Tversky", "BinaryCrossentropy"),
    ),
    Task(
        Text(
            en="Like vectors for the same thing, such as texts",
            zh="同一事物的向量要相近，如同义的文本",
        ),
        Text(en="0, 1, 2: the number of the thing", zh="0、1、2：事物的编号"),
        targets="[0, 1, 0, 1]",
        last="UnitNormalization()",
        loss='"circle"',
    ),
    Task(
        Text(en="A text read off a sound or a line of writing", zh="从语音或手写行里读出文字"),
        Text(en="numbers of letters from 1; 0 fills up", zh="从 1 起的字的编号，不够长的补 0"),
        targets="[[1, 2], [2, 0]]",
        last="TimeDistributed(Dense(3))",
        loss='"ctc"',
    ),
)
