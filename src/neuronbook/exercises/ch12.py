"""Exercises of chapter 12, preparing data."""

from __future__ import annotations

from typing import Any

import numpy as np

from neuronbook.checking import Exercise, NotYet, array_of, require
from neuronbook.i18n import Text

__all__ = ["chosen", "folded", "pipeline"]

MEANS, STDS = np.array([10.0, 4.0]), np.array([5.0, 2.0])
W, B = np.array([2.0, -3.0]), 1.0


def _check_folded(answer: Any) -> None:
    array = array_of(answer)
    if array is None or array.size != 3:
        raise NotYet(
            Text(
                en="Give three numbers: two weights and the bias.",
                zh="请给出三个数：两个权重和偏置。",
            )
        )
    values = np.asarray(array, dtype="float64").ravel()

    def is_near(expected: Any, given: Any = values) -> bool:
        return bool(np.allclose(given, expected, rtol=0, atol=1e-6))

    require(
        not is_near(W * STDS, values[:2]),
        en="The weights were multiplied by the standard deviations. An input with a large spread "
        "was divided by it, so its weight must be divided too.",
        zh="这是权重乘以标准差。输入除以了标准差，权重也该除。",
    )
    require(
        not is_near(W, values[:2]),
        en="These are still the weights of the scaled inputs. Divide each by its standard "
        "deviation.",
        zh="这还是缩放后的输入的权重。请各自除以标准差。",
    )
    require(
        is_near(W / STDS, values[:2]),
        en="Begin with the weights: in $w_j (x_j - m_j) / s_j$, which number stands before $x_j$?",
        zh="先看权重：在 $w_j (x_j - m_j) / s_j$ 里，$x_j$ 前面的数是什么？",
        received=[float(value) for value in values[:2]],
    )
    require(
        not is_near(B, values[2]),
        en="The weights are right. The bias changes too: each input also lost its mean.",
        zh="权重对了。偏置也要变：每个输入还减去了均值。",
    )
    require(
        not is_near(B + (W * MEANS / STDS).sum(), values[2]),
        en="The weights are right, and so is the size of the change of the bias. The mean is "
        "subtracted.",
        zh="权重对了，偏置变化的大小也对。可是均值是减去的。",
    )
    require(
        is_near(B - (W * MEANS / STDS).sum(), values[2]),
        en="The weights are right. Collect for the bias all terms without an $x_j$.",
        zh="权重对了。把不含 $x_j$ 的项全都收进偏置。",
        received=float(values[2]),
    )


def _solve_folded() -> object:
    # 2 / 5, -3 / 2, and 1 - 2 * 10 / 5 + 3 * 4 / 2
    return (0.4, -1.5, 3.0)


folded = Exercise(
    "folded",
    check=_check_folded,
    solution=_solve_folded,
    hints=[
        Text(
            en="Write $z = 2 (x_1 - 10) / 5 - 3 (x_2 - 4) / 2 + 1$ and multiply out.",
            zh="写出 $z = 2 (x_1 - 10) / 5 - 3 (x_2 - 4) / 2 + 1$，再展开。",
        ),
        Text(
            en="The weight of $x_j$ is $w_j / s_j$, and the bias is $b - \\sum_j w_j m_j / s_j$.",
            zh="$x_j$ 的权重是 $w_j / s_j$，偏置是 $b - \\sum_j w_j m_j / s_j$。",
        ),
    ],
    success=Text(
        en="Right. Scaling adds nothing that a unit could not compute: it only makes the descent "
        "easier. That is why least squares, which does not descend, gives the same answers.",
        zh="答对了。缩放并没有添上单元算不出来的东西，只是让下降更容易。"
        "最小二乘不用下降，所以答案一样。",
    ),
)

NUM_TRAINING, NUM_ROWS, NUM_CHOSEN = 40, 60, 10


def _noise() -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    rng = np.random.default_rng(0)
    return rng.normal(size=(NUM_ROWS, 1000)), rng.permutation([0, 1] * 30)


def _best_columns(x: Any, y: Any) -> Any:
    differences = x[y == 1].mean(axis=0) - x[y == 0].mean(axis=0)
    return np.argsort(-np.abs(differences))[:NUM_CHOSEN]


def _check_chosen(answer: Any) -> None:
    array = array_of(answer)
    if array is None or array.ndim != 1 or not len(array):
        raise NotYet(
            Text(
                en="Give the numbers of ten columns, as `best_columns` returns them.",
                zh="请给出十个列号，就是 `best_columns` 返回的样子。",
            )
        )
    require(
        len(array) == NUM_CHOSEN,
        en="There should be ten columns.",
        zh="应该是十个列。",
        received=len(array),
    )
    columns = {float(column) for column in array}
    x, y = _noise()

    def picked(rows: slice) -> set[float]:
        return {float(column) for column in _best_columns(x[rows], y[rows])}

    require(
        columns != picked(slice(None)),
        en="This is the leaky choice: all 60 rows took part. Give the function fewer rows.",
        zh="这还是泄漏的选法：60 行全参加了。请少给一些行。",
    )
    require(
        columns != picked(slice(NUM_TRAINING, None)),
        en="These are the columns of the test rows alone, the last 20. Take the others.",
        zh="这只用了测试的行，也就是最后 20 行。请用其余的行。",
    )
    require(
        columns != picked(slice(NUM_ROWS - NUM_TRAINING, None)),
        en="These are the last 40 rows. The test rows are the last 20, so train on the first 40.",
        zh="这是最后 40 行。测试的是最后 20 行，所以该用前 40 行。",
    )
    require(
        len(columns) == NUM_CHOSEN,
        en="A column stands there twice. There should be ten columns, each once.",
        zh="有的列出现了两次。应该是十个列，每个一次。",
        received=len(columns),
    )
    require(
        columns == picked(slice(None, NUM_TRAINING)),
        en="These are other columns. Call `best_columns` with the first 40 rows of `x_noise` and "
        "of `y_noise`.",
        zh="不是这些列。请用 `x_noise` 和 `y_noise` 的前 40 行调用 `best_columns`。",
    )


