"""Whether a model is the network that was asked for, and if not, why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from neuronbook.checking.answers import require_model
from neuronbook.checking.feedback import require
from neuronbook.checking.parts import parts_of, shows_order
from neuronbook.checking.probes import burdens_of, computes, learns_all, predict, takes_training
from neuronbook.checking.reference import Reference
from neuronbook.checking.sizes import require_ends, require_sizes

__all__ = ["require_network"]

Explain = Callable[[Any, list[str]], None]

_CURVES = ("ELU", "LeakyReLU", "ReLU", "Softmax")  # layers that are activation functions


def require_network(
    model: Any, num_inputs: int, parts: Sequence[str], *, explain: Explain | None = None
) -> None:
    """Go on if a model passes its input through these parts in turn, and nothing else acts on it.

    Parameters
    ----------
    model
        The reader's answer, which may be anything.
    num_inputs, parts
        The network, by the names of `parts_of`: ``8, ["Dense(32)", "relu", "Dense(1)"]``.
    explain
        Is called for a model that is not right, with its parts, and raises `NotYet` if it knows
        a reason of its own exercise's. The reasons that all networks share follow.
    """
    require_model(model)
    reference, found = Reference(num_inputs, parts), parts_of(model)
    is_right = (
        computes(model, reference)
        and _rates(found) == _rates(parts)
        and (not shows_order(model) or _order(found) == _order(parts))
        and learns_all(model, reference)
        and not burdens_of(model)
    )
    if is_right:
        _require_start(model)
        return
    require_ends(model, num_inputs)
    if explain is not None:
        explain(model, found)
    require_sizes(model, num_inputs, [part for part in parts if part.startswith("Dense")])
    _require_no_others(found, parts)
    _require_weights(model, reference)
    _require_activations(model, found, num_inputs, parts)
    _require_nothing_else(model, reference)


def _rates(parts: Sequence[str]) -> set[str]:
    """Return what works by chance, with its rate: a little of it does not show in the outputs."""
    return {part for part in parts if "Dropout" in part or "Noise" in part}


def _order(parts: Sequence[str]) -> list[str]:
    """Return the order of dropout and batch normalization, if both are there."""
    kept = [part for part in parts if part.startswith(("Dense", "Dropout", "BatchN"))]
    return kept if _rates(parts) and "BatchNormalization" in parts else []


def _require_start(model: Any) -> None:
    """Go on if the weights are numbers from which a network can learn."""
    kernels = [np.asarray(weight, "float64") for weight in model.weights if weight.ndim == 2]
    x = np.random.default_rng(0).normal(size=(64, kernels[0].shape[0]))
    y_pred = predict(model, x[: (getattr(model, "input_shape", None) or [64])[0]], {})
    require(
        bool(np.isfinite(y_pred).all()),
        en="It is the right network, but with its present weights it computes no numbers: a "
        "training has diverged. Build it anew.",
        zh="网络是对的，但用现在的权重算出来的已经不是数了：训练发散过。请重新搭建。",
        received=float(y_pred[0, 0]),
    )
    require(
        len(kernels) == 1 or bool(np.ptp(y_pred) > 0),
        en="It is the right network, but it begins with weights that let nothing through: it gives "
        "the same answer to every input. Leave the initializers as they are.",
        zh="网络是对的，但一开始的权重什么也传不过去：不管输入是什么，答案都一样。"
        "请不要改初始化方法。",
    )
    require(
        all(np.ptp(kernel) > 0 for kernel in kernels[:-1]),
        en="It is the right network, but it begins with weights that are all alike, so it could "
        "not learn: its units would stay copies of one another. Leave the initializers as they "
        "are.",
        zh="网络是对的，但权重一开始就全都一样，学不到东西：各个单元会一直互为副本。"
        "请不要改初始化方法。",
    )


def _require_no_others(found: Sequence[str], parts: Sequence[str]) -> None:
    wanted = {part.partition("(")[0] for part in parts}
    others = [
        part for part in found if part.partition("(")[0] not in wanted and not _is_activation(part)
    ]
    require(
        "PReLU" not in others,
        en="PReLU learns its slope on the left side. The exercise asks for ReLU in its place.",
        zh="PReLU 左边的斜率也要学。题目要求的是 ReLU，请换成它。",
        received=others,
    )
    require(
        not others,
        en="There are layers in the model that the exercise does not ask for. Take them out.",
        zh="模型里有题目没有要求的层，请去掉。",
        received=others,
    )


def _require_weights(model: Any, reference: Reference) -> None:
    """Go on if there is a bias for each unit, and all weights can be trained."""
    shapes = sorted(tuple(weight.shape) for weight in model.weights)
    expected = sorted(shape for layer in reference.shapes for shape in layer)
    require(
        len(shapes) >= len(expected),
        en="Weights are missing. Use the layers as they come, with their biases and all their "
        "parameters.",
        zh="少了一些权重。各层请保持默认，偏置等参数一个也不要去掉。",
        received=shapes,
    )
    require(
        shapes == expected,
        en="The weights have other shapes, or are more, than those of the exercise's layers. Use "
        "these layers as they come.",
        zh="权重的形状或个数和题目里的那些层不一样。请直接使用这些层，不要改动。",
        received=shapes,
    )
    frozen = [
        weight.path
        for weight in model.weights
        if not weight.trainable and not weight.name.startswith("moving_")
    ] or [weight.path for weight in model.weights if not weight.trainable]
    require(
        learns_all(model, reference),
        en="Some weights are frozen: training would not change them. Leave `trainable` as it is.",
        zh="有的权重被冻结了，训练也不会改变它们。请不要改 `trainable`。",
        received=frozen,
    )
    require(
        not burdens_of(model),
        en="Something acts on the weights besides the loss: a regularizer or a constraint. The "
        "exercise asks for none.",
        zh="除了损失函数，还有别的在影响权重：正则化项或约束。题目没有要求这些。",
        received=burdens_of(model),
    )


def _require_activations(
    model: Any, found: Sequence[str], num_inputs: int, parts: Sequence[str]
) -> None:
    """Go on if no activation is known to be missing, added or another one."""

    def is_like(variant: Sequence[str]) -> bool:
        return computes(model, Reference(num_inputs, variant), in_training=False)

    wanted = [place for place, part in enumerate(parts) if part in ("relu", "sigmoid")]
    require(
        not (wanted and is_like([part for part in parts if part not in ("relu", "sigmoid")])),
        en="There is no activation function anywhere, so all these layers together can do no "
        "more than one linear unit.",
        zh="哪里都没有激活函数，所以这些层加在一起，也只相当于一个线性单元。",
    )
    at_the_end = shows_order(model) and _is_activation(found[-1])
    require(
        _is_activation(parts[-1]) or not (at_the_end or is_like([*parts, "relu"])),
        en="The output has an activation function. It must be free to give any number, so it has "
        "none.",
        zh="输出层带了激活函数。输出层要能给出任何数，所以不用激活函数。",
    )
    require(
        not any(is_like([*parts[:place], *parts[place + 1 :]]) for place in wanted),
        en="One of the layers has no activation function. Each hidden layer needs its ReLU.",
        zh="有一层没有激活函数。每个隐藏层都要有自己的 ReLU。",
    )
    require(
        not shows_order(model)
        or [part for part in found if _is_activation(part)] == [parts[place] for place in wanted],
        en="The activation functions are not those of the exercise.",
        zh="激活函数和题目要求的不一样。",
        received=found,
    )
    require(
        not shows_order(model) or not _is_activation(found[0]),
        en="An activation function stands in front of the first layer. It belongs behind each "
        "hidden layer.",
        zh="第一层前面就有激活函数。激活函数要放在每个隐藏层的后面。",
        received=found,
    )


def _is_activation(part: str) -> bool:
    return part in _CURVES or not part[:1].isupper()  # functions have small letters


def _require_nothing_else(model: Any, reference: Reference) -> None:
    require(
        takes_training(model)
        or not (reference.has("Dropout") or reference.has("BatchNormalization")),
        en="The `call` of this class does not take `training`, so `fit` cannot tell the layers in "
        "it that they are being trained. Write `def call(self, x, training=None)`.",
        zh="这个类的 `call` 没有参数 `training`，`fit` 就没法告诉里面的层现在是在训练。"
        "请写成 `def call(self, x, training=None)`。",
    )
    require(
        not computes(model, reference, in_training=False),
        en="It is the right network when it predicts, but not while it is trained: something in "
        "it acts only then, or does it in another way than the layers of the exercise.",
        zh="预测时网络是对的，训练时却不是：里面有只在训练时起作用的东西，"
        "或者某一层在训练时的做法和题目要求的不一样。",
    )
    require(
        False,
        en="The layers are the right ones, but together they do not compute what is asked. Look "
        "for a setting that changes what a layer does (`training=True` in a call is one), for "
        "another order, and for ways around a layer.",
        zh="层是对的，但合起来算的不是题目要求的。看看有没有改变某一层作用的设置"
        "（例如调用时写了 `training=True`），次序对不对，有没有绕过某一层的路。",
    )
