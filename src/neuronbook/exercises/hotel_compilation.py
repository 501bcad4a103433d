"""How the hotel network of chapter 06 must be compiled, found out with invented predictions."""

from __future__ import annotations

from typing import Any

import numpy as np

from neuronbook.checking import loss_on, predict, require, require_adam, require_loss, require_model

__all__ = ["check_compiled", "check_cross_entropy"]

Y = np.array([1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0])
P = np.array([0.9, 0.2, 0.1, 0.65, 0.505, 0.495, 0.7])  # five of seven right at one half
LOGITS = np.log(P / (1 - P))


def check_compiled(answer: Any) -> None:
    """Run to the end if the answer is compiled as the exercise asks; say why if not."""
    require_model(answer)
    require(
        bool(answer.trainable_weights),
        en="All layers are frozen, so nothing would be learned. Leave `trainable` as it is.",
        zh="所有的层都被冻结了，什么也学不到。请不要改 `trainable`。",
    )
    require_adam(answer)
    _check_metrics(answer, gives_logits=check_cross_entropy(answer))


def check_cross_entropy(model: Any) -> bool:
    """Go on if the loss is the binary cross-entropy; tell whether the model gives scores."""
    loss = require_loss(model, "binary cross-entropy")
    gives_logits = _gives_logits(model)
    _check_loss(loss, gives_logits=gives_logits)
    return gives_logits


def _gives_logits(model: Any) -> bool:
    """Tell whether some output of a model is no probability."""
    x = np.random.default_rng(0).normal(scale=3, size=(64, model.weights[0].shape[0]))
    y_pred = predict(model, x, {})
    return bool(np.any((y_pred < 0) | (y_pred > 1)))


def _check_loss(loss: Any, *, gives_logits: bool) -> None:
    name = getattr(loss, "__name__", type(loss).__name__)
    require(
        "categorical" not in name.lower(),
        en="Categorical cross-entropy is for one output unit per class. With a single probability "
        "it is the binary cross-entropy.",
        zh="分类交叉熵（categorical）用于每个类别一个输出单元的情形。只有一个概率时，要用二元交叉熵。",
        received=name,
    )
    cross_entropy = -np.mean(Y * np.log(P) + (1 - Y) * np.log(1 - P))
    of_probabilities, of_logits = loss_on(loss, Y, P), loss_on(loss, Y, LOGITS)
    require(
        gives_logits or not abs(of_logits - cross_entropy) < 1e-3,
        en="The network gives probabilities already, and `from_logits=True` says that it gives "
        "scores. Leave it out.",
        zh="网络给出的已经是概率，而 `from_logits=True` 说它给出的是得分。请去掉这个参数。",
        received=name,
    )
    require(
        not gives_logits or not abs(of_probabilities - cross_entropy) < 1e-3,
        en="The loss takes probabilities, but the network gives scores. Put the sigmoid back at "
        "its output.",
        zh="损失函数要的是概率，网络给出的却是得分。请在输出层加回 sigmoid。",
        received=name,
    )
    smoothing = float(getattr(loss, "label_smoothing", 0.0) or 0.0)
    require(
        smoothing == 0,
        en="The binary cross-entropy is right; `label_smoothing` is not asked for.",
        zh="二元交叉熵是对的；题目没有要求 `label_smoothing`。",
        received=smoothing,
    )
    require(
        abs((of_logits if gives_logits else of_probabilities) - cross_entropy) < 1e-3,
        en="The loss should be the binary cross-entropy.",
        zh="损失函数应当是二元交叉熵。",
        received=name,
    )


def _check_metrics(model: Any, *, gives_logits: bool) -> None:
    report = _report(model, LOGITS if gives_logits else P)
    require(
        bool(report),
        en="No metric is reported, only the loss. Give `metrics=[...]`, a list.",
        zh="现在只报告损失，没有指标。请给出 `metrics=[...]`，写成列表。",
        received=list(report),
    )
    accuracy = np.mean((P > 0.5) == Y)
    require(
        any(abs(value - accuracy) < 1e-4 for value in report.values()),
        en="None of the metrics is the share of right answers at a threshold of one half: "
        "`binary_accuracy`. (For a network that gives scores, that is a score of 0.)",
        zh="这些指标里，没有一个是阈值为二分之一时答对的比例，也就是 `binary_accuracy`。"
        "（网络给出得分时，二分之一对应的得分是 0。）",
        received=list(report),
    )
    require(
        len(report) == 1,
        en="The accuracy is there; it should be the only metric.",
        zh="准确率有了；题目要求只用这一个指标。",
        received=list(report),
    )


def _report(model: Any, outputs: Any) -> dict[str, float]:
    """Return the metrics that a model reports on invented outputs; its own counts stay."""
    import keras

    counts = [(each, each.numpy()) for metric in model.metrics for each in metric.variables]
    model.reset_metrics()
    columns = [
        keras.ops.convert_to_tensor(part[:, None].astype("float32")) for part in (Y, outputs)
    ]
    results = model.compute_metrics(None, *columns)
    model.reset_metrics()
    for variable, count in counts:
        variable.assign(count)
    flat = {name: np.asarray(value) for name, value in results.items() if name != "loss"}
    return {name: float(value) for name, value in flat.items() if value.ndim == 0}