def _solve_chosen() -> object:
    import numpy as np

    rng = np.random.default_rng(0)
    x_noise, y_noise = rng.normal(size=(60, 1000)), rng.permutation([0, 1] * 30)
    x, y = x_noise[:40], y_noise[:40]  # the training rows
    differences = x[y == 1].mean(axis=0) - x[y == 0].mean(axis=0)
    return np.argsort(-np.abs(differences))[:10]  # best_columns(x, y)


chosen = Exercise(
    "chosen",
    check=_check_chosen,
    solution=_solve_chosen,
    hints=[
        Text(
            en="Which of the 60 rows may take part in anything that uses the targets?",
            zh="凡是用到目标的步骤，60 行里哪些可以参加？",
        ),
        Text(
            en="`x_noise[:40]` are the training rows.",
            zh="`x_noise[:40]` 是训练用的行。",
        ),
    ],
)


def _epoch(answer: Any) -> list[list[int]]:
    return [[int(row) for row in np.ravel(batch)] for batch in answer.take(20)]


def _check_pipeline(answer: Any) -> None:
    import tensorflow as tf

    require(
        isinstance(answer, tf.data.Dataset),
        en="Give a data set: begin with `ten`, and call one method after the other.",
        zh="请给出一个数据集：从 `ten` 开始，一个方法接一个方法地调用。",
    )
    require(
        getattr(answer.element_spec, "shape", None) is not None
        and answer.element_spec.shape.rank == 1,
        en="Each element should be a batch, a row of numbers. Call `batch(4)`, once.",
        zh="每个元素应当是一批，也就是一排数。请调用一次 `batch(4)`。",
    )
    epochs = [_epoch(answer) for _ in range(6)]
    rows = [[row for batch in epoch for row in batch] for epoch in epochs]
    require(
        all(sorted(each) == list(range(10)) for each in rows),
        en="An epoch has each of the ten rows once: no `repeat`, no `drop_remainder`.",
        zh="一个轮次里，十行各出现一次：不要 `repeat`，也不要 `drop_remainder`。",
        received=rows[0],
    )
    require(
        sorted(len(batch) for batch in epochs[0]) == [2, 4, 4],
        en="The batches should have four rows, the last one two.",
        zh="每批应当四行，最后一批两行。",
        received=[len(batch) for batch in epochs[0]],
    )
    require(
        any(each != list(range(10)) for each in rows),
        en="The rows come in the order of the table. Shuffle them.",
        zh="行还是表里的顺序。请打乱。",
    )
    require(
        any(each != rows[0] for each in rows),
        en="Every epoch has the same order. Leave `reshuffle_each_iteration` as it is.",
        zh="每个轮次的顺序都一样。`reshuffle_each_iteration` 不用改。",
    )
    together = [{tuple(sorted(batch)) for batch in epoch} for epoch in epochs]
    require(
        any(each != together[0] for each in together),
        en="The same rows are together in every epoch: whole batches were shuffled. Shuffle "
        "before `batch`.",
        zh="每个轮次里，总是同样的行在一起：打乱的是整批。请在 `batch` 之前打乱。",
    )
    require(
        _buffer_of(answer) >= 10,
        en="The buffer of `shuffle` is smaller than the table, so not every order is possible.",
        zh="`shuffle` 的缓冲区比表小，不是每种顺序都可能出现。",
        received=_buffer_of(answer),
    )
    require(
        type(answer).__name__ == "_PrefetchDataset",
        en="The order is right. The last step is missing, which prepares the next batch.",
        zh="顺序对了。还缺最后一步：提前备好下一批。",
    )


def _buffer_of(dataset: Any) -> int:
    """Return the size of the buffer of `shuffle`, however deep it lies; 0 if there is none."""
    while dataset is not None:
        if type(dataset).__name__ == "_ShuffleDataset":
            return int(dataset._buffer_size)
        dataset = getattr(dataset, "_input_dataset", None)
    return 0


def _solve_pipeline() -> object:
    import tensorflow as tf

    ten = tf.data.Dataset.range(10)
    return ten.shuffle(10).batch(4).prefetch(1)


pipeline = Exercise(
    "pipeline",
    check=_check_pipeline,
    solution=_solve_pipeline,
    hints=[
        Text(
            en="Three steps: `shuffle`, `batch`, `prefetch`. In which order?",
            zh="三步：`shuffle`、`batch`、`prefetch`。按什么顺序？",
        ),
        Text(
            en="How many rows must the buffer hold, so that every order is possible?",
            zh="缓冲区要装多少行，才能出现任何顺序？",
        ),
    ],
)
