"""Whether a model is compiled as it was asked for."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from neuronbook.checking.feedback import require

__all__ = ["loss_on", "require_adam", "require_loss", "require_mae"]

LossName = Literal["mean absolute error", "binary cross-entropy"]


def require_adam(model: Any) -> None:
    """Go on if a model is compiled with Adam, and Adam can move its weights."""
    import keras  # slow, and hints are read without it

    require(
        model.compiled,
        en="The model is built, but not compiled, so it cannot be trained yet. Call its method "
        "`compile`.",
        zh="模型搭好了，但还没有编译，不能训练。请调用它的 `compile` 方法。",
        received=model,
    )
    optimizer = model.optimizer
    if isinstance(optimizer, keras.optimizers.LossScaleOptimizer):  # Keras' own, for float16
        optimizer = optimizer.inner_optimizer
    name = type(optimizer).__name__
    require(
        isinstance(optimizer, keras.optimizers.Adam)
        and not isinstance(optimizer, keras.optimizers.AdamW),
        en="The optimizer should be Adam.",
        zh="优化器应该用 Adam。",
        received=name,
    )
    require(
        not optimizer.weight_decay,
        en="With a weight decay this is AdamW rather than Adam: it also shrinks the weights.",
        zh="加了权重衰减（`weight_decay`），就成了 AdamW 而不是 Adam：它还会让权重变小。",
        received=optimizer.weight_decay,
    )
    learning_rate = float(np.asarray(optimizer.learning_rate))
    require(
        0 < learning_rate < np.inf,  # False for NaN
        en="With this learning rate nothing is learned: it must be greater than 0.",
        zh="用这个学习率什么也学不到：学习率必须大于 0。",
        received=learning_rate,
    )


def require_loss(model: Any, name: LossName) -> Any:
    """Go on if a model has one loss, and return it as a function.

    It is tried by `loss_on`; of the loss by the name of `name` the exercises say what differs.
    """
    import keras

    loss = getattr(model, "loss", None)
    require(
        loss is not None,
        en=f"No loss was chosen, so training does not know what to make small. A metric is only "
        f"reported. Give `loss`, the {name}.",
        zh="没有选损失函数，训练就不知道要把什么变小；指标（metric）只是报告出来。请写出 `loss`："
        f"{_CHINESE[name]}。",
        received=loss,
    )
    require(
        not (isinstance(loss, dict) and isinstance(model, keras.Sequential)),
        en="A `Sequential` does not know its output by name. Give the loss without a dictionary.",
        zh="`Sequential` 的输出没有名字可用。请直接写损失函数，不要用字典。",
        received=loss,
    )
    loss = list(loss.values()) if isinstance(loss, dict) else loss
    while isinstance(loss, list | tuple) and len(loss) == 1:
        (loss,) = loss
    require(
        not isinstance(loss, list | tuple),
        en="The model has one output, so it needs one loss.",
        zh="模型只有一个输出，所以要有一个损失函数。",
        received=loss,
    )
    loss = keras.losses.get(loss() if isinstance(loss, type) else loss)
    require(
        getattr(loss, "reduction", None) != "sum",
        en="This loss adds up the examples of a batch in place of taking their mean. Leave "
        "`reduction` as it is.",
        zh="这个损失函数把一批样本的损失加起来，而不是取平均。请不要改 `reduction`。",
        received=getattr(loss, "reduction", None),
    )
    require(
        _loss_weight(model) != 0,
        en="With a loss weight of 0 nothing is learned. Leave `loss_weights` out.",
        zh="损失的权重是 0，什么也学不到。请不要写 `loss_weights`。",
        received=0,
    )
    return loss


def _loss_weight(model: Any) -> Any:
    import keras

    try:
        weights = model.get_compile_config().get("loss_weights")
    except TypeError:  # Keras cannot write down a class that was given in place of an object
        return 1
    found = keras.tree.flatten(weights) if weights is not None else [1]
    return found[0] if len(found) == 1 else 1


_CHINESE: dict[LossName, str] = {
    "mean absolute error": "平均绝对误差",
    "binary cross-entropy": "二元交叉熵",
}


def loss_on(loss: Any, y_true: npt.ArrayLike, y_pred: npt.ArrayLike) -> float:
    """Return a loss of these predictions, one number each: the mean over the examples."""
    import keras

    columns = [
        keras.ops.convert_to_tensor(np.asarray(values, "float32")[:, None])
        for values in (y_true, y_pred)
    ]
    return float(np.asarray(keras.ops.convert_to_numpy(loss(*columns)), dtype="float64").mean())


def require_mae(model: Any) -> None:
    """Go on if the loss of a compiled model is the mean absolute error."""
    loss = require_loss(model, "mean absolute error")
    y_true = [4.0, 5.0]
    measured = [
        round(loss_on(loss, y_true, [4.0 + first, 5.0 + second]), 4)
        for first, second in ((1.0, -3.0), (0.5, 0.0), (0.003, 0.001))
    ]
    require(
        measured[:2] != [5.0, 0.125],
        en="This loss squares the errors: it is the MSE. A metric is only reported; training makes "
        "the loss small.",
        zh="这个损失函数把误差平方了，是 MSE。指标（metric）只是报告出来；训练变小的是损失。",
        received=measured[0],
    )
    require(
        measured == [2.0, 0.25, 0.002],
        en="For errors of 1 and -3 the mean absolute error is 2, for errors of 0.5 and 0 it is "
        "0.25, for 0.003 and 0.001 it is 0.002; your loss says something else.",
        zh="误差为 1 和 -3 时，平均绝对误差应该是 2；误差为 0.5 和 0 时是 0.25；"
        "误差为 0.003 和 0.001 时是 0.002。你的损失函数给出的不是。",
        received=measured,
    )
